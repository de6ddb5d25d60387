#ifndef LEDE_ANNOTATE_ENTITIES_ATOMS_H
#define LEDE_ANNOTATE_ENTITIES_ATOMS_H

#include "annotate/entities/features.h"

/* Fill f->atoms for the run and CONTEXT tokens around it; s is its sentence. */
void atoms_load(struct featurizer *, const struct sentence *s);

/* The clusters of a word (struct model_word.value): as it is known with its capital,
 * or else without; 0 if it is unknown. */
uint32_t atom_classes(const struct featurizer *, const struct token *);

#endif
