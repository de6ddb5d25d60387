#include <cjson/cJSON.h>

#include "base/utf8.h"
#include "cmd/eval.h"
#include "cmd/print.h"

/* `lede eval keywords GOLD.ndjson`: how many of the first five and ten single words (those of
 * `lede keywords --words`) are among the document's `gold`, a list of phrases. Precision
 * divides by five and ten, recall by the number of gold phrases; F1 is taken for each document,
 * and all are means over documents: the measure of 500N-KPCrowd. Phrases are compared in lower
 * case, split at white space and hyphens, without outer punctuation and possessives, each word
 * by its Porter stem, equal phrases once. The stems are libstemmer's "porter"; those of NLTK
 * differ in some words ("day", "technologies"), and figures by .0002 at most in what was
 * measured (tests/extra/keywords.sh). */

enum { CUTS = 2, LISTED = 10, PHRASE_BYTES = 1024 };
static const unsigned cuts[CUTS] = { 5, 10 };

/* One document's figures. */
struct result {
	double precision[CUTS], recall[CUTS], f1[CUTS];
	bool without; /* it has no gold */
};

struct evaluation {
	struct result sum;
	size_t documents, without;
};

typedef VECTOR(uint64_t) phrase_vector; /* hashes of phrases as they are compared, each once */

/* ---- phrases ---- */

static bool is_hyphen(int32_t cp)
{
	return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

static bool is_word_letter(int32_t cp)
{
	return cp == '_' || utf8_is_letter(cp) || utf8_is_digit(cp);
}

static bool is_apostrophe(int32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

static struct slice without_signs(struct slice word)
{
	size_t at = 0, start;

	for (size_t next = 0; at < word.len; at = next)
		if (is_word_letter(utf8_next(word, &next)))
			break;
	word = slice_sub(word, at, word.len);
	while (word.len) {
		int32_t cp = utf8_before(word, word.len, &start);

		if (is_word_letter(cp) || is_apostrophe(cp))
			break;
		word = slice_sub(word, 0, start);
	}
	return word;
}

static struct slice without_possessive(struct slice word)
{
	size_t len = slice_ends(word, SLICE("s")) ? word.len - 1 : word.len, start;

	if (len && is_apostrophe(utf8_before(word, len, &start)))
		return slice_sub(word, 0, start);
	return word;
}

static uint64_t mix(uint64_t h, struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211ull; /* FNV-1a */
	return (h ^ ' ') * 1099511628211ull;
}

/* 0 when no word is left. */
static uint64_t hash_of(struct slice phrase, struct stemmer *porter)
{
	char room[PHRASE_BYTES * 2];
	struct slice s = token_fold(slice_sub(phrase, 0, phrase.len < PHRASE_BYTES ? phrase.len
										   : PHRASE_BYTES),
				    room, sizeof(room));
	uint64_t h = 0;

	for (size_t at = 0, start = 0, next; at <= s.len; at = next) {
		int32_t cp = at < s.len ? (next = at, utf8_next(s, &next)) : (next = at + 1, ' ');
		struct slice word;

		if (!utf8_is_space(cp) && !is_hyphen(cp))
			continue;
		word = without_possessive(without_signs(slice_sub(s, start, at)));
		start = next;
		if (word.len)
			h = mix(h, porter ? stem_word(porter, word) : word);
	}
	return h;
}

static bool has(const phrase_vector *list, size_t n, uint64_t phrase)
{
	for (size_t i = 0; i < list->len && i < n; i++)
		if (list->at[i] == phrase)
			return true;
	return false;
}

static void add_phrase(phrase_vector *list, struct slice phrase, struct stemmer *porter)
{
	uint64_t h = hash_of(phrase, porter);

	if (h && !has(list, list->len, h))
		*vector_push(list) = h;
}

/* ---- one document ---- */

static cJSON *parse_gold(const struct document *doc)
{
	for (size_t i = 0; i < doc->members.len; i++) {
		const struct member *m = &doc->members.at[i];

		if (slice_is(m->key, "\"gold\""))
			return cJSON_ParseWithLength(m->value.ptr, m->value.len);
	}
	return NULL;
}

static struct result compare(const phrase_vector *gold, const phrase_vector *found)
{
	struct result r = { .without = !gold->len };

	for (int c = 0; c < CUTS && gold->len; c++) {
		double hits = 0;

		for (size_t i = 0; i < found->len && i < cuts[c]; i++)
			hits += has(gold, gold->len, found->at[i]);
		r.precision[c] = hits / cuts[c];
		r.recall[c] = hits / (double)gold->len;
		r.f1[c] = 2 * hits / (cuts[c] + (double)gold->len);
	}
	return r;
}

static void note(struct output *o, struct document *doc)
{
	phrase_vector gold = { 0 }, found = { 0 };
	struct stemmer *porter = stemmer_open("porter");
	cJSON *list = parse_gold(doc);
	const cJSON *item;
	struct result r;

	cJSON_ArrayForEach(item, list)
		if (cJSON_IsString(item))
			add_phrase(&gold, slice_of(item->valuestring), porter);
	for (size_t i = 0; i < doc->keywords.len; i++)
		add_phrase(&found, doc->keywords.at[i].text, porter);
	r = compare(&gold, &found);
	buffer_add(o->out, &r, sizeof(r));
	cJSON_Delete(list);
	stemmer_close(porter);
	vector_free(&gold);
	vector_free(&found);
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
		for (int c = 0; c < CUTS; c++) {
			e->sum.precision[c] += r.precision[c];
			e->sum.recall[c] += r.recall[c];
			e->sum.f1[c] += r.f1[c];
		}
	}
}

static void finish(const struct settings *s, void *sum, struct buffer *out)
{
	const struct evaluation *e = sum;
	double n = e->documents ? (double)e->documents : 1;

	(void)s;
	buffer_format(out, "%zu documents", e->documents);
	if (e->without)
		buffer_format(out, ", %zu without gold", e->without);
	buffer_string(out, "\n\n");
	for (int c = 0; c < CUTS; c++)
		buffer_format(out, "first %-2u  P %.4f  R %.4f  F1 %.4f\n", cuts[c],
			      e->sum.precision[c] / n, e->sum.recall[c] / n, e->sum.f1[c] / n);
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

static void prepare(struct settings *s)
{
	s->how.keyword_words = true;
	s->how.keywords = LISTED;
}

const struct evaluator keywords_evaluator = {
	.layer = "keywords",
	.layers = LAYER_KEYWORDS,
	.sums = &sums,
	.prepare = prepare,
};
