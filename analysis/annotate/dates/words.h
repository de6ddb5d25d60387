#ifndef LEDE_ANNOTATE_DATES_WORDS_H
#define LEDE_ANNOTATE_DATES_WORDS_H

#include "annotate/dates/atoms.h"

/* The grammar's words and phrases, looked up in a text. */

static inline char date_ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline bool date_filter_has(const uint64_t *filter, uint32_t hash)
{
	uint32_t bit = hash & date_grammar.filter_mask;

	return filter[bit / 64] >> (bit % 64) & 1;
}

/* A quick look: most words are none of the grammar. */
static inline bool date_may_be_word(uint32_t hash)
{
	return date_filter_has(date_grammar.filter, hash);
}

/* The same for what may be part of an expression, and not only a neighbour. */
static inline bool date_may_be_atom(uint32_t hash)
{
	return date_filter_has(date_grammar.atom_filter, hash);
}

/* Of such a word: is it one of those that make no expression by themselves? */
static inline bool date_is_function_word(uint32_t hash)
{
	return date_filter_has(date_grammar.function_filter, hash);
}

/* Does the token fold to this? ASCII, which is most of it, is compared as it stands. */
bool date_folds_to(struct slice text, const struct token *, struct slice folded);

/* A hyphen that joins two words. */
bool date_is_hyphen(const struct document *, uint32_t token);

/* The longest entry that begins at the token, and the token behind it; NULL when there is
 * none. Hyphens between its words do not count. */
const struct date_word *date_find_word(const struct document *, uint32_t token, uint32_t *end);

/* The same without those that are but neighbours of expressions: of `ahead of` only ahead. */
const struct date_word *date_find_part(const struct document *, uint32_t token, uint32_t *end);

/* Give the atom the word's readings; May and March are the months only with a capital. */
void date_add_word(const struct document *, struct date_atom *, const struct date_word *);

/* Of a part of a token: the readings of its single word. False for none. */
bool date_read_part(const struct document *, struct token *part, struct date_atom *);

#endif
