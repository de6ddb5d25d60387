#include "train/crf.h"

#include <math.h>

void crf_init(struct crf *c, uint32_t rows)
{
	size_t size = (size_t)rows * TAG_O * sizeof(float);

	*c = (struct crf){ .rows = rows, .weights = memory_new(size + 1),
			   .squares = memory_new(size + 1) };
	memset(c->weights, 0, size);
	memset(c->squares, 0, size);
}

void crf_free(struct crf *c)
{
	free(c->weights);
	free(c->squares);
}

/* xorshift32 (Marsaglia 2003): the same numbers on every machine. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	return *state ^= *state << 5;
}

/* One example at work. */
struct lattice {
	uint32_t n;
	float emit[RUN_TOKENS][TAGS];	    /* exp of the scores, each token's largest 1 */
	float forward[RUN_TOKENS][TAGS], backward[RUN_TOKENS][TAGS];
	float moves[TAGS][TAGS];	    /* exp of the transitions; 0 where forbidden */
	float gradient[RUN_TOKENS][TAGS];   /* expected minus marked */
	float move_gradient[TAGS][TAGS];
};

static void load_moves(struct lattice *l, const struct crf *c)
{
	for (int from = 0; from < TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			l->moves[from][to] = tag_follows(from, to) ? expf(c->transitions[from][to])
								   : 0;
}

static void load_scores(struct lattice *l, const struct crf *c, const struct examples *e,
			const struct example *x, const uint32_t *kept)
{
	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t token = x->first + i;
		float score[TAGS] = { 0 }, largest = 0;

		if (e->base.len)
			memcpy(score, e->base.at + (size_t)token * TAG_O, TAG_O * sizeof(float));
		for (uint64_t f = e->starts.at[token]; f < e->starts.at[token + 1]; f++) {
			const float *row = c->weights + (size_t)e->features.at[f] * TAG_O;

			if (!kept[f - e->starts.at[x->first]])
				continue;
			for (int tag = 0; tag < TAG_O; tag++)
				score[tag] += row[tag];
		}
		for (int tag = 0; tag < TAG_O; tag++)
			largest = score[tag] > largest ? score[tag] : largest;
		for (int tag = 0; tag < TAGS; tag++)
			l->emit[i][tag] = expf(score[tag] - largest);
	}
}

static float scaled(float row[TAGS])
{
	float sum = 0;

	for (int tag = 0; tag < TAGS; tag++)
		sum += row[tag];
	for (int tag = 0; tag < TAGS; tag++)
		row[tag] /= sum > 0 ? sum : 1;
	return sum;
}

static float allowed_emit(const struct lattice *l, uint32_t i, int tag, const uint32_t *allowed)
{
	return allowed && !(allowed[i] >> tag & 1) ? 0 : l->emit[i][tag];
}

/* Scaled forward and backward sums (Rabiner 1989). False if no sequence is possible. */
static bool sum_lattice(struct lattice *l, const uint32_t *allowed)
{
	for (uint32_t i = 0; i < l->n; i++) {
		for (int to = 0; to < TAGS; to++) {
			float sum = 0;

			for (int from = 0; i > 0 && from < TAGS; from++)
				sum += l->forward[i - 1][from] * l->moves[from][to];
			l->forward[i][to] = (i ? sum : l->moves[TAG_O][to]) *
					    allowed_emit(l, i, to, allowed);
		}
		if (!(scaled(l->forward[i]) > 0))
			return false;
	}
	for (uint32_t i = l->n; i-- > 0;) {
		for (int from = 0; from < TAGS; from++) {
			float sum = 0;

			for (int to = 0; i + 1 < l->n && to < TAGS; to++)
				sum += l->moves[from][to] * l->backward[i + 1][to] *
				       allowed_emit(l, i + 1, to, allowed);
			l->backward[i][from] = i + 1 < l->n ? sum : l->moves[from][TAG_O];
		}
		scaled(l->backward[i]);
	}
	return true;
}

/* Add sign times the expected counts of tags and moves. */
static void add_expected(struct lattice *l, const uint32_t *allowed, float sign)
{
	for (uint32_t i = 0; i < l->n; i++) {
		float share[TAGS], pair[TAGS][TAGS], sum = 0;

		for (int tag = 0; tag < TAGS; tag++)
			share[tag] = l->forward[i][tag] * l->backward[i][tag];
		scaled(share);
		for (int tag = 0; tag < TAGS; tag++) {
			l->gradient[i][tag] += sign * share[tag];
			l->move_gradient[TAG_O][tag] += i == 0 ? sign * share[tag] : 0;
			l->move_gradient[tag][TAG_O] += i + 1 == l->n ? sign * share[tag] : 0;
		}
		if (i + 1 == l->n)
			return;
		for (int from = 0; from < TAGS; from++)
			for (int to = 0; to < TAGS; to++)
				sum += pair[from][to] = l->forward[i][from] * l->moves[from][to] *
							allowed_emit(l, i + 1, to, allowed) *
							l->backward[i + 1][to];
		for (int from = 0; sum > 0 && from < TAGS; from++)
			for (int to = 0; to < TAGS; to++)
				l->move_gradient[from][to] += sign * pair[from][to] / sum;
	}
}

/* AdaGrad's step for a gradient; `square` gathers their squares. */
static float step_of(float *square, float gradient, const struct crf_options *o)
{
	*square += gradient * gradient;
	return o->rate * gradient / sqrtf(*square + o->damping);
}

static void step_row(struct crf *c, uint32_t row, const float *gradient, float weight,
		     const struct crf_options *o)
{
	float *w = c->weights + (size_t)row * TAG_O, *squares = c->squares + (size_t)row * TAG_O;

	for (int tag = 0; tag < TAG_O; tag++)
		w[tag] -= step_of(&squares[tag], gradient[tag] * weight, o);
}

static void step_moves(struct crf *c, const struct lattice *l, float weight,
		       const struct crf_options *o)
{
	for (int from = 0; from < TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			if (tag_follows(from, to))
				c->transitions[from][to] -=
					step_of(&c->transition_squares[from][to],
						l->move_gradient[from][to] * weight, o);
}

static bool is_flat(const float *gradient)
{
	float largest = 0;

	for (int tag = 0; tag < TAG_O; tag++)
		largest = fabsf(gradient[tag]) > largest ? fabsf(gradient[tag]) : largest;
	return largest < 2e-3f;
}

static void step(struct crf *c, const struct lattice *l, const struct examples *e,
		 const struct example *x, const uint32_t *kept, const struct crf_options *o)
{
	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t token = x->first + i;

		if (is_flat(l->gradient[i]))
			continue;
		for (uint64_t f = e->starts.at[token]; f < e->starts.at[token + 1]; f++)
			if (kept[f - e->starts.at[x->first]])
				step_row(c, e->features.at[f], l->gradient[i], x->weight, o);
	}
	step_moves(c, l, x->weight, o);
}

/* Leave some features out, so that a name is also learned from its surroundings and
 * the surroundings from the name (Hinton et al. 2012). */
static void drop(uint32_t *kept, uint64_t n, float share, uint32_t *random)
{
	uint32_t below = (uint32_t)(share * 4294967295.0);

	for (uint64_t i = 0; i < n; i++)
		kept[i] = next_random(random) >= below;
}

static void learn_one(struct crf *c, struct lattice *l, const struct examples *e,
		      const struct example *x, const struct crf_options *o, uint32_t *random)
{
	uint32_t kept[RUN_TOKENS * FEATURES_MAX];
	const uint32_t *allowed = e->allowed.at + x->first;

	drop(kept, e->starts.at[x->first + x->n] - e->starts.at[x->first], o->dropout, random);
	l->n = x->n;
	memset(l->gradient, 0, x->n * sizeof(l->gradient[0]));
	memset(l->move_gradient, 0, sizeof(l->move_gradient));
	load_moves(l, c);
	load_scores(l, c, e, x, kept);
	if (!sum_lattice(l, allowed))
		return;
	add_expected(l, allowed, -1);
	sum_lattice(l, NULL);
	add_expected(l, NULL, 1);
	step(c, l, e, x, kept, o);
}

static void shuffle(uint32_t *order, size_t n, uint32_t *random)
{
	for (size_t i = n; i > 1; i--) {
		size_t k = next_random(random) % i;
		uint32_t swap = order[i - 1];

		order[i - 1] = order[k];
		order[k] = swap;
	}
}

void crf_learn(struct crf *c, const struct examples *e, const struct crf_options *o)
{
	uint32_t *order = memory_new((e->list.len + 1) * sizeof(*order));
	struct lattice *l = memory_new(sizeof(*l));
	uint32_t random = o->seed * 2654435761u + 1;

	for (size_t i = 0; i < e->list.len; i++)
		order[i] = (uint32_t)i;
	for (unsigned epoch = 0; epoch < o->epochs; epoch++) {
		shuffle(order, e->list.len, &random);
		for (size_t i = 0; i < e->list.len; i++)
			learn_one(c, l, e, &e->list.at[order[i]], o, &random);
	}
	free(order);
	free(l);
}
