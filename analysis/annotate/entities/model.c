#include "annotate/entities/model.h"

bool tag_follows(int from, int to)
{
	bool open = from != TAG_O && (TAG_PART(from) == PART_B || TAG_PART(from) == PART_I);
	bool inside = to != TAG_O && (TAG_PART(to) == PART_I || TAG_PART(to) == PART_L);

	return open == inside && (!open || TAG_TYPE(from) == TAG_TYPE(to));
}

void model_layout(const struct model_header *h, uint64_t sizes[static MODEL_SECTIONS])
{
	sizes[MODEL_TRANSITIONS] = sizeof(int16_t) * TAGS * TAGS;
	sizes[MODEL_WORDS] = sizeof(struct model_word) * (uint64_t)h->words;
	sizes[MODEL_VECTORS] = sizeof(struct model_word) * (uint64_t)h->vectors;
	sizes[MODEL_BUCKETS] = sizeof(struct model_bucket) << (32 - h->shift);
	sizes[MODEL_ROWS] = TAG_O * (uint64_t)h->rows;
	for (int i = 0; i < MODEL_SECTIONS; i++)
		sizes[i] = (sizes[i] + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

/* Four lanes, so that the multiplications need not wait for each other: 
 * a file is checked whole before it is used. The mixing is that of FNV-1a, 64 bits at a time. */
uint64_t model_checksum(const void *bytes, size_t size)
{
	uint64_t lane[4] = { 1, 2, 3, 4 }, sum = size, word;

	for (size_t i = 0; i < size / 8; i++) {
		memcpy(&word, (const char *)bytes + i * 8, 8);
		lane[i & 3] = (lane[i & 3] ^ word) * 0x9fb21c651e98df25u;
		lane[i & 3] ^= lane[i & 3] >> 32;
	}
	for (int i = 0; i < 4; i++)
		sum = (sum ^ lane[i]) * 0x100000001b3u;
	return sum;
}

static bool is_power_of_two(uint32_t n)
{
	return n && !(n & (n - 1));
}

static const char *check_header(const struct model_header *h, size_t size)
{
	uint64_t sizes[MODEL_SECTIONS], total = sizeof(*h);

	if (size < sizeof(*h) || h->magic != MODEL_MAGIC)
		return "not an entity model";
	if (h->version != MODEL_VERSION)
		return "an entity model of another version";
	if (h->shift < 8 || h->shift > 31 || !is_power_of_two(h->words) ||
	    !is_power_of_two(h->vectors))
		return "entity model with a damaged header";
	model_layout(h, sizes);
	for (int i = 0; i < MODEL_SECTIONS; i++)
		total += sizes[i];
	if (h->size != size || total != size)
		return "entity model cut short or damaged: its size is not what it says";
	return NULL;
}

/* Looking for a word ends at an empty slot. */
static bool is_full(const struct model_word *table, uint32_t slots)
{
	uint32_t full = 0;

	for (uint32_t i = 0; i < slots; i++)
		full += table[i].hash != 0;
	return full == slots;
}

/* How many rows a bucket has; more than it can if its checks are not in order. */
static uint32_t bucket_rows(const struct model_bucket *b)
{
	uint32_t n = 0;

	while (n < BUCKET_ROWS && b->checks[n])
		n++;
	for (uint32_t i = 0; i < BUCKET_ROWS; i++) {
		if (i >= n && b->checks[i])
			return BUCKET_ROWS + 1;
		for (uint32_t j = i + 1; j < n; j++)
			if (b->checks[i] == b->checks[j])
				return BUCKET_ROWS + 1;
	}
	return n;
}

/* Indexes that a damaged block could send anywhere. */
static const char *check_indexes(const struct entity_model *m)
{
	uint32_t buckets = 1u << (32 - m->header->shift), rows = 0;

	for (uint32_t i = 0; i < buckets; i++) {
		uint32_t n = bucket_rows(&m->buckets[i]);

		if (n > BUCKET_ROWS || m->buckets[i].first != rows || n > m->header->rows - rows)
			return "entity model with damaged buckets";
		rows += n;
	}
	if (is_full(m->words, m->header->words) || is_full(m->vectors, m->header->vectors))
		return "entity model with a full table of words";
	return NULL;
}

void model_view(struct entity_model *m, const void *block)
{
	const struct model_header *h = block;
	const char *at = (const char *)block + sizeof(*h);
	uint64_t sizes[MODEL_SECTIONS];

	model_layout(h, sizes);
	m->header = h;
	m->transitions = (const void *)at;
	m->words = (const void *)(at += sizes[MODEL_TRANSITIONS]);
	m->vectors = (const void *)(at += sizes[MODEL_WORDS]);
	m->buckets = (const void *)(at += sizes[MODEL_VECTORS]);
	m->rows = (const void *)(at + sizes[MODEL_BUCKETS]);
}

const char *model_open(struct entity_model *m, const void *block, size_t size)
{
	const struct model_header *h = block;
	const char *wrong = check_header(h, size);

	if (wrong)
		return wrong;
	if (model_checksum(h + 1, size - sizeof(*h)) != h->checksum)
		return "entity model damaged: its checksum is wrong";
	model_view(m, block);
	return check_indexes(m);
}
