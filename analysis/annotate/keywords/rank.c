#include "annotate/keywords/keywords.h"
#include "annotate/keywords/network.h"

static bool stands_before(const struct ranked *a, const struct ranked *b)
{
	return a->key != b->key ? a->key > b->key : a->term < b->term;
}

/* Shell's sort, with the gaps of Gonnet and Baeza-Yates (1991): a hundred terms do not
 * repay qsort's call for each comparison. */
static void sort(struct ranked *at, size_t n)
{
	for (size_t gap = n / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11) {
		for (size_t i = gap; i < n; i++) {
			struct ranked r = at[i];
			size_t j = i;

			for (; j >= gap && stands_before(&r, &at[j - gap]); j -= gap)
				at[j] = at[j - gap];
			at[j] = r;
		}
	}
}

static size_t rank_terms(struct keyword_scratch *s,
			 int64_t (*key)(const struct keyword_scratch *, uint32_t))
{
	vector_clear(&s->ranked);
	for (uint32_t i = 0; i < s->facts.len; i++)
		if (s->facts.at[i].count)
			*vector_push(&s->ranked) = (struct ranked){ key(s, i), i };
	sort(s->ranked.at, s->ranked.len);
	return s->ranked.len;
}

static int64_t key_of_count(const struct keyword_scratch *s, uint32_t term)
{
	return s->facts.at[term].count;
}

static int64_t key_of_weight(const struct keyword_scratch *s, uint32_t term)
{
	return (int64_t)s->facts.at[term].count * s->terms->list.at[term].weight;
}

static int64_t key_of_score(const struct keyword_scratch *s, uint32_t term)
{
	return s->facts.at[term].score;
}

void keyword_ranks(struct keyword_scratch *s)
{
	size_t n = rank_terms(s, key_of_count);

	for (size_t i = 0; i < n; i++)
		s->facts.at[s->ranked.at[i].term].count_rank = (uint32_t)i;
	n = rank_terms(s, key_of_weight);
	for (size_t i = 0; i < n; i++)
		s->facts.at[s->ranked.at[i].term].rank = (uint32_t)i;
}

/* The rows of value 0, which most features have most of the time, are all 0. */
static int32_t score(const uint8_t bins[static KEYWORD_FEATURES])
{
	int16_t sums[KEYWORD_HIDDEN];
	int32_t score;

	memcpy(sums, keyword_bias, sizeof(sums));
	for (int f = 0; f < KEYWORD_FEATURES; f++) {
		const int16_t *row = keyword_rows[f][bins[f]];

		for (int h = 0; bins[f] && h < KEYWORD_HIDDEN; h++)
			sums[h] = (int16_t)(sums[h] + row[h]);
	}
	score = sums[0] * keyword_out[0];
	for (int h = 1; h < KEYWORD_HIDDEN; h++)
		score += (sums[h] > 0 ? sums[h] : 0) * keyword_out[h];
	return score / (1 << KEYWORD_SHIFT);
}

void keyword_scores(struct keyword_scratch *s, const struct document *doc)
{
	uint8_t bins[KEYWORD_FEATURES];
	size_t n;

	keyword_ranks(s);
	for (uint32_t i = 0; i < s->facts.len; i++) {
		struct term_facts *f = &s->facts.at[i];

		if (!f->count)
			continue;
		f->score = KEYWORD_LEAST - (int32_t)(f->rank < 1000 ? f->rank : 1000);
		if (f->rank >= KEYWORD_SCORED)
			continue;
		keyword_features(s, doc, i, bins);
		f->score = score(bins);
	}
	n = rank_terms(s, key_of_score);
	vector_clear(&s->order);
	for (size_t i = 0; i < n; i++)
		*vector_push(&s->order) = s->ranked.at[i].term;
}
