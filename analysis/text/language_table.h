#ifndef LEDE_TEXT_LANGUAGE_TABLE_H
#define LEDE_TEXT_LANGUAGE_TABLE_H

#include "base/hash.h"

/* The packed n-gram table, as lexicons/pack_languages.c writes it and language.c
 * reads it where it lies: one header, then three arrays at the offsets (in bytes
 * from its start) that the header gives. Numbers are in the byte order of the
 * machine that packed it.
 *
 *   columns  struct language_column [columns]
 *   slots    struct language_slot [mask + 1], open addressing by the hash
 *   rows     bytes; the row of an n-gram has one for each column of its group
 *
 * A group is the columns of one script, padded to a multiple of LANGUAGE_LANE so
 * that rows can be added by vectors. A byte is the evidence that the n-gram gives
 * for that column's language: LANGUAGE_SCALE * log2(1 + count / LANGUAGE_FLOOR),
 * count being per ten million letters. No entry is 0, the floor. */
enum {
	LANGUAGE_LANE = 8,
	LANGUAGE_GROUPS = 8,
	LANGUAGE_COLUMNS = 128, /* at most, padding too */
	LANGUAGE_GRAM = 4,      /* letters of the longest n-gram */
	LANGUAGE_FLOOR = 40,
	LANGUAGE_SCALE = 16,
	LANGUAGE_BOUNDARY = '_',
};

struct language_column {
	char identifies[8]; /* ISO 639-1, "und" for languages to reject, "" for padding */
};

struct language_group {
	uint32_t first, width; /* columns */
};

struct language_slot {
	uint32_t hash; /* 0: empty */
	uint32_t row;  /* group << 28 | offset into rows / LANGUAGE_LANE */
};

struct language_table {
	char magic[8];
	uint32_t columns, mask;
	uint32_t column_offset, slot_offset, row_offset, size;
	struct language_group group[LANGUAGE_GROUPS];
};

#define LANGUAGE_MAGIC "LEDELNG1"

/* The hash of an n-gram: letter by letter (boundaries too) from HASH_SEED, then
 * finished. Never 0. */
static inline uint32_t language_hash_letter(uint32_t h, uint32_t letter)
{
	h = (h ^ letter) * 0x9e3779b1u;
	return h ^ (h >> 15);
}

static inline uint32_t language_hash_finish(uint32_t h)
{
	h *= 0x85ebca6bu;
	h ^= h >> 13;
	return h ? h : 1;
}

#endif
