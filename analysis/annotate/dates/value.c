#include "annotate/dates/when.h"

/* How TIMEX3 writes a place on the calendar or a length. */

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
