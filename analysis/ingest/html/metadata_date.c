#include <strings.h>

#include "ingest/html/article.h"
#include "ingest/html/ascii.h"

enum { YEAR_FIRST = 1970, YEAR_LAST = 2099 }; /* of pages */

/* Months by their first letters, in the languages that most pages are written in. */
static const struct {
	char name[10];
	uint8_t month;
} months[] = {
	{ "jan", 1 },	{ "ene", 1 },  { "gen", 1 },   { "jän", 1 },  { "feb", 2 },   { "fév", 2 },
	{ "fev", 2 },	{ "mar", 3 },  { "mär", 3 },   { "mrz", 3 },   { "maart", 3 }, { "apr", 4 },
	{ "avr", 4 },	{ "abr", 4 },  { "may", 5 },   { "mai", 5 },   { "mag", 5 },   { "mei", 5 },
	{ "jun", 6 },	{ "juin", 6 }, { "giu", 6 },   { "jul", 7 },   { "juil", 7 },  { "lug", 7 },
	{ "aug", 8 },	{ "aoû", 8 },  { "ago", 8 },   { "aou", 8 },   { "sep", 9 },   { "set", 9 },
	{ "oct", 10 },	{ "okt", 10 }, { "out", 10 },  { "ott", 10 },  { "nov", 11 },  { "dec", 12 },
	{ "dez", 12 },	{ "dic", 12 }, { "déc", 12 },  { "maj", 5 },
	/* Polish */
	{ "sty", 1 },	{ "lut", 2 },  { "kwi", 4 },   { "cze", 6 },   { "lip", 7 },   { "sie", 8 },
	{ "wrz", 9 },	{ "paź", 10 }, { "lis", 11 },  { "gru", 12 },
	/* Russian */
	{ "янв", 1 },	{ "фев", 2 },  { "мар", 3 },   { "апр", 4 },   { "мая", 5 },   { "май", 5 },
	{ "июн", 6 },	{ "июл", 7 },  { "авг", 8 },   { "сен", 9 },   { "окт", 10 },  { "ноя", 11 },
	{ "дек", 12 },
	/* Turkish */
	{ "oca", 1 },	{ "şub", 2 },  { "nis", 4 },   { "haz", 6 },   { "tem", 7 },   { "ağu", 8 },
	{ "eyl", 9 },	{ "eki", 10 }, { "kas", 11 },  { "ara", 12 },
};

/* A number at s[*at], of at most four digits; *digits tells how many, 0 for none. */
static int number(struct slice s, size_t *at, int *digits)
{
	int value = 0;

	*digits = 0;
	while (*at < s.len && ascii_is_digit(s.ptr[*at]) && *digits < 5) {
		value = value * 10 + s.ptr[(*at)++] - '0';
		++*digits;
	}
	return value;
}

static day_count day_of(int year, int month, int day)
{
	struct civil c = { year, month, day };

	return year >= YEAR_FIRST && year <= YEAR_LAST && civil_valid(c) ? civil_to_days(c)
									 : DAY_UNKNOWN;
}

/* 2019-11-18, 2019/11/18, 20191118, 18.11.2019 at a digit; DAY_UNKNOWN else. */
static day_count in_figures(struct slice s, size_t at, bool day_first)
{
	int digits[3], value[3];
	size_t from = at;

	for (int i = 0; i < 3; i++) {
		if (i && (at >= s.len || !strchr("-/.", s.ptr[at]) || s.ptr[at] != s.ptr[from]))
			return DAY_UNKNOWN;
		if (i)
			at++;
		value[i] = number(s, &at, &digits[i]);
		if (!digits[i] || digits[i] > 4)
			return DAY_UNKNOWN;
		if (!i)
			from = at;
	}
	if (digits[0] == 4)
		return day_of(value[0], value[1], value[2]);
	if (digits[2] != 4)
		return DAY_UNKNOWN;
	/* 11/18/2019 is American; 18/11/2019 and 18.11.2019 are not */
	if (s.ptr[from] == '/' && value[0] <= 12 && !(day_first && value[1] <= 12))
		return day_of(value[2], value[0], value[1]);
	return day_of(value[2], value[1], value[0]);
}

/* 2019年11月18日, 2019년 11월 18일 */
static day_count in_east_asia(struct slice s, size_t at)
{
	static const struct slice marks[3][2] = { { { "年", 3 }, { "년", 3 } },
						  { { "月", 3 }, { "월", 3 } },
						  { { "日", 3 }, { "일", 3 } } };
	int value[3], digits;

	for (int i = 0; i < 3; i++) {
		struct slice mark;

		while (i && at < s.len && s.ptr[at] == ' ')
			at++;
		value[i] = number(s, &at, &digits);
		mark = slice_sub(s, at, at + 3 < s.len ? at + 3 : s.len);
		if (!digits || !(slice_equal(mark, marks[i][0]) || slice_equal(mark, marks[i][1])))
			return DAY_UNKNOWN;
		at += 3;
	}
	return day_of(value[0], value[1], value[2]);
}

static day_count compact(struct slice s, size_t at)
{
	int v = 0;
	size_t i = at;

	for (; i < s.len && i < at + 8 && ascii_is_digit(s.ptr[i]); i++)
		v = v * 10 + s.ptr[i] - '0';
	if (i != at + 8 || (i < s.len && ascii_is_digit(s.ptr[i])))
		return DAY_UNKNOWN;
	return day_of(v / 10000, v / 100 % 100, v % 100);
}

static int month_at(struct slice s, size_t at)
{
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++) {
		size_t len = strlen(months[i].name);

		if (at + len <= s.len && strncasecmp(s.ptr + at, months[i].name, len) == 0)
			return months[i].month;
	}
	return 0;
}

static size_t skip_word(struct slice s, size_t at)
{
	while (at < s.len && (ascii_is_letter(s.ptr[at]) || (unsigned char)s.ptr[at] >= 0x80))
		at++;
	return at;
}

static size_t skip_marks(struct slice s, size_t at)
{
	while (at < s.len && strchr(" .,", s.ptr[at]))
		at++;
	if (at + 3 < s.len && strncasecmp(s.ptr + at, "de ", 3) == 0)
		at += 3; /* 18 de noviembre de 2019 */
	return at;
}

/* "Nov 18, 2019" with the month at `at`. */
static day_count month_first(struct slice s, size_t at)
{
	int month = month_at(s, at), digits, day, year;

	at = skip_marks(s, skip_word(s, at));
	day = number(s, &at, &digits);
	if (!digits || digits > 2)
		return DAY_UNKNOWN;
	at = skip_marks(s, skip_word(s, at)); /* 18th */
	year = number(s, &at, &digits);
	return digits == 4 ? day_of(year, month, day) : DAY_UNKNOWN;
}

/* "18 November 2019", "18. November 2019", "18th of November, 2019", the day at `at`. */
static day_count day_first(struct slice s, size_t at)
{
	int digits, day = number(s, &at, &digits), month, year;

	if (digits > 2)
		return DAY_UNKNOWN;
	if (at < s.len && ascii_is_letter(s.ptr[at]))
		at = skip_word(s, at);
	at = skip_marks(s, at);
	if (at + 3 < s.len && strncasecmp(s.ptr + at, "of ", 3) == 0)
		at += 3;
	month = at < s.len ? month_at(s, at) : 0;
	if (!month)
		return DAY_UNKNOWN;
	at = skip_marks(s, skip_word(s, at));
	year = number(s, &at, &digits);
	return digits == 4 ? day_of(year, month, day) : DAY_UNKNOWN;
}

enum { LOOKED_AT = 400 }; /* bytes */

day_count html_find_day(struct slice s, bool day_before_month)
{
	bool inside = false; /* a word or number */

	if (s.len > LOOKED_AT)
		s.len = LOOKED_AT;
	for (size_t i = 0; i < s.len; i++) {
		bool digit = ascii_is_digit(s.ptr[i]), letter = ascii_is_letter(s.ptr[i]);
		day_count day = DAY_UNKNOWN;

		if (!inside && digit) {
			day = in_figures(s, i, day_before_month);
			day = day == DAY_UNKNOWN ? in_east_asia(s, i) : day;
			day = day == DAY_UNKNOWN ? day_first(s, i) : day;
			day = day == DAY_UNKNOWN ? compact(s, i) : day;
		} else if (!inside && letter && month_at(s, i)) {
			day = month_first(s, i);
		}
		if (day != DAY_UNKNOWN)
			return day;
		inside = digit || letter;
	}
	return DAY_UNKNOWN;
}
