#include "annotate/annotate.h"

#include "annotate/keywords/keywords.h"

enum { KEYWORDS = 10 };

struct keyword_scratch *keyword_scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_KEYWORDS)];

	if (!*scratch) {
		struct keyword_scratch *s = memory_zeroed(sizeof(*s));

		keyword_classes(s);
		*scratch = s;
	}
	return *scratch;
}

static void run(struct document *doc, struct annotation *how)
{
	struct keyword_scratch *s = keyword_scratch_of(how);

	s->terms = terms_of(doc, how);
	keyword_facts(s, doc, how);
	keyword_scores(s, doc);
	keyword_candidates(s, doc, !how->keyword_words);
	vector_clear(&doc->keywords);
	keyword_choose(s, doc, how, how->keywords ? how->keywords : KEYWORDS);
	vector_clear(&s->facts);
	vector_clear(&s->entity);
}

static void free_scratch(void *scratch)
{
	struct keyword_scratch *s = scratch;

	vector_free(&s->facts);
	vector_free(&s->classes);
	vector_free(&s->type_class);
	vector_free(&s->by_sentence);
	vector_free(&s->ranked);
	vector_free(&s->names);
	vector_free(&s->entity);
	vector_free(&s->terms_use);
	vector_free(&s->begins);
	vector_free(&s->phrases);
	vector_free(&s->phrase_slots);
	vector_free(&s->candidates);
	free(s);
}

const struct annotator keywords_annotator = {
	.name = "keywords",
	.needs = LAYER_TOKENS | LAYER_SENTENCES | LAYER_ENTITIES,
	.provides = LAYER_KEYWORDS,
	.run = run,
	.free_scratch = free_scratch,
};
