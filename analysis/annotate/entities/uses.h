#ifndef LEDE_ANNOTATE_ENTITIES_USES_H
#define LEDE_ANNOTATE_ENTITIES_USES_H

#include "annotate/wordlist.h"
#include "document/document.h"

/* How the words of a block are used in it (Chieu and Ng 2003, "Named entity
 * recognition with a maximum entropy approach": global features). A word that is
 * a person once, after "Mr", is one everywhere in the article. */

/* How a sentence is cased. */
enum passage { PASSAGE_PLAIN, PASSAGE_TITLE, PASSAGE_UPPER };
enum passage passage_of(const struct document *, const struct sentence *);

/* What stood around a capitalised word where capitals mean something: inside a
 * sentence, not at its start, and not in a headline. */
enum clue {
	CLUE_AFTER_TITLE = 1 << 0, /* Mr, President */
	CLUE_AFTER_GIVEN = 1 << 1, /* a given name */
	CLUE_AFTER_PLACE = 1 << 2, /* in, near */
	CLUE_AFTER_THE = 1 << 3,
	CLUE_AFTER_CAPITAL = 1 << 4,
	CLUE_BEFORE_CAPITAL = 1 << 5,
	CLUE_BEFORE_SAID = 1 << 6, /* a reporting verb */
	CLUE_BEFORE_ORG = 1 << 7,  /* Inc, Party, University */
	CLUE_BEFORE_OWN = 1 << 8,  /* 's */
	CLUE_BRACKETS = 1 << 9,	   /* alone in brackets */
	CLUE_COUNT = 10,
};

enum { USE_PLACES = 4 };

struct word_use {
	uint32_t hash;		      /* of the folded word; 0 is an empty slot */
	uint16_t lower, title, upper; /* counts; title and upper where they mean something */
	uint16_t clues;
	uint16_t nplaces;
	uint32_t places[USE_PLACES]; /* its first tokens that mean something */
};

/* A table of the block's capitalised words; owns its memory. */
struct word_uses {
	struct word_use *slots;
	uint32_t size, cap; /* slots in use for this block, a power of two; allocated */
	struct wordlist hints;
};

void uses_init(struct word_uses *);

/* Count the words of tokens [first, last). */
void uses_count(struct word_uses *, const struct document *, uint32_t first, uint32_t last);

/* A word's use; NULL if the block never has it with a capital. */
const struct word_use *uses_find(const struct word_uses *, uint32_t hash);

void uses_free(struct word_uses *);

#endif
