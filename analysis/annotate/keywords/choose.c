#include "annotate/keywords/keywords.h"
#include "lexicon/lexicon.h"

enum { BEST = 1000 /* score of the first keyword */ };

static bool stands_before(const struct candidate *c, const struct candidate *d)
{
	if (c->score != d->score)
		return c->score > d->score;
	if (c->start != d->start)
		return c->start < d->start;
	return c->last - c->first > d->last - d->first;
}

enum { ROOT = 5, SUFFIX = 3 }; /* bytes of words that are derived from one another */

/* What most comparisons end with: a bit for each of its terms, some of one bit, and what its
 * stem begins with if it is a single word. */
static void outline(const struct keyword_scratch *s, struct candidate *c)
{
	c->terms = c->root = 0;
	for (uint32_t i = c->first; i < c->last; i++) {
		uint32_t term = term_of(s->terms, i);

		c->terms |= term == TERM_NONE ? 0 : 1ull << term % 64;
	}
	if (c->last - c->first == 1 && c->terms) {
		struct slice stem = term_stem(s->terms, term_of(s->terms, c->first));

		for (size_t i = 0; stem.len >= ROOT && i < ROOT; i++)
			c->root = c->root << 8 | (unsigned char)stem.ptr[i];
	}
}

static bool has_term(const struct keyword_scratch *s, const struct candidate *c, uint32_t term)
{
	for (uint32_t i = c->first; i < c->last; i++)
		if (term_of(s->terms, i) == term)
			return true;
	return false;
}

/* Are all of a's stems among b's? */
static bool is_within(const struct keyword_scratch *s, const struct candidate *a,
		      const struct candidate *b)
{
	if (a->terms & ~b->terms)
		return false;
	for (uint32_t i = a->first; i < a->last; i++)
		if (term_of(s->terms, i) != TERM_NONE && !has_term(s, b, term_of(s->terms, i)))
			return false;
	return true;
}

/* "President Trump" beside the person Donald Trump. */
static bool same_person(const struct keyword_scratch *s, const struct candidate *a,
			const struct candidate *b)
{
	return (a->person || b->person) &&
	       term_of(s->terms, a->last - 1) == term_of(s->terms, b->last - 1);
}

/* "Russian" beside Russia. */
static bool same_country(const struct candidate *a, const struct candidate *b)
{
	return a->country.len && slice_equal(a->country, b->country);
}

/* "novelist" beside "novel". */
static bool is_derived(const struct keyword_scratch *s, const struct candidate *a,
		       const struct candidate *b)
{
	struct slice x, y;
	size_t shorter;

	if (!a->root || a->root != b->root)
		return false;
	x = term_stem(s->terms, term_of(s->terms, a->first));
	y = term_stem(s->terms, term_of(s->terms, b->first));
	shorter = x.len < y.len ? x.len : y.len;
	return x.len + y.len - 2 * shorter <= SUFFIX && memcmp(x.ptr, y.ptr, shorter) == 0;
}

static bool is_same(const struct keyword_scratch *s, const struct candidate *a,
		    const struct candidate *b)
{
	return is_within(s, a, b) || is_within(s, b, a) || same_person(s, a, b) ||
	       same_country(a, b) || is_derived(s, a, b);
}

static bool is_repeated(const struct keyword_scratch *s, const struct candidate *chosen, size_t n,
			const struct candidate *c, bool words)
{
	for (size_t i = 0; i < n; i++)
		if (words ? is_within(s, c, &chosen[i]) : is_same(s, c, &chosen[i]))
			return true;
	return false;
}

static bool is_stopped(const struct document *doc, const struct annotation *how,
		       const struct candidate *c)
{
	const struct token *first = &doc->tokens.at[c->first], *last = &doc->tokens.at[c->last - 1];

	return user_phrases_have(how->stopwords, doc->text, first, 1) ||
	       user_phrases_have(how->stopwords, doc->text, last, 1);
}

static bool is_excluded(const struct document *doc, const struct annotation *how,
			const struct candidate *c)
{
	return user_phrases_have(how->exclude, doc->text, &doc->tokens.at[c->first],
				 c->last - c->first);
}

/* As it stands in the text, but for the capital that a sentence begins with: "Analysts"
 * is "analysts" where it is no name. */
static struct slice surface(const struct keyword_scratch *s, struct document *doc,
			    const struct candidate *c)
{
	const struct token *first = &doc->tokens.at[c->first];
	struct slice text = slice_sub(doc->text, first->start, doc->tokens.at[c->last - 1].end);
	char *out;

	if (first->cased != CASE_TITLE || s->entity.at[c->first] ||
	    c->first != doc->sentences.at[first->sentence].first ||
	    !(lexicon_word_sets(first->word) & LEXICON_BIT(LEX_ENGLISH)) ||
	    !(first->flags & TOKEN_ASCII))
		return text;
	out = arena_alloc(&doc->arena, text.len);
	memcpy(out, text.ptr, text.len);
	out[0] = (char)(out[0] | 0x20);
	return (struct slice){ out, text.len };
}

static void add_keyword(struct keyword_scratch *s, struct document *doc, const struct candidate *c)
{
	int32_t score;

	if (!doc->keywords.len)
		s->best = c->score;
	score = BEST - (s->best - c->score);
	*vector_push(&doc->keywords) = (struct keyword){
		.text = surface(s, doc, c),
		.score = score < 1 ? 1 : (uint32_t)score,
		.count = c->count,
		.start = c->start,
	};
}

/* ---- a heap (Williams 1964), since far more candidates come than are looked at ---- */

static void swap(struct candidate *a, struct candidate *b)
{
	struct candidate c = *a;

	*a = *b;
	*b = c;
}

static void sift_down(struct candidate *c, size_t at, size_t n)
{
	for (size_t child; (child = 2 * at + 1) < n; at = child) {
		if (child + 1 < n && stands_before(&c[child + 1], &c[child]))
			child++;
		if (!stands_before(&c[child], &c[at]))
			return;
		swap(&c[at], &c[child]);
	}
}

/* From the best on, each candidate that does not say again what is chosen. The heap
 * shrinks by the best one, which goes behind its end; the chosen are kept there, and those that
 * the user excluded among them, so that "Ledger" does not come instead of "Evening Ledger". */
void keyword_choose(struct keyword_scratch *s, struct document *doc, const struct annotation *how,
		    size_t wanted)
{
	struct candidate *c = s->candidates.at;
	size_t n = s->candidates.len, all = n, chosen = 0;

	for (size_t i = n / 2; i--;)
		sift_down(c, i, n);
	while (n && doc->keywords.len < wanted) {
		swap(&c[0], &c[--n]);
		sift_down(c, 0, n);
		outline(s, &c[n]);
		if (is_stopped(doc, how, &c[n]) ||
		    is_repeated(s, &c[all - chosen], chosen, &c[n], how->keyword_words))
			continue;
		chosen++;
		c[all - chosen] = c[n];
		if (!is_excluded(doc, how, &c[n]))
			add_keyword(s, doc, &c[n]);
	}
}
