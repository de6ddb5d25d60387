#ifndef LEDE_INGEST_HTML_PAGE_H
#define LEDE_INGEST_HTML_PAGE_H

#include "ingest/html/hints.h"
#include "ingest/html/tokens.h"

/* A page read in one go: its elements as a flat list in the order of their tags, and its text
 * cut into blocks, one for each paragraph, list item, cell or bare run of text between
 * block-level tags. There is no DOM: a light stack of open elements closes what the HTML
 * standard closes by itself (13.2.6), and nothing recurses. Slices point into the page, which
 * the caller keeps. */

enum { NODE_DEPTH_MAX = 512 }; /* deeper elements become siblings, as browsers do it */
enum { PAGE_PARTS_MAX = 2000000 }; /* elements, or blocks: what comes behind is not read */

struct html_node {
	uint32_t parent; /* index; 0 is the page itself */
	uint32_t at;     /* byte of its tag in the page */
	uint32_t hints;  /* its own: 1 << HINT_... */
	uint16_t depth;
	uint8_t tag;
	bool hidden;     /* by attribute or style */
	struct slice name, class, id;
};

enum { STYLE_LINK = 1, STYLE_STRONG = 2, STYLE_EM = 4, STYLE_CODE = 8, STYLE_AUTHOR = 16 };

/* From this byte of the page's text on, up to the next run. */
struct html_run {
	uint32_t at;
	uint32_t link; /* index into links, with STYLE_LINK */
	uint8_t style;
};

struct html_block {
	uint32_t start, end;   /* bytes of the page's text */
	uint32_t node;         /* the innermost element that holds all of it */
	uint32_t at;           /* byte of the page where it starts */
	uint32_t linked, bold; /* bytes of it in links, in bold */
	uint32_t runs;         /* index of its first run */
	uint16_t breaks;       /* <br> inside */
	bool pre;
};

/* Name and content of a <meta>, or "canonical" and its address. */
struct html_meta {
	struct slice name, content;
	bool itemprop;
};

struct html_time {
	struct slice value;
	uint32_t at, node;
};

/* These bytes of the text stand in the page as they are. */
struct html_origin {
	uint32_t at, from, len; /* bytes of the text, of the page */
};

struct html_page {
	bool trace;         /* set by the caller: note the origins */
	bool scriptless;    /* the same: read <noscript> as browsers without scripts do */
	VECTOR(struct html_origin) origins; /* in the order of both */
	struct buffer text; /* all blocks, UTF-8, white space made single; NUL-free */
	VECTOR(struct html_node) nodes;
	VECTOR(struct html_block) blocks;
	VECTOR(struct html_run) runs;
	VECTOR(struct slice) links;     /* href, as it stands */
	VECTOR(struct html_meta) metas; /* as they stand */
	VECTOR(struct html_time) times;
	VECTOR(struct slice) json_ld;   /* bodies of such scripts */
	struct slice title, language;   /* as they stand */
	size_t noscript;                /* bytes of the longest <noscript> that was not read */
	bool too_deep;                  /* elements nested deeper than NODE_DEPTH_MAX */
	bool too_long;                  /* more than PAGE_PARTS_MAX elements or blocks */
};

/* Read a page of valid UTF-8, shorter than 4 GiB, into `page`, which is emptied first. */
void html_read(struct html_page *page, struct slice html);
void html_page_free(struct html_page *);

static inline struct slice html_block_text(const struct html_page *page,
					   const struct html_block *b)
{
	return slice_sub(buffer_view(&page->text), b->start, b->end);
}

#endif
