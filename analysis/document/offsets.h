#ifndef LEDE_DOCUMENT_OFFSETS_H
#define LEDE_DOCUMENT_OFFSETS_H

#include "base/arena.h"

/* Between bytes, which lede counts inside, and the units that others count in. */
enum offset_unit { OFFSETS_CODEPOINTS, OFFSETS_BYTES, OFFSETS_UTF16 };

extern const char *const offset_unit_names[3]; /* "codepoints", "bytes", "utf16" */

/* False when `name` is none of them. */
bool offset_unit_parse(struct slice name, enum offset_unit *out);

/* For one text. Memory: 4 bytes for each 128 of a text that is not ASCII, from the
 * arena that it was made with; looking up takes constant time forward and
 * logarithmic time back. */
struct offsets {
	struct slice text;
	enum offset_unit unit;
	uint32_t *before; /* units before each block of text; NULL: a byte is a unit */
	uint32_t total;   /* units in the whole text */
};

struct offsets offsets_of(struct slice text, enum offset_unit, struct arena *);

/* The unit offset of a byte offset (at the start of a code point, or the end). */
uint32_t offset_out(const struct offsets *, uint32_t byte);

/* The same, quicker for one offset after another: the cursor, zeroed at first, remembers
 * the last one. */
struct offset_cursor {
	uint32_t byte, unit;
};
uint32_t offset_from(const struct offsets *, struct offset_cursor *, uint32_t byte);

/* The byte offset of a unit offset; UINT32_MAX when there is none: beyond the end,
 * or inside a code point. */
uint32_t offset_in(const struct offsets *, uint64_t unit_offset);

#endif
