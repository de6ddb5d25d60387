/* The text blocks of pages as our reader cuts them, held against those of the tree that gumbo,
 * Debian's HTML5 parser, builds. White space aside, as what is made single differs.
 *
 * usage: gumbo_blocks [-v] < pages.ndjson
 * Prints how many pages and blocks agree; -v: the blocks that do not. */
#include <cjson/cJSON.h>
#include <gumbo.h>
#include <stdio.h>

#include "ingest/html/article.h"

/* Blocks, each ended by a newline. */
struct cutter {
	struct buffer out;
	bool filling;
	unsigned breaks;
};

static void end_block(struct cutter *c)
{
	if (c->filling)
		buffer_byte(&c->out, '\n');
	c->filling = false;
	c->breaks = 0;
}

static void add_text(struct cutter *c, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		if ((unsigned char)s.ptr[i] <= ' ')
			continue;
		if (i + 1 < s.len && s.ptr[i] == '\xc2' && s.ptr[i + 1] == '\xa0') {
			i++;
			continue;
		}
		if (c->breaks > 1)
			end_block(c);
		c->breaks = 0;
		c->filling = true;
		buffer_byte(&c->out, s.ptr[i]);
	}
}

static void walk(struct cutter *c, const GumboNode *node, int depth)
{
	const GumboVector *children;
	unsigned flags = 0;

	if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
		add_text(c, slice_of(node->v.text.text));
	if ((node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT) || depth > 2000)
		return;
	children = node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
						     : &node->v.element.children;
	if (node->type == GUMBO_NODE_ELEMENT) {
		struct slice name = slice_of(gumbo_normalized_tagname(node->v.element.tag));

		if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML ||
		    slice_is(name, "title"))
			return;
		flags = tag_flags(tag_find(name));
		if (flags & TAG_IS_BLOCK || slice_is(name, "hr"))
			end_block(c);
		if (slice_is(name, "br") && c->filling)
			c->breaks++;
		if (flags & TAG_IS_DROP)
			return;
	}
	for (unsigned i = 0; i < children->length; i++)
		walk(c, children->data[i], depth + 1);
	if (flags & TAG_IS_BLOCK)
		end_block(c);
}

static void theirs(struct cutter *c, struct slice html)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *parsed;

	options.max_errors = 0;
	parsed = gumbo_parse_with_options(&options, html.ptr, html.len);
	buffer_clear(&c->out);
	walk(c, parsed->document, 0);
	end_block(c);
	gumbo_destroy_output(&options, parsed);
}

static void ours(struct cutter *c, struct html_page *page, struct slice html)
{
	html_read(page, html);
	buffer_clear(&c->out);
	for (size_t i = 0; i < page->blocks.len; i++) {
		add_text(c, html_block_text(page, &page->blocks.at[i]));
		end_block(c);
	}
}

/* ---- comparing ---- */

typedef VECTOR(struct slice) lines;

static int by_text(const void *a, const void *b)
{
	return slice_compare(*(const struct slice *)a, *(const struct slice *)b);
}

static void sort_lines(struct slice s, lines *out)
{
	vector_clear(out);
	for (size_t at = 0; at < s.len;) {
		size_t len =
			(size_t)((const char *)memchr(s.ptr + at, '\n', s.len - at) - (s.ptr + at));

		*vector_push(out) = slice_sub(s, at, at + len);
		at += len + 1;
	}
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_text);
}

/* How many blocks both have. */
static size_t common(const lines *a, const lines *b, const char *id, bool tell)
{
	size_t i = 0, j = 0, n = 0;

	while (i < a->len || j < b->len) {
		int order = i == a->len ? 1 : j == b->len ? -1 : by_text(&a->at[i], &b->at[j]);

		if (tell && order)
			printf("%s\t%s\t%.*s\n", id, order < 0 ? "ours" : "gumbo",
			       SLICE_ARG(order < 0 ? a->at[i] : b->at[j]));
		n += order == 0;
		i += order <= 0;
		j += order >= 0;
	}
	return n;
}

int main(int argc, char **argv)
{
	bool tell = argc > 1 && strcmp(argv[1], "-v") == 0;
	size_t pages = 0, same = 0, both = 0, all = 0, cap = 0;
	struct cutter a = { 0 }, b = { 0 };
	struct html_page page = { 0 };
	lines one = { 0 }, other = { 0 };
	char *line = NULL;

	while (getline(&line, &cap, stdin) > 0) {
		cJSON *json = cJSON_Parse(line);
		struct slice html = slice_of(cJSON_GetObjectItem(json, "html")->valuestring);
		size_t n;

		ours(&a, &page, html);
		theirs(&b, html);
		sort_lines(buffer_view(&a.out), &one);
		sort_lines(buffer_view(&b.out), &other);
		n = common(&one, &other, cJSON_GetObjectItem(json, "id")->valuestring, tell);
		pages++;
		same += n == one.len && n == other.len;
		both += 2 * n;
		all += one.len + other.len;
		cJSON_Delete(json);
	}
	printf("%zu of %zu pages have the same blocks; %.2f %% of all blocks agree\n", same, pages,
	       all ? 100.0 * (double)both / (double)all : 100.0);
	return 0;
}
