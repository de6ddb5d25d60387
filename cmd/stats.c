#include "cmd/tool.h"

#include "base/hash.h"
#include "cmd/print.h"
#include "document/json.h"

/* Statistics over a whole batch in bounded memory.
 *
 * Terms are counted in a table of fixed size. When it is full, the rarest terms are
 * dropped until half of it is free, and what a later term may have lost that way is
 * kept as `undercount`: lossy counting (Manku and Motwani, "Approximate Frequency Counts
 * over Data Streams", 2002). With fewer than TERMS_MAX different stems, as in a hundred
 * thousand articles, every count is exact and undercount is 0. Documents are counted in
 * input order, so the result does not depend on -j. */

enum { TERMS_MAX = 300000, SLOTS = 1 << 20, TERMS_SHOWN = 100 };

struct counted {
	uint32_t hash;
	uint32_t stem;            /* offset of its bytes; length before them */
	uint32_t form;            /* the same, of the form to show */
	uint32_t documents;
	uint64_t count;
	int64_t votes;            /* for the form: a majority vote (Boyer and Moore 1981) */
};

struct table {
	VECTOR(struct counted) list;
	VECTOR(uint32_t) slots; /* index + 1 */
	struct buffer strings;
	uint64_t undercount;
};

struct tally {
	uint64_t documents, words, sentences, reading_seconds;
	struct table terms;
	struct table keywords; /* by how many documents chose them */
};

static void clear_slots(struct table *t)
{
	vector_reserve(&t->slots, SLOTS);
	t->slots.len = SLOTS;
	memset(t->slots.at, 0, SLOTS * sizeof(*t->slots.at));
}

static void *tally_open(void)
{
	struct tally *tally = memory_new(sizeof(*tally));

	*tally = (struct tally){ 0 };
	clear_slots(&tally->terms);
	clear_slots(&tally->keywords);
	return tally;
}

static void free_table(struct table *t)
{
	vector_free(&t->list);
	vector_free(&t->slots);
	buffer_free(&t->strings);
}

static void tally_close(void *sum)
{
	struct tally *tally = sum;

	free_table(&tally->terms);
	free_table(&tally->keywords);
	free(tally);
}

static struct slice string_at(const struct table *t, uint32_t offset)
{
	uint32_t len;

	memcpy(&len, t->strings.at + offset, sizeof(len));
	return (struct slice){ t->strings.at + offset + sizeof(len), len };
}

static uint32_t add_string(struct table *t, struct slice s)
{
	uint32_t offset = (uint32_t)t->strings.len, len = (uint32_t)s.len;

	buffer_add(&t->strings, &len, sizeof(len));
	buffer_slice(&t->strings, s);
	return offset;
}

static uint32_t *slot_of(struct table *t, uint32_t hash, struct slice stem)
{
	uint32_t at = hash & (SLOTS - 1);

	for (; t->slots.at[at]; at = (at + 1) & (SLOTS - 1)) {
		const struct counted *c = &t->list.at[t->slots.at[at] - 1];

		if (c->hash == hash && slice_equal(string_at(t, c->stem), stem))
			break;
	}
	return &t->slots.at[at];
}

/* Drop the rarest until half the table is free; their strings with them. */
static void drop_rarest(struct table *t)
{
	struct buffer old = t->strings;
	size_t kept = t->list.len;

	t->strings = (struct buffer){ 0 };
	while (kept > TERMS_MAX / 2) {
		t->undercount++;
		kept = 0;
		for (size_t i = 0; i < t->list.len; i++)
			kept += t->list.at[i].count > t->undercount;
	}
	clear_slots(t);
	kept = 0;
	for (size_t i = 0; i < t->list.len; i++) {
		struct counted c = t->list.at[i];
		struct table before = { .strings = old };

		if (c.count <= t->undercount)
			continue;
		c.stem = add_string(t, string_at(&before, c.stem));
		c.form = add_string(t, string_at(&before, c.form));
		t->list.at[kept] = c;
		*slot_of(t, c.hash, string_at(t, c.stem)) = (uint32_t)++kept;
	}
	t->list.len = kept;
	buffer_free(&old);
}

static void count_term(struct table *t, struct slice stem, struct slice form, uint32_t count)
{
	uint32_t hash = hash_slice(stem), *slot;
	struct counted *c;

	if (t->list.len == TERMS_MAX)
		drop_rarest(t);
	slot = slot_of(t, hash, stem);
	if (!*slot) {
		c = vector_push(&t->list);
		*c = (struct counted){ .hash = hash, .stem = add_string(t, stem) };
		c->form = add_string(t, form);
		*slot = (uint32_t)t->list.len;
	}
	c = &t->list.at[*slot - 1];
	c->documents++;
	c->count += count;
	c->votes += slice_equal(string_at(t, c->form), form) ? (int64_t)count : -(int64_t)count;
	if (c->votes < 0) {
		c->votes = -c->votes;
		c->form = add_string(t, form);
	}
}

/* ---- notes: one document's figures from the worker to the main thread ---- */

struct note_head {
	uint64_t words, sentences, reading_seconds;
	uint32_t terms, keywords;
};

static void note_term(struct buffer *notes, struct slice stem, struct slice form, uint32_t count)
{
	uint32_t head[3] = { (uint32_t)stem.len, (uint32_t)form.len, count };

	buffer_add(notes, head, sizeof(head));
	buffer_slice(notes, stem);
	buffer_slice(notes, form);
}

static struct slice lower_case(struct document *doc, struct slice s)
{
	char *out = arena_alloc(&doc->arena, s.len * 2 + 1);

	return token_fold(s, out, s.len * 2 + 1);
}

static void note(const struct settings *settings, struct document *doc, struct buffer *notes)
{
	const struct stats *s = &doc->stats;
	struct note_head head = { s->words, s->sentences, s->reading_seconds,
				  (uint32_t)s->terms.len, (uint32_t)doc->keywords.len };

	(void)settings;
	buffer_add(notes, &head, sizeof(head));
	for (size_t i = 0; i < s->terms.len; i++)
		note_term(notes, s->terms.at[i].stem, s->terms.at[i].text, s->terms.at[i].count);
	for (size_t i = 0; i < doc->keywords.len; i++)
		note_term(notes, lower_case(doc, doc->keywords.at[i].text),
			  doc->keywords.at[i].text, doc->keywords.at[i].count);
}

static void take(struct slice *notes, void *out, size_t len)
{
	memcpy(out, notes->ptr, len);
	*notes = slice_sub(*notes, len, notes->len);
}

static void merge_terms(struct table *t, struct slice *notes, uint32_t n)
{
	while (n--) {
		uint32_t head[3];
		struct slice stem, form;

		take(notes, head, sizeof(head));
		stem = slice_sub(*notes, 0, head[0]);
		form = slice_sub(*notes, head[0], head[0] + head[1]);
		*notes = slice_sub(*notes, head[0] + head[1], notes->len);
		count_term(t, stem, form, head[2]);
	}
}

static void merge(void *sum, struct slice notes)
{
	struct tally *tally = sum;

	while (notes.len) {
		struct note_head head;

		take(&notes, &head, sizeof(head));
		tally->documents++;
		tally->words += head.words;
		tally->sentences += head.sentences;
		tally->reading_seconds += head.reading_seconds;
		merge_terms(&tally->terms, &notes, head.terms);
		merge_terms(&tally->keywords, &notes, head.keywords);
	}
}

/* ---- printing ---- */

/* Falling by frequency; equal ones in the order of their first appearance. */
static int by_count(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->stem < y->stem ? -1 : x->stem > y->stem;
}

static int by_documents(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;

	if (x->documents != y->documents)
		return x->documents < y->documents ? 1 : -1;
	return by_count(a, b);
}

static size_t shown(const struct settings *s, const struct table *t)
{
	size_t most = s->terms ? s->terms : TERMS_SHOWN;

	return t->list.len < most ? t->list.len : most;
}

static void json_terms(struct json *j, const char *key, const struct table *t, size_t n, bool stems)
{
	json_key(j, key);
	json_open(j, '[');
	for (size_t i = 0; i < n; i++) {
		const struct counted *c = &t->list.at[i];

		json_open(j, '{');
		if (stems)
			json_string_at(j, "stem", string_at(t, c->stem));
		json_string_at(j, "text", string_at(t, c->form));
		json_number_at(j, "count", c->count);
		json_number_at(j, "documents", c->documents);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void print_json(const struct settings *s, const struct tally *tally, struct buffer *out)
{
	struct json j = { .out = out };

	json_open(&j, '{');
	json_number_at(&j, "documents", tally->documents);
	json_number_at(&j, "words", tally->words);
	json_number_at(&j, "sentences", tally->sentences);
	json_number_at(&j, "reading_seconds", tally->reading_seconds);
	json_number_at(&j, "stems", tally->terms.list.len);
	json_number_at(&j, "undercount", tally->terms.undercount);
	json_terms(&j, "terms", &tally->terms, shown(s, &tally->terms), true);
	json_terms(&j, "keywords", &tally->keywords, shown(s, &tally->keywords), false);
	json_close(&j, '}');
	buffer_byte(out, '\n');
}

static void table_rows(struct buffer *out, const char *what, const struct table *t, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct counted *c = &t->list.at[i];

		buffer_format(out, "%s\t", what);
		print_flat(out, string_at(t, c->form));
		buffer_format(out, "\t%llu\t%u\n", (unsigned long long)c->count, c->documents);
	}
}

static void total_row(struct buffer *out, const char *what, uint64_t n)
{
	buffer_format(out, "total\t%s\t%llu\t\n", what, (unsigned long long)n);
}

static void print_table(const struct settings *s, const struct tally *tally, struct buffer *out)
{
	if (s->header)
		buffer_string(out, stats_tool.columns), buffer_byte(out, '\n');
	total_row(out, "documents", tally->documents);
	total_row(out, "words", tally->words);
	total_row(out, "sentences", tally->sentences);
	total_row(out, "reading_seconds", tally->reading_seconds);
	total_row(out, "stems", tally->terms.list.len);
	total_row(out, "undercount", tally->terms.undercount);
	table_rows(out, "term", &tally->terms, shown(s, &tally->terms));
	table_rows(out, "keyword", &tally->keywords, shown(s, &tally->keywords));
}

static void finish(const struct settings *s, void *sum, struct buffer *out)
{
	struct tally *tally = sum;
	struct table *terms = &tally->terms, *keywords = &tally->keywords;

	if (terms->list.len)
		qsort(terms->list.at, terms->list.len, sizeof(struct counted), by_count);
	if (keywords->list.len)
		qsort(keywords->list.at, keywords->list.len, sizeof(struct counted), by_documents);
	if (s->format == PRINT_JSON)
		print_json(s, tally, out);
	else
		print_table(s, tally, out);
}

static const char *set_terms(struct settings *s, const char *value)
{
	unsigned long n;
	const char *wrong = parse_count(value, TERMS_MAX, &n);

	s->terms = (unsigned)n;
	return wrong;
}

static const struct option_row options[] = {
	{ "count", 'n', "N", "how many terms and keywords (default 100)", 0, set_terms },
	{ "each", 'e', NULL, "print each document as JSON with its own statistics",
	  offsetof(struct settings, each), NULL },
	{ 0 },
};

static bool sums_wanted(const struct settings *s)
{
	return !s->each;
}

static const struct summing sums = {
	.wanted = sums_wanted,
	.open = tally_open,
	.note = note,
	.merge = merge,
	.finish = finish,
	.close = tally_close,
};

const struct tool stats_tool = {
	.name = "stats",
	.about = "count words, terms and keywords of one article or of many",
	.options = options,
	.layers = LAYER_STATS | LAYER_KEYWORDS,
	.columns = "what\ttext\tcount\tdocuments",
	.sums = &sums,
};
