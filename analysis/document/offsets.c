#include "document/offsets.h"

#include "base/utf8.h"

enum { BLOCK = 128 };

const char *const offset_unit_names[3] = { "codepoints", "bytes", "utf16" };

bool offset_unit_parse(struct slice name, enum offset_unit *out)
{
	for (int i = 0; i < 3; i++) {
		if (slice_is(name, offset_unit_names[i])) {
			*out = (enum offset_unit)i;
			return true;
		}
	}
	return false;
}

/* The sum of eight bytes that are 0 or 1. */
static uint32_t sum(uint64_t eight)
{
	return (uint32_t)(eight * 0x0101010101010101u >> 56);
}

/* Bytes among eight that continue a code point: those whose two top bits are 10. */
static uint32_t continuing(uint64_t eight)
{
	return sum(eight >> 7 & ~(eight >> 6) & 0x0101010101010101u);
}

/* Bytes among eight that begin a code point of four: those whose four top bits are set. */
static uint32_t beyond_bmp(uint64_t eight)
{
	return sum(eight >> 7 & eight >> 6 & eight >> 5 & eight >> 4 & 0x0101010101010101u);
}

/* Units that start in [from, to). A code point of four bytes is two in UTF-16. */
static uint32_t units(const struct offsets *o, size_t from, size_t to)
{
	uint32_t n = (uint32_t)(to - from);
	uint64_t eight;

	for (size_t i = from; i < to; i += 8) {
		size_t len = to - i < 8 ? to - i : 8;

		eight = 0;
		memcpy(&eight, o->text.ptr + i, len);
		n -= continuing(eight);
		if (o->unit == OFFSETS_UTF16)
			n += beyond_bmp(eight);
	}
	return n;
}

struct offsets offsets_of(struct slice text, enum offset_unit unit, struct arena *arena)
{
	struct offsets o = { .text = text, .unit = unit, .total = (uint32_t)text.len };
	size_t blocks = text.len / BLOCK + 1;

	if (unit == OFFSETS_BYTES || utf8_ascii_run(text) == text.len)
		return o;
	o.before = ARENA_NEW(arena, uint32_t, blocks);
	o.total = 0;
	for (size_t b = 0; b < blocks; b++) {
		size_t end = (b + 1) * BLOCK;

		o.before[b] = o.total;
		o.total += units(&o, b * BLOCK, end < text.len ? end : text.len);
	}
	return o;
}

uint32_t offset_out(const struct offsets *o, uint32_t byte)
{
	uint32_t block = byte / BLOCK;

	return o->before ? o->before[block] + units(o, block * BLOCK, byte) : byte;
}

uint32_t offset_from(const struct offsets *o, struct offset_cursor *cursor, uint32_t byte)
{
	if (!o->before)
		return byte;
	if (byte >= cursor->byte && byte - cursor->byte < BLOCK / 2)
		cursor->unit += units(o, cursor->byte, byte);
	else
		cursor->unit = offset_out(o, byte);
	cursor->byte = byte;
	return cursor->unit;
}

/* In a text without an index: every byte is a unit, though in bytes an offset may
 * still fall inside a code point. */
static uint32_t plain_in(const struct offsets *o, uint64_t at)
{
	if (at > o->text.len || (at < o->text.len && utf8_continues(o->text.ptr[at])))
		return UINT32_MAX;
	return (uint32_t)at;
}

/* The last block with no more than `at` units before it. */
static size_t block_of(const struct offsets *o, uint64_t at)
{
	size_t low = 0, high = o->text.len / BLOCK + 1;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (o->before[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

uint32_t offset_in(const struct offsets *o, uint64_t at)
{
	size_t byte;
	uint64_t unit;

	if (!o->before)
		return plain_in(o, at);
	if (at > o->total)
		return UINT32_MAX;
	byte = block_of(o, at) * BLOCK;
	unit = o->before[byte / BLOCK];
	while (byte < o->text.len && utf8_continues(o->text.ptr[byte]))
		byte++; /* of a code point that starts in the block before */
	while (unit < at && byte < o->text.len) {
		size_t next = byte;

		utf8_next(o->text, &next);
		unit += units(o, byte, next);
		byte = next;
	}
	return unit == at ? (uint32_t)byte : UINT32_MAX;
}
