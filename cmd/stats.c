#include "cmd/stats.h"

#include "cmd/print.h"

static void *sum_open(void)
{
	struct stats_sum *sum = memory_new(sizeof(*sum));

	*sum = (struct stats_sum){
		.terms = TALLY_OF(TERMS_MAX, TERMS_BYTES),
		.keywords = TALLY_OF(SMALL_MAX, SMALL_BYTES),
		.pairs = TALLY_OF(TABLE_MAX, TABLE_BYTES),
		.ngrams = TALLY_OF(TABLE_MAX, TABLE_BYTES),
		.periods = TALLY_OF(SMALL_MAX, SMALL_BYTES),
		.period_terms = TALLY_OF(TABLE_MAX, TABLE_BYTES),
	};
	return sum;
}

static void sum_close(void *opaque)
{
	struct stats_sum *sum = opaque;

	tally_free(&sum->terms);
	tally_free(&sum->keywords);
	tally_free(&sum->pairs);
	tally_free(&sum->ngrams);
	tally_free(&sum->periods);
	tally_free(&sum->period_terms);
	free(sum);
}

/* The reference is read before the batch: opened as the group that is not the batch. */
static char **reference_files(struct settings *s)
{
	return s->stats.against_count ? s->stats.against : NULL;
}

static void reference_read(void *opaque)
{
	struct stats_sum *sum = opaque;

	/* what was counted so far as the batch is the reference */
	sum->of[GROUP_REFERENCE] = sum->of[GROUP_BATCH];
	sum->of[GROUP_BATCH] = (struct stats_totals){ 0 };
	sum->group = GROUP_BATCH;
}
