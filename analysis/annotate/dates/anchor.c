#include "annotate/dates/anchor.h"

#include "annotate/dates/when.h"

enum { TOP_TOKENS = 80, PLACE_TOKENS = 8 };

/* The day that a match gives with its year: Jan. 30, 2017. */
static day_count full_day(const struct date_match *m)
{
	int32_t year, month, day, value;
	struct civil civil;

	if (m->rule->op != OP_DATE || m->rule->by)
		return DAY_UNKNOWN;
	if (date_slot(m, SYM_NUMDATE, 0, &value) && value & NUMDATE_YEAR_FIRST) {
		value &= ~NUMDATE_YEAR_FIRST;
		return civil_to_days((struct civil){ value >> 10, value >> 5 & 31, value & 31 });
	}
	if (!date_slot(m, SYM_YEAR, 0, &year) || !date_slot(m, SYM_MONTH, 0, &month) ||
	    (!date_slot(m, SYM_DAY, 0, &day) && !date_slot(m, SYM_ORD, 0, &day)))
		return DAY_UNKNOWN;
	civil = (struct civil){ year, month, day };
	return civil_valid(civil) ? civil_to_days(civil) : DAY_UNKNOWN;
}

static const struct token *token_at(const struct document *doc, uint32_t i)
{
	return i < doc->tokens.len ? &doc->tokens.at[i] : NULL;
}

/* A line of its own, perhaps with a time or a weekday beside it. */
static bool is_date_line(const struct document *doc, const struct date_match *m)
{
	uint32_t first = m->first;
	const struct token *next = token_at(doc, m->last);

	while (first && m->first - first < 3 && !(doc->tokens.at[first].flags & TOKEN_LINE_START))
		first--;
	return doc->tokens.at[first].flags & TOKEN_LINE_START &&
	       (!next || next->flags & TOKEN_LINE_START);
}

/* WASHINGTON, Jan. 30, 2017 (Reuters) - */
static bool is_dateline(const struct document *doc, const struct date_match *m)
{
	uint32_t first = m->first;
	const struct token *next = token_at(doc, m->last);

	while (first && m->first - first < PLACE_TOKENS &&
	       !(doc->tokens.at[first].flags & TOKEN_LINE_START))
		first--;
	if (!(doc->tokens.at[first].flags & TOKEN_LINE_START) ||
	    doc->tokens.at[first].cased != CASE_UPPER)
		return false;
	return next && (next->first == '(' || next->first == '-' || next->first == '_' ||
			next->first == ':' || next->first == 0xe2);
}

day_count date_anchor(const struct document *doc, const date_match_vector *matches)
{
	for (size_t i = 0; i < matches->len && matches->at[i].first < TOP_TOKENS; i++) {
		const struct date_match *m = &matches->at[i];
		day_count day = full_day(m);

		if (day != DAY_UNKNOWN && (is_date_line(doc, m) || is_dateline(doc, m)))
			return day;
	}
	return DAY_UNKNOWN;
}

day_count date_anchor_alone(const date_match_vector *matches)
{
	for (size_t i = 0; i < matches->len; i++) {
		day_count day = full_day(&matches->at[i]);

		if (day != DAY_UNKNOWN)
			return day;
	}
	return DAY_UNKNOWN;
}
