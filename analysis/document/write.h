#ifndef LEDE_DOCUMENT_WRITE_H
#define LEDE_DOCUMENT_WRITE_H

#include "document/document.h"
#include "document/offsets.h"
#include "text/stem.h"

/* Append the document to out as one line of JSON.
 *
 * What came in goes out in its order, byte for byte, apart from the layers that are
 * `printed`: those stand in the place of the old ones, or at the end. `unit` counts
 * the offsets of the printed layers. The stemmer gives the tokens' stems; NULL leaves
 * them out. */
void document_write(struct buffer *out, struct document *, unsigned printed,
		    enum offset_unit unit, struct stemmer *);

/* The identifier as a reader sees it: the JSON string's text, or the raw value. */
struct slice document_id(struct document *);

#endif
