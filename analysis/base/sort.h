#ifndef LEDE_BASE_SORT_H
#define LEDE_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

/* A key that sorts by falling value, and where those are equal by rising index. */
static inline uint64_t sort_key(uint32_t value, uint32_t index)
{
	return (uint64_t)value << 32 | (UINT32_MAX - index);
}

static inline uint32_t sort_index(uint64_t key)
{
	return UINT32_MAX - (uint32_t)key;
}

/* Sort n keys that stand by rising index, the largest first; there is room for n more behind
 * them (NULL for none). Digit by digit, the lowest first (radix sort; Knuth, TAOCP 5.2.5): a
 * hundred keys do not repay qsort's call for each comparison, nor what a processor pays for a
 * branch that it cannot foresee. */
void sort_falling(uint64_t *keys, size_t n);

#endif
