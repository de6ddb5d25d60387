#include "annotate/entities/atoms.h"

#include "annotate/entities/memo.h"
#include "lexicon/lexicon.h"

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

uint32_t atom_classes(const struct featurizer *f, const struct token *t)
{
	uint32_t value =
		t->cased >= CASE_TITLE ? model_word(f->model, model_word_key(t->hash, true)) : 0;

	return value ? value : model_word(f->model, t->hash);
}

enum { WORD_BYTES = 64 }; /* of words longer than that invisible signs are not left out */

/* The word without soft hyphens and zero-width signs, in `room` if it has any. */
static struct slice visible(struct slice s, char room[static WORD_BYTES])
{
	size_t n = 0;

	if (s.len > WORD_BYTES ||
	    !(memmem(s.ptr, s.len, "\xc2\xad", 2) || memmem(s.ptr, s.len, "\xe2\x80", 2)))
		return s;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char last = i + 2 < s.len ? (unsigned char)s.ptr[i + 2] : 0;

		if (i + 1 < s.len && memcmp(s.ptr + i, "\xc2\xad", 2) == 0)
			i++;
		else if (last >= 0x8b && last <= 0x8d && memcmp(s.ptr + i, "\xe2\x80", 2) == 0)
			i += 2;
		else
			room[n++] = s.ptr[i];
	}
	return (struct slice){ room, n };
}

/* All that does not depend on where the word stands. */
static void make_atom(const struct featurizer *f, struct atom *a, const struct token *t,
		      struct slice s)
{
	char room[WORD_BYTES];

	if (!(t->flags & TOKEN_ASCII))
		s = visible(s, room);
	a->word = t->flags & TOKEN_DIGIT ? number_word(s) : t->hash;
	a->cased = t->cased;
	a->shape = t->cased == CASE_LOWER && t->flags & TOKEN_ASCII ? 'x' : shape_of(s);
	load_affixes(a, s);
	load_parts(a, s);
	a->classes = f->families & FAMILY_CLUSTER ? atom_classes(f, t) : 0;
	a->vectors = f->families & FAMILY_VECTOR ? model_vector(f->model, t->hash) : 0;
	a->english = f->families & FAMILY_LEXICON &&
		     lexicon_word_sets(t->word) & LEXICON_BIT(LEX_ENGLISH);
	a->lexset = a->english;
	a->marks = 0;
	a->filled = 0;
}

static void load_atom(struct featurizer *f, struct atom *a, uint32_t token)
{
	const struct token *t = &f->doc->tokens.at[token];
	struct slice s = token_text(f->doc->text, t);
	struct memo *m = memo_at(f, t, s);

	if (m && memo_holds(m, s)) {
		*a = m->atom;
	} else {
		make_atom(f, a, t, s);
		if (m)
			memo_fill(f, m, s, a);
	}
	a->first = token == f->doc->sentences.at[t->sentence].first;
}

/* Beyond the sentence all atoms are alike. */
static void load_border(struct featurizer *f, struct atom *a)
{
	static const struct atom border = { .word = 1, .shape = 1 };
	struct memo *m = &f->memos[MEMO_BORDER];

	if (!m->filled)
		memo_fill(f, m, SLICE(""), &border);
	*a = m->atom;
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
	[LEX_TITLES] = 1,
	[LEX_ORG_WORDS] = 2,
	[LEX_PLACE_WORDS] = 3,
	[LEX_EVENT_WORDS] = 4,
	[LEX_REPORTING_VERBS] = 5,
	[LEX_CITIES_AMBIGUOUS] = 6,
	[LEX_REGIONS_AMBIGUOUS] = 7,
	[LEX_GIVEN_NAMES_AMBIGUOUS] = 8,
	[LEX_SURNAMES_AMBIGUOUS] = 9,
	[LEX_COMPANIES_AMBIGUOUS] = 10,
	[LEX_COMPANIES_US_AMBIGUOUS] = 11,
	[LEX_ORGANISATIONS_AMBIGUOUS] = 12,
	[LEX_DEMONYMS_AMBIGUOUS] = 13,
	[LEX_SURNAMES_FAMOUS] = 14,
	[LEX_COUNTRY_ACRONYMS] = 15,
	[LEX_ACRONYMS] = 16,
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

static uint32_t fewer(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

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
	uint32_t first = f->run.first - fewer(CONTEXT, f->run.first - s->first);
	uint32_t last = f->run.last + fewer(CONTEXT, s->last - f->run.last);

	for (uint32_t i = first; i < f->run.first; i++)
		mark_at(f, i, f->run.first, WORD_TABLES);
	for (uint32_t i = f->run.first; i < f->run.last; i++)
		mark_at(f, i, f->run.last, ~TABLES_WITHOUT_NAMES);
	for (uint32_t i = f->run.last; i < last; i++)
		mark_at(f, i, last, WORD_TABLES);
}

void atoms_load(struct featurizer *f, const struct sentence *s)
{
	struct atom *a = f->atoms;

	for (uint32_t i = 0; i < f->run.last - f->run.first + 2 * CONTEXT; i++, a++) {
		uint32_t token = f->run.first + i - CONTEXT; /* wraps before the text */

		if (token >= s->first && token < s->last)
			load_atom(f, a, token);
		else
			load_border(f, a);
	}
	if (f->families & FAMILY_LEXICON)
		mark_run(f, s);
}
