#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "annotate/entities/model.h"
#include <stdlib.h>

#include "base/memory.h"

extern const unsigned char lede_model[], lede_model_end[];

/* A copy of the program's model with a byte changed and so many bytes cut off. */
static const char *opened(size_t at, unsigned char change, size_t cut)
{
	size_t size = (size_t)(lede_model_end - lede_model);
	unsigned char *copy = memory_new(size);
	struct entity_model model;
	const char *wrong;

	memcpy(copy, lede_model, size);
	copy[at] ^= change;
	wrong = model_open(&model, copy, size - cut);
	free(copy);
	return wrong;
}

static void opens(void **state)
{
	(void)state;
	assert_null(opened(0, 0, 0));
}

static void refuses(void **state)
{
	size_t size = (size_t)(lede_model_end - lede_model);

	(void)state;
	assert_string_equal(opened(0, 1, 0), "not an entity model");
	assert_string_equal(opened(4, 1, 0), "an entity model of another version");
	assert_string_equal(opened(0, 0, size - 10), "not an entity model");
	assert_non_null(strstr(opened(0, 0, 8), "cut short"));
	for (size_t at = sizeof(struct model_header); at < size; at += size / 50)
		assert_non_null(strstr(opened(at, 0x40, 0), "checksum"));
}

/* What is wrong with the program's model once a check of its first full bucket is another
 * one; the checksum fits. */
static const char *with_check(int place, uint16_t check)
{
	size_t size = (size_t)(lede_model_end - lede_model);
	unsigned char *copy = memory_new(size);
	struct model_header *header = (void *)copy;
	struct entity_model model;
	struct model_bucket *bucket;
	const char *wrong;

	memcpy(copy, lede_model, size);
	model_view(&model, copy);
	bucket = (struct model_bucket *)model.buckets;
	while (!bucket->checks[1])
		bucket++;
	bucket->checks[place] = check ? check : bucket->checks[1 - place];
	header->checksum = model_checksum(header + 1, size - sizeof(*header));
	wrong = model_open(&model, copy, size);
	free(copy);
	return wrong;
}

/* Rows that a look-up would take from beyond the last. */
static void refuses_damaged_buckets(void **state)
{
	(void)state;
	assert_non_null(strstr(with_check(0, 0), "buckets"));
	assert_non_null(strstr(with_check(1, 0), "buckets"));
	assert_non_null(strstr(with_check(BUCKET_ROWS - 1, 7), "buckets"));
}

/* Each feature finds its own row, and one that is not there none. */
static void finds_rows(void **state)
{
	uint32_t missed = 0;
	struct entity_model model;

	(void)state;
	model_view(&model, lede_model);
	for (uint32_t b = 0; b < 1u << (32 - model.header->shift); b++) {
		const struct model_bucket *bucket = &model.buckets[b];

		for (uint32_t i = 0; i < BUCKET_ROWS && bucket->checks[i]; i++)
			missed += model_row(&model, b << model.header->shift | bucket->checks[i]) !=
				  model.rows + (bucket->first + i) * TAG_O;
	}
	assert_int_equal(missed, 0);
	for (uint32_t check = 1; check < UINT16_MAX; check++) {
		uint32_t place = bucket_place(&model.buckets[0], (uint16_t)check);

		assert_true(place ? model.buckets[0].checks[place - 1] == check : 1);
		for (int i = 0; i < BUCKET_ROWS && !place; i++)
			assert_int_not_equal(model.buckets[0].checks[i], check);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_damaged_buckets),
		cmocka_unit_test(finds_rows),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
