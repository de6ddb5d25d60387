#include "annotate/keywords/keywords.h"

enum {
	PHRASE_WORDS = 4,
	PHRASES = 1 << 15, /* different ones that are counted in one document */
};

bool keyword_is_verb(const struct term_facts *f)
{
	return (f->before[CLASS_TO] + f->before[CLASS_AUXILIARY] + f->before[CLASS_SUBJECT]) * 3u >
	       f->count;
}

/* "index gained", "sound like": a phrase does not end in a participle. */
static bool ends_in_verb(const struct document *doc, uint32_t token)
{
	const struct token *t = &doc->tokens.at[token];

	return t->cased == CASE_LOWER && slice_ends(token_text(doc->text, t), SLICE("ed"));
}

/* "school week" but not "government said", nor "second school". */
static bool may_end(const struct keyword_scratch *s, const struct document *doc, uint32_t token)
{
	return s->facts.at[term_of(s->terms, token)].vague != VAGUE_OTHER &&
	       !ends_in_verb(doc, token);
}

/* Function words that a phrase may have inside: "policy on the US". */
static bool is_inner(enum word_class class, enum word_class before)
{
	return class == CLASS_OF || class == CLASS_PREPOSITION ||
	       (class == CLASS_DETERMINER && (before == CLASS_OF || before == CLASS_PREPOSITION));
}

/* The phrase of a key; NULL when there are enough. */
static struct phrase *phrase_for(struct keyword_scratch *s, uint64_t key, uint32_t first)
{
	size_t mask = s->phrase_slots.len - 1, at = (key >> 32) & mask;

	for (; s->phrase_slots.at[at]; at = (at + 1) & mask)
		if (s->phrases.at[s->phrase_slots.at[at] - 1].key == key)
			return &s->phrases.at[s->phrase_slots.at[at] - 1];
	if (s->phrases.len >= s->phrase_slots.len / 2)
		return NULL; /* those that are left stand at the end of a long text */
	*vector_push(&s->phrases) = (struct phrase){ .key = key, .first = first };
	s->phrase_slots.at[at] = (uint32_t)s->phrases.len;
	return &s->phrases.at[s->phrases.len - 1];
}

static bool same_surface(const struct document *doc, uint32_t a, uint32_t a_last, uint32_t b,
			 uint32_t b_last)
{
	const struct token *t = doc->tokens.at;

	return slice_equal(slice_sub(doc->text, t[a].start, t[a_last - 1].end),
			   slice_sub(doc->text, t[b].start, t[b_last - 1].end));
}

static void count_phrase(struct keyword_scratch *s, const struct document *doc, uint64_t key,
			 uint32_t first, uint32_t last)
{
	uint32_t sentence = doc->tokens.at[first].sentence;
	struct phrase *p = phrase_for(s, key, first);

	if (!p)
		return;
	p->count++;
	p->headline |= s->terms->roles.at[sentence] == ROLE_HEADLINE;
	if (!p->votes) {
		p->shown = first;
		p->last = last;
	}
	if (same_surface(doc, p->shown, p->last, first, last))
		p->votes++;
	else
		p->votes--;
}

/* Does the run [first, last) begin or end inside a name, or a row of capitalised
 * words? */
static bool splits_name(const struct keyword_scratch *k, const struct document *doc,
			const struct sentence *s, uint32_t first, uint32_t last)
{
	const struct token *t = doc->tokens.at;
	const uint8_t *name = k->entity.at;

	if ((first > s->first && name[first] && name[first] == name[first - 1]) ||
	    (last < s->last && name[last] && name[last] == name[last - 1]))
		return true;

	if (first > s->first + 1 && keyword_capital(&t[first]) && keyword_capital(&t[first - 1]))
		return true;
	return last < s->last && keyword_capital(&t[last - 1]) && keyword_capital(&t[last]);
}

/* Every run of two to four words from `token` on whose ends are eligible. Behind a
 * preposition there has to be a name: "sanctions on Russia" but not "men on trial". */
static void count_phrases_at(struct keyword_scratch *s, const struct document *doc,
			     const struct sentence *sentence, uint32_t token)
{
	uint64_t key = s->terms->list.at[term_of(s->terms, token)].hash | 1ull;
	bool preposition = false;

	for (uint32_t i = token + 1; i < sentence->last && i < token + PHRASE_WORDS; i++) {
		const struct token *t = &doc->tokens.at[i];
		uint32_t term = term_of(s->terms, i);

		if (t->kind != TOKEN_WORD || t->flags & TOKEN_CLITIC)
			return;
		if (term == TERM_NONE) {
			if (!is_inner(keyword_class(s, i), keyword_class(s, i - 1)))
				return;
			preposition |= keyword_class(s, i) == CLASS_PREPOSITION;
			continue;
		}
		if (!s->terms_use.at[term])
			return;
		key = (key ^ s->terms->list.at[term].hash) * 0x9e3779b97f4a7c15ull;
		key ^= key >> 29;
		if ((!preposition || s->entity.at[i]) && may_end(s, doc, i) &&
		    !splits_name(s, doc, sentence, token, i + 1))
			count_phrase(s, doc, key | 1, token, i + 1);
	}
}

/* A phrase that comes back has words that do. */
static bool is_eligible(const struct term_facts *f)
{
	return f->count > 1 && !keyword_is_verb(f);
}

enum phrase_use { USE_NONE, USE_BEHIND, USE_BEGINS };

static void note_uses(struct keyword_scratch *s)
{
	size_t n = s->facts.len;

	vector_clear(&s->terms_use);
	vector_reserve(&s->terms_use, n + 1);
	s->terms_use.len = n;
	memset(s->terms_use.at, USE_NONE, n);
	for (size_t i = 0; i < s->ranked.len && i < KEYWORD_ELIGIBLE; i++) {
		uint32_t term = sort_index(s->ranked.at[i]);
		const struct term_facts *f = &s->facts.at[term];

		if (is_eligible(f))
			s->terms_use.at[term] = f->vague ? USE_BEHIND : USE_BEGINS;
	}
}

/* Without branches, which no processor would foresee. */
static void note_begins(struct keyword_scratch *s, size_t sentence)
{
	const struct terms *terms = s->terms;
	uint32_t first = terms->first_place.at[sentence], last = terms->first_place.at[sentence + 1];
	uint32_t n = 0;

	vector_reserve(&s->begins, last - first + 1);
	for (uint32_t k = first; k < last; k++) {
		s->begins.at[n] = terms->places.at[k];
		n += s->terms_use.at[term_of(terms, terms->places.at[k])] == USE_BEGINS;
	}
	s->begins.len = n;
}

static void clear_phrases(struct keyword_scratch *s, size_t tokens)
{
	size_t slots = 64;

	while (slots < tokens && slots < 2 * PHRASES)
		slots *= 2;
	vector_clear(&s->phrases);
	vector_clear(&s->phrase_slots);
	vector_reserve(&s->phrase_slots, slots);
	s->phrase_slots.len = slots;
	memset(s->phrase_slots.at, 0, slots * sizeof(*s->phrase_slots.at));
}

void keyword_phrases(struct keyword_scratch *s, const struct document *doc)
{
	clear_phrases(s, doc->tokens.len);
	note_uses(s);
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		if (!keyword_sentence(s, i))
			continue;
		note_begins(s, i);
		for (size_t k = 0; k < s->begins.len; k++)
			count_phrases_at(s, doc, sentence, s->begins.at[k]);
	}
	vector_clear(&s->begins);
}
