#include <stdio.h>

#include "annotate/entities/features.h"
#include "cmd/print.h"
#include "train/clusters.h"
#include "train/train.h"

/* `lede train entities` and `lede train clusters`: what docs/model-card.md describes, at
 * the command line. Files are read whole, by the trainers themselves. */

static const char *set_out(struct settings *s, const char *value)
{
	s->train.out = value;
	return NULL;
}

static const char *set_clusters(struct settings *s, const char *value)
{
	s->train.clusters = value;
	return NULL;
}

static const char *set_vectors(struct settings *s, const char *value)
{
	s->train.vectors = value;
	return NULL;
}

static const char *set_seed(struct settings *s, const char *value)
{
	return parse_count(value, UINT32_MAX, &s->train.seed);
}

static const char *set_epochs(struct settings *s, const char *value)
{
	return parse_count(value, 1000, &s->train.epochs);
}

static const char *set_rows(struct settings *s, const char *value)
{
	return parse_count(value, 16 << 20, &s->train.rows);
}

static const char *set_without(struct settings *s, const char *value)
{
	for (int i = 0; i < FAMILY_COUNT; i++) {
		if (strcmp(value, feature_family_names[i]) == 0) {
			s->train.without |= 1u << i;
			return NULL;
		}
	}
	return "is none of word, shape, affix, context, lexicon, cluster, document, position, "
	       "stretch, vector";
}

static const struct option_row options[] = {
	{ "out", 'o', "FILE", "where the model or the table of clusters goes", 0, set_out },
	{ "clusters", 0, "FILE", "entities: a table of clusters to learn with", 0, set_clusters },
	{ "vectors", 0, "FILE", "entities: a table of classes of word vectors", 0, set_vectors },
	{ "seed", 0, "N", "entities: of the random choices (default 1)", 0, set_seed },
	{ "epochs", 0, "N", "how often the data is gone through", 0, set_epochs },
	{ "rows", 0, "N", "entities: features that the model keeps", 0, set_rows },
	{ "without", 0, "FAMILY", "entities: leave out a family of features", 0, set_without },
	{ "no-recasing", 0, NULL, "entities: no copies with headlines in other letters",
	  offsetof(struct settings, train.no_recasing), NULL },
	{ "no-filter", 0, NULL, "entities: trust all machine-made labels",
	  offsetof(struct settings, train.no_filter), NULL },
	{ 0 },
};

/* FILE or FILE=WEIGHT; the weight is cut off the name. */
static bool source_of(char *name, struct train_source *out)
{
	char *equals = strrchr(name, '='), *end;

	*out = (struct train_source){ name, 1 };
	if (!equals)
		return true;
	out->weight = strtof(equals + 1, &end);
	if (*end || end == equals + 1 || !(out->weight > 0 && out->weight <= 100)) {
		fprintf(stderr, "lede: %s: the weight is no number above 0\n", name);
		return false;
	}
	*equals = '\0';
	return true;
}

static bool train_model(struct settings *s, char **names, size_t count, struct report *report)
{
	struct train_source *sources = memory_new(count * sizeof(*sources));
	struct train_options options = {
		.sources = sources,
		.nsources = count,
		.clusters = s->train.clusters,
		.vectors = s->train.vectors,
		.out = s->train.out,
		.families = s->train.without ? FAMILY_ALL & ~s->train.without : 0,
		.epochs = (unsigned)s->train.epochs,
		.seed = s->train.seed ? (uint32_t)s->train.seed : 1,
		.rows = (uint32_t)s->train.rows,
		.no_recasing = s->train.no_recasing,
		.no_filter = s->train.no_filter,
		.progress = s->quiet ? NULL : stderr,
	};
	bool done = true;

	for (size_t i = 0; i < count; i++)
		done &= source_of(names[i], &sources[i]);
	done = done && train_entities(&options, report);
	free(sources);
	return done;
}

static bool train_words(struct settings *s, char **names, size_t count, struct report *report)
{
	struct cluster_options options = {
		.texts = (const char *const *)names,
		.ntexts = count,
		.out = s->train.out,
		.rounds = (unsigned)s->train.epochs,
		.progress = s->quiet ? NULL : stderr,
	};

	return train_clusters(&options, report);
}

static int run(struct settings *s, char **names, size_t count)
{
	struct report report = { 0 };
	bool done;

	if (!s->train.out || !count || strcmp(names[0], "-") == 0) {
		fprintf(stderr, "lede: train needs --out FILE and files to learn from\n");
		return EXIT_USAGE;
	}
	done = s->train.entities ? train_model(s, names, count, &report)
				 : train_words(s, names, count, &report);
	if (report.lines.len)
		fwrite(report.lines.at, 1, report.lines.len, stderr);
	buffer_free(&report.lines);
	return done && !report.problems ? EXIT_DONE : EXIT_INCOMPLETE;
}

static const char *take_subject(struct settings *s, const char *subject)
{
	s->train.entities = strcmp(subject, "entities") == 0;
	return s->train.entities || strcmp(subject, "clusters") == 0 ? NULL : "cannot be learnt";
}

const struct tool train_tool = {
	.name = "train",
	.about = "train the entity model, or word clusters for it",
	.options = options,
	.subject = "WHAT",
	.subjects = "entities, clusters",
	.take_subject = take_subject,
	.run = run,
};
