#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

/* The command's own, which no library has. */
#include "cmd/stats_score.c"
#include "cmd/stats_tally.c"

static void add(struct tally *t, const char *key, const char *form, uint32_t document, unsigned n)
{
	tally_add(t, slice_of(key), slice_of(form), (struct tally_place){ document, 0, n, n });
}

static void counts(void **state)
{
	struct tally t = TALLY_OF(100, 5 * TALLY_NAME_MAX);
	const struct tally_entry *e;

	(void)state;
	assert_null(tally_find(&t, SLICE("dog")));
	add(&t, "dog", "Dogs", 1, 1);
	add(&t, "dog", "dogs", 1, 3);
	add(&t, "dog", "dogs", 2, 1);
	tally_add(&t, SLICE("dog"), SLICE("DOGS"), (struct tally_place){ 3, 1, 7, 0 });
	e = tally_find(&t, SLICE("dog"));
	assert_non_null(e);
	assert_int_equal(e->count[0], 5);
	assert_int_equal(e->documents[0], 2);
	assert_int_equal(e->count[1], 7);
	assert_int_equal(e->documents[1], 1);
	assert_true(slice_is(tally_string(&t, e->form), "dogs"));
	assert_int_equal(t.undercount, 0);
	assert_null(tally_find(&t, SLICE("do")));
	tally_free(&t);
}

/* What a form without votes is worth: it stands until another comes. */
static void weak_forms(void **state)
{
	struct tally t = TALLY_OF(100, 5 * TALLY_NAME_MAX);

	(void)state;
	tally_add(&t, SLICE("it is"), SLICE("IT IS"), (struct tally_place){ 1, 0, 1, 0 });
	assert_true(slice_is(tally_string(&t, tally_find(&t, SLICE("it is"))->form), "IT IS"));
	add(&t, "it is", "it is", 2, 1);
	tally_add(&t, SLICE("it is"), SLICE("It is"), (struct tally_place){ 3, 0, 1, 0 });
	assert_true(slice_is(tally_string(&t, tally_find(&t, SLICE("it is"))->form), "it is"));
	tally_free(&t);
}

/* A stream of keys with their true counts beside the tally. */
enum { KEYS = 60000 };

struct stream {
	struct tally tally;
	uint64_t truth[KEYS], total;
	size_t longest; /* bytes that an entry's strings take at most */
	uint32_t seed;
};

static uint32_t any(struct stream *s)
{
	s->seed = s->seed * 1664525u + 1013904223u; /* Knuth, TAOCP 3.3.4 */
	return s->seed >> 8;
}

/* padding: digits more than needed, to make names long */
static struct slice key_name(unsigned key, unsigned padding, char room[static 300])
{
	return (struct slice){ room, (size_t)snprintf(room, 300, "%0*u", (int)padding + 1, key) };
}

static void feed(struct stream *s, unsigned key, unsigned padding, uint64_t count)
{
	char room[300];
	struct slice name = key_name(key, padding, room);

	tally_add(&s->tally, name, name, (struct tally_place){ (uint32_t)s->total, 0, count, 1 });
	s->truth[key] += count;
	s->total += count;
	if (s->longest < name.len + sizeof(uint32_t))
		s->longest = name.len + sizeof(uint32_t);
	if (s->tally.list.len > s->tally.entries_max || s->tally.strings.len > s->tally.bytes_max)
		fail_msg("%zu entries, %zu bytes", s->tally.list.len, s->tally.strings.len);
}

/* All that stats_tally.h promises. */
static void keeps_its_word(struct stream *s, unsigned padding)
{
	const struct tally *t = &s->tally;
	size_t by_bytes = t->bytes_max / 2 / s->longest, kept = t->entries_max / 2;

	if (kept > by_bytes)
		kept = by_bytes;
	if (t->undercount > s->total / (kept + 1))
		fail_msg("undercount %d of %d", (int)t->undercount, (int)s->total);
	for (unsigned key = 0; key < KEYS; key++) {
		char room[300];
		const struct tally_entry *e = tally_find(t, key_name(key, padding, room));
		uint64_t low = e ? e->count[0] : 0;
		uint64_t high = e ? low + e->before : t->undercount;

		if (s->truth[key] < low || s->truth[key] > high || high - low > t->undercount)
			fail_msg("key %u: %d is not in [%d, %d]", key, (int)s->truth[key],
				 (int)low, (int)high);
	}
	assert_true(t->slots.len <= 4 * t->entries_max + SLOTS_FIRST);
	assert_true(t->list.cap <= 2 * t->entries_max + 16);
	assert_true(t->strings.cap <= 2 * t->bytes_max);
}

static struct stream *stream_of(size_t entries, size_t bytes)
{
	struct stream *s = memset(memory_new(sizeof(*s)), 0, sizeof(*s));

	s->tally = TALLY_OF(entries, bytes);
	s->seed = 7;
	return s;
}

static void stream_free(struct stream *s)
{
	tally_free(&s->tally);
	free(s);
}

/* Words as language has them: a few often, most of them once or twice. */
static void zipf(void **state)
{
	struct stream *s = stream_of(1000, 1 << 20);

	(void)state;
	for (unsigned i = 0; i < 400000; i++)
		feed(s, (KEYS / (1 + any(s) % KEYS) + i % 2 * any(s)) % KEYS, 0, 1);
	assert_true(s->tally.undercount > 0);
	keeps_its_word(s, 0);
	stream_free(s);
}

/* The worst: nothing but new words, again and again in the same order, so that each is
 * dropped before it comes back. Counting from 0 every time would lose more than undercount
 * tells. */
static void rounds(void **state)
{
	struct stream *s = stream_of(1000, 1 << 20);

	(void)state;
	for (unsigned round = 0; round < 12; round++)
		for (unsigned key = 0; key < KEYS; key++)
			feed(s, key, 0, 1 + key % 3);
	keeps_its_word(s, 0);
	stream_free(s);
}

/* Here it is the names that take the room. */
static void long_names(void **state)
{
	struct stream *s = stream_of(100000, 64 << 10);

	(void)state;
	for (unsigned i = 0; i < 200000; i++)
		feed(s, i % 5 ? any(s) % KEYS : any(s) % 20, 250, 1 + i % 2);
	assert_true(s->tally.undercount > 0);
	keeps_its_word(s, 250);
	stream_free(s);
}

/* One count that is far above all others must not make the search for the next undercount
 * long, nor may large steps skip the least one. */
static void heavy(void **state)
{
	struct stream *s = stream_of(100, 1 << 20);

	(void)state;
	for (unsigned key = 0; key < 100; key++)
		feed(s, key, 0, key < 60 ? 1000000007ull * (key + 1) : 5);
	feed(s, 100, 0, 1);
	/* the tenth of the heavy ones is the last that has to go */
	assert_int_equal(s->tally.undercount, 1000000007ull * 10);
	assert_int_equal(s->tally.list.len, 51);
	keeps_its_word(s, 0);
	stream_free(s);
}

/* Forms that outvote each other for ever take no memory for ever. */
static void forms(void **state)
{
	struct tally t = TALLY_OF(100, 5 * TALLY_NAME_MAX);

	(void)state;
	for (unsigned i = 0; i < 100000; i++) {
		char form[32];

		snprintf(form, sizeof(form), "%0*u", (int)(1 + i % 20), i % 7);
		add(&t, "key", form, i, 1 + i % 5);
		assert_true(t.strings.len <= t.bytes_max);
	}
	assert_int_equal(t.undercount, 0);
	assert_int_equal(tally_find(&t, SLICE("key"))->count[0], 300000);
	tally_free(&t);
}

static void too_long(void **state)
{
	static char name[TALLY_NAME_MAX + 1];
	struct tally t = TALLY_OF(100, 5 * TALLY_NAME_MAX);

	(void)state;
	memset(name, 'x', sizeof(name));
	tally_add(&t, (struct slice){ name, sizeof(name) }, SLICE("x"),
		  (struct tally_place){ 1, 0, 1, 1 });
	assert_int_equal(t.list.len, 0);
	tally_add(&t, SLICE("x"), (struct slice){ name, sizeof(name) },
		  (struct tally_place){ 1, 0, 1, 1 });
	assert_true(slice_is(tally_string(&t, t.list.at[0].form), "x"));
	tally_free(&t);
}

/* ---- measures ---- */

static void near(int line, double got, double wanted)
{
	if (fabs(got - wanted) > 1e-9 * (1 + fabs(wanted)))
		fail_msg("line %d: %.12f is not %.12f", line, got, wanted);
}

static void logarithms(void **state)
{
	(void)state;
	near(__LINE__, score_log2(1), 0);
	near(__LINE__, score_log2(0.125), -3);
	near(__LINE__, score_log2(1ull << 40), 40);
	for (double x = 1e-12; x < 1e15; x *= 1.0137) {
		if (fabs(score_log2(x) - log2(x)) > 4e-15 * (1 + fabs(log2(x))) ||
		    fabs(score_log(x) - log(x)) > 4e-15 * (1 + fabs(log(x))))
			fail_msg("%g: %.17g %.17g", x, score_log2(x), score_log(x));
	}
}

static void measures(void **state)
{
	(void)state;
	near(__LINE__, score_idf(2, 8), 2);
	near(__LINE__, score_idf(8, 8), 0);
	near(__LINE__, score_idf(0, 0), 0);
	/* 60 in 100,000 words against 20 in 200,000: E1 = 80 / 3, E2 = 160 / 3 */
	near(__LINE__, score_log_likelihood(60, 20, 100000, 200000),
	     2 * (60 * log(60 * 3 / 80.0) + 20 * log(20 * 3 / 160.0)));
	near(__LINE__, score_log_ratio(60, 20, 100000, 200000), log2(6));
	near(__LINE__, score_log_likelihood(10, 20, 1000, 2000), 0);
	near(__LINE__, score_log_ratio(10, 20, 1000, 2000), 0);
	near(__LINE__, score_log_likelihood(0, 20, 1000, 1000), 2 * 20 * log(2));
	near(__LINE__, score_log_ratio(8, 0, 1000, 1000), 4);
	near(__LINE__, score_log_ratio(0, 8, 1000, 1000), -4);
	near(__LINE__, score_log_likelihood(5, 0, 100, 0), 0);
	near(__LINE__, score_pmi(8, 16, 32, 1024), 4);
	near(__LINE__, score_log_dice(8, 8, 8), 14);
	near(__LINE__, score_log_dice(8, 16, 48), 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts),     cmocka_unit_test(weak_forms),
		cmocka_unit_test(zipf),       cmocka_unit_test(rounds),
		cmocka_unit_test(long_names), cmocka_unit_test(heavy),
		cmocka_unit_test(forms),      cmocka_unit_test(too_long),
		cmocka_unit_test(logarithms), cmocka_unit_test(measures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
