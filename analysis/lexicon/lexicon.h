#ifndef LEDE_LEXICON_LEXICON_H
#define LEDE_LEXICON_LEXICON_H

#include "base/log2.h"
#include "base/slice.h"
#include "lexicon_ids.h" /* generated: enum lexicon_id { LEX_COUNTRIES, ..., LEXICON_COUNT } */
#include "text/token.h"

/* The tables of lexicons/, packed at build time into one read-only block that is
 * embedded in the program and used where it lies: opening costs nothing. Names
 * are kept as sequences of folded words, found by walking a trie of word ids
 * along the tokens. All functions are pure and may be called by many threads. */

/* One row of a table. */
struct lexicon_entry {
	enum lexicon_id lexicon;
	struct slice name; /* as the table writes it */
	struct slice type; /* PER ORG LOC MISC, or empty */
	struct slice kind; /* country, surname, ...; may be empty */
	struct slice ref;  /* "iso3166:RU,geonames:2017370"; may be empty */
	uint32_t weight;   /* population, frequency; 0 where the table has none */
	bool exact;        /* matches in this case only */
};

/* A set of lexicons: bit (1 << enum lexicon_id). */
typedef uint64_t lexicon_set;
#define LEXICON_BIT(id) ((lexicon_set)1 << (id))

/* Look every token's word up in the vocabulary, setting token.word. */
void lexicon_words(struct slice text, token_vector *);

/* Id of one folded word, 0 when no table has it. */
uint32_t lexicon_word(struct slice folded, uint32_t hash);

/* The lexicons that have this word (id from token.word) as an entry of one word,
 * whatever its case: a quick filter before lexicon_at. 0 for id 0. Rows that say
 * nothing but a name (a table of plain words) are found here only. */
lexicon_set lexicon_word_sets(uint32_t word);

/* The lexicons of which it is the first word of an entry, of one word or more. */
lexicon_set lexicon_word_starts(uint32_t word);

/* How much a stem tells that so many documents of the table of frequencies have: 256 *
 * log2(all of them / those). */
static inline uint32_t lexicon_weight(uint32_t documents)
{
	enum { ALL = 25725 }; /* behind lexicons/words/frequency.tsv: its header */

	return log2_256(ALL) - log2_256(documents + 1);
}

/* Words that say little by themselves (lexicons/words/vague-words.tsv). */
enum vague { VAGUE_NOT, VAGUE_TIME /* may end a phrase: "school week" */, VAGUE_OTHER };

/* What an English word (not 0) tells; worked out when the tables are packed. */
struct lexicon_content {
	struct slice stem; /* empty for a stop word */
	uint32_t hash;     /* hash_slice of the stem */
	uint32_t weight;   /* lexicon_weight of the stem */
	enum vague vague;  /* of the word */
};
struct lexicon_content lexicon_content(uint32_t word);

/* The row of one lexicon for a single word, whatever its case; false if none. */
bool lexicon_word_entry(uint32_t word, enum lexicon_id, struct lexicon_entry *out);

/* One name found in the text: its tokens [first, last) and its row. */
struct lexicon_match {
	uint32_t first, last;
	uint32_t entry; /* for lexicon_entry */
};

enum { LEXICON_MATCHES = 32 }; /* at one place; more are left out, the shortest first */

/* All entries, of the lexicons in `wanted`, that the tokens starting at `at` (and
 * ending before `limit`) spell, longest first; an exact entry only where the case
 * is its own. Entries never cross a paragraph. Returns how many were written. */
size_t lexicon_at(struct slice text, const token_vector *, size_t at, size_t limit,
		  lexicon_set wanted, struct lexicon_match out[static LEXICON_MATCHES]);

struct lexicon_entry lexicon_entry(uint32_t entry);

/* The value of `scheme` in a ref list, e.g. ("iso3166:RU,x:1", "iso3166") -> "RU";
 * empty when it is not there. */
struct slice lexicon_ref(struct slice ref, const char *scheme);

/* Which of the languages with stop words (lexicons/stopwords/) this one is, or -1:
 * once for each document. */
int stopword_language(const char *code);

/* Is the word a stop word of that language? False for -1 and for word 0. */
bool stopword(int language, uint32_t word);

#endif
