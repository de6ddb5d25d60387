#ifndef LEDE_BASE_SORT_H
#define LEDE_BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Sort n keys, the largest first. Shell's sort, with the gaps of Gonnet and Baeza-Yates
 * (1991): a hundred keys do not repay qsort's call for each comparison. */
void sort_falling(uint64_t *keys, size_t n);

/* A key that sorts by falling value, and where those are equal by rising index. */
static inline uint64_t sort_key(uint32_t value, uint32_t index)
{
	return (uint64_t)value << 32 | (UINT32_MAX - index);
}

static inline uint32_t sort_index(uint64_t key)
{
	return UINT32_MAX - (uint32_t)key;
}

#endif
