#include "annotate/entities/towns.h"

#include "towns_table.h"

const struct town *towns_of(uint32_t lead, size_t *count)
{
	size_t total = sizeof(towns) / sizeof(*towns), low = 0, high = total;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (towns[middle].lead < lead)
			low = middle + 1;
		else
			high = middle;
	}
	for (*count = 0; low + *count < total && towns[low + *count].lead == lead; ++*count)
		;
	return towns + low;
}
