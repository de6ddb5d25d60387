#ifndef LEDE_ANNOTATE_ENTITIES_LISTED_H
#define LEDE_ANNOTATE_ENTITIES_LISTED_H

#include "annotate/entities/entities.h"

/* Names by the lexicons alone, for texts that the tagger has not learnt: other languages
 * (capitals: true), where a name has to have a capital and two names in a row may be a
 * person, and English without any capital, where only names that are no words will do. */
void find_listed(const struct document *, bool capitals, found_vector *out);

/* Acronyms of organisations (IS, WHO) that another finder has left out: those that the
 * lexicons have and that stand in capitals where the words around them do not. `room` is
 * memory for it. */
void add_listed_acronyms(const struct document *, found_vector *found, found_vector *room);

/* Houses that stand for who works in them (the White House, the Kremlin): one mention
 * alone may be either, so the article's others have a say in its type. */
void doubt_houses(const struct document *, found_vector *found);

#endif
