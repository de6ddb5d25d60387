#include "annotate/entities/pieces.h"

#include "annotate/entities/features.h"
#include "annotate/entities/place_rows.h"

static bool token_says(const struct document *doc, uint32_t i, const char *word)
{
	return slice_is(word_at(doc, i), word);
}

/* Is it a row of the tables, with or without the 's that may belong to it? */
static bool is_listed(const struct document *doc, uint32_t first, uint32_t last, lexicon_set tables)
{
	struct lexicon_match match[LEXICON_MATCHES];
	uint32_t limit = last < doc->tokens.len && doc->tokens.at[last].flags & TOKEN_CLITIC
				 ? last + 1
				 : last;
	size_t n = lexicon_at(doc->text, &doc->tokens, first, limit, tables, match);

	for (size_t i = 0; i < n; i++)
		if (match[i].last >= last)
			return true;
	return false;
}

static bool is_among(const struct document *doc, uint32_t i, const char *const *words)
{
	return slice_among(word_at(doc, i), words);
}

/* Letters behind a person's name, of honours and offices. */
static bool is_honour(const struct document *doc, uint32_t i)
{
	static const char *const honours[] = { "QC",  "KC",  "MP",  "MEP", "MSP", "OBE", "MBE",
					       "CBE", "KBE", "DBE", "GBE", "KCB", "VC",  "DSO",
					       "DFC", "MC",  "FRS", "PhD", "MD",  NULL };

	return is_among(doc, i, honours);
}

/* Amanda Rippon QC: the name alone, of which two words are left. */
static bool cut_honours(const struct document *doc, struct found_span *s)
{
	uint32_t last = s->last;

	while (s->type == ENTITY_PER && last > s->first + 2 && is_honour(doc, last - 1))
		last--;
	if (last == s->last)
		return false;
	s->last = last;
	return true;
}

/* Amanda Rippon QC, MBE: no name behind that of a person, unless it owns something, as in
 * Juan Prado, MEP's director. */
static bool is_behind_person(const struct document *doc, const struct found_span *person,
			     const struct found_span *s)
{
	uint32_t i = s->first;

	if (person->type != ENTITY_PER || s->last != i + 1 || !is_honour(doc, i) ||
	    (s->last < doc->tokens.len && doc->tokens.at[s->last].flags & TOKEN_CLITIC))
		return false;
	while (i > person->last && (token_says(doc, i - 1, ",") || is_honour(doc, i - 1)))
		i--;
	return i == person->last;
}

/* R-Miss., D-Calif.: the state alone. */
static bool cut_party(const struct document *doc, struct found_span *s)
{
	const struct token *t = &doc->tokens.at[s->first];

	if (s->last - s->first < 3 || t->end - t->start != 1 || !features_tied(t + 1) ||
	    !(t->first == 'R' || t->first == 'D' || t->first == 'I') ||
	    !is_listed(doc, s->first + 2, s->last, regions))
		return false;
	s->first += 2;
	s->type = ENTITY_LOC;
	return true;
}

static const lexicon_set places = nations | regions | cities | capitals;

/* Atlanta-based, Belfast-born: the place alone. */
static bool cut_origin(const struct document *doc, struct found_span *s)
{
	uint32_t hyphen = s->last - 2;

	if (s->last - s->first < 3 || !features_tied(&doc->tokens.at[hyphen]) ||
	    !(token_says(doc, s->last - 1, "based") || token_says(doc, s->last - 1, "born")) ||
	    !is_listed(doc, s->first, hyphen, places))
		return false;
	s->last = hyphen;
	s->type = ENTITY_LOC;
	return true;
}

/* TWA Flight 800: the airline alone. */
static bool cut_flight(const struct document *doc, struct found_span *s)
{
	uint32_t i = s->first + 1;

	while (i < s->last && !token_says(doc, i, "Flight") && !token_says(doc, i, "flight"))
		i++;
	if (i + 2 != s->last || doc->tokens.at[i + 1].kind != TOKEN_NUMBER)
		return false;
	s->last = i;
	s->type = ENTITY_ORG;
	return true;
}

/* Nora Fielding: Possibly! Who speaks, at the start of a line. */
static bool cut_label(const struct document *doc, struct found_span *s)
{
	const lexicon_set given = LEXICON_BIT(LEX_GIVEN_NAMES) |
				  LEXICON_BIT(LEX_GIVEN_NAMES_AMBIGUOUS) |
				  LEXICON_BIT(LEX_GIVEN_NAMES_WORLD);
	const struct token *first = &doc->tokens.at[s->first];
	uint32_t colon = s->first + 1;

	while (colon < s->last && doc->tokens.at[colon].first != ':')
		colon++;
	if (colon == s->last || colon - s->first < 2 || !(first->flags & TOKEN_LINE_START) ||
	    !(lexicon_word_sets(first->word) & given))
		return false;
	s->last = colon;
	s->type = ENTITY_PER;
	return true;
}

static const lexicon_set organisations =
	LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_COMPANIES) |
	LEXICON_BIT(LEX_COMPANIES_US) | LEXICON_BIT(LEX_MEDIA) | LEXICON_BIT(LEX_ACRONYMS) |
	LEXICON_BIT(LEX_PARTIES) | LEXICON_BIT(LEX_ARMED_GROUPS);

/* The `and` between two organisations that the tables have each by itself; 0 for none. */
static uint32_t joint(const struct document *doc, const struct found_span *s)
{
	for (uint32_t i = s->first + 1; s->type == ENTITY_ORG && i + 1 < s->last; i++)
		if (token_says(doc, i, "and"))
			return is_listed(doc, s->first, i, organisations) &&
					       is_listed(doc, i + 1, s->last, organisations) &&
					       !is_listed(doc, s->first, s->last, organisations)
				       ? i
				       : 0;
	return 0;
}

/* The 's between a place and what is in it, Havana's Plaza; 0 for none. */
static uint32_t owner_end(const struct document *doc, const struct found_span *s)
{
	for (uint32_t i = s->first + 1; s->type == ENTITY_LOC && i + 1 < s->last; i++)
		if (doc->tokens.at[i].flags & TOKEN_CLITIC)
			return is_listed(doc, s->first, i, places) &&
					       !is_listed(doc, s->first, s->last, ~(lexicon_set)0)
				       ? i
				       : 0;
	return 0;
}

/* Minister of Finance, the No. 3 reactor: a part of a title and a number are no names. */
static bool is_no_name(const struct document *doc, const struct found_span *s)
{
	static const char *const offices[] = { "Minister",  "Ministers",   "minister",
					       "Secretary", "Secretaries", NULL };
	static const char *const links[] = { "of", "for", NULL };
	const struct token *tokens = doc->tokens.at;

	if (s->type != ENTITY_ORG)
		return false;
	if (s->last - s->first == 2 && token_says(doc, s->first, "No."))
		return tokens[s->first + 1].kind == TOKEN_NUMBER &&
		       !token_says(doc, s->first + 1, "10");
	return s->first > 1 && is_among(doc, s->first - 1, links) &&
	       is_among(doc, s->first - 2, offices) && tokens[s->first].cased == CASE_TITLE &&
	       !is_listed(doc, s->first, s->last, organisations);
}

void mend_pieces(const struct document *doc, found_vector *found, found_vector *room)
{
	vector_clear(room);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i], second = s;
		uint32_t owner = owner_end(doc, &s), cut = owner ? owner : joint(doc, &s);

		if (is_no_name(doc, &s) ||
		    (room->len && is_behind_person(doc, &room->at[room->len - 1], &s)))
			continue;
		if (cut) {
			s.last = cut;
			second.first = cut + 1;
			s.mended = second.mended = true;
		} else if (cut_party(doc, &s) || cut_origin(doc, &s) || cut_flight(doc, &s) ||
			   cut_label(doc, &s) || cut_honours(doc, &s)) {
			s.mended = true;
		}
		*vector_push(room) = s;
		if (cut)
			*vector_push(room) = second;
	}
	found_replace(found, room);
}
