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

/* Of how many shares are: a multiplication for each takes the place of a division. */
static uint64_t share_scale(uint32_t count)
{
	return ((uint64_t)(KEYWORD_ALL - 1) << 32) / count + 1;
}

/* 0 for none, KEYWORD_ALL for all; n of those that the scale is for. */
static uint8_t share_at(uint64_t scale, uint32_t n)
{
	return (uint8_t)((1 + (n * scale >> 32)) & -(uint64_t)(n != 0));
}

static uint8_t share(uint32_t n, uint32_t count)
{
	return share_at(share_scale(count), n);
}

/* The last four bytes of a word, or of fewer the zeros before them. */
#define TAIL(a, b, c, d) \
	((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* A suffix and what it stands for; longer ones stand before those they end in. */
struct ending {
	uint32_t suffix;
	uint8_t len, value;
};

/* By the last letter. */
static const struct ending ends_in_c[] = {
	{ TAIL(0, 0, 'i', 'c'), 2, ENDING_IC }, { 0, 0, 0 }
};
static const struct ending ends_in_d[] = {
	{ TAIL(0, 0, 'e', 'd'), 2, ENDING_ED }, { 0, 0, 0 }
};
static const struct ending ends_in_e[] = {
	{ TAIL('e', 'n', 'c', 'e'), 4, ENDING_ACT },
	{ TAIL('a', 'n', 'c', 'e'), 4, ENDING_ACT },
	{ TAIL(0, 'i', 'v', 'e'), 3, ENDING_QUALITY },
	{ TAIL('a', 'b', 'l', 'e'), 4, ENDING_QUALITY },
	{ TAIL('i', 'b', 'l', 'e'), 4, ENDING_QUALITY },
	{ TAIL(0, 0, 0, 'e'), 1, ENDING_E },
	{ 0, 0, 0 }
};
static const struct ending ends_in_g[] = {
	{ TAIL(0, 'i', 'n', 'g'), 3, ENDING_ING }, { 0, 0, 0 }
};
static const struct ending ends_in_l[] = {
	{ TAIL(0, 0, 'a', 'l'), 2, ENDING_AL },
	{ TAIL(0, 'f', 'u', 'l'), 3, ENDING_QUALITY },
	{ 0, 0, 0 }
};
static const struct ending ends_in_n[] = {
	{ TAIL(0, 'i', 'o', 'n'), 3, ENDING_ACT }, { 0, 0, 0 }
};
static const struct ending ends_in_r[] = {
	{ TAIL(0, 0, 'e', 'r'), 2, ENDING_AGENT },
	{ TAIL(0, 0, 'o', 'r'), 2, ENDING_AGENT },
	{ 0, 0, 0 }
};
static const struct ending ends_in_s[] = {
	{ TAIL('i', 'n', 'g', 's'), 4, ENDING_INGS },
	{ TAIL('i', 'o', 'n', 's'), 4, ENDING_ACT },
	{ TAIL('n', 'e', 's', 's'), 4, ENDING_ACT },
	{ TAIL(0, 'e', 'r', 's'), 3, ENDING_AGENTS },
	{ TAIL(0, 'o', 'r', 's'), 3, ENDING_AGENTS },
	{ TAIL('i', 's', 't', 's'), 4, ENDING_AGENTS },
	{ TAIL(0, 'o', 'u', 's'), 3, ENDING_QUALITY },
	{ TAIL(0, 'i', 'e', 's'), 3, ENDING_IES },
	{ TAIL(0, 0, 's', 's'), 2, ENDING_NONE },
	{ TAIL(0, 0, 0, 's'), 1, ENDING_S },
	{ 0, 0, 0 }
};
static const struct ending ends_in_t[] = {
	{ TAIL('m', 'e', 'n', 't'), 4, ENDING_ACT },
	{ TAIL(0, 'i', 's', 't'), 3, ENDING_AGENT },
	{ TAIL(0, 'e', 's', 't'), 3, ENDING_EST },
	{ 0, 0, 0 }
};
static const struct ending ends_in_y[] = {
	{ TAIL(0, 0, 'l', 'y'), 2, ENDING_LY },
	{ TAIL(0, 'i', 't', 'y'), 3, ENDING_ACT },
	{ TAIL(0, 0, 0, 'y'), 1, ENDING_Y },
	{ 0, 0, 0 }
};

static uint32_t tail_of(struct slice word)
{
	const unsigned char *end = (const unsigned char *)word.ptr + word.len;
	uint32_t tail = 0;

	if (word.len >= 4)
		return TAIL(end[-4], end[-3], end[-2], end[-1]);
	for (size_t i = 0; i < word.len; i++)
		tail = tail << 8 | (unsigned char)word.ptr[i];
	return tail;
}

enum word_ending keyword_ending(struct slice word)
{
	static const struct ending *const endings['z' - 'a' + 1] = {
		['c' - 'a'] = ends_in_c, ['d' - 'a'] = ends_in_d, ['e' - 'a'] = ends_in_e,
		['g' - 'a'] = ends_in_g, ['l' - 'a'] = ends_in_l, ['n' - 'a'] = ends_in_n,
		['r' - 'a'] = ends_in_r, ['s' - 'a'] = ends_in_s, ['t' - 'a'] = ends_in_t,
		['y' - 'a'] = ends_in_y,
	};
	uint32_t tail = tail_of(word), last = (tail & 0xff) - 'a';
	const struct ending *e = last < 26 ? endings[last] : NULL;

	for (; e && e->len; e++)
		if ((tail ^ e->suffix) << (32 - 8 * e->len) == 0)
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

void keyword_of_count(const struct keyword_scratch *s, uint32_t count,
		      uint8_t bins[static KEYWORD_FEATURES])
{
	bins[FEATURE_COUNT] = bin(count);
	bins[FEATURE_RELATIVE] = bin(count * 15ull / s->most);
	bins[FEATURE_DENSITY] = log_bin(count * 2000ull / (s->terms->words + 1));
}

void keyword_of_sentence(const struct document *doc, uint32_t first,
			 uint8_t bins[static KEYWORD_FEATURES])
{
	bins[FEATURE_FIRST] = log_bin(first);
	bins[FEATURE_DEPTH] = bin(first * 16ull / doc->sentences.len);
}

static void put_ranks(const struct term_facts *f, uint32_t weight, uint8_t *bins)
{
	bins[FEATURE_BACKGROUND] = bin(weight >> 8);
	bins[FEATURE_TFIDF] = log_bin((uint64_t)f->count * weight >> 8);
	bins[FEATURE_RANK] = log_bin(f->rank);
	bins[FEATURE_COUNT_RANK] = log_bin(f->count_rank);
}

static void put_places(const struct keyword_scratch *s, const struct document *doc,
		       const struct term_facts *f, uint32_t first, uint8_t *bins)
{
	uint32_t span = f->last_sentence - f->first_sentence;

	bins[FEATURE_TOKEN] = log_bin(first / 4);
	bins[FEATURE_SPAN] = span ? bin(span * 16ull / doc->sentences.len) : 0;
	bins[FEATURE_SPREAD] = bin((unsigned)__builtin_popcount(f->blocks));
	bins[FEATURE_TITLE] = (uint8_t)(s->has_title ? 1 + f->in_title : 0);
	bins[FEATURE_GROUP] = bin(f->group);
	bins[FEATURE_CAPITALS] = share(f->capitals, 2 * f->count);
}

static void put_form(const struct keyword_scratch *s, const struct document *doc, uint32_t term,
		     uint8_t *bins)
{
	const struct content_term *c = &s->terms->list.at[term];
	struct slice text = term_text(s->terms, doc, term);

	bins[FEATURE_LENGTH] = bin(text.len);
	bins[FEATURE_STEM] = bin(c->stem.len);
	bins[FEATURE_FORMS] = bin(c->forms);
	bins[FEATURE_FORM] = share(s->terms->types.at[c->form].count, c->count);
	bins[FEATURE_ENDING] = (uint8_t)keyword_ending(text);
	bins[FEATURE_SIGNS] = sign_bin(text);
}

void keyword_of_term(const struct keyword_scratch *s, const struct document *doc, uint32_t term,
		     uint8_t bins[static KEYWORD_FEATURES])
{
	const struct content_term *c = &s->terms->list.at[term];

	put_ranks(&s->facts.at[term], c->weight, bins);
	put_places(s, doc, &s->facts.at[term], c->first, bins);
	put_form(s, doc, term, bins);
}

void keyword_shares(const struct term_facts *f, uint8_t bins[static KEYWORD_FEATURES])
{
	uint64_t scale = share_scale(f->count);

	bins[FEATURE_LOWER] = share_at(scale, f->cases[CASE_LOWER]);
	bins[FEATURE_TITLECASE] = share_at(scale, f->cases[CASE_TITLE]);
	bins[FEATURE_UPPER] = share_at(scale, f->cases[CASE_UPPER]);
	bins[FEATURE_MIXED] = share_at(scale, f->cases[CASE_MIXED]);
	for (int i = 0; i < ENTITY_TYPES; i++)
		bins[FEATURE_NAMED + i] = share_at(scale, f->named[i + 1]);
	for (int i = 0; i < CLASSES; i++)
		bins[FEATURE_BEFORE + i] = share_at(scale, f->before[i]);
}
