/* Print the features that keywords_train.py learns from (for developers; the build does
 * not use it).
 *
 * usage: keyword_features < documents.ndjson
 *
 *   cc -std=c11 -D_GNU_SOURCE -O2 -I. -Ianalysis -Ibuild/gen -o keyword_features \
 *      scripts/keyword_features.c build/liblede.a -lutf8proc -lstemmer -lcjson -lz -pthread
 *
 * A line D with a document's id (- without one), then for each of its terms a line
 * with the word and the values, in the order of enum keyword_feature, and behind them what
 * only the teachers see: they learn a little more of it, the network nothing. */
#include <cjson/cJSON.h>
#include <stdio.h>

#include "annotate/keywords/keywords.h"
#include "base/log2.h"

/* What is not gathered for the network. */
struct more_facts {
	uint32_t tokens; /* of the sentences that it stands in */
	uint32_t after[CLASSES];
};

static void gather(const struct keyword_scratch *s, const struct document *doc,
		   struct more_facts *more)
{
	const struct terms *t = s->terms;

	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		for (uint32_t k = t->first_place.at[i];
		     keyword_sentence(s, i) && k < t->first_place.at[i + 1]; k++) {
			uint32_t token = t->places.at[k];
			struct more_facts *m = &more[term_of(t, token)];

			m->tokens += sentence->last - sentence->first;
			if (token + 1 < sentence->last)
				m->after[keyword_class(s, token + 1)]++;
		}
	}
}

static void print_value(uint32_t value)
{
	printf("\t%u", value < KEYWORD_BINS ? value : KEYWORD_BINS - 1);
}

static void print_more(const struct keyword_scratch *s, const struct document *doc,
		       const struct term_facts *f, const struct more_facts *more)
{
	print_value(log2_256(s->terms->words) / 128);
	print_value(log2_256(doc->sentences.len) / 128);
	print_value(s->most);
	print_value(more->tokens / f->count / 4);
	for (int i = 0; i < CLASSES; i++)
		print_value(more->after[i] ? 1 + more->after[i] * 6 / f->count : 0);
}

static void print_document(struct document *doc, struct annotation *how)
{
	struct keyword_scratch *s = keyword_scratch_of(how);
	struct more_facts *more;
	uint8_t bins[KEYWORD_FEATURES];

	annotate(doc, how, LAYER_ENTITIES);
	s->terms = terms_of(doc, how);
	keyword_facts(s, doc, how);
	keyword_ranks(s);
	more = memory_zeroed(s->facts.len * sizeof(*more));
	gather(s, doc, more);
	for (uint32_t i = 0; i < s->facts.len; i++) {
		const struct term_facts *f = &s->facts.at[i];

		if (!f->count)
			continue;
		keyword_of_count(s, f->count, bins);
		keyword_of_sentence(doc, f->first_sentence, bins);
		keyword_of_term(s, doc, i, bins);
		keyword_shares(f, bins);
		printf("C\t%.*s", SLICE_ARG(term_text(s->terms, doc, i)));
		for (int k = 0; k < KEYWORD_FEATURES; k++)
			print_value(bins[k]);
		print_more(s, doc, f, &more[i]);
		putchar('\n');
	}
	free(more);
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
