#include "annotate/entities/tagger.h"

void tagger_open(struct tagger *t, const struct entity_model *model)
{
	*t = (struct tagger){ .model = *model };
	t->features.model = &t->model;
	t->features.families = model->header->families;
	uses_init(&t->features.uses);
}

void tagger_free(struct tagger *t)
{
	featurizer_free(&t->features);
	vector_free(&t->tags);
	vector_free(&t->runs);
	vector_free(&t->scores);
}

/* Add the rows of n features to 16 scores. Rows hold at most 127, so the scores of
 * 192 features stay inside 16 bits. */
static void add_rows(const struct entity_model *m, const uint32_t *features, unsigned n,
		     int16_t scores[static TAG_O])
{
	for (unsigned i = 0; i < n; i++)
		__builtin_prefetch(&m->buckets[features[i] >> m->header->shift]);
	for (unsigned i = 0; i < n; i++) {
		const int8_t *row = model_row(m, features[i]);

		for (int tag = 0; row && tag < TAG_O; tag++)
			scores[tag] = (int16_t)(scores[tag] + row[tag]);
	}
}

enum { IMPOSSIBLE = -(1 << 28) };

static int start_score(const int16_t *transitions, int tag)
{
	return tag_follows(TAG_O, tag) ? transitions[TAG_O * TAGS + tag] : IMPOSSIBLE;
}

static int best_before(const int16_t *transitions, const int32_t *score, int to, int32_t *best)
{
	int from = TAG_O;

	*best = IMPOSSIBLE;
	for (int tag = 0; tag < TAGS; tag++) {
		int32_t s = score[tag] + transitions[tag * TAGS + to];

		if (tag_follows(tag, to) && s > *best) {
			*best = s;
			from = tag;
		}
	}
	return from;
}

/* Viterbi over one run, between two outside tags. Ties go to the lower tag. */
static void decode(const int16_t *transitions, const int16_t *emitted, uint32_t n, uint8_t *tags)
{
	int32_t score[TAGS], next[TAGS];
	uint8_t back[RUN_TOKENS][TAGS];
	int tag;

	for (tag = 0; tag < TAGS; tag++)
		score[tag] = start_score(transitions, tag) + (tag == TAG_O ? 0 : emitted[tag]);
	for (uint32_t i = 1; i < n; i++) {
		for (tag = 0; tag < TAGS; tag++) {
			int32_t best;

			back[i][tag] = (uint8_t)best_before(transitions, score, tag, &best);
			next[tag] = best + (tag == TAG_O ? 0 : emitted[i * TAG_O + (uint32_t)tag]);
		}
		memcpy(score, next, sizeof(score));
	}
	tag = best_before(transitions, score, TAG_O, &next[0]);
	for (uint32_t i = n; i-- > 0; tag = i ? back[i][tag] : tag)
		tags[i] = (uint8_t)tag;
}

static int16_t *new_scores(struct tagger *t)
{
	vector_reserve(&t->scores, t->scores.len + TAG_O);
	t->scores.len += TAG_O;
	memset(t->scores.at + t->scores.len - TAG_O, 0, TAG_O * sizeof(int16_t));
	return t->scores.at + t->scores.len - TAG_O;
}

static void score_block(struct tagger *t, const struct document *doc, uint32_t first,
			uint32_t last)
{
	uint32_t features[FEATURES_MAX];

	vector_clear(&t->runs);
	vector_clear(&t->scores);
	features_block(&t->features, doc, first, last);
	while (features_next(&t->features)) {
		struct run run = t->features.run;

		for (uint32_t i = run.first; i < run.last; i++) {
			unsigned n = features_of(&t->features, i, features);

			add_rows(&t->model, features, n, new_scores(t));
		}
		*vector_push(&t->runs) = run;
	}
}

void tag_block(struct tagger *t, const struct document *doc, uint32_t first, uint32_t last)
{
	const int16_t *scores;

	t->first = first;
	vector_reserve(&t->tags, last - first);
	t->tags.len = last - first;
	memset(t->tags.at, TAG_O, last - first);
	score_block(t, doc, first, last);
	scores = t->scores.at;
	for (size_t r = 0; r < t->runs.len; r++) {
		uint32_t n = t->runs.at[r].last - t->runs.at[r].first;

		decode(t->model.transitions, scores, n, t->tags.at + (t->runs.at[r].first - first));
		scores += n * TAG_O;
	}
}

static void collect(const struct tagger *t, found_vector *out)
{
	for (uint32_t i = 0, start = 0; i < t->tags.len; i++) {
		int tag = t->tags.at[i];
		uint32_t token = t->first + i;

		if (tag == TAG_O)
			continue;
		if (TAG_PART(tag) == PART_B || TAG_PART(tag) == PART_U)
			start = token;
		if (TAG_PART(tag) == PART_L || TAG_PART(tag) == PART_U)
			*vector_push(out) = (struct found_span){ .first = start,
								 .last = token + 1,
								 .type = (uint8_t)TAG_TYPE(tag),
								 .sure = true };
	}
}

void tag_entities(struct tagger *t, const struct document *doc, found_vector *out)
{
	uint32_t end;

	vector_clear(out);
	for (uint32_t at = 0; at < doc->tokens.len; at = end) {
		end = features_block_end(doc, at);
		tag_block(t, doc, at, end);
		collect(t, out);
	}
}
