#ifndef LEDE_ANNOTATE_BOILERPLATE_H
#define LEDE_ANNOTATE_BOILERPLATE_H

#include "document/document.h"

/* What a sentence is to its page. The text itself stays as it is; keywords and
 * summary leave out what is no part of the story. */
enum sentence_role {
	ROLE_BODY,
	ROLE_HEADLINE,  /* the first line, when it is one */
	ROLE_SUBHEAD,   /* a line without a full stop further down */
	ROLE_CAPTION,   /* of a picture, or its credit */
	ROLE_FURNITURE, /* byline, dateline alone, copyright, "Share this" */
	ROLE_COMMENTS,  /* "Leave a reply": furniture, and what follows as well */
};

typedef VECTOR(uint8_t) role_vector;

/* The role of each sentence, by lexicons/words/boilerplate.tsv and by the shape
 * of the line. The tokens must carry their word ids (annotation_lexicon). Clears
 * out first. */
void sentence_roles(const struct document *, role_vector *out);

#endif
