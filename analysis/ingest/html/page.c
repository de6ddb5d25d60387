#include "ingest/html/page.h"

#include <strings.h>

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
	size_t depth; /* 1 or more: stack[0] is the page */
	uint32_t open[TAG_COUNT];  /* how many of each are on the stack */
	struct format formats[FORMATS_MAX];
	size_t nformats;
	uint32_t dropping, authors, foreign; /* open elements of such kinds */
	uint8_t style;     /* of all open formats */
	uint32_t link;

	struct html_block block; /* being filled; start == end: none */
	bool filling, space;     /* space: one is due before the next character */
	unsigned breaks;         /* <br> since the last character */
	uint8_t run_style;       /* of the last run of this block */
	uint32_t run_link;
};

static struct html_node *node_at(const struct builder *b, size_t level)
{
	return &b->page->nodes.at[b->stack[level]];
}

static enum tag tag_at(const struct builder *b, size_t level)
{
	return (enum tag)node_at(b, level)->tag;
}

/* ---- blocks ---- */

static void end_block(struct builder *b)
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
		end_block(b);
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
	if (b->filling && b->page->trace && b->scanner.page.ptr[at] == c && c != '\f')
		note_origin(b, at, 1);
	if (b->filling && c != '\r')
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

static void add_text(struct builder *b, struct slice s, bool literal, size_t at)
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

static void add_break(struct builder *b)
{
	if (b->filling)
		b->breaks++;
}

/* ---- the stack ---- */

static void restyle(struct builder *b)
{
	b->style = 0;
	for (size_t i = 0; i < b->nformats; i++) {
		b->style |= b->formats[i].style;
		if (b->formats[i].style & STYLE_LINK)
			b->link = b->formats[i].link;
	}
}

static bool is_marker(enum tag tag)
{
	return tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION || tag == TAG_OBJECT ||
	       tag == TAG_APPLET || tag == TAG_MARQUEE || tag == TAG_TEMPLATE;
}

static void drop_to_marker(struct builder *b)
{
	while (b->nformats && b->formats[--b->nformats].tag != TAG_OTHER)
		;
	restyle(b);
}

static bool is_author(const struct html_node *node)
{
	return node->hints & 1u << HINT_AUTHOR && !(tag_flags(node->tag) & TAG_IS_BLOCK);
}

static void pop(struct builder *b)
{
	const struct html_node *node = node_at(b, --b->depth);
	enum tag tag = (enum tag)node->tag;

	if (tag_flags(tag) & TAG_IS_BLOCK)
		end_block(b);
	b->open[tag]--;
	b->dropping -= (tag_flags(tag) & TAG_IS_DROP) != 0;
	b->foreign -= (tag_flags(tag) & TAG_IS_FOREIGN) != 0;
	b->authors -= is_author(node);
	b->scanner.foreign = b->foreign > 0;
	if (is_marker(tag))
		drop_to_marker(b);
}

static void pop_to(struct builder *b, size_t level)
{
	while (b->depth > level)
		pop(b);
}

static bool is_hidden(const struct html_token *t)
{
	struct slice style = html_attribute(t, ATTR_STYLE, NULL), aria;
	bool has;

	html_attribute(t, ATTR_HIDDEN, &has);
	aria = html_attribute(t, ATTR_ARIA_HIDDEN, NULL);
	if (has || slice_is(aria, "true"))
		return true;
	for (const char *p = style.ptr; p && p < style.ptr + style.len; p++) {
		p = memchr(p, 'd', (size_t)(style.ptr + style.len - p));
		if (!p)
			return false;
		if (style.ptr + style.len - p >= 12 &&
		    (strncasecmp(p, "display:none", 12) == 0 ||
		     (style.ptr + style.len - p >= 13 && strncasecmp(p, "display: none", 13) == 0)))
			return true;
	}
	return false;
}

static uint32_t hints_of_tag(const struct html_token *t)
{
	uint32_t hints = 0;

	for (size_t i = 0; i < t->count; i++) {
		enum attribute name = t->attributes[i].name;

		if (name == ATTR_CLASS || name == ATTR_ID || name == ATTR_ROLE ||
		    name == ATTR_ITEMPROP || name == ATTR_REL)
			hints |= hints_of(t->attributes[i].value);
	}
	return hints;
}

static void push(struct builder *b, const struct html_token *t)
{
	struct html_node *node;

	if (b->depth == NODE_DEPTH_MAX) {
		b->page->too_deep = true;
		pop(b);
	}
	node = vector_push(&b->page->nodes);
	*node = (struct html_node){
		.parent = b->stack[b->depth - 1],
		.at = (uint32_t)t->at,
		.hints = hints_of_tag(t),
		.depth = (uint16_t)b->depth,
		.tag = (uint8_t)t->tag,
		.hidden = is_hidden(t),
		.name = t->text,
		.class = html_attribute(t, ATTR_CLASS, NULL),
		.id = html_attribute(t, ATTR_ID, NULL),
	};
	b->stack[b->depth++] = (uint32_t)(b->page->nodes.len - 1);
	b->open[t->tag]++;
	b->dropping += (tag_flags(t->tag) & TAG_IS_DROP) != 0;
	b->foreign += (tag_flags(t->tag) & TAG_IS_FOREIGN) != 0;
	b->authors += is_author(node);
	b->scanner.foreign = b->foreign > 0;
	if (is_marker(t->tag) && b->nformats < FORMATS_MAX)
		b->formats[b->nformats++] = (struct format){ TAG_OTHER, 0, 0 };
}

/* The level of the nearest open element of a tag, 0 when one of `barriers` or of the tag
 * `wall` lies before it. */
static size_t level_of(const struct builder *b, enum tag tag, unsigned barriers, enum tag wall)
{
	if (!b->open[tag])
		return 0;
	for (size_t i = b->depth; i-- > 1;) {
		enum tag here = tag_at(b, i);

		if (here == tag)
			return i;
		if (here == wall || tag_flags(here) & barriers)
			return 0;
	}
	return 0;
}

static void close_paragraph(struct builder *b)
{
	size_t level = level_of(b, TAG_P, TAG_IS_SCOPE, TAG_BUTTON);

	if (level)
		pop_to(b, level);
}

/* <li>, <dd> and <dt> end one another, up to the list that they are in. */
static void close_item(struct builder *b, enum tag tag)
{
	for (size_t i = b->depth; i-- > 1;) {
		enum tag here = tag_at(b, i);

		if (here == tag || (tag != TAG_LI && (here == TAG_DD || here == TAG_DT))) {
			pop_to(b, i);
			return;
		}
		if (tag_flags(here) & TAG_IS_SPECIAL && here != TAG_ADDRESS && here != TAG_DIV &&
		    here != TAG_P)
			return;
	}
}

/* Parts of a table end those before them: `tags` lists what ends, 0 behind. */
static void close_table_part(struct builder *b, const uint8_t *tags)
{
	for (; *tags; tags++) {
		size_t level = level_of(b, (enum tag)*tags, 0, TAG_TABLE);

		if (level)
			pop_to(b, level);
	}
}

static void close_button(struct builder *b)
{
	size_t level = level_of(b, TAG_BUTTON, TAG_IS_SCOPE, TAG_COUNT);

	if (level)
		pop_to(b, level);
}

static void close_for(struct builder *b, enum tag tag)
{
	static const uint8_t cells[] = { TAG_TD, TAG_TH, 0 },
			     rows[] = { TAG_TR, TAG_CAPTION, 0 },
			     groups[] = { TAG_TBODY, TAG_THEAD, TAG_TFOOT, TAG_CAPTION, TAG_TR, 0 };

	if (tag_flags(tag) & TAG_IS_PCLOSE)
		close_paragraph(b);
	if (tag == TAG_BUTTON)
		close_button(b);
	else if (tag == TAG_LI || tag == TAG_DD || tag == TAG_DT)
		close_item(b, tag);
	else if (tag_flags(tag) & TAG_IS_HEADING && tag_flags(tag_at(b, b->depth - 1)) & TAG_IS_HEADING)
		pop(b);
	else if (tag == TAG_TD || tag == TAG_TH)
		close_table_part(b, cells);
	else if (tag == TAG_TR)
		close_table_part(b, rows);
	else if (tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT)
		close_table_part(b, groups);
}

/* ---- formatting ---- */

static uint8_t style_of(const struct html_token *t)
{
	bool href;

	switch ((int)t->tag) {
	case TAG_A:
		html_attribute(t, ATTR_HREF, &href);
		return (uint8_t)((href ? STYLE_LINK : 0) |
				 (hints_of_tag(t) & 1u << HINT_AUTHOR ? STYLE_AUTHOR : 0));
	case TAG_B:
	case TAG_STRONG:
		return STYLE_STRONG;
	case TAG_I:
	case TAG_EM:
		return STYLE_EM;
	case TAG_CODE:
	case TAG_TT:
		return STYLE_CODE;
	}
	return 0;
}

static void end_format(struct builder *b, enum tag tag)
{
	for (size_t i = b->nformats; i-- && b->formats[i].tag != TAG_OTHER;) {
		if (b->formats[i].tag != tag)
			continue;
		memmove(b->formats + i, b->formats + i + 1,
			(b->nformats - i - 1) * sizeof(*b->formats));
		b->nformats--;
		restyle(b);
		return;
	}
}

static void begin_format(struct builder *b, const struct html_token *t)
{
	struct format *f;

	if (t->tag == TAG_A || t->tag == TAG_NOBR)
		end_format(b, t->tag);
	if (b->nformats == FORMATS_MAX) {
		memmove(b->formats, b->formats + 1, (FORMATS_MAX - 1) * sizeof(*b->formats));
		b->nformats--;
	}
	f = &b->formats[b->nformats++];
	*f = (struct format){ (uint8_t)t->tag, style_of(t), 0 };
	if (f->style & STYLE_LINK) {
		f->link = (uint32_t)b->page->links.len;
		*vector_push(&b->page->links) = html_attribute(t, ATTR_HREF, NULL);
	}
	restyle(b);
}

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
	else if (start->tag == TAG_SCRIPT &&
		 slice_is(html_attribute(start, ATTR_TYPE, NULL), "application/ld+json"))
		*vector_push(&b->page->json_ld) = t.text;
	else if (start->tag == TAG_XMP)
		add_text(b, t.text, true, t.at);
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
		add_break(b);
	else if (t->tag == TAG_HR)
		end_block(b);
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
		pop(b);
}

static void start_tag(struct builder *b, const struct html_token *t)
{
	unsigned flags = tag_flags(t->tag);

	if (b->foreign && breaks_out(t->tag))
		leave_foreign(b);
	if (b->foreign) {
		if (!t->self_closing)
			push(b, t);
		return;
	}
	if (t->tag == TAG_HTML && !b->page->language.ptr)
		b->page->language = html_attribute(t, ATTR_LANG, NULL);
	if (t->tag == TAG_HTML || t->tag == TAG_HEAD || t->tag == TAG_BODY)
		return;
	close_for(b, t->tag);
	if (b->open[TAG_SELECT] && flags & TAG_IS_BLOCK)
		pop_to(b, level_of(b, TAG_SELECT, 0, TAG_COUNT));
	if (flags & TAG_IS_BLOCK)
		end_block(b);
	if (flags & (TAG_IS_RAW | TAG_IS_RCDATA))
		note_raw(b, t);
	else if (flags & TAG_IS_VOID)
		note_void(b, t);
	else if (flags & TAG_IS_FORMAT)
		begin_format(b, t);
	else if (!(flags & TAG_IS_FOREIGN && t->self_closing))
		push(b, t);
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
		return level_of(b, TAG_P, TAG_IS_SCOPE, TAG_BUTTON);
	if (t->tag == TAG_TABLE || flags & TAG_IS_FOREIGN)
		return level_of(b, t->tag, 0, TAG_TEMPLATE);
	if (t->tag == TAG_TR || t->tag == TAG_TD || t->tag == TAG_TH || t->tag == TAG_TBODY ||
	    t->tag == TAG_THEAD || t->tag == TAG_TFOOT)
		return level_of(b, t->tag, 0, TAG_TABLE);
	if (flags & (TAG_IS_BLOCK | TAG_IS_SPECIAL))
		return level_of(b, t->tag, TAG_IS_SCOPE, t->tag == TAG_LI ? TAG_UL : TAG_COUNT);
	return level_of(b, t->tag, TAG_IS_SPECIAL, TAG_COUNT);
}

static void end_tag(struct builder *b, const struct html_token *t)
{
	unsigned flags = tag_flags(t->tag);
	size_t level;

	if (flags & TAG_IS_FORMAT && !b->foreign) {
		end_format(b, t->tag);
		return;
	}
	if (t->tag == TAG_BR)
		add_break(b);
	level = level_to_close(b, t);
	if (level)
		pop_to(b, level);
	else if (t->tag == TAG_P)
		end_block(b); /* an empty <p> */
}

void html_read(struct html_page *page, struct slice html)
{
	struct builder b = { .page = page, .scanner = { .page = html }, .depth = 1 };
	struct html_token t;

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
	*vector_push(&page->nodes) = (struct html_node){ 0 };
	while (!page->too_long && html_next(&b.scanner, &t)) {
		if (t.kind == HTML_START)
			start_tag(&b, &t);
		else if (t.kind == HTML_END)
			end_tag(&b, &t);
		else if (!b.dropping)
			add_text(&b, t.text, t.literal, t.at);
		page->too_long = page->nodes.len > PAGE_PARTS_MAX || page->blocks.len > PAGE_PARTS_MAX;
	}
	end_block(&b);
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
