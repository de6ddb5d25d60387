#ifndef LEDE_ANNOTATE_KEYWORDS_H
#define LEDE_ANNOTATE_KEYWORDS_H

#include <stdint.h>

/* What tells a key word from another word of the article: each feature takes one
 * of 16 values, and each value has a weight. The weights are a logistic
 * regression over the crowd's choices in 500N-KPCrowd (scripts/keywords_train.py),
 * in 1/16 of a natural logarithm of the odds. */
enum keyword_feature {
	FEATURE_COUNT,      /* occurrences */
	FEATURE_DENSITY,    /* occurrences for the document's length */
	FEATURE_FIRST,      /* sentence of the first one */
	FEATURE_DEPTH,      /* the same for the document's length */
	FEATURE_SPAN,       /* from first to last */
	FEATURE_SPREAD,     /* sixteenths of the document that have it */
	FEATURE_TITLE,      /* in the title or the headline */
	FEATURE_BACKGROUND, /* how rare it is elsewhere */
	FEATURE_CASE,
	FEATURE_ENTITY,     /* type of the names it stands in */
	FEATURE_LENGTH,     /* letters */
	FEATURE_ENDING,     /* suffix, as a hint of the part of speech */
	FEATURE_BEFORE,     /* commonest class of the word before */
	FEATURE_AFTER,
	FEATURE_RANK,       /* by count times weight */
	FEATURE_PAIR,      /* count and rarity together */
	KEYWORD_FEATURES
};
enum { KEYWORD_BINS = 16 };

extern const int16_t keyword_weights[KEYWORD_FEATURES][KEYWORD_BINS];

#endif
