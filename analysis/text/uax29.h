#ifndef LEDE_TEXT_UAX29_H
#define LEDE_TEXT_UAX29_H

#include "base/slice.h"

/* Default boundaries of Unicode Standard Annex 29, version 15.0. `start` is a
 * boundary before the text's end; the next one is returned. All segments of a
 * text together take time linear in its length. */
size_t uax29_word_end(struct slice text, size_t start);
size_t uax29_sentence_end(struct slice text, size_t start);

#endif
