#include "annotate/entities/group.h"

/* The forms of one person's name. A bare surname that two persons share goes to the one
 * mentioned last. */

static bool is_suffix(const struct grouping *in, uint32_t i)
{
	return token_is(in, i, "Jr") || token_is(in, i, "Jr.") || token_is(in, i, "Sr") ||
	       token_is(in, i, "Sr.") || token_is(in, i, "II") || token_is(in, i, "III") ||
	       token_is(in, i, ",");
}

/* A particle that people leave out: [al-]Assad. */
static bool is_article(const struct grouping *in, uint32_t i)
{
	return token_is(in, i, "al") || token_is(in, i, "Al") || token_is(in, i, "el") ||
	       token_is(in, i, "El");
}

/* Where the last word of a person's name ends, Jr. aside. */
static uint32_t name_end(const struct grouping *in, struct found_span s)
{
	uint32_t last = s.last;

	while (last > s.first + 1 && is_suffix(in, last - 1))
		last--;
	return last;
}

/* Sir Hugo, as some have it. */
static bool is_knight(const struct grouping *in, uint32_t i)
{
	return token_is(in, i, "Sir") || token_is(in, i, "Dame");
}

static uint32_t name_start(const struct grouping *in, struct found_span s)
{
	uint32_t first = s.first;

	while (first + 1 < s.last && (is_article(in, first) || is_knight(in, first) ||
				      is_sign(token_at(in, first))))
		first++;
	return first;
}

/* W, W., JK; not Xi. */
static bool is_initial(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER &&
	       (t->end - t->start == 1 ||
		(t->end - t->start == 2 && (t->flags & TOKEN_STOP || t->cased == CASE_UPPER)));
}

static struct family *family_at(struct grouper *g, struct table *table, uint32_t hash)
{
	uint32_t *place = table_place(table, hash);

	if (!*place) {
		*vector_push(&g->families) = (struct family){
			NONE, NONE, { NONE, NONE, NONE }, { NONE, NONE, NONE }
		};
		*place = (uint32_t)g->families.len;
	}
	return &g->families.at[*place - 1];
}

static void enter_family(struct grouper *g, struct table *table, uint32_t hash, uint32_t form)
{
	struct family *family = family_at(g, table, hash);

	if (family->first == NONE)
		family->only = family->first = form;
	else if (family->only != NONE && head_of(g, family->only) != head_of(g, form))
		family->only = NONE;
	if (family->of[g->forms.at[form].gender] == NONE)
		family->of[g->forms.at[form].gender] = form;
}

/* George W. Bush and George H. W. Bush: middle initials that differ tell two
 * persons apart; a missing one does not. */
static uint32_t middle_hash(const struct grouping *in, uint32_t first, uint32_t last)
{
	return last - first > 2 ? words_hash(in, first + 1, last - 1) : 0;
}

/* First and last word, and the middle when there is one. */
static void join_same_ends(struct grouping *in, uint32_t form, uint32_t first, uint32_t last)
{
	struct grouper *g = in->g;
	uint32_t ends = hash_pair(token_at(in, first)->hash, token_at(in, last - 1)->hash);
	uint32_t *place = table_place(&g->by_ends, ends);
	struct found_span other;
	uint32_t middle, others;

	if (!*place) {
		*place = form + 1;
		return;
	}
	other = form_span(in, *place - 1);
	middle = middle_hash(in, first, last);
	others = middle_hash(in, name_start(in, other), name_end(in, other));
	if (!middle || !others || middle == others)
		join_forms(in, *place - 1, form, JOIN_SAME_ENDS);
}

/* A full name, entered under each form by which the article may call it later. */
static void enter_person(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t first = name_start(in, s), last = name_end(in, s), words = 0;
	bool many = last - first > 3;

	if (in->g->forms.at[form].gender == GENDER_UNKNOWN)
		in->g->forms.at[form].gender = (uint8_t)name_gender(
			token_text(in->doc->text, token_at(in, first)));
	join_same_ends(in, form, first, last);
	for (uint32_t i = last; i-- > first + 1 && words < 3;) {
		if (is_sign(token_at(in, i)))
			continue;
		words++;
		enter_family(in->g, &in->g->by_surname, words_hash(in, i, last), form);
		if (many && i + 1 < last && token_at(in, i)->cased == CASE_TITLE)
			enter_family(in->g, &in->g->by_middle, words_hash(in, i, i + 1), form);
	}
	if (!is_initial(token_at(in, first)))
		enter_family(in->g, &in->g->by_given, words_hash(in, first, first + 1), form);
}

static bool is_full_name(const struct grouping *in, struct found_span s)
{
	uint32_t words = 0;

	for (uint32_t i = name_start(in, s); i < name_end(in, s); i++)
		words += !is_sign(token_at(in, i)) && token_at(in, i)->cased != CASE_LOWER;
	return words > 1;
}

static uint32_t family_of(struct grouping *in, struct found_span s)
{
	const struct table *tables[] = { &in->g->by_surname, &in->g->by_given, &in->g->by_middle };
	uint32_t words = words_hash(in, name_start(in, s), name_end(in, s)), at = TABLE_NONE;

	for (int t = 0; t < 3 && at == TABLE_NONE; t++)
		at = table_get(tables[t], words);
	return at;
}

bool is_part_of_person(const struct grouping *in, struct found_span s)
{
	uint32_t words = words_hash(in, s.first, s.last);

	return table_get(&in->g->by_surname, words) != TABLE_NONE ||
	       table_get(&in->g->by_given, words) != TABLE_NONE;
}

/* A bare name of which the article has one full person: the same, but for Mr Obama where
 * only Michelle Obama is named. */
static void link_to_person(struct grouping *in, uint32_t person, uint32_t form)
{
	static const uint8_t other[GENDERS] = { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE };
	struct form *f = in->g->forms.at;
	uint8_t against = other[f[head_of(in->g, person)].gender];

	if (against == GENDER_UNKNOWN || !(f[form].titles & 1u << against)) {
		join_forms(in, person, form, JOIN_PERSON);
		return;
	}
	f[form].bare = true;
	f[form].unnamed = true;
	f[form].gender = against;
}

/* Prince Harry is not Harry Styles, but Prince Mohammed is Mohammed bin Salman. */
static bool is_other_bearer(const struct grouping *in, uint32_t person, uint32_t form)
{
	const struct form *f = in->g->forms.at;
	struct found_span name = form_span(in, person), s = form_span(in, form);

	if (!f[form].royal || f[person].royal ||
	    table_get(&in->g->by_surname, words_hash(in, s.first, s.last)) != TABLE_NONE)
		return false;
	for (uint32_t i = name.first; i < name.last; i++)
		if (token_at(in, i)->cased == CASE_LOWER)
			return false;
	return true;
}

/* Al Gore has a given name after all if nobody else of the article is called Gore. */
static void enter_short_names(struct grouping *in)
{
	struct grouper *g = in->g;

	for (uint32_t i = 0; i < g->forms.len; i++) {
		struct found_span s = form_span(in, i);

		if (s.type == ENTITY_PER && s.last - s.first == 2 && is_article(in, s.first) &&
		    family_of(in, s) == TABLE_NONE)
			enter_family(g, &g->by_surname, words_hash(in, s.first + 1, s.last), i);
	}
}

/* Full names first, since a headline calls by surname whom the text introduces. */
void link_persons(struct grouping *in)
{
	struct grouper *g = in->g;

	for (uint32_t i = 0; i < g->forms.len; i++)
		if (form_span(in, i).type == ENTITY_PER && is_full_name(in, form_span(in, i)))
			enter_person(in, i);
	enter_short_names(in);
	for (uint32_t i = 0; i < g->forms.len; i++) {
		struct found_span s = form_span(in, i);
		uint32_t at;

		if (s.type != ENTITY_PER)
			continue;
		at = family_of(in, s);
		if (at == TABLE_NONE || head_of(g, g->families.at[at].first) == head_of(g, i) ||
		    is_other_bearer(in, g->families.at[at].first, i))
			continue;
		if (is_full_name(in, s) && g->families.at[at].only != NONE)
			join_forms(in, g->families.at[at].first, i, JOIN_PERSON);
		else if (g->families.at[at].only != NONE)
			link_to_person(in, g->families.at[at].first, i);
		else
			g->forms.at[i].bare = !is_full_name(in, s);
	}
}

/* The person that a mention of a bare form means: of those with the title's gender the one
 * mentioned last, else the first one that the article will name. */
static uint32_t resolve(struct grouping *in, uint32_t span, uint32_t form)
{
	const struct family *family =
		&in->g->families.at[family_of(in, form_span(in, form))];
	enum gender gender = title_gender(in, in->found->at[span].first);
	bool unnamed = in->g->forms.at[form].unnamed;
	uint32_t last = family->recent[GENDER_UNKNOWN]; /* of any gender */

	if (family->recent[gender] != NONE)
		return family->recent[gender];
	if (last != NONE && in->g->forms.at[last].gender == GENDER_UNKNOWN)
		return last;
	if (gender != GENDER_UNKNOWN && family->of[gender] != NONE)
		return family->of[gender];
	if (unnamed && (gender != GENDER_UNKNOWN || in->g->forms.at[form].body == span))
		return form;
	return last != NONE ? last : family->first;
}

/* This person is the one last mentioned of those with the same surname. */
static void touch(struct grouping *in, uint32_t form)
{
	struct found_span s = in->found->at[in->g->forms.at[form].best];
	uint32_t first = name_start(in, s), last = name_end(in, s);
	const struct table *tables[] = { &in->g->by_surname, &in->g->by_given };
	uint32_t words[] = { words_hash(in, last - 1, last), words_hash(in, first, first + 1) };

	for (int t = 0; t < 2; t++) {
		uint32_t at = table_get(tables[t], words[t]);

		if (at == TABLE_NONE)
			continue;
		in->g->families.at[at].recent[GENDER_UNKNOWN] = form;
		in->g->families.at[at].recent[in->g->forms.at[form].gender] = form;
	}
}

uint32_t person_at(struct grouping *in, uint32_t span)
{
	struct grouper *g = in->g;
	uint32_t form = g->form_of.at[span];

	if (g->forms.at[form].bare)
		form = resolve(in, span, form);
	form = head_of(g, form);
	if (in->found->at[span].type == ENTITY_PER)
		touch(in, form);
	return form;
}
