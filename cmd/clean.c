#include "cmd/print.h"
#include "document/write.h"

/* --keep captions,tables,bylines */
static const char *set_keep(struct settings *s, const char *value)
{
	static const struct {
		const char *name;
		enum block_class class;
	} kinds[] = { { "captions", CLASS_CAPTION },
		      { "tables", CLASS_TABLE },
		      { "bylines", CLASS_BYLINE } };

	for (const char *at = value; *at;) {
		size_t len = strcspn(at, ","), i = 0;

		while (i < 3 && !slice_is((struct slice){ at, len }, kinds[i].name))
			i++;
		if (i == 3)
			return "is no list of captions, tables, bylines";
		s->keep |= 1u << kinds[i].class;
		at += len + (at[len] == ',');
	}
	return NULL;
}

static const struct option_row options[] = {
	{ "head", 0, NULL, "print title, byline and date before the text",
	  offsetof(struct settings, head), NULL },
	{ "markdown", 0, NULL, "print pages as light Markdown", offsetof(struct settings, markdown),
	  NULL },
	{ "keep", 0, "LIST",
	  "keep captions, tables or bylines of the article too, such as captions,tables", 0, set_keep },
	{ "explain", 0, NULL, "print each block of a page, and why it was kept or dropped",
	  offsetof(struct settings, explain), NULL },
	{ "diff", 0, NULL, "list each change of the original", offsetof(struct settings, diff), NULL },
	{ "dedupe", 0, NULL, "leave out what is nearly the same as a document before it",
	  offsetof(struct settings, dedupe), NULL },
	{ "map", 0, NULL, "list which bytes of the text came from where in the original",
	  offsetof(struct settings, map), NULL },
	{ 0 },
};

static void put_line(struct output *o, struct slice s)
{
	print_flat(o->out, s);
	if (s.len)
		buffer_byte(o->out, '\n');
}

/* Those of title, byline and day that are known, and a blank line. */
static void print_head(struct output *o, const struct document *doc)
{
	char day[CIVIL_ISO];

	put_line(o, doc->title);
	put_line(o, doc->byline);
	if (doc->published != DAY_UNKNOWN)
		put_line(o, civil_format(doc->published, day));
	buffer_byte(o->out, '\n');
}

/* Kind, bytes of the original, what stood there and what stands there now. */
static void print_diff(struct output *o, struct document *doc)
{
	for (size_t i = 0; i < o->edits->len; i++) {
		const struct edit *e = &o->edits->at[i];

		buffer_format(o->out, "%s\t%u\t%u\t", edit_names[e->kind],
			      byte_map_origin(o->map, e->start), byte_map_origin(o->map, e->end));
		print_flat(o->out, slice_sub(o->original, e->start, e->end));
		buffer_byte(o->out, '\t');
		print_flat(o->out, slice_sub(doc->text, e->at, e->at + e->len));
		buffer_byte(o->out, '\t');
		print_flat(o->out, document_id(doc));
		buffer_byte(o->out, '\n');
	}
}

static void map_row(struct output *o, struct document *doc, uint32_t at, uint32_t end,
		    uint32_t from, uint32_t to)
{
	if (at == end && from == to)
		return;
	buffer_format(o->out, "%u\t%u\t%u\t%u\t", at, end, byte_map_origin(o->map, from),
		      byte_map_origin(o->map, to));
	print_flat(o->out, document_id(doc));
	buffer_byte(o->out, '\n');
}

/* What was copied: a row for each run of characters of one length in the file. */
static void map_copied(struct output *o, struct document *doc, uint32_t at, uint32_t end, uint32_t from)
{
	while (at < end) {
		uint32_t to = byte_map_run_end(o->map, from, from + (end - at));

		map_row(o, doc, at, at + (to - from), from, to);
		at += to - from;
		from = to;
	}
}

/* Runs of the text and of the original that belong together, in bytes, without gaps. */
static void print_map(struct output *o, struct document *doc)
{
	uint32_t at = 0, from = 0;

	for (size_t i = 0; i < o->edits->len; i++) {
		const struct edit *e = &o->edits->at[i];

		map_copied(o, doc, at, e->at, from);
		map_row(o, doc, e->at, e->at + e->len, e->start, e->end);
		at = e->at + e->len;
		from = e->end;
	}
	map_copied(o, doc, at, (uint32_t)doc->text.len, from);
}

static void print(struct output *o, struct document *doc)
{
	if (o->settings->explain) {
		if (doc->from_html)
			html_explain(o->reader, o->settings->verbose, document_id(doc), o->out);
		return;
	}
	if (o->settings->diff || o->settings->map) {
		(o->settings->diff ? print_diff : print_map)(o, doc);
		return;
	}
	if (!doc->text.len && !o->settings->head)
		return;
	if (o->out->len)
		buffer_byte(o->out, '\n'); /* see apart */
	if (o->settings->head)
		print_head(o, doc);
	buffer_slice(o->out, doc->text);
	if (doc->text.len && doc->text.ptr[doc->text.len - 1] != '\n')
		buffer_byte(o->out, '\n');
}

static bool apart(const struct settings *s)
{
	return s->format == PRINT_USUAL && !s->explain && !s->diff && !s->map;
}

/* The text itself has no columns; what is told of it has. */
static const char *columns_of(const struct settings *s)
{
	if (s->explain)
		return "fate\tclass\tscore\telement\tfeatures\ttext";
	if (s->diff)
		return "kind\tstart\tend\twas\tis";
	return s->map ? "start\tend\toriginal_start\toriginal_end" : NULL;
}

const struct tool clean_tool = {
	.name = "clean",
	.about = "take the text of an article out of a page or a scraped copy",
	.options = options,
	.tidies = true,
	.columns_of = columns_of,
	.apart = apart,
	.print = print,
};
