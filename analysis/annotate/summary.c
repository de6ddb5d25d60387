#include "annotate/annotate.h"
#include "annotate/summary/dateline.h"
#include "annotate/summary/tight.h"
#include "annotate/terms.h"
#include "annotate/wordlist.h"
#include "base/log2.h"
#include "base/root.h"
#include "base/sort.h"

/* Extractive: whole sentences in the order of the text. News tells the most in its
 * first sentences, so a sentence's place among those that say something counts most: no
 * peer without supervision is better than the first three sentences, and this one is those
 * unless there is a reason. A reason is what a sentence covers of the article's terms and
 * of its title; and behind the first two, to begin with a quotation or a pronoun, to name
 * nothing or to be long, since a fourth sentence that does none of these tells more of a
 * headline's words (docs/summary.md has the figures). Redundancy is what a chosen sentence
 * covers already. */

enum {
	SENTENCES = 3,
	WORDS_LEAST = 5,      /* of a sentence that says something */
	WORDS_SHORT = 8,      /* fewer tell little */
	WORDS_LONG = 80,      /* more are lists, tables, bad splits */
	PLACE_WEIGHT = 1000,  /* of the first sentence */
	PLACE_HALF = 2,       /* sentences until the place counts half */
	PLACE_WEAK = 2,       /* from here on a weak sentence yields to the next one */
	WEAK = 120,           /* by this much: a place and a little coverage ... */
	WORDS_USUAL = 24,     /* ... and a long one too: for each word more than these ... */
	WORD_MORE = 5,        /* ... by so much */
	COVERAGE_WEIGHT = 100,
	TITLE_WEIGHT = 50,
	REDUNDANT = 80,       /* percent of a sentence's weight that is covered already */
	QUOTATION_MAX = 6,    /* sentences; more is a mark that was forgotten */
	BEST = 1000,
};

enum sentence_flag {
	SENTENCE_ANSWERS = 1, /* "However,": needs the one before it */
	SENTENCE_PRONOUN = 2, /* "He": needs one that says who */
	SENTENCE_NAMES = 4,   /* has a word in capitals behind its first */
	SENTENCE_WEAK = 8,
	SENTENCE_POOR = 16,   /* too short, too long, or without a stop of its own */
	SENTENCE_ASKS = 32,
	SENTENCE_CHOSEN = 64,
	SENTENCE_LATER = 128, /* no article begins so, even if it needs nothing before it */
};

struct rated {
	uint32_t sentence;
	uint32_t first;       /* token behind its dateline */
	uint32_t words;
	uint32_t score;
	uint64_t topic, title; /* what it covers of them: see struct coverage; by length */
	uint32_t group;       /* index of the first one of its quotation, else its own */
	uint32_t size;        /* how many that quotation has from there on */
	uint8_t flags;
	bool marks;           /* it may have quotation marks */
};

/* What is kept of a term. */
struct mark {
	uint32_t seen;  /* the weighing that met it last */
	uint32_t topic; /* what it weighs as one that the article comes back to */
	bool covered;   /* by a chosen sentence */
	bool in_title;
};

struct summary_scratch {
	struct wordlist openers;
	struct tightener tightener;
	const struct terms *terms;
	VECTOR(struct mark) marks;
	uint32_t weighings;
	VECTOR(struct rated) rated;
	VECTOR(uint64_t) order;   /* keys of rated, best first */
};

/* Words that lean on what was said before when a sentence begins with them. */
static const struct wordlist_row opener_rows[] = {
	{ "however but and or nor thus therefore moreover furthermore nevertheless nonetheless "
	  "otherwise similarly likewise consequently additionally",
	  SENTENCE_ANSWERS | SENTENCE_LATER },
	{ "so also then besides instead still yet indeed hence again", SENTENCE_ANSWERS },
	{ "he she it they him her his its their this that these those such another both neither "
	  "meanwhile earlier later afterwards afterward elsewhere", SENTENCE_PRONOUN },
	{ "we i", SENTENCE_WEAK },
	{ 0 }
};

/* ---- quotations ---- */

enum { OPEN_DOUBLE = 1, OPEN_SINGLE = 2 };

/* By its first byte: " ' ` and the signs of U+2xxx. Without branches, as read_words wants it. */
static bool may_be_mark(const struct token *t)
{
	return (t->kind == TOKEN_PUNCT) & ((t->first == '"') | (t->first == '\'') |
					   (t->first == '`') | (t->first == 0xe2));
}

/* What is open behind this mark, of what was before it. A straight mark tells which it is by
 * the white space around it, and where that does not tell, it turns over what is open; a
 * single one behind a word is an apostrophe unless something is open. */
static unsigned open_behind(const struct document *doc, const struct token *t, unsigned open)
{
	struct slice mark = token_text(doc->text, t);
	bool left = t->flags & TOKEN_SPACE_BEFORE;
	bool right = t + 1 == doc->tokens.at + doc->tokens.len || t[1].flags & TOKEN_SPACE_BEFORE;

	if (slice_is(mark, "“") || slice_is(mark, "``"))
		return open | OPEN_DOUBLE;
	if (slice_is(mark, "”") || slice_is(mark, "''"))
		return open & ~(unsigned)OPEN_DOUBLE;
	if (slice_is(mark, "\""))
		return left == right ? open ^ OPEN_DOUBLE
		       : left	     ? open | OPEN_DOUBLE
				     : open & ~(unsigned)OPEN_DOUBLE;
	if (slice_is(mark, "‘") || (slice_is(mark, "'") && left && !right))
		return open | OPEN_SINGLE;
	if (slice_is(mark, "’") || slice_is(mark, "'"))
		return open & ~(unsigned)OPEN_SINGLE;
	return open;
}

static unsigned open_after(const struct document *doc, const struct sentence *sentence,
			   unsigned open)
{
	for (uint32_t i = sentence->first; i < sentence->last; i++)
		if (may_be_mark(&doc->tokens.at[i]))
			open = open_behind(doc, &doc->tokens.at[i], open);
	return open;
}

/* Each paragraph of a long quotation opens anew. */
static bool opens(const struct document *doc, const struct sentence *sentence)
{
	const struct token *t = &doc->tokens.at[sentence->first];

	return may_be_mark(t) && open_behind(doc, t, 0);
}

/* How many sentences the quotation that is opened in this one has; 1 when it ends in it, or
 * nowhere: then a mark was forgotten. */
static uint32_t quotation_size(const struct summary_scratch *s, const struct document *doc,
			       uint32_t at)
{
	unsigned open = 0;

	if (!s->rated.at[at].marks)
		return 1;
	for (uint32_t n = 0; n < QUOTATION_MAX && at + n < s->rated.len; n++) {
		const struct rated *r = &s->rated.at[at + n];
		const struct sentence *sentence = &doc->sentences.at[r->sentence];

		if (n && (r->sentence != r[-1].sentence + 1 ||
			  (sentence->paragraph && !opens(doc, sentence))))
			return 1;
		open = open_after(doc, sentence, open);
		if (!open)
			return n + 1;
	}
	return 1;
}

/* Those that one quotation runs through stand or fall together. */
static void group(struct summary_scratch *s, const struct document *doc)
{
	for (uint32_t i = 0, size; i < s->rated.len; i += size) {
		size = quotation_size(s, doc, i);
		for (uint32_t k = 0; k < size; k++) {
			s->rated.at[i + k].group = i;
			s->rated.at[i + k].size = 1;
		}
		s->rated.at[i].size = size;
	}
}

static uint32_t topic_weight(const struct content_term *term)
{
	return term->count < 2 ? 0 : log2_256(term->count) * term->weight / 256;
}

/* What a sentence covers for its length: weight by the root of the words, which
 * favours neither the longest nor the shortest. */
static uint64_t density(uint64_t weight, uint32_t words)
{
	return weight * 16 / (square_root((uint64_t)words * 256) + 1);
}

static void set_marks(struct summary_scratch *s, const uint8_t *in_title)
{
	vector_clear(&s->marks);
	vector_reserve(&s->marks, s->terms->list.len);
	for (size_t i = 0; i < s->terms->list.len; i++)
		*vector_push(&s->marks) = (struct mark){
			.topic = topic_weight(&s->terms->list.at[i]), .in_title = in_title[i],
		};
	s->weighings = 0;
}

static uint32_t place_score(uint32_t place)
{
	return PLACE_WEIGHT * PLACE_HALF / (PLACE_HALF + place);
}

/* "Scroll down for video ." */
static bool has_spaced_stop(const struct document *doc, const struct sentence *sentence)
{
	const struct token *final = &doc->tokens.at[sentence->last - 1];

	return final->first == '.' && final->flags & TOKEN_SPACE_BEFORE;
}

/* How many words it has, whether it names something, and whether it has quotation marks: for
 * every token, so without branches that no processor would foresee. */
static void read_words(const struct summary_scratch *s, const struct document *doc, uint32_t last,
		       struct rated *r)
{
	uint32_t first = r->first;
	bool names = false;

	while (first < last && doc->tokens.at[first].kind == TOKEN_PUNCT)
		first++;
	for (uint32_t i = r->first; i < last; i++) {
		const struct token *t = &doc->tokens.at[i];

		names |= (i > first) & (t->cased >= CASE_TITLE);
		r->marks |= may_be_mark(t);
		r->words += s->terms->type.at[i] != TERM_NONE;
	}
	r->flags |= names ? SENTENCE_NAMES : 0;
}

/* The tokens of a sentence, from `first` on, that have a term: [from, last) of the places. */
struct place_run {
	uint32_t from, last;
};

static struct place_run places_of(const struct terms *terms, const struct rated *r)
{
	struct place_run run = { terms->first_place.at[r->sentence],
				 terms->first_place.at[r->sentence + 1] };

	while (run.from < run.last && terms->places.at[run.from] < r->first)
		run.from++;
	return run;
}

/* What its different terms weigh that the article comes back to, and of these the ones in the
 * title. */
static void weigh_topic(struct summary_scratch *s, struct rated *r)
{
	struct place_run run = places_of(s->terms, r);

	s->weighings++;
	for (uint32_t k = run.from; k < run.last; k++) {
		struct mark *mark = &s->marks.at[term_of(s->terms, s->terms->places.at[k])];

		if (mark->seen == s->weighings)
			continue;
		mark->seen = s->weighings;
		r->topic += mark->topic;
		r->title += mark->in_title ? mark->topic : 0;
	}
}

/* "It was late," she said. >"We left at once."< Who says it stands in the one before. */
static bool goes_on_speaking(const struct document *doc, const struct rated *r, uint32_t last)
{
	return !doc->sentences.at[r->sentence].paragraph && last - r->first > 1 &&
	       may_be_mark(&doc->tokens.at[r->first]) && may_be_mark(&doc->tokens.at[last - 1]);
}

/* What its first and last words tell of the sentence, from `first` on. */
static uint8_t flags_of(const struct summary_scratch *s, const struct document *doc,
			const struct rated *r, uint32_t last)
{
	const struct token *tokens = doc->tokens.at, *final = &tokens[last - 1];
	uint32_t word = r->first;
	uint8_t flags = r->flags;

	while (word < last && tokens[word].kind == TOKEN_PUNCT)
		word++;
	if (word == last)
		return SENTENCE_POOR;
	flags |= (uint8_t)wordlist_find(&s->openers, doc->text, &tokens[word]);
	if (goes_on_speaking(doc, r, last))
		flags |= SENTENCE_ANSWERS;
	if (word > r->first || flags & SENTENCE_PRONOUN || !(flags & SENTENCE_NAMES))
		flags |= SENTENCE_WEAK;
	if (final->first == '?' && final->end - final->start == 1)
		flags |= SENTENCE_ASKS;
	if (r->words < WORDS_SHORT || r->words > WORDS_LONG)
		flags |= SENTENCE_POOR;
	return flags;
}

/* The dateline is of the text, or of a line: of a text of several items, or behind a byline. */
static void add_rated(struct summary_scratch *s, const struct document *doc, uint32_t at)
{
	const struct sentence *sentence = &doc->sentences.at[at];
	struct rated r = { .sentence = at, .first = sentence->first };

	if (!s->rated.len || doc->tokens.at[sentence->first].flags & TOKEN_LINE_START)
		r.first = dateline_end(doc, sentence);
	r.marks = r.first > sentence->first;
	read_words(s, doc, sentence->last, &r);
	weigh_topic(s, &r);
	r.flags = flags_of(s, doc, &r, sentence->last);
	*vector_push(&s->rated) = r;
}

static bool begins_small(const struct document *doc, const struct rated *r)
{
	return doc->tokens.at[r->first].cased == CASE_LOWER;
}

/* Where few sentences do so, a stop with a blank before it ends a line of the page and not a
 * sentence; and one that begins in small letters goes on with the one before it. */
static void judge_ends(struct summary_scratch *s, const struct document *doc)
{
	size_t spaced = 0, small = 0, whole = 0;

	for (uint32_t i = 0; i < s->rated.len; i++) {
		const struct rated *r = &s->rated.at[i];

		if (r->flags & SENTENCE_POOR)
			continue;
		spaced += has_spaced_stop(doc, &doc->sentences.at[r->sentence]);
		small += begins_small(doc, r);
		whole++;
	}
	for (uint32_t i = 0; i < s->rated.len; i++) {
		struct rated *r = &s->rated.at[i];

		if (spaced * 2 < whole &&
		    has_spaced_stop(doc, &doc->sentences.at[r->sentence]))
			r->flags |= SENTENCE_POOR;
		if (small * 2 < whole && begins_small(doc, r))
			r->flags |= SENTENCE_ANSWERS | SENTENCE_LATER;
	}
}

/* List the sentences that may be taken. */
static void list_sentences(struct summary_scratch *s, const struct document *doc)
{
	vector_clear(&s->rated);
	for (uint32_t i = 0; i < doc->sentences.len; i++)
		if (s->terms->roles.at[i] == ROLE_BODY)
			add_rated(s, doc, i);
	judge_ends(s, doc);
	group(s, doc);
}

/* What speaks against a third sentence or a later one. */
static uint32_t burden(const struct rated *r)
{
	uint32_t more = r->words > WORDS_USUAL ? r->words - WORDS_USUAL : 0;

	return (r->flags & SENTENCE_WEAK ? WEAK : 0) + more * WORD_MORE;
}

/* By its place among those that are not poor, and by what it covers. */
static void rate(struct summary_scratch *s)
{
	uint64_t most = 1, title = 1;
	uint32_t place = 0;

	for (size_t i = 0; i < s->rated.len; i++) {
		struct rated *r = &s->rated.at[i];

		r->topic = density(r->topic, r->words);
		most = r->topic > most ? r->topic : most;
		title = r->title > title ? r->title : title;
	}
	for (uint32_t i = 0; i < s->rated.len; i++) {
		struct rated *r = &s->rated.at[i];

		r->score = place_score(place) + (uint32_t)(r->topic * COVERAGE_WEIGHT / most) +
			   (uint32_t)(r->title * TITLE_WEIGHT / title);
		if (place >= PLACE_WEAK)
			r->score = r->score > burden(r) ? r->score - burden(r) : 0;
		if (place && r->flags & SENTENCE_ASKS)
			r->score /= 2;
		if (r->flags & SENTENCE_POOR)
			r->score /= 4;
		if (r->words < WORDS_LEAST)
			r->score = 0;
		place += !(r->flags & SENTENCE_POOR);
	}
}

/* Those of one score keep their order. */
static void sort(struct summary_scratch *s)
{
	vector_clear(&s->order);
	vector_reserve(&s->order, 2 * s->rated.len);
	for (uint32_t i = 0; i < s->rated.len; i++)
		*vector_push(&s->order) = sort_key(s->rated.at[i].score, i);
	sort_falling(s->order.at, s->order.len);
}

/* How much there may be. */
struct limits {
	uint32_t sentences, words;
};

static struct limits limits_of(const struct annotation *how, size_t sentences)
{
	struct limits l = { how->summary_sentences, how->summary_words };

	if (how->summary_form == SUMMARY_HEADLINE)
		return (struct limits){ 1, UINT32_MAX };
	if (how->summary_percent)
		l.sentences = (uint32_t)((sentences * how->summary_percent + 99) / 100);
	if (!l.sentences)
		l.sentences = l.words ? UINT32_MAX : SENTENCES;
	if (!l.words)
		l.words = UINT32_MAX;
	return l;
}

/* What the different terms of sentences weigh, and the part that is covered by chosen ones. */
struct coverage {
	uint64_t all, covered;
};

static void weigh(struct summary_scratch *s, const struct rated *r, struct coverage *c)
{
	struct place_run run = places_of(s->terms, r);

	s->weighings++;
	for (uint32_t k = run.from; k < run.last; k++) {
		uint32_t term = term_of(s->terms, s->terms->places.at[k]), weight;

		if (s->marks.at[term].seen == s->weighings)
			continue;
		s->marks.at[term].seen = s->weighings;
		weight = s->terms->list.at[term].weight;
		c->all += weight;
		c->covered += s->marks.at[term].covered ? weight : 0;
	}
}

static void cover(struct summary_scratch *s, const struct rated *r)
{
	struct place_run run = places_of(s->terms, r);

	for (uint32_t k = run.from; k < run.last; k++)
		s->marks.at[term_of(s->terms, s->terms->places.at[k])].covered = true;
}

/* May it stand without the sentence before it, or does that one stand already? A pronoun
 * may be further away from what it stands for, if nobody else is named in between; and the
 * very first sentence may well begin with "It", or with "Still" as in "Still life". */
static bool is_anchored(const struct summary_scratch *s, const struct rated *r)
{
	const struct rated *before = r;

	if (!(r->flags & (SENTENCE_ANSWERS | SENTENCE_PRONOUN)))
		return true;
	while (before-- > s->rated.at) {
		if (before->flags & SENTENCE_CHOSEN)
			return true;
		if (before->words >= WORDS_LEAST &&
		    (r->flags & SENTENCE_ANSWERS || before->flags & SENTENCE_NAMES))
			return false;
	}
	return r == s->rated.at && !(r->flags & SENTENCE_LATER);
}

/* The sentences of its quotation, if they may be taken: they fit, the first one is
 * anchored, and they say something new; else 0. */
static uint32_t takes(struct summary_scratch *s, const struct rated *first, struct limits left)
{
	struct coverage all = { 0 };
	uint64_t words = 0;

	for (uint32_t i = 0; i < first->size; i++) {
		weigh(s, &first[i], &all);
		words += first[i].words;
	}
	if (first->size > left.sentences || words > left.words || !is_anchored(s, first) ||
	    all.covered * 100 > all.all * REDUNDANT)
		return 0;
	return first->size;
}

/* Take the best that fit, are anchored and say something new. If there is room left, then
 * those that became anchored by it. */
static void choose(struct summary_scratch *s, struct limits left)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < s->order.len && left.sentences; i++) {
			const struct rated *r = &s->rated.at[sort_index(s->order.at[i])];
			struct rated *first = &s->rated.at[r->group];
			uint32_t size;

			if (r->flags & SENTENCE_CHOSEN || !r->score)
				continue;
			size = takes(s, first, left);
			left.sentences -= size;
			for (uint32_t k = 0; k < size; k++) {
				first[k].flags |= SENTENCE_CHOSEN;
				cover(s, &first[k]);
				left.words -= first[k].words;
			}
		}
	}
}

static void list_chosen(struct summary_scratch *s, struct document *doc, enum summary_form form)
{
	uint32_t best = s->order.len ? s->rated.at[sort_index(s->order.at[0])].score : 0;

	for (size_t i = 0; i < s->rated.len; i++) {
		const struct rated *r = &s->rated.at[i];
		struct summary_sentence *chosen;

		if (!(r->flags & SENTENCE_CHOSEN))
			continue;
		chosen = vector_push(&doc->summary);
		*chosen = (struct summary_sentence){
			.sentence = r->sentence,
			.score = r->score ? (uint32_t)((uint64_t)r->score * BEST / best) : 1,
			.start = doc->tokens.at[r->first].start,
			.end = doc->sentences.at[r->sentence].end,
			.leans = r->flags & (SENTENCE_ANSWERS | SENTENCE_PRONOUN) ||
				 r->group != i || r->size > 1,
		};
		if (form != SUMMARY_WHOLE)
			tighten(&s->tightener, doc, r->first, form == SUMMARY_HEADLINE, chosen);
	}
}

static struct summary_scratch *scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_SUMMARY)];

	if (!*scratch) {
		struct summary_scratch *s = memory_zeroed(sizeof(*s));

		wordlist_add(&s->openers, opener_rows);
		*scratch = s;
	}
	return *scratch;
}

static void run(struct document *doc, struct annotation *how)
{
	struct summary_scratch *s = scratch_of(how);

	s->terms = terms_of(doc, how);
	set_marks(s, terms_in_title(doc, how));
	list_sentences(s, doc);
	rate(s);
	sort(s);
	choose(s, limits_of(how, s->rated.len));
	vector_clear(&doc->summary);
	list_chosen(s, doc, how->summary_form);
}

static void free_scratch(void *scratch)
{
	struct summary_scratch *s = scratch;

	vector_free(&s->marks);
	vector_free(&s->rated);
	vector_free(&s->order);
	tightener_free(&s->tightener);
	free(s);
}

const struct annotator summary_annotator = {
	.name = "summary",
	.needs = LAYER_TOKENS | LAYER_SENTENCES,
	.provides = LAYER_SUMMARY,
	.run = run,
	.free_scratch = free_scratch,
};
