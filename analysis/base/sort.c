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

enum { DIGITS = 4, BUCKETS = 256 };

/* Of the value, the lowest first. */
static unsigned digit_of(uint64_t key, int digit)
{
	return key >> (32 + 8 * digit) & (BUCKETS - 1);
}

/* Where the keys of each bucket go, the highest bucket first. */
static void places_of(uint32_t counts[static BUCKETS])
{
	uint32_t sum = 0;

	for (int b = BUCKETS; b--;) {
		uint32_t count = counts[b];

		counts[b] = sum;
		sum += count;
	}
}

static void radix_sort(uint64_t *keys, size_t n)
{
	uint32_t counts[DIGITS][BUCKETS] = { { 0 } };
	uint64_t *from = keys, *to = keys + n;

	for (size_t i = 0; i < n; i++)
		for (int d = 0; d < DIGITS; d++)
			counts[d][digit_of(keys[i], d)]++;
	for (int d = 0; d < DIGITS; d++) {
		uint64_t *sorted = to;

		if (counts[d][digit_of(from[0], d)] == n)
			continue; /* all have it */
		places_of(counts[d]);
		for (size_t i = 0; i < n; i++)
			to[counts[d][digit_of(from[i], d)]++] = from[i];
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
