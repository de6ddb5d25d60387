#ifndef LEDE_ANNOTATE_ANNOTATE_H
#define LEDE_ANNOTATE_ANNOTATE_H

#include "document/document.h"
#include "lexicon/user.h"
#include "lexicon/user_phrases.h"
#include "text/stem.h"

/* Which number comes first in 3/4/17. */
enum date_order { ORDER_FOUND, ORDER_DMY, ORDER_MDY, ORDER_YMD };

/* Sentences as they stand; with their short forms beside; one, cut to a headline. */
enum summary_form { SUMMARY_WHOLE, SUMMARY_TIGHT, SUMMARY_HEADLINE };

/* What the caller asks for and what a worker thread keeps between documents.
 * One for each thread; the lexicons and models behind it are shared. */
struct annotation {
	const char *language;      /* asked for: ISO 639-1; NULL to identify it */
	const struct entity_model *model; /* of entities; NULL: the program's own */
	const struct user_lexicon *names; /* the user's own; NULL: none; the caller's */
	bool uax29;                /* plain Unicode tokens and sentences */
	enum date_order date_order;/* ORDER_FOUND: by the document */
	unsigned keywords;         /* how many; 0 is the usual 10 */
	bool keyword_words;        /* single words only */
	const struct user_phrases *stopwords; /* no keyword is one, nor begins or ends with it */
	const struct user_phrases *exclude;   /* no keywords; both NULL: none; the caller's */
	unsigned summary_sentences;/* 0 is the usual 3 */
	unsigned summary_words;    /* at most; 0 is no limit */
	unsigned summary_percent;  /* of the sentences; 0 is none */
	enum summary_form summary_form;

	/* owned; see annotation_free */
	struct stemmer *stemmers;  /* of all languages met so far */
	struct stemmer *stemmer;   /* of stemmer_language, among them */
	const char *stemmer_language;
	void *scratch[LAYER_COUNT]; /* an annotator's own memory, kept between documents */
};

/* An annotator fills one layer (or two that belong together) of a document from
 * its text and the layers it needs. It does no input or output and keeps nothing
 * of the document. */
struct annotator {
	const char *name;
	unsigned needs, provides; /* enum layer */
	void (*run)(struct document *, struct annotation *);
	void (*free_scratch)(void *scratch); /* NULL when it keeps none; never given NULL */
};

extern const struct annotator language_annotator, tokens_annotator, entities_annotator,
	dates_annotator, quotes_annotator, keywords_annotator, summary_annotator,
	stats_annotator;

/* Fill in the wanted layers and all that they need, in order; what the document
 * has already (doc->layers) is kept. */
void annotate(struct document *, struct annotation *, unsigned wanted);

/* The layers that have to be there before `wanted` can be filled in. */
unsigned annotate_needs(unsigned wanted);

/* The stemmer for the document's language, opened when it is met first; NULL when
 * there is none for it. */
struct stemmer *annotation_stemmer(struct annotation *, const struct document *);

/* Word ids for the document's tokens, once. */
void annotation_lexicon(struct document *);

/* Find the entities of a document that has its tokens and sentences, and append for each
 * mention a block of lines that tells what decided. */
void entities_explain(struct annotation *, struct document *, struct buffer *out);

void annotation_free(struct annotation *);

#endif
