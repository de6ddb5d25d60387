#ifndef LEDE_ANNOTATE_DATES_GRAMMAR_H
#define LEDE_ANNOTATE_DATES_GRAMMAR_H

#include "document/document.h"

/* The grammar of time expressions, as lexicons/pack_dates.c compiles it from
 * lexicons/dates/: words with what they may stand for, rules over those, and an
 * automaton that walks all rules at once. Both the compiler and the annotator
 * include this file; the tables themselves are in build/gen/dates_grammar.h. */

/* What a word can stand for. A rule's pattern is written over these names and
 * over literal words, whose symbols are numbered from SYM_LITERAL on. */
#define DATE_SYMBOLS(X)                                                                            \
	X(MONTH)    /* 1..12 */                                                                    \
	X(WEEKDAY)  /* 1 Monday .. 7 Sunday */                                                     \
	X(WEEKDAYS) /* Mondays */                                                                  \
	X(DAYABBR)  /* as WEEKDAY; only next to a date: Sat, Sun */                                \
	X(DAY)	    /* 1..31, in digits */                                                         \
	X(ORD)	    /* 1.., 28th or eighth */                                                      \
	X(NUM)	    /* hundredths: 250 is two and a half */                                        \
	X(SCALE)    /* hundred, thousand, million: only inside a NUM */                            \
	X(FRACTION) /* hundredths: half, 1/2; only inside a NUM */                                 \
	X(VAGUE)    /* several, few: a number that nobody gave */                                  \
	X(YEAR)	    /* 1000..2999 */                                                               \
	X(YEAR2)    /* '89: the whole year, 1989 */                                                \
	X(DECADE)   /* first year: 1980 */                                                         \
	X(DECADE2)  /* 80s, with nothing that makes it a decade: 1980 */                           \
	X(SPAN)	    /* 2009-10: the first year * 10000 + the second */                             \
	X(NUMDATE)  /* 3/4/2017, 2017-01-28: see atoms.h */                                        \
	X(STAMP)    /* the T15:37 of an ISO date: minutes since midnight */                        \
	X(CLOCK)    /* 16:30: seconds since midnight * 2 + (seconds given) */                      \
	X(AMPM)	    /* 0 a.m., 1 p.m. */                                                           \
	X(ZONE)	    /* minutes ahead of UTC, or ZONE_UNKNOWN */                                    \
	X(PART)	    /* enum day_part */                                                            \
	X(PARTS)    /* the same in the plural: mornings */                                         \
	X(NOON)	    /* hours: 12, 24 */                                                            \
	X(QUARTER)  /* 1..4: Q3 */                                                                 \
	X(SEASON)   /* 1 spring .. 4 winter */                                                     \
	X(HOLIDAY)  /* index of a struct date_holiday */                                           \
	X(UNIT)	    /* enum date_unit, in the singular */                                          \
	X(UNITS)    /* enum date_unit, in the plural */                                            \
	X(DIR)	    /* last -1, this 0, next 1 */                                                  \
	X(SAME)	    /* that, the same: of the story 0; the following 1, the previous -1 */         \
	X(MOD)	    /* enum date_mod: early, the end of */                                         \
	X(ABOUT)    /* enum date_mod: nearly, more than */                                         \
	X(EVERY)    /* every, each; 2 for every other */                                           \
	X(TIMES)    /* once 1, twice 2 */                                                          \
	X(OFTEN)    /* enum date_unit: daily, weekly */                                            \
	X(BC)	    /* BC -1, AD 1 */                                                              \
	/* From here on only neighbours of an expression, never part of one. */                    \
	X(TO_COME) /* will, expected: what happens is ahead of publication */                      \
	X(GONE)	   /* said, was */                                                                 \
	X(COUNTED) /* people, miles: what stands before is a number, not a year */                 \
	X(PLACE)   /* of a dateline: 1 where the month comes first, 2 the day */

#define DATE_SYMBOL_ENUM(name) SYM_##name,
enum date_symbol { SYM_NONE, DATE_SYMBOLS(DATE_SYMBOL_ENUM) SYM_LITERAL };
enum { SYM_CONTEXT = SYM_TO_COME };
enum { ZONE_UNKNOWN = 9999 };

#define DATE_UNITS(X)                                                                              \
	X(SECOND)                                                                                  \
	X(MINUTE)                                                                                  \
	X(HOUR)                                                                                    \
	X(DAY)                                                                                     \
	X(WEEK)                                                                                    \
	X(WEEKEND)                                                                                 \
	X(FORTNIGHT)                                                                               \
	X(MONTH) X(QUARTER) X(HALF) X(SEASON) X(YEAR) X(DECADE) X(CENTURY) X(MILLENNIUM) X(PERIOD)
#define DATE_UNIT_ENUM(name) UNIT_##name,
enum date_unit { DATE_UNITS(DATE_UNIT_ENUM) UNIT_NONE };

#define DATE_PARTS(X) X(MO) X(MI) X(AF) X(EV) X(NI) X(DT)
#define DATE_PART_ENUM(name) PART_##name,
enum day_part { PART_NONE, DATE_PARTS(DATE_PART_ENUM) PART_COUNT };

/* What a rule makes of its slots. */
#define DATE_OPS(X)                                                                                \
	X(NONE)	 /* no expression of time at all: Friday Night Lights */                           \
	X(DATE)	 /* a place on the calendar, out of the slots there are */                         \
	X(SHIFT) /* UNITs away from publication or from the story's last date */                   \
	X(NTH)	 /* the second quarter, the first half, the 20th century */                        \
	X(SAME)	 /* that year, the latest quarter */                                               \
	X(DURATION)                                                                                \
	X(SET)                                                                                     \
	X(REF) /* PRESENT_REF and the like, as the rule's text has it */
#define DATE_OP_ENUM(name) OP_##name,
enum date_op { DATE_OPS(DATE_OP_ENUM) };

/* Tests that words alone cannot make, by name in the rule. */
#define DATE_GUARDS(X)                                                                             \
	X(BAREYEAR)  /* four digits that nothing but the sentence makes a year */                  \
	X(RATE)	     /* `a year` behind money or a count: $1 billion a year */                     \
	X(NAME)	     /* not a part of a name: Friday's, not the Sunday Times */                    \
	X(CLOCK)     /* a time of day, not a result in a race: at 3:42 */                          \
	X(FINANCE)   /* only where the text has spoken of quarters and money */                    \
	X(NTH)	     /* of a unit that is numbered: quarter, half, century */                      \
	X(DECADE)    /* of two digits: the 80s, not a temperature or an age */                     \
	X(THEDAY)    /* after Sept. 11: of 2001, but for autumns, when it may be the last one */   \
	X(SEPT11)    /* the Sept. 11 attacks */                                                    \
	X(THAT)	     /* on that Friday; not: said that Friday, to last three weeks */              \
	X(ADVERB)    /* no noun behind it: died overnight, not the overnight train */              \
	X(SUM)	     /* of units that fall, in ISO 8601: two hours and nine minutes */             \
	X(DAYOF)     /* a day of a month that goes without saying: on the 14th */                  \
	X(LEADCLOCK) /* behind at, by, until: at ten to four */                                    \
	X(LEADHOURS) /* the same: at 1530 hours, not for 1500 hours */                             \
	X(STOPCLOCK) /* hours and minutes with a stop between: at 21.15 */                         \
	X(TERM)	     /* a week or a month: up for the week */                                      \
	X(SPACED)    /* no hyphen behind it: the morning after, not the morning-after pill */      \
	X(APART)     /* days after it; not: a matter of days after it, the first days */           \
	X(STRETCH)   /* half a century, not scored by a batsman */                                 \
	X(WITHINDAY) /* later in the day, not: at the end of the day */                            \
	X(COUNTABLE) /* so many that somebody counted them: no years, no terms */                  \
	X(QUARTERLY) /* three months by their names: July-September */                             \
	X(LONG)	     /* weeks or more: years of war, not hours of operation */                     \
	X(AFTERDAY)  /* right behind a day of a month: April 6 and [7] */
#define DATE_GUARD_ENUM(name) GUARD_##name,
enum date_guard { GUARD_NONE, DATE_GUARDS(DATE_GUARD_ENUM) GUARD_COUNT };

enum date_base { BASE_PUBLISHED, BASE_STORY };

struct date_rule {
	uint16_t line; /* of rules.tsv */
	uint8_t type;  /* enum date_type */
	uint8_t op, guard;
	uint8_t before;	  /* atoms of the match that stand before the expression */
	uint8_t after;	  /* and behind it */
	uint8_t unit;	  /* enum date_unit; UNIT_NONE: from the slot */
	uint8_t base;	  /* enum date_base */
	int16_t by;	  /* SHIFT: how many, or with count its sign; DURATION: hundredths */
	uint8_t count;	  /* by times the slot NUM */
	uint8_t mod;	  /* enum date_mod */
	const char *text; /* REF: the value; SET: quant */
	const char *name; /* of the group of rules that it belongs to */
};

/* A word or a phrase: its readings are readings[first .. first + count). */
struct date_word {
	uint32_t hash;	    /* of the first word's folded form */
	uint32_t second;    /* of the second word's; 0 for a single word */
	const char *folded; /* words with one space between; NULL: a free place */
	uint16_t first;
	uint8_t count;
	uint8_t words;
	uint8_t length; /* bytes of folded */
};

struct date_reading {
	uint16_t symbol;
	bool capital; /* only when written with a capital: May, not may */
	int32_t value;
};

/* The automaton: state s has the edges [state[s].first, state[s + 1].first),
 * sorted by symbol, and accepts the rules from accepts[state[s].accept] on to the
 * next RULE_NONE, in the order of the file. Without loops. */
struct date_state {
	uint32_t first;
	uint16_t accept;
};
struct date_edge {
	uint16_t symbol, target;
};
#define RULE_NONE UINT16_MAX

enum holiday_kind { HOLIDAY_FIXED, HOLIDAY_EASTER, HOLIDAY_NTH, HOLIDAY_TABLE };
struct date_holiday {
	uint8_t kind;
	int8_t month;
	int8_t day;	       /* FIXED: of the month; NTH: 1..5, -1 the last */
	int8_t weekday;	       /* NTH */
	int16_t shift;	       /* days after what the rest says; from Easter Sunday */
	uint16_t first, count; /* TABLE: holiday_days[first .. first + count), by year */
};
struct date_holiday_day {
	int16_t year;
	int8_t month, day;
	int8_t lasts; /* days */
};

struct date_grammar {
	const struct date_word *words; /* open addressing by hash, a power of two */
	uint32_t word_mask;
	const uint64_t *filter;		 /* one bit for each hash & filter_mask in use */
	const uint64_t *atom_filter;	 /* the same without words that are only neighbours */
	const uint64_t *function_filter; /* of words that no rule consists of alone */
	uint32_t filter_mask;
	const struct date_reading *readings;
	const struct date_state *states;
	const struct date_edge *edges;
	const uint16_t *accepts;
	const struct date_rule *rules;
	const struct date_holiday *holidays;
	const struct date_holiday_day *holiday_days;
};

extern const struct date_grammar date_grammar;

#endif
