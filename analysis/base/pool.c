#include "base/pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/memory.h"

struct worker {
	struct pool *pool;
	void *state;
	pthread_t thread;
};

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t work_came, job_done;
	void (*work)(struct pool_job *, void *state);
	struct pool_job **ring; /* submitted and not yet taken: [taken, submitted) */
	size_t capacity, taken, submitted;
	bool closing;
	unsigned workers;
	struct worker worker[];
};

/* The next job, or NULL when the pool closes and none is left. */
static struct pool_job *take(struct pool *pool)
{
	struct pool_job *job = NULL;

	pthread_mutex_lock(&pool->lock);
	while (pool->taken == pool->submitted && !pool->closing)
		pthread_cond_wait(&pool->work_came, &pool->lock);
	if (pool->taken < pool->submitted)
		job = pool->ring[pool->taken++ % pool->capacity];
	pthread_mutex_unlock(&pool->lock);
	return job;
}

static void *run(void *argument)
{
	struct worker *self = argument;
	struct pool *pool = self->pool;

	for (struct pool_job *job; (job = take(pool));) {
		pool->work(job, self->state);
		pthread_mutex_lock(&pool->lock);
		job->done = true;
		pthread_cond_broadcast(&pool->job_done);
		pthread_mutex_unlock(&pool->lock);
	}
	return NULL;
}

/* Signals are the main thread's: it waits for input, and has to be woken. */
static bool start(struct worker *worker)
{
	sigset_t all, before;
	bool started;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	started = pthread_create(&worker->thread, NULL, run, worker) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

struct pool *pool_open(unsigned workers, size_t capacity, void *states, size_t state_size,
		       void (*work)(struct pool_job *, void *state))
{
	struct pool *pool = memory_new(sizeof(*pool) + workers * sizeof(struct worker));

	*pool = (struct pool){ .work = work, .capacity = capacity };
	pool->ring = memory_new(capacity * sizeof(struct pool_job *));
	pthread_mutex_init(&pool->lock, NULL);
	pthread_cond_init(&pool->work_came, NULL);
	pthread_cond_init(&pool->job_done, NULL);
	for (; pool->workers < workers; pool->workers++) {
		struct worker *w = &pool->worker[pool->workers];

		*w = (struct worker){ .pool = pool,
				      .state = (char *)states + pool->workers * state_size };
		if (!start(w))
			break;
	}
	if (pool->workers)
		return pool;
	pool_close(pool);
	return NULL;
}

void pool_submit(struct pool *pool, struct pool_job *job)
{
	pthread_mutex_lock(&pool->lock);
	job->done = false;
	pool->ring[pool->submitted++ % pool->capacity] = job;
	pthread_cond_signal(&pool->work_came);
	pthread_mutex_unlock(&pool->lock);
}

bool pool_done(struct pool *pool, struct pool_job *job)
{
	bool done;

	pthread_mutex_lock(&pool->lock);
	done = job->done;
	pthread_mutex_unlock(&pool->lock);
	return done;
}

void pool_wait(struct pool *pool, struct pool_job *job)
{
	pthread_mutex_lock(&pool->lock);
	while (!job->done)
		pthread_cond_wait(&pool->job_done, &pool->lock);
	pthread_mutex_unlock(&pool->lock);
}

void pool_close(struct pool *pool)
{
	pthread_mutex_lock(&pool->lock);
	pool->closing = true;
	pthread_cond_broadcast(&pool->work_came);
	pthread_mutex_unlock(&pool->lock);
	for (unsigned i = 0; i < pool->workers; i++)
		pthread_join(pool->worker[i].thread, NULL);
	pthread_mutex_destroy(&pool->lock);
	pthread_cond_destroy(&pool->work_came);
	pthread_cond_destroy(&pool->job_done);
	free(pool->ring);
	free(pool);
}
