#ifndef LEDE_ANNOTATE_SUMMARY_TIGHT_H
#define LEDE_ANNOTATE_SUMMARY_TIGHT_H

#include "annotate/annotate.h"
#include "annotate/wordlist.h"

/* Sentence compression by rules that only delete, after the first cut-and-paste
 * summarisers (H. Jing, "Sentence reduction for automatic text summarization", 2000):
 * what stands in brackets or between dashes, ages, relative clauses between commas, and
 * attributions. Nothing inside quotation marks is touched, and the attribution of a
 * quotation stays. What is left are spans of the text; they are joined by blanks. */

enum { HEADLINE_BYTES = 90 }; /* a headline's; only a single long word exceeds it */

struct tightener {
	struct wordlist words; /* that a headline does not end with, and others known by name */
	VECTOR(uint8_t) kept;  /* of each token of the sentence */
	VECTOR(uint8_t) marks; /* the same: a quotation mark */
	bool ready;
};

/* Fill in the spans and the tight text of a chosen sentence, whose tokens from `first` on
 * are what may be kept. As a headline it is cut to HEADLINE_BYTES, too, and has no stop
 * at its end. The text is in the document's arena. */
void tighten(struct tightener *, struct document *, uint32_t first, bool headline,
	     struct summary_sentence *);
void tightener_free(struct tightener *);

#endif
