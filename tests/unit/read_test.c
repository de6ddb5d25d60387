#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "document/fields.h"
#include "document/read.h"
#include "document/write.h"

static void lines(void **state)
{
	static const struct {
		int line;
		const char *json;
		const char *text; /* NULL: no document */
		const char *said; /* part of the report; NULL: nothing */
	} rows[] = {
		{ __LINE__, "{\"text\":\"a\"}", "a", NULL },
		{ __LINE__, " { \"x\" : [ ] , \"text\" : \"a\\nb\" } \r", "a\nb", NULL },
		{ __LINE__, "{\"text\":\"\"}", "", NULL },
		{ __LINE__, "{\"text\":\"\\ud83d\\ude00\\u00e9\"}", "😀é", NULL },
		{ __LINE__, "{\"text\":\"a\\u0000b\\\\u0000\"}", "a\xef\xbf\xbd" "b\\u0000",
		  "warning: \"text\": 1 invalid" },
		{ __LINE__, "{\"text\":\"\xff\"}", "\xef\xbf\xbd", "warning: \"text\": 1 invalid" },
		{ __LINE__, "{\"\\u0074ext\":\"a\"}", "a", NULL },
		{ __LINE__, "{\"Text\":\"a\"}", NULL, "no \"text\"" },
		{ __LINE__, "{}", NULL, "no \"text\"" },
		{ __LINE__, "{\"text\":null}", NULL, "no \"text\"" },
		{ __LINE__, "{\"text\":7}", NULL, "not a string" },
		{ __LINE__, "{\"text\":\"a\",\"text\":\"b\"}", NULL, "\"text\" twice" },
		{ __LINE__, "{\"text\":\"a\",\"y\":1,\"y\":2}", "a", NULL },
		{ __LINE__, "[]", NULL, "no JSON object at byte 0" },
		{ __LINE__, "{", NULL, "(jq -c . mends that) at byte 1" },
		{ __LINE__, "{\"text\":\"a\"", NULL, "truncated?) at byte 11" },
		{ __LINE__, "{\"text\":\"a", NULL, "truncated?) at byte 10" },
		{ __LINE__, "{\"text\":\"a\\", NULL, "truncated?) at byte 11" },
		{ __LINE__, "{\"a\":[1,{\"b\":2", NULL, "truncated?) at byte 14" },
		{ __LINE__, "{\"a\":fals", NULL, "truncated?) at byte 9" },
		{ __LINE__, "{\"a\":falsy}", NULL, "not valid JSON at byte 5" },
		{ __LINE__, "{\"text\":\"a\"},", NULL, "more than one value" },
		{ __LINE__, "{1:2}", NULL, "no key at byte 1" },
		{ __LINE__, "{\"text\":\"\\ud83dx\"}", NULL, "unpaired surrogate at byte 9" },
		{ __LINE__, "{\"text\":\"\\udc00\"}", NULL, "unpaired surrogate at byte 9" },
		{ __LINE__, "{\"text\":\"a\",\"offsets\":\"lines\"}", NULL, "none of codepoints" },
		{ __LINE__, "{\"text\":\"a\",\"offsets\":[]}", NULL, "none of codepoints" },
		{ __LINE__, "{\"text\":\"a\",\"byline\":[]}", "a", "warning: \"byline\" is not a string" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct document doc = { 0 };
		struct report report = { 0 };
		bool good;

		document_reset(&doc);
		good = document_read(&doc, slice_of(rows[i].json), LAYER_ALL, &report);
		buffer_byte(&report.lines, '\0');
		if (good != !!rows[i].text || (good && !slice_is(doc.text, rows[i].text)))
			fail_msg("line %d: \"%.*s\" %s", rows[i].line, SLICE_ARG(doc.text), report.lines.at);
		if (rows[i].said ? !strstr(report.lines.at, rows[i].said) : report.lines.len > 1)
			fail_msg("line %d said: %s", rows[i].line, report.lines.at);
		assert_int_equal(report.problems, !good);
		document_free(&doc);
		buffer_free(&report.lines);
	}
}

static void published(void **state)
{
	static const struct {
		int line;
		const char *value, *day; /* NULL: unknown */
	} rows[] = {
		{ __LINE__, "\"2017-01-31\"", "2017-01-31" },
		{ __LINE__, "\" 2017-01-31 \"", "2017-01-31" },
		{ __LINE__, "\"2017-01-31T23:59:00-11:00\"", "2017-01-31" }, /* its own zone's day */
		{ __LINE__, "\"Tue, 31 Jan 2017 08:00:00 GMT\"", "2017-01-31" },
		{ __LINE__, "\"\"", NULL },
		{ __LINE__, "null", NULL },
		{ __LINE__, "\"2017-02-30\"", NULL },
		{ __LINE__, "17", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct document doc = { 0 };
		struct report report = { 0 };
		struct buffer line = { 0 };
		char iso[CIVIL_ISO];

		document_reset(&doc);
		buffer_format(&line, "{\"text\":\"a\",\"published\":%s}", rows[i].value);
		assert_true(document_read(&doc, buffer_view(&line), 0, &report));
		if (rows[i].day ? doc.published == DAY_UNKNOWN ||
				  !slice_is(civil_format(doc.published, iso), rows[i].day)
				: doc.published != DAY_UNKNOWN)
			fail_msg("line %d", rows[i].line);
		document_free(&doc);
		buffer_free(&report.lines);
		buffer_free(&line);
	}
}

/* Layers that come in are used when they fit the text to the last offset. */
static void layers(void **state)
{
	static const struct {
		int line;
		const char *members;
		unsigned taken;
	} rows[] = {
		{ __LINE__, "\"sentences\":[{\"start\":0,\"end\":7}]", LAYER_SENTENCES },
		{ __LINE__, "\"sentences\":[]", LAYER_SENTENCES },
		{ __LINE__, "\"sentences\":[{\"start\":0,\"end\":10}],\"offsets\":\"bytes\"", LAYER_SENTENCES },
		{ __LINE__, "\"sentences\":[{\"start\":0,\"end\":8}],\"offsets\":\"utf16\"", LAYER_SENTENCES },
		{ __LINE__, "\"sentences\":[{\"start\":0,\"end\":9}]", 0 },
		{ __LINE__, "\"sentences\":[{\"start\":2,\"end\":2}]", 0 },
		{ __LINE__, "\"sentences\":[{\"start\":1,\"end\":7}]", 0 }, /* begins with a space */
		{ __LINE__, "\"sentences\":[{\"start\":1,\"end\":10}],\"offsets\":\"bytes\"", 0 },
		{ __LINE__, "\"sentences\":[{\"start\":2,\"end\":7},{\"start\":0,\"end\":1}]", 0 },
		{ __LINE__, "\"sentences\":[{\"start\":-1,\"end\":7}]", 0 },
		{ __LINE__, "\"sentences\":[7]", 0 },
		{ __LINE__, "\"sentences\":{}", 0 },
		{ __LINE__, "\"tokens\":[{\"start\":0,\"end\":1}]", 0 }, /* without sentences */
		{ __LINE__, "\"sentences\":[{\"start\":0,\"end\":7}],\"tokens\":[{\"start\":0,\"end\":1},"
			    "{\"start\":2,\"end\":6},{\"start\":6,\"end\":7}]",
		  LAYER_SENTENCES | LAYER_TOKENS },
		{ __LINE__, "\"entities\":[{\"type\":\"LOC\",\"name\":\"N\",\"mentions\":[{\"start\":2,\"end\":6}]}]",
		  LAYER_ENTITIES },
		{ __LINE__, "\"entities\":[{\"type\":\"LOC\",\"name\":\"N\",\"mentions\":[{\"start\":2,\"end\":6},"
			    "{\"start\":5,\"end\":7}]}]", 0 }, /* mentions overlap */
		{ __LINE__, "\"entities\":[{\"type\":\"GOD\",\"name\":\"N\",\"mentions\":[{\"start\":2,\"end\":6}]}]", 0 },
		{ __LINE__, "\"entities\":[{\"type\":\"LOC\",\"name\":\"N\"}]", 0 },
		{ __LINE__, "\"entities\":[]", LAYER_ENTITIES },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct document doc = { 0 };
		struct report report = { 0 };
		struct buffer line = { 0 };

		document_reset(&doc);
		buffer_format(&line, "{\"text\":\"😀 Oslo.\",%s}", rows[i].members);
		if (!document_read(&doc, buffer_view(&line), LAYER_ALL, &report) ||
		    doc.layers != rows[i].taken || report.warnings != !rows[i].taken)
			fail_msg("line %d: layers %x, %zu warnings", rows[i].line, doc.layers,
				 report.warnings);
		document_free(&doc);
		buffer_free(&report.lines);
		buffer_free(&line);
	}
}

/* A document that has nothing to be made anew is written as it came. */
static void unchanged(void **state)
{
	static const char line[] =
		"{\"id\":12345678901234567890,\"price\":2.50,\"text\":\"a\\/b\",\"list\":[1, {\"x\" : "
		"null}],\"entities\":[ ],\"\\u0078\":1e400,\"x\":\"\\u00e9\",\"language\":\"en\"}\n";
	struct document doc = { 0 };
	struct report report = { 0 };
	struct buffer out = { 0 };

	(void)state;
	document_reset(&doc);
	assert_true(document_read(&doc, slice_of(line), 0, &report));
	document_write(&out, &doc, 0, OFFSETS_CODEPOINTS, NULL);
	assert_true(slice_is(buffer_view(&out), line));
	assert_true(slice_is(document_id(&doc), "12345678901234567890"));
	assert_true(document_has_positions(&doc));
	document_free(&doc);
	buffer_free(&out);
}

static void headlines(void **state)
{
	static const struct {
		int line;
		const char *text, *title;
	} rows[] = {
		{ __LINE__, "Title\n\nText", "Title" }, { __LINE__, "\n\n  Title \n\nText", "Title" },
		{ __LINE__, "Title?\n\nText", "Title?" }, { __LINE__, "No title.\n\nText", "" },
		{ __LINE__, "No title\nText\n\nMore", "" }, { __LINE__, "No title", "" },
		{ __LINE__, "No title\n", "" }, { __LINE__, "", "" }, { __LINE__, "\n\n\n", "" },
		/* what stands above the headline of a press release */
		{ __LINE__, "FOR IMMEDIATE RELEASE\n\nMill reopens\n\nText", "Mill reopens" },
		{ __LINE__, "Press release:\nMill reopens\n\nText", "Mill reopens" },
		{ __LINE__, "News Release\n\nThe mill reopens today.", "" },
		{ __LINE__, "Press releases are dead\n\nText", "Press releases are dead" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct document doc = { 0 };

		document_reset(&doc);
		document_read_plain(&doc, SLICE("f"), slice_of(rows[i].text));
		if (!slice_is(doc.title, rows[i].title) || !slice_is(doc.text, rows[i].text))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(doc.title));
		document_free(&doc);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),     cmocka_unit_test(published), cmocka_unit_test(layers),
		cmocka_unit_test(unchanged), cmocka_unit_test(headlines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
