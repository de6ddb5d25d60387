#include "annotate/terms.h"
#include "cmd/stats.h"

/* One document's figures on their way from a worker to the main thread: a head, terms,
 * keywords, runs of words for the n-grams, runs of content words for the collocations. */

struct note_head {
	uint64_t words, sentences, reading_seconds, content;
	uint32_t period;
	uint32_t terms, keywords; /* how many follow */
	uint32_t ngram_runs, content_runs;
	uint32_t ngrams;          /* words in each */
	bool continues;           /* the document before: more of its runs */
};

/* The notes that are being written. Without threads those of a large document go out
 * in pieces: all at once they are as large as its text, and more. */
struct notes {
	struct output *output;
	struct note_head head;
	size_t at; /* of the head in what was written */
};

enum { PIECE_BYTES = 1 << 20 };

static void begin_notes(struct notes *n, struct note_head head)
{
	n->head = head;
	n->at = n->output->out->len;
	buffer_add(n->output->out, &head, sizeof(head));
}

static void end_notes(const struct notes *n)
{
	memcpy(n->output->out->at + n->at, &n->head, sizeof(n->head));
}

/* Between two runs. */
static void end_piece(struct notes *n)
{
	struct buffer *out = n->output->out;

	if (!n->output->sum || out->len < PIECE_BYTES)
		return;
	end_notes(n);
	stats_merge(n->output->sum, buffer_view(out));
	buffer_clear(out);
	begin_notes(n, (struct note_head){ .ngrams = n->head.ngrams, .continues = true });
}

/* ---- terms ---- */

static void note_term(struct buffer *notes, struct slice stem, struct slice form, uint32_t count)
{
	uint32_t head[3] = { (uint32_t)stem.len, (uint32_t)form.len, count };

	buffer_add(notes, head, sizeof(head));
	buffer_slice(notes, stem);
	buffer_slice(notes, form);
}

static struct slice lower_case(struct document *doc, struct slice s)
{
	char *out = arena_alloc(&doc->arena, s.len * 2 + 1);

	return token_fold(s, out, s.len * 2 + 1);
}

/* ---- runs ----
 *
 * A run is a stretch of words that nothing tears apart, within a sentence, as two strings: the
 * keys of its words with spaces between, and the text. Every part of it from one word
 * to another is then one slice of each:
 *
 *     keys   sanction russia                   stems of the content words
 *     forms  sanctions against Russia          with what stands between them
 */

enum {
	WORD_BYTES = 64,   /* a longer token is noise and tears */
	RUN_BYTES = 30000, /* no sentence of prose is longer; offsets fit in 16 bits */
	WINDOW = 5,        /* tokens from one word of a collocation to the other: the span
			    * of Church and Hanks 1990 */
};

struct run_word {
	uint16_t key_end, form_start, form_end; /* its key starts behind the last one's */
};

struct run_head {
	uint16_t words, keys, forms; /* bytes of the strings */
	uint16_t capitals;           /* enum capitals */
};

/* Capitals that a reader would not write elsewhere: such a form has no vote. */
enum capitals { CAPITALS_FIRST = 1, CAPITALS_ALL = 2 };

struct runs {
	struct notes *notes;
	uint32_t *count;           /* of runs noted */
	const struct document *doc;
	const struct terms *terms; /* words are content words, keys their stems; or NULL */
	size_t shortest;           /* words of a run worth noting */
	VECTOR(struct run_word) words;
	struct buffer keys, forms;
	uint32_t last;             /* token of the last word */
	bool headline;             /* as the sentence's flag */
	bool begins;               /* the sentence's first word is in the run */
	bool small;                /* a word is not all capitals */
};

static void end_run(struct runs *r)
{
	struct run_head head = { (uint16_t)r->words.len, (uint16_t)r->keys.len,
				 (uint16_t)r->forms.len,
				 (r->begins ? CAPITALS_FIRST : 0) |
					 (r->headline || !r->small ? CAPITALS_ALL : 0) };
	struct buffer *out = r->notes->output->out;

	if (r->words.len >= r->shortest) {
		buffer_add(out, &head, sizeof(head));
		buffer_add(out, r->words.at, r->words.len * sizeof(*r->words.at));
		buffer_slice(out, buffer_view(&r->keys));
		buffer_slice(out, buffer_view(&r->forms));
		++*r->count;
		end_piece(r->notes);
	}
	if (r->words.len)
		r->begins = false;
	r->small = false;
	vector_clear(&r->words);
	buffer_clear(&r->keys);
	buffer_clear(&r->forms);
}

/* A hyphen or slash that touches words on both sides: US-led, and/or */
static bool is_joint(const struct document *doc, uint32_t token, uint32_t end)
{
	const struct token *t = &doc->tokens.at[token];
	struct slice s = token_text(doc->text, t);

	if (t->kind != TOKEN_PUNCT || t->flags & TOKEN_SPACE_BEFORE || token + 1 >= end ||
	    t[1].flags & TOKEN_SPACE_BEFORE)
		return false;
	return slice_is(s, "-") || slice_is(s, "/") || slice_is(s, "\xe2\x80\x90") ||
	       slice_is(s, "\xe2\x80\x91");
}

static bool tears(const struct document *doc, uint32_t token, uint32_t end)
{
	const struct token *t = &doc->tokens.at[token];

	if (t->end - t->start > WORD_BYTES)
		return true;
	return t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER && !is_joint(doc, token, end);
}

/* The token's key, empty where it is no word of the run. */
static struct slice key_of(const struct runs *r, uint32_t token, char *room, size_t cap)
{
	const struct token *t = &r->doc->tokens.at[token];
	uint32_t term;

	if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
		return (struct slice){ 0 };
	if (!r->terms)
		return token_fold(token_text(r->doc->text, t), room, cap);
	term = term_of(r->terms, token);
	return term == TERM_NONE ? (struct slice){ 0 } : term_stem(r->terms, term);
}

/* A new word begins where the forms end. */
static void begin_word(struct runs *r, uint32_t token)
{
	if (r->words.len)
		buffer_byte(&r->keys, ' ');
	vector_push(&r->words)->form_start = (uint16_t)r->forms.len;
	r->last = token;
}

/* Key and form of the last word go on to here. */
static void extend_word(struct runs *r, struct slice key)
{
	struct run_word *word = &r->words.at[r->words.len - 1];

	buffer_slice(&r->keys, key);
	word->key_end = (uint16_t)r->keys.len;
	word->form_end = (uint16_t)r->forms.len;
}

static bool goes_on(const struct runs *r, uint32_t token)
{
	return token - r->last <= WINDOW && r->forms.len <= RUN_BYTES && r->keys.len <= RUN_BYTES;
}

static void add_token(struct runs *r, uint32_t token)
{
	const struct token *t = &r->doc->tokens.at[token];
	char room[WORD_BYTES * 2];
	struct slice key = key_of(r, token, room, sizeof(room));
	bool clitic = t->flags & TOKEN_CLITIC; /* part of the word before it */

	if (r->words.len && !goes_on(r, token))
		end_run(r);
	if (!r->words.len && (!key.len || clitic))
		return;
	if (r->words.len && t->start > t[-1].end)
		buffer_byte(&r->forms, ' ');
	if (key.len && !clitic)
		begin_word(r, token);
	buffer_slice(&r->forms, token_text(r->doc->text, t));
	if (!key.len)
		return;
	extend_word(r, key);
	r->small |= t->cased != CASE_UPPER;
}

/* All runs of the document; terms, if not NULL: runs of content words. */
static void note_runs(struct notes *notes, const struct document *doc, const struct terms *terms)
{
	struct runs r = {
		.notes = notes, .doc = doc, .terms = terms,
		.count = terms ? &notes->head.content_runs : &notes->head.ngram_runs,
		.shortest = terms ? 2 : notes->head.ngrams,
	};

	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		r.begins = true;
		r.headline = s->headline;
		for (uint32_t token = s->first; token < s->last; token++) {
			if (tears(doc, token, s->last))
				end_run(&r);
			else
				add_token(&r, token);
		}
		end_run(&r);
	}
	vector_free(&r.words);
	buffer_free(&r.keys);
	buffer_free(&r.forms);
}

/* ---- periods ---- */

static uint32_t period_of(day_count day, unsigned iso_bytes)
{
	struct civil c;

	if (day == DAY_UNKNOWN)
		return PERIOD_UNKNOWN;
	c = civil_from_days(day);
	return (uint32_t)c.year * 10000 + (iso_bytes > 4 ? (uint32_t)c.month * 100 : 0) +
	       (iso_bytes > 7 ? (uint32_t)c.day : 0);
}

struct slice stats_period_key(uint32_t period, char out[static PERIOD_KEY])
{
	for (int i = 0; i < PERIOD_KEY; i++)
		out[i] = (char)(period >> (24 - 8 * i));
	return (struct slice){ out, PERIOD_KEY };
}

uint32_t stats_period_of(struct slice key)
{
	uint32_t period = 0;

	for (int i = 0; i < PERIOD_KEY; i++)
		period = period << 8 | (unsigned char)key.ptr[i];
	return period;
}

/* ---- writing ---- */

static void note_terms(struct notes *n, struct document *doc)
{
	const struct stats *s = &doc->stats;
	struct buffer *out = n->output->out;

	for (size_t i = 0; i < s->terms.len; i++) {
		const struct term *t = &s->terms.at[i];

		note_term(out, t->stem, t->text, t->count);
		n->head.content += t->count;
	}
	for (size_t i = 0; i < doc->keywords.len; i++)
		note_term(out, lower_case(doc, doc->keywords.at[i].text),
			  doc->keywords.at[i].text, doc->keywords.at[i].count);
}

void stats_note(struct output *o, struct document *doc)
{
	const struct stats_settings *want = &o->settings->stats;
	const struct stats *s = &doc->stats;
	struct notes notes = { .output = o };

	begin_notes(&notes, (struct note_head){
		.words = s->words, .sentences = s->sentences,
		.reading_seconds = s->reading_seconds,
		.period = want->period ? period_of(doc->published, want->period) : 0,
		.terms = (uint32_t)s->terms.len, .keywords = (uint32_t)doc->keywords.len,
		.ngrams = want->ngrams,
	});
	note_terms(&notes, doc);
	if (want->ngrams)
		note_runs(&notes, doc, NULL);
	if (want->collocations)
		note_runs(&notes, doc, terms_of(doc, o->how));
	end_notes(&notes);
}

/* ---- adding up ---- */

static void take(struct slice *notes, void *out, size_t len)
{
	memcpy(out, notes->ptr, len);
	*notes = slice_sub(*notes, len, notes->len);
}

static struct slice take_slice(struct slice *notes, size_t len)
{
	struct slice s = slice_sub(*notes, 0, len);

	*notes = slice_sub(*notes, len, notes->len);
	return s;
}

/* t is NULL for what nobody wants. */
static void count_key(const struct stats_sum *sum, struct tally *t, struct slice key,
		      struct slice form, uint32_t count)
{
	if (t)
		tally_add(t, key, form,
			  (struct tally_place){ sum->document, sum->group, count, count });
}

static void count_in_period(struct stats_sum *sum, uint32_t period, struct slice stem,
			    struct slice form, uint32_t count)
{
	char key[PERIOD_KEY + TALLY_NAME_MAX];

	if (!period || stem.len > TALLY_NAME_MAX)
		return;
	stats_period_key(period, key);
	memcpy(key + PERIOD_KEY, stem.ptr, stem.len);
	count_key(sum, &sum->period_terms, (struct slice){ key, PERIOD_KEY + stem.len }, form,
		  count);
}

static void merge_terms(struct stats_sum *sum, struct tally *t, struct slice *notes, uint32_t n,
			uint32_t period)
{
	while (n--) {
		uint32_t head[3];
		struct slice stem, form;

		take(notes, head, sizeof(head));
		stem = take_slice(notes, head[0]);
		form = take_slice(notes, head[1]);
		count_key(sum, t, stem, form, head[2]);
		count_in_period(sum, period, stem, form, head[2]);
	}
}

/* Every part of the run that is n words long. */
static void merge_run(struct stats_sum *sum, struct tally *t, struct slice *notes, unsigned n)
{
	struct run_head head;
	struct run_word first, last;
	struct slice words, keys, forms;
	size_t key_start = 0;
	bool vote;

	take(notes, &head, sizeof(head));
	words = take_slice(notes, head.words * sizeof(first));
	keys = take_slice(notes, head.keys);
	forms = take_slice(notes, head.forms);
	for (size_t i = 0; t && i + n <= head.words; i++) {
		memcpy(&first, words.ptr + i * sizeof(first), sizeof(first));
		memcpy(&last, words.ptr + (i + n - 1) * sizeof(last), sizeof(last));
		vote = !(head.capitals & (i ? CAPITALS_ALL : CAPITALS_ALL | CAPITALS_FIRST));
		tally_add(t, slice_sub(keys, key_start, last.key_end),
			  slice_sub(forms, first.form_start, last.form_end),
			  (struct tally_place){ sum->document, sum->group, 1, vote });
		key_start = first.key_end + 1u;
	}
}

static void add_totals(struct stats_totals *t, const struct note_head *head)
{
	t->documents++;
	t->words += head->words;
	t->sentences += head->sentences;
	t->reading_seconds += head->reading_seconds;
	t->content += head->content;
}

static void begin_document(struct stats_sum *sum, const struct note_head *head)
{
	char key[PERIOD_KEY];
	struct slice period = stats_period_key(head->period, key);

	sum->document++;
	add_totals(&sum->of[sum->group], head);
	if (head->period && sum->group == GROUP_BATCH)
		tally_add(&sum->periods, period, period,
			  (struct tally_place){ sum->document, sum->group, head->words, 0 });
}

/* Of the reference nothing is wanted but its terms. */
void stats_merge(void *opaque, struct slice notes)
{
	struct stats_sum *sum = opaque;
	bool all = sum->group == GROUP_BATCH;

	while (notes.len) {
		struct note_head head;

		take(&notes, &head, sizeof(head));
		if (!head.continues)
			begin_document(sum, &head);
		merge_terms(sum, &sum->terms, &notes, head.terms, all ? head.period : 0);
		merge_terms(sum, all ? &sum->keywords : NULL, &notes, head.keywords, 0);
		while (head.ngram_runs--)
			merge_run(sum, all ? &sum->ngrams : NULL, &notes, head.ngrams);
		while (head.content_runs--)
			merge_run(sum, all ? &sum->pairs : NULL, &notes, 2);
	}
}
