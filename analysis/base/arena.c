#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

enum {
	CHUNK_FIRST = 64 << 10,
	CHUNK_KEPT = 4 << 20, /* a larger one goes back to the system at reset */
	ALIGNMENT = _Alignof(max_align_t),
};

struct arena_chunk {
	struct arena_chunk *older;
	size_t size, used;
	_Alignas(max_align_t) char bytes[];
};

static void add_chunk(struct arena *arena, size_t wanted)
{
	size_t size = arena->chunk ? arena->chunk->size * 2 : CHUNK_FIRST;
	struct arena_chunk *chunk;

	if (size > CHUNK_KEPT)
		size = CHUNK_KEPT;
	if (size < wanted)
		size = wanted;
	chunk = memory_new(sizeof(*chunk) + size);
	*chunk = (struct arena_chunk){ .older = arena->chunk, .size = size };
	arena->chunk = chunk;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->chunk;
	void *at;

	if (size > SIZE_MAX / 2)
		memory_exhausted();
	size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (!chunk || chunk->size - chunk->used < size) {
		add_chunk(arena, size);
		chunk = arena->chunk;
	}
	at = chunk->bytes + chunk->used;
	chunk->used += size;
	return at;
}

void *arena_zero(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

struct slice arena_copy(struct arena *arena, struct slice s)
{
	char *copy = arena_alloc(arena, s.len + 1);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct slice){ copy, s.len };
}

struct slice arena_format(struct arena *arena, const char *format, ...)
{
	va_list args;
	char probe[1], *out;
	size_t len;

	va_start(args, format);
	len = (size_t)vsnprintf(probe, sizeof(probe), format, args);
	va_end(args);
	out = arena_alloc(arena, len + 1);
	va_start(args, format);
	vsnprintf(out, len + 1, format, args);
	va_end(args);
	return (struct slice){ out, len };
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *kept = NULL;

	for (struct arena_chunk *c = arena->chunk, *older; c; c = older) {
		older = c->older;
		if (c->size <= CHUNK_KEPT && (!kept || c->size > kept->size)) {
			free(kept);
			kept = c;
		} else {
			free(c);
		}
	}
	if (kept)
		kept->older = NULL, kept->used = 0;
	arena->chunk = kept;
}

void arena_free(struct arena *arena)
{
	for (struct arena_chunk *c = arena->chunk, *older; c; c = older) {
		older = c->older;
		free(c);
	}
	arena->chunk = NULL;
}
