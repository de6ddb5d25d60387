#include "ingest/pages.h"

#include <strings.h>

#include "document/json.h"
#include "ingest/mojibake.h"

static bool starts_fold(struct slice s, const char *prefix)
{
	size_t len = strlen(prefix);

	return s.len >= len && strncasecmp(s.ptr, prefix, len) == 0;
}

/* Blanks, comments and an XML declaration. */
static struct slice skip_prolog(struct slice s)
{
	for (;;) {
		const char *end = NULL;

		s = slice_trim(s);
		if (starts_fold(s, "<!--"))
			end = memmem(s.ptr, s.len, "-->", 3), end = end ? end + 3 : NULL;
		else if (starts_fold(s, "<?xml"))
			end = memchr(s.ptr, '>', s.len), end = end ? end + 1 : NULL;
		if (!end)
			return s;
		s = slice_sub(s, (size_t)(end - s.ptr), s.len);
	}
}

bool looks_like_html(struct slice s)
{
	static const char *const starts[] = { "<!doctype html", "<html", "<head", "<body",
					      "<title", "<meta", "<script", "<div", "<article",
					      "<table", "<p>", "<h1", "<link", "<style", "<br", "<center" };

	if (slice_starts(s, SLICE("\xef\xbb\xbf")))
		s = slice_sub(s, 3, s.len);
	s = skip_prolog(s);
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (starts_fold(s, starts[i]))
			return true;
	return false;
}

static void put_field(struct json *json, const char *name, const struct html_field *f)
{
	if (f->value.len)
		json_string_at(json, name, f->value);
}

/* {"site":...,"sources":{"title":"json-ld",...}} */
static struct slice page_object(struct document *doc, const struct html_article *a,
				const char *encoding)
{
	const struct {
		const char *name;
		const struct html_field *field;
		bool inside; /* of this object; the others are the document's own */
	} rows[] = {
		{ "title", &a->title, false },	     { "byline", &a->byline, false },
		{ "published", &a->published, false }, { "site", &a->site, true },
		{ "language", &a->language, true },  { "address", &a->address, true },
		{ "description", &a->description, true }, { "caption", &a->caption, true },
	};
	struct buffer out = { 0 };
	struct json json = { .out = &out };
	struct slice object;

	json_open(&json, '{');
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].inside)
			put_field(&json, rows[i].name, rows[i].field);
	if (encoding)
		json_string_at(&json, "encoding", slice_of(encoding));
	json_key(&json, "sources");
	json_open(&json, '{');
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (rows[i].field->value.len)
			json_string_at(&json, rows[i].name,
				       slice_of(html_source_names[rows[i].field->from]));
	json_close(&json, '}');
	json_close(&json, '}');
	object = arena_copy(&doc->arena, buffer_view(&out));
	buffer_free(&out);
	return object;
}

/* Has the row a member of that name of its own? */
static bool has_member(const struct document *doc, struct slice quoted)
{
	for (size_t i = 0; i < doc->members.len; i++)
		if (slice_equal(doc->members.at[i].key, quoted))
			return true;
	return false;
}

/* A page whose bytes were read in the wrong encoding, as it was meant. */
static struct slice mend_page(struct html_reader *r, struct slice html, struct place place,
			      struct report *report)
{
	struct garbling g;
	byte_map step = { 0 };

	if (!garbled(html, &g))
		return html;
	report_warning(report, place, "is %s that was read as %s; mended", charset_name(g.is),
		       charset_name(g.as));
	buffer_clear(&r->mended);
	ungarble(html, &g, &r->mended, r->map ? &step : NULL);
	if (r->map)
		byte_map_then(r->map, &step, (uint32_t)r->mended.len);
	vector_free(&step);
	return buffer_view(&r->mended);
}

void document_read_html(struct document *doc, struct html_reader *reader, struct slice html,
			const char *encoding, enum html_form form, struct report *report)
{
	struct html_article a;

	reader->source = mend_page(reader, html, doc->place, report);
	html_article(reader, reader->source, form, &doc->arena, &a);
	doc->text = arena_copy(&doc->arena, a.text);
	doc->html = (struct slice){ 0 };
	doc->from_html = true;
	if (!doc->title.len)
		doc->title = a.title.value;
	if (!doc->byline.len)
		doc->byline = a.byline.value;
	if (doc->published == DAY_UNKNOWN)
		doc->published = a.day;
	if (!has_member(doc, SLICE("\"page\"")))
		doc->page = page_object(doc, &a, encoding);
	if (reader->page.too_deep)
		report_problem(report, doc->place,
			       "elements nested deeper than %d; read as if they stood side by side",
			       NODE_DEPTH_MAX);
	if (reader->page.too_long)
		report_problem(report, doc->place, "more than %d elements; the rest of the page is left out",
			       PAGE_PARTS_MAX);
	if (!a.text.len)
		report_warning(report, doc->place, "no article found on the page");
}
