#include "annotate/entities/group.h"

/* The forms of an organisation, a place or another name: short forms, acronyms,
 * identifiers. */

static bool is_designator(const struct grouping *in, uint32_t i)
{
	static const char *const words[] = { "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Ltd",
					     "Ltd.", "Limited", "LLC", "plc", "PLC", "Plc", "Co",
					     "Co.", "Company", "Group", "Holdings", "AG", "SA",
					     "NV", "SE", "SpA", "GmbH", "FC", "," };

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (token_is(in, i, words[k]))
			return true;
	return false;
}

static bool is_acronym(const struct grouping *in, struct found_span s)
{
	const struct token *t = token_at(in, s.first);

	return s.last - s.first == 1 && t->cased == CASE_UPPER && t->end - t->start <= 10;
}

/* Initials of the words with capitals, as the hash of the acronym they make. */
static uint32_t initials_hash(const struct grouping *in, struct found_span s, uint32_t *letters)
{
	uint32_t h = HASH_SEED;

	*letters = 0;
	for (uint32_t i = s.first; i < s.last; i++) {
		const struct token *t = token_at(in, i);

		if (is_sign(t) || t->cased == CASE_LOWER || t->cased == CASE_NONE ||
		    t->flags & TOKEN_CLITIC || is_designator(in, i) || t->first >= 0x80)
			continue;
		h = hash_byte(h, t->first | 0x20);
		++*letters;
	}
	return hash_pair(HASH_SEED, hash_finish(h));
}

/* Enter the shorter forms of a name of several words. */
static void enter_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t last = s.last, letters, initials;

	while (last > s.first + 1 && is_designator(in, last - 1))
		last--;
	if (last < s.last)
		table_set(&in->g->by_short, words_hash(in, s.first, last), form);
	if (s.type == ENTITY_ORG && table_get(&in->g->by_short,
					      words_hash(in, s.first, s.first + 1)) == TABLE_NONE)
		table_set(&in->g->by_short, words_hash(in, s.first, s.first + 1), form);
	initials = initials_hash(in, s, &letters);
	if (letters > 1 && table_get(&in->g->by_initials, initials) == TABLE_NONE)
		table_set(&in->g->by_initials, initials, form);
}

/* Islamic State (IS), IS (Islamic State): does the next name stand in brackets
 * behind this one? */
static bool in_brackets(const struct grouping *in, uint32_t span)
{
	struct found_span a = in->found->at[span], b = in->found->at[span + 1];

	return b.first == a.last + 1 && b.last < in->doc->tokens.len &&
	       token_is(in, a.last, "(") && token_is(in, b.last, ")");
}

static void link_brackets(struct grouping *in)
{
	for (uint32_t i = 0; i + 1 < in->found->len; i++) {
		struct found_span a = in->found->at[i], b = in->found->at[i + 1];

		if (a.type == ENTITY_PER || b.type == ENTITY_PER || !in_brackets(in, i))
			continue;
		if ((is_acronym(in, a) && b.last - b.first > 1) ||
		    (is_acronym(in, b) && a.last - a.first > 1 && b.type == a.type))
			join_forms(in, in->g->form_of.at[i], in->g->form_of.at[i + 1]);
	}
}

/* Countries, and organisations with a reference: US and United States. */
static void link_ref(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	struct slice ref = known_identity(in->doc, s);
	uint32_t hash, other;

	if (!ref.len)
		return;
	hash = hash_pair(hash_slice(ref), s.type);
	other = table_get(&in->g->by_ref, hash);
	if (other != TABLE_NONE)
		join_forms(in, other, form);
	else
		table_set(&in->g->by_ref, hash, form);
}

/* Apple may stand for Apple Inc., Norwich not for Norwich Union. */
static bool may_be_short(const struct grouping *in, uint32_t form)
{
	return voted_type(&in->g->forms.at[form]) == ENTITY_ORG &&
	       !known_identity(in->doc, form_span(in, form)).len;
}

static void link_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t words = words_hash(in, s.first, s.last), other;

	other = table_get(&in->g->by_short, words);
	if (other != TABLE_NONE && may_be_short(in, form))
		join_forms(in, other, form);
	if (!is_acronym(in, s))
		return;
	other = table_get(&in->g->by_initials, words);
	if (other != TABLE_NONE && form_span(in, other).type == s.type)
		join_forms(in, other, form);
}

/* Colombian <- Colombians */
static void link_plural(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	const struct token *t = token_at(in, s.first);
	uint32_t h = HASH_SEED, other;

	if (s.type != ENTITY_MISC || s.last - s.first > 1 || t->cased != CASE_TITLE ||
	    !(t->flags & TOKEN_ASCII) || in->doc->text.ptr[t->end - 1] != 's')
		return;
	for (uint32_t i = t->start; i < t->end - 1; i++)
		h = hash_byte(h, (unsigned char)in->doc->text.ptr[i] | 0x20);
	h = hash_pair(HASH_SEED, hash_finish(h));
	other = table_get(&in->g->by_words, hash_pair(h, false));
	if (other != TABLE_NONE && form_span(in, other).type == ENTITY_MISC)
		join_forms(in, other, form);
}

void link_others(struct grouping *in)
{
	struct grouper *g = in->g;

	for (uint32_t i = 0; i < g->forms.len; i++) {
		struct found_span s = form_span(in, i);

		if (s.type == ENTITY_PER)
			continue;
		link_ref(in, i);
		if (s.last - s.first > 1)
			enter_short(in, i);
	}
	for (uint32_t i = 0; i < g->forms.len; i++)
		if (form_span(in, i).type != ENTITY_PER) {
			link_short(in, i);
			link_plural(in, i);
		}
	link_brackets(in);
}
