#include "ingest/html/builder.h"

void html_end_block(struct builder *b)
{
	if (b->filling) {
		b->block.end = (uint32_t)b->page->text.len;
		*vector_push(&b->page->blocks) = b->block;
		buffer_byte(&b->page->text, '\n');
	}
	b->filling = b->space = false;
	b->breaks = 0;
}

static void begin_block(struct builder *b, size_t at)
{
	b->block = (struct html_block){
		.start = (uint32_t)b->page->text.len,
		.node = b->stack[b->depth - 1],
		.at = (uint32_t)at,
		.runs = (uint32_t)b->page->runs.len,
		.pre = b->open[TAG_PRE] > 0,
	};
	b->filling = true;
	b->space = false;
	b->breaks = 0;
	b->run_style = 0;
}

static uint8_t style_now(const struct builder *b)
{
	return (uint8_t)(b->style | (b->authors ? STYLE_AUTHOR : 0));
}

static void note_style(struct builder *b)
{
	uint8_t style = style_now(b);
	bool same = style == b->run_style && (!(style & STYLE_LINK) || b->link == b->run_link);

	b->run_link = b->link;
	if (same)
		return;
	*vector_push(&b->page->runs) =
		(struct html_run){ (uint32_t)b->page->text.len, b->link, style };
	b->run_style = style;
}

/* The block's element is the innermost that holds all of its text. */
static void widen_block(struct builder *b)
{
	uint32_t node = b->block.node;
	const struct html_node *nodes = b->page->nodes.at;

	while (node && (nodes[node].depth >= b->depth || b->stack[nodes[node].depth] != node))
		node = nodes[node].parent;
	b->block.node = node;
}

/* The text's next `len` bytes are those of the page at `from`. */
static void note_origin(struct builder *b, size_t from, size_t len)
{
	struct html_page *page = b->page;
	struct html_origin *last =
		page->origins.len ? &page->origins.at[page->origins.len - 1] : NULL;

	if (last && last->at + last->len == page->text.len && last->from + last->len == from)
		last->len += (uint32_t)len;
	else
		*vector_push(&page->origins) =
			(struct html_origin){ (uint32_t)page->text.len, (uint32_t)from, (uint32_t)len };
}

/* One for a run of white space that ends before the page's byte `at`. */
static void put_space(struct builder *b, size_t at)
{
	if (b->page->trace && b->scanner.page.ptr[at - 1] == ' ')
		note_origin(b, at - 1, 1);
	buffer_byte(&b->page->text, ' ');
}

/* White space that is due goes in before the next character. */
static void settle_space(struct builder *b, size_t at)
{
	if (b->breaks > 1)
		html_end_block(b);
	if (!b->filling) {
		begin_block(b, at);
	} else {
		if (b->block.node != b->stack[b->depth - 1])
			widen_block(b);
		if (b->breaks)
			buffer_byte(&b->page->text, '\n');
		else if (b->space)
			put_space(b, at);
		b->block.breaks += b->breaks > 0 && b->block.breaks < UINT16_MAX;
	}
	b->space = false;
	b->breaks = 0;
	note_style(b);
}

static void add_bytes(struct builder *b, const char *bytes, size_t len, size_t at)
{
	if (b->space || b->breaks || !b->filling || b->style != b->run_style || b->authors ||
	    b->link != b->run_link || b->block.node != b->stack[b->depth - 1])
		settle_space(b, at);
	if (b->page->trace && bytes == b->scanner.page.ptr + at)
		note_origin(b, at, len);
	buffer_add(&b->page->text, bytes, len);
	if (b->style & STYLE_LINK)
		b->block.linked += (uint32_t)len;
	if (b->style & STYLE_STRONG)
		b->block.bold += (uint32_t)len;
}

/* White space of <pre> stays, lines end in LF. */
static void add_pre_space(struct builder *b, char c, size_t at)
{
	if (!b->filling || c == '\r')
		return;
	if (b->page->trace && b->scanner.page.ptr[at] == c && c != '\f')
		note_origin(b, at, 1);
	buffer_byte(&b->page->text, c == '\f' ? ' ' : c);
}

static bool is_blank(const char *bytes, size_t len)
{
	return (len == 1 && html_is_space(bytes[0])) ||
	       (len == 2 && memcmp(bytes, "\xc2\xa0", 2) == 0);
}

static size_t word_run(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] != '&' && (unsigned char)s.ptr[n] > ' ' && s.ptr[n] != '\xc2')
		n++;
	return n;
}

void html_add_text(struct builder *b, struct slice s, bool literal, size_t at)
{
	bool pre = b->open[TAG_PRE] > 0;
	size_t i = 0;

	while (i < s.len) {
		struct slice rest = slice_sub(s, i, s.len);
		size_t n = word_run(rest), len = n;
		const char *bytes = rest.ptr;
		char put[8];

		if (!n && *rest.ptr == '&' && !literal)
			n = html_reference(rest, false, put, &len), bytes = n ? put : bytes;
		if (!n)
			n = len = *rest.ptr == '\xc2' && rest.len > 1 ? 2 : 1;
		if (pre && html_is_space(*bytes))
			add_pre_space(b, *bytes, at + i);
		else if (is_blank(bytes, len))
			b->space = b->filling;
		else
			add_bytes(b, bytes, len, at + i);
		i += n;
	}
}

void html_add_break(struct builder *b)
{
	if (b->filling)
		b->breaks++;
}
