#include "annotate/entities/group.h"

/* The forms of an organisation, a place or another name: short forms, acronyms,
 * identifiers. */

#define SEVERAL (UINT32_MAX - 1)

/* Words that a name may end with or leave out. */
static bool is_designator(const struct grouping *in, uint32_t i)
{
	static const char *const words[] = { "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Ltd",
					     "Ltd.", "Limited", "LLC", "plc", "PLC", "Plc", "Co",
					     "Co.", "Company", "Group", "group", "Holdings", "AG",
					     "SA", "NV", "SE", "SpA", "GmbH", "FC", ",", "&" };

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (token_is(in, i, words[k]))
			return true;
	return false;
}

/* IMF, and BoE; Farc too where it stands in brackets. */
static bool is_acronym(const struct grouping *in, struct found_span s)
{
	const struct token *t = token_at(in, s.first);

	return s.last - s.first == 1 && (t->cased == CASE_UPPER || t->cased == CASE_MIXED) &&
	       t->end - t->start <= 10;
}

/* Initials of the words, with capitals or of all, as the hash of the acronym they make. */
static uint32_t initials_hash(const struct grouping *in, struct found_span s, bool all,
			      uint32_t *letters)
{
	uint32_t h = HASH_SEED;

	*letters = 0;
	for (uint32_t i = s.first; i < s.last; i++) {
		const struct token *t = token_at(in, i);

		if (is_sign(t) || (t->cased == CASE_LOWER && !all) || t->cased == CASE_NONE ||
		    t->flags & TOKEN_CLITIC || is_designator(in, i) || t->first >= 0x80)
			continue;
		h = hash_byte(h, t->first | 0x20);
		++*letters;
	}
	return hash_pair(HASH_SEED, hash_finish(h));
}

static void set_new(struct table *t, uint32_t hash, uint32_t form)
{
	if (table_get(t, hash) == TABLE_NONE)
		table_set(t, hash, form);
}

uint32_t core_end(const struct grouping *in, struct found_span s)
{
	uint32_t last = s.last;

	while (last > s.first + 1 && is_designator(in, last - 1))
		last--;
	return last;
}

bool is_first_of_company(struct grouping *in, struct found_span s)
{
	uint32_t form = table_get(&in->g->by_first, words_hash(in, s.first, s.last));
	struct found_span name;

	if (form == TABLE_NONE)
		return false;
	name = form_span(in, form);
	for (uint32_t i = name.first; i < name.last; i++)
		if (token_is(in, i, "&"))
			return true;
	return core_end(in, name) < name.last;
}

/* Enter the shorter forms of a name of several words. */
static void enter_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t last = core_end(in, s), letters, initials;

	if (last < s.last)
		table_set(&in->g->by_short, words_hash(in, s.first, last), form);
	if (s.type == ENTITY_ORG)
		set_new(&in->g->by_first, words_hash(in, s.first, s.first + 1), form);
	for (int all = 0; all < 2; all++) {
		initials = initials_hash(in, s, all, &letters);
		if (letters > 1)
			set_new(&in->g->by_initials, initials, form);
	}
}

/* A form of several words whose last one is looked for by link_last. */
static void enter_last(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t last = core_end(in, s), hash, other;

	if (last - s.first < 2)
		return;
	hash = words_hash(in, last - 1, last);
	other = table_get(&in->g->by_last, hash);
	if (other == TABLE_NONE)
		table_set(&in->g->by_last, hash, form);
	else if (other != SEVERAL && head_of(in->g, other) != head_of(in->g, form))
		table_set(&in->g->by_last, hash, SEVERAL);
}

/* Islamic State (IS); IS (the Islamic State); Islamic State, or IS: does the next name
 * stand beside this one as another name for the same? */
static bool is_renamed(const struct grouping *in, uint32_t span)
{
	struct found_span a = in->found->at[span], b = in->found->at[span + 1];
	uint32_t between = b.first - a.last;

	if (b.last >= in->doc->tokens.len || between < 1 || between > 3)
		return false;
	if (token_is(in, a.last, "("))
		return token_is(in, b.last, ")") &&
		       (between == 1 || (between == 2 && token_is(in, b.first - 1, "the")));
	return between > 1 && token_is(in, a.last, ",") &&
	       ((between == 2 && token_is(in, b.first - 1, "or")) ||
		(between == 3 && token_is(in, a.last + 1, "known") &&
		 token_is(in, b.first - 1, "as")));
}

static void link_renamed(struct grouping *in)
{
	for (uint32_t i = 0; i + 1 < in->found->len; i++) {
		struct found_span a = in->found->at[i], b = in->found->at[i + 1];

		if (a.type == ENTITY_PER || b.type == ENTITY_PER || !is_renamed(in, i))
			continue;
		if ((is_acronym(in, a) && b.last - b.first > 1) ||
		    (is_acronym(in, b) && a.last - a.first > 1 && b.type == a.type))
			join_forms(in, in->g->form_of.at[i], in->g->form_of.at[i + 1],
				   JOIN_BESIDE);
	}
}

/* Places and organisations with one identifier: US and United States. */
static void link_ref(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	struct slice ref = s.type == ENTITY_LOC ? known_form(in, form, ENTITY_LOC).ref
						: known_identity(in->doc, s);
	uint32_t hash, other;

	if (!ref.len)
		return;
	hash = hash_pair(hash_slice(ref), s.type);
	other = table_get(&in->g->by_ref, hash);
	if (other != TABLE_NONE)
		join_forms(in, other, form, JOIN_REF);
	else
		table_set(&in->g->by_ref, hash, form);
}

/* Paris behind Paris, Texas, is that one. Before it, it is the one that everybody knows,
 * unless it stands in the headline. */
static void link_placed(struct grouping *in, uint32_t form)
{
	struct form *f = &in->g->forms.at[form];
	struct found_span s = form_span(in, form);
	uint32_t plain, words;
	bool behind;

	if (s.type != ENTITY_LOC || !f->sense)
		return;
	words = words_hash(in, s.first, s.last);
	plain = table_get(&in->g->by_words, hash_pair(words, 0));
	if (plain == TABLE_NONE || head_of(in->g, plain) == head_of(in->g, form))
		return;
	behind = in->g->forms.at[plain].body > f->span;
	if (!behind && place_is_other(in->doc, s, f->sense))
		in->g->forms.at[plain].distinct = true;
	else if (!(f->sense & (SENSE_ITSELF | SENSE_AREA)))
		join_forms(in, form, plain, JOIN_PLACED);
}

/* Apple may stand for Apple Inc., Norwich not for Norwich Union, nor the UN for the UN
 * Security Council, nor Warsaw for its stock exchange. */
static bool may_be_short(const struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);

	return voted_type(&in->g->forms.at[head_of(in->g, form)]) == ENTITY_ORG &&
	       !known_identity(in->doc, s).len && !is_own_organisation(in->doc, s) &&
	       !place_is_seat(in->doc, s);
}

/* The hash of a form of these words, which have single spaces between them. */
static uint32_t hash_of_words(const char *words)
{
	uint32_t h = HASH_SEED;

	while (*words) {
		size_t len = strcspn(words, " ");
		uint32_t word = HASH_SEED;

		for (size_t i = 0; i < len; i++)
			word = hash_byte(word, (unsigned char)words[i]);
		h = hash_pair(h, hash_finish(word));
		words += words[len] ? len + 1 : len;
	}
	return h;
}

/* Short names that no rule makes out of the long one. */
static const struct nickname {
	const char *name, *of;
} nicknames[] = {
	{ "Fed", "federal reserve" },	     { "Met", "metropolitan police" },
	{ "VW", "volkswagen" },		     { "GOP", "republican party" },
	{ "Beeb", "bbc" },		     { "Spurs", "tottenham hotspur" },
	{ "Scotland Yard", "metropolitan police" },
};

static void link_nickname(struct grouping *in, uint32_t form)
{
	struct slice text = text_of(in, form_span(in, form));

	for (size_t i = 0; i < sizeof(nicknames) / sizeof(*nicknames); i++) {
		uint32_t words, other;

		if (!slice_is(text, nicknames[i].name))
			continue;
		words = hash_of_words(nicknames[i].of);
		other = table_get(&in->g->by_words, hash_pair(words, 0));
		if (other == TABLE_NONE)
			other = table_get(&in->g->by_short, words);
		if (other != TABLE_NONE)
			join_forms(in, other, form, JOIN_NICKNAME);
	}
}

static void link_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t words = words_hash(in, s.first, s.last), other;

	other = table_get(&in->g->by_short, words);
	if (other != TABLE_NONE && form_span(in, other).type == s.type)
		join_forms(in, other, form, JOIN_SHORT);
	other = table_get(&in->g->by_first, words);
	if (other != TABLE_NONE && may_be_short(in, form))
		join_forms(in, other, form, JOIN_FIRST);
	if (!is_acronym(in, s))
		return;
	other = table_get(&in->g->by_initials, words);
	if (other != TABLE_NONE && form_span(in, other).type == s.type)
		join_forms(in, other, form, JOIN_INITIALS);
}

/* The Post <- the Washington Post, as long as the article has no other Post. */
static void link_last(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t other = table_get(&in->g->by_last, words_hash(in, s.first, s.last));

	if (s.type != ENTITY_ORG || s.last - s.first > 1 || other == TABLE_NONE ||
	    other == SEVERAL || is_acronym(in, s) || in->g->forms.at[form].rule != JOIN_NOT ||
	    form_span(in, other).type != ENTITY_ORG || !may_be_short(in, form))
		return;
	join_forms(in, other, form, JOIN_LAST);
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
		join_forms(in, other, form, JOIN_PLURAL);
}

static bool is_other(const struct grouping *in, uint32_t form)
{
	return form_span(in, form).type != ENTITY_PER;
}

void link_others(struct grouping *in)
{
	uint32_t n = (uint32_t)in->g->forms.len;

	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i) && form_span(in, i).last - form_span(in, i).first > 1)
			enter_short(in, i);
	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i))
			link_placed(in, i);
	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i))
			link_ref(in, i);
	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i)) {
			link_short(in, i);
			link_nickname(in, i);
			link_plural(in, i);
		}
	link_renamed(in);
	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i))
			enter_last(in, i);
	for (uint32_t i = 0; i < n; i++)
		if (is_other(in, i))
			link_last(in, i);
}
