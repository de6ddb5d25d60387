#include "annotate/dates/resolve.h"

/* Places on the calendar, and which of several is meant: the operation `date`. */

enum { HALF_QUARTER = 45 }; /* days */

int32_t date_day_slot(const struct date_match *m)
{
	return date_slot_or(m, SYM_DAY, date_slot_or(m, SYM_ORD, 0));
}

struct when date_month_in(const struct date_match *m, int year)
{
	struct when w = when_new(date_day_slot(m) ? GRAIN_DAY : GRAIN_MONTH);

	w.year = year;
	w.part = date_slot_or(m, SYM_MONTH, 0);
	w.day = date_day_slot(m);
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

/* The 5th of this month */
static struct when month_of(const struct date_story *story, const struct date_match *m)
{
	int32_t direction;
	struct when w;

	if (date_unit_of(m) != UNIT_MONTH || !date_slot(m, SYM_DIR, 0, &direction))
		return date_yearly(story, m, date_month_in);
	w = when_shift(&story->today, UNIT_MONTH, direction);
	w.grain = GRAIN_DAY;
	w.day = date_day_slot(m);
	return w;
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

/* April 6 and [7]: the month that was just named. */
static struct when other_day(const struct date_story *story, const struct date_match *m)
{
	struct when w = story->last;
	int year;

	if (w.grain != GRAIN_DAY || !w.part)
		return when_new(GRAIN_NONE);
	w.day = date_day_slot(m);
	if (date_given_year(story, m, &year))
		w.year = year;
	if (w.year != YEAR_UNKNOWN && w.day > civil_days_in_month(w.year, w.part))
		w.grain = GRAIN_NONE;
	return w;
}

/* Monday the 25th: the days that fall on the weekday, if one is said; how many there are. */
static unsigned keep_weekday(const struct date_match *m, struct when *w, unsigned count)
{
	unsigned kept = 0;
	int32_t weekday;

	if (!date_slot(m, SYM_WEEKDAY, 0, &weekday))
		return count;
	for (unsigned i = 0; i < count; i++)
		if (civil_weekday(when_first(&w[i])) == weekday)
			w[kept++] = w[i];
	return kept;
}

/* Friday the 13th, of which there is none near */
static struct when some_weekday(const struct date_match *m)
{
	struct when w = when_new(GRAIN_DAY);

	w.weekday = date_slot_or(m, SYM_WEEKDAY, 0);
	return w;
}

/* On the 14th: of the month that the story is in, else the nearest. */
static struct when day_of_month(const struct date_story *story, const struct date_match *m)
{
	const struct when *last = &story->last;
	struct when w[3];
	unsigned fitting;

	for (int i = 0; i < 3; i++) {
		w[i] = when_shift(&story->today, UNIT_MONTH, i - 1);
		w[i].grain = GRAIN_DAY;
		w[i].day = date_day_slot(m);
		if (w[i].year != YEAR_UNKNOWN &&
		    w[i].day > civil_days_in_month(w[i].year, w[i].part))
			w[i].day = civil_days_in_month(w[i].year, w[i].part);
	}
	if ((last->grain == GRAIN_DAY || last->grain == GRAIN_MONTH) && last->part &&
	    !date_has(m, SYM_WEEKDAY)) {
		w[0] = *last;
		w[0].grain = GRAIN_DAY;
		w[0].day = date_day_slot(m);
		w[0].weekday = 0;
		if (w[0].year != YEAR_UNKNOWN &&
		    w[0].day > civil_days_in_month(w[0].year, w[0].part))
			w[0].grain = GRAIN_NONE;
		return w[0];
	}
	if (story->published == DAY_UNKNOWN)
		return w[1];
	fitting = keep_weekday(m, w, 3);
	if (!fitting)
		return some_weekday(m);
	return date_nearest(story, w, fitting, date_tense_of_event(story->doc, m));
}

bool date_is_nth_of_month(const struct date_match *m)
{
	return strcmp(m->rule->text, "NTH") == 0;
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
		month = date_yearly(story, m, month_alone_in);
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
		return date_overnight(story, m);
	if (strcmp(m->rule->text, "EVENT") == 0)
		return at_event(m);
	if (date_is_nth_of_month(m))
		return nth_of_month(story, m);

	if (date_slot(m, SYM_NUMDATE, 0, &value))
		return numeric_date(story, value);
	if (date_has(m, SYM_MONTH) || (date_unit_of(m) == UNIT_MONTH && date_day_slot(m)))
		return month_of(story, m);
	if (m->rule->guard == GUARD_AFTERDAY)
		return other_day(story, m);
	if (m->rule->guard == GUARD_DAYOF)
		return day_of_month(story, m);
	if (date_has(m, SYM_HOLIDAY))
		return date_yearly(story, m, date_holiday_in);
	if (date_has(m, SYM_SEASON))
		return date_yearly(story, m, date_season_in);
	if (date_has(m, SYM_WEEKDAY) || date_has(m, SYM_DAYABBR))
		return date_weekday(story, m);
	if (date_has(m, SYM_ZONE)) /* 1430 GMT */
		return date_of_time(story, m);
	if (date_has(m, SYM_YEAR) || date_has(m, SYM_YEAR2) || date_has(m, SYM_DECADE) ||
	    date_has(m, SYM_DECADE2) || date_has(m, SYM_SPAN) || date_has(m, SYM_BC))
		return only_year(story, m);
	if (m->rule->type == DATE_DATE && date_slot(m, SYM_NUM, 0, &value)) /* the year 325 */
		return when_of_year(value <= 999900 ? GRAIN_YEAR : GRAIN_NONE, value / 100);
	return date_of_time(story, m);
}

static struct when quarter_of(day_count n)
{
	struct when day = when_day(n);

	return when_shift(&day, UNIT_QUARTER, 0);
}

struct when date_calendar(const struct date_story *story, const struct date_match *m)
{
	struct when w = calendar(story, m);
	int32_t end;

	if (w.grain == GRAIN_NONE)
		return w;
	if (strcmp(m->rule->text, "LASTDAY") ==
	    0) /* of 2012, of March; which day if not which year? */
		return w.year == YEAR_UNKNOWN ? when_new(GRAIN_DAY) : when_day(when_last(&w));
	if (m->rule->unit == UNIT_WEEK ||
	    (date_has(m, SYM_HOLIDAY) && date_unit_of(m) == UNIT_WEEK))
		return when_week(when_first(&w), GRAIN_WEEK);
	if (m->rule->unit == UNIT_WEEKEND)
		return when_week(when_first(&w), GRAIN_WEEKEND);
	if (m->rule->unit == UNIT_QUARTER) /* ended July 31, July to September: of its middle */
		return w.year == YEAR_UNKNOWN ? when_new(GRAIN_QUARTER)
		       : date_slot(m, SYM_MONTH, 1, &end)
			       ? quarter_of(when_first(&w) + HALF_QUARTER)
			       : quarter_of(when_last(&w) - HALF_QUARTER);
	if (date_has(m, SYM_HOLIDAY) && date_unit_of(m) == UNIT_WEEKEND)
		return when_week(when_first(&w), GRAIN_WEEKEND);
	if (m->rule->by)
		return when_shift(&w, UNIT_DAY, m->rule->by);
	return w;
}
