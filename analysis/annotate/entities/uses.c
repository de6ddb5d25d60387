#include "annotate/entities/uses.h"

#include "annotate/entities/features.h"
#include "base/hash.h"
#include "lexicon/lexicon.h"

/* Words beside a name that tell its type. Short on purpose: the model has features
 * for every neighbour; these are what it may learn from afar. */
enum hint { HINT_TITLE = 1, HINT_PLACE, HINT_THE, HINT_SAID, HINT_ORG, HINT_OWN };

static const struct wordlist_row hint_words[] = {
	{ "mr mr. mrs mrs. ms ms. miss dr dr. sir president minister sen. rep. gov. senator "
	  "governor judge gen. general sgt. col. lt. capt. professor prof. chancellor "
	  "secretary prince king pope sheikh coach spokesman spokeswoman analyst",
	  HINT_TITLE },
	{ "in near outside", HINT_PLACE },
	{ "the", HINT_THE },
	{ "said says told added who", HINT_SAID },
	{ "inc inc. corp corp. co co. ltd ltd. plc group bank party university news holdings "
	  "united fc club airlines shares",
	  HINT_ORG },
	{ "'s", HINT_OWN },
	{ NULL, 0 },
};

void uses_init(struct word_uses *u)
{
	*u = (struct word_uses){ 0 };
	wordlist_add(&u->hints, hint_words);
}

void uses_free(struct word_uses *u)
{
	free(u->slots);
	u->slots = NULL;
	u->size = u->cap = 0;
}

/* Most words of a headline have capitals; in plain text one in four has. Words of
 * up to three letters say nothing: they stay small in headlines. */
enum passage passage_of(const struct document *doc, const struct sentence *s)
{
	uint32_t lower = 0, title = 0, upper = 0;

	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->kind != TOKEN_WORD || t->end - t->start < 4)
			continue;
		lower += t->cased == CASE_LOWER;
		title += t->cased == CASE_TITLE || t->cased == CASE_MIXED;
		upper += t->cased == CASE_UPPER;
	}
	if (upper > title + lower)
		return PASSAGE_UPPER;
	return title + upper > 2 * lower + 1 ? PASSAGE_TITLE : PASSAGE_PLAIN;
}

/* Twice as many slots as tokens: never full, and small for a small article. */
static void uses_empty(struct word_uses *u, uint32_t tokens)
{
	u->size = 256;
	while (u->size < 2 * tokens)
		u->size *= 2;
	if (u->size > u->cap) {
		u->slots = memory_resize(u->slots, u->size * sizeof(*u->slots));
		u->cap = u->size;
	}
	memset(u->slots, 0, u->size * sizeof(*u->slots));
}

static struct word_use *slot_of(const struct word_uses *u, uint32_t hash)
{
	uint32_t at = hash & (u->size - 1);

	while (u->slots[at].hash && u->slots[at].hash != hash)
		at = (at + 1) & (u->size - 1);
	return &u->slots[at];
}

const struct word_use *uses_find(const struct word_uses *u, uint32_t hash)
{
	const struct word_use *use = slot_of(u, hash);

	return use->hash ? use : NULL;
}

static enum hint hint_at(const struct word_uses *u, const struct document *doc, uint32_t i)
{
	return wordlist_find(&u->hints, doc->text, &doc->tokens.at[i]);
}

static uint16_t clues_before(const struct word_uses *u, const struct document *doc, uint32_t i)
{
	const struct token *before = &doc->tokens.at[i - 1];
	uint16_t clues = 0;

	switch (hint_at(u, doc, i - 1)) {
	case HINT_TITLE:
		clues |= CLUE_AFTER_TITLE;
		break;
	case HINT_PLACE:
		clues |= CLUE_AFTER_PLACE;
		break;
	case HINT_THE:
		clues |= CLUE_AFTER_THE;
		break;
	default:
		break;
	}
	if (!features_anchor(before))
		return clues;
	if (lexicon_word_sets(before->word) & LEXICON_BIT(LEX_GIVEN_NAMES))
		clues |= CLUE_AFTER_GIVEN;
	return clues | CLUE_AFTER_CAPITAL;
}

static uint16_t clues_after(const struct word_uses *u, const struct document *doc, uint32_t i)
{
	const struct token *after = &doc->tokens.at[i + 1];
	bool capital = features_anchor(after);
	uint16_t clues = capital ? CLUE_BEFORE_CAPITAL : 0;

	switch (hint_at(u, doc, i + 1)) {
	case HINT_SAID:
		return clues | CLUE_BEFORE_SAID;
	case HINT_ORG:
		return clues | (capital ? CLUE_BEFORE_ORG : 0);
	case HINT_OWN:
		return clues | CLUE_BEFORE_OWN;
	default:
		return clues;
	}
}

/* A word with a capital, inside a sentence [first, last) of plain casing. */
static void count_capital(struct word_uses *u, const struct document *doc, const struct sentence *s,
			  uint32_t i)
{
	const struct token *t = &doc->tokens.at[i];
	struct word_use *use = slot_of(u, t->hash);

	if (t->cased == CASE_UPPER)
		use->upper += use->upper < UINT16_MAX;
	else
		use->title += use->title < UINT16_MAX;
	if (use->nplaces < USE_PLACES)
		use->places[use->nplaces++] = i;
	use->clues |= clues_before(u, doc, i);
	if (i + 1 >= s->last)
		return;
	use->clues |= clues_after(u, doc, i);
	if (doc->tokens.at[i - 1].first == '(' && doc->tokens.at[i + 1].first == ')')
		use->clues |= CLUE_BRACKETS;
}

/* Give every capitalised word of the block a slot. */
static void add_words(struct word_uses *u, const struct document *doc, uint32_t first,
		      uint32_t last)
{
	for (uint32_t i = first; i < last; i++)
		if (features_anchor(&doc->tokens.at[i]))
			slot_of(u, doc->tokens.at[i].hash)->hash = doc->tokens.at[i].hash;
}

static void count_sentence(struct word_uses *u, const struct document *doc,
			   const struct sentence *s)
{
	bool plain = !s->headline && passage_of(doc, s) == PASSAGE_PLAIN;

	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->cased == CASE_LOWER) {
			struct word_use *use = slot_of(u, t->hash);

			use->lower += use->hash && use->lower < UINT16_MAX;
		} else if (plain && i > s->first && features_anchor(t)) {
			count_capital(u, doc, s, i);
		}
	}
}

void uses_count(struct word_uses *u, const struct document *doc, uint32_t first, uint32_t last)
{
	uses_empty(u, last - first);
	add_words(u, doc, first, last);
	for (uint32_t s = doc->tokens.at[first].sentence;
	     s < doc->sentences.len && doc->sentences.at[s].first < last; s++) {
		struct sentence part = doc->sentences.at[s]; /* a huge one is cut by blocks */

		part.first = part.first > first ? part.first : first;
		part.last = part.last < last ? part.last : last;
		count_sentence(u, doc, &part);
	}
}
