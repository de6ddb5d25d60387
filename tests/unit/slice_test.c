#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/slice.h"

static void trim(void **state)
{
	static const struct {
		int line;
		const char *in, *out;
	} cases[] = {
		{ __LINE__, "", "" },
		{ __LINE__, " \t\r\n\f\v", "" },
		{ __LINE__, "a", "a" },
		{ __LINE__, "  a b\n", "a b" },
		{ __LINE__, "\xc2\xa0x", "\xc2\xa0x" }, /* ASCII only */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		if (!slice_is(slice_trim(slice_of(cases[i].in)), cases[i].out))
			fail_msg("line %d", cases[i].line);
	/* a NUL is no white space, though strchr finds it in every string */
	assert_int_equal(slice_trim((struct slice){ "\0 a\0", 4 }).len, 4);
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static void compare(void **state)
{
	static const struct {
		int line;
		const char *a, *b;
		int order;
	} cases[] = {
		{ __LINE__, "", "", 0 },     { __LINE__, "", "a", -1 },  { __LINE__, "a", "", 1 },
		{ __LINE__, "a", "b", -1 },  { __LINE__, "ab", "a", 1 }, { __LINE__, "B", "a", -1 },
		{ __LINE__, "z", "é", -1 }, /* bytes are unsigned */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice a = slice_of(cases[i].a), b = slice_of(cases[i].b);

		if (sign(slice_compare(a, b)) != cases[i].order ||
		    slice_equal(a, b) != (cases[i].order == 0))
			fail_msg("line %d", cases[i].line);
	}
}

static void ends(void **state)
{
	struct slice s = SLICE("news"), none = { 0 };

	(void)state;
	assert_true(slice_starts(s, SLICE("ne")));
	assert_false(slice_starts(s, SLICE("newspaper")));
	assert_true(slice_ends(s, SLICE("ws")));
	assert_false(slice_ends(s, SLICE("the news")));
	assert_true(slice_starts(s, SLICE("")) && slice_ends(s, SLICE("")));
	assert_true(slice_is(none, ""));
	assert_int_equal(slice_of(NULL).len, 0);
	assert_true(slice_is(slice_at(s, (struct span){ 1, 3 }), "ew"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trim),
		cmocka_unit_test(compare),
		cmocka_unit_test(ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
