/* Print what train_clean.py learns from: the features of each block of each page, and what
 * becomes of it with the weights of a file (for developers; the build does not use it).
 *
 * usage: page_features WEIGHTS < pages.ndjson
 *
 *   cc -std=c11 -D_GNU_SOURCE -O2 -I. -Ianalysis -Ibuild/gen -o page_features \
 *      scripts/page_features.c build/liblede.a -lutf8proc -lstemmer -lcjson -lz -lm -pthread
 *
 * WEIGHTS: feature, first pass, second pass on each line, in thousandths of a logit.
 * Output: id, verdict, features of the first pass, of the second, text; first the names of all
 * features, on lines that begin with #. */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "ingest/html/article.h"

static int weights[2][FEATURES];

static int32_t sum(const struct html_facts *facts, const struct block_facts *f, int pass, int list)
{
	const uint16_t *at = facts->features.at + f->features[list];
	int32_t score = 0;

	for (uint32_t i = 0; i < f->nfeatures[list]; i++)
		score += weights[pass][at[i]];
	return score;
}

/* As model_classify does it. */
static void classify(struct html_facts *facts, const struct html_page *page)
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

static void print_block(const struct html_reader *r, const char *id, size_t i)
{
	const struct block_facts *f = &r->facts.blocks.at[i];
	struct slice text = html_block_text(&r->page, &r->page.blocks.at[i]);

	printf("%s\t%s\t", id, verdict_names[f->verdict]);
	for (int pass = 0; pass < 2; pass++) {
		for (uint32_t k = 0; k < f->nfeatures[pass]; k++)
			printf(k ? " %u" : "%u", r->facts.features.at[f->features[pass] + k]);
		putchar('\t');
	}
	for (size_t k = 0; k < text.len; k++)
		putchar((unsigned char)text.ptr[k] < ' ' ? ' ' : text.ptr[k]);
	putchar('\n');
}

static void read_weights(const char *path)
{
	FILE *file = fopen(path, "r");
	unsigned feature;
	int first, second;

	while (file && fscanf(file, "%u %d %d", &feature, &first, &second) == 3 &&
	       feature < FEATURES) {
		weights[0][feature] = first;
		weights[1][feature] = second;
	}
	if (file)
		fclose(file);
}

int main(int argc, char **argv)
{
	struct html_reader r = { 0 };
	struct arena arena = { 0 };
	char *line = NULL;
	size_t cap = 0;

	if (argc != 2)
		return 2;
	read_weights(argv[1]);
	for (unsigned i = 0; i < FEATURES; i++) {
		char name[40];

		feature_name(i, name);
		printf("#%u\t%s\n", i, name);
	}
	while (getline(&line, &cap, stdin) > 0) {
		cJSON *json = cJSON_Parse(line);
		struct html_known known = { 0 };
		struct html_article a = { .day = DAY_UNKNOWN };

		html_read(&r.page, slice_of(cJSON_GetObjectItem(json, "html")->valuestring));
		metadata_read(&r.page, &arena, &a, &known);
		facts_gather(&r.facts, &r.page, &known);
		classify(&r.facts, &r.page);
		for (size_t i = 0; i < r.page.blocks.len; i++)
			print_block(&r, cJSON_GetObjectItem(json, "id")->valuestring, i);
		cJSON_Delete(json);
		arena_reset(&arena);
	}
	return 0;
}
