#include "annotate/dates/words.h"

bool date_folds_to(struct slice text, const struct token *t, struct slice folded)
{
	const char *at = text.ptr + t->start;
	char room[64];

	if (t->end - t->start > 40)
		return false;
	if (!(t->flags & TOKEN_ASCII))
		return slice_equal(token_fold(token_text(text, t), room, sizeof(room)), folded);
	if (t->end - t->start != folded.len)
		return false;
	for (size_t i = 0; i < folded.len; i++)
		if (date_ascii_lower(at[i]) != folded.ptr[i])
			return false;
	return true;
}

bool date_is_hyphen(const struct document *doc, uint32_t i)
{
	const struct token *t = &doc->tokens.at[i];

	return t->first == '-' && t->end - t->start == 1 && !(t->flags & TOKEN_SPACE_BEFORE) &&
	       i + 1 < doc->tokens.len && !(t[1].flags & TOKEN_SPACE_BEFORE);
}

/* The hash of the word behind token i, past a hyphen; 0 at the end. */
static uint32_t second_hash(const struct document *doc, uint32_t i)
{
	i++;
	if (i < doc->tokens.len && date_is_hyphen(doc, i))
		i++;
	return i < doc->tokens.len ? doc->tokens.at[i].hash : 0;
}

/* Do the words of the phrase follow from token i on? Returns the token behind the
 * last one, or 0. Hyphens between the words do not count. */
static uint32_t phrase_end(const struct document *doc, uint32_t i, const struct date_word *word)
{
	struct slice rest = { word->folded, word->length };

	for (unsigned n = word->words; n; n--) {
		const char *space = memchr(rest.ptr, ' ', rest.len);
		struct slice part = { rest.ptr, space ? (size_t)(space - rest.ptr) : rest.len };

		if (n < word->words && i + 1 < doc->tokens.len && date_is_hyphen(doc, i))
			i++;
		if (i == doc->tokens.len ||
		    (n < word->words && doc->tokens.at[i].flags & TOKEN_PARAGRAPH) ||
		    !date_folds_to(doc->text, &doc->tokens.at[i], part))
			return 0;
		i++;
		if (space)
			rest = slice_sub(rest, part.len + 1, rest.len);
	}
	return i;
}

/* Is it but a neighbour of expressions: said, people? */
static bool is_context_only(const struct date_word *word)
{
	for (unsigned r = 0; r < word->count; r++) {
		unsigned symbol = date_grammar.readings[word->first + r].symbol;

		if (symbol < SYM_CONTEXT || symbol >= SYM_LITERAL)
			return false;
	}
	return true;
}

static inline const struct date_word *find(const struct document *doc, uint32_t i, uint32_t *end,
					   bool parts_only)
{
	const struct token *t = &doc->tokens.at[i];
	uint32_t place = t->hash & date_grammar.word_mask, second;

	if (!date_may_be_word(t->hash))
		return NULL;
	second = second_hash(doc, i); /* at which most phrases fail */
	for (;; place = (place + 1) & date_grammar.word_mask) {
		const struct date_word *word = &date_grammar.words[place];

		if (!word->folded)
			return NULL;
		if (word->hash == t->hash && (!word->second || word->second == second) &&
		    !(parts_only && is_context_only(word)) && (*end = phrase_end(doc, i, word)))
			return word;
	}
}

const struct date_word *date_find_word(const struct document *doc, uint32_t i, uint32_t *end)
{
	return find(doc, i, end, false);
}

const struct date_word *date_find_part(const struct document *doc, uint32_t i, uint32_t *end)
{
	return find(doc, i, end, true);
}

static bool has_capital(const struct document *doc, uint32_t first, uint32_t last)
{
	for (; first < last; first++) {
		unsigned cased = doc->tokens.at[first].cased;

		if (cased == CASE_TITLE || cased == CASE_UPPER || cased == CASE_MIXED)
			return true;
	}
	return false;
}

void date_add_word(const struct document *doc, struct date_atom *atom, const struct date_word *word)
{
	for (unsigned r = 0; r < word->count; r++) {
		const struct date_reading *reading = &date_grammar.readings[word->first + r];

		if (!reading->capital || has_capital(doc, atom->first, atom->last))
			date_add_reading(atom, reading->symbol, reading->value);
	}
}

bool date_word_is(const struct document *doc, const struct token *t, enum date_symbol symbol,
		  int32_t least)
{
	uint32_t end;
	const struct date_word *word = date_find_word(doc, (uint32_t)(t - doc->tokens.at), &end);

	for (unsigned r = 0; word && r < word->count; r++) {
		const struct date_reading *reading = &date_grammar.readings[word->first + r];

		if (reading->symbol == symbol && reading->value >= least)
			return true;
	}
	return false;
}

bool date_read_part(const struct document *doc, struct token *part, struct date_atom *atom)
{
	uint32_t place;

	token_classify(doc->text, part);
	place = part->hash & date_grammar.word_mask;
	for (; date_grammar.words[place].folded; place = (place + 1) & date_grammar.word_mask) {
		const struct date_word *word = &date_grammar.words[place];

		if (word->hash != part->hash || word->words != 1 ||
		    !date_folds_to(doc->text, part, (struct slice){ word->folded, word->length }))
			continue;
		for (unsigned r = 0; r < word->count; r++)
			date_add_reading(atom, date_grammar.readings[word->first + r].symbol,
					 date_grammar.readings[word->first + r].value);
		return true;
	}
	return false;
}
