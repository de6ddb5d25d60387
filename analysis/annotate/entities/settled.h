#ifndef LEDE_ANNOTATE_ENTITIES_SETTLED_H
#define LEDE_ANNOTATE_ENTITIES_SETTLED_H

#include "annotate/entities/group.h"

/* Names of several words that the tables have as one kind of thing alone, and that are
 * hardly ever anything else, take its type: Santo Domingo is no person, Islamic Jihad a
 * group. Towns stay organisations where they are teams. */
void settle_listed(const struct grouping *, found_vector *found);

#endif
