#include "annotate/entities/table.h"

#include <stdlib.h>

enum { SIZE_FIRST = 256, SIZE_KEPT = 1 << 14 };

void table_clear(struct table *t)
{
	if (t->size > SIZE_KEPT)
		table_free(t);
	else if (t->used)
		memset(t->slots, 0, t->size * sizeof(*t->slots));
	t->used = 0;
}

void table_free(struct table *t)
{
	free(t->slots);
	*t = (struct table){ 0 };
}

static void grow(struct table *t)
{
	struct table_slot *old = t->slots;
	uint32_t old_size = t->size;

	t->size = old_size ? old_size * 2 : SIZE_FIRST;
	t->slots = memory_zeroed(t->size * sizeof(*t->slots));
	t->used = 0;
	for (uint32_t i = 0; i < old_size; i++)
		if (old[i].value)
			*table_place(t, old[i].hash) = old[i].value;
	free(old);
}

uint32_t *table_place(struct table *t, uint32_t hash)
{
	uint32_t at;

	if (t->used * 2 >= t->size)
		grow(t);
	at = hash & (t->size - 1);
	while (t->slots[at].value && t->slots[at].hash != hash)
		at = (at + 1) & (t->size - 1);
	if (!t->slots[at].value) {
		t->slots[at].hash = hash;
		t->used++;
	}
	return &t->slots[at].value;
}
