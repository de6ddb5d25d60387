#include "annotate/quotes/quotes.h"

#include "lexicon/lexicon.h"

/* Who said what. Direct speech is what stands in quotation marks and reads as an
 * utterance; its speaker stands beside a verb of saying or is the one before.
 * Everything else that is attributed to somebody comes from quotes/clauses.c. */

enum {
	SINGLE_MAX = 120,   /* tokens in single marks; more is a stray apostrophe */
	AFTER_MAX = 25,     /* tokens behind a quotation in which its cue may stand */
	BEFORE_MAX = 16,    /* and before it */
	GAP_MAX = 40,       /* between the parts of one quotation */
	LOOSE_MARGIN = 8,   /* see least_score; 1/16 of a natural logarithm of the odds */
};

/* Verbs that bring direct speech in news only with a quotation beside them, and so
 * are no reporting verbs of the lexicon. */
static const struct wordlist_row speech_rows[] = {
	{ "reads read began put went thinks thought laughed laughing joking quoted e-mailed",
	  WORD_SPEECH },
	{ 0 }
};

/* Tokens */

/* A verb that brings direct speech; those of thought and perception do not. */
static bool is_reporting(const struct token *t)
{
	struct lexicon_entry entry;

	if (t->cased == CASE_UPPER ||
	    !(lexicon_word_sets(t->word) & LEXICON_BIT(LEX_REPORTING_VERBS)) ||
	    !lexicon_word_entry(t->word, LEX_REPORTING_VERBS, &entry))
		return false;
	return slice_is(entry.kind, "say") || slice_is(entry.kind, "ask") ||
	       slice_is(entry.kind, "claim");
}

/* US officials, Will Bryce, Theresa May: no pronoun, no auxiliaries. */
static bool is_name_like(const struct document *doc, size_t i, unsigned class)
{
	const struct token *t = &doc->tokens.at[i];

	if (t->cased == CASE_UPPER)
		return class == CLASS_OBJECT || class == CLASS_SUBJECT;
	return class == CLASS_AUXILIARY && t->cased == CASE_TITLE &&
	       doc->sentences.at[t->sentence].first != i;
}

/* Gives back what an unusually large document took. */
static void clear(struct quote_scratch *q)
{
	vector_clear(&q->class);
	vector_clear(&q->cue);
	vector_clear(&q->used);
	vector_clear(&q->inside);
}

static void classify(struct quote_scratch *q, const struct document *doc)
{
	size_t n = doc->tokens.len;

	clear(q);
	vector_reserve(&q->class, n + 1);
	vector_reserve(&q->cue, n + 1);
	vector_reserve(&q->used, n + 1);
	vector_reserve(&q->inside, n + 1);
	memset(q->used.at, 0, n + 1);
	memset(q->inside.at, 0, (n + 1) * sizeof(*q->inside.at));
	for (size_t i = 0; i < n; i++) {
		const struct token *t = &doc->tokens.at[i];

		q->class.at[i] = (uint8_t)wordlist_find(&q->words, doc->text, t);
		if (is_name_like(doc, i, q->class.at[i] & WORD_CLASS))
			q->class.at[i] = CLASS_NONE;
		q->cue.at[i] = wordlist_find(&q->cues, doc->text, t);
		if (is_reporting(t))
			q->class.at[i] |= WORD_SPEECH;
	}
}

static bool is_text(const struct document *doc, uint32_t i, const char *text)
{
	return doc->tokens.at[i].first == (uint8_t)*text &&
	       slice_is(token_text(doc->text, &doc->tokens.at[i]), text);
}

/* Quotation marks */

enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_STRAIGHT, MARK_SINGLE };

static enum mark mark_of(const struct document *doc, uint32_t i)
{
	const struct token *t = &doc->tokens.at[i];
	struct slice s = token_text(doc->text, t);

	if (t->kind != TOKEN_PUNCT && t->kind != TOKEN_SYMBOL) /* ` is a symbol */
		return MARK_NONE;
	if (t->first == '"' || slice_is(s, "''"))
		return MARK_STRAIGHT;
	if (slice_is(s, "“") || slice_is(s, "``") || slice_is(s, "„") || slice_is(s, "«"))
		return MARK_OPEN;
	if (slice_is(s, "”") || slice_is(s, "»"))
		return MARK_CLOSE;
	if (t->first == '\'' || slice_is(s, "‘"))
		return MARK_SINGLE;
	return MARK_NONE;
}

static bool space_before(const struct document *doc, uint32_t i)
{
	return i >= doc->tokens.len || doc->tokens.at[i].flags & TOKEN_SPACE_BEFORE;
}

/* Is the mark at i, in single marks, one that closes them? */
static bool may_close(const struct document *doc, uint32_t i, uint32_t last)
{
	if (doc->tokens.at[i].first != '\'' && !is_text(doc, i, "’"))
		return false;
	return !space_before(doc, i) && (i + 1 >= last || space_before(doc, i + 1) ||
					 doc->tokens.at[i + 1].kind != TOKEN_WORD);
}

/* The token that closes the single mark at `open`, or 0. What follows an s, as in "the
 * boys' club", is an apostrophe unless nothing better comes. */
static uint32_t single_close(const struct document *doc, uint32_t open, uint32_t last)
{
	uint32_t found = 0;

	if (!space_before(doc, open) || space_before(doc, open + 1))
		return 0;
	if (last > open + SINGLE_MAX)
		last = open + SINGLE_MAX;
	for (uint32_t i = open + 2; i < last && !is_text(doc, i, "‘"); i++) {
		if (!may_close(doc, i, last))
			continue;
		if (!slice_ends(token_text(doc->text, &doc->tokens.at[i - 1]), SLICE("s")))
			return i;
		found = found ? found : i;
	}
	return found;
}

static void add_region(struct quote_scratch *q, const struct document *doc, struct region r)
{
	if (r.inner >= r.end)
		return;
	if (r.single && r.end - r.inner == 1 && doc->tokens.at[r.inner].cased == CASE_UPPER)
		return; /* 'IS' */
	*vector_push(&q->regions) = r;
	for (uint32_t i = r.open; i < r.close; i++)
		q->inside.at[i] = (uint32_t)q->regions.len;
}

static bool opens(const struct document *doc, uint32_t i)
{
	return i < doc->tokens.len && (mark_of(doc, i) == MARK_OPEN ||
				       mark_of(doc, i) == MARK_STRAIGHT || is_text(doc, i, "‘"));
}

/* The regions of the paragraph of tokens [first, last). A quotation left open ends
 * with the paragraph: the next one opens it again, or the mark was forgotten. */
static void find_regions_in(struct quote_scratch *q, const struct document *doc, uint32_t first,
			    uint32_t last, uint32_t paragraph)
{
	struct region r = { .paragraph = paragraph };
	bool open = false;

	for (uint32_t i = first; i < last; i++) {
		enum mark mark = mark_of(doc, i);
		uint32_t close;

		if (mark == MARK_SINGLE && !open && (close = single_close(doc, i, last))) {
			add_region(q, doc, (struct region){ i, close + 1, i + 1, close, paragraph,
							    true, false, false, true });
			i = close;
		} else if (i == first && is_text(doc, i, "‘") && opens(doc, last)) {
			r.open = i; /* a whole paragraph, and the next */
			r.inner = i + 1;
			r.single = open = true;
		} else if (open && (mark == MARK_CLOSE || mark == MARK_STRAIGHT ||
				    (mark == MARK_OPEN && !space_before(doc, i)))) {
			open = false;
			r.close = i + 1;
			r.end = i;
			r.closed = true;
			add_region(q, doc, r);
		} else if (mark == MARK_OPEN || mark == MARK_STRAIGHT) {
			open = true;
			r.open = i;
			r.inner = i + 1;
		}
	}
	if (!open)
		return;
	r.close = r.end = last;
	r.closed = false;
	r.continued = opens(doc, last);
	add_region(q, doc, r);
}

static void find_regions(struct quote_scratch *q, const struct document *doc)
{
	uint32_t first = 0, paragraph = 0;

	vector_clear(&q->regions);
	for (size_t i = 1; i <= doc->sentences.len; i++) {
		if (i < doc->sentences.len && !doc->sentences.at[i].paragraph)
			continue;
		find_regions_in(q, doc, first, doc->sentences.at[i - 1].last, paragraph++);
		first = doc->sentences.at[i - 1].last;
	}
}

/* Utterances */

static const struct sentence *sentence_at(const struct document *doc, uint32_t token)
{
	return &doc->sentences.at[doc->tokens.at[token].sentence];
}

/* Does the quotation begin where a sentence may begin? */
static bool begins(const struct quote_scratch *q, const struct document *doc,
		   const struct region *r)
{
	if (r->open == sentence_at(doc, r->open)->first)
		return true;
	return is_mark(doc, r->open - 1, ',') || is_mark(doc, r->open - 1, ':') ||
	       is_mark(doc, r->open - 1, '-') || is_text(doc, r->open - 1, "—") ||
	       is_text(doc, r->open - 1, "–") || is_speech(q, r->open - 1);
}

/* Does it end where a clause may end: at a stop of its own, or before one? */
static bool ends(const struct document *doc, const struct region *r)
{
	const struct token *t = &doc->tokens.at[r->end - 1];

	if (t->kind == TOKEN_PUNCT)
		return t->first != ')' || r->closed;
	return r->close >= sentence_at(doc, r->close - 1)->last ||
	       doc->tokens.at[r->close].kind == TOKEN_PUNCT;
}

/* A title of a work or a nickname: every content word is capitalised. */
static bool is_title(const struct quote_scratch *q, const struct document *doc,
		     const struct region *r)
{
	uint32_t words = 0;

	for (uint32_t i = r->inner; i < r->end; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->kind != TOKEN_WORD || class_at(q, i) != CLASS_NONE)
			continue;
		if (t->cased == CASE_LOWER)
			return false;
		words++;
	}
	return words > 0;
}

static uint32_t words_in(const struct document *doc, const struct region *r)
{
	uint32_t words = 0;

	for (uint32_t i = r->inner; i < r->end; i++)
		words += doc->tokens.at[i].kind == TOKEN_WORD;
	return words;
}

/* "he said, " before or " she said" behind: then even a title is said. */
static bool is_beside_cue(const struct quote_scratch *q, const struct document *doc,
			  const struct region *r)
{
	uint32_t high = sentence_at(doc, r->close - 1)->last;
	uint32_t low = sentence_at(doc, r->open)->first;

	for (uint32_t i = r->close; i < high && i < r->close + 4; i++)
		if (is_speech(q, i))
			return true;
	for (uint32_t i = r->open; i-- > low && i + 2 >= r->open;)
		if (is_speech(q, i))
			return true;
	return false;
}

static bool is_utterance(const struct quote_scratch *q, const struct document *doc,
			 const struct region *r)
{
	uint32_t words = words_in(doc, r);
	bool capital = doc->tokens.at[r->inner].cased != CASE_LOWER;

	if (!words || !begins(q, doc, r) || !ends(doc, r))
		return false;
	if (is_title(q, doc, r))
		return is_beside_cue(q, doc, r);
	if (!capital)
		return is_mark(doc, r->end - 1, ',') && words > 2 && is_beside_cue(q, doc, r);
	return words > 1 || r->open == sentence_at(doc, r->open)->first;
}

/* Speakers */

struct source {
	struct subject speaker;
	uint32_t cue;
	bool found;
};

/* `" she said`, `" said Ms. Ortiz`: behind the quotation, in its sentence. */
static struct source source_after(const struct quote_scratch *q, const struct document *doc,
				  const struct region *r)
{
	uint32_t high = sentence_at(doc, r->close - 1)->last, i = r->close;

	if (high > i + AFTER_MAX)
		high = i + AFTER_MAX;
	if (i < high && is_mark(doc, i, ','))
		i++;
	for (uint32_t v = i; v < high; v++) {
		struct subject s;

		if (q->inside.at[v] && is_utterance(q, doc, &q->regions.at[q->inside.at[v] - 1]))
			break;
		if (!is_speech(q, v) || q->inside.at[v])
			continue;
		if (v == i || (v == i + 1 && class_at(q, i) == CLASS_ADVERB))
			s = subject_after(q, doc, v + 1 + is_text(doc, v, "according"), high);
		else
			s = subject_before(q, doc, i, v);
		if (s.kind)
			return (struct source){ s, v, true };
	}
	return (struct source){ 0 };
}

/* "X said, adding", "X began by saying", "X laughed and asked": who does what the
 * verb before does, or the sentence. */
static struct subject subject_far(const struct quote_scratch *q, const struct document *doc,
				  uint32_t low, uint32_t cue)
{
	uint32_t least = cue > low + GAP_MAX ? cue - GAP_MAX : low;

	for (uint32_t v = cue; v-- > least;) {
		struct subject s;

		if (!is_speech(q, v) || q->inside.at[v])
			continue;
		s = subject_before(q, doc, low, v);
		if (!s.kind)
			s = subject_after(q, doc, v + 1, cue);
		if (s.kind)
			return s;
	}
	return subject_first(q, doc, low, cue);
}

static bool is_participle(const struct quote_scratch *q, const struct document *doc, uint32_t low,
			  uint32_t v)
{
	return v > low && slice_ends(token_text(doc->text, &doc->tokens.at[v]), SLICE("ing")) &&
	       (is_mark(doc, v - 1, ',') || class_at(q, v - 1) == CLASS_PREPOSITION ||
		class_at(q, v - 1) == CLASS_CONJUNCTION || class_at(q, v - 1) == CLASS_ADVERB);
}

/* `Gingrich said, "`: before it in its sentence, the nearest cue. */
static struct source source_before(const struct quote_scratch *q, const struct document *doc,
				   uint32_t low, uint32_t open)
{
	uint32_t least = open > low + BEFORE_MAX ? open - BEFORE_MAX : low;

	for (uint32_t v = open; v-- > least;) {
		struct subject s = { 0 };

		if (q->inside.at[v])
			break;
		if (!is_speech(q, v))
			continue;
		if (is_text(doc, v, "According") || is_text(doc, v, "according"))
			s = subject_after(q, doc, v + 2, open);
		else if (!is_participle(q, doc, low, v))
			s = subject_before(q, doc, low, v);
		if (!s.kind)
			s = subject_far(q, doc, low, v);
		if (s.kind)
			return (struct source){ s, v, true };
	}
	return (struct source){ 0 };
}

/* "Rubio fired back forcefully: ": whoever the sentence is about. */
static struct source source_of_colon(const struct quote_scratch *q, const struct document *doc,
				     uint32_t low, uint32_t colon)
{
	struct source s = source_before(q, doc, low, colon);

	if (s.found)
		return s;
	s.speaker = subject_first(q, doc, low, colon);
	s.cue = colon;
	s.found = s.speaker.kind != SUBJECT_NONE;
	return s;
}

/* The sentence before ends in a colon: "Cruz continued:" */
static struct source source_above(const struct quote_scratch *q, const struct document *doc,
				  const struct region *r)
{
	uint32_t first = sentence_at(doc, r->open)->first;

	if (r->open != first || !first || !is_mark(doc, first - 1, ':'))
		return (struct source){ 0 };
	return source_of_colon(q, doc, sentence_at(doc, first - 1)->first, first - 1);
}

static struct source find_source(const struct quote_scratch *q, const struct document *doc,
				 const struct region *r)
{
	uint32_t first = sentence_at(doc, r->open)->first;
	struct source before = { 0 }, after;

	if (r->open > first && is_mark(doc, r->open - 1, ':'))
		before = source_of_colon(q, doc, first, r->open - 1);
	else if (r->open > first)
		before = source_before(q, doc, first, r->open);
	if (before.found && (is_mark(doc, r->open - 1, ',') || is_mark(doc, r->open - 1, ':') ||
			     before.cue + 1 == r->open))
		return before;
	after = source_after(q, doc, r);
	if (after.found)
		return after;
	return before.found ? before : source_above(q, doc, r);
}

/* Building */

static struct span span_of(const struct document *doc, struct range r)
{
	return (struct span){ doc->tokens.at[r.first].start, doc->tokens.at[r.last - 1].end };
}

static void add_span(struct document *doc, struct quote *quote, struct range tokens)
{
	struct span s = span_of(doc, tokens);

	if (!quote->nspans)
		quote->start = s.start;
	quote->spans[quote->nspans++] = s;
	quote->end = s.end;
}

static bool is_according_to(const struct document *doc, uint32_t cue)
{
	return (is_text(doc, cue, "according") || is_text(doc, cue, "According")) &&
	       cue + 1 < doc->tokens.len && is_text(doc, cue + 1, "to");
}

static void set_source(const struct document *doc, struct quote *quote, struct subject speaker,
		       uint32_t cue)
{
	if (speaker.kind)
		quote->speaker = span_of(doc, speaker.range);
	quote->cue = span_of(doc, (struct range){ cue, cue + 1 + is_according_to(doc, cue) });
}

/* The direct quotation that is being put together. */
struct saying {
	size_t quote;         /* index + 1 in doc->quotes; 0 is none */
	uint32_t region;
	struct source source;
};

/* Does region r go on with what was said? Behind the cue of the same sentence, or
 * after nothing but the cue, or in the next paragraph of an open quotation. */
static bool goes_on(const struct quote_scratch *q, const struct document *doc,
		    const struct saying *said, const struct region *r, const struct source *own)
{
	const struct region *p;

	if (!said->quote || doc->quotes.at[said->quote - 1].nspans == QUOTE_SPANS)
		return false;
	p = &q->regions.at[said->region];
	if (p->continued && r->paragraph == p->paragraph + 1)
		return true;
	if (p->paragraph != r->paragraph || r->open - p->close > GAP_MAX)
		return false;
	if (own->found)
		return own->cue == said->source.cue && said->source.found;
	return r->open == p->close || (said->source.found && said->source.cue >= p->close &&
				       sentence_at(doc, said->source.cue)->last >= r->open);
}

/* Is it the second half of a sentence that the cue interrupts, or the next paragraph
 * of what was left open? Then it need not look like an utterance. */
static bool resumes(const struct quote_scratch *q, const struct document *doc,
		    const struct saying *said, const struct region *r, const struct source *own)
{
	const struct region *p;

	if (!said->quote)
		return false;
	p = &q->regions.at[said->region];
	if (p->continued && r->paragraph == p->paragraph + 1)
		return true;
	return r->open > 0 && own->found && said->source.found && own->cue == said->source.cue &&
	       own->cue > p->open && is_mark(doc, r->open - 1, ',');
}

/* Without a cue of its own it is said by whoever spoke before it, in the same
 * paragraph or in the one above. */
static struct source carried(const struct quote_scratch *q, const struct saying *said,
			     const struct region *r)
{
	struct source none = { 0 };

	if (!said->quote || r->paragraph > q->regions.at[said->region].paragraph + 1)
		return none;
	return said->source;
}

static void add_direct(struct quote_scratch *q, struct document *doc)
{
	struct saying said = { 0 };

	for (uint32_t i = 0; i < q->regions.len; i++) {
		struct region *r = &q->regions.at[i];
		struct source source;
		struct quote *quote;

		source = find_source(q, doc, r);
		r->utterance = is_utterance(q, doc, r) || resumes(q, doc, &said, r, &source);
		if (!r->utterance)
			continue;
		if (goes_on(q, doc, &said, r, &source)) {
			quote = &doc->quotes.at[said.quote - 1];
			add_span(doc, quote, (struct range){ r->open, r->close });
			if (source.found && !said.source.found)
				set_source(doc, quote, source.speaker, source.cue);
			said.region = i;
			continue;
		}
		quote = vector_push(&doc->quotes);
		*quote = (struct quote){ .kind = QUOTE_DIRECT, .entity = QUOTE_NOBODY };
		add_span(doc, quote, (struct range){ r->open, r->close });
		if (source.found)
			q->used.at[source.cue] = 1;
		else
			source = carried(q, &said, r);
		if (source.found)
			set_source(doc, quote, source.speaker, source.cue);
		said = (struct saying){ doc->quotes.len, i, source };
	}
}

/* Direct when all of it stands in marks, mixed when a part does. */
static enum quote_kind kind_of(const struct quote_scratch *q, struct range r)
{
	bool all = true, any = false;

	for (uint32_t i = r.first; i < r.last; i++) {
		all &= q->inside.at[i] != 0;
		any |= q->inside.at[i] != 0;
	}
	return all ? QUOTE_DIRECT : any ? QUOTE_MIXED : QUOTE_INDIRECT;
}

/* Direct speech has its own cue; a clause that would swallow it is misread. */
static bool holds_utterance(const struct quote_scratch *q, struct range r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (q->inside.at[i] && q->regions.at[q->inside.at[i] - 1].utterance)
			return true;
	return false;
}

/* "agreed and promised to help": one content, two cues. */
static bool is_repeated(const struct range *last, const struct range *now)
{
	uint32_t first = last->first > now->first ? last->first : now->first;
	uint32_t end = last->last < now->last ? last->last : now->last;
	uint32_t longer = last->last - last->first > now->last - now->first ?
		last->last - last->first : now->last - now->first;

	return end > first && (end - first) * 5 > longer * 4;
}

static void add_clause(struct quote_scratch *q, struct document *doc,
		       const struct cue_candidate *c)
{
	struct quote *quote = vector_push(&doc->quotes);

	*quote = (struct quote){
		.kind = (uint8_t)kind_of(q, c->content), .entity = QUOTE_NOBODY,
	};
	if (q->inside.at[c->cue] && quote->kind == QUOTE_DIRECT)
		quote->kind = QUOTE_INDIRECT; /* told inside a quotation */
	add_span(doc, quote, c->content);
	if (c->rest.first < c->rest.last)
		add_span(doc, quote, c->rest);
	set_source(doc, quote, c->speaker, c->cue);
}

static uint32_t mention_in(const struct document *doc, struct span s)
{
	size_t low = 0, high = doc->mentions.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->mentions.at[middle].end <= s.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < doc->mentions.len && doc->mentions.at[low].start < s.end ?
		(uint32_t)low : MENTION_END;
}

/* "Poll: Obama leads" says who says it; "LIVE: Bridge closed" does not. */
static bool is_label(const struct document *doc, const struct cue_candidate *c)
{
	uint32_t m;

	if (!is_mark(doc, c->cue, ':') || !doc->mentions.len)
		return false;
	m = c->speaker.kind ? mention_in(doc, span_of(doc, c->speaker.range)) : MENTION_END;
	return m == MENTION_END || doc->mentions.at[m].type > ENTITY_ORG;
}

/* A thing that somebody "presented" or "hit" is seldom said; with a verb that reports
 * no speech or thought the reading has to be a clear one. */
static int least_score(const struct document *doc, const struct cue_candidate *c)
{
	uint32_t word = doc->tokens.at[c->cue].word;
	bool thing = c->pattern == PATTERN_NOUNS || c->pattern == PATTERN_PREP ||
		     c->pattern == PATTERN_TO || c->pattern == PATTERN_ING;

	if (!thing || lexicon_word_sets(word) & LEXICON_BIT(LEX_REPORTING_VERBS))
		return cue_threshold;
	return cue_threshold + LOOSE_MARGIN;
}

static bool is_wanted(const struct quote_scratch *q, const struct document *doc,
		      const struct cue_candidate *c, const struct range *last)
{
	if (c->score <= least_score(doc, c) || is_label(doc, c) || is_repeated(last, &c->content))
		return false;
	return q->inside.at[c->cue] || !holds_utterance(q, c->content);
}

/* Of the readings of one cue, from i on, the best; *next is the next cue's first. */
static const struct cue_candidate *best_reading(const struct quote_scratch *q, size_t i,
						size_t *next)
{
	const struct cue_candidate *best = &q->candidates.at[i];

	for (*next = i; *next < q->candidates.len; (*next)++) {
		const struct cue_candidate *c = &q->candidates.at[*next];

		if (c->cue != best->cue)
			break;
		if (c->score > best->score)
			best = c;
	}
	return best;
}

/* Of each cue's readings the best, if it is good enough. */
static void add_clauses(struct quote_scratch *q, struct document *doc)
{
	struct range last = { 0 };

	for (uint32_t s = 0; s < doc->sentences.len; s++) {
		clause_candidates(q, doc, s);
		for (size_t i = 0; i < q->candidates.len;) {
			const struct cue_candidate *best = best_reading(q, i, &i);

			if (!is_wanted(q, doc, best, &last))
				continue;
			add_clause(q, doc, best);
			last = best->content;
		}
	}
}

/* Who the speakers are */

/* "he" and "she" are the person named just before, if only one was. */
static uint32_t person_before(const struct document *doc, uint32_t byte)
{
	enum { NEAR = 400 }; /* bytes: two sentences or so */
	size_t low = 0, high = doc->mentions.len;
	uint32_t person = QUOTE_NOBODY;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->mentions.at[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0 && byte - doc->mentions.at[low].start < NEAR) {
		uint32_t entity = doc->mentions.at[low].entity;

		if (doc->entities.at[entity].type != ENTITY_PER || entity == person)
			continue;
		if (person != QUOTE_NOBODY)
			return QUOTE_NOBODY;
		person = entity;
	}
	return person;
}

static void link_speaker(const struct document *doc, struct quote *quote)
{
	struct slice text = slice_at(doc->text, quote->speaker);
	uint32_t m;

	if (!text.len)
		return;
	m = mention_in(doc, quote->speaker);
	if (m != MENTION_END)
		quote->entity = doc->mentions.at[m].entity;
	else if (slice_is(text, "he") || slice_is(text, "she") || slice_is(text, "He") ||
		 slice_is(text, "She"))
		quote->entity = person_before(doc, quote->speaker.start);
}

static int by_start(const void *a, const void *b)
{
	const struct quote *p = a, *q = b;

	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	return (p->end > q->end) - (p->end < q->end);
}

static struct quote_scratch *scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_QUOTES)];
	struct quote_scratch *q = *scratch;

	if (q)
		return q;
	q = memset(memory_new(sizeof(*q)), 0, sizeof(*q));
	wordlist_add(&q->words, word_classes);
	wordlist_add(&q->words, speech_rows);
	for (uint16_t i = 1; cue_words[i].word; i++) {
		struct wordlist_row row[2] = { { cue_words[i].word, i }, { 0 } };

		wordlist_add(&q->cues, row);
	}
	*scratch = q;
	return q;
}

struct quote_scratch *quotes_prepare(struct document *doc, struct annotation *how)
{
	struct quote_scratch *q = scratch_of(how);

	annotation_lexicon(doc);
	vector_clear(&doc->quotes);
	classify(q, doc);
	find_regions(q, doc);
	add_direct(q, doc);
	return q;
}

static void run(struct document *doc, struct annotation *how)
{
	struct quote_scratch *q = quotes_prepare(doc, how);

	add_clauses(q, doc);
	if (doc->quotes.len)
		qsort(doc->quotes.at, doc->quotes.len, sizeof(*doc->quotes.at), by_start);
	for (size_t i = 0; i < doc->quotes.len; i++)
		link_speaker(doc, &doc->quotes.at[i]);
	clear(q);
}

static void free_scratch(void *scratch)
{
	struct quote_scratch *q = scratch;

	vector_free(&q->class);
	vector_free(&q->cue);
	vector_free(&q->inside);
	vector_free(&q->regions);
	vector_free(&q->used);
	vector_free(&q->candidates);
	free(q);
}

const struct annotator quotes_annotator = {
	.name = "quotes",
	.needs = LAYER_TOKENS | LAYER_SENTENCES | LAYER_ENTITIES,
	.provides = LAYER_QUOTES,
	.run = run,
	.free_scratch = free_scratch,
};
