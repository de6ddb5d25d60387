#ifndef LEDE_TRAIN_WORDS_H
#define LEDE_TRAIN_WORDS_H

#include "train/build.h"
#include "train/gold.h"

/* The model's table of words: from the table of clusters, and from the gold those
 * that stand in names without a capital. */

/* Read a table of clusters; path NULL is an empty one. False with a problem at file
 * and line when it is not such a table. */
bool words_read(word_vector *, const char *path, struct report *);

/* The same for a table of the classes of word vectors. */
bool vectors_read(word_vector *, const char *path, struct report *);

/* Set WORD_LINKS and WORD_OPENS, adding words as needed. */
void words_mark(word_vector *, const struct gold_set *);

#endif
