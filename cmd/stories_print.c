#include "cmd/stories.h"

#include "base/root.h"
#include "cmd/print.h"
#include "document/json.h"

/* A story is told by the sentences of its articles that cover most of what the articles have
 * in common, each for what the ones before it did not cover (greedy, as J. Carbonell and
 * J. Goldstein's maximal marginal relevance, 1998), in order of time. */

enum {
	SENTENCES = 3,
	KNOWN = 85,           /* percent of a sentence's weight that others cover already */
	KNOWN_NEWEST = 97,    /* the same, of the newest article's lead */
	PLACES = 1024,        /* a first sentence counts this, the second half of it, ... */
	CANDIDATES_MAX = 200, /* of the newest versions */
};

/* A sentence and the article it is from. */
struct candidate {
	const struct article *article;
	const struct passage *passage;
	uint32_t order; /* of the article in time */
	uint32_t place;
	bool taken;
};

struct telling {
	const struct stories *all;
	const struct story *story;
	VECTOR(struct candidate) candidates;
	VECTOR(uint8_t) covered; /* of each term of the centre */
};

static size_t centre_at(const struct story *s, uint32_t term)
{
	size_t low = 0, high = s->centre.len;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->centre.at[mid].term < term)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->centre.len && s->centre.at[low].term == term ? low : SIZE_MAX;
}

static void list_candidates(struct telling *t)
{
	const struct story *s = t->story;

	for (size_t i = s->versions.len; i-- > 0 && t->candidates.len < CANDIDATES_MAX;) {
		uint32_t order = s->versions.at[i].article;
		const struct article *a = &t->all->articles.at[order];

		for (uint32_t k = 0; k < a->npassages; k++)
			*vector_push(&t->candidates) = (struct candidate){
				.article = a,
				.passage = &a->passages[k],
				.order = order,
				.place = k,
			};
	}
}

/* What the sentence is worth beside those taken, 0 when it is not to be taken or more than
 * `known` percent of it is covered. Weights are
 * squared so that what articles have in common counts for more than what one of them has
 * twice. */
static uint64_t worth(const struct telling *t, const struct candidate *c, unsigned known)
{
	uint64_t fresh = 0, all = 0, gain = 0;

	if (c->taken || c->passage->leans)
		return 0;
	for (uint32_t i = 0; i < c->passage->nterms; i++) {
		size_t at = centre_at(t->story, c->passage->terms[i]);
		uint64_t weight = at == SIZE_MAX ? 0 : t->story->centre.at[at].weight;

		all += weight;
		if (!weight || t->covered.at[at])
			continue;
		fresh += weight;
		gain += weight * weight / UNIT;
	}
	if (fresh * 100 <= all * (100 - known))
		return 0;
	return gain * PLACES / ((c->place + 1) * (square_root(c->passage->words * 256ull) + 1)) + 1;
}

/* The lead of the newest article, which has what is new: unless it is known, or only one
 * sentence is wanted. */
static struct candidate *newest_lead(const struct telling *t, unsigned wanted)
{
	struct candidate *newest = NULL;

	for (size_t i = 0; wanted > 1 && i < t->candidates.len; i++) {
		struct candidate *c = &t->candidates.at[i];

		if (!c->place && (!newest || c->order > newest->order))
			newest = c;
	}
	return newest && worth(t, newest, KNOWN_NEWEST) ? newest : NULL;
}

static struct candidate *best_of(const struct telling *t)
{
	struct candidate *best = NULL;
	uint64_t most = 0;

	for (size_t i = 0; i < t->candidates.len; i++) {
		uint64_t w = worth(t, &t->candidates.at[i], KNOWN);

		if (w > most) {
			most = w;
			best = &t->candidates.at[i];
		}
	}
	return best;
}

static void take(struct telling *t, struct candidate *c)
{
	c->taken = true;
	for (uint32_t i = 0; i < c->passage->nterms; i++) {
		size_t at = centre_at(t->story, c->passage->terms[i]);

		if (at != SIZE_MAX)
			t->covered.at[at] = 1;
	}
}

static int by_time(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->taken != y->taken)
		return x->taken ? -1 : 1;
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

/* The chosen sentences come first, in order of time; returns how many. Candidates are listed
 * from the newest article on, so that of equals the newest is taken. */
static size_t choose(struct telling *t, unsigned wanted)
{
	size_t n = 0;

	vector_clear(&t->candidates);
	vector_clear(&t->covered);
	vector_reserve(&t->covered, t->story->centre.len + 1);
	memset(t->covered.at, 0, t->story->centre.len + 1);
	list_candidates(t);
	for (; n < wanted; n++) {
		struct candidate *c = n == 1 ? newest_lead(t, wanted) : NULL;

		c = c ? c : best_of(t);
		if (!c && (n || !t->candidates.len))
			break;
		take(t, c ? c : &t->candidates.at[0]);
	}
	if (t->candidates.len)
		qsort(t->candidates.at, t->candidates.len, sizeof(*t->candidates.at), by_time);
	return n;
}

/* ---- the three forms ---- */

/* Without the "UPDATE 1-" by which agencies number their versions. */
static struct slice without_edition(struct slice title)
{
	static const char *const editions[] = { "UPDATE", "WRAPUP", "REFILE", "RPT", "CORRECTED",
						"LEAD",   "URGENT", "FLASH",  NULL };

	for (const char *const *e = editions; *e; e++) {
		size_t at = strlen(*e);

		if (!slice_starts(title, slice_of(*e)))
			continue;
		while (at < title.len &&
		       (title.ptr[at] == ' ' || (title.ptr[at] >= '0' && title.ptr[at] <= '9')))
			at++;
		if (at + 1 < title.len && title.ptr[at] == '-')
			return slice_trim(slice_sub(title, at + 1, title.len));
	}
	return title;
}

/* The title of the article that is most like the others. */
static struct slice title_of(const struct telling *t)
{
	struct slice title = { 0 };
	uint64_t most = 0;

	for (size_t i = t->story->versions.len; i-- > 0;) {
		const struct article *a = &t->all->articles.at[t->story->versions.at[i].article];
		uint64_t likeness = stories_likeness(a, t->story);

		if (a->title.len && (likeness > most || !title.len)) {
			most = likeness;
			title = a->title;
		}
	}
	return without_edition(title);
}

static struct slice first_time(const struct telling *t)
{
	return t->all->articles.at[t->story->members.at[0]].published;
}

static struct slice last_time(const struct telling *t)
{
	return t->all->articles.at[t->story->members.at[t->story->members.len - 1]].published;
}

static void counted(struct buffer *out, size_t n, const char *one, const char *many)
{
	buffer_number(out, n);
	buffer_string(out, n == 1 ? one : many);
}

static void print_counts(struct buffer *out, const struct telling *t)
{
	size_t copies = t->story->members.len - t->story->versions.len;

	counted(out, t->story->versions.len, " article", " articles");
	if (copies) {
		buffer_string(out, ", ");
		counted(out, copies, " copy", " copies");
	}
	if (first_time(t).len) {
		buffer_string(out, ", ");
		print_flat(out, first_time(t));
	}
	if (!slice_equal(first_time(t), last_time(t))) {
		buffer_string(out, " to ");
		print_flat(out, last_time(t));
	}
	buffer_byte(out, '\n');
}

static void print_origin(struct buffer *out, const struct article *a)
{
	buffer_byte(out, '[');
	buffer_slice(out, a->id);
	if (a->source.len) {
		buffer_string(out, ", ");
		print_flat(out, a->source);
	}
	if (a->published.len) {
		buffer_string(out, ", ");
		print_flat(out, a->published);
	}
	buffer_string(out, "]\n");
}

static void print_plain(struct buffer *out, const struct telling *t, size_t sentences)
{
	struct slice title = title_of(t);

	if (title.len) {
		buffer_slice(out, title);
		buffer_byte(out, '\n');
	}
	print_counts(out, t);
	for (size_t i = 0; i < sentences; i++) {
		buffer_string(out, "- ");
		buffer_slice(out, t->candidates.at[i].passage->text);
		buffer_byte(out, ' ');
		print_origin(out, t->candidates.at[i].article);
	}
	if (!sentences) /* nothing to tell but where it is */
		print_origin(out, &t->all->articles.at[t->story->versions.at[0].article]);
	buffer_byte(out, '\n');
}

static void print_row(struct buffer *out, const struct telling *t, size_t number,
		      const struct candidate *c)
{
	buffer_slice(out, c->passage->text);
	buffer_format(out, "\t%zu\t%zu\t%zu\t", number, t->story->versions.len,
		      t->story->members.len - t->story->versions.len);
	print_flat(out, c->article->source);
	buffer_byte(out, '\t');
	print_flat(out, c->article->published);
	buffer_byte(out, '\t');
	buffer_slice(out, c->article->id);
	buffer_byte(out, '\n');
}

static void raw_at(struct json *json, const char *key, struct slice raw)
{
	json_key(json, key);
	json_raw(json, raw);
}

/* What says of which article something is. */
static void write_origin(struct json *json, const struct article *a)
{
	raw_at(json, "id", a->id_json);
	if (a->source.len)
		json_string_at(json, "source", a->source);
	if (a->published.len)
		json_string_at(json, "published", a->published);
}

static void write_version(struct json *json, const struct telling *t, const struct version *v)
{
	const struct article *a = &t->all->articles.at[v->article];

	json_open(json, '{');
	write_origin(json, a);
	if (a->title.len)
		json_string_at(json, "title", a->title);
	if (v->members.len > 1) {
		json_key(json, "copies");
		json_open(json, '[');
		for (size_t i = 0; i < v->members.len; i++)
			if (v->members.at[i] != v->article)
				json_raw(json, t->all->articles.at[v->members.at[i]].id_json);
		json_close(json, ']');
	}
	json_close(json, '}');
}

static void write_sentence(struct json *json, const struct candidate *c)
{
	json_open(json, '{');
	json_string_at(json, "text", c->passage->text);
	write_origin(json, c->article);
	json_number_at(json, "start", c->passage->start);
	json_number_at(json, "end", c->passage->end);
	json_close(json, '}');
}

static void write_story(struct buffer *out, const struct telling *t, size_t number,
			size_t sentences)
{
	struct json json = { .out = out };
	struct slice title = title_of(t);

	json_open(&json, '{');
	json_number_at(&json, "story", number);
	if (title.len)
		json_string_at(&json, "title", title);
	json_number_at(&json, "articles", t->story->versions.len);
	json_number_at(&json, "copies", t->story->members.len - t->story->versions.len);
	if (first_time(t).len)
		json_string_at(&json, "first", first_time(t));
	if (last_time(t).len)
		json_string_at(&json, "last", last_time(t));
	json_key(&json, "summary");
	json_open(&json, '[');
	for (size_t i = 0; i < sentences; i++)
		write_sentence(&json, &t->candidates.at[i]);
	json_close(&json, ']');
	json_key(&json, "members");
	json_open(&json, '[');
	for (size_t i = 0; i < t->story->versions.len; i++)
		write_version(&json, t, &t->story->versions.at[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	buffer_byte(out, '\n');
}

void stories_print(const struct settings *settings, void *sum, struct buffer *out)
{
	struct stories *all = sum;
	struct telling t = { .all = all };
	unsigned wanted = settings->how.summary_sentences;

	stories_group(all);
	if (settings->how.summary_form == SUMMARY_HEADLINE)
		wanted = 1;
	for (size_t i = 0; i < all->list.len; i++) {
		size_t sentences;

		t.story = &all->list.at[i];
		sentences = choose(&t, wanted ? wanted : SENTENCES);
		if (settings->format == PRINT_JSON)
			write_story(out, &t, i + 1, sentences);
		else if (settings->format != PRINT_TSV)
			print_plain(out, &t, sentences);
		for (size_t k = 0; settings->format == PRINT_TSV && k < sentences; k++)
			print_row(out, &t, i + 1, &t.candidates.at[k]);
	}
	vector_free(&t.candidates);
	vector_free(&t.covered);
}

/* ---- the sum ---- */

static bool wanted(const struct settings *s)
{
	return s->cluster;
}

static void *open_stories(void)
{
	return memory_zeroed(sizeof(struct stories));
}

static void close_stories(void *sum)
{
	struct stories *all = sum;

	for (size_t i = 0; i < all->list.len; i++) {
		struct story *s = &all->list.at[i];

		for (size_t k = 0; k < s->versions.len; k++)
			vector_free(&s->versions.at[k].members);
		vector_free(&s->versions);
		vector_free(&s->members);
		vector_free(&s->centre);
	}
	vector_free(&all->list);
	vector_free(&all->articles);
	arena_free(&all->arena);
	free(all);
}

const struct summing stories_summing = {
	.wanted = wanted,
	.open = open_stories,
	.note = stories_note,
	.merge = stories_merge,
	.finish = stories_print,
	.close = close_stories,
};
