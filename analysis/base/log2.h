#ifndef LEDE_BASE_LOG2_H
#define LEDE_BASE_LOG2_H

#include <stdint.h>

/* Logarithm in integers, since scores have to be the same on every machine and
 * libm's log is not: 256 * log2(x), rounded down, for x >= 1 (0 for x = 0). The
 * fraction comes bit by bit from squaring the mantissa (Knuth, TAOCP 1.2.2, ex. 25). */
static inline uint32_t log2_256(uint64_t x)
{
	uint32_t whole, log;
	uint64_t m; /* the mantissa, 1 <= m < 2, as m * 2^31 */

	if (x == 0)
		return 0;
	whole = 63 - (uint32_t)__builtin_clzll(x);
	m = whole > 31 ? x >> (whole - 31) : x << (31 - whole);
	log = whole;
	for (int bit = 0; bit < 8; bit++) {
		m = m * m >> 31;
		log = log << 1 | (uint32_t)(m >> 32);
		m >>= m >> 32;
	}
	return log;
}

#endif
