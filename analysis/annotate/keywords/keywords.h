#ifndef LEDE_ANNOTATE_KEYWORDS_H
#define LEDE_ANNOTATE_KEYWORDS_H

#include "annotate/keywords/features.h"
#include "annotate/keywords/network.h"
#include "annotate/terms.h"
#include "annotate/wordclass.h"
#include "base/sort.h"

/* Keywords, step by step:
 *
 *     facts.c       what is gathered about each term of the document
 *     features.c    facts -> features, numbers of three or four bits
 *     rank.c        features -> score, by a small trained network (weights.c)
 *     phrases.c     runs of words that come back
 *     candidates.c  words, phrases and names with their scores
 *     choose.c      the best of them that do not say the same again
 */

/* What is gathered about a term, furniture left out. */
struct term_facts {
	uint32_t count;
	uint32_t first_sentence, last_sentence;
	uint32_t group;      /* mentions of the largest entity it names */
	uint32_t capitals;   /* neighbours that are capitalised */
	uint32_t rank;       /* by count times weight, from 0 */
	uint32_t count_rank; /* by count, from 0 */
	int32_t score;
	/* of the first 65,534 occurrences */
	uint16_t cases[CASE_MIXED + 1];   /* enum token_case, not as a sentence's first word */
	uint16_t named[ENTITY_TYPES + 1]; /* as each type, behind those in no name */
	uint16_t inside;                  /* names of several words */
	uint16_t before[CLASSES];
	uint16_t blocks;  /* bit for each sixteenth of the document */
	uint8_t last[3];  /* features of its last occurrence: case, name, before; 0: none */
	bool in_title;
	uint8_t vague;    /* enum vague, of the form to show */
};

/* A phrase, and the surface form that most of its occurrences
 * have (a majority vote: Boyer and Moore 1981). */
struct phrase {
	uint64_t key; /* of its terms in order */
	uint32_t count, votes;
	uint32_t first;       /* token of the first occurrence */
	uint32_t shown, last; /* tokens of the form to show, end exclusive */
	bool headline;        /* it stands there */
};

/* Something that may become a keyword. */
struct candidate {
	int32_t score;
	uint32_t count;
	uint32_t first, last; /* tokens of the form to show */
	uint32_t start;       /* byte of the first occurrence */
	bool person;
	struct slice country; /* ISO 3166 code of a name of a country or nation; else empty */
	uint64_t terms, root; /* what it looks like to choose.c when its turn comes */
};

enum {
	KEYWORD_ELIGIBLE = 300,   /* best words that phrases are made of */
	KEYWORD_CANDIDATES = 256, /* of each kind that are compared with one another */
	NEXT_NAME = 0x10,
};

/* Tokens [first, last). */
struct token_run {
	uint32_t first, last;
};

struct keyword_scratch {
	VECTOR(uint8_t) classes;     /* of each word of the vocabulary, enum word_class; none behind
				      * the last function word, which the common words stand before */
	const struct terms *terms;
	VECTOR(struct term_facts) facts;
	VECTOR(uint8_t) type_class;  /* of each type, enum word_class; the first is of TERM_NONE */
	keyword_sums by_count[KEYWORD_BINS]; /* the bias with what each count brings */
	VECTOR(keyword_sums) by_sentence;    /* of a term that stands there first */
	VECTOR(uint64_t) ranked;     /* keys of all terms that count, by count times weight */
	VECTOR(struct token_run) names; /* of each mention */
	VECTOR(uint8_t) entity;      /* of each token: its mention's type + 1, and NEXT_NAME
				      * for every other mention; 0 outside of names */
	VECTOR(uint8_t) terms_use;   /* of each term in phrases: enum phrase_use */
	VECTOR(uint32_t) begins;     /* tokens of a sentence that a phrase may begin with */
	VECTOR(struct phrase) phrases;
	slot_vector phrase_slots;
	VECTOR(struct candidate) candidates;
	int32_t best;                /* score of the first keyword */
	uint32_t most;               /* the count of the commonest term */
	bool has_title;              /* a term stands in the title or the headline */
};

/* The class of a token's word. */
static inline enum word_class keyword_class(const struct keyword_scratch *s, size_t token)
{
	return (enum word_class)s->type_class.at[s->terms->type.at[token] + 1u];
}

/* Is it a word that is capitalised? Without branches, as facts.c wants it. */
static inline bool keyword_capital(const struct token *t)
{
	return (t->kind == TOKEN_WORD) & (t->cased != CASE_LOWER) & !(t->flags & TOKEN_CLITIC);
}

/* Is the sentence part of the story? */
static inline bool keyword_sentence(const struct keyword_scratch *s, size_t sentence)
{
	return s->terms->roles.at[sentence] < ROLE_FURNITURE;
}

/* What a worker keeps for the layer. */
struct keyword_scratch *keyword_scratch_of(struct annotation *);

void keyword_facts(struct keyword_scratch *, struct document *, struct annotation *);

/* Fill in s->classes; once for a worker. */
void keyword_classes(struct keyword_scratch *);

/* The values of a term's features, by what they depend on. */
void keyword_of_count(const struct keyword_scratch *, uint32_t count,
		      uint8_t bins[static KEYWORD_FEATURES]);
void keyword_of_sentence(const struct document *, uint32_t first,
			 uint8_t bins[static KEYWORD_FEATURES]);
void keyword_of_term(const struct keyword_scratch *, const struct document *, uint32_t term,
		     uint8_t bins[static KEYWORD_FEATURES]);

/* Of a term that comes once they are all 0 but those in `last`, which are KEYWORD_ALL. */
void keyword_shares(const struct term_facts *, uint8_t bins[static KEYWORD_FEATURES]);

/* The ending of a word, as a hint of its part of speech. */
enum word_ending keyword_ending(struct slice word);

/* The ranks, which are features; then each term's score. */
void keyword_ranks(struct keyword_scratch *);
void keyword_scores(struct keyword_scratch *, const struct document *);

/* Verbs make bad phrases: "Trump orders". They follow "to" and auxiliaries. */
bool keyword_is_verb(const struct term_facts *);

void keyword_phrases(struct keyword_scratch *, const struct document *);

/* Fill s->candidates with words, or (mixed) with words, phrases and names. */
void keyword_candidates(struct keyword_scratch *, const struct document *, bool mixed);

/* From the best candidate on, each that the user did not rule out and that does not say again
 * what is chosen; for single words the stem is what counts. */
void keyword_choose(struct keyword_scratch *, struct document *, const struct annotation *,
		    size_t wanted);

#endif
