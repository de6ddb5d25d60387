#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/stem.h"

/* Snowball's own word list and its stems, a word a line. */
#define DATA "../shared/data/stem/"

static struct slice trimmed_line(char *line)
{
	return slice_trim(slice_of(line));
}

static void snowball_list(void **state)
{
	FILE *words = fopen(DATA "voc.txt", "r"), *stems = fopen(DATA "output.txt", "r");
	struct stemmer *stemmer = stemmer_open("en");
	char word[256], expected[256];
	unsigned n = 0;

	(void)state;
	if (!words || !stems)
		skip();
	assert_non_null(stemmer);
	while (fgets(word, sizeof(word), words) && fgets(expected, sizeof(expected), stems)) {
		struct slice found = stem_word(stemmer, trimmed_line(word));

		n++;
		if (!slice_equal(found, trimmed_line(expected)))
			fail_msg("line %u: %.*s", n, SLICE_ARG(found));
	}
	assert_int_equal(n, 42649);
	stemmer_close(stemmer);
	fclose(words);
	fclose(stems);
}

static const struct {
	int line;
	const char *language, *word, *stem;
} cases[] = {
	{ __LINE__, "en", "ministers", "minist" },
	{ __LINE__, "en", "", "" },
	{ __LINE__, "en", "3.5", "3.5" },
	{ __LINE__, "de", "h\xc3\xa4user", "haus" },
	{ __LINE__, "fr", "nationales", "national" },
	{ __LINE__, "es", "elecciones", "eleccion" },
	{ __LINE__, "ru", "\xd0\xb2\xd1\x8b\xd0\xb1\xd0\xbe\xd1\x80\xd1\x8b",
	  "\xd0\xb2\xd1\x8b\xd0\xb1\xd0\xbe\xd1\x80" },
	{ __LINE__, "en", "internationalisation-of-everything", "internationalisation-of-everyth" },
};

static void words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct stemmer *stemmer = stemmer_open(cases[i].language);

		for (int again = 0; again < 2; again++) { /* the second time from the cache */
			struct slice stem = stem_word(stemmer, slice_of(cases[i].word));

			if (!slice_is(stem, cases[i].stem))
				fail_msg("line %d: %.*s", cases[i].line, SLICE_ARG(stem));
		}
		stemmer_close(stemmer);
	}
}

static void languages(void **state)
{
	static const char *const codes[] = {
		"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id",
		"it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		struct stemmer *stemmer = stemmer_open(codes[i]);

		if (!stemmer)
			fail_msg("no stemmer for %s", codes[i]);
		stemmer_close(stemmer);
	}
	assert_null(stemmer_open("xx"));
	stemmer_close(NULL);
}

static void too_long(void **state)
{
	static char word[1 << 20];
	struct slice s = { word, sizeof(word) };
	struct stemmer *stemmer = stemmer_open("en");

	(void)state;
	memset(word, 's', sizeof(word));
	assert_true(slice_equal(stem_word(stemmer, s), s));
	stemmer_close(stemmer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(snowball_list),
		cmocka_unit_test(words),
		cmocka_unit_test(languages),
		cmocka_unit_test(too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
