#ifndef LEDE_ANNOTATE_ENTITIES_TABLE_H
#define LEDE_ANNOTATE_ENTITIES_TABLE_H

#include "base/hash.h"
#include "base/memory.h"

/* From a 32-bit hash to a number. The hash is the key: two names of one article
 * that share one, a chance of one in a million for an article of a hundred names,
 * would be taken for the same. Keeps its memory between documents. */
struct table_slot {
	uint32_t hash, value; /* value 0: empty; stored plus one */
};

struct table {
	struct table_slot *slots;
	uint32_t size, used; /* size: a power of two, or 0 */
};

#define TABLE_NONE UINT32_MAX

/* Empty it; a table that one large document grew is given back. */
void table_clear(struct table *);
void table_free(struct table *);

/* The value of a hash, or TABLE_NONE. */
static inline uint32_t table_get(const struct table *t, uint32_t hash)
{
	if (!t->size)
		return TABLE_NONE;
	for (uint32_t at = hash & (t->size - 1); t->slots[at].value; at = (at + 1) & (t->size - 1))
		if (t->slots[at].hash == hash)
			return t->slots[at].value - 1;
	return TABLE_NONE;
}

/* The place of a hash's value plus one, made with 0 when it is new: the caller
 * fills it in before the next call. */
uint32_t *table_place(struct table *, uint32_t hash);

static inline void table_set(struct table *t, uint32_t hash, uint32_t value)
{
	*table_place(t, hash) = value + 1;
}

#endif
