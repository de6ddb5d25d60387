#include "ingest/html/article.h"

/* From the page's bytes to the text's there are three steps, and each copies most of what it
 * gets: markup is taken out (page.c notes what is left as it was), blocks are kept and put
 * together, characters are tidied. What all three copied is a run; what lies between two runs
 * is an edit. */

struct tracing {
	const struct html_page *page;
	struct slice html;
	const edit_vector *tidied; /* edits of the last step, over the blocks put together */
	size_t edit, origin;	   /* those before have been passed */
	uint32_t at, from;	   /* ends of the last run: in the text, in the page */
	edit_vector *out;
};

static uint8_t kind_of(const struct tracing *t, uint32_t from, uint32_t to, uint8_t tidied)
{
	struct slice gone = slice_sub(t->html, from, to);

	if (gone.len && memchr(gone.ptr, '<', gone.len))
		return EDIT_MARKUP;
	if (gone.len && memchr(gone.ptr, '&', gone.len))
		return EDIT_REFERENCE;
	return tidied;
}

static void put_edit(struct tracing *t, uint32_t at, uint32_t from, uint8_t tidied)
{
	if (at == t->at && from == t->from)
		return;
	*vector_push(t->out) = (struct edit){ t->from, from, t->at, at - t->at,
					      kind_of(t, t->from, from, tidied) };
}

/* `len` bytes of the page's text from `start` on became those of the text at `at`. */
static void trace_run(struct tracing *t, uint32_t start, uint32_t len, uint32_t at, uint8_t tidied)
{
	uint32_t end = start + len;

	while (t->origin < t->page->origins.len) {
		const struct html_origin *o = &t->page->origins.at[t->origin];
		uint32_t first = o->at > start ? o->at : start;
		uint32_t last = o->at + o->len < end ? o->at + o->len : end;

		if (o->at >= end)
			return;
		if (first < last) {
			put_edit(t, at + (first - start), o->from + (first - o->at), tidied);
			t->at = at + (last - start);
			t->from = o->from + (last - o->at);
		}
		if (o->at + o->len > end)
			return;
		t->origin++;
	}
}

/* A block of the page's text lies at `joined` among those put together: the parts of it that
 * tidying left alone. */
static void trace_block(struct tracing *t, const struct html_block *b, uint32_t joined)
{
	uint32_t at = joined, end = joined + (b->end - b->start);
	uint8_t kind = EDIT_SPACE;

	while (at < end) {
		const struct edit *e = t->edit < t->tidied->len ? &t->tidied->at[t->edit] : NULL;
		const struct edit *before = t->edit ? &t->tidied->at[t->edit - 1] : NULL;
		uint32_t to = e && e->start < end ? e->start : end;
		uint32_t moved = before ? at - before->end + before->at + before->len : at;

		if (to > at)
			trace_run(t, b->start + (at - joined), to - at, moved, kind);
		if (to == end)
			return;
		kind = e->kind;
		at = e->end;
		t->edit++;
	}
}

void html_edits(struct html_reader *r, struct slice html, edit_vector *out)
{
	edit_vector tidied = { 0 };
	struct buffer text = { 0 };
	struct tracing t = { .page = &r->page, .html = html, .tidied = &tidied, .out = out };
	uint32_t joined = 0;

	text_tidy(buffer_view(&r->text), false, &text, &tidied);
	vector_clear(out);
	for (size_t i = 0; i < r->page.blocks.len && !r->from_metadata; i++) {
		const struct html_block *b = &r->page.blocks.at[i];

		if (!html_block_kept(&r->facts.blocks.at[i]))
			continue;
		joined += joined ? 2 : 0; /* the blank line before it */
		trace_block(&t, b, joined);
		joined += b->end - b->start;
	}
	put_edit(&t, (uint32_t)text.len, (uint32_t)html.len, EDIT_SPACE);
	buffer_free(&text);
	vector_free(&tidied);
}
