#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "annotate/annotate.h"
#include "document/offsets.h"

/* Identifiers against the corpus: none is wrong, and most are there. A mention is judged
 * where its extent and type are right and its entity has that type too; the rest is the
 * tagger's, which tests/corpus.sh measures. */

enum { LEAST = 900 /* thousandths of the gold's identifiers that are found */ };

static const char gold_path[] = "corpus/gold/entities.ndjson";

struct tally {
	unsigned right, wrong, missing;
};

static struct slice string_at(const cJSON *item, const char *key)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, key);

	return cJSON_IsString(value) ? slice_of(value->valuestring) : (struct slice){ 0 };
}

static uint32_t byte_at(const struct offsets *offsets, const cJSON *item, const char *key)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(item, key);

	assert_true(cJSON_IsNumber(value));
	return offset_in(offsets, (uint64_t)value->valuedouble);
}

static const struct entity *entity_at(const struct document *doc, uint32_t start, uint32_t end,
				      struct slice type)
{
	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];
		const struct entity *e = &doc->entities.at[m->entity];

		if (m->start == start && m->end == end && m->type == e->type &&
		    slice_is(type, entity_type_names[e->type]))
			return e;
	}
	return NULL;
}

static void judge(struct document *doc, const cJSON *json, struct tally *sum)
{
	struct offsets offsets = offsets_of(doc->text, OFFSETS_CODEPOINTS, &doc->arena);
	const cJSON *item;

	cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive(json, "gold")) {
		struct slice ref = string_at(item, "ref"), id = string_at(json, "id");
		const struct entity *e =
			entity_at(doc, byte_at(&offsets, item, "start"),
				  byte_at(&offsets, item, "end"), string_at(item, "type"));

		if (e && e->ref.len && !slice_equal(e->ref, ref)) {
			print_error("%.*s: %.*s is %.*s, not %.*s\n", SLICE_ARG(id),
				    SLICE_ARG(string_at(item, "text")), SLICE_ARG(ref),
				    SLICE_ARG(e->ref));
			sum->wrong++;
		} else if (e && e->ref.len) {
			sum->right++;
		} else if (ref.len) {
			sum->missing++;
		}
	}
}

static void links_the_corpus(void **state)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };
	struct tally sum = { 0 };
	FILE *in = fopen(gold_path, "r");
	char *line = NULL;
	size_t cap = 0;
	unsigned recall;

	(void)state;
	if (!in)
		skip();
	while (getline(&line, &cap, in) > 0) {
		cJSON *json = cJSON_Parse(line);

		assert_non_null(json);
		document_reset(&doc);
		doc.text = string_at(json, "text");
		annotate(&doc, &how, LAYER_ENTITIES);
		judge(&doc, json, &sum);
		cJSON_Delete(json);
	}
	fclose(in);
	free(line);
	document_free(&doc);
	annotation_free(&how);
	assert_true(sum.right > 0);
	recall = 1000 * sum.right / (sum.right + sum.missing);
	print_message("# identifiers: %u right, %u wrong, %u missing: precision %u, recall %u "
		      "of 1000\n",
		      sum.right, sum.wrong, sum.missing, 1000 * sum.right / (sum.right + sum.wrong),
		      recall);
	assert_int_equal(sum.wrong, 0);
	assert_true(recall >= LEAST);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(links_the_corpus) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
