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

/* html_page.c: a page of its own with the names highlighted. It loads nothing and runs
 * nothing, whatever the articles hold. */
extern const char entities_html_opening[];
void print_entities_html(struct output *, struct document *);

#endif
