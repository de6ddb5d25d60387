#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/arena.h"

static void pieces_do_not_overlap(void **state)
{
	struct arena arena = { 0 };
	unsigned char *at[2000];

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 2000; i++) {
			at[i] = arena_alloc(&arena, i + 1);
			assert_int_equal((uintptr_t)at[i] % _Alignof(max_align_t), 0);
			memset(at[i], (int)(i & 0xff), i + 1);
		}
		for (size_t i = 0; i < 2000; i++)
			for (size_t k = 0; k <= i; k++)
				if (at[i][k] != (i & 0xff))
					fail_msg("piece %zu was overwritten", i);
		arena_reset(&arena);
	}
	arena_free(&arena);
}

static void larger_than_a_chunk(void **state)
{
	struct arena arena = { 0 };
	char *small = arena_alloc(&arena, 10), *large = arena_alloc(&arena, 20 << 20);

	(void)state;
	memset(small, 1, 10);
	memset(large, 2, 20 << 20);
	assert_int_equal(small[9], 1);
	arena_reset(&arena);
	/* the large one is given back, a moderate one is kept */
	assert_ptr_equal(arena_alloc(&arena, 10), small);
	arena_free(&arena);
	assert_null(arena.chunk);
	assert_non_null(arena_alloc(&arena, 0)); /* ready again */
	arena_free(&arena);
}

static void strings(void **state)
{
	struct arena arena = { 0 };
	struct slice copy = arena_copy(&arena, SLICE("a\0b")), empty = arena_copy(&arena, (struct slice){ 0 });
	const char *zero = arena_zero(&arena, 100);

	(void)state;
	assert_int_equal(copy.len, 3);
	assert_memory_equal(copy.ptr, "a\0b", 4); /* and a NUL behind it */
	assert_int_equal(empty.len, 0);
	assert_string_equal(empty.ptr, "");
	assert_true(slice_is(arena_format(&arena, "%s:%d", "x", 7), "x:7"));
	for (int i = 0; i < 100; i++)
		assert_int_equal(zero[i], 0);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(larger_than_a_chunk),
		cmocka_unit_test(strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
