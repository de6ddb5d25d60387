#include "train/train.h"

#include <assert.h>

#include "train/build.h"
#include "train/crf.h"
#include "train/words.h"

/* Settings that measured best on parts of the training sets held out: docs/ablation.md. */
enum { EPOCHS = 8, EPOCHS_FILTER = 5, ROWS = 250000, LEAST = 2, HEADLINES = 1 };
static const float rate = 0.1f, damping = 10, dropout = 0.3f, scale = 20;

struct training {
	const struct train_options *options;
	struct report *report;
	struct gold_set gold;
	struct word_tables tables;
	struct build_options build;
};

static void say(const struct training *t, const char *step, size_t n)
{
	if (t->options->progress) {
		fprintf(t->options->progress, "%-28s %zu\n", step, n);
		fflush(t->options->progress);
	}
}

/* What was learned from some examples, by row. */
struct fit {
	uint32_t *features, rows;
	struct crf crf;
};

static struct learned learned_of(const struct fit *fit)
{
	struct learned l = { .features = fit->features,
			     .weights = fit->crf.weights,
			     .rows = fit->rows };

	memcpy(l.transitions, fit->crf.transitions, sizeof(l.transitions));
	return l;
}

static void fit_free(struct fit *fit)
{
	crf_free(&fit->crf);
	free(fit->features);
}

/* A model in memory with a tagger on it. Without a fit it knows the words alone, which
 * is all that extracting features needs. */
struct trial {
	struct buffer block;
	struct entity_model model;
	struct tagger tagger;
};

static void trial_open(struct trial *trial, const struct training *t, const struct fit *fit)
{
	struct build_options build = t->build;
	struct learned learned = { 0 };
	const char *wrong;

	if (fit)
		learned = learned_of(fit);
	build.rows_max = UINT32_MAX;
	*trial = (struct trial){ 0 };
	model_build(&trial->block, &t->tables, &learned, &build);
	wrong = model_open(&trial->model, trial->block.at, trial->block.len);
	assert(!wrong);
	(void)wrong;
	tagger_open(&trial->tagger, &trial->model);
}

static void trial_close(struct trial *trial)
{
	tagger_free(&trial->tagger);
	buffer_free(&trial->block);
}

static bool read_sources(struct training *t)
{
	const struct train_options *o = t->options;

	for (size_t i = 0; i < o->nsources; i++)
		if (!gold_read(&t->gold, o->sources[i].path, (uint32_t)i, t->report))
			return false;
	say(t, "documents", t->gold.documents.len);
	say(t, "names", t->gold.names);
	say(t, "names across token borders", t->gold.crossed);
	return true;
}

/* Headlines in capitals are too rare in the gold to be learned from it alone: each
 * gold document gets a copy with its first sentences in other letters. */
static void add_recased(struct training *t)
{
	size_t n = t->gold.documents.len;

	for (size_t i = 0; i < n; i++)
		if (!t->gold.documents.at[i]->silver)
			gold_recase(&t->gold, t->gold.documents.at[i],
				    i & 1 ? RECASE_TITLE : RECASE_UPPER, HEADLINES);
}

enum which { GOLD_ONLY, GOLD_AND_SILVER };

static void extract(const struct training *t, struct examples *e, enum which which)
{
	struct trial bare;

	trial_open(&bare, t, NULL);
	for (size_t i = 0; i < t->gold.documents.len; i++) {
		const struct gold_document *g = t->gold.documents.at[i];

		if (which == GOLD_AND_SILVER || !g->silver)
			examples_add(e, &bare.tagger, g, t->options->sources[g->source].weight);
	}
	trial_close(&bare);
	say(t, "runs", e->list.len);
	say(t, "tokens in runs", e->allowed.len);
	say(t, "features", e->features.len);
}

static void learn(const struct training *t, struct fit *fit, enum which which, unsigned epochs)
{
	struct crf_options o = { .epochs = epochs,
				 .seed = t->options->seed,
				 .rate = rate,
				 .dropout = dropout,
				 .damping = damping };
	struct examples e = { 0 };

	extract(t, &e, which);
	fit->features = examples_intern(&e, LEAST, &fit->rows);
	say(t, "rows", fit->rows);
	crf_init(&fit->crf, fit->rows);
	crf_learn(&fit->crf, &e, &o);
	examples_free(&e);
}

/* Where the teacher reads a silver document otherwise than its label, either may be
 * right: leave both readings open. */
static void dispute(struct tagger *teacher, struct gold_document *g, size_t *disputed)
{
	uint32_t end;

	memcpy(g->allowed, g->labels, g->doc.tokens.len * sizeof(*g->allowed));
	for (uint32_t at = 0; at < g->doc.tokens.len; at = end) {
		end = features_block_end(&g->doc, at);
		tag_block(teacher, &g->doc, at, end);
		for (uint32_t i = at; i < end; i++) {
			uint32_t tag = 1u << teacher->tags.at[i - at];

			*disputed += !(g->allowed[i] & tag);
			g->allowed[i] |= tag;
		}
	}
}

static void dispute_all(struct training *t, enum which taught_by)
{
	struct fit fit;
	struct trial trial;
	size_t disputed = 0;

	learn(t, &fit, taught_by, EPOCHS_FILTER);
	trial_open(&trial, t, &fit);
	fit_free(&fit);
	for (size_t i = 0; i < t->gold.documents.len; i++)
		if (t->gold.documents.at[i]->silver)
			dispute(&trial.tagger, t->gold.documents.at[i], &disputed);
	trial_close(&trial);
	say(t, "silver tokens in dispute", disputed);
}

/* Twice: a model of the gold alone knows too little of what the silver is about, so it
 * only teaches the second teacher. */
static void filter_silver(struct training *t)
{
	dispute_all(t, GOLD_ONLY);
	dispute_all(t, GOLD_AND_SILVER);
}

static bool has_silver(const struct gold_set *set)
{
	for (size_t i = 0; i < set->documents.len; i++)
		if (set->documents.at[i]->silver)
			return true;
	return false;
}

static bool write_model(const struct training *t, const struct fit *fit)
{
	struct learned learned = learned_of(fit);
	struct buffer block = { 0 };
	bool written;

	model_build(&block, &t->tables, &learned, &t->build);
	say(t, "bytes", block.len);
	written = model_write(&block, t->options->out, t->report);
	buffer_free(&block);
	return written;
}

static bool run(struct training *t)
{
	const struct train_options *o = t->options;
	struct fit fit;
	bool written;

	if (!read_sources(t) || !words_read(&t->tables.words, o->clusters, t->report) ||
	    !vectors_read(&t->tables.vectors, o->vectors, t->report))
		return false;
	if (!o->no_recasing)
		add_recased(t);
	words_mark(&t->tables.words, &t->gold);
	if (!o->no_filter && has_silver(&t->gold))
		filter_silver(t);
	learn(t, &fit, GOLD_AND_SILVER, o->epochs ? o->epochs : EPOCHS);
	written = write_model(t, &fit);
	fit_free(&fit);
	return written;
}

bool train_entities(const struct train_options *options, struct report *report)
{
	struct training t = {
		.options = options,
		.report = report,
		.build = { .families = options->families ? options->families : FAMILY_ALL,
			   .rows_max = options->rows ? options->rows : ROWS,
			   .scale = scale },
	};
	bool written = run(&t);

	vector_free(&t.tables.words);
	vector_free(&t.tables.vectors);
	gold_free(&t.gold);
	return written;
}
