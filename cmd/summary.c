#include "cmd/print.h"

static const char *set_sentences(struct settings *s, const char *value)
{
	unsigned long n;
	const char *wrong = parse_count(value, 10000, &n);

	s->how.summary_sentences = (unsigned)n;
	return wrong;
}

static const char *set_words(struct settings *s, const char *value)
{
	unsigned long n;
	const char *wrong = parse_count(value, 1000000, &n);

	s->how.summary_words = (unsigned)n;
	return wrong;
}

/* "0.2" or "20%" */
static const char *set_ratio(struct settings *s, const char *value)
{
	char *end;
	double ratio = strtod(value, &end);

	if (*end == '%' && end[1] == '\0')
		ratio /= 100;
	else if (*end || end == value)
		return "is no part of one such as 0.2 or 20%";
	if (!(ratio >= 0.01 && ratio <= 1))
		return "must be between 0.01 and 1";
	s->how.summary_percent = (unsigned)(ratio * 100 + 0.5);
	return NULL;
}

static const struct option_row options[] = {
	{ "count", 'n', "N", "how many sentences (default 3)", 0, set_sentences },
	{ "words", 0, "N", "no more than N words", 0, set_words },
	{ "ratio", 0, "R", "this part of the sentences, such as 0.2 or 20%", 0, set_ratio },
	{ 0 },
};

/* One sentence a line; a blank line between documents. */
static void print_plain(struct output *o, struct document *doc)
{
	for (size_t i = 0; i < doc->summary.len; i++) {
		const struct sentence *s = &doc->sentences.at[doc->summary.at[i].sentence];

		print_flat(o->out, slice_sub(doc->text, s->start, s->end));
		buffer_byte(o->out, '\n');
	}
}

static void print(struct output *o, struct document *doc)
{
	struct line l;

	if (o->settings->format != PRINT_TSV) {
		print_plain(o, doc);
		return;
	}
	l = line_of(o, doc);
	for (size_t i = 0; i < doc->summary.len; i++) {
		const struct sentence *s = &doc->sentences.at[doc->summary.at[i].sentence];

		line_field(&l, slice_sub(doc->text, s->start, s->end));
		line_number(&l, doc->summary.at[i].sentence);
		line_offsets(&l, s->start, s->end);
		line_end(&l);
	}
}

/* Plain sentences have no columns. */
static const char *columns_of(const struct settings *s)
{
	return s->format == PRINT_TSV ? summary_tool.columns : NULL;
}

const struct tool summary_tool = {
	.name = "summary",
	.about = "pick the sentences that tell the story",
	.options = options,
	.layers = LAYER_SUMMARY,
	.columns = "text\tsentence\tstart\tend",
	.columns_of = columns_of,
	.print = print,
};
