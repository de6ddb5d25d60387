#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/sort.h"

enum { MOST = 3000 };

static int by_falling_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x < y) - (x > y);
}

/* A small generator (Marsaglia 2003, xorshift): the same on every machine. */
static uint32_t next(uint32_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 17;
	return *x ^= *x << 5;
}

/* Few and many keys, small values and the largest ones, most of them equal: as qsort. */
static void as_qsort(void **state)
{
	static uint64_t keys[2 * MOST], wanted[MOST];
	static const size_t sizes[] = { 0, 1, 2, 31, 32, 70, 255, MOST };
	uint32_t random = 1;

	(void)state;
	for (unsigned shift = 0; shift < 32; shift++)
		for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
			for (uint32_t i = 0; i < sizes[k]; i++)
				keys[i] = wanted[i] = sort_key(next(&random) >> shift, i);
			qsort(wanted, sizes[k], sizeof(*wanted), by_falling_key);
			sort_falling(keys, sizes[k]);
			assert_memory_equal(keys, wanted, sizes[k] * sizeof(*keys));
		}
}

static void keys(void **state)
{
	(void)state;
	sort_falling(NULL, 0); /* which may be all that there is */
	assert_true(sort_key(2, 9) > sort_key(1, 0));
	assert_true(sort_key(2, 0) > sort_key(2, 1));
	assert_int_equal(sort_index(sort_key(UINT32_MAX, 7)), 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_qsort),
		cmocka_unit_test(keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
