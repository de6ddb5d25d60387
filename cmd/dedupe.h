#ifndef LEDE_CMD_DEDUPE_H
#define LEDE_CMD_DEDUPE_H

#include "cmd/stories.h"

/* `--dedupe`: documents of a run that say again what one before them said. Worker threads sketch
 * each document, the main thread compares the sketches in the order of the input, so that any
 * number of threads gives the same.
 *
 * Two are copies when one's runs of three words are mostly the other's, by the smallest of their
 * hashes (as of --cluster), and they are about as long; short ones when they are the same in
 * nearly every word. A document is compared with those that
 * share one of its smallest hashes. About 360 bytes are kept of each that stays, and of the latest
 * DEDUPE_MOST; older ones are forgotten. */

enum { DEDUPE_MOST = 1000000, DEDUPE_ID = 64 };

/* What is compared of a document. */
struct sketch {
	uint32_t shingles[STORY_SHINGLES]; /* rising */
	uint32_t nshingles, words;
	char id[DEDUPE_ID]; /* ends with NUL; cut when it is longer */
};

/* The document has to have its tokens. One without words has no shingles, and is no copy. */
void dedupe_sketch(struct document *, struct sketch *out);

struct dedupe;
struct dedupe *dedupe_open(void);
void dedupe_close(struct dedupe *); /* NULL is fine */

/* The first document that this one is a copy of, until the next call; else NULL, and it is kept
 * for comparison. */
const struct sketch *dedupe_find(struct dedupe *, const struct sketch *);

#endif
