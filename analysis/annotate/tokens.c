#include "annotate/annotate.h"
#include "text/token.h"

/* Sentences that came with the document stand when every token lies inside one of them
 * and each has a token. */
static bool keep_sentences(struct document *doc)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < doc->tokens.len; i++) {
		struct token *t = &doc->tokens.at[i];
		struct sentence *s;

		while (at < doc->sentences.len && doc->sentences.at[at].end <= t->start)
			at++;
		if (at == doc->sentences.len)
			return false;
		s = &doc->sentences.at[at];
		if (t->start < s->start || t->end > s->end)
			return false;
		t->sentence = at;
		s->first = s->last ? s->first : i;
		s->last = i + 1;
	}
	for (size_t i = 0; i < doc->sentences.len; i++)
		if (!doc->sentences.at[i].last)
			return false;
	sentences_mark(doc->text, &doc->tokens, &doc->sentences);
	return true;
}

static void run(struct document *doc, struct annotation *how)
{
	if (how->uax29)
		tokenize_uax29(doc->text, &doc->tokens);
	else
		tokenize(doc->text, strcmp(doc->language, "en") == 0, &doc->tokens);
	if (doc->layers & LAYER_SENTENCES && keep_sentences(doc))
		return;
	if (how->uax29)
		sentences_uax29(doc->text, &doc->tokens, &doc->sentences);
	else
		sentences_split(doc->text, &doc->tokens, &doc->sentences);
}

const struct annotator tokens_annotator = {
	.name = "tokens",
	.needs = LAYER_LANGUAGE,
	.provides = LAYER_TOKENS | LAYER_SENTENCES,
	.run = run,
};
