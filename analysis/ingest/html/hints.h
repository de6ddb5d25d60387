#ifndef LEDE_INGEST_HTML_HINTS_H
#define LEDE_INGEST_HTML_HINTS_H

#include "base/slice.h"
#include "ingest/html/hints_table.h"

/* What the words of a class, id, role or itemprop hint at, as bits 1 << HINT_... Words are
 * parted by anything that is no letter, and by a capital behind a small letter. */
uint32_t hints_of(struct slice value);

const char *hint_name(enum hint);

#endif
