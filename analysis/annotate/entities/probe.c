#include "annotate/entities/explain.h"

/* What a feature looks at is found by asking again with one thing changed: a feature that
 * is then no longer there depends on it. So nothing here has to know how features are made,
 * and cannot tell wrong when they change; features are hashes and tell nothing themselves. */

enum { AFFIXES = 6 };

static bool has_feature(const struct featurizer *f, uint32_t token, uint32_t feature)
{
	uint32_t features[FEATURES_MAX];
	unsigned n = features_of(f, token, features);

	for (unsigned i = 0; i < n; i++)
		if (features[i] == feature)
			return true;
	return false;
}

static void put_family(struct featurizer *f, uint32_t token, uint32_t feature, struct buffer *out)
{
	unsigned families = f->families;
	const char *name = "";

	for (int i = 0; i < FAMILY_COUNT && !*name; i++) {
		f->families = families & 1u << i;
		if (has_feature(f, token, feature))
			name = feature_family_names[i];
	}
	f->families = families;
	buffer_format(out, "%-9s", name);
}

/* Is the feature gone when the number is another one? */
static bool depends(const struct featurizer *f, uint32_t token, uint32_t feature, uint32_t *on)
{
	uint32_t was = *on;
	bool gone;

	*on = ~was;
	gone = !has_feature(f, token, feature);
	*on = was;
	return gone;
}

static bool depends_on_flag(const struct featurizer *f, uint32_t token, uint32_t feature, bool *on)
{
	bool gone;

	*on = !*on;
	gone = !has_feature(f, token, feature);
	*on = !*on;
	return gone;
}

/* ---- in words ---- */

static void separate(struct buffer *out, size_t start)
{
	if (out->len > start)
		buffer_string(out, ", ");
}

static void put_place(struct buffer *out, int place)
{
	static const char *const names[] = { "two before ", "before ", "", "after ", "two after " };

	if (place < -2 || place > 2)
		buffer_string(out, "in the stretch ");
	else
		buffer_string(out, names[place + 2]);
}

/* The word at token `at`, which may lie beyond the sentence. */
static void put_word(struct buffer *out, const struct document *doc, uint32_t at)
{
	struct slice word;

	if (at >= doc->tokens.len) {
		buffer_string(out, "the border");
		return;
	}
	word = token_text(doc->text, &doc->tokens.at[at]);
	buffer_byte(out, '"');
	for (size_t i = 0; i < word.len; i++)
		buffer_byte(out, (unsigned char)word.ptr[i] < ' ' ? ' ' : word.ptr[i]);
	buffer_byte(out, '"');
}

/* Xx, X.X., 00: a letter for each run of a class. */
static void put_shape(struct buffer *out, struct slice s)
{
	char before = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		char class = c >= 'a' && c <= 'z'   ? 'x'
			     : c >= 'A' && c <= 'Z' ? 'X'
			     : c >= '0' && c <= '9' ? '0'
			     : c < 0x80		    ? (char)c
						    : 'u';

		if (class != before && c >= ' ')
			buffer_byte(out, class);
		before = class;
	}
}

/* Affixes are bytes; what is shown are the whole characters in them. */
static void put_affix(struct buffer *out, struct slice word, int affix)
{
	size_t length = (size_t)affix % 3 + 2, from = 0, to = word.len;

	if (word.len <= length)
		return;
	if (affix >= 3)
		for (from = word.len - length; (word.ptr[from] & 0xc0) == 0x80;)
			from++;
	else
		for (to = length; (word.ptr[to] & 0xc0) == 0x80;)
			to--;
	buffer_string(out, affix >= 3 ? "ends \"" : "begins \"");
	buffer_slice(out, slice_sub(word, from, to));
	buffer_byte(out, '"');
}

/* ---- probes ---- */

/* One question: the atom at a place of the run's window. */
struct probe {
	struct featurizer *f;
	uint32_t token, feature;
	struct atom *atom;
	uint32_t at; /* its token; may lie outside the text */
	int place;   /* beside the token that has the feature */
	struct buffer *out;
	size_t start; /* of what is told, to know if a comma comes first */
};

static void tell(const struct probe *p, const char *what)
{
	separate(p->out, p->start);
	put_place(p->out, p->place);
	buffer_string(p->out, what);
	put_word(p->out, p->f->doc, p->at);
}

static struct slice probed_word(const struct probe *p)
{
	if (p->at >= p->f->doc->tokens.len)
		return (struct slice){ 0 };
	return token_text(p->f->doc->text, &p->f->doc->tokens.at[p->at]);
}

static void probe_form(const struct probe *p)
{
	struct atom *a = p->atom;

	if (depends(p->f, p->token, p->feature, &a->word))
		tell(p, "");
	if (depends(p->f, p->token, p->feature, &a->shape)) {
		separate(p->out, p->start);
		put_place(p->out, p->place);
		buffer_string(p->out, "shape ");
		put_shape(p->out, probed_word(p));
	}
	for (int i = 0; i < AFFIXES; i++)
		if (depends(p->f, p->token, p->feature, &a->affix[i])) {
			separate(p->out, p->start);
			put_place(p->out, p->place);
			put_affix(p->out, probed_word(p), i);
		}
	if (depends(p->f, p->token, p->feature, &a->part[0]) ||
	    depends(p->f, p->token, p->feature, &a->part[1]))
		tell(p, "a part of ");
}

static void probe_knowledge(const struct probe *p)
{
	struct atom *a = p->atom;
	bool row = false;

	if (depends(p->f, p->token, p->feature, &a->classes))
		tell(p, "the cluster of ");
	if (depends(p->f, p->token, p->feature, &a->vectors))
		tell(p, "the vector of ");
	if (depends(p->f, p->token, p->feature, &a->lexset))
		tell(p, "the tables with ");
	for (unsigned i = 0; i < a->marks; i++)
		row |= depends(p->f, p->token, p->feature, &a->mark[i]);
	if (row)
		tell(p, "a table with ");
	if (depends_on_flag(p->f, p->token, p->feature, &a->english))
		tell(p, a->english ? "an English word: " : "no English word: ");
	if (depends_on_flag(p->f, p->token, p->feature, &a->first))
		tell(p, a->first ? "first of the sentence: " : "inside the sentence: ");
}

/* Does the feature look at the atom at all? */
static bool depends_on_atom(const struct probe *p)
{
	struct atom was = *p->atom, *a = p->atom;
	uint32_t *const numbers[] = { &a->word,	   &a->shape,	&a->part[0], &a->part[1],
				      &a->classes, &a->vectors, &a->lexset };
	bool gone;

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		*numbers[i] = ~*numbers[i];
	for (int i = 0; i < AFFIXES; i++)
		a->affix[i] = ~a->affix[i];
	for (unsigned i = 0; i < a->marks; i++)
		a->mark[i] = ~a->mark[i];
	a->english = !a->english;
	a->first = !a->first;
	gone = !has_feature(p->f, p->token, p->feature);
	*a = was;
	return gone;
}

static void probe_atoms(struct probe p)
{
	struct featurizer *f = p.f;
	int own = (int)(p.token - f->run.first) + CONTEXT;
	int n = (int)(f->run.last - f->run.first) + 2 * CONTEXT;

	for (int i = 0; i < n; i++) {
		p.atom = &f->atoms[i];
		p.place = i - own;
		p.at = f->run.first + (uint32_t)i - CONTEXT;
		if (!depends_on_atom(&p))
			continue;
		probe_form(&p);
		probe_knowledge(&p);
	}
}

static void probe_sentence(struct probe p)
{
	static const char *const passages[] = {
		[PASSAGE_PLAIN] = "in plain text",
		[PASSAGE_TITLE] = "in title case",
		[PASSAGE_UPPER] = "in capitals",
	};
	uint8_t passage = p.f->passage;
	bool told = depends_on_flag(p.f, p.token, p.feature, &p.f->headline);

	p.f->passage = (uint8_t)(passage + 1);
	told |= !has_feature(p.f, p.token, p.feature);
	p.f->passage = passage;
	if (!told)
		return;
	separate(p.out, p.start);
	buffer_string(p.out, p.f->headline ? "in a headline" : passages[passage]);
}

/* How the word is used elsewhere in the article. */
static void probe_uses(struct probe p)
{
	static const char *const clues[CLUE_COUNT] = {
		"after a title",   "after a given name", "after \"in\"",    "after \"the\"",
		"after a capital", "before a capital",	 "before \"said\"", "before Inc., Party",
		"before 's",	   "in brackets",
	};
	const struct token *t = &p.f->doc->tokens.at[p.token];
	const struct word_use *use = uses_find(&p.f->uses, t->hash);
	struct word_use was, *slot;
	bool counts = false;

	if (!use)
		return;
	slot = &p.f->uses.slots[use - p.f->uses.slots];
	was = *slot;
	slot->lower = slot->title = slot->upper = 3;
	if (!was.lower && !was.title && !was.upper)
		slot->lower = slot->title = slot->upper = 1;
	counts = !has_feature(p.f, p.token, p.feature);
	*slot = was;
	if (counts) {
		separate(p.out, p.start);
		buffer_format(p.out, "elsewhere %u times small, %u capital, %u in capitals",
			      was.lower, was.title, was.upper);
	}
	for (int i = 0; i < CLUE_COUNT; i++) {
		if (!(was.clues & 1u << i))
			continue;
		slot->clues = (uint16_t)(was.clues & ~(1u << i));
		if (!has_feature(p.f, p.token, p.feature)) {
			separate(p.out, p.start);
			buffer_format(p.out, "elsewhere %s", clues[i]);
		}
		*slot = was;
	}
	for (unsigned i = 0; i < was.nplaces; i++) {
		slot->places[i] = p.token; /* which is not looked at */
		if (!has_feature(p.f, p.token, p.feature)) {
			separate(p.out, p.start);
			buffer_string(p.out, "elsewhere between ");
			put_word(p.out, p.f->doc, was.places[i] - 1);
			buffer_string(p.out, " and ");
			put_word(p.out, p.f->doc, was.places[i] + 1);
		}
		*slot = was;
	}
}

void explain_feature(struct featurizer *f, uint32_t token, uint32_t feature, struct buffer *out)
{
	struct probe p = { .f = f, .token = token, .feature = feature, .out = out };

	put_family(f, token, feature, out);
	p.start = out->len;
	probe_atoms(p);
	probe_sentence(p);
	probe_uses(p);
	if (out->len == p.start)
		put_word(out, f->doc, token);
}
