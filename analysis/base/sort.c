#include "base/sort.h"

#include <string.h>

/* Shell's (1959), with the gaps of Gonnet and Baeza-Yates (1991). */
static void shell_sort(uint64_t *keys, size_t n)
{
	for (size_t gap = n / 2; gap; gap = gap == 2 ? 1 : gap * 5 / 11) {
		for (size_t i = gap; i < n; i++) {
			uint64_t key = keys[i];
			size_t j = i;

			for (; j >= gap && keys[j - gap] < key; j -= gap)
				keys[j] = keys[j - gap];
			keys[j] = key;
		}
	}
}

enum { BUCKETS = 256 };

/* A digit of the value, the lowest at shift 32. */
static unsigned digit_of(uint64_t key, unsigned shift)
{
	return key >> shift & (BUCKETS - 1);
}

/* How many keys have a digit, then where they go, the highest digit first. */
static void places_of(const uint64_t *keys, size_t n, unsigned shift,
		      uint32_t places[static BUCKETS])
{
	uint32_t sum = 0;

	memset(places, 0, BUCKETS * sizeof(*places));
	for (size_t i = 0; i < n; i++)
		places[digit_of(keys[i], shift)]++;
	for (int b = BUCKETS; b--;) {
		uint32_t count = places[b];

		places[b] = sum;
		sum += count;
	}
}

static void radix_sort(uint64_t *keys, size_t n)
{
	uint64_t *from = keys, *to = keys + n, all = 0;
	uint32_t places[BUCKETS];

	for (size_t i = 0; i < n; i++)
		all |= keys[i];
	for (unsigned shift = 32; shift < 64 && all >> shift; shift += 8) {
		uint64_t *sorted = to;

		places_of(from, n, shift, places);
		for (size_t i = 0; i < n; i++)
			to[places[digit_of(from[i], shift)]++] = from[i];
		to = from;
		from = sorted;
	}
	if (from != keys)
		memcpy(keys, from, n * sizeof(*keys));
}

void sort_falling(uint64_t *keys, size_t n)
{
	enum { FEW = 32 };

	if (n < FEW) /* none of them may have no memory either */
		shell_sort(keys, n);
	else
		radix_sort(keys, n);
}
