#include "text/scanner.h"

/* Telephone numbers and days stay whole, 303-832-8160 and 2017-01-30; ranges and
 * scores do not: 2009|-|10, 3|-|2. The end, or 0. */
static size_t hyphened_number(const struct scanner *sc, size_t start, size_t end)
{
	size_t width[5] = { end - start }, n = 1;

	while (n < 5 && byte_at(sc, end) == '-' && digit_at(sc, end + 1)) {
		size_t from = end + 1;

		end = digits_end(sc, from);
		width[n++] = end - from;
	}
	if (n == 3 && width[0] == 4 && width[1] <= 2 && width[2] <= 2)
		return end;
	if (n >= 2 && n <= 4 && width[0] <= 3 && width[n - 1] == 4 && (n > 2 || width[0] != 2))
		return end;
	return 0;
}

/* Days and fractions stay whole, 9/11 and 1/30/2017; the rest is split. */
static size_t slashed_number(const struct scanner *sc, size_t start, size_t end)
{
	struct slice all;
	size_t n = 1, width = end - start;

	while (n < 4 && byte_at(sc, end) == '/' && digit_at(sc, end + 1)) {
		size_t from = end + 1;

		end = digits_end(sc, from);
		width = end - from > width ? end - from : width;
		n++;
	}
	all = slice_sub(sc->text, start, end);
	if (n > 3 || width > 4 || slice_is(all, "24/7") || slice_is(all, "50/50"))
		return 0;
	return end;
}

/* Where the digits of a number with their separators end: 1,200.50 16:30 9/11 */
size_t scan_number_end(const struct scanner *sc, size_t start)
{
	size_t end = digits_end(sc, start), longer = 0;

	if (byte_at(sc, end) == '-' && digit_at(sc, end + 1))
		longer = hyphened_number(sc, start, end);
	else if (byte_at(sc, end) == '/' && digit_at(sc, end + 1))
		longer = slashed_number(sc, start, end);
	if (longer)
		return longer;
	while ((byte_at(sc, end) == ',' || byte_at(sc, end) == '.' || byte_at(sc, end) == ':') &&
	       digit_at(sc, end + 1))
		end = digits_end(sc, end + 1);
	return end;
}

/* Units that UD parts from their number: $3.5|m, 20|km, 5|pm */
static bool is_unit(struct slice s)
{
	static const char *const units[] = {
		"k",   "m",   "b",   "mm",  "cm",  "km",  "kg",  "g",   "mg",  "lb",  "lbs",
		"ml",  "l",   "bn",  "mn",  "tn",  "trn", "hrs", "hr",  "h",   "min", "mins",
		"sec", "secs", "am", "pm",  "mph", "kph", "kmh", "gb",  "mb",  "tb",  "kb",
		"ghz", "mhz", "khz", "hz",  "kw",  "mw",  "gw",  "kwh", "mwh", "ft",  "yd",
		"yds", "oz",  "bps", "p",   "c",   "f",   "mpg", "hp",  "cc",  "px",  "mbps",
		"sq",  "t",   "million", "billion", "trillion", NULL,
	};

	return ascii_among(s, units);
}

/* One capital behind digits is a unit only in sums and temperatures: $80|B 60|K
 * 22|C, but: 3G, H-1B. */
static bool is_capital_unit(const struct scanner *sc, struct slice tail)
{
	const struct token *last = last_token(sc);
	bool sum = last && last->kind == TOKEN_SYMBOL, name = last && last->first == '-';

	if (tail.len != 1 || !(byte_class[(unsigned char)*tail.ptr] & BYTE_UPPER))
		return true;
	return sum || (strchr("KMCF", *tail.ptr) && !(name && !sc->flags));
}

static bool is_ordinal(struct slice s)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "s", NULL };

	return ascii_among(s, endings);
}

/* 1970's and 80's, which UD keeps whole; 2016's is split. */
static size_t decade_end(const struct scanner *sc, size_t start, size_t end)
{
	size_t width = apostrophe_at(sc->text, end);
	bool decade = (end - start == 2 || end - start == 4) && sc->text.ptr[end - 1] == '0';

	if (!width || !decade || byte_at(sc, end + width) != 's' || scan_word_at(sc, end + width + 1))
		return 0;
	return end + width + 1;
}

void scan_number(struct scanner *sc, size_t start, size_t digits)
{
	size_t end = scan_number_end(sc, digits), run = scan_run_end(sc, end), decade;
	struct slice tail = slice_sub(sc->text, end, run);
	bool dot = byte_at(sc, end) == '.' && letter_at(sc, end + 1);

	if (run > end && sc->english && is_unit(tail) && is_capital_unit(sc, tail))
		scan_emit_form(sc, start, end, 0);
	else if (run > end && is_ordinal(tail))
		scan_emit_form(sc, start, run, 0);
	else if (run > end || dot)
		scan_part(sc, (struct part){ start, start, run });
	else if ((decade = decade_end(sc, start, end)))
		scan_emit_form(sc, start, decade, 0);
	else
		scan_emit_form(sc, start, end, 0);
}
