#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "document/offsets.h"

static uint32_t random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

/* Code points of one to four bytes, in stretches, so that blocks of the index begin
 * inside code points and stretches of ASCII come up too. */
static void random_text(struct buffer *out, uint32_t *seed)
{
	static const int32_t points[] = { 'a', 0xe9, 0x20ac, 0x1f600 };

	buffer_clear(out);
	for (uint32_t n = random_next(seed) % 12; n > 0; n--) {
		int32_t cp = points[random_next(seed) % 4];

		for (uint32_t k = random_next(seed) % 90; k > 0; k--)
			utf8_put(out, cp);
	}
}

/* The definition: units before a byte, counted one by one. */
static uint32_t count(struct slice text, enum offset_unit unit, size_t byte)
{
	uint32_t n = 0;

	for (size_t at = 0; at < byte;) {
		size_t before = at;
		int32_t cp = utf8_next(text, &at);

		n += unit == OFFSETS_BYTES ? (uint32_t)(at - before)
		     : unit == OFFSETS_UTF16 && cp > 0xffff ? 2 : 1;
	}
	return n;
}

static void check_text(struct slice text, enum offset_unit unit, struct arena *arena)
{
	struct offsets o = offsets_of(text, unit, arena);
	uint32_t total = count(text, unit, text.len), inside = 0;

	for (size_t at = 0; at <= text.len; at++) {
		uint32_t wanted;

		if (at < text.len && utf8_continues(text.ptr[at]))
			continue;
		wanted = count(text, unit, at);
		if (offset_out(&o, (uint32_t)at) != wanted || offset_in(&o, wanted) != at)
			fail_msg("%s: byte %zu is unit %u: out %u, in %u", offset_unit_names[unit], at,
				 wanted, offset_out(&o, (uint32_t)at), offset_in(&o, wanted));
		inside++;
	}
	/* every other unit is inside a code point, or beyond the text */
	for (uint32_t unit_at = 0; unit_at <= total; unit_at++)
		inside -= offset_in(&o, unit_at) != UINT32_MAX;
	assert_int_equal(inside, 0);
	assert_int_equal(offset_in(&o, (uint64_t)total + 1), UINT32_MAX);
	assert_int_equal(offset_in(&o, UINT64_MAX), UINT32_MAX);
}

static void all_units(void **state)
{
	struct buffer text = { 0 };
	struct arena arena = { 0 };
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 120; round++) {
		random_text(&text, &seed);
		for (int unit = OFFSETS_CODEPOINTS; unit <= OFFSETS_UTF16; unit++)
			check_text(buffer_view(&text), (enum offset_unit)unit, &arena);
		arena_reset(&arena);
	}
	buffer_free(&text);
	arena_free(&arena);
}

static void block_borders(void **state)
{
	struct arena arena = { 0 };
	struct buffer text = { 0 };

	(void)state;
	for (size_t ascii = 120; ascii <= 264; ascii++) {
		buffer_clear(&text);
		for (size_t i = 0; i < ascii; i++)
			buffer_byte(&text, 'a');
		buffer_string(&text, "😀");
		for (int unit = OFFSETS_CODEPOINTS; unit <= OFFSETS_UTF16; unit++)
			check_text(buffer_view(&text), (enum offset_unit)unit, &arena);
	}
	buffer_free(&text);
	arena_free(&arena);
}

static void names(void **state)
{
	enum offset_unit unit;

	(void)state;
	for (int i = OFFSETS_CODEPOINTS; i <= OFFSETS_UTF16; i++) {
		assert_true(offset_unit_parse(slice_of(offset_unit_names[i]), &unit));
		assert_int_equal(unit, i);
	}
	assert_false(offset_unit_parse(SLICE("byte"), &unit));
	assert_false(offset_unit_parse(SLICE(""), &unit));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_units),
		cmocka_unit_test(block_borders),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
