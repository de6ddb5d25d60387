#ifndef LEDE_ANNOTATE_DATES_WHEN_H
#define LEDE_ANNOTATE_DATES_WHEN_H

#include "annotate/dates/grammar.h"
#include "base/arena.h"

/* How exact a place on the calendar is, the coarsest first. */
enum grain {
	GRAIN_NONE,
	GRAIN_MILLENNIUM,
	GRAIN_CENTURY,
	GRAIN_DECADE,
	GRAIN_YEAR,
	GRAIN_HALF,
	GRAIN_SEASON,
	GRAIN_QUARTER,
	GRAIN_MONTH,
	GRAIN_WEEK,
	GRAIN_WEEKEND,
	GRAIN_DAY,
	GRAIN_COUNT
};

/* A place on the calendar: a year, its third quarter, a week, a day, a time of a
 * day. What is not known is left out of the value as X (TimeML 1.2.1). */
struct when {
	enum grain grain;
	int year;	     /* as it is told: -480 is 480 BC, none is 0; the first of a decade
			      * or century; YEAR_UNKNOWN */
	int part;	     /* month 1..12, quarter 1..4, half 1..2, season 1..4 */
	int day;	     /* of the month; 0: unknown, XX */
	int lasts;	     /* days, of a holiday that has several: Ramadan; else 0 */
	int weekday;	     /* of a day whose date is unknown: XXXX-WXX-5; else 0 */
	day_count monday;    /* of a week or weekend */
	enum day_part hours; /* TMO, TNI, ... */
	int32_t clock;	     /* seconds since midnight * 2 + (seconds given); CLOCK_NONE */
};
#define YEAR_UNKNOWN INT32_MIN
#define CLOCK_NONE INT32_MIN

/* Nothing known yet of a place of this grain. */
struct when when_new(enum grain);
struct when when_of_year(enum grain, int year);
struct when when_day(day_count);
struct when when_week(day_count any_day_of_it, enum grain week_or_weekend);

enum grain unit_grain(enum date_unit);

/* The year so many years on; 1 BC is followed by AD 1. */
int year_after(int year, int years);

/* The first and the last day meant, DAY_UNKNOWN when the year is. */
day_count when_first(const struct when *);
day_count when_last(const struct when *);

/* The unit that `base` lies in, n units on. A base too coarse for the unit gives a
 * place of which only the grain is known. */
struct when when_shift(const struct when *base, enum date_unit, int n);

/* --- value.c --- */

/* How a value ends that is a part of a day: TNI. */
extern const char *const day_part_names[];

/* TIMEX3's value. */
struct slice when_value(struct arena *, const struct when *);

/* P2Y, PT30M, PXD, P2Y6M: n in hundredths, negative for an X. */
struct slice period_value(struct arena *, enum date_unit, int32_t n);

/* --- holiday.c --- */

/* The holiday in a year, and how many days it lasts; DAY_UNKNOWN when its table does
 * not have the year. */
day_count holiday_day(unsigned holiday, int year, int *lasts);

#endif
