#include "annotate/entities/group.h"

/* What no lexicon has: by the words of the name, and by titles beside it. */
static void describe_by_words(struct grouping *in)
{
	for (uint32_t i = 0; i < in->found->len; i++) {
		uint32_t entity = in->doc->mentions.at[i].entity;
		struct entity *e = &in->doc->entities.at[entity];
		struct found_span s = in->found->at[i];

		s.type = (uint8_t)e->type;
		if (!e->kind.len)
			e->kind = kind_by_words(in->doc, s);
		if (e->type == ENTITY_LOC && e->ref.len && is_placed_elsewhere(in->doc, s))
			e->ref.len = 0;
	}
}

/* kind and ref, from the fullest form or else from another one. */
void describe_entities(struct grouping *in)
{
	struct known_context context = { 0 };

	for (uint32_t i = 0; i < in->g->forms.len; i++)
		known_country(in->doc, form_span(in, i), &context);
	for (uint32_t i = 0; i < in->g->forms.len; i++) {
		struct form *f = &in->g->forms.at[i];
		struct found_span s = in->found->at[f->best];
		uint32_t head = head_of(in->g, i);
		struct entity *e;
		struct known known;

		if (in->g->forms.at[head].entity == NONE)
			continue;
		e = &in->doc->entities.at[in->g->forms.at[head].entity];
		s.type = (uint8_t)e->type;
		if (e->kind.len && e->ref.len)
			continue;
		known = known_name(in->doc, s, &context);
		if (!e->kind.len)
			e->kind = known.kind;
		if (!e->ref.len)
			e->ref = known.ref;
	}
	describe_by_words(in);
}
