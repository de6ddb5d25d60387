#ifndef LEDE_ANNOTATE_ENTITIES_VOTES_H
#define LEDE_ANNOTATE_ENTITIES_VOTES_H

#include "annotate/entities/features.h"

/* What a first pass decided over a block, gathered by word, by whole name and by
 * acronym, so that a second pass sees what the word is elsewhere (Krishnan and
 * Manning 2006, "An effective two-stage model for exploiting non-local
 * dependencies in named entity recognition"). */

struct vote {
	uint32_t key; /* 0 is an empty slot */
	uint16_t count[TAGS];
};

struct votes {
	struct vote *slots;
	uint32_t size, cap; /* in use, a power of two; allocated */
};

enum { VOTE_FEATURES_MAX = 32 };

/* The tags of a block: those of tokens [first, first + n) of the document. */
struct tagged {
	const struct document *doc;
	const uint8_t *tags;
	uint32_t first, n;
};

/* Gather the decisions in `runs` of the block. */
void votes_gather(struct votes *, const struct tagged *, const struct run *runs, size_t n);

/* What the votes, less its own, and the first pass say of one token. */
unsigned votes_features(const struct votes *, const struct tagged *, uint32_t token,
			uint32_t out[static VOTE_FEATURES_MAX]);

void votes_free(struct votes *);

#endif
