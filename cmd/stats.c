#include "cmd/stats.h"

#include "cmd/print.h"

static void *sum_open(void)
{
	struct stats_sum *sum = memory_new(sizeof(*sum));

	*sum = (struct stats_sum){
		.terms = TALLY_OF(TERMS_MAX, TERMS_BYTES),
		.keywords = TALLY_OF(SMALL_MAX, SMALL_BYTES),
		.pairs = TALLY_OF(TABLE_MAX, TABLE_BYTES),
		.ngrams = TALLY_OF(TABLE_MAX, TABLE_BYTES),
		.periods = TALLY_OF(SMALL_MAX, SMALL_BYTES),
		.period_terms = TALLY_OF(TABLE_MAX, TABLE_BYTES),
	};
	return sum;
}

static void sum_close(void *opaque)
{
	struct stats_sum *sum = opaque;

	tally_free(&sum->terms);
	tally_free(&sum->keywords);
	tally_free(&sum->pairs);
	tally_free(&sum->ngrams);
	tally_free(&sum->periods);
	tally_free(&sum->period_terms);
	free(sum);
}

/* The reference is read before the batch. */
static char **reference_files(struct settings *s)
{
	return s->stats.against_count ? s->stats.against : NULL;
}

static void reading(void *opaque, bool before)
{
	struct stats_sum *sum = opaque;

	sum->group = before ? GROUP_REFERENCE : GROUP_BATCH;
}

static bool sums_wanted(const struct settings *s)
{
	return !s->each && !s->stats.kwic;
}

static const struct summing sums = {
	.wanted = sums_wanted,
	.open = sum_open,
	.note = stats_note,
	.merge = stats_merge,
	.before = reference_files,
	.reading = reading,
	.finish = stats_print,
	.close = sum_close,
};

/* ---- options ---- */

static const char *set_number(unsigned *out, const char *value, unsigned long most)
{
	unsigned long n;
	const char *wrong = parse_count(value, most, &n);

	*out = (unsigned)n;
	return wrong;
}

static const char *set_count(struct settings *s, const char *value)
{
	return set_number(&s->stats.rows, value, TERMS_MAX);
}

static const char *set_least(struct settings *s, const char *value)
{
	return set_number(&s->stats.least, value, UINT32_MAX);
}

/* The layers that are computed: what is not printed need not be. The tokens are kept. */
static void need(struct settings *s, unsigned layers)
{
	if (!s->each)
		s->layers |= layers;
}

static const char *set_ngrams(struct settings *s, const char *value)
{
	need(s, LAYER_STATS | LAYER_TOKENS);
	return set_number(&s->stats.ngrams, value, NGRAM_MAX) ? "is no number from 1 to 9" : NULL;
}

static const char *set_collocations(struct settings *s, const char *value)
{
	(void)value;
	need(s, LAYER_STATS | LAYER_TOKENS);
	s->stats.collocations = true;
	return NULL;
}

static const char *set_against(struct settings *s, const char *value)
{
	if (strcmp(value, "-") == 0)
		return "is standard input, which is for the articles themselves";
	if (s->stats.against_count == AGAINST_MAX)
		return "is one file too many";
	need(s, LAYER_STATS);
	s->stats.against[s->stats.against_count++] = (char *)value; /* argv's own */
	return NULL;
}

static const char *set_by(struct settings *s, const char *value)
{
	static const struct {
		const char *name;
		unsigned bytes;
	} periods[] = { { "year", 4 }, { "month", 7 }, { "day", 10 } };

	for (size_t i = 0; i < sizeof(periods) / sizeof(*periods); i++)
		if (strcmp(value, periods[i].name) == 0)
			s->stats.period = periods[i].bytes;
	need(s, LAYER_STATS);
	return s->stats.period ? NULL : "is none of year, month, day";
}

static const char *set_kwic(struct settings *s, const char *value)
{
	need(s, LAYER_TOKENS | LAYER_SENTENCES);
	s->stats.kwic = value;
	return *value ? NULL : "is empty";
}

static const char *set_each(struct settings *s, const char *value)
{
	(void)value;
	s->each = true;
	s->layers = 0;
	return NULL;
}

static const struct option_row options[] = {
	{ "count", 'n', "N", "how many rows of each table (default 100)", 0, set_count },
	{ "tfidf", 0, NULL, "order the terms by TF-IDF instead of their count",
	  offsetof(struct settings, stats.tfidf), NULL },
	{ "against", 'a', "FILE", "the terms that are key beside the articles in FILE", 0,
	  set_against },
	{ "collocations", 'c', NULL, "content words that stand together more than by chance", 0,
	  set_collocations },
	{ "ngrams", 'g', "N", "the commonest runs of N words", 0, set_ngrams },
	{ "least", 0, "N", "leave out collocations and n-grams met less often (default 3)", 0,
	  set_least },
	{ "by", 0, "PERIOD", "words and terms by year, month or day of publication", 0, set_by },
	{ "kwic", 'k', "WORDS", "print where they stand, in context, aligned", 0, set_kwic },
	{ "each", 'e', NULL, "print each document as JSON with its own statistics", 0, set_each },
	{ 0 },
};

/* Documents are printed one by one for --kwic (in any form) and for --each (as JSON). */
static bool prints(const struct settings *s)
{
	return s->stats.kwic && !s->each;
}

static const char *columns_of(const struct settings *s)
{
	return prints(s) && s->format == PRINT_TSV ? KWIC_COLUMNS : NULL;
}

const struct tool stats_tool = {
	.name = "stats",
	.about = "count words, terms and keywords of one article or of many",
	.options = options,
	.layers = LAYER_STATS | LAYER_KEYWORDS,
	.columns = STATS_COLUMNS,
	.columns_of = columns_of,
	.print = kwic_print,
	.prints = prints,
	.sums = &sums,
};
