#include "train/crf.h"

#include <math.h>

void crf_init(struct crf *c, uint32_t rows)
{
	size_t size = (size_t)rows * TAG_O * sizeof(float);

	*c = (struct crf){ .rows = rows,
			   .weights = memory_new(size + 1),
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

/* The moves that tag_follows allows: 97 of 17 x 17, the rest would be multiplied by 0. */
enum { MOVES = 97 };

struct move {
	uint8_t from, to;
	float weight;	/* exp of the transition */
	float gradient; /* expected minus marked */
};

/* One example at work. */
struct lattice {
	uint32_t n;
	struct move moves[MOVES];
	float starts[TAGS], ends[TAGS]; /* weights of the moves from and to outside */
	float emit[RUN_TOKENS][TAGS];	/* exp of the scores, each token's largest 1 */
	float open[RUN_TOKENS][TAGS];	/* the same, 0 where the marking forbids the tag */
	float forward[RUN_TOKENS][TAGS], backward[RUN_TOKENS][TAGS];
	float gradient[RUN_TOKENS][TAGS]; /* expected minus marked */
};

static void list_moves(struct lattice *l)
{
	int n = 0;

	for (int from = 0; from < TAGS; from++)
		for (int to = 0; to < TAGS; to++)
			if (tag_follows(from, to))
				l->moves[n++] = (struct move){ (uint8_t)from, (uint8_t)to, 0, 0 };
}

static void load_moves(struct lattice *l, const struct crf *c)
{
	memset(l->starts, 0, sizeof(l->starts));
	memset(l->ends, 0, sizeof(l->ends));
	for (struct move *m = l->moves; m < l->moves + MOVES; m++) {
		m->weight = expf(c->transitions[m->from][m->to]);
		m->gradient = 0;
		if (m->from == TAG_O)
			l->starts[m->to] = m->weight;
		if (m->to == TAG_O)
			l->ends[m->from] = m->weight;
	}
}

static void load_scores(struct lattice *l, const struct crf *c, const struct examples *e,
			const struct example *x, const uint32_t *kept)
{
	for (uint32_t i = 0; i < x->n; i++) {
		uint32_t token = x->first + i;
		float score[TAGS] = { 0 }, largest = 0;

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

static void load_open(struct lattice *l, const uint32_t *allowed)
{
	for (uint32_t i = 0; i < l->n; i++)
		for (int tag = 0; tag < TAGS; tag++)
			l->open[i][tag] = allowed[i] >> tag & 1 ? l->emit[i][tag] : 0;
}

static bool sum_forward(struct lattice *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		float *row = l->forward[i];

		memcpy(row, l->starts, sizeof(l->starts));
		if (i > 0)
			memset(row, 0, sizeof(l->starts));
		for (const struct move *m = l->moves; i > 0 && m < l->moves + MOVES; m++)
			row[m->to] += l->forward[i - 1][m->from] * m->weight;
		for (int tag = 0; tag < TAGS; tag++)
			row[tag] *= l->open[i][tag];
		if (!(scaled(row) > 0))
			return false;
	}
	return true;
}

static void sum_backward(struct lattice *l)
{
	memcpy(l->backward[l->n - 1], l->ends, sizeof(l->ends));
	for (uint32_t i = l->n - 1; i-- > 0;) {
		float *row = l->backward[i], next[TAGS];

		memset(row, 0, sizeof(l->ends));
		for (int tag = 0; tag < TAGS; tag++)
			next[tag] = l->open[i + 1][tag] * l->backward[i + 1][tag];
		for (const struct move *m = l->moves; m < l->moves + MOVES; m++)
			row[m->from] += m->weight * next[m->to];
		scaled(row);
	}
}

/* Add sign times the expected counts of tags at token i. */
static void add_tags(struct lattice *l, uint32_t i, float sign)
{
	float share[TAGS];

	for (int tag = 0; tag < TAGS; tag++)
		share[tag] = l->forward[i][tag] * l->backward[i][tag];
	scaled(share);
	for (int tag = 0; tag < TAGS; tag++)
		l->gradient[i][tag] += sign * share[tag];
	for (struct move *m = l->moves; m < l->moves + MOVES; m++) {
		m->gradient += i == 0 && m->from == TAG_O ? sign * share[m->to] : 0;
		m->gradient += i + 1 == l->n && m->to == TAG_O ? sign * share[m->from] : 0;
	}
}

/* The same for the moves from token i to the next. */
static void add_moves(struct lattice *l, uint32_t i, float sign)
{
	float next[TAGS], share[MOVES], sum = 0;

	for (int tag = 0; tag < TAGS; tag++)
		next[tag] = l->open[i + 1][tag] * l->backward[i + 1][tag];
	for (int k = 0; k < MOVES; k++) {
		const struct move *m = &l->moves[k];

		share[k] = l->forward[i][m->from] * m->weight * next[m->to];
		sum += share[k];
	}
	for (int k = 0; sum > 0 && k < MOVES; k++)
		l->moves[k].gradient += sign * share[k] / sum;
}

/* Scaled forward and backward sums (Rabiner 1989), and from them the expected counts.
 * False if no sequence of tags is possible. */
static bool add_expected(struct lattice *l, float sign)
{
	if (!sum_forward(l))
		return false;
	sum_backward(l);
	for (uint32_t i = 0; i < l->n; i++)
		add_tags(l, i, sign);
	for (uint32_t i = 0; i + 1 < l->n; i++)
		add_moves(l, i, sign);
	return true;
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
	for (const struct move *m = l->moves; m < l->moves + MOVES; m++)
		c->transitions[m->from][m->to] -=
			step_of(&c->transition_squares[m->from][m->to], m->gradient * weight, o);
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

	drop(kept, e->starts.at[x->first + x->n] - e->starts.at[x->first], o->dropout, random);
	l->n = x->n;
	memset(l->gradient, 0, x->n * sizeof(l->gradient[0]));
	load_moves(l, c);
	load_scores(l, c, e, x, kept);
	load_open(l, e->allowed.at + x->first);
	if (!add_expected(l, -1))
		return;
	memcpy(l->open, l->emit, x->n * sizeof(l->open[0]));
	add_expected(l, 1);
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

/* Sums of the weights after some epochs. */
struct mean {
	float *weights, transitions[TAGS * TAGS];
	unsigned epochs;
};

static void mean_init(struct mean *m, const struct crf *c)
{
	size_t size = (size_t)c->rows * TAG_O * sizeof(float);

	*m = (struct mean){ .weights = memory_new(size + 1) };
	memset(m->weights, 0, size);
}

static void mean_add(struct mean *m, const struct crf *c)
{
	const float *transitions = &c->transitions[0][0];

	for (size_t i = 0; i < (size_t)c->rows * TAG_O; i++)
		m->weights[i] += c->weights[i];
	for (int i = 0; i < TAGS * TAGS; i++)
		m->transitions[i] += transitions[i];
	m->epochs++;
}

/* Put the mean in the place of the weights. */
static void mean_take(struct mean *m, struct crf *c)
{
	float *transitions = &c->transitions[0][0];

	for (size_t i = 0; m->epochs && i < (size_t)c->rows * TAG_O; i++)
		c->weights[i] = m->weights[i] / (float)m->epochs;
	for (int i = 0; m->epochs && i < TAGS * TAGS; i++)
		transitions[i] = m->transitions[i] / (float)m->epochs;
	free(m->weights);
}

static uint32_t *numbers(size_t n)
{
	uint32_t *order = memory_new((n + 1) * sizeof(*order));

	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	return order;
}

void crf_learn(struct crf *c, const struct examples *e, const struct crf_options *o)
{
	uint32_t *order = numbers(e->list.len), random = o->seed * 2654435761u + 1;
	struct lattice *l = memory_new(sizeof(*l));
	struct mean mean;

	mean_init(&mean, c);
	list_moves(l);
	for (unsigned epoch = 0; epoch < o->epochs; epoch++) {
		shuffle(order, e->list.len, &random);
		for (size_t i = 0; i < e->list.len; i++)
			learn_one(c, l, e, &e->list.at[order[i]], o, &random);
		if (epoch >= o->epochs / 2)
			mean_add(&mean, c);
	}
	mean_take(&mean, c);
	free(order);
	free(l);
}
