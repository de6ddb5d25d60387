#include "annotate/keywords/keywords.h"

enum word_class keyword_class(struct keyword_scratch *s, const struct document *doc, size_t token)
{
	uint32_t type = s->terms->type.at[token];

	if (type == TERM_NONE)
		return CLASS_NONE;
	if (!s->class.at[type])
		s->class.at[type] = (uint8_t)(1 + wordlist_find(&s->classes, doc->text,
								&doc->tokens.at[token]));
	return s->class.at[type] - 1;
}

static uint32_t *group_of(struct keyword_scratch *s, size_t token)
{
	uint32_t term = term_of(s->terms, token);

	return term == TERM_NONE ? NULL : &s->facts.at[term].group;
}

/* The type of the name each token stands in, and how often the name comes. */
static void note_names(struct keyword_scratch *s, const struct document *doc)
{
	size_t token = 0;

	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];
		uint32_t mentions = doc->entities.at[m->entity].count, *group;

		while (token < doc->tokens.len && doc->tokens.at[token].start < m->start)
			token++;
		for (; token < doc->tokens.len && doc->tokens.at[token].start < m->end; token++) {
			s->entity.at[token] = (uint8_t)((m->type + 1) | (i & 1 ? NEXT_NAME : 0));
			group = group_of(s, token);
			if (group && *group < mentions)
				*group = mentions;
		}
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

static void note_case(struct term_facts *f, const struct token *t)
{
	f->lower += t->cased == CASE_LOWER;
	f->title += t->cased == CASE_TITLE;
	f->upper += t->cased == CASE_UPPER;
	f->mixed += t->cased == CASE_MIXED;
}

static bool is_capital(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER && !(t->flags & TOKEN_CLITIC);
}

/* A sentence's first word is capitalised anyway. */
static void note_neighbours(struct keyword_scratch *s, const struct document *doc,
			    const struct sentence *sentence, uint32_t token, struct term_facts *f)
{
	const struct token *t = doc->tokens.at;

	if (token > sentence->first) {
		f->before[keyword_class(s, doc, token - 1)]++;
		f->capitals += token - 1 > sentence->first && is_capital(&t[token - 1]);
	}
	if (token + 1 < sentence->last) {
		f->after[keyword_class(s, doc, token + 1)]++;
		f->capitals += is_capital(&t[token + 1]);
	}
}

static void note_term(struct keyword_scratch *s, const struct document *doc, size_t at,
		      uint32_t token, uint32_t term)
{
	const struct sentence *sentence = &doc->sentences.at[at];
	struct term_facts *f = &s->facts.at[term];

	if (!f->count)
		f->first_sentence = (uint32_t)at;
	f->last_sentence = (uint32_t)at;
	f->count++;
	f->tokens += sentence->last - sentence->first;
	f->blocks |= (uint16_t)(1u << (at * 16 / doc->sentences.len));
	f->in_title |= s->terms->roles.at[at] == ROLE_HEADLINE;
	if (token != sentence->first)
		note_case(f, &doc->tokens.at[token]);
	f->inside += in_long_name(s, sentence, token);
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

static void note_forms(struct keyword_scratch *s)
{
	for (size_t i = 0; i < s->terms->types.len; i++) {
		uint32_t term = s->terms->types.at[i].term;

		if (term != TERM_NONE && s->facts.at[term].forms < UINT16_MAX)
			s->facts.at[term].forms++;
	}
}

/* What holds for the document. */
static void note_document(struct keyword_scratch *s)
{
	s->most = 0;
	s->has_title = false;
	for (size_t i = 0; i < s->facts.len; i++) {
		struct term_facts *f = &s->facts.at[i];

		f->vague = s->terms->types.at[s->terms->list.at[i].form].vague;
		s->has_title |= f->in_title;
		s->most = f->count > s->most ? f->count : s->most;
	}
}

#define ZEROED(v, n)                                                    \
	(vector_clear(v), vector_reserve(v, n), (void)((v)->len = (n)), \
	 (n) ? (void)memset((v)->at, 0, (n) * sizeof(*(v)->at)) : (void)0)

void keyword_facts(struct keyword_scratch *s, struct document *doc, struct annotation *how)
{
	ZEROED(&s->class, s->terms->types.len);
	ZEROED(&s->facts, s->terms->list.len);
	ZEROED(&s->entity, doc->tokens.len);
	note_names(s, doc);
	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *sentence = &doc->sentences.at[i];

		if (!keyword_sentence(s, i))
			continue;
		for (uint32_t token = sentence->first; token < sentence->last; token++)
			if (term_of(s->terms, token) != TERM_NONE)
				note_term(s, doc, i, token, term_of(s->terms, token));
	}
	note_title(s, doc, how);
	note_forms(s);
	note_document(s);
}
