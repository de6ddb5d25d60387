#ifndef LEDE_BASE_ROOT_H
#define LEDE_BASE_ROOT_H

#include <stdint.h>

/* The square root of n, rounded down, bit by bit from its highest: the same on every
 * machine. */
static inline uint64_t square_root(uint64_t n)
{
	uint64_t root = 0;

	for (uint64_t bit = n ? 1ull << (63 - __builtin_clzll(n)) / 2 : 0; bit; bit >>= 1)
		if ((root + bit) * (root + bit) <= n)
			root += bit;
	return root;
}

#endif
