#ifndef LEDE_ANNOTATE_ENTITIES_SPELLED_H
#define LEDE_ANNOTATE_ENTITIES_SPELLED_H

#include "annotate/entities/entities.h"

/* An acronym in brackets tells how long the name before it is: the Committee on Foreign
 * Investment in the United States (CFIUS), the Medicines and Healthcare products
 * Regulatory Agency (MHRA) are one name each. Names that were found in pieces become one
 * organisation; `room` is memory for it. */
void mend_spelled(const struct document *, found_vector *found, found_vector *room);

#endif
