#include "lede.h"

#include "annotate/annotate.h"
#include "base/utf8.h"
#include "document/write.h"
#include "text/language.h"

struct lede_context {
	struct annotation how;
	day_count published;
};

struct lede_document {
	struct document doc;
	struct offsets offsets;
	struct buffer json;
	unsigned layers; /* asked for */
};

struct lede_context *lede_open(const struct lede_options *options)
{
	struct lede_context *context = memory_new(sizeof(*context));

	*context = (struct lede_context){ .published = DAY_UNKNOWN };
	if (!options)
		return context;
	context->how.keywords = options->keywords;
	context->how.summary_sentences = options->summary_sentences;
	if (options->language)
		context->how.language = language_code(slice_of(options->language));
	if (options->published)
		context->published = civil_parse(slice_of(options->published));
	if ((options->language && !context->how.language) ||
	    (options->published && context->published == DAY_UNKNOWN)) {
		free(context);
		return NULL;
	}
	return context;
}

void lede_close(struct lede_context *context)
{
	if (!context)
		return;
	annotation_free(&context->how);
	free(context);
}

/* Strings inside layers point into the text or the arena; handed out, they have to end
 * with a NUL. */
static struct slice own(struct lede_document *d, struct slice s)
{
	return arena_copy(&d->doc.arena, s);
}

static void finish_strings(struct lede_document *d)
{
	struct document *doc = &d->doc;

	for (size_t i = 0; i < doc->entities.len; i++) {
		doc->entities.at[i].name = own(d, doc->entities.at[i].name);
		doc->entities.at[i].kind = own(d, doc->entities.at[i].kind);
		doc->entities.at[i].ref = own(d, doc->entities.at[i].ref);
	}
	for (size_t i = 0; i < doc->keywords.len; i++)
		doc->keywords.at[i].text = own(d, doc->keywords.at[i].text);
}

struct lede_document *lede_analyze(struct lede_context *context, const char *text, size_t len,
				   unsigned layers)
{
	struct lede_document *d;

	if (len >= UINT32_MAX / 3) /* a bad byte takes three when mended */
		return NULL;
	d = memory_new(sizeof(*d));
	*d = (struct lede_document){ .layers = layers & LAYER_ALL };
	document_reset(&d->doc);
	utf8_repair(&d->doc.decoded, (struct slice){ text, len });
	buffer_byte(&d->doc.decoded, '\0');
	d->doc.text = slice_sub(buffer_view(&d->doc.decoded), 0, d->doc.decoded.len - 1);
	d->doc.id = SLICE("-");
	d->doc.place.source = "-";
	d->doc.published = context->published;
	annotate(&d->doc, &context->how, d->layers | LAYER_LANGUAGE);
	finish_strings(d);
	d->offsets = offsets_of(d->doc.text, OFFSETS_CODEPOINTS, &d->doc.arena);
	return d;
}

void lede_free(struct lede_document *d)
{
	if (!d)
		return;
	document_free(&d->doc);
	buffer_free(&d->json);
	free(d);
}

static struct lede_string string_of(struct slice s)
{
	return (struct lede_string){ s.ptr, s.len };
}

static struct lede_span span_of(const struct lede_document *d, uint32_t start, uint32_t end)
{
	return (struct lede_span){ offset_out(&d->offsets, start), offset_out(&d->offsets, end) };
}

struct lede_string lede_text(const struct lede_document *d)
{
	return string_of(d->doc.text);
}

const char *lede_language(const struct lede_document *d)
{
	return d->doc.language;
}

/* A layer that only another one needed is not handed out. */
#define COUNT(name, layer, vector)                                  \
	size_t lede_##name##_count(const struct lede_document *d)   \
	{                                                           \
		return d->layers & (layer) ? d->doc.vector.len : 0; \
	}

COUNT(token, LAYER_TOKENS, tokens)
COUNT(sentence, LAYER_SENTENCES | LAYER_SUMMARY, sentences)
COUNT(entity, LAYER_ENTITIES | LAYER_QUOTES, entities)
COUNT(date, LAYER_DATES, dates)
COUNT(quote, LAYER_QUOTES, quotes)
COUNT(keyword, LAYER_KEYWORDS, keywords)
COUNT(summary, LAYER_SUMMARY, summary)

struct lede_span lede_token(const struct lede_document *d, size_t i)
{
	return span_of(d, d->doc.tokens.at[i].start, d->doc.tokens.at[i].end);
}

struct lede_span lede_sentence(const struct lede_document *d, size_t i)
{
	return span_of(d, d->doc.sentences.at[i].start, d->doc.sentences.at[i].end);
}

struct lede_entity lede_entity(const struct lede_document *d, size_t i)
{
	const struct entity *e = &d->doc.entities.at[i];

	return (struct lede_entity){ string_of(e->name), string_of(e->kind), string_of(e->ref),
				     entity_type_names[e->type], e->count };
}

struct lede_span lede_mention(const struct lede_document *d, size_t entity, size_t mention)
{
	uint32_t m = d->doc.entities.at[entity].mention;

	while (mention--)
		m = d->doc.mentions.at[m].next;
	return span_of(d, d->doc.mentions.at[m].start, d->doc.mentions.at[m].end);
}

_Static_assert(sizeof(((struct lede_date *)0)->earliest) == CIVIL_ISO + 0u, "room for a day");

static void put_day(day_count day, char out[static CIVIL_ISO])
{
	if (day != DAY_UNKNOWN)
		out[civil_format(day, out).len] = '\0';
}

struct lede_date lede_date(const struct lede_document *d, size_t i)
{
	const struct date *date = &d->doc.dates.at[i];
	struct lede_date out = { .span = span_of(d, date->start, date->end),
				 .type = date_type_names[date->type],
				 .value = string_of(slice_of(date->value)) };

	put_day(date->earliest, out.earliest);
	put_day(date->latest, out.latest);
	return out;
}

struct lede_quote lede_quote(const struct lede_document *d, size_t i)
{
	const struct quote *q = &d->doc.quotes.at[i];

	return (struct lede_quote){ span_of(d, q->start, q->end), quote_kind_names[q->kind],
				    span_of(d, q->speaker.start, q->speaker.end),
				    q->entity == QUOTE_NOBODY ? SIZE_MAX : q->entity,
				    span_of(d, q->cue.start, q->cue.end) };
}

struct lede_keyword lede_keyword(const struct lede_document *d, size_t i)
{
	const struct keyword *k = &d->doc.keywords.at[i];

	return (struct lede_keyword){ string_of(k->text), k->score, k->count };
}

size_t lede_summary(const struct lede_document *d, size_t i)
{
	return d->doc.summary.at[i].sentence;
}

struct lede_string lede_json(struct lede_document *d)
{
	if (!d->json.len) {
		document_write(&d->json, &d->doc, d->layers, OFFSETS_CODEPOINTS, NULL);
		buffer_byte(&d->json, '\0');
	}
	return string_of(slice_sub(buffer_view(&d->json), 0, d->json.len - 1));
}
