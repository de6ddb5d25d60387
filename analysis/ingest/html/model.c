#include "ingest/html/features.h"

/* A linear model in two passes, trained by scripts/train_clean.py (logistic regression): the
 * first looks at each block and its place in the page, the second also at what the first
 * said of the blocks around. Weights are thousandths of a logit. */
static const int16_t weights[2][FEATURES] = {
#include "ingest/html/weights_table.h"
};

const char *const verdict_names[] = { "dropped", "kept", "title", "repeated" };

int model_weight(int pass, unsigned feature)
{
	return weights[pass][feature];
}

static int32_t sum(const struct html_facts *facts, const struct block_facts *f, int pass, int list)
{
	const uint16_t *at = facts->features.at + f->features[list];
	int32_t score = 0;

	for (uint32_t i = 0; i < f->nfeatures[list]; i++)
		score += weights[pass][at[i]];
	return score;
}

void model_classify(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = 0; i < page->blocks.len; i++) {
		facts_features(facts, page, i, 0);
		facts->blocks.at[i].score[0] = sum(facts, &facts->blocks.at[i], 0, 0);
	}
	facts_second(facts, page);
	for (size_t i = 0; i < page->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		facts_features(facts, page, i, 1);
		f->score[1] = sum(facts, f, 1, 0) + sum(facts, f, 1, 1);
	}
	facts_decide(facts, page);
}
