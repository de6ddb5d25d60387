#ifndef LEDE_FUZZ_PROMISES_H
#define LEDE_FUZZ_PROMISES_H

#include <stdio.h>

#include "annotate/annotate.h"
#include "base/utf8.h"

/* What every document keeps, whatever its text: a fuzz target checks it after each
 * input, so that a wrong span is found as a crash is. */

#define REQUIRE(what)                                                             \
	do {                                                                      \
		if (!(what)) {                                                    \
			fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #what); \
			abort();                                                  \
		}                                                                 \
	} while (0)

static inline bool is_border(struct slice text, uint32_t at)
{
	return at == text.len || !utf8_continues(text.ptr[at]);
}

static inline void require_span(struct slice text, uint32_t start, uint32_t end)
{
	size_t at = start;

	REQUIRE(start < end && end <= text.len);
	REQUIRE(is_border(text, start) && is_border(text, end));
	REQUIRE(!utf8_is_space(utf8_next(text, &at)));
	REQUIRE(!utf8_is_space(utf8_before(text, end, &at)));
}

static inline void require_blank(struct slice text, size_t from, size_t to)
{
	while (from < to)
		REQUIRE(utf8_is_space(utf8_next(text, &from)));
}

/* Tokens in order, each in its sentence. They cover all but white space, unless they came
 * with the document. */
static inline void require_tokens(const struct document *doc, bool ours)
{
	uint32_t before = 0;

	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *t = &doc->tokens.at[i];
		const struct sentence *s = &doc->sentences.at[t->sentence];

		require_span(doc->text, t->start, t->end);
		REQUIRE(t->start >= before);
		if (ours)
			require_blank(doc->text, before, t->start);
		REQUIRE(t->sentence < doc->sentences.len);
		REQUIRE(s->start <= t->start && t->end <= s->end);
		REQUIRE(s->first <= i && i < s->last);
		before = t->end;
	}
	if (ours)
		require_blank(doc->text, before, doc->text.len);
}

static inline void require_sentences(const struct document *doc)
{
	uint32_t before = 0, token = 0;

	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		require_span(doc->text, s->start, s->end);
		REQUIRE(s->start >= before && s->first == token && s->last > s->first);
		before = s->end, token = s->last;
	}
	REQUIRE(token == doc->tokens.len);
}

static inline void require_entities(const struct document *doc)
{
	uint32_t before = 0;
	size_t mentions = 0;

	for (size_t i = 0; i < doc->mentions.len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		require_span(doc->text, m->start, m->end);
		REQUIRE(m->start >= before && m->entity < doc->entities.len && m->type < ENTITY_TYPES);
		before = m->end;
	}
	for (size_t i = 0; i < doc->entities.len; i++) {
		const struct entity *e = &doc->entities.at[i];
		uint32_t n = 0;

		REQUIRE(e->name.len && utf8_valid_run(e->name) == e->name.len);
		for (uint32_t m = e->mention; m != MENTION_END; m = doc->mentions.at[m].next) {
			REQUIRE(doc->mentions.at[m].entity == i && n < doc->mentions.len);
			n++;
		}
		REQUIRE(n == e->count && n > 0);
		REQUIRE(!i || e->count <= doc->entities.at[i - 1].count);
		mentions += n;
	}
	REQUIRE(mentions == doc->mentions.len);
}

static inline void require_dates(const struct document *doc)
{
	uint32_t before = 0;

	for (size_t i = 0; i < doc->dates.len; i++) {
		const struct date *d = &doc->dates.at[i];

		require_span(doc->text, d->start, d->end);
		REQUIRE(d->start >= before && d->type <= DATE_SET && *d->value && *d->rule);
		for (const char *c = d->value; *c; c++)
			REQUIRE(*c > ' ' && *c < 0x7f);
		REQUIRE(d->earliest == DAY_UNKNOWN || d->latest == DAY_UNKNOWN ||
			d->earliest <= d->latest);
		before = d->end;
	}
}

static inline void require_quotes(const struct document *doc)
{
	uint32_t start = 0;

	for (size_t i = 0; i < doc->quotes.len; i++) {
		const struct quote *q = &doc->quotes.at[i];
		uint32_t before = q->start;

		require_span(doc->text, q->start, q->end);
		REQUIRE(q->start >= start && q->nspans && q->nspans <= QUOTE_SPANS);
		for (int s = 0; s < q->nspans; s++) {
			require_span(doc->text, q->spans[s].start, q->spans[s].end);
			REQUIRE(q->spans[s].start >= before);
			before = q->spans[s].end;
		}
		REQUIRE(q->spans[0].start == q->start && before == q->end);
		if (q->speaker.start != q->speaker.end)
			require_span(doc->text, q->speaker.start, q->speaker.end);
		if (q->cue.start != q->cue.end)
			require_span(doc->text, q->cue.start, q->cue.end);
		REQUIRE(q->entity == QUOTE_NOBODY || q->entity < doc->entities.len);
		start = q->start;
	}
}

static inline void require_gist(const struct document *doc)
{
	for (size_t i = 0; i < doc->keywords.len; i++) {
		const struct keyword *k = &doc->keywords.at[i];

		REQUIRE(k->text.len && k->count && k->start < doc->text.len);
		REQUIRE(is_border(doc->text, k->start) && k->score <= 1000);
		REQUIRE(!i || k->score <= doc->keywords.at[i - 1].score);
	}
	for (size_t i = 0; i < doc->summary.len; i++) {
		const struct summary_sentence *s = &doc->summary.at[i];

		REQUIRE(s->sentence < doc->sentences.len);
		REQUIRE(!i || s->sentence > s[-1].sentence);
		REQUIRE(s->start >= doc->sentences.at[s->sentence].start && s->start < s->end);
		REQUIRE(s->end == doc->sentences.at[s->sentence].end);
		for (int k = 0; k < s->nspans; k++) {
			REQUIRE(s->spans[k].start < s->spans[k].end && s->spans[k].end <= s->end);
			REQUIRE(s->spans[k].start >= (k ? s->spans[k - 1].end : s->start));
		}
	}
	REQUIRE(doc->stats.types <= doc->stats.words);
	for (size_t i = 0; i < doc->stats.terms.len; i++)
		REQUIRE(doc->stats.terms.at[i].count && doc->stats.terms.at[i].text.len);
}

static inline void require_promises(const struct document *doc, bool ours)
{
	require_sentences(doc);
	require_tokens(doc, ours);
	require_entities(doc);
	require_dates(doc);
	require_quotes(doc);
	require_gist(doc);
}

#endif
