#include "ingest/html/features.h"

const char *const block_class_names[] = { "paragraph", "heading",   "list",   "table",
					  "quote",     "caption",   "byline", "navigation",
					  "related",   "share",	    "signup", "comment",
					  "cookies",   "copyright", "advert" };

/* Bits of node_facts.in, in the order of facts.c. */
enum {
	IN_NAV = 3,
	IN_FOOTER = 4,
	IN_TABLE = 8,
	IN_UL = 9,
	IN_OL = 10,
	IN_BLOCKQUOTE = 11,
	IN_FIGCAPTION = 13
};

enum { LINE = 12, CAPTION = 80 /* words, at most */ };

static enum block_class by_phrase(uint32_t begins)
{
	static const struct {
		uint8_t phrase, class;
	} rows[] = {
		{ PHRASE_COOKIE, CLASS_COOKIES }, { PHRASE_COMMENT, CLASS_COMMENT },
		{ PHRASE_SIGNUP, CLASS_SIGNUP },  { PHRASE_RELATED, CLASS_RELATED },
		{ PHRASE_SHARE, CLASS_SHARE },	  { PHRASE_COPYRIGHT, CLASS_COPYRIGHT },
		{ PHRASE_ADVERT, CLASS_ADVERT },  { PHRASE_BYLINE, CLASS_BYLINE },
		{ PHRASE_CREDIT, CLASS_CAPTION },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (begins & 1u << rows[i].phrase)
			return (enum block_class)rows[i].class;
	return CLASS_PARAGRAPH;
}

static enum block_class by_hint(uint32_t hints, uint32_t words)
{
	static const struct {
		uint8_t hint, class;
		uint32_t most; /* words */
	} rows[] = {
		{ HINT_COMMENT, CLASS_COMMENT, UINT32_MAX },
		{ HINT_RELATED, CLASS_RELATED, UINT32_MAX },
		{ HINT_SIGNUP, CLASS_SIGNUP, UINT32_MAX },
		{ HINT_SHARE, CLASS_SHARE, LINE },
		{ HINT_AD, CLASS_ADVERT, UINT32_MAX },
		{ HINT_NAV, CLASS_NAVIGATION, LINE },
		{ HINT_IMAGE, CLASS_CAPTION, CAPTION },
		{ HINT_AUTHOR, CLASS_BYLINE, LINE },
		{ HINT_TIME, CLASS_BYLINE, LINE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (hints & 1u << rows[i].hint && words <= rows[i].most)
			return (enum block_class)rows[i].class;
	return CLASS_PARAGRAPH;
}

static enum block_class by_element(uint32_t in, enum tag tag)
{
	if (tag_flags(tag) & TAG_IS_HEADING)
		return CLASS_HEADING;
	if (in & 1u << IN_TABLE)
		return CLASS_TABLE;
	if (in & 1u << IN_BLOCKQUOTE)
		return CLASS_QUOTE;
	return in & (1u << IN_UL | 1u << IN_OL) ? CLASS_LIST : CLASS_PARAGRAPH;
}

enum block_class block_class(const struct html_facts *facts, const struct html_page *page, size_t i)
{
	const struct block_facts *f = &facts->blocks.at[i];
	const struct html_block *b = &page->blocks.at[i];
	const struct node_facts *n = &facts->nodes.at[b->node];
	enum tag tag = (enum tag)page->nodes.at[f->home].tag;
	enum block_class class = CLASS_PARAGRAPH;

	if (n->in & 1u << IN_FIGCAPTION)
		return CLASS_CAPTION;
	if (f->verdict == BLOCK_KEPT)
		return by_element(n->in, tag);
	if (f->words <= LINE)
		class = by_phrase(phrases_in(html_block_text(page, b)).begins);
	if (class == CLASS_PARAGRAPH)
		class = by_hint(n->near, f->words);
	if (class == CLASS_PARAGRAPH && n->in & (1u << IN_NAV | 1u << IN_FOOTER) &&
	    b->linked * 2 > b->end - b->start)
		class = CLASS_NAVIGATION;
	return class == CLASS_PARAGRAPH ? by_element(n->in, tag) : class;
}

/* Between the first and the last block that are kept, or close to them. */
void facts_keep(struct html_facts *facts, const struct html_page *page, uint32_t classes)
{
	enum { NEAR = 3 };
	size_t first = SIZE_MAX, last = 0;

	for (size_t i = 0; classes && i < facts->blocks.len; i++) {
		if (facts->blocks.at[i].verdict != BLOCK_KEPT)
			continue;
		first = first < i ? first : i;
		last = i;
	}
	for (size_t i = first > NEAR ? first - NEAR : 0;
	     first != SIZE_MAX && i < facts->blocks.len && i <= last + NEAR; i++)
		if (facts->blocks.at[i].verdict == BLOCK_DROPPED &&
		    classes & 1u << block_class(facts, page, i))
			facts->blocks.at[i].verdict = BLOCK_KEPT;
}
