#ifndef LEDE_TRAIN_EXAMPLES_H
#define LEDE_TRAIN_EXAMPLES_H

#include "annotate/entities/tagger.h"
#include "train/gold.h"

/* Training examples: the runs of the gold documents with the features of their
 * tokens, extracted once and read many times. */
struct example {
	uint32_t first, n; /* tokens [first, first + n) of the arrays below */
	float weight;
};

struct examples {
	VECTOR(struct example) list;
	VECTOR(uint32_t) allowed;  /* [token] tags that the marking leaves open */
	VECTOR(uint64_t) starts;   /* [token + 1] where its features start */
	VECTOR(uint32_t) features; /* hashes; after examples_intern rows */
};

/* Add the runs of one document, in which `tagger` sees only its words. */
void examples_add(struct examples *, struct tagger *, const struct gold_document *, float weight);

/* Replace features by rows 0, 1, ... in order of appearance, dropping those seen
 * fewer than `least` times. Returns the features of the rows; the caller frees. */
uint32_t *examples_intern(struct examples *, uint32_t least, uint32_t *rows);

void examples_free(struct examples *);

#endif
