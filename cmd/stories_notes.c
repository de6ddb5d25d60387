#include "cmd/stories.h"

#include <cjson/cJSON.h>

#include "annotate/terms.h"
#include "base/hash.h"
#include "base/log2.h"
#include "cmd/print.h"
#include "document/fields.h"
#include "document/json.h"
#include "document/write.h"
#include "lexicon/lexicon.h"

/* What the notes of one document begin with; behind it stand the strings in the order of
 * `strings`, the terms, the shingles, and the passages with their texts. */
struct note_head {
	uint32_t strings[5]; /* bytes of id, id_json, title, source, published */
	day_count day;
	uint32_t words, terms, shingles, passages;
};

enum {
	NAME_FACTOR = 2,   /* a name tells stories apart better than other words */
	TOP_TOKENS = 100,  /* a term that is met among so many first ones ... */
	TOP_PERCENT = 150, /* ... counts so much */
	SHINGLE = 3,       /* words; A. Broder, "On the resemblance and containment of documents",
			    * 1997 */
};

/* ---- terms ---- */

struct noted_term {
	struct weighted weighted;
	uint16_t rarity;
};

/* TF-IDF, and more for names and for what comes first. */
static uint32_t weight_of(const struct terms *t, const struct document *doc, uint32_t term,
			  bool in_title)
{
	const struct content_term *c = &t->list.at[term];
	uint8_t cased = doc->tokens.at[t->types.at[c->form].token].cased;
	uint64_t w = (uint64_t)(256 + log2_256(c->count)) * c->weight / 256;

	if (cased == CASE_TITLE || cased == CASE_UPPER || cased == CASE_MIXED)
		w *= NAME_FACTOR;
	return (uint32_t)(c->first < TOP_TOKENS || in_title ? w * TOP_PERCENT / 100 : w);
}

static int by_falling_weight(const void *a, const void *b)
{
	const struct noted_term *x = a, *y = b;

	if (x->weighted.weight != y->weighted.weight)
		return x->weighted.weight < y->weighted.weight ? 1 : -1;
	return x->weighted.term < y->weighted.term ? -1 : x->weighted.term > y->weighted.term;
}

static int by_term(const void *a, const void *b)
{
	const struct noted_term *x = a, *y = b;

	return x->weighted.term < y->weighted.term ? -1 : x->weighted.term > y->weighted.term;
}

/* A word of the title: the text's term, or one more. A wire's title may have the only name. */
static void add_title_word(struct document *doc, struct annotation *how, const struct terms *t,
			   const struct token *token, struct noted_term *list, uint32_t *n)
{
	char room[256];
	struct slice word = token_text(doc->title, token), folded;
	struct stemmer *stemmer = annotation_stemmer(how, doc);
	uint32_t term, weight;

	if (token->kind != TOKEN_WORD || word.len < 2 || word.len > sizeof(room) / 2)
		return;
	folded = token_fold(word, room, sizeof(room));
	if (stopword(stopword_language(doc->language), lexicon_word(folded, token->hash)))
		return;
	term = terms_find(t, stemmer, folded);
	if (term != TERM_NONE) {
		list[term].weighted.weight = weight_of(t, doc, term, true);
		return;
	}
	folded = stemmer ? stem_word(stemmer, folded) : folded;
	weight = content_weight(&t->content, folded);
	list[(*n)++] = (struct noted_term){ { hash_slice(folded), weight * TOP_PERCENT / 100 },
					    (uint16_t)weight };
}

/* Terms of text and title, the heaviest ones, by rising hash. Returns how many. */
static uint32_t heaviest(struct document *doc, struct annotation *how, const struct terms *t,
			 struct noted_term **out)
{
	token_vector title = { 0 };
	uint32_t n = (uint32_t)t->list.len, kept = 0;
	struct noted_term *list;

	tokenize(doc->title, t->background, &title);
	list = *out = ARENA_NEW(&doc->arena, struct noted_term, n + title.len + 1);
	for (uint32_t i = 0; i < n; i++)
		list[i] = (struct noted_term){ { t->list.at[i].hash, weight_of(t, doc, i, false) },
					       (uint16_t)t->list.at[i].weight };
	for (size_t i = 0; i < title.len; i++)
		add_title_word(doc, how, t, &title.at[i], list, &n);
	vector_free(&title);
	qsort(list, n, sizeof(*list), by_falling_weight);
	n = n < STORY_TERMS ? n : STORY_TERMS;
	qsort(list, n, sizeof(*list), by_term);
	for (uint32_t i = 0; i < n; i++) /* a word that stands in the title twice */
		if (!kept || list[i].weighted.term != list[kept - 1].weighted.term)
			list[kept++] = list[i];
	return kept;
}

/* ---- shingles ---- */

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* The smallest different hashes of the runs of words in the body, rising; how many. */
static uint32_t shingles_of(struct document *doc, const struct terms *t, uint32_t **out)
{
	uint32_t *list = ARENA_NEW(&doc->arena, uint32_t, doc->tokens.len + 1);
	uint32_t n = 0, kept = 0, words = 0, before[SHINGLE - 1] = { 0 };

	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *token = &doc->tokens.at[i];

		if (t->type.at[i] == TERM_NONE || t->roles.at[token->sentence] != ROLE_BODY)
			continue;
		if (++words >= SHINGLE)
			list[n++] = hash_pair(hash_pair(before[0], before[1]), token->hash);
		before[0] = before[1];
		before[1] = token->hash;
	}
	if (n)
		qsort(list, n, sizeof(*list), by_number);
	for (uint32_t i = 0; i < n && kept < STORY_SHINGLES; i++)
		if (!kept || list[i] != list[kept - 1])
			list[kept++] = list[i];
	*out = list;
	return kept;
}

/* ---- passages ---- */

static struct passage passage_of(struct document *doc, const struct terms *t,
				 const struct summary_sentence *s, const struct offsets *offsets)
{
	const struct sentence *sentence = &doc->sentences.at[s->sentence];
	struct buffer flat = { 0 };
	struct passage p = { .leans = s->leans,
			     .start = (uint32_t)offset_out(offsets, s->start),
			     .end = (uint32_t)offset_out(offsets, s->end) };

	for (uint32_t i = sentence->first; i < sentence->last; i++) {
		uint32_t term = term_of(t, i), k = 0;

		p.words += t->type.at[i] != TERM_NONE;
		if (term == TERM_NONE || p.nterms == PASSAGE_TERMS)
			continue;
		while (k < p.nterms && p.terms[k] != t->list.at[term].hash)
			k++;
		p.terms[k] = t->list.at[term].hash;
		p.nterms += k == p.nterms;
	}
	print_flat(&flat, s->nspans ? s->tight : slice_sub(doc->text, s->start, s->end));
	p.text = arena_copy(&doc->arena, buffer_view(&flat));
	buffer_free(&flat);
	return p;
}

/* ---- writing ---- */

/* The string that a member holds; empty when it is none. */
static struct slice member_string(struct document *doc, enum field field)
{
	const struct member *m = document_member(doc, field);
	cJSON *value = m ? cJSON_ParseWithLength(m->value.ptr, m->value.len) : NULL;
	struct slice s = { 0 };

	if (cJSON_IsString(value))
		s = arena_copy(&doc->arena, slice_of(value->valuestring));
	cJSON_Delete(value);
	return s;
}

/* With its time where the article gives one, else the day. */
static struct slice published_of(struct document *doc)
{
	struct slice given = member_string(doc, FIELD_PUBLISHED);
	char iso[CIVIL_ISO];

	if (doc->published == DAY_UNKNOWN)
		return (struct slice){ 0 };
	if (given.len && civil_parse(given) == doc->published)
		return given;
	return arena_copy(&doc->arena, civil_format(doc->published, iso));
}

static struct slice flat_copy(struct document *doc, struct slice s)
{
	struct buffer flat = { 0 };
	struct slice copy;

	print_flat(&flat, slice_trim(s));
	copy = arena_copy(&doc->arena, buffer_view(&flat));
	buffer_free(&flat);
	return copy;
}

/* The id as it stood, or as a JSON string where it is lede's own. */
static struct slice id_json_of(struct document *doc, struct slice id)
{
	const struct member *m = document_member(doc, FIELD_ID);
	struct buffer out = { 0 };
	struct json json = { .out = &out };
	struct slice copy;

	if (m)
		return m->value;
	json_string(&json, id);
	copy = arena_copy(&doc->arena, buffer_view(&out));
	buffer_free(&out);
	return copy;
}

void stories_note(struct output *o, struct document *doc)
{
	const struct terms *t = terms_of(doc, o->how);
	struct offsets offsets = offsets_of(doc->text, o->settings->unit, &doc->arena);
	struct slice id = document_id(doc);
	struct slice strings[] = { flat_copy(doc, id), id_json_of(doc, id),
				   flat_copy(doc, doc->title),
				   flat_copy(doc, member_string(doc, FIELD_SOURCE)),
				   published_of(doc) };
	struct note_head head = { .day = doc->published,
				  .words = (uint32_t)t->words,
				  .passages = (uint32_t)doc->summary.len };
	struct noted_term *terms;
	uint32_t *shingles;

	head.terms = heaviest(doc, o->how, t, &terms);
	head.shingles = shingles_of(doc, t, &shingles);
	for (int i = 0; i < 5; i++)
		head.strings[i] = (uint32_t)strings[i].len;
	buffer_add(o->out, &head, sizeof(head));
	for (int i = 0; i < 5; i++)
		buffer_slice(o->out, strings[i]);
	buffer_add(o->out, terms, head.terms * sizeof(*terms));
	buffer_add(o->out, shingles, head.shingles * sizeof(*shingles));
	for (size_t i = 0; i < doc->summary.len; i++) {
		struct passage p = passage_of(doc, t, &doc->summary.at[i], &offsets);

		buffer_add(o->out, &p, sizeof(p));
		buffer_slice(o->out, p.text);
	}
}

/* ---- reading ---- */

/* n bytes of the notes, as memory of the arena that is aligned for any type. */
static void *take(struct slice *notes, struct arena *arena, size_t n)
{
	void *copy = arena_alloc(arena, n + 1);

	if (n)
		memcpy(copy, notes->ptr, n);
	*notes = slice_sub(*notes, n, notes->len);
	return copy;
}

static struct slice take_string(struct slice *notes, struct arena *arena, uint32_t len)
{
	return (struct slice){ take(notes, arena, len), len };
}

static void take_article(struct stories *s, struct slice *notes)
{
	struct article *a = vector_push(&s->articles);
	struct note_head head;

	memcpy(&head, notes->ptr, sizeof(head));
	*notes = slice_sub(*notes, sizeof(head), notes->len);
	*a = (struct article){ .day = head.day,
			       .words = head.words,
			       .nterms = head.terms,
			       .nshingles = head.shingles,
			       .npassages = head.passages };
	a->id = take_string(notes, &s->arena, head.strings[0]);
	a->id_json = take_string(notes, &s->arena, head.strings[1]);
	a->title = take_string(notes, &s->arena, head.strings[2]);
	a->source = take_string(notes, &s->arena, head.strings[3]);
	a->published = take_string(notes, &s->arena, head.strings[4]);
	a->terms = ARENA_NEW(&s->arena, struct weighted, a->nterms + 1);
	a->rarity = ARENA_NEW(&s->arena, uint16_t, a->nterms + 1);
	for (uint32_t i = 0; i < a->nterms; i++) {
		struct noted_term term;

		memcpy(&term, notes->ptr, sizeof(term));
		*notes = slice_sub(*notes, sizeof(term), notes->len);
		a->terms[i] = term.weighted;
		a->rarity[i] = term.rarity;
	}
	a->shingles = take(notes, &s->arena, a->nshingles * sizeof(*a->shingles));
	a->passages = ARENA_NEW(&s->arena, struct passage, a->npassages + 1);
	for (uint32_t i = 0; i < a->npassages; i++) {
		struct passage *p = &a->passages[i];

		memcpy(p, notes->ptr, sizeof(*p));
		*notes = slice_sub(*notes, sizeof(*p), notes->len);
		p->text = take_string(notes, &s->arena, (uint32_t)p->text.len);
	}
}

void stories_merge(void *sum, struct slice notes)
{
	while (notes.len)
		take_article(sum, &notes);
}
