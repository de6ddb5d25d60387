#ifndef LEDE_ANNOTATE_DATES_ANCHOR_H
#define LEDE_ANNOTATE_DATES_ANCHOR_H

#include "annotate/dates/match.h"
#include "annotate/dates/when.h"

/* The day a text was published, when nobody has said it: in a dateline or a date line
 * near the top. A day without its year is not completed by a guess, its year stays
 * unknown; where there is no such line nothing is known of the day. */
struct when date_anchor(const struct document *, const struct date_matches *);

/* The same for a text that is nothing but a dateline. */
struct when date_anchor_alone(const struct date_matches *);

#endif
