#include <stdlib.h>

#include "annotate/annotate.h"
#include "annotate/entities/explain.h"
#include "annotate/entities/pairs.h"

/* The names of a document: one part finds them, one mends them, one groups them. */

struct scratch {
	struct finder *finder;
	struct mender *mender;
	struct grouper *grouper;
	found_vector found, room;
};

enum { SCRATCH = 3 }; /* the place of LAYER_ENTITIES in annotation->scratch */
_Static_assert(1 << SCRATCH == LAYER_ENTITIES, "scratch goes by the bit of the layer");

static struct scratch *scratch_of(struct annotation *how)
{
	struct scratch *s = how->scratch[SCRATCH];

	if (!s) {
		how->scratch[SCRATCH] = s = memory_new(sizeof(*s));
		*s = (struct scratch){ finder_new(how->model), mender_new(), grouper_new(), { 0 }, { 0 } };
	}
	return s;
}

static void free_scratch(void *scratch)
{
	struct scratch *s = scratch;

	if (!s)
		return;
	finder_free(s->finder);
	mender_free(s->mender);
	grouper_free(s->grouper);
	vector_free(&s->found);
	vector_free(&s->room);
	free(s);
}

static void run(struct document *doc, struct annotation *how)
{
	struct scratch *s = scratch_of(how);

	annotation_lexicon(doc);
	find_names(s->finder, doc, &s->found);
	mend_names(s->mender, doc, &s->found);
	if (how->names)
		override_names(how->names, doc, &s->found, &s->room);
	cut_tails(doc, &s->found);
	group_names(s->grouper, doc, &s->found);
	if (how->names)
		describe_overridden(doc, &s->found);
}

/* They are found once more: what a large document left behind is gone by now. */
void entities_explain(struct annotation *how, struct document *doc, struct buffer *out)
{
	struct scratch *s = scratch_of(how);
	struct slice *texts;
	struct tagger *tagger;

	run(doc, how);
	if (!s->found.len)
		return;
	texts = ARENA_NEW(&doc->arena, struct slice, s->found.len);
	memset(texts, 0, s->found.len * sizeof(*texts));
	tagger = finder_tagger(s->finder);
	if (tagger)
		explain_features(tagger, doc, &s->found, texts);
	explain_mentions(s->grouper, doc, &s->found, texts, out);
}

const struct annotator entities_annotator = {
	.name = "entities",
	.needs = LAYER_TOKENS | LAYER_SENTENCES,
	.provides = LAYER_ENTITIES,
	.run = run,
	.free_scratch = free_scratch,
};
