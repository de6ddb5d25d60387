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

static const struct entity_format formats[] = {
	{ "conll", NULL, print_conll },
	{ "brat", NULL, print_brat },
	{ "spacy", NULL, print_spacy },
	{ "html", entities_html_opening, print_entities_html },
};

const struct entity_format *entity_format_named(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
