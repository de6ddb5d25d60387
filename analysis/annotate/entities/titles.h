#ifndef LEDE_ANNOTATE_ENTITIES_TITLES_H
#define LEDE_ANNOTATE_ENTITIES_TITLES_H

#include "annotate/entities/entities.h"
#include "annotate/entities/table.h"

/* In A Line Where Each Word Has a Capital, words that are no part of a name are cut off
 * those that were taken for one: [IBM] Warns of Weak Profit. `known` and `room` are
 * memory for it. */
void mend_titles(const struct document *, found_vector *found, struct table *known,
		 found_vector *room);

#endif
