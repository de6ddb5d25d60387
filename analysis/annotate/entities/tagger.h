#ifndef LEDE_ANNOTATE_ENTITIES_TAGGER_H
#define LEDE_ANNOTATE_ENTITIES_TAGGER_H

#include "annotate/entities/entities.h"
#include "annotate/entities/features.h"
#include "annotate/entities/model.h"

/* The trained tagger: finds and types names with a linear-chain model (Lafferty,
 * McCallum and Pereira 2001) in integers. One for each thread; the model is shared. */
struct tagger {
	struct entity_model model;
	struct featurizer features;
	/* The block in work: */
	uint32_t first;	      /* its first token */
	VECTOR(uint8_t) tags; /* of its tokens */
	VECTOR(struct run) runs;
	VECTOR(int16_t) scores; /* [token of a run, in order][TAG_O] */
};

/* A zeroed or freed tagger gets its model, which must outlive it. */
void tagger_open(struct tagger *, const struct entity_model *);
void tagger_free(struct tagger *);

/* Fill `out` with the names of a document whose tokens carry their word ids. */
void tag_entities(struct tagger *, const struct document *, found_vector *out);

/* Tag one block into t->tags. */
void tag_block(struct tagger *, const struct document *, uint32_t first, uint32_t last);

#endif
