#include "annotate/dates/resolve.h"

/* From a match to a value. A function for each operation of the grammar; what is
 * said of one is in lexicons/dates/rules.tsv. */

static bool has(const struct date_match *m, enum date_symbol symbol)
{
	int32_t value;

	return date_slot(m, symbol, 0, &value);
}

static int32_t slot_or(const struct date_match *m, enum date_symbol symbol, int32_t otherwise)
{
	int32_t value;

	return date_slot(m, symbol, 0, &value) ? value : otherwise;
}

/* The unit of the rule, else of the match's n-th UNIT or UNITS. */
static enum date_unit unit_of(const struct date_match *m)
{
	if (m->rule->unit != UNIT_NONE)
		return m->rule->unit;
	for (unsigned i = 0; i < m->count; i++)
		if (m->slot[i].symbol == SYM_UNIT || m->slot[i].symbol == SYM_UNITS)
			return (enum date_unit)m->slot[i].value;
	return UNIT_NONE;
}

/* --- choosing among years and weeks -------------------------------------------------- */

static int64_t distance(const struct date_story *story, const struct when *w)
{
	day_count first = when_first(w), last = when_last(w);

	if (first > story->published)
		return (int64_t)first - story->published;
	return last < story->published ? (int64_t)story->published - last : 0;
}

/* How far a candidate is from publication, in halves of days; what is against the
 * tense of the clause counts as further off, by how sure the tense is. A clause
 * without a sign is rather of the past. */
static int64_t cost(const struct date_story *story, const struct when *w, enum date_tense tense)
{
	static const struct {
		uint8_t past, future;
	} factors[] = {
		[TENSE_UNKNOWN] = { 2, 4 },	 [TENSE_PAST] = { 2, 8 },
		[TENSE_SURELY_PAST] = { 2, 16 }, [TENSE_FUTURE] = { 6, 2 },
		[TENSE_SURELY_FUTURE] = { 16, 2 },
	};
	bool future = when_first(w) > story->published;

	return distance(story, w) * (future ? factors[tense].future : factors[tense].past);
}

static struct when nearest(const struct date_story *story, const struct when *w, unsigned count,
			   enum date_tense tense)
{
	unsigned best = 0;

	for (unsigned i = 1; i < count; i++)
		if (cost(story, &w[i], tense) < cost(story, &w[best], tense))
			best = i;
	return w[best];
}

/* <0 before publication, >0 behind it, 0 around it */
static int distance_sign(const struct date_story *story, const struct when *w)
{
	if (when_first(w) > story->published)
		return 1;
	return when_last(w) < story->published ? -1 : 0;
}

/* The year that a narrative is in: a bare year counts in the next sentence only,
 * since it may be an aside; months and days carry the story. */
static int told_year(const struct date_story *story, const struct date_match *m)
{
	uint32_t sentence = story->doc->tokens.at[m->first].sentence;

	if (story->last_year == YEAR_UNKNOWN || story->last.grain > GRAIN_YEAR ||
	    sentence - story->last_sentence <= 1)
		return story->last.year;
	return story->last_year;
}

/* A place that comes once a year, for which nobody said the year. */
static struct when in_some_year(const struct date_story *story, const struct date_match *m,
				struct when (*in_year)(const struct date_match *, int year))
{
	struct when w[3];
	int32_t direction = 2, weekday;

	date_slot(m, SYM_DIR, 0, &direction);
	if (m->rule->base == BASE_STORY && story->last.grain != GRAIN_NONE)
		return in_year(m, story->last.year);
	if (story->narrative && direction == 2 && story->last.grain != GRAIN_NONE)
		return in_year(m, told_year(story, m));
	if (story->published == DAY_UNKNOWN)
		return in_year(m, story->last.grain != GRAIN_NONE ? story->last.year : YEAR_UNKNOWN);
	if (direction == 0)
		return in_year(m, story->today.year);
	for (int i = 0; i < 3; i++)
		w[i] = in_year(m, story->today.year - 1 + i);
	if (date_slot(m, SYM_WEEKDAY, 0, &weekday))
		for (int i = 0; i < 3; i++)
			if (w[i].grain == GRAIN_DAY && w[i].day &&
			    civil_weekday(when_first(&w[i])) == weekday)
				return w[i];
	if (direction == -1 || direction == 1)
		return direction < 0 ? w[distance_sign(story, &w[1]) < 0 ? 1 : 0]
				     : w[distance_sign(story, &w[1]) > 0 ? 1 : 2];
	return nearest(story, w, 3, date_tense(story->doc, m));
}

/* The year that the words themselves give: 1989, '89, last year, that year. */
static bool given_year(const struct date_story *story, const struct date_match *m, int *year)
{
	int32_t value, direction;

	if (date_slot(m, SYM_YEAR, 0, &value) || date_slot(m, SYM_YEAR2, 0, &value) ||
	    (has(m, SYM_BC) && date_slot(m, SYM_NUM, 0, &value) && (value /= 100) > 0)) {
		*year = slot_or(m, SYM_BC, 1) < 0 ? -value : value;
		return true;
	}
	if (strcmp(m->rule->text, "YY") == 0 && date_slot(m, SYM_NUM, 0, &value)) {
		*year = value / 100 + (value < 3000 ? 2000 : value < 10000 ? 1900 : 0);
		return true;
	}
	if (unit_of(m) != UNIT_YEAR || !date_slot(m, SYM_DIR, 0, &direction))
		return false;
	*year = story->today.year == YEAR_UNKNOWN ? YEAR_UNKNOWN : story->today.year + direction;
	return true;
}

/* --- the calendar ---------------------------------------------------------------------- */

static int32_t day_slot(const struct date_match *m)
{
	return slot_or(m, SYM_DAY, slot_or(m, SYM_ORD, 0));
}

static struct when month_in(const struct date_match *m, int year)
{
	struct when w = when_new(day_slot(m) ? GRAIN_DAY : GRAIN_MONTH);

	w.year = year;
	w.part = slot_or(m, SYM_MONTH, 0);
	w.day = day_slot(m);
	if (w.day > 31 || (year != YEAR_UNKNOWN && w.day &&
			   w.day > civil_days_in_month(year, w.part)))
		w.grain = GRAIN_NONE;
	return w;
}

static struct when season_in(const struct date_match *m, int year)
{
	struct when w = when_new(GRAIN_SEASON);

	w.year = year;
	w.part = slot_or(m, SYM_SEASON, 0);
	return w;
}

static struct when holiday_in(const struct date_match *m, int year)
{
	unsigned holiday = (unsigned)slot_or(m, SYM_HOLIDAY, 0);
	const struct date_holiday *h = &date_grammar.holidays[holiday];
	struct when w = when_day(year == YEAR_UNKNOWN ? DAY_UNKNOWN : holiday_day(holiday, year));

	if (w.year == YEAR_UNKNOWN) {
		w.year = year;
		if (h->kind == HOLIDAY_FIXED) {
			w.part = h->month;
			w.day = h->day;
		}
	}
	return w;
}

static struct when yearly(const struct date_story *story, const struct date_match *m,
			  struct when (*in_year)(const struct date_match *, int year))
{
	int year;

	return given_year(story, m, &year) ? in_year(m, year) : in_some_year(story, m, in_year);
}

/* The 5th of this month */
static struct when month_of(const struct date_story *story, const struct date_match *m)
{
	int32_t direction;
	struct when w;

	if (unit_of(m) != UNIT_MONTH || !date_slot(m, SYM_DIR, 0, &direction))
		return yearly(story, m, month_in);
	w = when_shift(&story->today, UNIT_MONTH, direction);
	w.grain = GRAIN_DAY;
	w.day = day_slot(m);
	return w;
}

static struct when weekday_of_week(const struct date_story *story, int weekday, int weeks)
{
	day_count monday = story->published - (civil_weekday(story->published) - 1);

	return when_day(monday + 7 * weeks + weekday - 1);
}

static struct when weekday(const struct date_story *story, const struct date_match *m)
{
	int32_t day = slot_or(m, SYM_WEEKDAY, slot_or(m, SYM_DAYABBR, 0)), direction = 2;
	enum date_tense tense;
	struct when w = when_new(GRAIN_DAY);
	int ahead;

	if (story->published == DAY_UNKNOWN) {
		w.weekday = day;
		return w;
	}
	date_slot(m, SYM_DIR, 0, &direction);
	if (unit_of(m) == UNIT_WEEK && direction != 2)
		return weekday_of_week(story, day, direction);
	ahead = (day - civil_weekday(story->published) + 7) % 7;
	if (direction == -1)
		return when_day(story->published + ahead - 7);
	if (direction == 1)
		return when_day(story->published + (ahead ? ahead : 7));
	if (direction == 0)
		return weekday_of_week(story, day, 0);
	tense = date_tense(story->doc, m);
	if (!ahead || tense >= TENSE_FUTURE)
		return when_day(story->published + ahead);
	return when_day(story->published + ahead - 7);
}

static struct when numeric_date(const struct date_story *story, int32_t value)
{
	struct when w = when_new(GRAIN_DAY);
	int a = value >> 5 & 31, b = value & 31;
	bool day_first = !(value & NUMDATE_YEAR_FIRST) && b <= 12 && (story->day_first || a > 12);

	w.year = (value & ~NUMDATE_YEAR_FIRST) >> 10;
	w.part = day_first ? b : a;
	w.day = day_first ? a : b;
	if (!civil_valid((struct civil){ w.year, w.part, w.day }))
		w.grain = GRAIN_NONE;
	return w;
}

static struct when of_year(enum grain grain, int year)
{
	struct when w = when_new(grain);

	w.year = year;
	return w;
}

/* A bare year, a decade, 480 BC */
static struct when only_year(const struct date_story *story, const struct date_match *m)
{
	int32_t value;
	int year;

	if (date_slot(m, SYM_DECADE, 0, &value))
		return of_year(GRAIN_DECADE, value);
	if (date_slot(m, SYM_SPAN, 0, &value))
		return of_year(GRAIN_YEAR, value / 10000);
	if (given_year(story, m, &year))
		return of_year(GRAIN_YEAR, year);
	return when_new(GRAIN_NONE);
}

/* The day that a time of day without one belongs to: the last day that this
 * sentence or the one before spoke of, else today. */
static struct when day_of_time(const struct date_story *story, const struct date_match *m)
{
	int32_t direction = slot_or(m, SYM_DIR, 0);
	uint32_t sentence = story->doc->tokens.at[m->first].sentence;

	if (has(m, SYM_DIR))
		return when_shift(&story->today, UNIT_DAY, direction);
	if (story->last_day.grain == GRAIN_DAY && sentence - story->last_day_sentence <= 1)
		return story->last_day;
	return story->today;
}

/* April 6 and [7]: the month that was just named. */
static struct when other_day(const struct date_story *story, const struct date_match *m)
{
	struct when w = story->last;
	int year;

	if (w.grain != GRAIN_DAY || !w.part)
		return when_new(GRAIN_NONE);
	w.day = day_slot(m);
	if (given_year(story, m, &year))
		w.year = year;
	if (w.year != YEAR_UNKNOWN && w.day > civil_days_in_month(w.year, w.part))
		w.grain = GRAIN_NONE;
	return w;
}

static struct when calendar(const struct date_story *story, const struct date_match *m)
{
	int32_t value;

	if (date_slot(m, SYM_NUMDATE, 0, &value))
		return numeric_date(story, value);
	if (has(m, SYM_MONTH))
		return month_of(story, m);
	if (unit_of(m) == UNIT_MONTH && day_slot(m))
		return month_of(story, m);
	if (m->rule->guard == GUARD_AFTERDAY)
		return other_day(story, m);
	if (has(m, SYM_HOLIDAY))
		return yearly(story, m, holiday_in);
	if (has(m, SYM_SEASON))
		return yearly(story, m, season_in);
	if (has(m, SYM_WEEKDAY) || has(m, SYM_DAYABBR))
		return weekday(story, m);
	if (has(m, SYM_YEAR) || has(m, SYM_YEAR2) || has(m, SYM_DECADE) || has(m, SYM_SPAN) ||
	    has(m, SYM_BC))
		return only_year(story, m);
	return day_of_time(story, m);
}

static struct when op_date(const struct date_story *story, const struct date_match *m)
{
	struct when w = calendar(story, m);

	if (w.grain == GRAIN_NONE)
		return w;
	if (m->rule->unit == UNIT_WEEK || (has(m, SYM_HOLIDAY) && unit_of(m) == UNIT_WEEK))
		return when_week(when_first(&w), GRAIN_WEEK);
	if (has(m, SYM_HOLIDAY) && unit_of(m) == UNIT_WEEKEND)
		return when_week(when_first(&w), GRAIN_WEEKEND);
	if (m->rule->by)
		return when_shift(&w, UNIT_DAY, m->rule->by);
	return w;
}

/* --- counting from somewhere --------------------------------------------------------------- */

/* How many units the words count: hundredths; -1 when nobody said (several). */
static int32_t amount(const struct date_match *m)
{
	int32_t n;

	if (date_slot(m, SYM_NUM, 0, &n))
		return n;
	return has(m, SYM_VAGUE) ? -1 : 100;
}

static const struct when *base_of(const struct date_story *story, const struct date_match *m)
{
	bool from_story = m->rule->base == BASE_STORY && story->last.grain != GRAIN_NONE;

	return from_story ? &story->last : &story->today;
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

/* The weekend is the last one, said on a weekday of what has happened. */
static struct when this_weekend(const struct date_story *story, const struct date_match *m)
{
	bool over = story->published != DAY_UNKNOWN && civil_weekday(story->published) < 6 &&
		    !has(m, SYM_DIR) && date_tense(story->doc, m) < TENSE_FUTURE;

	return when_shift(&story->today, UNIT_WEEKEND, over ? -1 : 0);
}

/* Two weeks before a day is a day. */
static struct when op_shift(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = unit_of(m);
	const struct when *base = base_of(story, m);
	int32_t direction = slot_or(m, SYM_DIR, 0), n;

	if (unit_grain(unit) == GRAIN_NONE)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_WEEKEND && !direction)
		return this_weekend(story, m);
	if (!m->rule->count) {
		n = m->rule->by ? m->rule->by : direction;
		if (unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
			return when_new(GRAIN_NONE);
		return when_shift(base, unit, n);
	}
	n = amount(m);
	if (n < 0)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return *base;
	if (unit == UNIT_WEEK || unit == UNIT_FORTNIGHT)
		return shift_hundredths(base, UNIT_DAY,
					(int64_t)n * m->rule->by * (unit == UNIT_WEEK ? 7 : 14));
	return shift_hundredths(base, unit, (int64_t)n * m->rule->by);
}

static struct when quarter_or_half(const struct date_story *story, const struct date_match *m,
				   enum date_unit unit, int nth)
{
	struct when w[3];
	int year;

	for (int i = 0; i < 3; i++) {
		w[i] = when_new(unit_grain(unit));
		w[i].part = nth;
		if (story->today.year != YEAR_UNKNOWN)
			w[i].year = story->today.year - 1 + i;
	}
	if (!given_year(story, m, &year) && story->published != DAY_UNKNOWN) {
		w[0] = nearest(story, w, 3, date_tense(story->doc, m));
	} else {
		w[0].year = has(m, SYM_YEAR) || has(m, SYM_YEAR2) || has(m, SYM_DIR) ? year
									 : story->today.year;
	}
	if (m->rule->by && w[0].year != YEAR_UNKNOWN)
		w[0].year += m->rule->by;
	return w[0];
}

static struct when op_nth(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = unit_of(m);
	int32_t nth = slot_or(m, SYM_ORD, 0);
	struct when w = when_new(GRAIN_NONE);

	if (unit == UNIT_CENTURY || unit == UNIT_MILLENNIUM) {
		int years = unit == UNIT_CENTURY ? 100 : 1000;

		w = of_year(unit_grain(unit), (nth - 1) * years);
		if (has(m, SYM_BC))
			w.year = -nth * years;
		return nth > 0 && nth <= 30 ? w : when_new(GRAIN_NONE);
	}
	if ((unit == UNIT_QUARTER && nth <= 4) || (unit == UNIT_HALF && nth <= 2))
		return quarter_or_half(story, m, unit, nth);
	return w;
}

static struct when op_same(const struct date_story *story, const struct date_match *m)
{
	enum date_unit unit = unit_of(m);
	enum grain grain = unit_grain(unit);
	int n = m->rule->by ? m->rule->by : slot_or(m, SYM_SAME, 0);
	const struct when *base = &story->today;

	if (grain == GRAIN_NONE || unit == UNIT_SECOND || unit == UNIT_MINUTE || unit == UNIT_HOUR)
		return when_new(GRAIN_NONE);
	if (unit == UNIT_QUARTER) {
		if (story->last_quarter.grain != GRAIN_NONE)
			return when_shift(&story->last_quarter, unit, has(m, SYM_SAME) ? n : 4 * n);
		return when_shift(&story->today, unit, -1 + 4 * n);
	}
	if (grain == GRAIN_DAY && story->last_day.grain == GRAIN_DAY)
		base = &story->last_day;
	else if ((has(m, SYM_SAME) || story->narrative) && story->last.grain != GRAIN_NONE)
		base = &story->last;
	return when_shift(base, unit, n);
}

/* --- periods --------------------------------------------------------------------------------- */

static bool op_duration(const struct date_story *story, const struct date_match *m, struct date *out)
{
	enum date_unit unit = unit_of(m);
	int32_t n = amount(m);
	bool counted = has(m, SYM_NUM) || has(m, SYM_VAGUE);

	if (m->rule->by)
		n = m->rule->by;
	if (!counted && has(m, SYM_UNITS))
		n = -1;
	if (!counted && (unit == UNIT_QUARTER || unit == UNIT_SECOND || unit == UNIT_WEEKEND) && n > 0)
		return false;
	if (unit == UNIT_NONE || unit == UNIT_PERIOD || unit == UNIT_HALF)
		return false;
	out->value = period_value(story->arena, unit, n);
	return true;
}

static struct slice often_value(const struct date_story *story, const struct date_match *m)
{
	struct when w;
	int32_t value;

	if (date_slot(m, SYM_WEEKDAY, 0, &value))
		return arena_format(story->arena, "XXXX-WXX-%d", value);
	if (has(m, SYM_MONTH))
		w = month_in(m, YEAR_UNKNOWN);
	else if (has(m, SYM_SEASON))
		w = season_in(m, YEAR_UNKNOWN);
	else
		w = holiday_in(m, YEAR_UNKNOWN);
	return when_value(story->arena, &w);
}

static bool op_set(const struct date_story *story, const struct date_match *m, struct date *out)
{
	enum date_unit unit = unit_of(m);
	int32_t every = slot_or(m, SYM_EVERY, 0), times, often;
	bool repeated = date_slot(m, SYM_TIMES, 0, &times) || date_slot(m, SYM_NUM, 0, &times);

	if (every) {
		out->quant = SLICE("EVERY");
		if (has(m, SYM_WEEKDAY) || has(m, SYM_MONTH) || has(m, SYM_SEASON) ||
		    has(m, SYM_HOLIDAY)) {
			out->value = often_value(story, m);
			return true;
		}
		out->value = period_value(story->arena, unit, has(m, SYM_NUM) ? amount(m) : every * 100);
		return unit != UNIT_NONE && unit != UNIT_PERIOD && unit != UNIT_HALF;
	}
	if (date_slot(m, SYM_OFTEN, 0, &often))
		unit = (enum date_unit)often;
	if (unit == UNIT_NONE || unit == UNIT_PERIOD || unit == UNIT_HALF)
		return false;
	if (repeated)
		out->freq = arena_format(story->arena, "%dX", has(m, SYM_TIMES) ? times : times / 100);
	out->value = period_value(story->arena, unit, 100);
	return true;
}

static bool op_ref(const struct date_story *story, const struct date_match *m, struct date *out)
{
	struct when w;

	if (strcmp(m->rule->text, "YEAR_END") == 0) {
		w = of_year(GRAIN_DAY, story->today.year);
		w.part = 12;
		w.day = 31;
		out->value = when_value(story->arena, &w);
		out->earliest = when_first(&w);
		out->latest = when_last(&w);
		return true;
	}
	out->value = slice_of(m->rule->text);
	if (!slice_is(out->value, "PAST_REF"))
		out->earliest = story->published;
	if (!slice_is(out->value, "FUTURE_REF"))
		out->latest = story->published;
	return true;
}

/* --- all together ------------------------------------------------------------------------------ */

/* The time of day: 4 p.m., noon, night. */
static void add_time(const struct date_match *m, struct when *w)
{
	int32_t clock, ampm, hour;

	if (strcmp(m->rule->text, "NI") == 0)
		w->hours = PART_NI;
	if (date_slot(m, SYM_CLOCK, 0, &clock))
		w->clock = clock;
	else if (date_slot(m, SYM_STAMP, 0, &clock))
		w->clock = clock * 120;
	else if (date_slot(m, SYM_NOON, 0, &hour))
		w->clock = hour * 7200;
	else if (m->rule->type == DATE_TIME && date_slot(m, SYM_NUM, 0, &hour) && hour <= 2400)
		w->clock = hour / 100 * 7200;
	if (w->clock == CLOCK_NONE) {
		w->hours = (enum day_part)slot_or(m, SYM_PART, w->hours);
		return;
	}
	if (!date_slot(m, SYM_AMPM, 0, &ampm))
		ampm = has(m, SYM_PART) && slot_or(m, SYM_PART, 0) != PART_MO ? 1 : -1;
	if (ampm == 1 && w->clock < 12 * 7200)
		w->clock += 12 * 7200;
	if (ampm == 0 && w->clock >= 12 * 7200 && w->clock < 13 * 7200)
		w->clock -= 12 * 7200;
}

static void remember(struct date_story *story, const struct date_match *m, const struct when *w)
{
	bool aside = story->narrative && m->rule->op == OP_SHIFT && m->rule->base == BASE_PUBLISHED;

	if (aside || (w->year == YEAR_UNKNOWN && w->monday == DAY_UNKNOWN))
		return;
	story->last_sentence = story->doc->tokens.at[m->first].sentence;
	if (w->grain > GRAIN_YEAR)
		story->last_year = w->year;
	story->last = *w;
	story->last.clock = CLOCK_NONE;
	story->last.hours = PART_NONE;
	if (w->grain == GRAIN_QUARTER && !m->rule->by && m->rule->op == OP_NTH)
		story->last_quarter = *w;
	if (w->grain == GRAIN_DAY && w->day) {
		story->last_day = story->last;
		story->last_day_sentence = story->doc->tokens.at[m->first].sentence;
	}
}

/* Two years in one expression: 2009-10. */
static void add_range(const struct date_story *story, const struct date_match *m,
		      const struct when *w, struct date *out)
{
	struct when end = *w;
	int32_t value;

	if (date_slot(m, SYM_SPAN, 0, &value))
		end.year += value % 10000;
	else
		return;
	if (when_first(&end) < when_first(w))
		return;
	out->from = out->value;
	out->to = when_value(story->arena, &end);
	out->value = arena_format(story->arena, "%.*s/%.*s", SLICE_ARG(out->from), SLICE_ARG(out->to));
	out->latest = when_last(&end);
}

static bool from_when(struct date_story *story, const struct date_match *m, struct when *w,
		      struct date *out)
{
	if (w->grain == GRAIN_NONE) {
		if (m->rule->op != OP_SHIFT || !m->rule->count || !has(m, SYM_VAGUE))
			return false;
		out->value = m->rule->by < 0 ? SLICE("PAST_REF") : SLICE("FUTURE_REF");
		return true;
	}
	if (w->grain == GRAIN_DAY)
		add_time(m, w);
	out->value = when_value(story->arena, w);
	out->earliest = when_first(w);
	out->latest = when_last(w);
	add_range(story, m, w, out);
	remember(story, m, w);
	return true;
}

static struct slice mod_of(const struct date_match *m)
{
	static const char *const names[] = {
		"", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
		"EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
	};

	return slice_of(names[slot_or(m, SYM_MOD, slot_or(m, SYM_ABOUT, m->rule->mod))]);
}

bool date_resolve(struct date_story *story, const struct date_match *m, struct date *out)
{
	static struct when (*const places[])(const struct date_story *, const struct date_match *) = {
		[OP_DATE] = op_date, [OP_SHIFT] = op_shift, [OP_NTH] = op_nth, [OP_SAME] = op_same,
	};
	struct when w;

	*out = (struct date){ .start = m->start,
			      .end = m->end,
			      .type = m->rule->type,
			      .mod = mod_of(m),
			      .earliest = DAY_UNKNOWN,
			      .latest = DAY_UNKNOWN };
	switch (m->rule->op) {
	case OP_DURATION:
		return op_duration(story, m, out);
	case OP_SET:
		return op_set(story, m, out);
	case OP_REF:
		return op_ref(story, m, out);
	case OP_NONE:
		return false;
	default:
		w = places[m->rule->op](story, m);
		return from_when(story, m, &w, out);
	}
}
