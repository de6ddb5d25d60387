#include "annotate/keywords/keywords.h"
#include "annotate/keywords/network.h"

/* Those of one count in the order of the text, very large counts taken as one. */
static void rank_by_count(struct keyword_scratch *s)
{
	enum { COUNTS = 256 };
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
	sort_falling(s->ranked.at, s->ranked.len);
	for (size_t i = 0; i < s->ranked.len; i++)
		s->facts.at[sort_index(s->ranked.at[i])].rank = (uint32_t)i;
}

/* Sums that fit a register of the plainest processors. */
enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(LANES * sizeof(int16_t))));

/* The rows of value 0, which most features have most of the time, are all 0; listing the
 * others first spares the processor what it cannot predict. */
static int32_t score(const uint8_t bins[static KEYWORD_FEATURES])
{
	int16_t sums[KEYWORD_HIDDEN];
	const int16_t *rows[KEYWORD_FEATURES];
	int32_t score;
	size_t n = 0;

	for (int f = 0; f < KEYWORD_FEATURES; f++) {
		rows[n] = keyword_rows[f][bins[f]];
		n += bins[f] != 0;
	}
	for (int h = 0; h < KEYWORD_HIDDEN; h += LANES) {
		lanes sum, row;

		memcpy(&sum, keyword_bias + h, sizeof(sum));
		for (size_t i = 0; i < n; i++) {
			memcpy(&row, rows[i] + h, sizeof(row));
			sum += row;
		}
		memcpy(sums + h, &sum, sizeof(sum));
	}
	score = sums[0] * keyword_out[0];
	for (int h = 1; h < KEYWORD_HIDDEN; h++)
		score += (sums[h] > 0 ? sums[h] : 0) * keyword_out[h];
	return score / (1 << KEYWORD_SHIFT);
}

/* Rising with the score, and not negative. */
static uint32_t score_key(int32_t score)
{
	return (uint32_t)score + 0x80000000u;
}

void keyword_scores(struct keyword_scratch *s, const struct document *doc)
{
	size_t scored;

	keyword_ranks(s);
	scored = s->ranked.len < KEYWORD_SCORED ? s->ranked.len : KEYWORD_SCORED;
	for (size_t i = 0; i < s->ranked.len; i++) {
		uint32_t term = sort_index(s->ranked.at[i]);
		struct term_facts *f = &s->facts.at[term];

		if (i < scored) {
			uint8_t bins[KEYWORD_FEATURES];

			keyword_features(s, doc, term, bins);
			f->score = score(bins);
			s->ranked.at[i] = sort_key(score_key(f->score), term);
		} else {
			f->score = KEYWORD_LEAST - (int32_t)(i < 1000 ? i : 1000);
		}
	}
	sort_falling(s->ranked.at, scored);
}
