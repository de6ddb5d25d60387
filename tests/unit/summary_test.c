#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

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

/* What a pronoun or "However," leans on comes with it, or it does not come. */
static void no_dangling(void **state)
{
	static const struct {
		int line;
		unsigned sentences;
		const char *text, *taken;
	} rows[] = {
		{ __LINE__, 1,
		  "It was a quiet morning with a little rain in the market square. "
		  "However, the council of Marlow closed the swimming pool of Marlow that day. "
		  "The council of Marlow wants to sell the swimming pool to the highest bidder.",
		  "0" },
		{ __LINE__, 2,
		  "The council of Marlow closed the open-air swimming pool of Marlow on Monday. "
		  "Why did it do so in the middle of the summer? "
		  "However, the pool of Marlow may open again next year with the help of friends. "
		  "The friends of the pool in Marlow have collected 4,000 signatures so far.",
		  "0 3" },
		/* nobody else is named in between */
		{ __LINE__, 2,
		  "Anna Brandt has led the friends of the Marlow swimming pool for six years. "
		  "It rained. "
		  "She told the council of Marlow that the swimming pool belonged to the town.",
		  "0 2" },
		/* the mayor is: who is he? */
		{ __LINE__, 2,
		  "The Marlow Town Council voted on Monday to close the open-air swimming pool. "
		  "A word with Peter Quill was not possible. "
		  "He told the council of Marlow in May that the swimming pool would stay open.",
		  "0 1" },
		{ __LINE__, 1,
		  "Still shaken by the storm of Sunday, the council of Marlow met on Monday. "
		  "The council of Marlow wants to sell the swimming pool to the highest bidder.",
		  "0" },
		{ __LINE__, 3,
		  "But the council of Marlow closed the open-air swimming pool on Monday anyway. "
		  "The pool of Marlow needs new pumps and filters that the town cannot pay for.",
		  "1" },
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *taken = summary_of(
			(struct annotation){ .summary_sentences = rows[i].sentences }, rows[i].text, &out);

		if (strcmp(taken, rows[i].taken) != 0)
			fail_msg("line %d: %s instead of %s", rows[i].line, taken, rows[i].taken);
	}
	buffer_free(&out);
}

/* A quotation of two sentences comes as a whole or not at all. */
static void quotations(void **state)
{
	static const char *const texts[] = {
		"The Marlow Town Council voted on Monday to close the swimming pool for good. "
		"\"We fought for the swimming pool of Marlow for six years,\" Anna Brandt said. "
		"\"The council of Marlow never listened to the friends of the swimming pool. "
		"It will hear from the friends of the swimming pool of Marlow again.\" "
		"The pumps of the swimming pool were built in Brayford in 1963 by Calder Works.",

		"The Marlow Town Council voted on Monday to close the swimming pool for good. "
		"The friends' leader had fought for the swimming pool of Marlow for six years. "
		"Anna Brandt said: 'No councillor ever listened to what engineers told them last winter. "
		"Brayford built new changing rooms for a tenth of the price of these pumps.' "
		"The pumps of the swimming pool were built in Brayford in 1963 by Calder Works.",

		"The Marlow Town Council voted on Monday to close the swimming pool for good. "
		"The leader of its friends had fought for the swimming pool of Marlow for six years.\n\n"
		"“No councillor ever listened to what engineers told them last winter.\n\n"
		"“Brayford built new changing rooms for a tenth of the price,” Anna Brandt said.\n\n"
		"The pumps of the swimming pool were built in Brayford in 1963 by Calder Works.",
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		for (unsigned n = 1; n <= 5; n++) {
			const char *taken = summary_of(
				(struct annotation){ .summary_sentences = n }, texts[i], &out);

			assert_true(!strstr(taken, "2") == !strstr(taken, "3"));
		}
		assert_string_equal(out.at, "0 1 2 3 4");
	}
	/* a mark that nobody closes tears nothing */
	assert_string_equal(
		summary_of((struct annotation){ 0 },
			   "The Marlow Town Council voted on Monday to close the \"pool for good. "
			   "The pumps of the swimming pool were built in Brayford in 1963. "
			   "Anna Brandt leads the friends of the swimming pool of Marlow. "
			   "The mayor of Marlow, Peter Quill, was in Brayford on that day.",
			   &out),
		"0 1 2");
	buffer_free(&out);
}

/* What somebody goes on saying is not told without who says it. */
static void goes_on_speaking(void **state)
{
	static const char text[] =
		"The Marlow Town Council voted on Monday to close the swimming pool for good. "
		"The friends of the pool had fought for it for six years and lost in the end.\n\n"
		"\"Nobody listened,\" Anna Brandt said. \"The council of Marlow never wanted a pool.\"\n\n"
		"The pumps of the swimming pool were built in Brayford in 1963 by Calder Works.";
	struct buffer out = { 0 };

	(void)state;
	assert_string_equal(summary_of((struct annotation){ 0 }, text, &out), "0 1 4");
	buffer_free(&out);
}

/* A third sentence that begins with a quotation yields to a fourth that does not. */
static void weak_third(void **state)
{
	static const char text[] =
		"The Marlow Town Council voted on Monday to close the swimming pool for good. "
		"The pumps of the pool were built in Brayford in 1963 and cannot be repaired. "
		"\"Nobody here has ever seen such pumps before,\" one of the engineers said. "
		"Marlow would have had to pay Calder Works 400,000 pounds for a new set.";
	struct buffer out = { 0 };

	(void)state;
	assert_string_equal(summary_of((struct annotation){ 0 }, text, &out), "0 1 3");
	buffer_free(&out);
}

/* What news pages leave in their text. */
static void furniture(void **state)
{
	static const struct {
		int line;
		const char *text, *taken;
	} rows[] = {
		{ __LINE__,
		  "By . Jane Harlow . PUBLISHED: . 14:11 EST, 25 October 2013 . | . "
		  "The council of Marlow in Dorset has closed its only swimming pool after a leak. "
		  "Out of water: The pool in Marlow was built in 1963 and needs new pumps . "
		  "Anna Brandt, who led the friends of the pool, said Marlow had been robbed. "
		  "Scroll down for video . "
		  "The mayor, Peter Quill, said that the new pumps would have cost £400,000.",
		  "5 7 9" },
		{ __LINE__,
		  "Anna Brandt and the friends of the swimming pool in Marlow on Monday. "
		  "Photograph: Jane Harlow/CNA\n\n"
		  "The council of Marlow in Dorset has closed its only swimming pool after a leak.",
		  "2" },
		{ __LINE__,
		  "The council of Marlow in Dorset has closed its only swimming pool after a leak. "
		  "Editor's note: Jane Harlow is a columnist who lives in Marlow, close to the pool. "
		  "Read more: Why the pumps of the swimming pool of Marlow had to come from Brayford. "
		  "The mayor, Peter Quill, said that the new pumps would have cost £400,000. "
		  "(Reporting by Jane Harlow in Marlow; Editing by John Roe in Brayford)",
		  "0 3" },
	};
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const char *taken = summary_of((struct annotation){ 0 }, rows[i].text, &out);

		if (strcmp(taken, rows[i].taken) != 0)
			fail_msg("line %d: %s instead of %s", rows[i].line, taken, rows[i].taken);
	}
	buffer_free(&out);
}

/* The first sentence of the summary, or its short form. */
static const char *first_of(enum summary_form form, const char *text, struct buffer *out)
{
	struct annotation how = { .language = "en", .summary_form = form };
	struct document doc = { 0 };

	document_reset(&doc);
	doc.text = slice_of(text);
	annotate(&doc, &how, LAYER_SUMMARY);
	buffer_clear(out);
	if (doc.summary.len) {
		const struct summary_sentence *s = &doc.summary.at[0];

		assert_true(!s->nspans == (form == SUMMARY_WHOLE));
		buffer_slice(out, s->nspans ? s->tight : slice_sub(doc.text, s->start, s->end));
	}
	buffer_byte(out, '\0');
	document_free(&doc);
	annotation_free(&how);
	return out->at;
}

struct form_row {
	int line;
	const char *text, *wanted; /* NULL: as it is */
};

static void check_form(enum summary_form form, const struct form_row *rows, size_t n)
{
	struct buffer out = { 0 };

	for (size_t i = 0; i < n; i++) {
		const char *wanted = rows[i].wanted ? rows[i].wanted : rows[i].text;
		const char *got = first_of(form, rows[i].text, &out);

		if (strcmp(got, wanted) != 0)
			fail_msg("line %d: %s", rows[i].line, got);
	}
	buffer_free(&out);
}

#define CHECK_FORM(form, rows) check_form(form, rows, sizeof(rows) / sizeof(*(rows)))
#define POOL "The council closed its only swimming pool on Monday."

static void datelines(void **state)
{
	static const struct form_row rows[] = {
		{ __LINE__, "MARLOW, March 2 (Reuters) - " POOL, POOL },
		{ __LINE__, "MARLOW, England (CNN) -- " POOL, POOL },
		{ __LINE__, "(CNN)" POOL, POOL },
		{ __LINE__, "(CNN) -- " POOL, POOL },
		{ __LINE__, "(Marlow Student News) -- " POOL, POOL },
		{ __LINE__, "MARLOW (AP) — " POOL, POOL },
		{ __LINE__, "MARLOW, Ore. — " POOL, POOL },
		{ __LINE__, "Marlow, New South Wales - " POOL, POOL },
		{ __LINE__, "Marlow, 2 March 2026 (Xinhua) -- " POOL, POOL },
		{ __LINE__, "Marlow/Brayford– " POOL, POOL },
		{ __LINE__,
		  "Editor's note: Jane Harlow lives in Marlow. The opinions expressed in this "
		  "commentary are solely those of Jane Harlow. (CNN) -- " POOL, POOL },
		{ __LINE__, "Pool shuts\n\n- Swimmers protest\nBy Nora Kessel\nMARLOW/BRAYFORD, Feb 22 "
			    "(Reuters) - " POOL, POOL },
		/* none */
		{ __LINE__, "NASA - the agency for space - closed its only swimming pool.", NULL },
		{ __LINE__, "(AP) is the shortest name of all the agencies of the world.", NULL },
		{ __LINE__, "Marlow - Brayford was a match of two halves for the home side.", NULL },
		{ __LINE__, "UK-based Calder Works closed its only swimming pool on Monday.", NULL },
	};

	(void)state;
	CHECK_FORM(SUMMARY_WHOLE, rows);
}

static void tight(void **state)
{
	static const struct form_row rows[] = {
		{ __LINE__, "The council closed the swimming pool on Monday, officials said.",
		  "The council closed the swimming pool on Monday." },
		{ __LINE__, "The council closed the swimming pool, said Anna Brandt, the mayor.",
		  "The council closed the swimming pool." },
		{ __LINE__, "The council closed the swimming pool, according to police in Marlow, Dorset.",
		  "The council closed the swimming pool." },
		{ __LINE__, "According to the mayor, the council closed the swimming pool for good.",
		  "The council closed the swimming pool for good." },
		{ __LINE__, "The council (of which she is a member) closed the swimming pool.",
		  "The council closed the swimming pool." },
		{ __LINE__, "The council — to nobody's surprise — closed the swimming pool.",
		  "The council closed the swimming pool." },
		{ __LINE__, "Anna Brandt, 41, who lives in Marlow, Dorset, leads the friends of the pool.",
		  "Anna Brandt leads the friends of the pool." },
		{ __LINE__, "The council closed the swimming pool, which was built in 1963.",
		  "The council closed the swimming pool." },
		{ __LINE__, "In Marlow, which has no other, the council closed the swimming pool.", NULL },
		{ __LINE__, "The council closed the swimming pool, the mayor, Peter Quill, said on Monday.",
		  "The council closed the swimming pool." },
		{ __LINE__, "The council met the mayor, Peter Quill, said on Monday to be ill.", NULL },
		/* a quotation keeps its speaker, and what stands in it */
		{ __LINE__, "\"We closed the swimming pool (and the sauna) on Monday,\" the mayor said.",
		  NULL },
		{ __LINE__, "The pool was 'a ruin (or worse)' to the engineers of the council.", NULL },
		/* lists, and clauses that nobody can tell the end of */
		{ __LINE__, "Anna Brandt, who swims, and Peter Quill, who rows, met in Marlow.",
		  "Anna Brandt, who swims, and Peter Quill met in Marlow." },
		{ __LINE__, "The mayor said, and said again, that the pool must close.", NULL },
		/* too little would be left */
		{ __LINE__, "The pool closed, which the friends of the pool in Marlow had feared.", NULL },
	};

	(void)state;
	CHECK_FORM(SUMMARY_TIGHT, rows);
}

static void headlines(void **state)
{
	static const struct form_row rows[] = {
		{ __LINE__, "MARLOW, March 2 (AP) - " POOL, "Council closed its only swimming pool" },
		{ __LINE__, "Police said on Monday that a man of 40 had been charged with arson.",
		  "Man of 40 had been charged with arson" },
		{ __LINE__,
		  "Calder Works, the largest company of Brayford, will close its last furnace in June "
		  "after ten years of losses, officials said on Monday.",
		  "Calder Works will close its last furnace in June after ten years of losses" },
		{ __LINE__,
		  "Although the friends of the pool had collected 4,000 signatures, the Marlow Town "
		  "Council voted on Monday night to close the open-air pool.",
		  "Marlow Town Council voted to close the open-air pool" },
		{ __LINE__, "Who will pay for the pumps of the pool in Marlow?", NULL },
		/* "ran" makes a statement, "stopping" begins what comes too late */
		{ __LINE__,
		  "The runner Almaz Girma ran the fastest thousand metres that anybody has ever seen, "
		  "stopping the clock well before all the others of the field.",
		  "Runner Almaz Girma ran the fastest thousand metres that anybody has ever seen" },
		/* the verb of a relative clause makes none */
		{ __LINE__,
		  "A clerk who stole the savings meant for disabled sailors of Marlow Bay was fined by "
		  "the court of Brayford and lost her licence.",
		  "Clerk who stole the savings meant for disabled sailors of Marlow Bay was fined" },
		/* nor is a compound split */
		{ __LINE__,
		  "Brayford Hotels said its new group of small inns will soon introduce a chain of "
		  "limited-service houses along the coast road.",
		  "Brayford Hotels said its new group of small inns will soon introduce a chain" },
		/* the comma of a date ends no opening */
		{ __LINE__,
		  "In an item of Monday, March 26 about the wheelwright Deltawind of Rotterdam, the "
		  "Lowland Press misstated the value of an order.",
		  "Lowland Press misstated the value of an order" },
	};

	(void)state;
	CHECK_FORM(SUMMARY_HEADLINE, rows);
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
		cmocka_unit_test(quotations),
		cmocka_unit_test(goes_on_speaking),
		cmocka_unit_test(weak_third),
		cmocka_unit_test(furniture),
		cmocka_unit_test(datelines),
		cmocka_unit_test(tight),
		cmocka_unit_test(headlines),
		cmocka_unit_test(odd_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
