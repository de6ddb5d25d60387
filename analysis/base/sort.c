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

/* Four steps for each doubling of the value, from the largest down: the exponent of a float
 * and the first bits of its mantissa. */
enum { STEP_BITS = 2, BUCKETS = 33 << STEP_BITS };

static unsigned bucket_of(uint64_t key)
{
	float value = (float)(key >> 32) + 1;
	uint32_t bits;

	memcpy(&bits, &value, sizeof(bits));
	return BUCKETS - 1 - ((bits >> (23 - STEP_BITS)) - (127u << STEP_BITS));
}

void sort_falling(uint64_t *keys, size_t n)
{
	enum { FEW = 24 };
	uint64_t *room;
	size_t end[BUCKETS + 1] = { 0 };

	if (n < FEW) { /* none of them may have no memory either */
		shell_sort(keys, n);
		return;
	}
	room = keys + n;
	for (size_t i = 0; i < n; i++)
		end[bucket_of(keys[i]) + 1]++;
	for (size_t b = 0; b < BUCKETS; b++)
		end[b + 1] += end[b];
	for (size_t i = 0; i < n; i++)
		room[end[bucket_of(keys[i])]++] = keys[i];
	for (size_t b = 0, first = 0; b < BUCKETS; first = end[b++])
		if (end[b] - first > 1)
			shell_sort(room + first, end[b] - first);
	memcpy(keys, room, n * sizeof(*keys));
}
