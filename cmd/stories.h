#ifndef LEDE_CMD_STORIES_H
#define LEDE_CMD_STORIES_H

#include "base/arena.h"
#include "cmd/tool.h"

/* `lede summary --cluster`: a batch as stories, articles about one event. Worker threads write
 * down what is compared of each article (stories_notes.c); at the end the main thread takes
 * them in order of time, puts each to the story that it is most like (stories_group.c), and
 * prints the stories (stories_print.c).
 *
 * About 3 KB are kept of an article, whatever its length. */

enum {
	STORY_TERMS = 40,    /* kept of an article: those that weigh most */
	STORY_LEADS = 12,    /* of them, by which stories are looked up */
	STORY_SHINGLES = 64, /* the smallest hashes of its runs of three words */
	PASSAGE_TERMS = 20,
};

/* A term and its weight. The squares of an article's weights add up to UNIT * UNIT. */
struct weighted {
	uint32_t term; /* hash of its stem */
	uint32_t weight;
};
enum { UNIT = 1 << 14 };

/* A sentence that may stand for the story. */
struct passage {
	struct slice text;
	uint32_t start, end; /* in the unit that offsets are printed in */
	uint32_t terms[PASSAGE_TERMS];
	uint32_t nterms, words;
	bool leans; /* as summary_sentence.leans */
};

/* What is known of one article; slices and arrays are in the arena of the sum. */
struct article {
	struct slice id, id_json, title, source, published; /* empty: none */
	day_count day;
	uint32_t words;
	struct weighted *terms; /* by rising hash; as noted, until stories_group weighs them */
	uint16_t *rarity;       /* of each term: as content_term.weight */
	uint32_t nterms;
	uint32_t leads[STORY_LEADS]; /* hashes, the heaviest first */
	uint32_t nleads;
	uint32_t *shingles; /* rising */
	uint32_t nshingles;
	struct passage *passages; /* in the order of the text */
	uint32_t npassages;
};

/* Copies of one wire: who stands for them, and how many there are. Indexes are into the
 * articles in order of time. */
struct version {
	uint32_t article;
	VECTOR(uint32_t) members; /* that article, too; in order of time */
	uint32_t longest;         /* words */
};

struct story {
	VECTOR(uint32_t) members;       /* in order of time */
	VECTOR(struct weighted) centre; /* sum of the members' vectors, by rising hash */
	VECTOR(struct version) versions;
	day_count first, last; /* days of the oldest and newest member; DAY_UNKNOWN */
};

struct stories {
	struct arena arena;
	VECTOR(struct article) articles;
	VECTOR(struct story) list;
};

/* stories_notes.c: one document as bytes (worker), and back (main thread). */
void stories_note(struct output *, struct document *);
void stories_merge(void *stories, struct slice notes);

/* stories_group.c: sort the articles by time and fill in the list, the largest and newest
 * story first. What came in another order gives the same stories. */
void stories_group(struct stories *);

/* How much of the shorter one's runs of words the other one has, in percent, estimated by
 * the smallest of their hashes. */
unsigned stories_overlap(const struct article *, const struct article *);
unsigned sketch_overlap(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);

/* 2^28 times the mean cosine between the article and the story's members. */
uint64_t stories_likeness(const struct article *, const struct story *);

/* stories_print.c */
void stories_print(const struct settings *, void *stories, struct buffer *out);

#define STORIES_COLUMNS "text\tstory\tarticles\tcopies\tsource\tpublished"

extern const struct summing stories_summing;

#endif
