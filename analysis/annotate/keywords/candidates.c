#include "annotate/keywords/keywords.h"
#include "annotate/keywords/network.h"
#include "base/log2.h"
#include "lexicon/lexicon.h"

/* Readers mark single words of any kind, and the network says so; a list of names and
 * phrases takes only those that stand for a thing and come back, as far as their form
 * tells. A phrase says more than its words do one by one, and the more so the oftener it
 * is repeated; a name more than a phrase. In units of the score. */
enum {
	PHRASE_BONUS = KEYWORD_UNIT * 5 / 8, /* for each content word */
	REPEAT_BONUS = KEYWORD_UNIT / 2, /* for each doubling of the count */
	NAME_BONUS = KEYWORD_UNIT / 2,
	ONCE_MALUS = KEYWORD_UNIT * 3 / 2,
	VERB_MALUS = KEYWORD_UNIT * 2,
	SOURCE_MALUS = KEYWORD_UNIT / 2, /* a person named twice: who was asked */
	WORD_LEAST = -4 * KEYWORD_UNIT, /* a rare word does not spoil a name */
};

/* ---- compounds, which are shown whole: "deep-sea worms", not "sea worms" ---- */

/* Does a hyphen without white space stand between the tokens beside it? */
static bool is_joint(const struct document *doc, uint32_t token)
{
	const struct token *t = &doc->tokens.at[token];

	return t->first == '-' && t->end - t->start == 1 && !(t->flags & TOKEN_SPACE_BEFORE) &&
	       !(t[1].flags & TOKEN_SPACE_BEFORE) && t[-1].kind == TOKEN_WORD &&
	       t[1].kind == TOKEN_WORD;
}

static uint32_t compound_first(const struct document *doc, uint32_t first)
{
	while (first >= 2 && is_joint(doc, first - 1))
		first -= 2;
	return first;
}

static uint32_t compound_last(const struct document *doc, uint32_t last)
{
	while (last + 1 < doc->tokens.len && is_joint(doc, last))
		last += 2;
	return last;
}

static bool has_hyphen(struct slice word)
{
	return memchr(word.ptr, '-', word.len);
}

/* ---- words ---- */

static bool is_named(const struct term_facts *f)
{
	uint32_t named = 0;

	for (int i = 1; i <= ENTITY_TYPES; i++)
		named += f->named[i];
	return named * 2 > f->count;
}

/* Names are left to their entities, parts of them and of rows of capitalised words are
 * none by themselves: "Creek" of Rattler Creek. */
static bool stands_alone(const struct term_facts *f)
{
	return !is_named(f) && f->inside * 2 <= f->count &&
	       (f->cases[CASE_LOWER] || f->capitals < f->count) && !f->vague;
}

static bool ends_like_verb(struct slice word)
{
	enum word_ending ending = keyword_ending(word);

	return ending == ENDING_ING || ending == ENDING_ED || ending == ENDING_LY;
}

static int32_t malus(const struct term_facts *f, struct slice word)
{
	int32_t malus = f->count > 1 ? 0 : f->in_title ? ONCE_MALUS / 2 : ONCE_MALUS;

	if (f->cases[CASE_LOWER] && (keyword_is_verb(f) || ends_like_verb(word)))
		malus += VERB_MALUS;
	return malus;
}

static void add_words(struct keyword_scratch *s, const struct document *doc, bool mixed)
{
	for (size_t i = 0, n = 0; i < s->ranked.len && n < KEYWORD_CANDIDATES; i++) {
		uint32_t term = sort_index(s->ranked.at[i]);
		const struct content_term *c = &s->terms->list.at[term];
		const struct term_facts *f = &s->facts.at[term];
		uint32_t shown = s->terms->types.at[c->form].token;
		struct slice text = term_text(s->terms, doc, term);
		bool compound = mixed && has_hyphen(text); /* the rest of "year-over-year" */
		int32_t less;

		if (mixed && !stands_alone(f))
			continue;
		less = mixed ? malus(f, text) : 0;
		n++;
		*vector_push(&s->candidates) = (struct candidate){
			.score = f->score - less, .count = f->count,
			.first = compound ? compound_first(doc, shown) : shown,
			.last = compound ? compound_last(doc, shown + 1) : shown + 1,
			.start = doc->tokens.at[compound ? compound_first(doc, c->first) : c->first].start,
		};
	}
}

/* ---- phrases and names ---- */

struct word_scores {
	int32_t mean, best;
	int32_t words; /* content words */
	bool in_title;
};

/* Of the content words in tokens [first, last). */
static struct word_scores word_scores(const struct keyword_scratch *s, uint32_t first,
				      uint32_t last)
{
	struct word_scores w = { 0, WORD_LEAST, 0, false };

	for (uint32_t i = first; i < last; i++) {
		uint32_t term = term_of(s->terms, i);
		int32_t score;

		if (term == TERM_NONE)
			continue;
		score = s->facts.at[term].score;
		score = score > WORD_LEAST ? score : WORD_LEAST;
		w.best = score > w.best ? score : w.best;
		w.mean += score;
		w.words++;
		w.in_title |= s->facts.at[term].in_title;
	}
	w.mean = w.words ? w.mean / w.words : 0;
	return w;
}

static int32_t repeat_bonus(uint32_t count)
{
	return REPEAT_BONUS * (int32_t)log2_256(count) / 256;
}

/* "President Trump" is left to the name Donald Trump. */
static bool is_person(const struct keyword_scratch *s, uint32_t token)
{
	return (s->entity.at[token] & ~NEXT_NAME) == ENTITY_PER + 1;
}

/* "port strike" in a headline, where port and strike come back one by one. */
static bool is_compound(const struct keyword_scratch *s, const struct phrase *p)
{
	if (!p->headline || p->last - p->shown != 2)
		return false;
	for (uint32_t i = p->shown; i < p->last; i++) {
		const struct term_facts *f = &s->facts.at[term_of(s->terms, i)];

		if (f->count < 2 || is_named(f) || f->vague)
			return false;
	}
	return true;
}

static void add_phrases(struct keyword_scratch *s, const struct document *doc)
{
	for (size_t i = 0; i < s->phrases.len; i++) {
		const struct phrase *p = &s->phrases.at[i];
		struct word_scores w;

		if ((p->count < 2 && !is_compound(s, p)) || is_person(s, p->last - 1))
			continue;
		w = word_scores(s, p->shown, p->last);
		*vector_push(&s->candidates) = (struct candidate){
			.score = w.mean + PHRASE_BONUS * w.words + repeat_bonus(p->count),
			.count = p->count, .first = compound_first(doc, p->shown),
			.last = compound_last(doc, p->last),
			.start = doc->tokens.at[compound_first(doc, p->first)].start,
		};
	}
}

/* The mention that spells the entity's name in full. */
static uint32_t full_mention(const struct document *doc, const struct entity *e)
{
	for (uint32_t m = e->mention; m != MENTION_END; m = doc->mentions.at[m].next) {
		const struct mention *mention = &doc->mentions.at[m];

		if (slice_equal(slice_sub(doc->text, mention->start, mention->end), e->name))
			return m;
	}
	return e->mention;
}

/* With white space before it. */
static bool is_dash(const struct document *doc, uint32_t token)
{
	const struct token *t = &doc->tokens.at[token];
	struct slice s;

	if ((t->first != '-' && t->first != 0xe2) || !(t->flags & TOKEN_SPACE_BEFORE))
		return false;
	s = token_text(doc->text, t);
	return slice_is(s, "-") || slice_is(s, "--") || slice_is(s, "\xe2\x80\x93") ||
	       slice_is(s, "\xe2\x80\x94");
}

/* Where the reporter is says little: "WASHINGTON (Reuters) - ". */
static bool is_dateline(const struct document *doc, const struct mention *m, struct token_run name)
{
	enum { SENTENCES = 4, TOKENS = 6 };
	uint32_t sentence = doc->tokens.at[name.first].sentence;
	const struct sentence *s = &doc->sentences.at[sentence];

	if (m->type != ENTITY_LOC || sentence >= SENTENCES || name.first != s->first)
		return false;
	for (uint32_t i = name.last; i < s->last && i < name.last + TOKENS; i++)
		if (is_dash(doc, i))
			return true;
	return false;
}

/* Of a country or of its people. */
static struct slice country_of(const struct entity *e)
{
	return e->type == ENTITY_LOC || e->type == ENTITY_MISC ? lexicon_ref(e->ref, "iso3166")
							       : (struct slice){ 0 };
}

/* What the tagger takes for a name where it has little to go by: a part of a headline in
 * which all words are capitalised, a stretch with a dash in it. */
static bool is_doubtful(const struct keyword_scratch *s, const struct document *doc,
			const struct entity *e, uint32_t first, uint32_t last)
{
	const struct sentence *sentence = &doc->sentences.at[doc->tokens.at[first].sentence];

	for (uint32_t i = first; i < last; i++)
		if (is_dash(doc, i))
			return true;
	if (e->count > 1 || s->terms->roles.at[doc->tokens.at[first].sentence] != ROLE_HEADLINE)
		return false;
	for (uint32_t i = sentence->first; i < sentence->last; i++)
		if (doc->tokens.at[i].cased == CASE_LOWER && term_of(s->terms, i) != TERM_NONE)
			return false;
	return true;
}

/* "GMT"; "English" where it is not what the text is about. */
static bool tells_little(const struct keyword_scratch *s, const struct entity *e, uint32_t token,
			 uint32_t count)
{
	const struct term_facts *f = &s->facts.at[term_of(s->terms, token)];

	if (e->type == ENTITY_PER)
		return false;
	return f->vague || (e->type == ENTITY_MISC && !f->in_title && count < 3);
}

static int32_t name_score(const struct entity *e, const struct word_scores *w, uint32_t count)
{
	if (count < 2)
		return w->in_title ? w->best : w->best - ONCE_MALUS;
	return w->best + NAME_BONUS + PHRASE_BONUS * (w->words < 3 ? w->words : 3) +
	       repeat_bonus(count) -
	       (e->type == ENTITY_PER && count < 3 && !w->in_title ? SOURCE_MALUS : 0);
}

static void add_name(struct keyword_scratch *s, const struct document *doc,
		     const struct entity *e)
{
	const struct token_run name = s->names.at[full_mention(doc, e)];
	uint32_t first = name.first, last = name.last;
	uint32_t count = e->count - is_dateline(doc, &doc->mentions.at[e->mention],
						s->names.at[e->mention]);
	struct word_scores w = word_scores(s, first, last);

	if (!w.words || !count || !keyword_sentence(s, doc->tokens.at[first].sentence) ||
	    is_doubtful(s, doc, e, first, last) ||
	    (last - first == 1 && tells_little(s, e, first, count)))
		return;
	*vector_push(&s->candidates) = (struct candidate){
		.score = name_score(e, &w, count), .count = e->count, .first = first,
		.last = last, .start = doc->mentions.at[e->mention].start,
		.person = e->type == ENTITY_PER, .country = country_of(e),
	};
}

void keyword_candidates(struct keyword_scratch *s, const struct document *doc, bool mixed)
{
	vector_clear(&s->candidates);
	add_words(s, doc, mixed);
	if (!mixed)
		return;
	keyword_phrases(s, doc);
	add_phrases(s, doc);
	for (size_t i = 0; i < doc->entities.len && i < KEYWORD_CANDIDATES; i++)
		add_name(s, doc, &doc->entities.at[i]);
}
