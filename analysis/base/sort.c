#include "base/sort.h"

void sort_falling(uint64_t *keys, size_t n)
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
