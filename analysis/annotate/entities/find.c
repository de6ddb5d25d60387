#include "annotate/entities/listed.h"
#include "annotate/entities/pairs.h"
#include "annotate/entities/tagger.h"

/* Names are found by the trained tagger in English that has capitals, and by the lexicons
 * alone elsewhere. */

struct finder {
	struct entity_model model;
	struct tagger tagger;
	found_vector room;
	bool tagged; /* the document last looked at */
};

extern const unsigned char lede_model[], lede_model_end[];

struct finder *finder_new(const struct entity_model *model)
{
	struct finder *f = memory_zeroed(sizeof(*f));

	if (model)
		f->model = *model;
	else
		model_view(&f->model, lede_model);
	tagger_open(&f->tagger, &f->model);
	return f;
}

void finder_free(struct finder *f)
{
	tagger_free(&f->tagger);
	vector_free(&f->room);
	free(f);
}

static bool has_capitals(const struct document *doc)
{
	for (size_t i = 0; i < doc->tokens.len; i++)
		if (doc->tokens.at[i].cased >= CASE_TITLE)
			return true;
	return false;
}

void find_names(struct finder *f, const struct document *doc, found_vector *out)
{
	bool english = strcmp(doc->language, "en") == 0 || strcmp(doc->language, "und") == 0;

	vector_clear(out);
	f->tagged = false;
	if (!has_capitals(doc))
		find_listed(doc, false, out);
	else if (!english)
		find_listed(doc, true, out);
	else {
		f->tagged = true;
		tag_entities(&f->tagger, doc, out);
		split_pairs(doc, out, &f->room);
		add_listed_acronyms(doc, out, &f->room);
		doubt_houses(doc, out);
	}
}

struct tagger *finder_tagger(struct finder *f)
{
	return f->tagged ? &f->tagger : NULL;
}
