#include "cmd/print.h"

#include "base/utf8.h"

/* One screen that tells a reader what is in an article. */

enum { NAMES_SHOWN = 8, DATES_SHOWN = 6, QUOTES_SHOWN = 3, KEYWORDS_SHOWN = 8, LABEL = 15 };

struct brief {
	struct buffer *out;
	const struct document *doc;
	const struct settings *settings;
	size_t column; /* where the line being written has come to */
	size_t indent;
};

static void paint(struct brief *b, const char *code)
{
	if (b->settings->colour)
		buffer_format(b->out, "\033[%sm", code);
}

static void new_line(struct brief *b)
{
	buffer_byte(b->out, '\n');
	b->column = 0;
}

static void spaces(struct brief *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buffer_byte(b->out, ' ');
	b->column += n;
}

/* One word: on this line if it fits, on the next if not. */
static void word(struct brief *b, struct slice s)
{
	size_t width = utf8_width(s);

	if (b->column > b->indent && b->column + 1 + width > b->settings->width) {
		new_line(b);
		spaces(b, b->indent);
	} else if (b->column > b->indent) {
		spaces(b, 1);
	}
	print_flat(b->out, s);
	b->column += width;
}

static void words(struct brief *b, struct slice s)
{
	while ((s = slice_trim(s)).len) {
		size_t end = 0;

		while (end < s.len && !strchr(" \t\r\n\f\v", s.ptr[end]))
			end++;
		word(b, slice_sub(s, 0, end));
		s = slice_sub(s, end, s.len);
	}
}

/* The label of a block, in a column of its own. */
static void label(struct brief *b, const char *text)
{
	paint(b, "1");
	buffer_string(b->out, text);
	paint(b, "0");
	b->column = strlen(text);
	b->indent = LABEL;
	spaces(b, LABEL - b->column);
}

static void headline(struct brief *b)
{
	b->indent = 0;
	paint(b, "1");
	words(b, b->doc->title);
	paint(b, "0");
	new_line(b);
	new_line(b);
}

static void summary(struct brief *b)
{
	for (size_t i = 0; i < b->doc->summary.len; i++) {
		const struct summary_sentence *s = &b->doc->summary.at[i];

		b->indent = 2;
		buffer_string(b->out, "- ");
		b->column = 2;
		words(b, slice_sub(b->doc->text, s->start, s->end));
		new_line(b);
	}
	if (b->doc->summary.len)
		new_line(b);
}

/* An item of a list: a comma goes to the one before it. */
static void item(struct brief *b, struct slice text, size_t number)
{
	if (number > 0) {
		buffer_byte(b->out, ',');
		b->column++;
	}
	words(b, text);
}

static void names(struct brief *b, const char *title, enum entity_type type)
{
	size_t n = 0;

	for (size_t i = 0; i < b->doc->entities.len && n < NAMES_SHOWN; i++) {
		const struct entity *e = &b->doc->entities.at[i];
		char count[24];

		if (e->type != type)
			continue;
		if (!n)
			label(b, title);
		item(b, e->name, n++);
		if (e->count > 1) {
			snprintf(count, sizeof(count), "(%u)", e->count);
			word(b, slice_of(count));
		}
	}
	if (n)
		new_line(b);
}

static int by_earliest(const void *a, const void *b)
{
	const struct date *x = *(const struct date *const *)a, *y = *(const struct date *const *)b;

	if (x->earliest != y->earliest)
		return x->earliest < y->earliest ? -1 : 1;
	return x->start < y->start ? -1 : x->start > y->start;
}

/* The expression behind its value, unless it is the same. */
static void as_written(struct brief *b, struct slice text, struct slice value,
		       struct arena *arena)
{
	if (!slice_equal(text, value))
		words(b, arena_format(arena, "(%.*s)", SLICE_ARG(text)));
}

/* 28th January, a Sunday, last spring of who knows which year; `yesterday` and `now`
 * tell nothing without a day to count from. */
static bool is_named(const struct date *d)
{
	return d->type == DATE_DATE && d->earliest == DAY_UNKNOWN && d->value[0] == 'X' &&
	       d->value[strspn(d->value, "XW-")] != '\0';
}

static bool has_day(const struct date *d)
{
	return d->earliest != DAY_UNKNOWN && !slice_ends(slice_of(d->value), SLICE("_REF"));
}

static size_t pick(const struct document *doc, bool (*wanted)(const struct date *),
		   const struct date **list)
{
	size_t n = 0;

	for (size_t i = 0; i < doc->dates.len; i++)
		if (wanted(&doc->dates.at[i]))
			list[n++] = &doc->dates.at[i];
	return n;
}

static bool is_among(const char *value, const char *const *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(values[i], value) == 0)
			return true;
	return false;
}

/* The days that are known, in order of time, then those without a year as they are
 * written; each once. */
static void dates(struct brief *b, struct arena *arena)
{
	const struct document *doc = b->doc;
	const struct date **list = ARENA_NEW(arena, const struct date *, doc->dates.len);
	size_t known = pick(doc, has_day, list), n = known + pick(doc, is_named, list + known);
	const char *values[DATES_SHOWN];
	size_t shown = 0;

	if (known)
		qsort(list, known, sizeof(*list), by_earliest);
	for (size_t i = 0; i < n && shown < DATES_SHOWN; i++) {
		struct slice text = slice_sub(doc->text, list[i]->start, list[i]->end);

		if (is_among(list[i]->value, values, shown))
			continue;
		if (!shown)
			label(b, "Dates");
		values[shown] = list[i]->value;
		item(b, i < known ? slice_of(list[i]->value) : text, shown++);
		if (i < known)
			as_written(b, text, slice_of(list[i]->value), arena);
	}
	if (shown)
		new_line(b);
}

static void quote(struct brief *b, const struct quote *q, struct slice speaker, size_t number)
{
	label(b, number ? "" : "Quotes");
	words(b, speaker);
	buffer_byte(b->out, ':');
	b->column++;
	b->indent = LABEL + 2;
	if (b->column == b->indent) /* "A:" is not where the line begins */
		b->column++;
	for (int i = 0; i < q->nspans; i++)
		words(b, slice_at(b->doc->text, q->spans[i]));
	new_line(b);
}

/* What the one who asks says is no quote to show. */
static bool is_question(const struct brief *b, const struct quote *q)
{
	return q->kind == QUOTE_TURN && q->end && b->doc->text.ptr[q->end - 1] == '?';
}

/* The best quotes are direct ones with a speaker, then turns, and only then those that the reporter
 * has worked into a sentence; the first ones of the article. */
static void quotes(struct brief *b)
{
	size_t n = 0;

	for (int kind = QUOTE_DIRECT; kind <= QUOTE_MIXED; kind++) {
		for (size_t i = 0; i < b->doc->quotes.len && n < QUOTES_SHOWN; i++) {
			const struct quote *q = &b->doc->quotes.at[i];
			struct slice speaker = quote_speaker(b->doc, q);

			if (q->kind == kind && speaker.len && !is_question(b, q))
				quote(b, q, speaker, n++);
		}
	}
}

static void keywords(struct brief *b)
{
	size_t n = b->doc->keywords.len;

	if (!n)
		return;
	label(b, "Keywords");
	for (size_t i = 0; i < n && i < KEYWORDS_SHOWN; i++)
		item(b, b->doc->keywords.at[i].text, i);
	new_line(b);
}

static void print(struct output *o, struct document *doc)
{
	struct brief b = { .out = o->out, .doc = doc, .settings = o->settings };

	if (doc->title.len)
		headline(&b);
	summary(&b);
	names(&b, "People", ENTITY_PER);
	names(&b, "Organisations", ENTITY_ORG);
	names(&b, "Places", ENTITY_LOC);
	names(&b, "Other names", ENTITY_MISC);
	dates(&b, &doc->arena);
	quotes(&b);
	keywords(&b);
	new_line(&b);
}

const struct tool brief_tool = {
	.name = "brief",
	.about = "one screen: summary, names, dates, quotes, keywords",
	.layers = LAYER_ENTITIES | LAYER_DATES | LAYER_QUOTES | LAYER_KEYWORDS | LAYER_SUMMARY,
	.print = print,
};
