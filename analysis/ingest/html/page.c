#include "ingest/html/builder.h"

#include <strings.h>

/* ---- tags ---- */

static void note_meta(struct builder *b, const struct html_token *t)
{
	struct slice content = html_attribute(t, ATTR_CONTENT, NULL);
	static const uint8_t names[] = { ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP };

	for (size_t i = 0; i < sizeof(names); i++) {
		struct slice name = html_attribute(t, (enum attribute)names[i], NULL);

		if (name.len)
			*vector_push(&b->page->metas) =
				(struct html_meta){ name, content, names[i] == ATTR_ITEMPROP };
	}
}

static void note_link(struct builder *b, const struct html_token *t)
{
	struct slice rel = html_attribute(t, ATTR_REL, NULL);

	if (slice_is(rel, "canonical"))
		*vector_push(&b->page->metas) =
			(struct html_meta){ rel, html_attribute(t, ATTR_HREF, NULL), false };
}

/* The text of an element that is read raw: kept where it tells of the page. */
static void note_raw(struct builder *b, const struct html_token *start)
{
	struct html_token t;

	if (!html_next(&b->scanner, &t))
		return;
	if (t.kind != HTML_TEXT) {
		b->scanner.at = t.at;
		b->scanner.raw = TAG_OTHER;
		return;
	}
	if (start->tag == TAG_TITLE && !b->page->title.ptr)
		b->page->title = t.text;
	else if (start->tag == TAG_NOSCRIPT && t.text.len > b->page->noscript)
		b->page->noscript = t.text.len;
	else if (start->tag == TAG_SCRIPT &&
		 slice_is(html_attribute(start, ATTR_TYPE, NULL), "application/ld+json"))
		*vector_push(&b->page->json_ld) = t.text;
	else if (start->tag == TAG_XMP)
		html_add_text(b, t.text, true, t.at);
}

static void note_time(struct builder *b, const struct html_token *t)
{
	struct slice value = html_attribute(t, ATTR_DATETIME, NULL);

	if (value.len)
		*vector_push(&b->page->times) =
			(struct html_time){ value, (uint32_t)t->at, b->stack[b->depth - 1] };
}

static void note_void(struct builder *b, const struct html_token *t)
{
	if (t->tag == TAG_BR)
		html_add_break(b);
	else if (t->tag == TAG_HR)
		html_end_block(b);
	else if (t->tag == TAG_META)
		note_meta(b, t);
	else if (t->tag == TAG_LINK)
		note_link(b, t);
}

/* What breaks out of <svg> and <math> (standard, 13.2.6.5). */
static bool breaks_out(enum tag tag)
{
	return tag_flags(tag) & TAG_IS_BLOCK || tag == TAG_BR || tag == TAG_IMG || tag == TAG_SPAN;
}

static void leave_foreign(struct builder *b)
{
	while (b->foreign)
		html_pop(b);
}

static void start_tag(struct builder *b, const struct html_token *t)
{
	unsigned flags = tag_flags(t->tag);

	if (b->foreign && breaks_out(t->tag))
		leave_foreign(b);
	if (b->foreign) {
		if (!t->self_closing)
			html_push(b, t);
		return;
	}
	if (t->tag == TAG_HTML && !b->page->language.ptr)
		b->page->language = html_attribute(t, ATTR_LANG, NULL);
	if (t->tag == TAG_HTML || t->tag == TAG_HEAD || t->tag == TAG_BODY)
		return;
	html_close_for(b, t->tag);
	if (b->open[TAG_SELECT] && flags & TAG_IS_BLOCK)
		html_pop_to(b, html_level_of(b, TAG_SELECT, 0, TAG_COUNT));
	if (flags & TAG_IS_BLOCK)
		html_end_block(b);
	if (flags & (TAG_IS_RAW | TAG_IS_RCDATA))
		note_raw(b, t);
	else if (flags & TAG_IS_VOID)
		note_void(b, t);
	else if (flags & TAG_IS_FORMAT)
		html_begin_format(b, t);
	else if (!(flags & TAG_IS_FOREIGN && t->self_closing))
		html_push(b, t);
	if (t->tag == TAG_TIME)
		note_time(b, t);
}

static size_t level_of_heading(const struct builder *b)
{
	for (size_t i = b->depth; i-- > 1;) {
		if (tag_flags(tag_at(b, i)) & TAG_IS_HEADING)
			return i;
		if (tag_flags(tag_at(b, i)) & TAG_IS_SCOPE)
			return 0;
	}
	return 0;
}

/* The nearest open element of a name that the table does not have. */
static size_t level_of_name(const struct builder *b, struct slice name)
{
	if (!b->open[TAG_OTHER])
		return 0;
	for (size_t i = b->depth; i-- > 1;) {
		const struct html_node *node = node_at(b, i);

		if (node->tag == TAG_OTHER && node->name.len == name.len &&
		    strncasecmp(node->name.ptr, name.ptr, name.len) == 0)
			return i;
		if (tag_flags((enum tag)node->tag) & TAG_IS_SPECIAL)
			return 0;
	}
	return 0;
}

static size_t level_to_close(const struct builder *b, const struct html_token *t)
{
	unsigned flags = tag_flags(t->tag);

	if (t->tag == TAG_OTHER)
		return level_of_name(b, t->text);
	if (flags & TAG_IS_HEADING)
		return level_of_heading(b);
	if (t->tag == TAG_P)
		return html_level_of(b, TAG_P, TAG_IS_SCOPE, TAG_BUTTON);
	if (t->tag == TAG_TABLE || flags & TAG_IS_FOREIGN)
		return html_level_of(b, t->tag, 0, TAG_TEMPLATE);
	if (t->tag == TAG_TR || t->tag == TAG_TD || t->tag == TAG_TH || t->tag == TAG_TBODY ||
	    t->tag == TAG_THEAD || t->tag == TAG_TFOOT)
		return html_level_of(b, t->tag, 0, TAG_TABLE);
	if (flags & (TAG_IS_BLOCK | TAG_IS_SPECIAL))
		return html_level_of(b, t->tag, TAG_IS_SCOPE, t->tag == TAG_LI ? TAG_UL : TAG_COUNT);
	return html_level_of(b, t->tag, TAG_IS_SPECIAL, TAG_COUNT);
}

static void end_tag(struct builder *b, const struct html_token *t)
{
	unsigned flags = tag_flags(t->tag);
	size_t level;

	if (flags & TAG_IS_FORMAT && !b->foreign) {
		html_end_format(b, t->tag);
		return;
	}
	if (t->tag == TAG_BR)
		html_add_break(b);
	level = level_to_close(b, t);
	if (level)
		html_pop_to(b, level);
	else if (t->tag == TAG_P)
		html_end_block(b); /* an empty <p> */
}

void html_read(struct html_page *page, struct slice html)
{
	struct builder b = { .page = page, .depth = 1 };
	struct html_token t;

	b.scanner.page = html;
	b.scanner.scriptless = page->scriptless;
	buffer_clear(&page->text);
	vector_clear(&page->origins);
	vector_clear(&page->nodes);
	vector_clear(&page->blocks);
	vector_clear(&page->runs);
	vector_clear(&page->links);
	vector_clear(&page->metas);
	vector_clear(&page->times);
	vector_clear(&page->json_ld);
	page->title = page->language = (struct slice){ 0 };
	page->too_deep = page->too_long = false;
	page->noscript = 0;
	*vector_push(&page->nodes) = (struct html_node){ 0 };
	while (!page->too_long && html_next(&b.scanner, &t)) {
		if (t.kind == HTML_START)
			start_tag(&b, &t);
		else if (t.kind == HTML_END)
			end_tag(&b, &t);
		else if (!b.dropping)
			html_add_text(&b, t.text, t.literal, t.at);
		page->too_long = page->nodes.len > PAGE_PARTS_MAX || page->blocks.len > PAGE_PARTS_MAX;
	}
	html_end_block(&b);
}

void html_page_free(struct html_page *page)
{
	buffer_free(&page->text);
	vector_free(&page->origins);
	vector_free(&page->nodes);
	vector_free(&page->blocks);
	vector_free(&page->runs);
	vector_free(&page->links);
	vector_free(&page->metas);
	vector_free(&page->times);
	vector_free(&page->json_ld);
}
