#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "annotate/annotate.h"

static const char text[] =
	"Merkel visits Paris\n\nAngela Merkel flew to Paris on 28 January 2017. “We agree,” said Merkel.\n";

/* What a layer needs comes with it, and what that needs. */
static void needs(void **state)
{
	(void)state;
	assert_int_equal(annotate_needs(0), 0);
	assert_int_equal(annotate_needs(LAYER_LANGUAGE), LAYER_LANGUAGE);
	for (int i = 1; i < LAYER_COUNT; i++) {
		unsigned wanted = 1u << i, needed = annotate_needs(wanted);

		assert_true(needed & wanted);
		assert_true(needed & LAYER_LANGUAGE);
		assert_int_equal(annotate_needs(needed), needed);
	}
	assert_true(annotate_needs(LAYER_QUOTES) & LAYER_ENTITIES);
}

static void start(struct document *doc)
{
	document_reset(doc);
	doc->place.source = "-";
	doc->text = SLICE(text);
	doc->language = NULL;
}

static void every_layer(void **state)
{
	struct document doc = { 0 };
	struct annotation how = { .language = "en" };

	(void)state;
	start(&doc);
	annotate(&doc, &how, LAYER_ALL);
	assert_int_equal(doc.layers, LAYER_ALL);
	assert_string_equal(doc.language, "en");
	assert_int_equal(doc.sentences.len, 3);
	assert_true(doc.tokens.len > 15 && doc.entities.len >= 2 && doc.mentions.len >= 4);
	assert_int_equal(doc.dates.len, 1);
	assert_int_equal(doc.quotes.len, 1);
	assert_true(doc.keywords.len && doc.summary.len && doc.stats.words > 10);
	document_free(&doc);
	annotation_free(&how);
}

/* Only what is asked for; what is there already stays. */
static void no_work_twice(void **state)
{
	struct document doc = { 0 };
	struct annotation how = { .language = "en" };

	(void)state;
	start(&doc);
	annotate(&doc, &how, LAYER_SENTENCES);
	assert_int_equal(doc.layers, LAYER_LANGUAGE | LAYER_TOKENS | LAYER_SENTENCES);
	assert_int_equal(doc.dates.len, 0);
	*vector_push(&doc.dates) = (struct date){ .start = 0, .end = 6 };
	doc.layers |= LAYER_DATES;
	annotate(&doc, &how, LAYER_DATES | LAYER_STATS);
	assert_int_equal(doc.dates.len, 1);
	assert_int_equal(doc.dates.at[0].end, 6);
	assert_true(doc.stats.words > 0);
	document_free(&doc);
	annotation_free(&how);
}

/* A document and a worker are used again and again: nothing stays behind. */
static void used_again(void **state)
{
	struct document doc = { 0 }, fresh = { 0 };
	struct annotation how = { .language = "en" }, new = { .language = "en" };

	(void)state;
	for (int round = 0; round < 3; round++) {
		start(&doc);
		doc.text = slice_sub(doc.text, round == 1 ? 30 : 0, doc.text.len);
		annotate(&doc, &how, LAYER_ALL);
	}
	start(&fresh);
	annotate(&fresh, &new, LAYER_ALL);
	assert_int_equal(doc.tokens.len, fresh.tokens.len);
	assert_int_equal(doc.mentions.len, fresh.mentions.len);
	for (size_t i = 0; i < doc.mentions.len; i++)
		assert_int_equal(doc.mentions.at[i].start, fresh.mentions.at[i].start);
	assert_int_equal(doc.keywords.len, fresh.keywords.len);
	for (size_t i = 0; i < doc.keywords.len; i++)
		assert_true(slice_equal(doc.keywords.at[i].text, fresh.keywords.at[i].text));
	document_free(&doc);
	document_free(&fresh);
	annotation_free(&how);
	annotation_free(&how); /* it is empty now, and that is fine */
	annotation_free(&new);
}

static void given_sentences_stand(void **state)
{
	struct document doc = { 0 };
	struct annotation how = { .language = "en" };

	(void)state;
	start(&doc);
	*vector_push(&doc.sentences) = (struct sentence){ .start = 0, .end = sizeof(text) - 2 };
	doc.layers = LAYER_SENTENCES;
	annotate(&doc, &how, LAYER_TOKENS);
	assert_int_equal(doc.sentences.len, 1);
	assert_int_equal(doc.sentences.at[0].first, 0);
	assert_int_equal(doc.sentences.at[0].last, doc.tokens.len);
	start(&doc); /* these cut a word in two: others are made */
	*vector_push(&doc.sentences) = (struct sentence){ .start = 0, .end = 3 };
	*vector_push(&doc.sentences) = (struct sentence){ .start = 3, .end = sizeof(text) - 2 };
	doc.layers = LAYER_SENTENCES;
	annotate(&doc, &how, LAYER_TOKENS);
	assert_int_equal(doc.sentences.len, 3);
	document_free(&doc);
	annotation_free(&how);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(needs),      cmocka_unit_test(every_layer),
		cmocka_unit_test(no_work_twice), cmocka_unit_test(used_again),
		cmocka_unit_test(given_sentences_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
