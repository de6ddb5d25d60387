#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "document/json.h"

static uint32_t random_next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

/* Valid UTF-8 of any characters but U+0000, which no cJSON string can hold: many
 * controls, quotes and backslashes among them. */
static void random_string(struct buffer *out, uint32_t *seed)
{
	buffer_clear(out);
	for (uint32_t n = random_next(seed) % 40; n > 0; n--) {
		uint32_t r = random_next(seed), cp;

		switch (r % 5) {
		case 0: cp = 1 + (r >> 8) % 0x1f; break;
		case 1: cp = (uint32_t) "\"\\/\x7f"[(r >> 8) % 4]; break;
		case 2: cp = 0x10000 + (r >> 8) % 0x100000; break;
		case 3: cp = 0x80 + (r >> 8) % 0xd000; break;
		default: cp = 0x20 + (r >> 8) % 0x5f;
		}
		utf8_put(out, (int32_t)cp);
	}
}

static void strings_read_back(void **state)
{
	struct buffer in = { 0 }, out = { 0 };
	uint32_t seed = 31012017;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		struct json j = { .out = &out };
		cJSON *read;

		random_string(&in, &seed);
		buffer_clear(&out);
		json_string(&j, buffer_view(&in));
		read = cJSON_ParseWithLengthOpts(out.at, out.len, NULL, false);
		if (!cJSON_IsString(read) ||
		    !slice_equal(slice_of(read->valuestring), buffer_view(&in)))
			fail_msg("round %d: %.*s", round, SLICE_ARG(buffer_view(&out)));
		for (size_t i = 0; i < out.len; i++) /* a document is one line */
			assert_true((unsigned char)out.at[i] >= 0x20);
		cJSON_Delete(read);
	}
	buffer_free(&in);
	buffer_free(&out);
}

static void build(struct json *j)
{
	json_open(j, '{');
	json_string_at(j, "s", SLICE("a\"b\\c\n\t\x01/"));
	json_number_at(j, "n", UINT64_MAX);
	json_key(j, "list");
	json_open(j, '[');
	json_open(j, '[');
	json_close(j, ']');
	json_open(j, '{');
	json_close(j, '}');
	json_null(j);
	json_thousandths(j, 1250);
	json_number(j, 0);
	json_raw(j, SLICE("2.50"));
	json_close(j, ']');
	json_string_at(j, "empty", (struct slice){ 0 });
	json_close(j, '}');
}

static void commas(void **state)
{
	struct buffer out = { 0 };
	struct json j = { .out = &out };

	(void)state;
	build(&j);
	assert_true(slice_is(buffer_view(&out),
			     "{\"s\":\"a\\\"b\\\\c\\n\\t\\u0001/\",\"n\":18446744073709551615,"
			     "\"list\":[[],{},null,1.25,0,2.50],\"empty\":\"\"}"));
	buffer_free(&out);
}

/* Layout changes white space between values and nothing else. */
static void pretty_is_the_same(void **state)
{
	static const char *const cases[] = {
		"{}", "[]", "{\"a\":{}}", "{\"a\":[1,2,{\"b\":[[[{\"c\":\"x, {y}: [z]\"}]]]}]}",
		"{\"quote\":\"\\\"\",\"back\":\"\\\\\",\"n\":null}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer out = { 0 };
		cJSON *a = cJSON_Parse(cases[i]), *b;

		json_pretty(&out, slice_of(cases[i]));
		b = cJSON_ParseWithLength(out.at, out.len);
		if (!a || !cJSON_Compare(a, b, true))
			fail_msg("%s -> %.*s", cases[i], SLICE_ARG(buffer_view(&out)));
		cJSON_Delete(a);
		cJSON_Delete(b);
		buffer_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_read_back),
		cmocka_unit_test(commas),
		cmocka_unit_test(pretty_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
