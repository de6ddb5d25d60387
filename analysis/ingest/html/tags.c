#include <strings.h>

#include "ingest/html/ascii.h"
#include "ingest/html/tags.h"

struct tag_row {
	char name[12];
	uint16_t flags;
};

#include "ingest/html/tags_table.h"

static unsigned hash(struct slice s, unsigned a, unsigned b, unsigned c)
{
	unsigned first = (unsigned char)ascii_lower(s.ptr[0]),
		 middle = (unsigned char)ascii_lower(s.ptr[s.len / 2]),
		 last = (unsigned char)ascii_lower(s.ptr[s.len - 1]);

	return first * a + last * b + middle * c + (unsigned)s.len;
}

static bool is_name(struct slice s, const char *name)
{
	return strncasecmp(s.ptr, name, s.len) == 0 && name[s.len] == '\0';
}

enum tag tag_find(struct slice s)
{
	enum tag tag;

	if (!s.len || s.len >= sizeof(tag_rows[0].name))
		return TAG_OTHER;
	tag = tag_hash[hash(s, TAG_HASH_A, TAG_HASH_B, TAG_HASH_C) % TAG_HASH_SIZE];
	return is_name(s, tag_rows[tag].name) ? tag : TAG_OTHER;
}

enum attribute attribute_find(struct slice s)
{
	enum attribute attr;

	if (!s.len || s.len > sizeof("aria-hidden"))
		return ATTR_OTHER;
	attr = attr_hash[hash(s, ATTR_HASH_A, ATTR_HASH_B, ATTR_HASH_C) % ATTR_HASH_SIZE];
	return is_name(s, attr_names[attr]) ? attr : ATTR_OTHER;
}

const char *tag_name(enum tag tag)
{
	return tag_rows[tag].name;
}

unsigned tag_flags(enum tag tag)
{
	return tag_rows[tag].flags;
}
