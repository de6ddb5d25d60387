#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "document/read.h"

/* Layers that came with a document are used again only when they fit its text to the
 * last offset: everything here checks, nothing mends. */

static bool read_offset(const cJSON *object, const char *key, const struct offsets *offsets,
			uint32_t *out)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(object, key);
	double value = cJSON_IsNumber(n) ? n->valuedouble : -1;

	if (value < 0 || value > UINT32_MAX || value != (double)(uint64_t)value)
		return false;
	*out = offset_in(offsets, (uint64_t)value);
	return *out != UINT32_MAX;
}

/* "start" and "end", not empty, without white space at either side. */
static bool read_span(const cJSON *object, const struct offsets *offsets, uint32_t *start,
		      uint32_t *end)
{
	size_t at;

	if (!read_offset(object, "start", offsets, start) ||
	    !read_offset(object, "end", offsets, end) || *start >= *end)
		return false;
	at = *start;
	return !utf8_is_space(utf8_next(offsets->text, &at)) &&
	       !utf8_is_space(utf8_before(offsets->text, *end, &at));
}

/* Empty when there is none, or none in UTF-8. */
static struct slice read_string(const cJSON *object, const char *key)
{
	struct slice s = slice_of(
		cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, key)));

	return utf8_valid_run(s) == s.len ? s : (struct slice){ 0 };
}

static bool read_sentences(struct document *doc, const cJSON *value,
			   const struct offsets *offsets)
{
	const cJSON *item;
	uint32_t before = 0;

	cJSON_ArrayForEach(item, value) {
		struct sentence *s = vector_push(&doc->sentences);

		*s = (struct sentence){ 0 };
		if (!read_span(item, offsets, &s->start, &s->end) || s->start < before)
			return false;
		before = s->end;
	}
	return true;
}

/* Tokens also settle which of them each sentence has. */
static bool read_tokens(struct document *doc, const cJSON *value, const struct offsets *offsets)
{
	const cJSON *item;
	uint32_t before = 0, sentence = 0, n = 0;

	cJSON_ArrayForEach(item, value) {
		struct token *t = vector_push(&doc->tokens);

		*t = (struct token){ 0 };
		if (!read_span(item, offsets, &t->start, &t->end) || t->start < before)
			return false;
		before = t->end;
		while (sentence < doc->sentences.len && doc->sentences.at[sentence].end <= t->start)
			sentence++;
		if (sentence == doc->sentences.len ||
		    t->start < doc->sentences.at[sentence].start ||
		    t->end > doc->sentences.at[sentence].end)
			return false;
		t->sentence = sentence;
		token_classify(doc->text, t);
		if (doc->sentences.at[sentence].last == 0)
			doc->sentences.at[sentence].first = n;
		doc->sentences.at[sentence].last = ++n;
	}
	for (size_t i = 0; i < doc->sentences.len; i++)
		if (!doc->sentences.at[i].last)
			return false;
	sentences_mark(doc->text, &doc->tokens, &doc->sentences);
	return true;
}

static bool read_type(const cJSON *object, uint8_t *out)
{
	*out = entity_type_named(read_string(object, "type"));
	return *out < ENTITY_TYPES;
}

/* One identifier of a "ref"; false when it is none. */
static bool read_identifier(const cJSON *item, struct slice out[2])
{
	out[0] = slice_of(item->string);
	out[1] = slice_of(cJSON_GetStringValue(item));
	return cJSON_IsString(item) && item->string && utf8_valid_run(out[0]) == out[0].len &&
	       utf8_valid_run(out[1]) == out[1].len;
}

static void append(struct slice *to, char *room, struct slice s)
{
	memcpy(room + to->len, s.ptr, s.len);
	to->len += s.len;
}

/* {"wikidata":"Q1","geonames":"2"} -> "wikidata:Q1,geonames:2" */
static struct slice read_ref(struct document *doc, const cJSON *object)
{
	const cJSON *item, *all = cJSON_GetObjectItemCaseSensitive(object, "ref");
	struct slice id[2], ref = { 0 };
	size_t size = 0;
	char *room;

	cJSON_ArrayForEach(item, all)
		size += read_identifier(item, id) ? id[0].len + id[1].len + 2 : 0;
	if (!size)
		return ref;
	ref.ptr = room = arena_alloc(&doc->arena, size);
	cJSON_ArrayForEach(item, all) {
		if (!read_identifier(item, id))
			continue;
		if (ref.len)
			append(&ref, room, SLICE(","));
		append(&ref, room, id[0]);
		append(&ref, room, SLICE(":"));
		append(&ref, room, id[1]);
	}
	return ref;
}

static bool read_mentions(struct document *doc, const cJSON *object, struct entity *entity,
			  const struct offsets *offsets)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(object, "mentions")) {
		struct mention *m = vector_push(&doc->mentions);

		*m = (struct mention){ .entity = (uint32_t)(entity - doc->entities.at),
				       .type = (uint8_t)entity->type };
		if (!read_span(item, offsets, &m->start, &m->end))
			return false;
		if (cJSON_HasObjectItem(item, "type") && !read_type(item, &m->type))
			return false;
		entity->count++;
	}
	return entity->count > 0;
}

static int by_start(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

/* Mentions into the order of the text, each entity's chained. */
static bool chain_mentions(struct document *doc)
{
	if (doc->mentions.len)
		qsort(doc->mentions.at, doc->mentions.len, sizeof(*doc->mentions.at), by_start);
	for (size_t i = 1; i < doc->mentions.len; i++)
		if (doc->mentions.at[i].start < doc->mentions.at[i - 1].end)
			return false;
	for (size_t i = 0; i < doc->entities.len; i++)
		doc->entities.at[i].mention = MENTION_END;
	for (size_t i = doc->mentions.len; i-- > 0;) {
		struct entity *entity = &doc->entities.at[doc->mentions.at[i].entity];

		doc->mentions.at[i].next = entity->mention;
		entity->mention = (uint32_t)i;
	}
	return true;
}

static bool read_entities(struct document *doc, const cJSON *value,
			  const struct offsets *offsets)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, value) {
		uint8_t type;
		struct entity *entity;

		if (!read_type(item, &type) || !read_string(item, "name").len)
			return false;
		entity = vector_push(&doc->entities);
		*entity = (struct entity){ .type = type,
					   .name = read_string(item, "name"),
					   .kind = read_string(item, "kind"),
					   .ref = read_ref(doc, item) };
		if (!read_mentions(doc, item, entity, offsets))
			return false;
	}
	return chain_mentions(doc);
}

static bool read_keywords(struct document *doc, const cJSON *value,
			  const struct offsets *offsets)
{
	const cJSON *item;

	cJSON_ArrayForEach(item, value) {
		const cJSON *score = cJSON_GetObjectItemCaseSensitive(item, "score");
		const cJSON *count = cJSON_GetObjectItemCaseSensitive(item, "count");
		struct keyword *k = vector_push(&doc->keywords);

		*k = (struct keyword){ .text = read_string(item, "text") };
		if (!k->text.len || !cJSON_IsNumber(score) || !cJSON_IsNumber(count) ||
		    !read_offset(item, "start", offsets, &k->start))
			return false;
		if (!(score->valuedouble >= 0 && score->valuedouble <= 1) ||
		    !(count->valuedouble >= 1 && count->valuedouble <= UINT32_MAX))
			return false;
		k->score = (uint32_t)(score->valuedouble * 1000 + 0.5);
		k->count = (uint32_t)count->valuedouble;
	}
	return true;
}

bool document_read_layer(struct document *doc, enum layer layer, const cJSON *value,
			 const struct offsets *offsets)
{
	if (!cJSON_IsArray(value))
		return false;
	switch (layer) {
	case LAYER_SENTENCES:
		return read_sentences(doc, value, offsets);
	case LAYER_TOKENS:
		return doc->layers & LAYER_SENTENCES && read_tokens(doc, value, offsets);
	case LAYER_ENTITIES:
		return read_entities(doc, value, offsets);
	case LAYER_KEYWORDS:
		return read_keywords(doc, value, offsets);
	default:
		return false; /* no annotator needs the others */
	}
}
