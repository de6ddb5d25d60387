#ifndef LEDE_BASE_CIVIL_H
#define LEDE_BASE_CIVIL_H

#include "base/slice.h"

/* Days of the proleptic Gregorian calendar, as a count from 1970-01-01 = 0, and
 * as year, month, day. The arithmetic is H. Hinnant's "chrono-Compatible
 * Low-Level Date Algorithms" (2013): exact for every year an int32_t of days
 * can reach. */

typedef int32_t day_count;

struct civil {
	int year;
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

#define DAY_UNKNOWN INT32_MIN

/* Years beyond five million either way count as that. */
day_count civil_to_days(struct civil);
struct civil civil_from_days(day_count);

/* 1 Monday .. 7 Sunday (ISO 8601). */
int civil_weekday(day_count);

int civil_days_in_month(int year, int month);

/* ISO 8601 week: *week 1..53, returns the year that the week belongs to. */
int civil_iso_week(day_count, int *week);

/* Monday of an ISO week. */
day_count civil_from_iso_week(int year, int week);

/* Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991). */
day_count civil_easter(int year);

/* Is it a day that exists? */
bool civil_valid(struct civil);

/* "2017-01-30", "-0480-01-01" into out; years over 9999 never come up in news. */
enum { CIVIL_ISO = 16 };
struct slice civil_format(day_count, char out[static CIVIL_ISO]);

/* A day as a document's `published` or --date gives it: YYYY-MM-DD, RFC 3339 or
 * RFC 2822. The zone is left aside: the newsroom's own day counts. DAY_UNKNOWN
 * when it is none of them or no day that exists. */
day_count civil_parse(struct slice);

#endif
