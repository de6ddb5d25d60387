#include "annotate/keywords/features.h"

#include "annotate/annotate.h"
#include "annotate/terms.h"
#include "annotate/wordclass.h"
#include "base/hash.h"
#include "base/log2.h"

enum {
	KEYWORDS = 10,
	ELIGIBLE = 300,         /* best words that phrases are made of */
	PHRASE_WORDS = 4,
	PHRASES = 1 << 15,      /* different ones that are counted in one document */
	CANDIDATES = 256,       /* that are compared with one another */
	BEST = 1000,            /* score of the first keyword */
	NEXT_NAME = 0x10,
};

/* What is gathered about a term, furniture left out. */
struct term_facts {
	uint32_t count, sentences;
	uint32_t first_sentence, last_sentence;
	uint32_t lower, title, upper, mixed; /* its cases, not as a sentence's first word */
	uint32_t named[ENTITY_TYPES];
	uint16_t before[CLASSES], after[CLASSES];
	uint16_t blocks; /* bit for each sixteenth of the document */
	bool in_title, eligible;
	int32_t score;
	uint32_t rank;   /* by count times weight, from 0 */
};

/* A phrase met more than once, and the surface form that most of its occurrences
 * have (a majority vote: Boyer and Moore 1981). */
struct phrase {
	uint64_t key; /* of its terms in order; 0 is an empty slot */
	uint32_t count, votes;
	uint32_t first;       /* token of the first occurrence */
	uint32_t shown, last; /* tokens of the form to show, end exclusive */
};

/* Something that may become a keyword. */
struct candidate {
	int32_t score;
	uint32_t count;
	uint32_t first, last; /* tokens of the form to show */
	uint32_t start;       /* byte of the first occurrence */
	bool person;
};

struct keyword_scratch {
	struct wordlist classes;
	const struct terms *terms;
	token_vector title;
	VECTOR(struct term_facts) facts;
	VECTOR(uint32_t) order;      /* terms, best first */
	VECTOR(uint8_t) class;       /* of each type, from 1; 0 is not looked up */
	VECTOR(uint8_t) entity;      /* of each token: its mention's type + 1, and NEXT_NAME
				      * for every other mention; 0 outside of names */
	VECTOR(struct phrase) phrases;
	VECTOR(struct candidate) candidates;
	size_t phrase_count;
};

static bool counts(const struct keyword_scratch *s, size_t sentence)
{
	return s->terms->roles.at[sentence] < ROLE_FURNITURE;
}

/* Facts */

static enum word_class class_of(struct keyword_scratch *s, const struct document *doc, size_t token)
{
	uint32_t type = s->terms->type.at[token];

	if (type == TERM_NONE)
		return CLASS_NONE;
	if (!s->class.at[type])
		s->class.at[type] = (uint8_t)(1 + wordlist_find(&s->classes, doc->text,
								&doc->tokens.at[token]));
	return s->class.at[type] - 1;
}

/* The type of the name each token stands in. */
static void mark_names(struct keyword_scratch *s, const struct document *doc)
{
	size_t token = 0;

	vector_clear(&s->entity);
	vector_reserve(&s->entity, doc->tokens.len);
	s->entity.len = doc->tokens.len;
	if (doc->tokens.len)
		memset(s->entity.at, 0, doc->tokens.len);
	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		while (token < doc->tokens.len && doc->tokens.at[token].start < m->start)
			token++;
		for (; token < doc->tokens.len && doc->tokens.at[token].start < m->end; token++)
			s->entity.at[token] = (uint8_t)((m->type + 1) | (i & 1 ? NEXT_NAME : 0));
	}
}

static void note_case(struct term_facts *f, const struct token *t)
{
	f->lower += t->cased == CASE_LOWER;
	f->title += t->cased == CASE_TITLE;
	f->upper += t->cased == CASE_UPPER;
	f->mixed += t->cased == CASE_MIXED;
}

static void note_neighbours(struct keyword_scratch *s, const struct document *doc,
			    const struct sentence *sentence, uint32_t token, struct term_facts *f)
{
	if (token > sentence->first)
		f->before[class_of(s, doc, token - 1)]++;
	if (token + 1 < sentence->last)
		f->after[class_of(s, doc, token + 1)]++;
}

static void note_term(struct keyword_scratch *s, const struct document *doc, size_t at,
		      uint32_t token, uint32_t term)
{
	const struct sentence *sentence = &doc->sentences.at[at];
	struct term_facts *f = &s->facts.at[term];

	if (!f->count)
		f->first_sentence = (uint32_t)at;
	f->sentences += !f->count || f->last_sentence != at;
	f->last_sentence = (uint32_t)at;
	f->count++;
	f->blocks |= (uint16_t)(1u << (at * 16 / doc->sentences.len));
	f->in_title |= s->terms->roles.at[at] == ROLE_HEADLINE;
	if (token != sentence->first)
		note_case(f, &doc->tokens.at[token]);
	if (s->entity.at[token])
		f->named[(s->entity.at[token] & ~NEXT_NAME) - 1]++;
	if (f->count < UINT16_MAX)
		note_neighbours(s, doc, sentence, token, f);
}

/* A title that came beside the text counts like a headline in it. */
static void note_title(struct keyword_scratch *s, struct document *doc, struct annotation *how)
{
	char folded[128];

	if (!doc->title.len)
		return;
	tokenize(doc->title, s->terms->background, &s->title);
	for (size_t i = 0; i < s->title.len; i++) {
		struct slice word = token_text(doc->title, &s->title.at[i]);
		uint32_t term;

		if (word.len > sizeof(folded) / 2)
			continue;
		word = token_fold(word, folded, sizeof(folded));
		term = terms_find(s->terms, annotation_stemmer(how, doc), word);
		if (term != TERM_NONE)
			s->facts.at[term].in_title = true;
	}
}

static void gather(struct keyword_scratch *s, struct document *doc, struct annotation *how)
{
	mark_names(s, doc);
	vector_clear(&s->class);
	vector_reserve(&s->class, s->terms->types.len);
	s->class.len = s->terms->types.len;
	if (s->class.len)
		memset(s->class.at, 0, s->class.len);
	vector_clear(&s->facts);
	vector_reserve(&s->facts, s->terms->list.len);
	s->facts.len = s->terms->list.len;
	if (s->facts.len)
		memset(s->facts.at, 0, s->facts.len * sizeof(*s->facts.at));
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		if (!counts(s, i))
			continue;
		for (uint32_t token = sentence->first; token < sentence->last; token++)
			if (term_of(s->terms, token) != TERM_NONE)
				note_term(s, doc, i, token, term_of(s->terms, token));
	}
	note_title(s, doc, how);
}

/* Features: each in 0..15 */

static unsigned bin(uint64_t value)
{
	return value < KEYWORD_BINS ? (unsigned)value : KEYWORD_BINS - 1;
}

/* Half steps of log2: 0 1 2 3 4(=4) 5(=5.7) 6(=8) ... */
static unsigned log_bin(uint64_t value)
{
	return value < 4 ? (unsigned)value : bin(log2_256(value) / 128);
}

static unsigned case_bin(const struct term_facts *f)
{
	uint32_t seen = f->lower + f->title + f->upper + f->mixed;

	if (!seen)
		return 0; /* at sentence starts only */
	if (f->lower == seen)
		return 1;
	if (f->upper == seen)
		return 2;
	if (f->title == seen)
		return 3;
	if (f->mixed == seen)
		return 4;
	if (!f->lower)
		return 5;
	return f->lower * 2 > seen ? 6 : 7;
}

static unsigned entity_bin(const struct term_facts *f)
{
	unsigned best = 0;
	uint32_t total = 0;

	for (unsigned i = 0; i < ENTITY_TYPES; i++) {
		total += f->named[i];
		best = f->named[i] > f->named[best] ? i : best;
	}
	if (!total)
		return 0;
	return 1 + best + (total * 2 < f->count ? ENTITY_TYPES : 0);
}

/* A suffix and the value it stands for; longer ones stand before those they end in. */
struct ending {
	char suffix[5];
	uint8_t len, value;
};
enum { ENDING_ING = 1, ENDING_ED = 3, ENDING_LY = 4 };

static unsigned ending_bin(struct slice word)
{
	static const struct ending endings[] = {
		{ "ing", 3, ENDING_ING }, { "ings", 4, 2 },  { "ed", 2, ENDING_ED },
		{ "ly", 2, ENDING_LY },	  { "ion", 3, 5 },   { "ions", 4, 5 }, { "ment", 4, 5 },
		{ "ness", 4, 5 },	  { "ity", 3, 5 },   { "ence", 4, 5 }, { "ance", 4, 5 },
		{ "er", 2, 6 },		  { "or", 2, 6 },    { "ist", 3, 6 },  { "ers", 3, 7 },
		{ "ors", 3, 7 },	  { "ists", 4, 7 },  { "al", 2, 8 },   { "ous", 3, 9 },
		{ "ive", 3, 9 },	  { "ful", 3, 9 },   { "able", 4, 9 }, { "ible", 4, 9 },
		{ "ic", 2, 10 },	  { "est", 3, 11 },  { "ies", 3, 12 }, { "ss", 2, 0 },
		{ "s", 1, 13 },		  { "y", 1, 14 },    { "e", 1, 15 },
	};
	char last = word.len ? word.ptr[word.len - 1] : 0;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		const struct ending *e = &endings[i];

		if (e->suffix[e->len - 1] == last && word.len >= e->len &&
		    memcmp(word.ptr + word.len - e->len, e->suffix, e->len) == 0)
			return e->value;
	}
	return 0;
}

/* The class met most, content words and punctuation aside unless nothing else is. */
static unsigned class_bin(const uint16_t classes[CLASSES], uint32_t count)
{
	unsigned best = CLASS_NONE + 1;

	for (unsigned i = best; i < CLASSES; i++)
		best = classes[i] > classes[best] ? i : best;
	return classes[best] * 3 < count || !classes[best] ? CLASS_NONE : best;
}

/* The values of term's features. */
static void features(const struct keyword_scratch *s, const struct document *doc, uint32_t term,
		     bool has_title, uint8_t bins[static KEYWORD_FEATURES])
{
	const struct term_facts *f = &s->facts.at[term];
	uint32_t sentences = (uint32_t)doc->sentences.len;
	uint32_t weight = s->terms->list.at[term].weight;
	struct slice text = term_text(s->terms, doc, term);

	bins[FEATURE_COUNT] = (uint8_t)bin(f->count);
	bins[FEATURE_DENSITY] = (uint8_t)log_bin(f->count * 2000ull / (s->terms->words + 1));
	bins[FEATURE_FIRST] = (uint8_t)log_bin(f->first_sentence);
	bins[FEATURE_DEPTH] = (uint8_t)bin(f->first_sentence * 16ull / sentences);
	bins[FEATURE_SPAN] =
		(uint8_t)bin((f->last_sentence - f->first_sentence) * 16ull / sentences);
	bins[FEATURE_SPREAD] = (uint8_t)bin((unsigned)__builtin_popcount(f->blocks));
	bins[FEATURE_TITLE] = (uint8_t)(has_title ? 1 + f->in_title : 0);
	bins[FEATURE_BACKGROUND] = (uint8_t)bin(weight >> 8);
	bins[FEATURE_CASE] = (uint8_t)case_bin(f);
	bins[FEATURE_ENTITY] = (uint8_t)entity_bin(f);
	bins[FEATURE_LENGTH] = (uint8_t)bin(text.len);
	bins[FEATURE_ENDING] = (uint8_t)ending_bin(text);
	bins[FEATURE_BEFORE] = (uint8_t)class_bin(f->before, f->count);
	bins[FEATURE_AFTER] = (uint8_t)class_bin(f->after, f->count);
	bins[FEATURE_RANK] = (uint8_t)log_bin(f->rank);
	bins[FEATURE_PAIR] = (uint8_t)((f->count < 4 ? f->count - 1 : 3) * 4 +
					(weight < 5 << 8 ? 0 : weight < 8 << 8 ? 1 :
					 weight < 11 << 8 ? 2 : 3));
}

/* Scores */

/* Terms sorted by a key, the larger first, then in the order of the text. */
struct ranked {
	int64_t key;
	uint32_t term;
};

static int by_falling_key(const void *a, const void *b)
{
	const struct ranked *r = a, *s = b;

	if (r->key != s->key)
		return r->key < s->key ? 1 : -1;
	return (r->term > s->term) - (r->term < s->term);
}

static struct ranked *rank_terms(const struct keyword_scratch *s, struct document *doc,
				 int64_t (*key)(const struct keyword_scratch *, uint32_t),
				 size_t *count)
{
	struct ranked *ranked = ARENA_NEW(&doc->arena, struct ranked, s->facts.len + 1);
	size_t n = 0;

	for (uint32_t i = 0; i < s->facts.len; i++)
		if (s->facts.at[i].count)
			ranked[n++] = (struct ranked){ key(s, i), i };
	qsort(ranked, n, sizeof(*ranked), by_falling_key);
	*count = n;
	return ranked;
}

static int64_t key_of_weight(const struct keyword_scratch *s, uint32_t term)
{
	return (int64_t)s->facts.at[term].count * s->terms->list.at[term].weight;
}

static int64_t key_of_score(const struct keyword_scratch *s, uint32_t term)
{
	return s->facts.at[term].score;
}

static bool any_in_title(const struct keyword_scratch *s)
{
	for (size_t i = 0; i < s->facts.len; i++)
		if (s->facts.at[i].in_title)
			return true;
	return false;
}

/* Give every term its score and put them in order, best first. */
static void score_terms(struct keyword_scratch *s, struct document *doc)
{
	bool has_title = any_in_title(s);
	uint8_t bins[KEYWORD_FEATURES];
	struct ranked *ranked;
	size_t n;

	ranked = rank_terms(s, doc, key_of_weight, &n);
	for (size_t i = 0; i < n; i++)
		s->facts.at[ranked[i].term].rank = (uint32_t)i;
	for (size_t i = 0; i < n; i++) {
		struct term_facts *f = &s->facts.at[ranked[i].term];

		features(s, doc, ranked[i].term, has_title, bins);
		f->score = 0;
		for (int j = 0; j < KEYWORD_FEATURES; j++)
			f->score += keyword_weights[j][bins[j]];
	}
	ranked = rank_terms(s, doc, key_of_score, &n);
	vector_clear(&s->order);
	for (size_t i = 0; i < n; i++)
		*vector_push(&s->order) = ranked[i].term;
}

/* Phrases */

/* Verbs make bad phrases: "Trump orders". They follow "to" and auxiliaries. */
static bool is_verb(const struct term_facts *f)
{
	return (f->before[CLASS_TO] + f->before[CLASS_AUXILIARY] + f->before[CLASS_SUBJECT]) * 3u >
	       f->count;
}

/* "index gained", "sound like": a phrase does not end in a participle. */
static bool ends_in_verb(const struct document *doc, uint32_t token)
{
	const struct token *t = &doc->tokens.at[token];

	return t->cased == CASE_LOWER && slice_ends(token_text(doc->text, t), SLICE("ed"));
}

/* Function words that a phrase may have inside: "policy on the US". */
static bool is_inner(enum word_class class, enum word_class before)
{
	return class == CLASS_OF || class == CLASS_PREPOSITION ||
	       (class == CLASS_DETERMINER && (before == CLASS_OF || before == CLASS_PREPOSITION));
}

static struct phrase *phrase_slot(struct keyword_scratch *s, uint64_t key)
{
	size_t mask = s->phrases.len - 1, at = (key >> 32) & mask;

	while (s->phrases.at[at].key && s->phrases.at[at].key != key)
		at = (at + 1) & mask;
	return &s->phrases.at[at];
}

static bool same_surface(const struct document *doc, uint32_t a, uint32_t a_last, uint32_t b,
			 uint32_t b_last)
{
	const struct token *t = doc->tokens.at;

	return slice_equal(slice_sub(doc->text, t[a].start, t[a_last - 1].end),
			   slice_sub(doc->text, t[b].start, t[b_last - 1].end));
}

static void count_phrase(struct keyword_scratch *s, const struct document *doc, uint64_t key,
			 uint32_t first, uint32_t last)
{
	struct phrase *p = phrase_slot(s, key);

	if (!p->key) {
		if (s->phrase_count >= s->phrases.len / 2)
			return; /* those that are left stand at the end of a long text */
		s->phrase_count++;
		*p = (struct phrase){ .key = key, .first = first };
	}
	p->count++;
	if (!p->votes) {
		p->shown = first;
		p->last = last;
	}
	if (same_surface(doc, p->shown, p->last, first, last))
		p->votes++;
	else
		p->votes--;
}

static bool is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER && !(t->flags & TOKEN_CLITIC);
}

/* Does the run [first, last) begin or end inside a name, or a row of capitalised
 * words? */
static bool splits_name(const struct keyword_scratch *k, const struct document *doc,
			const struct sentence *s, uint32_t first, uint32_t last)
{
	const struct token *t = doc->tokens.at;
	const uint8_t *name = k->entity.at;

	if ((first > s->first && name[first] && name[first] == name[first - 1]) ||
	    (last < s->last && name[last] && name[last] == name[last - 1]))
		return true;

	if (first > s->first + 1 && is_capital(&t[first]) && is_capital(&t[first - 1]))
		return true;
	return last < s->last && is_capital(&t[last - 1]) && is_capital(&t[last]);
}

/* Every run of two to four words from `token` on whose ends are eligible. */
static void count_phrases_at(struct keyword_scratch *s, const struct document *doc,
			     const struct sentence *sentence, uint32_t token)
{
	uint64_t key = s->terms->list.at[term_of(s->terms, token)].hash | 1ull;

	for (uint32_t i = token + 1; i < sentence->last && i < token + PHRASE_WORDS; i++) {
		const struct token *t = &doc->tokens.at[i];
		uint32_t term = term_of(s->terms, i);

		if (t->kind != TOKEN_WORD || t->flags & TOKEN_CLITIC)
			return;
		if (term == TERM_NONE) {
			if (!is_inner(class_of(s, doc, i), class_of(s, doc, i - 1)))
				return;
			continue;
		}
		if (!s->facts.at[term].eligible)
			return;
		key = (key ^ s->terms->list.at[term].hash) * 0x9e3779b97f4a7c15ull;
		key ^= key >> 29;
		if (!splits_name(s, doc, sentence, token, i + 1) && !ends_in_verb(doc, i))
			count_phrase(s, doc, key | 1, token, i + 1);
	}
}

static void count_phrases(struct keyword_scratch *s, const struct document *doc)
{
	size_t slots = 64;

	while (slots < doc->tokens.len && slots < 2 * PHRASES)
		slots *= 2;
	vector_reserve(&s->phrases, slots);
	s->phrases.len = slots;
	memset(s->phrases.at, 0, slots * sizeof(*s->phrases.at));
	s->phrase_count = 0;
	for (size_t i = 0; i < s->order.len && i < ELIGIBLE; i++) {
		struct term_facts *f = &s->facts.at[s->order.at[i]];

		f->eligible = !is_verb(f);
	}
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		for (uint32_t t = sentence->first; counts(s, i) && t < sentence->last; t++) {
			uint32_t term = term_of(s->terms, t);

			if (term != TERM_NONE && s->facts.at[term].eligible)
				count_phrases_at(s, doc, sentence, t);
		}
	}
}

/* Candidates */

/* Mean score of the content words in tokens [first, last), and how many. */
static int32_t mean_score(const struct keyword_scratch *s, uint32_t first, uint32_t last,
			  uint32_t *words)
{
	int32_t sum = 0;

	*words = 0;
	for (uint32_t i = first; i < last; i++) {
		uint32_t term = term_of(s->terms, i);

		if (term == TERM_NONE)
			continue;
		sum += s->facts.at[term].score;
		(*words)++;
	}
	return *words ? sum / (int32_t)*words : 0;
}

/* A phrase says more than its words do one by one, and the more so the oftener
 * it is repeated; a name more than a phrase. */
enum { PHRASE_BONUS = 8, REPEAT_BONUS = 8, NAME_BONUS = 8 };

/* "President Trump" is left to the name Donald Trump. */
static bool is_person(const struct keyword_scratch *s, uint32_t token)
{
	return (s->entity.at[token] & ~NEXT_NAME) == ENTITY_PER + 1;
}

static void add_phrases(struct keyword_scratch *s, const struct document *doc)
{
	for (size_t i = 0; i < s->phrases.len; i++) {
		const struct phrase *p = &s->phrases.at[i];
		uint32_t words;
		int32_t score;

		if (p->count < 2 || is_person(s, p->last - 1))
			continue;
		score = mean_score(s, p->shown, p->last, &words) + PHRASE_BONUS * (int32_t)words +
			REPEAT_BONUS * (int32_t)log2_256(p->count) / 256;
		*vector_push(&s->candidates) = (struct candidate){
			score, p->count, p->shown, p->last, doc->tokens.at[p->first].start, false,
		};
	}
}

/* The first token at or behind a byte. */
static uint32_t token_at(const struct document *doc, uint32_t byte)
{
	size_t low = 0, high = doc->tokens.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->tokens.at[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

/* The mention that spells the entity's name in full. */
static const struct mention *full_mention(const struct document *doc, const struct entity *e)
{
	for (uint32_t m = e->mention; m != MENTION_END; m = doc->mentions.at[m].next) {
		const struct mention *mention = &doc->mentions.at[m];

		if (slice_equal(slice_sub(doc->text, mention->start, mention->end), e->name))
			return mention;
	}
	return &doc->mentions.at[e->mention];
}

static void add_names(struct keyword_scratch *s, const struct document *doc)
{
	for (size_t i = 0; i < doc->entities.len && i < CANDIDATES; i++) {
		const struct entity *e = &doc->entities.at[i];
		const struct mention *m = full_mention(doc, e);
		uint32_t first = token_at(doc, m->start), last = token_at(doc, m->end), words;
		int32_t score = mean_score(s, first, last, &words);

		if (!words || !counts(s, doc->tokens.at[first].sentence))
			continue;
		if (e->count > 1)
			score += NAME_BONUS + PHRASE_BONUS * (int32_t)(words < 3 ? words : 3) +
				 REPEAT_BONUS * (int32_t)log2_256(e->count) / 256;
		*vector_push(&s->candidates) = (struct candidate){
			score, e->count, first, last, doc->mentions.at[e->mention].start,
			e->type == ENTITY_PER,
		};
	}
}

/* Readers mark single words of any kind, and the weights say so; a list of names and
 * phrases takes only those that stand for a thing and come back, as far as their
 * form tells. */
enum { ONCE_MALUS = 24, VERB_MALUS = 32 };

static int32_t malus(const struct term_facts *f, struct slice word)
{
	unsigned ending = ending_bin(word);
	int32_t malus = f->count < 2 && !f->in_title ? ONCE_MALUS : 0;

	if (f->lower && (is_verb(f) || ending == ENDING_ING || ending == ENDING_ED ||
			 ending == ENDING_LY))
		malus += VERB_MALUS;
	return malus;
}

static void add_words(struct keyword_scratch *s, const struct document *doc, bool mixed)
{
	for (size_t i = 0; i < s->order.len && i < CANDIDATES; i++) {
		uint32_t term = s->order.at[i];
		const struct content_term *c = &s->terms->list.at[term];
		const struct term_facts *f = &s->facts.at[term];
		uint32_t shown = s->terms->types.at[c->form].token;
		int32_t less = mixed ? malus(f, term_text(s->terms, doc, term)) : 0;

		*vector_push(&s->candidates) = (struct candidate){
			f->score - less, f->count, shown, shown + 1,
			doc->tokens.at[c->first].start, false,
		};
	}
}

static int by_falling_score(const void *a, const void *b)
{
	const struct candidate *c = a, *d = b;
	uint32_t m = c->last - c->first, n = d->last - d->first;

	if (c->score != d->score)
		return c->score < d->score ? 1 : -1;
	if (c->start != d->start)
		return c->start > d->start ? 1 : -1;
	return (m < n) - (m > n);
}

/* The choice */

static bool has_term(const struct keyword_scratch *s, const struct candidate *c, uint32_t term)
{
	for (uint32_t i = c->first; i < c->last; i++)
		if (term_of(s->terms, i) == term)
			return true;
	return false;
}

/* Are all of a's stems among b's? */
static bool is_within(const struct keyword_scratch *s, const struct candidate *a,
		      const struct candidate *b)
{
	for (uint32_t i = a->first; i < a->last; i++)
		if (term_of(s->terms, i) != TERM_NONE && !has_term(s, b, term_of(s->terms, i)))
			return false;
	return true;
}

/* "President Trump" beside the person Donald Trump. */
static bool same_person(const struct keyword_scratch *s, const struct candidate *a,
			const struct candidate *b)
{
	return (a->person || b->person) &&
	       term_of(s->terms, a->last - 1) == term_of(s->terms, b->last - 1);
}

static bool is_repeated(const struct keyword_scratch *s, const struct candidate *chosen, size_t n,
			const struct candidate *c)
{
	for (size_t i = 0; i < n; i++)
		if (is_within(s, c, &chosen[i]) || is_within(s, &chosen[i], c) ||
		    same_person(s, c, &chosen[i]))
			return true;
	return false;
}

static void add_keyword(struct document *doc, const struct candidate *c, int32_t best)
{
	int32_t score = BEST - (best - c->score) * 4;

	*vector_push(&doc->keywords) = (struct keyword){
		.text = slice_sub(doc->text, doc->tokens.at[c->first].start,
				  doc->tokens.at[c->last - 1].end),
		.score = score < 1 ? 1 : (uint32_t)score,
		.count = c->count,
		.start = c->start,
	};
}

/* From the best on, each candidate that does not say again what is chosen. */
static void choose(struct keyword_scratch *s, struct document *doc, size_t wanted)
{
	struct candidate *c = s->candidates.at;
	size_t n = s->candidates.len, chosen = 0;

	if (n)
		qsort(c, n, sizeof(*c), by_falling_score);
	for (size_t i = 0; i < n && chosen < wanted; i++) {
		if (is_repeated(s, c, chosen, &c[i]))
			continue;
		c[chosen] = c[i]; /* behind what is still to be looked at */
		add_keyword(doc, &c[chosen], c[0].score);
		chosen++;
	}
}

static struct keyword_scratch *scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_KEYWORDS)];

	if (!*scratch) {
		struct keyword_scratch *s = memory_new(sizeof(*s));

		memset(s, 0, sizeof(*s));
		wordlist_add(&s->classes, word_classes);
		*scratch = s;
	}
	return *scratch;
}

static void run(struct document *doc, struct annotation *how)
{
	struct keyword_scratch *s = scratch_of(how);

	s->terms = terms_of(doc, how);
	gather(s, doc, how);
	score_terms(s, doc);
	vector_clear(&s->candidates);
	add_words(s, doc, !how->keyword_words);
	if (!how->keyword_words) {
		count_phrases(s, doc);
		add_phrases(s, doc);
		add_names(s, doc);
	}
	vector_clear(&doc->keywords);
	choose(s, doc, how->keywords ? how->keywords : KEYWORDS);
	vector_clear(&s->facts);
	vector_clear(&s->entity);
}

static void free_scratch(void *scratch)
{
	struct keyword_scratch *s = scratch;

	vector_free(&s->title);
	vector_free(&s->facts);
	vector_free(&s->order);
	vector_free(&s->class);
	vector_free(&s->entity);
	vector_free(&s->phrases);
	vector_free(&s->candidates);
	free(s);
}

const struct annotator keywords_annotator = {
	.name = "keywords",
	.needs = LAYER_TOKENS | LAYER_SENTENCES | LAYER_ENTITIES,
	.provides = LAYER_KEYWORDS,
	.run = run,
	.free_scratch = free_scratch,
};
