#ifndef LEDE_INGEST_HTML_BUILDER_H
#define LEDE_INGEST_HTML_BUILDER_H

#include "ingest/html/page.h"

/* What page.c, stack.c and blocks.c share while a page is read. */

enum { FORMATS_MAX = 64 };

/* A formatting element that is open, whatever block we are in: they outlive the blocks they
 * were opened in (standard, 13.2.4.3). A marker has TAG_OTHER. */
struct format {
	uint8_t tag, style;
	uint32_t link;
};

struct builder {
	struct html_page *page;
	struct html_scanner scanner;
	uint32_t stack[NODE_DEPTH_MAX];
	size_t depth;		  /* 1 or more: stack[0] is the page */
	uint32_t open[TAG_COUNT]; /* how many of each are on the stack */
	struct format formats[FORMATS_MAX];
	size_t nformats;
	uint32_t dropping, authors, foreign; /* open elements of such kinds */
	uint8_t style;			     /* of all open formats */
	uint32_t link;

	struct html_block block; /* being filled; start == end: none */
	bool filling, space;	 /* space: one is due before the next character */
	unsigned breaks;	 /* <br> since the last character */
	uint8_t run_style;	 /* of the last run of this block */
	uint32_t run_link;
};

static inline struct html_node *node_at(const struct builder *b, size_t level)
{
	return &b->page->nodes.at[b->stack[level]];
}

static inline enum tag tag_at(const struct builder *b, size_t level)
{
	return (enum tag)node_at(b, level)->tag;
}

/* blocks.c: text into blocks. `literal`: without references; `at`: byte of the page. */
void html_end_block(struct builder *b);
void html_add_text(struct builder *b, struct slice s, bool literal, size_t at);
void html_add_break(struct builder *b);

/* stack.c: the open elements, and formatting, which outlives the blocks that it was opened in. */
void html_pop(struct builder *b);
void html_pop_to(struct builder *b, size_t level);
void html_push(struct builder *b, const struct html_token *t);
size_t html_level_of(const struct builder *b, enum tag tag, unsigned barriers, enum tag wall);
void html_close_for(struct builder *b, enum tag tag);
void html_end_format(struct builder *b, enum tag tag);
void html_begin_format(struct builder *b, const struct html_token *t);

#endif
