#include "cmd/stories.h"

#include "base/hash.h"
#include "base/log2.h"
#include "base/root.h"

/* Detection of events in a stream: each article in order of time goes to the story that it
 * is most like, or begins a new one, and what is older has to be more alike (J. Allan,
 * R. Papka, V. Lavrenko, "On-line new event detection and tracking", SIGIR 1998). Alike is
 * the mean cosine to all members, which is average-link clustering: the sum of their vectors
 * is enough to know it. A term is as rare as the background of lexicons/ has it, or less if it
 * is common in a large batch: agencies have words of their own (shr, qtr), and a morning's few
 * wires would say little about what is rare.
 *
 * Stories are looked up by an article's heaviest terms in lists that keep the latest ones: the
 * time for an article does not grow with the batch. */

enum {
	LIKE = 20,             /* percent of mean cosine that makes an article a story's */
	LIKE_DAY = 1,          /* more for each day in between ... */
	STORY_DAYS = 2,        /* ... and for so many since the story began */
	DAYS_MAX = 14,         /* after so many a story is over */
	POSTINGS = 32,         /* latest stories of a term */
	CENTRE_MAX = 400,      /* terms of a story; later ones are not taken in */
	COPY = 60,             /* percent of the shorter one's shingles that the other has */
	COPIES_LOOKED_AT = 64, /* latest versions that an article is compared with */
	NEWEST_OF = 80,        /* percent of the longest copy's words, that the newest has to
				* have to stand for it */
};

struct posting {
	uint32_t term;
	uint32_t count; /* ever added; the last POSTINGS are there */
	uint32_t story[POSTINGS];
};

struct grouping {
	struct stories *s;
	VECTOR(struct posting) postings;
	uint32_t *slots; /* index into postings + 1, by term */
	size_t size;     /* a power of two */
	uint32_t *hits;  /* of each story: leads that it shares with the article */
	VECTOR(uint32_t) candidates;
};

enum {
	BATCH_LEAST = 200, /* articles: so many more are thought of in a batch ... */
	BATCH_PART = 4,    /* ... and the background that many times as large */
	COMMON = 200,      /* articles of a batch: a term of more finds none while there are others */
};

/* ---- order ---- */

/* By time; then by what does not depend on the order of the input. */
static int by_time(const void *a, const void *b)
{
	const struct article *x = a, *y = b;
	int order;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	order = slice_compare(x->published, y->published);
	order = order ? order : slice_compare(x->id, y->id);
	order = order ? order : slice_compare(x->title, y->title);
	if (order || x->words != y->words)
		return order ? order : x->words < y->words ? -1 : 1;
	for (uint32_t i = 0; !order && i < x->npassages && i < y->npassages; i++)
		order = slice_compare(x->passages[i].text, y->passages[i].text);
	return order;
}

/* Is a, which comes behind it, no newer, and without the title that the other one has? */
static bool is_poorer(const struct article *a, const struct article *than)
{
	return !a->title.len && than->title.len && slice_equal(a->published, than->published);
}

/* ---- weights ---- */

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

static int by_term(const void *a, const void *b)
{
	const struct weighted *x = a, *y = b;

	return x->term < y->term ? -1 : x->term > y->term;
}

/* The terms of all articles; the weight is how many have it. */
typedef VECTOR(struct weighted) frequency_vector;

static void count_terms(const struct stories *s, frequency_vector *out)
{
	VECTOR(uint32_t) all = { 0 };

	for (size_t i = 0; i < s->articles.len; i++)
		for (uint32_t k = 0; k < s->articles.at[i].nterms; k++)
			*vector_push(&all) = s->articles.at[i].terms[k].term;
	if (all.len)
		qsort(all.at, all.len, sizeof(*all.at), by_number);
	for (size_t i = 0; i < all.len; i++) {
		if (!i || all.at[i] != all.at[i - 1])
			*vector_push(out) = (struct weighted){ all.at[i], 0 };
		out->at[out->len - 1].weight++;
	}
	vector_free(&all);
}

/* The heaviest terms that are not common; if they are too few, of common ones as many as
 * are missing: a story that hundreds tell has hardly others. */
static void find_leads(struct article *a, const bool common[STORY_TERMS])
{
	bool taken[STORY_TERMS] = { 0 };

	for (int pass = 0; pass < 2; pass++) {
		uint32_t best;

		while (a->nleads < STORY_LEADS) {
			best = UINT32_MAX;
			for (uint32_t i = 0; i < a->nterms; i++)
				if (!taken[i] && (pass || !common[i]) &&
				    (best == UINT32_MAX ||
				     a->terms[i].weight > a->terms[best].weight))
					best = i;
			if (best == UINT32_MAX)
				break;
			taken[best] = true;
			a->leads[a->nleads++] = a->terms[best].term;
		}
	}
}

/* Less for what is common in the batch; then the vector is made UNIT long. */
static void weigh(struct article *a, const frequency_vector *counts, size_t articles)
{
	bool common[STORY_TERMS] = { 0 };
	uint64_t squares = 0, length;

	for (uint32_t i = 0; i < a->nterms; i++) {
		const struct weighted *count = bsearch(&a->terms[i], counts->at, counts->len,
						       sizeof(*counts->at), by_term);
		uint32_t rarity = log2_256((articles + BATCH_LEAST) * BATCH_PART / count->weight);

		if (rarity < a->rarity[i])
			a->terms[i].weight =
				(uint32_t)((uint64_t)a->terms[i].weight * rarity / a->rarity[i]);
		common[i] = count->weight > COMMON;
		squares += (uint64_t)a->terms[i].weight * a->terms[i].weight;
	}
	length = square_root(squares) + 1;
	for (uint32_t i = 0; i < a->nterms; i++)
		a->terms[i].weight = (uint32_t)((uint64_t)a->terms[i].weight * UNIT / length);
	find_leads(a, common);
}

static void weigh_all(struct stories *s)
{
	frequency_vector counts = { 0 };

	count_terms(s, &counts);
	for (size_t i = 0; i < s->articles.len; i++)
		weigh(&s->articles.at[i], &counts, s->articles.len);
	vector_free(&counts);
}

/* ---- looking up ---- */

static struct posting *posting_of(struct grouping *g, uint32_t term)
{
	size_t at = hash_pair(term, 0) & (g->size - 1);

	for (; g->slots[at]; at = (at + 1) & (g->size - 1))
		if (g->postings.at[g->slots[at] - 1].term == term)
			return &g->postings.at[g->slots[at] - 1];
	g->slots[at] = (uint32_t)g->postings.len + 1;
	*vector_push(&g->postings) = (struct posting){ .term = term };
	return &g->postings.at[g->postings.len - 1];
}

static void post(struct grouping *g, const struct article *a, uint32_t story)
{
	for (uint32_t i = 0; i < a->nleads; i++) {
		struct posting *p = posting_of(g, a->leads[i]);
		uint32_t kept = p->count < POSTINGS ? p->count : POSTINGS;
		bool there = false;

		for (uint32_t k = 0; k < kept; k++)
			there |= p->story[k] == story;
		if (!there)
			p->story[p->count++ % POSTINGS] = story;
	}
}

/* Stories that share two of the article's heaviest terms, or the only one it has. */
static void find_candidates(struct grouping *g, const struct article *a)
{
	uint32_t needed = a->nleads > 1 ? 2 : 1;

	vector_clear(&g->candidates);
	for (uint32_t i = 0; i < a->nleads; i++) {
		const struct posting *p = posting_of(g, a->leads[i]);
		uint32_t kept = p->count < POSTINGS ? p->count : POSTINGS;

		for (uint32_t k = 0; k < kept; k++)
			if (++g->hits[p->story[k]] == needed)
				*vector_push(&g->candidates) = p->story[k];
	}
	for (uint32_t i = 0; i < a->nleads; i++) {
		const struct posting *p = posting_of(g, a->leads[i]);

		for (uint32_t k = 0; k < p->count && k < POSTINGS; k++)
			g->hits[p->story[k]] = 0;
	}
}

uint64_t stories_likeness(const struct article *a, const struct story *s)
{
	uint64_t sum = 0;
	size_t k = 0;

	for (uint32_t i = 0; i < a->nterms; i++) {
		while (k < s->centre.len && s->centre.at[k].term < a->terms[i].term)
			k++;
		if (k < s->centre.len && s->centre.at[k].term == a->terms[i].term)
			sum += (uint64_t)a->terms[i].weight * s->centre.at[k].weight;
	}
	return s->members.len ? sum / s->members.len : 0;
}

static int64_t days_between(day_count then, day_count now)
{
	return then == DAY_UNKNOWN || now == DAY_UNKNOWN ? 0 : (int64_t)now - then;
}

/* What the likeness has to reach; UINT64_MAX for a story that is over. */
static uint64_t likeness_needed(const struct article *a, const struct story *s)
{
	int64_t quiet = days_between(s->last, a->day), age = days_between(s->first, a->day);

	if (quiet > DAYS_MAX)
		return UINT64_MAX;
	return (uint64_t)UNIT * UNIT * (uint64_t)(LIKE + LIKE_DAY * quiet + age / STORY_DAYS) / 100;
}

/* The story that the article is most like, or UINT32_MAX. */
static uint32_t best_story(struct grouping *g, const struct article *a)
{
	uint32_t best = UINT32_MAX;
	uint64_t most = 0;

	find_candidates(g, a);
	for (size_t i = 0; i < g->candidates.len; i++) {
		uint32_t at = g->candidates.at[i];
		const struct story *s = &g->s->list.at[at];
		uint64_t likeness = stories_likeness(a, s);

		if (likeness < likeness_needed(a, s))
			continue;
		if (likeness > most || (likeness == most && at < best)) {
			most = likeness;
			best = at;
		}
	}
	return best;
}

/* ---- joining ---- */

/* Both are sorted: merged from behind, in place. */
static void add_to_centre(struct story *s, const struct article *a)
{
	size_t from = s->centre.len, to, fresh = 0;
	uint32_t i = a->nterms;

	for (size_t k = 0, n = 0; n < a->nterms; n++) {
		while (k < from && s->centre.at[k].term < a->terms[n].term)
			k++;
		fresh += k == from || s->centre.at[k].term != a->terms[n].term;
	}
	if (from + fresh > CENTRE_MAX)
		fresh = 0;
	vector_reserve(&s->centre, from + fresh);
	s->centre.len = to = from + fresh;
	while (i > 0) {
		const struct weighted *term = &a->terms[i - 1];

		if (from && s->centre.at[from - 1].term > term->term) {
			s->centre.at[--to] = s->centre.at[--from];
			continue;
		}
		i--;
		if (from && s->centre.at[from - 1].term == term->term) {
			s->centre.at[--to] = s->centre.at[--from];
			s->centre.at[to].weight += term->weight;
		} else if (to > from) {
			s->centre.at[--to] = *term;
		}
	}
}

static void join(struct grouping *g, uint32_t article)
{
	const struct article *a = &g->s->articles.at[article];
	uint32_t at = best_story(g, a);
	struct story *s;

	if (at == UINT32_MAX) {
		at = (uint32_t)g->s->list.len;
		*vector_push(&g->s->list) = (struct story){ .first = a->day };
	}
	s = &g->s->list.at[at];
	*vector_push(&s->members) = article;
	add_to_centre(s, a);
	s->last = a->day;
	post(g, a, at);
}

/* ---- copies ---- */

unsigned sketch_overlap(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb)
{
	uint32_t i = 0, k = 0, common = 0, limit = UINT32_MAX, least;

	/* beyond the last hash of a full list nothing is known of it */
	if (na == STORY_SHINGLES)
		limit = a[STORY_SHINGLES - 1];
	if (nb == STORY_SHINGLES && b[STORY_SHINGLES - 1] < limit)
		limit = b[STORY_SHINGLES - 1];
	while (i < na && k < nb && a[i] <= limit && b[k] <= limit) {
		uint32_t x = a[i], y = b[k];

		common += x == y;
		i += x <= y;
		k += y <= x;
	}
	while (i < na && a[i] <= limit)
		i++;
	while (k < nb && b[k] <= limit)
		k++;
	least = i < k ? i : k;
	return least ? common * 100 / least : 0;
}

unsigned stories_overlap(const struct article *a, const struct article *b)
{
	return sketch_overlap(a->shingles, a->nshingles, b->shingles, b->nshingles);
}

static void add_version(struct stories *all, struct story *s, uint32_t article)
{
	const struct article *a = &all->articles.at[article];
	struct version *v = NULL;

	for (size_t i = s->versions.len; !v && i-- > 0 && s->versions.len - i <= COPIES_LOOKED_AT;)
		if (stories_overlap(a, &all->articles.at[s->versions.at[i].article]) >= COPY)
			v = &s->versions.at[i];
	if (!v) {
		v = vector_push(&s->versions);
		*v = (struct version){ .article = article };
	}
	*vector_push(&v->members) = article;
	v->longest = a->words > v->longest ? a->words : v->longest;
	if ((uint64_t)a->words * 100 >= (uint64_t)v->longest * NEWEST_OF &&
	    !is_poorer(a, &all->articles.at[v->article]))
		v->article = article;
}

/* ---- all of it ---- */

/* Most versions first, then the newest, then the one that began first. */
static int by_size(const void *a, const void *b)
{
	const struct story *x = a, *y = b;

	if (x->versions.len != y->versions.len)
		return x->versions.len < y->versions.len ? 1 : -1;
	if (x->last != y->last)
		return x->last < y->last ? 1 : -1;
	return x->members.at[0] < y->members.at[0] ? -1 : 1;
}

static size_t slots_for(const struct stories *s)
{
	size_t size = 1024;

	while (size < s->articles.len * STORY_LEADS * 2)
		size *= 2;
	return size;
}

void stories_group(struct stories *s)
{
	struct grouping g = { .s = s, .size = slots_for(s) };

	if (!s->articles.len)
		return;
	qsort(s->articles.at, s->articles.len, sizeof(*s->articles.at), by_time);
	weigh_all(s);
	g.slots = memory_zeroed(g.size * sizeof(*g.slots));
	g.hits = memory_zeroed(s->articles.len * sizeof(*g.hits));
	for (uint32_t i = 0; i < s->articles.len; i++)
		join(&g, i);
	for (size_t i = 0; i < s->list.len; i++)
		for (size_t k = 0; k < s->list.at[i].members.len; k++)
			add_version(s, &s->list.at[i], s->list.at[i].members.at[k]);
	qsort(s->list.at, s->list.len, sizeof(*s->list.at), by_size);
	vector_free(&g.postings);
	vector_free(&g.candidates);
	free(g.slots);
	free(g.hits);
}
