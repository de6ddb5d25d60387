#include "cmd/formats.h"

#include "cmd/print.h"
#include "document/json.h"
#include "document/write.h"

/* ---- CoNLL-2003: a token a line with its tag (IOB2), a blank line behind each sentence ---- */

/* The mention that covers the token; mentions come in the order of the text. */
static const struct mention *mention_at(const struct document *doc, const struct token *t, size_t *m)
{
	while (*m < doc->mentions.len && doc->mentions.at[*m].end <= t->start)
		++*m;
	if (*m < doc->mentions.len && doc->mentions.at[*m].start < t->end)
		return &doc->mentions.at[*m];
	return NULL;
}

static void print_conll(struct output *o, struct document *doc)
{
	const struct mention *before = NULL;
	size_t m = 0;

	buffer_string(o->out, "-DOCSTART-\tO\n\n");
	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *t = &doc->tokens.at[i];
		const struct mention *in = mention_at(doc, t, &m);

		if (i > 0 && t->sentence != doc->tokens.at[i - 1].sentence)
			buffer_byte(o->out, '\n');
		print_flat(o->out, token_text(doc->text, t));
		if (in)
			buffer_format(o->out, "\t%c-%s\n", in == before ? 'I' : 'B',
				      entity_type_names[in->type]);
		else
			buffer_string(o->out, "\tO\n");
		before = in;
	}
	buffer_byte(o->out, '\n');
}

/* ---- brat: standoff annotation (.ann), offsets in code points ---- */

static void print_brat(struct output *o, struct document *doc)
{
	struct offsets offsets = offsets_of(doc->text, OFFSETS_CODEPOINTS, &doc->arena);

	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		buffer_format(o->out, "T%zu\t%s %u %u\t", i + 1, entity_type_names[m->type],
			      offset_out(&offsets, m->start), offset_out(&offsets, m->end));
		print_flat(o->out, slice_sub(doc->text, m->start, m->end));
		buffer_byte(o->out, '\n');
	}
}

/* ---- spaCy's training data: [text, {"entities": [[start, end, label], ...]}] a line ---- */

static void print_spacy(struct output *o, struct document *doc)
{
	struct offsets offsets = offsets_of(doc->text, OFFSETS_CODEPOINTS, &doc->arena);
	struct json j = { .out = o->out };

	json_open(&j, '[');
	json_string(&j, doc->text);
	json_open(&j, '{');
	json_key(&j, "entities");
	json_open(&j, '[');
	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		json_open(&j, '[');
		json_number(&j, offset_out(&offsets, m->start));
		json_number(&j, offset_out(&offsets, m->end));
		json_string(&j, slice_of(entity_type_names[m->type]));
		json_close(&j, ']');
	}
	json_close(&j, ']');
	json_close(&j, '}');
	json_close(&j, ']');
	buffer_byte(o->out, '\n');
}

/* ---- HTML: a page of its own with the names highlighted ---- */

static const char html_opening[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n<title>Names</title>\n<style>\n"
	"body { font: 1.05em/1.6 serif; max-width: 44em; margin: 2em auto; padding: 0 1em }\n"
	"mark { padding: 0 .2em; border-radius: .2em }\n"
	".PER { background: #fde4a5 } .ORG { background: #c6dcf7 }\n"
	".LOC { background: #c9ecc7 } .MISC { background: #ecd3f0 }\n"
	"h2 { font: bold .9em sans-serif; border-top: 1px solid #bbb; padding-top: 1em }\n"
	"</style>\n<p><mark class=\"PER\">people</mark> <mark class=\"ORG\">organisations</mark> "
	"<mark class=\"LOC\">places</mark> <mark class=\"MISC\">other names</mark></p>\n";

static void add_escaped(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '&':
			buffer_string(out, "&amp;");
			break;
		case '<':
			buffer_string(out, "&lt;");
			break;
		case '>':
			buffer_string(out, "&gt;");
			break;
		case '"':
			buffer_string(out, "&quot;");
			break;
		default:
			buffer_byte(out, s.ptr[i]);
		}
	}
}

/* Text between names: a blank line is a new paragraph. */
static void add_text(struct buffer *out, struct slice s)
{
	size_t from = 0;

	for (size_t i = 0; i + 1 < s.len; i++) {
		if (s.ptr[i] != '\n' || s.ptr[i + 1] != '\n')
			continue;
		add_escaped(out, slice_sub(s, from, i));
		buffer_string(out, "</p>\n<p>");
		from = i + 2;
	}
	add_escaped(out, slice_sub(s, from, s.len));
}

static void add_mark(struct buffer *out, const struct document *doc, const struct mention *m)
{
	const struct entity *e = &doc->entities.at[m->entity];

	buffer_format(out, "<mark class=\"%s\" title=\"", entity_type_names[m->type]);
	add_escaped(out, e->name);
	if (e->kind.len) {
		buffer_string(out, ", ");
		add_escaped(out, e->kind);
	}
	buffer_string(out, "\">");
	add_escaped(out, slice_sub(doc->text, m->start, m->end));
	buffer_string(out, "</mark>");
}

static void print_html(struct output *o, struct document *doc)
{
	size_t from = 0;

	buffer_string(o->out, "<article>\n<h2>");
	add_escaped(o->out, document_id(doc));
	buffer_string(o->out, "</h2>\n<p>");
	for (size_t i = 0; i < doc->mentions.len; i++) {
		add_text(o->out, slice_sub(doc->text, from, doc->mentions.at[i].start));
		add_mark(o->out, doc, &doc->mentions.at[i]);
		from = doc->mentions.at[i].end;
	}
	add_text(o->out, slice_sub(doc->text, from, doc->text.len));
	buffer_string(o->out, "</p>\n</article>\n");
}

static const struct entity_format formats[] = {
	{ "conll", NULL, print_conll },
	{ "brat", NULL, print_brat },
	{ "spacy", NULL, print_spacy },
	{ "html", html_opening, print_html },
};

const struct entity_format *entity_format_named(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
