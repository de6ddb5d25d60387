#include "annotate/entities/genders.h"

#include "genders_table.h"

static unsigned char small(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Order of a name in any case and a row's. */
static int compare(struct slice name, const char *row)
{
	for (size_t i = 0; i < name.len; i++) {
		int difference = small(name.ptr[i]) - (unsigned char)row[i];

		if (difference || !row[i])
			return difference;
	}
	return row[name.len] ? -1 : 0;
}

enum gender name_gender(struct slice name)
{
	size_t low = 0, high = sizeof(given_names) / sizeof(*given_names);

	if (name.len >= sizeof(given_names->name))
		return GENDER_UNKNOWN;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(name, given_names[middle].name);

		if (order == 0)
			return given_names[middle].gender == 'f' ? GENDER_FEMALE : GENDER_MALE;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return GENDER_UNKNOWN;
}
