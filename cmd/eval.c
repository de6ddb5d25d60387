#include <strings.h>

#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "cmd/eval.h"
#include "cmd/print.h"
#include "document/write.h"

/* `lede eval entities GOLD.ndjson`: how good the entities are on documents that carry a
 * `gold` list of spans with types. The measure is the exact span and type, micro-averaged
 * (CoNLL-2003's), once as it stands and once after the same normalisation of both sides: a
 * leading article and a trailing possessive do not count, since annotation schemes differ
 * there and in nothing else. Classes that a document's `types` does not list are left out. */

enum { MODES = 2, NONE = ENTITY_TYPES, OUTCOMES = 3, WORST_SHOWN = 10 };
enum outcome { RIGHT, SPURIOUS, MISSED };
enum mode { STRICT, NORMALISED };

struct marked {
	struct span span;
	uint8_t type;
};

typedef VECTOR(struct marked) marked_vector;

struct counts {
	uint32_t of[MODES][ENTITY_TYPES][OUTCOMES];
	uint32_t confusion[ENTITY_TYPES + 1][ENTITY_TYPES + 1]; /* gold, predicted */
};

/* One document's figures; its id follows in the notes. */
struct result {
	struct counts counts;
	uint32_t errors;
	bool without; /* it has no gold: nothing is counted */
	size_t id_length;
	struct slice id;
};

struct evaluation {
	struct arena arena;
	struct counts counts;
	VECTOR(struct result) documents; /* with gold */
	size_t without;
};

static int type_named(const char *name)
{
	for (int i = 0; name && i < ENTITY_TYPES; i++)
		if (strcmp(name, entity_type_names[i]) == 0)
			return i;
	return NONE;
}

/* The raw member of a name that lede does not know, parsed; NULL when it is not there. */
static cJSON *parse_member(const struct document *doc, const char *name)
{
	struct slice key = slice_of(name);

	for (size_t i = 0; i < doc->members.len; i++) {
		const struct member *m = &doc->members.at[i];

		if (m->key.len == key.len + 2 && memcmp(m->key.ptr + 1, key.ptr, key.len) == 0)
			return cJSON_ParseWithLength(m->value.ptr, m->value.len);
	}
	return NULL;
}

/* The classes that the document's gold has at all; all when it does not say. */
static unsigned annotated_types(const struct document *doc)
{
	cJSON *list = parse_member(doc, "types");
	const cJSON *item;
	unsigned types = 0;

	cJSON_ArrayForEach(item, list)
		types |= 1u << type_named(cJSON_GetStringValue(item));
	cJSON_Delete(list);
	return types ? types : (1u << ENTITY_TYPES) - 1;
}

static uint32_t byte_of(const struct offsets *offsets, const cJSON *item, const char *key)
{
	const cJSON *n = cJSON_GetObjectItemCaseSensitive(item, key);

	return cJSON_IsNumber(n) && n->valuedouble >= 0
		       ? offset_in(offsets, (uint64_t)n->valuedouble)
		       : UINT32_MAX;
}

/* False if the document has no list of gold; an empty one says that there are no names. */
static bool read_gold(struct document *doc, marked_vector *out)
{
	struct offsets offsets = offsets_of(doc->text, OFFSETS_CODEPOINTS, &doc->arena);
	cJSON *list = parse_member(doc, "gold");
	bool is_list = cJSON_IsArray(list);
	const cJSON *item;

	cJSON_ArrayForEach(item, list) {
		struct marked m = { { byte_of(&offsets, item, "start"), byte_of(&offsets, item, "end") },
				    (uint8_t)type_named(cJSON_GetStringValue(
					    cJSON_GetObjectItemCaseSensitive(item, "type"))) };

		if (m.span.start < m.span.end && m.span.end != UINT32_MAX && m.type != NONE)
			*vector_push(out) = m;
	}
	cJSON_Delete(list);
	return is_list;
}

static void read_predicted(const struct document *doc, unsigned types, marked_vector *out)
{
	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		if (types & 1u << m->type)
			*vector_push(out) = (struct marked){ { m->start, m->end }, m->type };
	}
}

static size_t article_length(struct slice s)
{
	static const char *const articles[] = { "the", "a", "an" };

	for (int i = 0; i < 3; i++) {
		size_t len = strlen(articles[i]), at = len, next = len;

		if (s.len <= len || strncasecmp(s.ptr, articles[i], len) != 0)
			continue;
		while (next < s.len && utf8_is_space(utf8_next(s, &next)))
			at = next;
		if (at > len)
			return at;
	}
	return 0;
}

/* Bytes of a possessive at the end, with the white space before it. */
static size_t possessive_length(struct slice s)
{
	size_t end = s.len, start;
	int32_t cp;

	if (end && s.ptr[end - 1] == 's')
		end--;
	if (!end)
		return 0;
	cp = utf8_before(s, end, &start);
	if (cp != '\'' && cp != 0x2019)
		return 0;
	while (start && utf8_is_space(utf8_before(s, start, &end)))
		start = end;
	return start ? s.len - start : 0;
}

static void normalise(struct slice text, marked_vector *list)
{
	for (size_t i = 0; i < list->len; i++) {
		struct span *span = &list->at[i].span;

		span->start += (uint32_t)article_length(slice_at(text, *span));
		span->end -= (uint32_t)possessive_length(slice_at(text, *span));
	}
}

static int by_place(const void *a, const void *b)
{
	const struct marked *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end < y->span.end ? -1 : 1;
	return x->type - y->type;
}

/* In order, each once. */
static void settle(marked_vector *list)
{
	size_t kept = 0;

	if (list->len)
		qsort(list->at, list->len, sizeof(*list->at), by_place);
	for (size_t i = 0; i < list->len; i++)
		if (!kept || by_place(&list->at[i], &list->at[kept - 1]) != 0)
			list->at[kept++] = list->at[i];
	list->len = kept;
}

static bool same_span(const struct marked *a, const struct marked *b)
{
	return a->span.start == b->span.start && a->span.end == b->span.end;
}

/* Both lists are settled: one walk along them. */
static void compare(const marked_vector *gold, const marked_vector *predicted, enum mode mode,
		    struct counts *c)
{
	size_t g = 0, p = 0;

	while (g < gold->len || p < predicted->len) {
		int order = g == gold->len	  ? 1
			    : p == predicted->len ? -1
						  : by_place(&gold->at[g], &predicted->at[p]);

		if (order == 0)
			c->of[mode][gold->at[g].type][RIGHT]++;
		else if (order < 0)
			c->of[mode][gold->at[g].type][MISSED]++;
		else
			c->of[mode][predicted->at[p].type][SPURIOUS]++;
		g += order <= 0;
		p += order >= 0;
	}
}

/* What each gold span was taken for, by span alone. */
static void confuse(const marked_vector *gold, const marked_vector *predicted, struct counts *c)
{
	size_t g = 0, p = 0;

	while (g < gold->len || p < predicted->len) {
		bool both = g < gold->len && p < predicted->len &&
			    same_span(&gold->at[g], &predicted->at[p]);
		bool first = p == predicted->len ||
			     (g < gold->len && by_place(&gold->at[g], &predicted->at[p]) < 0);

		if (both)
			c->confusion[gold->at[g++].type][predicted->at[p++].type]++;
		else if (first)
			c->confusion[gold->at[g++].type][NONE]++;
		else
			c->confusion[NONE][predicted->at[p++].type]++;
	}
}

static uint32_t errors_of(const struct counts *c)
{
	uint32_t errors = 0;

	for (int t = 0; t < ENTITY_TYPES; t++)
		errors += c->of[NORMALISED][t][SPURIOUS] + c->of[NORMALISED][t][MISSED];
	return errors;
}

static void note(struct output *o, struct document *doc)
{
	marked_vector gold = { 0 }, predicted = { 0 };
	struct slice id = document_id(doc);
	struct result r = { .id_length = id.len };

	r.without = !read_gold(doc, &gold);
	if (r.without) {
		buffer_add(o->out, &r, sizeof(r));
		buffer_slice(o->out, id);
		return;
	}
	read_predicted(doc, annotated_types(doc), &predicted);
	settle(&gold);
	settle(&predicted);
	compare(&gold, &predicted, STRICT, &r.counts);
	normalise(doc->text, &gold);
	normalise(doc->text, &predicted);
	settle(&gold);
	settle(&predicted);
	compare(&gold, &predicted, NORMALISED, &r.counts);
	confuse(&gold, &predicted, &r.counts);
	r.errors = errors_of(&r.counts);
	buffer_add(o->out, &r, sizeof(r));
	buffer_slice(o->out, id);
	vector_free(&gold);
	vector_free(&predicted);
}

static void add_counts(struct counts *sum, const struct counts *c)
{
	uint32_t *to = (uint32_t *)sum;
	const uint32_t *from = (const uint32_t *)c;

	for (size_t i = 0; i < sizeof(*sum) / sizeof(*to); i++)
		to[i] += from[i];
}

static void merge(void *sum, struct slice notes)
{
	struct evaluation *e = sum;

	while (notes.len) {
		struct result r;

		memcpy(&r, notes.ptr, sizeof(r));
		notes = slice_sub(notes, sizeof(r), notes.len);
		r.id = arena_copy(&e->arena, slice_sub(notes, 0, r.id_length));
		notes = slice_sub(notes, r.id_length, notes.len);
		e->without += r.without;
		if (r.without)
			continue;
		*vector_push(&e->documents) = r;
		add_counts(&e->counts, &r.counts);
	}
}

/* ---- printing ---- */

/* One row: precision, recall and F1 of the classes in `types`. */
static void score_row(struct buffer *out, const char *name, const struct counts *c, enum mode mode,
		      unsigned types)
{
	double n[OUTCOMES] = { 0 }, p, r;

	for (int t = 0; t < ENTITY_TYPES; t++)
		for (int o = 0; o < OUTCOMES && types & 1u << t; o++)
			n[o] += c->of[mode][t][o];
	p = n[RIGHT] + n[SPURIOUS] > 0 ? n[RIGHT] / (n[RIGHT] + n[SPURIOUS]) : 0;
	r = n[RIGHT] + n[MISSED] > 0 ? n[RIGHT] / (n[RIGHT] + n[MISSED]) : 0;
	buffer_format(out, "%-12s P %.4f  R %.4f  F1 %.4f\n", name, p, r,
		      p + r > 0 ? 2 * p * r / (p + r) : 0);
}

static void score_table(struct buffer *out, const char *title, const struct counts *c,
			enum mode mode)
{
	buffer_format(out, "%s\n", title);
	score_row(out, "PER+ORG+LOC", c, mode,
		  1u << ENTITY_PER | 1u << ENTITY_ORG | 1u << ENTITY_LOC);
	score_row(out, "all four", c, mode, (1u << ENTITY_TYPES) - 1);
	for (int t = 0; t < ENTITY_TYPES; t++)
		score_row(out, entity_type_names[t], c, mode, 1u << t);
	buffer_byte(out, '\n');
}

static const char *name_of(int type)
{
	return type == NONE ? "none" : entity_type_names[type];
}

static void confusion_table(struct buffer *out, const struct counts *c)
{
	buffer_string(out, "gold by prediction, same span\n      ");
	for (int p = 0; p <= NONE; p++)
		buffer_format(out, " %7s", name_of(p));
	buffer_byte(out, '\n');
	for (int g = 0; g <= NONE; g++) {
		buffer_format(out, "%-6s", name_of(g));
		for (int p = 0; p <= NONE; p++)
			buffer_format(out, " %7u", c->confusion[g][p]);
		buffer_byte(out, '\n');
	}
}

static int by_errors(const void *a, const void *b)
{
	const struct result *x = a, *y = b;

	if (x->errors != y->errors)
		return x->errors < y->errors ? 1 : -1;
	return slice_compare(x->id, y->id);
}

static void finish(const struct settings *s, void *sum, struct buffer *out)
{
	struct evaluation *e = sum;

	(void)s;
	buffer_format(out, "%zu documents", e->documents.len);
	if (e->without)
		buffer_format(out, ", %zu without gold", e->without);
	buffer_string(out, "\n\n");
	score_table(out, "strict", &e->counts, STRICT);
	score_table(out, "normalised: without articles and possessives", &e->counts, NORMALISED);
	confusion_table(out, &e->counts);
	if (!e->documents.len)
		return;
	qsort(e->documents.at, e->documents.len, sizeof(*e->documents.at), by_errors);
	buffer_string(out, "\nworst documents\n");
	for (size_t i = 0; i < e->documents.len && i < WORST_SHOWN; i++) {
		buffer_format(out, "%5u errors  ", e->documents.at[i].errors);
		print_flat(out, e->documents.at[i].id);
		buffer_byte(out, '\n');
	}
}

static void *open_evaluation(void)
{
	struct evaluation *e = memory_new(sizeof(*e));

	*e = (struct evaluation){ 0 };
	return e;
}

static void close_evaluation(void *sum)
{
	struct evaluation *e = sum;

	arena_free(&e->arena);
	vector_free(&e->documents);
	free(e);
}

static const struct summing sums = {
	.open = open_evaluation,
	.note = note,
	.merge = merge,
	.finish = finish,
	.close = close_evaluation,
};

static const struct evaluator entities_evaluator = {
	.layer = "entities",
	.layers = LAYER_ENTITIES,
	.sums = &sums,
};

/* The one table of what can be scored. */
static const struct evaluator *const evaluators[] = {
	&entities_evaluator,
	&keywords_evaluator,
	&summary_evaluator,
};

static const char *take_subject(struct settings *s, const char *subject)
{
	for (size_t i = 0; i < sizeof(evaluators) / sizeof(*evaluators); i++) {
		if (strcmp(subject, evaluators[i]->layer) != 0)
			continue;
		s->layers = evaluators[i]->layers;
		s->sums = evaluators[i]->sums;
		if (evaluators[i]->prepare)
			evaluators[i]->prepare(s);
		return NULL;
	}
	return "is no layer that can be scored";
}

const struct tool eval_tool = {
	.name = "eval",
	.about = "score a layer against documents with gold",
	.sums = &sums,
	.subject = "LAYER",
	.subjects = "entities, keywords, summary",
	.take_subject = take_subject,
};
