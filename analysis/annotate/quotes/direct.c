#include "annotate/quotes/quotes.h"

/* Direct speech: what stands in quotation marks and reads as an utterance. Its speaker
 * stands beside a verb of saying or is the one before. */

enum {
	AFTER_MAX = 25,  /* tokens behind a quotation in which its cue may stand */
	BEFORE_MAX = 16, /* and before it */
	GAP_MAX = 40,    /* between the parts of one quotation */
};

/* Utterances */

static bool is_dash(const struct document *doc, uint32_t i)
{
	return is_mark(doc, i, '-') || is_text(doc, i, "—") || is_text(doc, i, "–") ||
	       is_text(doc, i, "―");
}

/* Does the quotation begin where a sentence may begin? */
static bool begins(const struct quote_scratch *q, const struct document *doc,
		   const struct region *r)
{
	if (r->open == sentence_at(doc, r->open)->first)
		return true;
	return is_mark(doc, r->open - 1, ',') || is_mark(doc, r->open - 1, ':') ||
	       is_dash(doc, r->open - 1) || is_speech(q, r->open - 1);
}

/* A title of a work or a nickname: every content word is capitalised. */
static bool is_title(const struct quote_scratch *q, const struct document *doc,
		     const struct region *r)
{
	uint32_t words = 0;

	if (r->open == sentence_at(doc, r->open)->first && doc->tokens.at[r->end - 1].first == '.')
		return false;
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

/* Is a verb of speech among the first tokens behind it? */
static bool is_before_cue(const struct quote_scratch *q, const struct document *doc,
			  const struct region *r)
{
	uint32_t high = sentence_at(doc, r->close - 1)->last;

	for (uint32_t i = r->close; i < high && i < r->close + 4; i++)
		if (is_speech(q, i))
			return true;
	return false;
}

/* Does it end where a clause may end: at a stop of its own, or before one? Or was the
 * comma before "he said" forgotten? */
static bool ends(const struct quote_scratch *q, const struct document *doc,
		 const struct region *r)
{
	const struct token *t = &doc->tokens.at[r->end - 1];

	if (t->kind == TOKEN_PUNCT)
		return t->first != ')' || r->closed;
	if (r->close >= sentence_at(doc, r->close - 1)->last ||
	    doc->tokens.at[r->close].kind == TOKEN_PUNCT)
		return true;
	return r->open == sentence_at(doc, r->open)->first && words_in(doc, r) > 2 &&
	       is_before_cue(q, doc, r);
}

/* "he said, " before or " she said" behind: then even a title is said. */
static bool is_beside_cue(const struct quote_scratch *q, const struct document *doc,
			  const struct region *r)
{
	uint32_t low = sentence_at(doc, r->open)->first;

	if (is_before_cue(q, doc, r))
		return true;
	for (uint32_t i = r->open; i-- > low && i + 2 >= r->open;)
		if (is_speech(q, i))
			return true;
	return false;
}

/* "MAYOR: ‘IT IS LATE’" and "‘IT IS LATE’: MAYOR", in capitals: said, as far as one can see. */
static bool is_beside_label(const struct document *doc, const struct region *r)
{
	return (r->open > 0 && is_mark(doc, r->open - 1, ':')) ||
	       (r->close < doc->tokens.len &&
		(is_mark(doc, r->close, ':') || is_dash(doc, r->close)));
}

static bool is_utterance(const struct quote_scratch *q, const struct document *doc,
			 const struct region *r)
{
	uint32_t words = words_in(doc, r);
	bool capital = doc->tokens.at[r->inner].cased != CASE_LOWER;

	if (!words || !begins(q, doc, r) || !ends(q, doc, r))
		return false;
	if (is_title(q, doc, r))
		return is_beside_cue(q, doc, r) ||
		       (is_shouted(q, doc, r->open) && words > 2 && is_beside_label(doc, r));
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

/* `" the statement >read<`: behind the noun phrase that follows the quotation at i. */
static bool ends_subject(const struct quote_scratch *q, const struct document *doc, uint32_t i,
			 uint32_t v)
{
	return v > i + 1 && class_at(q, i) == CLASS_DETERMINER &&
	       class_at(q, v - 1) == CLASS_NONE && !(token_at(doc, v - 1)->flags & TOKEN_CLITIC);
}

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

		if (is_inside(q, v) && is_utterance(q, doc, &q->regions.at[region_at(q, v) - 1]))
			break;
		if (!is_speech(q, v) || is_inside(q, v) ||
		    (is_noun_use(q, doc, i, v) && !ends_subject(q, doc, i, v)))
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

		if (!is_speech(q, v) || is_inside(q, v) || is_noun_use(q, doc, low, v))
			continue;
		s = subject_before(q, doc, low, v);
		if (!s.kind && (v == low || is_mark(doc, v - 1, ',') || is_inside(q, v - 1)))
			s = subject_after(q, doc, v + 1, cue); /* "C, said X, adding" */
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

		if (is_inside(q, v))
			break;
		if (!is_speech(q, v) || is_noun_use(q, doc, low, v))
			continue;
		if (is_text(doc, v, "According") || is_text(doc, v, "according"))
			s = subject_after(q, doc, v + 2, open);
		else if (v == low) /* "Said Ms. Ortiz, " */
			s = subject_after(q, doc, v + 1, open);
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

/* The sentence before ends in a colon, "Cruz continued:", or in the paragraph's verb of
 * speech, "She laughed." */
static struct source source_above(const struct quote_scratch *q, const struct document *doc,
				  const struct region *r)
{
	uint32_t first = sentence_at(doc, r->open)->first, low;

	if (r->open != first || first < 2)
		return (struct source){ 0 };
	low = sentence_at(doc, first - 1)->first;
	if (is_mark(doc, first - 1, ':'))
		return source_of_colon(q, doc, low, first - 1);
	if (is_mark(doc, first - 1, '.') && is_speech(q, first - 2) &&
	    !sentence_at(doc, first)->paragraph && !is_inside(q, low))
		return source_before(q, doc, low, first - 1);
	return (struct source){ 0 };
}

/* `"We won." Ms. Ortiz said.`, with a stop where a comma should be: the sentence behind is
 * nothing but the cue. */
static struct source source_behind_stop(const struct quote_scratch *q, const struct document *doc,
					const struct region *r)
{
	enum { WORDS_MOST = 8 };
	const struct sentence *s;
	struct subject subject;
	uint32_t verb;

	if (r->close >= doc->tokens.len || !is_mark(doc, r->end - 1, '.'))
		return (struct source){ 0 };
	s = sentence_at(doc, r->close);
	verb = s->last - 2;
	if (s->first != r->close || s->paragraph || s->last - s->first > WORDS_MOST ||
	    s->last - s->first < 3 || !is_mark(doc, s->last - 1, '.') || !is_speech(q, verb))
		return (struct source){ 0 };
	subject = subject_before(q, doc, s->first, verb);
	return (struct source){ subject, verb, subject.kind && subject.range.first == s->first &&
						       subject.range.last == verb };
}

/* Is there nothing more on the line before the token? */
static bool ends_line(const struct document *doc, uint32_t token)
{
	struct slice between;

	if (token >= doc->tokens.len)
		return true;
	between = slice_sub(doc->text, token_at(doc, token - 1)->end, token_at(doc, token)->start);
	return memchr(between.ptr, '\n', between.len) != NULL;
}

/* `": Jane Roe on ten years in office` */
static bool is_named(const struct document *doc, struct subject s)
{
	return s.kind == SUBJECT_NAME && token_at(doc, s.range.last)->cased == CASE_LOWER;
}

/* "Additional reporting by Jane Roe" */
static bool is_credit(const struct document *doc, struct range r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (is_text(doc, i, "by"))
			return true;
	return false;
}

/* `" ― Jane Roe`, at the end of the quotation's paragraph or on a line of its own: a
 * name alone, or with a comma behind it. In a headline also `": mayor`. */
static struct source source_signed(const struct quote_scratch *q, const struct document *doc,
				   const struct region *r)
{
	uint32_t dash = r->close, high;
	struct subject s;

	while (dash + 1 < doc->tokens.len && is_dash(doc, dash) && is_dash(doc, dash + 1))
		dash++;
	if (dash + 1 >= doc->tokens.len)
		return (struct source){ 0 };
	high = sentence_at(doc, dash)->last;
	s = subject_after(q, doc, dash + 1, high);
	if (is_mark(doc, dash, ':') && sentence_at(doc, dash)->headline)
		return (struct source){ s, dash, s.kind &&
						 (s.range.last == high || is_named(doc, s)) &&
						 class_at(q, dash + 1) != CLASS_DETERMINER };
	if (!is_dash(doc, dash) || !is_capital(doc, dash + 1))
		return (struct source){ 0 };
	if (s.kind != SUBJECT_NAME || is_credit(doc, s.range) ||
	    (s.range.last < high && token_at(doc, s.range.last)->kind != TOKEN_PUNCT))
		return (struct source){ 0 };
	return (struct source){ s, dash, ends_line(doc, high) };
}

static struct source find_source(const struct quote_scratch *q, const struct document *doc,
				 const struct region *r)
{
	uint32_t first = sentence_at(doc, r->open)->first;
	struct source before = { 0 }, after = { 0 };

	if (is_mark(doc, r->end - 1, ','))
		after = source_after(q, doc, r);
	if (after.found)
		return after;
	if (r->open > first && is_mark(doc, r->open - 1, ':'))
		before = source_of_colon(q, doc, first, r->open - 1);
	else if (r->open > first)
		before = source_before(q, doc, first, r->open);
	if (before.found && (is_mark(doc, r->open - 1, ',') || is_mark(doc, r->open - 1, ':') ||
			     before.cue + 1 == r->open))
		return before;
	after = source_after(q, doc, r);
	if (after.found || before.found)
		return after.found ? after : before;
	after = source_signed(q, doc, r);
	if (!after.found)
		after = source_behind_stop(q, doc, r);
	return after.found ? after : source_above(q, doc, r);
}

/* The direct quotation that is being put together. */
struct saying {
	size_t quote;         /* index + 1 in doc->quotes; 0 is none */
	uint32_t region;
	struct source source;
	bool carried;         /* the source is that of the quotation before */
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
	if (said->source.found && is_dash(doc, said->source.cue))
		return false; /* what is signed is over */
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

void quote_direct(struct quote_scratch *q, struct document *doc)
{
	struct saying said = { 0 };

	for (uint32_t i = 0; i < q->regions.len; i++) {
		struct region *r = &q->regions.at[i];
		struct source source;
		struct quote *quote;
		bool own;

		source = find_source(q, doc, r);
		if (q->class.at[r->open] & WORD_TURN && !source.found)
			continue; /* part of what is said in an interview */
		r->utterance = is_utterance(q, doc, r) || resumes(q, doc, &said, r, &source);
		if (!r->utterance)
			continue;
		if (goes_on(q, doc, &said, r, &source)) {
			quote = &doc->quotes.at[said.quote - 1];
			quote_add_span(doc, quote, (struct range){ r->open, r->close });
			if (source.found && (!said.source.found || said.carried)) {
				quote_set_source(doc, quote, source.speaker, source.cue);
				q->used.at[source.cue] = 1;
				said.source = source;
				said.carried = false;
			}
			said.region = i;
			continue;
		}
		quote = vector_push(&doc->quotes);
		*quote = (struct quote){ .kind = QUOTE_DIRECT, .entity = QUOTE_NOBODY };
		quote_add_span(doc, quote, (struct range){ r->open, r->close });
		own = source.found;
		if (own)
			q->used.at[source.cue] = 1;
		else
			source = carried(q, &said, r);
		if (source.found)
			quote_set_source(doc, quote, source.speaker, source.cue);
		said = (struct saying){ doc->quotes.len, i, source, !own };
	}
}
