#include "train/gold.h"

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "document/offsets.h"
#include "lexicon/lexicon.h"
#include "train/lines.h"

/* One line while it is read. */
struct reading {
	struct gold_set *set;
	struct gold_document *out;
	struct offsets offsets;
	uint32_t missing; /* tags of the classes that the source does not mark */
	struct report *report;
	struct place place;
};

static bool bad(const struct reading *r, const char *what)
{
	report_problem(r->report, r->place, "%s; document skipped", what);
	return false;
}

static uint32_t tags_of_type(int type)
{
	return 15u << type * TAG_PARTS;
}

static int type_of(const cJSON *name)
{
	int type = entity_type_named(slice_of(cJSON_GetStringValue(name)));

	return type < ENTITY_TYPES ? type : -1;
}

static bool read_types(struct reading *r, const cJSON *types)
{
	const cJSON *name;

	r->missing = types ? ALLOW_ALL & ~ALLOW_O : 0;
	cJSON_ArrayForEach (name, types) {
		int type = type_of(name);

		if (type < 0)
			return bad(r, "unknown class in \"types\"");
		r->missing &= ~tags_of_type(type);
	}
	return true;
}

/* A name without the article before it and the possessive behind it: sources do not
 * agree on them, and lede leaves both out. */
static struct span trimmed(struct slice text, struct span s)
{
	static const char *const articles[] = { "the ", "The ", "THE ", "a ", "A ", "an ", "An " };
	static const char *const endings[] = { "'s", "\xe2\x80\x99s", "'S", "'", "\xe2\x80\x99" };

	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
		if (slice_starts(slice_at(text, s), slice_of(articles[i]))) {
			s.start += (uint32_t)strlen(articles[i]);
			break;
		}
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (slice_ends(slice_at(text, s), slice_of(endings[i]))) {
			s.end -= (uint32_t)strlen(endings[i]);
			break;
		}
	return s;
}

/* Mark tokens [first, last) as one name. */
static void mark(uint32_t *allowed, uint32_t first, uint32_t last, int type)
{
	for (uint32_t i = first; i < last; i++) {
		enum tag_part part = last - first == 1 ? PART_U
				     : i == first      ? PART_B
				     : i == last - 1   ? PART_L
						       : PART_I;

		allowed[i] = 1u << TAG(type, part);
	}
}

/* The first token that ends behind a byte. */
static uint32_t token_behind(const token_vector *tokens, uint32_t byte)
{
	uint32_t low = 0, high = (uint32_t)tokens->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (tokens->at[middle].end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Is one of the tokens in a name already? */
static bool is_marked(const struct reading *r, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last; i++)
		if (!(r->out->allowed[i] & ALLOW_O))
			return true;
	return false;
}

/* A name with a border inside a token could be tagged either way: leave its tokens
 * open, and with them nothing is learned there. The same with names that overlap, which is
 * told. */
static void mark_span(struct reading *r, struct span s, int type)
{
	const token_vector *tokens = &r->out->doc.tokens;
	uint32_t first = token_behind(tokens, s.start), last;

	for (last = first; last < tokens->len && tokens->at[last].start < s.end;)
		last++;
	if (first == last)
		return;
	r->set->names++;
	if (is_marked(r, first, last)) {
		report_warning(r->report, r->place, "names that overlap; nothing is learned there");
	} else if (tokens->at[first].start == s.start && tokens->at[last - 1].end == s.end) {
		mark(r->out->allowed, first, last, type);
		return;
	}
	r->set->crossed++;
	for (uint32_t i = first; i < last; i++)
		r->out->allowed[i] = ALLOW_ALL;
}

static bool is_whole(const cJSON *n)
{
	return cJSON_IsNumber(n) && n->valuedouble >= 0 && n->valuedouble <= UINT32_MAX &&
	       n->valuedouble == (double)(uint32_t)n->valuedouble;
}

static bool read_names(struct reading *r, const cJSON *gold)
{
	const cJSON *name;

	cJSON_ArrayForEach (name, gold) {
		const cJSON *start = cJSON_GetObjectItemCaseSensitive(name, "start");
		const cJSON *end = cJSON_GetObjectItemCaseSensitive(name, "end");
		int type = type_of(cJSON_GetObjectItemCaseSensitive(name, "type"));
		struct span s;

		if (!is_whole(start) || !is_whole(end) || end->valuedouble <= start->valuedouble)
			return bad(r, "a name without \"start\" before \"end\"");
		if (type < 0)
			return bad(r, "a name of an unknown \"type\"");
		s.start = offset_in(&r->offsets, (uint64_t)start->valuedouble);
		s.end = offset_in(&r->offsets, (uint64_t)end->valuedouble);
		if (s.start == UINT32_MAX || s.end == UINT32_MAX)
			return bad(r, "a name that ends behind the text");
		s = trimmed(r->out->doc.text, s);
		if (s.start < s.end)
			mark_span(r, s, type);
	}
	return true;
}

static void prepare(struct gold_set *set, struct gold_document *g)
{
	struct document *doc = &g->doc;

	doc->language = "en";
	tokenize(doc->text, true, &doc->tokens);
	sentences_split(doc->text, &doc->tokens, &doc->sentences);
	lexicon_words(doc->text, &doc->tokens);
	g->allowed = ARENA_NEW(&set->arena, uint32_t, doc->tokens.len);
}

static void keep_labels(struct reading *r)
{
	size_t n = r->out->doc.tokens.len;

	r->out->labels = ARENA_NEW(&r->set->arena, uint32_t, n);
	memcpy(r->out->labels, r->out->allowed, n * sizeof(uint32_t));
}

static bool read_document(struct reading *r, const cJSON *json)
{
	const cJSON *text = cJSON_GetObjectItemCaseSensitive(json, "text");
	const cJSON *gold = cJSON_GetObjectItemCaseSensitive(json, "gold");
	struct document *doc = &r->out->doc;

	if (!cJSON_IsString(text) || !cJSON_IsArray(gold))
		return bad(r, "no \"text\" or no \"gold\"");
	if (!read_types(r, cJSON_GetObjectItemCaseSensitive(json, "types")))
		return false;
	doc->text = arena_copy(&r->set->arena, slice_of(text->valuestring));
	if (utf8_valid_run(doc->text) != doc->text.len)
		return bad(r, "invalid UTF-8");
	r->out->silver = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(json, "silver"));
	r->offsets = offsets_of(doc->text, OFFSETS_CODEPOINTS, &r->set->arena);
	prepare(r->set, r->out);
	for (size_t i = 0; i < doc->tokens.len; i++)
		r->out->allowed[i] = ALLOW_O | r->missing;
	if (!read_names(r, gold))
		return false;
	if (r->out->silver)
		keep_labels(r);
	return true;
}

static void read_line(struct gold_set *set, struct slice line, uint32_t source, struct place place,
		      struct report *report)
{
	struct gold_document *out = arena_zero(&set->arena, sizeof(*out));
	struct reading r = { .set = set, .out = out, .report = report, .place = place };
	cJSON *json = cJSON_ParseWithLength(line.ptr, line.len);

	out->source = source;
	out->number = (uint32_t)set->documents.len;
	if (!json)
		bad(&r, "not JSON");
	else if (read_document(&r, json))
		*vector_push(&set->documents) = out;
	else
		document_free(&out->doc);
	cJSON_Delete(json);
}

bool gold_read(struct gold_set *set, const char *path, uint32_t source, struct report *report)
{
	struct lines lines;

	if (!lines_open(&lines, path, report))
		return false;
	while (lines_next(&lines))
		read_line(set, buffer_view(&lines.line), source, lines.place, report);
	return lines_close(&lines, report);
}

static char to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static void recase_token(char *text, const struct token *t, enum recasing how)
{
	uint32_t end = how == RECASE_UPPER     ? t->end
		       : t->end - t->start > 3 ? t->start + 1
					       : t->start;

	for (uint32_t i = t->start; i < end; i++)
		text[i] = to_upper(text[i]);
}

/* Only ASCII letters change, so the tokens stay where they are. */
void gold_recase(struct gold_set *set, const struct gold_document *from, enum recasing how,
		 uint32_t sentences)
{
	struct gold_document *to = arena_zero(&set->arena, sizeof(*to));
	const token_vector *tokens = &from->doc.tokens;
	struct slice text = arena_copy(&set->arena, from->doc.text);
	char *bytes = (char *)text.ptr;

	for (size_t i = 0; i < tokens->len && tokens->at[i].sentence < sentences; i++)
		if (!(tokens->at[i].flags & TOKEN_CLITIC))
			recase_token(bytes, &tokens->at[i], how);
	to->doc.text = text;
	to->source = from->source;
	to->number = from->number;
	to->silver = from->silver;
	prepare(set, to);
	for (size_t i = 0; i < to->doc.tokens.len; i++)
		to->allowed[i] = to->doc.tokens.len == tokens->len ? from->allowed[i] : ALLOW_ALL;
	*vector_push(&set->documents) = to;
}

void gold_free(struct gold_set *set)
{
	for (size_t i = 0; i < set->documents.len; i++)
		document_free(&set->documents.at[i]->doc);
	vector_free(&set->documents);
	arena_free(&set->arena);
}
