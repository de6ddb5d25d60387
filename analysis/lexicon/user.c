#include "lexicon/user.h"

#include "base/utf8.h"
#include "lexicon/user_file.h"

enum { COLUMNS = 4 };

/* A row and the hash of its first word; chained by it. */
struct row {
	struct user_entry entry;
	uint32_t first, words, next; /* next: index + 1 */
};

struct user_lexicon {
	struct arena arena;
	VECTOR(struct row) rows;
	VECTOR(uint32_t) slots; /* by the first word's hash; index + 1 of a row */
};

static bool is_type(struct slice s)
{
	return slice_is(s, "PER") || slice_is(s, "ORG") || slice_is(s, "LOC") ||
	       slice_is(s, "MISC");
}

static void columns_of(struct slice line, struct slice out[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		const char *tab = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
		size_t end = tab ? (size_t)(tab - line.ptr) : line.len;

		out[i] = slice_trim(slice_sub(line, 0, end));
		if (slice_is(out[i], "-"))
			out[i].len = 0;
		line = slice_sub(line, tab ? end + 1 : end, line.len);
	}
}

/* One line; what is wrong with it, or NULL. */
static const char *add_line(void *to, struct slice line)
{
	struct user_lexicon *lex = to;
	struct slice c[COLUMNS];
	token_vector tokens = { 0 };
	struct row *row;

	columns_of(line, c);
	if (!c[0].len)
		return "no name";
	if (!is_type(c[1]))
		return "the second column is none of PER, ORG, LOC, MISC";
	tokenize(c[0], true, &tokens);
	row = vector_push(&lex->rows);
	*row = (struct row){ .entry = { c[0], c[1], c[2], c[3] },
			     .first = tokens.at[0].hash,
			     .words = (uint32_t)tokens.len };
	vector_free(&tokens);
	return NULL;
}

static void index_rows(struct user_lexicon *lex)
{
	uint32_t slots = 16;

	while (slots < lex->rows.len * 2)
		slots *= 2;
	vector_reserve(&lex->slots, slots);
	lex->slots.len = slots;
	memset(lex->slots.at, 0, slots * sizeof(uint32_t));
	for (uint32_t i = 0; i < lex->rows.len; i++) {
		uint32_t *slot = &lex->slots.at[lex->rows.at[i].first & (slots - 1)];

		lex->rows.at[i].next = *slot;
		*slot = i + 1;
	}
}

struct user_lexicon *user_lexicon_read(const char *path, struct report *report)
{
	struct user_lexicon *lex = memory_new(sizeof(*lex));

	*lex = (struct user_lexicon){ 0 };
	if (!user_file_read(path, &lex->arena, report, add_line, lex)) {
		user_lexicon_close(lex);
		return NULL;
	}
	index_rows(lex);
	return lex;
}

void user_lexicon_close(struct user_lexicon *lex)
{
	if (!lex)
		return;
	arena_free(&lex->arena);
	vector_free(&lex->rows);
	vector_free(&lex->slots);
	free(lex);
}

static bool is_blank(struct slice s, size_t at)
{
	return s.ptr[at] == ' ' || (s.ptr[at] >= '\t' && s.ptr[at] <= '\r');
}

/* Does the surface spell the name, exactly or in capitals? White space may differ. */
static bool spells(struct slice surface, struct slice name)
{
	bool same = true, capitals = true;
	size_t i = 0, j = 0;

	while (i < surface.len && j < name.len) {
		int32_t a, b;

		if (is_blank(surface, i) || is_blank(name, j)) {
			i += is_blank(surface, i);
			j += is_blank(name, j);
			continue;
		}
		a = utf8_next(surface, &i);
		b = utf8_next(name, &j);
		if (a == 0x2019)
			a = '\'';
		same &= a == b;
		capitals &= !utf8_is_lower(a) && utf8_lower(a) == utf8_lower(b);
		if (!same && !capitals)
			return false;
	}
	return i == surface.len && j == name.len;
}

const struct user_entry *user_lexicon_at(const struct user_lexicon *lex, struct slice text,
					 const token_vector *tokens, size_t at, uint32_t *last)
{
	uint32_t slot = tokens->at[at].hash & ((uint32_t)lex->slots.len - 1);
	const struct row *best = NULL;

	for (uint32_t r = lex->slots.at[slot]; r; r = lex->rows.at[r - 1].next) {
		const struct row *row = &lex->rows.at[r - 1];
		struct slice surface;

		if (row->first != tokens->at[at].hash || at + row->words > tokens->len ||
		    (best && row->words <= best->words))
			continue;
		surface = slice_sub(text, tokens->at[at].start,
				    tokens->at[at + row->words - 1].end);
		if (spells(surface, row->entry.name))
			best = row;
	}
	*last = best ? (uint32_t)at + best->words : 0;
	return best ? &best->entry : NULL;
}
