#ifndef LEDE_ANNOTATE_ENTITIES_RECALL_H
#define LEDE_ANNOTATE_ENTITIES_RECALL_H

#include "annotate/entities/entities.h"
#include "annotate/entities/table.h"

/* A word that begins a sentence is a name if it is one inside another sentence and is
 * never written small: Chase customers waited. `names` and `room` are memory for it. */
void recall_first_words(const struct document *, found_vector *found, struct table *names,
			found_vector *room);

#endif
