#include "cmd/formats.h"
#include "cmd/print.h"
#include "document/write.h"

static const char *set_format(struct settings *s, const char *value)
{
	s->entity_format = entity_format_named(value);
	return s->entity_format ? NULL : "is none of conll, brat, spacy, html";
}

static const char *set_lexicon(struct settings *s, const char *value)
{
	s->lexicon = value;
	return NULL;
}

static const char *set_model(struct settings *s, const char *value)
{
	s->model = value;
	return NULL;
}

static const struct option_row options[] = {
	{ "lexicon", 'l', "FILE", "names that win: name, type, kind, ref in columns", 0,
	  set_lexicon },
	{ "format", 'f', "NAME", "print for another program: conll, brat, spacy or html", 0,
	  set_format },
	{ "model", 0, "FILE", "a model of your own, by lede train entities", 0, set_model },
	{ "mentions", 'm', NULL, "print every mention, in the order of the text",
	  offsetof(struct settings, mentions), NULL },
	{ "explain", 0, NULL, "tell for every mention what decided", offsetof(struct settings, explain),
	  NULL },
	{ 0 },
};

enum { CONTEXT = 48 /* bytes on either side */ };

static void print_mentions(struct line *l)
{
	for (size_t i = 0; i < l->doc->mentions.len; i++) {
		const struct mention *m = &l->doc->mentions.at[i];
		const struct entity *e = &l->doc->entities.at[m->entity];

		line_field(l, e->name);
		line_string(l, entity_type_names[m->type]);
		line_field(l, slice_sub(l->doc->text, m->start, m->end));
		line_offsets(l, m->start, m->end);
		line_end(l);
	}
}

/* The words around the entity's first mention, within its line. */
static struct slice context_of(const struct document *doc, const struct entity *e)
{
	const struct mention *m = &doc->mentions.at[e->mention];
	size_t start = m->start, end = m->end;

	while (start > 0 && m->start - start < CONTEXT && doc->text.ptr[start - 1] != '\n')
		start--;
	while (end < doc->text.len && end - m->end < CONTEXT && doc->text.ptr[end] != '\n')
		end++;
	while (start > 0 && start < m->start && doc->text.ptr[start - 1] != '\n' &&
	       doc->text.ptr[start - 1] != ' ')
		start++; /* at a word */
	while (end < doc->text.len && end > m->end && doc->text.ptr[end] != '\n' &&
	       doc->text.ptr[end] != ' ')
		end--;
	return slice_trim(slice_sub(doc->text, start, end));
}

/* The document's id, then a block for each mention. */
static void print_explained(struct output *o, struct document *doc)
{
	buffer_string(o->out, "== ");
	print_flat(o->out, document_id(doc));
	buffer_string(o->out, "\n\n");
	entities_explain(o->how, doc, o->out);
}

static void print(struct output *o, struct document *doc)
{
	struct line l;

	if (o->settings->entity_format) {
		o->settings->entity_format->print(o, doc);
		return;
	}
	if (o->settings->explain) {
		print_explained(o, doc);
		return;
	}
	l = line_of(o, doc);
	if (o->settings->mentions) {
		print_mentions(&l);
		return;
	}
	for (size_t i = 0; i < doc->entities.len; i++) {
		const struct entity *e = &doc->entities.at[i];

		line_field(&l, e->name);
		line_string(&l, entity_type_names[e->type]);
		line_number(&l, e->count);
		line_field(&l, e->kind);
		line_field(&l, e->ref);
		line_field(&l, context_of(doc, e));
		line_end(&l);
	}
}

static const char *columns_of(const struct settings *s)
{
	if (s->entity_format || s->explain)
		return NULL;
	return s->mentions ? "name\ttype\ttext\tstart\tend" : entities_tool.columns;
}

static const char *opening(const struct settings *s)
{
	return s->entity_format ? s->entity_format->opening : NULL;
}

const struct tool entities_tool = {
	.name = "entities",
	.about = "find people, organisations, places and other names",
	.options = options,
	.layers = LAYER_ENTITIES,
	.columns = "name\ttype\tcount\tkind\tref\tcontext",
	.columns_of = columns_of,
	.opening = opening,
	.print = print,
};
