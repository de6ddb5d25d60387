#ifndef LEDE_TRAIN_EXAMPLES_H
#define LEDE_TRAIN_EXAMPLES_H

#include "annotate/entities/tagger.h"
#include "train/gold.h"

/* Training examples: the runs of the gold documents with the features of their
 * tokens, extracted once and read many times. */
struct example {
	uint32_t first, n; /* tokens [first, first + n) of the arrays below */
	float weight;
	const struct gold_document *document;
};

struct examples {
	VECTOR(struct example) list;
	VECTOR(uint32_t) allowed;  /* [token] tags that the marking leaves open */
	VECTOR(uint64_t) starts;   /* [token + 1] where its features start */
	VECTOR(uint32_t) features; /* hashes; after examples_intern rows */
	VECTOR(float) base;	   /* [token][TAG_O] scores to start from; may be empty */
};

/* Add the runs of one document, in which `tagger` sees only its words. */
void examples_add(struct examples *, struct tagger *, const struct gold_document *,
		  float weight);

/* Add the runs with the features of the second pass, after a first one by `tagger`,
 * whose scores (`scale` to one) become the base. */
void examples_add_second(struct examples *, struct tagger *, const struct gold_document *,
			 float weight, float scale);

/* Replace features by rows 0, 1, ... in order of appearance, dropping those seen
 * fewer than `least` times. Returns the features of the rows; the caller frees. */
uint32_t *examples_intern(struct examples *, uint32_t least, uint32_t *rows);

void examples_free(struct examples *);

#endif
