#ifndef LEDE_ANNOTATE_ENTITIES_MEMO_H
#define LEDE_ANNOTATE_ENTITIES_MEMO_H

#include "annotate/entities/features.h"

/* What depends on one word alone is worked out once and kept while the word goes on
 * coming: its atom, and the sums of the weights of its features at each place beside a
 * token. Half of the features are of that sort, and most words of an article are those
 * of the one before. Nothing is decided by it: a word that has lost its memo to another
 * is worked out anew. */

enum { MEMOS = 2048, MEMO_BORDER = MEMOS, MEMO_SURFACE = 24 };

struct memo {
	char surface[MEMO_SURFACE]; /* zeros behind it; a longer word has no memo */
	uint32_t filled;	    /* how many memos had been filled before, and 1; 0: empty */
	uint8_t summed;		    /* bit: sums of the place are there */
	int16_t sums[2 * CONTEXT + 1][TAG_O]; /* by place + CONTEXT */
	struct atom atom;		      /* without its marks and its place in the text */
};

/* As many, and one for what lies beyond a sentence. */
struct memo *memos_new(void);

/* The memo of a word, which may be another's or empty yet; NULL for a word too long. */
struct memo *memo_at(const struct featurizer *, const struct token *, struct slice surface);

/* Does the memo hold that word? */
bool memo_holds(const struct memo *, struct slice surface);

/* Give the memo to a word. */
void memo_fill(struct featurizer *, struct memo *, struct slice surface, const struct atom *);

/* The memo that an atom of the run came from or went to, if it still has it, else NULL. */
struct memo *memo_of(const struct featurizer *, const struct atom *);

#endif
