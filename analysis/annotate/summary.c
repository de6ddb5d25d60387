#include "annotate/annotate.h"
#include "annotate/terms.h"
#include "annotate/wordclass.h"
#include "base/log2.h"

/* Extractive: whole sentences in the order of the text. News tells the most in its
 * first sentences, so a sentence's place counts most; what it covers of the
 * article's terms decides among the first ones and in articles that begin
 * otherwise. Redundancy is what a chosen sentence covers already. */

enum {
	SENTENCES = 3,
	WORDS_LEAST = 5,      /* of a sentence that says something */
	WORDS_SHORT = 8,      /* fewer tell little: half the score */
	WORDS_LONG = 80,      /* more are lists, tables, bad splits */
	PLACE_WEIGHT = 1000,  /* of the first sentence */
	PLACE_HALF = 2,       /* sentences until the place counts half */
	COVERAGE_WEIGHT = 100,
	TITLE_WEIGHT = 250,
	REDUNDANT = 80,       /* percent of a sentence's weight that is covered already */
	REPEATED = 95,        /* so much is the same thing again */
	BEST = 1000,
};

enum sentence_flag {
	SENTENCE_DANGLES = 1, /* "However," "He also": needs the one before it */
	SENTENCE_TORN = 2,    /* begins or ends inside a quotation */
	SENTENCE_CHOSEN = 4,
};

struct rated {
	uint32_t sentence;
	uint32_t words;
	uint32_t score;
	uint8_t flags;
};

struct summary_scratch {
	struct wordlist openers;
	const struct terms *terms;
	token_vector title;
	VECTOR(uint8_t) in_title; /* of each term */
	VECTOR(uint8_t) covered;  /* of each term: by a chosen sentence */
	VECTOR(uint32_t) seen;    /* of each term: the weighing that met it last */
	uint32_t weighings;
	VECTOR(struct rated) rated;
	VECTOR(uint32_t) order;   /* indexes into rated, best first */
};

/* Words that lean on the sentence before when a sentence begins with them. */
enum { OPENER_ALWAYS = 1, OPENER_PRONOUN = 2 };
static const struct wordlist_row opener_rows[] = {
	{ "however but and so also then thus therefore meanwhile moreover furthermore besides "
	  "instead still yet nevertheless nonetheless otherwise similarly likewise "
	  "consequently additionally or nor earlier later afterwards afterward elsewhere "
	  "indeed hence again such another both neither", OPENER_ALWAYS },
	{ "he she it they him her his its their this that these those there we i", OPENER_PRONOUN },
	{ 0 }
};

static bool dangles(const struct summary_scratch *s, const struct document *doc,
		    const struct sentence *sentence)
{
	const struct token *t = &doc->tokens.at[sentence->first];

	while (t < &doc->tokens.at[sentence->last] && t->kind == TOKEN_PUNCT)
		t++;
	return t < &doc->tokens.at[sentence->last] && wordlist_find(&s->openers, doc->text, t);
}

/* How many quotations a mark opens (+1) or closes (-1); a straight mark turns
 * over what is open. */
static int mark_change(struct slice mark, int open)
{
	if (slice_is(mark, "\""))
		return open > 0 ? -1 : 1;
	if (slice_is(mark, "“") || slice_is(mark, "``"))
		return 1;
	if (slice_is(mark, "”"))
		return open > 0 ? -1 : 0;
	return 0;
}

/* The quotation marks open after the sentence, given those open before it. */
static int open_after(const struct document *doc, const struct sentence *sentence, int open)
{
	for (uint32_t i = sentence->first; i < sentence->last; i++)
		if (doc->tokens.at[i].kind == TOKEN_PUNCT)
			open += mark_change(token_text(doc->text, &doc->tokens.at[i]), open);
	return open;
}

static uint32_t topic_weight(const struct summary_scratch *s, uint32_t term)
{
	const struct content_term *c = &s->terms->list.at[term];

	return c->count < 2 ? 0 : log2_256(c->count) * s->terms->list.at[term].weight / 256;
}

/* What a sentence's different terms weigh: those that the article comes back to, and
 * of these the ones in the title; and all of them, with the part that is covered by
 * chosen sentences. */
struct coverage {
	uint64_t topic, title, all, covered;
	uint32_t words;
};

static struct coverage weigh(struct summary_scratch *s, const struct document *doc, uint32_t at)
{
	const struct sentence *sentence = &doc->sentences.at[at];
	struct coverage c = { 0 };

	s->weighings++;
	for (uint32_t i = sentence->first; i < sentence->last; i++) {
		uint32_t term = term_of(s->terms, i), weight;

		c.words += s->terms->type.at[i] != TERM_NONE;
		if (term == TERM_NONE || s->seen.at[term] == s->weighings)
			continue;
		s->seen.at[term] = s->weighings;
		weight = topic_weight(s, term);
		c.topic += weight;
		c.title += s->in_title.at[term] ? weight : 0;
		c.all += s->terms->list.at[term].weight;
		c.covered += s->covered.at[term] ? s->terms->list.at[term].weight : 0;
	}
	return c;
}

static uint64_t square_root(uint64_t n)
{
	uint64_t root = 0;

	for (uint64_t bit = 1ull << 31; bit; bit >>= 1)
		if ((root + bit) * (root + bit) <= n)
			root += bit;
	return root;
}

/* What a sentence covers for its length: weight by the root of the words, which
 * favours neither the longest nor the shortest. */
static uint64_t density(uint64_t weight, uint32_t words)
{
	return weight * 16 / (square_root((uint64_t)words * 256) + 1);
}

static void grow_marks(struct summary_scratch *s)
{
	size_t n = s->terms->list.len;

	vector_clear(&s->in_title);
	vector_clear(&s->covered);
	vector_clear(&s->seen);
	vector_reserve(&s->in_title, n + 1);
	vector_reserve(&s->covered, n + 1);
	vector_reserve(&s->seen, n + 1);
	memset(s->in_title.at, 0, n + 1);
	memset(s->covered.at, 0, n + 1);
	memset(s->seen.at, 0, (n + 1) * sizeof(*s->seen.at));
	s->weighings = 0;
}

/* Terms of the headline, and of a title that came beside the text. */
static void mark_title(struct summary_scratch *s, struct document *doc, struct annotation *how)
{
	struct stemmer *stemmer = annotation_stemmer(how, doc);
	char folded[128];

	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		if (s->terms->roles.at[i] != ROLE_HEADLINE)
			continue;
		for (uint32_t t = sentence->first; t < sentence->last; t++)
			if (term_of(s->terms, t) != TERM_NONE)
				s->in_title.at[term_of(s->terms, t)] = 1;
	}
	tokenize(doc->title, s->terms->background, &s->title);
	for (size_t i = 0; i < s->title.len; i++) {
		struct slice word = token_text(doc->title, &s->title.at[i]);
		uint32_t term;

		if (word.len > sizeof(folded) / 2)
			continue;
		term = terms_find(s->terms, stemmer, token_fold(word, folded, sizeof(folded)));
		if (term != TERM_NONE)
			s->in_title.at[term] = 1;
	}
}

static uint32_t place_score(uint32_t place)
{
	return PLACE_WEIGHT * PLACE_HALF / (PLACE_HALF + place);
}

/* List the sentences that may be taken, with what each covers as its score. */
static void list_sentences(struct summary_scratch *s, const struct document *doc)
{
	int open = 0;

	vector_clear(&s->rated);
	for (uint32_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];
		int before = open = sentence->paragraph ? 0 : open;
		struct rated rated = { .sentence = i };

		open = open_after(doc, sentence, open);
		if (s->terms->roles.at[i] != ROLE_BODY)
			continue;
		rated.flags = (uint8_t)((dangles(s, doc, sentence) ? SENTENCE_DANGLES : 0) |
					(before || open ? SENTENCE_TORN : 0));
		*vector_push(&s->rated) = rated;
	}
}

static void rate(struct summary_scratch *s, const struct document *doc)
{
	uint64_t most = 1, title = 1;

	for (size_t i = 0; i < s->rated.len; i++) {
		struct coverage c = weigh(s, doc, s->rated.at[i].sentence);
		uint64_t d = density(c.topic, c.words);

		s->rated.at[i].words = c.words;
		most = d > most ? d : most;
		title = c.title > title ? c.title : title;
	}
	for (uint32_t i = 0; i < s->rated.len; i++) {
		struct rated *r = &s->rated.at[i];
		struct coverage c = weigh(s, doc, r->sentence);

		r->score = place_score(i) +
			   (uint32_t)(density(c.topic, c.words) * COVERAGE_WEIGHT / most) +
			   (uint32_t)(c.title * TITLE_WEIGHT / title);
		if (c.words < WORDS_SHORT || c.words > WORDS_LONG || r->flags & SENTENCE_TORN)
			r->score /= 2;
		if (c.words < WORDS_LEAST)
			r->score = 0;
	}
}

/* Sorting keys: the score above, the place below, so that equals keep their order. */
static int by_falling_key(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x < y) - (x > y);
}

static void sort(struct summary_scratch *s, struct document *doc)
{
	uint64_t *keys = ARENA_NEW(&doc->arena, uint64_t, s->rated.len + 1);

	for (uint32_t i = 0; i < s->rated.len; i++)
		keys[i] = (uint64_t)s->rated.at[i].score << 32 | (UINT32_MAX - i);
	qsort(keys, s->rated.len, sizeof(*keys), by_falling_key);
	vector_clear(&s->order);
	for (size_t i = 0; i < s->rated.len; i++)
		*vector_push(&s->order) = UINT32_MAX - (uint32_t)keys[i];
}

/* How much there may be. */
struct limits {
	uint32_t sentences, words;
};

static struct limits limits_of(const struct annotation *how, size_t sentences)
{
	struct limits l = { how->summary_sentences, how->summary_words };

	if (how->summary_percent)
		l.sentences = (uint32_t)((sentences * how->summary_percent + 99) / 100);
	if (!l.sentences)
		l.sentences = l.words ? UINT32_MAX : SENTENCES;
	if (!l.words)
		l.words = UINT32_MAX;
	return l;
}

static void cover(struct summary_scratch *s, const struct document *doc, uint32_t at)
{
	const struct sentence *sentence = &doc->sentences.at[at];

	for (uint32_t i = sentence->first; i < sentence->last; i++)
		if (term_of(s->terms, i) != TERM_NONE)
			s->covered.at[term_of(s->terms, i)] = 1;
}

/* May it stand without the sentence before it, or does that one stand already? */
static bool is_anchored(const struct summary_scratch *s, const struct rated *r)
{
	const struct rated *before = r - 1;

	if (!(r->flags & SENTENCE_DANGLES))
		return true;
	return r > s->rated.at && before->sentence + 1 == r->sentence &&
	       before->flags & SENTENCE_CHOSEN;
}

/* Take the best that fit, are anchored and say something new. If there is room left,
 * then those that became anchored by it; and at last the rest, short of repetition. */
static void choose(struct summary_scratch *s, const struct document *doc, struct limits left)
{
	for (int pass = 0; pass < 3; pass++) {
		for (size_t i = 0; i < s->order.len && left.sentences; i++) {
			struct rated *r = &s->rated.at[s->order.at[i]];
			struct coverage c;

			if (r->flags & SENTENCE_CHOSEN || !r->score || r->words > left.words ||
			    (pass < 2 && !is_anchored(s, r)))
				continue;
			c = weigh(s, doc, r->sentence);
			if (c.covered * 100 > c.all * (pass < 2 ? REDUNDANT : REPEATED))
				continue;
			r->flags |= SENTENCE_CHOSEN;
			cover(s, doc, r->sentence);
			left.sentences--;
			left.words -= r->words;
		}
	}
}

static void list_chosen(const struct summary_scratch *s, struct document *doc)
{
	uint32_t best = s->order.len ? s->rated.at[s->order.at[0]].score : 0;

	for (size_t i = 0; i < s->rated.len; i++)
		if (s->rated.at[i].flags & SENTENCE_CHOSEN)
			*vector_push(&doc->summary) = (struct summary_sentence){
				s->rated.at[i].sentence,
				(uint32_t)((uint64_t)s->rated.at[i].score * BEST / best),
			};
}

static struct summary_scratch *scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_SUMMARY)];

	if (!*scratch) {
		struct summary_scratch *s = memory_new(sizeof(*s));

		memset(s, 0, sizeof(*s));
		wordlist_add(&s->openers, opener_rows);
		*scratch = s;
	}
	return *scratch;
}

static void run(struct document *doc, struct annotation *how)
{
	struct summary_scratch *s = scratch_of(how);

	s->terms = terms_of(doc, how);
	grow_marks(s);
	mark_title(s, doc, how);
	list_sentences(s, doc);
	rate(s, doc);
	sort(s, doc);
	choose(s, doc, limits_of(how, s->rated.len));
	vector_clear(&doc->summary);
	list_chosen(s, doc);
}

static void free_scratch(void *scratch)
{
	struct summary_scratch *s = scratch;

	vector_free(&s->title);
	vector_free(&s->in_title);
	vector_free(&s->covered);
	vector_free(&s->seen);
	vector_free(&s->rated);
	vector_free(&s->order);
	free(s);
}

const struct annotator summary_annotator = {
	.name = "summary",
	.needs = LAYER_TOKENS | LAYER_SENTENCES,
	.provides = LAYER_SUMMARY,
	.run = run,
	.free_scratch = free_scratch,
};
