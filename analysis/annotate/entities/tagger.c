#include "annotate/entities/tagger.h"

#include "annotate/entities/memo.h"

void tagger_open(struct tagger *t, const struct entity_model *model)
{
	*t = (struct tagger){ .model = *model };
	featurizer_open(&t->features, &t->model);
}

void tagger_free(struct tagger *t)
{
	featurizer_free(&t->features);
	vector_free(&t->tags);
	vector_free(&t->runs);
	vector_free(&t->scores);
}

/* Vector types of gcc and clang: left as a loop over an array of bytes, which may alias
 * everything, each sum would go through memory. */
typedef int16_t lanes __attribute__((vector_size(TAG_O)));
typedef int8_t bytes __attribute__((vector_size(TAG_O / 2)));

static inline lanes widened(const int8_t *row)
{
	bytes half;

	memcpy(&half, row, sizeof(half));
	return __builtin_convertvector(half, lanes);
}

/* Add the rows of n features to the 16 scores of a token. Rows hold at most 127, so the
 * scores of FEATURES_MAX features stay inside 16 bits. What the processor has to fetch is
 * asked for one step ahead: buckets, then rows. */
static void add_rows(const struct entity_model *m, const uint32_t *features, unsigned n,
		     lanes scores[static 2])
{
	const int8_t *rows[FEATURES_MAX];
	unsigned found = 0;
	lanes low = scores[0], high = scores[1];

	for (unsigned i = 0; i < n; i++)
		__builtin_prefetch(model_bucket(m, features[i]));
	for (unsigned i = 0; i < n; i++) {
		rows[found] = model_row(m, features[i]);
		__builtin_prefetch(rows[found]);
		found += rows[found] != NULL;
	}
	for (unsigned i = 0; i < found; i++) {
		low += widened(rows[i]);
		high += widened(rows[i] + TAG_O / 2);
	}
	scores[0] = low;
	scores[1] = high;
}

enum { IMPOSSIBLE = -(1 << 28) };

/* The tags after which no name is open: the ends of names, and outside. */
enum { CLOSED = 2 * ENTITY_TYPES + 1 };
static const uint8_t closed[CLOSED] = {
	TAG(ENTITY_PER, PART_L),  TAG(ENTITY_PER, PART_U),  TAG(ENTITY_ORG, PART_L),
	TAG(ENTITY_ORG, PART_U),  TAG(ENTITY_LOC, PART_L),  TAG(ENTITY_LOC, PART_U),
	TAG(ENTITY_MISC, PART_L), TAG(ENTITY_MISC, PART_U), TAG_O,
};

static int start_score(const int16_t *transitions, int tag)
{
	return tag_follows(TAG_O, tag) ? transitions[TAG_O * TAGS + tag] : IMPOSSIBLE;
}

/* The best of n tags to come from, the first of equals. */
static int best_of(const uint8_t *from, int n, const int16_t *transitions, const int32_t *score,
		   int to, int32_t *best)
{
	int tag = from[0];

	*best = score[tag] + transitions[tag * TAGS + to];
	for (int i = 1; i < n; i++) {
		int32_t s = score[from[i]] + transitions[from[i] * TAGS + to];

		if (s > *best) {
			*best = s;
			tag = from[i];
		}
	}
	return tag;
}

/* As tag_follows has it: a name goes on from its B or I, all else from closed tags. */
static int best_before(const int16_t *transitions, const int32_t *score, int to, int32_t *best)
{
	uint8_t open[2];

	if (to == TAG_O || TAG_PART(to) == PART_B || TAG_PART(to) == PART_U)
		return best_of(closed, CLOSED, transitions, score, to, best);
	open[0] = (uint8_t)TAG(TAG_TYPE(to), PART_B);
	open[1] = (uint8_t)TAG(TAG_TYPE(to), PART_I);
	return best_of(open, 2, transitions, score, to, best);
}

/* Viterbi over one run, between two outside tags. */
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

/* The sums of one word alone beside a token: out of its memo, where they are made when
 * they are first asked for. */
static void add_alone(struct tagger *t, const struct atom *a, int place, lanes scores[static 2])
{
	struct memo *m = memo_of(&t->features, a);
	uint32_t features[FEATURES_MAX];
	lanes sums[2] = { 0 };

	if (m && m->summed & 1u << (place + CONTEXT)) {
		memcpy(sums, m->sums[place + CONTEXT], sizeof(sums));
	} else {
		add_rows(&t->model, features, features_alone(&t->features, a, place, features),
			 sums);
		if (m) {
			memcpy(m->sums[place + CONTEXT], sums, sizeof(sums));
			m->summed |= (uint8_t)(1u << (place + CONTEXT));
		}
	}
	scores[0] += sums[0];
	scores[1] += sums[1];
}

static void score_token(struct tagger *t, uint32_t token, int16_t out[static TAG_O])
{
	const struct atom *a = features_atom(&t->features, token);
	uint32_t features[FEATURES_MAX];
	lanes scores[2] = { 0 };

	add_rows(&t->model, features, features_together(&t->features, token, features), scores);
	for (int place = -CONTEXT; place <= CONTEXT; place++)
		add_alone(t, a + place, place, scores);
	memcpy(out, scores, sizeof(scores));
}

static int16_t *new_scores(struct tagger *t)
{
	vector_reserve(&t->scores, t->scores.len + TAG_O);
	t->scores.len += TAG_O;
	return t->scores.at + t->scores.len - TAG_O;
}

static void score_block(struct tagger *t, const struct document *doc, uint32_t first, uint32_t last)
{
	vector_clear(&t->runs);
	vector_clear(&t->scores);
	features_block(&t->features, doc, first, last);
	while (features_next(&t->features)) {
		struct run run = t->features.run;

		for (uint32_t i = run.first; i < run.last; i++)
			score_token(t, i, new_scores(t));
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
