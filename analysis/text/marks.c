#include <utf8proc.h>

#include "base/utf8.h"
#include "text/scanner.h"

/* Where a run of the bytes a and b ends. */
static size_t run_of(const struct scanner *sc, size_t at, char a, char b)
{
	while (at < sc->text.len && (sc->text.ptr[at] == a || sc->text.ptr[at] == b))
		at++;
	return at;
}

/* @name and #tag; a # before a mere number is a sign of its own. */
static size_t tag_end(const struct scanner *sc)
{
	size_t from = sc->at + 1, end = from;

	while (scan_word_at(sc, end) || byte_at(sc, end) == '_')
		utf8_next(sc->text, &end);
	if (byte_at(sc, sc->at) == '#')
		return digits_end(sc, from) < end ? end : sc->at;
	while (byte_at(sc, end) == '.' && scan_word_at(sc, end + 1))
		end = scan_run_end(sc, end + 1);
	return end > from ? end : sc->at;
}

/* :-) and its like, standing alone. The end, or 0. */
static size_t emoticon_end(const struct scanner *sc)
{
	size_t at = sc->at + 1;

	if (!(sc->flags & TOKEN_SPACE_BEFORE))
		return 0;
	if (byte_at(sc, at) == '-')
		at++;
	if (!byte_at(sc, at) || !strchr("()DPp/|", byte_at(sc, at)))
		return 0;
	return scan_word_at(sc, at + 1) ? 0 : at + 1;
}

/* A stop before digits or letters, not behind a word: .5 and .com */
static bool leading_stop(struct scanner *sc)
{
	const struct token *last = last_token(sc);
	bool free = sc->flags || (last && last->kind == TOKEN_SYMBOL);

	if (free && digit_at(sc, sc->at + 1))
		scan_number(sc, sc->at, sc->at + 1);
	else if (sc->flags && letter_at(sc, sc->at + 1))
		scan_emit_form(sc, sc->at, scan_run_end(sc, sc->at + 1), 0);
	else
		return false;
	return true;
}

static size_t punctuation_end(struct scanner *sc)
{
	size_t at = sc->at, end;
	char c = sc->text.ptr[at];

	switch (c) {
	case '-':
		end = run_of(sc, at, '-', '-');
		return end + (byte_at(sc, end) == '>');
	case '!':
	case '?':
		return run_of(sc, at, '!', '?');
	case ':':
	case ';':
		return (end = emoticon_end(sc)) ? end : at + 1;
	case '@':
	case '#':
		end = tag_end(sc);
		return end > at ? end : run_of(sc, at, c, c);
	case '`':
		return at + 1 + (byte_at(sc, at + 1) == '`');
	case '.':
	case '*':
	case '=':
	case '_':
	case '~':
	case '+':
	case '<':
	case '>':
	case '\\':
	case '/':
	case '|':
	case '^':
	case '$':
		return run_of(sc, at, c, c);
	default:
		return at + 1;
	}
}

void scan_punctuation(struct scanner *sc)
{
	char c = sc->text.ptr[sc->at];

	if (c == '\'') {
		scan_single_quote(sc, 1);
		return;
	}
	if (c == '.' && leading_stop(sc))
		return;
	if (c == '+' && sc->flags && digit_at(sc, sc->at + 1))
		scan_number(sc, sc->at, sc->at + 1);
	else
		scan_emit_form(sc, sc->at, punctuation_end(sc), 0);
}

/* A grapheme cluster: an emoji with its modifiers, a flag, a letter with marks. */
static size_t cluster_end(const struct scanner *sc)
{
	size_t at = sc->at, next;
	int32_t state = 0, cp = utf8_next(sc->text, &at), following;

	for (; at < sc->text.len; at = next, cp = following) {
		next = at;
		following = utf8_next(sc->text, &next);
		if (utf8proc_grapheme_break_stateful(cp, following, &state))
			break;
	}
	return at;
}

/* Dashes and ellipses that are typed twice are one token. */
static size_t repeated_end(const struct scanner *sc, size_t end)
{
	size_t width = end - sc->at;

	while (end + width <= sc->text.len &&
	       memcmp(sc->text.ptr + sc->at, sc->text.ptr + end, width) == 0)
		end += width;
	return end;
}

void scan_high(struct scanner *sc)
{
	size_t end = sc->at;
	int32_t cp = utf8_next(sc->text, &end);

	if (cp == 0x2018 || cp == 0x2019)
		scan_single_quote(sc, 3);
	else if (char_in_word(cp))
		scan_part(sc, (struct part){ sc->at, sc->at, scan_run_end(sc, sc->at) });
	else if ((cp >= 0x2012 && cp <= 0x2015) || cp == 0x2026)
		scan_emit_form(sc, sc->at, repeated_end(sc, end), 0);
	else
		scan_emit_form(sc, sc->at, cluster_end(sc), 0);
}
