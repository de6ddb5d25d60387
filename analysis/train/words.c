#include "train/words.h"

#include <errno.h>
#include <stdio.h>

#include "annotate/entities/features.h"

/* How the four classes of a word are packed into its value. */
struct packing {
	const uint8_t *shift;
	const uint16_t *mask;
};

/* "1023.255.63.15" as struct model_word.value; 0 when it is not that. */
static uint32_t parse_classes(const char *s, struct packing packing)
{
	uint32_t value = 0;

	for (int g = 0; g < GRAINS; g++) {
		char *end;
		unsigned long n = strtoul(s, &end, 10);

		if (end == s || n > packing.mask[g] || *end != (g + 1 < GRAINS ? '.' : '\n'))
			return 0;
		value |= (uint32_t)n << packing.shift[g];
		s = end + 1;
	}
	return value;
}

/* "^bush" is Bush: see clusters.c. */
static uint32_t key_of(const char *word, const char *end)
{
	bool capital = *word == '^' && end > word + 1;
	struct slice folded = { word + capital, (size_t)(end - word) - capital };

	return model_word_key(hash_slice(folded), capital);
}

/* Lines of a word and its four classes; path NULL is an empty table. */
static bool read_table(word_vector *words, const char *path, struct packing packing,
		       struct report *report)
{
	FILE *in = path ? fopen(path, "r") : NULL;
	struct place place = { path, 0 };
	char line[512];

	if (path && !in) {
		report_problem(report, place, "%s", strerror(errno));
		return false;
	}
	while (in && fgets(line, sizeof(line), in)) {
		const char *tab = strchr(line, '\t');
		uint32_t value = tab ? parse_classes(tab + 1, packing) : 0;

		place.line++;
		if (*line == '#')
			continue;
		if (!value) {
			report_problem(report, place, "not a word and its four classes");
			fclose(in);
			return false;
		}
		*vector_push(words) = (struct model_word){ key_of(line, tab), value };
	}
	if (in)
		fclose(in);
	return true;
}

bool words_read(word_vector *words, const char *path, struct report *report)
{
	return read_table(words, path, (struct packing){ grain_shift, grain_mask }, report);
}

bool vectors_read(word_vector *words, const char *path, struct report *report)
{
	return read_table(words, path, (struct packing){ vector_shift, vector_mask }, report);
}

/* A word: how often it stands without a capital inside names, at their start and their
 * end; with one in names, and outside of them. */
struct linker {
	uint32_t hash, inside, starts, ends, names, plain;
};

/* A word is plain that was seen so often with a capital and never in a name. */
enum { LINKERS = 1 << 17, LEAST_NAMES = 3, LEAST_PLAIN = 12 };

static struct linker *linker_of(struct linker *table, uint32_t hash)
{
	uint32_t at = hash & (LINKERS - 1);

	for (unsigned tries = 0; tries < LINKERS; tries++, at = (at + 1) & (LINKERS - 1))
		if (!table[at].hash || table[at].hash == hash)
			break;
	return &table[at];
}

static void count_token(struct linker *l, const struct token *t, uint32_t allowed)
{
	int tag = __builtin_ctz(allowed);

	if (features_anchor(t)) {
		l->names += tag != TAG_O;
		l->plain += tag == TAG_O;
	} else if (tag != TAG_O) {
		l->inside += TAG_PART(tag) == PART_I;
		l->starts += TAG_PART(tag) == PART_B;
		l->ends += TAG_PART(tag) == PART_L;
	}
}

static void count_words(struct linker *table, const struct gold_document *g)
{
	for (size_t i = 0; i < g->doc.tokens.len; i++) {
		const struct token *t = &g->doc.tokens.at[i];
		struct linker *linker = linker_of(table, t->hash);

		if (linker->hash && linker->hash != t->hash)
			continue; /* the table is full */
		if (g->allowed[i] & (g->allowed[i] - 1))
			continue; /* more than one tag is open */
		linker->hash = t->hash;
		if (t->cased == CASE_TITLE || !features_anchor(t))
			count_token(linker, t, g->allowed[i]);
	}
}

static struct model_word *word_of(word_vector *words, uint32_t hash)
{
	for (size_t i = 0; i < words->len; i++)
		if (words->at[i].hash == hash)
			return &words->at[i];
	*vector_push(words) = (struct model_word){ hash, 0 };
	return &words->at[words->len - 1];
}

void words_mark(word_vector *words, const struct gold_set *gold)
{
	struct linker *table = memory_zeroed(LINKERS * sizeof(*table));

	for (size_t i = 0; i < gold->documents.len; i++)
		if (!gold->documents.at[i]->silver)
			count_words(table, gold->documents.at[i]);
	for (uint32_t i = 0; i < LINKERS; i++) {
		if (table[i].inside >= LEAST_NAMES)
			word_of(words, table[i].hash)->value |= WORD_LINKS;
		if (table[i].starts >= LEAST_NAMES)
			word_of(words, table[i].hash)->value |= WORD_OPENS;
		if (table[i].ends >= LEAST_NAMES)
			word_of(words, table[i].hash)->value |= WORD_CLOSES;
		if (!table[i].names && table[i].plain >= LEAST_PLAIN)
			word_of(words, table[i].hash)->value |= WORD_PLAIN;
	}
	free(table);
}
