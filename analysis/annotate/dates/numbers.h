#ifndef LEDE_ANNOTATE_DATES_NUMBERS_H
#define LEDE_ANNOTATE_DATES_NUMBERS_H

#include "annotate/dates/atoms.h"

/* Join the numbers in words that belong together, in place: twenty four, two hundred, two and
 * a half, nineteen ninety-six. */
void date_join_numbers(const struct document *, date_atom_vector *run);

#endif
