#include "train/examples.h"

/* A run in which every tag is open everywhere teaches nothing. */
static bool is_open(const uint32_t *allowed, struct run run)
{
	for (uint32_t i = run.first; i < run.last; i++)
		if (allowed[i] != ALLOW_ALL)
			return false;
	return true;
}

static uint32_t tags_with(enum tag_part a, enum tag_part b)
{
	uint32_t set = 0;

	for (int type = 0; type < ENTITY_TYPES; type++)
		set |= 1u << TAG(type, a) | 1u << TAG(type, b);
	return set;
}

/* A name that the run cuts off cannot be tagged: its part inside is left open, so
 * that at least one sequence of tags stays possible. */
static void open_cut_names(uint32_t *allowed, uint32_t n)
{
	uint32_t inside = tags_with(PART_I, PART_L), before = tags_with(PART_B, PART_I);
	uint32_t i = 0;

	while (i < n && !(allowed[i] & ~inside))
		allowed[i++] = ALLOW_ALL;
	for (i = n; i > 0 && !(allowed[i - 1] & ~before); i--)
		allowed[i - 1] = ALLOW_ALL;
}

static void begin_example(struct examples *e, const struct gold_document *g, struct run run,
			  float weight)
{
	uint32_t first = (uint32_t)e->allowed.len;

	*vector_push(&e->list) = (struct example){ first, run.last - run.first, weight };
	for (uint32_t i = run.first; i < run.last; i++)
		*vector_push(&e->allowed) = g->allowed[i];
	open_cut_names(e->allowed.at + first, run.last - run.first);
}

static void add_features(struct examples *e, const uint32_t *features, unsigned n)
{
	if (!e->starts.len)
		*vector_push(&e->starts) = 0;
	vector_reserve(&e->features, e->features.len + n);
	memcpy(e->features.at + e->features.len, features, n * sizeof(*features));
	e->features.len += n;
	*vector_push(&e->starts) = e->features.len;
}

void examples_add(struct examples *e, struct tagger *t, const struct gold_document *g, float weight)
{
	const struct document *doc = &g->doc;
	uint32_t features[FEATURES_MAX], end;

	for (uint32_t at = 0; at < doc->tokens.len; at = end) {
		end = features_block_end(doc, at);
		features_block(&t->features, doc, at, end);
		while (features_next(&t->features)) {
			struct run run = t->features.run;

			if (is_open(g->allowed, run))
				continue;
			begin_example(e, g, run, weight);
			for (uint32_t i = run.first; i < run.last; i++)
				add_features(e, features, features_of(&t->features, i, features));
		}
	}
}

/* From features to rows: open addressing, never more than half full. */
struct intern {
	uint32_t *keys, *rows; /* rows[] is one more than the row; 0 is empty */
	uint32_t size, used;
};

static void intern_resize(struct intern *in, uint32_t size)
{
	struct intern grown = { .size = size, .used = in->used };

	grown.keys = memory_new(size * sizeof(uint32_t));
	grown.rows = memory_zeroed(size * sizeof(uint32_t));
	for (uint32_t i = 0; i < in->size; i++) {
		uint32_t at = in->keys[i] & (size - 1);

		if (!in->rows[i])
			continue;
		while (grown.rows[at])
			at = (at + 1) & (size - 1);
		grown.keys[at] = in->keys[i];
		grown.rows[at] = in->rows[i];
	}
	free(in->keys);
	free(in->rows);
	*in = grown;
}

static uint32_t intern_row(struct intern *in, uint32_t key)
{
	uint32_t at;

	if ((in->used + 1) * 2 > in->size)
		intern_resize(in, in->size * 2);
	at = key & (in->size - 1);
	while (in->rows[at] && in->keys[at] != key)
		at = (at + 1) & (in->size - 1);
	if (!in->rows[at]) {
		in->keys[at] = key;
		in->rows[at] = ++in->used;
	}
	return in->rows[at] - 1;
}

/* Counts by a hash alone, saturating: two features that fall together may keep one
 * that is too rare, which does no harm and saves gigabytes. */
enum { COUNT_BITS = 28 };

static uint8_t *count_features(const struct examples *e)
{
	uint8_t *counts = memory_zeroed((size_t)1 << COUNT_BITS);

	for (size_t i = 0; i < e->features.len; i++) {
		uint8_t *count = &counts[e->features.at[i] >> (32 - COUNT_BITS)];

		*count += *count < UINT8_MAX;
	}
	return counts;
}

static uint32_t *keys_by_row(const struct intern *in)
{
	uint32_t *keys = memory_new((in->used + 1) * sizeof(uint32_t));

	for (uint32_t i = 0; i < in->size; i++)
		if (in->rows[i])
			keys[in->rows[i] - 1] = in->keys[i];
	return keys;
}

uint32_t *examples_intern(struct examples *e, uint32_t least, uint32_t *rows)
{
	uint8_t *counts = count_features(e);
	struct intern in = { 0 };
	uint32_t *keys;
	uint64_t kept = 0, from = 0;

	intern_resize(&in, 1 << 20);
	for (size_t token = 0; token + 1 < e->starts.len; token++) {
		uint64_t to = e->starts.at[token + 1];

		for (; from < to; from++) {
			uint32_t feature = e->features.at[from];

			if (counts[feature >> (32 - COUNT_BITS)] >= least)
				e->features.at[kept++] = intern_row(&in, feature);
		}
		e->starts.at[token + 1] = kept;
	}
	e->features.len = kept;
	keys = keys_by_row(&in);
	*rows = in.used;
	free(in.keys);
	free(in.rows);
	free(counts);
	return keys;
}

void examples_free(struct examples *e)
{
	vector_free(&e->list);
	vector_free(&e->allowed);
	vector_free(&e->starts);
	vector_free(&e->features);
}
