#ifndef LEDE_ANNOTATE_ENTITIES_FINDER_H
#define LEDE_ANNOTATE_ENTITIES_FINDER_H

#include "annotate/entities/entities.h"
#include "annotate/entities/table.h"

/* Inside the rules that find names. They work in four steps:
 *   sightings.c  how each word is written in the whole document
 *   chunk.c      candidates: runs of words that may be one name
 *   clues.c      what speaks for which type of a candidate, as a set of bits
 *   find.c       weights of the clues; the document's other mentions; the choice */

/* Families of lexicons. */
#define LEX_SET_COUNTRY (LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS))
#define LEX_SET_CITY    (LEXICON_BIT(LEX_CAPITALS) | LEXICON_BIT(LEX_CITIES))
#define LEX_SET_REGION                                                                     \
	(LEXICON_BIT(LEX_REGIONS) | LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY))
#define LEX_SET_PLACE_UNSURE                                                               \
	(LEXICON_BIT(LEX_CITIES_AMBIGUOUS) | LEXICON_BIT(LEX_REGIONS_AMBIGUOUS) |         \
	 LEXICON_BIT(LEX_CONTINENTS_AMBIGUOUS) | LEXICON_BIT(LEX_GEOGRAPHY_AMBIGUOUS))
#define LEX_SET_PLACE (LEX_SET_COUNTRY | LEX_SET_CITY | LEX_SET_REGION)
#define LEX_SET_PEOPLES                                                                    \
	(LEXICON_BIT(LEX_DEMONYMS) | LEXICON_BIT(LEX_DEMONYMS_AMBIGUOUS) |                 \
	 LEXICON_BIT(LEX_RELIGIONS) | LEXICON_BIT(LEX_RELIGIONS_AMBIGUOUS) |               \
	 LEXICON_BIT(LEX_LANGUAGES) | LEXICON_BIT(LEX_LANGUAGES_AMBIGUOUS))
#define LEX_SET_PERSON (LEXICON_BIT(LEX_PEOPLE) | LEXICON_BIT(LEX_LEGISLATORS))
#define LEX_SET_GIVEN  (LEXICON_BIT(LEX_GIVEN_NAMES) | LEXICON_BIT(LEX_GIVEN_NAMES_WORLD))
#define LEX_SET_GIVEN_UNSURE LEXICON_BIT(LEX_GIVEN_NAMES_AMBIGUOUS)
#define LEX_SET_SURNAME                                                                    \
	(LEXICON_BIT(LEX_SURNAMES) | LEXICON_BIT(LEX_SURNAMES_WORLD) |                     \
	 LEXICON_BIT(LEX_SURNAMES_FAMOUS))
#define LEX_SET_SURNAME_UNSURE LEXICON_BIT(LEX_SURNAMES_AMBIGUOUS)
#define LEX_SET_COMPANY (LEXICON_BIT(LEX_COMPANIES) | LEXICON_BIT(LEX_COMPANIES_US))
#define LEX_SET_COMPANY_UNSURE                                                             \
	(LEXICON_BIT(LEX_COMPANIES_AMBIGUOUS) | LEXICON_BIT(LEX_COMPANIES_US_AMBIGUOUS))
#define LEX_SET_ORG                                                                        \
	(LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ACRONYMS) |                      \
	 LEXICON_BIT(LEX_PARTIES) | LEXICON_BIT(LEX_ARMED_GROUPS) |                        \
	 LEXICON_BIT(LEX_MEDIA) | LEXICON_BIT(LEX_ORGANISATIONS_AMBIGUOUS) |               \
	 LEXICON_BIT(LEX_PARTIES_AMBIGUOUS) | LEXICON_BIT(LEX_ARMED_GROUPS_AMBIGUOUS) |    \
	 LEXICON_BIT(LEX_MEDIA_AMBIGUOUS))
#define LEX_SET_TEAM  LEXICON_BIT(LEX_TEAMS)
#define LEX_SET_EVENT                                                                      \
	(LEXICON_BIT(LEX_LEAGUES_EVENTS) | LEXICON_BIT(LEX_LEAGUES_EVENTS_AMBIGUOUS))

/* All whose rows are whole names. */
#define LEX_SET_NAMES                                                                      \
	(LEX_SET_PLACE | LEX_SET_PLACE_UNSURE | LEX_SET_PEOPLES | LEX_SET_PERSON |         \
	 LEXICON_BIT(LEX_SURNAMES_FAMOUS) | LEX_SET_COMPANY | LEX_SET_COMPANY_UNSURE |     \
	 LEX_SET_ORG | LEX_SET_TEAM | LEX_SET_EVENT |                                      \
	 LEXICON_BIT(LEX_US_STATE_ABBREVIATIONS))

/* How one word is written in the document, under its folded form. Capitals count
 * only where they mean something: inside a sentence that is not a headline. */
struct sighting {
	uint32_t lower, capital;
	uint32_t roles; /* enum role: what longer names it was part of */
};

enum role {
	ROLE_SURNAME = 1, /* last word of a person's full name */
	ROLE_GIVEN = 2,   /* first word of one */
	ROLE_ORG = 4,     /* first word of an organisation's */
	ROLE_ACRONYM = 8, /* stood in brackets behind an organisation's name */
};

/* The casing of a sentence. */
enum passage {
	PASSAGE_PLAIN, /* capitals mark names and the sentence's start */
	PASSAGE_TITLE, /* Most Words Have Capitals */
	PASSAGE_UPPER, /* ALL OF THEM */
	PASSAGE_LOWER, /* no capital at all */
};

/* A word of the sentence in work. */
enum word_flag {
	WORD_NAME = 1,     /* may be part of a name */
	WORD_CAPITAL = 2,  /* has a capital letter */
	WORD_COMMON = 4,   /* an English word that is no name */
	WORD_STOP = 8,
	WORD_OPENS = 16,   /* first word of the sentence or of a quotation */
	WORD_INITIAL = 32, /* J. */
	WORD_SEEN = 64,    /* the document has it in capitals where that means something */
	WORD_SEEN_LOWER = 128,
};

struct word {
	lexicon_set sets;  /* lexicons that have it as an entry of its own */
	uint32_t flags;    /* enum word_flag */
	uint32_t sighting; /* index into sightings, or TABLE_NONE */
	uint32_t known;    /* end of the longest entry of several words that starts here; 0 */
	uint32_t entry;    /* that entry */
};

/* A run of tokens that may be a name. */
struct candidate {
	uint32_t first, last;
	uint32_t hash;     /* of its folded words */
	int16_t score[ENTITY_TYPES]; /* above 0: rather this than no name */
	uint8_t type;      /* of the best score, or ENTITY_TYPES for none */
	uint8_t words;
	uint64_t clues[2]; /* bits by enum clue */
};

typedef VECTOR(struct candidate) candidate_vector;

/* What the first reading took the candidates of one name for. */
struct votes {
	uint32_t n[ENTITY_TYPES + 1]; /* by type; the last for no name */
};

struct finder {
	struct table words;   /* token hash -> sighting */
	VECTOR(struct sighting) sightings;
	VECTOR(struct word) sentence; /* of the sentence in work */
	candidate_vector candidates;
	struct table names;   /* candidate hash -> votes */
	VECTOR(struct votes) votes;
	int language;         /* for stopword() */
	bool english;         /* what the weights were chosen for */
	bool lower;           /* the document is written without capitals */
};

/* The sentence in work: tokens [first, last), word i of it is words[i - first]. */
struct passage_view {
	const struct document *doc;
	struct finder *finder;
	struct word *words;
	uint32_t first, last;
	enum passage casing;
};

static inline const struct token *token_at(const struct passage_view *p, uint32_t i)
{
	return &p->doc->tokens.at[i];
}

static inline struct word *word_at(const struct passage_view *p, uint32_t i)
{
	return &p->words[i - p->first];
}

/* Is token i of the passage, and this word (lower case, ASCII) in any case? */
bool token_is(const struct passage_view *, uint32_t i, const char *word);

/* Is token i of the passage, and this text as it stands? */
bool token_is_text(const struct passage_view *, uint32_t i, const char *text);

/* Is token i one of the words of a list, which has a space on either side of each? */
bool token_in(const struct passage_view *, uint32_t i, const char *list);

/* How every word of the document is written. */
void sightings_collect(struct finder *, const struct document *);

/* Casing of the tokens [first, last). */
enum passage passage_casing(const struct document *, uint32_t first, uint32_t last);

/* Look at each word of the passage. */
void passage_mark(struct passage_view *);

/* Append the passage's candidates, without clues. */
void chunk_passage(const struct passage_view *, candidate_vector *out);

/* Fill in the clues that the passage gives for a candidate. */
void clues_collect(const struct passage_view *, struct candidate *);

/* Is there a title (of one word or more) that ends right before token i? */
bool title_before(const struct passage_view *, uint32_t i);

/* Tokens of the longest entry of a lexicon that starts at i and ends before `last`,
 * of one kind or (NULL) of any; 0 for none. */
uint32_t entry_length(const struct passage_view *, uint32_t i, uint32_t last, enum lexicon_id,
		      const char *kind);

/* Tokens of the title that starts at i, 0 when none does. */
uint32_t title_length(const struct passage_view *, uint32_t i);

#endif
