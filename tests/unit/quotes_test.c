#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"

/* A quote on one line: "kind: part ... part | speaker | cue". */
static void print_quote(const struct document *doc, const struct quote *q, struct buffer *out)
{
	buffer_string(out, quote_kind_names[q->kind]);
	buffer_string(out, ": ");
	for (uint8_t i = 0; i < q->nspans; i++) {
		buffer_string(out, i ? " ... " : "");
		buffer_slice(out, slice_at(doc->text, q->spans[i]));
	}
	buffer_string(out, " | ");
	buffer_slice(out, slice_at(doc->text, q->speaker));
	buffer_string(out, " | ");
	buffer_slice(out, slice_at(doc->text, q->cue));
	buffer_byte(out, '\n');
}

static void check_shape(const struct document *doc)
{
	for (size_t i = 0; i < doc->quotes.len; i++) {
		const struct quote *q = &doc->quotes.at[i];

		assert_in_range(q->nspans, 1, QUOTE_SPANS);
		assert_int_equal(q->start, q->spans[0].start);
		assert_int_equal(q->end, q->spans[q->nspans - 1].end);
		assert_true(q->end <= doc->text.len);
		assert_true(!i || q[-1].start <= q->start);
		assert_true(q->entity == QUOTE_NOBODY || q->entity < doc->entities.len);
		for (uint8_t s = 0; s < q->nspans; s++) {
			assert_true(q->spans[s].start < q->spans[s].end);
			assert_true(!s || q->spans[s - 1].end <= q->spans[s].start);
		}
	}
}

/* The quotes of one kind, or of any where kind is negative. */
static void quotes_of(const char *text, int kind, struct buffer *out)
{
	struct annotation how = { .language = "en" };
	struct document doc = { 0 };

	document_reset(&doc);
	doc.text = slice_of(text);
	annotate(&doc, &how, LAYER_QUOTES);
	check_shape(&doc);
	buffer_clear(out);
	for (size_t i = 0; i < doc.quotes.len; i++)
		if (kind < 0 || doc.quotes.at[i].kind == kind)
			print_quote(&doc, &doc.quotes.at[i], out);
	buffer_byte(out, '\0');
	document_free(&doc);
	annotation_free(&how);
}

struct row {
	int line;
	const char *text, *quotes;
};

static void check_rows(const struct row *rows, size_t n, int kind)
{
	struct buffer found = { 0 };

	for (size_t i = 0; i < n; i++) {
		quotes_of(rows[i].text, kind, &found);
		if (strcmp(found.at, rows[i].quotes) != 0)
			fail_msg("line %d: %s\nfound:\n%swanted:\n%s", rows[i].line, rows[i].text,
				 found.at, rows[i].quotes);
	}
	buffer_free(&found);
}
#define CHECK_ROWS(rows, kind) check_rows(rows, sizeof(rows) / sizeof(*(rows)), kind)

static void direct(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "\"We won the election,\" said Ms. Ortiz.",
		  "direct: \"We won the election,\" | Ms. Ortiz | said\n" },
		{ __LINE__, "“We won the election,” Ms. Ortiz said.",
		  "direct: “We won the election,” | Ms. Ortiz | said\n" },
		{ __LINE__, "Ms. Ortiz said: “We won the election.”",
		  "direct: “We won the election.” | Ms. Ortiz | said\n" },
		{ __LINE__, "``We won the election,'' she said.",
		  "direct: ``We won the election,'' | she | said\n" },
		{ __LINE__, "‘We won the boys’ hearts,’ said Ortiz.",
		  "direct: ‘We won the boys’ hearts,’ | Ortiz | said\n" },
		{ __LINE__, "'It's a mess and we can't go on,' Ms. Ortiz said. 'They'd rather wait.'",
		  "direct: 'It's a mess and we can't go on,' ... 'They'd rather wait.' | Ms. Ortiz | said\n" },
		/* in the sentence before, without a quotation of its own */
		{ __LINE__, "Asked about the prize, Ms. Ortiz laughed. “Ask me in 2034.”",
		  "direct: “Ask me in 2034.” | Ms. Ortiz | laughed\n" },
		/* the cue comes with the second paragraph; the speaker above is another one */
		{ __LINE__, "The firm said: \"All is well.\"\n\n\"This is old.\n\n\"It began in 2011,\" said Ruth "
			    "Okafor. \"And nobody listened.\"",
		  "direct: \"All is well.\" | The firm | said\n"
		  "direct: \"This is old. ... \"It began in 2011,\" ... \"And nobody listened.\" | "
		  "Ruth Okafor | said\n" },
		/* marks within marks within marks */
		{ __LINE__, "A spokeswoman said, “It is as the report has it: ‘The case is “unproven at "
			    "this time”.’”",
		  "direct: “It is as the report has it: ‘The case is “unproven at this time”.’” | "
		  "A spokeswoman | said\n" },
		{ __LINE__, "“Too few can read,” the report highlighted.",
		  "direct: “Too few can read,” | the report | highlighted\n" },
		/* a stop where a comma should be */
		{ __LINE__, "“We go in the spring.” Ms. Ortiz said. The rest is silence.",
		  "direct: “We go in the spring.” | Ms. Ortiz | said\n" },
		{ __LINE__, "“We go in the spring.” The mayor said so. The rest is silence.",
		  "direct: “We go in the spring.” |  | \n" },
		{ __LINE__, "“It is over”, said Per Holm, an analyst.",
		  "direct: “It is over” | Per Holm | said\n" },
		{ __LINE__, "“The krona will recover.”\n\n— Additional reporting by Jane Roe",
		  "direct: “The krona will recover.” |  | \n" },
		{ __LINE__, "“Fine,” she shrugged.", "direct: “Fine,” | she | shrugged\n" },
		/* a party or constituency in brackets */
		{ __LINE__, "“It is too late,” the leader, Jane Roe (Green), said.",
		  "direct: “It is too late,” | Jane Roe | said\n" },
		{ __LINE__, "\"Why now?\" asked a police spokesman.",
		  "direct: \"Why now?\" | a police spokesman | asked\n" },
		/* the cue in the middle */
		{ __LINE__, "\"We won,\" said Ms. Ortiz, \"by a mile.\"",
		  "direct: \"We won,\" ... \"by a mile.\" | Ms. Ortiz | said\n" },
		{ __LINE__, "\"We won the seat,\" Ms. Ortiz said. \"Nobody believed in us.\"",
		  "direct: \"We won the seat,\" ... \"Nobody believed in us.\" | Ms. Ortiz | said\n" },
		/* an apposition between speaker and cue */
		{ __LINE__, "\"It is too late,\" Jane Roe, a lawyer for the family, said.",
		  "direct: \"It is too late,\" | Jane Roe | said\n" },
		{ __LINE__, "Mr. Roe posted a short comment of his own, saying, \"It is too late.\"",
		  "direct: \"It is too late.\" | Mr. Roe | saying\n" },
		{ __LINE__, "When asked why, Mr. Roe responded in a text message: \"It is late.\"",
		  "direct: \"It is late.\" | Mr. Roe | responded\n" },
		{ __LINE__, "The statement also named the union's aims: \"We go,\" the union wrote.",
		  "direct: \"We go,\" | the union | wrote\n" },
		{ __LINE__, "\"It is too late,\" the statement read.",
		  "direct: \"It is too late,\" | the statement | read\n" },
		{ __LINE__, "At noon she released a statement saying, \"It is too late.\"",
		  "direct: \"It is too late.\" | she | saying\n" },
		{ __LINE__, "Said Roe, \"It is too late.\"",
		  "direct: \"It is too late.\" | Roe | Said\n" },
		{ __LINE__, "“It is too late.” ― Jane Roe\n\n“Never.”\n\n- Ann Lee, by mail.",
		  "direct: “It is too late.” | Jane Roe | ―\n"
		  "direct: “Never.” | Ann Lee | -\n" },
		{ __LINE__, "“It is late,” Jane Roe (D-Ohio), a lawyer, one of the first, said in a talk.",
		  "direct: “It is late,” | Jane Roe | said\n" },
		{ __LINE__, "Mr. Roe laughed and said, \"It is too late.\"",
		  "direct: \"It is too late.\" | Mr. Roe | said\n" },
		/* carried over to the next quote of the paragraph */
		{ __LINE__, "Ms. Ortiz said: \"We won.\" The crowd cheered loudly at that. "
			    "\"It was a close race.\"",
		  "direct: \"We won.\" | Ms. Ortiz | said\n"
		  "direct: \"It was a close race.\" | Ms. Ortiz | said\n" },
		/* paragraphs: opened again, closed once */
		{ __LINE__, "Ms. Ortiz said:\n\n“We won the seat.\n\n“Nobody believed in us.”",
		  "direct: “We won the seat. ... “Nobody believed in us.” | Ms. Ortiz | said\n" },
		{ __LINE__, "‘We won the seat.\n\n‘Nobody believed in us,’ said Ms. Ortiz.",
		  "direct: ‘We won the seat. ... ‘Nobody believed in us,’ | Ms. Ortiz | said\n" },
		{ __LINE__, "It was ‘reviewed’. ‘I shall fight this,’ he said, ‘as I fought for it.’",
		  "direct: ‘I shall fight this,’ ... ‘as I fought for it.’ | he | said\n" },
		/* never closed: ends with its paragraph */
		{ __LINE__, "Ms. Ortiz said: “We won the seat.\n\nThe race was close.",
		  "direct: “We won the seat. | Ms. Ortiz | said\n" },
		/* nobody there to have said it */
		{ __LINE__, "\"We won the seat.\"", "direct: \"We won the seat.\" |  | \n" },
		/* scare quotes, titles of works, nicknames, acronyms in marks */
		{ __LINE__, "‘IT IS A MIRACLE,’ SAYS MAYOR\n\nShe left.",
		  "direct: ‘IT IS A MIRACLE,’ | MAYOR | SAYS\n" },
		{ __LINE__, "\"IT IS A MIRACLE\" SAYS MAYOR LEE\n\nShe left.",
		  "direct: \"IT IS A MIRACLE\" | MAYOR LEE | SAYS\n" },
		{ __LINE__, "MAYOR: ‘IT IS A MIRACLE’\n\nShe left.",
		  "direct: ‘IT IS A MIRACLE’ | MAYOR | :\n" },
		{ __LINE__, "‘IT IS A MIRACLE’: MAYOR\n\nShe left.",
		  "direct: ‘IT IS A MIRACLE’ | MAYOR | :\n" },
		{ __LINE__, "MAYOR TELLS CROWD: ‘I AM SORRY’\n\nShe left.",
		  "direct: ‘I AM SORRY’ | MAYOR | TELLS\n" },
		{ __LINE__, "‘I never planned to run a shop’: Jane Roe on ten years of bread\n\nShe left.",
		  "direct: ‘I never planned to run a shop’ | Jane Roe | :\n" },
		{ __LINE__, "HOST OF ‘THE LATE SHOW’ LEAVES\n\nShe left.", "" },
		{ __LINE__, "IT IS ‘VERY BAD’\n\nShe left.", "" },
		{ __LINE__, "The so-called \"experts\" were wrong.", "" },
		{ __LINE__, "She starred in \"The Long Night\" and retired.", "" },
		{ __LINE__, "Dwayne \"The Rock\" Johnson waved to them.", "" },
		{ __LINE__, "They fought against ‘IS’ in the north.", "" },
		{ __LINE__, "It's the boys' club's day.", "" },
	};

	(void)state;
	CHECK_ROWS(rows, QUOTE_DIRECT);
}

static void turns(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "Ann Lee spoke to us.\n\nQ: Why now?\n\nA: It was late. I left.\n\n"
			    "Then I \"slept.\" He said, \"Go.\"\n\nQ: And then?\n\nA: I woke.\n\nAnn Lee is 40.",
		  "turn: Why now? | Q | :\n"
		  "turn: It was late. I left.\n\nThen I \"slept.\" He said, \"Go.\" | A | :\n"
		  "turn: And then? | Q | :\n"
		  "turn: I woke. | A | :\n" },
		{ __LINE__, "WALLACE: Why now?\nROE: It was late.\nWALLACE: And then?\n",
		  "turn: Why now? | WALLACE | :\n"
		  "turn: It was late. | ROE | :\n"
		  "turn: And then? | WALLACE | :\n" },
		{ __LINE__, "Ann Lee spoke.\n\nWALLACE\n\nWhy now? Or why then?\n\nROE\n\nIt was late.\n\nWALLACE\n\nAnd then?",
		  "turn: Why now? Or why then? | WALLACE | \n"
		  "turn: It was late. | ROE | \n"
		  "turn: And then? | WALLACE | \n" },
		{ __LINE__, "WHEN: Monday at ten.\nWHERE: The hall.\nWHEN: Friday at nine.\n", "" },
		{ __LINE__, "NORTH\n\nIt rained.\n\nSOUTH\n\nWhy not here?\n\nEAST\n\nSun.", "" },
	};

	(void)state;
	CHECK_ROWS(rows, QUOTE_TURN);
}

static void indirect(void **state)
{
	static const struct row rows[] = {
		/* whom it is said to is not said */
		{ __LINE__, "Ms. Ortiz told parliament she accepted the report.",
		  "indirect: she accepted the report | Ms. Ortiz | told\n" },
		{ __LINE__, "Ms. Ortiz told the BBC the report was wrong.",
		  "indirect: the report was wrong | Ms. Ortiz | told\n" },
		{ __LINE__, "Ms. Ortiz warned them she was angry.",
		  "indirect: she was angry | Ms. Ortiz | warned\n" },
		/* who says it stands before the insertion, not behind the verb */
		{ __LINE__, "The report, by the retired judge Ada Grant, said engineers at the Water Board had "
			    "written 11 memos.",
		  "indirect: engineers at the Water Board had written 11 memos | The report | said\n" },
		{ __LINE__, "Ms. Ortiz said that the race was over.",
		  "indirect: that the race was over | Ms. Ortiz | said\n" },
		{ __LINE__, "Ms. Ortiz added, however, that the race was over.",
		  "indirect: that the race was over | Ms. Ortiz | added\n" },
		{ __LINE__, "Ms. Ortiz said the race was over.",
		  "indirect: the race was over | Ms. Ortiz | said\n" },
		{ __LINE__, "Trump has shown far less interest in it, and told voters that he would go.",
		  "indirect: that he would go | Trump | told\n" },
		{ __LINE__, "Ms. Ortiz left the hall at ten and told reporters that she would stay.",
		  "indirect: that she would stay | Ms. Ortiz | told\n" },
		{ __LINE__, "“It was late,” Ms. Ortiz said, adding that she would stay.",
		  "indirect: that she would stay | Ms. Ortiz | adding\n" },
		{ __LINE__, "“It was late,” said Ms. Ortiz, adding that she would stay.",
		  "indirect: that she would stay | Ms. Ortiz | adding\n" },
		{ __LINE__, "Cory James, 22, of Flint, Mich., said that she would stay.",
		  "indirect: that she would stay | Cory James | said\n" },
		{ __LINE__, "Jane Roe, the head of Acme, a firm in Ohio, said that she would stay.",
		  "indirect: that she would stay | Jane Roe | said\n" },
		{ __LINE__, "An official who spoke to discuss strategy said that she would stay.",
		  "indirect: that she would stay | An official | said\n" },
		{ __LINE__, "Friends have launched petitions saying that she would stay.",
		  "indirect: that she would stay | Friends | saying\n" },
		{ __LINE__, "The race was over, Ms. Ortiz said.",
		  "indirect: The race was over | Ms. Ortiz | said\n" },
		{ __LINE__, "According to police, the man was found on Monday.",
		  "indirect: the man was found on Monday | police | According to\n" },
		{ __LINE__, "The man was found on Monday, according to a police spokesman.",
		  "indirect: The man was found on Monday | a police spokesman | according to\n" },
		{ __LINE__, "She told reporters that taxes would rise.",
		  "indirect: that taxes would rise | She | told\n" },
		{ __LINE__, "He asked whether the plan had failed.",
		  "indirect: whether the plan had failed | He | asked\n" },
		{ __LINE__, "A storm hit the coast on Monday.", "" },
		{ __LINE__, "The bus stops at the market.", "" },
	};

	(void)state;
	CHECK_ROWS(rows, QUOTE_INDIRECT);
}

static void mixed(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "Ms. Ortiz said that the race was \"not over\" yet.",
		  "mixed: that the race was \"not over\" yet | Ms. Ortiz | said\n" },
		{ __LINE__, "The minister said the plan was “a disgrace.”",
		  "mixed: the plan was “a disgrace.” | The minister | said\n" },
	};

	(void)state;
	CHECK_ROWS(rows, QUOTE_MIXED);
}

/* The first quotation's speaker by the name of the entity, or ""; the phrase may name more. */
/* Verbs in the passive: their subject does not say it. */
static void passive(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "Drivers were told to carry on for 19 hours.",
		  "indirect: to carry on for 19 hours |  | told\n" },
		{ __LINE__, "President Ilse Marchetti is expected to open the talks on Thursday.",
		  "indirect: to open the talks on Thursday |  | expected\n" },
		{ __LINE__, "It was reported that two people died.",
		  "indirect: that two people died |  | reported\n" },
		{ __LINE__, "The bridge was first promised in 1951.", "" },
		{ __LINE__, "Investors are worried that the bank will fail.",
		  "indirect: that the bank will fail | Investors | worried\n" },
		/* nor is a dateline part of what is said */
		{ __LINE__, "HELENA, Mont. (Wire) -- A fire burned at least 14 homes, officials said.",
		  "indirect: A fire burned at least 14 homes | officials | said\n" },
	};

	(void)state;
	CHECK_ROWS(rows, -1);
}

static void speakers(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "British Prime Minister Rishi Sunak said that he would stay.",
		  "Rishi Sunak" },
		{ __LINE__, "Trump's lawyer Michael Cohen said that he would stay.", "Michael Cohen" },
		{ __LINE__, "The Russian news agency Tass said that he would stay.", "Tass" },
		{ __LINE__, "A British official said that he would stay.", "" },
		{ __LINE__, "The mayor of London said that he would stay.", "" },
		{ __LINE__, "\"We played well,\" said the Arsenal manager, Steve Garrity.", "Steve Garrity" },
		{ __LINE__, "“I never wanted to be famous”: an interview with Marla Quint", "" },
		/* not whom he names; not the husband's wife */
		{ __LINE__, "Peter Hall wept. “Nothing brings John back,” he said.", "Peter Hall" },
		{ __LINE__, "“He built neither,” says Prosser's wife, Eluned.", "Eluned" },
		{ __LINE__, "“He built neither,” says Dafydd Prosser's wife.", "" },
		{ __LINE__, "“He built neither of the bridges that he has promised,” says Prosser's wife,\n"
			    "Eluned, who has lived beside the river for the whole of her long life, and will\n"
			    "not move for anybody.", "Eluned" },
		{ __LINE__, "My boss, Helen Marsh, told me, \"You are late.\"", "Helen Marsh" },
		{ __LINE__, "Marek Dudek, who said he was sorry, left the court.", "Marek Dudek" },
		{ __LINE__, "We met Mira Castellan in Lisbon.\n\nA: Ask me.\n\nQ: Why seeds?\n\n"
			    "A: Nobody else did it.\n\nQ: And now?\n\nA: Kenya.", "Mira Castellan" },
		{ __LINE__, "Jo Bell met Mira Castellan in Lisbon.\n\nA: Ask me.\n\nQ: Why seeds?\n\n"
			    "A: Nobody else did it.\n\nQ: And now?\n\nA: Kenya.", "" },
		{ __LINE__, "A chemist in Madrid who said she was sorry left the court.", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct annotation how = { .language = "en" };
		struct document doc = { 0 };
		struct slice name = { 0 };

		document_reset(&doc);
		doc.text = slice_of(rows[i].text);
		annotate(&doc, &how, LAYER_QUOTES);
		if (doc.quotes.len && doc.quotes.at[0].entity != QUOTE_NOBODY)
			name = doc.entities.at[doc.quotes.at[0].entity].name;
		if (!doc.quotes.len || !slice_is(name, rows[i].quotes))
			fail_msg("line %d: %s: speaker %.*s", rows[i].line, rows[i].text,
				 SLICE_ARG(name));
		document_free(&doc);
		annotation_free(&how);
	}
}

/* Whatever the marks, the run ends, spans hold and time grows with the length. */
static void odd_text(void **state)
{
	static const char *const pieces[] = {
		"\"", "'", "“", "”", "‘", "’", "``", "''", "said ", "“said” ", ", ", ": ",
		"he said, ", "according to ", "\n\n", "\" she said, \"", "(", ") said ",
	};
	struct buffer text = { 0 }, found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		buffer_clear(&text);
		for (int n = 0; n < 2000; n++)
			buffer_string(&text, pieces[i]);
		buffer_byte(&text, '\0');
		quotes_of(text.at, -1, &found);
	}
	for (int seed = 1; seed < 200; seed++) {
		uint32_t r = (uint32_t)seed;

		buffer_clear(&text);
		for (int n = 0; n < 60; n++) {
			r = r * 1664525 + 1013904223;
			buffer_string(&text,
				      pieces[(r >> 16) % (sizeof(pieces) / sizeof(*pieces))]);
			buffer_string(&text, r >> 31 ? "Ortiz " : "");
		}
		buffer_byte(&text, '\0');
		quotes_of(text.at, -1, &found);
	}
	quotes_of("", -1, &found);
	buffer_free(&text);
	buffer_free(&found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(direct),
		cmocka_unit_test(turns),
		cmocka_unit_test(indirect),
		cmocka_unit_test(mixed),
		cmocka_unit_test(passive),
		cmocka_unit_test(speakers),
		cmocka_unit_test(odd_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
