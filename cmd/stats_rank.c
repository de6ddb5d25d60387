#include "cmd/stats.h"
#include "cmd/stats_score.h"

/* Which rows of a tally come first, and their scores. */

static int by_rank(const void *a, const void *b)
{
	const struct stats_row *x = a, *y = b;

	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? 1 : -1;
	if (x->entry->count[GROUP_BATCH] != y->entry->count[GROUP_BATCH])
		return x->entry->count[GROUP_BATCH] < y->entry->count[GROUP_BATCH] ? 1 : -1;
	return x->entry < y->entry ? -1 : x->entry > y->entry; /* the first to appear */
}

/* Sorted, and of each period no more than are to be shown. */
static stats_rows ranked(stats_rows rows, const struct settings *s)
{
	size_t most = s->stats.rows ? s->stats.rows : ROWS_USUAL, kept = 0, of_period = 0;

	if (rows.len)
		qsort(rows.at, rows.len, sizeof(*rows.at), by_rank);
	for (size_t i = 0; i < rows.len; i++) {
		of_period = i && rows.at[i].period == rows.at[i - 1].period ? of_period + 1 : 0;
		if (of_period < most)
			rows.at[kept++] = rows.at[i];
	}
	rows.len = kept;
	return rows;
}

/* The next entry from *at on that came up in the batch `least` times or more, or NULL. */
static const struct tally_entry *next_of(const struct tally *t, size_t *at, uint64_t least)
{
	while (*at < t->list.len) {
		const struct tally_entry *e = &t->list.at[(*at)++];

		if (e->count[GROUP_BATCH] >= least)
			return e;
	}
	return NULL;
}

static unsigned least_of(const struct settings *s)
{
	return s->stats.least ? s->stats.least : LEAST_USUAL;
}

stats_rows stats_rank_terms(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->terms, &at, 1))) {
		double count = (double)e->count[GROUP_BATCH];
		double idf = score_idf(e->documents[GROUP_BATCH],
				       sum->of[GROUP_BATCH].documents);

		*vector_push(&rows) = (struct stats_row){
			.entry = e, .score = count * idf, .ratio = idf,
			.rank = s->stats.tfidf ? count * idf : count,
		};
	}
	return ranked(rows, s);
}

stats_rows stats_rank_keywords(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->keywords, &at, 1)))
		*vector_push(&rows) =
			(struct stats_row){ .entry = e, .rank = e->documents[GROUP_BATCH] };
	return ranked(rows, s);
}

stats_rows stats_rank_keyness(const struct stats_sum *sum, const struct settings *s)
{
	uint64_t c = sum->of[GROUP_BATCH].words, d = sum->of[GROUP_REFERENCE].words;
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	if (!c || !d)
		return rows;
	while ((e = next_of(&sum->terms, &at, 0))) {
		uint64_t a = e->count[GROUP_BATCH], b = e->count[GROUP_REFERENCE];
		double g2 = score_log_likelihood(a, b, c, d);

		*vector_push(&rows) = (struct stats_row){
			.entry = e, .rank = g2, .score = g2, .ratio = score_log_ratio(a, b, c, d),
		};
	}
	return ranked(rows, s);
}

/* How often the stem came up; `together` times at the least, whatever the tally has lost. */
static uint64_t count_of(const struct stats_sum *sum, struct slice stem, uint64_t together)
{
	const struct tally_entry *e = tally_find(&sum->terms, stem);

	return e && e->count[GROUP_BATCH] > together ? e->count[GROUP_BATCH] : together;
}

stats_rows stats_rank_pairs(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->pairs, &at, least_of(s)))) {
		struct slice pair = tally_string(&sum->pairs, e->key);
		size_t space = (size_t)((char *)memchr(pair.ptr, ' ', pair.len) - pair.ptr);
		uint64_t xy = e->count[GROUP_BATCH];
		uint64_t x = count_of(sum, slice_sub(pair, 0, space), xy);
		uint64_t y = count_of(sum, slice_sub(pair, space + 1, pair.len), xy);
		double dice = score_log_dice(xy, x, y);

		*vector_push(&rows) = (struct stats_row){
			.entry = e, .rank = dice, .score = dice,
			.ratio = score_pmi(xy, x, y, sum->of[GROUP_BATCH].content),
		};
	}
	return ranked(rows, s);
}

stats_rows stats_rank_ngrams(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->ngrams, &at, least_of(s))))
		*vector_push(&rows) =
			(struct stats_row){ .entry = e, .rank = (double)e->count[GROUP_BATCH] };
	return ranked(rows, s);
}

/* The words of the period's documents. */
static uint64_t words_in(const struct stats_sum *sum, uint32_t period)
{
	char key[PERIOD_KEY];
	const struct tally_entry *e = tally_find(&sum->periods, stats_period_key(period, key));

	return e ? e->count[GROUP_BATCH] : 0;
}

stats_rows stats_rank_period_terms(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->period_terms, &at, 1))) {
		struct slice key = tally_string(&sum->period_terms, e->key);
		uint32_t period = stats_period_of(key);
		uint64_t a = e->count[GROUP_BATCH], c = words_in(sum, period);
		uint64_t b = count_of(sum, slice_sub(key, PERIOD_KEY, key.len), a) - a;
		uint64_t d = sum->of[GROUP_BATCH].words - c;

		*vector_push(&rows) = (struct stats_row){
			.entry = e, .period = period, .rank = (double)a,
			.score = score_log_likelihood(a, b, c, d),
			.ratio = score_log_ratio(a, b, c, d),
		};
	}
	return ranked(rows, s);
}

stats_rows stats_rank_periods(const struct stats_sum *sum, const struct settings *s)
{
	stats_rows rows = { 0 };
	const struct tally_entry *e;
	size_t at = 0;

	while ((e = next_of(&sum->periods, &at, 0)))
		*vector_push(&rows) = (struct stats_row){
			.entry = e, .period = stats_period_of(tally_string(&sum->periods, e->key)),
		};
	return ranked(rows, s);
}
