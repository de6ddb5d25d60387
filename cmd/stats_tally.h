#ifndef LEDE_CMD_STATS_TALLY_H
#define LEDE_CMD_STATS_TALLY_H

#include "base/buffer.h"

/* How often each of very many keys came up, in memory that does not grow without end: the
 * one mechanism behind every table of `lede stats`.
 *
 * A tally has room for so many entries and so many bytes of their names. When either is
 * full, the rarest entries are dropped until at most half of both is taken, and an entry
 * made later may be one that was dropped before: `undercount` tells how much it can have
 * lost at most. This is the summary of Misra and Gries ("Finding Repeated Elements", 1982)
 * written like the lossy counting of Manku and Motwani ("Approximate Frequency Counts over
 * Data Streams", 2002): with c an entry's count, b the undercount when it was made, and u
 * the undercount now,
 *
 *     c <= true count <= c + b <= c + u,    c + b > u for all that are kept,
 *
 * and a key without an entry came up u times at most. Dropping raises u by the least d that
 * frees enough, so more than half of the room was held by entries with c + b - u >= d; every
 * occurrence adds 1 to that sum over the entries and dropping takes d from each of them
 * (Agarwal et al., "Mergeable Summaries", 2013), hence
 *
 *     u <= occurrences / (entries kept at most, plus one)
 *
 * where the entries kept are half of the room for them, or fewer if names are long. While
 * nothing was dropped u is 0 and every count exact.
 *
 * Entries are told apart in the order of the calls and nothing else, so the same calls give
 * the same tally on every machine. */

enum { TALLY_GROUPS = 2, TALLY_NAME_MAX = 2048 /* bytes of a key or a form */ };

struct tally_entry {
	uint32_t hash;
	uint32_t key, form;       /* tally_string of these */
	uint32_t document;        /* the last that it was met in */
	int32_t votes;            /* for the form, of those since it was chosen */
	uint32_t documents[TALLY_GROUPS];
	uint64_t count[TALLY_GROUPS];
	uint64_t before;          /* the undercount when it was made */
};

struct tally {
	size_t entries_max, bytes_max;
	VECTOR(struct tally_entry) list; /* in the order of their first occurrence */
	VECTOR(uint32_t) slots;          /* index + 1, open addressing */
	struct buffer strings;
	uint64_t undercount;
};

/* Where a key was met. */
struct tally_place {
	uint32_t document;        /* its number: another one for every document */
	unsigned group;           /* of documents: 0 or 1 */
	uint64_t count;           /* how often */
	uint32_t votes;           /* for its form: 0 for one that will do if no other comes */
};

/* A tally is zeroed but for its room; bytes_max must be 5 * TALLY_NAME_MAX or more. */
#define TALLY_OF(entries, bytes) ((struct tally){ .entries_max = (entries), .bytes_max = (bytes) })

/* Count the key; `form` is what to show for it. Of several forms the one that most of the
 * votes are for wins (Boyer and Moore, "MJRTY", 1981). A key that is too long is noise
 * and not counted. */
void tally_add(struct tally *, struct slice key, struct slice form, struct tally_place);

/* NULL where there is none. */
const struct tally_entry *tally_find(const struct tally *, struct slice key);

/* Valid until the next tally_add. */
struct slice tally_string(const struct tally *, uint32_t offset);

void tally_free(struct tally *);

#endif
