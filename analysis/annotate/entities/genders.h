#ifndef LEDE_ANNOTATE_ENTITIES_GENDERS_H
#define LEDE_ANNOTATE_ENTITIES_GENDERS_H

#include "base/slice.h"

enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDERS };

/* What a given name, in any case, says of its bearer. */
enum gender name_gender(struct slice name);

#endif
