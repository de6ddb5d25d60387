#ifndef LEDE_INGEST_HTML_TAGS_H
#define LEDE_INGEST_HTML_TAGS_H

#include "base/slice.h"

/* The elements and attributes that the reader of HTML knows, found by a perfect hash. */

#include "ingest/html/tag_numbers.h"

/* Properties of elements; scripts/html_tables.py tells what they mean. */
enum {
	TAG_IS_BLOCK = 1 << 0,
	TAG_IS_PCLOSE = 1 << 1,
	TAG_IS_SPECIAL = 1 << 2,
	TAG_IS_VOID = 1 << 3,
	TAG_IS_FORMAT = 1 << 4,
	TAG_IS_DROP = 1 << 5,
	TAG_IS_SCOPE = 1 << 6,
	TAG_IS_RAW = 1 << 7,
	TAG_IS_RCDATA = 1 << 8,
	TAG_IS_HEADING = 1 << 9,
	TAG_IS_FOREIGN = 1 << 10,
};

enum tag tag_find(struct slice name);             /* upper or lower case */
enum attribute attribute_find(struct slice name); /* upper or lower case */
const char *tag_name(enum tag);                   /* "" for TAG_OTHER */
unsigned tag_flags(enum tag);

#endif
