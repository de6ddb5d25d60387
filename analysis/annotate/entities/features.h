#ifndef LEDE_ANNOTATE_ENTITIES_FEATURES_H
#define LEDE_ANNOTATE_ENTITIES_FEATURES_H

#include "annotate/entities/model.h"
#include "annotate/entities/uses.h"
#include "document/document.h"

/* From tokens to the features that the model has weights for.
 *
 * A document is worked on in blocks of whole sentences, so that memory stays
 * bounded however long it is; a block is what "elsewhere in the document" means.
 * Inside a block only runs are looked at: stretches in which a name can be, since
 * they hold a capital. All tokens outside runs are outside names. */

enum { BLOCK_TOKENS = 16384, RUN_TOKENS = 64, CONTEXT = 2, FEATURES_MAX = 256 };

/* Families that can be switched off when training, to see what each is worth. */
enum feature_family {
	FAMILY_WORD = 1 << 0,	  /* the word itself, and as it is cased */
	FAMILY_SHAPE = 1 << 1,	  /* Xx, X.X., XXX of it and of its neighbours */
	FAMILY_AFFIX = 1 << 2,	  /* first and last 2 to 4 bytes, parts at hyphens */
	FAMILY_CONTEXT = 1 << 3,  /* the two words on each side, and pairs */
	FAMILY_LEXICON = 1 << 4,  /* longest matches of each kind of lexicon row */
	FAMILY_CLUSTER = 1 << 5,  /* word clusters at four grains */
	FAMILY_DOCUMENT = 1 << 6, /* how the word is used elsewhere in the document */
	FAMILY_POSITION = 1 << 7, /* place in the sentence, casing of the sentence */
	FAMILY_STRETCH = 1 << 8,  /* first and last word of the capitals around it */
	FAMILY_VECTOR = 1 << 9,	  /* classes of word vectors at four grains */
	FAMILY_COUNT = 10,
	FAMILY_ALL = (1 << FAMILY_COUNT) - 1,
};

extern const char *const feature_family_names[FAMILY_COUNT]; /* "word", "shape", ... */

/* Tokens [first, last) of the document that may hold names. */
struct run {
	uint32_t first, last;
};

enum { MARKS = 12 }; /* lexicon matches kept for a token */

/* What the features look at in one token. */
struct atom {
	uint32_t word; /* hash of the folded word, digits as 0 */
	uint32_t shape;
	uint32_t affix[6];    /* prefixes and suffixes of 2, 3, 4 bytes; 0 for none */
	uint32_t part[2];     /* hash before the first and behind the last hyphen; 0 */
	uint32_t classes;     /* clusters, struct model_word.value */
	uint32_t vectors;     /* the same of the vector table */
	uint32_t lexset;      /* all its marks in one number */
	uint32_t mark[MARKS]; /* kind of row and place in it */
	uint32_t memo, filled; /* its word's memo, as long as that was filled then; 0: none */
	uint8_t marks, cased;
	bool english; /* an ordinary word */
	bool first;   /* of its sentence */
};

struct featurizer {
	const struct entity_model *model;
	unsigned families;
	const struct document *doc;
	struct word_uses uses;
	struct memo *memos; /* memo.h */
	uint32_t memos_filled;
	uint32_t first, at, last; /* the block: tokens [first, last), [at, last) are its rest */
	struct run run;
	uint8_t passage; /* enum passage of the run's sentence, as far as it is in the block */
	bool headline;
	struct atom atoms[RUN_TOKENS + 2 * CONTEXT]; /* of the run and around it */
};

void featurizer_open(struct featurizer *, const struct entity_model *);
void featurizer_free(struct featurizer *);

/* The end of the block that starts at token `first`: the most whole sentences that
 * fit, but at least one token. */
uint32_t features_block_end(const struct document *, uint32_t first);

/* Begin a block: tokens [first, last), which carry their word ids. */
void features_block(struct featurizer *, const struct document *, uint32_t first, uint32_t last);

/* The next run of the block into f->run, ready for features_of; false at the end. */
bool features_next(struct featurizer *);

/* The features of one token of the run; returns how many. They are those of the words
 * alone at the places -CONTEXT to CONTEXT beside it, and those of the words together. */
unsigned features_of(const struct featurizer *, uint32_t token, uint32_t out[static FEATURES_MAX]);
unsigned features_alone(const struct featurizer *, const struct atom *, int place,
			uint32_t out[static FEATURES_MAX]);
unsigned features_together(const struct featurizer *, uint32_t token,
			   uint32_t out[static FEATURES_MAX]);

/* The atom of a token of the run; its neighbours stand beside it. */
static inline const struct atom *features_atom(const struct featurizer *f, uint32_t token)
{
	return &f->atoms[token - f->run.first + CONTEXT];
}

/* Starts a name, or any part of one, by its case. */
bool features_anchor(const struct token *);

/* A hyphen right behind the token before it. */
bool features_tied(const struct token *);

#endif
