#include "ingest/html/builder.h"

#include <strings.h>

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

void html_pop(struct builder *b)
{
	const struct html_node *node = node_at(b, --b->depth);
	enum tag tag = (enum tag)node->tag;

	if (tag_flags(tag) & TAG_IS_BLOCK)
		html_end_block(b);
	b->open[tag]--;
	b->dropping -= (tag_flags(tag) & TAG_IS_DROP) != 0;
	b->foreign -= (tag_flags(tag) & TAG_IS_FOREIGN) != 0;
	b->authors -= is_author(node);
	b->scanner.foreign = b->foreign > 0;
	if (is_marker(tag))
		drop_to_marker(b);
}

void html_pop_to(struct builder *b, size_t level)
{
	while (b->depth > level)
		html_pop(b);
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

void html_push(struct builder *b, const struct html_token *t)
{
	struct html_node *node;

	if (b->depth == NODE_DEPTH_MAX) {
		b->page->too_deep = true;
		html_pop(b);
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
size_t html_level_of(const struct builder *b, enum tag tag, unsigned barriers, enum tag wall)
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
	size_t level = html_level_of(b, TAG_P, TAG_IS_SCOPE, TAG_BUTTON);

	if (level)
		html_pop_to(b, level);
}

/* <li>, <dd> and <dt> end one another, up to the list that they are in. */
static void close_item(struct builder *b, enum tag tag)
{
	for (size_t i = b->depth; i-- > 1;) {
		enum tag here = tag_at(b, i);

		if (here == tag || (tag != TAG_LI && (here == TAG_DD || here == TAG_DT))) {
			html_pop_to(b, i);
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
		size_t level = html_level_of(b, (enum tag)*tags, 0, TAG_TABLE);

		if (level)
			html_pop_to(b, level);
	}
}

static void close_button(struct builder *b)
{
	size_t level = html_level_of(b, TAG_BUTTON, TAG_IS_SCOPE, TAG_COUNT);

	if (level)
		html_pop_to(b, level);
}

void html_close_for(struct builder *b, enum tag tag)
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
		html_pop(b);
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

void html_end_format(struct builder *b, enum tag tag)
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

void html_begin_format(struct builder *b, const struct html_token *t)
{
	struct format *f;

	if (t->tag == TAG_A || t->tag == TAG_NOBR)
		html_end_format(b, t->tag);
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
