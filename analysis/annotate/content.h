#ifndef LEDE_ANNOTATE_CONTENT_H
#define LEDE_ANNOTATE_CONTENT_H

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "text/stem.h"

/* Which words are content words, with their stems and how much they tell. For the words
 * of the vocabulary all is packed at build time, if they are English. */

struct content_words {
	struct stemmer *stemmer; /* NULL: words are their own stems */
	int stopwords;
	bool background;         /* the language is that of the background */
};

struct content_word {
	struct slice stem; /* empty: no content word */
	uint32_t hash;     /* of the stem */
	uint32_t weight;
	uint8_t vague;     /* enum vague, of the word */
	bool packed;       /* the stem stays; if not, until the next call */
};

/* For documents of this language from now on. */
void content_words_of(struct content_words *, const char *language, struct stemmer *);

/* For a token of at most CONTENT_BYTES that has its word id; room is where its stem may lie. */
enum { CONTENT_BYTES = 64, CONTENT_ROOM = 2 * CONTENT_BYTES };
struct content_word content_word(const struct content_words *, struct slice text,
				 const struct token *token, char room[static CONTENT_ROOM]);

/* How much a stem tells: as in struct content_term. */
uint32_t content_weight(const struct content_words *, struct slice stem);

/* A word that is its own stem and no stop word whatever it looks like. */
struct content_word content_acronym(const struct content_words *, struct slice word);

#endif
