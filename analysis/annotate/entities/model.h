#ifndef LEDE_ANNOTATE_ENTITIES_MODEL_H
#define LEDE_ANNOTATE_ENTITIES_MODEL_H

#include "base/hash.h"
#include "base/slice.h"

/* The trained entity model: a read-only block, embedded or mapped, used where it
 * lies. Little endian; sections follow one another in the order of the header,
 * each aligned to 64 bytes:
 *
 *   header | transitions | words | vectors | buckets | rows
 *
 * A row holds the weights of one feature for every tag but "outside", whose weight
 * is always 0: taking a constant from all tags of a feature changes no decision.
 * Rows are found by the feature's 32-bit hash h: bucket h >> shift is half a cache line
 * that holds the low bits of the features in it, which are compared all at once.
 * Features that were not worth a row are simply not found. */

/* Tags: a name of one token is U, a longer one B I... L (Ratinov and Roth 2009,
 * "Design challenges and misconceptions in named entity recognition"). */
enum tag_part { PART_B, PART_I, PART_L, PART_U, TAG_PARTS };
enum { TAG_O = 16, TAGS };

#define TAG(type, part) ((type)*TAG_PARTS + (part))
#define TAG_TYPE(tag) ((tag) / TAG_PARTS)
#define TAG_PART(tag) ((enum tag_part)((tag) % TAG_PARTS))

/* May tag `to` follow tag `from`? Outside is what surrounds every run. */
bool tag_follows(int from, int to);

#define MODEL_MAGIC 0x4e44454cu /* "LEDN" */
enum { MODEL_VERSION = 3, MODEL_ALIGN = 64 };

struct model_header {
	uint32_t magic, version;
	uint32_t size;	   /* of the whole block, bytes */
	uint32_t families; /* enum feature_family: those it was trained with */
	uint32_t words;	   /* slots, a power of two */
	uint32_t shift;	   /* buckets: 1 << (32 - shift) */
	uint32_t rows;
	uint32_t vectors; /* slots of that table, a power of two */
	uint64_t checksum; /* model_checksum of what follows the header */
	uint64_t reserved[3];
};

/* A word of the cluster table; the same word with a capital is another one. A word of
 * the vector table, where it is not. */
struct model_word {
	uint32_t hash;	/* model_word_key; 0 is an empty slot */
	uint32_t value; /* cluster at four grains and flags, see below */
};

/* Clusters of 1024, 256, 64, 16: the finer ones nest in the coarser. 0 is none. */
enum { GRAINS = 4 };
#define WORD_GRAIN(value, g) ((value) >> grain_shift[g] & grain_mask[g])
static const uint8_t grain_shift[GRAINS] = { 0, 10, 18, 24 };
static const uint16_t grain_mask[GRAINS] = { 1023, 255, 63, 15 };

/* Classes of word vectors: 2047, 511, 127, 31, each grain made for itself. 0 is none. */
#define VECTOR_GRAIN(value, g) ((value) >> vector_shift[g] & vector_mask[g])
static const uint8_t vector_shift[GRAINS] = { 0, 11, 20, 27 };
static const uint16_t vector_mask[GRAINS] = { 2047, 511, 127, 31 };

#define WORD_LINKS (1u << 28)  /* stands in names without a capital: of, al, and */
#define WORD_OPENS (1u << 29)  /* starts names without a capital: de, van, al */
#define WORD_CLOSES (1u << 30) /* ends names without a capital: prison, region */
#define WORD_PLAIN (1u << 31)  /* is no name by itself even with a capital: The, He, But */

enum { BUCKET_ROWS = 14 };

/* The rows [first, ...) of some features, one for each check that is not 0. */
struct model_bucket {
	uint16_t checks[BUCKET_ROWS]; /* model_check; no two are alike; 0 behind the last */
	uint32_t first;
};

struct entity_model {
	const struct model_header *header;
	const int16_t *transitions; /* [from][to] */
	const struct model_word *words, *vectors;
	const struct model_bucket *buckets;
	const int8_t *rows;
};

/* Check a block and open it in place; the block must outlive the model and be
 * aligned to 8 bytes, for speed to MODEL_ALIGN. NULL if it is fit for use, else what is wrong with it. */
const char *model_open(struct entity_model *, const void *block, size_t size);

/* The same for a block that needs no checking: the one in the program. */
void model_view(struct entity_model *, const void *block);

/* 64 bits over whole 8-byte words; size is a multiple of 8. */
uint64_t model_checksum(const void *bytes, size_t size);

/* Bytes of each section, alignment included, in their order. */
enum model_section {
	MODEL_TRANSITIONS,
	MODEL_WORDS,
	MODEL_VECTORS,
	MODEL_BUCKETS,
	MODEL_ROWS,
	MODEL_SECTIONS
};
void model_layout(const struct model_header *, uint64_t sizes[static MODEL_SECTIONS]);

/* The key of a word by the hash of its folded form. */
static inline uint32_t model_word_key(uint32_t hash, bool capital)
{
	return capital ? hash_pair(0x5e, hash) : hash;
}

/* The value of a word in a table of so many slots, 0 when it is not there. */
static inline uint32_t model_find(const struct model_word *table, uint32_t slots, uint32_t hash)
{
	uint32_t mask = slots - 1;

	for (uint32_t at = hash_finish(hash) & mask; table[at].hash; at = (at + 1) & mask)
		if (table[at].hash == hash)
			return table[at].value;
	return 0;
}

/* Clusters and flags of a word by its key. */
static inline uint32_t model_word(const struct entity_model *m, uint32_t key)
{
	return model_find(m->words, m->header->words, key);
}

/* Vector classes of a word by the hash of its folded form. */
static inline uint32_t model_vector(const struct entity_model *m, uint32_t hash)
{
	return model_find(m->vectors, m->header->vectors, hash);
}

static inline const struct model_bucket *model_bucket(const struct entity_model *m,
						      uint32_t feature)
{
	return &m->buckets[feature >> m->header->shift];
}

static inline uint16_t model_check(uint32_t feature)
{
	uint16_t low = (uint16_t)feature;

	return low ? low : 1;
}

/* The place of a check in its bucket, from 1; 0 when it is not there. Without a branch:
 * where in a bucket a feature stands cannot be foretold. */
static inline uint32_t bucket_place(const struct model_bucket *b, uint16_t check)
{
	typedef uint16_t eight __attribute__((vector_size(16)));
	static const eight low = { 1, 2, 3, 4, 5, 6, 7, 8 }, high = { 9, 10, 11, 12, 13, 14 };
	eight halves[2];
	uint64_t place[2];

	memcpy(halves, b, sizeof(halves));
	halves[0] = ((eight)(halves[0] == check) & low) | ((eight)(halves[1] == check) & high);
	memcpy(place, halves, sizeof(place));
	place[0] |= place[1];
	place[0] |= place[0] >> 32;
	return (uint32_t)(place[0] | place[0] >> 16) & 0xffff;
}

/* The 16 weights of a feature, NULL when it has none. */
static inline const int8_t *model_row(const struct entity_model *m, uint32_t feature)
{
	const struct model_bucket *b = model_bucket(m, feature);
	uint32_t place = bucket_place(b, model_check(feature));

	return place ? m->rows + (size_t)(b->first + place - 1) * TAG_O : NULL;
}

#endif
