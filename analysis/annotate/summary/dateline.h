#ifndef LEDE_ANNOTATE_SUMMARY_DATELINE_H
#define LEDE_ANNOTATE_SUMMARY_DATELINE_H

#include "document/document.h"

/* The token behind the dateline that a sentence begins with, or its first token where it
 * begins with none:
 *
 *     LONDON, Jan 3 (Reuters) - Shares rose        (CNN)Shares rose
 *     MARLOW, England -- Shares rose               Taipei, Taiwan — Shares rose
 *     Washington/Moscow– Shares rose
 *
 * Something always follows it in the sentence. */
uint32_t dateline_end(const struct document *, const struct sentence *);

#endif
