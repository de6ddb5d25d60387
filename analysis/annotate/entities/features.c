#include "annotate/entities/features.h"

#include "annotate/entities/atoms.h"

/* One number for each kind of feature: it is hashed with the feature's value, so
 * changing a number, or what a value is made of, makes older models useless; then
 * MODEL_VERSION goes up. */
enum template {
	T_WORD = 1,
	T_CASED,
	T_SHAPE,
	T_SHAPE_BEFORE,
	T_SHAPE_AFTER,
	T_SHAPE_BOTH,
	T_SHAPE_BEFORE2,
	T_SHAPE_AFTER2,
	T_AFFIX, /* .. + 5 */
	T_AFFIX_SHAPE = T_AFFIX + 6,
	T_SUFFIX_BEFORE,
	T_SUFFIX_AFTER,
	T_PART,
	T_PART_LAST,
	T_BEFORE,
	T_AFTER,
	T_BEFORE2,
	T_AFTER2,
	T_PAIR_BEFORE,
	T_PAIR_AFTER,
	T_AROUND,
	T_TWO_BEFORE,
	T_TWO_AFTER,
	T_BEFORE_SHAPE,
	T_AFTER_SHAPE,
	T_MARK,
	T_MARK_BEFORE,
	T_MARK_AFTER,
	T_LEXSET,
	T_LEXSET_CASED,
	T_LEXSET_BEFORE,
	T_LEXSET_AFTER,
	T_LEXSET_PAIR,
	T_LEXSET_PAIR_AFTER,
	T_LEXSET_WORD_BEFORE,
	T_LEXSET_WORD_AFTER,
	T_CLASS, /* .. + GRAINS - 1, and so on for each place */
	T_CLASS_BEFORE = T_CLASS + GRAINS,
	T_CLASS_AFTER = T_CLASS_BEFORE + GRAINS,
	T_CLASS_BEFORE2 = T_CLASS_AFTER + GRAINS,
	T_CLASS_AFTER2 = T_CLASS_BEFORE2 + GRAINS,
	T_CLASS_PAIR = T_CLASS_AFTER2 + GRAINS,
	T_CLASS_PAIR_AFTER,
	T_CLASS_AROUND,
	T_CLASS_SHAPE_BEFORE,
	T_CLASS_SHAPE_AFTER,
	T_CLASS_LEXSET_BEFORE,
	T_CLASS_LEXSET_AFTER,
	T_ELSEWHERE_BEFORE,
	T_ELSEWHERE_AFTER,
	T_ELSEWHERE_CLASS_BEFORE,
	T_ELSEWHERE_CLASS_AFTER,
	T_COUNTS,
	T_COUNTS_ENGLISH,
	T_CLUE,
	T_CLUES,
	T_CLUES_LEXSET,
	T_PLACE,
	T_PASSAGE,
	T_PASSAGE_LEXSET,
	T_FIRST,
	T_LAST,
	T_FIRST_CLASS,
	T_LAST_CLASS,
	T_FIRST_LEXSET,
	T_LAST_LEXSET,
	T_LENGTH,
	T_RUN_FIRST,
	T_RUN_LAST,
	T_VECTOR,
	T_VECTOR_BEFORE = T_VECTOR + GRAINS,
	T_VECTOR_AFTER = T_VECTOR_BEFORE + GRAINS,
	T_VECTOR_BEFORE2 = T_VECTOR_AFTER + GRAINS,
	T_VECTOR_AFTER2 = T_VECTOR_BEFORE2 + GRAINS,
	T_VECTOR_PAIR = T_VECTOR_AFTER2 + GRAINS,
	T_VECTOR_PAIR_AFTER,
	T_VECTOR_AROUND,
	T_VECTOR_SHAPE,
	T_VECTOR_SHAPE_BEFORE,
	T_VECTOR_SHAPE_AFTER,
	T_VECTOR_LEXSET,
	T_FIRST_VECTOR,
	T_LAST_VECTOR,
};

const char *const feature_family_names[FAMILY_COUNT] = {
	"word",	   "shape",    "affix",	   "context", "lexicon",
	"cluster", "document", "position", "stretch", "vector",
};

struct sink {
	uint32_t *out;
	unsigned n;
};

static inline uint32_t mix(uint32_t a, uint32_t b)
{
	return (a ^ b >> 15) * 0x85ebca6bu ^ b * 0xc2b2ae35u;
}

static inline uint32_t at_most(uint32_t n, uint32_t most)
{
	return n < most ? n : most;
}

static inline void put(struct sink *s, uint32_t template, uint32_t value)
{
	s->out[s->n++] = hash_pair(template, value);
}

static inline void put2(struct sink *s, uint32_t template, uint32_t a, uint32_t b)
{
	put(s, template, mix(a, b));
}

/* ---- one word alone ---- */

static void put_affixes(struct sink *s, const struct atom *a)
{
	for (unsigned i = 0; i < 6; i++)
		if (a->affix[i])
			put(s, T_AFFIX + i, a->affix[i]);
	put2(s, T_AFFIX_SHAPE, a->affix[4], a->shape);
	if (!a->part[0])
		return;
	put(s, T_PART, a->part[0]);
	put(s, T_PART_LAST, a->part[1]);
}

static void put_grains(struct sink *s, uint32_t template, uint32_t classes)
{
	for (uint32_t g = 0; g < GRAINS; g++)
		put(s, template + g, WORD_GRAIN(classes, g));
}

static void put_vector_grains(struct sink *s, uint32_t template, uint32_t vectors)
{
	for (uint32_t g = 0; g < GRAINS; g++)
		put(s, template + g, VECTOR_GRAIN(vectors, g));
}

/* Of the grains the one with 256 clusters, or 511 classes of vectors, goes into pairs. */
static uint32_t class_of(const struct atom *a)
{
	return WORD_GRAIN(a->classes, 1);
}

static uint32_t vector_of(const struct atom *a)
{
	return VECTOR_GRAIN(a->vectors, 1);
}

static void put_itself(struct sink *s, unsigned families, const struct atom *a)
{
	if (families & FAMILY_WORD) {
		put(s, T_WORD, a->word);
		put2(s, T_CASED, a->word, a->shape);
	}
	if (families & FAMILY_SHAPE)
		put(s, T_SHAPE, a->shape);
	if (families & FAMILY_AFFIX)
		put_affixes(s, a);
	if (families & FAMILY_CLUSTER)
		put_grains(s, T_CLASS, a->classes);
	if (families & FAMILY_VECTOR) {
		put_vector_grains(s, T_VECTOR, a->vectors);
		put2(s, T_VECTOR_SHAPE, vector_of(a), a->shape);
	}
}

/* The word beside the token, behind or before it. */
static void put_beside(struct sink *s, unsigned families, const struct atom *a, bool behind)
{
	if (families & FAMILY_AFFIX)
		put(s, behind ? T_SUFFIX_AFTER : T_SUFFIX_BEFORE, a->affix[4]);
	if (families & FAMILY_CONTEXT)
		put(s, behind ? T_AFTER : T_BEFORE, a->word);
	if (families & FAMILY_CLUSTER)
		put_grains(s, behind ? T_CLASS_AFTER : T_CLASS_BEFORE, a->classes);
	if (families & FAMILY_VECTOR)
		put_vector_grains(s, behind ? T_VECTOR_AFTER : T_VECTOR_BEFORE, a->vectors);
}

static void put_next_but_one(struct sink *s, unsigned families, const struct atom *a, bool behind)
{
	if (families & FAMILY_CONTEXT)
		put(s, behind ? T_AFTER2 : T_BEFORE2, a->word);
	if (families & FAMILY_CLUSTER)
		put(s, behind ? T_CLASS_AFTER2 : T_CLASS_BEFORE2, class_of(a));
	if (families & FAMILY_VECTOR)
		put(s, behind ? T_VECTOR_AFTER2 : T_VECTOR_BEFORE2, vector_of(a));
}

static void put_alone(struct sink *s, unsigned families, const struct atom *a, int place)
{
	if (place == 0)
		put_itself(s, families, a);
	else if (place == -1 || place == 1)
		put_beside(s, families, a, place > 0);
	else
		put_next_but_one(s, families, a, place > 0);
}

unsigned features_alone(const struct featurizer *f, const struct atom *a, int place,
			uint32_t out[static FEATURES_MAX])
{
	struct sink s = { out, 0 };

	put_alone(&s, f->families, a, place);
	return s.n;
}

/* ---- words together; a is the atom of the token, its neighbours stand beside it ---- */

static void put_shapes(struct sink *s, const struct atom *a)
{
	put2(s, T_SHAPE_BEFORE, a[-1].shape, a->shape);
	put2(s, T_SHAPE_AFTER, a->shape, a[1].shape);
	put2(s, T_SHAPE_BOTH, mix(a[-1].shape, a->shape), a[1].shape);
	put2(s, T_SHAPE_BEFORE2, mix(a[-2].shape, a[-1].shape), a->shape);
	put2(s, T_SHAPE_AFTER2, mix(a->shape, a[1].shape), a[2].shape);
}

static void put_context(struct sink *s, const struct atom *a)
{
	put2(s, T_PAIR_BEFORE, a[-1].word, a->word);
	put2(s, T_PAIR_AFTER, a->word, a[1].word);
	put2(s, T_AROUND, a[-1].word, a[1].word);
	put2(s, T_TWO_BEFORE, a[-2].word, a[-1].word);
	put2(s, T_TWO_AFTER, a[1].word, a[2].word);
	put2(s, T_BEFORE_SHAPE, a[-1].word, a->shape);
	put2(s, T_AFTER_SHAPE, a->shape, a[1].word);
}

static void put_lexicon(struct sink *s, const struct atom *a)
{
	for (unsigned i = 0; i < a->marks; i++)
		put(s, T_MARK, a->mark[i]);
	for (unsigned i = 0; i < a[-1].marks; i++)
		put(s, T_MARK_BEFORE, a[-1].mark[i]);
	for (unsigned i = 0; i < a[1].marks; i++)
		put(s, T_MARK_AFTER, a[1].mark[i]);
	put(s, T_LEXSET, a->lexset);
	put2(s, T_LEXSET_CASED, a->lexset, a->shape);
	put(s, T_LEXSET_BEFORE, a[-1].lexset);
	put(s, T_LEXSET_AFTER, a[1].lexset);
	put2(s, T_LEXSET_PAIR, a[-1].lexset, a->lexset);
	put2(s, T_LEXSET_PAIR_AFTER, a->lexset, a[1].lexset);
	put2(s, T_LEXSET_WORD_BEFORE, a[-1].word, a->lexset);
	put2(s, T_LEXSET_WORD_AFTER, a->lexset, a[1].word);
}

static void put_clusters(struct sink *s, const struct atom *a)
{
	put2(s, T_CLASS_PAIR, class_of(a - 1), class_of(a));
	put2(s, T_CLASS_PAIR_AFTER, class_of(a), class_of(a + 1));
	put2(s, T_CLASS_AROUND, class_of(a - 1), class_of(a + 1));
	put2(s, T_CLASS_SHAPE_BEFORE, class_of(a - 1), a->shape);
	put2(s, T_CLASS_SHAPE_AFTER, class_of(a + 1), a->shape);
	put2(s, T_CLASS_LEXSET_BEFORE, class_of(a - 1), a->lexset);
	put2(s, T_CLASS_LEXSET_AFTER, class_of(a + 1), a->lexset);
}

static void put_vectors(struct sink *s, const struct atom *a)
{
	put2(s, T_VECTOR_PAIR, vector_of(a - 1), vector_of(a));
	put2(s, T_VECTOR_PAIR_AFTER, vector_of(a), vector_of(a + 1));
	put2(s, T_VECTOR_AROUND, vector_of(a - 1), vector_of(a + 1));
	put2(s, T_VECTOR_SHAPE_BEFORE, vector_of(a - 1), a->shape);
	put2(s, T_VECTOR_SHAPE_AFTER, vector_of(a + 1), a->shape);
	put2(s, T_VECTOR_LEXSET, vector_of(a), a->lexset);
}

static bool is_capital(const struct atom *a)
{
	return a->cased >= CASE_TITLE;
}

/* The first and last words of the capitals without a gap around the token, and of the
 * run: Treaty, Party, Committee tell what the words far from them belong to. */
static void put_stretch(struct sink *s, const struct featurizer *f, const struct atom *a)
{
	const struct atom *start = f->atoms + CONTEXT;
	const struct atom *end = start + (f->run.last - f->run.first), *first = a, *last = a;
	uint32_t before, behind;

	while (first > start && is_capital(first - 1))
		first--;
	while (last + 1 < end && is_capital(last + 1))
		last++;
	before = at_most((uint32_t)(a - first), 3);
	behind = at_most((uint32_t)(last - a), 3);
	put2(s, T_LENGTH, before << 2 | behind, a->shape);
	if (before > 1) {
		put(s, T_FIRST, first->word);
		put(s, T_FIRST_CLASS, class_of(first));
		put(s, T_FIRST_VECTOR, vector_of(first));
		put(s, T_FIRST_LEXSET, first->lexset);
	}
	if (behind > 1) {
		put(s, T_LAST, last->word);
		put(s, T_LAST_CLASS, class_of(last));
		put(s, T_LAST_VECTOR, vector_of(last));
		put(s, T_LAST_LEXSET, last->lexset);
	}
	if (first > start)
		put(s, T_RUN_FIRST, start->word);
	if (last + 1 < end)
		put(s, T_RUN_LAST, end[-1].word);
}

/* What stands beside the word at another place of the block. */
static void put_elsewhere(struct sink *s, const struct featurizer *f, uint32_t place)
{
	const struct token *tokens = f->doc->tokens.at;

	put(s, T_ELSEWHERE_BEFORE, tokens[place - 1].hash);
	put(s, T_ELSEWHERE_CLASS_BEFORE, WORD_GRAIN(atom_classes(f, &tokens[place - 1]), 1));
	if (place + 1 >= f->doc->tokens.len)
		return;
	put(s, T_ELSEWHERE_AFTER, tokens[place + 1].hash);
	put(s, T_ELSEWHERE_CLASS_AFTER, WORD_GRAIN(atom_classes(f, &tokens[place + 1]), 1));
}

static void put_document(struct sink *s, const struct featurizer *f, const struct atom *a,
			 uint32_t token)
{
	const struct word_use *use = uses_find(&f->uses, f->doc->tokens.at[token].hash);
	uint32_t counts;

	if (!use)
		return;
	counts = at_most(use->lower, 2) | at_most(use->title, 2) << 2 | at_most(use->upper, 2) << 4;
	put2(s, T_COUNTS, counts, a->shape);
	put2(s, T_COUNTS_ENGLISH, counts, (uint32_t)(a->english | a->first << 1));
	for (uint32_t clues = use->clues; clues; clues &= clues - 1)
		put(s, T_CLUE, (uint32_t)__builtin_ctz(clues));
	put(s, T_CLUES, use->clues);
	put2(s, T_CLUES_LEXSET, use->clues, a->lexset);
	for (unsigned i = 0; i < use->nplaces; i++)
		if (use->places[i] != token)
			put_elsewhere(s, f, use->places[i]);
}

static void put_position(struct sink *s, const struct featurizer *f, const struct atom *a)
{
	uint32_t passage = (uint32_t)(f->passage << 1 | f->headline);

	put2(s, T_PLACE, (uint32_t)(a->first << 1 | a->english), a->shape);
	put2(s, T_PASSAGE, passage, a->shape);
	put2(s, T_PASSAGE_LEXSET, passage, a->lexset);
}

static void put_together(struct sink *s, const struct featurizer *f, uint32_t token)
{
	const struct atom *a = features_atom(f, token);

	if (f->families & FAMILY_SHAPE)
		put_shapes(s, a);
	if (f->families & FAMILY_CONTEXT)
		put_context(s, a);
	if (f->families & FAMILY_STRETCH)
		put_stretch(s, f, a);
	if (f->families & FAMILY_LEXICON)
		put_lexicon(s, a);
	if (f->families & FAMILY_CLUSTER)
		put_clusters(s, a);
	if (f->families & FAMILY_VECTOR)
		put_vectors(s, a);
	if (f->families & FAMILY_DOCUMENT)
		put_document(s, f, a, token);
	if (f->families & FAMILY_POSITION)
		put_position(s, f, a);
}

unsigned features_together(const struct featurizer *f, uint32_t token,
			   uint32_t out[static FEATURES_MAX])
{
	struct sink s = { out, 0 };

	put_together(&s, f, token);
	return s.n;
}

unsigned features_of(const struct featurizer *f, uint32_t token, uint32_t out[static FEATURES_MAX])
{
	struct sink s = { out, 0 };

	for (int place = -CONTEXT; place <= CONTEXT; place++)
		put_alone(&s, f->families, features_atom(f, token) + place, place);
	put_together(&s, f, token);
	return s.n;
}
