#include "train/build.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

struct row {
	uint32_t feature, size; /* sum of the absolute weights */
	int8_t weights[TAG_O];
};

typedef VECTOR(struct row) row_vector;

static int8_t quantised(float w, float scale)
{
	float q = roundf(w * scale);

	return (int8_t)(q > 127 ? 127 : q < -127 ? -127 : q);
}

static void add_rows(row_vector *rows, const struct learned *l, float scale)
{
	for (uint32_t r = 0; r < l->rows; r++) {
		struct row row = { .feature = l->features[r] };

		for (int tag = 0; tag < TAG_O; tag++) {
			row.weights[tag] = quantised(l->weights[(size_t)r * TAG_O + tag], scale);
			row.size += (uint32_t)abs(row.weights[tag]);
		}
		if (row.size)
			*vector_push(rows) = row;
	}
}

static int by_size(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	if (x->size != y->size)
		return x->size > y->size ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static int by_feature(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static uint32_t shift_for(size_t rows)
{
	uint32_t bits = 4;

	while (bits < 24 && ((size_t)BUCKET_ROWS / 2 << bits) + (rows >> 3) < rows)
		bits++;
	return 32 - bits;
}

static uint32_t slots_for(size_t words)
{
	uint32_t slots = 16;

	while (slots < words + words / 2)
		slots *= 2;
	return slots;
}

static void fill_transitions(int16_t *out, const struct learned *l, float scale)
{
	for (int from = 0; from < TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			*out++ = (int16_t)roundf(l->transitions[from][to] * scale);
}

static void fill_words(struct model_word *slots, uint32_t n, const word_vector *words)
{
	for (size_t i = 0; i < words->len; i++) {
		uint32_t at = hash_finish(words->at[i].hash) & (n - 1);

		while (slots[at].hash)
			at = (at + 1) & (n - 1);
		slots[at] = words->at[i];
	}
}

static void fill_rows(struct model_bucket *buckets, int8_t *weights, const row_vector *rows,
		      uint32_t shift)
{
	uint32_t next = 0;

	for (uint32_t b = 0; b < 1u << (32 - shift); b++) {
		buckets[b].first = next;
		for (; next < rows->len && rows->at[next].feature >> shift == b; next++) {
			buckets[b].checks[next - buckets[b].first] =
				model_check(rows->at[next].feature);
			memcpy(weights + (size_t)next * TAG_O, rows->at[next].weights, TAG_O);
		}
	}
}

/* Can the row have a place in the bucket? It takes it. */
static bool takes_place(uint16_t checks[static BUCKET_ROWS], uint32_t feature)
{
	uint16_t check = model_check(feature);

	for (int i = 0; i < BUCKET_ROWS; i++) {
		if (checks[i] == check)
			return false;
		if (!checks[i]) {
			checks[i] = check;
			return true;
		}
	}
	return false;
}

/* Keep the rows that find a place, the heaviest first: a few buckets would overflow. */
static void fit_rows(row_vector *rows, uint32_t shift)
{
	size_t size = sizeof(uint16_t) * BUCKET_ROWS << (32 - shift), kept = 0;
	uint16_t(*checks)[BUCKET_ROWS] = memory_zeroed(size);

	for (size_t r = 0; r < rows->len; r++)
		if (takes_place(checks[rows->at[r].feature >> shift], rows->at[r].feature))
			rows->at[kept++] = rows->at[r];
	rows->len = kept;
	free(checks);
}

static row_vector chosen_rows(const struct learned *l, const struct build_options *o,
			      uint32_t *shift)
{
	row_vector rows = { 0 };

	add_rows(&rows, l, o->scale);
	if (rows.len)
		qsort(rows.at, rows.len, sizeof(*rows.at), by_size);
	if (rows.len > o->rows_max)
		rows.len = o->rows_max;
	*shift = shift_for(rows.len);
	fit_rows(&rows, *shift);
	if (rows.len)
		qsort(rows.at, rows.len, sizeof(*rows.at), by_feature);
	return rows;
}

static struct model_header header_of(const row_vector *rows, uint32_t shift,
				     const struct word_tables *tables,
				     const struct build_options *o)
{
	struct model_header h = {
		.magic = MODEL_MAGIC,
		.version = MODEL_VERSION,
		.families = o->families,
		.words = slots_for(tables->words.len),
		.vectors = slots_for(tables->vectors.len),
		.shift = shift,
		.rows = (uint32_t)rows->len,
	};
	uint64_t sizes[MODEL_SECTIONS];

	model_layout(&h, sizes);
	h.size = sizeof(h);
	for (int i = 0; i < MODEL_SECTIONS; i++)
		h.size += (uint32_t)sizes[i];
	return h;
}

void model_build(struct buffer *out, const struct word_tables *tables, const struct learned *l,
		 const struct build_options *o)
{
	uint32_t shift;
	row_vector rows = chosen_rows(l, o, &shift);
	struct model_header h = header_of(&rows, shift, tables, o);
	uint64_t sizes[MODEL_SECTIONS];
	char *at[MODEL_SECTIONS];

	buffer_clear(out);
	buffer_reserve(out, h.size);
	out->len = h.size;
	memset(out->at, 0, h.size);
	model_layout(&h, sizes);
	at[0] = out->at + sizeof(h);
	for (int i = 1; i < MODEL_SECTIONS; i++)
		at[i] = at[i - 1] + sizes[i - 1];
	fill_transitions((void *)at[MODEL_TRANSITIONS], l, o->scale);
	fill_words((void *)at[MODEL_WORDS], h.words, &tables->words);
	fill_words((void *)at[MODEL_VECTORS], h.vectors, &tables->vectors);
	fill_rows((void *)at[MODEL_BUCKETS], (void *)at[MODEL_ROWS], &rows, h.shift);
	h.checksum = model_checksum(out->at + sizeof(h), h.size - sizeof(h));
	memcpy(out->at, &h, sizeof(h));
	vector_free(&rows);
}

bool model_write(const struct buffer *model, const char *path, struct report *report)
{
	FILE *out = fopen(path, "wb");
	bool written = out && fwrite(model->at, 1, model->len, out) == model->len;

	if (out && fclose(out) != 0)
		written = false;
	if (!written)
		report_problem(report, (struct place){ path, 0 }, "%s", strerror(errno));
	return written;
}
