#include "document/read.h"

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "document/fields.h"
#include "text/chars.h"
#include "text/language.h"

const char *const field_names[FIELD_COUNT] = {
	"language", "sentences", "tokens",  "entities",  "dates",    "quotes",
	"keywords", "summary",	 "stats",   "id",	 "source",   "title",
	"byline",   "published", "dateline", "text",	 "html",     "offsets",
};

const struct member *document_member(const struct document *doc, enum field field)
{
	for (size_t i = 0; i < doc->members.len; i++)
		if (doc->members.at[i].field == field)
			return &doc->members.at[i];
	return NULL;
}

static enum field field_of(const char *key)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (strcmp(field_names[i], key) == 0)
			return (enum field)i;
	return FIELD_OTHER;
}

/* The state of reading one line. */
struct reading {
	struct document *doc;
	struct slice line;
	size_t at;
	struct report *report;
	bool mended; /* the string read last had invalid characters */
};

static bool broken(struct reading *r, size_t at, const char *what)
{
	report_problem(r->report, r->doc->place, "%s at byte %zu; article skipped", what, at);
	return false;
}

static void skip_blanks(struct reading *r)
{
	while (r->at < r->line.len && strchr(" \t\r\n", r->line.ptr[r->at]) && r->line.ptr[r->at])
		r->at++;
}

static bool peek(struct reading *r, char c)
{
	skip_blanks(r);
	return r->at < r->line.len && r->line.ptr[r->at] == c;
}

/* Where a line stands after `at` bytes: how deep its brackets are nested, and in which
 * string it is. */
struct nesting {
	size_t depth;
	size_t string; /* its opening quote; SIZE_MAX outside strings */
};

static struct nesting nesting_at(struct slice line, size_t at)
{
	struct nesting n = { 0, SIZE_MAX };

	for (size_t i = 0; i < at; i++) {
		char c = line.ptr[i];

		if (c == '"')
			n.string = n.string == SIZE_MAX ? i : SIZE_MAX;
		else if (n.string != SIZE_MAX)
			i += c == '\\';
		else if (c == '{' || c == '[')
			n.depth++;
		else if ((c == '}' || c == ']') && n.depth)
			n.depth--;
	}
	return n;
}

/* Did the reader stop at `at` because the line ends too early? */
static bool is_cut_off(struct slice line, size_t at)
{
	struct nesting end = nesting_at(line, line.len);

	if (end.string != SIZE_MAX)
		return at >= end.string;
	while (at < line.len && line.ptr[at] >= 'a' && line.ptr[at] <= 'z')
		at++; /* "tru" */
	return end.depth && at + 1 >= line.len; /* cJSON never stops behind the last byte */
}

static const char truncated[] = "line ends inside the article (truncated?)";
static const char laid_out[] = "an object over several lines, not one a line (jq -c . mends that)";

/* cJSON says where it stopped, not why. */
static const char *why_broken(struct slice line, size_t at)
{
	const char *p = line.ptr + at;

	if (at + 4 <= line.len && p[0] == '\\' && p[1] == 'u' && (p[2] | 0x20) == 'd' &&
	    strchr("89abcdefABCDEF", p[3]))
		return "unpaired surrogate";
	if (nesting_at(line, at).depth >= CJSON_NESTING_LIMIT)
		return "nested too deeply";
	if (slice_is(slice_trim(line), "{"))
		return laid_out;
	return is_cut_off(line, at) ? truncated : "not valid JSON";
}

/* Parse the value at r->at; its raw bytes go to *raw. NULL when it is broken. */
static cJSON *parse_value(struct reading *r, struct slice *raw)
{
	const char *from, *end;
	cJSON *value;

	skip_blanks(r);
	from = r->line.ptr + r->at;
	value = cJSON_ParseWithLengthOpts(from, r->line.len - r->at, &end, false);
	if (!value) {
		size_t at = end ? (size_t)(end - r->line.ptr) : r->at;
		const char *why = why_broken(r->line, at);

		broken(r, why == truncated ? r->line.len : at, why);
		return NULL;
	}
	*raw = (struct slice){ from, (size_t)(end - from) };
	r->at += raw->len;
	return value;
}

/* Keep a parsed value as long as the document. */
static void keep(struct document *doc, cJSON *value)
{
	if (!doc->json)
		doc->json = cJSON_CreateArray();
	cJSON_AddItemToArray(doc->json, value);
}

/* Does the raw string hold a U+0000, as an escape or as the byte itself? It would
 * end the string for cJSON. */
static bool has_nul(struct slice raw)
{
	if (memchr(raw.ptr, '\0', raw.len))
		return true;
	for (size_t i = 0; i + 6 <= raw.len; i++) {
		if (raw.ptr[i] != '\\')
			continue;
		if (memcmp(raw.ptr + i, "\\u0000", 6) == 0)
			return true;
		i++; /* the escaped character */
	}
	return false;
}

/* A copy of the raw string with U+FFFD for each U+0000. */
static struct slice replace_nul(struct slice raw, struct arena *arena, size_t *replaced)
{
	char *copy = arena_alloc(arena, raw.len * 3 + 1);
	size_t n = 0;

	for (size_t i = 0; i < raw.len; i++) {
		bool escape = raw.ptr[i] == '\\' && i + 1 < raw.len;

		if (raw.ptr[i] == '\0') {
			memcpy(copy + n, "\xef\xbf\xbd", 3);
			n += 3;
			++*replaced;
		} else if (escape && i + 6 <= raw.len && !memcmp(raw.ptr + i, "\\u0000", 6)) {
			memcpy(copy + n, "\\ufffd", 6);
			n += 6, i += 5;
			++*replaced;
		} else {
			copy[n++] = raw.ptr[i];
			if (escape)
				copy[n++] = raw.ptr[++i];
		}
	}
	copy[n] = '\0';
	return (struct slice){ copy, n };
}

/* The text of a string member, made valid. False when it is not a string. */
static bool string_of(struct reading *r, cJSON *value, struct slice raw, const char *name,
		      struct slice *out)
{
	struct document *doc = r->doc;
	size_t replaced = 0;

	if (!cJSON_IsString(value))
		return false;
	if (has_nul(raw)) {
		struct slice clean = replace_nul(raw, &doc->arena, &replaced);

		value = cJSON_ParseWithLength(clean.ptr, clean.len);
		if (!value)
			return false;
		keep(doc, value);
	}
	*out = slice_of(value->valuestring);
	if (utf8_valid_run(*out) < out->len) {
		struct buffer repaired = { 0 };

		replaced += utf8_repair(&repaired, *out);
		*out = arena_copy(&doc->arena, buffer_view(&repaired));
		buffer_free(&repaired);
	}
	r->mended = replaced > 0;
	if (replaced)
		report_warning(r->report, doc->place,
			       "\"%s\": %zu invalid characters or bytes became U+FFFD", name,
			       replaced);
	return true;
}

/* One string field of no great importance: null is absent, another type a warning. */
static struct slice take_string(struct reading *r, enum field field, cJSON *value,
				struct slice raw)
{
	struct slice out = { 0 };

	if (!cJSON_IsNull(value) && !string_of(r, value, raw, field_names[field], &out))
		report_warning(r->report, r->doc->place, "\"%s\" is not a string; left aside",
			       field_names[field]);
	return out;
}

static bool take_text(struct reading *r, cJSON *value, struct slice raw)
{
	if (cJSON_IsNull(value))
		return true;
	if (string_of(r, value, raw, "text", &r->doc->text)) {
		r->doc->text_mended = r->mended;
		return true;
	}
	report_problem(r->report, r->doc->place, "\"text\" is not a string; article skipped");
	return false;
}

static void take_published(struct reading *r, cJSON *value, struct slice raw)
{
	struct slice s = slice_trim(take_string(r, FIELD_PUBLISHED, value, raw));

	if (!s.len)
		return;
	r->doc->published = civil_parse(s);
	if (r->doc->published == DAY_UNKNOWN)
		report_warning(r->report, r->doc->place, "\"published\" is no date: %.*s",
			       s.len > 40 ? 40 : (int)s.len, s.ptr);
}

static void take_language(struct reading *r, cJSON *value, struct slice raw)
{
	struct slice s = take_string(r, FIELD_LANGUAGE_LAYER, value, raw);

	if (!s.len)
		return;
	r->doc->language = language_code(s);
	if (!r->doc->language) {
		report_warning(r->report, r->doc->place,
			       "language %.*s is not one that lede knows; read without one",
			       s.len > 20 ? 20 : (int)s.len, s.ptr);
		r->doc->language = language_code(SLICE("und"));
	}
}

static bool take_member(struct reading *r, enum field field, cJSON *value, struct slice raw)
{
	struct document *doc = r->doc;

	switch ((int)field) {
	case FIELD_TEXT:
		return take_text(r, value, raw);
	case FIELD_TITLE:
		doc->title = take_string(r, field, value, raw);
		break;
	case FIELD_BYLINE:
		doc->byline = take_string(r, field, value, raw);
		break;
	case FIELD_DATELINE:
		doc->dateline = take_string(r, field, value, raw);
		break;
	case FIELD_PUBLISHED:
		take_published(r, value, raw);
		break;
	case FIELD_LANGUAGE_LAYER:
		take_language(r, value, raw);
		break;
	case FIELD_HTML:
		doc->html = take_string(r, field, value, raw);
		break;
	case FIELD_ID:
		doc->id = raw;
		break;
	}
	return true;
}

/* "key": value, with its raw extents into doc->members. */
static bool read_member(struct reading *r, unsigned needs, cJSON *values[FIELD_COUNT])
{
	struct slice raw_key, raw;
	cJSON *key = parse_value(r, &raw_key), *value;
	enum field field;
	bool ok;

	if (!key)
		return false;
	field = cJSON_IsString(key) ? field_of(key->valuestring) : FIELD_OTHER;
	ok = cJSON_IsString(key);
	cJSON_Delete(key);
	if (!ok || !peek(r, ':'))
		return broken(r, r->at, ok ? "no colon after a key" : "a key that is no string");
	r->at++;
	if (!(value = parse_value(r, &raw)))
		return false;
	if (field != FIELD_OTHER && document_member(r->doc, field)) {
		cJSON_Delete(value);
		report_problem(r->report, r->doc->place, "\"%s\" twice; article skipped",
			       field_names[field]);
		return false;
	}
	*vector_push(&r->doc->members) = (struct member){ raw_key, raw, (uint8_t)field };
	if (field == FIELD_OTHER || ((int)field < LAYER_COUNT && field != FIELD_LANGUAGE_LAYER &&
				     !(needs & 1u << field))) {
		cJSON_Delete(value);
		return true;
	}
	keep(r->doc, value);
	values[field] = value;
	return take_member(r, field, value, raw);
}

static bool read_members(struct reading *r, unsigned needs, cJSON *values[FIELD_COUNT])
{
	if (!peek(r, '{'))
		return broken(r, r->at, "no JSON object");
	r->at++;
	if (peek(r, '}'))
		return r->at++, true;
	for (;;) {
		if (!peek(r, '"'))
			return broken(r, r->at, r->at < r->line.len ? "no key" : why_broken(r->line, r->at));
		if (!read_member(r, needs, values))
			return false;
		if (peek(r, '}'))
			return r->at++, true;
		if (!peek(r, ','))
			return broken(r, r->at, why_broken(r->line, r->at));
		r->at++;
	}
}

bool document_unit(const struct document *doc, enum offset_unit *unit, struct report *report)
{
	const struct member *m = document_member(doc, FIELD_OFFSETS);
	struct slice name;

	*unit = OFFSETS_CODEPOINTS;
	if (!m)
		return true;
	name = m->value;
	if (name.len >= 2 && name.ptr[0] == '"')
		name = slice_sub(name, 1, name.len - 1);
	if (offset_unit_parse(name, unit))
		return true;
	report_problem(report, doc->place, "\"offsets\" is none of codepoints, bytes, utf16; "
					   "article skipped");
	return false;
}

bool document_has_positions(const struct document *doc)
{
	for (size_t i = 0; i < doc->members.len; i++) {
		unsigned field = doc->members.at[i].field;

		if (field < LAYER_COUNT && field != FIELD_LANGUAGE_LAYER)
			return true;
	}
	return false;
}

/* Layers in the order of their bits: sentences and tokens come before what refers to
 * them. */
static void read_layers(struct reading *r, unsigned needs, cJSON *values[FIELD_COUNT],
			enum offset_unit unit)
{
	struct offsets offsets = offsets_of(r->doc->text, unit, &r->doc->arena);

	for (int i = 1; i < LAYER_COUNT; i++) {
		if (!(needs & 1u << i) || !values[i])
			continue;
		if (document_read_layer(r->doc, 1u << i, values[i], &offsets))
			r->doc->layers |= 1u << i;
		else
			report_warning(r->report, r->doc->place,
				       "\"%s\" does not fit the text; made anew", field_names[i]);
	}
}

bool document_read(struct document *doc, struct slice line, unsigned needs,
		   struct report *report)
{
	struct reading r = { .doc = doc, .line = line, .report = report };
	cJSON *values[FIELD_COUNT] = { 0 };
	enum offset_unit unit;

	if (!read_members(&r, needs, values))
		return false;
	skip_blanks(&r);
	if (r.at < line.len)
		return broken(&r, r.at, "more than one value on the line");
	if (!doc->text.ptr && doc->html.ptr)
		return true;
	doc->html = (struct slice){ 0 };
	if (!doc->text.ptr) {
		report_problem(report, doc->place, "no \"text\"; article skipped");
		return false;
	}
	if (!document_unit(doc, &unit, report))
		return false;
	if (document_has_positions(doc))
		read_layers(&r, needs, values, unit);
	return true;
}

enum { HEADLINE_MAX = 200 }; /* bytes */

/* The first line that is not blank; *rest is behind it. */
static struct slice first_line(struct slice text, struct slice *rest)
{
	const char *end;
	size_t len;

	while (text.len && (*text.ptr == '\n' || *text.ptr == ' '))
		text = slice_sub(text, 1, text.len);
	end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
	len = end ? (size_t)(end - text.ptr) : text.len;
	*rest = slice_sub(text, len + (end != NULL), text.len);
	return slice_trim(slice_sub(text, 0, len));
}

/* What stands above the headline of a press release. */
static bool is_label(struct slice line)
{
	static const char *const labels[] = { "for immediate release", "press release",
					      "news release", "media release", NULL };

	if (slice_ends(line, SLICE(":")))
		line = slice_trim(slice_sub(line, 0, line.len - 1));
	return ascii_among(line, labels);
}

/* A first short line without a full stop, a blank line after it. */
static struct slice headline_of(struct slice text)
{
	struct slice rest, line = first_line(text, &rest);

	if (is_label(line))
		line = first_line(rest, &rest);
	if (!rest.len || *rest.ptr != '\n')
		return (struct slice){ 0 };
	if (!line.len || line.len > HEADLINE_MAX || line.ptr[line.len - 1] == '.')
		return (struct slice){ 0 };
	return line;
}

void document_read_plain(struct document *doc, struct slice id, struct slice text)
{
	doc->id = id;
	doc->text = text;
	doc->title = headline_of(text);
}
