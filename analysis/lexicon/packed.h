#ifndef LEDE_LEXICON_PACKED_H
#define LEDE_LEXICON_PACKED_H

#include <stdint.h>

/* The layout of the packed lexicons: written by lexicons/pack.c at build time,
 * read where it lies by lexicon.c. Little endian; sections follow one another in
 * the order of the header, each aligned to 8 bytes. Index 0 of words, nodes and
 * strings is "none".
 *
 *   header | words | word slots | nodes | edge slots | entries | languages | strings
 *
 * A word leads to its node of the trie; an edge (node, word) leads to the node of
 * a name that goes on; a node holds the entries that end there. */

#define PACKED_MAGIC 0x584c444cu /* "LDLX" */
enum { PACKED_VERSION = 1 };

struct packed_header {
	uint32_t magic, version;
	uint32_t words, word_slots; /* slots: a power of two */
	uint32_t nodes, edge_slots;
	uint32_t entries, languages;
	uint32_t strings, lexicons;
};

struct packed_word {
	uint64_t sets;  /* bit (1 << lexicon): a one-word entry of it */
	uint32_t hash;
	uint32_t text;  /* string of the folded word */
	uint32_t node;  /* 0: no entry starts with it */
	uint32_t stop;  /* bit (1 << language): a stop word of it */
};

struct packed_node {
	uint32_t first, count; /* its entries */
	uint32_t children;     /* how many edges leave it */
};

struct packed_edge {
	uint32_t node, word, child; /* child 0: an empty slot */
};

struct packed_entry {
	uint32_t name, type, kind, ref; /* strings */
	uint32_t weight;
	uint8_t lexicon, exact;
	uint8_t unused[2];
};

/* strings: a uint16_t length (low byte first), then the bytes. */

#endif
