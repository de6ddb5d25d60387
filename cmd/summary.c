#include "cmd/print.h"
#include "cmd/stories.h"

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

static const char *set_tight(struct settings *s, const char *value)
{
	(void)value;
	if (s->how.summary_form == SUMMARY_HEADLINE)
		return "does not go together with --headline";
	s->how.summary_form = SUMMARY_TIGHT;
	return NULL;
}

static const char *set_headline(struct settings *s, const char *value)
{
	(void)value;
	if (s->how.summary_form == SUMMARY_TIGHT)
		return "does not go together with --tight";
	s->how.summary_form = SUMMARY_HEADLINE;
	return NULL;
}

/* The tokens are kept, since stories are compared by them. */
static const char *set_cluster(struct settings *s, const char *value)
{
	(void)value;
	s->cluster = true;
	s->layers = LAYER_SUMMARY | LAYER_TOKENS;
	return NULL;
}

static const struct option_row options[] = {
	{ "count", 'n', "N", "how many sentences (default 3)", 0, set_sentences },
	{ "words", 0, "N", "no more than N words", 0, set_words },
	{ "ratio", 0, "R", "this part of the sentences, such as 0.2 or 20%", 0, set_ratio },
	{ "tight", 't', NULL, "without asides, ages, relative clauses and attributions", 0,
	  set_tight },
	{ "headline", 0, NULL, "one line: the title, or the first sentence cut to one", 0,
	  set_headline },
	{ "bullets", 'b', NULL, "a list with dashes, under the title",
	  offsetof(struct settings, bullets), NULL },
	{ "cluster", 'c', NULL, "sort a batch into stories and sum each of them up", 0,
	  set_cluster },
	{ 0 },
};

static struct slice short_or_whole(const struct document *doc, const struct summary_sentence *s)
{
	return s->nspans ? s->tight : slice_sub(doc->text, s->start, s->end);
}

/* The title; not the byline that copy without title begins with. */
static struct slice title_of(const struct document *doc)
{
	struct slice title = slice_trim(doc->title);
	bool byline = title.len > 3 && slice_starts(title, SLICE("By ")) && title.ptr[3] >= 'A' &&
		      title.ptr[3] <= 'Z';

	return byline ? (struct slice){ 0 } : title;
}

/* Of a text that is nothing but a line or two, which the summary leaves out. */
static struct slice first_line_of(const struct document *doc)
{
	enum { LINE_MOST = 200 }; /* bytes */
	const struct sentence *s = doc->sentences.at;

	return doc->sentences.len && s->end - s->start <= LINE_MOST
		       ? slice_sub(doc->text, s->start, s->end)
		       : (struct slice){ 0 };
}

/* A line that stands where the title would. */
static void print_headline(struct output *o, const struct document *doc)
{
	if (title_of(doc).len)
		print_flat(o->out, title_of(doc));
	else if (doc->summary.len)
		print_flat(o->out, doc->summary.at[0].tight);
	else if (first_line_of(doc).len)
		print_flat(o->out, first_line_of(doc));
	else
		return;
	buffer_byte(o->out, '\n');
}

/* One sentence a line. As a list it has the title above and a blank line behind. */
static void print_plain(struct output *o, const struct document *doc)
{
	bool bullets = o->settings->bullets;

	if (bullets && title_of(doc).len) {
		print_flat(o->out, title_of(doc));
		buffer_byte(o->out, '\n');
	}
	for (size_t i = 0; i < doc->summary.len; i++) {
		if (bullets)
			buffer_string(o->out, "- ");
		print_flat(o->out, short_or_whole(doc, &doc->summary.at[i]));
		buffer_byte(o->out, '\n');
	}
	if (bullets)
		buffer_byte(o->out, '\n');
}

static void print(struct output *o, struct document *doc)
{
	struct line l;

	if (o->settings->format != PRINT_TSV) {
		if (o->settings->how.summary_form == SUMMARY_HEADLINE)
			print_headline(o, doc);
		else
			print_plain(o, doc);
		return;
	}
	l = line_of(o, doc);
	for (size_t i = 0; i < doc->summary.len; i++) {
		const struct summary_sentence *s = &doc->summary.at[i];

		line_field(&l, short_or_whole(doc, s));
		line_number(&l, s->sentence);
		line_offsets(&l, s->start, s->end);
		line_end(&l);
	}
}

/* Plain sentences have no columns. */
static const char *columns_of(const struct settings *s)
{
	if (s->format != PRINT_TSV)
		return NULL;
	return s->cluster ? STORIES_COLUMNS : summary_tool.columns;
}

const struct tool summary_tool = {
	.name = "summary",
	.about = "pick the sentences that tell the story",
	.options = options,
	.layers = LAYER_SUMMARY,
	.columns = "text\tsentence\tstart\tend",
	.columns_of = columns_of,
	.print = print,
	.sums = &stories_summing,
};
