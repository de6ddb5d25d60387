#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"
#include "base/utf8.h"

static const char article[] =
	"Council votes to close swimming pool\n\n"
	"The Marlow Town Council voted on Monday to close the open-air swimming pool. "
	"The swimming pool needs new pumps, said Anna Brandt. The pumps cost too much.\n\n"
	"Anna Brandt told the Marlow Town Council that visitors stayed away from the swimming "
	"pools of the region. Pumps, filters and heating of the pool are old, Anna Brandt "
	"said. The US firm that built the pumps closed.\n\n"
	"Leave a Reply\n\n"
	"Your email address will not be published.";

static bool has(const struct document *doc, const char *text)
{
	for (size_t i = 0; i < doc->keywords.len; i++)
		if (slice_is(doc->keywords.at[i].text, text))
			return true;
	return false;
}

/* Does the text hold the keyword, but for the case of its first letter? */
static bool stands_in(struct slice text, struct slice keyword)
{
	for (size_t i = 0; i + keyword.len <= text.len; i++)
		if (utf8_lower(text.ptr[i]) == utf8_lower(keyword.ptr[0]) &&
		    memcmp(text.ptr + i + 1, keyword.ptr + 1, keyword.len - 1) == 0)
			return true;
	return false;
}

static void annotate_text(struct document *doc, struct annotation *how, const char *text)
{
	document_reset(doc);
	doc->text = slice_of(text);
	annotate(doc, how, LAYER_KEYWORDS);
	for (size_t i = 0; i < doc->keywords.len; i++) {
		const struct keyword *k = &doc->keywords.at[i];

		assert_in_range(k->score, 1, 1000);
		assert_true(!i || k->score <= k[-1].score);
		assert_true(k->count > 0 && k->start < doc->text.len);
		assert_true(k->text.len > 0 && stands_in(doc->text, k->text));
	}
}

static void a_reporter_s_mix(void **state)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	annotate_text(&doc, &how, article);
	assert_in_range(doc.keywords.len, 5, 10);
	assert_int_equal(doc.keywords.at[0].score, 1000);
	assert_true(has(&doc, "swimming pool"));
	assert_false(has(&doc, "swimming pools")); /* merged by stem */
	assert_false(has(&doc, "pool"));
	assert_true(has(&doc, "Anna Brandt"));
	assert_false(has(&doc, "Brandt"));
	for (size_t i = 0; i < doc.keywords.len; i++) {
		struct slice k = doc.keywords.at[i].text;

		assert_false(slice_is(k, "email") || slice_is(k, "Reply") || slice_is(k, "published"));
		assert_false(slice_starts(k, SLICE("the ")) || slice_ends(k, SLICE(" of")));
	}
	document_free(&doc);
	annotation_free(&how);
}

static void single_words(void **state)
{
	struct annotation how = { .language = "en", .keyword_words = true, .keywords = 5 };
	struct document doc = { 0 };

	(void)state;
	annotate_text(&doc, &how, article);
	assert_int_equal(doc.keywords.len, 5);
	for (size_t i = 0; i < doc.keywords.len; i++)
		assert_null(memchr(doc.keywords.at[i].text.ptr, ' ', doc.keywords.at[i].text.len));
	document_free(&doc);
	annotation_free(&how);
}

/* What a list of keywords has, and what it leaves out beside it. */
static void no_bad_ones(void **state)
{
	static const struct {
		int line;
		const char *text, *good, *bad;
	} rows[] = {
		{ __LINE__, "Russia sanctions hit banks. The sanctions on Russia hurt the banks. "
			    "More Russia sanctions are to come.", "Russia sanctions",
		  "sanctions on Russia" },
		{ __LINE__, "Carla Brenner spoke. Ms. Brenner met Carla Brenner's lawyer. Brenner left.",
		  "Carla Brenner", "Brenner" },
		{ __LINE__, "Russia and Russian troops. Russia sent the Russian army to Russia.",
		  "Russia", "Russian" },
		{ __LINE__, "The strike began on Tuesday. A strike on Tuesday, the second strike.",
		  "strike", "Tuesday" },
		{ __LINE__, "The strike began on Tuesday. A strike on Tuesday, the second strike.",
		  "strike", "second" },
		{ __LINE__, "WASHINGTON (AP) — The strike of pilots goes on. Pilots strike again.",
		  "strike of pilots", "WASHINGTON" },
		{ __LINE__, "Analysts expect a strike. The strike is what few analysts expected.",
		  "analysts", "Analysts" },
		{ __LINE__, "The novelist wrote a novel. Her novel made the novelist famous.",
		  "novelist", "novel" },
		{ __LINE__, "Deep-sea worms eat bones. The deep-sea worms live far down.",
		  "deep-sea worms", "sea worms" },
		{ __LINE__, "Sales show year-over-year growth. The year-over-year rise is small.",
		  "year-over-year", "over-year" },
		{ __LINE__, "The quake kills at least ten. It kills at least ten more quake victims.",
		  "quake", "kills at least" },
	};
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		annotate_text(&doc, &how, rows[i].text);
		if (!has(&doc, rows[i].good))
			fail_msg("line %d: no %s", rows[i].line, rows[i].good);
		if (has(&doc, rows[i].bad))
			fail_msg("line %d: %s", rows[i].line, rows[i].bad);
	}
	document_free(&doc);
	annotation_free(&how);
}

static void odd_text(void **state)
{
	static const char *const texts[] = { "", " ", ".", "the of and", "42", "a\n\nb\n\nc",
					     "US US US", "Leave a Reply" };
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		annotate_text(&doc, &how, texts[i]);
	annotate_text(&doc, &how, "US US US");
	assert_true(has(&doc, "US"));
	document_free(&doc);
	annotation_free(&how);
}

static void languages(void **state)
{
	static const struct {
		const char *language, *text, *keyword;
	} rows[] = {
		{ "de", "Der Bahnhof brennt. Die Feuerwehr war am Bahnhof.", "Bahnhof" },
		{ "fr", "La gare est fermée. Les trains évitent la gare.", "gare" },
		{ "es", "El puerto está cerrado. Los barcos evitan el puerto.", "puerto" },
	};
	struct document doc = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct annotation how = { .language = rows[i].language };

		annotate_text(&doc, &how, rows[i].text);
		if (!has(&doc, rows[i].keyword))
			fail_msg("%s: no %s", rows[i].language, rows[i].keyword);
		annotation_free(&how);
	}
	document_free(&doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reporter_s_mix), cmocka_unit_test(single_words),
		cmocka_unit_test(no_bad_ones), cmocka_unit_test(odd_text),
		cmocka_unit_test(languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
