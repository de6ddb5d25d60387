#ifndef LEDE_TRAIN_TRAIN_H
#define LEDE_TRAIN_TRAIN_H

#include <stdio.h>

#include "base/report.h"

/* Training the entity model. docs/model-card.md tells from what, docs/ablation.md what
 * each part is worth. */

/* A file of gold or silver documents; see train/gold.h. */
struct train_source {
	const char *path;
	float weight; /* of each of its examples; 1 is usual for gold */
};

struct train_options {
	const struct train_source *sources;
	size_t nsources;
	const char *clusters; /* a table made by train_clusters; NULL for none */
	const char *vectors;  /* a table of the classes of word vectors; NULL for none */
	const char *out;      /* the model file */
	unsigned families;    /* enum feature_family; 0 is all */
	unsigned epochs;      /* 0 is the usual number */
	uint32_t seed;
	uint32_t rows;	  /* most feature rows in the model; 0 is the usual number */
	bool no_recasing; /* no copies with headlines in other letters */
	bool no_filter;	  /* trust silver where a model of the gold disagrees */
	FILE *progress;	  /* a line for each step; NULL for silence */
};

/* Train and write a model. The same options, files and seed give the same model on
 * one machine. False with reported problems when nothing was written. */
bool train_entities(const struct train_options *, struct report *);

#endif
