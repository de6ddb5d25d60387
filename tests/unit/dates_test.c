#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "annotate/annotate.h"

/* Every rule of lexicons/dates/rules.tsv has examples, which are run here, and
 * there are tables by hand below. A published day of "" is an unknown one. */

static const char rules_file[] = "lexicons/dates/rules.tsv";
static const char usual_day[] = "2017-01-31"; /* a Tuesday */

static struct document doc;
static struct annotation how;

static void find_dates(struct slice text, const char *published)
{
	document_reset(&doc);
	doc.text = text;
	doc.language = "en";
	doc.published = civil_parse(slice_of(published));
	tokenize(doc.text, true, &doc.tokens);
	sentences_split(doc.text, &doc.tokens, &doc.sentences);
	dates_annotator.run(&doc, &how);
}

/* The values found, with spaces between; "-" for none. */
static void values_found(struct buffer *out)
{
	for (size_t i = 0; i < doc.dates.len; i++) {
		if (i)
			buffer_byte(out, ' ');
		buffer_string(out, doc.dates.at[i].value);
	}
	if (!doc.dates.len)
		buffer_byte(out, '-');
	buffer_byte(out, '\0');
}

/* --- the examples of the rules ------------------------------------------------ */

static int wrong;

/* `text => values` or `@day text => values`; cuts the text it is given. */
static void run_example(int line, char *example)
{
	const char *published = usual_day;
	struct buffer found = { 0 };
	char *arrow = strstr(example, " => "), *expected;

	if (!arrow) {
		print_error("%s:%d: no => in: %s\n", rules_file, line, example);
		wrong++;
		return;
	}
	*arrow = '\0';
	expected = arrow + 4;
	if (*example == '@') {
		published = example + 1;
		example = strchr(example, ' ');
		*example++ = '\0';
	}
	find_dates(slice_of(example), published);
	values_found(&found);
	if (strcmp(found.at, expected) != 0) {
		print_error("%s:%d: %s => %s, not %s\n", rules_file, line, example, found.at,
			    expected);
		wrong++;
	}
	buffer_free(&found);
}

static void run_examples(int line, char *examples)
{
	examples[strcspn(examples, "\r\n")] = '\0';
	while (examples) {
		char *next = strstr(examples, " | ");

		if (next)
			*next = '\0';
		run_example(line, examples);
		examples = next ? next + 3 : NULL;
	}
}

static void rule_examples(void **state)
{
	static char text[1 << 14];
	FILE *rules = fopen(rules_file, "r");
	int examples = 0;

	(void)state;
	assert_non_null(rules);
	for (int line = 1; fgets(text, sizeof(text), rules); line++) {
		char *column = text;

		if (*text == '#')
			continue;
		for (int tabs = 0; column && tabs < 3; tabs++)
			column = (column = strchr(column, '\t')) ? column + 1 : NULL;
		if (!column)
			continue;
		run_examples(line, column);
		examples++;
	}
	fclose(rules);
	assert_true(examples > 100);
	assert_int_equal(wrong, 0);
}

/* --- tables by hand -------------------------------------------------------------- */

/* `expected`: text=value for each expression, `; ` between. */
struct row {
	int line;
	const char *text, *published, *expected;
};

static const struct row finding[] = {
	/* the three that a reporter sees first */
	{ __LINE__, "It opened on 28th January.", "2017-01-31", "28th January=2017-01-28" },
	{ __LINE__, "Last week it rained.", "2017-01-31", "Last week=2017-W04" },
	{ __LINE__, "They have the next 30 days to reply.", "2017-01-31", "the next 30 days=P30D" },
	/* the day of a time stands behind it, and behind another time */
	{ __LINE__, "It fell at about 10:35 a.m. (0735 GMT) on Friday.", "2017-01-31",
	  "about 10:35 a.m.=2017-01-27T10:35; 0735 GMT=2017-01-27T07:35; Friday=2017-01-27" },
	/* an article that speaks of the week */
	{ __LINE__, "He said on Monday it would end by Friday.", "2017-02-01",
	  "Monday=2017-01-30; Friday=2017-02-03" },
	{ __LINE__, "She left at 10 p.m. Wednesday after three hours.", "2017-02-03",
	  "10 p.m. Wednesday=2017-02-01T22:00; three hours=PT3H" },
	{ __LINE__, "The election is in November 2020, the vote was in November.", "2017-02-03",
	  "November 2020=2020-11; November=2016-11" },
	{ __LINE__, "They will decide in March. They met in May.", "2017-02-03",
	  "March=2017-03; May=2016-05" },
	{ __LINE__, "Since September 11, 2001, and since 9/11.", "2017-02-03",
	  "September 11, 2001=2001-09-11; 9/11=2001-09-11" },
	/* the story's own time */
	{ __LINE__,
	  "The war began in 1914. Two years later it went on; the following year it was "
	  "worse.",
	  "2017-02-03", "1914=1914; Two years later=1916; the following year=1917" },
	{ __LINE__, "On May 3, 2012 it sank. The next day it was found.", "2017-02-03",
	  "May 3, 2012=2012-05-03; The next day=2012-05-04" },
	/* the year of another expression */
	{ __LINE__, "The Christmas market of 2014 was larger.", "2017-02-03",
	  "Christmas=2014-12-25; 2014=2014" },
	{ __LINE__, "In 2009, votes were held in April and May.", "2017-02-03",
	  "2009=2009; April=2009-04; May=2009-05" },
	{ __LINE__, "He was jailed in 2009 and freed in April.", "2017-02-03",
	  "2009=2009; April=2016-04" },
	{ __LINE__, "It lived 66 million years ago.", "2017-02-03",
	  "66 million years ago=PAST_REF" },
	/* no year is made up */
	{ __LINE__, "It opened on 28th January.", "", "28th January=XXXX-01-28" },
	{ __LINE__, "He said on Friday.", "", "Friday=XXXX-WXX-5" },
	{ __LINE__, "It was last year, in March.", "", "last year=XXXX; March=XXXX-03" },
	/* abbreviations, curly apostrophes, line ends */
	{ __LINE__, "It was on Jan. 27 and Sept. 3.", "2017-02-03",
	  "Jan. 27=2017-01-27; Sept. 3=2016-09-03" },
	{ __LINE__,
	  "the \xe2\x80\x98"
	  "80s and the \xe2\x80\x99"
	  "90s",
	  "2017-02-03",
	  "the \xe2\x80\x98"
	  "80s=198; the \xe2\x80\x99"
	  "90s=199" },
	{ __LINE__, "New Year\xe2\x80\x99s Day 2015", "2017-02-03",
	  "New Year\xe2\x80\x99s Day 2015=2015-01-01" },
	/* other calendars */
	{ __LINE__, "Lunar New Year 2017 came early.", "2017-02-03",
	  "Lunar New Year 2017=2017-01-28" },
	{ __LINE__, "on Easter Monday 2000", "2017-02-03", "Easter Monday 2000=2000-04-24" },
	/* numbers */
	{ __LINE__, "It took two-and-a-half years, a hundred and twenty days and 1,500 hours.",
	  "2017-02-03",
	  "two-and-a-half years=P2Y6M; a hundred and twenty days=P120D; 1,500 hours=PT1500H" },
	{ __LINE__, "in nineteen ninety-six", "2017-02-03", "nineteen ninety-six=1996" },
	/* the order of a numeric date is the document's */
	{ __LINE__, "From 25/12/2016 to 3/1/2017.", "2017-02-03",
	  "25/12/2016=2016-12-25; 3/1/2017=2017-01-03" },
	{ __LINE__, "On 5 March 2016, then on 3/4/2016.", "2017-02-03",
	  "5 March 2016=2016-03-05; 3/4/2016=2016-04-03" },
	{ __LINE__, "From 12/25/2016 to 3/1/2017.", "2017-02-03",
	  "12/25/2016=2016-12-25; 3/1/2017=2017-03-01" },
	{ __LINE__, "LONDON, Feb. 2 - He died on 3/4/16.", "2017-02-03",
	  "Feb. 2=2017-02-02; 3/4/16=2016-04-03" },
	{ __LINE__, "MANILA, Philippines (AP) - He died on 3/4/16.", "2017-02-03",
	  "3/4/16=2016-03-04" },
};

/* Which Friday, which March: the verb of the clause decides. Published on a Friday. */
static const struct row tenses[] = {
	{ __LINE__, "It is open from 10am to 4pm on Fridays.", "2017-01-31",
	  "10am=XXXX-XX-XXT10:00; 4pm=XXXX-XX-XXT16:00; Fridays=XXXX-WXX-5" },
	{ __LINE__, "It airs every Tuesday at 9 p.m.", "2017-01-31",
	  "every Tuesday=XXXX-WXX-2; 9 p.m.=XXXX-XX-XXT21:00" },
	{ __LINE__, "It opens at 10am every day. He came at 10am.", "2017-01-31",
	  "10am=XXXX-XX-XXT10:00; every day=P1D; 10am=2017-01-31T10:00" },
	{ __LINE__, "Ohio holds its primary on Tuesday.", "2016-04-01", "Tuesday=2016-04-05" },
	{ __LINE__, "Ashcombe face Real Madrid on Tuesday.", "2016-04-01", "Tuesday=2016-04-05" },
	{ __LINE__,
	  "The krone was little changed on Wednesday, ahead of a decision by the Central Bank of "
	  "Norway (CBN) on Thursday.",
	  "2016-04-06", "Wednesday=2016-04-06; Thursday=2016-04-07" },
	{ __LINE__, "9 February: dam bursts at 4.10am\n1 March: inquiry announced\n", "2016-04-01",
	  "9 February=2016-02-09; 4.10am=2016-02-09T04:10; 1 March=2016-03-01" },
	{ __LINE__, "On Tuesday, they go to the polls.", "2016-03-17", "Tuesday=2016-03-22" },
	{ __LINE__, "Neither he nor her four aunts could be found on Friday.", "2017-01-31",
	  "Friday=2017-01-27" },
	{ __LINE__, "It was not told until he asked about it in April.", "2016-01-12",
	  "April=2015-04" },
	{ __LINE__, "From November to February he was away.", "2017-01-31",
	  "November=2016-11; February=2017-02" },
	{ __LINE__, "It opens in March and April.", "2017-01-31", "March=2017-03; April=2017-04" },
	{ __LINE__, "It had been due to expire on Friday.", "2017-01-31", "Friday=2017-01-27" },
	{ __LINE__, "He said so Thursday.", "2013-03-22", "Thursday=2013-03-21" },
	{ __LINE__, "Obama arrives in Israel on Saturday.", "2013-03-22", "Saturday=2013-03-23" },
	{ __LINE__, "Voters go to the polls on Sunday.", "2013-03-22", "Sunday=2013-03-24" },
	{ __LINE__, "Talks may resume on Monday.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "They agreed to meet on Monday.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "Cyprus has until Monday to raise it.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "Until Monday, they had not met.", "2013-03-22", "Monday=2013-03-18" },
	{ __LINE__, "He could not be reached Wednesday.", "2013-03-22", "Wednesday=2013-03-20" },
	{ __LINE__, "He is likely to appear in court Wednesday.", "2013-03-22",
	  "Wednesday=2013-03-27" },
	{ __LINE__, "They argued ahead of Monday's vote.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "It could win the vote on Tuesday.", "2013-03-22", "Tuesday=2013-03-26" },
	{ __LINE__, "It could have won on Tuesday.", "2013-03-22", "Tuesday=2013-03-19" },
	{ __LINE__, "She can win in November.", "2013-03-22", "November=2013-11" },
	{ __LINE__, "Asked from March 3 through Sunday, half agreed.", "2013-03-22",
	  "March 3=2013-03-03; Sunday=2013-03-17" },
	{ __LINE__, "They sold land through Sunday.", "2013-03-22", "Sunday=2013-03-24" },
	{ __LINE__, "The plan rejected on Monday was like it.", "2013-03-22", "Monday=2013-03-18" },
	{ __LINE__, "The radio host Ann Bolt on Wednesday spoke.", "2013-03-22",
	  "Wednesday=2013-03-20" },
	{ __LINE__,
	  "On Tuesday, the heads of all the states and of the other lands nearby will meet.",
	  "2013-03-22", "Tuesday=2013-03-26" },
	{ __LINE__, "It had been due to end on Tuesday.", "2013-03-22", "Tuesday=2013-03-19" },
	{ __LINE__, "A bomb went off next to the gate on Tuesday.", "2013-03-22",
	  "Tuesday=2013-03-19" },
	{ __LINE__, "Rain is expected from Tuesday to Friday.", "2013-03-22",
	  "Tuesday=2013-03-26; Friday=2013-03-29" },
	{ __LINE__, "He flew over in December.", "2013-03-22", "December=2012-12" },
	{ __LINE__, "She will be named head of the mission in December.", "2013-03-22",
	  "December=2013-12" },
	{ __LINE__, "He met with heads of state on Tuesday.", "2013-03-22", "Tuesday=2013-03-19" },
	{ __LINE__, "Output grew more than expected in the July-September period.", "2013-03-22",
	  "the July-September period=2012-Q3" },
	{ __LINE__, "It has until Dec. 31 to repay.", "2013-03-22", "Dec. 31=2013-12-31" },
	{ __LINE__, "On Monday it hears the appeal.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "This year's fair runs from 26 to 30 June.", "2013-03-22",
	  "This year=2013; 26=2013-06-26; 30 June=2013-06-30" },
	{ __LINE__, "Sales rose in February from February 2012. Prices rose from a year earlier.",
	  "2013-03-22", "February=2013-02; February 2012=2012-02; a year earlier=2012" },
	{ __LINE__,
	  "They expect first-quarter sales of $1 billion, down from $2 billion in the "
	  "year-earlier period.",
	  "2013-03-22", "first-quarter=2013-Q1; the year-earlier period=2012-Q1" },
	{ __LINE__, "It will run until at least 2025; at least 2000 came.", "2013-03-22",
	  "2025=2025" },
	{ __LINE__, "The plan was announced in April.", "2013-03-22", "April=2012-04" },
	{ __LINE__, "It had been scheduled for April.", "2013-03-22", "April=2013-04" },
	{ __LINE__, "He said the April vote would be fair.", "2013-03-22", "April=2013-04" },
	{ __LINE__, "It ordered him to appear in court on May 4.", "2013-03-22",
	  "May 4=2013-05-04" },
	{ __LINE__, "Crude for April delivery fell.", "2013-03-22", "April=2013-04" },
	{ __LINE__, "The case is heard in April.", "2013-03-22", "April=2013-04" },
	{ __LINE__, "It was the largest fall since the April riots.", "2013-03-22",
	  "April=2012-04" },
	{ __LINE__, "A smaller-than-expected rise in orders in April calmed them.", "2013-02-10",
	  "April=2012-04" },
	{ __LINE__, "It was delayed until at least July.", "2013-03-22", "July=2013-07" },
	{ __LINE__, "In 2010 it fell. It will rise over the next year.", "2013-03-22",
	  "2010=2010; the next year=2014" },
	{ __LINE__, "In 2010 it fell. The next year it rose.", "2013-03-22",
	  "2010=2010; The next year=2011" },
	{ __LINE__, "They won this weekend. They play this weekend.", "2013-03-18",
	  "this weekend=2013-W11-WE; this weekend=2013-W12-WE" },
	{ __LINE__, "They will meet on Monday the 25th.", "2013-03-22",
	  "Monday the 25th=2013-03-25" },
	{ __LINE__, "They met on Monday the 25th.", "2013-03-22", "Monday the 25th=2013-02-25" },
	{ __LINE__, "It was Friday the 13th.", "2013-03-22", "Friday the 13th=XXXX-WXX-5" },
	{ __LINE__, "They will stay in the region until January.", "2013-03-22",
	  "January=2014-01" },
	{ __LINE__, "It is due to be held at the unfinished hall on July 1.", "2012-12-12",
	  "July 1=2013-07-01" },
	/* the day of a noun is not of the verb's tense */
	{ __LINE__, "She faces charges over Monday's attack.", "2013-03-22", "Monday=2013-03-18" },
	{ __LINE__, "On Monday, deputies are to vote.", "2013-03-22", "Monday=2013-03-25" },
	{ __LINE__, "Rain is forecast for Sunday.", "2013-03-22", "Sunday=2013-03-24" },
	{ __LINE__, "It will be open on Sunday, Wednesday and Friday.", "2013-03-22",
	  "Sunday=2013-03-24; Wednesday=2013-03-27; Friday=2013-03-29" },
	{ __LINE__, "The actor Will Smith sang on Tuesday.", "2013-03-22", "Tuesday=2013-03-19" },
};

static const struct row not_dates[] = {
	{ __LINE__, "It may march on; a second sun set over the fall.", "2017-01-31", "" },
	{ __LINE__, "May I march? They spring to it.", "2017-01-31", "" },
	{ __LINE__, "They won 3-2, then lost 28-3.", "2017-01-31", "" },
	{ __LINE__, "Shares closed at 21.15, the index at 12.30.", "2017-01-31", "" },
	{ __LINE__, "Her Super Tuesday was good; a post-war Golden Dawn.", "2017-01-31", "" },
	{ __LINE__, "Call 555-1990 or (020) 7946-2017.", "2017-01-31", "" },
	{ __LINE__, "See Section 1983 and page 1999.", "2017-01-31", "" },
	{ __LINE__, "It costs $1999 or $2.50.", "2017-01-31", "" },
	{ __LINE__, "The Senate voted 52-48; 1,984 people came.", "2017-01-31", "" },
	{ __LINE__, "Flight 1987 was a Boeing 747.", "2017-01-31", "" },
	{ __LINE__, "He wrote in the Sunday Times.", "2017-01-31", "" },
	{ __LINE__, "April smiled, and April Jones laughed with June Carter.", "2017-01-31", "" },
	{ __LINE__, "Friday Night Lights was a book.", "2017-01-31", "" },
	{ __LINE__, "Theresa May spoke to August Wilson.", "2017-01-31", "" },
	{ __LINE__, "Numbers 379480 and 2882015 are not years.", "2017-01-31", "" },
	{ __LINE__, "A 10-year-old and her 12-year-old brother.", "2017-01-31", "" },
	{ __LINE__, "60 Minutes is a programme.", "2017-01-31", "" },
	{ __LINE__, "1500 miles, 1800 soldiers and 2000 jobs", "2017-01-31", "" },
	{ __LINE__, "version 1.2.3 on 10.0.0.1", "2017-01-31", "" },
	{ __LINE__, "The Daily Mirror and the Screen Weekly.", "2017-01-31", "" },
	{ __LINE__, "Highs will be in the 80s; a man in his 50s.", "2017-01-31", "" },
	{ __LINE__, "They trailed by 12 points in the third quarter.", "2017-01-31", "" },
	{ __LINE__, "He spoke on NewsTalk 990 AM; his rating was in the mid-30s.", "2017-01-31",
	  "" },
	{ __LINE__, "They won in Falls Church and at the start of the Summer Games.", "2017-01-31",
	  "" },
	{ __LINE__, "Taha Yassin Ramadan saw the Midnight Sun.", "2017-01-31", "" },
};

static void expressions_found(struct buffer *out)
{
	for (size_t i = 0; i < doc.dates.len; i++) {
		const struct date *d = &doc.dates.at[i];

		if (i)
			buffer_string(out, "; ");
		buffer_slice(out, slice_sub(doc.text, d->start, d->end));
		buffer_byte(out, '=');
		buffer_string(out, d->value);
	}
	buffer_byte(out, '\0');
}

static void run_rows(const struct row *rows, size_t count)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer found = { 0 };

		find_dates(slice_of(rows[i].text), rows[i].published);
		expressions_found(&found);
		if (strcmp(found.at, rows[i].expected) != 0) {
			print_error("%s:%d: found    %s\n       not      %s\n", __FILE__,
				    rows[i].line, found.at, rows[i].expected);
			failed++;
		}
		buffer_free(&found);
	}
	assert_int_equal(failed, 0);
}

static void found_by_hand(void **state)
{
	(void)state;
	run_rows(finding, sizeof(finding) / sizeof(*finding));
}

static void by_tense(void **state)
{
	(void)state;
	run_rows(tenses, sizeof(tenses) / sizeof(*tenses));
}

static void no_dates(void **state)
{
	(void)state;
	run_rows(not_dates, sizeof(not_dates) / sizeof(*not_dates));
}

/* --- the rest of a date ------------------------------------------------------------ */

struct fields {
	int line;
	const char *text, *mod, *quant, *freq, *earliest, *latest, *from, *to;
};

static const struct fields fields[] = {
	{ __LINE__, "in 1995", "", "", "", "1995-01-01", "1995-12-31", "", "" },
	{ __LINE__, "from 9 a.m. to 5 p.m. GMT", "", "", "", "2017-01-31", "2017-01-31",
	  "2017-01-31T09:00", "2017-01-31T17:00" },
	{ __LINE__, "from 2010 to 2012", "", "", "", "2010-01-01", "2010-12-31", "2010", "2012" },
	{ __LINE__, "from Q1 to Q3 2015", "", "", "", "2015-01-01", "2015-03-31", "2015-Q1",
	  "2015-Q3" },
	{ __LINE__, "between 3 and 7 January", "", "", "", "2017-01-03", "2017-01-03", "2017-01-03",
	  "2017-01-07" },
	{ __LINE__, "on weekdays", "", "EVERY", "", "", "", "", "" },
	{ __LINE__, "every few years", "", "EVERY", "", "", "", "", "" },
	{ __LINE__, "post-1959", "AFTER", "", "", "1959-01-01", "1959-12-31", "", "" },
	{ __LINE__, "early March 2015", "START", "", "", "2015-03-01", "2015-03-10", "", "" },
	{ __LINE__, "late 2014", "END", "", "", "2014-09-02", "2014-12-31", "", "" },
	{ __LINE__, "earlier this year", "START", "", "", "2017-01-01", "2017-01-31", "", "" },
	{ __LINE__, "in the fourth quarter ended Sept. 30", "", "", "", "2016-07-01", "2016-09-30",
	  "", "" },
	{ __LINE__, "the quarter ending Feb. 28", "", "", "", "2016-12-01", "2017-02-28", "", "" },
	{ __LINE__, "two years ago today", "", "", "", "2015-01-31", "2015-01-31", "", "" },
	{ __LINE__, "later this year", "END", "", "", "2017-01-31", "2017-12-31", "", "" },
	{ __LINE__, "since 9/11", "", "", "", "2001-09-11", "2001-09-11", "", "" },
	{ __LINE__, "recently", "", "", "", "", "2017-01-31", "", "" },
	{ __LINE__, "several years ago", "", "", "", "", "2017-01-31", "", "" },
	{ __LINE__, "during Ramadan 2016", "", "", "", "2016-06-06", "2016-07-05", "2016-06-06",
	  "2016-07-05" },
	{ __LINE__, "last week", "", "", "", "2017-01-23", "2017-01-29", "", "" },
	{ __LINE__, "the winter of 2015", "", "", "", "2015-12-01", "2016-02-29", "", "" },
	{ __LINE__, "the 1980s", "", "", "", "1980-01-01", "1989-12-31", "", "" },
	{ __LINE__, "the first half of 2014", "", "", "", "2014-01-01", "2014-06-30", "", "" },
	{ __LINE__, "nearly two years", "APPROX", "", "", "", "", "", "" },
	{ __LINE__, "more than two years", "MORE_THAN", "", "", "", "", "", "" },
	{ __LINE__, "every Friday", "", "EVERY", "", "", "", "", "" },
	{ __LINE__, "three times a week", "", "", "3X", "", "", "", "" },
	{ __LINE__, "in 2009-10", "", "", "", "2009-01-01", "2010-12-31", "2009", "2010" },
	{ __LINE__, "Monday to Friday", "", "", "", "2017-01-30", "2017-01-30", "2017-01-30",
	  "2017-02-03" },
	{ __LINE__, "between 1985 and 1987", "", "", "", "1985-01-01", "1985-12-31", "1985",
	  "1987" },
	{ __LINE__, "between 3 and 7 January", "", "", "", "2017-01-03", "2017-01-03", "2017-01-03",
	  "2017-01-07" },
};

static void assert_day(int line, day_count found, const char *expected)
{
	day_count day = *expected ? civil_parse(slice_of(expected)) : DAY_UNKNOWN;

	if (found != day)
		print_error("%s:%d: not the day %s\n", __FILE__, line, expected);
	assert_int_equal(found, day);
}

static void assert_field(int line, const char *found, const char *expected)
{
	bool same = strcmp(found ? found : "", expected) == 0;

	if (!same)
		print_error("%s:%d: not %s\n", __FILE__, line, expected);
	assert_true(same);
}

static void other_fields(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const struct fields *f = &fields[i];
		const struct date *d;
		struct date_more more;

		find_dates(slice_of(f->text), usual_day);
		assert_true(doc.dates.len > 0);
		d = &doc.dates.at[0];
		more = d->more ? *d->more : (struct date_more){ 0 };
		assert_field(f->line, date_mod_names[d->mod], f->mod);
		assert_field(f->line, more.quant, f->quant);
		assert_field(f->line, more.freq, f->freq);
		assert_day(f->line, d->earliest, f->earliest);
		assert_day(f->line, d->latest, f->latest);
		assert_field(f->line, more.from, f->from);
		assert_field(f->line, more.to, f->to);
	}
}

/* Years before Christ are told in the value, and as ISO 8601 numbers them in the days: 1 BC is
 * 0000, and no year is lost between BC and AD. */
static void years_before_christ(void **state)
{
	static const struct {
		int line;
		const char *text, *value, *earliest, *latest;
	} rows[] = {
		{ __LINE__, "480 BC", "BC0480", "-0479-01-01", "-0479-12-31" },
		{ __LINE__, "in 1 BC", "BC0001", "0000-01-01", "0000-12-31" },
		{ __LINE__, "on 15 March 44 BC", "BC0044-03-15", "-0043-03-15", "-0043-03-15" },
		{ __LINE__, "the 5th century BC", "BC05", "-0499-01-01", "-0400-12-31" },
		{ __LINE__, "the first century BC", "BC01", "-0099-01-01", "0000-12-31" },
		{ __LINE__, "the 1st century", "00", "0001-01-01", "0099-12-31" },
		{ __LINE__, "AD 5", "0005", "0005-01-01", "0005-12-31" },
		{ __LINE__, "He left in 2 BC and died five years later.", "0004", "0004-01-01",
		  "0004-12-31" },
		{ __LINE__, "He died in AD 5. Ten years earlier it rained.", "BC0006",
		  "-0005-01-01", "-0005-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct date *last;
		char iso[CIVIL_ISO];

		find_dates(slice_of(rows[i].text), usual_day);
		assert_true(doc.dates.len > 0);
		last = &doc.dates.at[doc.dates.len - 1];
		assert_field(rows[i].line, last->value, rows[i].value);
		assert_true(slice_is(civil_format(last->earliest, iso), rows[i].earliest));
		assert_true(slice_is(civil_format(last->latest, iso), rows[i].latest));
	}
}

/* Without a published day the text's own date line stands in for it. */
static void published_from_text(void **state)
{
	struct buffer found = { 0 };

	(void)state;
	find_dates(SLICE("A headline\n\nJan. 30, 2017\n\nHe spoke on Sunday and today."), "");
	expressions_found(&found);
	assert_string_equal(found.at,
			    "Jan. 30, 2017=2017-01-30; Sunday=2017-01-29; today=2017-01-30");
	buffer_clear(&found);
	find_dates(SLICE("WASHINGTON, Jan. 30, 2017 (Reuters) - He spoke on Sunday."), "");
	expressions_found(&found);
	assert_string_equal(found.at, "Jan. 30, 2017=2017-01-30; Sunday=2017-01-29");
	buffer_clear(&found);
	find_dates(
		SLICE("A headline\n\nBy Jane Roe | Warsaw | 12 March 2025\n\nHe spoke on Monday."),
		"");
	expressions_found(&found);
	assert_string_equal(found.at, "12 March 2025=2025-03-12; Monday=2025-03-10");
	buffer_clear(&found);
	find_dates(SLICE("A headline\n\nPublished March 12, 2025 by Staff\n\nHe spoke on Monday."),
		   "");
	expressions_found(&found);
	assert_string_equal(found.at, "March 12, 2025=2025-03-12; Monday=2025-03-10");
	buffer_clear(&found);
	find_dates(SLICE("By March 12, 2025, all was over.\n\nHe spoke on Monday."), "");
	expressions_found(&found);
	assert_string_equal(found.at, "March 12, 2025=2025-03-12; Monday=XXXX-WXX-1");
	buffer_clear(&found);
	find_dates(SLICE("He spoke on Sunday of March 3, 2015."), "");
	expressions_found(&found);
	assert_string_equal(found.at, "Sunday=XXXX-WXX-7; March 3, 2015=2015-03-03");
	buffer_clear(&found);
	/* a dateline without a year: the day is known, the year is not */
	find_dates(SLICE("WASHINGTON, Jan. 31 (Reuters) - Today and yesterday, this month, on "
			 "Sunday, last year and tomorrow."),
		   "");
	expressions_found(&found);
	assert_string_equal(found.at, "Jan. 31=XXXX-01-31; Today=XXXX-01-31; yesterday=XXXX-01-30; "
				      "this month=XXXX-01; Sunday=XXXX-WXX-7; last year=XXXX; "
				      "tomorrow=XXXX-02-01");
	buffer_clear(&found);
	find_dates(SLICE("WASHINGTON, Feb. 28 (Reuters) - They will meet tomorrow."), "");
	expressions_found(&found);
	assert_string_equal(found.at, "Feb. 28=XXXX-02-28; tomorrow=XXXX-XX-XX"); /* the 29th? */
	buffer_free(&found);
}

/* What the caller says of numeric dates goes before all evidence. */
static void order_given(void **state)
{
	static const struct {
		enum date_order order;
		const char *expected;
	} rows[] = {
		{ ORDER_FOUND, "25/12/2016=2016-12-25; 03/04/05=2005-04-03" },
		{ ORDER_DMY, "25/12/2016=2016-12-25; 03/04/05=2005-04-03" },
		{ ORDER_MDY, "25/12/2016=2016-12-25; 03/04/05=2005-03-04" },
		{ ORDER_YMD, "25/12/2016=2016-12-25; 03/04/05=2003-04-05" },
	};
	struct buffer found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		how.date_order = rows[i].order;
		find_dates(SLICE("On 25/12/2016, then on 03/04/05."), usual_day);
		buffer_clear(&found);
		expressions_found(&found);
		assert_string_equal(found.at, rows[i].expected);
	}
	how.date_order = ORDER_FOUND;
	buffer_free(&found);
}

/* Long runs of words that the grammar knows take time in proportion. */
static void long_runs(void **state)
{
	static const char *const pieces[] = { "the ",  "111 ",	      "two ",	 "January ",
					      "- ",    "a year ago ", "twenty-", "of the ",
					      "1999-", "3/4/",	      "Friday, " };
	enum { PIECES = sizeof(pieces) / sizeof(*pieces), LENGTH = 200000 };
	struct buffer text = { 0 };

	(void)state;
	for (size_t p = 0; p < PIECES; p++) {
		buffer_clear(&text);
		while (text.len < LENGTH)
			buffer_string(&text, pieces[p]);
		find_dates(buffer_view(&text), usual_day);
		for (size_t i = 0; i < doc.dates.len; i++) {
			assert_true(doc.dates.at[i].start < doc.dates.at[i].end);
			assert_true(doc.dates.at[i].end <= doc.text.len);
			assert_true(!i || doc.dates.at[i - 1].end <= doc.dates.at[i].start);
		}
	}
	buffer_free(&text);
}

/* A zone with one offset tells it; of the two ends of a range each keeps its own. */
static void zones(void **state)
{
	static const struct {
		const char *text, *zone;
	} rows[] = {
		{ "at 4 p.m. EST", "-05:00" },
		{ "at 0735 GMT", "+00:00" },
		{ "at 4 p.m. CEST on Friday", "+02:00" },
		{ "9 a.m. EDT to 5 p.m. EDT", "-04:00" },
		{ "at 4 p.m. local time", NULL },
		{ "at 4 p.m. IST", NULL },
		{ "at 4 p.m.", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct date_more *more;

		find_dates(slice_of(rows[i].text), usual_day);
		assert_true(doc.dates.len > 0);
		more = doc.dates.at[0].more;
		if (rows[i].zone)
			assert_string_equal(more->zone, rows[i].zone);
		else
			assert_true(!more || !more->zone);
	}
}

/* Each expression tells the name of its rule, as rules.tsv has it. */
static void rule_names(void **state)
{
	static const struct {
		const char *text, *rule;
	} rows[] = {
		{ "He said on Monday", "weekday" }, { "last Monday", "weekday-last-next" },
		{ "in January", "month" },	    { "two years ago", "ago" },
		{ "on 28/1/2017", "numeric" },	    { "now", "present" },
		{ "for two weeks", "length" },	    { "three times a week", "rate" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		find_dates(slice_of(rows[i].text), usual_day);
		assert_int_equal(doc.dates.len, 1);
		assert_string_equal(doc.dates.at[0].rule, rows[i].rule);
	}
}

/* With no day of publication no year is made up, whatever years the text names before; only a
 * text that tells history, where each year is told, gives its own to the months that follow. */
static void no_year_made_up(void **state)
{
	static const struct row rows[] = {
		{ __LINE__, "In 1961 he left. On New Year's Day he came back.", "",
		  "1961=1961; New Year's Day=XXXX-01-01" },
		{ __LINE__,
		  "In May 2012 it closed. In June, on 3 April and at Christmas it opened.", "",
		  "May 2012=2012-05; June=XXXX-06; 3 April=XXXX-04-03; Christmas=XXXX-12-25" },
		{ __LINE__, "In 1999 it closed. Easter, this winter, last Thanksgiving, on Friday.",
		  "",
		  "1999=1999; Easter=XXXX-XX-XX; this winter=XXXX-WI; last "
		  "Thanksgiving=XXXX-XX-XX; Friday=XXXX-WXX-5" },
		{ __LINE__,
		  "Today, last year, two years ago, this month, next week, at year's end.", "",
		  "Today=XXXX-XX-XX; last year=XXXX; two years ago=XXXX; this month=XXXX-XX; "
		  "next week=XXXX-WXX; year's end=XXXX" },
		{ __LINE__, "In 1961 he left. That summer it rained.", "",
		  "1961=1961; That summer=1961-SU" },
		{ __LINE__,
		  "In March 1940 it began. In May 1940 he left. On June 3, 1941 it fell. In 1942 "
		  "and 1943 it rained. In May 1944 it ended. In July he died. On New Year's Day "
		  "it snowed.",
		  "",
		  "March 1940=1940-03; May 1940=1940-05; June 3, 1941=1941-06-03; 1942=1942; "
		  "1943=1943; May 1944=1944-05; July=1944-07; New Year's Day=XXXX-01-01" },
	};

	(void)state;
	run_rows(rows, sizeof(rows) / sizeof(*rows));
}

/* The man page lists every name that rules.tsv gives. */
static void rules_in_man_page(void **state)
{
	static char page[1 << 16], text[1 << 14];
	FILE *rules = fopen(rules_file, "r"), *man = fopen("docs/lede-dates.1", "r");
	int names = 0;

	(void)state;
	assert_non_null(rules);
	assert_non_null(man);
	page[fread(page, 1, sizeof(page) - 1, man)] = '\0';
	while (fgets(text, sizeof(text), rules)) {
		char item[80];

		if (*text != ':')
			continue;
		text[strcspn(text, "\t")] = '\0';
		snprintf(item, sizeof(item), "\n.It %.60s\n", text + 1);
		if (!strstr(page, item))
			print_error("docs/lede-dates.1: no rule %s\n", text + 1);
		assert_non_null(strstr(page, item));
		names++;
	}
	fclose(rules);
	fclose(man);
	assert_true(names > 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_examples),
		cmocka_unit_test(found_by_hand),
		cmocka_unit_test(no_dates),
		cmocka_unit_test(other_fields),
		cmocka_unit_test(years_before_christ),
		cmocka_unit_test(published_from_text),
		cmocka_unit_test(long_runs),
		cmocka_unit_test(by_tense),
		cmocka_unit_test(order_given),
		cmocka_unit_test(rule_names),
		cmocka_unit_test(rules_in_man_page),
		cmocka_unit_test(zones),
		cmocka_unit_test(no_year_made_up),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	document_free(&doc);
	annotation_free(&how);
	return failed;
}
