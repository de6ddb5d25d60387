#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "ingest/input.h"

/* One file with these bytes; its records, "kind line bytes|" each, and its reports. */
static void records_of(struct slice bytes, enum input_format format, size_t max,
		       struct buffer *records, struct buffer *said)
{
	char name[] = "/tmp/lede-input-XXXXXX", *names[] = { name };
	int fd = mkstemp(name);
	struct input *in;
	struct batch batch = { 0 };
	bool more = true;

	assert_true(fd >= 0 && write(fd, bytes.ptr, bytes.len) == (ssize_t)bytes.len);
	close(fd);
	buffer_clear(records);
	buffer_clear(said);
	in = input_open(names, 1, format, max);
	while (more) {
		more = input_next(in, &batch);
		for (size_t i = 0; i < batch.records.len; i++) {
			const struct record *r = &batch.records.at[i];

			assert_string_equal(r->place.source, name);
			buffer_format(records, "%c%zu ", r->kind == RECORD_PLAIN ? 'P' : 'L',
				      r->place.line);
			buffer_add(records, batch.bytes.at + r->start, r->len);
			buffer_byte(records, '|');
		}
		buffer_slice(said, buffer_view(&batch.report.lines));
	}
	assert_int_equal(input_bytes(in), bytes.len);
	input_close(in);
	batch_free(&batch);
	unlink(name);
}

#define BYTES(s) { s, sizeof(s) - 1 }

static void recognition(void **state)
{
	static const struct {
		int line;
		struct slice bytes;
		enum input_format format;
		const char *records;
	} rows[] = {
		{ __LINE__, BYTES(""), INPUT_BY_CONTENT, "" },
		{ __LINE__, BYTES(" \n\n"), INPUT_BY_CONTENT, "" },
		{ __LINE__, BYTES("text\n"), INPUT_BY_CONTENT, "P0 text\n|" },
		{ __LINE__, BYTES("\n text"), INPUT_BY_CONTENT, "P0 \n text|" },
		{ __LINE__, BYTES("{\"a\":1}\n{\"b\":2}"), INPUT_BY_CONTENT, "L1 {\"a\":1}|L2 {\"b\":2}|" },
		{ __LINE__, BYTES("[{\"a\":1}]"), INPUT_TEXT, "P0 [{\"a\":1}]|" },
		{ __LINE__, BYTES("[{Sic} he said]"), INPUT_BY_CONTENT, "P0 [{Sic} he said]|" },
		{ __LINE__, BYTES("\n\n {\"a\n\nx\n"), INPUT_BY_CONTENT, "L3  {\"a|L5 x|" },
		{ __LINE__, BYTES("\xef\xbb\xbf{\"a\":1}\r\n"), INPUT_BY_CONTENT, "L1 {\"a\":1}\r|" },
		{ __LINE__, BYTES("{ \t\"a\":1}"), INPUT_BY_CONTENT, "L1 { \t\"a\":1}|" },
		{ __LINE__, BYTES("{curly} text"), INPUT_BY_CONTENT, "P0 {curly} text|" },
		{ __LINE__, BYTES("{"), INPUT_BY_CONTENT, "P0 {|" },
		{ __LINE__, BYTES("{}"), INPUT_BY_CONTENT, "P0 {}|" },
		{ __LINE__, BYTES("{\"a\":1}\n"), INPUT_TEXT, "P0 {\"a\":1}\n|" },
		{ __LINE__, BYTES("x\n\ny"), INPUT_NDJSON, "L1 x|L3 y|" },
		{ __LINE__, BYTES("\xff\xfe{\0\"\0a\0\n\0b\0"), INPUT_BY_CONTENT, "L1 {\"a|L2 b|" },
	};
	struct buffer records = { 0 }, said = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		records_of(rows[i].bytes, rows[i].format, 1 << 20, &records, &said);
		if (!slice_is(buffer_view(&records), rows[i].records) || said.len)
			fail_msg("line %d: %.*s %.*s", rows[i].line, SLICE_ARG(buffer_view(&records)),
				 SLICE_ARG(buffer_view(&said)));
	}
	buffer_free(&records);
	buffer_free(&said);
}

static void too_long(void **state)
{
	struct buffer records = { 0 }, said = { 0 };

	(void)state;
	records_of(SLICE("{\"a\":\"1234567890\"}\n{\"b\":1}\n"), INPUT_BY_CONTENT, 10, &records, &said);
	assert_true(slice_is(buffer_view(&records), "L2 {\"b\":1}|"));
	assert_non_null(memmem(said.at, said.len, ":1: longer than", 15));
	records_of(SLICE("12345678901"), INPUT_BY_CONTENT, 10, &records, &said);
	assert_int_equal(records.len, 0);
	assert_non_null(memmem(said.at, said.len, ": longer than", 13));
	records_of(SLICE("1234567890"), INPUT_BY_CONTENT, 10, &records, &said);
	assert_true(slice_is(buffer_view(&records), "P0 1234567890|") && !said.len);
	buffer_free(&records);
	buffer_free(&said);
}

/* Blanks of all lengths around the size of a read. */
static void long_blanks(void **state)
{
	struct buffer in = { 0 }, records = { 0 }, said = { 0 };

	(void)state;
	for (size_t n = (256 << 10) - 3; n <= (256 << 10) + 3; n++) {
		buffer_clear(&in);
		for (size_t i = 0; i < n; i++)
			buffer_byte(&in, '\n');
		buffer_string(&in, "{\"a\":1}\n");
		records_of(buffer_view(&in), INPUT_BY_CONTENT, 1 << 20, &records, &said);
		if (!slice_ends(buffer_view(&records), SLICE(" {\"a\":1}|")) || records.at[0] != 'L' ||
		    strtoul(records.at + 1, NULL, 10) != n + 1)
			fail_msg("%zu: %.20s", n, records.at);
		in.len -= 8;
		buffer_string(&in, "text");
		records_of(buffer_view(&in), INPUT_BY_CONTENT, 1 << 20, &records, &said);
		assert_int_equal(records.len, n + 8); /* "P0 ", the blanks, "text|" */
	}
	buffer_free(&in);
	buffer_free(&records);
	buffer_free(&said);
}

/* A line that comes in pieces does not hold up those before it. */
static void pieces(void **state)
{
	int ends[2], saved = dup(STDIN_FILENO);
	char dash[] = "-", *names[] = { dash };
	struct input *in;
	struct batch batch = { 0 };

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
	in = input_open(names, 1, INPUT_BY_CONTENT, 1 << 20);
	assert_int_equal(write(ends[1], "{", 1), 1);
	assert_int_equal(write(ends[1], "\"a\":1}\n{\"b\"", 11), 11);
	assert_true(input_next(in, &batch));
	assert_int_equal(batch.records.len, 1);
	assert_false(input_ready(in));
	assert_int_equal(write(ends[1], ":2}", 3), 3);
	close(ends[1]);
	assert_true(input_next(in, &batch));
	assert_int_equal(batch.records.len, 1);
	assert_int_equal(batch.records.at[0].place.line, 2);
	assert_true(slice_is(slice_sub(buffer_view(&batch.bytes), batch.records.at[0].start,
				       batch.records.at[0].start + batch.records.at[0].len),
			     "{\"b\":2}"));
	assert_false(input_next(in, &batch));
	input_close(in);
	batch_free(&batch);
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(ends[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recognition),
		cmocka_unit_test(too_long),
		cmocka_unit_test(long_blanks),
		cmocka_unit_test(pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
