#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"

/* xorshift32 (Marsaglia 2003): the same bytes on every machine. */
static uint32_t random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

/* Mostly ASCII, so that runs of all lengths and places come up. */
static void fill(char *bytes, size_t n, uint32_t *state)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t r = random_next(state);

		bytes[i] = (char)(r % 23 ? (r >> 8) & 0x7f : r >> 8);
	}
}

static void fast_path_is_plain(void **state)
{
	uint32_t seed = 20170130;
	char bytes[160];

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t from = random_next(&seed) % 16, n = random_next(&seed) % 140;
		struct slice s = { bytes + from, n };

		fill(bytes, sizeof(bytes), &seed);
		assert_int_equal(utf8_ascii_run(s), utf8_ascii_run_plain(s));
	}
}

/* What repair makes is valid, and repairing it again changes nothing. */
static void repair_is_final(void **state)
{
	uint32_t seed = 42;
	char bytes[128];
	struct buffer once = { 0 }, twice = { 0 };

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct slice s = { bytes, random_next(&seed) % sizeof(bytes) };
		size_t at = 0, points = 0;

		fill(bytes, sizeof(bytes), &seed);
		buffer_clear(&once);
		buffer_clear(&twice);
		utf8_repair(&once, s);
		assert_int_equal(utf8_valid_run(buffer_view(&once)), once.len);
		assert_int_equal(utf8_repair(&twice, buffer_view(&once)), 0);
		assert_true(slice_equal(buffer_view(&once), buffer_view(&twice)));
		for (; at < once.len; points++)
			utf8_next(buffer_view(&once), &at);
		assert_int_equal(points, utf8_count(buffer_view(&once)));
	}
	buffer_free(&once);
	buffer_free(&twice);
}

static const struct {
	int line;
	struct slice in;
	const char *out;
	size_t replaced;
} repairs[] = {
	{ __LINE__, { "abc", 3 }, "abc", 0 },
	{ __LINE__, { "", 0 }, "", 0 },
	{ __LINE__, { "a\0b", 3 }, "a\xef\xbf\xbd" "b", 1 },
	{ __LINE__, { "caf\xe9!", 5 }, "caf\xef\xbf\xbd!", 1 },
	{ __LINE__, { "\xe2\x80\x99", 3 }, "\xe2\x80\x99", 0 },
	{ __LINE__, { "\xc0\x80", 2 }, "\xef\xbf\xbd\xef\xbf\xbd", 2 },            /* overlong */
	{ __LINE__, { "\xed\xa0\x80", 3 }, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3 }, /* surrogate */
	{ __LINE__, { "\xf4\x90\x80\x80", 4 },
	  "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 4 },                 /* over U+10FFFF */
	{ __LINE__, { "x\xf0\x9f\x98", 4 }, "x\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3 }, /* cut short */
};

static void repairs_table(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(repairs) / sizeof(*repairs); i++) {
		size_t replaced;

		buffer_clear(&out);
		replaced = utf8_repair(&out, repairs[i].in);
		if (replaced != repairs[i].replaced || !slice_is(buffer_view(&out), repairs[i].out))
			fail_msg("line %d: %.*s, %zu", repairs[i].line,
				 SLICE_ARG(buffer_view(&out)), replaced);
	}
	buffer_free(&out);
}

static void every_code_point(void **state)
{
	struct buffer out = { 0 };

	(void)state;
	for (int32_t cp = 1; cp <= 0x10ffff; cp++) {
		size_t at = 0, start;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		buffer_clear(&out);
		utf8_put(&out, cp);
		assert_int_equal(utf8_next(buffer_view(&out), &at), cp);
		assert_int_equal(at, out.len);
		assert_int_equal(utf8_before(buffer_view(&out), out.len, &start), cp);
		assert_int_equal(start, 0);
	}
	buffer_free(&out);
}

static const struct {
	int line;
	int32_t cp;
	bool letter, upper, lower, digit, space;
	int32_t small;
} classes[] = {
	{ __LINE__, 'a', true, false, true, false, false, 'a' },
	{ __LINE__, 'Z', true, true, false, false, false, 'z' },
	{ __LINE__, '7', false, false, false, true, false, '7' },
	{ __LINE__, ' ', false, false, false, false, true, ' ' },
	{ __LINE__, '[', false, false, false, false, false, '[' },
	{ __LINE__, 0x85, false, false, false, false, true, 0x85 },
	{ __LINE__, 0xa0, false, false, false, false, true, 0xa0 },
	{ __LINE__, 0xc9, true, true, false, false, false, 0xe9 },
	{ __LINE__, 0x1c5, true, true, false, false, false, 0x1c6 }, /* title case */
	{ __LINE__, 0x416, true, true, false, false, false, 0x436 },
	{ __LINE__, 0x661, false, false, false, true, false, 0x661 },
	{ __LINE__, 0x4e1c, true, false, false, false, false, 0x4e1c },
	{ __LINE__, 0x2029, false, false, false, false, true, 0x2029 },
	{ __LINE__, 0x200b, false, false, false, false, false, 0x200b },
};

static void classes_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		int32_t cp = classes[i].cp;

		if (utf8_is_letter(cp) != classes[i].letter || utf8_is_upper(cp) != classes[i].upper ||
		    utf8_is_lower(cp) != classes[i].lower || utf8_is_digit(cp) != classes[i].digit ||
		    utf8_is_space(cp) != classes[i].space || utf8_lower(cp) != classes[i].small)
			fail_msg("line %d: U+%04X", classes[i].line, (unsigned)cp);
	}
}

static void widths(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(SLICE("abc")), 3);
	assert_int_equal(utf8_width(SLICE("e\xcc\x81")), 1);
	assert_int_equal(utf8_width(SLICE("\xe6\x9d\xb1\xe4\xba\xac")), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fast_path_is_plain), cmocka_unit_test(repair_is_final),
		cmocka_unit_test(repairs_table),      cmocka_unit_test(every_code_point),
		cmocka_unit_test(classes_table),      cmocka_unit_test(widths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
