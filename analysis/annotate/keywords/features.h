#ifndef LEDE_ANNOTATE_KEYWORDS_FEATURES_H
#define LEDE_ANNOTATE_KEYWORDS_FEATURES_H

#include <stdint.h>

#include "annotate/wordclass.h"

/* What tells a key word from another word of the article: each feature takes one
 * of 16 values. Shares are of the term's occurrences, in eight steps. */
enum keyword_feature {
	/* of a count in this document */
	FEATURE_COUNT,      /* occurrences */
	FEATURE_RELATIVE,   /* the same for the commonest term's */
	FEATURE_DENSITY,    /* the same for the document's length */
	/* of a sentence, the first one that has it */
	FEATURE_FIRST,
	FEATURE_DEPTH,      /* the same for the document's length */
	/* of the term */
	FEATURE_TOKEN,      /* token of the first one */
	FEATURE_SPAN,       /* from first to last */
	FEATURE_SPREAD,     /* sixteenths of the document that have it */
	FEATURE_TITLE,      /* in the title or the headline */
	FEATURE_BACKGROUND, /* how rare it is elsewhere */
	FEATURE_TFIDF,      /* count times rarity */
	FEATURE_RANK,       /* by count times rarity */
	FEATURE_COUNT_RANK, /* by count */
	FEATURE_LENGTH,     /* bytes */
	FEATURE_STEM,       /* bytes of the stem */
	FEATURE_FORMS,      /* different words with its stem */
	FEATURE_FORM,       /* share of the commonest of them */
	FEATURE_ENDING,     /* suffix, as a hint of the part of speech */
	FEATURE_SIGNS,      /* a hyphen or stop inside */
	FEATURE_GROUP,      /* mentions of the entity it names */
	FEATURE_CAPITALS,   /* capitalised neighbours */
	FEATURE_LOWER,      /* shares of the cases, sentence starts aside */
	FEATURE_TITLECASE,
	FEATURE_UPPER,
	FEATURE_MIXED,
	FEATURE_NAMED,      /* shares in names of each type */
	FEATURE_BEFORE = FEATURE_NAMED + 4,        /* shares of the classes of words before */
	KEYWORD_FEATURES = FEATURE_BEFORE + CLASSES,
	/* where the groups end */
	KEYWORD_COUNTS = FEATURE_FIRST,
	KEYWORD_SENTENCE = FEATURE_TOKEN,
	KEYWORD_SHARES = FEATURE_LOWER /* from here on they are shares of the occurrences */
};
enum { KEYWORD_BINS = 16, KEYWORD_ALL = 7 /* a share of all */ };

enum word_ending {
	ENDING_NONE,
	ENDING_ING,
	ENDING_INGS,
	ENDING_ED,
	ENDING_LY,
	ENDING_ACT,    /* -ion -ment -ness -ity -ence -ance */
	ENDING_AGENT,  /* -er -or -ist */
	ENDING_AGENTS,
	ENDING_AL,
	ENDING_QUALITY, /* -ous -ive -ful -able -ible */
	ENDING_IC,
	ENDING_EST,
	ENDING_IES,
	ENDING_S,
	ENDING_Y,
	ENDING_E,
};

#endif
