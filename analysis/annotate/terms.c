#include "annotate/terms.h"

#include "base/hash.h"

enum {
	WORD_MAX = CONTENT_BYTES, /* a longer one is noise */
	SLOTS_FIRST = 512, /* a power of two */
	ACRONYM_HASH = 0x5bd1e995, /* sets the type of US apart from that of us */
};

/* What the loop over the tokens needs to know. */
struct collector {
	struct terms *terms;
	struct document *doc;
	const struct sentence *sentence;
};

/* Are these, of one hash, the same folded word? Almost always the bytes are equal, and a word
 * too long to fold is only itself. */
static bool same_form(struct slice s, struct slice t)
{
	char folded_s[WORD_MAX * 2], folded_t[WORD_MAX * 2];

	if (slice_equal(s, t))
		return true;
	if (s.len > WORD_MAX || t.len > WORD_MAX)
		return false;
	return slice_equal(token_fold(s, folded_s, sizeof(folded_s)),
			   token_fold(t, folded_t, sizeof(folded_t)));
}

static bool is_type(const struct word_type *type, const struct document *doc,
		    const struct token *token)
{
	return type->word == token->word &&
	       (token->word || same_form(token_text(doc->text, &doc->tokens.at[type->token]),
					    token_text(doc->text, token)));
}

/* Make the table `size` slots large and enter all n records of the list again;
 * the hash is what each begins with. */
static void rehash(slot_vector *slots, size_t size, const void *list, size_t n, size_t record)
{
	uint32_t hash;

	vector_reserve(slots, size);
	slots->len = size;
	memset(slots->at, 0, size * sizeof(*slots->at));
	for (uint32_t i = 0; i < n; i++) {
		size_t at;

		memcpy(&hash, (const char *)list + i * record, sizeof(hash));
		for (at = hash & (size - 1); slots->at[at]; at = (at + 1) & (size - 1))
			;
		slots->at[at] = i + 1;
	}
}

#define REHASH(slots, list, size) rehash(slots, size, (list)->at, (list)->len, sizeof(*(list)->at))
#define GROW(slots, list)                                              \
	((list)->len * 2 < (slots)->len ? (void)0                      \
					: REHASH(slots, list, (slots)->len * 2))

/* The slot of a stem: its own, or the empty one where it would go. */
static uint32_t *slot_of(const struct terms *t, struct slice stem, uint32_t hash)
{
	uint32_t mask = (uint32_t)t->term_slots.len - 1, at;

	for (at = hash & mask; t->term_slots.at[at]; at = (at + 1) & mask) {
		uint32_t term = t->term_slots.at[at] - 1;

		if (t->list.at[term].hash == hash && slice_equal(term_stem(t, term), stem))
			break;
	}
	return &t->term_slots.at[at];
}

static uint32_t term_for(struct terms *t, struct arena *arena, const struct content_word *w,
			 uint32_t token)
{
	uint32_t *slot;

	GROW(&t->term_slots, &t->list);
	slot = slot_of(t, w->stem, w->hash);
	if (*slot)
		return *slot - 1;
	*slot = (uint32_t)t->list.len + 1;
	*vector_push(&t->list) = (struct content_term){
		.hash = w->hash, .stem = w->packed ? w->stem : arena_copy(arena, w->stem),
		.first = token, .form = TERM_NONE, .weight = w->weight,
	};
	return (uint32_t)t->list.len - 1;
}

static bool is_shouting(const struct document *doc, const struct sentence *s)
{
	size_t upper = 0, other = 0;

	for (uint32_t i = s->first; i < s->last; i++) {
		uint8_t cased = doc->tokens.at[i].cased;

		upper += cased == CASE_UPPER;
		other += cased != CASE_UPPER && cased != CASE_NONE;
	}
	return upper > 2 * other + 1;
}

/* Stop words that are names when they stand in capitals. */
static bool is_acronym(const struct collector *c, const struct token *token)
{
	struct slice s = token_text(c->doc->text, token);

	return token->cased == CASE_UPPER && s.len < 4 &&
	       (slice_is(s, "US") || slice_is(s, "IS") || slice_is(s, "IT") || slice_is(s, "WHO")) &&
	       !is_shouting(c->doc, c->sentence);
}

/* The term of a word met for the first time; TERM_NONE for stop words, numbers,
 * single letters and noise. */
static uint32_t term_of_new(struct collector *c, uint32_t token, bool acronym, uint8_t *vague)
{
	const struct token *t = &c->doc->tokens.at[token];
	char room[CONTENT_ROOM];
	struct content_word w;

	if (t->kind != TOKEN_WORD || t->end - t->start > CONTENT_BYTES || t->end - t->start < 2)
		return TERM_NONE;
	w = acronym ? content_acronym(&c->terms->content, token_text(c->doc->text, t))
		    : content_word(&c->terms->content, c->doc->text, t, room);
	*vague = w.vague;
	return w.stem.len ? term_for(c->terms, &c->doc->arena, &w, token) : TERM_NONE;
}

/* The plainer case is the better one to show: a headline's TRUMP is Trump and a
 * sentence's first Sanctions are sanctions where the text says so elsewhere. */
static uint8_t plainness(const struct token *t)
{
	static const uint8_t rank[] = {
		[CASE_LOWER] = 0, [CASE_MIXED] = 1, [CASE_TITLE] = 2, [CASE_UPPER] = 3,
		[CASE_NONE] = 4,
	};

	return rank[t->cased];
}

static uint32_t add_type(struct collector *c, uint32_t token, uint32_t hash, bool acronym)
{
	struct terms *t = c->terms;
	uint8_t vague = VAGUE_NOT;
	uint32_t term = term_of_new(c, token, acronym, &vague);

	*vector_push(&t->types) = (struct word_type){
		.hash = hash, .word = c->doc->tokens.at[token].word, .token = token, .term = term,
		.vague = vague, .plain = plainness(&c->doc->tokens.at[token]), .acronym = acronym,
	};
	t->distinct += !acronym;
	GROW(&t->type_slots, &t->types);
	return (uint32_t)t->types.len - 1;
}

static uint32_t type_of(struct collector *c, uint32_t token, bool acronym)
{
	struct terms *t = c->terms;
	const struct token *word = &c->doc->tokens.at[token];
	uint32_t hash = word->hash ^ (acronym ? ACRONYM_HASH : 0);
	uint32_t mask = (uint32_t)t->type_slots.len - 1, at;

	for (at = hash & mask; t->type_slots.at[at]; at = (at + 1) & mask) {
		uint32_t type = t->type_slots.at[at] - 1;

		if (t->types.at[type].hash == hash && is_type(&t->types.at[type], c->doc, word))
			return type;
	}
	t->type_slots.at[at] = (uint32_t)t->types.len + 1;
	return add_type(c, token, hash, acronym);
}

/* Does it have a term? */
static bool count_token(struct collector *c, uint32_t token)
{
	struct terms *t = c->terms;
	const struct token *tokens = c->doc->tokens.at;
	uint8_t kind = tokens[token].kind;
	struct word_type *type;

	t->type.at[token] = TERM_NONE;
	if ((kind != TOKEN_WORD && kind != TOKEN_NUMBER) || tokens[token].flags & TOKEN_CLITIC)
		return false;
	t->type.at[token] = type_of(c, token, false);
	if (is_acronym(c, &tokens[token]))
		t->type.at[token] = type_of(c, token, true);
	type = &t->types.at[t->type.at[token]];
	type->count++;
	t->words++;
	if (plainness(&tokens[token]) < type->plain) {
		type->token = token;
		type->plain = plainness(&tokens[token]);
	}
	if (type->term == TERM_NONE)
		return false;
	t->list.at[type->term].count++;
	return true;
}

static void count_tokens(struct collector *c)
{
	struct terms *t = c->terms;
	const struct document *doc = c->doc;

	vector_reserve(&t->type, doc->tokens.len);
	t->type.len = doc->tokens.len;
	vector_reserve(&t->places, doc->tokens.len);
	vector_reserve(&t->first_place, doc->sentences.len + 1);
	for (size_t i = 0; i < doc->sentences.len; i++) {
		c->sentence = &doc->sentences.at[i];
		*vector_push(&t->first_place) = (uint32_t)t->places.len;
		for (uint32_t token = c->sentence->first; token < c->sentence->last; token++)
			if (count_token(c, token))
				*vector_push(&t->places) = token;
	}
	*vector_push(&t->first_place) = (uint32_t)t->places.len;
}

static void clear(struct terms *t)
{
	vector_clear(&t->type);
	vector_clear(&t->places);
	vector_clear(&t->first_place);
	vector_clear(&t->types);
	vector_clear(&t->list);
	vector_clear(&t->type_slots);
	vector_clear(&t->term_slots);
	vector_clear(&t->title);
	vector_clear(&t->in_title);
	t->words = t->distinct = 0;
	t->title_marked = false;
}

static bool better_form(const struct word_type *a, const struct word_type *b)
{
	return a->count > b->count || (a->count == b->count && a->plain < b->plain);
}

/* For each term its types: how many, and which one is met most; where equal, the plainer one,
 * then the first. */
static void choose_forms(struct terms *t)
{
	for (uint32_t i = 0; i < t->types.len; i++) {
		struct content_term *term;

		if (t->types.at[i].term == TERM_NONE)
			continue;
		term = &t->list.at[t->types.at[i].term];
		term->forms++;
		if (term->form == TERM_NONE ||
		    better_form(&t->types.at[i], &t->types.at[term->form]))
			term->form = i;
	}
}

static void collect(struct terms *t, struct document *doc, struct annotation *how)
{
	struct collector c = { .terms = t, .doc = doc };

	clear(t);
	REHASH(&t->type_slots, &t->types, SLOTS_FIRST);
	REHASH(&t->term_slots, &t->list, SLOTS_FIRST);
	content_words_of(&t->content, doc->language, annotation_stemmer(how, doc));
	t->background = t->content.background;
	count_tokens(&c);
	choose_forms(t);
	sentence_roles(doc, &t->roles);
}

const struct terms *terms_of(struct document *doc, struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_STATS)];
	struct terms *t = *scratch;

	annotation_lexicon(doc);
	if (!t)
		t = *scratch = memory_zeroed(sizeof(*t));
	if (doc->terms != t || t->of != doc) {
		collect(t, doc, how);
		doc->terms = t;
		t->of = doc;
	}
	return t;
}

static void mark_headlines(struct terms *t, const struct document *doc)
{
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		if (t->roles.at[i] != ROLE_HEADLINE)
			continue;
		for (uint32_t token = s->first; token < s->last; token++)
			if (term_of(t, token) != TERM_NONE)
				t->in_title.at[term_of(t, token)] = 1;
	}
}

/* The term of a word that the text has in the same form, without the tables. */
static bool find_as_type(const struct terms *t, const struct document *doc,
			 const struct token *word, uint32_t *term)
{
	uint32_t mask = (uint32_t)t->type_slots.len - 1;

	for (uint32_t at = word->hash & mask; t->type_slots.at[at]; at = (at + 1) & mask) {
		const struct word_type *type = &t->types.at[t->type_slots.at[at] - 1];

		if (type->hash != word->hash ||
		    !same_form(token_text(doc->text, &doc->tokens.at[type->token]),
			       token_text(doc->title, word)))
			continue;
		*term = type->term;
		return true;
	}
	return false;
}

/* The term of a word of the title; TERM_NONE where the text has none of its stem. */
static uint32_t title_term(const struct terms *t, const struct document *doc, struct token *word)
{
	char room[CONTENT_ROOM];
	struct content_word w;
	uint32_t term;

	if (find_as_type(t, doc, word, &term))
		return term;
	word->word = lexicon_word(token_fold(token_text(doc->title, word), room, sizeof(room)),
				  word->hash);
	w = content_word(&t->content, doc->title, word, room);
	return w.stem.len ? *slot_of(t, w.stem, w.hash) - 1 : TERM_NONE; /* which is 0 - 1 */
}

static void mark_title_words(struct terms *t, const struct document *doc)
{
	tokenize(doc->title, t->background, &t->title);
	for (size_t i = 0; i < t->title.len; i++) {
		struct token *word = &t->title.at[i];
		uint32_t term;

		if (word->kind != TOKEN_WORD || word->end - word->start > CONTENT_BYTES)
			continue;
		term = title_term(t, doc, word);
		if (term != TERM_NONE)
			t->in_title.at[term] = 1;
	}
}

const uint8_t *terms_in_title(struct document *doc, struct annotation *how)
{
	struct terms *t = how->scratch[__builtin_ctz(LAYER_STATS)];

	if (!t->title_marked) {
		vector_reserve(&t->in_title, t->list.len + 1);
		t->in_title.len = t->list.len;
		memset(t->in_title.at, 0, t->list.len);
		mark_headlines(t, doc);
		if (doc->title.len)
			mark_title_words(t, doc);
		t->title_marked = true;
	}
	return t->in_title.at;
}

void terms_free_scratch(void *scratch)
{
	struct terms *t = scratch;

	vector_free(&t->type);
	vector_free(&t->places);
	vector_free(&t->first_place);
	vector_free(&t->types);
	vector_free(&t->list);
	vector_free(&t->type_slots);
	vector_free(&t->term_slots);
	vector_free(&t->title);
	vector_free(&t->in_title);
	vector_free(&t->roles);
	free(t);
}

uint32_t terms_find(const struct terms *t, struct stemmer *stemmer, struct slice folded)
{
	struct slice stem = stemmer ? stem_word(stemmer, folded) : folded;

	return *slot_of(t, stem, hash_slice(stem)) - 1; /* TERM_NONE is 0 - 1 */
}

struct slice term_text(const struct terms *t, const struct document *doc, uint32_t term)
{
	uint32_t form = t->list.at[term].form;

	return token_text(doc->text, &doc->tokens.at[t->types.at[form].token]);
}
