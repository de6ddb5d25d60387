#ifndef LEDE_INGEST_HTML_PHRASES_H
#define LEDE_INGEST_HTML_PHRASES_H

#include "base/slice.h"
#include "ingest/html/phrases_table.h"

/* Kinds of phrases that surround articles (lexicons/html/phrases.tsv), as bits 1 << PHRASE_...:
 * at the start of a text, and further on in its first 240 bytes. */
struct phrases {
	uint32_t begins, holds;
};

/* The kinds before this one tell what a text is; the others, whom it speaks to and for. */
enum { PHRASE_TOPICS = PHRASE_YOU };

struct phrases phrases_in(struct slice);
const char *phrase_name(enum phrase);

#endif
