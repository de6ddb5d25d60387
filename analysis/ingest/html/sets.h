#ifndef LEDE_INGEST_HTML_SETS_H
#define LEDE_INGEST_HTML_SETS_H

#include <string.h>

#include "base/vector.h"

/* A set of 64-bit numbers, open addressing; 0 is free. */

typedef struct {
	uint64_t *at;
	size_t mask;
} number_set;

#define set_of(v) ((number_set){ (v)->at, (v)->len - 1 })

static inline bool set_has(number_set set, uint64_t key)
{
	for (size_t i = key & set.mask; set.at[i]; i = (i + 1) & set.mask)
		if (set.at[i] == key)
			return true;
	return false;
}

/* False when it was there already. */
static inline bool set_add(number_set set, uint64_t key)
{
	size_t i = key & set.mask;

	for (; set.at[i]; i = (i + 1) & set.mask)
		if (set.at[i] == key)
			return false;
	set.at[i] = key;
	return true;
}

/* Empty, with room for n. */
#define set_clear(v, n)                                                                            \
	do {                                                                                       \
		size_t room = 16;                                                                  \
		while (room < (n)*2)                                                               \
			room *= 2;                                                                 \
		vector_clear(v);                                                                   \
		vector_reserve(v, room);                                                           \
		(v)->len = room;                                                                   \
		memset((v)->at, 0, room * sizeof(*(v)->at));                                       \
	} while (0)

#endif
