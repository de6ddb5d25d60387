#include "annotate/entities/features.h"

#include "annotate/entities/atoms.h"
#include "annotate/entities/memo.h"
#include "lexicon/lexicon.h"

bool features_anchor(const struct token *t)
{
	return t->cased >= CASE_TITLE && (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER);
}

bool features_tied(const struct token *t)
{
	return t->first == '-' && t->kind == TOKEN_PUNCT && t->end - t->start == 1 &&
	       !(t->flags & TOKEN_SPACE_BEFORE);
}

void featurizer_open(struct featurizer *f, const struct entity_model *model)
{
	*f = (struct featurizer){ .model = model, .families = model->header->families };
	uses_init(&f->uses);
	f->memos = memos_new();
}

void featurizer_free(struct featurizer *f)
{
	uses_free(&f->uses);
	free(f->memos);
}

uint32_t features_block_end(const struct document *doc, uint32_t first)
{
	uint32_t limit = (uint32_t)doc->tokens.len;
	uint32_t sentence;

	if (limit - first <= BLOCK_TOKENS)
		return limit;
	limit = first + BLOCK_TOKENS;
	sentence = doc->tokens.at[limit].sentence;
	return doc->sentences.at[sentence].first > first ? doc->sentences.at[sentence].first
							 : limit;
}

void features_block(struct featurizer *f, const struct document *doc, uint32_t first, uint32_t last)
{
	f->doc = doc;
	f->first = f->at = first;
	f->last = last;
	f->run = (struct run){ 0, 0 };
	uses_count(&f->uses, doc, first, last);
}

static bool has_flag(const struct featurizer *f, const struct token *t, uint32_t flag)
{
	return model_word(f->model, t->hash) & flag;
}

enum { GAP = 4 }; /* words without a capital in one name: University of the West Indies */

enum { LISTED_BACK = 3 }; /* capitals before the gap that a listed name may begin at */

/* The end of a name that the tables have and that begins at one of the capitals before
 * `end`, if that is further on: Dar es Salaam. */
static uint32_t listed_end(const struct featurizer *f, uint32_t first, uint32_t end, uint32_t limit)
{
	const struct token *tokens = f->doc->tokens.at;
	struct lexicon_match found[LEXICON_MATCHES];
	lexicon_set names = ~(TABLES_WITHOUT_NAMES | WORD_TABLES);

	for (uint32_t i = end;
	     i > first && end - i < LISTED_BACK && features_anchor(&tokens[i - 1]); i--)
		if (lexicon_word_starts(tokens[i - 1].word) & names &&
		    lexicon_at(f->doc->text, &f->doc->tokens, i - 1, limit, names, found) &&
		    found[0].last > end && features_anchor(&tokens[found[0].last - 1]))
			return found[0].last;
	return end;
}

/* How far a run that has reached `end` goes on: behind the next capital, if only
 * linking words stand before it. */
static uint32_t extend(const struct featurizer *f, uint32_t first, uint32_t end, uint32_t limit)
{
	uint32_t i = end;

	while (i < limit && i - end < GAP && !features_anchor(&f->doc->tokens.at[i])) {
		if (!has_flag(f, &f->doc->tokens.at[i], WORD_LINKS))
			return i == end && f->doc->tokens.at[i].kind == TOKEN_WORD
				       ? listed_end(f, first, end, limit)
				       : end;
		i++;
	}
	return i < limit && features_anchor(&f->doc->tokens.at[i]) ? i + 1 : end;
}

/* The end of the words that hyphens without white space tie to the token before `end`:
 * Kim Jong-un, Covid-19, Cairo-based. */
static uint32_t compound_end(const struct featurizer *f, uint32_t end, uint32_t limit)
{
	while (end + 1 < limit && features_tied(&f->doc->tokens.at[end]) &&
	       !(f->doc->tokens.at[end + 1].flags & TOKEN_SPACE_BEFORE))
		end += 2;
	return end;
}

/* May the token end a name: Euro 2000, Gilboa prison? */
static bool may_close(const struct featurizer *f, const struct token *t)
{
	return t->kind == TOKEN_NUMBER || has_flag(f, t, WORD_CLOSES);
}

/* The run around the capital at `at`, inside tokens [first, limit). */
static struct run run_around(const struct featurizer *f, uint32_t at, uint32_t first,
			     uint32_t limit)
{
	const struct token *tokens = f->doc->tokens.at;
	struct run run = { at, at + 1 };
	uint32_t end;

	while (run.first > first && at - run.first < 2 &&
	       has_flag(f, &tokens[run.first - 1], WORD_OPENS))
		run.first--;
	if (limit > run.first + RUN_TOKENS)
		limit = run.first + RUN_TOKENS;
	while ((end = extend(f, run.first, compound_end(f, run.last, limit), limit)) > run.last)
		run.last = end;
	while (run.last < limit && may_close(f, &tokens[run.last]))
		run.last++;
	return run;
}

/* A run of one word that starts sentences and never names: a third of all runs. */
static bool is_plain(const struct featurizer *f, struct run run)
{
	const struct token *t = &f->doc->tokens.at[run.first];

	return run.last - run.first == 1 && t->cased == CASE_TITLE && has_flag(f, t, WORD_PLAIN);
}

/* Find the next run; `s` becomes its sentence. */
static bool find_run(struct featurizer *f, const struct sentence **s)
{
	const struct token *tokens = f->doc->tokens.at;
	struct run run;

	do {
		uint32_t from = f->at; /* the end of the last run */

		while (f->at < f->last && !features_anchor(&tokens[f->at]))
			f->at++;
		if (f->at >= f->last)
			return false;
		*s = &f->doc->sentences.at[tokens[f->at].sentence];
		run = run_around(f, f->at, from > (*s)->first ? from : (*s)->first,
				 (*s)->last < f->last ? (*s)->last : f->last);
		f->at = run.last;
	} while (is_plain(f, run));
	f->run = run;
	return true;
}

/* Of a sentence longer than a block only what is in it: each block would count all again. */
static enum passage passage_in_block(const struct featurizer *f, struct sentence s)
{
	s.first = s.first > f->first ? s.first : f->first;
	s.last = s.last < f->last ? s.last : f->last;
	return passage_of(f->doc, &s);
}

bool features_next(struct featurizer *f)
{
	const struct sentence *s;
	uint32_t before = f->run.last;

	if (!find_run(f, &s))
		return false;
	if (before <= s->first) {
		f->passage = passage_in_block(f, *s);
		f->headline = s->headline;
	}
	atoms_load(f, s);
	return true;
}
