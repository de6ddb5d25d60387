#include "ingest/html/article.h"

/* Light Markdown (CommonMark): headings, lists, quotes, links, strong, emphasis, code. */

static bool is_inside(const struct html_page *page, uint32_t node, enum tag tag)
{
	for (; node; node = page->nodes.at[node].parent)
		if (page->nodes.at[node].tag == tag)
			return true;
	return false;
}

static enum tag block_tag(const struct html_page *page, uint32_t node)
{
	while (node && !(tag_flags((enum tag)page->nodes.at[node].tag) & TAG_IS_BLOCK))
		node = page->nodes.at[node].parent;
	return (enum tag)page->nodes.at[node].tag;
}

static void put_prefix(struct buffer *out, const struct html_page *page, uint32_t node)
{
	enum tag tag = block_tag(page, node);

	if (is_inside(page, node, TAG_BLOCKQUOTE))
		buffer_string(out, "> ");
	if (tag_flags(tag) & TAG_IS_HEADING)
		for (int i = TAG_H1; i <= (int)tag; i++)
			buffer_byte(out, '#');
	if (tag_flags(tag) & TAG_IS_HEADING)
		buffer_byte(out, ' ');
	else if (is_inside(page, node, TAG_LI))
		buffer_string(out, is_inside(page, node, TAG_OL) ? "1. " : "- ");
}

/* What Markdown would take for markup gets a backslash. */
static void put_escaped(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("\\`*_[]<", s.ptr[i]))
			buffer_byte(out, '\\');
		if (s.ptr[i] == '\n')
			buffer_byte(out, '\\'); /* a hard line break */
		buffer_byte(out, s.ptr[i]);
	}
}

static void put_address(struct buffer *out, struct slice address)
{
	buffer_string(out, "](");
	for (size_t i = 0; i < address.len; i++) {
		unsigned char c = (unsigned char)address.ptr[i];

		if (c <= ' ' || c == '(' || c == ')' || c == '<' || c == '>')
			buffer_format(out, "%%%02X", c);
		else
			buffer_byte(out, (char)c);
	}
	buffer_byte(out, ')');
}

/* One run of equal style; white space at its ends stays outside of its marks. */
static void put_run(struct buffer *out, const struct html_page *page, struct slice s,
		    const struct html_run *run)
{
	uint8_t style = run ? run->style : 0;
	bool blank = !slice_trim(s).len;
	struct slice inner = slice_trim(s);
	static const struct {
		uint8_t style;
		const char *mark;
	} marks[] = { { STYLE_STRONG, "**" }, { STYLE_EM, "*" } };

	if (blank || !style) {
		put_escaped(out, s);
		return;
	}
	put_escaped(out, slice_sub(s, 0, (size_t)(inner.ptr - s.ptr)));
	if (style & STYLE_LINK)
		buffer_byte(out, '[');
	for (size_t i = 0; i < 2; i++)
		if (style & marks[i].style)
			buffer_string(out, marks[i].mark);
	put_escaped(out, inner);
	for (size_t i = 2; i-- > 0;)
		if (style & marks[i].style)
			buffer_string(out, marks[i].mark);
	if (style & STYLE_LINK)
		put_address(out, page->links.at[run->link]);
	put_escaped(out, (struct slice){ inner.ptr + inner.len,
					 (size_t)(s.ptr + s.len - inner.ptr - inner.len) });
}

static void put_code(struct buffer *out, struct slice s)
{
	buffer_string(out, "```\n");
	buffer_slice(out, s);
	buffer_string(out, "\n```");
}

void markdown_put(struct buffer *out, const struct html_page *page, size_t block)
{
	const struct html_block *b = &page->blocks.at[block];
	const struct html_run *run = NULL;
	struct slice text = buffer_view(&page->text);
	size_t next = b->runs;
	uint32_t at = b->start;

	if (out->len)
		buffer_string(out, "\n\n");
	if (b->pre) {
		put_code(out, html_block_text(page, b));
		return;
	}
	put_prefix(out, page, b->node);
	while (at < b->end) {
		uint32_t end = next < page->runs.len && page->runs.at[next].at < b->end
				       ? page->runs.at[next].at
				       : b->end;

		if (end > at)
			put_run(out, page, slice_sub(text, at, end), run);
		if (end < b->end)
			run = &page->runs.at[next++];
		at = end;
	}
}
