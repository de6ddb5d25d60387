#ifndef LEDE_ANNOTATE_ENTITIES_PAIRS_H
#define LEDE_ANNOTATE_ENTITIES_PAIRS_H

#include "annotate/entities/entities.h"

/* Two countries that a hyphen ties together (the US-Russia talks) are two places, as in
 * the gold with which the tagger is trained; part of what it learns from has them as one
 * name. A hyphened country (Guinea-Bissau) stays whole. `room` is memory for it. */
void split_pairs(const struct document *, found_vector *found, found_vector *room);

/* A place found together with the country or region behind its comma (Geneva, Switzerland)
 * goes by its own name; the rest becomes its tail. */
void cut_tails(const struct document *, found_vector *found);

#endif
