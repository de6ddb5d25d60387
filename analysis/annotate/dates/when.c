#include "annotate/dates/when.h"

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
	when.year = civil.year;
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
	return civil_to_days((struct civil){ year, month, 1 });
}

static day_count month_end(int year, int month)
{
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
		return w->day	 ? civil_to_days((struct civil){ w->year, w->part, w->day })
		       : w->part ? month_start(w->year, w->part)
				 : month_start(w->year, 1);
	default:
		return month_start(w->year, 1);
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
		return w->part == 4 ? month_end(w->year + 1, 2)
				    : month_end(w->year, w->part * 3 + 2);
	case GRAIN_QUARTER:
		return month_end(w->year, w->part * 3);
	case GRAIN_MONTH:
		return month_end(w->year, w->part);
	case GRAIN_DAY:
		return w->day ? first + (w->lasts ? w->lasts - 1 : 0)
			      : month_end(w->year, w->part ? w->part : 12);
	default:
		return month_end(w->year + years_meant(w->grain) - 1, 12);
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
		w.year = (floor_div(base->year, years) + n) * years;
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

/* --- values ----------------------------------------------------------------------- */

/* A value as it is written: the longest is -9999-12-31T23:59:59 and the like. No printf here,
 * since every date of a text comes by. */
struct written {
	char at[40];
	size_t len;
};

static void put(struct written *out, const char *text)
{
	while (*text && out->len < sizeof(out->at))
		out->at[out->len++] = *text++;
}

/* With zeros before it to `width` digits. */
static void put_number(struct written *out, int n, unsigned width)
{
	char digits[12];
	unsigned used = 0;

	for (; n > 0 || used < width; n /= 10)
		digits[used++] = (char)('0' + n % 10);
	while (used && out->len < sizeof(out->at))
		out->at[out->len++] = digits[--used];
}

/* A year's, a decade's or a century's digits: `all` X when it is unknown, BC before Christ. */
static void put_years(struct written *out, int year, int years, const char *all)
{
	if (year == YEAR_UNKNOWN) {
		put(out, all);
		return;
	}
	put(out, year < 0 ? "BC" : "");
	put_number(out, (year < 0 ? -year : year) / years, (unsigned)strlen(all));
}

/* Two digits, or XX for 0. */
static void put_two(struct written *out, int n)
{
	if (n > 0)
		put_number(out, n, 2);
	else
		put(out, "XX");
}

static void put_day(struct written *out, const struct when *w)
{
	if (w->weekday) {
		put(out, "XXXX-WXX-");
		put_number(out, w->weekday, 1);
		return;
	}
	put_years(out, w->year, 1, "XXXX");
	put(out, "-");
	put_two(out, w->part);
	put(out, "-");
	put_two(out, w->day);
}

/* Q3, H1: X when it is not known which. */
static void put_part(struct written *out, const char *letter, int part)
{
	put(out, letter);
	if (part)
		put_number(out, part, 1);
	else
		put(out, "X");
}

/* What stands behind the year of a place within it. */
static void put_within_year(struct written *out, const struct when *w)
{
	static const char *const seasons[] = { "-XX", "-SP", "-SU", "-FA", "-WI" };

	switch (w->grain) {
	case GRAIN_HALF:
		put_part(out, "-H", w->part);
		break;
	case GRAIN_SEASON:
		put(out, seasons[w->part]);
		break;
	case GRAIN_QUARTER:
		put_part(out, "-Q", w->part);
		break;
	case GRAIN_MONTH:
		put(out, "-");
		put_two(out, w->part);
		break;
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		put(out, "-W");
		put_two(out, w->part);
		put(out, w->grain == GRAIN_WEEKEND ? "-WE" : "");
		break;
	default:
		break;
	}
}

static void put_date(struct written *out, const struct when *w)
{
	switch (w->grain) {
	case GRAIN_MILLENNIUM:
		if (w->year < 0 || w->year > 9999)
			put(out, "X");
		else
			put_number(out, w->year / 1000, 1);
		break;
	case GRAIN_CENTURY:
		put_years(out, w->year, 100, "XX");
		break;
	case GRAIN_DECADE:
		put_years(out, w->year, 10, "XXX");
		break;
	case GRAIN_DAY:
		put_day(out, w);
		break;
	default:
		put_years(out, w->year, 1, "XXXX");
		put_within_year(out, w);
	}
}

const char *const day_part_names[] = { "", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT" };

struct slice when_value(struct arena *arena, const struct when *w)
{
	struct written out = { .len = 0 };
	int seconds = w->clock / 2;

	put_date(&out, w);
	if (w->clock == CLOCK_NONE) {
		put(&out, day_part_names[w->hours]);
	} else {
		put(&out, "T");
		put_number(&out, seconds / 3600, 2);
		put(&out, ":");
		put_number(&out, seconds / 60 % 60, 2);
		put(&out, w->clock % 2 ? ":" : "");
		put_number(&out, w->clock % 2 ? seconds % 60 : 0, w->clock % 2 ? 2 : 0);
	}
	return arena_copy(arena, (struct slice){ out.at, out.len });
}

/* Halves of a year are months and halves of an hour minutes, as ISO 8601 has them;
 * counted decades and centuries are years; other fractions stay decimal. */
struct slice period_value(struct arena *arena, enum date_unit unit, int32_t n)
{
	static const struct {
		const char *prefix, *letter;
		const char *smaller;
		int per_unit;
		int times; /* the letter's unit in this one */
	} units[] = {
		[UNIT_SECOND] = { "PT", "S", NULL, 0, 1 },
		[UNIT_MINUTE] = { "PT", "M", "S", 60, 1 },
		[UNIT_HOUR] = { "PT", "H", "M", 60, 1 },
		[UNIT_DAY] = { "P", "D", NULL, 0, 1 },
		[UNIT_WEEK] = { "P", "W", NULL, 0, 1 },
		[UNIT_WEEKEND] = { "P", "WE", NULL, 0, 1 },
		[UNIT_FORTNIGHT] = { "P", "W", NULL, 0, 2 },
		[UNIT_MONTH] = { "P", "M", NULL, 0, 1 },
		[UNIT_QUARTER] = { "P", "Q", NULL, 0, 1 },
		[UNIT_HALF] = { "P", "H", NULL, 0, 1 },
		[UNIT_SEASON] = { "P", "X", NULL, 0, 1 },
		[UNIT_YEAR] = { "P", "Y", "M", 12, 1 },
		[UNIT_DECADE] = { "P", "DE", "M", 12, 10 },
		[UNIT_CENTURY] = { "P", "CE", "M", 12, 100 },
		[UNIT_MILLENNIUM] = { "P", "L", "M", 12, 1000 },
		[UNIT_PERIOD] = { "P", "X", NULL, 0, 1 },
		[UNIT_NONE] = { "P", "X", NULL, 0, 1 },
	};
	const char *prefix = units[unit].prefix, *letter = units[unit].letter;
	int small;

	if (n > 0 && n < INT32_MAX / units[unit].times) /* ISO 8601 has no decades */
		n *= units[unit].times;
	else if (n > 0)
		n = -1;
	if (n >= 0 && units[unit].times >= 10)
		letter = "Y";
	if (n < 0)
		return arena_format(arena, "%sX%s", prefix, letter);
	if (n % 100 == 0)
		return arena_format(arena, "%s%d%s", prefix, n / 100, letter);
	small = units[unit].per_unit ? n % 100 * units[unit].per_unit : 1;
	if (small % 100 == 0 && n < 100)
		return arena_format(arena, "%s%d%s", prefix,
				    n / 100 * units[unit].per_unit + small / 100,
				    units[unit].smaller);
	if (small % 100 == 0)
		return arena_format(arena, "%s%d%s%d%s", prefix, n / 100, letter, small / 100,
				    units[unit].smaller);
	return arena_format(arena, n % 10 ? "%s%d.%02d%s" : "%s%d.%01d%s", prefix, n / 100,
			    n % 10 ? n % 100 : n % 100 / 10, letter);
}

/* --- holidays ----------------------------------------------------------------------- */

static day_count nth_weekday(int year, const struct date_holiday *h)
{
	day_count first = month_start(year, h->month);
	int to_first = (h->weekday - civil_weekday(first) + 7) % 7, in_month;

	if (h->day > 0)
		return first + to_first + 7 * (h->day - 1);
	in_month = civil_days_in_month(year, h->month);
	return first + to_first + (in_month - 1 - to_first) / 7 * 7;
}

day_count holiday_day(unsigned holiday, int year, int *lasts)
{
	const struct date_holiday *h = &date_grammar.holidays[holiday];

	*lasts = 1;
	switch (h->kind) {
	case HOLIDAY_FIXED:
		return civil_to_days((struct civil){ year, h->month, h->day });
	case HOLIDAY_EASTER:
		return civil_easter(year) + h->shift;
	case HOLIDAY_NTH:
		return nth_weekday(year, h) + h->shift;
	default:
		for (unsigned i = 0; i < h->count; i++) {
			const struct date_holiday_day *d = &date_grammar.holiday_days[h->first + i];

			if (d->year != year)
				continue;
			*lasts = d->lasts;
			return civil_to_days((struct civil){ d->year, d->month, d->day });
		}
		return DAY_UNKNOWN;
	}
}
