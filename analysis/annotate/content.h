#ifndef LEDE_ANNOTATE_CONTENT_H
#define LEDE_ANNOTATE_CONTENT_H

#include "document/document.h"
#include "text/stem.h"

/* Which words are content words, with their stems and how much they tell. News repeats
 * its words from article to article: what was found out about one is kept, which costs
 * a tenth of finding it out anew. */

/* Words that say little by themselves (lexicons/words/vague-words.tsv). */
enum vague { VAGUE_NOT, VAGUE_TIME /* may end a phrase: "school week" */, VAGUE_OTHER };

/* All bytes inside: a record is a cache line. */
enum { KNOWN_BYTES = 24 /* of a word or stem that is kept */ };
struct known_word {
	uint32_t hash;      /* of the folded word; records of one hash share a place */
	uint32_t stem_hash; /* hash_slice of the stem */
	uint32_t weight;    /* as in struct content_term */
	uint8_t word_len;   /* 0 is an empty place */
	uint8_t stem_len;   /* 0: a stop word */
	uint8_t vague;      /* enum vague */
	char word[KNOWN_BYTES], stem[KNOWN_BYTES];
};

struct content_words {
	const char *language;    /* of the records; a static string */
	struct stemmer *stemmer; /* NULL: words are their own stems */
	int stopwords;
	bool background;         /* the language is that of the background */
	struct known_word *known;
};

struct content_word {
	struct slice stem; /* valid until the next call; empty: no content word */
	uint32_t hash;     /* of the stem */
	uint32_t weight;
	uint8_t vague;     /* enum vague, of the word */
};

/* For documents of this language from now on. */
void content_words_of(struct content_words *, const char *language, struct stemmer *);
void content_words_free(struct content_words *);

/* token: the folded word's own */
struct content_word content_word(struct content_words *, struct slice folded,
				 const struct token *token);

/* How much a stem tells: as in struct content_term. */
uint32_t content_weight(const struct content_words *, struct slice stem);

/* A word that is its own stem and no stop word whatever it looks like. */
struct content_word content_acronym(struct content_words *, struct slice word);

#endif
