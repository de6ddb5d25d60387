#include "cmd/formats.h"
#include "document/write.h"

/* Light or dark as the reader's system is. The policy forbids all that a browser could load
 * or run. */
const char entities_html_opening[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	"style-src 'unsafe-inline'\">\n<title>Names</title>\n<style>\n"
	":root { color-scheme: light dark; --page: #fbfaf7; --ink: #1d1d1b; --faint: #6b6963;"
	" --line: #dcd9d0;\n"
	"  --per: #ffe3a3; --org: #c9e0fb; --loc: #cdebc9; --misc: #ecd5f3 }\n"
	"@media (prefers-color-scheme: dark) { :root { --page: #191a1c; --ink: #e6e4df;"
	" --faint: #9b9890;\n"
	"  --line: #3a3b3e; --per: #5c4708; --org: #1f4468; --loc: #24502a; --misc: #553163 } }\n"
	"body { background: var(--page); color: var(--ink); font: 1.06rem/1.65 Georgia, serif;"
	" max-width: 42rem;\n"
	"  margin: 0 auto; padding: 1.5rem 1.2rem 4rem }\n"
	"article + article { border-top: 1px solid var(--line); margin-top: 3rem }\n"
	"header, details { font: .85rem/1.5 system-ui, sans-serif; color: var(--faint) }\n"
	"h2 { font-size: .85rem; font-weight: 600; margin: 1.5rem 0 .5rem;"
	" overflow-wrap: anywhere }\n"
	"p { margin: 0 0 1em; white-space: pre-line; overflow-wrap: break-word }\n"
	".headline { font-size: 1.5rem; line-height: 1.25; font-weight: bold; margin: 1rem 0 }\n"
	"mark { color: inherit; padding: .05em .22em; border-radius: .2em;"
	" border-bottom: 2px solid transparent;\n"
	"  -webkit-box-decoration-break: clone; box-decoration-break: clone }\n"
	"mark[title]:hover { border-bottom-color: currentColor; cursor: help }\n"
	".PER { background: var(--per) } .ORG { background: var(--org) }\n"
	".LOC { background: var(--loc) } .MISC { background: var(--misc) }\n"
	".legend { display: flex; flex-wrap: wrap; gap: .4rem 1rem; margin: 0;"
	" white-space: normal }\n"
	"summary { cursor: pointer; margin-top: 1.5rem }\n"
	"table { border-collapse: collapse; width: 100%; margin-top: .5rem }\n"
	"td, th { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0;"
	" border-bottom: 1px solid var(--line) }\n"
	"td:first-child { color: var(--ink) } td:last-child { overflow-wrap: anywhere }"
	" td mark { white-space: nowrap } .n { text-align: right }\n"
	"</style>\n";

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

static void add_cell(struct buffer *out, struct slice s)
{
	buffer_string(out, "<td>");
	add_escaped(out, s);
}

/* ---- head ---- */

/* How often each type is mentioned; types without a name are left out. */
static void add_legend(struct buffer *out, const struct document *doc)
{
	static const char *const names[ENTITY_TYPES][2] = {
		[ENTITY_PER] = { "person", "people" },
		[ENTITY_ORG] = { "organisation", "organisations" },
		[ENTITY_LOC] = { "place", "places" },
		[ENTITY_MISC] = { "other name", "other names" },
	};

	buffer_string(out, "<p class=\"legend\">");
	for (int type = 0; type < ENTITY_TYPES; type++) {
		unsigned entities = 0;

		for (size_t i = 0; i < doc->entities.len; i++)
			entities += doc->entities.at[i].type == (enum entity_type)type;
		if (entities)
			buffer_format(out, "<span><mark class=\"%s\">%u</mark> %s</span>\n",
				      entity_type_names[type], entities, names[type][entities > 1]);
	}
	if (!doc->entities.len)
		buffer_string(out, "no names");
	buffer_string(out, "</p>\n");
}

/* ---- text ---- */

/* Is there a headline that the text starts with? */
static bool has_headline(const struct document *doc)
{
	return doc->sentences.len > 1 && doc->sentences.at[0].headline;
}

/* The text of [from, end): blank lines part paragraphs. */
static void add_text(struct buffer *out, const struct document *doc, size_t from, size_t end)
{
	const char *text = doc->text.ptr;

	for (size_t i = from; i < end; i++) {
		size_t next = i;

		while (next < end && text[next] == '\n')
			next++;
		if (next < i + 2)
			continue;
		add_escaped(out, slice_sub(doc->text, from, i));
		if (next < doc->text.len)
			buffer_string(out, "</p>\n<p>");
		from = next;
		i = next - 1;
	}
	add_escaped(out, slice_sub(doc->text, from, end));
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
	if (e->ref.len) {
		buffer_string(out, ", ");
		add_escaped(out, e->ref);
	}
	buffer_format(out, " (%u)\">", e->count);
	add_escaped(out, slice_sub(doc->text, m->start, m->end));
	buffer_string(out, "</mark>");
}

static void add_article(struct buffer *out, const struct document *doc)
{
	size_t from = 0;

	buffer_string(out, has_headline(doc) ? "<p class=\"headline\">" : "<p>");
	while (from < doc->text.len && doc->text.ptr[from] == '\n')
		from++;
	for (size_t i = 0; i < doc->mentions.len; i++) {
		add_text(out, doc, from, doc->mentions.at[i].start);
		add_mark(out, doc, &doc->mentions.at[i]);
		from = doc->mentions.at[i].end;
	}
	add_text(out, doc, from, doc->text.len);
	buffer_string(out, "</p>\n");
}

/* ---- table of names ---- */

static void add_names(struct buffer *out, const struct document *doc)
{
	if (!doc->entities.len)
		return;
	buffer_string(out, "<details>\n<summary>Names</summary>\n<table>\n<tr><th>Name<th>Type"
			   "<th class=\"n\">Mentions<th>Kind<th>Identifier\n");
	for (size_t i = 0; i < doc->entities.len; i++) {
		const struct entity *e = &doc->entities.at[i];

		buffer_string(out, "<tr>");
		add_cell(out, e->name);
		buffer_format(out, "<td><mark class=\"%s\">%s</mark><td class=\"n\">%u",
			      entity_type_names[e->type], entity_type_names[e->type], e->count);
		add_cell(out, e->kind);
		add_cell(out, e->ref);
		buffer_byte(out, '\n');
	}
	buffer_string(out, "</table>\n</details>\n");
}

void print_entities_html(struct output *o, struct document *doc)
{
	buffer_string(o->out, "<article>\n<header>\n<h2>");
	add_escaped(o->out, document_id(doc));
	buffer_string(o->out, "</h2>\n");
	add_legend(o->out, doc);
	buffer_string(o->out, "</header>\n");
	add_article(o->out, doc);
	add_names(o->out, doc);
	buffer_string(o->out, "</article>\n");
}
