#ifndef LEDE_TRAIN_CLUSTERS_H
#define LEDE_TRAIN_CLUSTERS_H

#include <stdio.h>

#include "base/report.h"

/* Clusters of words that stand in the same places, learned from text without any
 * marking: the exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney
 * 1998) on the words to the left and to the right, then merging as in Brown et al.
 * 1992 ("Class-based n-gram models of natural language") for the coarser grains. */
struct cluster_options {
	const char *const *texts; /* NDJSON with "text", plain or gzip */
	size_t ntexts;
	const char *out; /* a table: word, clusters of 1023, 255, 63, 15 */
	unsigned rounds; /* of exchange; 0 is the usual number */
	FILE *progress;	 /* a line for each round; NULL for silence */
};

/* False with reported problems when nothing was written. */
bool train_clusters(const struct cluster_options *, struct report *);

#endif
