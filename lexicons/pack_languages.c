/* Packs lexicons/languages/XX.tsv into the table that analysis/text/language.c
 * reads (see analysis/text/language_table.h).
 *
 * Usage: pack_languages OUT TABLE.tsv...
 *
 * The output depends on the tables' contents and order only, no floating point
 * being used. Exits 1 with a message if a table is malformed. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <utf8proc.h>

#include "text/language_table.h"

/* One line of a table. */
struct line {
	char gram[32];
	uint32_t group, table; /* table: index within all, later the column */
	unsigned char evidence;
};

struct group {
	char script[32];
	uint32_t tables, first;
};

struct source {
	char identifies[8];
	uint32_t group, place; /* place within the group */
};

static struct line *lines;
static size_t line_count, line_room;
static struct source sources[LANGUAGE_COLUMNS];
static uint32_t source_count;
static struct group groups[LANGUAGE_GROUPS];
static uint32_t group_count;

static _Noreturn void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("pack_languages: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static void *grow(void *memory, size_t bytes)
{
	memory = realloc(memory, bytes);
	if (!memory)
		die("out of memory");
	return memory;
}

/* scale * log2(numerator / denominator), rounded: the whole part by
 * shifting, then digit by digit by squaring (D. E. Knuth, The Art of Computer
 * Programming, volume 1, section 1.2.2). */
static uint32_t scaled_log2(uint64_t numerator, uint64_t denominator, uint32_t scale)
{
	uint64_t x = (numerator << 30) / denominator; /* 30 bits of fraction */
	uint64_t log = 0;                             /* 16 bits of fraction */

	for (; x >= (uint64_t)2 << 30; x >>= 1)
		log += 1 << 16;
	for (uint64_t bit = 1 << 15; bit; bit >>= 1) {
		x = (x * x) >> 30;
		if (x >= (uint64_t)2 << 30) {
			x >>= 1;
			log += bit;
		}
	}
	return (uint32_t)((log * scale + (1 << 15)) >> 16);
}

static uint32_t group_of(const char *script)
{
	for (uint32_t i = 0; i < group_count; i++)
		if (strcmp(groups[i].script, script) == 0)
			return i;
	if (group_count == LANGUAGE_GROUPS)
		die("more than %d scripts", LANGUAGE_GROUPS);
	if (strlen(script) >= sizeof(groups->script))
		die("too long a script: %s", script);
	strcpy(groups[group_count].script, script);
	return group_count++;
}

static void read_header(const char *path, const char *text)
{
	struct source *source = &sources[source_count];

	if (strncmp(text, "identifies\t", 11) == 0) {
		text += 11;
		if (!*text || strlen(text) >= sizeof(source->identifies))
			die("%s: bad code %s", path, text);
		strcpy(source->identifies, text);
	} else if (strncmp(text, "script\t", 7) == 0) {
		source->group = group_of(text + 7);
		source->place = groups[source->group].tables++;
	}
}

static void read_line(const char *path, char *text)
{
	char *tab = strchr(text, '\t'), *end;
	unsigned long count;
	uint32_t evidence;

	if (!tab || tab == text || (size_t)(tab - text) >= sizeof(lines->gram))
		die("%s: malformed line: %s", path, text);
	*tab = 0;
	count = strtoul(tab + 1, &end, 10);
	evidence = scaled_log2(count + LANGUAGE_FLOOR, LANGUAGE_FLOOR, LANGUAGE_SCALE);
	if (*end || end == tab + 1 || count > 10000000)
		die("%s: bad count of %s", path, text);
	if (line_count == line_room) {
		line_room = line_room ? 2 * line_room : 1 << 16;
		lines = grow(lines, line_room * sizeof(*lines));
	}
	lines[line_count] = (struct line){
		.group = sources[source_count].group,
		.table = source_count,
		.evidence = evidence < 255 ? (unsigned char)evidence : 255,
	};
	strcpy(lines[line_count++].gram, text);
}

static void read_table(const char *path)
{
	FILE *file = fopen(path, "r");
	char text[512];

	if (!file)
		die("cannot open %s", path);
	if (source_count == LANGUAGE_COLUMNS)
		die("more than %d tables", LANGUAGE_COLUMNS);
	sources[source_count].group = UINT32_MAX;
	while (fgets(text, sizeof(text), file)) {
		text[strcspn(text, "\r\n")] = 0;
		if (strncmp(text, "# ", 2) == 0)
			read_header(path, text + 2);
		else if (sources[source_count].group == UINT32_MAX ||
			 !*sources[source_count].identifies)
			die("%s: no '# identifies' or '# script' before the n-grams", path);
		else
			read_line(path, text);
	}
	if (ferror(file) || fclose(file))
		die("cannot read %s", path);
	source_count++;
}

static uint32_t round_up(uint32_t n, uint32_t to)
{
	return (n + to - 1) / to * to;
}

static uint32_t group_width(uint32_t group)
{
	return round_up(groups[group].tables, LANGUAGE_LANE);
}

static uint32_t place_groups(void)
{
	uint32_t columns = 0;

	for (uint32_t i = 0; i < group_count; i++) {
		groups[i].first = columns;
		columns += group_width(i);
	}
	if (columns > LANGUAGE_COLUMNS)
		die("more than %d columns", LANGUAGE_COLUMNS);
	return columns;
}

static int by_gram(const void *a, const void *b)
{
	const struct line *x = a, *y = b;
	int c = x->group < y->group ? -1 : x->group > y->group;

	if (!c)
		c = strcmp(x->gram, y->gram);
	return c ? c : (x->table > y->table) - (x->table < y->table);
}

static bool same_gram(const struct line *a, const struct line *b)
{
	return a->group == b->group && strcmp(a->gram, b->gram) == 0;
}

static uint32_t hash_gram(const char *gram)
{
	uint32_t h = HASH_SEED;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	for (; *gram; gram += n) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)gram, -1, &c);
		if (n <= 0)
			die("not UTF-8: %s", gram);
		h = language_hash_letter(h, (uint32_t)c);
	}
	return language_hash_finish(h);
}

static void put_slot(struct language_slot *slots, uint32_t mask, const struct line *line,
		     uint32_t row)
{
	uint32_t hash = hash_gram(line->gram), at;

	for (at = hash & mask; slots[at].hash; at = (at + 1) & mask)
		if (slots[at].hash == hash)
			die("two n-grams of one hash, one being %s", line->gram);
	slots[at].hash = hash;
	slots[at].row = line->group << 28 | row;
}

static size_t count_grams(void)
{
	size_t count = 0;

	for (size_t i = 0; i < line_count; i++)
		count += !i || !same_gram(&lines[i], &lines[i - 1]);
	return count;
}

/* Fill slots and rows from the sorted lines; returns the bytes of rows used. */
static uint32_t put_rows(struct language_slot *slots, uint32_t mask, unsigned char *rows)
{
	uint32_t used = 0;
	unsigned char *row = rows;

	for (size_t i = 0; i < line_count; i++) {
		const struct line *line = &lines[i];

		if (!i || !same_gram(line, line - 1)) {
			row = rows + used;
			put_slot(slots, mask, line, used / LANGUAGE_LANE);
			used += group_width(line->group);
		}
		row[sources[line->table].place] = line->evidence;
	}
	return used;
}

static void put_columns(struct language_column *columns)
{
	for (uint32_t i = 0; i < source_count; i++) {
		const struct source *source = &sources[i];

		memcpy(columns[groups[source->group].first + source->place].identifies,
		       source->identifies, sizeof(source->identifies));
	}
}

static void write_file(const char *path, const void *data, size_t size)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(data, 1, size, file) != size || fclose(file))
		die("cannot write %s", path);
}

static void pack(const char *path)
{
	struct language_table head = { .magic = LANGUAGE_MAGIC };
	size_t grams = count_grams(), most;
	unsigned char *data;

	head.columns = place_groups();
	head.mask = 1;
	while (head.mask < grams + grams / 2) /* at most two thirds full */
		head.mask = head.mask * 2 + 1;
	head.column_offset = round_up(sizeof(head), 64);
	head.slot_offset = round_up(head.column_offset +
				    head.columns * (uint32_t)sizeof(struct language_column), 64);
	head.row_offset = round_up(head.slot_offset +
				   (head.mask + 1) * (uint32_t)sizeof(struct language_slot), 64);
	most = head.row_offset + grams * LANGUAGE_COLUMNS;
	data = memset(grow(NULL, most), 0, most);
	put_columns((void *)(data + head.column_offset));
	head.size = head.row_offset +
		    put_rows((void *)(data + head.slot_offset), head.mask, data + head.row_offset);
	for (uint32_t i = 0; i < group_count; i++)
		head.group[i] = (struct language_group){ groups[i].first, group_width(i) };
	memcpy(data, &head, sizeof(head));
	write_file(path, data, head.size);
	printf("%s: %" PRIu32 " tables, %zu n-grams, %" PRIu32 " bytes\n", path, source_count,
	       grams, head.size);
	free(data);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		die("usage: pack_languages OUT TABLE.tsv...");
	for (int i = 2; i < argc; i++)
		read_table(argv[i]);
	qsort(lines, line_count, sizeof(*lines), by_gram);
	pack(argv[1]);
	free(lines);
	return 0;
}
