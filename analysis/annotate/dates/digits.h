#ifndef LEDE_ANNOTATE_DATES_DIGITS_H
#define LEDE_ANNOTATE_DATES_DIGITS_H

#include "annotate/dates/atoms.h"

/* What is written in digits: dates, times of day, years, decades, ordinals, numbers. */

enum { DATE_NUMBER_MOST = 20000000 }; /* in hundredths it still is an int32_t */

static inline bool date_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number that begins with the token, perhaps behind an apostrophe: the readings and the
 * end of the atom. False for none. */
bool date_read_number(const struct document *, uint32_t token, struct date_atom *);

/* The same from a byte within a token on. */
bool date_read_digits(const struct document *, uint32_t byte, struct date_atom *);

/* FY13, FY2013 as one token: the year. */
bool date_read_fiscal_year(const struct document *, const struct token *, struct date_atom *);

#endif
