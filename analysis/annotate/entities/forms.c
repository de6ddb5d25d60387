#include "annotate/entities/group.h"

/* Heads of trees, halving the path on the way (Tarjan and van Leeuwen 1984). */
uint32_t head_of(struct grouper *g, uint32_t form)
{
	struct form *f = g->forms.at;

	while (f[form].parent != form) {
		f[form].parent = f[f[form].parent].parent;
		form = f[form].parent;
	}
	return form;
}

/* U.S. and US are one word. */
static uint32_t word_hash(const struct grouping *in, const struct token *t)
{
	uint32_t h = HASH_SEED;

	if (!(t->flags & TOKEN_STOP) || t->cased != CASE_UPPER)
		return t->hash;
	for (uint32_t i = t->start; i < t->end; i++) {
		unsigned char byte = (unsigned char)in->doc->text.ptr[i];

		if (byte != '.')
			h = hash_byte(h, byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
	}
	return hash_finish(h);
}

uint32_t words_hash(const struct grouping *in, uint32_t first, uint32_t last)
{
	uint32_t h = HASH_SEED;

	for (uint32_t i = first; i < last; i++)
		if (!is_sign(token_at(in, i)))
			h = hash_pair(h, word_hash(in, token_at(in, i)));
	return h;
}

/* Is the fuller form of the two the second? More words, then more letters, and
 * capitals only where there is nothing else. */
static bool is_fuller(const struct grouping *in, uint32_t old, uint32_t new)
{
	struct found_span a = in->found->at[old], b = in->found->at[new];
	bool upper_a = token_at(in, a.first)->cased == CASE_UPPER;
	bool upper_b = token_at(in, b.first)->cased == CASE_UPPER;

	if (upper_a != upper_b && a.last - a.first == b.last - b.first)
		return upper_a;
	if (a.last - a.first != b.last - b.first)
		return b.last - b.first > a.last - a.first;
	return text_of(in, b).len > text_of(in, a).len;
}

void join_forms(struct grouping *in, uint32_t other, uint32_t form, enum join_rule rule)
{
	struct form *f = in->g->forms.at;
	uint32_t a = head_of(in->g, other), b = head_of(in->g, form);

	if (a == b)
		return;
	if (f[form].rule == JOIN_NOT) {
		f[form].rule = (uint8_t)rule;
		f[form].with = other;
	}
	if (b < a) { /* the one met first stays the head */
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	f[b].parent = a;
	f[a].count += f[b].count;
	for (int t = 0; t < ENTITY_TYPES; t++)
		f[a].votes[t] += f[b].votes[t];
	if (is_fuller(in, f[a].best, f[b].best))
		f[a].best = f[b].best;
	if (f[a].gender == GENDER_UNKNOWN)
		f[a].gender = f[b].gender;
	if (!f[a].sense)
		f[a].sense = f[b].sense;
}

/* One of the words of a list that ends with NULL stands before the token. */
static bool stands_behind(const struct grouping *in, uint32_t i, const char *const *words)
{
	for (; *words; words++)
		if (token_is(in, i - 1, *words))
			return true;
	return false;
}

enum gender title_gender(const struct grouping *in, uint32_t first)
{
	static const char *const male[] = { "Mr",   "Mr.",     "Sir",	 "Lord", "King", "Prince",
					    "Duke", "husband", "brother", "son",  "father", NULL };
	static const char *const female[] = { "Mrs",  "Mrs.",  "Ms",	"Ms.",	 "Miss",
					      "Lady", "Dame",  "Queen", "Princess", "Duchess",
					      "wife", "sister", "daughter", "mother", NULL };

	if (first == 0)
		return GENDER_UNKNOWN;
	if (stands_behind(in, first, male))
		return GENDER_MALE;
	return stands_behind(in, first, female) ? GENDER_FEMALE : GENDER_UNKNOWN;
}

bool has_royal_title(const struct grouping *in, uint32_t first)
{
	static const char *const titles[] = { "Prince", "Princess", "King",   "Queen",	  "Pope",
					      "Emperor", "Empress", "Sultan", "Patriarch", "Saint",
					      "Sister", "Brother",  "Mother", NULL };

	return first > 0 && stands_behind(in, first, titles);
}

static void add_to_form(struct grouping *in, uint32_t span, uint32_t form)
{
	struct form *f = &in->g->forms.at[form];
	struct found_span s = in->found->at[span];

	f->count++;
	f->votes[s.type] += s.sure ? 2 : 1;
	if (is_fuller(in, f->best, span))
		f->best = span;
	if (s.type == ENTITY_PER) {
		enum gender gender = title_gender(in, s.first);

		f->titles |= (uint8_t)(1u << gender);
		f->royal |= has_royal_title(in, s.first);
		if (f->gender == GENDER_UNKNOWN)
			f->gender = (uint8_t)gender;
	}
	if (f->body == NONE && !in->doc->sentences.at[token_at(in, s.first)->sentence].headline)
		f->body = span;
	in->g->form_of.at[span] = form;
}

static uint32_t new_form(struct grouper *g, uint32_t span, place_sense sense)
{
	uint32_t form = (uint32_t)g->forms.len;

	*vector_push(&g->forms) = (struct form){
		.parent = form, .span = span, .best = span, .entity = NONE, .sense = sense,
		.body = NONE, .with = NONE,
	};
	return form;
}

void make_forms(struct grouping *in)
{
	struct grouper *g = in->g;

	vector_reserve(&g->form_of, in->found->len);
	g->form_of.len = in->found->len;
	place_senses(in->doc, in->found, &g->senses);
	for (uint32_t i = 0; i < in->found->len; i++) {
		struct found_span s = in->found->at[i];
		uint32_t words = words_hash(in, s.first, s.last);
		uint32_t class = s.type == ENTITY_PER ? 1u : (uint32_t)g->senses.at[i] << 1;
		uint32_t *place = table_place(&g->by_words, hash_pair(words, class));

		if (!*place)
			*place = new_form(g, i, g->senses.at[i]) + 1;
		add_to_form(in, i, *place - 1);
	}
	for (uint32_t i = 0; i < g->forms.len; i++)
		place_add(in->doc, form_span(in, i), g->forms.at[i].sense, &g->evidence);
}

enum entity_type voted_type(const struct form *f)
{
	int best = 0;

	for (int t = 1; t < ENTITY_TYPES; t++)
		if (f->votes[t] > f->votes[best])
			best = t;
	return (enum entity_type)best;
}
