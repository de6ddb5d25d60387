#include "cmd/print.h"
#include "document/write.h"


static const struct option_row options[] = {
	{ "head", 0, NULL, "print title, byline and date before the text",
	  offsetof(struct settings, head), NULL },
	{ "markdown", 0, NULL, "print pages as light Markdown", offsetof(struct settings, markdown),
	  NULL },
	{ "explain", 0, NULL, "print each block of a page, and why it was kept or dropped",
	  offsetof(struct settings, explain), NULL },
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

static void print(struct output *o, struct document *doc)
{
	if (o->settings->explain) {
		if (doc->from_html)
			html_explain(o->reader, o->settings->verbose, document_id(doc), o->out);
		return;
	}
	if (o->document)
		buffer_byte(o->out, '\n');
	if (o->settings->head)
		print_head(o, doc);
	buffer_slice(o->out, doc->text);
	if (doc->text.len && doc->text.ptr[doc->text.len - 1] != '\n')
		buffer_byte(o->out, '\n');
}

const struct tool clean_tool = {
	.name = "clean",
	.about = "take the article's text out of a page or a scraped copy",
	.options = options,
	.print = print,
};
