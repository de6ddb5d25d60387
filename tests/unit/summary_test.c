#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"

static const char article[] =
	"Council votes to close swimming pool\n\n"
	"By Jane Doe\n\n"
	"The Marlow Town Council voted on Monday to close the open-air swimming pool for good. "
	"However, the vote was much closer than the mayor had expected before the debate. "
	"It rained.\n\n"
	"The swimming pool needs new pumps and filters that the town of Marlow cannot pay for.\n\n"
	"Photo: Jane Doe\n\n"
	"\"We fought for the pool for years,\" said Anna Brandt, who leads the friends of the pool. "
	"\"And we will go on, whatever the council of this town decides.\"\n\n"
	"Leave a Reply\n\n"
	"Your email address will not be published.";

/* The numbers of the sentences taken, as "2 4 7". */
static const char *summary_of(struct annotation how, const char *text, struct buffer *out)
{
	struct document doc = { 0 };

	how.language = "en";
	document_reset(&doc);
	doc.text = slice_of(text);
	annotate(&doc, &how, LAYER_SUMMARY);
	buffer_clear(out);
	for (size_t i = 0; i < doc.summary.len; i++) {
		const struct summary_sentence *s = &doc.summary.at[i];

		assert_in_range(s->score, 1, 1000);
		assert_true(s->sentence < doc.sentences.len);
		assert_true(!i || s[-1].sentence < s->sentence);
		buffer_format(out, i ? " %u" : "%u", s->sentence);
	}
	buffer_byte(out, '\0');
	document_free(&doc);
	annotation_free(&how);
	return out->at;
}

/* 0 headline, 1 byline, 2 3 4 lead, 5 pumps, 6 credit, 7 8 quotation, 9 10 the page's */
static void limits(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	assert_string_equal(summary_of((struct annotation){ .summary_sentences = 1 }, article, &out),
			    "2");
	assert_string_equal(summary_of((struct annotation){ .summary_words = 16 }, article, &out), "2");
	assert_string_equal(summary_of((struct annotation){ .summary_words = 4 }, article, &out), "");
	assert_string_equal(summary_of((struct annotation){ .summary_percent = 1 }, article, &out), "2");
	buffer_free(&out);
}

static void what_is_no_summary(void **state)
{
	struct buffer out = { 0 };
	const char *all = summary_of((struct annotation){ .summary_percent = 100 }, article, &out);

	(void)state;
	assert_string_equal(all, "2 3 5 7 8"); /* nor the three words of 4 */
	buffer_free(&out);
}

/* "However," only behind the sentence that it answers. */
static void no_dangling(void **state)
{
	static const char text[] =
		"It was a quiet morning with a little rain in the market square. "
		"However, the council of Marlow closed the swimming pool of Marlow that day. "
		"The council of Marlow wants to sell the swimming pool to the highest bidder.";
	struct buffer out = { 0 };

	(void)state;
	assert_string_equal(summary_of((struct annotation){ .summary_sentences = 1 }, text, &out), "2");
	buffer_free(&out);
}

static void odd_text(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	assert_string_equal(summary_of((struct annotation){ 0 }, "", &out), "");
	assert_string_equal(summary_of((struct annotation){ 0 }, "\n\n.\n\n", &out), "");
	assert_string_equal(summary_of((struct annotation){ 0 }, "Leave a Reply", &out), "");
	buffer_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits),
		cmocka_unit_test(what_is_no_summary),
		cmocka_unit_test(no_dangling),
		cmocka_unit_test(odd_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
