#include "annotate/quotes/quotes.h"

/* Quotation marks: where each opens and closes. */

enum { SINGLE_MAX = 120 }; /* tokens in single marks; more is a stray apostrophe */

enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT, MARK_SINGLE };

static enum mark mark_of(const struct document *doc, uint32_t i)
{
	const struct token *t = &doc->tokens.at[i];
	struct slice s = token_text(doc->text, t);

	if (t->kind != TOKEN_PUNCT && t->kind != TOKEN_SYMBOL) /* ` is a symbol */
		return MARK_NONE;
	if (t->first == '"' || slice_is(s, "''"))
		return MARK_STRAIGHT;
	if (slice_is(s, "“") || slice_is(s, "``") || slice_is(s, "„") || slice_is(s, "«"))
		return MARK_OPEN;
	if (slice_is(s, "”") || slice_is(s, "»"))
		return MARK_CLOSE;
	if (t->first == '\'' || slice_is(s, "‘"))
		return MARK_SINGLE;
	return MARK_NONE;
}

static bool space_before(const struct document *doc, uint32_t i)
{
	return i >= doc->tokens.len || doc->tokens.at[i].flags & TOKEN_SPACE_BEFORE;
}

/* Is the mark at i, in single marks, one that closes them? */
static bool may_close(const struct document *doc, uint32_t i, uint32_t last)
{
	if (!is_text(doc, i, "'") && !is_text(doc, i, "’")) /* not 's, 'd, 'll */
		return false;
	return !space_before(doc, i) && (i + 1 >= last || space_before(doc, i + 1) ||
					 doc->tokens.at[i + 1].kind != TOKEN_WORD);
}

/* The token that closes the single mark at `open`, or 0. What follows an s, as in "the
 * boys' club", is an apostrophe unless nothing better comes. */
static uint32_t single_close(const struct document *doc, uint32_t open, uint32_t last)
{
	uint32_t found = 0;

	if (!space_before(doc, open) || space_before(doc, open + 1))
		return 0;
	if (last > open + SINGLE_MAX)
		last = open + SINGLE_MAX;
	for (uint32_t i = open + 2; i < last && !is_text(doc, i, "‘"); i++) {
		if (!may_close(doc, i, last))
			continue;
		if (!slice_ends(token_text(doc->text, &doc->tokens.at[i - 1]), SLICE("s")))
			return i;
		found = found ? found : i;
	}
	return found;
}

static void add_region(struct quote_scratch *q, const struct document *doc, struct region r)
{
	if (r.inner >= r.end)
		return;
	if (r.single && r.end - r.inner == 1 && doc->tokens.at[r.inner].cased == CASE_UPPER)
		return; /* 'IS' */
	*vector_push(&q->regions) = r;
	for (uint32_t i = r.open; i < r.close; i++)
		q->class.at[i] |= WORD_INSIDE;
}

uint32_t region_at(const struct quote_scratch *q, uint32_t token)
{
	size_t low = 0, high = q->regions.len;

	if (!is_inside(q, token))
		return 0;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (q->regions.at[middle].open <= token)
			low = middle;
		else
			high = middle;
	}
	while (low > 0 && q->regions.at[low].close <= token)
		low--; /* behind one region within another */
	return (uint32_t)low + 1;
}

static bool opens(const struct document *doc, uint32_t i)
{
	return i < doc->tokens.len && (mark_of(doc, i) == MARK_OPEN ||
				       mark_of(doc, i) == MARK_STRAIGHT || is_text(doc, i, "‘"));
}

/* “It is ‘a case of “wait and see”’” opens twice and closes twice: where the second one
 * of `open` closes, or 0 when only one is to be closed. */
static uint32_t nested_close(const struct document *doc, uint32_t open, uint32_t last)
{
	uint32_t found = 0;

	if (!space_before(doc, open) && !is_text(doc, open - 1, "‘"))
		return 0;
	for (uint32_t i = open + 1; i < last; i++) {
		enum mark mark = mark_of(doc, i);

		if (mark == MARK_OPEN || mark == MARK_STRAIGHT)
			return 0;
		if (mark == MARK_CLOSE && found)
			return found;
		if (mark == MARK_CLOSE)
			found = i;
	}
	return 0;
}

/* The regions of the paragraph of tokens [first, last). A quotation left open ends
 * with the paragraph: the next one opens it again, or the mark was forgotten. */
static void find_regions_in(struct quote_scratch *q, const struct document *doc, uint32_t first,
			    uint32_t last, uint32_t paragraph)
{
	struct region r = { .paragraph = paragraph };
	bool open = false;

	for (uint32_t i = first; i < last; i++) {
		enum mark mark = mark_of(doc, i);
		uint32_t close;

		if (mark == MARK_SINGLE && !open && (close = single_close(doc, i, last))) {
			add_region(q, doc, (struct region){ i, close + 1, i + 1, close, paragraph,
							    true, false, false, true });
			i = close;
		} else if (i == first && is_text(doc, i, "‘") && opens(doc, last)) {
			r.open = i; /* a whole paragraph, and the next */
			r.inner = i + 1;
			r.single = open = true;
		} else if (open && mark == MARK_OPEN && (close = nested_close(doc, i, last))) {
			i = close;
		} else if (open && (mark == MARK_CLOSE || mark == MARK_STRAIGHT ||
				    (mark == MARK_OPEN && !space_before(doc, i)))) {
			open = false;
			r.close = i + 1;
			r.end = i;
			r.closed = true;
			add_region(q, doc, r);
		} else if (mark == MARK_OPEN || mark == MARK_STRAIGHT) {
			open = true;
			r.open = i;
			r.inner = i + 1;
		}
	}
	if (!open)
		return;
	r.close = r.end = last;
	r.closed = false;
	r.continued = opens(doc, last);
	add_region(q, doc, r);
}

void quote_regions(struct quote_scratch *q, const struct document *doc)
{
	uint32_t first = 0, paragraph = 0;

	vector_clear(&q->regions);
	for (size_t i = 1; i <= doc->sentences.len; i++) {
		if (i < doc->sentences.len && !doc->sentences.at[i].paragraph)
			continue;
		find_regions_in(q, doc, first, doc->sentences.at[i - 1].last, paragraph++);
		first = doc->sentences.at[i - 1].last;
	}
}
