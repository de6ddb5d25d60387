#ifndef LEDE_BASE_MEMORY_H
#define LEDE_BASE_MEMORY_H

#include <stddef.h>

/* malloc, calloc and realloc that do not fail: with no memory left the process says so
 * on standard error and ends with status 1. free() gives back. */
void *memory_new(size_t size);
void *memory_zeroed(size_t size); /* all bytes 0; those never touched cost nothing */
void *memory_resize(void *block, size_t size);
_Noreturn void memory_exhausted(void);

#endif
