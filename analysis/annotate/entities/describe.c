#include "annotate/entities/group.h"

/* Members of Congress have names that others have too: an article that speaks of the United
 * States may mean one of them. */
static bool speaks_of_them(const struct grouping *in, struct found_span s)
{
	return place_names(&in->g->evidence, SLICE("US")) ||
	       slice_is(kind_by_words(in->doc, s), "politician");
}

/* The White House as a place is no town of that name, but the house. */
static bool is_house(const struct grouping *in, struct found_span s)
{
	s.type = ENTITY_ORG;
	return slice_is(known_name(in->doc, s).kind, "government");
}

/* A place that the article tells apart from a namesake is the one that needs no telling. */
static const struct place_evidence nothing;

static struct known known_place(struct grouping *in, uint32_t form, struct found_span s)
{
	const struct form *f = &in->g->forms.at[form];
	struct known known = place_known(in->doc, s, in->g->forms.at[head_of(in->g, form)].sense,
					 f->distinct ? &nothing : &in->g->evidence);

	if (!f->sense && known.ref.len && is_part_of_person(in, s) &&
	    place_names(&in->g->evidence, lexicon_ref(known.ref, "iso3166")) < 2) {
		known.ref.len = 0;
		known.why = "a place, or the person of the article that has the name";
	}
	if (slice_is(known.kind, "country"))
		return known;
	if (is_house(in, s))
		return (struct known){ .kind = SLICE("government"),
				       .lexicon = LEX_ORGANISATIONS,
				       .why = "the house of a government" };
	if (known.ref.len && is_first_of_company(in, s)) {
		known.ref.len = 0;
		known.why = "a place, or the company of the article that begins so";
	}
	return known;
}

struct known known_form(struct grouping *in, uint32_t form, enum entity_type type)
{
	struct found_span s = in->found->at[in->g->forms.at[form].best];
	struct known known;

	s.type = (uint8_t)type;
	if (type == ENTITY_LOC)
		return known_place(in, form, s);
	if (in->g->forms.at[form].sense == SENSE_LANGUAGE)
		return (struct known){ .kind = SLICE("language"),
				       .lexicon = LEX_LANGUAGES,
				       .why = "used as a language" };
	known = known_name(in->doc, s);
	if (known.lexicon == LEX_DEMONYMS || known.lexicon == LEX_DEMONYMS_AMBIGUOUS)
		return people_known(in->doc, s, &in->g->evidence);
	if (known.lexicon == LEX_LEGISLATORS && known.ref.len && !speaks_of_them(in, s)) {
		known.ref.len = 0;
		known.why = "a member of Congress has the name, but the article names nothing "
			    "of the US";
	}
	return known;
}

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
	}
}

/* kind and ref, from the fullest form or else from another one. */
void describe_entities(struct grouping *in)
{
	for (uint32_t i = 0; i < in->g->forms.len; i++) {
		uint32_t head = head_of(in->g, i);
		struct entity *e;
		struct known known;

		if (in->g->forms.at[head].entity == NONE)
			continue;
		e = &in->doc->entities.at[in->g->forms.at[head].entity];
		if (e->kind.len && e->ref.len)
			continue;
		known = known_form(in, i, e->type);
		if (!e->kind.len)
			e->kind = known.kind;
		if (!e->ref.len)
			e->ref = known.ref;
	}
	describe_by_words(in);
}
