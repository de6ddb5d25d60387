#include "text/scanner.h"

static bool is_clitic(struct slice s)
{
	static const char *const clitics[] = { "s", "m", "d", "re", "ve", "ll", NULL };

	return s.len < 3 && ascii_among(s, clitics);
}

/* l'homme, qu'il, dell'arte: what French and Italian write with an apostrophe. */
static bool is_elided(struct slice s)
{
	static const char *const elided[] = {
		"c",   "d",    "j",    "l",    "m",     "n",      "qu",     "s",      "t",   "all",
		"dall", "dell", "nell", "sull", "quell", "un",    "jusqu",  "lorsqu", "puisqu",
		"quoiqu", NULL,
	};

	return ascii_among(s, elided);
}

static bool english_clitic(struct scanner *sc, struct part *p, size_t after, size_t end)
{
	struct slice tail = slice_sub(sc->text, after, end);
	char before = sc->text.ptr[p->end - 1];

	if (is_clitic(tail)) {
		scan_emit_word(sc, p->start, p->end);
		scan_emit_form(sc, p->end, end, TOKEN_CLITIC);
	} else if (ascii_same(tail, "t") && (before | 0x20) == 'n' && p->end - p->start > 1) {
		scan_emit_form(sc, p->start, p->end - 1, 0);
		scan_emit_form(sc, sc->at, end, TOKEN_CLITIC);
	} else if (ascii_same(tail, "all") && (before | 0x20) == 'y' && p->end - p->start == 1) {
		scan_emit_form(sc, p->start, after, 0); /* y'|all */
	} else {
		return false;
	}
	p->start = p->component = p->end = sc->at;
	return true;
}

bool scan_apostrophe(struct scanner *sc, struct part *p, size_t width)
{
	size_t after = p->end + width, end;
	bool opening = width == 3 && sc->text.ptr[p->end + 2] == '\x98';

	if (!scan_word_at(sc, after) || digit_at(sc, after))
		return false;
	end = scan_run_end(sc, after);
	if (sc->english && english_clitic(sc, p, after, end))
		return false;
	if (!sc->english && is_elided(part_slice(sc, p)))
		return scan_finish(sc, p, after);
	return opening ? false : extend(p, p->component, end); /* O'Brien */
}

/* 'em 'til 'n' and the decades: '90s. The bytes they take, or 0. */
static size_t elided_start(const struct scanner *sc, size_t width)
{
	static const char *const words[] = { "em", "til", "cause", "bout", "n", NULL };
	size_t after = sc->at + width, end = scan_run_end(sc, after);
	struct slice word = slice_sub(sc->text, after, end);

	if (digit_at(sc, after) && digit_at(sc, after + 1)) {
		bool plural = word.len == 3 && word.ptr[2] == 's';

		return plural || (word.len == 2 && width == 3) ? end - sc->at : 0;
	}
	if (!ascii_among(word, words))
		return 0;
	if (word.len == 1)
		end += apostrophe_at(sc->text, end);
	return end - sc->at;
}

/* A mark that is no part of a word: is it a quotation mark, opening or closing, or
 * the possessive of dogs'? */
static uint8_t quote_role(struct scanner *sc, size_t width)
{
	const struct token *last = last_token(sc);
	bool closes = scan_space_at(sc, sc->at + width) || !scan_word_at(sc, sc->at + width);
	bool glued = last && last->end == sc->at;

	if (!closes) {
		sc->quoted = true;
		return 0;
	}
	if (sc->quoted) {
		sc->quoted = false;
		return 0;
	}
	return glued && (sc->text.ptr[sc->at - 1] | 0x20) == 's' ? TOKEN_CLITIC : 0;
}

/* An apostrophe or single quotation mark at the start of a token. */
void scan_single_quote(struct scanner *sc, size_t width)
{
	size_t after = sc->at + width, end, taken;
	bool right = width == 1 || sc->text.ptr[sc->at + 2] == '\x99';

	if (width == 1 && byte_at(sc, after) == '\'') {
		scan_emit_form(sc, sc->at, after + 1, 0);
		return;
	}
	if (sc->english && right && scan_word_at(sc, after)) {
		end = scan_run_end(sc, after);
		if (is_clitic(slice_sub(sc->text, after, end)) && !apostrophe_at(sc->text, end)) {
			scan_emit_form(sc, sc->at, end, sc->flags ? 0 : TOKEN_CLITIC);
			return;
		}
		taken = elided_start(sc, width);
		if (taken && sc->flags) {
			scan_emit_form(sc, sc->at, sc->at + taken, 0);
			return;
		}
	}
	scan_emit_form(sc, sc->at, after, quote_role(sc, width));
}
