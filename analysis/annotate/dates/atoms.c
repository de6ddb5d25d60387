#include "annotate/dates/atoms.h"

#include "annotate/dates/digits.h"
#include "annotate/dates/numbers.h"
#include "annotate/dates/words.h"

/* Tokens to atoms: a word or phrase of the grammar (words.c), a number in digits (digits.c) or
 * in words (numbers.c). */

void date_add_reading(struct date_atom *atom, int symbol, int32_t value)
{
	for (unsigned i = 0; i < atom->count; i++)
		if (atom->reading[i].symbol == symbol && atom->reading[i].value == value)
			return;
	if (atom->count < ATOM_READINGS)
		atom->reading[atom->count++] =
			(struct date_reading){ (uint16_t)symbol, false, value };
}

/* The first token that begins at byte `end` or behind it; the end of a number is
 * the end of a token, or it is no number: 747s, 3-2 as one token. */
static uint32_t token_behind(const struct document *doc, uint32_t i, uint32_t end)
{
	while (i < doc->tokens.len && doc->tokens.at[i].start < end)
		i++;
	return i && doc->tokens.at[i - 1].end == end ? i : 0;
}

/* The length of the prefix with its hyphen that a word begins with, and what it means. */
static uint32_t prefix_of(struct slice text, enum date_mod *mod)
{
	static const struct {
		const char *prefix;
		enum date_mod mod;
	} prefixes[] = { { "mid-", MOD_MID }, { "post-", MOD_AFTER }, { "pre-", MOD_BEFORE } };

	for (size_t p = 0; p < sizeof(prefixes) / sizeof(*prefixes); p++) {
		size_t length = strlen(prefixes[p].prefix), n = 0;

		while (n < length && n < text.len &&
		       date_ascii_lower(text.ptr[n]) == prefixes[p].prefix[n])
			n++;
		*mod = prefixes[p].mod;
		if (n == length && text.len > n + 1)
			return (uint32_t)n;
	}
	return 0;
}

/* mid-1996, mid-March, post-1959: a prefix that the tokenizer leaves on its word */
static bool read_prefix(const struct document *doc, uint32_t i, struct date_atom *prefix,
			struct date_atom *rest)
{
	const struct token *t = &doc->tokens.at[i];
	struct token tail = *t;
	enum date_mod mod;
	uint32_t length = prefix_of(token_text(doc->text, t), &mod);

	if (!length)
		return false;
	date_add_reading(prefix, SYM_MOD, mod);
	prefix->end = t->start + length - 1;
	tail.start += length;
	rest->start = tail.start;
	if (date_is_digit(doc->text.ptr[tail.start]))
		return date_read_digits(doc, tail.start, rest) && rest->end == t->end;
	rest->end = t->end;
	return date_read_part(doc, &tail, rest);
}

/* FY13 */
static inline bool may_be_fiscal_year(const struct token *t)
{
	return t->first == 'F' && t->cased == CASE_UPPER && t->end - t->start >= 4;
}

static bool read_atom(const struct document *doc, uint32_t i, struct date_atom *atom)
{
	const struct token *t = &doc->tokens.at[i];
	const struct date_word *word;
	uint32_t end;

	*atom = (struct date_atom){ .start = t->start, .end = t->end, .first = i, .last = i + 1 };
	if (date_is_digit((char)t->first) || t->first == '\'' || t->first == 0xe2 ||
	    t->first == '`') {
		if (date_read_number(doc, i, atom)) {
			atom->last = token_behind(doc, i, atom->end);
			if (atom->last)
				return true;
			*atom = (struct date_atom){ .start = t->start, .end = t->end, .first = i };
		}
	}
	if (may_be_fiscal_year(t) && date_read_fiscal_year(doc, t, atom))
		return true;
	word = date_find_part(doc, i, &end);
	if (!word)
		return false;
	atom->last = end;
	atom->end = doc->tokens.at[end - 1].end;
	atom->hyphen = date_is_hyphen(doc, i);
	date_add_word(doc, atom, word);
	return atom->count;
}

/* 2017-01-28T10:00 is a date and a time: two atoms over the same tokens. */
static void split_stamp(date_atom_vector *out)
{
	struct date_atom time = out->at[out->len - 1];
	struct date_atom *date = &out->at[out->len - 1];

	date->end = date->start + 10;
	date->reading[0] = date->reading[1];
	date->count = time.count = 1;
	*vector_push(out) = time;
}

/* Read from its bytes: a number, a word behind mid- or post- */
static inline bool may_be_special(const struct token *t)
{
	return date_is_digit((char)t->first) || t->first == '\'' || t->first == '`' ||
	       t->first == 0xe2 || (t->first | 0x20) == 'm' || (t->first | 0x20) == 'p' ||
	       may_be_fiscal_year(t);
}

/* Most tokens cannot: decided before an atom is made. */
static inline bool may_be_atom(const struct token *t)
{
	return date_may_be_atom(t->hash) || may_be_special(t);
}

/* The next token that may begin an expression. Of the and to a lead to most words, so that
 * what follows them is looked at first. */
static uint32_t next_opening(const struct document *doc, uint32_t i)
{
	const struct token *tokens = doc->tokens.at;
	uint32_t end = (uint32_t)doc->tokens.len, behind;

	for (; i < end; i = behind + 1) {
		if (!may_be_atom(&tokens[behind = i]))
			continue;
		while (behind < end && date_is_function_word(tokens[behind].hash) &&
		       !may_be_special(&tokens[behind]))
			behind++;
		if (behind == i || (behind < end && may_be_atom(&tokens[behind])))
			return i;
	}
	return end;
}

enum { RUN_MOST = 1024 }; /* atoms, so that no text makes a run without end */

/* Push what begins at token i; the token behind it, 0 when nothing does. */
static uint32_t push_atoms(const struct document *doc, uint32_t i, date_atom_vector *out)
{
	struct date_atom atom, rest;

	if (read_atom(doc, i, &atom)) {
		*vector_push(out) = atom;
		if (atom.count == 2 && atom.reading[0].symbol == SYM_STAMP)
			split_stamp(out);
		return atom.last;
	}
	rest = (struct date_atom){ .first = i, .last = i + 1 };
	atom.count = 0;
	if (!read_prefix(doc, i, &atom, &rest))
		return 0;
	*vector_push(out) = atom;
	*vector_push(out) = rest;
	return i + 1;
}

/* A paragraph, or a line that is a sentence of its own, as in a list of days. */
static bool begins_anew(const struct token *t)
{
	return t->flags & TOKEN_PARAGRAPH ||
	       (t->flags & TOKEN_LINE_START && t->sentence != t[-1].sentence);
}

void date_atoms(const struct document *doc, uint32_t *at, date_atom_vector *out)
{
	const struct token *tokens = doc->tokens.at;
	uint32_t i = next_opening(doc, *at), next;

	out->len = 0;
	*at = i + 1;
	while (i < doc->tokens.len && out->len < RUN_MOST && may_be_atom(&tokens[i]) &&
	       !(out->len && begins_anew(&tokens[i])) && (next = push_atoms(doc, i, out)))
		*at = i = next;
	if (out->len > 1)
		date_join_numbers(doc, out);
}
