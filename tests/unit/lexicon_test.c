#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "lexicon/lexicon.h"

struct found {
	token_vector tokens;
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n;
};

/* What the tokens from the start of text spell. */
static void look_up(struct slice text, lexicon_set wanted, struct found *f)
{
	tokenize(text, true, &f->tokens);
	lexicon_words(text, &f->tokens);
	f->n = lexicon_at(text, &f->tokens, 0, f->tokens.len, wanted, f->match);
}

static void names(void **state)
{
	static const struct {
		int line;
		const char *text, *longest; /* NULL: none */
	} rows[] = {
		{ __LINE__, "Germany won", "Germany" },
		{ __LINE__, "GERMANY WON", "GERMANY" },
		{ __LINE__, "United Kingdom officials", "United Kingdom" },
		{ __LINE__, "United\nKingdom officials", "United\nKingdom" },
		{ __LINE__, "United\n\nKingdom", NULL }, /* a paragraph ends there */
		{ __LINE__, "United officials", NULL },
		{ __LINE__, "Côte d’Ivoire said", "Côte d’Ivoire" }, /* ’ for the table's ' */
		{ __LINE__, "Côte d'Ivoire said", "Côte d'Ivoire" },
		{ __LINE__, "Germanyish", NULL },
		{ __LINE__, "nowhere at all", NULL },
		{ __LINE__, ".", NULL },
	};
	struct found f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct slice text = slice_of(rows[i].text), longest = { 0 };

		look_up(text, LEXICON_BIT(LEX_COUNTRIES), &f);
		if (f.n)
			longest = slice_sub(text, f.tokens.at[f.match[0].first].start,
					    f.tokens.at[f.match[0].last - 1].end);
		if (!slice_is(longest, rows[i].longest ? rows[i].longest : ""))
			fail_msg("line %d: \"%.*s\"", rows[i].line, SLICE_ARG(longest));
	}
	vector_free(&f.tokens);
}

static void longest_first(void **state)
{
	struct found f = { 0 };
	struct slice text = SLICE("New York Times reporters");

	(void)state;
	look_up(text, ~(lexicon_set)0, &f);
	assert_true(f.n >= 1);
	for (size_t i = 1; i < f.n; i++)
		assert_true(f.match[i].last <= f.match[i - 1].last);
	for (size_t i = 0; i < f.n; i++) { /* the limit cuts the long ones off */
		struct lexicon_match short_ones[LEXICON_MATCHES];
		size_t n = lexicon_at(text, &f.tokens, 0, 2, ~(lexicon_set)0, short_ones);

		for (size_t k = 0; k < n; k++)
			assert_true(short_ones[k].last <= 2);
	}
	vector_free(&f.tokens);
}

/* Rows of a table whose case counts: US and not us, IS and not is. */
static void exact_case(void **state)
{
	static const struct {
		int line;
		const char *text;
		bool found;
	} rows[] = {
		{ __LINE__, "US", true }, { __LINE__, "us", false }, { __LINE__, "Us", false },
		{ __LINE__, "UK", true }, { __LINE__, "uk", false },
	};
	struct found f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		look_up(slice_of(rows[i].text), LEXICON_BIT(LEX_COUNTRY_ACRONYMS), &f);
		if ((f.n > 0) != rows[i].found)
			fail_msg("line %d", rows[i].line);
	}
	vector_free(&f.tokens);
}

static void entries(void **state)
{
	struct found f = { 0 };
	struct lexicon_entry e;

	(void)state;
	look_up(SLICE("Germany"), LEXICON_BIT(LEX_COUNTRIES), &f);
	assert_int_equal(f.n, 1);
	e = lexicon_entry(f.match[0].entry);
	assert_int_equal(e.lexicon, LEX_COUNTRIES);
	assert_true(slice_is(e.name, "Germany") && slice_is(e.type, "LOC") && slice_is(e.kind, "country"));
	assert_true(slice_is(lexicon_ref(e.ref, "iso3166"), "DE"));
	assert_true(lexicon_word_sets(f.tokens.at[0].word) & LEXICON_BIT(LEX_COUNTRIES));
	assert_true(lexicon_word_starts(f.tokens.at[0].word));
	assert_true(lexicon_word_entry(f.tokens.at[0].word, LEX_COUNTRIES, &e));
	assert_false(lexicon_word_entry(f.tokens.at[0].word, LEX_SURNAMES, &e) &&
		     slice_is(e.type, "LOC"));
	assert_int_equal(lexicon_word_sets(0), 0);
	assert_false(lexicon_word_starts(0));
	vector_free(&f.tokens);
}

static void refs(void **state)
{
	static const struct {
		int line;
		const char *ref, *scheme, *value;
	} rows[] = {
		{ __LINE__, "iso3166:RU,geonames:2", "iso3166", "RU" },
		{ __LINE__, "iso3166:RU,geonames:2", "geonames", "2" },
		{ __LINE__, "iso3166:RU,geonames:2", "geo", "" },
		{ __LINE__, "iso3166:RU", "iso3166:RU", "" },
		{ __LINE__, "", "iso3166", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (!slice_is(lexicon_ref(slice_of(rows[i].ref), rows[i].scheme), rows[i].value))
			fail_msg("line %d", rows[i].line);
}

static void stop_words(void **state)
{
	static const struct {
		int line;
		const char *language, *word;
		bool stop;
	} rows[] = {
		{ __LINE__, "en", "the", true },   { __LINE__, "en", "The", true },
		{ __LINE__, "en", "minister", false }, { __LINE__, "de", "und", true },
		{ __LINE__, "en", "und", false },  { __LINE__, "xx", "the", false },
	};
	token_vector tokens = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct slice text = slice_of(rows[i].word);

		tokenize(text, true, &tokens);
		lexicon_words(text, &tokens);
		if (stopword(stopword_language(rows[i].language), tokens.at[0].word) != rows[i].stop)
			fail_msg("line %d", rows[i].line);
	}
	assert_false(stopword(stopword_language("en"), 0));
	vector_free(&tokens);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names),   cmocka_unit_test(longest_first), cmocka_unit_test(exact_case),
		cmocka_unit_test(entries), cmocka_unit_test(refs),	    cmocka_unit_test(stop_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
