#ifndef LEDE_INGEST_HTML_PHRASES_H
#define LEDE_INGEST_HTML_PHRASES_H

#include "base/slice.h"
#include "ingest/html/phrases_table.h"

/* Kinds of phrases that surround articles (lexicons/html/phrases.tsv), as bits 1 << PHRASE_...:
 * at the start of a text, and further on in its first 240 bytes. */
struct phrases {
	uint32_t begins, holds;
};

struct phrases phrases_in(struct slice);
const char *phrase_name(enum phrase);

#endif
