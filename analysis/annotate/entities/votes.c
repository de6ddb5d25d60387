#include "annotate/entities/votes.h"

/* Numbers of the features: behind those of features.c. */
enum template {
	V_BEST = 512, V_BEST_OWN, V_TYPE, V_MASK, V_MASK_OWN,
	V_BEFORE, V_AFTER, V_NAME, V_ACRONYM, V_NAME_WORDS,
};

/* Keys of whole names and of acronyms, apart from those of words. */
enum { KEY_NAME = 0x4e, KEY_ACRONYM = 0x41 };

static struct vote *slot_of(const struct votes *v, uint32_t key)
{
	uint32_t at = hash_finish(key) & (v->size - 1);

	while (v->slots[at].key && v->slots[at].key != key)
		at = (at + 1) & (v->size - 1);
	return &v->slots[at];
}

static void add(struct votes *v, uint32_t key, int tag)
{
	struct vote *vote = slot_of(v, key);

	vote->key = key;
	vote->count[tag] += vote->count[tag] < UINT16_MAX;
}

static void empty(struct votes *v, const struct run *runs, size_t n)
{
	uint32_t tokens = 0;

	for (size_t i = 0; i < n; i++)
		tokens += runs[i].last - runs[i].first;
	v->size = 64;
	while (v->size < 4 * tokens) /* a word, a name and an acronym each at most */
		v->size *= 2;
	if (v->size > v->cap) {
		v->slots = memory_resize(v->slots, v->size * sizeof(*v->slots));
		v->cap = v->size;
	}
	memset(v->slots, 0, v->size * sizeof(*v->slots));
}

void votes_free(struct votes *v)
{
	free(v->slots);
	*v = (struct votes){ 0 };
}

static bool is_open(int tag)
{
	return tag != TAG_O && (TAG_PART(tag) == PART_B || TAG_PART(tag) == PART_I);
}

static int tag_at(const struct tagged *t, uint32_t token)
{
	return token >= t->first && token - t->first < t->n ? t->tags[token - t->first] : TAG_O;
}

/* The name that covers a token: its tokens [*first, *last). */
static void name_around(const struct tagged *t, uint32_t token, uint32_t *first, uint32_t *last)
{
	*first = token;
	*last = token + 1;
	while (TAG_PART(tag_at(t, *first)) == PART_I || TAG_PART(tag_at(t, *first)) == PART_L)
		(*first)--;
	while (is_open(tag_at(t, *last - 1)))
		(*last)++;
}

static uint32_t name_key(const struct tagged *t, uint32_t first, uint32_t last)
{
	uint32_t key = KEY_NAME;

	for (uint32_t i = first; i < last; i++)
		key = hash_pair(key, t->doc->tokens.at[i].hash);
	return key;
}

static uint32_t acronym_key(uint32_t hash)
{
	return hash_pair(KEY_ACRONYM, hash);
}

/* The hash that the acronym of a name would have as a token: that of its folded
 * initials. Words without a capital are passed over. 0 for under two initials. */
static uint32_t initials(const struct tagged *t, uint32_t first, uint32_t last)
{
	uint32_t h = HASH_SEED, n = 0;

	for (uint32_t i = first; i < last; i++) {
		const struct token *token = &t->doc->tokens.at[i];

		if (!features_anchor(token) || token->first < 'A' || token->first > 'Z')
			continue;
		h = hash_byte(h, (unsigned char)(token->first + 32));
		n++;
	}
	return n >= 2 ? hash_finish(h) : 0;
}

static void add_token(struct votes *v, const struct tagged *t, uint32_t i)
{
	int tag = tag_at(t, i);
	uint32_t first, last, acronym;

	add(v, t->doc->tokens.at[i].hash, tag);
	if (tag == TAG_O || TAG_PART(tag) == PART_I || TAG_PART(tag) == PART_L)
		return;
	name_around(t, i, &first, &last);
	add(v, name_key(t, first, last), TAG(TAG_TYPE(tag), PART_U));
	acronym = initials(t, first, last);
	if (acronym)
		add(v, acronym_key(acronym), TAG(TAG_TYPE(tag), PART_U));
}

void votes_gather(struct votes *v, const struct tagged *t, const struct run *runs, size_t n)
{
	empty(v, runs, n);
	for (size_t r = 0; r < n; r++)
		for (uint32_t i = runs[r].first; i < runs[r].last; i++)
			add_token(v, t, i);
}

/* A vote without the one of tag `own` (TAGS: none to leave out). */
struct opinion {
	uint32_t mask;	/* tags that it has */
	uint32_t best, total;
	int tag;	/* the best */
};

static struct opinion opinion(const struct votes *v, uint32_t key, int own)
{
	const struct vote *vote = slot_of(v, key);
	struct opinion o = { .tag = TAGS };

	for (int tag = 0; tag < TAGS && vote->key; tag++) {
		uint32_t n = vote->count[tag];

		n -= tag == own && n > 0;
		o.mask |= (uint32_t)(n > 0) << tag;
		o.total += n;
		if (n > o.best) {
			o.best = n;
			o.tag = tag;
		}
	}
	return o;
}

static uint32_t few(uint32_t n)
{
	return n < 3 ? n : 3;
}

/* Counts of the opinion in sixteen steps: how often, and how often not. */
static uint32_t strength(const struct opinion *o)
{
	return few(o->best) << 2 | few(o->total - o->best);
}

struct sink {
	uint32_t *out;
	unsigned n;
};

static void put(struct sink *s, uint32_t template, uint32_t a, uint32_t b)
{
	s->out[s->n++] = hash_pair(template, a * 0x10001u + b * 0x9e3779b1u);
}

static void put_word(struct sink *s, const struct opinion *o, int own)
{
	uint32_t tag = (uint32_t)o->tag;

	put(s, V_BEST, tag, strength(o));
	put(s, V_BEST_OWN, tag, (uint32_t)own);
	put(s, V_TYPE, tag / TAG_PARTS, strength(o) << 8 | (uint32_t)own);
	put(s, V_MASK, o->mask, 0);
	put(s, V_MASK_OWN, o->mask, (uint32_t)own);
}

static void put_neighbour(struct sink *s, const struct votes *v, const struct tagged *t,
			  uint32_t token, uint32_t template, int own)
{
	int tag = tag_at(t, token);
	struct opinion o;

	if (token >= t->doc->tokens.len || !features_anchor(&t->doc->tokens.at[token]))
		return;
	o = opinion(v, t->doc->tokens.at[token].hash, tag);
	if (!o.total)
		return;
	put(s, template, (uint32_t)o.tag, (uint32_t)(own * TAGS + tag));
}

static void put_name(struct sink *s, const struct votes *v, const struct tagged *t,
		     uint32_t token, int own)
{
	uint32_t first, last;
	struct opinion o;

	if (own == TAG_O)
		return;
	name_around(t, token, &first, &last);
	o = opinion(v, name_key(t, first, last), TAG(TAG_TYPE(own), PART_U));
	if (!o.total)
		return;
	put(s, V_NAME, (uint32_t)o.tag, strength(&o) << 8 | (uint32_t)own);
	put(s, V_NAME_WORDS, o.mask, (uint32_t)own);
}

unsigned votes_features(const struct votes *v, const struct tagged *t, uint32_t token,
			uint32_t out[static VOTE_FEATURES_MAX])
{
	const struct token *word = &t->doc->tokens.at[token];
	struct sink s = { out, 0 };
	int own = tag_at(t, token);
	struct opinion o = opinion(v, word->hash, own);

	if (o.total)
		put_word(&s, &o, own);
	put_neighbour(&s, v, t, token - 1, V_BEFORE, own);
	put_neighbour(&s, v, t, token + 1, V_AFTER, own);
	put_name(&s, v, t, token, own);
	if (word->cased == CASE_UPPER) {
		o = opinion(v, acronym_key(word->hash), TAGS);
		if (o.total)
			put(&s, V_ACRONYM, (uint32_t)o.tag, (uint32_t)own);
	}
	return s.n;
}
