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

/* The sums fit one register of the plainest processors. */
typedef int16_t sums __attribute__((vector_size(KEYWORD_HIDDEN * sizeof(int16_t))));

_Static_assert(KEYWORD_SHARES % 5 == 0, "sums_of takes five at a time");

static sums row_of(unsigned feature, unsigned value)
{
	sums row;

	memcpy(&row, keyword_rows[feature][value], sizeof(row));
	return row;
}

/* Of a term that comes once few shares are not 0, and rows of 0 add nothing. */
static sums sums_of(const struct keyword_scratch *s, const struct document *doc, uint32_t term)
{
	const struct term_facts *f = &s->facts.at[term];
	uint8_t bins[KEYWORD_FEATURES];
	sums sum;

	memcpy(&sum, keyword_bias, sizeof(sum));
	keyword_measures(s, doc, term, bins);
	for (unsigned i = 0; i < KEYWORD_SHARES; i += 5) /* several at a time are faster */
		sum += row_of(i, bins[i]) + row_of(i + 1, bins[i + 1]) + row_of(i + 2, bins[i + 2]) +
		       row_of(i + 3, bins[i + 3]) + row_of(i + 4, bins[i + 4]);
	if (f->count == 1) {
		for (size_t i = 0; i < sizeof(f->last); i++)
			sum += row_of(f->last[i], f->last[i] ? KEYWORD_ALL : 0);
		return sum;
	}
	keyword_shares(f, bins);
	for (unsigned i = KEYWORD_SHARES; i < KEYWORD_FEATURES; i++)
		sum += row_of(i, bins[i]);
	return sum;
}

static int32_t score(sums sum)
{
	int32_t score = sum[0] * keyword_out[0];

	for (int h = 1; h < KEYWORD_HIDDEN; h++)
		score += (sum[h] > 0 ? sum[h] : 0) * keyword_out[h];
	return score / (1 << KEYWORD_SHIFT);
}

void keyword_scores(struct keyword_scratch *s, const struct document *doc)
{
	keyword_ranks(s);
	for (size_t i = 0; i < s->ranked.len; i++) {
		uint32_t term = sort_index(s->ranked.at[i]);
		int32_t behind = (int32_t)(i < 1000 ? i : 1000);

		s->facts.at[term].score = i < KEYWORD_SCORED ? score(sums_of(s, doc, term))
							     : KEYWORD_LEAST - behind;
	}
}
