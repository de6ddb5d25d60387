#ifndef LEDE_ANNOTATE_DATES_ATOMS_H
#define LEDE_ANNOTATE_DATES_ATOMS_H

#include "annotate/dates/grammar.h"
#include "document/document.h"

/* What the grammar is matched against: a word, a phrase (`New Year 's Day`), a
 * number in words or digits, a punctuation mark, with all that it can stand for. */
enum { ATOM_READINGS = 8 };

struct date_atom {
	uint32_t start, end;  /* bytes */
	uint32_t first, last; /* tokens [first, last) */
	uint8_t count;
	bool hyphen; /* one that joins two words, so that it may be passed over */
	struct date_reading reading[ATOM_READINGS];
};

typedef VECTOR(struct date_atom) date_atom_vector;

/* Once each; what has no room is left out. */
void date_add_reading(struct date_atom *, int symbol, int32_t value);

/* A numeric date as it was written: three numbers and which of them is the year.
 * Day and month are settled when the whole document is known, and whether it is not
 * the first of three short numbers that is the year. */
enum { NUMDATE_YEAR_FIRST = 1 << 30, NUMDATE_SHORT = 1 << 29 }; /* of two digits */
static inline int32_t numdate(int a, int b, int year)
{
	return year << 10 | a << 5 | b;
}

/* The atoms from token *at on, as far as the words of the grammar follow each
 * other within a paragraph; *at moves behind them, by one at least. Clears out
 * first. */
void date_atoms(const struct document *, uint32_t *at, date_atom_vector *out);

/* Does this token have a reading as symbol, with this value at least? For the
 * neighbours of an expression. */
bool date_word_is(const struct document *, const struct token *, enum date_symbol symbol,
		  int32_t least);

#endif
