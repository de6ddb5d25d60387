#ifndef LEDE_ANNOTATE_ENTITIES_PIECES_H
#define LEDE_ANNOTATE_ENTITIES_PIECES_H

#include "annotate/entities/entities.h"

/* Cut names that hold a piece too many: the party of R-Miss., the flight of an airline in
 * TWA Flight 800; Texaco and Moody's Investors Service are two. The Finance of the
 * Minister of Finance is none. `room` is memory for it. */
void mend_pieces(const struct document *, found_vector *found, found_vector *room);

#endif
