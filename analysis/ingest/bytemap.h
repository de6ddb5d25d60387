#ifndef LEDE_INGEST_BYTEMAP_H
#define LEDE_INGEST_BYTEMAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vector.h"

/* Where the bytes of a decoded text stood in the file. From byte `at` of the text on, up to the
 * next run, each `width` bytes of it were `raw` bytes of the file, the first of them at `from`:
 * in a run every character is as long as the others, here and there. */
struct byte_run {
	uint32_t at, from;
	uint8_t width, raw;
};

/* In the order of both. Without any run the text's bytes are the file's. */
typedef VECTOR(struct byte_run) byte_map;

/* `len` bytes of the text at `at` are as they were in the file at `from`. */
void byte_map_copied(byte_map *, size_t at, size_t from, size_t len);

/* One character: `width` bytes of the text, `raw` of the file. */
void byte_map_character(byte_map *, size_t at, size_t from, size_t width, size_t raw);

/* The byte of the file where byte `at` of the text was; where the character begins, when it lies
 * in the midst of one that was converted. The text's end is the file's. */
uint32_t byte_map_origin(const byte_map *, uint32_t at);

/* Where the run of `at` ends, but no further than `end`. */
uint32_t byte_map_run_end(const byte_map *, uint32_t at, uint32_t end);

/* A text that was made of a decoded text in its turn, by `step`: put both steps into `map`. */
void byte_map_then(byte_map *map, const byte_map *step, uint32_t end);

#endif
