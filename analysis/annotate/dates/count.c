#include "annotate/dates/resolve.h"

/* Places that are counted from somewhere: the operations `shift`, `nth` and `same`. */

/* How many units the words count: hundredths; -1 when nobody said (several). */
int32_t date_amount(const struct date_match *m)
{
	int32_t n;

	if (strcmp(m->rule->text, "HALF") == 0)
		return 50;
	if (strcmp(m->rule->text, "QUARTER") == 0)
		return 25;
	if (strcmp(m->rule->text, "ANDHALF") == 0)
		return 150;
	if (date_slot(m, SYM_NUM, 0, &n))
		return n;
	return date_has(m, SYM_VAGUE) ? -1 : 100;
}

static const struct when *base_of(const struct date_story *story, const struct date_match *m)
{
	enum grain grain = unit_grain(date_unit_of(m));

	if (m->rule->base != BASE_STORY || story->last.grain == GRAIN_NONE)
		return &story->today;
	if (m->rule->unit == UNIT_MONTH && story->last.grain != GRAIN_MONTH)
		return &story->today; /* the same month last year */
	/* a day after `in March` is a day after the last one named */
	if (grain == GRAIN_DAY && story->last.grain != GRAIN_DAY && !story->narrative)
		return story->last_day.grain == GRAIN_DAY ? &story->last_day : &story->today;
	return &story->last;
}

/* n hundredths of units: a fraction of a year is months, of another unit is lost. */
static struct when shift_hundredths(const struct when *base, enum date_unit unit, int64_t n)
{
	if (n > 10000000 || n < -10000000)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_YEAR && n % 100 && base->grain > GRAIN_YEAR)
		return when_shift(base, UNIT_MONTH, (int)(n * 12 / 100));
	return when_shift(base, unit, (int)(n / 100));
}

/* The weekend is the last one, said on a weekday of what has happened; so is this weekend, said
 * right after it of what surely has. */
static struct when this_weekend(const struct date_story *story, const struct date_match *m)
{
	int weekday = story->published == DAY_UNKNOWN ? 7 : civil_weekday(story->published);
	enum date_tense tense = weekday < 6 ? date_tense(story->doc, m) : TENSE_UNKNOWN;
	bool over = date_has(m, SYM_DIR)
			    ? weekday <= 2 && tense != TENSE_UNKNOWN && tense < TENSE_FUTURE
			    : weekday < 6 && tense < TENSE_FUTURE;

	return when_shift(&story->today, UNIT_WEEKEND, over ? -1 : 0);
}

/* This coming weekend is the nearest, next weekend the one after it. */
static bool says_coming(const struct date_story *story, const struct date_match *m)
{
	for (uint32_t i = m->first; i < m->last; i++)
		if (slice_ends(token_text(story->doc->text, &story->doc->tokens.at[i]),
			       SLICE("coming")))
			return true;
	return false;
}

/* How many months a unit has; 0 for what is counted in days. */
static int months_in(enum date_unit unit)
{
	switch (unit) {
	case UNIT_MONTH:
		return 1;
	case UNIT_YEAR:
		return 12;
	case UNIT_DECADE:
		return 120;
	default:
		return 0;
	}
}

/* The unit that was named last: ten years ago this >month<; UNIT_DAY for today. */
static enum date_unit last_unit(const struct date_match *m)
{
	enum date_unit unit = UNIT_DAY;
	unsigned named = 0;

	for (unsigned i = 0; i < m->count; i++)
		if ((m->slot[i].symbol == SYM_UNIT || m->slot[i].symbol == SYM_UNITS) && named++)
			unit = (enum date_unit)m->slot[i].value;
	return unit;
}

/* Two years ago today, ten years ago this week: that day so many months or years back. */
static struct when same_day(const struct date_story *story, const struct date_match *m, int months)
{
	struct civil day;
	struct when w;
	int count, last;

	if (story->published == DAY_UNKNOWN)
		return when_new(unit_grain(last_unit(m)));
	day = civil_from_days(story->published);
	count = day.year * 12 + day.month - 1 + months;
	if (count < 12)
		return when_new(GRAIN_NONE);
	day.year = count / 12;
	day.month = count % 12 + 1;
	last = civil_days_in_month(day.year, day.month);
	day.day = day.day > last ? last : day.day;
	w = when_day(civil_to_days(day));
	return when_shift(&w, last_unit(m), date_slot_or(m, SYM_DIR, 0));
}

/* A week or two lead from a day to a day; six weeks ago is a week, as last week is. */
struct when date_shift(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);
	const struct when *base = base_of(story, m);
	int32_t direction = date_slot_or(m, SYM_DIR, 0), n;

	if (unit_grain(unit) == GRAIN_NONE)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_WEEKEND && !direction)
		return this_weekend(story, m);
	if (unit == UNIT_WEEKEND && direction > 0 && says_coming(story, m))
		return when_shift(base, unit, 0);
	if (!m->rule->count) {
		n = m->rule->by ? m->rule->by : direction;
		if (unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
			return when_new(GRAIN_NONE);
		return when_shift(base, unit, n);
	}
	n = date_amount(m);
	if (n < 0 || n > 10000000)
		return when_new(GRAIN_NONE);
	if (strcmp(m->rule->text, "TODAY") == 0 && months_in(unit))
		return same_day(story, m, n * months_in(unit) / 100 * m->rule->by);
	if (unit == UNIT_DECADE || unit == UNIT_CENTURY) /* a decade ago is ten years ago */
		return shift_hundredths(base, UNIT_YEAR,
					(int64_t)n * m->rule->by *
						(unit == UNIT_DECADE ? 10 : 100));
	if (unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return base->grain == GRAIN_DAY ? *base : when_new(GRAIN_NONE);
	if ((unit == UNIT_WEEK && n <= 200) || unit == UNIT_FORTNIGHT)
		return shift_hundredths(base, UNIT_DAY,
					(int64_t)n * m->rule->by * (unit == UNIT_WEEK ? 7 : 14));
	return shift_hundredths(base, unit, (int64_t)n * m->rule->by);
}

static struct when quarter_or_half(const struct date_story *story, const struct date_match *m,
				   enum date_unit unit, int nth)
{
	struct when w[3];
	int year = YEAR_UNKNOWN;

	for (int i = 0; i < 3; i++) {
		w[i] = when_new(unit_grain(unit));
		w[i].part = nth;
		if (story->today.year != YEAR_UNKNOWN)
			w[i].year = story->today.year - 1 + i;
	}
	if (!date_has(m, SYM_DIR) &&
	    date_slot(m, SYM_UNIT, 1, &year)) { /* the second half of the year */
		w[0].year = story->today.year;
	} else if (!date_given_year(story, m, &year) && story->published != DAY_UNKNOWN) {
		w[0] = date_nearest(story, w, 3, date_tense_of_event(story->doc, m));
	} else {
		bool given =
			date_has(m, SYM_YEAR) || date_has(m, SYM_YEAR2) || date_has(m, SYM_DIR);

		w[0].year = given ? year : story->today.year;
	}
	if (m->rule->by && w[0].year != YEAR_UNKNOWN)
		w[0].year += m->rule->by;
	return w[0];
}

/* The third quarter, the second half, the 20th century. */
struct when date_nth(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);
	int32_t nth = date_slot_or(m, SYM_ORD, date_slot_or(m, SYM_QUARTER, 0));
	struct when w = when_new(GRAIN_NONE);
	int32_t century;

	if (strcmp(m->rule->text, "LATTER") == 0)
		nth = 2;
	if (unit == UNIT_DECADE) /* the first decade of the 21st century */
		return date_slot(m, SYM_ORD, 1, &century) && nth > 0 && nth <= 10 && century <= 30
			       ? when_of_year(GRAIN_DECADE, (century - 1) * 100 + (nth - 1) * 10)
			       : w;
	if (unit == UNIT_CENTURY || unit == UNIT_MILLENNIUM) {
		int years = unit == UNIT_CENTURY ? 100 : 1000;

		w = when_of_year(unit_grain(unit), (nth - 1) * years);
		if (date_slot_or(m, SYM_BC, 1) < 0)
			w.year = -nth * years;
		return nth > 0 && nth <= 30 ? w : when_new(GRAIN_NONE);
	}
	if ((unit == UNIT_QUARTER && nth <= 4) || (unit == UNIT_HALF && nth <= 2))
		return quarter_or_half(story, m, unit, nth);
	return w;
}

/* The next fiscal year is next year, wherever the story is, and the next year when it is to
 * come; the following one is not. */
static bool is_next(const struct date_story *story, const struct date_match *m)
{
	static const char *const words[] = { "next", "previous", "prior", NULL };
	const struct document *doc = story->doc;

	for (uint32_t i = m->first; i < m->last; i++)
		if (slice_among(token_text(doc->text, &doc->tokens.at[i]), words))
			return true;
	return false;
}

/* That year, the following day, the latest quarter; a quarter goes by whole years
 * when the rule says by how many: the year-ago quarter. */
struct when date_same(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);
	enum grain grain = unit_grain(unit);
	int n = m->rule->by ? m->rule->by : date_slot_or(m, SYM_SAME, 0);
	const struct when *base = &story->today;
	struct when w;
	int32_t year;

	if (grain == GRAIN_NONE || unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_QUARTER) {
		if (date_slot(m, SYM_YEAR, 0, &year)) { /* the 1988 period, as this year's */
			w = story->last_quarter.grain != GRAIN_NONE
				    ? story->last_quarter
				    : when_shift(&story->today, unit, -1);
			w.year = year;
			return w;
		}
		if (m->rule->by && story->last.grain == GRAIN_QUARTER &&
		    story->last_sentence == story->doc->tokens.at[m->first].sentence)
			return when_shift(&story->last, unit, 4 * n);
		if (story->last_quarter.grain == GRAIN_HALF)
			return when_shift(&story->last_quarter, UNIT_HALF, m->rule->by ? 2 * n : n);
		if (story->last_quarter.grain != GRAIN_NONE)
			return when_shift(&story->last_quarter, unit, m->rule->by ? 4 * n : n);
		return when_shift(&story->today, unit, -1 + 4 * n);
	}
	if (!story->narrative && is_next(story, m) &&
	    (strcmp(m->rule->text, "NOW") == 0 ||
	     (grain < GRAIN_DAY && date_tense(story->doc, m) >= TENSE_FUTURE)))
		return when_shift(base, unit, n);
	if (grain == GRAIN_DAY && story->last_day.grain == GRAIN_DAY)
		base = &story->last_day;
	else if (grain < GRAIN_YEAR && !story->narrative && n > 0)
		base = &story->today; /* over the next decade */
	else if ((date_has(m, SYM_SAME) || story->narrative) && story->last.grain != GRAIN_NONE)
		base = &story->last;
	return when_shift(base, unit, n);
}
