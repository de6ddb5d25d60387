/* What train_clean.py learns from: pages read once, their blocks' features, and what becomes of
 * the blocks with given weights, as often as is asked. A shared library for Python's ctypes (for
 * developers; the build does not use it).
 *
 *   cc -std=c11 -D_GNU_SOURCE -O2 -shared -fPIC -I. -Ianalysis -Ibuild/gen -o page_features.so \
 *      scripts/page_features.c build/liblede.a -lutf8proc -lstemmer -lcjson -lz -lm -pthread
 */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "ingest/html/article.h"
#include "ingest/mojibake.h"

struct read_page {
	struct html_reader reader;
	struct html_known known;
	struct arena arena; /* what the metadata say */
	cJSON *json;        /* the page itself */
	size_t first;       /* features of the first pass, which depend on no weights */
};

static VECTOR(struct read_page *) pages;
static int32_t weights[2][FEATURES]; /* thousandths of a logit */

int feature_count(void)
{
	return FEATURES;
}

void feature_label(unsigned feature, char out[static 40])
{
	feature_name(feature, out);
}

static struct slice as_meant(struct html_reader *r, struct slice html)
{
	struct garbling g;

	if (!garbled(html, &g))
		return html;
	ungarble(html, &g, &r->mended, NULL);
	return buffer_view(&r->mended);
}

static void read_page(struct read_page *p, const char *line)
{
	struct html_article a = { .day = DAY_UNKNOWN };
	struct html_reader *r = &p->reader;

	*p = (struct read_page){ .json = cJSON_Parse(line) };
	html_read(&r->page, as_meant(r, slice_of(cJSON_GetObjectItem(p->json, "html")->valuestring)));
	metadata_read(&r->page, &p->arena, &a, &p->known);
	facts_gather(&r->facts, &r->page, &p->known);
	for (size_t i = 0; i < r->page.blocks.len; i++)
		facts_features(&r->facts, &r->page, i, 0);
	p->first = r->facts.features.len;
}

/* Of a file of NDJSON with id and html; returns how many pages there are now. */
int pages_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *line = NULL;
	size_t cap = 0;

	while (file && getline(&line, &cap, file) > 0) {
		struct read_page *p = memory_new(sizeof(*p));

		read_page(p, line);
		*vector_push(&pages) = p;
	}
	free(line);
	if (file)
		fclose(file);
	return (int)pages.len;
}

const char *page_id(int page)
{
	return cJSON_GetObjectItem(pages.at[page]->json, "id")->valuestring;
}

int page_blocks(int page)
{
	return (int)pages.at[page]->reader.page.blocks.len;
}

const char *block_text(int page, int block, int *len)
{
	const struct html_page *p = &pages.at[page]->reader.page;
	struct slice s = html_block_text(p, &p->blocks.at[block]);

	*len = (int)s.len;
	return s.ptr;
}

/* How many features each block has in a pass; returns their sum. */
int block_counts(int page, int pass, int32_t *counts)
{
	const struct html_facts *f = &pages.at[page]->reader.facts;
	int all = 0;

	for (size_t i = 0; i < f->blocks.len; i++)
		all += counts[i] = (int32_t)f->blocks.at[i].nfeatures[pass];
	return all;
}

/* Those features, block by block. */
void block_features(int page, int pass, uint16_t *out)
{
	const struct html_facts *f = &pages.at[page]->reader.facts;

	for (size_t i = 0; i < f->blocks.len; i++) {
		const struct block_facts *b = &f->blocks.at[i];

		memcpy(out, f->features.at + b->features[pass], b->nfeatures[pass] * sizeof(*out));
		out += b->nfeatures[pass];
	}
}

void set_weights(const int32_t *first, const int32_t *second)
{
	memcpy(weights[0], first, sizeof(weights[0]));
	memcpy(weights[1], second, sizeof(weights[1]));
}

static int32_t sum(const struct html_facts *facts, const struct block_facts *f, int pass, int list)
{
	const uint16_t *at = facts->features.at + f->features[list];
	int32_t score = 0;

	for (uint32_t i = 0; i < f->nfeatures[list]; i++)
		score += weights[pass][at[i]];
	return score;
}

/* As model_classify does it; the verdict of each block and its score. */
void classify(int page, uint8_t *verdicts, int32_t *scores)
{
	struct html_facts *facts = &pages.at[page]->reader.facts;
	const struct html_page *p = &pages.at[page]->reader.page;

	facts->features.len = pages.at[page]->first;
	for (size_t i = 0; i < p->blocks.len; i++)
		facts->blocks.at[i].score[0] = sum(facts, &facts->blocks.at[i], 0, 0);
	facts_second(facts, p);
	for (size_t i = 0; i < p->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		facts_features(facts, p, i, 1);
		f->score[1] = sum(facts, f, 1, 0) + sum(facts, f, 1, 1);
	}
	facts_decide(facts, p);
	for (size_t i = 0; i < p->blocks.len; i++) {
		verdicts[i] = facts->blocks.at[i].verdict;
		scores[i] = facts->blocks.at[i].score[1];
	}
}

/* The article's text, when it has been classified. */
const char *article_text(int page, int *len)
{
	struct read_page *p = pages.at[page];
	struct slice s = html_put(&p->reader, HTML_PLAIN, &p->known);

	*len = (int)s.len;
	return s.ptr;
}
