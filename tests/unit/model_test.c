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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(opens),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
