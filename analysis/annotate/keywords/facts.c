#include "annotate/keywords/keywords.h"
#include "base/hash.h"
#include "lexicon/lexicon.h"

/* ---- classes ---- */

/* Clitics have no word of their own, and the table no use for them. */
static void add_class(uint32_t *slots, struct slice word, uint16_t class)
{
	uint32_t id = lexicon_word(word, hash_slice(word)), at = class_slot(id);

	if (!id)
		return;
	while (slots[at] && slots[at] >> 8 != id)
		at = (at + 1) % CLASS_SLOTS;
	slots[at] = id << 8 | class;
}

void keyword_classes(uint32_t slots[static CLASS_SLOTS])
{
	for (const struct wordlist_row *row = word_classes; row->words; row++)
		for (const char *at = row->words; *at; at += strspn(at, " ")) {
			size_t len = strcspn(at, " ");

			add_class(slots, (struct slice){ at, len }, row->value);
			at += len;
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

/* Is the token's neighbour in the same name? */
static bool in_long_name(const struct keyword_scratch *s, const struct sentence *sentence,
			 uint32_t token)
{
	const uint8_t *name = s->entity.at;

	return name[token] && ((token > sentence->first && name[token - 1] == name[token]) ||
			       (token + 1 < sentence->last && name[token + 1] == name[token]));
}

static bool is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER && !(t->flags & TOKEN_CLITIC);
}

static void note_place(struct keyword_scratch *s, const struct document *doc, size_t at,
		       struct term_facts *f)
{
	const struct sentence *sentence = &doc->sentences.at[at];

	if (!f->count)
		f->first_sentence = (uint32_t)at;
	f->last_sentence = (uint32_t)at;
	f->count++;
	f->tokens += sentence->last - sentence->first;
	f->blocks |= s->block;
}

enum { LAST_CASE, LAST_NAME, LAST_BEFORE, LAST_AFTER };

static void note_name(const struct keyword_scratch *s, const struct sentence *sentence,
		      uint32_t token, struct term_facts *f)
{
	uint8_t type = s->entity.at[token] & (uint8_t)~NEXT_NAME;

	if (!type)
		return;
	f->inside += in_long_name(s, sentence, token);
	f->named[type - 1]++;
	f->last[LAST_NAME] = (uint8_t)(FEATURE_NAMED + type - 1);
}

/* Not of a sentence's first word. The features have the order of enum token_case. */
static void note_case(struct term_facts *f, const struct token *t)
{
	f->cases[t->cased]++;
	f->last[LAST_CASE] =
		(uint8_t)(t->cased == CASE_NONE ? 0 : FEATURE_LOWER + t->cased - CASE_LOWER);
}

/* What stands beside a term. */
struct neighbour {
	enum word_class class;
	bool capital;
};

static void note_sentence(struct keyword_scratch *s, const struct document *doc, size_t at)
{
	const struct sentence *sentence = &doc->sentences.at[at];
	struct neighbour before = { CLASS_NONE, false };
	struct term_facts *open = NULL; /* the facts of the token before, if it is a term */

	s->block = (uint16_t)(1u << (at * 16 / doc->sentences.len));
	for (uint32_t i = sentence->first; i < sentence->last; i++) {
		const struct token *t = &doc->tokens.at[i];
		struct neighbour this = { keyword_class(s, doc, i), is_capital(t) };
		uint32_t term = term_of(s->terms, i);
		struct term_facts *f = term == TERM_NONE ? NULL : &s->facts.at[term];

		if (open) {
			open->after[this.class]++;
			open->capitals += this.capital;
			open->last[LAST_AFTER] = (uint8_t)(FEATURE_AFTER + this.class);
		}
		if (f) {
			note_place(s, doc, at, f);
			note_name(s, sentence, i, f);
			if (f->count >= UINT16_MAX)
				f = NULL; /* enough of its neighbours are known */
		}
		if (f && i > sentence->first) {
			note_case(f, t);
			f->before[before.class]++;
			f->capitals += before.capital;
			f->last[LAST_BEFORE] = (uint8_t)(FEATURE_BEFORE + before.class);
		}
		open = f;
		before = this;
		/* a sentence's first word is capitalised anyway */
		before.capital &= i > sentence->first;
	}
}

static void note_forms(struct keyword_scratch *s)
{
	for (size_t i = 0; i < s->terms->types.len; i++) {
		uint32_t term = s->terms->types.at[i].term;

		if (term != TERM_NONE && s->facts.at[term].forms < UINT16_MAX)
			s->facts.at[term].forms++;
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
	note_names(s, doc);
	for (size_t i = 0; i < doc->sentences.len; i++)
		if (keyword_sentence(s, i))
			note_sentence(s, doc, i);
	note_forms(s);
	note_document(s, terms_in_title(doc, how));
}
