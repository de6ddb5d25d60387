#ifndef LEDE_ANNOTATE_ENTITIES_GROUP_H
#define LEDE_ANNOTATE_ENTITIES_GROUP_H

#include "annotate/entities/entities.h"
#include "annotate/entities/places.h"
#include "annotate/entities/table.h"

/* What the files that group names share: forms and how they are joined. */

enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDERS };

#define NONE UINT32_MAX

/* Why a form was joined to another. */
enum join_rule {
	JOIN_NOT,
	JOIN_SAME_ENDS, /* first and last name */
	JOIN_PERSON,	/* a part of the one full name that has it */
	JOIN_REF,	/* one identifier */
	JOIN_PLACED,	/* a place and where it lies */
	JOIN_SHORT,	/* without Inc. or group */
	JOIN_FIRST,	/* first word */
	JOIN_LAST,	/* last word */
	JOIN_INITIALS,
	JOIN_BESIDE, /* in brackets, or behind "or" */
	JOIN_NICKNAME,
	JOIN_PLURAL,
	JOIN_RULES,
};

/* A form, and after joining the head of a tree of forms. */
struct form {
	uint32_t parent;              /* itself for a head */
	uint32_t span;                /* its first */
	uint32_t count;
	uint32_t votes[ENTITY_TYPES]; /* sure ones count twice */
	uint32_t best;                /* span with the fullest form; of a head: of the tree */
	uint32_t entity;              /* index into doc->entities once there is one */
	uint8_t gender;               /* enum gender, from titles and given names */
	uint8_t titles;               /* the genders of all titles, a bit for each */
	bool royal;                   /* a mention has a title that goes with a given name */
	uint8_t bare;                 /* a surname or given name: each mention is resolved alone */
	bool distinct;                /* a place of which the article tells a namesake apart */
	bool unnamed;                 /* and a person of it has no other name in the article */
	place_sense sense;            /* of a head: what any of the tree says */
	uint32_t body;                /* its first span outside headlines; NONE */
	uint32_t with;                /* the form it was joined to, */
	uint8_t rule;                 /* and why: enum join_rule */
};

/* Persons who share a last (or first) word. */
struct family {
	uint32_t only;             /* the form, while there is one person; else NONE */
	uint32_t first;            /* the person met first */
	uint32_t of[GENDERS];      /* the first one of each gender; NONE */
	uint32_t recent[GENDERS];  /* mentioned last, by gender; NONE */
};

struct grouper {
	VECTOR(struct form) forms;
	VECTOR(uint32_t) form_of;  /* span -> form */
	VECTOR(struct family) families;
	sense_vector senses;       /* span -> what the text beside it says */
	struct place_evidence evidence;
	struct table by_words;     /* folded words, class and sense -> form */
	struct table by_ends;      /* first and last word of a person -> form */
	struct table by_surname;   /* last words of a person -> family */
	struct table by_given;     /* first word of a person -> family */
	struct table by_middle;    /* a word between them -> family */
	struct table by_short;     /* form without Inc., group and the like -> form */
	struct table by_first;     /* first word of an organisation -> form */
	struct table by_last;      /* last word of an organisation -> form, or SEVERAL */
	struct table by_initials;  /* initials -> form */
	struct table by_ref;       /* reference -> form */
};

/* The document, its names and the memory in one place. */
struct grouping {
	struct grouper *g;
	struct document *doc;
	const found_vector *found;
};

static inline const struct token *token_at(const struct grouping *in, uint32_t i)
{
	return &in->doc->tokens.at[i];
}

static inline struct slice text_of(const struct grouping *in, struct found_span s)
{
	return slice_sub(in->doc->text, token_at(in, s.first)->start,
			 token_at(in, s.last - 1)->end);
}

static inline bool is_sign(const struct token *t)
{
	return t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL;
}

static inline bool token_is(const struct grouping *in, uint32_t i, const char *word)
{
	return slice_is(token_text(in->doc->text, token_at(in, i)), word);
}

static inline struct found_span form_span(const struct grouping *in, uint32_t form)
{
	return in->found->at[in->g->forms.at[form].span];
}

/* forms.c */

/* Give every mention its form. */
void make_forms(struct grouping *);

/* The head of the tree that a form is in. */
uint32_t head_of(struct grouper *, uint32_t form);

/* Make one tree of the trees of two forms, since `form` may stand for `other`. */
void join_forms(struct grouping *, uint32_t other, uint32_t form, enum join_rule);

/* Of the words of tokens [first, last), without signs. U.S. and US are one word. */
uint32_t words_hash(const struct grouping *, uint32_t first, uint32_t last);

/* The type that most mentions of the tree have. */
enum entity_type voted_type(const struct form *);

/* What the word right before a person says: Mr, Mrs, husband, Queen. */
enum gender title_gender(const struct grouping *, uint32_t first);

/* Prince, Pope: does the word before name its bearer by a given name? */
bool has_royal_title(const struct grouping *, uint32_t first);

/* genders.c: what a given name, in any case, says of its bearer. */
enum gender name_gender(struct slice name);

/* persons.c: join the forms of one person, then find whom each mention means. */
void link_persons(struct grouping *);
uint32_t person_at(struct grouping *, uint32_t span);

/* others.c: where the name ends without Inc. and the like. */
uint32_t core_end(const struct grouping *, struct found_span);

/* Is the name a part of a person's full name in the article: Georgia, of Georgia Quill? */
bool is_part_of_person(const struct grouping *, struct found_span);

/* others.c: join the forms of organisations, places and the rest. */
void link_others(struct grouping *);

/* Is the name the first word of a company of the article: Harlow & Finch plc? */
bool is_first_of_company(struct grouping *, struct found_span);

/* results.c: fill in the document's mentions and entities, and sort them in the end. */
void make_mentions(struct grouping *);
void sort_entities(struct grouping *);

/* describe.c: what the lexicons have for a form, as one of its tree's type. */
struct known known_form(struct grouping *, uint32_t form, enum entity_type);

/* Kinds and references of the entities. */
void describe_entities(struct grouping *);

#endif
