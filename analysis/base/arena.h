#ifndef LEDE_BASE_ARENA_H
#define LEDE_BASE_ARENA_H

#include "base/slice.h"

/* Memory that is given out piece by piece and taken back all at once: one
 * arena for each document in work. Zero-initialised is empty and ready.
 * Running out of memory ends the process with a message (see memory.h): no
 * caller can do better, and every check that cannot fire is a check less. */
struct arena {
	struct arena_chunk *chunk; /* the one in use; older ones hang behind it */
};

/* size bytes, aligned for any type, not cleared; valid until arena_reset. */
void *arena_alloc(struct arena *, size_t size);

/* As arena_alloc, cleared. */
void *arena_zero(struct arena *, size_t size);

/* A copy of s in the arena, with a NUL behind it that len does not count. */
struct slice arena_copy(struct arena *, struct slice s);

/* printf into the arena. */
struct slice arena_format(struct arena *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Take everything back. Keeps one chunk of moderate size for the next document,
 * so that a stream of articles neither allocates nor grows. */
void arena_reset(struct arena *);

/* Return all memory to the system; the arena is empty and ready again. */
void arena_free(struct arena *);

#define ARENA_NEW(arena, type, n) ((type *)arena_alloc((arena), sizeof(type) * (n)))

#endif
