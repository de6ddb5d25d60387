#include "annotate/annotate.h"

#include "lexicon/lexicon.h"
#include "text/language.h"

/* The one table of annotators: an annotator stands below those it needs. Dates come last:
 * they take the most memory to keep, the others to work. */
static const struct annotator *const annotators[] = {
	&language_annotator, &tokens_annotator,	 &entities_annotator, &quotes_annotator,
	&keywords_annotator, &summary_annotator, &stats_annotator,    &dates_annotator,
};
enum { ANNOTATORS = sizeof(annotators) / sizeof(*annotators) };

unsigned annotate_needs(unsigned wanted)
{
	for (int i = ANNOTATORS - 1; i >= 0; i--)
		if (wanted & annotators[i]->provides)
			wanted |= annotators[i]->needs;
	return wanted;
}

static void free_scratch(struct annotation *how, const struct annotator *a)
{
	void **scratch = &how->scratch[__builtin_ctz(a->provides)];

	if (*scratch && a->free_scratch)
		a->free_scratch(*scratch);
	*scratch = NULL;
}

/* Bytes of a text for which an annotator's memory is not kept: there it counts for more
 * than the time to get it anew. */
enum { LARGE_DOCUMENT = 4 << 20 };

void annotate(struct document *doc, struct annotation *how, unsigned wanted)
{
	unsigned needed = annotate_needs(wanted);

	for (int i = 0; i < ANNOTATORS; i++) {
		const struct annotator *a = annotators[i];

		if (!(needed & a->provides & ~doc->layers))
			continue;
		a->run(doc, how);
		doc->layers |= a->provides;
		if (doc->text.len > LARGE_DOCUMENT)
			free_scratch(how, a);
	}
}

struct stemmer *annotation_stemmer(struct annotation *how, const struct document *doc)
{
	if (how->stemmer_language != doc->language) { /* codes are interned */
		how->stemmer = stemmer_among(&how->stemmers, doc->language);
		how->stemmer_language = doc->language;
	}
	return how->stemmer;
}

void annotation_lexicon(struct document *doc)
{
	if (!doc->lexicon_ready)
		lexicon_words(doc->text, &doc->tokens);
	doc->lexicon_ready = true;
}

void annotation_free(struct annotation *how)
{
	stemmer_close(how->stemmers);
	for (int i = 0; i < ANNOTATORS; i++)
		free_scratch(how, annotators[i]);
	*how = (struct annotation){ 0 };
}
