#ifndef LEDE_CMD_FORMATS_H
#define LEDE_CMD_FORMATS_H

#include "cmd/tool.h"

/* Entities in the formats of other programs. */
struct entity_format {
	const char *name;
	const char *opening; /* before the first document; NULL: nothing */
	void (*print)(struct output *, struct document *);
};

/* conll, brat, spacy or html; NULL for another name. */
const struct entity_format *entity_format_named(const char *);

#endif
