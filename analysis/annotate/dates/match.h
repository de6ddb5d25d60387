#ifndef LEDE_ANNOTATE_DATES_MATCH_H
#define LEDE_ANNOTATE_DATES_MATCH_H

#include "annotate/dates/atoms.h"

enum { MATCH_SLOTS = 20 };

/* One expression as the grammar found it, not yet resolved. */
struct date_match {
	const struct date_rule *rule;
	uint32_t start, end;  /* bytes of the expression */
	uint32_t first, last; /* its tokens */
	uint8_t count;
	struct {
		uint16_t symbol;
		int32_t value;
	} slot[MATCH_SLOTS]; /* the readings that matched, literal words left out */
};

/* The matches of a document, packed: a long document has many, most with a slot or two. */
struct date_kept {
	uint32_t start, end, first;
	uint32_t slots; /* its first */
	uint16_t tokens, rule;
	uint8_t count;
};
struct date_kept_slot {
	int32_t value;
	uint16_t symbol;
};
struct date_matches {
	VECTOR(struct date_kept) kept;
	VECTOR(struct date_kept_slot) slots;
};

void date_matches_add(struct date_matches *, const struct date_match *);
struct date_match date_matches_at(const struct date_matches *, size_t);
void date_matches_clear(struct date_matches *);
void date_matches_free(struct date_matches *);

/* What recognition has to know of the text so far. */
struct date_sight {
	const struct document *doc;
	bool seen_quarter; /* a quarter of a year */
	uint32_t last_end; /* the token behind the last expression */
	bool last_is_day;  /* which was a day of a month */
	bool last_is_year; /* or a year */
};

/* The longest match of the grammar at run->at[*at]; *at moves to the first atom
 * behind it, or by one. A rule `none` that wins is no match. */
bool date_match_at(struct date_sight *, const date_atom_vector *run, size_t *at,
		   struct date_match *out);

/* The value of the match's n-th slot (from 0) of this symbol. */
bool date_slot(const struct date_match *, enum date_symbol, unsigned n, int32_t *value);

bool date_has(const struct date_match *, enum date_symbol);
int32_t date_slot_or(const struct date_match *, enum date_symbol, int32_t otherwise);

/* The unit of the match's rule, else of its first UNIT or UNITS, else UNIT_NONE. */
enum date_unit date_unit_of(const struct date_match *);

/* Does the text around the match allow the guard's reading? (guard.c) */
bool date_guard_holds(const struct date_sight *, const struct date_match *, enum date_guard);

#endif
