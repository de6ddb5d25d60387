#include "train/clusters.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <math.h>

#include "annotate/entities/model.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "text/token.h"
#include "train/lines.h"

/* Words are told apart by their folded form and by whether they have a capital, so
 * that Bush and bush, May and may can go apart. A word at the start of a sentence
 * counts as whichever of the two is commoner inside sentences. */

enum {
	LEAST = 5, /* occurrences of a word that is clustered */
	VOCABULARY = 48000,
	CONTEXTS = 4000, /* words that count as neighbours; the rest are of three sorts */
	OTHERS = 4,	 /* lower, capital, other; and the sentence's border */
	SIDES = 2,
	CONTEXT_ROWS = (CONTEXTS + OTHERS) * SIDES,
	CLASSES = 1024, /* 0 is none */
	ROUNDS = 12,
	SLOTS = 1 << 21,
};

struct word {
	uint32_t key; /* struct model_word.hash; 0 is an empty slot */
	uint32_t count;
	uint32_t id; /* rank from 0 by falling count; UINT32_MAX: too rare */
	bool capital;
	struct slice folded;
};

struct neighbour {
	uint32_t row, count; /* row of the table of contexts */
};

struct clustering {
	const struct cluster_options *options;
	struct report *report;
	struct arena arena;
	struct word *slots;
	uint32_t used;
	VECTOR(uint32_t) text; /* slot of each token; BORDER between sentences */
	struct word **words;   /* by id */
	uint32_t nwords;
	uint32_t *starts; /* [word + 1] in neighbours */
	struct neighbour *neighbours;
	uint16_t *class_of;	    /* [word] */
	uint32_t (*table)[CLASSES]; /* [context row][class] */
	uint64_t totals[CLASSES];
	uint16_t grains[GRAINS][CLASSES]; /* [grain][class] */
};

enum { BORDER = SLOTS };

static void say(const struct clustering *c, const char *step, double n)
{
	if (c->options->progress) {
		fprintf(c->options->progress, "%-24s %.6g\n", step, n);
		fflush(c->options->progress);
	}
}

/* Reading. */

static struct word *slot_of(struct clustering *c, uint32_t key)
{
	uint32_t at = hash_finish(key) & (SLOTS - 1);

	while (c->slots[at].key && c->slots[at].key != key)
		at = (at + 1) & (SLOTS - 1);
	return &c->slots[at];
}

static struct word *add_word(struct clustering *c, struct slice text, const struct token *t,
			     bool capital)
{
	uint32_t key = model_word_key(t->hash, capital);
	struct word *word = slot_of(c, key);
	char folded[512];

	if (word->key || c->used > SLOTS / 2 || t->end - t->start > 256)
		return word;
	word->key = key;
	word->capital = capital;
	word->folded =
		arena_copy(&c->arena, token_fold(token_text(text, t), folded, sizeof(folded)));
	c->used++;
	return word;
}

static void count_sentence(struct clustering *c, struct slice text, const token_vector *tokens,
			   const struct sentence *s)
{
	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = &tokens->at[i];
		struct word *word = add_word(c, text, t, t->cased >= CASE_TITLE);

		word->count += i > s->first;
		*vector_push(&c->text) = (uint32_t)(word - c->slots);
	}
	*vector_push(&c->text) = BORDER;
}

static void count_text(struct clustering *c, struct slice text, token_vector *tokens,
		       sentence_vector *sentences)
{
	tokenize(text, true, tokens);
	sentences_split(text, tokens, sentences);
	for (size_t i = 0; i < sentences->len; i++)
		count_sentence(c, text, tokens, &sentences->at[i]);
}

static bool read_file(struct clustering *c, const char *path)
{
	token_vector tokens = { 0 };
	sentence_vector sentences = { 0 };
	struct lines lines;

	if (!lines_open(&lines, path, c->report))
		return false;
	while (lines_next(&lines)) {
		cJSON *json = cJSON_ParseWithLength(lines.line.at, lines.line.len);
		const cJSON *text = cJSON_GetObjectItemCaseSensitive(json, "text");

		if (cJSON_IsString(text) &&
		    utf8_valid_run(slice_of(text->valuestring)) == strlen(text->valuestring))
			count_text(c, slice_of(text->valuestring), &tokens, &sentences);
		else
			report_problem(c->report, lines.place, "no \"text\"; line skipped");
		cJSON_Delete(json);
	}
	vector_free(&tokens);
	vector_free(&sentences);
	return lines_close(&lines, c->report);
}

/* The first word of a sentence becomes the commoner of its two casings. */
static void settle_starts(struct clustering *c)
{
	bool start = true;

	for (size_t i = 0; i < c->text.len; i++) {
		struct word *word, *lower;

		if (c->text.at[i] == BORDER) {
			start = true;
			continue;
		}
		word = &c->slots[c->text.at[i]];
		if (start && word->capital) {
			lower = slot_of(c, model_word_key(hash_slice(word->folded), false));
			if (lower->key && lower->count > word->count)
				c->text.at[i] = (uint32_t)(lower - c->slots);
		}
		start = false;
	}
}

static int by_count(const void *a, const void *b)
{
	const struct word *x = *(struct word *const *)a, *y = *(struct word *const *)b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

static void choose_words(struct clustering *c)
{
	c->words = ARENA_NEW(&c->arena, struct word *, c->used);
	for (uint32_t i = 0; i < SLOTS; i++) {
		c->slots[i].id = UINT32_MAX;
		if (c->slots[i].key && c->slots[i].count >= LEAST)
			c->words[c->nwords++] = &c->slots[i];
	}
	qsort(c->words, c->nwords, sizeof(*c->words), by_count);
	c->nwords = c->nwords < VOCABULARY ? c->nwords : VOCABULARY;
	for (uint32_t i = 0; i < c->nwords; i++)
		c->words[i]->id = i;
}

/* Neighbours: which words stand beside each word how often. */

static uint32_t context_row(const struct clustering *c, uint32_t slot, uint32_t side)
{
	const struct word *word = &c->slots[slot == BORDER ? 0 : slot];
	uint32_t row;

	if (slot == BORDER)
		row = CONTEXTS;
	else if (word->id < CONTEXTS)
		row = word->id;
	else
		row = CONTEXTS + (word->capital ? 1 : word->id < UINT32_MAX ? 2 : 3);
	return row * SIDES + side;
}

struct pair {
	uint32_t word, row;
};

static int by_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static size_t list_pairs(const struct clustering *c, struct pair *pairs)
{
	size_t n = 0;

	for (size_t i = 0; i < c->text.len; i++) {
		uint32_t slot = c->text.at[i], id;

		if (slot == BORDER || (id = c->slots[slot].id) == UINT32_MAX)
			continue;
		pairs[n++] = (struct pair){ id, context_row(c, i ? c->text.at[i - 1] : BORDER, 0) };
		pairs[n++] = (struct pair){ id, context_row(c, c->text.at[i + 1], 1) };
	}
	qsort(pairs, n, sizeof(*pairs), by_pair);
	return n;
}

static void count_neighbours(struct clustering *c)
{
	struct pair *pairs = memory_new(c->text.len * SIDES * sizeof(*pairs) + 1);
	size_t n = list_pairs(c, pairs), at = 0;
	uint32_t made = 0;

	c->starts = ARENA_NEW(&c->arena, uint32_t, c->nwords + 1);
	c->neighbours = memory_new(n * sizeof(*c->neighbours) + 1);
	for (uint32_t word = 0; word < c->nwords; word++) {
		c->starts[word] = made;
		while (at < n && pairs[at].word == word) {
			struct neighbour *last = &c->neighbours[made];

			*last = (struct neighbour){ pairs[at].row, 0 };
			for (; at < n && pairs[at].word == word && pairs[at].row == last->row; at++)
				last->count++;
			made++;
		}
	}
	c->starts[c->nwords] = made;
	free(pairs);
}

/* Exchange. The gain of a clustering is the sum of n log n over the table less that
 * over the totals, once for each side: the mutual information of class and neighbour
 * but for a constant. */

static double nlogn(uint64_t n)
{
	return n ? (double)n * log((double)n) : 0;
}

enum { TABULATED = 1 << 16 };

struct logs {
	float of[TABULATED];
};

static float nlogn_fast(const struct logs *logs, uint32_t n)
{
	return n < TABULATED ? logs->of[n] : (float)nlogn(n);
}

static void move(struct clustering *c, uint32_t word, uint16_t class, int sign)
{
	for (uint32_t i = c->starts[word]; i < c->starts[word + 1]; i++) {
		c->table[c->neighbours[i].row][class] += (uint32_t)sign * c->neighbours[i].count;
		c->totals[class] += (uint64_t)sign * c->neighbours[i].count;
	}
}

/* What each class would gain by the word, which is in none. */
static void gains(const struct clustering *c, const struct logs *logs, uint32_t word,
		  double gain[static CLASSES])
{
	float sums[CLASSES] = { 0 };
	uint64_t n = 0;

	for (uint32_t i = c->starts[word]; i < c->starts[word + 1]; i++) {
		const uint32_t *row = c->table[c->neighbours[i].row];
		uint32_t count = c->neighbours[i].count;
		float alone = nlogn_fast(logs, count);

		n += count;
		for (int class = 1; class < CLASSES; class ++)
			if (row[class])
				sums[class] += nlogn_fast(logs, row[class] + count) -
					       nlogn_fast(logs, row[class]) - alone;
	}
	for (int class = 1; class < CLASSES; class ++)
		gain[class] = sums[class] - nlogn(c->totals[class] + n) + nlogn(c->totals[class]);
}

static uint32_t exchange_round(struct clustering *c, const struct logs *logs)
{
	double gain[CLASSES];
	uint32_t moved = 0;

	for (uint32_t word = 0; word < c->nwords; word++) {
		uint16_t from = c->class_of[word], best = from;

		move(c, word, from, -1);
		gains(c, logs, word, gain);
		for (uint16_t class = 1; class < CLASSES; class ++)
			if (gain[class] > gain[best] + 1e-6)
				best = class;
		c->class_of[word] = best;
		move(c, word, best, 1);
		moved += best != from;
	}
	return moved;
}

static void exchange(struct clustering *c)
{
	unsigned rounds = c->options->rounds ? c->options->rounds : ROUNDS;
	struct logs *logs = memory_new(sizeof(*logs));

	for (uint32_t n = 0; n < TABULATED; n++)
		logs->of[n] = (float)nlogn(n);
	c->table = memory_zeroed(CONTEXT_ROWS * sizeof(*c->table));
	c->class_of = ARENA_NEW(&c->arena, uint16_t, c->nwords + 1);
	for (uint32_t word = 0; word < c->nwords; word++) {
		c->class_of[word] = (uint16_t)(1 + word % (CLASSES - 1));
		move(c, word, c->class_of[word], 1);
	}
	for (unsigned round = 0; round < rounds; round++)
		say(c, "words exchanged", exchange_round(c, logs));
	free(logs);
}

/* Merging, for the coarser grains: always the two clusters whose union costs least. */

struct merging {
	float (*columns)[CONTEXT_ROWS]; /* [class][context row] */
	uint64_t totals[CLASSES];
	float (*costs)[CLASSES];
	uint16_t parent[CLASSES];
	bool gone[CLASSES];
	uint32_t left;
};

static float union_cost(const struct merging *m, int a, int b)
{
	double cost =
		nlogn(m->totals[a] + m->totals[b]) - nlogn(m->totals[a]) - nlogn(m->totals[b]);

	for (int row = 0; row < CONTEXT_ROWS; row++) {
		float x = m->columns[a][row], y = m->columns[b][row];

		if (x > 0 && y > 0)
			cost -= (x + y) * logf(x + y) - x * logf(x) - y * logf(y);
	}
	return (float)cost;
}

static void merge_cheapest(struct merging *m)
{
	int a = 0, b = 0;

	for (int i = 1; i < CLASSES; i++)
		for (int k = i + 1; k < CLASSES && !m->gone[i]; k++)
			if (!m->gone[k] && (!a || m->costs[i][k] < m->costs[a][b]))
				a = i, b = k;
	for (int row = 0; row < CONTEXT_ROWS; row++)
		m->columns[a][row] += m->columns[b][row];
	m->totals[a] += m->totals[b];
	m->gone[b] = true;
	m->parent[b] = (uint16_t)a;
	m->left--;
	for (int i = 1; i < CLASSES; i++)
		if (!m->gone[i] && i != a)
			m->costs[i < a ? i : a][i < a ? a : i] = union_cost(m, i, a);
}

static void number_grain(struct clustering *c, const struct merging *m, int grain)
{
	uint16_t number[CLASSES] = { 0 }, used = 0;

	for (int class = 1; class < CLASSES; class ++) {
		int root = class;

		while (m->gone[root])
			root = m->parent[root];
		if (!number[root])
			number[root] = ++used;
		c->grains[grain][class] = number[root];
	}
}

static void merge(struct clustering *c)
{
	struct merging *m = memory_zeroed(sizeof(*m));

	m->columns = memory_new(CLASSES * sizeof(*m->columns));
	m->costs = memory_new(CLASSES * sizeof(*m->costs));
	memcpy(m->totals, c->totals, sizeof(m->totals));
	m->left = CLASSES - 1;
	for (int class = 0; class < CLASSES; class ++)
		for (int row = 0; row < CONTEXT_ROWS; row++)
			m->columns[class][row] = (float)c->table[row][class];
	for (int i = 1; i < CLASSES; i++)
		for (int k = i + 1; k < CLASSES; k++)
			m->costs[i][k] = union_cost(m, i, k);
	for (int grain = 0; grain < GRAINS; grain++) {
		while (m->left > grain_mask[grain])
			merge_cheapest(m);
		number_grain(c, m, grain);
	}
	free(m->columns);
	free(m->costs);
	free(m);
}

/* Writing. A capital is written before the word as ^, which no folded word has. */

static bool write_table(const struct clustering *c)
{
	FILE *out = fopen(c->options->out, "w");
	bool written;

	if (out)
		fputs("# word, ^ for one with a capital; its clusters of 1023, 255, 63, 15\n", out);
	for (uint32_t i = 0; out && i < c->nwords; i++) {
		uint16_t class = c->class_of[i];

		fprintf(out, "%s%.*s\t", c->words[i]->capital ? "^" : "",
			SLICE_ARG(c->words[i]->folded));
		for (int g = 0; g < GRAINS; g++)
			fprintf(out, "%u%c", c->grains[g][class], g + 1 < GRAINS ? '.' : '\n');
	}
	written = out && !ferror(out);
	if (out && fclose(out) != 0)
		written = false;
	if (!written)
		report_problem(c->report, (struct place){ c->options->out, 0 }, "%s",
			       strerror(errno));
	return written;
}

static bool run(struct clustering *c)
{
	for (size_t i = 0; i < c->options->ntexts; i++)
		if (!read_file(c, c->options->texts[i]))
			return false;
	*vector_push(&c->text) = BORDER;
	settle_starts(c);
	choose_words(c);
	say(c, "tokens", (double)c->text.len);
	say(c, "words clustered", c->nwords);
	count_neighbours(c);
	say(c, "pairs", c->starts[c->nwords]);
	exchange(c);
	merge(c);
	return write_table(c);
}

bool train_clusters(const struct cluster_options *options, struct report *report)
{
	struct clustering *c = memory_new(sizeof(*c));
	bool written;

	memset(c, 0, sizeof(*c));
	c->options = options;
	c->report = report;
	c->slots = memory_zeroed(SLOTS * sizeof(*c->slots));
	written = run(c);
	free(c->slots);
	free(c->neighbours);
	free(c->table);
	vector_free(&c->text);
	arena_free(&c->arena);
	free(c);
	return written;
}
