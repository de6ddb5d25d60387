#include "annotate/dates/resolve.h"

enum { REACH_BACK = 14, REACH_AHEAD = 8, LIMIT_REACH = 7 };

static bool token_is(const struct document *doc, uint32_t i, const char *word)
{
	return slice_is(token_text(doc->text, &doc->tokens.at[i]), word);
}

/* an unspecified date, the proposed sale: no verb */
static bool is_attribute(const struct document *doc, uint32_t i)
{
	static const char *const leads[] = { "a",     "an",  "the", "its",
					     "their", "his", "her", "still" };

	for (size_t w = 0; i && w < sizeof(leads) / sizeof(*leads); w++)
		if (token_is(doc, i - 1, leads[w]))
			return true;
	return false;
}

/* Words in -ed are past, unless they are the participle of something to come:
 * will be released, expected to be completed. */
static bool is_past_form(const struct document *doc, const struct token *t)
{
	struct slice text = token_text(doc->text, t);

	return t->kind == TOKEN_WORD && t->cased == CASE_LOWER && text.len > 4 &&
	       slice_ends(text, SLICE("ed")) &&
	       !is_attribute(doc, (uint32_t)(t - doc->tokens.at));
}

static bool stops_clause(const struct token *t)
{
	return t->kind == TOKEN_PUNCT && (t->first == ';' || t->first == ':' || t->first == '"');
}

static enum date_tense told_by(const struct document *doc, const struct token *t)
{
	if (t->kind != TOKEN_WORD)
		return TENSE_UNKNOWN;
	if (date_word_is(doc, t, SYM_TO_COME, 0))
		return date_word_is(doc, t, SYM_TO_COME, 1) ? TENSE_SURELY_FUTURE : TENSE_FUTURE;
	if (date_word_is(doc, t, SYM_GONE, 0))
		return date_word_is(doc, t, SYM_GONE, 1) ? TENSE_SURELY_PAST : TENSE_PAST;
	return is_past_form(doc, t) ? TENSE_PAST : TENSE_UNKNOWN;
}

/* is to meet on Friday */
static bool leads_ahead(const struct document *doc, uint32_t first, uint32_t i)
{
	return i > first && token_is(doc, i, "to") &&
	       (token_is(doc, i - 1, "is") || token_is(doc, i - 1, "are"));
}

/* by Friday, as early as Friday: a limit that is ahead, unless the clause is surely
 * over: had filed by Friday. */
static bool is_limit(const struct document *doc, uint32_t first, uint32_t from)
{
	bool as = from - first > 1 && token_is(doc, from - 1, "as") &&
		  (token_is(doc, from - 2, "early") || token_is(doc, from - 2, "soon"));

	if (!as && !(from > first && token_is(doc, from - 1, "by")))
		return false;
	for (uint32_t i = from; i > first && from - i < LIMIT_REACH; i--)
		if (told_by(doc, &doc->tokens.at[i - 1]) == TENSE_SURELY_PAST)
			return false;
	return true;
}

static enum date_tense told_before(const struct document *doc, uint32_t first, uint32_t from)
{
	if (is_limit(doc, first, from))
		return TENSE_FUTURE;
	for (uint32_t i = from; i > first && from - i < REACH_BACK; i--) {
		const struct token *t = &doc->tokens.at[i - 1];
		enum date_tense tense = told_by(doc, t);

		if (stops_clause(t))
			return TENSE_UNKNOWN;
		if (leads_ahead(doc, first, i - 1))
			return TENSE_FUTURE;
		if (tense == TENSE_PAST)
			for (uint32_t k = i - 1; k > first && i - 1 - k < 3; k--)
				if (told_by(doc, &doc->tokens.at[k - 1]) >= TENSE_FUTURE)
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
		if (tense != TENSE_UNKNOWN && tense != TENSE_FUTURE)
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
