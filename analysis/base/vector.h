#ifndef LEDE_BASE_VECTOR_H
#define LEDE_BASE_VECTOR_H

#include <stdlib.h>

#include "base/memory.h"

/* A growable array of one type: `VECTOR(struct token) tokens;`. It owns its
 * memory and is meant to be used again: clearing keeps the room, so that a
 * stream of documents stops allocating after the first few. For large arrays
 * realloc moves pages instead of copying, and pages never written cost nothing,
 * which is why the layers of a document are vectors and not arena memory.
 *
 *     VECTOR(int) v = {0};
 *     *vector_push(&v) = 7;
 *     for (size_t i = 0; i < v.len; i++) use(v.at[i]);
 *     vector_free(&v);
 */
#define VECTOR(type)             \
	struct {                 \
		type *at;        \
		size_t len, cap; \
	}

#define vector_reserve(v, n)                                                       \
	((n) > (v)->cap ? (void)((v)->at = vector_grow((v)->at, &(v)->cap, (n),    \
						       sizeof(*(v)->at))) : (void)0)

/* Room for one more at the end, not cleared; a pointer to it. */
#define vector_push(v) (vector_reserve((v), (v)->len + 1), &(v)->at[(v)->len++])

#define vector_free(v) (free((v)->at), (v)->at = NULL, (v)->len = (v)->cap = 0)

/* Empty it, giving back what an unusually large document took. */
#define vector_clear(v)                                          \
	((v)->cap * sizeof(*(v)->at) > VECTOR_KEPT ? vector_free(v) \
						   : (void)0,    \
	 (void)((v)->len = 0))

enum { VECTOR_KEPT = 8 << 20 }; /* bytes */

static inline void *vector_grow(void *at, size_t *cap, size_t wanted, size_t size)
{
	size_t grown = *cap + *cap / 2 + 16;

	if (wanted > SIZE_MAX / size / 2)
		memory_exhausted();
	*cap = grown > wanted ? grown : wanted;
	return memory_resize(at, *cap * size);
}

#endif
