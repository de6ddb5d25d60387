#include "base/memory.h"

#include <stdlib.h>
#include <unistd.h>

void memory_exhausted(void)
{
	static const char message[] = "lede: out of memory\n";

	/* write, not stdio: that could want memory of its own */
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(1);
	_exit(1);
}

void *memory_new(size_t size)
{
	return memory_resize(NULL, size);
}

void *memory_zeroed(size_t size)
{
	void *at = calloc(size ? size : 1, 1);

	if (!at)
		memory_exhausted();
	return at;
}

void *memory_resize(void *block, size_t size)
{
	void *at = realloc(block, size ? size : 1);

	if (!at)
		memory_exhausted();
	return at;
}
