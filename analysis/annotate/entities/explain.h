#ifndef LEDE_ANNOTATE_ENTITIES_EXPLAIN_H
#define LEDE_ANNOTATE_ENTITIES_EXPLAIN_H

#include "annotate/entities/group.h"
#include "annotate/entities/tagger.h"

/* Why each name is what it is, for people to read. */

/* weighed.c: for each of the names, in lines, how the tagger scores its span for each type
 * and the features that weigh most for its decision and against; empty where the tagger was
 * not asked. The texts lie in the document's arena. */
void explain_features(struct tagger *, struct document *, const found_vector *,
		      struct slice *out);

/* probe.c: append what a feature of a token looks at, its family first. The featurizer is
 * at the run that has the token; it is the same afterwards. */
void explain_feature(struct featurizer *, uint32_t token, uint32_t feature, struct buffer *out);

/* explain.c: a block of lines for each mention. `texts` as from explain_features. */
void explain_mentions(struct grouper *, struct document *, const found_vector *,
		      const struct slice *texts, struct buffer *out);

#endif
