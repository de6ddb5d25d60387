#ifndef LEDE_DOCUMENT_READ_H
#define LEDE_DOCUMENT_READ_H

#include "document/document.h"
#include "document/offsets.h"

/* Read one document from the line of NDJSON that holds it.
 *
 * doc    reset; its place is set. Slices of it point into `line`, which has to stay
 *        as it is until the document is reset.
 * needs  layers that annotators will want: those among them that the line carries
 *        are read and checked, and marked in doc->layers.
 * A row with `html` and no `text` is good too: doc->html has it, and the caller is to read
 * its text from it (ingest/pages.h).
 * False with a reported problem when the line is no document: broken JSON, a known
 * key twice, no text. Invalid UTF-8, U+0000, a bad date and a bad layer are warnings. */
bool document_read(struct document *, struct slice line, unsigned needs, struct report *);

/* Make a document of a whole plain text: valid UTF-8 with LF line ends, kept by the
 * caller until the reset. Its id is `id`; a headline becomes its title. */
void document_read_plain(struct document *, struct slice id, struct slice text);

/* The unit that the document's own layers count in: what "offsets" says. False, with
 * a problem reported, when it says something unknown. */
bool document_unit(const struct document *, enum offset_unit *, struct report *);

/* Does it carry layers with positions? */
bool document_has_positions(const struct document *);

/* document/read_layers.c: fill one layer from its JSON value (a cJSON tree that the
 * document keeps). False when it does not fit the text. */
struct cJSON;
bool document_read_layer(struct document *, enum layer, const struct cJSON *value,
			 const struct offsets *);

#endif
