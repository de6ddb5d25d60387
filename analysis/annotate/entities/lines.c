#include "annotate/entities/lines.h"

#include "annotate/entities/place_rows.h"
#include "annotate/entities/uses.h"
#include "annotate/summary/dateline.h"

enum {
	PLACE_WORDS = 4,  /* most words of the place of a dateline */
	PERSON_WORDS = 5, /* and of the name in a byline */
};

/* One without small letters: initials count as words with a capital. */
static bool is_word_in_capitals(const struct token *t)
{
	uint32_t letters = t->end - t->start - !!(t->flags & TOKEN_STOP);

	return t->kind == TOKEN_WORD && t->cased >= CASE_TITLE &&
	       (t->cased == CASE_UPPER || letters == 1);
}

/* The end of the words in capitals that a dateline begins with: CAPE CANAVERAL, Fla. */
static uint32_t capitals_end(const struct document *doc, const struct sentence *s, uint32_t limit)
{
	uint32_t i = s->first;

	while (i < limit && i - s->first < PLACE_WORDS && is_word_in_capitals(&doc->tokens.at[i]))
		i++;
	return i;
}

static bool is_row_of(const struct document *doc, struct found_span s, lexicon_set tables)
{
	struct rows rows = rows_of(doc, s, tables);

	return rows.n > 0;
}

static const lexicon_set organisations =
	LEXICON_BIT(LEX_ACRONYMS) | LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_COMPANIES) |
	LEXICON_BIT(LEX_COMPANIES_US) | LEXICON_BIT(LEX_MEDIA) | LEXICON_BIT(LEX_ARMED_GROUPS);

/* The place in capitals that a sentence's dateline begins with. NASA -- begins none. */
static bool dateline_place(const struct document *doc, const struct sentence *s,
			   struct found_span *out)
{
	uint32_t end, limit;

	if (!s->paragraph && !(doc->tokens.at[s->first].flags & TOKEN_LINE_START))
		return false;
	if (doc->tokens.at[s->first].cased != CASE_UPPER)
		return false;
	limit = dateline_end(doc, s);
	end = capitals_end(doc, s, limit);
	if (end == s->first || end == limit || doc->tokens.at[end].kind == TOKEN_WORD ||
	    passage_of(doc, s) == PASSAGE_UPPER)
		return false;
	*out = (struct found_span){
		.first = s->first, .last = end, .type = ENTITY_LOC, .mended = true, .sure = true
	};
	return is_row_of(doc, *out, nations | regions | cities | capitals) ||
	       !is_row_of(doc, *out, organisations);
}

static bool is_by(const struct document *doc, uint32_t i)
{
	struct slice s = token_text(doc->text, &doc->tokens.at[i]);

	return slice_is(s, "By") || slice_is(s, "BY");
}

/* The person in capitals of a line that says no more than by whom the article is. */
static bool byline_person(const struct document *doc, uint32_t by, struct found_span *out)
{
	const lexicon_set given = LEXICON_BIT(LEX_GIVEN_NAMES) |
				  LEXICON_BIT(LEX_GIVEN_NAMES_AMBIGUOUS) |
				  LEXICON_BIT(LEX_GIVEN_NAMES_WORLD);
	const struct token *tokens = doc->tokens.at;
	uint32_t end = by + 1, limit = (uint32_t)doc->tokens.len;

	while (end < limit && end - by <= PERSON_WORDS && is_word_in_capitals(&tokens[end]) &&
	       !(tokens[end].flags & TOKEN_LINE_START) &&
	       !slice_is(token_text(doc->text, &tokens[end]), "AND"))
		end++;
	if (end - by < 3 || (end < limit && !(tokens[end].flags & TOKEN_LINE_START) &&
			     tokens[end].first != ',' && tokens[end].cased != CASE_LOWER))
		return false;
	*out = (struct found_span){
		.first = by + 1, .last = end, .type = ENTITY_PER, .mended = true, .sure = true
	};
	return lexicon_word_sets(tokens[by + 1].word) & given;
}

/* What the line that a sentence begins tells. */
static bool told_by_line(const struct document *doc, const struct sentence *s,
			 struct found_span *out)
{
	if (is_by(doc, s->first) && doc->tokens.at[s->first].flags & TOKEN_LINE_START)
		return byline_person(doc, s->first, out);
	return dateline_place(doc, s, out);
}

/* Put the name in the place of those that it overlaps. A place is only named anew: what
 * stands in capitals before a dash may be SOCCER. */
static void put_over(found_vector *found, struct found_span name)
{
	const struct found_span *last = found->len ? &found->at[found->len - 1] : NULL;
	bool named = last && last->last > name.first;

	if (named ? last->type == name.type && last->first <= name.first : name.type == ENTITY_LOC)
		return;
	while (found->len && found->at[found->len - 1].last > name.first)
		found->len--;
	*vector_push(found) = name;
}

void mend_lines(const struct document *doc, found_vector *found, found_vector *room)
{
	size_t next = 0;
	struct found_span name;

	vector_clear(room);
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		if (s->first == s->last || !told_by_line(doc, s, &name))
			continue;
		for (; next < found->len && found->at[next].first < name.last; next++)
			*vector_push(room) = found->at[next];
		put_over(room, name);
	}
	for (; next < found->len; next++)
		*vector_push(room) = found->at[next];
	found_replace(found, room);
}
