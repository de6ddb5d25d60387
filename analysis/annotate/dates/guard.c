#include "annotate/dates/match.h"

/* The tests that a rule may ask for: what stands around an expression, where the
 * words of the expression alone would do for something else. */

static const struct token *before(const struct document *doc, const struct date_match *m,
				  unsigned n)
{
	return m->first >= n ? &doc->tokens.at[m->first - n] : NULL;
}

static const struct token *behind(const struct document *doc, const struct date_match *m,
				  unsigned n)
{
	return m->last + n - 1 < doc->tokens.len ? &doc->tokens.at[m->last + n - 1] : NULL;
}

static bool same_sentence(const struct token *t, const struct token *other)
{
	return t && other && t->sentence == other->sentence;
}

static bool is_among(const struct document *doc, const struct token *t, const char *const *words)
{
	char room[32];

	return t && t->end - t->start <= 20 &&
	       slice_among(token_fold(token_text(doc->text, t), room, sizeof(room)), words);
}

static bool is_word(const struct document *doc, const struct token *t, const char *word)
{
	return is_among(doc, t, (const char *const[]){ word, NULL });
}

static bool touches(const struct token *t)
{
	return t && !(t->flags & TOKEN_SPACE_BEFORE);
}

/* --- more than one guard asks these ------------------------------------------------- */

/* Nothing behind that could be a noun. */
static bool stands_alone(const struct document *doc, const struct date_match *m)
{
	static const char *const functional[] = { "the",    "and",  "in",   "at",   "for",
						  "on",	    "to",   "when", "he",   "she",
						  "they",   "it",   "we",   "a",    "after",
						  "before", "with", "of",   "by",   "as",
						  "this",   "or",   "but",  "from", NULL };
	const struct token *next = behind(doc, m, 1);

	return !next || next->kind == TOKEN_PUNCT || next->kind == TOKEN_NUMBER ||
	       !same_sentence(next, &doc->tokens.at[m->first]) || is_among(doc, next, functional) ||
	       date_word_is(doc, next, SYM_WEEKDAY, 0) || date_word_is(doc, next, SYM_TO_COME, 0) ||
	       date_word_is(doc, next, SYM_GONE, 0);
}

/* Money, a share of it or a quarter near the match */
static bool speaks_of_money(const struct date_sight *sight, const struct date_match *m)
{
	static const char *const words[] = { "cents",  "percent", "earnings", "profit",
					     "income", "sales",	  "revenue",  "quarter",
					     "loss",   "net",	  NULL };

	for (unsigned n = 1; n <= 30; n++) {
		const struct token *t =
			n <= 22 ? before(sight->doc, m, n) : behind(sight->doc, m, n - 22);

		if (t && (t->first == '$' || t->first == '%' || is_among(sight->doc, t, words)))
			return true;
	}
	return false;
}

/* Shares, prices, results: what stands at 12.30 is no time. */
static bool speaks_of_trade(const struct date_sight *sight, const struct date_match *m)
{
	static const char *const words[] = { "shares",	"share",  "stock",  "index",
					     "points",	"closed", "traded", "degrees",
					     "seconds", "price",  "prices", "pence",
					     "euro",	"dollar", "yen",    NULL };

	for (unsigned n = 1; n <= 10; n++)
		if (is_among(sight->doc, before(sight->doc, m, n), words) ||
		    is_among(sight->doc, behind(sight->doc, m, n), words))
			return true;
	return speaks_of_money(sight, m);
}

/* --- BAREYEAR ------------------------------------------------------------------- */

static bool is_currency(const struct token *t)
{
	return t && t->kind == TOKEN_SYMBOL && t->first != '%' && t->first != '+';
}

static const char *const year_leads[] = {
	"in",	  "since",  "by",    "until",	"till",	 "from",   "of",      "during",
	"before", "after",  "to",    "between", "and",	 "or",	   "through", "around",
	"circa",  "late",   "early", "mid",	"year",	 "summer", "fall",    "autumn",
	"winter", "spring", "back",  "for",	"the",	 "a",	   "an",      "its",
	"his",	  "her",    "their", "our",	"s",	 "'s",	   "this",    "that",
	"on",	  "than",   "with",  "(",	",",	 "-",	   "--",      "as",
	"into",	  "post",   "pre",   "when",	"april", "'",	   NULL
};
static const char *const strong_leads[] = { "in",    "since",  "until",	 "till",   "during",
					    "circa", "c.",     "ca.",	 "year",   "summer",
					    "fall",  "autumn", "winter", "spring", NULL };
static const char *const number_leads[] = {
	"no.",	 "no",	    "number",	  "flight",  "boeing", "room",	 "page",  "section",
	"route", "highway", "interstate", "article", "bill",   "nearly", "about", "almost",
	"some",	 "only",    "exactly",	  "least",   "of",     "#",	 NULL
};

static bool looks_like_year(const struct token *t)
{
	return t->end - t->start == 4 && (t->first == '1' || t->first == '2');
}

/* Part of something longer: 2015-7, 1990.5, 12/1990, 555-1990 */
static bool glued(const struct document *doc, const struct date_match *m)
{
	const struct token *next = behind(doc, m, 1), *last = before(doc, m, 1);

	if (touches(next) && (next->kind == TOKEN_SYMBOL || next->kind == TOKEN_NUMBER ||
			      (next->first == ':' && touches(behind(doc, m, 2)))))
		return true;
	if (!last || !touches(&doc->tokens.at[m->first]))
		return false;
	if (last->first == '-' && touches(last) && before(doc, m, 2))
		return before(doc, m, 2)->kind == TOKEN_NUMBER &&
		       !looks_like_year(before(doc, m, 2));
	return last->kind == TOKEN_SYMBOL || last->first == '.' || last->first == '#';
}

/* 1709 schoolchildren, 1800 shops: far from our time the number is the likelier */
static bool is_plural(const struct document *doc, const struct token *t)
{
	struct slice text = t ? token_text(doc->text, t) : SLICE("");

	return text.len > 4 && t->cased == CASE_LOWER &&
	       (slice_ends(text, SLICE("s")) || slice_ends(text, SLICE("en")));
}

/* Until at least 2025, in about 1850: the word that leads to a year stands before the measure. */
static bool leads_past_measure(const struct document *doc, const struct date_match *m)
{
	static const char *const measures[] = { "about", "nearly", "almost", NULL };
	static const char *const leads[] = {
		"in", "since", "until", "till", "by", "through", NULL
	};

	if (is_word(doc, before(doc, m, 1), "least") && is_word(doc, before(doc, m, 2), "at"))
		return is_among(doc, before(doc, m, 3), leads);
	return is_among(doc, before(doc, m, 1), measures) &&
	       is_among(doc, before(doc, m, 2), leads);
}

/* From 1558 until 1603: two numbers that follow each other as years do, whatever they lead to */
static bool is_in_range(const struct date_sight *sight, const struct date_match *m)
{
	static const char *const leads[] = { "from", "between", "(", "reigned", "ruled", NULL };
	static const char *const joints[] = { "to", "and",	    "until", "through",
					      "-",  "\xe2\x80\x93", NULL };
	const struct document *doc = sight->doc;
	const struct token *year = &doc->tokens.at[m->first], *end = behind(doc, m, 2);

	if (sight->last_is_year && sight->last_end + 1 == m->first)
		return is_among(doc, before(doc, m, 1), joints);
	return is_among(doc, before(doc, m, 1), leads) &&
	       is_among(doc, behind(doc, m, 1), joints) && end && looks_like_year(end) &&
	       memcmp(doc->text.ptr + year->start, doc->text.ptr + end->start, 4) < 0;
}

static bool is_bare_year(const struct date_sight *sight, const struct date_match *m)
{
	const struct document *doc = sight->doc;
	const struct token *last = before(doc, m, 1), *next = behind(doc, m, 1);
	int32_t year = 0;

	if (glued(doc, m) || is_currency(last) ||
	    (next && date_word_is(doc, next, SYM_COUNTED, 0) && !is_among(doc, last, strong_leads)))
		return false;
	if (!date_slot(m, SYM_YEAR, 0, &year) && !date_slot(m, SYM_YEAR2, 0, &year))
		return true;
	if (is_among(doc, last, strong_leads) || date_has(m, SYM_MOD))
		return true;
	if (year < 1700 || year > 2100)
		return year < 1700 && is_in_range(sight, m);
	if (is_among(doc, last, number_leads) && !is_word(doc, last, "of"))
		return leads_past_measure(doc, m);
	if (year >= 1900 && year < 2050)
		return true;
	return is_among(doc, last, year_leads) && !is_plural(doc, next);
}

/* --- NAME ------------------------------------------------------------------------ */

/* Spring and fall are other words too. */
static const char *const season_leads[] = {
	"in", "during", "since", "until", "by", "before", NULL
};

/* Words that make a weekday in front of them a title */
static const char *const name_nouns[] = { "times",  "post",  "telegraph", "mirror", "express",
					  "night",  "world", "mail",	  "school", "independent",
					  "herald", "star",  "magazine",  "people", NULL };

static const char *const month_leads[] = {
	"in",	 "since", "by",	   "until", "till",    "from",	  "of",	     "during", "before",
	"after", "to",	  "and",   "or",    "through", "between", "for",     "late",   "early",
	"mid",	 "the",	  "last",  "next",  "this",    "on",	  ",",	     "a",      "its",
	"s",	 "'s",	  "(",	   "each",  "every",   "that",	  "than",    "as",     "into",
	"under", "an",	  "their", "his",   "until",   "around",  "towards", "toward", "--",
	"-",	 "past",  "with",  NULL
};

static bool is_month_word(int32_t month)
{
	return month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
}

/* Jan and Mar are names and titles too; a month alone is spelt out or has a stop. */
static bool is_abbreviation(const struct document *doc, const struct date_match *m)
{
	return m->end - m->start == 3 && (doc->text.ptr[m->start + 2] | 0x20) != 'y';
}

static bool starts_sentence(const struct document *doc, const struct date_match *m)
{
	return !same_sentence(before(doc, m, 1), &doc->tokens.at[m->first]);
}

/* April smiled, June is here: what a person does */
static bool is_verb(const struct document *doc, const struct token *t)
{
	static const char *const verbs[] = { "is", "was", "has", "had", "says", "said", NULL };

	return t && t->kind == TOKEN_WORD &&
	       (is_among(doc, t, verbs) || slice_ends(token_text(doc->text, t), SLICE("ed")));
}

/* March, April, May, June and August are words and given names too: there
 * something has to lead to the month, and no surname may follow. */
static bool is_month(const struct document *doc, const struct date_match *m, int32_t month)
{
	const struct token *last = before(doc, m, 1), *next = behind(doc, m, 1);
	bool named = same_sentence(next, &doc->tokens.at[m->first]) && next->kind == TOKEN_WORD &&
		     (next->cased == CASE_TITLE || next->cased == CASE_MIXED) &&
		     next->flags & TOKEN_SPACE_BEFORE;

	if (is_abbreviation(doc, m))
		return false;
	if (!is_month_word(month))
		return true;
	if (last && last->cased == CASE_TITLE && same_sentence(last, &doc->tokens.at[m->first]) &&
	    !is_among(doc, last, month_leads))
		return false;
	if (named && !is_word(doc, last, "in") && !is_word(doc, last, "since"))
		return false;
	if (month == 3 || month == 5)
		return is_among(doc, last, month_leads) && !is_word(doc, last, ",");
	return !named && !(starts_sentence(doc, m) && is_verb(doc, next));
}

/* Taha Yassin Ramadan: a holiday that is a surname too, behind a name. */
static bool names_somebody(const struct document *doc, const struct date_match *m)
{
	const struct token *last = before(doc, m, 1);

	return is_word(doc, &doc->tokens.at[m->first], "ramadan") &&
	       same_sentence(last, &doc->tokens.at[m->first]) && last->cased == CASE_TITLE &&
	       !is_among(doc, last, month_leads);
}

static bool is_not_a_name(const struct document *doc, const struct date_match *m)
{
	const struct token *next = behind(doc, m, 1), *last = before(doc, m, 1);
	int32_t month;

	if (date_has(m, SYM_OFTEN)) /* the Daily Mirror, Screen Weekly */
		return doc->tokens.at[m->first].cased != CASE_TITLE ||
		       !((same_sentence(next, &doc->tokens.at[m->first]) &&
			  next->cased == CASE_TITLE && next->flags & TOKEN_SPACE_BEFORE) ||
			 (same_sentence(last, &doc->tokens.at[m->first]) &&
			  last->cased == CASE_TITLE));
	if (date_has(m, SYM_HOLIDAY) && names_somebody(doc, m))
		return false;
	if (date_slot(m, SYM_MONTH, 0, &month))
		return is_month(doc, m, month);
	if (date_slot(m, SYM_SEASON, 0, &month) && is_word(doc, next, "of") && month == 3 &&
	    is_word(doc, &doc->tokens.at[m->last - 1], "fall")) /* of Saigon */
		return false;
	if (date_slot(m, SYM_SEASON, 0, &month) && (month == 1 || month == 3))
		return is_among(doc, last, season_leads) ||
		       is_word(doc, &doc->tokens.at[m->last - 1], "autumn");
	if (next && next->cased == CASE_TITLE && is_among(doc, next, name_nouns))
		return false;
	if (is_word(doc, last, "super") && date_has(m, SYM_WEEKDAY)) /* of which year? */
		return false;
	return !(last && touches(&doc->tokens.at[m->first]) &&
		 (last->first == '@' || last->first == '#'));
}

/* --- RATE ------------------------------------------------------------------------- */

static const char *const rates[] = { "cents",	"dollars",  "percent", "%",	  "million",
				     "billion", "trillion", "pounds",  "euros",	  "share",
				     "times",	"hours",    "days",    "barrels", "tons",
				     "once",	"twice",    "yen",     NULL };

/* Money or a count stands right before, or not far before with its noun between:
 * $1 billion a year, 40 hours a week, hundreds of interviews a day */
static bool is_rate(const struct document *doc, const struct date_match *m)
{
	const struct token *last = before(doc, m, 1);

	if (!same_sentence(last, &doc->tokens.at[m->first]) ||
	    is_among(doc, behind(doc, m, 1), (const char *const[]){ "after", "before", NULL }))
		return false;
	if (last->kind == TOKEN_NUMBER || is_among(doc, last, rates))
		return true;
	if (last->kind != TOKEN_WORD || last->cased != CASE_LOWER)
		return false;
	for (unsigned n = 2; n <= 4; n++) {
		const struct token *t = before(doc, m, n);

		if (!same_sentence(t, last) || t->kind == TOKEN_PUNCT)
			return false;
		if (t->kind == TOKEN_NUMBER || is_currency(t) || is_among(doc, t, rates))
			return doc->text.ptr[last->end - 1] == 's';
	}
	return false;
}

/* --- CLOCK -------------------------------------------------------------------------- */

static const char *const clock_leads[] = { "at",    "by",     "until", "from",	"around",
					   "about", "before", "after", "since", "between",
					   "to",    "and",    "till",  NULL };

static bool is_clock(const struct document *doc, const struct date_match *m)
{
	const struct token *next = behind(doc, m, 1);
	int32_t value;

	if (date_has(m, SYM_NOON) && doc->tokens.at[m->first].cased == CASE_TITLE && next &&
	    next->cased == CASE_TITLE) /* the Midnight Sun */
		return false;
	return !date_slot(m, SYM_CLOCK, 0, &value) || date_slot(m, SYM_AMPM, 0, &value) ||
	       date_slot(m, SYM_ZONE, 0, &value) || date_slot(m, SYM_PART, 0, &value) ||
	       is_among(doc, before(doc, m, 1), clock_leads);
}

/* At ten to four: a number that leads to an hour, behind a word that leads to a time and with
 * nothing counted behind it. `From` leads to two numbers as often. */
static bool is_told_clock(const struct document *doc, const struct date_match *m)
{
	static const char *const leads[] = { "at",    "by",    "until", "till",	  "around", "about",
					     "after", "since", "to",	"before", NULL };

	return is_among(doc, before(doc, m, 1), leads) && stands_alone(doc, m);
}

/* At 1530 hrs: four digits */
static bool is_clock_in_hours(const struct document *doc, const struct date_match *m)
{
	static const char *const leads[] = { "at",   "by",     "from",	"until",
					     "till", "around", "about", NULL };
	const struct token *number = &doc->tokens.at[m->first];

	return number->end - number->start == 4 && is_among(doc, before(doc, m, 1), leads) &&
	       stands_alone(doc, m);
}

/* At 21.15: two digits behind the stop, and no price. */
static bool is_stopped_clock(const struct date_sight *sight, const struct date_match *m)
{
	static const char *const leads[] = { "at", "by", "from", "until", "till", "before", NULL };
	const char *at = sight->doc->text.ptr + m->start;
	uint32_t length = m->end - m->start;
	int32_t n = date_slot_or(m, SYM_NUM, 0);

	return (length == 4 || length == 5) && at[length - 3] == '.' && n >= 100 && n < 2400 &&
	       n % 100 < 60 && is_among(sight->doc, before(sight->doc, m, 1), leads) &&
	       stands_alone(sight->doc, m) && !speaks_of_trade(sight, m);
}

/* --- NTH ------------------------------------------------------------------------------- */

/* The first half of a year or of a business report, not of a match. */
static bool is_half_of_year(const struct date_sight *sight, const struct date_match *m)
{
	int32_t value;

	return date_slot(m, SYM_YEAR, 0, &value) || date_slot(m, SYM_DIR, 0, &value) ||
	       date_slot(m, SYM_UNIT, 1, &value) || speaks_of_money(sight, m);
}

/* The third quarter of a game */
static bool is_sport(const struct date_sight *sight, const struct date_match *m)
{
	static const char *const words[] = { "points",	    "trailed",	"game",	    "yards",
					     "touchdown",   "rebounds", "halftime", "coach",
					     "quarterback", "scored",	"field",    NULL };
	unsigned signs = 0;

	for (unsigned n = 1; n <= 40; n++) {
		const struct token *t =
			n <= 20 ? before(sight->doc, m, n) : behind(sight->doc, m, n - 20);

		signs += is_among(sight->doc, t, words);
	}
	return signs && !speaks_of_money(sight, m);
}

static bool is_numbered(const struct date_sight *sight, const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);
	int32_t nth = date_slot_or(m, SYM_ORD, 0);

	return (unit == UNIT_QUARTER && nth <= 4 && !is_sport(sight, m)) ||
	       (unit == UNIT_HALF && nth <= 2 && is_half_of_year(sight, m)) ||
	       ((unit == UNIT_CENTURY || unit == UNIT_MILLENNIUM) && nth <= 30);
}

/* --- THEDAY ---------------------------------------------------------------------------- */

static bool is_the_day(const struct document *doc, const struct date_match *m)
{
	struct civil published;

	if (date_slot_or(m, SYM_MONTH, 0) != 9 || date_slot_or(m, SYM_DAY, 0) != 11 ||
	    doc->published == DAY_UNKNOWN)
		return false;
	published = civil_from_days(doc->published);
	return published.year > 2001 && (published.month < 8 || published.month == 12);
}

/* --- THAT ------------------------------------------------------------------------------ */

static bool is_determiner(const struct document *doc, const struct date_match *m)
{
	static const char *const leads[] = { "on",  "by",     "until",	 "since", "of",
					     "in",  "before", "after",	 "from",  "during",
					     "for", "later",  "earlier", NULL };
	static const char *const verb_leads[] = { "to",	 "will",  "would",  "could", "can",
						  "may", "might", "should", "must",  "not",
						  "ll",	 "'ll",	  NULL };
	const struct token *word = &doc->tokens.at[m->first];

	if (is_word(doc, word, "last"))
		return !is_among(doc, before(doc, m, 1), verb_leads);
	if (is_word(doc, word, "that"))
		return !date_has(m, SYM_UNITS) && is_among(doc, before(doc, m, 1), leads);
	return !is_among(doc, word,
			 (const char *const[]){ "following", "prior", "preceding", NULL });
}

/* --- DECADE ---------------------------------------------------------------------------- */

static bool is_decade(const struct document *doc, const struct date_match *m)
{
	static const char *const others[] = { "temperature", "temperatures", "highs", "lows",
					      "degrees",     "high",	     "low",   "fahrenheit",
					      "ages",	     "age",	     "shot",  "scored",
					      "rating",	     "ratings",	     "polls", "percent",
					      NULL };
	static const char *const whose[] = { "his", "her", "their", "my", "your", "our", NULL };

	for (unsigned n = 1; n <= 6; n++)
		if (is_among(doc, before(doc, m, n), others))
			return false;
	return !is_among(doc, before(doc, m, 1), whose) &&
	       !is_among(doc, behind(doc, m, 1), others) && date_slot_or(m, SYM_DECADE2, 0) >= 1920;
}

/* --- DAYOF ----------------------------------------------------------------------------- */

/* On the 14th, on the 14th the ...: in digits, and no noun is counted. */
static bool is_day_of_month(const struct document *doc, const struct date_match *m)
{
	bool weekday = date_has(m, SYM_WEEKDAY);
	const struct token *number =
		&doc->tokens.at[date_has(m, SYM_PART) || weekday ? m->last - 1 : m->first + 1];

	return number->first >= '0' && number->first <= '9' && date_slot_or(m, SYM_ORD, 0) <= 31 &&
	       ((m->last - m->first > 2 && !weekday) || stands_alone(doc, m));
}

/* --- SUM ------------------------------------------------------------------------------- */

static bool is_sum(const struct date_match *m)
{
	static const int most[] = { [UNIT_SECOND] = 59, [UNIT_MINUTE] = 59, [UNIT_HOUR] = 23,
				    [UNIT_DAY] = 365,	[UNIT_MONTH] = 11,  [UNIT_YEAR] = 0 };
	int32_t last = UNIT_NONE, n = 0;

	for (unsigned i = 0; i < m->count; i++) {
		int32_t unit = m->slot[i].value;

		if (m->slot[i].symbol == SYM_NUM) {
			n = m->slot[i].value / 100;
			if (m->slot[i].value % 100)
				return false;
		}
		if (m->slot[i].symbol != SYM_UNIT && m->slot[i].symbol != SYM_UNITS)
			continue;
		if (unit >= last || !(unit <= UNIT_DAY || unit == UNIT_MONTH || unit == UNIT_YEAR))
			return false;
		if (last != UNIT_NONE && n > most[unit])
			return false;
		last = unit;
	}
	return true;
}

/* --- APART ----------------------------------------------------------------------------- */

static bool is_apart(const struct document *doc, const struct date_match *m)
{
	static const char *const leads[] = { "of",  "first", "last",  "final", "early", "the",
					     "his", "her",   "their", "-",     NULL };

	return date_unit_of(m) > UNIT_MINUTE && !is_among(doc, before(doc, m, 1), leads) &&
	       !is_word(doc, behind(doc, m, 1), "-");
}

/* --- COUNTABLE ------------------------------------------------------------------------- */

/* Not the 2007-2013 period, nor jailed in 1995 to 15 years */
static bool is_countable(const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);
	int32_t second;

	if (unit == UNIT_PERIOD || unit == UNIT_HALF)
		return false;
	return date_slot_or(m, SYM_NUM, 0) < 100000 ||
	       (date_has(m, SYM_UNITS) && !date_slot(m, SYM_NUM, 1, &second));
}

/* --- QUARTERLY ------------------------------------------------------------------------- */

static int32_t nth_month(const struct date_match *m, unsigned n)
{
	int32_t month = 0;

	date_slot(m, SYM_MONTH, n, &month);
	return month;
}

/* --- STRETCH --------------------------------------------------------------------------- */

/* A half-century of a batsman */
static bool is_score(const struct document *doc, const struct date_match *m)
{
	static const char *const words[] = { "hit",	"scored",  "balls",   "runs",	"unbeaten",
					     "wicket",	"innings", "batsman", "maiden", "bowler",
					     "batting", "test",	   "cricket", NULL };

	for (unsigned n = 1; n <= 12; n++)
		if (is_among(doc, before(doc, m, n), words) ||
		    is_among(doc, behind(doc, m, n), words))
			return true;
	return false;
}

bool date_guard_holds(const struct date_sight *sight, const struct date_match *m,
		      enum date_guard guard)
{
	switch (guard) {
	case GUARD_BAREYEAR:
		return is_bare_year(sight, m);
	case GUARD_RATE:
		return is_rate(sight->doc, m);
	case GUARD_NAME:
		return is_not_a_name(sight->doc, m);
	case GUARD_CLOCK:
		return is_clock(sight->doc, m);
	case GUARD_FINANCE:
		return sight->seen_quarter && speaks_of_money(sight, m);
	case GUARD_AFTERDAY:
		return sight->last_is_day && sight->last_end + 1 == m->first;
	case GUARD_DECADE:
		return is_decade(sight->doc, m);
	case GUARD_SEPT11:
		return date_slot_or(m, SYM_MONTH, 0) == 9 && date_slot_or(m, SYM_DAY, 0) == 11;
	case GUARD_THEDAY:
		return is_the_day(sight->doc, m);
	case GUARD_THAT:
		return is_determiner(sight->doc, m);
	case GUARD_ADVERB:
		return stands_alone(sight->doc, m);
	case GUARD_SUM:
		return is_sum(m);
	case GUARD_DAYOF:
		return is_day_of_month(sight->doc, m);
	case GUARD_NTH:
		return is_numbered(sight, m);
	case GUARD_LEADCLOCK:
		return is_told_clock(sight->doc, m);
	case GUARD_LEADHOURS:
		return is_clock_in_hours(sight->doc, m);
	case GUARD_STOPCLOCK:
		return is_stopped_clock(sight, m);
	case GUARD_SPACED: /* nor ten years to the day after it */
		return !is_word(sight->doc, behind(sight->doc, m, 1), "-") &&
		       !is_word(sight->doc, before(sight->doc, m, 1), "to");
	case GUARD_APART:
		return is_apart(sight->doc, m);
	case GUARD_STRETCH:
		return !is_score(sight->doc, m);
	case GUARD_WITHINDAY:
		return is_among(sight->doc, &sight->doc->tokens.at[m->first],
				(const char *const[]){ "early", "earlier", "late", "later", NULL });
	case GUARD_COUNTABLE:
		return is_countable(m);
	case GUARD_QUARTERLY:
		return (nth_month(m, 1) - nth_month(m, 0) + 12) % 12 == 2;
	case GUARD_TERM:
		return date_unit_of(m) == UNIT_WEEK || date_unit_of(m) == UNIT_MONTH;
	case GUARD_LONG:
		return date_unit_of(m) == UNIT_WEEK || date_unit_of(m) == UNIT_MONTH ||
		       (date_unit_of(m) >= UNIT_YEAR && date_unit_of(m) <= UNIT_CENTURY);
	default:
		return true;
	}
}
