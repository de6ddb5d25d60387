#include <cjson/cJSON.h>

#include "annotate/terms.h"
#include "cmd/eval.h"
#include "document/write.h"

/* `lede eval summary GOLD.ndjson`: ROUGE-1, ROUGE-2 and ROUGE-L (C.-Y. Lin, "ROUGE: a package for
 * automatic evaluation of summaries", 2004) of the summary against the document's `reference`,
 * a string or a list of them, of which the best one counts; beside it the same of LEAD-3, the
 * body's first three sentences. Words are found and stemmed as by rouge-score with its stemmer,
 * with which the figures agree to 0.2 of 100 (tests/extra/rouge.sh): lower case, what is
 * neither a letter a-z nor a digit separates, Porter's stems of words of four letters and more. */

enum { ROUGE_1, ROUGE_2, ROUGE_L, ROUGES };
enum { LEDE, LEAD_3, SYSTEMS };
enum {
	LEAD = 3,
	STEMMED = 4,       /* letters of a word that is stemmed */
	WORD_MAX = 64,     /* bytes; what is longer is cut off */
	LOOKED_AT = 20000, /* words of a text: ROUGE-L takes the product of two lengths */
};

typedef VECTOR(uint64_t) word_vector; /* hashes */

struct rouge {
	double f1[ROUGES];
};

/* One document's figures. */
struct result {
	struct rouge rouge[SYSTEMS];
	uint32_t words[SYSTEMS];
	bool without; /* it has no reference */
};

struct evaluation {
	struct result sum;
	double words[SYSTEMS];
	size_t documents, without;
};

/* ---- words ---- */

static uint64_t hash_of(struct slice s)
{
	uint64_t h = 14695981039346656037ull; /* FNV-1a of 64 bits */

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211ull;
	return h;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static void words_of(struct slice text, struct stemmer *stemmer, word_vector *out)
{
	char word[WORD_MAX];
	size_t len = 0;

	for (size_t i = 0; i <= text.len && out->len < LOOKED_AT; i++) {
		char c = i < text.len ? lower(text.ptr[i]) : ' ';
		struct slice s = { word, len };

		if (is_letter(c)) {
			if (len < WORD_MAX)
				word[len++] = c;
			continue;
		}
		if (len)
			*vector_push(out) =
				hash_of(stemmer && len >= STEMMED ? stem_word(stemmer, s) : s);
		len = 0;
	}
}

/* ---- ROUGE ---- */

static double f1(double common, size_t predicted, size_t wanted)
{
	return common > 0 ? 2 * common / ((double)predicted + (double)wanted) : 0;
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* The runs of n words, sorted. */
static void runs_of(const word_vector *words, size_t n, word_vector *out)
{
	vector_clear(out);
	for (size_t i = 0; i + n <= words->len; i++)
		*vector_push(out) =
			n == 1 ? words->at[i] : words->at[i] * 1099511628211ull ^ words->at[i + 1];
	if (out->len)
		qsort(out->at, out->len, sizeof(*out->at), by_number);
}

static double rouge_n(const word_vector *predicted, const word_vector *wanted, size_t n)
{
	word_vector a = { 0 }, b = { 0 };
	size_t i = 0, k = 0, common = 0;
	double result;

	runs_of(predicted, n, &a);
	runs_of(wanted, n, &b);
	while (i < a.len && k < b.len) {
		uint64_t x = a.at[i], y = b.at[k];

		common += x == y;
		i += x <= y;
		k += y <= x;
	}
	result = f1((double)common, a.len, b.len);
	vector_free(&a);
	vector_free(&b);
	return result;
}

/* By the longest common subsequence, one row of its table at a time. */
static double rouge_l(const word_vector *predicted, const word_vector *wanted)
{
	VECTOR(uint32_t) row = { 0 };
	uint32_t common;

	vector_reserve(&row, wanted->len + 1);
	memset(row.at, 0, (wanted->len + 1) * sizeof(*row.at));
	for (size_t i = 0; i < predicted->len; i++) {
		uint32_t corner = 0; /* of the row before */

		for (size_t k = 0; k < wanted->len; k++) {
			uint32_t above = row.at[k + 1];

			if (predicted->at[i] == wanted->at[k])
				row.at[k + 1] = corner + 1;
			else if (row.at[k] > above)
				row.at[k + 1] = row.at[k];
			corner = above;
		}
	}
	common = row.at[wanted->len];
	vector_free(&row);
	return f1(common, predicted->len, wanted->len);
}

/* The better of what is there and what this reference gives, each figure for itself. */
static void better(struct rouge *r, const word_vector *predicted, const word_vector *wanted)
{
	double f[ROUGES] = { rouge_n(predicted, wanted, 1), rouge_n(predicted, wanted, 2),
			     rouge_l(predicted, wanted) };

	for (int i = 0; i < ROUGES; i++)
		r->f1[i] = f[i] > r->f1[i] ? f[i] : r->f1[i];
}

/* ---- one document ---- */

static void lead_of(struct document *doc, struct annotation *how, struct stemmer *stemmer,
		    word_vector *out)
{
	const struct terms *t = terms_of(doc, how);
	int sentences = 0;

	for (size_t i = 0; i < doc->sentences.len && sentences < LEAD; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		if (t->roles.at[i] != ROLE_BODY)
			continue;
		words_of(slice_sub(doc->text, s->start, s->end), stemmer, out);
		sentences++;
	}
}

static cJSON *parse_references(const struct document *doc)
{
	for (size_t i = 0; i < doc->members.len; i++) {
		const struct member *m = &doc->members.at[i];

		if (slice_is(m->key, "\"reference\"") || slice_is(m->key, "\"references\""))
			return cJSON_ParseWithLength(m->value.ptr, m->value.len);
	}
	return NULL;
}

/* Against one reference; true if it is one. */
static bool score(struct result *r, const cJSON *reference, struct stemmer *stemmer,
		  const word_vector words[SYSTEMS])
{
	word_vector wanted = { 0 };

	if (!cJSON_IsString(reference))
		return false;
	words_of(slice_of(reference->valuestring), stemmer, &wanted);
	for (int system = 0; system < SYSTEMS; system++)
		better(&r->rouge[system], &words[system], &wanted);
	vector_free(&wanted);
	return true;
}

static void note(struct output *o, struct document *doc)
{
	struct stemmer *stemmer = stemmer_open("porter");
	cJSON *references = parse_references(doc), *item;
	word_vector words[SYSTEMS] = { 0 };
	struct result r = { 0 };
	bool any;

	for (size_t i = 0; i < doc->summary.len; i++)
		words_of(slice_sub(doc->text, doc->summary.at[i].start, doc->summary.at[i].end),
			 stemmer, &words[LEDE]);
	lead_of(doc, o->how, stemmer, &words[LEAD_3]);
	any = score(&r, references, stemmer, words);
	if (cJSON_IsArray(references))
		cJSON_ArrayForEach (item, references)
			any |= score(&r, item, stemmer, words);
	r.without = !any;
	for (int system = 0; system < SYSTEMS; system++) {
		r.words[system] = (uint32_t)words[system].len;
		vector_free(&words[system]);
	}
	cJSON_Delete(references);
	stemmer_close(stemmer);
	buffer_add(o->out, &r, sizeof(r));
}

/* ---- all of them ---- */

static void merge(void *sum, struct slice notes)
{
	struct evaluation *e = sum;
	struct result r;

	for (; notes.len; notes = slice_sub(notes, sizeof(r), notes.len)) {
		memcpy(&r, notes.ptr, sizeof(r));
		e->documents += !r.without;
		e->without += r.without;
		for (int system = 0; system < SYSTEMS && !r.without; system++) {
			for (int i = 0; i < ROUGES; i++)
				e->sum.rouge[system].f1[i] += r.rouge[system].f1[i];
			e->words[system] += r.words[system];
		}
	}
}

static void finish(const struct settings *s, void *sum, struct buffer *out)
{
	static const char *const names[SYSTEMS] = { "lede summary", "LEAD-3" };
	const struct evaluation *e = sum;
	double n = e->documents ? (double)e->documents : 1;

	(void)s;
	buffer_format(out, "%zu documents", e->documents);
	if (e->without)
		buffer_format(out, ", %zu without a reference", e->without);
	buffer_format(out, "\n\n%-14s %8s %8s %8s %8s\n", "F1", "ROUGE-1", "ROUGE-2", "ROUGE-L",
		      "words");
	for (int system = 0; system < SYSTEMS; system++) {
		const double *f = e->sum.rouge[system].f1;

		buffer_format(out, "%-14s %8.2f %8.2f %8.2f %8.1f\n", names[system],
			      100 * f[ROUGE_1] / n, 100 * f[ROUGE_2] / n, 100 * f[ROUGE_L] / n,
			      e->words[system] / n);
	}
}

static void *open_evaluation(void)
{
	return memory_zeroed(sizeof(struct evaluation));
}

static const struct summing sums = {
	.open = open_evaluation,
	.note = note,
	.merge = merge,
	.finish = finish,
	.close = free,
};

/* The tokens are kept, for the roles of the sentences. */
const struct evaluator summary_evaluator = {
	.layer = "summary",
	.layers = LAYER_SUMMARY | LAYER_TOKENS,
	.sums = &sums,
};
