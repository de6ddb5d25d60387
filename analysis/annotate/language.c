#include "text/language.h"

#include "annotate/annotate.h"

/* The document's own word counts for more than a guess: document->language is
 * set already when it came with a code that we know. */
static void run(struct document *doc, struct annotation *how)
{
	if (how->language)
		doc->language = how->language;
	else if (!doc->language)
		doc->language = language_identify(doc->text);
}

const struct annotator language_annotator = {
	.name = "language",
	.provides = LAYER_LANGUAGE,
	.run = run,
};
