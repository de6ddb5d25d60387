#include "text/uax29.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/token.h"

/* Rule numbers are those of https://www.unicode.org/reports/tr29/tr29-41.html.
 * Each rule decides between the code point before a place and the one behind it. */

/* The properties of the code point at text[*at], which moves on behind it; 0 at
 * the end of the text. */
static unsigned next_properties(struct slice text, size_t *at)
{
	return *at < text.len ? char_properties(utf8_next(text, at)) : 0;
}

/* ---- Words ---- */

static bool wb_line(unsigned wb)
{
	return wb == WB_CR || wb == WB_LF || wb == WB_NEWLINE;
}

static bool wb_ignored(unsigned wb)
{
	return wb == WB_EXTEND || wb == WB_FORMAT || wb == WB_ZWJ;
}

static bool wb_letter(unsigned wb)
{
	return wb == WB_ALETTER || wb == WB_HEBREW_LETTER;
}

static bool wb_mid_letter(unsigned wb)
{
	return wb == WB_MIDLETTER || wb == WB_MIDNUMLET || wb == WB_SINGLE_QUOTE;
}

static bool wb_mid_number(unsigned wb)
{
	return wb == WB_MIDNUM || wb == WB_MIDNUMLET || wb == WB_SINGLE_QUOTE;
}

/* Word_Break of the first code point from text[at] on that WB4 does not ignore. */
static unsigned wb_ahead(struct slice text, size_t at)
{
	unsigned wb;

	do
		wb = next_properties(text, &at) & WB_MASK;
	while (wb_ignored(wb));
	return wb;
}

/* What stands before a place within a word. */
struct word_state {
	unsigned last;          /* Word_Break of the code point right before it */
	unsigned left, further; /* of the last two that are not ignored */
	bool odd_indicators;    /* an odd number of regional indicators up to here */
};

/* WB5 to WB13b: do letters, digits and what connects them go on? */
static bool wb_joins(const struct word_state *st, unsigned wb, struct slice text, size_t behind)
{
	unsigned left = st->left;

	if (wb_letter(left)) {
		if (wb_letter(wb) || wb == WB_NUMERIC || wb == WB_EXTENDNUMLET) /* WB5, 9, 13a */
			return true;
		if (wb_mid_letter(wb) && wb_letter(wb_ahead(text, behind))) /* WB6 */
			return true;
		if (left == WB_HEBREW_LETTER && wb == WB_SINGLE_QUOTE) /* WB7a */
			return true;
		return left == WB_HEBREW_LETTER && wb == WB_DOUBLE_QUOTE && /* WB7b */
		       wb_ahead(text, behind) == WB_HEBREW_LETTER;
	}
	if (wb_letter(wb) && wb_letter(st->further) && wb_mid_letter(left)) /* WB7 */
		return true;
	if (left == WB_DOUBLE_QUOTE) /* WB7c */
		return st->further == WB_HEBREW_LETTER && wb == WB_HEBREW_LETTER;
	if (left == WB_NUMERIC) {
		if (wb == WB_NUMERIC || wb_letter(wb) || wb == WB_EXTENDNUMLET) /* WB8, 10, 13a */
			return true;
		return wb_mid_number(wb) && wb_ahead(text, behind) == WB_NUMERIC; /* WB12 */
	}
	if (wb == WB_NUMERIC && st->further == WB_NUMERIC && wb_mid_number(left)) /* WB11 */
		return true;
	if (left == WB_KATAKANA)
		return wb == WB_KATAKANA || wb == WB_EXTENDNUMLET; /* WB13, 13a */
	if (left == WB_EXTENDNUMLET) /* WB13a, 13b */
		return wb_letter(wb) || wb == WB_NUMERIC || wb == WB_KATAKANA ||
		       wb == WB_EXTENDNUMLET;
	return false;
}

static bool wb_breaks(const struct word_state *st, unsigned properties, struct slice text,
		      size_t behind)
{
	unsigned wb = properties & WB_MASK;

	if (st->last == WB_CR && wb == WB_LF) /* WB3 */
		return false;
	if (wb_line(st->last) || wb_line(wb)) /* WB3a, 3b */
		return true;
	if (st->last == WB_ZWJ && properties & PICTOGRAPHIC) /* WB3c */
		return false;
	if (st->last == WB_WSEGSPACE && wb == WB_WSEGSPACE) /* WB3d */
		return false;
	if (wb_ignored(wb)) /* WB4 */
		return false;
	if (st->left == WB_REGIONAL_INDICATOR && wb == WB_REGIONAL_INDICATOR) /* WB15, 16 */
		return !st->odd_indicators;
	return !wb_joins(st, wb, text, behind);
}

size_t uax29_word_end(struct slice text, size_t start)
{
	size_t at = start, behind;
	unsigned properties = next_properties(text, &at);
	struct word_state st = { .last = properties & WB_MASK, .left = properties & WB_MASK };

	st.odd_indicators = st.left == WB_REGIONAL_INDICATOR;
	for (; at < text.len; at = behind) {
		behind = at;
		properties = next_properties(text, &behind);
		if (wb_breaks(&st, properties, text, behind))
			break;
		st.last = properties & WB_MASK;
		if (wb_ignored(st.last))
			continue;
		st.further = st.left;
		st.left = st.last;
		st.odd_indicators ^= st.left == WB_REGIONAL_INDICATOR;
	}
	return at;
}

void tokenize_uax29(struct slice text, token_vector *out)
{
	vector_clear(out);
	for (size_t start = 0, end; start < text.len; start = end) {
		size_t from = start, next = start;
		struct token *t;

		end = uax29_word_end(text, start);
		while (from < end && utf8_is_space(utf8_next(text, &next)))
			from = next;
		if (from == end)
			continue;
		t = vector_push(out);
		*t = (struct token){ .start = (uint32_t)from, .end = (uint32_t)end };
		token_classify(text, t);
	}
}

/* ---- Sentences ---- */

static bool sb_separates(unsigned sb)
{
	return sb == SB_SEP || sb == SB_CR || sb == SB_LF;
}

static bool sb_terminates(unsigned sb)
{
	return sb == SB_ATERM || sb == SB_STERM;
}

/* What stands before a place within a sentence. */
struct sentence_state {
	unsigned last;        /* Sentence_Break of the code point before it, ignored ones aside */
	unsigned terminator;  /* SB_ATERM or SB_STERM, if Close* Sp* at most stand behind it */
	unsigned before;      /* what the terminator follows */
	bool spaces;          /* Sp behind it already */
	bool separated;       /* the last code point of all is a paragraph separator */
};

/* SB8: does a small letter follow before anything that could begin a sentence? */
static bool sb_lower_ahead(struct slice text, size_t at)
{
	while (at < text.len) {
		unsigned sb = next_properties(text, &at) & SB_MASK;

		if (sb == SB_LOWER)
			return true;
		if (sb == SB_OLETTER || sb == SB_UPPER || sb_separates(sb) || sb_terminates(sb))
			return false;
	}
	return false;
}

static bool sb_breaks(const struct sentence_state *st, unsigned sb, struct slice text, size_t at)
{
	if (st->separated) /* SB3, SB4 */
		return !(st->last == SB_CR && sb == SB_LF);
	if (!st->terminator || sb == SB_EXTEND || sb == SB_FORMAT) /* SB998, SB5 */
		return false;
	if (st->last == SB_ATERM) {
		if (sb == SB_NUMERIC) /* SB6 */
			return false;
		if ((st->before == SB_UPPER || st->before == SB_LOWER) && sb == SB_UPPER) /* SB7 */
			return false;
	}
	if (sb == SB_SCONTINUE || sb_terminates(sb)) /* SB8a */
		return false;
	if (sb == SB_SP || sb_separates(sb) || (sb == SB_CLOSE && !st->spaces)) /* SB9, SB10 */
		return false;
	return !(st->terminator == SB_ATERM && sb_lower_ahead(text, at)); /* SB8, SB11 */
}

static void sb_advance(struct sentence_state *st, unsigned sb)
{
	st->separated = sb_separates(sb);
	if (sb == SB_EXTEND || sb == SB_FORMAT)
		return;
	if (sb_terminates(sb)) {
		st->terminator = sb;
		st->before = st->last;
		st->spaces = false;
	} else if (sb == SB_SP) {
		st->spaces = true;
	} else if (!st->separated && (sb != SB_CLOSE || st->spaces)) {
		st->terminator = 0;
	}
	st->last = sb;
}

size_t uax29_sentence_end(struct slice text, size_t start)
{
	struct sentence_state st = { 0 };
	size_t at = start;

	while (at < text.len) {
		size_t behind = at;
		unsigned sb = next_properties(text, &behind) & SB_MASK;

		if (at > start && sb_breaks(&st, sb, text, at))
			break;
		sb_advance(&st, sb);
		at = behind;
	}
	return at;
}

static void push_sentence(token_vector *tokens, size_t first, size_t end, sentence_vector *out)
{
	const struct token *t = &tokens->at[first];

	*vector_push(out) = (struct sentence){
		.start = t->start,
		.end = tokens->at[end - 1].end,
		.first = (uint32_t)first,
		.last = (uint32_t)end,
		.paragraph = t->flags & TOKEN_PARAGRAPH,
	};
}

void sentences_uax29(struct slice text, token_vector *tokens, sentence_vector *out)
{
	size_t i = 0;

	vector_clear(out);
	for (size_t at = 0; at < text.len && i < tokens->len;) {
		size_t first = i;

		at = uax29_sentence_end(text, at);
		for (; i < tokens->len && tokens->at[i].start < at; i++)
			tokens->at[i].sentence = (uint32_t)out->len;
		if (i > first)
			push_sentence(tokens, first, i, out);
	}
}
