#ifndef LEDE_ANNOTATE_ENTITIES_LINES_H
#define LEDE_ANNOTATE_ENTITIES_LINES_H

#include "annotate/entities/entities.h"

/* Names that the shape of a line gives away, whatever the words in it: the place of a
 * dateline (DETROIT (AP) --) and the person of a byline in capitals (By JOHN R. HALE).
 * `room` is memory for the names; those changed are marked as mended. */
void mend_lines(const struct document *, found_vector *found, found_vector *room);

#endif
