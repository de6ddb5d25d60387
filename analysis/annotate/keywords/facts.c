#include "annotate/keywords/keywords.h"
#include "base/hash.h"
#include "lexicon/lexicon.h"

/* ---- classes ---- */

/* Clitics have no word of their own, and the table no use for them. */
static void add_class(struct keyword_scratch *s, struct slice word, uint16_t class)
{
	uint32_t id = lexicon_word(word, hash_slice(word));
	size_t len = s->classes.len;

	if (!id)
		return;
	if (id >= len) {
		vector_reserve(&s->classes, id + 1);
		memset(s->classes.at + len, CLASS_NONE, id + 1 - len);
		s->classes.len = id + 1;
	}
	s->classes.at[id] = (uint8_t)class;
}

void keyword_classes(struct keyword_scratch *s)
{
	for (const struct wordlist_row *row = word_classes; row->words; row++)
		for (const char *at = row->words; *at; at += strspn(at, " ")) {
			size_t len = strcspn(at, " ");

			add_class(s, (struct slice){ at, len }, row->value);
			at += len;
		}
}

static void note_classes(struct keyword_scratch *s)
{
	size_t n = s->terms->types.len;

	vector_clear(&s->type_class);
	vector_reserve(&s->type_class, n + 1);
	s->type_class.len = n + 1;
	s->type_class.at[0] = CLASS_NONE;
	for (size_t i = 0; i < n; i++) {
		uint32_t word = s->terms->types.at[i].word;

		s->type_class.at[i + 1] = word < s->classes.len ? s->classes.at[word] : CLASS_NONE;
	}
}

/* ---- names ---- */

static void note_group(struct keyword_scratch *s, uint32_t token, uint32_t mentions)
{
	uint32_t term = term_of(s->terms, token);

	if (term != TERM_NONE && s->facts.at[term].group < mentions)
		s->facts.at[term].group = mentions;
}

/* The tokens of each name; the type of the name that a token stands in, and how often
 * the name comes. Mentions are in the order of the text. */
static void note_names(struct keyword_scratch *s, const struct document *doc)
{
	uint32_t token = 0;

	vector_clear(&s->names);
	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];
		struct token_run *run = vector_push(&s->names);

		while (token < doc->tokens.len && doc->tokens.at[token].start < m->start)
			token++;
		run->first = token;
		for (; token < doc->tokens.len && doc->tokens.at[token].start < m->end; token++) {
			s->entity.at[token] = (uint8_t)((m->type + 1) | (i & 1 ? NEXT_NAME : 0));
			note_group(s, token, doc->entities.at[m->entity].count);
		}
		run->last = token;
	}
}

/* All without branches, which no processor would foresee. */
static void note_place(struct term_facts *f, uint32_t at, uint16_t block)
{
	f->first_sentence = f->count ? f->first_sentence : at;
	f->last_sentence = at;
	f->count++;
	f->blocks |= block;
}

enum { LAST_CASE, LAST_NAME, LAST_BEFORE };

/* Of a token with its neighbours, or itself where the sentence has none. */
static void note_name(const uint8_t *before, const uint8_t *name, const uint8_t *behind,
		      struct term_facts *f)
{
	uint8_t type = *name & (uint8_t)~NEXT_NAME;

	f->named[type]++;
	f->inside += (type != 0) & (((before != name) & (*before == *name)) |
				    ((behind != name) & (*behind == *name)));
	f->last[LAST_NAME] = (uint8_t)(type ? FEATURE_NAMED + type - 1 : 0);
}

/* Not of a sentence's first word. The features have the order of enum token_case. */
static void note_case(struct term_facts *f, const struct token *t, bool inner)
{
	f->cases[t->cased] += inner;
	f->last[LAST_CASE] =
		(uint8_t)(inner && t->cased != CASE_NONE ? FEATURE_LOWER + t->cased - CASE_LOWER : 0);
}

/* What stands before a term, and capitals on both sides; a sentence's first word is
 * capitalised anyway. */
static void note_beside(const struct keyword_scratch *s, const struct document *doc,
			const struct sentence *sentence, uint32_t token, struct term_facts *f)
{
	const struct token *t = &doc->tokens.at[token];
	bool inner = token > sentence->first, next = token + 1 < sentence->last;
	enum word_class class = keyword_class(s, token - inner);

	note_case(f, t, inner);
	note_name(s->entity.at + token - inner, s->entity.at + token, s->entity.at + token + next, f);
	f->before[class] += inner;
	f->last[LAST_BEFORE] = (uint8_t)(inner ? FEATURE_BEFORE + class : 0);
	f->capitals += (token > sentence->first + 1) & keyword_capital(t - inner);
	f->capitals += next & keyword_capital(t + next);
}

static void note_sentence(struct keyword_scratch *s, const struct document *doc, size_t at)
{
	const struct terms *terms = s->terms;
	const struct sentence *sentence = &doc->sentences.at[at];
	uint16_t block = (uint16_t)(1u << (at * 16 / doc->sentences.len));

	for (uint32_t k = terms->first_place.at[at]; k < terms->first_place.at[at + 1]; k++) {
		uint32_t token = terms->places.at[k];
		struct term_facts *f = &s->facts.at[term_of(terms, token)];

		note_place(f, (uint32_t)at, block);
		if (f->count < UINT16_MAX) /* else enough of its neighbours are known */
			note_beside(s, doc, sentence, token, f);
	}
}

/* What holds for the document. */
static void note_document(struct keyword_scratch *s, const uint8_t *in_title)
{
	s->most = 0;
	s->has_title = false;
	for (size_t i = 0; i < s->facts.len; i++) {
		struct term_facts *f = &s->facts.at[i];

		f->vague = s->terms->types.at[s->terms->list.at[i].form].vague;
		f->in_title = in_title[i];
		s->has_title |= f->in_title;
		s->most = f->count > s->most ? f->count : s->most;
	}
}

#define ZEROED(v, n)                                                    \
	(vector_clear(v), vector_reserve(v, n), (void)((v)->len = (n)), \
	 (n) ? (void)memset((v)->at, 0, (n) * sizeof(*(v)->at)) : (void)0)

void keyword_facts(struct keyword_scratch *s, struct document *doc, struct annotation *how)
{
	ZEROED(&s->facts, s->terms->list.len);
	ZEROED(&s->entity, doc->tokens.len);
	note_classes(s);
	note_names(s, doc);
	for (size_t i = 0; i < doc->sentences.len; i++)
		if (keyword_sentence(s, i))
			note_sentence(s, doc, i);
	note_document(s, terms_in_title(doc, how));
}
