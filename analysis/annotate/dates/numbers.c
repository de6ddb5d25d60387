#include "annotate/dates/numbers.h"

#include "annotate/dates/digits.h"
#include "annotate/dates/words.h"

static const struct date_reading *reading_of(const struct date_atom *atom, int symbol)
{
	for (unsigned r = 0; r < atom->count; r++)
		if (atom->reading[r].symbol == symbol)
			return &atom->reading[r];
	return NULL;
}

static void set_number(struct date_atom *atom, int64_t value)
{
	atom->count = 0;
	if (value >= 150000 && value < 210000 && value % 100 == 0)
		date_add_reading(atom, SYM_YEAR, (int32_t)(value / 100));
	if (value <= (int64_t)DATE_NUMBER_MOST * 100)
		date_add_reading(atom, SYM_NUM, (int32_t)value);
	else
		date_add_reading(atom, SYM_VAGUE, 0); /* 66 million years */
}

static void swallow(struct date_atom *atom, const struct date_atom *next)
{
	atom->end = next->end;
	atom->last = next->last;
}

static bool only_literal(const struct document *doc, const struct date_atom *atom, const char *word)
{
	return date_folds_to(doc->text, &doc->tokens.at[atom->first], slice_of(word)) &&
	       atom->last == atom->first + 1;
}

/* Join `next` to the number before it: twenty four, two hundred, nineteen
 * ninety-six, 2 1/2. False when it does not go on with it. */
static bool join_number(struct date_atom *atom, const struct date_atom *next)
{
	const struct date_reading *a = reading_of(atom, SYM_NUM), *b = reading_of(next, SYM_NUM),
				  *scale = reading_of(next, SYM_SCALE),
				  *part = reading_of(next, SYM_FRACTION);
	bool digits = b && reading_of(next, SYM_DAY);

	if (!a)
		return false;
	if (scale && a->value < 100000 && a->value % 100 == 0)
		set_number(atom, (int64_t)a->value * scale->value);
	else if (part && next->count == 1 && a->value % 100 == 0)
		set_number(atom, a->value + part->value);
	else if (b && !digits && a->value >= 2000 && a->value % 1000 == 0 && a->value % 10000 &&
		 b->value < 1000)
		set_number(atom, a->value + b->value);
	else if (b && !digits && a->value >= 10000 && a->value % 10000 == 0 && b->value < 10000)
		set_number(atom, a->value + b->value);
	else if (b && !digits && !reading_of(atom, SYM_DAY) && a->value >= 1500 &&
		 a->value <= 2000 && b->value >= 1000 && b->value < 10000)
		set_number(atom, a->value * 100 + b->value);
	else
		return false;
	swallow(atom, next);
	return true;
}

/* `and a half` behind a number: how many atoms that are, hyphens counted, or 0 */
static size_t and_a_half(const struct document *doc, const struct date_atom *at, size_t left)
{
	static const char *const words[] = { "and", "a", "half" };
	size_t used = 0;

	for (size_t w = 0; w < 3; w++, used++) {
		if (used < left && at[used].hyphen)
			used++;
		if (used == left || !only_literal(doc, &at[used], words[w]))
			return 0;
	}
	return used;
}

/* a hundred and [twenty] */
static bool joins_with_and(const struct document *doc, const struct date_atom *atom,
			   const struct date_atom *word)
{
	const struct date_reading *n = reading_of(atom, SYM_NUM);
	const struct date_reading *next = reading_of(word + 1, SYM_NUM);

	return n && next && n->value >= 10000 && n->value % 10000 == 0 && next->value < 10000 &&
	       !date_is_digit(doc->text.ptr[atom->start]) && !reading_of(word + 1, SYM_DAY) &&
	       only_literal(doc, word, "and");
}

void date_join_numbers(const struct document *doc, date_atom_vector *run)
{
	size_t to = 0;

	for (size_t i = 0; i < run->len;) {
		struct date_atom *atom = &run->at[to++];
		const struct date_reading *number;
		size_t half;

		*atom = run->at[i++];
		if (!reading_of(atom, SYM_NUM))
			continue;
		for (;;) {
			size_t next = i < run->len && run->at[i].hyphen ? i + 1 : i;

			if (next + 1 < run->len && joins_with_and(doc, atom, &run->at[next]))
				next++;
			if (next >= run->len || !join_number(atom, &run->at[next]))
				break;
			i = next + 1;
		}
		half = and_a_half(doc, run->at + i, run->len - i);
		number = reading_of(atom, SYM_NUM);
		if (half && number && number->value % 100 == 0) {
			set_number(atom, number->value + 50);
			swallow(atom, &run->at[i + half - 1]);
			i += half;
		}
	}
	run->len = to;
}
