#include "annotate/entities/clues.h"
#include "annotate/entities/finder.h"

/* weights[clue][type] */
#define CLUE_ROW(name, ...) { __VA_ARGS__ },
static const int8_t weights[CLUE_COUNT][ENTITY_TYPES] = { CLUES(CLUE_ROW) };
#undef CLUE_ROW

enum { PASSAGE_TOKENS = 512 }; /* a sentence without end is read in pieces */

struct finder *finder_new(void)
{
	struct finder *f = memory_new(sizeof(*f));

	memset(f, 0, sizeof(*f));
	return f;
}

void finder_free(struct finder *f)
{
	table_free(&f->words);
	table_free(&f->names);
	vector_free(&f->sightings);
	vector_free(&f->sentence);
	vector_free(&f->candidates);
	vector_free(&f->votes);
	free(f);
}

static void finder_reset(struct finder *f, const struct document *doc)
{
	table_clear(&f->words);
	table_clear(&f->names);
	vector_clear(&f->sightings);
	vector_clear(&f->candidates);
	vector_clear(&f->votes);
	f->language = stopword_language("en");
	f->english = strcmp(doc->language, "en") == 0 || strcmp(doc->language, "und") == 0;
}

static void find_in_passage(struct finder *f, const struct document *doc, uint32_t first,
			    uint32_t last)
{
	size_t from = f->candidates.len;
	struct passage_view p = { .doc = doc, .finder = f, .first = first, .last = last };

	vector_reserve(&f->sentence, last - first);
	p.words = f->sentence.at;
	p.casing = passage_casing(doc, first, last);
	passage_mark(&p);
	chunk_passage(&p, &f->candidates);
	for (size_t i = from; i < f->candidates.len; i++)
		clues_collect(&p, &f->candidates.at[i]);
}

static void find_candidates(struct finder *f, const struct document *doc)
{
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		for (uint32_t at = s->first; at < s->last; at += PASSAGE_TOKENS) {
			uint32_t left = s->last - at;

			find_in_passage(f, doc, at, left > PASSAGE_TOKENS ? at + PASSAGE_TOKENS
									  : s->last);
		}
	}
}

/* Sum up the clues; the best type above no name at all. */
static void weigh(struct candidate *c)
{
	int best = 0;

	memset(c->score, 0, sizeof(c->score));
	for (int half = 0; half < 2; half++)
		for (uint64_t bits = c->clues[half]; bits; bits &= bits - 1) {
			const int8_t *row = weights[half * 64 + __builtin_ctzll(bits)];

			for (int t = 0; t < ENTITY_TYPES; t++)
				c->score[t] += row[t];
		}
	c->type = ENTITY_TYPES;
	for (int t = 0; t < ENTITY_TYPES; t++)
		if (c->score[t] > best) {
			best = c->score[t];
			c->type = (uint8_t)t;
		}
}

/* How far the choice leads before the next best. */
static int margin(const struct candidate *c)
{
	int best = c->type < ENTITY_TYPES ? c->score[c->type] : 0, next = INT16_MIN;

	for (int t = 0; t <= ENTITY_TYPES; t++) {
		int score = t < ENTITY_TYPES ? c->score[t] : 0;

		if (t != c->type && score > next)
			next = score;
	}
	return best - next;
}

/* Leads: of a type that needs no other evidence; of one that others follow. */
enum { SURE = 10, STRONG = 50 };

static void add_role(struct finder *f, const struct document *doc, uint32_t token, enum role role)
{
	uint32_t at = table_get(&f->words, doc->tokens.at[token].hash);

	if (at != TABLE_NONE)
		f->sightings.at[at].roles |= role;
}

static bool has_clue(const struct candidate *c, enum clue clue)
{
	return c->clues[clue / 64] >> clue % 64 & 1;
}

/* What a sure name tells about its words elsewhere. */
static void add_roles(struct finder *f, const struct document *doc, const struct candidate *c)
{
	if (c->type == ENTITY_PER) {
		if (c->words > 1)
			add_role(f, doc, c->first, ROLE_GIVEN);
		if (c->words > 1 || has_clue(c, CLUE_AFTER_TITLE))
			add_role(f, doc, c->last - 1, ROLE_SURNAME);
	} else if (c->type == ENTITY_ORG && c->words > 1) {
		if (!has_clue(c, CLUE_COUNTRY_FIRST) && !has_clue(c, CLUE_PEOPLES_FIRST))
			add_role(f, doc, c->first, ROLE_ORG);
		if (c->last + 2 < doc->tokens.len &&
		    doc->text.ptr[doc->tokens.at[c->last].start] == '(' &&
		    doc->text.ptr[doc->tokens.at[c->last + 2].start] == ')')
			add_role(f, doc, c->last + 1, ROLE_ACRONYM);
	}
}

static void add_vote(struct finder *f, const struct candidate *c)
{
	uint32_t *place = table_place(&f->names, c->hash);
	struct votes *v;

	if (!*place) {
		*vector_push(&f->votes) = (struct votes){ { 0 } };
		*place = (uint32_t)f->votes.len;
	}
	v = &f->votes.at[*place - 1];
	v->n[c->type] += (uint32_t)margin(c);
}

static void note(struct candidate *c, enum clue clue)
{
	c->clues[clue / 64] |= (uint64_t)1 << clue % 64;
}

static void note_document(struct finder *f, const struct document *doc, struct candidate *c)
{
	static const enum clue vote_clue[ENTITY_TYPES + 1] = { CLUE_VOTE_PER, CLUE_VOTE_ORG,
							       CLUE_VOTE_LOC, CLUE_VOTE_MISC,
							       CLUE_VOTE_NONE };
	static const enum clue strong_clue[ENTITY_TYPES] = { CLUE_STRONG_PER, CLUE_STRONG_ORG,
							     CLUE_STRONG_LOC, CLUE_STRONG_MISC };
	static const enum clue role_clue[] = { CLUE_ROLE_SURNAME, CLUE_ROLE_GIVEN, CLUE_ROLE_ORG,
					       CLUE_ROLE_ACRONYM };
	struct votes v = f->votes.at[table_get(&f->names, c->hash)];
	uint32_t at = table_get(&f->words, doc->tokens.at[c->first].hash);
	int best = 0;

	v.n[c->type] -= (uint32_t)margin(c);
	for (int t = 1; t <= ENTITY_TYPES; t++)
		if (v.n[t] > v.n[best])
			best = t;
	if (v.n[best] > 0)
		note(c, vote_clue[best]);
	if (v.n[best] >= STRONG && best < ENTITY_TYPES)
		note(c, strong_clue[best]);
	if (c->words == 1 && at != TABLE_NONE && f->sightings.at[at].roles & ROLE_SURNAME &&
	    (has_clue(c, CLUE_IS_CITY) || has_clue(c, CLUE_IS_REGION) ||
	     has_clue(c, CLUE_IS_PLACE_UNSURE)) && !has_clue(c, CLUE_AFTER_IN) &&
	    !has_clue(c, CLUE_AFTER_FROM) && !has_clue(c, CLUE_DATELINE))
		note(c, CLUE_ROLE_SURNAME_PLACE);
	if (c->words == 1 && at != TABLE_NONE &&
	    (f->sightings.at[at].roles & (ROLE_ORG | ROLE_SURNAME | ROLE_GIVEN)) == ROLE_ORG)
		note(c, CLUE_ROLE_ORG_ONLY);
	for (int r = 0; c->words == 1 && at != TABLE_NONE && r < 4; r++)
		if (f->sightings.at[at].roles >> r & 1)
			note(c, role_clue[r]);
}

/* In other languages capitals may mean nothing (German) and the small words are not
 * ours: only what a lexicon has, and given names with what follows them. */
static bool is_known(const struct candidate *c)
{
	static const enum clue clues[] = {
		CLUE_IS_COUNTRY, CLUE_IS_CITY, CLUE_IS_REGION, CLUE_IS_PERSON, CLUE_IS_ORG,
		CLUE_IS_ACRONYM, CLUE_IS_COMPANY, CLUE_IS_TEAM, CLUE_ORG_SUFFIX, CLUE_GIVEN_FIRST,
		CLUE_INITIAL, CLUE_ROLE_SURNAME,
	};

	for (size_t i = 0; i < sizeof(clues) / sizeof(*clues); i++)
		if (has_clue(c, clues[i]))
			return true;
	return false;
}

/* The first reading takes each candidate by itself; the second knows what the
 * first found in the rest of the document. */
static void decide(struct finder *f, const struct document *doc)
{
	for (size_t i = 0; i < f->candidates.len; i++) {
		struct candidate *c = &f->candidates.at[i];

		weigh(c);
		add_vote(f, c);
		if (c->type < ENTITY_TYPES && margin(c) >= SURE)
			add_roles(f, doc, c);
	}
	for (size_t i = 0; i < f->candidates.len; i++) {
		struct candidate *c = &f->candidates.at[i];

		note_document(f, doc, c);
		weigh(c);
		if (!f->english && !is_known(c))
			c->type = ENTITY_TYPES;
	}
}

void find_names(struct finder *f, const struct document *doc, found_vector *out)
{
	finder_reset(f, doc);
	vector_clear(out);
	sightings_collect(f, doc);
	find_candidates(f, doc);
	decide(f, doc);
	for (size_t i = 0; i < f->candidates.len; i++) {
		const struct candidate *c = &f->candidates.at[i];

		if (c->type < ENTITY_TYPES)
			*vector_push(out) = (struct found_span){ .first = c->first,
								 .last = c->last,
								 .type = c->type,
								 .sure = margin(c) >= SURE };
	}
}
