#include "annotate/entities/recall.h"

/* The types of names of one word inside sentences. */
static void note_names(const struct document *doc, const found_vector *found, struct table *names)
{
	const struct token *tokens = doc->tokens.at;

	table_clear(names);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i];

		if (s.last - s.first == 1 && s.type != ENTITY_MISC &&
		    tokens[s.first].cased >= CASE_TITLE &&
		    doc->sentences.at[tokens[s.first].sentence].first != s.first)
			table_set(names, tokens[s.first].hash, s.type);
	}
	for (size_t i = 0; names->used && i < doc->tokens.len; i++)
		if (tokens[i].cased == CASE_LOWER && table_get(names, tokens[i].hash) != TABLE_NONE)
			table_set(names, tokens[i].hash, ENTITY_MISC);
}

static bool is_recalled(const struct document *doc, uint32_t i, const struct table *names,
			struct found_span *out)
{
	const struct token *t = &doc->tokens.at[i];
	uint32_t type;

	if (t->cased < CASE_TITLE || (i + 1 < doc->tokens.len && t[1].cased >= CASE_TITLE))
		return false;
	type = table_get(names, t->hash);
	*out = (struct found_span){
		.first = i, .last = i + 1, .type = (uint8_t)type, .mended = true
	};
	return type != TABLE_NONE && type != ENTITY_MISC;
}

void recall_first_words(const struct document *doc, found_vector *found, struct table *names,
			found_vector *room)
{
	size_t next = 0;
	struct found_span name;

	note_names(doc, found, names);
	if (!names->used)
		return;
	vector_clear(room);
	for (size_t k = 0; k < doc->sentences.len; k++) {
		uint32_t i = doc->sentences.at[k].first;

		for (; next < found->len && found->at[next].first < i; next++)
			*vector_push(room) = found->at[next];
		if ((next == found->len || found->at[next].first > i) &&
		    !(room->len && room->at[room->len - 1].last > i) && i < doc->tokens.len &&
		    is_recalled(doc, i, names, &name))
			*vector_push(room) = name;
	}
	for (; next < found->len; next++)
		*vector_push(room) = found->at[next];
	found_replace(found, room);
}
