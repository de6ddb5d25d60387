/* Print the features that quotes_train.py learns from (for developers; the build does not
 * use it).
 *
 * usage: quote_features < documents.ndjson
 *
 *   cc -std=c11 -D_GNU_SOURCE -O2 -I. -Ianalysis -Ibuild/gen -o quote_features \
 *      scripts/quote_features.c build/liblede.a -lutf8proc -lstemmer -lcjson -lz -pthread
 *
 * D id / Q spans of a direct quote / C cue, content, rest, speaker, flag of
 * direct speech inside, word, pattern, values. Offsets are code points. */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "annotate/quotes/quotes.h"
#include "base/utf8.h"

static void print_offsets(const struct document *doc, uint32_t start, uint32_t end)
{
	printf("\t%zu %zu", utf8_count(slice_sub(doc->text, 0, start)),
	       utf8_count(slice_sub(doc->text, 0, end)));
}

static void print_range(const struct document *doc, struct range r)
{
	if (r.first < r.last)
		print_offsets(doc, doc->tokens.at[r.first].start, doc->tokens.at[r.last - 1].end);
	else
		putchar('\t');
}

static bool holds_utterance(const struct quote_scratch *q, const struct cue_candidate *c)
{
	for (uint32_t i = c->content.first; i < c->content.last && !is_inside(q, c->cue); i++)
		if (is_inside(q, i) && q->regions.at[region_at(q, i) - 1].utterance)
			return true;
	return false;
}

static void print_candidate(const struct document *doc, const struct quote_scratch *q,
			    const struct cue_candidate *c)
{
	putchar('C');
	print_range(doc, (struct range){ c->cue, c->cue + 1 });
	print_range(doc, c->content);
	print_range(doc, c->rest);
	print_range(doc, c->speaker.kind ? c->speaker.range : (struct range){ 0 });
	printf("\t%d\t%u\t%u", holds_utterance(q, c), c->word, c->pattern);
	for (int i = CUE_WORD + 1; i < CUE_FEATURES; i++)
		printf("\t%u", c->values[i]);
	putchar('\n');
}

static void print_quotes(struct document *doc, struct annotation *how)
{
	struct quote_scratch *q;

	annotate(doc, how, LAYER_TOKENS | LAYER_SENTENCES);
	annotation_lexicon(doc);
	q = quotes_prepare(doc, how);
	for (size_t i = 0; i < doc->quotes.len; i++) {
		putchar('Q');
		for (uint8_t s = 0; s < doc->quotes.at[i].nspans; s++)
			print_offsets(doc, doc->quotes.at[i].spans[s].start,
				      doc->quotes.at[i].spans[s].end);
		putchar('\n');
	}
	for (uint32_t s = 0; s < doc->sentences.len; s++) {
		clause_candidates(q, doc, s);
		for (size_t i = 0; i < q->candidates.len; i++)
			print_candidate(doc, q, &q->candidates.at[i]);
	}
}

int main(void)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };
	char *line = NULL;
	size_t cap = 0;

	while (getline(&line, &cap, stdin) > 0) {
		cJSON *json = cJSON_Parse(line);

		document_reset(&doc);
		doc.text = slice_of(cJSON_GetObjectItem(json, "text")->valuestring);
		printf("D\t%s\n", cJSON_GetObjectItem(json, "id")->valuestring);
		print_quotes(&doc, &how);
		cJSON_Delete(json);
	}
	return 0;
}
