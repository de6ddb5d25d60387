#ifndef LEDE_ANNOTATE_WORDCLASS_H
#define LEDE_ANNOTATE_WORDCLASS_H

#include "annotate/wordlist.h"

/* The function words of English by what they do: as much syntax as keywords and
 * quotes need. A word stands in the class it has most often in news. */
enum word_class {
	CLASS_NONE, /* a content word, or no word */
	CLASS_DETERMINER,
	CLASS_TO,
	CLASS_OF,
	CLASS_PREPOSITION,
	CLASS_SUBJECT, /* pronouns that are subjects: he she they we I you it who */
	CLASS_OBJECT,  /* him them us me himself */
	CLASS_AUXILIARY,
	CLASS_CONJUNCTION,
	CLASS_THAT,
	CLASS_SUBORDINATOR, /* if whether what how because when */
	CLASS_ADVERB,
	CLASS_NOT,
	CLASSES
};

extern const struct wordlist_row word_classes[];

#endif
