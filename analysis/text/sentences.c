#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/chars.h"
#include "text/token.h"

/* Sentences are cut where a stop, with the quotation marks and brackets that close
 * behind it, is followed by what can begin a sentence; what may follow depends on
 * the kind of stop. Line ends are decided once for the document. Every decision
 * looks at a bounded number of tokens. */

struct splitter {
	struct slice text;
	token_vector *tokens;
	sentence_vector *out;
	size_t first;       /* token that begins the sentence in work */
	size_t cut;         /* token that begins the next one, once that is known */
	size_t settled;     /* marks before this token were part of an earlier decision */
	size_t line;        /* first token of the line */
	size_t width;       /* of a hard-wrapped text's lines in bytes; 0 for other texts */
	unsigned list_next; /* number of the next item of a list within the line, or 0 */
	bool open_quote;    /* an odd number of straight double quotes in this paragraph */
};

static const struct token *token_at(const struct splitter *sp, size_t i)
{
	return i < sp->tokens->len ? &sp->tokens->at[i] : NULL;
}

static struct slice text_of(const struct splitter *sp, const struct token *t)
{
	return token_text(sp->text, t);
}

static bool spaced(const struct token *t)
{
	return t->flags & TOKEN_SPACE_BEFORE;
}

static bool is_word(const struct token *t)
{
	return t->kind == TOKEN_WORD;
}

static bool is_lower(const struct token *t)
{
	return t->cased == CASE_LOWER && is_word(t);
}

static int32_t code_point(const struct splitter *sp, const struct token *t)
{
	size_t at = 0;

	return t->first < 0x80 ? t->first : utf8_next(text_of(sp, t), &at);
}

/* ---- Line ends ---- */

/* What the line ends of a text are like, over a sample from its beginning. */
struct line_ends {
	bool sentence;     /* the line at hand is part of a sentence that began with a capital */
	unsigned all;      /* between two lines that are not blank */
	unsigned inside;   /* no stop before, a small letter behind: inside a sentence */
	unsigned full;     /* of these, the next word would not have fitted */
	size_t longest;
};

enum { SAMPLE_LINES = 2000, WIDEST = 140, NARROWEST = 16, SLACK = 12 };

static struct slice line_at(struct slice text, size_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);

	return slice_sub(text, at, end ? (size_t)(end - text.ptr) : text.len);
}

static size_t first_word(struct slice line)
{
	const char *space = memchr(line.ptr, ' ', line.len);

	return space ? (size_t)(space - line.ptr) : line.len;
}

static bool starts_small(struct slice line)
{
	return byte_class[(unsigned char)line.ptr[0]] & BYTE_LETTER && line.ptr[0] & 0x20;
}

static void count_line_end(struct line_ends *ends, struct slice line, struct slice next)
{
	bool stops = strchr(".!?", line.ptr[line.len - 1]);

	ends->all++;
	ends->sentence = (ends->sentence && !stops) || !starts_small(line);
	if (!ends->sentence || stops || !starts_small(next))
		return;
	ends->inside++;
	ends->full += line.len + 1 + first_word(next) + SLACK > ends->longest;
}

/* The longest line of the sample that is no wider than lines of text are; 0 when
 * more than one line in fifty is. */
static size_t longest_line(struct slice text)
{
	size_t longest = 0, lines = 0, wider = 0;

	for (size_t at = 0; lines < SAMPLE_LINES && at < text.len; lines++) {
		struct slice whole = line_at(text, at), line = slice_trim(whole);

		at += whole.len + 1;
		if (line.len > WIDEST)
			wider++;
		else if (line.len > longest)
			longest = line.len;
	}
	return wider * 50 > lines ? 0 : longest;
}

/* The width of a hard-wrapped text, or 0. Such a text breaks most of its lines
 * inside sentences, and does so where the next word would not have fitted into
 * the width that its longest lines have. */
static size_t wrap_width(struct slice text)
{
	struct line_ends ends = { .longest = longest_line(text) };
	struct slice previous = { 0 };
	size_t at = 0;

	if (ends.longest < NARROWEST)
		return 0;
	for (int n = 0; n < SAMPLE_LINES && at < text.len; n++) {
		struct slice whole = line_at(text, at), line = slice_trim(whole);

		at += whole.len + 1;
		if (previous.len && line.len)
			count_line_end(&ends, previous, line);
		previous = line;
	}
	if (!ends.inside || ends.inside * 10 < ends.all * 3 || ends.full * 10 < ends.inside * 7)
		return 0;
	return ends.longest;
}

static bool is_bullet(int32_t cp)
{
	return cp == 0x2022 || cp == 0x2023 || cp == 0x2043 || cp == 0x25aa || cp == 0x25cf ||
	       cp == 0x25e6;
}

/* Blanks at the start of the line that token t begins. */
static size_t indent(const struct splitter *sp, const struct token *t)
{
	size_t at = t->start;

	while (at > 0 && t->start - at < 8 &&
	       (sp->text.ptr[at - 1] == ' ' || sp->text.ptr[at - 1] == '\t'))
		at--;
	return t->start - at;
}

/* In a hard-wrapped text, does the line that token i begins start something new?
 * After a line that had room for the next word, and where it is indented. */
static bool deliberate_break(const struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i), *line = token_at(sp, sp->line);
	size_t length = token_at(sp, i - 1)->end - line->start;

	if (is_bullet(code_point(sp, t)))
		return true;
	if (is_lower(t))
		return false;
	if (indent(sp, t) > 1 && indent(sp, line) < 2)
		return true;
	return length + (t->end - t->start) + 2 * SLACK < sp->width;
}

static bool line_breaks(const struct splitter *sp, size_t i)
{
	return token_at(sp, i)->flags & TOKEN_PARAGRAPH || !sp->width || deliberate_break(sp, i);
}

/* ---- What stands behind a stop ---- */

/* What closes behind a stop, and where the next token is. */
struct after {
	size_t next;
	bool quote, bracket;
};

static bool is_terminator(const struct splitter *sp, const struct token *t)
{
	unsigned sb;

	if (t->kind != TOKEN_PUNCT)
		return false;
	sb = char_properties(code_point(sp, t)) & SB_MASK;
	return sb == SB_STERM || sb == SB_ATERM || code_point(sp, t) == 0x2026;
}

static bool closes_bracket(int32_t cp)
{
	return cp == ')' || cp == ']' || cp == '}';
}

static bool closes_quote(int32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x201d || cp == 0x2019 || cp == 0xbb ||
	       cp == 0x203a || cp == 0x300d || cp == 0x300f;
}

static bool opens(int32_t cp)
{
	return cp == '(' || cp == '[' || cp == '"' || cp == '\'' || cp == '`' || cp == 0x201c ||
	       cp == 0x2018 || cp == 0xab || cp == 0x2039 || cp == 0x201e || cp == 0x300c;
}

/* May token i close what was opened before? A straight mark closes when nothing
 * is glued behind it, or when one stands open. */
static bool closes(const struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i), *next = token_at(sp, i + 1);
	int32_t cp = code_point(sp, t);
	bool glued_next = next && !spaced(next) && is_word(next);

	if (t->kind != TOKEN_PUNCT)
		return false;
	if (spaced(t))
		return cp == 0x201d || ((cp == 0x201c || (cp == '"' && sp->open_quote)) &&
					(!next || spaced(next)));
	return closes_bracket(cp) || (closes_quote(cp) && !glued_next) ||
	       (cp == 0x201d || cp == 0xbb);
}

/* :) and its like, as the tokenizer leaves them. */
static bool is_emoticon(const struct token *t)
{
	return (t->first == ':' || t->first == ';') && t->end - t->start > 1;
}

static struct after behind(const struct splitter *sp, size_t i)
{
	struct after after = { .next = i + 1 };

	for (; after.next < sp->tokens->len; after.next++) {
		const struct token *t = token_at(sp, after.next);
		int32_t cp = code_point(sp, t);

		if (t->flags & TOKEN_PARAGRAPH)
			break;
		if (closes(sp, after.next)) {
			after.bracket |= closes_bracket(cp);
			after.quote |= closes_quote(cp);
		} else if (!is_emoticon(t) && (spaced(t) || !is_terminator(sp, t))) {
			break;
		}
	}
	return after;
}

/* The first token from i on that is no opening mark. */
static const struct token *past_openers(const struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i);

	for (int n = 0; t && n < 3 && t->kind == TOKEN_PUNCT && opens(code_point(sp, t)); n++)
		t = token_at(sp, ++i);
	return t;
}

/* "Why?" Ms. Ortiz asked: names, then a verb that reports. */
static bool reported(const struct splitter *sp, size_t i)
{
	for (size_t end = i + 6; i < end && i < sp->tokens->len; i++) {
		const struct token *t = token_at(sp, i);

		if (!is_word(t))
			return false;
		if (is_lower(t))
			return word_reports(text_of(sp, t));
		if (word_starts_sentence(text_of(sp, t)))
			return false;
	}
	return false;
}

/* ---- The kinds of stops ---- */


/* 10 p.m. Monday, 6 a.m. EST, 4 a.m. Iraq time, but: 9 p.m. Police said */
static bool goes_with_time(const struct splitter *sp, const struct token *t)
{
	static const char *const words[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"eastern", "central", "pacific", "mountain", "local", "london", "moscow",
		"greenwich", "gmt", "est", "edt", "pst", "pdt", "cst", "cdt", "mst", "mdt", "et",
		"pt", "bst", "utc", "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december", NULL,
	};
	struct slice s = text_of(sp, t);

	if (t + 1 < sp->tokens->at + sp->tokens->len && slice_is(text_of(sp, t + 1), "time"))
		return true;
	return ascii_among(s, words) || t->cased == CASE_UPPER;
}

/* Is what leads up to token i running text? Headlines have no small words but short
 * ones, and in them U.S. To Send is one sentence. */
static bool running_text(const struct splitter *sp, size_t i)
{
	for (size_t n = 0; n < 12 && i > sp->first; n++) {
		const struct token *t = token_at(sp, --i);

		if (is_lower(t) && t->end - t->start > 3 && !(t->flags & TOKEN_CLITIC))
			return true;
	}
	return false;
}

/* Does token t begin a sentence behind the abbreviation at `stop`? Some of the words
 * that do are surnames too, behind initials. */
static bool starter(const struct splitter *sp, const struct token *t, size_t stop)
{
	static const char *const names[] = {
		"so", "such", "will", "an", "do", "more", "well", "like", "few", NULL,
	};
	static const char *const forms_of_address[] = { "mr.", "mrs.", "ms.", NULL };
	const struct token *next = t + 1 < sp->tokens->at + sp->tokens->len ? t + 1 : NULL;

	if (ascii_among(text_of(sp, t), forms_of_address))
		return true;
	if (!word_starts_sentence(text_of(sp, t)))
		return false;
	if (token_at(sp, stop)->end - token_at(sp, stop)->start == 2 &&
	    ascii_among(text_of(sp, t), names))
		return false;
	return (next && is_lower(next)) || running_text(sp, stop);
}

/* An abbreviation with its stop, followed by a capital: does the sentence end? */
static bool abbreviation_ends(const struct splitter *sp, size_t i, const struct token *next)
{
	static const char *const after_names[] = { "jr", "sr", "esq", "st", NULL };
	struct slice word = text_of(sp, token_at(sp, i));

	word.len--;
	if (ascii_same(word, "a.m") || ascii_same(word, "p.m")) /* not: At 5 a.m. Ms. Ortiz */
		return i - sp->first > 3 && !goes_with_time(sp, next);
	if (ascii_same(word, "p.s"))
		return false;
	switch (abbreviation_kind(word)) {
	case ABBREVIATION_TITLE:
		return ascii_among(word, after_names) && starter(sp, next, i);
	case ABBREVIATION_REFERENCE:
		return false;
	case ABBREVIATION_LATIN:
		return ascii_same(word, "etc") || (ascii_same(word, "al") && starter(sp, next, i));
	default:
		return starter(sp, next, i);
	}
}

static bool stop_word_ends(const struct splitter *sp, size_t i, struct after after)
{
	const struct token *next = token_at(sp, after.next), *word = past_openers(sp, after.next);

	if (!word || !is_word(word) || is_lower(word))
		return false;
	if (after.bracket)
		return next == word && starter(sp, word, i);
	if (next != word && next->first == '(')
		return false;
	return abbreviation_ends(sp, i, word);
}

/* Does the sentence begin with the dots that end at token i? */
static bool leads_in(const struct splitter *sp, size_t i)
{
	const struct token *t = past_openers(sp, sp->first);

	while (t < token_at(sp, i) && t->first == '.' && token_at(sp, i) - t < 4)
		t++;
	return t == token_at(sp, i);
}

/* Three dots with blanks around them may stand inside a sentence, even before I. */
static bool ellipsis_ends(const struct splitter *sp, size_t i, struct after after, size_t dots)
{
	const struct token *next = token_at(sp, after.next), *word = past_openers(sp, after.next);

	if (!word || is_lower(word) || (!is_word(word) && dots < 4))
		return false;
	if (leads_in(sp, i) || (after.bracket && opens(code_point(sp, token_at(sp, i - 1)))))
		return false;
	if (dots != 3 || after.quote)
		return true;
	return next == word && !(spaced(token_at(sp, i)) && slice_is(text_of(sp, word), "I"));
}

/* A dash before a credit or an item, or a line of asterisks: what stands behind a
 * quotation, "We won." -- Ms. Ortiz, belongs to it. */
static bool begins_with_rule(const struct splitter *sp, struct after after)
{
	const struct token *t = token_at(sp, after.next), *next = token_at(sp, after.next + 1);
	int32_t cp = code_point(sp, t);

	if (cp == '*' || cp == '_')
		return t->end - t->start > 1;
	return (cp == '-' || cp == 0x2013 || cp == 0x2014) && spaced(t) && !after.quote && next &&
	       spaced(next) && next->cased != CASE_LOWER && is_word(next);
}

/* Can a sentence begin with what follows? */
static bool may_begin(const struct splitter *sp, struct after after)
{
	const struct token *next = token_at(sp, after.next);
	int32_t cp = code_point(sp, next);

	if (next->kind != TOKEN_PUNCT || begins_with_rule(sp, after))
		return true;
	return opens(cp) || cp == 0x2026 || (cp == '.' && next->end - next->start > 1) ||
	       is_bullet(cp) || cp == 0xbf || cp == 0xa1;
}

/* Before a small letter, a mark behind a capital belongs to a name: Yahoo! said. */
static bool exclamation_ends(const struct splitter *sp, size_t i, struct after after)
{
	const struct token *next = token_at(sp, after.next), *word = past_openers(sp, after.next);

	if (!may_begin(sp, after))
		return false;
	if (word && is_lower(word)) {
		if (after.quote || after.bracket || word_reports(text_of(sp, word)))
			return false;
		return i <= sp->first + 1 || token_at(sp, i - 1)->cased != CASE_TITLE;
	}
	return !(after.quote && next == word && reported(sp, after.next));
}

/* 1. or a. at the start of a sentence numbers what follows. */
static bool numbers_item(const struct splitter *sp, size_t i)
{
	size_t first = sp->first + is_bullet(code_point(sp, token_at(sp, sp->first)));
	const struct token *t = token_at(sp, first);

	if (i != first + 1 || spaced(token_at(sp, i)))
		return false;
	return t->end - t->start <= 2 && (t->kind == TOKEN_NUMBER || t->end - t->start == 1);
}

/* German writes ordinals with a stop: "am 3. März", "im 100. Rennen", "der 2. Platz". */
static bool is_ordinal(const struct splitter *sp, size_t i, const struct token *next)
{
	static const char *const before[] = { "der", "die", "das", "den", "dem", "des", "im", "vom",
					      "zum", "zur", "beim", "jeder", "jede", NULL };
	static const char *const months[] = { "januar", "februar", "mai", "juni", "juli",
					      "oktober", "dezember", NULL };
	static const char *const shared[] = { "april", "august", "september", "november", NULL };
	const struct token *number = i > sp->first ? token_at(sp, i - 1) : NULL;
	struct slice word = next ? text_of(sp, next) : (struct slice){ 0 };
	struct slice article;

	if (!number || number->kind != TOKEN_NUMBER || number->end - number->start > 3 ||
	    spaced(token_at(sp, i)))
		return false;
	if (ascii_among(word, months) || slice_is(word, "März") || slice_is(word, "Jänner"))
		return true;
	if (i < sp->first + 2)
		return false;
	article = text_of(sp, token_at(sp, i - 2));
	return ascii_among(article, before) ||
	       (slice_is(article, "am") && ascii_among(word, shared));
}

static bool full_stop_ends(const struct splitter *sp, size_t i, struct after after)
{
	const struct token *next = token_at(sp, after.next), *word = past_openers(sp, after.next);

	if (numbers_item(sp, i) || !may_begin(sp, after) || is_ordinal(sp, i, word))
		return false;
	if (next->first == '.') { /* a sentence that leads in with dots */
		word = token_at(sp, after.next + 1);
		return next->end - next->start > 1 && word && !is_lower(word);
	}
	if (i > 0 && code_point(sp, token_at(sp, i - 1)) == 0xb0) /* N°. 5 */
		return false;
	if (word && is_lower(word))
		return !after.quote && !after.bracket && spaced(next);
	return spaced(next) || after.quote || after.bracket || (word && word->cased == CASE_TITLE);
}

/* Dots typed with blanks between them: how many end at token i, up to four. */
static size_t dots_at(const struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i);
	size_t dots = t->end - t->start;

	if (t->first != '.')
		return 3;
	while (dots < 4 && i > sp->first && spaced(t) && token_at(sp, i - 1)->first == '.')
		t = token_at(sp, --i), dots++;
	return dots;
}

static bool ends_sentence(const struct splitter *sp, size_t i, struct after after)
{
	const struct token *t = token_at(sp, i);
	size_t dots;

	if (t->flags & TOKEN_STOP)
		return stop_word_ends(sp, i, after);
	if (t->first == '.' || code_point(sp, t) == 0x2026) {
		dots = dots_at(sp, i);
		return dots > 1 ? ellipsis_ends(sp, i, after, dots) : full_stop_ends(sp, i, after);
	}
	if (is_emoticon(t))
		return is_word(token_at(sp, after.next)) && !is_lower(token_at(sp, after.next));
	if (t->first == '!' || t->first == '?')
		return exclamation_ends(sp, i, after);
	return true; /* of other scripts, which have no use for it elsewhere */
}

/* ---- Lists within a line ---- */

/* The sentence of tokens [first, end). It is a headline when it fills its paragraph, one
 * line, and no stop ends it. */
static struct sentence sentence_of(const struct splitter *sp, size_t begin, size_t end)
{
	const struct token *first = token_at(sp, begin), *last = token_at(sp, end - 1);
	const struct token *next = token_at(sp, end);
	bool alone = first->flags & TOKEN_PARAGRAPH && (!next || next->flags & TOKEN_PARAGRAPH);

	return (struct sentence){
		.start = first->start,
		.end = last->end,
		.first = (uint32_t)begin,
		.last = (uint32_t)end,
		.paragraph = first->flags & TOKEN_PARAGRAPH,
		.headline = alone && sp->line <= begin && !is_terminator(sp, last) &&
			    !(last->kind == TOKEN_PUNCT && closes_quote(code_point(sp, last)) &&
			      end - begin > 1 && is_terminator(sp, last - 1)),
	};
}

static void close_sentence(struct splitter *sp, size_t end)
{
	*vector_push(sp->out) = sentence_of(sp, sp->first, end);
	sp->first = end;
}

/* What a list counts with in front of the mark at token i, "2." or "b)", or 0. */
static unsigned item_number(const struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i - 1), *next = token_at(sp, i + 1);
	struct slice s = text_of(sp, t);
	unsigned value = 0;

	if (spaced(token_at(sp, i)) || s.len > 2 || !next || (!spaced(next) && next->first != ')'))
		return 0;
	if (s.len == 1 && byte_class[t->first] & BYTE_LETTER)
		return t->first - 'a' + 1u;
	for (size_t k = 0; k < s.len; k++)
		value = value * 10 + ((unsigned char)s.ptr[k] - '0');
	return t->kind == TOKEN_NUMBER ? value : 0;
}

/* "1. Milk 2. Bread": a list within a line starts with its first item and counts
 * on. When the mark at token i numbers the next one, a sentence begins there. */
static void count_item(struct splitter *sp, size_t i)
{
	unsigned value = i > sp->first ? item_number(sp, i) : 0;

	if (!value || (value != sp->list_next && !(value == 1 && i == sp->first + 1)))
		return;
	sp->list_next = value + 1;
	if (i - 1 == sp->first)
		return;
	close_sentence(sp, i - 1);
	sp->tokens->at[i - 1].sentence = (uint32_t)sp->out->len;
}

/* ---- The pass ---- */

/* A bullet within a sentence that began with one. */
static void next_bullet(struct splitter *sp, size_t i)
{
	if (i > sp->first && is_bullet(code_point(sp, token_at(sp, sp->first))))
		close_sentence(sp, i);
}

static void at_mark(struct splitter *sp, size_t i)
{
	const struct token *t = token_at(sp, i);
	struct after after;

	if (t->first == '"')
		sp->open_quote = !sp->open_quote;
	else if (t->first == '.' || t->first == ')')
		count_item(sp, i);
	else if (is_bullet(code_point(sp, t)))
		next_bullet(sp, i);
	if (!(t->flags & TOKEN_STOP) && !is_emoticon(t) && !is_terminator(sp, t))
		return;
	if (i < sp->settled)
		return;
	after = behind(sp, i);
	sp->settled = after.next;
	if (after.next < sp->tokens->len && ends_sentence(sp, i, after))
		sp->cut = after.next;
}

/* First bytes of the tokens that at_mark cares about. */
static const bool is_mark[256] = {
	['.'] = true,  ['!'] = true,  ['?'] = true,  ['"'] = true,  [')'] = true,  [':'] = true,
	[';'] = true,  [0xd6] = true, [0xd8] = true, [0xdb] = true, [0xdc] = true, [0xdf] = true,
	[0xe0] = true, [0xe1] = true, [0xe2] = true, [0xe3] = true, [0xea] = true, [0xef] = true,
	[0xf0] = true,
};

void sentences_split(struct slice text, token_vector *tokens, sentence_vector *out)
{
	struct splitter sp = { .text = text, .tokens = tokens, .out = out };

	vector_clear(out);
	sp.width = wrap_width(text);
	for (size_t i = 0; i < tokens->len; i++) {
		struct token *t = &tokens->at[i];

		if (t->flags & TOKEN_LINE_START) {
			if (i > sp.first && line_breaks(&sp, i))
				close_sentence(&sp, i);
			sp.line = i;
			sp.list_next = 0;
			sp.open_quote &= !(t->flags & TOKEN_PARAGRAPH);
		}
		if (i == sp.cut && i > sp.first)
			close_sentence(&sp, i);
		if (is_mark[t->first] || t->flags & TOKEN_STOP)
			at_mark(&sp, i);
		t->sentence = (uint32_t)out->len;
	}
	if (tokens->len)
		close_sentence(&sp, tokens->len);
}

void sentences_mark(struct slice text, token_vector *tokens, sentence_vector *sentences)
{
	struct splitter sp = { .text = text, .tokens = tokens };

	for (size_t i = 0; i < sentences->len; i++) {
		struct sentence *s = &sentences->at[i];

		for (size_t t = s->first; t < s->last; t++)
			if (tokens->at[t].flags & TOKEN_LINE_START)
				sp.line = t;
		*s = sentence_of(&sp, s->first, s->last);
	}
}
