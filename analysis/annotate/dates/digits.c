#include "annotate/dates/digits.h"

/* A number that begins at the text's byte `at`, read from the bytes, since a date
 * may be one token or several. */
struct digits {
	struct slice text;
	size_t at;
};

static char peek(const struct digits *d, size_t ahead)
{
	return d->at + ahead < d->text.len ? d->text.ptr[d->at + ahead] : '\0';
}

/* Between `least` and `most` digits and no more; their value, or -1. */
static int take_digits(struct digits *d, unsigned least, unsigned most)
{
	unsigned n = 0;
	int value = 0;

	while (n <= most && date_is_digit(peek(d, n)))
		value = value * 10 + peek(d, n++) - '0';
	if (n < least || n > most)
		return -1;
	d->at += n;
	return value;
}

static bool take(struct digits *d, char c)
{
	if (peek(d, 0) != c)
		return false;
	d->at++;
	return true;
}

static bool ends_here(const struct digits *d)
{
	unsigned char c = (unsigned char)peek(d, 0);

	return !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
	       c < 0x80;
}

/* Two digits of a year are 1930 to 2029: '69 in the news is not ahead of us. */
static int full_year(int year, size_t digits)
{
	if (digits > 2)
		return year;
	return year < 30 ? 2000 + year : 1900 + year;
}

/* 2017-01-28, with T10:00 or T10:00:05.123Z behind it */
static bool iso_date(struct digits d, struct date_atom *atom)
{
	int year = take_digits(&d, 4, 4), month, day, hour, minute;
	char mark = peek(&d, 0) == '/' ? '/' : '-';

	if (year < 1000 || !take(&d, mark) || (month = take_digits(&d, 2, 2)) < 1 || month > 12 ||
	    !take(&d, mark) || (day = take_digits(&d, 2, 2)) < 1 ||
	    !civil_valid((struct civil){ year, month, day }))
		return false;
	atom->end = (uint32_t)d.at;
	if (take(&d, 'T') && (hour = take_digits(&d, 2, 2)) >= 0 && hour < 25 && take(&d, ':') &&
	    (minute = take_digits(&d, 2, 2)) >= 0 && minute < 60) {
		if (take(&d, ':'))
			take_digits(&d, 2, 2);
		if (take(&d, '.'))
			take_digits(&d, 1, 9);
		take(&d, 'Z');
		atom->end = (uint32_t)d.at;
		date_add_reading(atom, SYM_STAMP, hour * 60 + minute);
	} else if (!ends_here(&d) && peek(&d, 0) != 'T') {
		return false;
	}
	date_add_reading(atom, SYM_NUMDATE, NUMDATE_YEAR_FIRST | numdate(month, day, year));
	return true;
}

/* 28/1/2017, 1.28.17 */
static bool short_date(struct digits d, struct date_atom *atom)
{
	int a = take_digits(&d, 1, 2), b, year;
	char mark = peek(&d, 0);
	size_t from;

	if (a < 1 || a > 31 || (mark != '/' && mark != '.') || !take(&d, mark) ||
	    (b = take_digits(&d, 1, 2)) < 1 || b > 31 || (a > 12 && b > 12) || !take(&d, mark))
		return false;
	from = d.at;
	year = take_digits(&d, 2, 4);
	if (year < 0 || d.at - from == 3 || !ends_here(&d) ||
	    (peek(&d, 0) == mark && date_is_digit(peek(&d, 1))) ||
	    (mark == '.' && d.at - from == 2))
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_NUMDATE,
			 numdate(a, b, full_year(year, d.at - from)) |
				 (d.at - from == 2 ? NUMDATE_SHORT : 0));
	return true;
}

/* 16:30, 16:30:05, 7.15pm is left to the words */
static bool clock_time(struct digits d, struct date_atom *atom)
{
	int hour = take_digits(&d, 1, 2), minute, second = -1;

	if (hour < 0 || hour > 24 || !take(&d, ':') || (minute = take_digits(&d, 2, 2)) < 0 ||
	    minute > 59)
		return false;
	if (peek(&d, 0) == ':' && date_is_digit(peek(&d, 1)) &&
	    (d.at++, second = take_digits(&d, 2, 2)) < 0)
		return false;
	if (date_is_digit(peek(&d, 0)) || (peek(&d, 0) == '.' && date_is_digit(peek(&d, 1))))
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_CLOCK,
			 ((hour * 60 + minute) * 60 + (second < 0 ? 0 : second)) * 2 +
				 (second >= 0));
	return true;
}

static bool take_en_dash(struct digits *d)
{
	if (peek(d, 0) != '\xe2' || peek(d, 1) != '\x80' || peek(d, 2) != '\x93')
		return false;
	d->at += 3;
	return true;
}

/* 2009-10, 1986/87, 2002/2003; the second year follows the first */
static bool year_span(struct digits d, struct date_atom *atom)
{
	int first = take_digits(&d, 4, 4), last;
	char mark = peek(&d, 0) == '/' ? '/' : '-';

	if (first < 1500 || first > 2100 || !(take(&d, mark) || take_en_dash(&d)))
		return false;
	if (mark == '/' && date_is_digit(peek(&d, 2)) &&
	    (last = take_digits(&d, 4, 4)) / 100 == first / 100)
		last %= 100;
	else
		last = take_digits(&d, 2, 2);
	if (last < 0 || !ends_here(&d) || (peek(&d, 0) == mark && date_is_digit(peek(&d, 1))))
		return false;
	last += first / 100 * 100 + (last < first % 100 ? 100 : 0);
	if (last == first || last - first > 60)
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_SPAN, first * 10000 + (last - first));
	return true;
}

static bool starts_ordinal(const struct digits *d, int n)
{
	static const char endings[4][3] = { "th", "st", "nd", "rd" };
	int last = n % 10 < 4 && n / 10 % 10 != 1 ? n % 10 : 0;

	return (peek(d, 0) | 0x20) == endings[last][0] && (peek(d, 1) | 0x20) == endings[last][1];
}

static bool ordinal(struct digits d, struct date_atom *atom)
{
	int n = take_digits(&d, 1, 3);

	if (n < 1 || !starts_ordinal(&d, n))
		return false;
	d.at += 2;
	if (!ends_here(&d))
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_ORD, n);
	return true;
}

/* 1990s, 1990's, '80s (the apostrophe is before `d`), 80s */
static bool decade(struct digits d, struct date_atom *atom, bool apostrophe)
{
	size_t from = d.at;
	int year = take_digits(&d, 2, 4);
	size_t length = d.at - from;

	if (year < 0 || length == 3 || year % 10)
		return false;
	if (peek(&d, 0) == '\'' && peek(&d, 1) == 's')
		d.at++;
	if (!take(&d, 's') || !ends_here(&d))
		return false;
	if (length == 2)
		year += year < 30 ? 2000 : 1900;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, length == 2 && !apostrophe ? SYM_DECADE2 : SYM_DECADE, year);
	return true;
}

/* '89 */
static bool short_year(struct digits d, struct date_atom *atom)
{
	int year = take_digits(&d, 2, 2);

	if (year < 0 || !ends_here(&d))
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_YEAR2, full_year(year, 2));
	return true;
}

/* 28, 1,200, 2.5 */
static bool plain_number(struct digits d, struct date_atom *atom)
{
	size_t from = d.at;
	int64_t value = 0;
	int hundredths = 0;
	bool grouped = false;

	for (; date_is_digit(peek(&d, 0)) || (peek(&d, 0) == ',' && date_is_digit(peek(&d, 1)));
	     d.at++) {
		if (peek(&d, 0) == ',')
			grouped = true;
		else if (value < DATE_NUMBER_MOST)
			value = value * 10 + peek(&d, 0) - '0';
	}
	if (peek(&d, 0) == '.' && date_is_digit(peek(&d, 1))) {
		hundredths = (peek(&d, 1) - '0') * 10;
		if (date_is_digit(peek(&d, 2)))
			hundredths += peek(&d, 2) - '0';
		for (d.at++; date_is_digit(peek(&d, 0)); d.at++)
			grouped = true;
	}
	if (value > DATE_NUMBER_MOST)
		return false;
	atom->end = (uint32_t)d.at;
	if (!grouped && d.at - from == 4 && value >= 1000 && value < 3000)
		date_add_reading(atom, SYM_YEAR, (int32_t)value);
	if (!grouped && d.at - from <= 2 && value >= 1 && value <= 31)
		date_add_reading(atom, SYM_DAY, (int32_t)value);
	date_add_reading(atom, SYM_NUM, (int32_t)value * 100 + hundredths);
	return true;
}

static bool read_digits(struct digits d, struct date_atom *atom, bool apostrophe)
{
	if (decade(d, atom, apostrophe))
		return true;
	if (apostrophe)
		return short_year(d, atom);
	return iso_date(d, atom) || short_date(d, atom) || clock_time(d, atom) ||
	       year_span(d, atom) || ordinal(d, atom) || plain_number(d, atom);
}

/* Bytes of an apostrophe at the token's start: ' or U+2018 or U+2019; 0 for none. */
static size_t apostrophe_at(struct slice text, const struct token *t)
{
	if (t->first == '\'' || t->first == '`')
		return 1;
	if (t->first == 0xe2 && t->start + 3 <= text.len &&
	    (memcmp(text.ptr + t->start, "\xe2\x80\x98", 3) == 0 ||
	     memcmp(text.ptr + t->start, "\xe2\x80\x99", 3) == 0))
		return 3;
	return 0;
}

/* A fraction of its own: 1/2 behind a number */
static bool fraction(const struct document *doc, const struct token *t, struct date_atom *atom)
{
	struct digits d = { doc->text, t->start };
	int above = take_digits(&d, 1, 1), below;

	if (above < 1 || !take(&d, '/') || (below = take_digits(&d, 1, 1)) <= above ||
	    !ends_here(&d) || peek(&d, 0) == '/')
		return false;
	atom->end = (uint32_t)d.at;
	date_add_reading(atom, SYM_FRACTION, above * 100 / below);
	return true;
}

bool date_read_number(const struct document *doc, uint32_t i, struct date_atom *atom)
{
	const struct token *t = &doc->tokens.at[i];
	size_t skip = date_is_digit((char)t->first) ? 0 : apostrophe_at(doc->text, t);
	struct digits d = { doc->text, t->start + skip };

	if (t->start + skip >= doc->text.len || !date_is_digit(doc->text.ptr[t->start + skip]))
		return false;
	if (!skip && fraction(doc, t, atom))
		return true;
	return read_digits(d, atom, skip > 0);
}

bool date_read_digits(const struct document *doc, uint32_t at, struct date_atom *atom)
{
	return read_digits((struct digits){ doc->text, at }, atom, false);
}

bool date_read_fiscal_year(const struct document *doc, const struct token *t,
			   struct date_atom *atom)
{
	struct digits d = { doc->text, t->start + 2 };
	uint32_t length = t->end - d.at;
	int year = take_digits(&d, 2, 4);

	if (doc->text.ptr[t->start + 1] != 'Y' || year < 0 || (length != 2 && length != 4) ||
	    d.at != t->end)
		return false;
	date_add_reading(atom, SYM_YEAR, full_year(year, length));
	return true;
}
