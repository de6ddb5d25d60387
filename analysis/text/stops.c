#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/scanner.h"

/* Full stops behind words and within them: which words keep theirs? */

/* The next word on, past a bounded stretch of blanks: empty at a line's end or
 * before punctuation. */
static struct slice word_ahead(const struct scanner *sc, size_t at)
{
	size_t from = at, end;

	while (from < at + 8 && (byte_at(sc, from) == ' ' || byte_at(sc, from) == '\t'))
		from++;
	for (end = from; end < from + 24 && scan_word_at(sc, end);)
		utf8_next(sc->text, &end);
	return slice_sub(sc->text, from, end);
}

static bool after_number(const struct scanner *sc)
{
	const struct token *last = last_token(sc);

	return last && last->kind == TOKEN_NUMBER;
}

/* Words that a letter or numeral follows as a name: Plan B. and World War I. */
static bool takes_letter(const struct scanner *sc, const struct token *last)
{
	static const char *const words[] = {
		"war", "plan", "group", "class", "part", "type", "grade", "phase", "section",
		"article", "category", "hepatitis", "vitamin", "pool", "schedule", "team", "terminal",
		"gate", "exhibit", "appendix", "option", "division", "league", "serie", NULL,
	};

	return last && !(sc->flags & TOKEN_PARAGRAPH) && ascii_among(token_text(sc->text, last), words);
}

/* Is a single letter with a stop an initial, J. Smith, or the end of Plan B.? */
static bool is_initial(const struct scanner *sc, const struct part *p, size_t behind)
{
	struct slice letter = part_slice(sc, p), next = word_ahead(sc, behind);
	const struct token *last = last_token(sc);
	bool named = !last || sc->flags & TOKEN_LINE_START || last->cased == CASE_TITLE ||
		     last->cased == CASE_UPPER || last->kind == TOKEN_PUNCT;

	if (!scan_upper(letter)) /* b. 1950, c. 1500, p. 12 */
		return strchr("bcdflnpr", *letter.ptr) && next.len && digit_at(sc, next.ptr - sc->text.ptr);
	if (p->start != p->component || takes_letter(sc, last))
		return false;
	if (slice_is(letter, "I") && !named)
		return false;
	if (!next.len)
		return byte_at(sc, behind) == ',' || byte_at(sc, behind) == '-' ||
		       apostrophe_at(sc->text, behind);
	if (digit_at(sc, next.ptr - sc->text.ptr)) /* N. 10th Street */
		return strchr("NSEW", *letter.ptr);
	if (!scan_upper(next))
		return named && !word_reports(next);
	return !word_starts_sentence(next) || slice_is(next, "A") || slice_is(next, "I");
}

/* States of the U.S. that are words, or too short to tell: only Portland, Ore. */
static bool is_place(const struct scanner *sc, struct slice word)
{
	static const char *const streets[] = {
		"ave", "aves", "blvd", "cres", "ct", "expy", "hwy", "ln", "pkwy", "pl", "rd", "rds",
		"rte", "sq", "ste", "str", "apt", NULL,
	};
	static const char *const words[] = { "mass", "miss", "wash", NULL };
	const struct token *last = last_token(sc);

	if (!last || strchr(",(-", last->first))
		return true;
	if (ascii_among(word, streets))
		return last->cased == CASE_TITLE || last->flags & TOKEN_DIGIT;
	return word.len > 3 && !ascii_among(word, words);
}

static bool is_latin(const struct scanner *sc, struct slice word, bool goes_on)
{
	static const char *const known[] = {
		"etc", "e.g", "i.e", "vs", "cf", "viz", "ibid", "ca", "approx", NULL,
	};
	const struct token *last = last_token(sc);

	if (ascii_same(word, "al") || ascii_same(word, "seq"))
		return last && ascii_same(token_text(sc->text, last), "et");
	return goes_on || ascii_among(word, known);
}

/* Is word with the stop at its end an abbreviation? Those that could be words are so
 * only where they stand as abbreviations do: it depends on the kind. */
static bool is_abbreviation(const struct scanner *sc, struct slice word, size_t behind)
{
	static const char *const written_without[] = {
		"am", "pm", "llc", "plc", "gmbh", "phd", "labs", "ss", "on", NULL,
	};
	const struct token *last = last_token(sc);
	enum abbreviation_kind kind = abbreviation_kind(word);
	struct slice next;
	bool upper = scan_upper(word), goes_on;

	if (kind == ABBREVIATION_NONE || ascii_among(word, written_without))
		return false;
	if (word.len > 2 && scan_all_upper(word) && (!last || last->cased != CASE_UPPER))
		return false; /* the CIA. but: ACME INC. */
	next = word_ahead(sc, behind);
	goes_on = byte_at(sc, behind) == ',' || (next.len && !scan_upper(next));
	switch (kind) {
	case ABBREVIATION_CALENDAR:
		return upper && !(word_starts_sentence(next) && (ascii_same(word, "sun") || ascii_same(word, "sat")));
	case ABBREVIATION_DEGREE:
	case ABBREVIATION_SUFFIX:
		return upper;
	case ABBREVIATION_TITLE: /* in small letters: 5th st. near the park */
	case ABBREVIATION_COMPANY:
		return upper || goes_on;
	case ABBREVIATION_PLACE:
		return upper && is_place(sc, word);
	case ABBREVIATION_UNIT:
	case ABBREVIATION_TIME:
		return after_number(sc) && word.len > 1;
	case ABBREVIATION_REFERENCE: /* No. 10, but: Just say no. */
		return next.len && (*next.ptr < 'A' ||
				    (word.len > 2 && (slice_is(next, "I") || slice_is(next, "V"))));
	case ABBREVIATION_LATIN:
		return is_latin(sc, word, goes_on);
	default:
		return goes_on || (upper && next.len);
	}
}

/* One letter, of any script? */
static bool single_letter(struct slice s)
{
	size_t at = 0;

	return s.len && utf8_is_letter(utf8_next(s, &at)) && at == s.len;
}

/* Pieces with stops between them: U.S, Ph.D, example.com, over.Next */
struct dotted {
	size_t last, end; /* the last piece is text[last, end) */
	unsigned pieces;
	bool singles;      /* all but the last are single letters */
	bool capital;      /* a piece after the first starts with a capital */
};

static struct dotted dotted_run(const struct scanner *sc, const struct part *p)
{
	struct dotted d = { .last = p->component, .end = p->end, .pieces = 1, .singles = true };

	while (byte_at(sc, d.end) == '.' && scan_word_at(sc, d.end + 1)) {
		d.singles &= single_letter(slice_sub(sc->text, d.last, d.end));
		d.last = d.end + 1;
		d.end = scan_run_end(sc, d.last);
		d.capital |= scan_upper(slice_sub(sc->text, d.last, d.end));
		d.pieces++;
	}
	return d;
}

/* Names of files, and of software: report.pdf, Node.js */
static bool is_file_type(struct slice s)
{
	static const char *const types[] = {
		"pdf", "doc", "docx", "xls", "xlsx", "ppt", "txt", "csv", "htm", "html", "xml",
		"jpg", "jpeg", "png", "gif", "mp3", "mp4", "avi", "zip", "exe", "js",  "php", NULL,
	};

	return ascii_among(s, types);
}

/* Sentences that were typed without a space between them: over|.|Next. The last
 * piece is left to the main loop. */
static bool split_at_stops(struct scanner *sc, struct part *p, size_t last)
{
	scan_emit_word(sc, p->start, p->end);
	while (sc->at < last) {
		scan_emit_form(sc, sc->at, sc->at + 1, 0);
		if (sc->at < last)
			scan_emit_word(sc, sc->at, scan_run_end(sc, sc->at));
	}
	p->start = p->component = p->end = last;
	return false;
}

static bool ellipsis_at(const struct scanner *sc, size_t at)
{
	return byte_at(sc, at + 1) == '.' && byte_at(sc, at + 2) == '.';
}

static bool dotted(struct scanner *sc, struct part *p)
{
	struct dotted d = dotted_run(sc, p);
	struct slice all = slice_sub(sc->text, p->component, d.end);
	struct slice last = slice_sub(sc->text, d.last, d.end);
	bool stop = byte_at(sc, d.end) == '.' && !ellipsis_at(sc, d.end);

	if ((d.singles && single_letter(last)) || abbreviation_kind(all) != ABBREVIATION_NONE)
		return scan_finish(sc, p, d.end + stop);
	if (ascii_same(part_slice(sc, p), "www"))
		return scan_finish(sc, p, scan_url_end(sc, d.end, d.end));
	if (ends_in_domain(all) && !(d.pieces == 2 && word_starts_sentence(last)))
		return scan_finish(sc, p, scan_domain_end(sc, d.end, d.end));
	if (is_file_type(last))
		return scan_finish(sc, p, d.end);
	if (d.singles) /* J.K.Rowling */
		return scan_finish(sc, p, d.last);
	if (is_abbreviation(sc, part_slice(sc, p), p->end + 1) && (d.capital || digit_at(sc, p->end + 1)))
		return scan_finish(sc, p, p->end + 1);
	if (digit_at(sc, d.last) && (digit_at(sc, p->end - 1) || scan_all_upper(part_slice(sc, p))))
		return scan_finish(sc, p, d.end); /* v2.0 and BA.5 */
	if (d.pieces > 2 && !d.capital) /* alt.animals.cat */
		return scan_finish(sc, p, d.end);
	return split_at_stops(sc, p, d.last);
}

bool scan_full_stop(struct scanner *sc, struct part *p)
{
	size_t behind = p->end + 1;
	struct slice word = part_slice(sc, p);
	bool keeps;

	if (scan_word_at(sc, behind))
		return dotted(sc, p);
	if (ellipsis_at(sc, p->end))
		return false;
	if (single_letter(word))
		keeps = is_initial(sc, p, behind) || slice_is(word, "v");
	else
		keeps = is_abbreviation(sc, word, behind);
	return keeps ? scan_finish(sc, p, behind) : false;
}
