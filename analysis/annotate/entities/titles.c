#include "annotate/entities/titles.h"

#include "annotate/entities/atoms.h"
#include "annotate/entities/uses.h"

static const lexicon_set beside_names = TABLES_WITHOUT_NAMES | LEXICON_BIT(LEX_REPORTING_VERBS);

/* Words that are names too, which says little where the tagger found no better class. */
static const lexicon_set ambiguous =
	LEXICON_BIT(LEX_SURNAMES_AMBIGUOUS) | LEXICON_BIT(LEX_GIVEN_NAMES_AMBIGUOUS) |
	LEXICON_BIT(LEX_CITIES_AMBIGUOUS) | LEXICON_BIT(LEX_ORG_WORDS) |
	LEXICON_BIT(LEX_PLACE_WORDS) | LEXICON_BIT(LEX_TITLES) | LEXICON_BIT(LEX_SURNAMES) |
	LEXICON_BIT(LEX_GIVEN_NAMES);

enum { LEAST_ORDINARY = 3 }; /* ordinary words with a capital that make a line such a title */

/* A line by itself in which all longer words have a capital, ordinary ones too. */
static bool is_title(const struct document *doc, const struct sentence *s)
{
	unsigned ordinary = 0;

	for (uint32_t i = s->first; s->headline && i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];
		lexicon_set sets = lexicon_word_sets(t->word);

		if (t->cased == CASE_LOWER && t->end - t->start > 4 && i > s->first)
			return false;
		ordinary += t->cased == CASE_TITLE && sets & LEXICON_BIT(LEX_ENGLISH) &&
			    !(sets & ~beside_names);
	}
	return ordinary >= LEAST_ORDINARY && passage_of(doc, s) == PASSAGE_TITLE;
}

/* The sentence looked at last, which may be endless: names come in their order. */
struct title_seen {
	const struct sentence *sentence;
	bool title;
};

static bool in_title(const struct document *doc, const struct found_span *s,
		     struct title_seen *seen)
{
	const struct sentence *in = &doc->sentences.at[doc->tokens.at[s->first].sentence];

	if (seen->sentence != in)
		*seen = (struct title_seen){ in, is_title(doc, in) };
	return seen->title;
}

/* The words of names in other lines. False if there is no title with a name. */
static bool note_words(const struct document *doc, const found_vector *found, struct table *known)
{
	struct title_seen seen = { 0 };
	bool titles = false;

	table_clear(known);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i];
		bool title = in_title(doc, &s, &seen);

		titles |= title;
		for (uint32_t k = s.first; !title && k < s.last; k++)
			table_set(known, doc->tokens.at[k].hash, 1);
	}
	return titles;
}

struct title {
	const struct document *doc;
	lexicon_set ordinary; /* tables that an ordinary word may be in */
	const struct table *known;
};

/* Is the word an ordinary one, that tables of names do not have? */
static bool is_ordinary(const struct title *t, uint32_t i)
{
	const struct token *token = &t->doc->tokens.at[i];
	lexicon_set sets = lexicon_word_sets(token->word);

	if (token->cased == CASE_LOWER || token->kind == TOKEN_PUNCT)
		return true;
	return token->cased == CASE_TITLE && sets & LEXICON_BIT(LEX_ENGLISH) &&
	       !(sets & ~t->ordinary) && table_get(t->known, token->hash) == TABLE_NONE;
}

/* The type that the tables have for the whole of the name; ENTITY_TYPES for none or several. */
static int listed_type(const struct document *doc, uint32_t first, uint32_t last)
{
	const lexicon_set people =
		LEXICON_BIT(LEX_GIVEN_NAMES) | LEXICON_BIT(LEX_SURNAMES) |
		LEXICON_BIT(LEX_GIVEN_NAMES_WORLD) | LEXICON_BIT(LEX_SURNAMES_WORLD) |
		LEXICON_BIT(LEX_SURNAMES_AMBIGUOUS) | LEXICON_BIT(LEX_GIVEN_NAMES_AMBIGUOUS);
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = lexicon_at(doc->text, &doc->tokens, first, last,
			      ~(TABLES_WITHOUT_NAMES | WORD_TABLES | people), match);
	int type = ENTITY_TYPES;

	for (size_t i = 0; i < n && match[i].last == last; i++) {
		int other = entity_type_named(lexicon_entry(match[i].entry).type);

		if (type != ENTITY_TYPES && other != type)
			return ENTITY_TYPES;
		type = other;
	}
	return type;
}

static bool is_surname(const struct token *t)
{
	return lexicon_word_sets(t->word) &
	       (LEXICON_BIT(LEX_SURNAMES) | LEXICON_BIT(LEX_SURNAMES_WORLD) |
		LEXICON_BIT(LEX_SURNAMES_FAMOUS));
}

/* Add a name without ordinary words at its ends. What begins the name of an organisation
 * or a place may be any word: Leeward Islands. */
static void add_piece(const struct title *t, found_vector *out, struct found_span name)
{
	bool misc = name.type == ENTITY_MISC;
	int type;

	while (misc && name.first < name.last && is_ordinary(t, name.first))
		name.first++;
	while (name.last > name.first && is_ordinary(t, name.last - 1))
		name.last--;
	if (name.first == name.last)
		return;
	type = listed_type(t->doc, name.first, name.last);
	if (type != ENTITY_TYPES)
		name.type = (uint8_t)type;
	else if (misc && is_surname(&t->doc->tokens.at[name.last - 1]))
		name.type = ENTITY_PER;
	name.mended = true;
	*vector_push(out) = name;
}

/* Ministry of Public Works: what stands behind `of` belongs to the name. */
static bool has_of(const struct document *doc, const struct found_span *s)
{
	for (uint32_t i = s->first; s->type != ENTITY_MISC && i < s->last; i++)
		if (slice_is(token_text(doc->text, &doc->tokens.at[i]), "of"))
			return true;
	return false;
}

static bool has_name(const struct title *t, const struct found_span *s)
{
	for (uint32_t i = s->first; i < s->last; i++)
		if (!is_ordinary(t, i))
			return true;
	return false;
}

static void cut(struct title *t, found_vector *out, struct found_span s)
{
	bool whole;

	t->ordinary = beside_names | (s.type == ENTITY_MISC ? ambiguous : 0);
	whole = s.last - s.first < 2 || has_of(t->doc, &s) ||
		listed_type(t->doc, s.first, s.last) != ENTITY_TYPES;
	if (whole || (!has_name(t, &s) && s.type != ENTITY_MISC))
		*vector_push(out) = s;
	else if (is_ordinary(t, s.first) || is_ordinary(t, s.last - 1))
		add_piece(t, out, s);
	else
		*vector_push(out) = s;
}

void mend_titles(const struct document *doc, found_vector *found, struct table *known,
		 found_vector *room)
{
	struct title t = { doc, beside_names, known };
	struct title_seen seen = { 0 };

	if (!note_words(doc, found, known))
		return;
	vector_clear(room);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i];

		if (in_title(doc, &s, &seen))
			cut(&t, room, s);
		else
			*vector_push(room) = s;
	}
	found_replace(found, room);
}
