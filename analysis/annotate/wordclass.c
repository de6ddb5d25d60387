#include "annotate/wordclass.h"

const struct wordlist_row word_classes[] = {
	{ "the a an this these those his her its their our your my some any no each every "
	  "another both all many most several few such whose", CLASS_DETERMINER },
	{ "to", CLASS_TO },
	{ "of", CLASS_OF },
	{ "in on at by for from with about into over after before between through during "
	  "against under without within among across toward towards behind near since until "
	  "despite amid upon per via than like as outside inside above below around off out "
	  "up down", CLASS_PREPOSITION },
	{ "he she they we i you it who there", CLASS_SUBJECT },
	{ "him them us me himself herself themselves itself whom ourselves myself",
	  CLASS_OBJECT },
	{ "is are was were be been being am has have had having do does did will would can "
	  "could may might must shall should 's 're 've 'll 'd 'm", CLASS_AUXILIARY },
	{ "and or but nor yet & plus", CLASS_CONJUNCTION },
	{ "that", CLASS_THAT },
	{ "if whether what how why which where when because although though while unless "
	  "whatever whichever", CLASS_SUBORDINATOR },
	{ "also then later now still already just only even again ever often once soon "
	  "recently repeatedly previously earlier reportedly clearly simply really too very "
	  "so however further first finally publicly privately quickly always never once "
	  "directly initially openly apparently obviously certainly probably perhaps "
	  "sometimes actually merely specifically generally famously consistently "
	  "frequently long immediately monday tuesday wednesday thursday friday saturday "
	  "sunday today yesterday tonight", CLASS_ADVERB },
	{ "not n't", CLASS_NOT },
	{ 0 }
};
