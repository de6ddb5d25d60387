#ifndef LEDE_BASE_POOL_H
#define LEDE_BASE_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* A few threads that take jobs in the order in which they are submitted. The caller
 * owns the jobs, waits for each in whatever order it likes (its own order of output),
 * and may use a job again once it is done. */
struct pool;

struct pool_job {
	bool done; /* the pool's, under its lock */
};

/* workers threads, each of which calls work(job, workers' own state); at most
 * `capacity` jobs may be under way. The states are an array of state_size each. NULL
 * when no thread can be started. */
struct pool *pool_open(unsigned workers, size_t capacity, void *states, size_t state_size,
		       void (*work)(struct pool_job *, void *state));

void pool_submit(struct pool *, struct pool_job *);
bool pool_done(struct pool *, struct pool_job *);
void pool_wait(struct pool *, struct pool_job *);

/* Waits for all that was submitted, then ends the threads. */
void pool_close(struct pool *);

#endif
