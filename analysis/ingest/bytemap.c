#include "ingest/bytemap.h"

static void add(byte_map *map, size_t at, size_t from, uint8_t width, uint8_t raw)
{
	const struct byte_run *last = map->len ? &map->at[map->len - 1] : NULL;

	if (last && last->width == width && last->raw == raw && (at - last->at) % width == 0 &&
	    (at - last->at) / width * raw == from - last->from)
		return;
	*vector_push(map) = (struct byte_run){ (uint32_t)at, (uint32_t)from, width, raw };
}

void byte_map_copied(byte_map *map, size_t at, size_t from, size_t len)
{
	if (len)
		add(map, at, from, 1, 1);
}

void byte_map_character(byte_map *map, size_t at, size_t from, size_t width, size_t raw)
{
	if (width == raw)
		add(map, at, from, 1, 1);
	else
		add(map, at, from, (uint8_t)width, (uint8_t)raw);
}

/* The run that holds `at`: the last that begins at or before it. NULL: none. */
static const struct byte_run *run_at(const byte_map *map, uint32_t at)
{
	size_t from = 0, to = map->len;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (map->at[middle].at <= at)
			from = middle + 1;
		else
			to = middle;
	}
	return from ? &map->at[from - 1] : NULL;
}

uint32_t byte_map_origin(const byte_map *map, uint32_t at)
{
	const struct byte_run *run = run_at(map, at);

	return run ? run->from + (at - run->at) / run->width * run->raw : at;
}

uint32_t byte_map_run_end(const byte_map *map, uint32_t at, uint32_t end)
{
	const struct byte_run *run = run_at(map, at), *next = run ? run + 1 : map->at;

	return map->len && next < map->at + map->len && next->at < end ? next->at : end;
}

/* Bytes [at, end) of the new text were copied from the decoded one at `from`. */
static void then_copied(byte_map *out, const byte_map *map, uint32_t at, uint32_t end, uint32_t from)
{
	while (at < end) {
		uint32_t to = byte_map_run_end(map, from, from + (end - at));
		const struct byte_run *run = run_at(map, from);

		add(out, at, byte_map_origin(map, from), run ? run->width : 1, run ? run->raw : 1);
		at += to - from;
		from = to;
	}
}

void byte_map_then(byte_map *map, const byte_map *step, uint32_t end)
{
	byte_map out = { 0 };

	for (size_t i = 0; i < step->len; i++) {
		const struct byte_run *run = &step->at[i];
		uint32_t to = i + 1 < step->len ? run[1].at : end, from = run->from;

		if (run->width == 1 && run->raw == 1) {
			then_copied(&out, map, run->at, to, from);
			continue;
		}
		for (uint32_t at = run->at; at < to; at += run->width, from += run->raw)
			byte_map_character(&out, at, byte_map_origin(map, from), run->width,
					   byte_map_origin(map, from + run->raw) -
						   byte_map_origin(map, from));
	}
	if (step->len) {
		vector_free(map);
		*map = out;
	}
}
