#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#include "base/civil.h"

enum { FIRST_YEAR = 1583, LAST_YEAR = 2400 }; /* the Gregorian calendar's first full year on */

static void every_day(void **state)
{
	day_count day = civil_to_days((struct civil){ FIRST_YEAR, 1, 1 });
	day_count last = civil_to_days((struct civil){ LAST_YEAR, 12, 31 });

	(void)state;
	for (; day <= last; day++) {
		time_t seconds = (time_t)day * 86400;
		struct civil c = civil_from_days(day);
		struct tm tm;
		char expected[16], found[16];
		int week, year = civil_iso_week(day, &week);

		assert_non_null(gmtime_r(&seconds, &tm));
		assert_int_equal(c.year, tm.tm_year + 1900);
		assert_int_equal(c.month, tm.tm_mon + 1);
		assert_int_equal(c.day, tm.tm_mday);
		assert_int_equal(civil_weekday(day), tm.tm_wday ? tm.tm_wday : 7);
		assert_int_equal(civil_to_days(c), day);
		assert_int_equal(timegm(&tm), seconds);
		assert_true(civil_valid(c));
		strftime(expected, sizeof(expected), "%G-%V", &tm);
		snprintf(found, sizeof(found), "%d-%02d", year, week);
		assert_string_equal(found, expected);
		assert_int_equal(civil_from_iso_week(year, week), day - civil_weekday(day) + 1);
	}
}

static void days_in_month(void **state)
{
	(void)state;
	for (int year = FIRST_YEAR; year < LAST_YEAR; year++)
		for (int month = 1; month <= 12; month++) {
			struct civil first = { year, month, 1 };
			struct civil next = { year + month / 12, month % 12 + 1, 1 };

			assert_int_equal(civil_days_in_month(year, month),
					 civil_to_days(next) - civil_to_days(first));
		}
}

/* Gauss's rule with the corrections for the Gregorian calendar (1816), against
 * the computus that civil.c uses. */
static day_count easter_by_gauss(int year)
{
	int k = year / 100, p = (13 + 8 * k) / 25, q = k / 4;
	int moon = (15 - p + k - q) % 30, sunday = (4 + k - q) % 7;
	int d = (19 * (year % 19) + moon) % 30;
	int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + sunday) % 7;

	if ((d == 29 && e == 6) || (d == 28 && e == 6 && (11 * moon + 11) % 30 < 19))
		e = -1;
	return civil_to_days((struct civil){ year, 3, 22 }) + d + e;
}

static void easter(void **state)
{
	(void)state;
	for (int year = FIRST_YEAR; year <= 4000; year++) {
		assert_int_equal(civil_easter(year), easter_by_gauss(year));
		assert_int_equal(civil_weekday(civil_easter(year)), 7);
	}
	assert_int_equal(civil_easter(2017), civil_to_days((struct civil){ 2017, 4, 16 }));
}

static const struct {
	int line;
	const char *text;
	int year, month, day; /* year 0: no day */
} cases[] = {
	{ __LINE__, "2017-01-30", 2017, 1, 30 },
	{ __LINE__, " 2017-01-30\n", 2017, 1, 30 },
	{ __LINE__, "2017-01-30T23:59:59Z", 2017, 1, 30 },
	{ __LINE__, "2017-01-30t23:59:59.25-08:00", 2017, 1, 30 },
	{ __LINE__, "2017-01-30 09:00", 2017, 1, 30 },
	{ __LINE__, "Mon, 30 Jan 2017 09:00:00 +0000", 2017, 1, 30 },
	{ __LINE__, "30 Jan 2017", 2017, 1, 30 },
	{ __LINE__, "3 feb 2016", 2016, 2, 3 },
	{ __LINE__, "2016-02-29", 2016, 2, 29 },
	{ __LINE__, "2017-02-29", 0, 0, 0 },
	{ __LINE__, "2017-13-01", 0, 0, 0 },
	{ __LINE__, "2017-00-01", 0, 0, 0 },
	{ __LINE__, "2017-1-30", 0, 0, 0 },
	{ __LINE__, "2017-01-30x", 0, 0, 0 },
	{ __LINE__, "30 January 2017", 0, 0, 0 },
	{ __LINE__, "Mon, 30 Jan", 0, 0, 0 },
	{ __LINE__, "Monday", 0, 0, 0 },
	{ __LINE__, "", 0, 0, 0 },
};

static void parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct civil c = { cases[i].year, cases[i].month, cases[i].day };
		day_count expected = c.year ? civil_to_days(c) : DAY_UNKNOWN;

		if (civil_parse(slice_of(cases[i].text)) != expected)
			fail_msg("line %d: %s", cases[i].line, cases[i].text);
	}
}

static void formats(void **state)
{
	static const struct {
		struct civil day;
		const char *text;
	} rows[] = { { { 2017, 1, 30 }, "2017-01-30" }, { { 2000, 12, 9 }, "2000-12-09" },
		     { { 7, 3, 31 }, "0007-03-31" },	{ { 9999, 12, 31 }, "9999-12-31" },
		     { { -480, 1, 1 }, "-0480-01-01" } };
	char out[CIVIL_ISO];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_true(slice_is(civil_format(civil_to_days(rows[i].day), out), rows[i].text));
}

static void far_years(void **state)
{
	(void)state;
	assert_int_equal(civil_to_days((struct civil){ 1970, 1, 1 }), 0);
	assert_int_equal(civil_to_days((struct civil){ 1, 1, 1 }), -719162);
	assert_int_equal(civil_from_days(civil_to_days((struct civil){ 9999, 12, 31 })).year, 9999);
	assert_false(civil_valid((struct civil){ 10000, 1, 1 }));
	assert_false(civil_valid((struct civil){ 2017, 4, 31 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day), cmocka_unit_test(days_in_month), cmocka_unit_test(easter),
		cmocka_unit_test(parse),     cmocka_unit_test(far_years),     cmocka_unit_test(formats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
