#ifndef LEDE_ANNOTATE_KEYWORDS_NETWORK_H
#define LEDE_ANNOTATE_KEYWORDS_NETWORK_H

#include "annotate/keywords/features.h"

/* The network that scores a term: one hidden layer over the features' values. Each value
 * of each feature has a row of weights, a term's rows are added up, and the sums go, cut
 * off below 0, times `out` into the score; the first sum goes in as it is, which makes it
 * a linear model of its own. Trained by scripts/keywords_train.py on the keys that readers
 * chose in 500N-KPCrowd (Marujo et al. 2012). All in integers: the same everywhere. */
enum { KEYWORD_HIDDEN = 8 };

/* A row, or a sum of rows: one register of the plainest processors. */
typedef int16_t keyword_sums __attribute__((vector_size(KEYWORD_HIDDEN * sizeof(int16_t))));

extern const int16_t keyword_rows[KEYWORD_FEATURES][KEYWORD_BINS][KEYWORD_HIDDEN];
extern const int16_t keyword_bias[KEYWORD_HIDDEN];
extern const int16_t keyword_out[KEYWORD_HIDDEN];
enum { KEYWORD_SHIFT = 10 }; /* sums times out, shifted: the score */

/* Terms that are scored, by count times rarity; those behind get less than all of them. */
enum { KEYWORD_SCORED = 64, KEYWORD_LEAST = -2000 };

/* In the score: one natural logarithm of the odds that a reader picks the term. */
enum { KEYWORD_UNIT = 64 };

#endif
