/* Print the features that keywords_train.py learns from (for developers; the build does
 * not use it).
 *
 * usage: keyword_features < documents.ndjson
 *
 *   cc -std=c11 -D_GNU_SOURCE -O2 -I. -Ianalysis -Ibuild/gen -o keyword_features \
 *      scripts/keyword_features.c build/liblede.a -lutf8proc -lstemmer -lcjson -lz -pthread
 *
 * A line D with a document's id (- without one), then for each of its terms a line
 * with the word and the values, in the order of enum keyword_feature. */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "annotate/keywords/keywords.h"

static void print_document(struct document *doc, struct annotation *how)
{
	struct keyword_scratch *s = keyword_scratch_of(how);
	uint8_t bins[KEYWORD_FEATURES];

	annotate(doc, how, LAYER_ENTITIES);
	s->terms = terms_of(doc, how);
	keyword_facts(s, doc, how);
	keyword_ranks(s);
	for (uint32_t i = 0; i < s->facts.len; i++) {
		if (!s->facts.at[i].count)
			continue;
		keyword_of_document(s, doc, bins);
		keyword_of_count(s, s->facts.at[i].count, bins);
		keyword_of_sentence(doc, s->facts.at[i].first_sentence, bins);
		keyword_of_term(s, doc, i, bins);
		keyword_shares(&s->facts.at[i], bins);
		printf("C\t%.*s", SLICE_ARG(term_text(s->terms, doc, i)));
		for (int k = 0; k < KEYWORD_FEATURES; k++)
			printf("\t%u", bins[k]);
		putchar('\n');
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
		const char *id = cJSON_GetStringValue(cJSON_GetObjectItem(json, "id"));

		document_reset(&doc);
		doc.text = slice_of(cJSON_GetStringValue(cJSON_GetObjectItem(json, "text")));
		printf("D\t%s\n", id ? id : "-");
		print_document(&doc, &how);
		cJSON_Delete(json);
	}
	return 0;
}
