#include "annotate/entities/entities.h"

/* The user's own lexicon wins over the finder. */

static uint8_t type_of(const struct user_entry *entry)
{
	uint8_t type = entity_type_named(entry->type);

	return type < ENTITY_TYPES ? type : ENTITY_MISC;
}

void override_names(const struct user_lexicon *lexicon, const struct document *doc,
		    found_vector *found, found_vector *room)
{
	uint32_t last, end = 0;
	size_t next = 0; /* of the finder's spans */

	vector_clear(room);
	for (uint32_t i = 0; i < doc->tokens.len; i++) {
		const struct user_entry *entry =
			i < end ? NULL
				: user_lexicon_at(lexicon, doc->text, &doc->tokens, i, &last);

		if (!entry)
			continue;
		for (; next < found->len && found->at[next].first < last; next++)
			if (found->at[next].last <= i && found->at[next].first >= end)
				*vector_push(room) = found->at[next];
		*vector_push(room) = (struct found_span){
			.first = i, .last = last, .type = type_of(entry), .sure = true, .user = entry
		};
		end = last;
	}
	for (; next < found->len; next++)
		if (found->at[next].first >= end)
			*vector_push(room) = found->at[next];
	found_replace(found, room);
}

void describe_overridden(struct document *doc, const found_vector *found)
{
	for (size_t i = 0; i < found->len; i++) {
		const struct user_entry *entry = found->at[i].user;
		struct mention *m = &doc->mentions.at[i];
		struct entity *e = &doc->entities.at[m->entity];

		if (!entry)
			continue;
		m->type = type_of(entry);
		e->type = m->type;
		if (entry->kind.len)
			e->kind = entry->kind;
		if (entry->ref.len)
			e->ref = entry->ref;
	}
}
