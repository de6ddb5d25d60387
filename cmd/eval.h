#ifndef LEDE_CMD_EVAL_H
#define LEDE_CMD_EVAL_H

#include "cmd/tool.h"

/* A layer that `lede eval` can score: one file, and one row in the table of eval.c. */
struct evaluator {
	const char *layer; /* as it is asked for */
	unsigned layers;   /* that are computed */
	const struct summing *sums;
	void (*prepare)(struct settings *); /* NULL: nothing to be set */
};

extern const struct evaluator keywords_evaluator;
extern const struct evaluator summary_evaluator;

#endif
