#ifndef LEDE_INGEST_MOJIBAKE_H
#define LEDE_INGEST_MOJIBAKE_H

#include "ingest/bytemap.h"
#include "ingest/charset.h"

/* Text whose bytes were read in another encoding than they were written in, and then became
 * Unicode: "â€™" for an apostrophe. */

/* UTF-8 read as `as`, at s[at]: the length of such a run, and its character; 0: it is none. */
size_t mojibake_run(const struct charset *as, struct slice s, size_t at, int32_t *found);

struct garbling {
	const struct charset *is, *as; /* what it is; what it was read as */
};

/* Is nearly all of a text that is no ASCII garbled in one way? Then what it says is certain. */
bool garbled(struct slice text, struct garbling *out);

/* Append the text as it was meant; `map`, unless NULL, gets where its bytes were. */
void ungarble(struct slice text, const struct garbling *, struct buffer *out, byte_map *map);

#endif
