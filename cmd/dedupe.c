#include "cmd/dedupe.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "cmd/print.h"
#include "document/write.h"

enum {
	SHINGLE = 3,     /* words */
	ALIKE = 80,      /* percent of the shorter one's shingles that the other has, */
	ALIKE_SHORT = 96, /* and of a text of which all are kept: one other word makes it another */
	AS_LONG = 80,    /* percent of the longer one's words that the shorter has */
	KEYS = 8,        /* smallest hashes by which documents are looked up */
	LOOKED_AT = 64,  /* latest documents of a hash that one is compared with */
	HEADS_FIRST = 1 << 12,
};

/* Entry KEYS * n + k is the k-th key of document n, which lies at n modulo DEDUPE_MOST. Entries of a
 * bucket are chained, the latest first; an entry of a document that is gone ends its chain. */
struct dedupe {
	VECTOR(struct sketch) kept;
	VECTOR(uint64_t) before; /* of each entry: the one before it in its bucket, plus 1; 0: none */
	uint64_t *heads;         /* of each bucket: its latest entry, plus 1 */
	size_t size;             /* of heads: a power of two */
	uint64_t documents;      /* that have been kept so far */
};

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static bool is_word(const struct token *t)
{
	return t->kind != TOKEN_PUNCT;
}

/* Runs of words and numbers: two reports that differ in their figures are two. */
static void put_shingles(struct document *doc, struct sketch *out)
{
	uint32_t *list = ARENA_NEW(&doc->arena, uint32_t, doc->tokens.len + 1);
	uint32_t n = 0, before[SHINGLE - 1] = { 0 };

	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *token = &doc->tokens.at[i];
		uint32_t word;

		if (!is_word(token))
			continue;
		word = token->kind == TOKEN_WORD ? token->hash : hash_slice(token_text(doc->text, token));
		if (++out->words >= SHINGLE)
			list[n++] = hash_pair(hash_pair(before[0], before[1]), word);
		before[0] = before[1];
		before[1] = word;
	}
	if (out->words && !n) /* of one word or two: both of them */
		list[n++] = hash_pair(before[0], before[1]);
	qsort(list, n, sizeof(*list), by_number);
	for (uint32_t i = 0; i < n && out->nshingles < STORY_SHINGLES; i++)
		if (!out->nshingles || list[i] != out->shingles[out->nshingles - 1])
			out->shingles[out->nshingles++] = list[i];
}

static void put_id(struct slice id, char out[static DEDUPE_ID])
{
	struct buffer flat = { 0 };
	size_t n;

	print_flat(&flat, id);
	n = flat.len < DEDUPE_ID - 1 ? flat.len : DEDUPE_ID - 1;
	while (n && n < flat.len && utf8_continues(flat.at[n]))
		n--;
	if (n)
		memcpy(out, flat.at, n);
	out[n] = '\0';
	buffer_free(&flat);
}

void dedupe_sketch(struct document *doc, struct sketch *out)
{
	out->nshingles = out->words = 0;
	put_shingles(doc, out);
	put_id(document_id(doc), out->id);
}

struct dedupe *dedupe_open(void)
{
	struct dedupe *d = memory_new(sizeof(*d));

	*d = (struct dedupe){ .size = HEADS_FIRST };
	d->heads = memory_zeroed(d->size * sizeof(*d->heads));
	return d;
}

void dedupe_close(struct dedupe *d)
{
	if (!d)
		return;
	vector_free(&d->kept);
	vector_free(&d->before);
	free(d->heads);
	free(d);
}

static uint64_t *head_of(const struct dedupe *d, uint32_t key)
{
	return &d->heads[hash_pair(key, 0) & (d->size - 1)];
}

static bool is_gone(const struct dedupe *d, uint64_t document)
{
	return document + DEDUPE_MOST < d->documents;
}

static void chain(struct dedupe *d, uint64_t document)
{
	const struct sketch *s = &d->kept.at[document % DEDUPE_MOST];

	for (uint32_t k = 0; k < KEYS && k < s->nshingles; k++) {
		uint64_t entry = document * KEYS + k, *head = head_of(d, s->shingles[k]);

		d->before.at[entry % ((uint64_t)DEDUPE_MOST * KEYS)] = *head;
		*head = entry + 1;
	}
}

/* Twice the buckets, and all documents chained anew. */
static void grow(struct dedupe *d)
{
	uint64_t first = d->documents > DEDUPE_MOST ? d->documents - DEDUPE_MOST : 0;

	free(d->heads);
	d->size *= 2;
	d->heads = memory_zeroed(d->size * sizeof(*d->heads));
	for (uint64_t i = first; i < d->documents; i++)
		chain(d, i);
}

static void keep(struct dedupe *d, const struct sketch *s)
{
	if (d->kept.len < DEDUPE_MOST) {
		if ((d->kept.len + 1) * KEYS > d->size)
			grow(d);
		*vector_push(&d->kept) = *s;
		for (int k = 0; k < KEYS; k++)
			*vector_push(&d->before) = 0;
	} else {
		d->kept.at[d->documents % DEDUPE_MOST] = *s;
	}
	chain(d, d->documents++);
}

static bool is_copy(const struct sketch *a, const struct sketch *b)
{
	uint32_t shorter = a->words < b->words ? a->words : b->words;
	uint32_t longer = a->words < b->words ? b->words : a->words;
	bool is_short = a->nshingles < STORY_SHINGLES || b->nshingles < STORY_SHINGLES;

	return (uint64_t)shorter * 100 >= (uint64_t)longer * AS_LONG &&
	       sketch_overlap(a->shingles, a->nshingles, b->shingles, b->nshingles) >=
		       (is_short ? ALIKE_SHORT : ALIKE);
}

/* The earliest of a key's documents that is like `s`, if it is before *best. */
static void find_by(const struct dedupe *d, const struct sketch *s, uint32_t key, uint64_t *best)
{
	uint64_t entry = *head_of(d, key);

	for (int looked = 0; entry && looked < LOOKED_AT;) {
		uint64_t document = (entry - 1) / KEYS;
		const struct sketch *other = &d->kept.at[document % DEDUPE_MOST];

		if (is_gone(d, document))
			return;
		if (other->shingles[(entry - 1) % KEYS] == key) {
			looked++;
			if (document < *best && is_copy(s, other))
				*best = document;
		}
		entry = d->before.at[(entry - 1) % ((uint64_t)DEDUPE_MOST * KEYS)];
	}
}

const struct sketch *dedupe_find(struct dedupe *d, const struct sketch *s)
{
	uint64_t best = UINT64_MAX;

	for (uint32_t k = 0; k < KEYS && k < s->nshingles; k++)
		find_by(d, s, s->shingles[k], &best);
	if (best != UINT64_MAX)
		return &d->kept.at[best % DEDUPE_MOST];
	if (s->nshingles)
		keep(d, s);
	return NULL;
}
