#include "annotate/dates/when.h"

/* ISO 8601 numbers the years before AD 1 as astronomers do: 1 BC is 0000, 480 BC -0479. */
static int iso_year(int told)
{
	return told < 0 ? told + 1 : told;
}

static int told_year(int iso)
{
	return iso > 0 ? iso : iso - 1;
}

int year_after(int year, int years)
{
	return told_year(iso_year(year) + years);
}

struct when when_new(enum grain grain)
{
	return (struct when){
		.grain = grain, .year = YEAR_UNKNOWN, .monday = DAY_UNKNOWN, .clock = CLOCK_NONE
	};
}

struct when when_of_year(enum grain grain, int year)
{
	struct when w = when_new(grain);

	w.year = year;
	return w;
}

struct when when_day(day_count day)
{
	struct when when = when_new(GRAIN_DAY);
	struct civil civil;

	if (day == DAY_UNKNOWN)
		return when;
	civil = civil_from_days(day);
	when.year = told_year(civil.year);
	when.part = civil.month;
	when.day = civil.day;
	return when;
}

struct when when_week(day_count day, enum grain grain)
{
	struct when when = when_new(grain);

	if (day == DAY_UNKNOWN)
		return when;
	when.monday = day - (civil_weekday(day) - 1);
	when.year = civil_iso_week(day, &when.part);
	return when;
}

enum grain unit_grain(enum date_unit unit)
{
	static const enum grain grains[] = {
		[UNIT_SECOND] = GRAIN_DAY,
		[UNIT_MINUTE] = GRAIN_DAY,
		[UNIT_HOUR] = GRAIN_DAY,
		[UNIT_DAY] = GRAIN_DAY,
		[UNIT_WEEK] = GRAIN_WEEK,
		[UNIT_WEEKEND] = GRAIN_WEEKEND,
		[UNIT_FORTNIGHT] = GRAIN_WEEK,
		[UNIT_MONTH] = GRAIN_MONTH,
		[UNIT_QUARTER] = GRAIN_QUARTER,
		[UNIT_HALF] = GRAIN_HALF,
		[UNIT_SEASON] = GRAIN_SEASON,
		[UNIT_YEAR] = GRAIN_YEAR,
		[UNIT_DECADE] = GRAIN_DECADE,
		[UNIT_CENTURY] = GRAIN_CENTURY,
		[UNIT_MILLENNIUM] = GRAIN_MILLENNIUM,
		[UNIT_PERIOD] = GRAIN_NONE,
		[UNIT_NONE] = GRAIN_NONE,
	};

	return grains[unit];
}

/* --- both ends -------------------------------------------------------------------- */

static day_count month_start(int year, int month)
{
	return civil_to_days((struct civil){ iso_year(year), month, 1 });
}

static day_count month_end(int year, int month)
{
	year = iso_year(year);
	return civil_to_days((struct civil){ year, month, civil_days_in_month(year, month) });
}

/* Spring begins in March, after the meteorologists; winter reaches into the next year. */
static day_count season_start(int year, int season)
{
	return month_start(year, season * 3);
}

static int years_meant(enum grain grain)
{
	return grain == GRAIN_MILLENNIUM ? 1000
	       : grain == GRAIN_CENTURY	 ? 100
	       : grain == GRAIN_DECADE	 ? 10
					 : 1;
}

day_count when_first(const struct when *w)
{
	if (w->grain == GRAIN_WEEK)
		return w->monday;
	if (w->grain == GRAIN_WEEKEND)
		return w->monday == DAY_UNKNOWN ? DAY_UNKNOWN : w->monday + 5;
	if (w->grain == GRAIN_NONE || w->year == YEAR_UNKNOWN)
		return DAY_UNKNOWN;
	if (w->grain >= GRAIN_HALF && !w->part) /* 1988-QX */
		return month_start(w->year, 1);
	switch (w->grain) {
	case GRAIN_HALF:
		return month_start(w->year, w->part * 6 - 5);
	case GRAIN_SEASON:
		return season_start(w->year, w->part);
	case GRAIN_QUARTER:
		return month_start(w->year, w->part * 3 - 2);
	case GRAIN_MONTH:
		return month_start(w->year, w->part);
	case GRAIN_DAY:
		return w->day ? civil_to_days((struct civil){ iso_year(w->year), w->part, w->day })
		       : w->part ? month_start(w->year, w->part)
				 : month_start(w->year, 1);
	default: /* the first century began with AD 1 */
		return month_start(w->year ? w->year : 1, 1);
	}
}

day_count when_last(const struct when *w)
{
	day_count first = when_first(w);

	if (first == DAY_UNKNOWN)
		return DAY_UNKNOWN;
	if (w->grain >= GRAIN_HALF && !w->part && w->monday == DAY_UNKNOWN)
		return month_end(w->year, 12);
	switch (w->grain) {
	case GRAIN_WEEK:
		return first + 6;
	case GRAIN_WEEKEND:
		return first + 1;
	case GRAIN_HALF:
		return month_end(w->year, w->part * 6);
	case GRAIN_SEASON:
		return w->part == 4 ? month_end(year_after(w->year, 1), 2)
				    : month_end(w->year, w->part * 3 + 2);
	case GRAIN_QUARTER:
		return month_end(w->year, w->part * 3);
	case GRAIN_MONTH:
		return month_end(w->year, w->part);
	case GRAIN_DAY:
		return w->day ? first + (w->lasts ? w->lasts - 1 : 0)
			      : month_end(w->year, w->part ? w->part : 12);
	default:
		return month_end(w->year < 0 ? year_after(w->year, years_meant(w->grain) - 1)
					     : w->year + years_meant(w->grain) - 1,
				 12);
	}
}

/* --- shifting --------------------------------------------------------------------- */

static int floor_div(int a, int b)
{
	return a / b - (a % b < 0);
}

enum { YEARS_MOST = 9999 }; /* what is further off has no value: 65 million years ago */

static struct when shift_years(const struct when *base, enum grain grain, int n)
{
	struct when w = when_new(grain);
	int years = years_meant(grain);

	if (base->year != YEAR_UNKNOWN)
		w.year = years == 1 ? year_after(base->year, n)
				    : (floor_div(base->year, years) + n) * years;
	if (w.year != YEAR_UNKNOWN && (w.year > YEARS_MOST || w.year < -YEARS_MOST))
		w.grain = GRAIN_NONE;
	return w;
}

/* Parts of a year of so many months; `offset` months go from January to the start
 * of the first. */
static struct when shift_months(const struct when *base, enum grain grain, int months, int offset,
				int n)
{
	struct when w = when_new(grain);
	day_count first = when_first(base);
	struct civil civil;
	int count;

	if (first == DAY_UNKNOWN || base->grain < GRAIN_HALF)
		return w;
	civil = civil_from_days(first);
	count = floor_div(civil.year * 12 + civil.month - 1 - offset, months) + n;
	w.year = floor_div(count * months, 12);
	w.part = (count * months - w.year * 12) / months + 1;
	w.year = told_year(w.year);
	return w;
}

/* From a day or a month whose year nobody knows: what holds in every year. */
static struct when shift_yearless(const struct when *base, enum date_unit unit, int n)
{
	struct when common = *base, leap = *base, w;

	common.year = 2001;
	leap.year = 2004;
	common = when_shift(&common, unit, n);
	leap = when_shift(&leap, unit, n);
	if (common.part != leap.part || common.day != leap.day)
		return when_new(common.grain);
	w = common;
	w.year = YEAR_UNKNOWN;
	return w;
}

struct when when_shift(const struct when *base, enum date_unit unit, int n)
{
	enum grain grain = unit_grain(unit);
	day_count day = when_first(base);

	if (base->year == YEAR_UNKNOWN && base->part && !base->weekday &&
	    (base->grain == GRAIN_DAY || base->grain == GRAIN_MONTH) &&
	    (unit == UNIT_DAY || unit == UNIT_MONTH || unit == UNIT_QUARTER || unit == UNIT_HALF))
		return shift_yearless(base, unit, n);

	switch (unit) {
	case UNIT_YEAR:
	case UNIT_DECADE:
	case UNIT_CENTURY:
	case UNIT_MILLENNIUM:
		return shift_years(base, grain, n);
	case UNIT_MONTH:
		return shift_months(base, grain, 1, 0, n);
	case UNIT_QUARTER:
		return shift_months(base, grain, 3, 0, n);
	case UNIT_HALF:
		return shift_months(base, grain, 6, 0, n);
	case UNIT_SEASON:
		return shift_months(base, grain, 3, 2, n);
	default:
		break;
	}
	if (base->grain < GRAIN_WEEK || day == DAY_UNKNOWN ||
	    (base->grain == GRAIN_DAY && !base->day))
		return when_new(grain);
	if (unit == UNIT_WEEK || unit == UNIT_WEEKEND)
		return when_week(day + 7 * n, grain);
	if (unit == UNIT_FORTNIGHT)
		return when_week(day + 14 * n, grain);
	if (unit == UNIT_DAY)
		return when_day(day + n);
	return unit == UNIT_HOUR || unit == UNIT_MINUTE || unit == UNIT_SECOND ? when_day(day)
									       : when_new(grain);
}
