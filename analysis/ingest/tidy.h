#ifndef LEDE_INGEST_TIDY_H
#define LEDE_INGEST_TIDY_H

#include "base/buffer.h"

/* Cleaning of text that was copied from somewhere: white space, characters that nobody sees,
 * ligatures, mojibake; of whole plain texts also hard-wrapped lines and what stood around the
 * article. Each change is an edit. */

enum edit_kind { EDIT_SPACE, EDIT_INVISIBLE, EDIT_LIGATURE, EDIT_MOJIBAKE, EDIT_JOINED,
		 EDIT_CAPTION, EDIT_BOILERPLATE,
		 EDIT_MARKUP, EDIT_REFERENCE /* of pages: tags and all that is dropped; &amp; */ };
extern const char *const edit_names[];

/* Bytes [start, end) of the original became bytes [at, at + len) of the cleaned text. */
struct edit {
	uint32_t start, end, at, len;
	uint8_t kind;
};

typedef VECTOR(struct edit) edit_vector;

/* Append the cleaned text to out, and the edits, in the order of the text, unless NULL. Clean
 * text stays as it is: cleaning twice changes nothing more.
 * lines: it is a whole plain text; else only characters are looked at. */
void text_tidy(struct slice text, bool lines, struct buffer *out, edit_vector *edits);

/* Where a byte of the cleaned text was in the original. */
uint32_t edit_origin(const edit_vector *, uint32_t at);

#endif
