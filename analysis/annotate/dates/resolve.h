#ifndef LEDE_ANNOTATE_DATES_RESOLVE_H
#define LEDE_ANNOTATE_DATES_RESOLVE_H

#include "annotate/annotate.h"
#include "annotate/dates/match.h"
#include "annotate/dates/when.h"

/* What an expression's value may depend on: when the text was published and what
 * it has spoken of. */
struct date_story {
	const struct document *doc;
	struct arena *arena;
	day_count published;
	struct when today;    /* that day; of an unknown year when it is not known */
	struct when last;     /* the last date; GRAIN_NONE before the first */
	struct when last_day; /* the last that is a day */
	struct when last_quarter;
	uint32_t last_day_sentence;
	int last_year;		/* of the last date that was more exact than a year */
	uint32_t last_sentence; /* of the last date */
	bool narrative;		/* tells of other years: dates hang on each other, not on today */
	enum date_order order;	/* of 3/4/17; never ORDER_FOUND */
	const struct date_matches *matches;
	size_t at; /* the one in hand */
};

/* What a match means. Slices are in the arena or static and end with a NUL; empty: none. */
struct date_found {
	struct slice value;
	struct slice quant, freq;   /* of a set */
	struct slice from, to;	    /* of a range */
	struct slice zone;	    /* of a time of day */
	day_count earliest, latest; /* DAY_UNKNOWN */
};

/* Fill in out from the match. False when it turns out to be no expression of time. */
bool date_resolve(struct date_story *, const struct date_match *, struct date *out);

/* An empty one in the story's arena. */
struct date_more *date_more_new(const struct date_story *);

/* The tense of the clause around an expression, by the nearest word that tells:
 * said and will are sure, a participle is not; what was to come is OVER. */
enum date_tense {
	TENSE_UNKNOWN,
	TENSE_OVER,
	TENSE_PAST,
	TENSE_SURELY_PAST,
	TENSE_FUTURE,
	TENSE_SURELY_FUTURE
};
enum date_tense date_tense(const struct document *, const struct date_match *);

/* The same, but that he said so tells nothing of what is said: He said the May vote would be
 * fair. */
enum date_tense date_tense_of_event(const struct document *, const struct date_match *);

/* --- the parts of resolution; a place of GRAIN_NONE is no expression of time --- */

/* calendar.c */
struct when date_calendar(const struct date_story *, const struct date_match *);

/* The day of a month among the slots: 28, 28th; 0 for none. */
int32_t date_day_slot(const struct date_match *);

/* Is it counted within a month: the first Monday of May, the last week of June? */
bool date_is_nth_of_month(const struct date_match *);

/* year.c: the place in the year that the words, the tense or the story tell. */
struct when date_yearly(const struct date_story *, const struct date_match *,
			struct when (*in_year)(const struct date_match *, int year));

/* weekday.c */
struct when date_weekday(const struct date_story *, const struct date_match *);

/* daytime.c: the day of a time of day, and of `overnight`. */
struct when date_of_time(const struct date_story *, const struct date_match *);
struct when date_overnight(const struct date_story *, const struct date_match *);

/* Which of the candidates the clause means. */
struct when date_nearest(const struct date_story *, const struct when *, unsigned count,
			 enum date_tense);

/* The year that the words themselves give: 1989, '89, last year. */
bool date_given_year(const struct date_story *, const struct date_match *, int *year);

/* The month or day, season, holiday of the slots in a year or YEAR_UNKNOWN. */
struct when date_month_in(const struct date_match *, int year);
struct when date_season_in(const struct date_match *, int year);
struct when date_holiday_in(const struct date_match *, int year);

/* count.c */
struct when date_shift(const struct date_story *, const struct date_match *);
struct when date_nth(const struct date_story *, const struct date_match *);
struct when date_same(const struct date_story *, const struct date_match *);

/* How many units the words count: hundredths; -1 when nobody said (several). */
int32_t date_amount(const struct date_match *);

/* period.c: false for no expression of time */
bool date_duration(const struct date_story *, const struct date_match *, struct date_found *out);
bool date_set(const struct date_story *, const struct date_match *, struct date_found *out);

#endif
