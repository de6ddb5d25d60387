#ifndef LEDE_ANNOTATE_DATES_ANCHOR_H
#define LEDE_ANNOTATE_DATES_ANCHOR_H

#include "annotate/dates/match.h"

/* The day a text was published, when nobody has said it: a dateline that has a
 * year, or a date line, near the top. DAY_UNKNOWN when there is none: a day
 * without its year is not completed by a guess. */
day_count date_anchor(const struct document *, const date_match_vector *);

/* The same for a text that is nothing but a dateline. */
day_count date_anchor_alone(const date_match_vector *);

#endif
