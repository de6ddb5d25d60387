#include "annotate/keywords/keywords.h"

static uint8_t bin(uint64_t value)
{
	return value < KEYWORD_BINS ? (uint8_t)value : KEYWORD_BINS - 1;
}

/* Half steps of log2: 0 1 2 3 4(=4) 5(=5.7) 6(=8) ...; x * x has twice the logarithm */
static uint8_t log_bin(uint64_t value)
{
	uint64_t x = value < UINT32_MAX ? value : UINT32_MAX;

	return x < 4 ? (uint8_t)x : bin(63 - (unsigned)__builtin_clzll(x * x));
}

/* 0 for none, KEYWORD_ALL for all. */
static uint8_t share(uint32_t n, uint32_t count)
{
	return n ? (uint8_t)(1 + n * (KEYWORD_ALL - 1ull) / count) : 0;
}

/* A suffix and what it stands for; longer ones stand before those they end in. */
struct ending {
	char suffix[5];
	uint8_t len, value;
};

/* By the last letter. */
static const struct ending ends_in_c[] = { { "ic", 2, ENDING_IC }, { { 0 }, 0, 0 } };
static const struct ending ends_in_d[] = { { "ed", 2, ENDING_ED }, { { 0 }, 0, 0 } };
static const struct ending ends_in_e[] = {
	{ "ence", 4, ENDING_ACT },     { "ance", 4, ENDING_ACT },     { "ive", 3, ENDING_QUALITY },
	{ "able", 4, ENDING_QUALITY }, { "ible", 4, ENDING_QUALITY }, { "e", 1, ENDING_E },
	{ { 0 }, 0, 0 }
};
static const struct ending ends_in_g[] = { { "ing", 3, ENDING_ING }, { { 0 }, 0, 0 } };
static const struct ending ends_in_l[] = {
	{ "al", 2, ENDING_AL }, { "ful", 3, ENDING_QUALITY }, { { 0 }, 0, 0 }
};
static const struct ending ends_in_n[] = { { "ion", 3, ENDING_ACT }, { { 0 }, 0, 0 } };
static const struct ending ends_in_r[] = {
	{ "er", 2, ENDING_AGENT }, { "or", 2, ENDING_AGENT }, { { 0 }, 0, 0 }
};
static const struct ending ends_in_s[] = {
	{ "ings", 4, ENDING_INGS },   { "ions", 4, ENDING_ACT },   { "ness", 4, ENDING_ACT },
	{ "ers", 3, ENDING_AGENTS },  { "ors", 3, ENDING_AGENTS }, { "ists", 4, ENDING_AGENTS },
	{ "ous", 3, ENDING_QUALITY }, { "ies", 3, ENDING_IES },    { "ss", 2, ENDING_NONE },
	{ "s", 1, ENDING_S },	      { { 0 }, 0, 0 }
};
static const struct ending ends_in_t[] = {
	{ "ment", 4, ENDING_ACT }, { "ist", 3, ENDING_AGENT }, { "est", 3, ENDING_EST },
	{ { 0 }, 0, 0 }
};
static const struct ending ends_in_y[] = {
	{ "ly", 2, ENDING_LY }, { "ity", 3, ENDING_ACT }, { "y", 1, ENDING_Y }, { { 0 }, 0, 0 }
};

enum word_ending keyword_ending(struct slice word)
{
	static const struct ending *const endings['z' - 'a' + 1] = {
		['c' - 'a'] = ends_in_c, ['d' - 'a'] = ends_in_d, ['e' - 'a'] = ends_in_e,
		['g' - 'a'] = ends_in_g, ['l' - 'a'] = ends_in_l, ['n' - 'a'] = ends_in_n,
		['r' - 'a'] = ends_in_r, ['s' - 'a'] = ends_in_s, ['t' - 'a'] = ends_in_t,
		['y' - 'a'] = ends_in_y,
	};
	unsigned last = word.len ? (unsigned char)word.ptr[word.len - 1] - (unsigned)'a' : 26;
	const struct ending *e = last < 26 ? endings[last] : NULL;

	for (; e && e->len; e++)
		if (word.len >= e->len &&
		    memcmp(word.ptr + word.len - e->len, e->suffix, e->len) == 0)
			return e->value;
	return ENDING_NONE;
}

static uint8_t sign_bin(struct slice word)
{
	for (size_t i = 1; i + 1 < word.len; i++) {
		if (word.ptr[i] == '-')
			return 1;
		if (word.ptr[i] == '.' || word.ptr[i] == '\'' || word.ptr[i] == '&')
			return 2;
	}
	return 0;
}

static void put_counts(const struct keyword_scratch *s, const struct term_facts *f,
		       uint32_t weight, uint8_t *bins)
{
	bins[FEATURE_COUNT] = bin(f->count);
	bins[FEATURE_RELATIVE] = bin(f->count * 15ull / s->most);
	bins[FEATURE_DENSITY] = log_bin(f->count * 2000ull / (s->terms->words + 1));
	bins[FEATURE_BACKGROUND] = bin(weight >> 8);
	bins[FEATURE_TFIDF] = log_bin((uint64_t)f->count * weight >> 8);
	bins[FEATURE_RANK] = log_bin(f->rank);
	bins[FEATURE_COUNT_RANK] = log_bin(f->count_rank);
	bins[FEATURE_MOST] = bin(s->most);
}

static void put_places(const struct keyword_scratch *s, const struct document *doc,
		       const struct term_facts *f, uint32_t first, uint8_t *bins)
{
	uint32_t sentences = (uint32_t)doc->sentences.len;

	bins[FEATURE_FIRST] = log_bin(f->first_sentence);
	bins[FEATURE_DEPTH] = bin(f->first_sentence * 16ull / sentences);
	bins[FEATURE_TOKEN] = log_bin(first / 4);
	bins[FEATURE_SPAN] = bin((f->last_sentence - f->first_sentence) * 16ull / sentences);
	bins[FEATURE_SPREAD] = bin((unsigned)__builtin_popcount(f->blocks));
	bins[FEATURE_TITLE] = (uint8_t)(s->has_title ? 1 + f->in_title : 0);
	bins[FEATURE_SENTENCE] = bin(f->tokens / f->count / 4);
	bins[FEATURE_WORDS] = log_bin(s->terms->words / 16);
	bins[FEATURE_SENTENCES] = log_bin(sentences);
}

static void put_form(const struct keyword_scratch *s, const struct document *doc, uint32_t term,
		     uint8_t *bins)
{
	const struct content_term *c = &s->terms->list.at[term];
	struct slice text = term_text(s->terms, doc, term);

	bins[FEATURE_LENGTH] = bin(text.len);
	bins[FEATURE_STEM] = bin(c->len);
	bins[FEATURE_FORMS] = bin(s->facts.at[term].forms);
	bins[FEATURE_FORM] = share(s->terms->types.at[c->form].count, c->count);
	bins[FEATURE_ENDING] = (uint8_t)keyword_ending(text);
	bins[FEATURE_SIGNS] = sign_bin(text);
}

void keyword_measures(const struct keyword_scratch *s, const struct document *doc, uint32_t term,
			uint8_t bins[static KEYWORD_SHARES])
{
	const struct term_facts *f = &s->facts.at[term];
	const struct content_term *c = &s->terms->list.at[term];

	put_counts(s, f, c->weight, bins);
	put_places(s, doc, f, c->first, bins);
	put_form(s, doc, term, bins);
	bins[FEATURE_GROUP] = bin(f->group);
	bins[FEATURE_CAPITALS] = share(f->capitals, 2 * f->count);
}

void keyword_shares(const struct term_facts *f, uint8_t bins[static KEYWORD_FEATURES])
{
	bins[FEATURE_LOWER] = share(f->cases[CASE_LOWER], f->count);
	bins[FEATURE_TITLECASE] = share(f->cases[CASE_TITLE], f->count);
	bins[FEATURE_UPPER] = share(f->cases[CASE_UPPER], f->count);
	bins[FEATURE_MIXED] = share(f->cases[CASE_MIXED], f->count);
	for (int i = 0; i < ENTITY_TYPES; i++)
		bins[FEATURE_NAMED + i] = share(f->named[i], f->count);
	for (int i = 0; i < CLASSES; i++) {
		bins[FEATURE_BEFORE + i] = share(f->before[i], f->count);
		bins[FEATURE_AFTER + i] = share(f->after[i], f->count);
	}
}
