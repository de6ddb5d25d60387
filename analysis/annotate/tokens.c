#include "annotate/annotate.h"
#include "text/token.h"

static void run(struct document *doc, struct annotation *how)
{
	if (how->uax29) {
		tokenize_uax29(doc->text, &doc->tokens);
		sentences_uax29(doc->text, &doc->tokens, &doc->sentences);
		return;
	}
	tokenize(doc->text, strcmp(doc->language, "en") == 0, &doc->tokens);
	sentences_split(doc->text, &doc->tokens, &doc->sentences);
}

const struct annotator tokens_annotator = {
	.name = "tokens",
	.needs = LAYER_LANGUAGE,
	.provides = LAYER_TOKENS | LAYER_SENTENCES,
	.run = run,
};
