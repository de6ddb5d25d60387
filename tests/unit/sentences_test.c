#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "text/token.h"

/* A row: a text, and its sentences with | between them. */
struct row {
	int line;
	const char *text, *sentences;
};

/* The phenomena of the "golden rules" of pragmatic_segmenter for English, in its
 * order, in examples of our own.
 *
 * Decided otherwise: dots typed apart (the last row but one) stay with the sentence
 * that they close. There, of four dots the first closes it and three begin the next
 * one; but whoever reads the first sentence alone should see that something was
 * left out. */
static const struct row golden[] = {
	/* 1-3: the three stops */
	{ __LINE__, "Rain fell. The river rose.", "Rain fell.|The river rose." },
	{ __LINE__, "Who won? The mayor did.", "Who won?|The mayor did." },
	{ __LINE__, "They won! I saw it.", "They won!|I saw it." },
	/* 4-9: short abbreviations */
	{ __LINE__, "The judge is Maria T. Lopez.", "The judge is Maria T. Lopez." },
	{ __LINE__, "The law is on p. 31.", "The law is on p. 31." },
	{ __LINE__, "Were Ann and co. in the hall?", "Were Ann and co. in the hall?" },
	{ __LINE__, "She left Hart, Low & Co. in May.", "She left Hart, Low & Co. in May." },
	{ __LINE__, "We asked Ann and co. They had no answer.",
	  "We asked Ann and co.|They had no answer." },
	{ __LINE__, "She left Hart, Low & Co. It was time.", "She left Hart, Low & Co.|It was time." },
	/* 10-12: before and after names */
	{ __LINE__, "Snow fell on Mt. Etna today.", "Snow fell on Mt. Etna today." },
	{ __LINE__, "St. Anne's is on 9th st. by the park.", "St. Anne's is on 9th st. by the park." },
	{ __LINE__, "It was Al Gore Jr.'s vote.", "It was Al Gore Jr.'s vote." },
	/* 13-17: several stops */
	{ __LINE__, "He toured the U.S.A. in spring.", "He toured the U.S.A. in spring." },
	{ __LINE__, "They left the E.U. What now?", "They left the E.U.|What now?" },
	{ __LINE__, "They fled to the U.S. When did they?", "They fled to the U.S.|When did they?" },
	{ __LINE__, "She sued the U.S. Government in Texas.", "She sued the U.S. Government in Texas." },
	{ __LINE__, "He lived in the U.S. for a year.", "He lived in the U.S. for a year." },
	/* 18: a.m. and p.m. */
	{ __LINE__, "At 9 a.m. Mr. Cole left home. He was back by 7 P.M. Mr. Cole then slept.",
	  "At 9 a.m. Mr. Cole left home.|He was back by 7 P.M.|Mr. Cole then slept." },
	/* 19-20: numbers */
	{ __LINE__, "It costs $250.00 a month.", "It costs $250.00 a month." },
	{ __LINE__, "It costs $250.00. That is too much.", "It costs $250.00.|That is too much." },
	/* 21: a sentence in brackets within another */
	{ __LINE__, "She runs a farm (Before that she was a nurse for ten years.) in the hills.",
	  "She runs a farm (Before that she was a nurse for ten years.) in the hills." },
	/* 22-23: addresses */
	{ __LINE__, "Write to Jo.Hill@example.org. She will reply.",
	  "Write to Jo.Hill@example.org.|She will reply." },
	{ __LINE__, "It is at https://www.example.20.org/a-b/list_of_names.html. Have a look.",
	  "It is at https://www.example.20.org/a-b/list_of_names.html.|Have a look." },
	/* 24-26: quotations */
	{ __LINE__, "He turned round, 'It is late.' he said.", "He turned round, 'It is late.' he said." },
	{ __LINE__, "He turned round, \"It is late.\" he said.",
	  "He turned round, \"It is late.\" he said." },
	{ __LINE__, "He turned round, \"It is late.\" He took his coat and went.",
	  "He turned round, \"It is late.\"|He took his coat and went." },
	/* 27-30: doubled marks */
	{ __LINE__, "Stop!! The bridge is out.", "Stop!!|The bridge is out." },
	{ __LINE__, "What?? Who said so?", "What??|Who said so?" },
	{ __LINE__, "What!? Is it true?", "What!?|Is it true?" },
	{ __LINE__, "What?! Is it true?", "What?!|Is it true?" },
	/* 31-39: lists within a line */
	{ __LINE__, "1.) The milk 2.) The bread", "1.) The milk|2.) The bread" },
	{ __LINE__, "1.) The milk. 2.) The bread.", "1.) The milk.|2.) The bread." },
	{ __LINE__, "1) The milk 2) The bread", "1) The milk|2) The bread" },
	{ __LINE__, "1) The milk. 2) The bread.", "1) The milk.|2) The bread." },
	{ __LINE__, "1. The milk 2. The bread", "1. The milk|2. The bread" },
	{ __LINE__, "1. The milk. 2. The bread.", "1. The milk.|2. The bread." },
	{ __LINE__, "\xe2\x80\xa2 9. The milk \xe2\x80\xa2 10. The bread",
	  "\xe2\x80\xa2 9. The milk|\xe2\x80\xa2 10. The bread" },
	{ __LINE__, "\xe2\x81\x83" "9. The milk \xe2\x81\x83" "10. The bread",
	  "\xe2\x81\x83" "9. The milk|\xe2\x81\x83" "10. The bread" },
	{ __LINE__, "a. The milk b. The bread c. The salt", "a. The milk|b. The bread|c. The salt" },
	/* 40-42: line ends */
	{ __LINE__, "Here a sentence\nruns on over the line end.",
	  "Here a sentence\nruns on over the line end." },
	{ __LINE__, "It was a dry \nsummer in the south.", "It was a dry \nsummer in the south." },
	{ __LINE__, "features\nlist of names\ndates, places\n", "features|list of names|dates, places" },
	/* 43: numbers with stops of their own */
	{ __LINE__, "It is marked N\xc2\xb0. 2210.114.870. That is where they dug.",
	  "It is marked N\xc2\xb0. 2210.114.870.|That is where they dug." },
	/* 44: names with an exclamation mark */
	{ __LINE__, "He left Yahoo! in the spring.", "He left Yahoo! in the spring." },
	/* 45: I, the word and the initial */
	{ __LINE__, "They chose you and I. Have you met Paul I. Stone?",
	  "They chose you and I.|Have you met Paul I. Stone?" },
	/* 46-51: dots */
	{ __LINE__, "He wrote that \xe2\x80\x9cthe rules of the sea will seem less harsh. . . .\xe2\x80\x9d",
	  "He wrote that \xe2\x80\x9cthe rules of the sea will seem less harsh. . . .\xe2\x80\x9d" },
	{ __LINE__, "\"Bell [...] took the image of the ladder [...]\" (Hale 90).",
	  "\"Bell [...] took the image of the ladder [...]\" (Hale 90)." },
	{ __LINE__, "Where words are left out at the end, dots tell so . . . . Another one begins.",
	  "Where words are left out at the end, dots tell so . . . .|Another one begins." },
	{ __LINE__, "He had not gone.... She shut the door.", "He had not gone....|She shut the door." },
	{ __LINE__, "I was not ... well, what I said...look . . . the point is . . . I did not go.",
	  "I was not ... well, what I said...look . . . the point is . . . I did not go." },
	{ __LINE__, "One more custom of theirs . . . was to walk. . . . The custom died out. . . .",
	  "One more custom of theirs . . . was to walk. . . .|The custom died out. . . ." },
	/* 52: no blank between sentences */
	{ __LINE__, "It rained.Today it is dry.Mr. Cole paid 1,000.That is a lot.",
	  "It rained.|Today it is dry.|Mr. Cole paid 1,000.|That is a lot." },
};

static const struct row news[] = {
	{ __LINE__, "", "" },
	{ __LINE__, " \n \n", "" },
	{ __LINE__, "WASHINGTON, Jan. 30 (Reuters) - The Senate voted on Monday. It was close.",
	  "WASHINGTON, Jan. 30 (Reuters) - The Senate voted on Monday.|It was close." },
	{ __LINE__, "\"We are done,\" he said. \"Go home.\"", "\"We are done,\" he said.|\"Go home.\"" },
	{ __LINE__, "\"Is it over?\" she asked. \"No!\" cried Mr. Hale.",
	  "\"Is it over?\" she asked.|\"No!\" cried Mr. Hale." },
	{ __LINE__, "\xe2\x80\x9cWhy now?\xe2\x80\x9d Ms. Ortiz asked. No one knew.",
	  "\xe2\x80\x9cWhy now?\xe2\x80\x9d Ms. Ortiz asked.|No one knew." },
	{ __LINE__, "\"Why now?\" The hall was silent.", "\"Why now?\"|The hall was silent." },
	{ __LINE__, "Apple Inc. Chief Executive Tim Cook spoke.", "Apple Inc. Chief Executive Tim Cook spoke." },
	{ __LINE__, "He runs Acme Inc. He sold it.", "He runs Acme Inc.|He sold it." },
	{ __LINE__, "They met at 5 p.m. Monday in Fresno, Calif. The talks failed.",
	  "They met at 5 p.m. Monday in Fresno, Calif.|The talks failed." },
	{ __LINE__, "The talks end at 9 p.m. Police will be there.",
	  "The talks end at 9 p.m.|Police will be there." },
	{ __LINE__, "Sen. J. B. Smith, R-Ohio, met Gov. Lee.", "Sen. J. B. Smith, R-Ohio, met Gov. Lee." },
	{ __LINE__, "It read Roe v. Wade. The court agreed.", "It read Roe v. Wade.|The court agreed." },
	{ __LINE__, "It is No. 1. It was No. 5.", "It is No. 1.|It was No. 5." },
	{ __LINE__, "Just say no. It is easy.", "Just say no.|It is easy." },
	{ __LINE__, "They drew in Group A. Germany won.", "They drew in Group A.|Germany won." },
	{ __LINE__, "It began in World War I. It never ended.",
	  "It began in World War I.|It never ended." },
	{ __LINE__, "U.S. To Send More Troops", "U.S. To Send More Troops" },
	{ __LINE__, "It was signed (in March.) They left.", "It was signed (in March.)|They left." },
	{ __LINE__, "He said so ... twice.", "He said so ... twice." },
	{ __LINE__, "He waited\xe2\x80\xa6 Nobody came.", "He waited\xe2\x80\xa6|Nobody came." },
	{ __LINE__, "\"...and so on,\" he said. \"...And more.\"",
	  "\"...and so on,\" he said.|\"...And more.\"" },
	{ __LINE__, "Mayor opens bridge\n\nThe bridge is new. It is long.",
	  "Mayor opens bridge|The bridge is new.|It is long." },
	{ __LINE__, "By Ann Low\nThe bridge is new.\nIt is long.", "By Ann Low|The bridge is new.|It is long." },
	{ __LINE__, "Showers fell all week in the hills of the\nnorth, and the rivers that feed the lake\n"
		    "rose by a foot. Farmers were glad of it,\nbut the town was not.\n"
		    "    The mayor called for help on Monday.",
	  "Showers fell all week in the hills of the\nnorth, and the rivers that feed the lake\n"
	  "rose by a foot.|Farmers were glad of it,\nbut the town was not.|"
	  "The mayor called for help on Monday." },
	{ __LINE__, "\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82\xe9\x9b\xa8\xe3\x80\x82",
	  "\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82|\xe9\x9b\xa8\xe3\x80\x82" },
	{ __LINE__, "\xd9\x85\xd8\xaa\xd9\x89\xd8\x9f \xd9\x86\xd8\xb9\xd9\x85.",
	  "\xd9\x85\xd8\xaa\xd9\x89\xd8\x9f|\xd9\x86\xd8\xb9\xd9\x85." },
	{ __LINE__, "Black Girls Rock! aired on Monday.", "Black Girls Rock! aired on Monday." },
	{ __LINE__, "We won. -- Ann Low", "We won.|-- Ann Low" },
	{ __LINE__, "Am 3. M\u00e4rz kam sie. Das war der 2. Platz am 12. April. Er ist 30. Das ist alt.",
	  "Am 3. M\u00e4rz kam sie.|Das war der 2. Platz am 12. April.|Er ist 30.|Das ist alt." },
	{ __LINE__, "She came in 3. August was hot. In May it was 30. April was cold.",
	  "She came in 3.|August was hot.|In May it was 30.|April was cold." },
};

static void check(const struct row *row, token_vector *tokens, sentence_vector *sentences)
{
	struct slice text = slice_of(row->text);
	struct buffer joined = { 0 };

	tokenize(text, true, tokens);
	sentences_split(text, tokens, sentences);
	for (size_t i = 0; i < sentences->len; i++) {
		struct sentence *s = &sentences->at[i];

		buffer_string(&joined, i ? "|" : "");
		buffer_slice(&joined, slice_sub(text, s->start, s->end));
		for (size_t k = s->first; k < s->last; k++)
			assert_int_equal(tokens->at[k].sentence, i);
	}
	if (!slice_is(buffer_view(&joined), row->sentences))
		fail_msg("line %d: %.*s", row->line, SLICE_ARG(buffer_view(&joined)));
	buffer_free(&joined);
}

static void check_rows(const struct row *rows, size_t n)
{
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };

	for (size_t i = 0; i < n; i++)
		check(&rows[i], &tokens, &sentences);
	vector_free(&tokens);
	vector_free(&sentences);
}

static void golden_rules(void **state)
{
	(void)state;
	check_rows(golden, sizeof(golden) / sizeof(*golden));
}

static void news_rows(void **state)
{
	(void)state;
	check_rows(news, sizeof(news) / sizeof(*news));
}

static void paragraphs_and_headlines(void **state)
{
	struct slice text = SLICE("Mayor opens bridge\n\nIt is new. It is long.\n\n\"Good,\" he said.\n");
	static const bool paragraph[] = { true, true, false, true };
	static const bool headline[] = { true, false, false, false };
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };

	(void)state;
	tokenize(text, true, &tokens);
	sentences_split(text, &tokens, &sentences);
	assert_int_equal(sentences.len, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(sentences.at[i].paragraph, paragraph[i]);
		assert_int_equal(sentences.at[i].headline, headline[i]);
	}
	vector_free(&tokens);
	vector_free(&sentences);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_rules),
		cmocka_unit_test(news_rows),
		cmocka_unit_test(paragraphs_and_headlines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
