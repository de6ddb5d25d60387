#include "annotate/keywords/features.h"

/* Made by scripts/keywords_train.py; do not edit. */

const int16_t keyword_weights[KEYWORD_FEATURES][KEYWORD_BINS] = {
	[FEATURE_COUNT] = { 0, -3, -1, -2, 1, -1, -1, -3, 0, 1, 5, 0, 2, 6, -1, -1 },
	[FEATURE_DENSITY] = { 0, -12, -9, -8, -5, -3, 1, 2, 5, 5, 9, 9, 11, -2, 0, 0 },
	[FEATURE_FIRST] = { 2, 3, 1, 1, 2, 2, 0, -1, -2, -3, -5, -3, 4, 0, 0, 0 },
	[FEATURE_DEPTH] = { 2, 1, -1, -1, 0, -1, 0, 0, 0, 1, -1, -1, 0, 0, -1, 4 },
	[FEATURE_SPAN] = { 1, 0, 1, 0, -2, -1, -2, 1, 0, 1, -2, -2, 1, 1, 2, 3 },
	[FEATURE_SPREAD] = { 0, -5, -4, -2, -1, -1, 3, 2, 4, 1, 7, -4, -2, 5, 0, 1 },
	[FEATURE_TITLE] = { 5, -3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
	[FEATURE_BACKGROUND] = { -4, -3, 0, 1, 1, 0, 1, 1, 2, 0, 0, 3, 1, 0, -2, 0 },
	[FEATURE_CASE] = { 1, 1, 2, -2, 0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0 },
	[FEATURE_ENTITY] = { -1, -4, 1, 4, 2, -1, 5, -2, -2, 0, 0, 0, 0, 0, 0, 0 },
	[FEATURE_LENGTH] = { 0, 0, -21, -23, -17, -9, -4, 1, 5, 7, 10, 11, 15, 11, 12, 4 },
	[FEATURE_ENDING] = { 1, 1, -3, 4, -4, 5, 2, -5, 1, 1, -1, -2, -1, -2, 3, 1 },
	[FEATURE_BEFORE] = { -6, 2, 0, 2, 1, -1, 0, 2, 1, -1, 1, -1, 2, 0, 0, 0 },
	[FEATURE_AFTER] = { -6, 0, 0, -1, 1, -1, -1, 1, 3, 1, 4, 0, 2, 0, 0, 0 },
	[FEATURE_RANK] = { 6, 5, 5, 5, 7, 1, 4, 0, 0, 0, -2, -3, -4, -7, -6, -10 },
	[FEATURE_PAIR] = { -2, 0, 0, -2, 0, 0, -1, -1, -1, 1, -1, 0, -1, 1, 4, 5 },
};
