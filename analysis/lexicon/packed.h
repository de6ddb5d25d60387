#ifndef LEDE_LEXICON_PACKED_H
#define LEDE_LEXICON_PACKED_H

#include <stdint.h>

/* The layout of the packed lexicons: written by lexicons/pack.c at build time,
 * read where it lies by lexicon.c. Byte order and sizes are the machine's own, since
 * it is made where it is used. Sections follow one another in the order of the header,
 * each aligned to 8 bytes. Index 0 of words, nodes and strings is "none".
 *
 *   header | word slots | words | classes | nodes | edge slots | entries | kinds |
 *   languages | strings
 *
 * A word leads to its node of the trie; an edge (node, word) leads to the node of
 * a name that goes on; a node holds the entries that end there. */

#define PACKED_MAGIC 0x584c444cu /* "LDLX" */
enum { PACKED_VERSION = 5 };

enum packed_section {
	PACKED_WORD_SLOTS,
	PACKED_WORDS,
	PACKED_CLASSES,
	PACKED_NODES,
	PACKED_EDGES,
	PACKED_ENTRIES,
	PACKED_KINDS,
	PACKED_LANGUAGES,
	PACKED_STRINGS,
	PACKED_SECTIONS
};

struct packed_header {
	uint32_t magic, version;
	uint32_t at[PACKED_SECTIONS]; /* bytes from the header's first */
	uint32_t word_slots, words, classes;
	uint32_t nodes, edge_slots;
	uint32_t entries, kinds;
	uint32_t languages, strings, lexicons;
};

/* A slot is 0 when it is empty, else the word's index and, above it, bits of its hash. */
enum { PACKED_INDEX_BITS = 20, PACKED_INDEX_MASK = (1 << PACKED_INDEX_BITS) - 1 };

enum { PACKED_NODE_BITS = 24 };

struct packed_word {
	uint32_t text; /* string of the folded word */
	uint32_t node : PACKED_NODE_BITS; /* 0: no entry starts with it */
	uint32_t stem_len : 8;
	uint32_t stem; /* string of its English stem; 0: an English stop word */
	uint32_t hash; /* hash_slice of the stem */
	uint16_t class;
	uint16_t weight : 14; /* of its stem; see lexicon_weight */
	uint16_t vague : 2;   /* enum vague */
};

/* What a word is by itself; a few thousand combinations serve all words. */
struct packed_class {
	uint64_t sets; /* bit (1 << lexicon): a one-word entry of it */
	uint64_t stop; /* bit (1 << language): a stop word of it */
	uint64_t starts; /* bit (1 << lexicon): the first word of an entry of it */
};

/* A node is the index of its first entry, and PACKED_CHILDREN when edges leave it; its
 * entries end where the next node's begin. */
#define PACKED_CHILDREN 0x80000000u

struct packed_edge {
	uint32_t node, word, child; /* child 0: an empty slot */
};

struct packed_entry {
	uint32_t name, ref; /* strings */
	uint32_t weight;
	uint16_t kind;
	uint8_t lexicon, exact;
};

struct packed_kind {
	uint32_t type, kind; /* strings */
};

/* strings: the length in one byte, then the bytes. */

/* The slot at which the search for a hash begins, in a table of any size: a
 * multiplication instead of a division (Lemire 2016, "A fast alternative to the modulo
 * reduction"). */
static inline uint32_t packed_slot(uint32_t hash, uint32_t slots)
{
	return (uint32_t)((uint64_t)hash * slots >> 32);
}

/* The bits of the hash that a slot keeps: the low ones, which packed_slot uses least. */
static inline uint32_t packed_tag(uint32_t hash)
{
	return hash << PACKED_INDEX_BITS;
}

#endif
