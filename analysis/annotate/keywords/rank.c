#include "annotate/keywords/keywords.h"
#include "annotate/keywords/network.h"

/* Those of one count in the order of the text, very large counts taken as one. */
static void rank_by_count(struct keyword_scratch *s)
{
	enum { COUNTS = 64 };
	uint32_t next[COUNTS + 1] = { 0 };

	for (size_t i = 0; i < s->facts.len; i++) {
		uint32_t count = s->facts.at[i].count;

		next[count < COUNTS ? count : COUNTS]++;
	}
	for (uint32_t count = COUNTS + 1, sum = 0; count--;) {
		uint32_t terms = next[count];

		next[count] = sum;
		sum += terms;
	}
	for (size_t i = 0; i < s->facts.len; i++) {
		uint32_t count = s->facts.at[i].count;

		s->facts.at[i].count_rank = next[count < COUNTS ? count : COUNTS]++;
	}
}

void keyword_ranks(struct keyword_scratch *s)
{
	rank_by_count(s);
	vector_clear(&s->ranked);
	for (uint32_t i = 0; i < s->facts.len; i++) {
		uint64_t key = (uint64_t)s->facts.at[i].count * s->terms->list.at[i].weight;

		if (s->facts.at[i].count)
			*vector_push(&s->ranked) =
				sort_key(key < UINT32_MAX ? (uint32_t)key : UINT32_MAX, i);
	}
	vector_reserve(&s->ranked, 2 * s->ranked.len);
	sort_falling(s->ranked.at, s->ranked.len);
	for (size_t i = 0; i < s->ranked.len; i++)
		s->facts.at[sort_index(s->ranked.at[i])].rank = (uint32_t)i;
}

static keyword_sums row_of(unsigned feature, unsigned value)
{
	keyword_sums row;

	memcpy(&row, keyword_rows[feature][value], sizeof(row));
	return row;
}

/* The rows of features [first, last), which are known where it is called. */
static inline keyword_sums rows_of(const uint8_t *bins, unsigned first, unsigned last)
{
	keyword_sums sum = row_of(first, bins[first]);

#pragma GCC unroll 8
	for (unsigned i = first + 1; i < last; i++)
		sum += row_of(i, bins[i]);
	return sum;
}

static keyword_sums sums_of_count(const struct keyword_scratch *s, uint32_t count)
{
	uint8_t bins[KEYWORD_FEATURES];
	keyword_sums bias;

	memcpy(&bias, keyword_bias, sizeof(bias));
	keyword_of_count(s, count, bins);
	return bias + rows_of(bins, 0, KEYWORD_COUNTS);
}

/* What many terms have in common is added up once: what their count brings,
 * and what the sentence does in which they stand first. */
static void add_common(struct keyword_scratch *s, const struct document *doc)
{
	uint8_t bins[KEYWORD_FEATURES];

	for (uint32_t count = 1; count <= s->most && count < KEYWORD_BINS; count++)
		s->by_count[count] = sums_of_count(s, count);
	vector_clear(&s->by_sentence);
	vector_reserve(&s->by_sentence, doc->sentences.len);
	for (uint32_t i = 0; i < doc->sentences.len; i++) {
		keyword_of_sentence(doc, i, bins);
		*vector_push(&s->by_sentence) = rows_of(bins, KEYWORD_COUNTS, KEYWORD_SENTENCE);
	}
}

/* Of a term that comes once few shares are not 0, and rows of 0 add nothing. */
static keyword_sums sums_of_shares(const struct term_facts *f)
{
	uint8_t bins[KEYWORD_FEATURES];
	keyword_sums sum = { 0 };

	if (f->count > 1) {
		keyword_shares(f, bins);
		return rows_of(bins, KEYWORD_SHARES, KEYWORD_FEATURES);
	}
	for (size_t i = 0; i < sizeof(f->last); i++)
		sum += row_of(f->last[i], f->last[i] ? KEYWORD_ALL : 0);
	return sum;
}

static keyword_sums sums_of(const struct keyword_scratch *s, const struct document *doc,
			    uint32_t term)
{
	const struct term_facts *f = &s->facts.at[term];
	uint8_t bins[KEYWORD_FEATURES];

	keyword_of_term(s, doc, term, bins);
	return (f->count < KEYWORD_BINS ? s->by_count[f->count] : sums_of_count(s, f->count)) +
	       s->by_sentence.at[f->first_sentence] +
	       rows_of(bins, KEYWORD_SENTENCE, KEYWORD_SHARES) + sums_of_shares(f);
}

/* The first sum goes in as it is, the others as far as they are above 0. */
static int32_t score(keyword_sums sum)
{
	int16_t linear = sum[0], in[KEYWORD_HIDDEN];
	int32_t score = 0;

	sum &= sum > 0;
	sum[0] = linear;
	memcpy(in, &sum, sizeof(in));
	for (int h = 0; h < KEYWORD_HIDDEN; h++)
		score += in[h] * keyword_out[h];
	return score / (1 << KEYWORD_SHIFT);
}

void keyword_scores(struct keyword_scratch *s, const struct document *doc)
{
	keyword_ranks(s);
	add_common(s, doc);
	for (size_t i = 0; i < s->ranked.len; i++) {
		uint32_t term = sort_index(s->ranked.at[i]);
		int32_t behind = (int32_t)(i < 1000 ? i : 1000);

		s->facts.at[term].score = i < KEYWORD_SCORED ? score(sums_of(s, doc, term))
							     : KEYWORD_LEAST - behind;
	}
}
