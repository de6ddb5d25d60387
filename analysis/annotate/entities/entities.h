#ifndef LEDE_ANNOTATE_ENTITIES_ENTITIES_H
#define LEDE_ANNOTATE_ENTITIES_ENTITIES_H

#include "document/document.h"
#include "lexicon/lexicon.h"
#include "lexicon/user.h"

/* The two halves of the entities layer. One finds names: spans of tokens with a
 * type. The other groups them into entities, and neither knows how the other
 * works, so that another finder can be put in the first one's place. */

/* A name in the text: tokens [first, last), without a leading article, trailing
 * possessive or quotation marks. */
struct found_span {
	uint32_t first, last;
	uint8_t type; /* enum entity_type */
	bool listed;  /* found by the lexicons alone */
	bool mended;  /* changed by mend_names */
	bool sure;    /* its type needs no help from other mentions of the name */
	uint8_t tail; /* tokens behind it that are mentioned with it: Geneva(, Switzerland) */
	const struct user_entry *user; /* the row of the user's lexicon that it comes from */
};

/* In the order of the text; they do not overlap. */
typedef VECTOR(struct found_span) found_vector;

/* What was made in `room` takes the place of what was found. */
static inline void found_replace(found_vector *found, found_vector *room)
{
	found_vector old = *found;

	*found = *room;
	*room = old;
}

/* Fill `out` with the names of a document whose tokens carry their word ids. */
struct finder;
struct entity_model;
struct finder *finder_new(const struct entity_model *); /* NULL: the one in the program */
void finder_free(struct finder *);
void find_names(struct finder *, const struct document *, found_vector *out);

/* The tagger, if it found the names of the document last looked at; else NULL. */
struct tagger;
struct tagger *finder_tagger(struct finder *);

/* mend.c: put right what other names of the document tell of one. */
struct mender;
struct mender *mender_new(void);
void mender_free(struct mender *);
void mend_names(struct mender *, struct document *, found_vector *);

/* Group the names into doc->mentions and doc->entities. */
struct grouper;
struct grouper *grouper_new(void);
void grouper_free(struct grouper *);
void group_names(struct grouper *, struct document *, const found_vector *);

/* override.c: put the names of the user's lexicon in the place of what overlaps them;
 * `room` is memory for it. After grouping, give their entities what the rows say; the
 * mentions are still in the order of `found`. */
void override_names(const struct user_lexicon *, const struct document *, found_vector *found,
		    found_vector *room);
void describe_overridden(struct document *, const found_vector *);

/* What the lexicons say of an entity, and why. kind and ref are empty when unsure. */
struct known {
	struct slice kind, ref;
	enum lexicon_id lexicon; /* the table that it is from; LEXICON_COUNT: none */
	const char *why;	 /* of the reference, or of its absence; NULL: nothing to say */
};

/* Look a name that is no place up as an entity of its type. */
struct known known_name(const struct document *, struct found_span);

/* The kind that a name's own words (University of ..., ... Inc.) or a title beside
 * it (Mayor ...) give; empty when they give none. */
struct slice kind_by_words(const struct document *, struct found_span);

/* What two names of one organisation have in common; empty if unknown. */
struct slice known_identity(const struct document *, struct found_span);

/* Do the tables have the name of one word as an organisation of its own? */
bool is_own_organisation(const struct document *, struct found_span);

/* "scheme:value" out of a ref list, empty when it is not there. */
struct slice lexicon_id(struct slice ref, const char *scheme);

#endif
