#ifndef LEDE_BASE_HASH_H
#define LEDE_BASE_HASH_H

#include "base/slice.h"

/* A fixed hash: the packed tables and models carry its values, so they must be
 * the same on every machine. FNV-1a (Fowler, Noll, Vo 1991), then the finaliser
 * of MurmurHash3 (Appleby 2011), since FNV's low bits alone spread badly over
 * tables whose size is a power of two. */

#define HASH_SEED 2166136261u

static inline uint32_t hash_byte(uint32_t h, unsigned char byte)
{
	return (h ^ byte) * 16777619u;
}

static inline uint32_t hash_finish(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x85ebca6bu;
	h ^= h >> 13;
	h *= 0xc2b2ae35u;
	return h ^ (h >> 16);
}

static inline uint32_t hash_slice(struct slice s)
{
	uint32_t h = HASH_SEED;

	for (size_t i = 0; i < s.len; i++)
		h = hash_byte(h, (unsigned char)s.ptr[i]);
	return hash_finish(h);
}

/* One hash out of two numbers, for keys such as (node, word). */
static inline uint32_t hash_pair(uint32_t a, uint32_t b)
{
	return hash_finish(a * 0x9e3779b1u ^ b);
}

#endif
