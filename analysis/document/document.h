#ifndef LEDE_DOCUMENT_DOCUMENT_H
#define LEDE_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/civil.h"
#include "base/report.h"
#include "text/token.h"

/* One article and what is known about it. A document owns its arena and its
 * vectors and is meant to be used again and again: document_reset takes all back
 * for the next article without returning moderate memory to the system. */

/* The layers, in the order they are written when a document had none. */
enum layer {
	LAYER_LANGUAGE = 1 << 0,
	LAYER_SENTENCES = 1 << 1,
	LAYER_TOKENS = 1 << 2,
	LAYER_ENTITIES = 1 << 3,
	LAYER_DATES = 1 << 4,
	LAYER_QUOTES = 1 << 5,
	LAYER_KEYWORDS = 1 << 6,
	LAYER_SUMMARY = 1 << 7,
	LAYER_STATS = 1 << 8,
};
enum { LAYER_COUNT = 9, LAYER_ALL = (1 << LAYER_COUNT) - 1 };

enum entity_type { ENTITY_PER, ENTITY_ORG, ENTITY_LOC, ENTITY_MISC, ENTITY_TYPES };

/* A place in the text that names an entity. Mentions are sorted by position and
 * do not overlap. */
struct mention {
	uint32_t start, end;
	uint32_t entity; /* index into entities */
	uint32_t next;   /* the entity's next mention, or MENTION_END */
	uint8_t type;    /* enum entity_type; may differ from its entity's */
};
#define MENTION_END UINT32_MAX

/* A person, organisation, place or other name, with all its mentions. Sorted by
 * falling count, then by first mention; its id is "e" and its index from 1. */
struct entity {
	enum entity_type type;
	struct slice kind; /* from the lexicons; empty when unknown */
	struct slice name; /* canonical: the fullest form in the article; a place not in capitals */
	struct slice ref;  /* "scheme:value,scheme:value"; empty when unsure */
	uint32_t count;    /* of mentions */
	uint32_t mention;  /* its first, index into mentions */
};

enum date_type { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET };

/* TimeML 1.2.1, 2.2.4: the values of TIMEX3's attribute mod */
#define DATE_MODS(X)                                                                               \
	X(BEFORE)                                                                                  \
	X(AFTER) X(ON_OR_BEFORE) X(ON_OR_AFTER) X(LESS_THAN) X(MORE_THAN) X(EQUAL_OR_LESS)         \
		X(EQUAL_OR_MORE) X(START) X(MID) X(END) X(APPROX)
#define DATE_MOD_ENUM(name) MOD_##name,
enum date_mod { MOD_NONE, DATE_MODS(DATE_MOD_ENUM) MOD_COUNT };

/* What few expressions have. Strings are in the arena or static; NULL: none. */
struct date_more {
	const char *from, *to;         /* values of the two ends of a range */
	const char *quant, *freq;      /* of a SET: EVERY, 3X */
	const char *zone;              /* of a TIME: its offset from UTC, +05:30 */
};

/* An expression of time, as TIMEX3 (ISO-TimeML) has it. Strings are in the arena or
 * static. Small, since a text may be little else than `now`. */
struct date {
	uint32_t start, end;
	day_count earliest, latest;    /* first and last day meant; DAY_UNKNOWN */
	const char *value;             /* 2017-01-28, P30D, PRESENT_REF, XXXX-01-28 */
	const char *rule;              /* name of the rule that found it: lexicons/dates/rules.tsv */
	const struct date_more *more;  /* NULL: none of it */
	uint8_t type;                  /* enum date_type */
	uint8_t mod;                   /* enum date_mod */
};

enum quote_kind { QUOTE_DIRECT, QUOTE_TURN, QUOTE_MIXED, QUOTE_INDIRECT };

enum { QUOTE_SPANS = 4 };

/* What somebody said. Sorted by start. */
struct quote {
	uint32_t start, end;           /* from the first span's start to the last one's end */
	struct span spans[QUOTE_SPANS]; /* its parts, marks included, the cue left out */
	uint8_t nspans;
	uint8_t kind;                  /* enum quote_kind */
	struct span speaker;           /* start == end: unknown */
	struct span cue;               /* the reporting verb; start == end: none */
	uint32_t entity;               /* the speaker's, index into entities, or QUOTE_NOBODY */
};
#define QUOTE_NOBODY UINT32_MAX

/* Best first. */
struct keyword {
	struct slice text;  /* a form that stands in the text, without a sentence's capital */
	uint32_t score;     /* thousandths, 0..1000, 1000 the best of the document */
	uint32_t count;
	uint32_t start;     /* byte of the first occurrence */
};

enum { SUMMARY_SPANS = 8 };

/* In the order of the text. */
struct summary_sentence {
	uint32_t sentence;   /* index into sentences */
	uint32_t score;      /* thousandths, 0..1000 */
	uint32_t start, end; /* the sentence without its dateline */
	bool leans;          /* on the one before it: "However,", "He", or one quotation */
	struct span spans[SUMMARY_SPANS]; /* what is left of it in its short form */
	uint8_t nspans;      /* 0: no short form was asked for */
	struct slice tight;  /* that form, in the arena; what it adds is its capital and stop */
};

/* One term of the statistics: a stem, the commonest form of it, how often. */
struct term {
	struct slice stem, text;
	uint32_t count;
};

struct stats {
	uint64_t words;  /* tokens that are words or numbers, clitics not counted */
	uint64_t sentences;
	uint64_t types;  /* different folded words */
	uint64_t reading_seconds;
	VECTOR(struct term) terms; /* content words by falling count, then by stem */
};

/* One member of the JSON object a document came from, as it stood: the raw bytes
 * of its key with its quotes, and of its value. */
struct member {
	struct slice key, value;
	uint8_t field; /* document/fields.h: which known field, or FIELD_OTHER */
};

struct document {
	struct arena arena;

	/* Where it came from. */
	struct place place;     /* source: the file's name as given, "-" for standard input */
	VECTOR(struct member) members; /* of the JSON object; empty for a plain text */

	/* What it says of itself. Empty slices when it does not. */
	struct slice id;        /* raw JSON value for NDJSON; text else */
	struct slice title, byline, dateline;
	struct slice text;
	const char *encoding;   /* that a plain text was decoded from; NULL: UTF-8 */
	day_count published;    /* --date, else `published`; DAY_UNKNOWN */
	day_count told_from;    /* that, else what the text says of it; set by the dates layer */
	const char *language;   /* ISO 639-1, or "und"; set by the language layer */

	unsigned layers;        /* enum layer: those that are filled in */
	token_vector tokens;
	sentence_vector sentences;
	VECTOR(struct mention) mentions;
	VECTOR(struct entity) entities;
	VECTOR(struct date) dates;
	VECTOR(struct quote) quotes;
	VECTOR(struct keyword) keywords;
	VECTOR(struct summary_sentence) summary;
	struct stats stats;

	struct slice html;      /* a page that is yet to be read: a row without text has it */
	struct slice page;      /* JSON object: what its page told beside the text; empty: nothing */

	void *json;             /* parsed strings that slices above point into; freed at reset */
	struct buffer decoded;  /* text that had to be rewritten on the way in */
	bool text_mended;       /* the text differs from the member it came in */
	bool from_html;         /* text, title and so on were read from html */
	const void *terms;      /* where terms_of keeps its words; NULL: not counted yet */
	bool lexicon_ready;     /* tokens carry their word ids */
};

/* Ready for the next article; a zeroed document is ready for its first. */
void document_reset(struct document *);

/* Gives all memory back. */
void document_free(struct document *);

/* The names of the layers, types and kinds as JSON has them. */
extern const char *const layer_names[LAYER_COUNT];
extern const char *const entity_type_names[ENTITY_TYPES];

/* The entity_type of a name, or ENTITY_TYPES. */
uint8_t entity_type_named(struct slice name);

extern const char *const date_type_names[];
extern const char *const date_mod_names[]; /* "" for MOD_NONE */
extern const char *const quote_kind_names[];

#endif
