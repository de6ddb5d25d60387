/* Reads what lede writes with cJSON, for the tests that are written in shell.
 *
 *	check_json promises        every span in bounds, its text as told, layers in order
 *	check_json spans LIST      the spans of one list alone, as in hand-made gold
 *	check_json rows PATH MEMBER...
 *	                           one line for each item at PATH ("entities.mentions", "." is
 *	                           the document): the document's id, then the members, tabs
 *	                           between; a member is looked for in the item, then in what
 *	                           holds it
 *	check_json only MEMBER...  documents with these members alone
 *
 * NDJSON on standard input. Status 1 when a promise is broken, with a line for each. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "document/offsets.h"

struct check {
	const cJSON *doc;
	struct slice text;
	struct arena arena;
	struct offsets offsets;
	size_t line;
	bool broken;
};

__attribute__((format(printf, 2, 3)))
static void complain(struct check *c, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	printf("document %zu: ", c->line);
	vprintf(format, args);
	putchar('\n');
	va_end(args);
	c->broken = true;
}

static const cJSON *member(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

static struct slice string_member(const cJSON *object, const char *name)
{
	return slice_of(cJSON_GetStringValue(member(object, name)));
}

/* A whole number of at least 0, or -1. */
static int64_t number_of(const cJSON *item)
{
	double n = cJSON_IsNumber(item) ? item->valuedouble : -1;

	return n >= 0 && n <= 1e15 && n == (double)(int64_t)n ? (int64_t)n : -1;
}

/* The bytes of [start, end); a complaint and false when there are none such. */
static bool bytes_of(struct check *c, const char *what, int64_t start, int64_t end,
		     struct slice *out)
{
	uint32_t from = start < 0 ? UINT32_MAX : offset_in(&c->offsets, (uint64_t)start);
	uint32_t to = end < 0 ? UINT32_MAX : offset_in(&c->offsets, (uint64_t)end);
	size_t at;

	if (from == UINT32_MAX || to == UINT32_MAX || from >= to) {
		complain(c, "%s: no span [%" PRId64 ", %" PRId64 ")", what, start, end);
		return false;
	}
	*out = slice_sub(c->text, from, to);
	at = 0;
	if (utf8_is_space(utf8_next(*out, &at)) ||
	    utf8_is_space(utf8_before(*out, out->len, &at)))
		complain(c, "%s: white space at an end of [%" PRId64 ", %" PRId64 ")", what, start,
			 end);
	return true;
}

/* "start" and "end" of an object, and its "text" when it has one. */
static bool span_of(struct check *c, const char *what, const cJSON *object, struct slice *out)
{
	struct slice told = string_member(object, "text");

	if (!bytes_of(c, what, number_of(member(object, "start")),
		      number_of(member(object, "end")), out))
		return false;
	if (told.ptr && !slice_equal(told, *out))
		complain(c, "%s: text is \"%.*s\", the span's \"%.*s\"", what, SLICE_ARG(told),
			 SLICE_ARG(*out));
	return true;
}

/* Spans that must follow one another: each begins at or after the end of the last. */
static void in_order(struct check *c, const char *what, struct slice span, const char **before)
{
	if (*before && span.ptr < *before)
		complain(c, "%s: \"%.*s\" is out of order", what, SLICE_ARG(span));
	*before = span.ptr + span.len;
}

static void check_sentences(struct check *c, const cJSON *layer)
{
	const cJSON *item;
	const char *before = NULL;

	cJSON_ArrayForEach(item, layer) {
		struct slice span;

		if (span_of(c, "sentence", item, &span))
			in_order(c, "sentence", span, &before);
	}
}

/* Nothing but white space, which no token may cover, in the bytes between. */
static void check_gap(struct check *c, const char *from, const char *to)
{
	struct slice gap = { from, (size_t)(to - from) };
	size_t at = 0;

	while (at < gap.len) {
		int32_t cp = utf8_next(gap, &at);

		if (!utf8_is_space(cp))
			complain(c, "tokens leave out U+%04X at byte %zu", (unsigned)cp,
				 (size_t)(from - c->text.ptr) + at);
	}
}

static void check_tokens(struct check *c, const cJSON *layer)
{
	const cJSON *item, *sentences = member(c->doc, "sentences");
	const char *before = c->text.ptr;

	cJSON_ArrayForEach(item, layer) {
		const cJSON *sentence =
			cJSON_GetArrayItem(sentences, (int)number_of(member(item, "sentence")));
		struct slice span, whole;

		if (!span_of(c, "token", item, &span))
			return;
		if (span.ptr < before)
			complain(c, "token: \"%.*s\" is out of order", SLICE_ARG(span));
		else
			check_gap(c, before, span.ptr);
		before = span.ptr + span.len;
		if (!sentence || !span_of(c, "its sentence", sentence, &whole) ||
		    span.ptr < whole.ptr || span.ptr + span.len > whole.ptr + whole.len)
			complain(c, "token: \"%.*s\" is not in its sentence", SLICE_ARG(span));
		if (!string_member(item, "norm").len)
			complain(c, "token: \"%.*s\" without a norm", SLICE_ARG(span));
	}
	check_gap(c, before, c->text.ptr + c->text.len);
}

static bool one_of(struct slice s, const char *const *list)
{
	while (*list && !slice_is(s, *list))
		list++;
	return *list;
}

static const char *const entity_types[] = { "PER", "ORG", "LOC", "MISC", NULL };

static void check_mentions(struct check *c, const cJSON *entity)
{
	const cJSON *item;
	const char *before = NULL;

	cJSON_ArrayForEach(item, member(entity, "mentions")) {
		struct slice span;

		if (span_of(c, "mention", item, &span))
			in_order(c, "mention", span, &before);
		if (member(item, "type") && !one_of(string_member(item, "type"), entity_types))
			complain(c, "mention: no such type");
	}
	if (number_of(member(entity, "count")) != cJSON_GetArraySize(member(entity, "mentions")))
		complain(c, "entity: count is not the number of mentions");
}

static void check_entities(struct check *c, const cJSON *layer)
{
	const cJSON *item;
	int64_t count = INT64_MAX, first = 0;
	int n = 0;

	cJSON_ArrayForEach(item, layer) {
		int64_t now = number_of(member(item, "count"));
		int64_t start = number_of(
			member(cJSON_GetArrayItem(member(item, "mentions"), 0), "start"));
		char id[16];

		snprintf(id, sizeof(id), "e%d", ++n);
		if (!slice_is(string_member(item, "id"), id))
			complain(c, "entity %s has another id", id);
		if (!string_member(item, "name").len)
			complain(c, "entity %s has no name", id);
		if (!one_of(string_member(item, "type"), entity_types))
			complain(c, "entity %s: no such type", id);
		if (now < 1 || now > count || (now == count && start <= first))
			complain(c, "entity %s is out of order", id);
		count = now, first = start;
		check_mentions(c, item);
	}
}

static void check_dates(struct check *c, const cJSON *layer)
{
	static const char *const types[] = { "DATE", "TIME", "DURATION", "SET", NULL };
	const cJSON *item;
	const char *before = NULL;

	cJSON_ArrayForEach(item, layer) {
		struct slice earliest = string_member(item, "earliest"), span;
		struct slice latest = string_member(item, "latest");

		if (span_of(c, "date", item, &span))
			in_order(c, "date", span, &before);
		if (!one_of(string_member(item, "type"), types))
			complain(c, "date: no such type");
		if (!string_member(item, "value").len)
			complain(c, "date: no value");
		if (!string_member(item, "rule").len)
			complain(c, "date: no rule");
		if (earliest.len && latest.len && slice_compare(earliest, latest) > 0)
			complain(c, "date: earliest %.*s, latest %.*s", SLICE_ARG(earliest),
				 SLICE_ARG(latest));
	}
}

static void check_quote_part(struct check *c, const cJSON *quote, const char *name)
{
	const cJSON *part = member(quote, name);
	struct slice entity = string_member(part, "entity"), span;

	if (!part)
		complain(c, "quote: no %s, not even null", name);
	if (!cJSON_IsObject(part))
		return;
	span_of(c, name, part, &span);
	if (!string_member(part, "text").ptr)
		complain(c, "quote: %s without its text", name);
	if (entity.len && member(c->doc, "entities") &&
	    atoi(entity.ptr + 1) > cJSON_GetArraySize(member(c->doc, "entities")))
		complain(c, "quote: no entity %.*s", SLICE_ARG(entity));
}

static void check_quotes(struct check *c, const cJSON *layer)
{
	static const char *const kinds[] = { "direct", "turn", "mixed", "indirect", NULL };
	const cJSON *item, *pair;
	int64_t start = 0;

	cJSON_ArrayForEach(item, layer) {
		struct slice whole, part;
		const char *before = NULL;

		if (!span_of(c, "quote", item, &whole))
			return;
		if (number_of(member(item, "start")) < start)
			complain(c, "quote: out of order");
		start = number_of(member(item, "start"));
		if (!one_of(string_member(item, "kind"), kinds))
			complain(c, "quote: no such kind");
		cJSON_ArrayForEach(pair, member(item, "spans")) {
			if (!bytes_of(c, "part of a quote", number_of(cJSON_GetArrayItem(pair, 0)),
				      number_of(cJSON_GetArrayItem(pair, 1)), &part))
				return;
			in_order(c, "part of a quote", part, &before);
			if (part.ptr < whole.ptr || part.ptr + part.len > whole.ptr + whole.len)
				complain(c, "part of a quote: outside it");
		}
		if (!before)
			complain(c, "quote: no spans");
		check_quote_part(c, item, "speaker");
		check_quote_part(c, item, "cue");
	}
}

static bool is_score(const cJSON *item)
{
	return cJSON_IsNumber(item) && item->valuedouble >= 0 && item->valuedouble <= 1;
}

static void check_keywords(struct check *c, const cJSON *layer)
{
	const cJSON *item;
	double best = 1;

	cJSON_ArrayForEach(item, layer) {
		struct slice text = string_member(item, "text");
		int64_t start = number_of(member(item, "start"));
		uint32_t at = start < 0 ? UINT32_MAX : offset_in(&c->offsets, (uint64_t)start);

		if (!text.len || at == UINT32_MAX)
			complain(c, "keyword: no text, or it begins nowhere");
		if (!is_score(member(item, "score")) || member(item, "score")->valuedouble > best) {
			complain(c, "keyword: no score, or out of order");
			return;
		}
		best = member(item, "score")->valuedouble;
		if (number_of(member(item, "count")) < 1)
			complain(c, "keyword: no count");
	}
}

static void check_summary(struct check *c, const cJSON *layer)
{
	const cJSON *item, *sentences = member(c->doc, "sentences");
	const char *before = NULL;

	cJSON_ArrayForEach(item, layer) {
		int64_t n = number_of(member(item, "sentence"));
		struct slice span, whole;

		if (span_of(c, "summary", item, &span))
			in_order(c, "summary", span, &before);
		if (!is_score(member(item, "score")))
			complain(c, "summary: no score");
		if (sentences && (!span_of(c, "its sentence", cJSON_GetArrayItem(sentences, (int)n),
					   &whole) || !slice_ends(whole, span)))
			complain(c, "summary: is not its sentence, or that without its dateline");
	}
}

static void check_stats(struct check *c, const cJSON *layer)
{
	const cJSON *item;
	int64_t count = INT64_MAX;

	cJSON_ArrayForEach(item, member(layer, "terms")) {
		if (number_of(member(item, "count")) < 1 ||
		    number_of(member(item, "count")) > count)
			complain(c, "stats: terms are out of order");
		count = number_of(member(item, "count"));
		if (!string_member(item, "stem").len || !string_member(item, "text").len)
			complain(c, "stats: a term without stem or text");
	}
	if (number_of(member(layer, "types")) > number_of(member(layer, "words")))
		complain(c, "stats: more types than words");
}

static const struct {
	const char *name;
	void (*check)(struct check *, const cJSON *layer);
	bool list;
} layers[] = {
	{ "sentences", check_sentences, true }, { "tokens", check_tokens, true },
	{ "entities", check_entities, true },   { "dates", check_dates, true },
	{ "quotes", check_quotes, true },       { "keywords", check_keywords, true },
	{ "summary", check_summary, true },     { "stats", check_stats, false },
};

/* The one list, and what its items say of a speaker and a cue. */
static void check_list(struct check *c, const char *name)
{
	const cJSON *item, *list = member(c->doc, name);
	struct slice span;

	if (!cJSON_IsArray(list))
		complain(c, "no list %s", name);
	cJSON_ArrayForEach(item, list) {
		span_of(c, name, item, &span);
		if (cJSON_IsObject(member(item, "speaker")))
			span_of(c, "speaker", member(item, "speaker"), &span);
		if (cJSON_IsObject(member(item, "cue")))
			span_of(c, "cue", member(item, "cue"), &span);
	}
}

static void check_layers(struct check *c)
{
	for (size_t i = 0; i < sizeof(layers) / sizeof(*layers); i++) {
		const cJSON *layer = member(c->doc, layers[i].name);

		if (!layer)
			continue;
		if (layers[i].list ? cJSON_IsArray(layer) : cJSON_IsObject(layer))
			layers[i].check(c, layer);
		else
			complain(c, "%s is of another type", layers[i].name);
	}
}

/* Of one list, or of all layers when it is NULL. */
static bool check_promises(const cJSON *doc, size_t line, const char *list)
{
	enum offset_unit unit = OFFSETS_CODEPOINTS;
	struct check c = { .doc = doc, .line = line, .text = string_member(doc, "text") };
	struct slice name = string_member(doc, "offsets");

	if (!c.text.ptr || utf8_valid_run(c.text) < c.text.len)
		complain(&c, "no text of valid UTF-8");
	else if (name.ptr && !offset_unit_parse(name, &unit))
		complain(&c, "no such unit of offsets");
	if (c.broken)
		return false;
	c.offsets = offsets_of(c.text, unit, &c.arena);
	if (list)
		check_list(&c, list);
	else
		check_layers(&c);
	arena_free(&c.arena);
	return !c.broken;
}

/* ---- rows ---- */

enum { DEPTH = 8 };

/* "speaker.start" of the object; NULL if there is none. */
static const cJSON *find(const cJSON *object, const char *path)
{
	const char *dot = strchr(path, '.');
	char name[64];

	if (!dot)
		return member(object, path);
	snprintf(name, sizeof(name), "%.*s", (int)(dot - path), path);
	return find(member(object, name), dot + 1);
}

static void print_value(const cJSON *value)
{
	char *text;

	if (!value || cJSON_IsNull(value)) {
		putchar('-');
	} else if (cJSON_IsString(value)) {
		for (const char *p = value->valuestring; *p; p++)
			putchar((unsigned char)*p < 0x20 ? ' ' : *p);
	} else {
		text = cJSON_PrintUnformatted(value);
		fputs(text, stdout);
		cJSON_free(text);
	}
}

static void print_row(const cJSON *const *holders, int depth, char **names)
{
	print_value(member(holders[0], "id"));
	for (; *names; names++) {
		const cJSON *value = NULL;

		for (int i = depth; i >= 0 && !value; i--)
			value = find(holders[i], *names);
		putchar('\t');
		print_value(value);
	}
	putchar('\n');
}

/* Walk down `path` from holders[depth], over all items of its lists. */
static void walk(const cJSON **holders, int depth, const char *path, char **names)
{
	size_t len = strcspn(path, ".");
	const cJSON *list, *item;
	char name[64];

	if (!*path || depth + 1 == DEPTH) {
		print_row(holders, depth, names);
		return;
	}
	snprintf(name, sizeof(name), "%.*s", (int)len, path);
	list = member(holders[depth], name);
	if (cJSON_IsObject(list)) {
		holders[depth + 1] = list;
		walk(holders, depth + 1, path[len] ? path + len + 1 : path + len, names);
		return;
	}
	cJSON_ArrayForEach(item, list) {
		holders[depth + 1] = item;
		walk(holders, depth + 1, path[len] ? path + len + 1 : path + len, names);
	}
}

static void print_only(const cJSON *doc, char **names)
{
	cJSON *out = cJSON_CreateObject();
	char *text;

	for (; *names; names++)
		if (member(doc, *names))
			cJSON_AddItemToObject(out, *names, cJSON_Duplicate(member(doc, *names), 1));
	text = cJSON_PrintUnformatted(out);
	puts(text);
	cJSON_free(text);
	cJSON_Delete(out);
}

static bool one_document(const cJSON *doc, size_t line, char **argv)
{
	const cJSON *holders[DEPTH] = { doc };

	if (strcmp(argv[1], "promises") == 0)
		return check_promises(doc, line, NULL);
	if (strcmp(argv[1], "spans") == 0)
		return check_promises(doc, line, argv[2]);
	if (strcmp(argv[1], "rows") == 0)
		walk(holders, 0, strcmp(argv[2], ".") ? argv[2] : "", argv + 3);
	else
		print_only(doc, argv + 2);
	return true;
}

int main(int argc, char **argv)
{
	char *line = NULL;
	size_t cap = 0, n = 0;
	bool good = true;

	if (argc < 2 || (strcmp(argv[1], "promises") != 0 && argc < 3))
		return fputs("usage: check_json promises | spans LIST | rows PATH MEMBER... | only MEMBER...\n",
			     stderr), 2;
	for (ssize_t len; (len = getline(&line, &cap, stdin)) > 0;) {
		cJSON *doc = cJSON_ParseWithLengthOpts(line, (size_t)len + 1, NULL, true);

		if (!cJSON_IsObject(doc) || line[len - 1] != '\n')
			good = false, printf("document %zu: no JSON object\n", n + 1);
		else
			good &= one_document(doc, n + 1, argv);
		cJSON_Delete(doc);
		n++;
	}
	free(line);
	return good ? 0 : 1;
}
