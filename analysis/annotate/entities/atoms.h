#ifndef LEDE_ANNOTATE_ENTITIES_ATOMS_H
#define LEDE_ANNOTATE_ENTITIES_ATOMS_H

#include "annotate/entities/features.h"

/* Tables that say nothing of names; a new one that does not belongs here, or the model
 * has to be trained anew. */
#define TABLES_WITHOUT_NAMES                                                                       \
	(LEXICON_BIT(LEX_ENGLISH) | LEXICON_BIT(LEX_FREQUENCY) | LEXICON_BIT(LEX_ABBREVIATIONS) |  \
	 LEXICON_BIT(LEX_BOILERPLATE) | LEXICON_BIT(LEX_VAGUE_WORDS))

/* Tables of words that stand beside and in names. */
#define WORD_TABLES                                                                                \
	(LEXICON_BIT(LEX_TITLES) | LEXICON_BIT(LEX_ORG_WORDS) | LEXICON_BIT(LEX_PLACE_WORDS) |     \
	 LEXICON_BIT(LEX_EVENT_WORDS) | LEXICON_BIT(LEX_REPORTING_VERBS))

/* Fill f->atoms for the run and CONTEXT tokens around it; s is its sentence. */
void atoms_load(struct featurizer *, const struct sentence *s);

/* The clusters of a word (struct model_word.value): as it is known with its capital,
 * or else without; 0 if it is unknown. */
uint32_t atom_classes(const struct featurizer *, const struct token *);

#endif
