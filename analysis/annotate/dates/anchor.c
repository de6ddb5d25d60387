#include "annotate/dates/anchor.h"

enum { TOP_TOKENS = 80, PLACE_TOKENS = 8, BYLINE_TOKENS = 12 };

/* The day that a match gives: Jan. 30, 2017, or Jan. 30 of an unknown year. */
static struct when day_of(const struct date_match *m)
{
	struct when w = when_new(GRAIN_DAY);
	int32_t year, value;

	if (m->rule->op != OP_DATE || m->rule->by)
		return w;
	if (date_slot(m, SYM_NUMDATE, 0, &value) && value & NUMDATE_YEAR_FIRST) {
		value &= ~NUMDATE_YEAR_FIRST;
		w.year = value >> 10;
		w.part = value >> 5 & 31;
		w.day = value & 31;
		return w;
	}
	w.part = date_slot_or(m, SYM_MONTH, 0);
	w.day = w.part ? date_slot_or(m, SYM_DAY, date_slot_or(m, SYM_ORD, 0)) : 0;
	if (date_slot(m, SYM_YEAR, 0, &year))
		w.year = year;
	if (!w.day ||
	    !civil_valid((struct civil){ w.year == YEAR_UNKNOWN ? 2000 : w.year, w.part, w.day }))
		return when_new(GRAIN_DAY);
	return w;
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

/* By, Published, | and the like, which lines above a story have. */
static bool is_byline_mark(const struct document *doc, const struct token *t)
{
	static const char *const marks[] = { "By",	"BY", "Published", "PUBLISHED",	  "Posted",
					     "Updated", "|",  "\xc2\xb7",  "\xe2\x80\xa2",
					     NULL };

	return slice_among(token_text(doc->text, t), marks);
}

/* A word that such a line has without a capital. */
static bool is_byline_word(const struct document *doc, const struct token *t)
{
	static const char *const words[] = { "by",     "on", "at",  "in",      "and",
					     "for",    "of", "the", "updated", "published",
					     "posted", "am", "pm", NULL };

	if (t->kind != TOKEN_WORD || t->cased != CASE_LOWER)
		return true;
	return slice_among(token_text(doc->text, t), words);
}

/* By Jane Roe | Warsaw | 12 March 2025; Published on March 12, 2025 at 10:15 */
static bool is_byline(const struct document *doc, const struct date_match *m)
{
	uint32_t first = m->first, end = m->last;
	bool marked = false;

	while (first && m->first - first < BYLINE_TOKENS &&
	       !(doc->tokens.at[first].flags & TOKEN_LINE_START))
		first--;
	while (end < doc->tokens.len && end - m->last < BYLINE_TOKENS &&
	       !(doc->tokens.at[end].flags & TOKEN_LINE_START))
		end++;
	if (!(doc->tokens.at[first].flags & TOKEN_LINE_START) ||
	    (end < doc->tokens.len && !(doc->tokens.at[end].flags & TOKEN_LINE_START)))
		return false;
	for (uint32_t i = first; i < end; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (i == m->first)
			i = m->last - 1;
		else if (!is_byline_word(doc, t))
			return false;
		else
			marked |= is_byline_mark(doc, t);
	}
	return marked;
}

struct when date_anchor(const struct document *doc, const struct date_matches *matches)
{
	struct when yearless = when_new(GRAIN_DAY);

	for (size_t i = 0; i < matches->kept.len && matches->kept.at[i].first < TOP_TOKENS; i++) {
		struct date_match m = date_matches_at(matches, i);
		struct when day = day_of(&m);

		if (!day.day || !(is_date_line(doc, &m) || is_dateline(doc, &m) ||
				  (day.year != YEAR_UNKNOWN && is_byline(doc, &m))))
			continue;
		if (day.year != YEAR_UNKNOWN)
			return day;
		if (!yearless.day)
			yearless = day;
	}
	return yearless;
}

struct when date_anchor_alone(const struct date_matches *matches)
{
	struct when yearless = when_new(GRAIN_DAY);

	for (size_t i = 0; i < matches->kept.len; i++) {
		struct date_match m = date_matches_at(matches, i);
		struct when day = day_of(&m);

		if (day.year != YEAR_UNKNOWN)
			return day;
		if (day.day && !yearless.day)
			yearless = day;
	}
	return yearless;
}
