#ifndef LEDE_ANNOTATE_ENTITIES_PLACES_H
#define LEDE_ANNOTATE_ENTITIES_PLACES_H

#include "annotate/entities/entities.h"

/* Which of the places of one name an article means. */

/* A country, a state of the US or a province of Canada; 0 is none. */
typedef uint16_t place_home;
enum { LETTER_PAIRS = 26 * 26, HOMES = 1 + 3 * LETTER_PAIRS };

/* What the text right beside a mention says of it: where the place lies (Paris, Texas), that
 * it is the state itself (Washington state; Seattle, Washington), that it is some area and
 * not the town (Dohuk province); 0 is nothing. */
typedef uint16_t place_sense;
enum { SENSE_ITSELF = 0x8000, SENSE_AREA = 0x4000, SENSE_HOME = 0x1fff };

/* Of a people's name: that it is the language. */
enum { SENSE_LANGUAGE = 0x2000 };
typedef VECTOR(place_sense) sense_vector;

/* senses.c: the sense of each name, in their order. */
void place_senses(const struct document *, const found_vector *, sense_vector *out);

/* How many names of the article point at each home. */
struct place_evidence {
	uint8_t names[HOMES];
};

/* Add what one form of a name tells: a country, its people, a place that has no namesake. */
void place_add(const struct document *, struct found_span, place_sense, struct place_evidence *);

/* How many names point at a country or state, by its code. */
unsigned place_names(const struct place_evidence *, struct slice code);

/* Kind and reference of a place. What the text leaves open has no reference. */
struct known place_known(struct document *, struct found_span, place_sense,
			 const struct place_evidence *);

/* Kind and reference of a people: Russian, Georgians. */
struct known people_known(const struct document *, struct found_span,
			  const struct place_evidence *);

/* A country or a capital, which newspapers also take for its government. */
bool place_is_seat(const struct document *, struct found_span);

/* Has the name several places, the best known of which lies elsewhere? Then Paris, Texas,
 * does not tell which Paris is meant before it. */
bool place_is_other(struct document *, struct found_span, place_sense);

#endif
