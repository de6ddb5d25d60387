#ifndef LEDE_TRAIN_BUILD_H
#define LEDE_TRAIN_BUILD_H

#include "annotate/entities/model.h"
#include "base/buffer.h"
#include "base/report.h"

/* The words that the model knows: clusters and flags by the hash of the folded form. */
typedef VECTOR(struct model_word) word_vector;

/* The model's tables of words. */
struct word_tables {
	word_vector words, vectors;
};

/* Weights as learned. */
struct learned {
	const uint32_t *features; /* [row] */
	const float *weights;	  /* [row][TAG_O] */
	uint32_t rows;
	float transitions[TAGS][TAGS];
};

struct build_options {
	unsigned families;
	uint32_t rows_max; /* those that weigh least are left out */
	float scale;	   /* weight 1 as an integer */
};

/* Make a model block; the buffer's memory is aligned. */
void model_build(struct buffer *out, const struct word_tables *, const struct learned *,
		 const struct build_options *);

/* Write a block to a file: false with a reported problem when that fails. */
bool model_write(const struct buffer *, const char *path, struct report *);

#endif
