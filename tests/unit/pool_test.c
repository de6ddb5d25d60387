#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/pool.h"

struct squared {
	struct pool_job job;
	unsigned in, out;
};

struct state {
	unsigned done;
	char padding[100]; /* the states are an array of this size */
};

static void square(struct pool_job *job, void *state)
{
	struct squared *s = (struct squared *)job;

	s->out = s->in * s->in;
	((struct state *)state)->done++;
}

/* Jobs are used again and again in a ring, as run.c does. */
static void ring(unsigned workers, unsigned jobs, unsigned rounds)
{
	struct state *states = calloc(workers, sizeof(*states));
	struct squared *job = calloc(jobs, sizeof(*job));
	struct pool *pool = pool_open(workers, jobs, states, sizeof(*states), square);
	unsigned submitted = 0, taken = 0, done = 0;

	assert_non_null(pool);
	while (taken < rounds) {
		struct squared *next = &job[submitted % jobs], *oldest = &job[taken % jobs];

		if (submitted < rounds && submitted - taken < jobs) {
			next->in = submitted++;
			pool_submit(pool, &next->job);
			continue;
		}
		pool_wait(pool, &oldest->job);
		assert_true(pool_done(pool, &oldest->job));
		assert_int_equal(oldest->out, taken * taken);
		taken++;
	}
	pool_close(pool);
	for (unsigned i = 0; i < workers; i++)
		done += states[i].done;
	assert_int_equal(done, rounds);
	free(states);
	free(job);
}

static void rings(void **state)
{
	(void)state;
	ring(1, 1, 100);
	ring(2, 8, 10000);
	ring(8, 3, 5000);
}

/* Closing waits for what is under way. */
static void close_waits(void **state)
{
	struct squared job[64] = { 0 };
	struct state states[3] = { 0 };
	struct pool *pool = pool_open(3, 64, states, sizeof(*states), square);

	(void)state;
	assert_non_null(pool);
	for (unsigned i = 0; i < 64; i++) {
		job[i].in = i;
		pool_submit(pool, &job[i].job);
	}
	pool_close(pool);
	for (unsigned i = 0; i < 64; i++)
		assert_int_equal(job[i].out, i * i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rings),
		cmocka_unit_test(close_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
