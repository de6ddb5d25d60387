#ifndef LEDE_CMD_STATS_H
#define LEDE_CMD_STATS_H

#include "cmd/stats_tally.h"
#include "cmd/tool.h"

/* What `lede stats` adds up over a batch. Worker threads write down each document's figures
 * (stats_notes.c), the main thread adds them to the tallies in the order of the input, and
 * at the end the tallies are ranked (stats_rank.c) and printed (stats_print.c).
 *
 * Group 0 is the batch, group 1 the reference that --against names, which is read first. */

enum { GROUP_BATCH, GROUP_REFERENCE };

/* The room of the tallies: together with the 20 MB or so of everything else they stay below
 * 64 MB for one option at a time. Half of the terms, 100,000, are kept for certain: a term
 * is at most 1 in 100,000 of the content words short. */
enum {
	TERMS_MAX = 200000, TERMS_BYTES = 8 << 20,
	TABLE_MAX = 150000, TABLE_BYTES = 8 << 20, /* pairs, n-grams, terms of a period */
	SMALL_MAX = 50000, SMALL_BYTES = 3 << 20,  /* keywords, periods */
};

enum { NGRAM_MAX = 9, LEAST_USUAL = 3, ROWS_USUAL = 100 };

/* Periods as numbers that sort: 20160200 is February 2016, 20160000 the whole year. */
#define PERIOD_UNKNOWN UINT32_MAX
enum { PERIOD_KEY = 4 /* bytes before a term's stem */ };

struct stats_totals {
	uint64_t documents, words, sentences, reading_seconds;
	uint64_t content; /* occurrences of terms */
};

struct stats_sum {
	struct stats_totals of[TALLY_GROUPS];
	unsigned group;          /* that is being read */
	uint32_t document;       /* the number of the one being counted, from 1 */
	struct tally terms;      /* by stem */
	struct tally keywords;   /* by how many documents chose them */
	struct tally pairs;      /* "stem stem": content words next to each other */
	struct tally ngrams;     /* "word word word" */
	struct tally periods;    /* words in documents of a period, by period_key */
	struct tally period_terms; /* period_key, then the stem */
};

/* In a worker: one document's figures as bytes. In the main thread: add them. */
void stats_note(struct output *, struct document *);
void stats_merge(void *sum, struct slice notes);

/* A period as the first bytes of a key: big-endian. */
struct slice stats_period_key(uint32_t period, char out[static PERIOD_KEY]);
uint32_t stats_period_of(struct slice key);

/* ---- ranking ---- */

struct stats_row {
	const struct tally_entry *entry;
	uint32_t period;         /* rows of one period come together; else 0 */
	double rank;             /* the largest first */
	double score, ratio;     /* of stats_score.h; what they are depends on the table */
};

typedef VECTOR(struct stats_row) stats_rows; /* sorted; point into the tally */

/* Score: TF-IDF, count * idf, which is the sum over all documents of G. Salton's and
 * C. Buckley's tf * idf ("Term-weighting approaches in automatic text retrieval", 1988).
 * Ratio: idf. */
stats_rows stats_rank_terms(const struct stats_sum *, const struct settings *);
stats_rows stats_rank_keywords(const struct stats_sum *, const struct settings *);
/* Score: G2 against the reference; ratio: log ratio. Empty when one of the two is empty. */
stats_rows stats_rank_keyness(const struct stats_sum *, const struct settings *);
/* Score: log-Dice; ratio: PMI. */
stats_rows stats_rank_pairs(const struct stats_sum *, const struct settings *);
stats_rows stats_rank_ngrams(const struct stats_sum *, const struct settings *);
/* Score: G2 of the period against the rest of the batch; ratio: log ratio. */
stats_rows stats_rank_period_terms(const struct stats_sum *, const struct settings *);
/* In order of time, the unknown last. */
stats_rows stats_rank_periods(const struct stats_sum *, const struct settings *);

/* ---- printing ---- */

#define STATS_COLUMNS "what\ttext\tcount\tdocuments\tscore\tratio\treference\tperiod"

void stats_print(const struct settings *, void *sum, struct buffer *out);

/* ---- kwic.c: concordance lines, printed document by document ---- */

#define KWIC_COLUMNS "what\tleft\ttext\tright\tstart\tend"

void kwic_print(struct output *, struct document *);

#endif
