#include "annotate/entities/spelled.h"

enum {
	LETTERS_LEAST = 3, /* of an acronym: two letters fit too much */
	LETTERS_MOST = 10,
	SMALL_WORDS = 3, /* in a row that give the acronym no letter: in the */
};

static char letter(char c)
{
	return (char)(c >= 'a' && c <= 'z' ? c - 32 : c);
}

/* The letters of the acronym at a token, without stops; 0 if it is none. */
static unsigned acronym_at(const struct document *doc, uint32_t i, char out[LETTERS_MOST])
{
	const struct token *t = &doc->tokens.at[i];
	struct slice s = token_text(doc->text, t);
	unsigned n = 0;

	if (t->cased != CASE_UPPER || t->kind != TOKEN_WORD)
		return 0;
	for (size_t k = 0; k < s.len; k++) {
		if (s.ptr[k] == '.')
			continue;
		if (s.ptr[k] < 'A' || s.ptr[k] > 'Z' || n == LETTERS_MOST)
			return 0;
		out[n++] = s.ptr[k];
	}
	return n >= LETTERS_LEAST ? n : 0;
}

/* The first of the words right before `end` whose initials the acronym is; `end` if they
 * are not. Each word with a capital gives a letter, small ones may if `small_too`. */
static uint32_t spelled_from(const struct document *doc, uint32_t end, uint32_t least,
			     const char *acronym, unsigned n, bool small_too)
{
	unsigned small = 0;

	for (uint32_t i = end; n && i > least; i--) {
		const struct token *t = &doc->tokens.at[i - 1];
		bool capital = t->cased >= CASE_TITLE;
		bool fits = (capital || small_too) && letter((char)t->first) == acronym[n - 1];

		if (t->kind != TOKEN_WORD || (!capital && !fits && ++small > SMALL_WORDS) ||
		    (capital && !fits))
			return end;
		if (!fits)
			continue;
		small = 0;
		n--;
		if (!n)
			return capital ? i - 1 : end;
	}
	return end;
}

/* Is the name the acronym of a bracket, the words before which it is the initials of? Then
 * they begin at `first`. */
static bool is_spelled(const struct document *doc, struct found_span s, uint32_t *first)
{
	char letters[LETTERS_MOST];
	const struct token *tokens = doc->tokens.at;
	uint32_t least = doc->sentences.at[tokens[s.first].sentence].first;
	unsigned n;

	if (s.last - s.first != 1 || s.first < least + 2 || s.last >= doc->tokens.len ||
	    tokens[s.first - 1].first != '(' || tokens[s.last].first != ')')
		return false;
	n = acronym_at(doc, s.first, letters);
	if (!n)
		return false;
	*first = spelled_from(doc, s.first - 1, least, letters, n, false);
	if (*first == s.first - 1)
		*first = spelled_from(doc, s.first - 1, least, letters, n, true);
	return *first < s.first - 1;
}

/* Make one of the names at the end of `found` that tokens [first, last) hold, if they are
 * pieces of it and one is an organisation. */
static bool join_pieces(found_vector *found, uint32_t first, uint32_t last)
{
	bool organisation = false;
	size_t n = found->len;

	while (n && found->at[n - 1].first >= first) {
		n--;
		organisation |= found->at[n].type == ENTITY_ORG;
	}
	if (!organisation || n == found->len || (n && found->at[n - 1].last > first) ||
	    (found->at[n].first == first && found->at[n].last == last))
		return false;
	found->len = n;
	*vector_push(found) = (struct found_span){
		.first = first, .last = last, .type = ENTITY_ORG, .mended = true, .sure = true
	};
	return true;
}

void mend_spelled(const struct document *doc, found_vector *found, found_vector *room)
{
	uint32_t first;

	vector_clear(room);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i];

		if (is_spelled(doc, s, &first) && join_pieces(room, first, s.first - 1)) {
			s.type = ENTITY_ORG;
			s.mended = true;
		}
		*vector_push(room) = s;
	}
	found_replace(found, room);
}
