#include "cmd/print.h"
#include "cmd/stats.h"
#include "document/json.h"

/* The tables of the statistics, as TSV or as one JSON object. */

/* A table is a row. */
struct table {
	const char *what;          /* the first column of the TSV */
	const char *key;           /* of the JSON */
	const char *score, *ratio; /* keys of these in the JSON; NULL: it has none */
	bool stems;                /* its keys are stems */
	bool reference;            /* it counts the reference as well */
	stats_rows (*rank)(const struct stats_sum *, const struct settings *);
	size_t tally;              /* offsetof in struct stats_sum */
	bool (*wanted)(const struct stats_settings *);
};

static bool want_keyness(const struct stats_settings *s)
{
	return s->against_count;
}

static bool want_pairs(const struct stats_settings *s)
{
	return s->collocations;
}

static bool want_ngrams(const struct stats_settings *s)
{
	return s->ngrams;
}

/* What is printed when nothing else is asked for; terms also when their order is. */
static bool want_keywords(const struct stats_settings *s)
{
	return !s->against_count && !s->collocations && !s->ngrams && !s->period;
}

static bool want_terms(const struct stats_settings *s)
{
	return s->tfidf || want_keywords(s);
}

static const struct table tables[] = {
	{ "term", "terms", "tfidf", "idf", true, false, stats_rank_terms,
	  offsetof(struct stats_sum, terms), want_terms },
	{ "keyword", "keywords", NULL, NULL, false, false, stats_rank_keywords,
	  offsetof(struct stats_sum, keywords), want_keywords },
	{ "key", "keyness", "g2", "log_ratio", true, true, stats_rank_keyness,
	  offsetof(struct stats_sum, terms), want_keyness },
	{ "collocation", "collocations", "log_dice", "pmi", false, false, stats_rank_pairs,
	  offsetof(struct stats_sum, pairs), want_pairs },
	{ "ngram", "ngrams", NULL, NULL, false, false, stats_rank_ngrams,
	  offsetof(struct stats_sum, ngrams), want_ngrams },
};
enum { TABLES = sizeof(tables) / sizeof(*tables) };

/* The terms of a period, in rows of their own or within the period's object. */
static const struct table period_table = {
	"term", "terms", "g2", "log_ratio", true, false, stats_rank_period_terms,
	offsetof(struct stats_sum, period_terms), NULL,
};

static const struct tally *tally_of(const struct table *t, const struct stats_sum *sum)
{
	return (const struct tally *)((const char *)sum + t->tally);
}

static struct slice text_of(const struct tally *t, const struct tally_entry *e)
{
	return tally_string(t, e->form);
}

/* Three decimals, cut off behind the last that is not 0. */
static void decimal(struct buffer *out, double x)
{
	int64_t thousandths = (int64_t)(x * 1000 + (x < 0 ? -0.5 : 0.5));

	if (thousandths < 0)
		buffer_byte(out, '-');
	buffer_thousandths(out, (uint64_t)(thousandths < 0 ? -thousandths : thousandths));
}

/* 2016-02 */
static void period_name(struct buffer *out, uint32_t period)
{
	unsigned day = period % 100, month = period / 100 % 100;

	if (period == PERIOD_UNKNOWN) {
		buffer_string(out, "undated");
		return;
	}
	buffer_format(out, "%04u", period / 10000);
	if (month)
		buffer_format(out, "-%02u", month);
	if (day)
		buffer_format(out, "-%02u", day);
}

/* ---- totals: names and numbers in both forms ---- */

struct total {
	const char *name;
	uint64_t n;
};

enum { TOTALS_MAX = 24 };

struct totals {
	struct total at[TOTALS_MAX];
	size_t len;
};

static void add_total(struct totals *t, const char *name, uint64_t n)
{
	t->at[t->len++] = (struct total){ name, n };
}

/* Different stems that came up in the batch. */
static uint64_t stems_of(const struct stats_sum *sum)
{
	uint64_t n = 0;

	for (size_t i = 0; i < sum->terms.list.len; i++)
		n += sum->terms.list.at[i].count[GROUP_BATCH] > 0;
	return n;
}

static struct totals totals_of(const struct settings *s, const struct stats_sum *sum)
{
	const struct stats_totals *batch = &sum->of[GROUP_BATCH];
	const struct stats_totals *reference = &sum->of[GROUP_REFERENCE];
	struct totals t = { .len = 0 };

	add_total(&t, "documents", batch->documents);
	add_total(&t, "words", batch->words);
	add_total(&t, "sentences", batch->sentences);
	add_total(&t, "reading_seconds", batch->reading_seconds);
	if (s->stats.against_count) {
		add_total(&t, "reference_documents", reference->documents);
		add_total(&t, "reference_words", reference->words);
	}
	add_total(&t, "stems", stems_of(sum));
	add_total(&t, "undercount", sum->terms.undercount);
	if (want_keywords(&s->stats))
		add_total(&t, "undercount_of_keywords", sum->keywords.undercount);
	if (want_pairs(&s->stats))
		add_total(&t, "undercount_of_collocations", sum->pairs.undercount);
	if (want_ngrams(&s->stats))
		add_total(&t, "undercount_of_ngrams", sum->ngrams.undercount);
	if (s->stats.period)
		add_total(&t, "undercount_of_periods", sum->period_terms.undercount);
	return t;
}

/* ---- JSON ---- */

static void json_decimal(struct json *j, const char *key, double x)
{
	char room[32];
	struct buffer number = { room, 0, sizeof(room) };

	decimal(&number, x);
	json_key(j, key);
	json_raw(j, buffer_view(&number));
}

static void json_reference(struct json *j, const struct tally_entry *e)
{
	json_key(j, "reference");
	json_open(j, '{');
	json_number_at(j, "count", e->count[GROUP_REFERENCE]);
	json_number_at(j, "documents", e->documents[GROUP_REFERENCE]);
	json_close(j, '}');
}

static void json_row(struct json *j, const struct table *t, const struct tally *tally,
		     const struct stats_row *row)
{
	const struct tally_entry *e = row->entry;
	struct slice stem = tally_string(tally, e->key);

	json_open(j, '{');
	if (t == &period_table)
		stem = slice_sub(stem, PERIOD_KEY, stem.len);
	if (t->stems)
		json_string_at(j, "stem", stem);
	json_string_at(j, "text", text_of(tally, e));
	json_number_at(j, "count", e->count[GROUP_BATCH]);
	json_number_at(j, "documents", e->documents[GROUP_BATCH]);
	if (t->score) {
		json_decimal(j, t->score, row->score);
		json_decimal(j, t->ratio, row->ratio);
	}
	if (t->reference)
		json_reference(j, e);
	json_close(j, '}');
}

static void json_rows(struct json *j, const struct table *t, const struct stats_sum *sum,
		      const struct stats_row *rows, size_t n)
{
	json_key(j, t->key);
	json_open(j, '[');
	for (size_t i = 0; i < n; i++)
		json_row(j, t, tally_of(t, sum), &rows[i]);
	json_close(j, ']');
}

static void json_period(struct json *j, const struct stats_sum *sum, const struct stats_row *row,
			const struct stats_row *terms, size_t n)
{
	char room[32];
	struct buffer name = { room, 0, sizeof(room) };

	json_open(j, '{');
	period_name(&name, row->period);
	if (row->period == PERIOD_UNKNOWN)
		json_key(j, "period"), json_null(j);
	else
		json_string_at(j, "period", buffer_view(&name));
	json_number_at(j, "documents", row->entry->documents[GROUP_BATCH]);
	json_number_at(j, "words", row->entry->count[GROUP_BATCH]);
	json_rows(j, &period_table, sum, terms, n);
	json_close(j, '}');
}

/* The rows from `at` on that belong to the period end here. */
static size_t end_of_period(const stats_rows *rows, size_t at, uint32_t period)
{
	while (at < rows->len && rows->at[at].period == period)
		at++;
	return at;
}

static void json_periods(struct json *j, const struct settings *s, const struct stats_sum *sum)
{
	stats_rows periods = stats_rank_periods(sum, s), terms = stats_rank_period_terms(sum, s);
	size_t at = 0;

	json_key(j, "periods");
	json_open(j, '[');
	for (size_t i = 0; i < periods.len; i++) {
		size_t end = end_of_period(&terms, at, periods.at[i].period);

		json_period(j, sum, &periods.at[i], end > at ? &terms.at[at] : NULL, end - at);
		at = end;
	}
	json_close(j, ']');
	vector_free(&periods);
	vector_free(&terms);
}

static void print_json(const struct settings *s, const struct stats_sum *sum, struct buffer *out)
{
	struct json j = { .out = out };
	struct totals totals = totals_of(s, sum);

	json_open(&j, '{');
	for (size_t i = 0; i < totals.len; i++)
		json_number_at(&j, totals.at[i].name, totals.at[i].n);
	for (size_t i = 0; i < TABLES; i++) {
		stats_rows rows;

		if (!tables[i].wanted(&s->stats))
			continue;
		rows = tables[i].rank(sum, s);
		json_rows(&j, &tables[i], sum, rows.at, rows.len);
		vector_free(&rows);
	}
	if (s->stats.period)
		json_periods(&j, s, sum);
	json_close(&j, '}');
	buffer_byte(out, '\n');
}

/* ---- TSV ---- */

static void tsv_row(struct buffer *out, const struct table *t, const struct tally *tally,
		    const struct stats_row *row)
{
	const struct tally_entry *e = row->entry;

	buffer_string(out, t->what);
	buffer_byte(out, '\t');
	print_flat(out, text_of(tally, e));
	buffer_format(out, "\t%llu\t%u\t", (unsigned long long)e->count[GROUP_BATCH],
		      e->documents[GROUP_BATCH]);
	if (t->score)
		decimal(out, row->score);
	buffer_byte(out, '\t');
	if (t->ratio)
		decimal(out, row->ratio);
	buffer_byte(out, '\t');
	if (t->reference)
		buffer_number(out, e->count[GROUP_REFERENCE]);
	buffer_byte(out, '\t');
	if (t == &period_table)
		period_name(out, row->period);
	buffer_byte(out, '\n');
}

static void tsv_table(struct buffer *out, const struct table *t, const struct settings *s,
		      const struct stats_sum *sum)
{
	stats_rows rows = t->rank(sum, s);

	for (size_t i = 0; i < rows.len; i++)
		tsv_row(out, t, tally_of(t, sum), &rows.at[i]);
	vector_free(&rows);
}

static void tsv_periods(struct buffer *out, const struct settings *s, const struct stats_sum *sum)
{
	stats_rows periods = stats_rank_periods(sum, s);

	for (size_t i = 0; i < periods.len; i++) {
		const struct tally_entry *e = periods.at[i].entry;

		buffer_string(out, "period\t");
		period_name(out, periods.at[i].period);
		buffer_format(out, "\t%llu\t%u\t\t\t\t", (unsigned long long)e->count[GROUP_BATCH],
			      e->documents[GROUP_BATCH]);
		period_name(out, periods.at[i].period);
		buffer_byte(out, '\n');
	}
	vector_free(&periods);
	tsv_table(out, &period_table, s, sum);
}

static void print_table(const struct settings *s, const struct stats_sum *sum, struct buffer *out)
{
	struct totals totals = totals_of(s, sum);

	if (s->header)
		buffer_string(out, STATS_COLUMNS "\n");
	for (size_t i = 0; i < totals.len; i++)
		buffer_format(out, "total\t%s\t%llu\t\t\t\t\t\n", totals.at[i].name,
			      (unsigned long long)totals.at[i].n);
	for (size_t i = 0; i < TABLES; i++)
		if (tables[i].wanted(&s->stats))
			tsv_table(out, &tables[i], s, sum);
	if (s->stats.period)
		tsv_periods(out, s, sum);
}

void stats_print(const struct settings *s, void *sum, struct buffer *out)
{
	if (s->format == PRINT_JSON)
		print_json(s, sum, out);
	else
		print_table(s, sum, out);
}
