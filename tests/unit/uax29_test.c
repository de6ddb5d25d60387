#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/token.h"
#include "text/uax29.h"

/* The boundaries of every line of the Unicode Consortium's own tests:
 *     ÷ 0061 × 0308 ÷ 0020 ÷	# comment   */

#define AUXILIARY "/usr/share/unicode/auxiliary/"

typedef size_t boundary(struct slice text, size_t start);

/* The text of a line, and after which of its bytes a boundary stands. */
static void read_line(char *line, struct buffer *text, bool ends[static 256])
{
	for (char *word = strtok(line, " \t\n"); word && *word != '#'; word = strtok(NULL, " \t\n")) {
		if (strcmp(word, "\xc3\xb7") == 0)
			ends[text->len] = true;
		else if (strcmp(word, "\xc3\x97") != 0)
			utf8_put(text, (int32_t)strtol(word, NULL, 16));
		assert_true(text->len < 256);
	}
}

static void check_line(boundary *next, char *line, unsigned number)
{
	bool expected[256] = { false }, found[256] = { true };
	struct buffer text = { 0 };

	read_line(line, &text, expected);
	for (size_t at = 0; at < text.len;) {
		at = next(buffer_view(&text), at);
		found[at] = true;
	}
	for (size_t i = 0; i <= text.len; i++)
		if (text.len && expected[i] != found[i])
			fail_msg("line %u: byte %zu", number, i);
	buffer_free(&text);
}

static void check_file(const char *path, boundary *next, unsigned at_least)
{
	FILE *f = fopen(path, "r");
	char line[4096];
	unsigned number = 0, checked = 0;

	if (!f)
		skip();
	while (fgets(line, sizeof(line), f)) {
		number++;
		if (*line == '#')
			continue;
		check_line(next, line, number);
		checked++;
	}
	fclose(f);
	assert_true(checked >= at_least);
}

static void word_breaks(void **state)
{
	(void)state;
	check_file(AUXILIARY "WordBreakTest.txt", uax29_word_end, 1800);
}

static void sentence_breaks(void **state)
{
	(void)state;
	check_file(AUXILIARY "SentenceBreakTest.txt", uax29_sentence_end, 500);
}

static const struct {
	int line;
	const char *text, *tokens;
	size_t sentences;
} cases[] = {
	{ __LINE__, "It can't wait. Why?", "It|can't|wait|.|Why|?", 2 },
	{ __LINE__, "  3.5 m\xc2\xa0" "away \n\n", "3.5|m|away", 1 },
	{ __LINE__, "\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82", "\xe6\x9d\xb1|\xe4\xba\xac|\xe3\x80\x82", 1 },
	{ __LINE__, " \n\t ", "", 0 },
};

static void tokens_and_sentences(void **state)
{
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };
	struct buffer joined = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice text = slice_of(cases[i].text);

		tokenize_uax29(text, &tokens);
		sentences_uax29(text, &tokens, &sentences);
		buffer_clear(&joined);
		for (size_t k = 0; k < tokens.len; k++) {
			buffer_string(&joined, k ? "|" : "");
			buffer_slice(&joined, token_text(text, &tokens.at[k]));
		}
		if (!slice_is(buffer_view(&joined), cases[i].tokens) ||
		    sentences.len != cases[i].sentences)
			fail_msg("line %d: %.*s, %zu", cases[i].line,
				 SLICE_ARG(buffer_view(&joined)), sentences.len);
	}
	vector_free(&tokens);
	vector_free(&sentences);
	buffer_free(&joined);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_breaks),
		cmocka_unit_test(sentence_breaks),
		cmocka_unit_test(tokens_and_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
