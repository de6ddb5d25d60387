#include "annotate/dates/resolve.h"

/* Places on the calendar, and which of several is meant: the operation `date`. */

enum { NO_DIRECTION = 2 }; /* neither last nor this nor next */

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
		[TENSE_UNKNOWN] = { 2, 6 },	   [TENSE_PAST] = { 2, 12 },
		[TENSE_SURELY_PAST] = { 2, 16 },   [TENSE_FUTURE] = { 6, 2 },
		[TENSE_SURELY_FUTURE] = { 16, 2 },
	};
	bool future = when_first(w) > story->published;

	return distance(story, w) * (future ? factors[tense].future : factors[tense].past);
}

struct when date_nearest(const struct date_story *story, const struct when *w, unsigned count,
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

/* the first Monday of May */
static bool is_nth_of_month(const struct date_match *m)
{
	return strcmp(m->rule->text, "NTH") == 0;
}

/* March 3 of that year, of the following year; the following April, which may lie in
 * the story's own year. */
static struct when in_year_of_story(const struct date_story *story, const struct date_match *m,
				    struct when (*in_year)(const struct date_match *, int year))
{
	int32_t way = date_slot_or(m, SYM_SAME, 0);
	struct when w;

	if (story->last.year == YEAR_UNKNOWN)
		return in_year(m, YEAR_UNKNOWN);
	w = in_year(m, story->last.year);
	if (!way || w.grain == GRAIN_NONE)
		return w;
	if (date_unit_of(m) == UNIT_NONE && (way > 0 ? when_first(&w) > when_last(&story->last)
						     : when_last(&w) < when_first(&story->last)))
		return w;
	return in_year(m, story->last.year + way);
}

/* A place that comes once a year, for which nobody said the year. */
static struct when in_some_year(const struct date_story *story, const struct date_match *m,
				struct when (*in_year)(const struct date_match *, int year))
{
	struct when w[3];
	int32_t direction = NO_DIRECTION, weekday;

	if (!is_nth_of_month(m)) /* whose `last` is of the week */
		date_slot(m, SYM_DIR, 0, &direction);
	if (m->rule->base == BASE_STORY && story->last.grain != GRAIN_NONE)
		return in_year_of_story(story, m, in_year);
	if (story->narrative && direction == NO_DIRECTION && story->last.grain != GRAIN_NONE &&
	    !(story->published == DAY_UNKNOWN && date_has(m, SYM_HOLIDAY)))
		return in_year(m, told_year(story, m));
	if (story->published == DAY_UNKNOWN) /* no year is made up */
		return in_year(m, YEAR_UNKNOWN);
	if (direction == 0) /* this winter, said in March, began the year before */
		return in_year(m, story->today.year - (date_slot_or(m, SYM_SEASON, 0) == 4 &&
						       story->today.part <= 3));
	for (int i = 0; i < 3; i++)
		w[i] = in_year(m, story->today.year - 1 + i);
	if (!is_nth_of_month(m) && date_slot(m, SYM_WEEKDAY, 0, &weekday))
		for (int i = 0; i < 3; i++)
			if (w[i].grain == GRAIN_DAY && w[i].day &&
			    civil_weekday(when_first(&w[i])) == weekday)
				return w[i];
	if (direction == -1 || direction == 1)
		return direction < 0 ? w[distance_sign(story, &w[1]) < 0 ? 1 : 0]
				     : w[distance_sign(story, &w[1]) > 0 ? 1 : 2];
	return date_nearest(story, w, 3, date_tense(story->doc, m));
}

/* last year, this year's third quarter */
static bool speaks_of_year(const struct date_match *m)
{
	int32_t unit;

	for (unsigned i = 0; date_slot(m, SYM_UNIT, i, &unit); i++)
		if (unit == UNIT_YEAR)
			return true;
	return m->rule->unit == UNIT_YEAR;
}

/* The year that the words themselves give: 1989, '89, last year, that year. */
bool date_given_year(const struct date_story *story, const struct date_match *m, int *year)
{
	int32_t value, direction;

	if (date_slot(m, SYM_YEAR, 0, &value) || date_slot(m, SYM_YEAR2, 0, &value) ||
	    (date_has(m, SYM_BC) && date_slot(m, SYM_NUM, 0, &value) && (value /= 100) > 0 &&
	     value <= 9999)) {
		*year = date_slot_or(m, SYM_BC, 1) < 0 ? -value : value;
		return true;
	}
	if (date_slot(m, SYM_SPAN, 0, &value)) {
		*year = value / 10000;
		return true;
	}
	if (strcmp(m->rule->text, "YY") == 0 && date_slot(m, SYM_NUM, 0, &value)) {
		*year = value / 100 + (value < 3000 ? 2000 : value < 10000 ? 1900 : 0);
		return true;
	}
	if (!speaks_of_year(m) || !date_slot(m, SYM_DIR, 0, &direction))
		return false;
	*year = story->today.year == YEAR_UNKNOWN ? YEAR_UNKNOWN : story->today.year + direction;
	return true;
}

/* --- the calendar ---------------------------------------------------------------------- */

static int32_t day_slot(const struct date_match *m)
{
	return date_slot_or(m, SYM_DAY, date_slot_or(m, SYM_ORD, 0));
}

struct when date_month_in(const struct date_match *m, int year)
{
	struct when w = when_new(day_slot(m) ? GRAIN_DAY : GRAIN_MONTH);

	w.year = year;
	w.part = date_slot_or(m, SYM_MONTH, 0);
	w.day = day_slot(m);
	if (w.day > 31 ||
	    (year != YEAR_UNKNOWN && w.day && w.day > civil_days_in_month(year, w.part)))
		w.grain = GRAIN_NONE;
	return w;
}

/* The same without a day: the first Monday of May. */
static struct when month_alone_in(const struct date_match *m, int year)
{
	struct when w = when_new(GRAIN_MONTH);

	w.year = year;
	w.part = date_slot_or(m, SYM_MONTH, 0);
	return w;
}

struct when date_season_in(const struct date_match *m, int year)
{
	struct when w = when_new(GRAIN_SEASON);

	w.year = year;
	w.part = date_slot_or(m, SYM_SEASON, 0);
	return w;
}

struct when date_holiday_in(const struct date_match *m, int year)
{
	unsigned holiday = (unsigned)date_slot_or(m, SYM_HOLIDAY, 0);
	const struct date_holiday *h = &date_grammar.holidays[holiday];
	int lasts = 1;
	struct when w =
		when_day(year == YEAR_UNKNOWN ? DAY_UNKNOWN : holiday_day(holiday, year, &lasts));

	if (lasts > 1)
		w.lasts = lasts;

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
	int32_t last;
	int year;

	if (!date_given_year(story, m, &year))
		return in_some_year(story, m, in_year);
	/* from November to February 2012: the year is that of the last month */
	if (m->rule->after && date_slot(m, SYM_MONTH, 1, &last) &&
	    date_slot_or(m, SYM_MONTH, 0) > last)
		year--;
	return in_year(m, year);
}

/* The 5th of this month */
static struct when month_of(const struct date_story *story, const struct date_match *m)
{
	int32_t direction;
	struct when w;

	if (date_unit_of(m) != UNIT_MONTH || !date_slot(m, SYM_DIR, 0, &direction))
		return yearly(story, m, date_month_in);
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

/* That Friday, the following Friday: from the story's last day. */
static struct when weekday_of_story(const struct date_story *story, int weekday, int way)
{
	const struct when *base =
		story->last_day.grain == GRAIN_DAY ? &story->last_day : &story->today;
	day_count day = when_first(base);
	int ahead;

	if (day == DAY_UNKNOWN || !base->day)
		return when_new(GRAIN_DAY);
	ahead = (weekday - civil_weekday(day) + 7) % 7;
	if (way < 0)
		ahead -= 7;
	else if (way > 0 && !ahead)
		ahead = 7;
	return when_day(day + ahead);
}

static bool ends_range(const struct date_story *story, const struct date_match *m)
{
	static const char *const words[] = { "to", "through", "-", "--", "\xe2\x80\x93" };
	const struct document *doc = story->doc;
	struct slice word;
	day_count last = when_first(&story->last_day);

	if (!m->first || story->last_day_sentence != doc->tokens.at[m->first].sentence ||
	    last == DAY_UNKNOWN || last < story->published - 7 || last > story->published + 7)
		return false;
	word = token_text(doc->text, &doc->tokens.at[m->first - 1]);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_is(word, words[i]))
			return true;
	return false;
}

static struct when weekday(const struct date_story *story, const struct date_match *m)
{
	int32_t day = date_slot_or(m, SYM_WEEKDAY, date_slot_or(m, SYM_DAYABBR, 0));
	int32_t direction = NO_DIRECTION;
	enum date_tense tense;
	struct when w = when_new(GRAIN_DAY);
	int ahead;

	if (m->rule->base == BASE_STORY)
		return weekday_of_story(story, day, date_slot_or(m, SYM_SAME, 0));
	if (story->published == DAY_UNKNOWN || strcmp(m->rule->text, "SOME") == 0) {
		w.weekday = day;
		return w;
	}
	date_slot(m, SYM_DIR, 0, &direction);
	if (date_unit_of(m) == UNIT_WEEK && direction != NO_DIRECTION)
		return weekday_of_week(story, day, direction);
	ahead = (day - civil_weekday(story->published) + 7) % 7;
	if (direction == -1)
		return when_day(story->published + ahead - 7);
	if (direction == 1)
		return when_day(story->published + (ahead ? ahead : 7));
	if (direction == 0)
		return weekday_of_week(story, day, 0);
	if (ends_range(story, m))
		return weekday_of_story(story, day, 1); /* from Tuesday to Thursday */
	tense = date_tense(story->doc, m);
	if (!ahead || tense >= TENSE_FUTURE)
		return when_day(story->published + ahead);
	return when_day(story->published + ahead - 7);
}

static struct when numeric_date(const struct date_story *story, int32_t value)
{
	struct when w = when_new(GRAIN_DAY);
	int a = value >> 5 & 31, b = value & 31;
	bool day_first =
		!(value & NUMDATE_YEAR_FIRST) && b <= 12 && (story->order == ORDER_DMY || a > 12);

	w.year = (value & ~(NUMDATE_YEAR_FIRST | NUMDATE_SHORT)) >> 10;
	w.part = day_first ? b : a;
	w.day = day_first ? a : b;
	if (story->order == ORDER_YMD && value & NUMDATE_SHORT) {
		w.day = w.year % 100;
		w.part = b;
		w.year = 2000 + a;
	}
	if (!civil_valid((struct civil){ w.year, w.part, w.day }))
		w.grain = GRAIN_NONE;
	return w;
}

/* A bare year, a decade, 480 BC */
static struct when only_year(const struct date_story *story, const struct date_match *m)
{
	int32_t value;
	int year;

	if (date_slot(m, SYM_DECADE, 0, &value) ||
	    date_slot(m, SYM_DECADE2, 0, &value)) /* the 1800s, but the 2000s */
		return when_of_year(value % 100 || value >= 1900 ? GRAIN_DECADE : GRAIN_CENTURY,
				    value);
	if (date_given_year(story, m, &year))
		return when_of_year(GRAIN_YEAR, year);
	return when_new(GRAIN_NONE);
}

/* A line's beginning may be a soft break inside a sentence; this is not. */
static bool begins_sentence(const struct document *doc, uint32_t token)
{
	return doc->sentences.at[doc->tokens.at[token].sentence].first == token;
}

/* Nothing but brackets, commas and `on`. */
static bool is_thin(struct slice gap)
{
	for (size_t i = 0; i < gap.len; i++) {
		if (i + 1 < gap.len && memcmp(gap.ptr + i, "on", 2) == 0)
			i++;
		else if (!strchr(" \n(),", gap.ptr[i]) || !gap.ptr[i])
			return false;
	}
	return true;
}

/* 10:35 a.m. (0735 GMT) on Friday: the day that follows a time, past other times. */
static bool day_behind(const struct date_story *story, struct when *day)
{
	const struct date_matches *all = story->matches;

	for (size_t i = story->at + 1; i < all->kept.len && i <= story->at + 2; i++) {
		struct date_match next = date_matches_at(all, i);

		if (!is_thin(slice_sub(story->doc->text, all->kept.at[i - 1].end, next.start)))
			return false;
		if (next.rule->op != OP_DATE || next.rule->base != BASE_PUBLISHED)
			return false;
		if (date_has(&next, SYM_WEEKDAY) || (date_has(&next, SYM_MONTH) && day_slot(&next))) {
			*day = date_calendar(story, &next);
			return day->grain == GRAIN_DAY && day->day;
		}
	}
	return false;
}

/* The day that a time of day without one belongs to: the last day that this
 * sentence or the one before spoke of, else today. */
static struct when day_of_time(const struct date_story *story, const struct date_match *m)
{
	int32_t direction = date_slot_or(m, SYM_DIR, 0);
	uint32_t sentence = story->doc->tokens.at[m->first].sentence;
	struct when day;

	if (date_has(m, SYM_DIR))
		return when_shift(&story->today, UNIT_DAY, direction);
	if (day_behind(story, &day))
		return day;
	if (story->last_day.grain != GRAIN_DAY || sentence - story->last_day_sentence > 1 ||
	    begins_sentence(story->doc, m->first)) /* 11:22 - Rest centre */
		return story->today;
	if (story->published != DAY_UNKNOWN && when_first(&story->last_day) > story->published) {
		enum date_tense tense = date_tense(story->doc, m);

		if (tense == TENSE_PAST || tense == TENSE_SURELY_PAST)
			return story->today;
	}
	return story->last_day;
}

/* The night before publication, or the one ahead; of the day just spoken of. */
static struct when overnight(const struct date_story *story, const struct date_match *m)
{
	struct when day = day_of_time(story, m);
	bool today = story->published != DAY_UNKNOWN && when_first(&day) == story->published;

	if (today && date_tense(story->doc, m) < TENSE_FUTURE)
		day = when_shift(&day, UNIT_DAY, -1);
	day.hours = PART_NI;
	return day;
}

/* April 6 and [7]: the month that was just named. */
static struct when other_day(const struct date_story *story, const struct date_match *m)
{
	struct when w = story->last;
	int year;

	if (w.grain != GRAIN_DAY || !w.part)
		return when_new(GRAIN_NONE);
	w.day = day_slot(m);
	if (date_given_year(story, m, &year))
		w.year = year;
	if (w.year != YEAR_UNKNOWN && w.day > civil_days_in_month(w.year, w.part))
		w.grain = GRAIN_NONE;
	return w;
}

/* On the 14th: of the month that the story is in, else the nearest. */
static struct when day_of_month(const struct date_story *story, const struct date_match *m)
{
	const struct when *last = &story->last;
	struct when w[3];

	for (int i = 0; i < 3; i++) {
		w[i] = when_shift(&story->today, UNIT_MONTH, i - 1);
		w[i].grain = GRAIN_DAY;
		w[i].day = day_slot(m);
		if (w[i].year != YEAR_UNKNOWN &&
		    w[i].day > civil_days_in_month(w[i].year, w[i].part))
			w[i].day = civil_days_in_month(w[i].year, w[i].part);
	}
	if ((last->grain == GRAIN_DAY || last->grain == GRAIN_MONTH) && last->part) {
		w[0] = *last;
		w[0].grain = GRAIN_DAY;
		w[0].day = day_slot(m);
		w[0].weekday = 0;
		if (w[0].year != YEAR_UNKNOWN &&
		    w[0].day > civil_days_in_month(w[0].year, w[0].part))
			w[0].grain = GRAIN_NONE;
		return w[0];
	}
	if (story->published == DAY_UNKNOWN)
		return w[1];
	return date_nearest(story, w, 3, date_tense(story->doc, m));
}

/* The first Monday of May, the last week of next month; a week is that of its middle
 * day: the third week is around the 18th. */
static struct when nth_of_month(const struct date_story *story, const struct date_match *m)
{
	int nth = date_slot_or(m, SYM_ORD, -1), weekday = date_slot_or(m, SYM_WEEKDAY, 0), day;
	struct when month = when_new(GRAIN_NONE), w = when_new(GRAIN_NONE);
	int32_t way = 0;

	for (unsigned i = 0; date_slot(m, SYM_DIR, i, &way); i++)
		;
	if (date_has(m, SYM_MONTH))
		month = yearly(story, m, month_alone_in);
	else if (date_unit_of(m) == UNIT_MONTH)
		month = when_shift(&story->today, UNIT_MONTH, way);
	if (month.grain != GRAIN_MONTH || nth > 5 || nth == 0)
		return w;
	w = month;
	w.grain = weekday ? GRAIN_DAY : GRAIN_WEEK;
	if (month.year == YEAR_UNKNOWN)
		return weekday ? w : month;
	if (!weekday) {
		day = nth > 0 ? nth * 7 - 3 : civil_days_in_month(w.year, w.part) - 3;
		return when_week(when_first(&month) + day - 1, GRAIN_WEEK);
	}
	day = 1 + (weekday - civil_weekday(when_first(&month)) + 7) % 7;
	while (nth < 0 && day + 7 <= civil_days_in_month(w.year, w.part))
		day += 7;
	w.day = nth > 0 ? day + 7 * (nth - 1) : day;
	if (w.day > civil_days_in_month(w.year, w.part))
		w.grain = GRAIN_NONE;
	return w;
}

/* The day after the election: when that was, the words do not say. */
static struct when at_event(const struct date_match *m)
{
	enum date_unit unit = date_unit_of(m);

	if (date_has(m, SYM_PART))
		return when_new(GRAIN_DAY);
	return when_new(unit < UNIT_DAY || unit == UNIT_HALF ? GRAIN_NONE : unit_grain(unit));
}

static struct when calendar(const struct date_story *story, const struct date_match *m)
{
	int32_t value;

	if (strcmp(m->rule->text, "OVERNIGHT") == 0)
		return overnight(story, m);
	if (strcmp(m->rule->text, "EVENT") == 0)
		return at_event(m);
	if (is_nth_of_month(m))
		return nth_of_month(story, m);

	if (date_slot(m, SYM_NUMDATE, 0, &value))
		return numeric_date(story, value);
	if (date_has(m, SYM_MONTH) || (date_unit_of(m) == UNIT_MONTH && day_slot(m)))
		return month_of(story, m);
	if (m->rule->guard == GUARD_AFTERDAY)
		return other_day(story, m);
	if (m->rule->guard == GUARD_DAYOF)
		return day_of_month(story, m);
	if (date_has(m, SYM_HOLIDAY))
		return yearly(story, m, date_holiday_in);
	if (date_has(m, SYM_SEASON))
		return yearly(story, m, date_season_in);
	if (date_has(m, SYM_WEEKDAY) || date_has(m, SYM_DAYABBR))
		return weekday(story, m);
	if (date_has(m, SYM_ZONE)) /* 1430 GMT */
		return day_of_time(story, m);
	if (date_has(m, SYM_YEAR) || date_has(m, SYM_YEAR2) || date_has(m, SYM_DECADE) ||
	    date_has(m, SYM_DECADE2) || date_has(m, SYM_SPAN) || date_has(m, SYM_BC))
		return only_year(story, m);
	return day_of_time(story, m);
}

struct when date_calendar(const struct date_story *story, const struct date_match *m)
{
	struct when w = calendar(story, m);

	if (w.grain == GRAIN_NONE)
		return w;
	if (m->rule->unit == UNIT_WEEK ||
	    (date_has(m, SYM_HOLIDAY) && date_unit_of(m) == UNIT_WEEK))
		return when_week(when_first(&w), GRAIN_WEEK);
	if (m->rule->unit == UNIT_QUARTER)
		return when_shift(&w, UNIT_QUARTER, 0);
	if (date_has(m, SYM_HOLIDAY) && date_unit_of(m) == UNIT_WEEKEND)
		return when_week(when_first(&w), GRAIN_WEEKEND);
	if (m->rule->by)
		return when_shift(&w, UNIT_DAY, m->rule->by);
	return w;
}
