#ifndef LEDE_ANNOTATE_WORDLIST_H
#define LEDE_ANNOTATE_WORDLIST_H

#include "base/slice.h"
#include "text/token.h"

/* A short list of words that code has to know by name, found by a token's hash:
 * function words and their classes. Lists that a user may want to add to are
 * tables in lexicons/ instead. */

struct wordlist_row {
	const char *words; /* folded, separated by blanks */
	uint16_t value;    /* not 0 */
};

enum { WORDLIST_SLOTS = 4096 }; /* a power of two, twice the words or more */

struct wordlist {
	uint32_t words;
	uint32_t hash[WORDLIST_SLOTS];
	struct slice word[WORDLIST_SLOTS];
	uint16_t value[WORDLIST_SLOTS];
};

/* Add rows, the last one followed by one whose words are NULL. A word that is
 * there already gets the bits of both values. The list starts zeroed. */
void wordlist_add(struct wordlist *, const struct wordlist_row *rows);

/* The value of a token's folded word, 0 when the list lacks it. */
uint16_t wordlist_find(const struct wordlist *, struct slice text, const struct token *);

#endif
