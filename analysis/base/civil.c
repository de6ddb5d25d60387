#include "base/civil.h"

#include <strings.h>

enum { YEAR_MOST = 5000000 }; /* its days are within an int32_t */

day_count civil_to_days(struct civil c)
{
	int within = c.year > YEAR_MOST ? YEAR_MOST : c.year < -YEAR_MOST ? -YEAR_MOST : c.year;
	int year = within - (c.month <= 2);
	int era = (year >= 0 ? year : year - 399) / 400;
	int year_of_era = year - era * 400;
	int day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

struct civil civil_from_days(day_count days)
{
	int z = days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int day_of_era = z - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			   day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153; /* 0 is March */

	return (struct civil){
		.year = year_of_era + era * 400 + (month >= 10),
		.month = month < 10 ? month + 3 : month - 9,
		.day = day_of_year - (153 * month + 2) / 5 + 1,
	};
}

int civil_weekday(day_count days)
{
	int since_monday = (days % 7 + 7 + 3) % 7; /* 1970-01-01 was a Thursday */

	return since_monday + 1;
}

int civil_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

day_count civil_from_iso_week(int year, int week)
{
	/* 4 January is always in week 1 */
	day_count fourth = civil_to_days((struct civil){ year, 1, 4 });

	return fourth - (civil_weekday(fourth) - 1) + 7 * (week - 1);
}

int civil_iso_week(day_count days, int *week)
{
	day_count thursday = days - (civil_weekday(days) - 1) + 3;
	int year = civil_from_days(thursday).year;

	*week = (thursday - civil_to_days((struct civil){ year, 1, 1 })) / 7 + 1;
	return year;
}

day_count civil_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return civil_to_days((struct civil){ year, n / 31, n % 31 + 1 });
}

bool civil_valid(struct civil c)
{
	return c.year >= 1 && c.year <= 9999 && c.month >= 1 && c.month <= 12 && c.day >= 1 &&
	       c.day <= civil_days_in_month(c.year, c.month);
}

struct slice civil_format(day_count day, char out[static CIVIL_ISO])
{
	struct civil c = civil_from_days(day);
	unsigned number = (unsigned)(c.year < 0 ? -c.year : c.year) % 10000;
	char *digits = out + (c.year < 0);

	*out = '-';
	number = (number * 100 + (unsigned)c.month) * 100 + (unsigned)c.day;
	for (int at = 9; at >= 0; at--) { /* snprintf would be a tenth of the layer of dates */
		if (at == 4 || at == 7) {
			digits[at] = '-';
			continue;
		}
		digits[at] = (char)('0' + number % 10);
		number /= 10;
	}
	return (struct slice){ out, (size_t)(digits - out) + 10 };
}

/* Exactly n digits at s[at], or -1. */
static int digits(struct slice s, size_t at, size_t n)
{
	int value = 0;

	if (at + n > s.len)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return -1;
		value = value * 10 + (s.ptr[i] - '0');
	}
	return value;
}

static bool is_digit_at(struct slice s, size_t at)
{
	return digits(s, at, 1) >= 0;
}

/* "hh:mm" with optional seconds, fraction and zone; empty is fine. */
static bool is_clock(struct slice s)
{
	int hour = digits(s, 0, 2), minute = digits(s, 3, 2);

	return hour >= 0 && hour <= 24 && minute >= 0 && minute < 60 && s.ptr[2] == ':';
}

static day_count checked(struct civil c)
{
	return civil_valid(c) ? civil_to_days(c) : DAY_UNKNOWN;
}

/* RFC 3339: "2017-01-30T09:00:00Z"; the time and a space for the T optional. */
static day_count parse_rfc3339(struct slice s)
{
	struct civil c = { digits(s, 0, 4), digits(s, 5, 2), digits(s, 8, 2) };

	if (s.len < 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return DAY_UNKNOWN;
	if (s.len > 10 && (!strchr("Tt ", s.ptr[10]) || !is_clock(slice_sub(s, 11, s.len))))
		return DAY_UNKNOWN;
	return checked(c);
}

static int month_of(struct slice s, size_t at)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (at + 3 > s.len)
		return -1;
	for (int i = 0; i < 12; i++)
		if (strncasecmp(s.ptr + at, names + 3 * i, 3) == 0)
			return i + 1;
	return -1;
}

/* RFC 2822: "Mon, 30 Jan 2017 09:00:00 +0000"; the weekday optional. */
static day_count parse_rfc2822(struct slice s)
{
	size_t at = 0, width;
	struct civil c;

	if (s.len > 4 && s.ptr[3] == ',')
		for (at = 4; at < s.len && s.ptr[at] == ' ';)
			at++;
	width = is_digit_at(s, at + 1) ? 2 : 1;
	c.day = digits(s, at, width);
	at += width;
	if (at >= s.len || s.ptr[at] != ' ')
		return DAY_UNKNOWN;
	c.month = month_of(s, at + 1);
	if (at + 9 > s.len || s.ptr[at + 4] != ' ')
		return DAY_UNKNOWN;
	c.year = digits(s, at + 5, 4);
	at += 9;
	if (at < s.len && (s.ptr[at] != ' ' || !is_clock(slice_sub(s, at + 1, s.len))))
		return DAY_UNKNOWN;
	return checked(c);
}

day_count civil_parse(struct slice s)
{
	day_count day = parse_rfc3339(s = slice_trim(s));

	return day != DAY_UNKNOWN ? day : parse_rfc2822(s);
}
