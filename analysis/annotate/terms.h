#ifndef LEDE_ANNOTATE_TERMS_H
#define LEDE_ANNOTATE_TERMS_H

#include "annotate/annotate.h"
#include "annotate/boilerplate.h"
#include "annotate/content.h"

/* The words of a document, counted: what keywords, summary and statistics start
 * from. A type is a different folded word; content words with one stem make a
 * term. An acronym that looks like a stop word (US, IT, WHO) is a term of its
 * own, except in a line that is all capitals. */

#define TERM_NONE UINT32_MAX

struct word_type {
	uint32_t hash;  /* stands first: see rehash */
	uint32_t word;  /* its id in the vocabulary, or 0 */
	uint32_t token; /* the one whose case is shown: lower before Title before UPPER */
	uint32_t count;
	uint32_t term;  /* index into list, or TERM_NONE: no content word */
	uint8_t vague;  /* enum vague */
	uint8_t plain;  /* how plain the case of `token` is: 0 is the plainest */
	bool acronym;   /* US, whose plain twin `us` is a type as well */
};

struct content_term {
	uint32_t hash;      /* of the stem; stands first: see rehash */
	uint32_t count;
	uint32_t first;     /* token of the first occurrence */
	uint32_t form;      /* its commonest type */
	uint32_t forms;     /* how many types it has */
	struct slice stem;  /* of the packed tables or in the document's arena */
	uint32_t weight;    /* 256 * log2(documents of the background / those that have it):
			     * how much it tells; one value for all where there is none */
};

/* Open addressing: the index of a record + 1, 0 where nothing is. */
typedef VECTOR(uint32_t) slot_vector;

struct terms {
	VECTOR(uint32_t) type;             /* of each token; TERM_NONE: no word, no number */
	VECTOR(struct word_type) types;
	VECTOR(struct content_term) list;  /* in the order of their first occurrence */
	VECTOR(uint32_t) places;           /* the tokens that have a term, in order */
	VECTOR(uint32_t) first_place;      /* of each sentence among them, and where they end */
	slot_vector type_slots, term_slots;
	uint64_t words;    /* words and numbers, clitics not counted */
	uint64_t distinct; /* types, acronyms not counted beside their twins */
	bool background;   /* the document is in the background's language */
	role_vector roles; /* of each sentence */
	struct content_words content;
	const struct document *of; /* which in turn points here */
	token_vector title;         /* of the document's title */
	VECTOR(uint8_t) in_title;   /* of each term; see terms_in_title */
	bool title_marked;
};

/* The document's words, counted by the first of the annotators that asks: they are
 * kept with `how` until it meets another document, or this one is cleared. */
const struct terms *terms_of(struct document *, struct annotation *how);

/* For each term, is it in a headline, or in the title that came beside the text? Worked
 * out by the first that asks; the words are counted. */
const uint8_t *terms_in_title(struct document *, struct annotation *how);

/* The scratch of the statistics is where they are kept. */
void terms_free_scratch(void *scratch);

static inline uint32_t term_of(const struct terms *t, size_t token)
{
	uint32_t type = t->type.at[token];

	return type == TERM_NONE ? TERM_NONE : t->types.at[type].term;
}

static inline struct slice term_stem(const struct terms *t, uint32_t term)
{
	return t->list.at[term].stem;
}

/* The term of a folded word, or TERM_NONE. */
uint32_t terms_find(const struct terms *, struct stemmer *, struct slice folded);

/* The form to show, as it stands in the text. */
struct slice term_text(const struct terms *, const struct document *, uint32_t term);

#endif
