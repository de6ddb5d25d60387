#include "annotate/dates/resolve.h"

enum { REACH_BACK = 14, REACH_AHEAD = 8 };

/* Words in -ed are past, unless they are the participle of something to come:
 * will be released, expected to be completed. */
static bool is_past_form(const struct document *doc, const struct token *t)
{
	struct slice text = token_text(doc->text, t);

	return t->kind == TOKEN_WORD && t->cased == CASE_LOWER && text.len > 4 &&
	       slice_ends(text, SLICE("ed"));
}

static bool stops_clause(const struct token *t)
{
	return t->kind == TOKEN_PUNCT && (t->first == ';' || t->first == ':' || t->first == '"');
}

static enum date_tense told_by(const struct document *doc, const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return TENSE_UNKNOWN;
	if (date_word_is(doc, t, SYM_TO_COME))
		return TENSE_FUTURE;
	if (date_word_is(doc, t, SYM_GONE) || is_past_form(doc, t))
		return TENSE_PAST;
	return TENSE_UNKNOWN;
}

static enum date_tense told_before(const struct document *doc, uint32_t first, uint32_t from)
{
	for (uint32_t i = from; i > first && from - i < REACH_BACK; i--) {
		const struct token *t = &doc->tokens.at[i - 1];
		enum date_tense tense = told_by(doc, t);

		if (stops_clause(t))
			return TENSE_UNKNOWN;
		if (tense == TENSE_PAST && is_past_form(doc, t))
			for (uint32_t k = i - 1; k > first && i - 1 - k < 3; k--)
				if (told_by(doc, &doc->tokens.at[k - 1]) == TENSE_FUTURE)
					return TENSE_FUTURE;
		if (tense != TENSE_UNKNOWN)
			return tense;
	}
	return TENSE_UNKNOWN;
}

static enum date_tense told_behind(const struct document *doc, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < end && i - from < REACH_AHEAD; i++) {
		enum date_tense tense = told_by(doc, &doc->tokens.at[i]);

		if (stops_clause(&doc->tokens.at[i]))
			return TENSE_UNKNOWN;
		if (tense != TENSE_UNKNOWN)
			return tense;
	}
	return TENSE_UNKNOWN;
}

enum date_tense date_tense(const struct document *doc, const struct date_match *m)
{
	uint32_t n = doc->tokens.at[m->first].sentence;
	uint32_t first = 0, end = (uint32_t)doc->tokens.len;
	enum date_tense tense;

	if (n < doc->sentences.len) {
		first = doc->sentences.at[n].first;
		end = doc->sentences.at[n].last;
	}
	tense = told_before(doc, first, m->first);
	return tense != TENSE_UNKNOWN ? tense : told_behind(doc, m->last, end);
}
