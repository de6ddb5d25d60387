#include "annotate/entities/group.h"
#include "annotate/entities/lines.h"
#include "annotate/entities/pieces.h"
#include "annotate/entities/recall.h"
#include "annotate/entities/settled.h"
#include "annotate/entities/spelled.h"
#include "annotate/entities/titles.h"
#include "annotate/entities/uses.h"

/* What a finder that looks at each name by itself gets wrong and the rest of the text
 * tells: a company's legal form cut off, names in capitals taken for something else, a
 * club that is once taken for a person. */

struct mender {
	struct table persons; /* words that are a person's name where capitals mean something */
	struct table votes;   /* a name as it is written -> how often it has each type */
	struct table parts;   /* words of full names of persons */
	struct table firms;   /* the first and the last word of companies */
	struct table cores;   /* companies without their legal form */
	struct table storms;  /* names of hurricanes */
	found_vector room;
};

struct mender *mender_new(void)
{
	struct mender *m = memory_new(sizeof(*m));

	*m = (struct mender){ 0 };
	return m;
}

void mender_free(struct mender *m)
{
	table_free(&m->persons);
	table_free(&m->votes);
	table_free(&m->parts);
	table_free(&m->firms);
	table_free(&m->cores);
	table_free(&m->storms);
	vector_free(&m->room);
	free(m);
}

/* Legal forms that are no words: they belong to the name before them. */
static bool is_legal_form(const struct grouping *in, uint32_t i)
{
	static const char *const forms[] = {
		"plc", "PLC", "Plc",  "Inc",  "Inc.", "Ltd", "Ltd.",
		"LLC", "LLP", "GmbH", "S.A.", "N.V.", "SpA", "S.p.A."
	};

	for (size_t k = 0; k < sizeof(forms) / sizeof(*forms); k++)
		if (token_is(in, i, forms[k]))
			return true;
	return false;
}

/* Barclays Bank [plc]; Halcyon Systems[, Inc.] */
static void extend(const struct grouping *in, found_vector *found, size_t i)
{
	struct found_span *s = &found->at[i];
	uint32_t limit =
		i + 1 < found->len ? found->at[i + 1].first : (uint32_t)in->doc->tokens.len;
	uint32_t at = s->last;

	if (s->type != ENTITY_ORG || at >= limit)
		return;
	if (token_is(in, at, ","))
		at++;
	if (at < limit && is_legal_form(in, at) &&
	    token_at(in, at)->sentence == token_at(in, s->first)->sentence) {
		s->last = at + 1;
		s->mended = true;
	}
}

/* The sentence looked at last, which may be endless: names come in their order. */
struct passage_seen {
	const struct sentence *sentence;
	enum passage passage;
};

/* A name of several words, in a passage that is all in capitals. */
static bool in_capitals(const struct grouping *in, const struct found_span *s,
			struct passage_seen *seen)
{
	const struct sentence *sentence = &in->doc->sentences.at[token_at(in, s->first)->sentence];

	if (s->last - s->first < 2 || token_at(in, s->last - 1)->cased != CASE_UPPER)
		return false;
	if (seen->sentence != sentence)
		*seen = (struct passage_seen){ sentence, passage_of(in->doc, sentence) };
	return seen->passage == PASSAGE_UPPER;
}

/* A person's name and its last words, down to two: one alone may be a place as well. */
static void learn(struct mender *m, const struct grouping *in, const struct found_span *s)
{
	for (uint32_t first = s->first; first + 1 < s->last; first++)
		*table_place(&m->persons, words_hash(in, first, s->last)) = 1;
}

/* Names in a passage of capitals are persons if the same words are elsewhere. */
static void recall(struct mender *m, const struct grouping *in, found_vector *found)
{
	struct passage_seen seen = { 0 };
	size_t capitals = 0;

	table_clear(&m->persons);
	for (size_t i = 0; i < found->len; i++)
		capitals += in_capitals(in, &found->at[i], &seen);
	if (!capitals)
		return;
	for (size_t i = 0; i < found->len; i++)
		if (found->at[i].type == ENTITY_PER && !in_capitals(in, &found->at[i], &seen))
			learn(m, in, &found->at[i]);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span *s = &found->at[i];

		if (!in_capitals(in, s, &seen) || s->type == ENTITY_PER ||
		    table_get(&m->persons, words_hash(in, s->first, s->last)) == TABLE_NONE)
			continue;
		s->type = ENTITY_PER;
		s->mended = true;
	}
}

/* Three counts of ten bits. */
enum { VOTE_BITS = 10, VOTE_MOST = (1 << VOTE_BITS) - 1, VOTERS = ENTITY_LOC + 1 };
_Static_assert(VOTERS *VOTE_BITS < 32, "the votes of a name fit a number");

static uint32_t votes_for(uint32_t votes, int type)
{
	return votes >> type * VOTE_BITS & VOTE_MOST;
}

static void vote(struct mender *m, const struct grouping *in, const struct found_span *s)
{
	uint32_t name = hash_slice(text_of(in, *s)), votes = table_get(&m->votes, name);

	if (votes == TABLE_NONE)
		votes = 0;
	if (votes_for(votes, s->type) < VOTE_MOST)
		table_set(&m->votes, name, votes + (1u << s->type * VOTE_BITS));
}

/* The words by which persons and companies may be called. */
static void note_words(struct mender *m, const struct grouping *in, const struct found_span *s)
{
	uint32_t end = core_end(in, *s);

	for (uint32_t i = s->first; s->type == ENTITY_PER && s->last - s->first > 1 && i < s->last;
	     i++)
		table_set(&m->parts, words_hash(in, i, i + 1), 1);
	if (s->type != ENTITY_ORG || end == s->last)
		return;
	table_set(&m->firms, words_hash(in, s->first, s->first + 1), 1);
	table_set(&m->firms, words_hash(in, end - 1, end), 1);
	table_set(&m->cores, words_hash(in, s->first, end), 1);
}

/* Washington the person, beside the city. */
static bool is_person_for_sure(struct mender *m, const struct grouping *in,
			       const struct found_span *s)
{
	return s->type == ENTITY_PER &&
	       (title_gender(in, s->first) != GENDER_UNKNOWN || has_royal_title(in, s->first) ||
		table_get(&m->parts, words_hash(in, s->first, s->last)) != TABLE_NONE);
}

/* The type that a name has at least twice as often elsewhere; its own if none. */
static int other_type(const struct mender *m, const struct grouping *in, const struct found_span *s)
{
	uint32_t votes = table_get(&m->votes, hash_slice(text_of(in, *s)));
	int best = ENTITY_PER;

	for (int type = 0; type < VOTERS; type++)
		if (votes_for(votes, type) > votes_for(votes, best))
			best = type;
	return votes_for(votes, best) < 2 * votes_for(votes, s->type) ? s->type : best;
}

/* Nashua, of Nashua Corp., but not in Nashua and Nashua, N.H. */
static bool is_core_of_firm(const struct mender *m, const struct grouping *in,
			    const struct found_span *s)
{
	static const char *const places[] = { "in", "In", "near", "outside", "around", "across" };

	if (s->type == ENTITY_PER ||
	    table_get(&m->cores, words_hash(in, s->first, s->last)) == TABLE_NONE)
		return false;
	for (size_t k = 0; s->first > 0 && k < sizeof(places) / sizeof(*places); k++)
		if (token_is(in, s->first - 1, places[k]))
			return false;
	return s->last + 1 >= in->doc->tokens.len || !token_is(in, s->last, ",") ||
	       token_at(in, s->last + 1)->cased < CASE_TITLE;
}

static void outvote(struct mender *m, const struct grouping *in, struct found_span *s)
{
	int type = other_type(m, in, s);

	/* Chase, of JPMorgan Chase & Co. */
	if (s->type == ENTITY_PER && s->last - s->first == 1 &&
	    table_get(&m->firms, words_hash(in, s->first, s->last)) != TABLE_NONE)
		type = ENTITY_ORG;
	if (is_core_of_firm(m, in, s))
		type = ENTITY_ORG;
	if (type == s->type || is_person_for_sure(m, in, s))
		return;
	s->type = (uint8_t)type;
	s->mended = true;
}

/* Where the name begins that a storm has; 0 for none. Storm Lake is a place. */
static uint32_t storm_name(const struct grouping *in, const struct found_span *s)
{
	uint32_t i = s->first + token_is(in, s->first, "Tropical");

	if (i + 1 >= s->last || !(token_is(in, i, "Hurricane") || token_is(in, i, "Typhoon") ||
				  token_is(in, i, "Cyclone") ||
				  (token_is(in, i, "Storm") && s->type == ENTITY_PER)))
		return 0;
	return i + 1;
}

/* Hurricane Hugo is no person. */
static void name_storms(struct mender *m, const struct grouping *in, found_vector *found)
{
	table_clear(&m->storms);
	for (size_t i = 0; i < found->len; i++) {
		struct found_span *s = &found->at[i];
		uint32_t name = storm_name(in, s);

		if (!name)
			continue;
		s->mended |= s->type != ENTITY_MISC;
		s->type = ENTITY_MISC;
		table_set(&m->storms, words_hash(in, name, s->last), 1);
	}
}

/* Nor is Hugo then, unless somebody's full name has it. */
static void settle_storms(struct mender *m, const struct grouping *in, found_vector *found)
{
	for (size_t i = 0; m->storms.used && i < found->len; i++) {
		struct found_span *s = &found->at[i];

		if (s->type != ENTITY_PER || is_person_for_sure(m, in, s) ||
		    table_get(&m->storms, words_hash(in, s->first, s->last)) == TABLE_NONE)
			continue;
		s->type = ENTITY_MISC;
		s->mended = true;
	}
}

static void settle_votes(struct mender *m, const struct grouping *in, found_vector *found)
{
	table_clear(&m->votes);
	table_clear(&m->parts);
	table_clear(&m->firms);
	table_clear(&m->cores);
	name_storms(m, in, found);
	for (size_t i = 0; i < found->len; i++)
		if (found->at[i].type < VOTERS) {
			vote(m, in, &found->at[i]);
			note_words(m, in, &found->at[i]);
		}
	for (size_t i = 0; i < found->len; i++)
		if (found->at[i].type < VOTERS)
			outvote(m, in, &found->at[i]);
	settle_storms(m, in, found);
}

static bool is_courtesy(const struct grouping *in, uint32_t i)
{
	static const char *const titles[] = { "Mr", "Mr.", "Mrs", "Mrs.", "Ms",	 "Ms.",
					      "Dr", "Dr.", "Sir", "Miss", "Dame" };
	const struct token *t = token_at(in, i);

	if (t->cased != CASE_TITLE || t->end - t->start > 4)
		return false;
	for (size_t k = 0; k < sizeof(titles) / sizeof(*titles); k++)
		if (token_is(in, i, titles[k]))
			return true;
	return false;
}

/* Mr May, whom the article has introduced as Colin May, is no month. */
static void recall_titled(struct mender *m, const struct grouping *in, found_vector *found)
{
	uint32_t n = (uint32_t)in->doc->tokens.len;
	size_t next = 0;

	vector_clear(&m->room);
	for (uint32_t i = 0; m->parts.used && i + 1 < n; i++) {
		for (; next < found->len && found->at[next].last <= i + 1; next++)
			*vector_push(&m->room) = found->at[next];
		if ((next < found->len && found->at[next].first <= i + 1) || !is_courtesy(in, i) ||
		    token_at(in, i + 1)->cased != CASE_TITLE ||
		    table_get(&m->parts, words_hash(in, i + 1, i + 2)) == TABLE_NONE)
			continue;
		*vector_push(&m->room) = (struct found_span){
			.first = i + 1,
			.last = i + 2,
			.type = ENTITY_PER,
			.mended = true,
			.sure = true,
		};
	}
	for (; next < found->len; next++)
		*vector_push(&m->room) = found->at[next];
	found_replace(found, &m->room);
}

void mend_names(struct mender *m, struct document *doc, found_vector *found)
{
	struct grouping in = { NULL, doc, found };

	for (size_t i = 0; i < found->len; i++)
		extend(&in, found, i);
	mend_lines(doc, found, &m->room);
	mend_spelled(doc, found, &m->room);
	mend_pieces(doc, found, &m->room);
	mend_titles(doc, found, &m->parts, &m->room);
	recall_first_words(doc, found, &m->parts, &m->room);
	settle_listed(&in, found);
	recall(m, &in, found);
	settle_votes(m, &in, found);
	recall_titled(m, &in, found);
}
