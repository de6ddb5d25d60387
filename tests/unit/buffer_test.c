#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>

#include "base/buffer.h"

static void numbers(void **state)
{
	static const uint64_t cases[] = { 0, 1, 9, 10, 99, 100, 4294967296, UINT64_MAX };
	struct buffer b = { 0 };
	char wanted[24];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buffer_clear(&b);
		buffer_number(&b, cases[i]);
		snprintf(wanted, sizeof(wanted), "%" PRIu64, cases[i]);
		assert_true(slice_is(buffer_view(&b), wanted));
	}
	buffer_free(&b);
}

static void thousandths(void **state)
{
	static const struct {
		int line;
		uint64_t n;
		const char *text;
	} cases[] = {
		{ __LINE__, 0, "0" },       { __LINE__, 1, "0.001" },  { __LINE__, 10, "0.01" },
		{ __LINE__, 100, "0.1" },   { __LINE__, 105, "0.105" }, { __LINE__, 910, "0.91" },
		{ __LINE__, 1000, "1" },    { __LINE__, 2050, "2.05" },
	};
	struct buffer b = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buffer_clear(&b);
		buffer_thousandths(&b, cases[i].n);
		if (!slice_is(buffer_view(&b), cases[i].text))
			fail_msg("line %d: %.*s", cases[i].line, SLICE_ARG(buffer_view(&b)));
	}
	buffer_free(&b);
}

static void grows(void **state)
{
	struct buffer b = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buffer_format(&b, "%d,", i % 10);
	buffer_slice(&b, (struct slice){ 0 });
	buffer_string(&b, "");
	assert_int_equal(b.len, 200000);
	for (size_t i = 0; i < b.len; i += 2)
		assert_int_equal(b.at[i], '0' + i / 2 % 10);
	buffer_clear(&b);
	assert_int_equal(b.len, 0);
	assert_true(b.cap > 0); /* moderate room is kept */
	buffer_reserve(&b, VECTOR_KEPT + 1);
	buffer_clear(&b);
	assert_int_equal(b.cap, 0); /* much is given back */
	buffer_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(thousandths),
		cmocka_unit_test(grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
