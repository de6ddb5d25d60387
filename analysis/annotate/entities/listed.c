#include "annotate/entities/listed.h"

#include "annotate/entities/uses.h"

/* Names that are hardly ever anything else, even in small letters. */
static const lexicon_set plain_names =
	LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_DEMONYMS) | LEXICON_BIT(LEX_CAPITALS) |
	LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_PEOPLE) | LEXICON_BIT(LEX_ORGANISATIONS);

/* And those that are names where they have a capital. Demonyms are English words. */
static const lexicon_set capital_names =
	LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS) |
	LEXICON_BIT(LEX_CAPITALS) | LEXICON_BIT(LEX_CITIES) | LEXICON_BIT(LEX_REGIONS) |
	LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY) | LEXICON_BIT(LEX_PEOPLE) |
	LEXICON_BIT(LEX_LEGISLATORS) | LEXICON_BIT(LEX_ORGANISATIONS) |
	LEXICON_BIT(LEX_ACRONYMS) | LEXICON_BIT(LEX_PARTIES) | LEXICON_BIT(LEX_ARMED_GROUPS) |
	LEXICON_BIT(LEX_COMPANIES) | LEXICON_BIT(LEX_COMPANIES_US) | LEXICON_BIT(LEX_MEDIA) |
	LEXICON_BIT(LEX_LEAGUES_EVENTS);

static const lexicon_set given_names =
	LEXICON_BIT(LEX_GIVEN_NAMES) | LEXICON_BIT(LEX_GIVEN_NAMES_WORLD);
static const lexicon_set surnames = LEXICON_BIT(LEX_SURNAMES) | LEXICON_BIT(LEX_SURNAMES_WORLD) |
				    LEXICON_BIT(LEX_SURNAMES_FAMOUS);

enum { CITY_LEAST = 100000 }; /* inhabitants; smaller ones are words of some language */

static bool is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->cased >= CASE_TITLE;
}

static bool is_telling(const struct lexicon_entry *e)
{
	return e->lexicon != LEX_CITIES || e->weight >= CITY_LEAST;
}

static uint8_t type_of(struct slice name)
{
	uint8_t type = entity_type_named(name);

	return type < ENTITY_TYPES ? type : ENTITY_MISC;
}

/* The longest listed name at token i. */
static bool listed_at(const struct document *doc, uint32_t i, lexicon_set wanted,
		      struct found_span *out)
{
	uint32_t limit = doc->sentences.at[doc->tokens.at[i].sentence].last;
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = lexicon_at(doc->text, &doc->tokens, i, limit, wanted, match);

	for (size_t k = 0; k < n; k++) {
		struct lexicon_entry e = lexicon_entry(match[k].entry);

		if (!e.type.len || !is_telling(&e))
			continue;
		*out = (struct found_span){ .first = i,
					    .last = match[k].last,
					    .type = type_of(e.type),
					    .listed = true,
					    .sure = true };
		return true;
	}
	return false;
}

/* A given name and the capitals behind it, the last one a surname. */
static bool person_at(const struct document *doc, uint32_t i, struct found_span *out)
{
	const struct token *tokens = doc->tokens.at;
	uint32_t limit = doc->sentences.at[tokens[i].sentence].last, last = i + 1;

	if (!(lexicon_word_sets(tokens[i].word) & given_names))
		return false;
	while (last < limit && last < i + 4 && is_capital(&tokens[last]))
		last++;
	if (last == i + 1 || !(lexicon_word_sets(tokens[last - 1].word) & surnames))
		return false;
	*out = (struct found_span){ .first = i, .last = last, .type = ENTITY_PER, .listed = true,
				    .sure = true };
	return true;
}

void find_listed(const struct document *doc, bool capitals, found_vector *out)
{
	const struct token *tokens = doc->tokens.at;
	struct found_span span;

	for (uint32_t i = 0; i < doc->tokens.len; i++) {
		bool found;

		if (capitals && !is_capital(&tokens[i]))
			continue;
		found = listed_at(doc, i, capitals ? capital_names : plain_names, &span) ||
			(capitals && person_at(doc, i, &span));
		if (!found)
			continue;
		*vector_push(out) = span;
		i = span.last - 1;
	}
}

static const lexicon_set acronyms =
	LEXICON_BIT(LEX_ACRONYMS) | LEXICON_BIT(LEX_ARMED_GROUPS) |
	LEXICON_BIT(LEX_ARMED_GROUPS_AMBIGUOUS);

/* Does a word in capitals say something in its sentence? The answer is kept for the next
 * word of the same sentence, which may be endless. */
struct acronym_place {
	const struct sentence *sentence;
	bool telling;
};

/* Only beside words that are not in capitals. */
static bool is_telling_place(const struct document *doc, const struct sentence *s)
{
	for (uint32_t k = s->first; k < s->last; k++)
		if (doc->tokens.at[k].cased == CASE_LOWER)
			return passage_of(doc, s) == PASSAGE_PLAIN;
	return false;
}

static bool is_acronym(const struct document *doc, uint32_t i, struct acronym_place *place)
{
	const struct token *t = &doc->tokens.at[i];
	const struct sentence *s = &doc->sentences.at[t->sentence];

	if (t->cased != CASE_UPPER || t->kind != TOKEN_WORD ||
	    !(lexicon_word_sets(t->word) & acronyms))
		return false;
	if (place->sentence != s)
		*place = (struct acronym_place){ s, is_telling_place(doc, s) };
	return place->telling;
}

void add_listed_acronyms(const struct document *doc, found_vector *found, found_vector *room)
{
	struct acronym_place place = { 0 };
	struct found_span span;
	size_t next = 0;

	vector_clear(room);
	for (uint32_t i = 0; i < doc->tokens.len; i++) {
		while (next < found->len && found->at[next].first <= i) {
			i = found->at[next].last;
			*vector_push(room) = found->at[next++];
		}
		if (i >= doc->tokens.len || !is_acronym(doc, i, &place) ||
		    !listed_at(doc, i, acronyms, &span) || span.type != ENTITY_ORG)
			continue;
		if (next < found->len && found->at[next].first < span.last)
			continue;
		*vector_push(room) = span;
		i = span.last - 1;
	}
	for (; next < found->len; next++)
		*vector_push(room) = found->at[next];
	found_replace(found, room);
}

static bool is_house(const struct document *doc, const struct found_span *s)
{
	const lexicon_set offices =
		LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ORGANISATIONS_AMBIGUOUS);
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = lexicon_at(doc->text, &doc->tokens, s->first, s->last, offices, match);

	return n && match[0].last == s->last &&
	       slice_is(lexicon_entry(match[0].entry).kind, "government");
}

void doubt_houses(const struct document *doc, found_vector *found)
{
	for (size_t i = 0; i < found->len; i++) {
		struct found_span *s = &found->at[i];

		if (s->type == ENTITY_LOC || s->type == ENTITY_ORG)
			s->sure = !is_house(doc, s);
	}
}
