#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/token.h"

struct row {
	int line;
	const char *text, *tokens;
};

#define RIGHT "\xe2\x80\x99" /* U+2019 */
#define LEFT  "\xe2\x80\x98"

static const struct row english[] = {
	{ __LINE__, "", "" },
	{ __LINE__, " \t\r\n ", "" },
	{ __LINE__, "The mayor spoke.", "The|mayor|spoke|." },
	/* clitics */
	{ __LINE__, "Trump's don't can't won't ain't I'm they'll we've you're he'd",
	  "Trump|'s|do|n't|ca|n't|wo|n't|ai|n't|I|'m|they|'ll|we|'ve|you|'re|he|'d" },
	{ __LINE__, "Trump" RIGHT "s don" RIGHT "t", "Trump|" RIGHT "s|do|n" RIGHT "t" },
	{ __LINE__, "IT'S shouldn't've", "IT|'S|should|n't|'ve" },
	{ __LINE__, "cannot gonna gotta wanna dont", "can|not|gon|na|got|ta|wan|na|do|nt" },
	{ __LINE__, "Cannes gonnas", "Cannes|gonnas" },
	{ __LINE__, "the dogs' bones; 'dogs'", "the|dogs|'|bones|;|'|dogs|'" },
	{ __LINE__, "O'Brien D'Angelo rock'n'roll o'clock y'all", "O'Brien|D'Angelo|rock'n'roll|o'clock|y'|all" },
	{ __LINE__, "rock 'n' roll with 'em in the '90s", "rock|'n'|roll|with|'em|in|the|'90s" },
	{ __LINE__, "it 's", "it|'s" },
	/* abbreviations and initials */
	{ __LINE__, "Mr. Lee of the U.S. said, e.g. at 5 a.m. today", "Mr.|Lee|of|the|U.S.|said|,|e.g.|at|5|a.m.|today" },
	{ __LINE__, "J. B. Smith and J.K.Rowling", "J.|B.|Smith|and|J.K.|Rowling" },
	{ __LINE__, "a Ph.D. from M.I.T.", "a|Ph.D.|from|M.I.T." },
	{ __LINE__, "He runs Acme Inc.", "He|runs|Acme|Inc." },
	{ __LINE__, "No. 10 said no.", "No.|10|said|no|." },
	{ __LINE__, "It is vitamin C. It is Plan B.", "It|is|vitamin|C|.|It|is|Plan|B|." },
	{ __LINE__, "Jan.30 and Dr.Who", "Jan.|30|and|Dr.|Who" },
	{ __LINE__, "It ended.Then it began", "It|ended|.|Then|it|began" },
	/* numbers */
	{ __LINE__, "1,200.50 16:30 1/2/2017 9/11 2017-01-30 .5", "1,200.50|16:30|1/2/2017|9/11|2017-01-30|.5" },
	{ __LINE__, "$3.5m \xc2\xa3" "20bn 50% US$5 20km 5pm", "$|3.5|m|\xc2\xa3|20|bn|50|%|US$|5|20|km|5|pm" },
	{ __LINE__, "28th 1st 1990s 1970's 2016's 3G G20 H5N1", "28th|1st|1990s|1970's|2016|'s|3G|G20|H5N1" },
	{ __LINE__, "3-2 2009-10 1998\xe2\x80\x93" "99 303-832-8160 555-0199",
	  "3|-|2|2009|-|10|1998|\xe2\x80\x93|99|303-832-8160|555-0199" },
	{ __LINE__, "a 15-year-old, 24/7, F-16s, H-1B", "a|15|-|year|-|old|,|24|/|7|,|F|-|16s|,|H|-|1B" },
	{ __LINE__, "It is 5. It was 1,000.", "It|is|5|.|It|was|1,000|." },
	/* hyphens */
	{ __LINE__, "well-known US-Russia al-Qaeda Jean-Claude", "well|-|known|US|-|Russia|al|-|Qaeda|Jean|-|Claude" },
	{ __LINE__, "co-operate e-mail re-elect ex-wife anti-U.S. mid-1990s post-9/11",
	  "co-operate|e-mail|re-elect|ex-wife|anti-U.S.|mid-1990s|post-9/11" },
	{ __LINE__, "over-the-counter U.S.-led ex-vice-president", "over|-|the|-|counter|U.S.|-|led|ex-vice-president" },
	{ __LINE__, "Moscow\xe2\x80\x93" "Kiev so--so well\xe2\x80\x94" "no", "Moscow|\xe2\x80\x93|Kiev|so|--|so|well|\xe2\x80\x94|no" },
	/* slashes and ampersands */
	{ __LINE__, "and/or Washington/Moscow w/o AT&T R&B C++ C#", "and|/|or|Washington|/|Moscow|w/o|AT&T|R&B|C++|C#" },
	/* addresses and tags */
	{ __LINE__, "http://a.org/b?c=d. (See www.lede.org/x_(y).)", "http://a.org/b?c=d|.|(|See|www.lede.org/x_(y)|.|)" },
	{ __LINE__, "first.last-name@mail.example.org, @name #tag #1", "first.last-name@mail.example.org|,|@name|#tag|#|1" },
	{ __LINE__, "Amazon.com and report.pdf", "Amazon.com|and|report.pdf" },
	/* quotation marks and other punctuation */
	{ __LINE__, "\"Go,\" ``he'' \xe2\x80\x9csaid\xe2\x80\x9d " LEFT "so" RIGHT, "\"|Go|,|\"|``|he|''|\xe2\x80\x9c|said|\xe2\x80\x9d|" LEFT "|so|" RIGHT },
	{ __LINE__, "Wait... what?! No!!", "Wait|...|what|?!|No|!!" },
	{ __LINE__, "(a) [b] :) :-(", "(|a|)|[|b|]|:)|:-(" },
	{ __LINE__, "putinLast f**k ***", "putin|Last|f**k|***" },
	{ __LINE__, "iPhone makers and the eBay site", "iPhone|makers|and|the|eBay|site" },
	/* beyond ASCII */
	{ __LINE__, "a\xc2\xa0" "b caf\xc3\xa9 e\xcc\x81te\xcc\x81", "a|b|caf\xc3\xa9|e\xcc\x81te\xcc\x81" },
	{ __LINE__, "co\xc2\xadop zero\xe2\x80\x8bwidth", "co\xc2\xadop|zero\xe2\x80\x8bwidth" },
	{ __LINE__, "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80\xf0\x9f\x87\xba\xf0\x9f\x87\xb8ok",
	  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80|\xf0\x9f\x87\xba\xf0\x9f\x87\xb8|ok" },
	{ __LINE__, "\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82", "\xe6\x9d\xb1|\xe4\xba\xac|\xe3\x80\x82" },
	{ __LINE__, "12\xc2\xbd km\xc2\xb2", "12\xc2\xbd|km\xc2\xb2" },
};

static const struct row other_languages[] = {
	{ __LINE__, "l'homme d" RIGHT "Ivoire aujourd'hui", "l'|homme|d" RIGHT "|Ivoire|aujourd'hui" },
	{ __LINE__, "peut-\xc3\xaatre 3,5", "peut|-|\xc3\xaatre|3,5" },
	{ __LINE__, "\xd0\x9f\xd0\xbe\xd0\xb5\xd0\xb7\xd0\xb4 can't", "\xd0\x9f\xd0\xbe\xd0\xb5\xd0\xb7\xd0\xb4|can't" },
};

static void join(struct slice text, const token_vector *tokens, struct buffer *out)
{
	buffer_clear(out);
	for (size_t i = 0; i < tokens->len; i++) {
		buffer_string(out, i ? "|" : "");
		buffer_slice(out, token_text(text, &tokens->at[i]));
	}
}

static void check_rows(const struct row *rows, size_t n, bool in_english)
{
	token_vector tokens = { 0 };
	struct buffer joined = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct slice text = slice_of(rows[i].text);

		tokenize(text, in_english, &tokens);
		join(text, &tokens, &joined);
		if (!slice_is(buffer_view(&joined), rows[i].tokens))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(buffer_view(&joined)));
	}
	vector_free(&tokens);
	buffer_free(&joined);
}

static void english_rows(void **state)
{
	(void)state;
	check_rows(english, sizeof(english) / sizeof(*english), true);
}

static void other_rows(void **state)
{
	(void)state;
	check_rows(other_languages, sizeof(other_languages) / sizeof(*other_languages), false);
}

static const struct {
	int line;
	const char *word;
	enum token_kind kind;
	enum token_case cased;
	const char *folded;
} forms[] = {
	{ __LINE__, "Trump", TOKEN_WORD, CASE_TITLE, "trump" },
	{ __LINE__, "A", TOKEN_WORD, CASE_TITLE, "a" },
	{ __LINE__, "NATO", TOKEN_WORD, CASE_UPPER, "nato" },
	{ __LINE__, "U.S.", TOKEN_WORD, CASE_UPPER, "u.s." },
	{ __LINE__, "McCain", TOKEN_WORD, CASE_MIXED, "mccain" },
	{ __LINE__, "iPhone", TOKEN_WORD, CASE_MIXED, "iphone" },
	{ __LINE__, "28th", TOKEN_WORD, CASE_LOWER, "28th" },
	{ __LINE__, "1,200", TOKEN_NUMBER, CASE_NONE, "1,200" },
	{ __LINE__, "16:30", TOKEN_NUMBER, CASE_NONE, "16:30" },
	{ __LINE__, "%", TOKEN_PUNCT, CASE_NONE, "%" },
	{ __LINE__, "$", TOKEN_SYMBOL, CASE_NONE, "$" },
	{ __LINE__, "\xf0\x9f\x98\x80", TOKEN_SYMBOL, CASE_NONE, "\xf0\x9f\x98\x80" },
	{ __LINE__, "http://a.org", TOKEN_URL, CASE_LOWER, "http://a.org" },
	{ __LINE__, "Jo@Example.org", TOKEN_URL, CASE_TITLE, "jo@example.org" },
	{ __LINE__, "@name", TOKEN_HANDLE, CASE_LOWER, "@name" },
	{ __LINE__, "#Tag", TOKEN_HASHTAG, CASE_TITLE, "#tag" },
	{ __LINE__, "O" RIGHT "Brien", TOKEN_WORD, CASE_TITLE, "o'brien" },
	{ __LINE__, "\xc3\x89" "COLE", TOKEN_WORD, CASE_UPPER, "\xc3\xa9" "cole" },
	{ __LINE__, "E\xcc\x81" "COLE", TOKEN_WORD, CASE_UPPER, "\xc3\xa9" "cole" },
	{ __LINE__, "Nguye\xcc\x82\xcc\x83n", TOKEN_WORD, CASE_TITLE, "nguy\xe1\xbb\x85n" },
	{ __LINE__, "co\xc2\xadop", TOKEN_WORD, CASE_LOWER, "coop" },
};

static void forms_table(void **state)
{
	char folded[64];

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		struct slice s = slice_of(forms[i].word);
		struct token t = { .end = (uint32_t)s.len };
		struct slice fold = token_fold(s, folded, sizeof(folded));

		token_classify(s, &t);
		if (t.kind != forms[i].kind || t.cased != forms[i].cased ||
		    !slice_is(fold, forms[i].folded) || t.hash != hash_slice(fold))
			fail_msg("line %d: kind %d, case %d, %.*s", forms[i].line, t.kind, t.cased,
				 SLICE_ARG(fold));
	}
}

static void flags(void **state)
{
	struct slice text = SLICE("Mr. X's 3rd\nline\n\nCaf\xc3\xa9");
	static const uint8_t expected[] = {
		TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_PARAGRAPH | TOKEN_STOP | TOKEN_ASCII,
		TOKEN_SPACE_BEFORE | TOKEN_ASCII,
		TOKEN_CLITIC | TOKEN_ASCII,
		TOKEN_SPACE_BEFORE | TOKEN_DIGIT | TOKEN_ASCII,
		TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_ASCII,
		TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_PARAGRAPH,
	};
	token_vector tokens = { 0 };

	(void)state;
	tokenize(text, true, &tokens);
	assert_int_equal(tokens.len, sizeof(expected));
	for (size_t i = 0; i < tokens.len; i++) {
		struct token again = { .start = tokens.at[i].start, .end = tokens.at[i].end };

		assert_int_equal(tokens.at[i].flags, expected[i]);
		token_classify(text, &again);
		assert_memory_equal(&again, &tokens.at[i], sizeof(again));
	}
	vector_free(&tokens);
}

/* What holds for the tokens and sentences of any text. */
static void check_promises(struct slice text, const token_vector *tokens,
			   const sentence_vector *sentences)
{
	size_t at = 0, sentence = 0;

	for (size_t i = 0; i < tokens->len; i++) {
		const struct token *t = &tokens->at[i];
		struct token again = { .start = t->start, .end = t->end };
		size_t behind = t->end, next = t->start;

		assert_true(t->start < t->end && t->start >= at && t->end <= text.len);
		while (at < t->start)
			assert_true(utf8_is_space(utf8_next(text, &at)));
		assert_false(utf8_is_space(utf8_next(text, &next)));
		assert_false(utf8_is_space(utf8_before(text, behind, &behind)));
		at = t->end;
		token_classify(text, &again);
		assert_int_equal(again.hash, t->hash);
		assert_int_equal(again.kind, t->kind);
		assert_int_equal(again.cased, t->cased);
		assert_int_equal(again.first, t->first);
		assert_int_equal(again.flags & ~TOKEN_CLITIC, t->flags & ~TOKEN_CLITIC);
		while (sentences->at[sentence].last <= i)
			sentence++;
		assert_int_equal(t->sentence, sentence);
	}
	while (at < text.len)
		assert_true(utf8_is_space(utf8_next(text, &at)));
	for (size_t i = 0, token = 0; i < sentences->len; token = sentences->at[i++].last) {
		const struct sentence *s = &sentences->at[i];

		assert_true(s->first == token && s->last > s->first && s->last <= tokens->len);
		assert_int_equal(s->start, tokens->at[s->first].start);
		assert_int_equal(s->end, tokens->at[s->last - 1].end);
	}
}

static uint32_t random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

/* Pieces that meet in every order: stops, quotes, hyphens, digits, addresses. */
static void promises(void **state)
{
	static const char *const pieces[] = {
		"a", "The", "U", "Mr", "co", "n't", "cannot", "s", "www", "com", "http", "x9",
		"1", "20", "303", "8160", " ", " ", " ", "\n", "\n\n", "\r\n", "\xc2\xa0", ".", ".",
		"...", ",", "'", RIGHT, LEFT, "\"", "-", "--", "\xe2\x80\x93", "/", "://", "@", "#",
		"&", "$", "+", "*", "_", ":", ";", ")", "(", "!", "?", "\xe2\x80\xa6", "\xc3\xa9",
		"\xcc\x81", "\xc2\xad", "\xe2\x80\x8b", "\xe6\x9d\xb1", "\xf0\x9f\x91\xa9", "\xe2\x80\x8d",
		"\xf0\x9f\x87\xba", "\xe3\x80\x82", "\xe2\x80\xa2", "Inc", "p", "m", "k", "No", "I", "J",
	};
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };
	struct buffer text = { 0 };
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 30000; round++) {
		buffer_free(&text); /* so that a sanitizer sees a step too far */
		for (uint32_t n = random_next(&seed) % 40; n > 0; n--)
			buffer_string(&text, pieces[random_next(&seed) %
						    (sizeof(pieces) / sizeof(*pieces))]);
		tokenize(buffer_view(&text), round & 1, &tokens);
		sentences_split(buffer_view(&text), &tokens, &sentences);
		check_promises(buffer_view(&text), &tokens, &sentences);
		tokenize_uax29(buffer_view(&text), &tokens);
		sentences_uax29(buffer_view(&text), &tokens, &sentences);
		check_promises(buffer_view(&text), &tokens, &sentences);
	}
	vector_free(&tokens);
	vector_free(&sentences);
	buffer_free(&text);
}

static double seconds_for(struct slice text)
{
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };
	clock_t before = clock();

	tokenize(text, true, &tokens);
	sentences_split(text, &tokens, &sentences);
	vector_free(&tokens);
	vector_free(&sentences);
	return (double)(clock() - before) / CLOCKS_PER_SEC;
}

/* Text that has made other tokenizers look ahead or back without end. Sixteen times
 * the text may take sixteen times as long, and some for the noise; 256 times would
 * be the square. */
static void linear_time(void **state)
{
	static const char *const units[] = {
		"a", "(", "\"", "'", "-", ".", " ", "\n", "1", "1 ", "111 ", "a.", "a-", "a'", "ab.Cd.",
		"A.", "@", "a@", "@a ", "1-", "1/", "1,", "x.com/", "http://", "'a ", "\"a ", ". ", "! ",
		"...", " .", "a&", "_", "a_", "*", "a*", "#", "\n\n", "\r", "A. ", "Mr. ", "U.S. ",
		"\xcc\x81", "\xf0\x9f\x87\xba", "\xe2\x80\x8d", "\xf0\x9f\x91\xa9", RIGHT,
		("a" RIGHT),
		"\xe2\x80\xa6", "a\xe2\x80\x8b", "1. ", "a) ", ":", ":/", "\xc2\xa0", "`", "$", "US$",
		"a\nb", "\xe6\x9d\xb1", ".)", "\". ", "((a.) ",
	};
	enum { SMALL = 1 << 16, LARGE = 1 << 20 };
	struct buffer text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct slice unit = slice_of(units[i]);
		double small, large;

		buffer_clear(&text);
		while (text.len < LARGE)
			buffer_slice(&text, unit);
		small = seconds_for(slice_sub(buffer_view(&text), 0, SMALL / unit.len * unit.len));
		large = seconds_for(buffer_view(&text));
		if (large > 0.05 + small * 64)
			fail_msg("\"%s\": %.3f s, then %.3f s", units[i], small, large);
	}
	buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_rows), cmocka_unit_test(other_rows),
		cmocka_unit_test(forms_table),  cmocka_unit_test(flags),
		cmocka_unit_test(promises), cmocka_unit_test(linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
