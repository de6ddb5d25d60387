#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"
#include "base/log2.h"

static void annotate_text(struct document *doc, struct annotation *how, const char *text)
{
	document_reset(doc);
	doc->text = slice_of(text);
	annotate(doc, how, LAYER_STATS);
}

static void counts(void **state)
{
	static const struct {
		int line;
		const char *text;
		uint64_t words, sentences, types, seconds;
	} rows[] = {
		{ __LINE__, "", 0, 0, 0, 0 },
		{ __LINE__, "Stop.", 1, 1, 1, 1 },
		{ __LINE__, "The cat saw the cat.", 5, 1, 3, 2 },
		/* clitics are no words of their own; numbers are words */
		{ __LINE__, "Trump's 3 plans don't work.", 5, 1, 5, 2 },
		{ __LINE__, "It told us: the US won. It did.", 8, 2, 6, 3 },
		{ __LINE__, "- ! ? -", 0, 1, 0, 0 },
	};
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct stats *s = &doc.stats;

		annotate_text(&doc, &how, rows[i].text);
		if (s->words != rows[i].words || s->types != rows[i].types ||
		    s->reading_seconds != rows[i].seconds)
			fail_msg("line %d: %d words, %d types, %d s", rows[i].line, (int)s->words,
				 (int)s->types, (int)s->reading_seconds);
	}
	document_free(&doc);
	annotation_free(&how);
}

static void assert_term(const struct document *doc, size_t i, const char *stem, const char *text,
			uint32_t count)
{
	const struct term *t = &doc->stats.terms.at[i];

	assert_true(i < doc->stats.terms.len);
	if (!slice_is(t->stem, stem) || !slice_is(t->text, text) || t->count != count)
		fail_msg("term %zu is %.*s %.*s %u", i, SLICE_ARG(t->stem), SLICE_ARG(t->text),
			 t->count);
}

static void terms(void **state)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	/* by falling count, then by stem; the commonest form, in its plainest case */
	annotate_text(&doc, &how, "Sanctions hurt. New sanctions and one sanction. TRUMP hurt "
				  "Trump. The US helps us.");
	assert_term(&doc, 0, "sanction", "sanctions", 3);
	assert_term(&doc, 1, "hurt", "hurt", 2);
	assert_term(&doc, 2, "trump", "Trump", 2);
	assert_term(&doc, 3, "US", "US", 1);
	for (size_t i = 0; i < doc.stats.terms.len; i++)
		assert_false(slice_is(doc.stats.terms.at[i].stem, "the"));
	document_free(&doc);
	annotation_free(&how);
}

/* The counts that annotators share must not outlive the document. */
static void documents_apart(void **state)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };
	char text[] = "Cats sleep.";

	(void)state;
	annotate_text(&doc, &how, text);
	assert_term(&doc, 0, "cat", "Cats", 1);
	memcpy(text, "Dogs", 4); /* same place, same length */
	annotate_text(&doc, &how, text);
	assert_term(&doc, 0, "dog", "Dogs", 1);
	document_free(&doc);
	annotation_free(&how);
}

static void languages(void **state)
{
	static const struct {
		const char *language, *text, *stem;
	} rows[] = {
		{ "de", "Die Häuser und die Häuser.", "haus" },
		{ "fr", "Les chevaux et les chevaux.", "cheval" },
		{ "ru", "Книги и книги.", "книг" },
	};
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct annotation how = { .language = rows[i].language };

		annotate_text(&doc, &how, rows[i].text);
		assert_int_equal(doc.stats.terms.len, 1);
		assert_int_equal(doc.stats.terms.at[0].count, 2);
		assert_true(slice_is(doc.stats.terms.at[0].stem, rows[i].stem));
		annotation_free(&how);
	}
	document_free(&doc);
}

static void logarithm(void **state)
{
	(void)state;
	assert_int_equal(log2_256(0), 0);
	assert_int_equal(log2_256(1), 0);
	assert_int_equal(log2_256(2), 256);
	assert_int_equal(log2_256(3), 405); /* 256 * 1.58496 = 405.7 */
	assert_int_equal(log2_256(1000), 2551);
	assert_int_equal(log2_256(1ull << 40), 40 * 256);
	assert_int_equal(log2_256(UINT64_MAX), 64 * 256 - 1);
	for (uint64_t n = 1; n < 100000; n++)
		assert_true(log2_256(n) <= log2_256(n + 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),	   cmocka_unit_test(terms),
		cmocka_unit_test(documents_apart), cmocka_unit_test(languages),
		cmocka_unit_test(logarithm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
