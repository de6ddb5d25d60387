#include "annotate/entities/features.h"

#include "lexicon/lexicon.h"

/* One number for each kind of feature: it is hashed with the feature's value, so
 * changing a number, or what a value is made of, makes older models useless; then
 * MODEL_VERSION goes up. */
enum template {
	T_WORD = 1, T_CASED, T_SHAPE, T_SHAPE_BEFORE, T_SHAPE_AFTER, T_SHAPE_BOTH,
	T_SHAPE_BEFORE2, T_SHAPE_AFTER2,
	T_AFFIX, /* .. + 5 */
	T_AFFIX_SHAPE = T_AFFIX + 6, T_SUFFIX_BEFORE, T_SUFFIX_AFTER, T_PART, T_PART_LAST,
	T_BEFORE, T_AFTER, T_BEFORE2, T_AFTER2, T_PAIR_BEFORE, T_PAIR_AFTER, T_AROUND,
	T_TWO_BEFORE, T_TWO_AFTER, T_BEFORE_SHAPE, T_AFTER_SHAPE,
	T_MARK, T_MARK_BEFORE, T_MARK_AFTER, T_LEXSET, T_LEXSET_CASED, T_LEXSET_BEFORE, T_LEXSET_AFTER, T_LEXSET_PAIR,
	T_LEXSET_PAIR_AFTER, T_LEXSET_WORD_BEFORE, T_LEXSET_WORD_AFTER,
	T_CLASS, /* .. + GRAINS - 1, and so on for each place */
	T_CLASS_BEFORE = T_CLASS + GRAINS, T_CLASS_AFTER = T_CLASS_BEFORE + GRAINS,
	T_CLASS_BEFORE2 = T_CLASS_AFTER + GRAINS, T_CLASS_AFTER2 = T_CLASS_BEFORE2 + GRAINS,
	T_CLASS_PAIR = T_CLASS_AFTER2 + GRAINS, T_CLASS_PAIR_AFTER, T_CLASS_AROUND,
	T_CLASS_SHAPE_BEFORE, T_CLASS_SHAPE_AFTER, T_CLASS_LEXSET_BEFORE,
	T_CLASS_LEXSET_AFTER,
	T_ELSEWHERE_BEFORE, T_ELSEWHERE_AFTER, T_ELSEWHERE_CLASS_BEFORE,
	T_ELSEWHERE_CLASS_AFTER,
	T_COUNTS, T_COUNTS_ENGLISH, T_CLUE, T_CLUES, T_CLUES_LEXSET,
	T_PLACE, T_PASSAGE, T_PASSAGE_LEXSET,
	T_FIRST, T_LAST, T_FIRST_CLASS, T_LAST_CLASS, T_FIRST_LEXSET, T_LAST_LEXSET, T_LENGTH, T_RUN_FIRST, T_RUN_LAST,
};

const char *const feature_family_names[FAMILY_COUNT] = {
	"word",	   "shape",    "affix",	   "context", "lexicon",
	"cluster", "document", "position", "stretch",
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

bool features_anchor(const struct token *t)
{
	return t->cased >= CASE_TITLE && (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER);
}

void featurizer_free(struct featurizer *f)
{
	uses_free(&f->uses);
}

uint32_t features_block_end(const struct document *doc, uint32_t first)
{
	uint32_t limit = (uint32_t)doc->tokens.len;
	uint32_t sentence;

	if (limit - first <= BLOCK_TOKENS)
		return limit;
	limit = first + BLOCK_TOKENS;
	sentence = doc->tokens.at[limit].sentence;
	return doc->sentences.at[sentence].first > first ? doc->sentences.at[sentence].first
							 : limit;
}

void features_block(struct featurizer *f, const struct document *doc, uint32_t first,
		    uint32_t last)
{
	f->doc = doc;
	f->at = first;
	f->last = last;
	f->run = (struct run){ 0, 0 };
	uses_count(&f->uses, doc, first, last);
}

/* Runs. */

static bool has_flag(const struct featurizer *f, const struct token *t, uint32_t flag)
{
	return model_word(f->model, t->hash) & flag;
}

enum { GAP = 4 }; /* words without a capital in one name: University of the West Indies */

/* How far a run that has reached `end` goes on: behind the next capital, if only
 * linking words stand before it. */
static uint32_t extend(const struct featurizer *f, uint32_t end, uint32_t limit)
{
	uint32_t i = end;

	while (i < limit && i - end < GAP && !features_anchor(&f->doc->tokens.at[i])) {
		if (!has_flag(f, &f->doc->tokens.at[i], WORD_LINKS))
			return end;
		i++;
	}
	return i < limit && features_anchor(&f->doc->tokens.at[i]) ? i + 1 : end;
}

/* May the token end a name: Euro 2000, Gilboa prison? */
static bool may_close(const struct featurizer *f, const struct token *t)
{
	return t->kind == TOKEN_NUMBER || has_flag(f, t, WORD_CLOSES);
}

/* The run around the capital at `at`, inside tokens [first, limit). */
static struct run run_around(const struct featurizer *f, uint32_t at, uint32_t first,
			     uint32_t limit)
{
	const struct token *tokens = f->doc->tokens.at;
	struct run run = { at, at + 1 };
	uint32_t end;

	while (run.first > first && at - run.first < 2 &&
	       has_flag(f, &tokens[run.first - 1], WORD_OPENS))
		run.first--;
	if (limit > run.first + RUN_TOKENS)
		limit = run.first + RUN_TOKENS;
	while ((end = extend(f, run.last, limit)) > run.last)
		run.last = end;
	while (run.last < limit && may_close(f, &tokens[run.last]))
		run.last++;
	return run;
}

static unsigned char lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static uint32_t affix_of(const char *p, unsigned n)
{
	uint32_t value = 0;

	for (unsigned i = 0; i < n; i++)
		value = value << 8 | lower(p[i]);
	return value;
}

static void load_affixes(struct atom *a, struct slice s)
{
	for (unsigned n = 2; n <= 4; n++) {
		bool fits = s.len > n;

		a->affix[n - 2] = fits ? affix_of(s.ptr, n) : 0;
		a->affix[n + 1] = fits ? affix_of(s.ptr + s.len - n, n) : 0;
	}
}

static uint32_t hash_lower(const char *p, size_t len)
{
	uint32_t h = HASH_SEED;

	for (size_t i = 0; i < len; i++)
		h = hash_byte(h, lower(p[i]));
	return hash_finish(h);
}

/* The two parts of a word around its first and its last hyphen: US-led, al-Assad */
static void load_parts(struct atom *a, struct slice s)
{
	const char *first = memchr(s.ptr, '-', s.len), *last = memrchr(s.ptr, '-', s.len);

	a->part[0] = a->part[1] = 0;
	if (!first || first == s.ptr || last == s.ptr + s.len - 1)
		return;
	a->part[0] = hash_lower(s.ptr, (size_t)(first - s.ptr));
	a->part[1] = hash_lower(last + 1, (size_t)(s.ptr + s.len - last - 1));
}

static uint32_t shape_class(unsigned char c)
{
	if (c >= 'a' && c <= 'z')
		return 'x';
	if (c >= 'A' && c <= 'Z')
		return 'X';
	if (c >= '0' && c <= '9')
		return '0';
	return c < 0x80 ? c : 'u';
}

/* Xx, X.X., XXX, X0-x: runs of one class shrunk to one, of capitals to three. */
static uint32_t shape_of(struct slice s)
{
	uint32_t h = HASH_SEED, before = 0, times = 0;

	for (size_t i = 0; i < s.len && i < 24; i++) {
		uint32_t class = shape_class((unsigned char)s.ptr[i]);

		times = class == before ? times + 1 : 1;
		if (times == 1 || (class == 'X' && times < 4))
			h = hash_byte(h, (unsigned char)class);
		before = class;
	}
	return h;
}

/* Years, scores and sums are alike but for their digits. */
static uint32_t number_word(struct slice s)
{
	uint32_t h = HASH_SEED;

	for (size_t i = 0; i < s.len; i++) {
		bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';

		h = hash_byte(h, digit ? '0' : lower(s.ptr[i]));
	}
	return hash_finish(h);
}

/* A word that is known with its capital, or else without. */
static uint32_t classes_of(const struct featurizer *f, const struct token *t)
{
	uint32_t value = t->cased >= CASE_TITLE
				 ? model_word(f->model, model_word_key(t->hash, true)) : 0;

	return value ? value : model_word(f->model, t->hash);
}

static void load_atom(const struct featurizer *f, struct atom *a, uint32_t token)
{
	const struct token *t = &f->doc->tokens.at[token];
	struct slice s = token_text(f->doc->text, t);

	a->word = t->flags & TOKEN_DIGIT ? number_word(s) : t->hash;
	a->cased = t->cased;
	a->shape = t->cased == CASE_LOWER && t->flags & TOKEN_ASCII ? 'x' : shape_of(s);
	load_affixes(a, s);
	load_parts(a, s);
	a->classes = f->families & FAMILY_CLUSTER ? classes_of(f, t) : 0;
	a->english = f->families & FAMILY_LEXICON &&
		     lexicon_word_sets(t->word) & LEXICON_BIT(LEX_ENGLISH);
	a->lexset = a->english;
	a->marks = 0;
	a->first = token == f->doc->sentences.at[t->sentence].first;
}

/* Beyond the sentence all atoms are alike. */
static void load_border(struct atom *a)
{
	*a = (struct atom){ .word = 1, .shape = 1, .classes = 0 };
}

static uint32_t place_in(uint32_t i, uint32_t first, uint32_t last)
{
	if (last - first == 1)
		return PART_U;
	return i == first ? PART_B : i == last - 1 ? PART_L : PART_I;
}

static bool marked_with(const struct atom *a, uint32_t kind)
{
	for (unsigned i = 0; i < a->marks; i++)
		if (a->mark[i] >> 6 == kind >> 6)
			return true;
	return false;
}

/* Tables whose rows are told from those of other tables though their kinds are the
 * same. The numbers stay when the enum changes: the model has hashes of them. */
static const uint8_t table_number[LEXICON_COUNT] = {
	[LEX_TITLES] = 1, [LEX_ORG_WORDS] = 2, [LEX_PLACE_WORDS] = 3, [LEX_EVENT_WORDS] = 4,
	[LEX_REPORTING_VERBS] = 5, [LEX_CITIES_AMBIGUOUS] = 6, [LEX_REGIONS_AMBIGUOUS] = 7,
	[LEX_GIVEN_NAMES_AMBIGUOUS] = 8, [LEX_SURNAMES_AMBIGUOUS] = 9,
	[LEX_COMPANIES_AMBIGUOUS] = 10, [LEX_COMPANIES_US_AMBIGUOUS] = 11,
	[LEX_ORGANISATIONS_AMBIGUOUS] = 12, [LEX_DEMONYMS_AMBIGUOUS] = 13,
	[LEX_SURNAMES_FAMOUS] = 14, [LEX_COUNTRY_ACRONYMS] = 15, [LEX_ACRONYMS] = 16,
};

static uint32_t kind_of(const struct lexicon_entry *e)
{
	return hash_pair(hash_slice(e->kind), hash_slice(e->type) + table_number[e->lexicon]);
}

/* Where a row weighs a lot the name is better known: cities by population. */
static uint32_t magnitude_of(const struct lexicon_entry *e)
{
	return e->weight ? (32u - (uint32_t)__builtin_clz(e->weight) + 3) / 4 : 0;
}

static void mark_token(struct atom *a, uint32_t kind, uint32_t place, uint32_t magnitude)
{
	a->lexset += hash_pair(kind | magnitude << 2, place);
	if (a->marks < MARKS)
		a->mark[a->marks++] = kind | magnitude << 2 | place;
}

/* Mark the tokens of one match, unless a longer one of its kind has its first. The
 * low bits of a mark are the magnitude and the place in the name. */
static void mark(struct featurizer *f, struct lexicon_match m)
{
	struct lexicon_entry entry = lexicon_entry(m.entry);
	uint32_t kind = kind_of(&entry) & ~63u, magnitude = magnitude_of(&entry);
	struct atom *first = &f->atoms[CONTEXT + m.first - f->run.first];

	if (marked_with(first, kind))
		return;
	for (uint32_t i = m.first; i < m.last; i++)
		mark_token(first + (i - m.first), kind, place_in(i, m.first, m.last), magnitude);
}

/* Tables of words that stand beside and in names, and of words that say nothing. */
#define WORD_TABLES                                                                        \
	(LEXICON_BIT(LEX_TITLES) | LEXICON_BIT(LEX_ORG_WORDS) | LEXICON_BIT(LEX_PLACE_WORDS) | \
	 LEXICON_BIT(LEX_EVENT_WORDS) | LEXICON_BIT(LEX_REPORTING_VERBS))
#define OTHER_TABLES                                                                       \
	(LEXICON_BIT(LEX_ENGLISH) | LEXICON_BIT(LEX_FREQUENCY) |                           \
	 LEXICON_BIT(LEX_ABBREVIATIONS) | LEXICON_BIT(LEX_BOILERPLATE))

static void mark_at(struct featurizer *f, uint32_t token, uint32_t limit, lexicon_set wanted)
{
	struct lexicon_match found[LEXICON_MATCHES];
	size_t n;

	if (!lexicon_word_starts(f->doc->tokens.at[token].word))
		return;
	n = lexicon_at(f->doc->text, &f->doc->tokens, token, limit, wanted, found);
	for (size_t i = 0; i < n; i++)
		mark(f, found[i]);
}

/* Names are looked for in the run, titles and the like around it too. */
static void mark_run(struct featurizer *f, const struct sentence *s)
{
	uint32_t first = f->run.first - at_most(CONTEXT, f->run.first - s->first);
	uint32_t last = f->run.last + at_most(CONTEXT, s->last - f->run.last);

	for (uint32_t i = first; i < f->run.first; i++)
		mark_at(f, i, f->run.first, WORD_TABLES);
	for (uint32_t i = f->run.first; i < f->run.last; i++)
		mark_at(f, i, f->run.last, ~OTHER_TABLES);
	for (uint32_t i = f->run.last; i < last; i++)
		mark_at(f, i, last, WORD_TABLES);
}

static void load_run(struct featurizer *f, const struct sentence *s)
{
	struct atom *a = f->atoms;

	for (uint32_t i = 0; i < f->run.last - f->run.first + 2 * CONTEXT; i++, a++) {
		uint32_t token = f->run.first + i - CONTEXT; /* wraps before the text */

		if (token >= s->first && token < s->last)
			load_atom(f, a, token);
		else
			load_border(a);
	}
	if (f->families & FAMILY_LEXICON)
		mark_run(f, s);
}

/* A run of one word that starts sentences and never names: a third of all runs. */
static bool is_plain(const struct featurizer *f, struct run run)
{
	const struct token *t = &f->doc->tokens.at[run.first];

	return run.last - run.first == 1 && t->cased == CASE_TITLE && has_flag(f, t, WORD_PLAIN);
}

/* Find the next run; `s` becomes its sentence. */
static bool find_run(struct featurizer *f, const struct sentence **s)
{
	const struct token *tokens = f->doc->tokens.at;
	struct run run;

	do {
		uint32_t from = f->at; /* the end of the last run */

		while (f->at < f->last && !features_anchor(&tokens[f->at]))
			f->at++;
		if (f->at >= f->last)
			return false;
		*s = &f->doc->sentences.at[tokens[f->at].sentence];
		run = run_around(f, f->at, from > (*s)->first ? from : (*s)->first,
				 (*s)->last < f->last ? (*s)->last : f->last);
		f->at = run.last;
	} while (is_plain(f, run));
	f->run = run;
	return true;
}

bool features_next(struct featurizer *f)
{
	const struct sentence *s;
	uint32_t before = f->run.last;

	if (!find_run(f, &s))
		return false;
	if (before <= s->first) {
		f->passage = passage_of(f->doc, s);
		f->headline = s->headline;
	}
	load_run(f, s);
	return true;
}

/* Templates; a is the atom of the token, its neighbours stand beside it. */

static void put_word(struct sink *s, const struct atom *a)
{
	put(s, T_WORD, a->word);
	put2(s, T_CASED, a->word, a->shape);
}

static void put_shape(struct sink *s, const struct atom *a)
{
	put(s, T_SHAPE, a->shape);
	put2(s, T_SHAPE_BEFORE, a[-1].shape, a->shape);
	put2(s, T_SHAPE_AFTER, a->shape, a[1].shape);
	put2(s, T_SHAPE_BOTH, mix(a[-1].shape, a->shape), a[1].shape);
	put2(s, T_SHAPE_BEFORE2, mix(a[-2].shape, a[-1].shape), a->shape);
	put2(s, T_SHAPE_AFTER2, mix(a->shape, a[1].shape), a[2].shape);
}

static void put_affixes(struct sink *s, const struct atom *a)
{
	for (unsigned i = 0; i < 6; i++)
		if (a->affix[i])
			put(s, T_AFFIX + i, a->affix[i]);
	put2(s, T_AFFIX_SHAPE, a->affix[4], a->shape);
	put(s, T_SUFFIX_BEFORE, a[-1].affix[4]);
	put(s, T_SUFFIX_AFTER, a[1].affix[4]);
	if (!a->part[0])
		return;
	put(s, T_PART, a->part[0]);
	put(s, T_PART_LAST, a->part[1]);
}

static void put_context(struct sink *s, const struct atom *a)
{
	put(s, T_BEFORE, a[-1].word);
	put(s, T_AFTER, a[1].word);
	put(s, T_BEFORE2, a[-2].word);
	put(s, T_AFTER2, a[2].word);
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

static void put_grains(struct sink *s, uint32_t template, uint32_t classes)
{
	for (uint32_t g = 0; g < GRAINS; g++)
		put(s, template + g, WORD_GRAIN(classes, g));
}

/* Of the grains the one with 256 clusters goes into pairs. */
static uint32_t class_of(const struct atom *a)
{
	return WORD_GRAIN(a->classes, 1);
}

static void put_clusters(struct sink *s, const struct atom *a)
{
	put_grains(s, T_CLASS, a->classes);
	put_grains(s, T_CLASS_BEFORE, a[-1].classes);
	put_grains(s, T_CLASS_AFTER, a[1].classes);
	put(s, T_CLASS_BEFORE2, class_of(a - 2));
	put(s, T_CLASS_AFTER2, class_of(a + 2));
	put2(s, T_CLASS_PAIR, class_of(a - 1), class_of(a));
	put2(s, T_CLASS_PAIR_AFTER, class_of(a), class_of(a + 1));
	put2(s, T_CLASS_AROUND, class_of(a - 1), class_of(a + 1));
	put2(s, T_CLASS_SHAPE_BEFORE, class_of(a - 1), a->shape);
	put2(s, T_CLASS_SHAPE_AFTER, class_of(a + 1), a->shape);
	put2(s, T_CLASS_LEXSET_BEFORE, class_of(a - 1), a->lexset);
	put2(s, T_CLASS_LEXSET_AFTER, class_of(a + 1), a->lexset);
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
		put(s, T_FIRST_LEXSET, first->lexset);
	}
	if (behind > 1) {
		put(s, T_LAST, last->word);
		put(s, T_LAST_CLASS, class_of(last));
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
	put(s, T_ELSEWHERE_CLASS_BEFORE, WORD_GRAIN(classes_of(f, &tokens[place - 1]), 1));
	if (place + 1 >= f->doc->tokens.len)
		return;
	put(s, T_ELSEWHERE_AFTER, tokens[place + 1].hash);
	put(s, T_ELSEWHERE_CLASS_AFTER, WORD_GRAIN(classes_of(f, &tokens[place + 1]), 1));
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

unsigned features_of(const struct featurizer *f, uint32_t token,
		     uint32_t out[static FEATURES_MAX])
{
	const struct atom *a = &f->atoms[token - f->run.first + CONTEXT];
	struct sink s = { out, 0 };

	if (f->families & FAMILY_WORD)
		put_word(&s, a);
	if (f->families & FAMILY_SHAPE)
		put_shape(&s, a);
	if (f->families & FAMILY_AFFIX)
		put_affixes(&s, a);
	if (f->families & FAMILY_CONTEXT)
		put_context(&s, a);
	if (f->families & FAMILY_STRETCH)
		put_stretch(&s, f, a);
	if (f->families & FAMILY_LEXICON)
		put_lexicon(&s, a);
	if (f->families & FAMILY_CLUSTER)
		put_clusters(&s, a);
	if (f->families & FAMILY_DOCUMENT)
		put_document(&s, f, a, token);
	if (f->families & FAMILY_POSITION)
		put_position(&s, f, a);
	return s.n;
}
