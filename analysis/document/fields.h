#ifndef LEDE_DOCUMENT_FIELDS_H
#define LEDE_DOCUMENT_FIELDS_H

#include "document/document.h"

/* The members of a document's JSON object that lede knows. A field that is a layer
 * has the number of its bit. */
enum field {
	FIELD_LANGUAGE_LAYER = 0, /* the layers: 0 .. LAYER_COUNT - 1 */
	FIELD_ID = LAYER_COUNT,
	FIELD_SOURCE,
	FIELD_TITLE,
	FIELD_BYLINE,
	FIELD_PUBLISHED,
	FIELD_DATELINE,
	FIELD_TEXT,
	FIELD_HTML,
	FIELD_OFFSETS,
	FIELD_COUNT,
	FIELD_OTHER = FIELD_COUNT,
};

extern const char *const field_names[FIELD_COUNT];

/* The document's member for a field, NULL when it has none. */
const struct member *document_member(const struct document *, enum field);

#endif
