#include "annotate/keywords.h"

const int16_t keyword_weights[KEYWORD_FEATURES][KEYWORD_BINS] = {
	[FEATURE_COUNT] = { 0 },
};
