#include "train/train.h"

#include "train/build.h"
#include "train/crf.h"
#include "train/words.h"

/* Settings that measured best on a part of the training sets held out (docs/ablation.md). */
enum { EPOCHS = 8, EPOCHS_FILTER = 5, ROWS = 400000, LEAST = 2 };
static const float rate = 0.2f, damping = 10, dropout = 0.1f, scale = 20;

struct training {
	const struct train_options *options;
	struct report *report;
	struct gold_set gold;
	word_vector words;
	struct build_options build;
};

static void say(const struct training *t, const char *step, size_t n)
{
	if (t->options->progress) {
		fprintf(t->options->progress, "%-28s %zu\n", step, n);
		fflush(t->options->progress);
	}
}

/* A learned pass with what it owns. */
struct pass {
	uint32_t *features, rows;
	struct crf crf;
};

static struct learned learned_of(const struct pass *p)
{
	struct learned l = { .features = p->features, .weights = p->crf.weights, .rows = p->rows };

	memcpy(l.transitions, p->crf.transitions, sizeof(l.transitions));
	return l;
}

static void pass_free(struct pass *p)
{
	crf_free(&p->crf);
	free(p->features);
}

/* A model in memory with a tagger on it. */
struct trial {
	struct buffer block;
	struct entity_model model;
	struct tagger tagger;
};

static void trial_open(struct trial *trial, const struct training *t, const struct pass *p)
{
	struct build_options build = t->build;
	struct learned learned = { 0 };

	if (p)
		learned = learned_of(p);
	build.rows_max = UINT32_MAX;
	*trial = (struct trial){ 0 };
	model_build(&trial->block, &t->words, &learned, &build);
	if (model_open(&trial->model, trial->block.at, trial->block.len))
		abort(); /* built a moment ago */
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

/* Headlines in capitals are too rare in the gold to be learned from it alone. */
static void add_recased(struct training *t)
{
	size_t n = t->gold.documents.len;

	for (size_t i = 0; i < n; i++) {
		if (t->gold.documents.at[i]->silver)
			continue;
		gold_recase(&t->gold, t->gold.documents.at[i], (enum recasing)(i & 1), 2);
	}
}

enum which { GOLD_ONLY, EVERYTHING };

static void extract(const struct training *t, struct examples *e, enum which which)
{
	struct trial bare;

	trial_open(&bare, t, NULL);
	for (size_t i = 0; i < t->gold.documents.len; i++) {
		const struct gold_document *g = t->gold.documents.at[i];

		if (which == EVERYTHING || !g->silver)
			examples_add(e, &bare.tagger, g, t->options->sources[g->source].weight);
	}
	trial_close(&bare);
	say(t, "runs", e->list.len);
	say(t, "tokens in runs", e->allowed.len);
	say(t, "features", e->features.len);
}

static void learn(const struct training *t, struct pass *p, const struct examples *e,
		  unsigned epochs)
{
	struct crf_options o = { .epochs = epochs, .seed = t->options->seed, .rate = rate,
				 .dropout = dropout, .damping = damping };

	if (getenv("R1")) o.rate = (float)atof(getenv("R1"));
	if (getenv("D1")) o.dropout = (float)atof(getenv("D1"));
	if (getenv("DL")) o.damping = (float)atof(getenv("DL"));
	if (getenv("E1")) o.epochs = (unsigned)atoi(getenv("E1"));
	crf_init(&p->crf, p->rows);
	crf_learn(&p->crf, e, &o);
}

/* Where a model of the gold reads a silver document otherwise, either may be right:
 * leave both readings open. */
static void dispute(struct tagger *tagger, struct gold_document *g, size_t *disputed)
{
	uint32_t end;

	for (uint32_t at = 0; at < g->doc.tokens.len; at = end) {
		end = features_block_end(&g->doc, at);
		tag_block(tagger, &g->doc, at, end);
		for (uint32_t i = at; i < end; i++) {
			uint32_t tag = 1u << tagger->tags.at[i - at];

			*disputed += !(g->allowed[i] & tag);
			g->allowed[i] |= tag;
		}
	}
}

static void filter_silver(struct training *t)
{
	struct examples e = { 0 };
	struct pass p;
	struct trial trial;
	size_t disputed = 0;

	extract(t, &e, GOLD_ONLY);
	p.features = examples_intern(&e, 2, &p.rows);
	learn(t, &p, &e, EPOCHS_FILTER);
	examples_free(&e);
	trial_open(&trial, t, &p);
	pass_free(&p);
	for (size_t i = 0; i < t->gold.documents.len; i++)
		if (t->gold.documents.at[i]->silver)
			dispute(&trial.tagger, t->gold.documents.at[i], &disputed);
	trial_close(&trial);
	say(t, "silver tokens in dispute", disputed);
}

/* Settle what is in dispute by a better model: one of gold and silver together. */
static void settle(struct tagger *tagger, struct gold_document *g, size_t *settled)
{
	uint32_t end;

	for (uint32_t at = 0; at < g->doc.tokens.len; at = end) {
		end = features_block_end(&g->doc, at);
		tag_block(tagger, &g->doc, at, end);
		for (size_t r = 0; r < tagger->runs.len; r++) {
			struct run run = tagger->runs.at[r];
			bool disputed = false;

			for (uint32_t i = run.first; i < run.last; i++)
				disputed |= (g->allowed[i] & (g->allowed[i] - 1)) != 0;
			for (uint32_t i = run.first; disputed && i < run.last; i++)
				g->allowed[i] = 1u << tagger->tags.at[i - at];
			*settled += disputed;
		}
	}
}

static void settle_silver(struct training *t)
{
	struct examples e = { 0 };
	struct pass p;
	struct trial trial;
	size_t settled = 0;

	extract(t, &e, EVERYTHING);
	p.features = examples_intern(&e, LEAST, &p.rows);
	learn(t, &p, &e, EPOCHS_FILTER);
	examples_free(&e);
	trial_open(&trial, t, &p);
	pass_free(&p);
	for (size_t i = 0; i < t->gold.documents.len; i++)
		if (t->gold.documents.at[i]->silver)
			settle(&trial.tagger, t->gold.documents.at[i], &settled);
	trial_close(&trial);
	say(t, "silver runs settled", settled);
}

static unsigned epochs_of(const struct training *t)
{
	return t->options->epochs ? t->options->epochs : EPOCHS;
}

static bool write_model(struct training *t, const struct pass *p)
{
	struct learned learned = learned_of(p);
	struct buffer block = { 0 };
	bool written;

	model_build(&block, &t->words, &learned, &t->build);
	say(t, "bytes", block.len);
	written = model_write(&block, t->options->out, t->report);
	buffer_free(&block);
	return written;
}

static bool train_model(struct training *t)
{
	struct examples e = { 0 };
	struct pass p;
	bool written;

	extract(t, &e, EVERYTHING);
	p.features = examples_intern(&e, LEAST, &p.rows);
	say(t, "rows", p.rows);
	learn(t, &p, &e, epochs_of(t));
	examples_free(&e);
	written = write_model(t, &p);
	pass_free(&p);
	return written;
}

bool train_entities(const struct train_options *options, struct report *report)
{
	struct training t = { .options = options, .report = report };
	bool written = false, silver = false;

	t.build.families = options->families ? options->families : FAMILY_ALL;
	t.build.rows_max = options->rows ? options->rows : ROWS;
	t.build.scale = scale;
	if (read_sources(&t) && words_read(&t.words, options->clusters, report)) {
		if (!options->no_recasing)
			add_recased(&t);
		words_mark(&t.words, &t.gold);
		for (size_t i = 0; i < t.gold.documents.len; i++)
			silver |= t.gold.documents.at[i]->silver;
		if (silver && !options->no_filter)
			filter_silver(&t);
		if (getenv("SETTLE"))
			settle_silver(&t);
		written = train_model(&t);
	}
	vector_free(&t.words);
	gold_free(&t.gold);
	return written;
}
