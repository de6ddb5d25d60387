#ifndef LEDE_TRAIN_CRF_H
#define LEDE_TRAIN_CRF_H

#include "train/examples.h"

/* Weights of a linear-chain conditional random field (Lafferty, McCallum and Pereira
 * 2001), learned by stochastic gradients with AdaGrad's step sizes (Duchi, Hazan and
 * Singer 2011). What a marking leaves open is summed over (Tsuboi et al. 2008,
 * "Training conditional random fields using incomplete annotations"), so classes that
 * a source does not mark and labels in dispute pull neither way. */
struct crf {
	uint32_t rows;
	float *weights; /* [row][TAG_O] */
	float *squares; /* [row][TAG_O] sums of squared gradients */
	float transitions[TAGS][TAGS], transition_squares[TAGS][TAGS];
};

struct crf_options {
	unsigned epochs;
	uint32_t seed; /* order of the examples and what is dropped */
	float rate;
	float dropout; /* share of the features left out at each visit */
	float damping; /* where the sums of squares start: the larger, the less a rare
			  feature learns from a single visit */
};

void crf_init(struct crf *, uint32_t rows);

/* Go through the examples; the weights become their mean over the second half of the
 * epochs (Polyak and Juditsky 1992). */
void crf_learn(struct crf *, const struct examples *, const struct crf_options *);
void crf_free(struct crf *);

#endif
