#include "document/write.h"

#include <cjson/cJSON.h>

#include "document/fields.h"
#include "document/json.h"

/* One document being written. */
struct writing {
	struct document *doc;
	struct offsets offsets;
	struct offset_cursor cursor;
	struct stemmer *stemmer;
	struct json json;
};

static struct slice text_at(const struct writing *w, uint32_t start, uint32_t end)
{
	return slice_sub(w->doc->text, start, end);
}

static void offsets_at(struct writing *w, uint32_t start, uint32_t end)
{
	json_number_at(&w->json, "start", offset_from(&w->offsets, &w->cursor, start));
	json_number_at(&w->json, "end", offset_from(&w->offsets, &w->cursor, end));
}

static void span_with_text(struct writing *w, uint32_t start, uint32_t end)
{
	offsets_at(w, start, end);
	json_string_at(&w->json, "text", text_at(w, start, end));
}

static void string_unless_empty(struct writing *w, const char *key, struct slice value)
{
	if (value.len)
		json_string_at(&w->json, key, value);
}

static void write_language(struct writing *w)
{
	json_string(&w->json, slice_of(w->doc->language));
}

static void write_sentences(struct writing *w)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->sentences.len; i++) {
		json_open(&w->json, '{');
		offsets_at(w, w->doc->sentences.at[i].start, w->doc->sentences.at[i].end);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

enum { FOLD_ROOM = 512 };

static void write_token(struct writing *w, const struct token *t)
{
	char room[FOLD_ROOM];
	struct slice surface = token_text(w->doc->text, t);
	struct slice norm = surface.len * 3 / 2 > FOLD_ROOM
				    ? surface /* no word of any language */
				    : token_fold(surface, room, sizeof(room));

	if (!norm.len) /* zero-width characters alone */
		norm = surface;
	json_open(&w->json, '{');
	offsets_at(w, t->start, t->end);
	json_string_at(&w->json, "norm", norm);
	if (w->stemmer)
		json_string_at(&w->json, "stem", stem_word(w->stemmer, norm));
	json_number_at(&w->json, "sentence", t->sentence);
	json_close(&w->json, '}');
}

static void write_tokens(struct writing *w)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->tokens.len; i++)
		write_token(w, &w->doc->tokens.at[i]);
	json_close(&w->json, ']');
}

/* "wikidata:Q1,geonames:2" -> {"wikidata":"Q1","geonames":"2"} */
static void write_ref(struct writing *w, struct slice ref)
{
	json_key(&w->json, "ref");
	json_open(&w->json, '{');
	while (ref.len) {
		const char *comma = memchr(ref.ptr, ',', ref.len);
		size_t end = comma ? (size_t)(comma - ref.ptr) : ref.len;
		const char *colon = memchr(ref.ptr, ':', end);
		size_t middle = colon ? (size_t)(colon - ref.ptr) : end;

		json_string(&w->json, slice_sub(ref, 0, middle));
		buffer_byte(w->json.out, ':');
		w->json.comma = false;
		json_string(&w->json, colon ? slice_sub(ref, middle + 1, end)
					    : (struct slice){ 0 });
		ref = slice_sub(ref, comma ? end + 1 : end, ref.len);
	}
	json_close(&w->json, '}');
}

static void write_mentions(struct writing *w, const struct entity *entity)
{
	const struct mention *mentions = w->doc->mentions.at;

	json_key(&w->json, "mentions");
	json_open(&w->json, '[');
	for (uint32_t m = entity->mention; m != MENTION_END; m = mentions[m].next) {
		json_open(&w->json, '{');
		span_with_text(w, mentions[m].start, mentions[m].end);
		if (mentions[m].type != entity->type)
			json_string_at(&w->json, "type",
				       slice_of(entity_type_names[mentions[m].type]));
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void write_entity_id(struct writing *w, const char *key, uint32_t entity)
{
	char id[1 + DIGITS_MAX] = "e";
	char *end = digits_put(id + 1, entity + 1u);

	json_string_at(&w->json, key, (struct slice){ id, (size_t)(end - id) });
}

static void write_entities(struct writing *w)
{
	json_open(&w->json, '[');
	for (uint32_t i = 0; i < w->doc->entities.len; i++) {
		const struct entity *e = &w->doc->entities.at[i];

		json_open(&w->json, '{');
		write_entity_id(w, "id", i);
		json_string_at(&w->json, "type", slice_of(entity_type_names[e->type]));
		string_unless_empty(w, "kind", e->kind);
		json_string_at(&w->json, "name", e->name);
		json_number_at(&w->json, "count", e->count);
		if (e->ref.len)
			write_ref(w, e->ref);
		write_mentions(w, e);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void day_at(struct writing *w, const char *key, day_count day)
{
	char iso[CIVIL_ISO];

	if (day != DAY_UNKNOWN)
		json_string_at(&w->json, key, civil_format(day, iso));
}

static void write_dates(struct writing *w)
{
	static const struct date_more none = { 0 };

	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->dates.len; i++) {
		const struct date *d = &w->doc->dates.at[i];
		const struct date_more *more = d->more ? d->more : &none;

		json_open(&w->json, '{');
		span_with_text(w, d->start, d->end);
		json_string_at(&w->json, "type", slice_of(date_type_names[d->type]));
		json_string_at(&w->json, "value", slice_of(d->value));
		string_unless_empty(w, "mod", slice_of(date_mod_names[d->mod]));
		string_unless_empty(w, "quant", slice_of(more->quant));
		string_unless_empty(w, "freq", slice_of(more->freq));
		day_at(w, "earliest", d->earliest);
		day_at(w, "latest", d->latest);
		string_unless_empty(w, "from", slice_of(more->from));
		string_unless_empty(w, "to", slice_of(more->to));
		string_unless_empty(w, "zone", slice_of(more->zone));
		json_string_at(&w->json, "rule", slice_of(d->rule));
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void write_quote_part(struct writing *w, const char *key, struct span span,
			     uint32_t entity)
{
	json_key(&w->json, key);
	if (span.start == span.end) {
		json_null(&w->json);
		return;
	}
	json_open(&w->json, '{');
	span_with_text(w, span.start, span.end);
	if (entity != QUOTE_NOBODY)
		write_entity_id(w, "entity", entity);
	json_close(&w->json, '}');
}

static void write_spans(struct writing *w, const struct span *spans, int n)
{
	json_key(&w->json, "spans");
	json_open(&w->json, '[');
	for (int i = 0; i < n; i++) {
		json_open(&w->json, '[');
		json_number(&w->json, offset_out(&w->offsets, spans[i].start));
		json_number(&w->json, offset_out(&w->offsets, spans[i].end));
		json_close(&w->json, ']');
	}
	json_close(&w->json, ']');
}

static void write_quote(struct writing *w, const struct quote *q)
{
	json_open(&w->json, '{');
	span_with_text(w, q->start, q->end);
	write_spans(w, q->spans, q->nspans);
	json_string_at(&w->json, "kind", slice_of(quote_kind_names[q->kind]));
	write_quote_part(w, "speaker", q->speaker, q->entity);
	write_quote_part(w, "cue", q->cue, QUOTE_NOBODY);
	json_close(&w->json, '}');
}

static void write_quotes(struct writing *w)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->quotes.len; i++)
		write_quote(w, &w->doc->quotes.at[i]);
	json_close(&w->json, ']');
}

static void write_keywords(struct writing *w)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->keywords.len; i++) {
		const struct keyword *k = &w->doc->keywords.at[i];

		json_open(&w->json, '{');
		json_string_at(&w->json, "text", k->text);
		json_key(&w->json, "score");
		json_thousandths(&w->json, k->score);
		json_number_at(&w->json, "count", k->count);
		json_number_at(&w->json, "start", offset_out(&w->offsets, k->start));
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void write_summary(struct writing *w)
{
	json_open(&w->json, '[');
	for (size_t i = 0; i < w->doc->summary.len; i++) {
		const struct summary_sentence *s = &w->doc->summary.at[i];

		json_open(&w->json, '{');
		json_number_at(&w->json, "sentence", s->sentence);
		span_with_text(w, s->start, s->end);
		json_key(&w->json, "score");
		json_thousandths(&w->json, s->score);
		if (s->nspans) {
			json_string_at(&w->json, "tight", s->tight);
			write_spans(w, s->spans, s->nspans);
		}
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
}

static void write_stats(struct writing *w)
{
	const struct stats *s = &w->doc->stats;

	json_open(&w->json, '{');
	json_number_at(&w->json, "words", s->words);
	json_number_at(&w->json, "sentences", s->sentences);
	json_number_at(&w->json, "types", s->types);
	json_number_at(&w->json, "reading_seconds", s->reading_seconds);
	json_key(&w->json, "terms");
	json_open(&w->json, '[');
	for (size_t i = 0; i < s->terms.len; i++) {
		json_open(&w->json, '{');
		json_string_at(&w->json, "stem", s->terms.at[i].stem);
		json_string_at(&w->json, "text", s->terms.at[i].text);
		json_number_at(&w->json, "count", s->terms.at[i].count);
		json_close(&w->json, '}');
	}
	json_close(&w->json, ']');
	json_close(&w->json, '}');
}

/* In the order of the layers' bits. */
static void (*const layer_writers[LAYER_COUNT])(struct writing *) = {
	write_language, write_sentences, write_tokens,	write_entities, write_dates,
	write_quotes,	write_keywords,	 write_summary, write_stats,
};

static void write_layer(struct writing *w, int layer)
{
	json_key(&w->json, layer_names[layer]);
	layer_writers[layer](w);
}

static bool is_und(const char *language)
{
	return !language || strcmp(language, "und") == 0;
}

static void write_page(struct writing *w)
{
	if (!w->doc->page.len)
		return;
	json_key(&w->json, "page");
	json_raw(&w->json, w->doc->page);
}

/* In the place of `html`, or of a `text` that was null. */
static bool write_text_of_html(struct writing *w, const struct member *m)
{
	if (!w->doc->from_html || (m->field != FIELD_HTML && m->field != FIELD_TEXT))
		return false;
	if (m->field == FIELD_TEXT || !document_member(w->doc, FIELD_TEXT))
		json_string_at(&w->json, "text", w->doc->text);
	return true;
}

/* One member as it came, unless its layer is printed anew. A text that had to be
 * mended is written as mended: the offsets count in it. */
static void write_member(struct writing *w, const struct member *m, unsigned *printed)
{
	if (m->field < LAYER_COUNT && *printed & 1u << m->field) {
		*printed &= ~(1u << m->field);
		write_layer(w, m->field);
		return;
	}
	if (write_text_of_html(w, m))
		return;
	json_raw(&w->json, m->key);
	buffer_byte(w->json.out, ':');
	w->json.comma = false;
	if (m->field == FIELD_TEXT && w->doc->text_mended)
		json_string(&w->json, w->doc->text);
	else
		json_raw(&w->json, m->value);
}

/* What a document without an object of its own has to say of itself. */
static void write_plain_head(struct writing *w)
{
	struct document *doc = w->doc;

	json_string_at(&w->json, "id", doc->id);
	json_string_at(&w->json, "source", slice_of(doc->place.source));
	string_unless_empty(w, "title", doc->title);
	string_unless_empty(w, "byline", doc->byline);
	day_at(w, "published", doc->published);
	if (!is_und(doc->language))
		json_string_at(&w->json, "language", slice_of(doc->language));
	write_page(w);
	if (doc->encoding)
		json_string_at(&w->json, "encoding", slice_of(doc->encoding));
	json_string_at(&w->json, "text", doc->text);
}

/* A row without an id gets its place for one. */
static void write_missing_id(struct writing *w)
{
	if (!document_member(w->doc, FIELD_ID))
		json_string_at(&w->json, "id", document_id(w->doc));
}

/* What was learnt of the row that it does not say itself. */
static void write_missing_tail(struct writing *w, enum offset_unit unit)
{
	struct document *doc = w->doc;

	if (!document_member(doc, FIELD_TITLE))
		string_unless_empty(w, "title", doc->title);
	if (!document_member(doc, FIELD_BYLINE))
		string_unless_empty(w, "byline", doc->byline);
	if (!document_member(doc, FIELD_PUBLISHED))
		day_at(w, "published", doc->published);
	if (!document_member(doc, FIELD_LANGUAGE_LAYER) && !is_und(doc->language))
		json_string_at(&w->json, "language", slice_of(doc->language));
	write_page(w);
	if (unit != OFFSETS_CODEPOINTS && !document_member(doc, FIELD_OFFSETS))
		json_string_at(&w->json, "offsets", slice_of(offset_unit_names[unit]));
}

void document_write(struct buffer *out, struct document *doc, unsigned printed,
		    enum offset_unit unit, struct stemmer *stemmer)
{
	struct writing w = { .doc = doc, .stemmer = stemmer, .json = { .out = out },
			     .offsets = offsets_of(doc->text, unit, &doc->arena) };

	printed &= ~(unsigned)LAYER_LANGUAGE; /* a word about the text, not a layer over it */
	json_open(&w.json, '{');
	if (doc->members.len) {
		write_missing_id(&w);
		for (size_t i = 0; i < doc->members.len; i++)
			write_member(&w, &doc->members.at[i], &printed);
		write_missing_tail(&w, unit);
	} else {
		write_plain_head(&w);
		if (unit != OFFSETS_CODEPOINTS)
			json_string_at(&w.json, "offsets", slice_of(offset_unit_names[unit]));
	}
	for (int i = 0; i < LAYER_COUNT; i++)
		if (printed & 1u << i)
			write_layer(&w, i);
	json_close(&w.json, '}');
	buffer_byte(out, '\n');
}

struct slice document_id(struct document *doc)
{
	const struct member *m = document_member(doc, FIELD_ID);
	cJSON *value;
	struct slice id;

	if (!doc->members.len)
		return doc->id;
	if (!m)
		return arena_format(&doc->arena, "%s:%zu", doc->place.source, doc->place.line);
	if (m->value.ptr[0] != '"')
		return m->value;
	value = cJSON_ParseWithLength(m->value.ptr, m->value.len);
	id = arena_copy(&doc->arena, slice_of(cJSON_GetStringValue(value)));
	cJSON_Delete(value);
	return id;
}
