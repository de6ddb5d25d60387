#include "annotate/entities/explain.h"

enum { NO_NAME = ENTITY_TYPES, KEPT = 12, SHOWN_FOR = 4, SHOWN_AGAINST = 2 };

/* A feature of one token, and by how much it favours the type over its rival. */
struct weighed {
	uint32_t feature, token;
	int weight;
};

/* The heaviest for (sign 1) or against (-1) a type, the heaviest first. */
struct heaviest {
	struct weighed at[KEPT];
	struct slice text[KEPT];
	unsigned n;
	int sign;
};

static void keep(struct heaviest *h, struct weighed w)
{
	unsigned i;

	if (w.weight * h->sign <= 0)
		return;
	if (h->n == KEPT && abs(h->at[h->n - 1].weight) >= abs(w.weight))
		return;
	i = h->n < KEPT ? h->n++ : h->n - 1;
	for (; i > 0 && abs(h->at[i - 1].weight) < abs(w.weight); i--)
		h->at[i] = h->at[i - 1];
	h->at[i] = w;
}

/* The tag of token i of a name of that type; TAG_O if it were none. */
static int tag_of(struct found_span s, uint32_t i, int type)
{
	if (type == NO_NAME)
		return TAG_O;
	if (s.last - s.first == 1)
		return TAG(type, PART_U);
	return TAG(type, i == s.first ? PART_B : i + 1 == s.last ? PART_L : PART_I);
}

static int weight_of(const int8_t *row, int tag)
{
	return tag == TAG_O ? 0 : row[tag];
}

static int transition(const struct tagger *t, int from, int to)
{
	return t->model.transitions[from * TAGS + to];
}

/* The scores of the span as a name of each type, or as none, with none beside it. */
static void score_span(struct tagger *t, struct found_span s, int score[static NO_NAME + 1])
{
	uint32_t features[FEATURES_MAX];

	for (int type = 0; type <= NO_NAME; type++) {
		int before = TAG_O;

		score[type] = 0;
		for (uint32_t i = s.first; i < s.last; i++) {
			score[type] += transition(t, before, tag_of(s, i, type));
			before = tag_of(s, i, type);
		}
		score[type] += transition(t, before, TAG_O);
	}
	for (uint32_t i = s.first; i < s.last; i++) {
		unsigned n = features_of(&t->features, i, features);

		for (unsigned k = 0; k < n; k++) {
			const int8_t *row = model_row(&t->model, features[k]);

			for (int type = 0; row && type < NO_NAME; type++)
				score[type] += weight_of(row, tag_of(s, i, type));
		}
	}
}

static int best_but(const int *score, int but)
{
	int best = but == 0;

	for (int type = 0; type <= NO_NAME; type++)
		if (type != but && score[type] > score[best])
			best = type;
	return best;
}

static void weigh(struct tagger *t, struct found_span s, int type, int rival,
		  struct heaviest *sides)
{
	uint32_t features[FEATURES_MAX];

	for (uint32_t i = s.first; i < s.last; i++) {
		unsigned n = features_of(&t->features, i, features);

		for (unsigned k = 0; k < n; k++) {
			const int8_t *row = model_row(&t->model, features[k]);
			struct weighed w = { features[k], i, 0 };

			if (!row)
				continue;
			w.weight = weight_of(row, tag_of(s, i, type)) -
				   weight_of(row, tag_of(s, i, rival));
			keep(&sides[0], w);
			keep(&sides[1], w);
		}
	}
}

static const char *name_of(int type)
{
	return type == NO_NAME ? "no name" : entity_type_names[type];
}

static void put_scores(const int *score, int best, struct buffer *out)
{
	buffer_string(out, "  tagger   ");
	for (int type = 0; type < NO_NAME; type++)
		buffer_format(out, "%s%s %+d", type ? ", " : "", name_of(type),
			      score[type] - score[NO_NAME]);
	buffer_format(out, "; what tells %s from %s:\n", name_of(best),
		      name_of(best_but(score, best)));
}

/* Features that look at the same, such as two rows of one table, are told as one. */
static void name_features(struct tagger *t, struct document *doc, struct heaviest *h)
{
	struct buffer text = { 0 };
	unsigned kept = 0, same;

	for (unsigned i = 0; i < h->n; i++) {
		buffer_clear(&text);
		explain_feature(&t->features, h->at[i].token, h->at[i].feature, &text);
		for (same = 0; same < kept; same++)
			if (slice_equal(h->text[same], buffer_view(&text)))
				break;
		if (same < kept) {
			h->at[same].weight += h->at[i].weight;
			continue;
		}
		h->at[kept].weight = h->at[i].weight;
		h->text[kept++] = arena_copy(&doc->arena, buffer_view(&text));
	}
	h->n = kept;
	buffer_free(&text);
}

static void put_features(struct heaviest *h, unsigned most, struct buffer *out)
{
	for (unsigned shown = 0; shown < most && shown < h->n; shown++) {
		unsigned best = 0;

		for (unsigned i = 1; i < h->n; i++)
			if (abs(h->at[i].weight) > abs(h->at[best].weight))
				best = i;
		buffer_format(out, "    %+5d  ", h->at[best].weight);
		buffer_slice(out, h->text[best]);
		buffer_byte(out, '\n');
		h->at[best].weight = 0;
	}
}

static struct slice explain_span(struct tagger *t, struct document *doc, struct found_span s)
{
	struct heaviest sides[2] = { { .sign = 1 }, { .sign = -1 } };
	int score[NO_NAME + 1], best;
	struct buffer text = { 0 };
	struct slice copy;

	score_span(t, s, score);
	best = best_but(score, NO_NAME);
	put_scores(score, best, &text);
	weigh(t, s, best, best_but(score, best), sides);
	for (int side = 0; side < 2; side++) {
		name_features(t, doc, &sides[side]);
		put_features(&sides[side], side ? SHOWN_AGAINST : SHOWN_FOR, &text);
	}
	copy = arena_copy(&doc->arena, buffer_view(&text));
	buffer_free(&text);
	return copy;
}

/* Runs and names both come in the order of the text. */
void explain_features(struct tagger *t, struct document *doc, const found_vector *found,
		      struct slice *out)
{
	size_t next = 0;
	uint32_t end;

	for (uint32_t at = 0; at < doc->tokens.len; at = end) {
		end = features_block_end(doc, at);
		features_block(&t->features, doc, at, end);
		while (features_next(&t->features)) {
			struct run run = t->features.run;

			while (next < found->len && found->at[next].first < run.first)
				next++;
			for (; next < found->len && found->at[next].last <= run.last; next++)
				out[next] = explain_span(t, doc, found->at[next]);
		}
	}
}
