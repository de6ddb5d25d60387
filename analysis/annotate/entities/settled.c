#include "annotate/entities/settled.h"

#include "annotate/entities/atoms.h"

/* A kind of row and the types that give way to its own. */
struct settled_kind {
	const char *kind;
	unsigned over; /* bit of enum entity_type */
};

#define OVER(type) (1u << (type))

static const struct settled_kind settled_kinds[] = {
	{ "city", OVER(ENTITY_PER) | OVER(ENTITY_MISC) },
	{ "capital", OVER(ENTITY_PER) | OVER(ENTITY_MISC) },
	{ "region", OVER(ENTITY_PER) | OVER(ENTITY_MISC) },
	{ "country", OVER(ENTITY_PER) | OVER(ENTITY_ORG) | OVER(ENTITY_MISC) },
	{ "landmark", OVER(ENTITY_PER) | OVER(ENTITY_ORG) },
	{ "airport", OVER(ENTITY_PER) | OVER(ENTITY_ORG) },
	{ "university", OVER(ENTITY_PER) | OVER(ENTITY_LOC) | OVER(ENTITY_MISC) },
	{ "armed group", OVER(ENTITY_PER) | OVER(ENTITY_LOC) | OVER(ENTITY_MISC) },
	{ "church", OVER(ENTITY_PER) | OVER(ENTITY_MISC) },
	{ "product", OVER(ENTITY_ORG) | OVER(ENTITY_LOC) },
	{ "sports event", OVER(ENTITY_ORG) | OVER(ENTITY_LOC) },
};

static bool gives_way(struct slice kind, int type)
{
	for (size_t i = 0; i < sizeof(settled_kinds) / sizeof(*settled_kinds); i++)
		if (slice_is(kind, settled_kinds[i].kind))
			return settled_kinds[i].over & OVER(type);
	return false;
}

/* The type that all rows for the whole name have, if its own gives way to each of them. */
static int settled_type(const struct grouping *in, const struct found_span *s)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = lexicon_at(in->doc->text, &in->doc->tokens, s->first, s->last,
			      ~(TABLES_WITHOUT_NAMES | WORD_TABLES), match);
	int type = ENTITY_TYPES;

	for (size_t i = 0; i < n && match[i].last == s->last; i++) {
		struct lexicon_entry e = lexicon_entry(match[i].entry);
		int other = entity_type_named(e.type);

		if (!gives_way(e.kind, s->type) || (type != ENTITY_TYPES && other != type))
			return s->type;
		type = other;
	}
	return type == ENTITY_TYPES ? s->type : type;
}

void settle_listed(const struct grouping *in, found_vector *found)
{
	for (size_t i = 0; i < found->len; i++) {
		struct found_span *s = &found->at[i];
		int type;

		if (s->last - s->first < 2 || title_gender(in, s->first) != GENDER_UNKNOWN)
			continue;
		type = settled_type(in, s);
		if (type == s->type)
			continue;
		s->type = (uint8_t)type;
		s->mended = true;
	}
}
