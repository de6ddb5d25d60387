#include "annotate/summary/tight.h"

enum {
	WORDS_LEAST = 5,     /* that are left of a sentence */
	ASIDE_MAX = 20,      /* tokens in brackets or between dashes */
	CLAUSE_MAX = 30,     /* of a relative clause */
	SOURCE_MAX = 16,     /* of an attribution */
	SUBJECT_MAX = 7,     /* of who said it */
	HEADLINE_LEAST = 30, /* bytes before a place where a headline is cut */
	TOKENS_MAX = 300,    /* of a sentence; more is none, and every rule looks at all of it */
};

enum word_use {
	WORD_SAID = 1,
	WORD_RELATIVE = 2,
	WORD_DAY = 4,
	WORD_CLAUSE = 8,  /* begins one */
	WORD_PHRASE = 16, /* begins one, as prepositions do */
	WORD_OPEN = 32,   /* leaves something to be said: no end of a headline */
	WORD_ARTICLE = 64,
	WORD_HOUR = 128,
	WORD_VERB = 256,
	WORD_PAST = 512, /* of a verb that does not end in -ed */
};

static const struct wordlist_row word_rows[] = {
	{ "said says", WORD_SAID },
	{ "who whom whose which where", WORD_RELATIVE | WORD_OPEN },
	{ "monday tuesday wednesday thursday friday saturday sunday yesterday", WORD_DAY },
	{ "as after before while when because amid but although though since following and if "
	  "until unless",
	  WORD_CLAUSE | WORD_OPEN },
	{ "in on at by for from with about into over between during against under without within "
	  "among across toward towards near despite",
	  WORD_PHRASE | WORD_OPEN },
	{ "of to or than that this these those his her its their our not no very said says it "
	  "he she they we such so late early compared including according due like per via both "
	  "either whether how what why least around whole just",
	  WORD_OPEN },
	{ "is are was were be been being has have had will would can could may might must",
	  WORD_VERB | WORD_OPEN },
	{ "became began bought broke brought built came chose drew drove fell felt fled flew forgot "
	  "fought found gave got grew held hit kept knew laid led left lost made met paid ran "
	  "rose sank sat saw sent shook shot sold sought spent spoke stole stood struck swept "
	  "threw told took thought went withdrew woke won wore wrote",
	  WORD_PAST },
	{ "the a an", WORD_ARTICLE | WORD_OPEN },
	{ "morning afternoon evening night", WORD_HOUR },
	{ 0 }
};

/* A sentence being cut: tokens [first, last), the last of them its stop if it has one. */
struct cutting {
	struct tightener *t;
	const struct document *doc;
	uint32_t first, last;
	uint32_t stop;  /* the token behind its last word */
	uint32_t words; /* left */
	bool quotes;    /* it has quotation marks */
};

static struct slice text_of(const struct cutting *c, uint32_t token)
{
	return token_text(c->doc->text, &c->doc->tokens.at[token]);
}

static bool is(const struct cutting *c, uint32_t token, const char *text)
{
	return token < c->last && slice_is(text_of(c, token), text);
}

static unsigned use_of(const struct cutting *c, uint32_t token)
{
	return token < c->last
		       ? wordlist_find(&c->t->words, c->doc->text, &c->doc->tokens.at[token])
		       : 0;
}

static bool is_kept(const struct cutting *c, uint32_t token)
{
	return c->t->kept.at[token - c->first];
}

static bool is_word(const struct cutting *c, uint32_t token)
{
	uint8_t kind = c->doc->tokens.at[token].kind;

	return kind == TOKEN_WORD || kind == TOKEN_NUMBER;
}

static bool is_quote_mark(const struct cutting *c, uint32_t token)
{
	return c->t->marks.at[token - c->first];
}

/* Single marks behind a word are apostrophes unless one is open. */
static void find_marks(struct cutting *c)
{
	static const char *const marks[] = { "\"", "“", "”", "``", "''", "«", "»" };
	bool open = false;

	for (uint32_t i = c->first; i < c->last; i++) {
		const struct token *t = &c->doc->tokens.at[i];
		bool mark = false;

		if (is(c, i, "‘") || is(c, i, "'") || is(c, i, "’")) {
			mark = open || t->flags & TOKEN_SPACE_BEFORE || is(c, i, "‘");
			open = mark && !open;
		}
		for (size_t k = 0; t->kind == TOKEN_PUNCT && k < sizeof(marks) / sizeof(*marks);
		     k++)
			mark |= is(c, i, marks[k]);
		*vector_push(&c->t->marks) = mark;
	}
}

static bool is_number(const struct cutting *c, uint32_t token)
{
	return token >= c->first && token < c->last &&
	       c->doc->tokens.at[token].kind == TOKEN_NUMBER;
}

/* Not the one of a score, 3 – 0. */
static bool is_dash(const struct cutting *c, uint32_t token)
{
	if (is_number(c, token - 1) && is_number(c, token + 1))
		return false;
	return is(c, token, "—") || is(c, token, "--") ||
	       ((is(c, token, "–") || is(c, token, "-")) &&
		c->doc->tokens.at[token].flags & TOKEN_SPACE_BEFORE);
}

/* Runs of kept tokens. */
static uint32_t count_pieces(const struct cutting *c)
{
	uint32_t pieces = 0;

	for (uint32_t i = c->first; i < c->last; i++)
		pieces += is_kept(c, i) && (i == c->first || !is_kept(c, i - 1));
	return pieces;
}

static void set_kept(struct cutting *c, uint32_t from, uint32_t to, bool kept)
{
	for (uint32_t i = from; i < to; i++) {
		if (is_kept(c, i) == kept)
			continue;
		c->t->kept.at[i - c->first] = kept;
		c->words += is_word(c, i) ? (kept ? 1 : UINT32_MAX) : 0;
	}
}

/* Leave out tokens [from, to), all kept, unless too little were left of the sentence, or
 * a quotation is touched. */
static bool drop(struct cutting *c, uint32_t from, uint32_t to)
{
	uint32_t words = 0, marks = 0;

	for (uint32_t i = c->first; i < to; i++) {
		if (is_quote_mark(c, i) && i >= from)
			return false;
		marks += is_quote_mark(c, i);
		if (i >= from && !is_kept(c, i))
			return false;
		words += i >= from && is_word(c, i);
	}
	if (marks % 2 || c->words < words + WORDS_LEAST)
		return false;
	set_kept(c, from, to, false);
	if (count_pieces(c) > SUMMARY_SPANS) {
		set_kept(c, from, to, true);
		return false;
	}
	return true;
}

/* The first token from `at` on, before `limit`, that reads so; limit if none does. */
static uint32_t find(const struct cutting *c, uint32_t at, uint32_t limit, const char *text)
{
	limit = limit < c->stop ? limit : c->stop;
	while (at < limit && !is(c, at, text))
		at++;
	return at;
}

static void drop_brackets(struct cutting *c)
{
	for (uint32_t i = c->first; i < c->stop; i++) {
		uint32_t limit = i + ASIDE_MAX < c->last ? i + ASIDE_MAX : c->last, close = i;

		if (!is(c, i, "("))
			continue;
		while (close < limit && !is(c, close, ")"))
			close++;
		if (close < limit && drop(c, i, close + 1))
			i = close;
	}
}

/* Two dashes in all: with more, nobody knows which belong together. */
static void drop_dashes(struct cutting *c)
{
	uint32_t dash[3], n = 0;

	for (uint32_t i = c->first; i < c->stop && n < 3; i++)
		if (is_dash(c, i))
			dash[n++] = i;
	if (n == 2 && dash[1] - dash[0] < ASIDE_MAX)
		drop(c, dash[0], dash[1] + 1);
}

/* ", 41," behind a name */
static void drop_ages(struct cutting *c)
{
	for (uint32_t i = c->first + 1; i + 2 < c->stop; i++) {
		const struct token *t = &c->doc->tokens.at[i];

		if (!is(c, i, ",") || t[1].kind != TOKEN_NUMBER || t[1].end - t[1].start > 3 ||
		    !is(c, i + 2, ",") || t[-1].cased == CASE_LOWER || t[-1].cased == CASE_NONE)
			continue;
		drop(c, i, i + (use_of(c, i + 3) & WORD_RELATIVE ? 2 : 3));
	}
}

/* The comma that ends a relative clause: the sentence goes on behind it in small letters,
 * so that it is not one of a list or a place ("in Marlow, Dorset, said"). */
static uint32_t clause_end(const struct cutting *c, uint32_t from)
{
	uint32_t limit = from + CLAUSE_MAX < c->stop ? from + CLAUSE_MAX : c->stop;

	for (uint32_t i = find(c, from, limit, ","); i < limit; i = find(c, i + 1, limit, ",")) {
		const struct token *next = &c->doc->tokens.at[i + 1];

		if (next->cased == CASE_LOWER)
			return use_of(c, i + 1) & (WORD_CLAUSE | WORD_PHRASE | WORD_RELATIVE |
						   WORD_ARTICLE)
				       ? c->last
				       : i;
		if (next->cased == CASE_NONE || !is(c, i + 2, ","))
			return c->last;
	}
	return limit == c->stop ? c->stop : c->last;
}

/* ", who ...," and ", which ..." up to the stop */
static void drop_clauses(struct cutting *c)
{
	for (uint32_t i = c->first + 1; i + 2 < c->stop; i++) {
		uint32_t end;

		if (!is_kept(c, i) || !is(c, i, ",") || !(use_of(c, i + 1) & WORD_RELATIVE))
			continue;
		end = clause_end(c, i + 1);
		if (end < c->last && drop(c, i, end < c->stop ? end + 1 : end))
			i = end;
	}
}

/* What may stand behind "X said": when and where. */
static bool is_when(const struct cutting *c, uint32_t token)
{
	return is(c, token, "on") || is(c, token, "in") || is(c, token, "late") ||
	       is(c, token, "early") || use_of(c, token) & WORD_DAY;
}

/* Between a comma and the stop: "said X", "X said on Monday", "according to X"; X may be "the
 * mayor, Peter Quill,". */
static bool is_attribution(const struct cutting *c, uint32_t from)
{
	uint32_t said = from, commas = 0;

	if (c->stop - from > SOURCE_MAX)
		return false;
	if (is(c, from, "according") && is(c, from + 1, "to"))
		return true;
	if (use_of(c, from) & (WORD_CLAUSE | WORD_RELATIVE | WORD_PHRASE))
		return false;
	for (; said < c->stop && !(use_of(c, said) & WORD_SAID); said++)
		commas += is(c, said, ",");
	if (said == c->stop || said - from > (commas ? SUBJECT_MAX * 2 : SUBJECT_MAX))
		return false;
	if (said == from)
		return said + 1 < c->stop && !is_when(c, said + 1);
	if (commas && (commas != 2 || !is(c, said - 1, ",")))
		return false;
	return said + 1 == c->stop || (c->stop - said <= 5 && is_when(c, said + 1));
}

static void drop_source(struct cutting *c)
{
	uint32_t commas = 0;

	if (c->quotes)
		return;
	if (is(c, c->first, "According") && is(c, c->first + 1, "to")) {
		uint32_t comma = find(c, c->first, c->first + SOURCE_MAX, ",");

		if (is(c, comma, ",") && find(c, comma + 1, comma + 5, ",") >= comma + 5)
			drop(c, c->first, comma + 1);
	}
	for (uint32_t i = c->stop; i-- > c->first + 1 && commas < 4;) {
		if (!is(c, i, ","))
			continue;
		commas++;
		if (is_kept(c, i) && is_attribution(c, i + 1) && drop(c, i, c->stop))
			return;
	}
}

/* ---- headlines ---- */

static bool is_time(const struct cutting *c, uint32_t token)
{
	return use_of(c, token) & WORD_DAY &&
	       !(token + 1 < c->last && c->doc->tokens.at[token + 1].flags & TOKEN_CLITIC);
}

/* "on Monday", and "Monday" as Americans have it */
static void drop_days(struct cutting *c)
{
	for (uint32_t i = c->first; i < c->stop; i++) {
		uint32_t from = i, to = i + 1;

		if (!is_time(c, i))
			continue;
		if (i > c->first && (is(c, i - 1, "on") || is(c, i - 1, "On")))
			from = i - 1;
		else if (i == c->first || c->doc->tokens.at[i - 1].cased != CASE_LOWER ||
			 use_of(c, i - 1) & (WORD_PHRASE | WORD_ARTICLE))
			continue;
		to += use_of(c, to) & WORD_HOUR ? 1 : 0;
		if (from > c->first && (is(c, from - 1, "late") || is(c, from - 1, "early")))
			from--;
		if (from == c->first && is(c, to, ","))
			to++;
		drop(c, from, to);
	}
}

/* "Police said on Monday that" */
static void drop_said_that(struct cutting *c)
{
	uint32_t i = c->first;

	while (i < c->stop && i < c->first + SUBJECT_MAX && !(use_of(c, i) & WORD_SAID))
		i++;
	for (uint32_t limit = i + 4; i > c->first && i < limit && i < c->stop; i++)
		if (use_of(c, i - 1) && is(c, i, "that")) {
			for (uint32_t k = c->first; k < i; k++)
				if (!is_kept(c, k)) /* "on Monday", in between */
					set_kept(c, k, k + 1, true);
			drop(c, c->first, i + 1);
			return;
		}
}

/* Bytes of the kept tokens before `end`, with a blank between what stands apart. */
static uint32_t width(const struct cutting *c, uint32_t end)
{
	uint32_t bytes = 0;

	for (uint32_t i = c->first; i < end; i++) {
		const struct token *t = &c->doc->tokens.at[i];

		if (is_kept(c, i))
			bytes += t->end - t->start + (t->flags & TOKEN_SPACE_BEFORE ? 1 : 0);
	}
	return bytes;
}

static bool splits_quotation(const struct cutting *c, uint32_t at)
{
	uint32_t marks = 0;

	for (uint32_t i = c->first; i < at; i++)
		marks += is_quote_mark(c, i);
	return marks % 2;
}

static bool splits_name(const struct cutting *c, uint32_t at)
{
	const struct token *t = &c->doc->tokens.at[at];

	return at < c->stop && t->cased == CASE_TITLE && t[-1].cased == CASE_TITLE;
}

static bool is_boundary(const struct cutting *c, uint32_t i, unsigned uses)
{
	return is_kept(c, i) && !splits_quotation(c, i) &&
	       (use_of(c, i) & uses || (uses & WORD_CLAUSE && (is(c, i, ",") || is(c, i, ";") ||
							       is(c, i, ":") || is_dash(c, i))));
}

/* "limited|-|service" */
static bool splits_word(const struct cutting *c, uint32_t at)
{
	return at < c->stop && (is_word(c, at) || is(c, at, "-")) &&
	       !(c->doc->tokens.at[at].flags & TOKEN_SPACE_BEFORE);
}

/* "20 |police officers" */
static bool splits_count(const struct cutting *c, uint32_t at)
{
	return at < c->stop && is_number(c, at - 1) && is_word(c, at) &&
	       !(use_of(c, at) & (WORD_CLAUSE | WORD_RELATIVE | WORD_PHRASE | WORD_VERB));
}

/* Without what would have to be followed by something. */
static uint32_t without_open_end(const struct cutting *c, uint32_t end)
{
	while (end > c->first + 1 &&
	       (!is_kept(c, end - 1) || use_of(c, end - 1) & WORD_OPEN || is(c, end - 1, ",") ||
		is(c, end - 1, ";") || is(c, end - 1, ":") || is_dash(c, end - 1) ||
		splits_word(c, end) || splits_count(c, end)))
		end--;
	return end;
}

/* As far as a word tells by itself: an auxiliary, "said", "fell", or in -ed. */
static bool is_verb(const struct cutting *c, uint32_t token)
{
	struct slice s = text_of(c, token);

	return use_of(c, token) & (WORD_VERB | WORD_SAID | WORD_PAST) ||
	       (s.len > 4 && slice_ends(s, SLICE("ed")));
}

/* The verb of a relative clause makes no statement: "A treasurer who stole millions". */
static bool has_verb(const struct cutting *c, uint32_t end)
{
	enum { NOTHING, RELATIVE, ITS_VERB } behind = NOTHING;

	for (uint32_t i = c->first + 1; i < end; i++) {
		if (!is_kept(c, i))
			continue;
		if (use_of(c, i) & WORD_RELATIVE)
			behind = RELATIVE;
		else if (!is_verb(c, i))
			behind = behind == ITS_VERB ? NOTHING : behind;
		else if (behind == NOTHING)
			return true;
		else
			behind = ITS_VERB;
	}
	return false;
}

/* The last place that leaves a statement and no more than fits: before a clause, else before
 * a phrase, else before a word. */
static uint32_t headline_end(const struct cutting *c)
{
	static const unsigned uses[] = { WORD_CLAUSE | WORD_RELATIVE, WORD_PHRASE };
	uint32_t end = c->stop;

	for (size_t use = 0; use < sizeof(uses) / sizeof(*uses); use++)
		for (uint32_t i = c->stop; i-- > c->first;) {
			if (!is_boundary(c, i, uses[use]) || width(c, i) > HEADLINE_BYTES)
				continue;
			end = without_open_end(c, i);
			if (width(c, end) >= HEADLINE_LEAST && has_verb(c, end))
				return end;
		}
	end = c->stop;
	while (end > c->first + 1 &&
	       (width(c, end) > HEADLINE_BYTES || splits_quotation(c, end) || splits_name(c, end)))
		end--;
	return end > c->first + 1 ? without_open_end(c, end) : c->stop;
}

static bool is_participle(const struct cutting *c, uint32_t token)
{
	struct slice s = text_of(c, token);

	return slice_ends(s, SLICE("ed")) || slice_ends(s, SLICE("ing"));
}

/* "Monday|, March 26" */
static bool is_in_date(const struct cutting *c, uint32_t comma)
{
	return is_number(c, comma + 2) && c->doc->tokens.at[comma + 1].cased == CASE_TITLE;
}

/* "In a statement on its website," and "After ten hours of talks," where it is too long */
static void drop_opening(struct cutting *c)
{
	uint32_t comma = c->first;

	if (width(c, c->stop) <= HEADLINE_BYTES ||
	    !(use_of(c, c->first) & (WORD_CLAUSE | WORD_PHRASE)))
		return;
	do
		comma = find(c, comma + 1, c->first + CLAUSE_MAX, ",");
	while (comma < c->stop && (!is_kept(c, comma) || is_in_date(c, comma)));
	if (!is(c, comma, ",") ||
	    use_of(c, comma + 1) & (WORD_CLAUSE | WORD_RELATIVE | WORD_PHRASE) ||
	    is_participle(c, comma + 1))
		return;
	for (uint32_t i = c->first; i < comma; i++)
		if (!is_kept(c, i))
			set_kept(c, i, i + 1, true);
	drop(c, c->first, comma + 1);
}

/* ", the mayor of Marlow," behind a name */
static void drop_appositions(struct cutting *c)
{
	for (uint32_t i = c->first + 1; i + 2 < c->stop; i++) {
		uint32_t end;

		if (!is_kept(c, i) || !is(c, i, ",") ||
		    c->doc->tokens.at[i - 1].cased == CASE_LOWER ||
		    !(use_of(c, i + 1) & WORD_ARTICLE || is(c, i + 1, "one")))
			continue;
		end = clause_end(c, i + 1);
		if (end < c->stop && drop(c, i, end + 1))
			i = end;
	}
}

static void drop_article(struct cutting *c)
{
	uint32_t i = c->first;

	while (i < c->stop && !is_kept(c, i))
		i++;
	if (use_of(c, i) & WORD_ARTICLE)
		drop(c, i, i + 1);
}

static void cut_headline(struct cutting *c)
{
	uint32_t end = c->stop;

	drop_days(c);
	drop_said_that(c);
	drop_appositions(c);
	drop_opening(c);
	drop_article(c);
	if (width(c, c->stop) > HEADLINE_BYTES)
		end = headline_end(c);
	if (end < c->stop || !(is(c, c->stop, "?") || is(c, c->stop, "!")))
		set_kept(c, end, c->last, false);
}

/* ---- the rest of it ---- */

/* Punctuation is set close to what stands before it. */
static bool is_close(const struct cutting *c, uint32_t token)
{
	return c->doc->tokens.at[token].kind == TOKEN_PUNCT &&
	       memchr(".,;:!?)", c->doc->tokens.at[token].first, 7);
}

/* s with its runs of white space as blanks */
static void add_flat(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		bool blank = (unsigned char)s.ptr[i] <= ' ';

		if (!blank)
			buffer_byte(out, s.ptr[i]);
		else if (out->len && out->at[out->len - 1] != ' ')
			buffer_byte(out, ' ');
	}
}

static void write_pieces(const struct cutting *c, struct summary_sentence *s, struct arena *arena)
{
	struct buffer out = { 0 };

	s->nspans = 0;
	for (uint32_t i = c->first; i < c->last; i++) {
		struct span *piece = &s->spans[s->nspans];

		if (!is_kept(c, i))
			continue;
		*piece = (struct span){ c->doc->tokens.at[i].start, 0 };
		if (out.len && !is_close(c, i))
			buffer_byte(&out, ' ');
		while (i + 1 < c->last && is_kept(c, i + 1))
			i++;
		piece->end = c->doc->tokens.at[i].end;
		add_flat(&out, slice_at(c->doc->text, *piece));
		s->nspans++;
	}
	if (out.len && out.at[0] >= 'a' && out.at[0] <= 'z' && s->spans[0].start > s->start)
		out.at[0] = (char)(out.at[0] - 'a' + 'A');
	s->tight = arena_copy(arena, buffer_view(&out));
	buffer_free(&out);
}

static void open_tightener(struct tightener *t)
{
	if (!t->ready)
		wordlist_add(&t->words, word_rows);
	t->ready = true;
}

/* All of it is kept; where its last word is. */
static uint32_t begin(struct cutting *c)
{
	uint32_t marks = 0;

	vector_clear(&c->t->kept);
	vector_clear(&c->t->marks);
	vector_reserve(&c->t->kept, c->last - c->first);
	memset(c->t->kept.at, 1, c->last - c->first);
	find_marks(c);
	c->stop = c->last;
	for (uint32_t i = c->first; i < c->last; i++) {
		c->words += is_word(c, i);
		c->stop = is_word(c, i) ? i + 1 : c->stop;
		marks += is_quote_mark(c, i);
	}
	c->quotes = marks > 0;
	return marks;
}

void tighten(struct tightener *t, struct document *doc, uint32_t first, bool headline,
	     struct summary_sentence *s)
{
	uint32_t last = doc->sentences.at[s->sentence].last;
	bool long_one = last - first > TOKENS_MAX;
	struct cutting c = { .t = t,
			     .doc = doc,
			     .first = first,
			     .last = long_one && headline ? first + TOKENS_MAX : last };

	open_tightener(t);
	if (begin(&c) % 2 == 0 && c.last - first <= TOKENS_MAX) {
		drop_brackets(&c);
		drop_dashes(&c);
		drop_ages(&c);
		drop_clauses(&c);
		drop_source(&c);
	}
	if (headline)
		cut_headline(&c);
	write_pieces(&c, s, &doc->arena);
}

void tightener_free(struct tightener *t)
{
	vector_free(&t->kept);
	vector_free(&t->marks);
}
