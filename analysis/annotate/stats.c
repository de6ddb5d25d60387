#include "annotate/annotate.h"
#include "annotate/terms.h"

/* Silent reading of English non-fiction, in words per minute: M. Brysbaert, How
 * many words do we read per minute? Journal of Memory and Language 109 (2019). */
enum { WORDS_PER_MINUTE = 238 };

static int by_falling_count(const void *a, const void *b)
{
	const struct term *s = a, *t = b;

	if (s->count != t->count)
		return s->count < t->count ? 1 : -1;
	return slice_compare(s->stem, t->stem);
}

static void list_terms(struct document *doc, const struct terms *terms)
{
	for (uint32_t i = 0; i < terms->list.len; i++) {
		const struct content_term *c = &terms->list.at[i];

		if (!c->count) /* "us" of a text that has the US alone */
			continue;
		*vector_push(&doc->stats.terms) = (struct term){
			.stem = c->stem,
			.text = term_text(terms, doc, i),
			.count = c->count,
		};
	}
	if (doc->stats.terms.len)
		qsort(doc->stats.terms.at, doc->stats.terms.len, sizeof(*doc->stats.terms.at),
		      by_falling_count);
}

static void run(struct document *doc, struct annotation *how)
{
	const struct terms *terms = terms_of(doc, how);

	doc->stats.words = terms->words;
	doc->stats.sentences = doc->sentences.len;
	doc->stats.types = terms->distinct;
	doc->stats.reading_seconds =
		(terms->words * 60 + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
	vector_clear(&doc->stats.terms);
	list_terms(doc, terms);
}

const struct annotator stats_annotator = {
	.name = "stats",
	.needs = LAYER_TOKENS | LAYER_SENTENCES,
	.provides = LAYER_STATS,
	.run = run,
	.free_scratch = terms_free_scratch,
};
