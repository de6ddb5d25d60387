#ifndef LEDE_ANNOTATE_ENTITIES_PLACE_ROWS_H
#define LEDE_ANNOTATE_ENTITIES_PLACE_ROWS_H

#include "annotate/entities/places.h"
#include "annotate/entities/towns.h"

/* What the tables have for the name of a place: rows, homes, towns. */

static const lexicon_set nations = LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS);
static const lexicon_set peoples = LEXICON_BIT(LEX_DEMONYMS) |
				   LEXICON_BIT(LEX_DEMONYMS_AMBIGUOUS);
static const lexicon_set regions = LEXICON_BIT(LEX_REGIONS) | LEXICON_BIT(LEX_REGIONS_AMBIGUOUS) |
				   LEXICON_BIT(LEX_US_STATE_ABBREVIATIONS);
static const lexicon_set cities = LEXICON_BIT(LEX_CITIES) | LEXICON_BIT(LEX_CITIES_AMBIGUOUS);
static const lexicon_set languages = LEXICON_BIT(LEX_LANGUAGES) |
				     LEXICON_BIT(LEX_LANGUAGES_AMBIGUOUS);
static const lexicon_set capitals = LEXICON_BIT(LEX_CAPITALS);

static inline struct slice word_at(const struct document *doc, uint32_t token)
{
	if (token >= doc->tokens.len)
		return (struct slice){ 0 };
	return token_text(doc->text, &doc->tokens.at[token]);
}

/* RU, US-TX as a home; other parts of countries count as the country. 0 for no code. */
place_home home_of(struct slice code);
place_home country_of(place_home);

static inline bool is_state(place_home home)
{
	return home > LETTER_PAIRS;
}

/* Does a place of that home lie in the other, wider or the same one? */
static inline bool lies_in(place_home home, place_home wider)
{
	return home == wider || country_of(home) == wider;
}

/* What the tables have for the whole of one name. */
struct rows {
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n;
};
struct rows rows_of(const struct document *, struct found_span, lexicon_set wanted);

/* The first row of those tables; an entry without a name when there is none. */
struct lexicon_entry row_in(const struct rows *, lexicon_set tables);
place_home home_in(const struct rows *, lexicon_set tables);

enum { TOWNS = 64, TIMES = 10 };
struct town_list {
	const struct town *at[TOWNS];
	size_t n;
};

/* The towns of the rows. */
void towns_in(const struct rows *, struct town_list *);
place_home town_home(const struct town *);

/* The largest of the towns that `fits` (NULL: of all), or that lies in a home, if it is TIMES
 * as large as the next of them; else NULL. */
const struct town *largest_town(const struct town_list *, const bool *fits);
const struct town *town_lying_in(const struct town_list *, place_home);

#endif
