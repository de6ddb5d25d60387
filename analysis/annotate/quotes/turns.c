#include "annotate/quotes/quotes.h"

/* Interviews: lines that begin with who speaks, "Q: ... A: ...", "WALLACE: ...", or a name
 * on a line of its own. What a turn says is direct speech, but has no marks. */

enum {
	LABEL_MAX = 5, /* tokens of a label */
	TURNS_MIN = 3,
	ROUND = 4, /* turns within which a speaker comes again */
};

/* Does the sentence begin a line? */
static bool begins_line(const struct document *doc, const struct sentence *s)
{
	uint32_t from = s->first ? token_at(doc, s->first - 1)->end : 0;
	struct slice between = slice_sub(doc->text, from, token_at(doc, s->first)->start);

	return !s->first || memchr(between.ptr, '\n', between.len);
}

static bool ends_line(const struct document *doc, uint32_t sentence)
{
	return sentence + 1 >= doc->sentences.len ||
	       begins_line(doc, &doc->sentences.at[sentence + 1]);
}

static bool is_person(const struct document *doc, struct range r)
{
	uint32_t m = quote_mention_in(doc, quote_span(doc, r));

	return m != MENTION_END && doc->mentions.at[m].type == ENTITY_PER;
}

/* Q, A, WALLACE, Jane Roe */
static bool is_label(const struct document *doc, struct range r)
{
	bool upper = true;

	if (r.last == r.first)
		return false;
	if (r.last == r.first + 1 && (is_text(doc, r.first, "Q") || is_text(doc, r.first, "A")))
		return true;
	for (uint32_t i = r.first; i < r.last; i++) {
		const struct token *t = token_at(doc, i);

		if (!is_capital(doc, i) && t->first != '.' && t->first != '-')
			return false;
		upper &= t->cased == CASE_UPPER || t->kind == TOKEN_PUNCT;
	}
	return upper || is_person(doc, r);
}

/* The turn that sentence s opens. */
static bool read_turn(const struct document *doc, uint32_t number, struct turn *turn)
{
	const struct sentence *s = &doc->sentences.at[number];
	uint32_t first = s->first, last;

	if (!begins_line(doc, s))
		return false;
	if (token_at(doc, first)->first == '"' || is_text(doc, first, "“"))
		first++;
	for (last = first; last < s->last && last < first + LABEL_MAX && !is_mark(doc, last, ':');)
		last++;
	*turn = (struct turn){ .label = { first, last }, .line = s->first };
	turn->colon = last < s->last && is_mark(doc, last, ':');
	turn->content = last + turn->colon;
	if (!turn->colon && (last < s->last || !ends_line(doc, number)))
		return false;
	return is_label(doc, turn->label);
}

static bool is_same_label(const struct document *doc, const struct turn *a, const struct turn *b)
{
	return slice_equal(slice_at(doc->text, quote_span(doc, a->label)),
			   slice_at(doc->text, quote_span(doc, b->label)));
}

static bool asks(const struct document *doc, struct range r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (is_mark(doc, i, '?'))
			return true;
	return false;
}

/* Three turns or more by two or more, one of whom comes again, and somebody asks. */
static bool is_interview(const struct quote_scratch *q, const struct document *doc)
{
	bool again = false, other = false, asked = false;

	for (size_t i = 0; i < q->turns.len; i++) {
		const struct turn *t = &q->turns.at[i];

		asked |= asks(doc, (struct range){ t->content, t->end });
		for (size_t k = i; k-- > 0 && k + ROUND >= i;) {
			bool same = is_same_label(doc, &q->turns.at[k], t);

			again |= same;
			other |= !same;
		}
	}
	return q->turns.len >= TURNS_MIN && again && other && asked;
}

/* Where the paragraph that the token is in ends. */
static uint32_t paragraph_end(const struct document *doc, uint32_t token)
{
	uint32_t s;

	if (token >= doc->tokens.len)
		return (uint32_t)doc->tokens.len;
	s = token_at(doc, token)->sentence + 1;
	while (s < doc->sentences.len && !doc->sentences.at[s].paragraph)
		s++;
	return doc->sentences.at[s - 1].last;
}

/* A turn goes on to the next one's line, the last one to the end of its paragraph. */
static void find_turns(struct quote_scratch *q, const struct document *doc)
{
	struct turn turn;

	vector_clear(&q->turns);
	for (uint32_t s = 0; s < doc->sentences.len; s++) {
		if (!read_turn(doc, s, &turn))
			continue;
		if (q->turns.len)
			q->turns.at[q->turns.len - 1].end = turn.line;
		turn.end = turn.content;
		*vector_push(&q->turns) = turn;
	}
	if (q->turns.len) {
		struct turn *last = &q->turns.at[q->turns.len - 1];

		last->end = paragraph_end(doc, last->content);
	}
}

static void add_turn(struct quote_scratch *q, struct document *doc, const struct turn *t)
{
	struct quote *quote;

	if (t->content >= t->end)
		return;
	quote = vector_push(&doc->quotes);
	*quote = (struct quote){ .kind = QUOTE_TURN, .entity = QUOTE_NOBODY };
	quote_add_span(doc, quote, (struct range){ t->content, t->end });
	quote->speaker = quote_span(doc, t->label);
	if (t->colon) {
		q->used.at[t->content - 1] = 1;
		quote->cue = quote_span(doc, (struct range){ t->content - 1, t->content });
	}
	for (uint32_t i = t->line; i < t->end; i++)
		q->class.at[i] |= WORD_TURN;
}

void quote_turns(struct quote_scratch *q, struct document *doc)
{
	find_turns(q, doc);
	if (!is_interview(q, doc))
		return;
	for (size_t i = 0; i < q->turns.len; i++)
		add_turn(q, doc, &q->turns.at[i]);
}
