#include "annotate/quotes/quotes.h"

/* Ranges of tokens into the spans of a quotation. */

void quote_add_span(const struct document *doc, struct quote *quote, struct range tokens)
{
	struct span s = quote_span(doc, tokens);

	if (!quote->nspans)
		quote->start = s.start;
	quote->spans[quote->nspans++] = s;
	quote->end = s.end;
}

static bool is_according_to(const struct document *doc, uint32_t cue)
{
	return (is_text(doc, cue, "according") || is_text(doc, cue, "According")) &&
	       cue + 1 < doc->tokens.len && is_text(doc, cue + 1, "to");
}

/* What is left of a phrase whose noun is the cue: "an >interview< with". */
static bool is_article(const struct document *doc, struct range r)
{
	return r.last == r.first + 1 &&
	       (is_text(doc, r.first, "a") || is_text(doc, r.first, "an") ||
		is_text(doc, r.first, "the"));
}

void quote_set_source(const struct document *doc, struct quote *quote,
		      struct subject speaker, uint32_t cue)
{
	if (speaker.kind && !is_article(doc, speaker.range))
		quote->speaker = quote_span(doc, speaker.range);
	quote->cue = quote_span(doc, (struct range){ cue, cue + 1 + is_according_to(doc, cue) });
}
