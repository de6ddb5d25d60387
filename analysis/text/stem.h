#ifndef LEDE_TEXT_STEM_H
#define LEDE_TEXT_STEM_H

#include "base/slice.h"

/* Stems by libstemmer (Snowball), with a small cache, since news repeats its
 * words and stemming one costs more than looking it up. One stemmer belongs to
 * one thread. */
struct stemmer;

/* For a language code (ISO 639-1), which has to stay; NULL when libstemmer has none for it. */
struct stemmer *stemmer_open(const char *language);

/* That of a language among those that are opened, NULL or the last of them; one that is
 * opened for it is the last then. NULL when libstemmer has none for it. */
struct stemmer *stemmer_among(struct stemmer **opened, const char *language);

/* And those opened before it by stemmer_among; NULL is fine. */
void stemmer_close(struct stemmer *);

/* The stem of a folded word. Valid until the next call on this stemmer; the word
 * itself where stemming is impossible (too long). */
struct slice stem_word(struct stemmer *, struct slice folded);

#endif
