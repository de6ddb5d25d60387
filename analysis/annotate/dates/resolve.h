#ifndef LEDE_ANNOTATE_DATES_RESOLVE_H
#define LEDE_ANNOTATE_DATES_RESOLVE_H

#include "annotate/dates/match.h"
#include "annotate/dates/when.h"

/* What an expression's value may depend on: when the text was published and what
 * it has spoken of. */
struct date_story {
	const struct document *doc;
	struct arena *arena;
	day_count published;
	struct when today;        /* that day; of an unknown year when it is not known */
	struct when last;         /* the last date; GRAIN_NONE before the first */
	struct when last_day;     /* the last that is a day */
	struct when last_quarter;
	uint32_t last_day_sentence;
	int last_year;            /* of the last date that was more exact than a year */
	uint32_t last_sentence;   /* of the last date */
	bool narrative;           /* tells of other years: dates hang on each other, not on today */
	bool day_first;           /* 3/4/2017 is in April */
};

/* Fill in out from the match. False when it turns out to be no expression of time. */
bool date_resolve(struct date_story *, const struct date_match *, struct date *out);

/* The tense of the clause around an expression, by the nearest word that tells:
 * said and will are sure, a participle is not. */
enum date_tense { TENSE_UNKNOWN, TENSE_PAST, TENSE_SURELY_PAST, TENSE_FUTURE, TENSE_SURELY_FUTURE };
enum date_tense date_tense(const struct document *, const struct date_match *);

#endif
