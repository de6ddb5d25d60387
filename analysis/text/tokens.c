#include <utf8proc.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/abbreviation.h"
#include "text/chars.h"
#include "text/classify.h"

/* Words as the English treebanks of Universal Dependencies have them (EWT, GUM,
 * PUD; https://universaldependencies.org/en/, after the LDC's guidelines for the
 * English Web Treebank). One pass from left to right: the main loop looks at the
 * first byte of what comes next, and plain ASCII words, four tokens of five, are
 * cut, folded and hashed there. Whatever a stop, hyphen, apostrophe or digit may
 * belong to takes the slower way through struct part. No byte is looked at more
 * than a fixed number of times, so that the time is linear in any input. */

struct scanner {
	struct slice text;
	size_t at;
	struct span address; /* the next e-mail address; behind the text when none is left */
	token_vector *out;
	uint8_t flags;       /* of the next token: what stands before it */
	bool english;
	bool quoted;         /* a ' that opened a quotation is not closed yet */
};

/* A word in the making: text[start, end), the last piece of which, behind a
 * hyphen that does not split, starts at component. */
struct part {
	size_t start, component, end;
};

static unsigned char byte_at(const struct scanner *sc, size_t at)
{
	return at < sc->text.len ? (unsigned char)sc->text.ptr[at] : 0;
}

static unsigned class_at(const struct scanner *sc, size_t at)
{
	return byte_class[byte_at(sc, at)];
}

static bool digit_at(const struct scanner *sc, size_t at)
{
	return class_at(sc, at) & BYTE_DIGIT;
}

static bool letter_at(const struct scanner *sc, size_t at)
{
	return class_at(sc, at) & BYTE_LETTER;
}

/* Does a letter or digit of any script stand at text[at]? */
static bool word_at(const struct scanner *sc, size_t at)
{
	if (!(class_at(sc, at) & BYTE_HIGH))
		return class_at(sc, at) & BYTE_WORD;
	return char_in_word(utf8_next(sc->text, &at));
}

static bool space_at(const struct scanner *sc, size_t at)
{
	if (!(class_at(sc, at) & BYTE_HIGH))
		return at >= sc->text.len || class_at(sc, at) & BYTE_SPACE;
	return (char_properties(utf8_next(sc->text, &at)) & CLASS_MASK) == CLASS_SPACE;
}

static struct slice part_slice(const struct scanner *sc, const struct part *p)
{
	return slice_sub(sc->text, p->component, p->end);
}

/* Where the letters, digits, marks and inner underscores from text[at] on end. */
static size_t run_end(const struct scanner *sc, size_t at)
{
	while (at < sc->text.len) {
		unsigned class = class_at(sc, at);

		if (class & BYTE_WORD)
			at++;
		else if (class & BYTE_HIGH && word_at(sc, at))
			utf8_next(sc->text, &at);
		else if (byte_at(sc, at) == '_' && word_at(sc, at + 1))
			at++;
		else
			break;
	}
	return at;
}

static struct token *emit(struct scanner *sc, size_t start, size_t end)
{
	struct token *t = vector_push(sc->out);

	*t = (struct token){ .start = (uint32_t)start, .end = (uint32_t)end, .flags = sc->flags };
	sc->flags = 0;
	sc->at = end;
	return t;
}

static void emit_form(struct scanner *sc, size_t start, size_t end, uint8_t flags)
{
	struct token *t = emit(sc, start, end);

	t->flags |= flags;
	token_classify_form(sc->text, t);
}

/* Contractions written without an apostrophe: can|not, gon|na, do|nt. Returns the
 * bytes of the first piece, or 0. */
static size_t contraction(struct slice word)
{
	static const struct {
		const char *word;
		size_t cut;
	} contractions[] = {
		{ "cannot", 3 }, { "gonna", 3 },  { "wanna", 3 },   { "gotta", 3 },   { "gimme", 3 },
		{ "lemme", 3 },  { "outta", 3 },  { "dont", 2 },    { "doesnt", 4 },  { "didnt", 3 },
		{ "isnt", 2 },   { "wasnt", 3 },  { "werent", 4 },  { "havent", 4 },  { "hasnt", 3 },
		{ "hadnt", 3 },  { "arent", 3 },  { "wouldnt", 5 }, { "couldnt", 5 }, { "shouldnt", 6 },
	};

	for (size_t i = 0; i < sizeof(contractions) / sizeof(*contractions); i++)
		if (ascii_same(word, contractions[i].word))
			return contractions[i].cut;
	return 0;
}

/* All contractions above end in one of these pairs of letters. */
static bool contraction_tail(struct slice word)
{
	const char *end = word.ptr + word.len;

	if (word.len < 4)
		return false;
	switch (end[-1] | 0x20) {
	case 't':
		return (end[-2] | 0x20) == 'n' || (end[-2] | 0x20) == 'o';
	case 'a':
		return (end[-2] | 0x20) == 'n' || (end[-2] | 0x20) == 't';
	case 'e':
		return (end[-2] | 0x20) == 'm';
	default:
		return false;
	}
}

static void emit_word(struct scanner *sc, size_t start, size_t end)
{
	struct slice word = slice_sub(sc->text, start, end);
	size_t cut = sc->english && contraction_tail(word) ? contraction(word) : 0;

	if (!cut) {
		emit_form(sc, start, end, 0);
		return;
	}
	emit_form(sc, start, start + cut, 0);
	emit_form(sc, start + cut, end, TOKEN_CLITIC);
}

/* The part becomes a token, up to end; nothing of it is left. */
static bool finish(struct scanner *sc, struct part *p, size_t end)
{
	emit_form(sc, p->start, end, 0);
	p->start = p->component = p->end = end;
	return false;
}

static bool extend(struct part *p, size_t component, size_t end)
{
	p->component = component;
	p->end = end;
	return true;
}

/* ---- URLs ---- */

/* The end of a URL that has begun: at white space, quotation marks, brackets
 * < >, and before punctuation that belongs to the sentence. */
static size_t url_end(const struct scanner *sc, size_t start, size_t at)
{
	size_t open = 0, close = 0;

	for (; at < sc->text.len; utf8_next(sc->text, &at)) {
		unsigned char c = byte_at(sc, at);
		size_t next = at;

		if (c >= 0x80) {
			unsigned class = char_properties(utf8_next(sc->text, &next)) & CLASS_MASK;

			if (class == CLASS_PUNCT || class == CLASS_SPACE)
				break;
		} else if (c <= ' ' || strchr("<>\"`|\\^{}", c)) {
			break;
		}
		open += c == '(';
		close += c == ')';
	}
	while (at > start && (strchr(".,;:!?'*]", sc->text.ptr[at - 1]) ||
			      (sc->text.ptr[at - 1] == ')' && close > open)))
		close -= sc->text.ptr[--at] == ')';
	return at;
}

/* A domain that ends at `end` may go on with a port, a path or a query. */
static size_t domain_end(const struct scanner *sc, size_t start, size_t end)
{
	unsigned char c = byte_at(sc, end);

	if (c == '/' || (c == ':' && digit_at(sc, end + 1)) || (c == '?' && word_at(sc, end + 1)))
		return url_end(sc, start, end);
	return end;
}

/* http://... */
static bool scheme(struct scanner *sc, struct part *p)
{
	if (byte_at(sc, p->end + 1) != '/' || byte_at(sc, p->end + 2) != '/' ||
	    !word_at(sc, p->end + 3))
		return false;
	return finish(sc, p, url_end(sc, p->end + 3, p->end + 3));
}

/* RFC 5321 allows 64 bytes before the @. */
enum { LOCAL_PART = 64 };

static bool is_local(unsigned char c)
{
	return byte_class[c] & (BYTE_WORD | BYTE_HIGH) || (c && strchr("._%+-", c));
}

/* The address around the @ at text[at]; empty if it is none. */
static struct span address_around(const struct scanner *sc, size_t at)
{
	size_t start = at, end = at + 1;

	while (start > 0 && at - start < LOCAL_PART && is_local(byte_at(sc, start - 1)))
		start--;
	while (start < at && !(class_at(sc, start) & BYTE_WORD))
		start++;
	while (word_at(sc, end)) {
		end = run_end(sc, end);
		if ((byte_at(sc, end) == '.' || byte_at(sc, end) == '-') && word_at(sc, end + 1))
			end++;
	}
	if (start == at || end == at + 1)
		return (struct span){ 0, 0 };
	return (struct span){ (uint32_t)start, (uint32_t)end };
}

/* Find the first address that starts at sc->at or behind it. */
static void next_address(struct scanner *sc)
{
	size_t from = sc->address.end > sc->at ? sc->address.end : sc->at;

	while (from < sc->text.len) {
		const char *sign = memchr(sc->text.ptr + from, '@', sc->text.len - from);
		size_t at = sign ? (size_t)(sign - sc->text.ptr) : sc->text.len;

		sc->address = sign ? address_around(sc, at) : (struct span){ 0, 0 };
		if (sc->address.end && sc->address.start >= sc->at)
			return;
		from = at + 1;
	}
	sc->address = (struct span){ UINT32_MAX, UINT32_MAX };
}

/* ---- Full stops within and behind words ---- */

/* The next word on, past a bounded stretch of blanks: empty at a line's end or
 * before punctuation. */
static struct slice word_ahead(const struct scanner *sc, size_t at)
{
	size_t from = at, end;

	while (from < at + 8 && (byte_at(sc, from) == ' ' || byte_at(sc, from) == '\t'))
		from++;
	for (end = from; end < from + 24 && word_at(sc, end);)
		utf8_next(sc->text, &end);
	return slice_sub(sc->text, from, end);
}

static bool all_upper(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!(byte_class[(unsigned char)s.ptr[i]] & BYTE_UPPER))
			return false;
	return s.len > 0;
}

static bool starts_upper(struct slice s)
{
	size_t at = 0;

	return s.len && utf8_is_upper(utf8_next(s, &at));
}

static const struct token *last_token(const struct scanner *sc)
{
	return sc->out->len ? &sc->out->at[sc->out->len - 1] : NULL;
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

	if (!starts_upper(letter)) /* b. 1950, c. 1500, p. 12 */
		return strchr("bcdp", *letter.ptr) && next.len && digit_at(sc, next.ptr - sc->text.ptr);
	if (p->start != p->component || takes_letter(sc, last))
		return false;
	if (slice_is(letter, "I") && !named)
		return false;
	if (!next.len)
		return byte_at(sc, behind) == ',' || byte_at(sc, behind) == '-' ||
		       apostrophe_at(sc->text, behind);
	if (digit_at(sc, next.ptr - sc->text.ptr)) /* N. 10th Street */
		return strchr("NSEW", *letter.ptr);
	if (!starts_upper(next))
		return named && !word_reports(next);
	return !word_starts_sentence(next) || slice_is(next, "A") || slice_is(next, "I");
}

/* Words that are abbreviations only under a condition. */
static bool is_abbreviation(const struct scanner *sc, const struct part *p, size_t behind)
{
	static const char *const written_without[] = { "am", "pm", "llc", "plc", "gmbh", NULL };
	struct slice word = part_slice(sc, p), next;
	const struct token *last = last_token(sc);
	bool upper = starts_upper(word);

	if (ascii_among(word, written_without))
		return false;
	switch (abbreviation_kind(word)) {
	case ABBREVIATION_NONE:
		return false;
	case ABBREVIATION_CALENDAR:
	case ABBREVIATION_DEGREE:
		return upper;
	case ABBREVIATION_TITLE: /* the small ones only before a small letter: 5th st. near */
	case ABBREVIATION_COMPANY:
		next = word_ahead(sc, behind);
		return upper || (next.len && !starts_upper(next));
	case ABBREVIATION_PLACE: /* Portland, Ore. but: a miss. */
		return upper && (word.len > 4 || !last || last->first == ',' || last->first == '(' ||
				 last->cased == CASE_TITLE);
	case ABBREVIATION_UNIT:
	case ABBREVIATION_TIME:
		return after_number(sc);
	case ABBREVIATION_REFERENCE: /* No. 10, but: Just say no. */
		next = word_ahead(sc, behind);
		return next.len && (*next.ptr < 'A' ||
				    (word.len > 2 && (slice_is(next, "I") || slice_is(next, "V"))));
	case ABBREVIATION_LATIN:
		return !ascii_same(word, "al") || (last && last->end - last->start == 2);
	default:
		return true;
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

	while (byte_at(sc, d.end) == '.' && word_at(sc, d.end + 1)) {
		d.singles &= single_letter(slice_sub(sc->text, d.last, d.end));
		d.last = d.end + 1;
		d.end = run_end(sc, d.last);
		d.capital |= starts_upper(slice_sub(sc->text, d.last, d.end));
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
	emit_word(sc, p->start, p->end);
	while (sc->at < last) {
		emit_form(sc, sc->at, sc->at + 1, 0);
		if (sc->at < last)
			emit_word(sc, sc->at, run_end(sc, sc->at));
	}
	p->start = p->component = p->end = last;
	return false;
}

static bool dotted(struct scanner *sc, struct part *p)
{
	struct dotted d = dotted_run(sc, p);
	struct slice all = slice_sub(sc->text, p->component, d.end);
	struct slice last = slice_sub(sc->text, d.last, d.end);
	bool stop = byte_at(sc, d.end) == '.' && byte_at(sc, d.end + 1) != '.';

	if ((d.singles && single_letter(last)) || abbreviation_kind(all) != ABBREVIATION_NONE)
		return finish(sc, p, d.end + stop);
	if (ascii_same(part_slice(sc, p), "www"))
		return finish(sc, p, url_end(sc, d.end, d.end));
	if (ends_in_domain(all) && !(d.pieces == 2 && word_starts_sentence(last)))
		return finish(sc, p, domain_end(sc, d.end, d.end));
	if (is_file_type(last))
		return finish(sc, p, d.end);
	if (d.singles) /* J.K.Rowling */
		return finish(sc, p, d.last);
	if (is_abbreviation(sc, p, p->end + 1) && (d.capital || digit_at(sc, p->end + 1)))
		return finish(sc, p, p->end + 1);
	if (digit_at(sc, d.last) && (digit_at(sc, p->end - 1) || all_upper(part_slice(sc, p))))
		return finish(sc, p, d.end); /* v2.0 and BA.5 */
	if (d.pieces > 2 && !d.capital) /* alt.animals.cat */
		return finish(sc, p, d.end);
	return split_at_stops(sc, p, d.last);
}

static bool full_stop(struct scanner *sc, struct part *p)
{
	size_t behind = p->end + 1;
	bool keeps;

	if (word_at(sc, behind))
		return dotted(sc, p);
	if (byte_at(sc, behind) == '.')
		return false;
	if (single_letter(part_slice(sc, p)))
		keeps = is_initial(sc, p, behind) || is_abbreviation(sc, p, behind);
	else
		keeps = is_abbreviation(sc, p, behind);
	return keeps ? finish(sc, p, behind) : false;
}

/* ---- Digits ---- */

static size_t digits_end(const struct scanner *sc, size_t at)
{
	while (digit_at(sc, at))
		at++;
	return at;
}

/* Telephone numbers and days stay whole, 303-832-8160 and 2017-01-30; ranges and
 * scores do not: 2009|-|10, 3|-|2. The end, or 0. */
static size_t hyphened_number(const struct scanner *sc, size_t start, size_t end)
{
	size_t width[5] = { end - start }, n = 1;

	while (n < 5 && byte_at(sc, end) == '-' && digit_at(sc, end + 1)) {
		size_t from = end + 1;

		end = digits_end(sc, from);
		width[n++] = end - from;
	}
	if (n == 3 && width[0] == 4 && width[1] <= 2 && width[2] <= 2)
		return end;
	if (n >= 2 && n <= 4 && width[0] <= 3 && width[n - 1] == 4 && (n > 2 || width[0] != 2))
		return end;
	return 0;
}

/* Days and fractions stay whole, 9/11 and 1/30/2017; the rest is split. */
static size_t slashed_number(const struct scanner *sc, size_t start, size_t end)
{
	struct slice all;
	size_t n = 1, width = end - start;

	while (n < 4 && byte_at(sc, end) == '/' && digit_at(sc, end + 1)) {
		size_t from = end + 1;

		end = digits_end(sc, from);
		width = end - from > width ? end - from : width;
		n++;
	}
	all = slice_sub(sc->text, start, end);
	if (n > 3 || width > 4 || slice_is(all, "24/7") || slice_is(all, "50/50"))
		return 0;
	return end;
}

/* Where the digits of a number with their separators end: 1,200.50 16:30 9/11 */
static size_t number_end(const struct scanner *sc, size_t start)
{
	size_t end = digits_end(sc, start), longer = 0;

	if (byte_at(sc, end) == '-' && digit_at(sc, end + 1))
		longer = hyphened_number(sc, start, end);
	else if (byte_at(sc, end) == '/' && digit_at(sc, end + 1))
		longer = slashed_number(sc, start, end);
	if (longer)
		return longer;
	while (byte_at(sc, end) && strchr(",.:", byte_at(sc, end)) && digit_at(sc, end + 1))
		end = digits_end(sc, end + 1);
	return end;
}

/* ---- Hyphens ---- */

/* UD splits compounds at their hyphens, but keeps affixes that are no words: the
 * list is that of the LDC's guidelines for the English Web Treebank. */
static bool is_prefix(struct slice s)
{
	static const char *const prefixes[] = {
		"e",     "u",     "x",     "agro",  "ante",   "anti",   "arch",  "bi",    "bio",
		"co",    "counter", "cross", "cyber", "de",   "eco",    "ex",    "extra", "inter",
		"intra", "macro", "mega",  "micro", "mid",    "mini",   "mis",   "multi", "neo",
		"non",   "over",  "pan",   "para",  "peri",   "post",   "pre",   "pro",   "pseudo",
		"quasi", "re",    "semi",  "sub",   "super",  "tri",    "ultra", "un",    "uni",
		"vice",  NULL,
	};

	return ascii_among(s, prefixes);
}

static bool is_suffix(struct slice s)
{
	static const char *const suffixes[] = {
		"esque", "ette", "fest", "fold", "gate", "itis", "less", "most", "rama", "wise", NULL,
	};

	return ascii_among(s, suffixes);
}

/* Interjections and the like that are one word: uh-huh. */
static bool is_whole(struct slice s)
{
	static const char *const words[] = { "mm-hm", "mm-mm", "o-kay", "uh-huh", "uh-oh", NULL };

	return ascii_among(s, words);
}

static bool hyphen(struct scanner *sc, struct part *p, size_t width)
{
	static const char *const links[] = { "and", "or", "the", "to", "of", "by", "in", NULL };
	size_t after = p->end + width, end;
	struct slice next;

	if (!sc->english || !word_at(sc, after))
		return false;
	end = run_end(sc, digit_at(sc, after) ? number_end(sc, after) : after);
	next = slice_sub(sc->text, after, end);
	if (is_suffix(next) || is_whole(slice_sub(sc->text, p->component, end)))
		return extend(p, after, end);
	if (is_prefix(part_slice(sc, p)) && !ascii_among(next, links)) /* over-the-counter */
		return extend(p, after, end);
	return false;
}

/* ---- Apostrophes ---- */

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
		emit_word(sc, p->start, p->end);
		emit_form(sc, p->end, end, TOKEN_CLITIC);
	} else if (ascii_same(tail, "t") && (before | 0x20) == 'n' && p->end - p->start > 1) {
		emit_form(sc, p->start, p->end - 1, 0);
		emit_form(sc, sc->at, end, TOKEN_CLITIC);
	} else if (ascii_same(tail, "all") && (before | 0x20) == 'y' && p->end - p->start == 1) {
		emit_form(sc, p->start, after, 0); /* y'|all */
	} else {
		return false;
	}
	p->start = p->component = p->end = sc->at;
	return true;
}

static bool apostrophe(struct scanner *sc, struct part *p, size_t width)
{
	size_t after = p->end + width, end;
	bool opening = width == 3 && sc->text.ptr[p->end + 2] == '\x98';

	if (!word_at(sc, after) || digit_at(sc, after))
		return false;
	end = run_end(sc, after);
	if (sc->english && english_clitic(sc, p, after, end))
		return false;
	if (!sc->english && is_elided(part_slice(sc, p)))
		return finish(sc, p, after);
	return opening ? false : extend(p, p->component, end); /* O'Brien */
}

/* 'em 'til 'n' and the decades: '90s. The bytes they take, or 0. */
static size_t elided_start(const struct scanner *sc, size_t width)
{
	static const char *const words[] = { "em", "til", "cause", "bout", "n", NULL };
	size_t after = sc->at + width, end = run_end(sc, after);
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
	bool closes = space_at(sc, sc->at + width) || !word_at(sc, sc->at + width);
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
static void single_quote(struct scanner *sc, size_t width)
{
	size_t after = sc->at + width, end, taken;
	bool right = width == 1 || sc->text.ptr[sc->at + 2] == '\x99';

	if (width == 1 && byte_at(sc, after) == '\'') {
		emit_form(sc, sc->at, after + 1, 0);
		return;
	}
	if (sc->english && right && word_at(sc, after)) {
		end = run_end(sc, after);
		if (is_clitic(slice_sub(sc->text, after, end)) && !apostrophe_at(sc->text, end)) {
			emit_form(sc, sc->at, end, sc->flags ? 0 : TOKEN_CLITIC);
			return;
		}
		taken = elided_start(sc, width);
		if (taken && sc->flags) {
			emit_form(sc, sc->at, sc->at + taken, 0);
			return;
		}
	}
	emit_form(sc, sc->at, after, quote_role(sc, width));
}

/* ---- Other things that may follow a word ---- */

/* AT&T, R&B */
static bool ampersand(struct scanner *sc, struct part *p)
{
	size_t after = p->end + 1, end = run_end(sc, after);

	if (p->end - p->component > 4 || end - after > 4 || !all_upper(part_slice(sc, p)) ||
	    !all_upper(slice_sub(sc->text, after, end)))
		return false;
	return extend(p, p->component, end);
}

/* w/ w/o b/c c/o n/a are words; other slashes part them. */
static bool slash(struct scanner *sc, struct part *p)
{
	static const char *const words[] = { "w/o", "b/c", "c/o", "n/a", NULL };
	size_t after = p->end + 1, end;

	if (p->end - p->start != 1)
		return false;
	end = run_end(sc, after);
	if (ascii_among(slice_sub(sc->text, p->start, end), words))
		return finish(sc, p, end);
	return sc->text.ptr[p->start] == 'w' ? finish(sc, p, after) : false;
}

/* C++ and C# */
static bool language_name(struct scanner *sc, struct part *p)
{
	size_t end = p->end + (byte_at(sc, p->end) == '+' ? 2 : 1);

	if (p->end - p->start != 1 || byte_at(sc, end - 1) != byte_at(sc, p->end) ||
	    word_at(sc, end))
		return false;
	return strchr("CFJ", sc->text.ptr[p->start]) ? finish(sc, p, end) : false;
}

/* US$ and HK$ before a number */
static bool dollars(struct scanner *sc, struct part *p)
{
	if (p->end - p->start > 3 || !all_upper(part_slice(sc, p)))
		return false;
	return finish(sc, p, p->end + 1);
}

/* f**k: a letter must follow. */
static bool asterisks(struct scanner *sc, struct part *p)
{
	size_t after = p->end;

	while (byte_at(sc, after) == '*' && after < p->end + 8)
		after++;
	return letter_at(sc, after) ? extend(p, p->component, run_end(sc, after)) : false;
}

/* Marks that join letters in other scripts: the Catalan middle dot. */
static bool middle_mark(struct scanner *sc, struct part *p)
{
	size_t after = p->end;
	unsigned wb = char_properties(utf8_next(sc->text, &after)) & WB_MASK;

	if (wb != WB_MIDLETTER || !word_at(sc, after))
		return false;
	return extend(p, p->component, run_end(sc, after));
}

static bool high_joiner(struct scanner *sc, struct part *p)
{
	size_t at = p->end;
	int32_t cp = utf8_next(sc->text, &at);

	if (cp == 0x2019 || cp == 0x2018)
		return apostrophe(sc, p, 3);
	if (cp == 0x2010 || cp == 0x2011)
		return hyphen(sc, p, 3);
	return middle_mark(sc, p);
}

/* Does what stands at the part's end join it? False when the word is complete; it
 * may be a token already, and then the part is empty. */
static bool joins(struct scanner *sc, struct part *p)
{
	switch (byte_at(sc, p->end)) {
	case '.':
		return full_stop(sc, p);
	case '-':
		return hyphen(sc, p, 1);
	case '\'':
		return apostrophe(sc, p, 1);
	case '&':
		return ampersand(sc, p);
	case ':':
		return scheme(sc, p);
	case '/':
		return slash(sc, p);
	case '+':
	case '#':
		return language_name(sc, p);
	case '$':
		return dollars(sc, p);
	case '*':
		return asterisks(sc, p);
	default:
		return byte_at(sc, p->end) >= 0x80 && p->end < sc->text.len ? high_joiner(sc, p) :
									      false;
	}
}

static void part_word(struct scanner *sc, struct part p)
{
	while (joins(sc, &p))
		;
	if (p.start < p.end)
		emit_word(sc, p.start, p.end);
}

static void word(struct scanner *sc)
{
	part_word(sc, (struct part){ sc->at, sc->at, run_end(sc, sc->at) });
}

/* ---- Numbers ---- */

/* Units that UD parts from their number: $3.5|m, 20|km, 5|pm */
static bool is_unit(struct slice s)
{
	static const char *const units[] = {
		"k",   "m",   "b",   "mm",  "cm",  "km",  "kg",  "g",   "mg",  "lb",  "lbs",
		"ml",  "l",   "bn",  "mn",  "tn",  "trn", "hrs", "hr",  "h",   "min", "mins",
		"sec", "secs", "am", "pm",  "mph", "kph", "kmh", "gb",  "mb",  "tb",  "kb",
		"ghz", "mhz", "khz", "hz",  "kw",  "mw",  "gw",  "kwh", "mwh", "ft",  "yd",
		"yds", "oz",  "bps", "p",   "c",   "f",   "mpg", "hp",  "cc",  "px",  "mbps",
		"sq",  "t",   "million", "billion", "trillion", NULL,
	};

	return ascii_among(s, units);
}

/* One capital behind digits is a unit only in sums and temperatures: $80|B 60|K
 * 22|C, but: 3G, H-1B. */
static bool is_capital_unit(const struct scanner *sc, struct slice tail)
{
	const struct token *last = last_token(sc);
	bool sum = last && last->kind == TOKEN_SYMBOL, name = last && last->first == '-';

	if (tail.len != 1 || !(byte_class[(unsigned char)*tail.ptr] & BYTE_UPPER))
		return true;
	return sum || (strchr("KMCF", *tail.ptr) && !(name && !sc->flags));
}

static bool is_ordinal(struct slice s)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "s", NULL };

	return ascii_among(s, endings);
}

/* 1970's and 80's, which UD keeps whole; 2016's is split. */
static size_t decade_end(const struct scanner *sc, size_t start, size_t end)
{
	size_t width = apostrophe_at(sc->text, end);
	bool decade = (end - start == 2 || end - start == 4) && sc->text.ptr[end - 1] == '0';

	if (!width || !decade || byte_at(sc, end + width) != 's' || word_at(sc, end + width + 1))
		return 0;
	return end + width + 1;
}

static void number_from(struct scanner *sc, size_t start, size_t digits)
{
	size_t end = number_end(sc, digits), run = run_end(sc, end), decade;
	struct slice tail = slice_sub(sc->text, end, run);
	bool dot = byte_at(sc, end) == '.' && letter_at(sc, end + 1);

	if (run > end && sc->english && is_unit(tail) && is_capital_unit(sc, tail))
		emit_form(sc, start, end, 0);
	else if (run > end && is_ordinal(tail))
		emit_form(sc, start, run, 0);
	else if (run > end || dot)
		part_word(sc, (struct part){ start, start, run });
	else if ((decade = decade_end(sc, start, end)))
		emit_form(sc, start, decade, 0);
	else
		emit_form(sc, start, end, 0);
}

/* ---- Punctuation and symbols ---- */

/* Where a run of bytes out of set ends. */
static size_t run_of(const struct scanner *sc, size_t at, const char *set)
{
	while (byte_at(sc, at) && strchr(set, byte_at(sc, at)))
		at++;
	return at;
}

/* @name and #tag; a # before a mere number is a sign of its own. */
static size_t tag_end(const struct scanner *sc)
{
	size_t from = sc->at + 1, end = from;

	while (word_at(sc, end) || byte_at(sc, end) == '_')
		utf8_next(sc->text, &end);
	if (byte_at(sc, sc->at) == '#')
		return digits_end(sc, from) < end ? end : sc->at;
	while (byte_at(sc, end) == '.' && word_at(sc, end + 1))
		end = run_end(sc, end + 1);
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
	return word_at(sc, at + 1) ? 0 : at + 1;
}

/* A stop before digits or letters, not behind a word: .5 and .com */
static bool leading_stop(struct scanner *sc)
{
	const struct token *last = last_token(sc);
	bool free = sc->flags || (last && last->kind == TOKEN_SYMBOL);

	if (free && digit_at(sc, sc->at + 1))
		number_from(sc, sc->at, sc->at + 1);
	else if (sc->flags && letter_at(sc, sc->at + 1))
		emit_form(sc, sc->at, run_end(sc, sc->at + 1), 0);
	else
		return false;
	return true;
}

static size_t punctuation_end(struct scanner *sc)
{
	size_t at = sc->at, end;
	char c = sc->text.ptr[at], same[2] = { c, '\0' };

	switch (c) {
	case '-':
		end = run_of(sc, at, "-");
		return end + (byte_at(sc, end) == '>');
	case '!':
	case '?':
		return run_of(sc, at, "!?");
	case ':':
	case ';':
		return (end = emoticon_end(sc)) ? end : at + 1;
	case '@':
	case '#':
		end = tag_end(sc);
		return end > at ? end : run_of(sc, at, same);
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
		return run_of(sc, at, same);
	default:
		return at + 1;
	}
}

static void punctuation(struct scanner *sc)
{
	char c = sc->text.ptr[sc->at];

	if (c == '\'') {
		single_quote(sc, 1);
		return;
	}
	if (c == '.' && leading_stop(sc))
		return;
	if (c == '+' && sc->flags && digit_at(sc, sc->at + 1))
		number_from(sc, sc->at, sc->at + 1);
	else
		emit_form(sc, sc->at, punctuation_end(sc), 0);
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

static void high(struct scanner *sc)
{
	size_t end = sc->at;
	int32_t cp = utf8_next(sc->text, &end);

	if (cp == 0x2018 || cp == 0x2019)
		single_quote(sc, 3);
	else if (char_in_word(cp))
		word(sc);
	else if ((cp >= 0x2012 && cp <= 0x2015) || cp == 0x2026)
		emit_form(sc, sc->at, repeated_end(sc, end), 0);
	else
		emit_form(sc, sc->at, cluster_end(sc), 0);
}

/* ---- The main loop ---- */

/* Past the white space; what it was becomes the next token's flags. */
static void skip_space(struct scanner *sc)
{
	size_t at = sc->at;
	unsigned lines = 0;

	while (at < sc->text.len && space_at(sc, at)) {
		int32_t cp = utf8_next(sc->text, &at);

		lines += char_ends_line(cp) && !(cp == '\r' && byte_at(sc, at) == '\n');
		lines += cp == 0x2029;
	}
	if (at > sc->at)
		sc->flags |= TOKEN_SPACE_BEFORE;
	if (lines)
		sc->flags |= TOKEN_LINE_START;
	if (lines > 1) {
		sc->flags |= TOKEN_PARAGRAPH;
		sc->quoted = false;
	}
	sc->at = at;
}

/* A plain word: ASCII letters, and behind them nothing that could join. False
 * when it is not that simple. */
static bool ascii_word(struct scanner *sc)
{
	const unsigned char *s = (const unsigned char *)sc->text.ptr;
	size_t start = sc->at, at = start, len = sc->text.len;
	uint32_t hash = HASH_SEED;
	unsigned upper = 0;
	struct token *t;

	for (; at < len && byte_class[s[at]] & BYTE_LETTER; at++) {
		hash = hash_byte(hash, s[at] | 0x20);
		upper += !(s[at] & 0x20);
	}
	if (at < len && byte_class[s[at]] & BYTE_JOINS)
		return false;
	if (sc->english && contraction_tail(slice_sub(sc->text, start, at)))
		return false;
	t = emit(sc, start, at);
	t->hash = hash_finish(hash);
	t->first = s[start];
	t->kind = TOKEN_WORD;
	t->flags |= TOKEN_ASCII;
	if (upper == 0)
		t->cased = CASE_LOWER;
	else if (upper == 1 && !(s[start] & 0x20))
		t->cased = CASE_TITLE;
	else
		t->cased = upper == at - start ? CASE_UPPER : CASE_MIXED;
	return true;
}

static void scan_token(struct scanner *sc)
{
	unsigned class = class_at(sc, sc->at);

	if (class & BYTE_LETTER) {
		if (!ascii_word(sc))
			word(sc);
	} else if (class & BYTE_DIGIT) {
		number_from(sc, sc->at, sc->at);
	} else if (class & BYTE_HIGH) {
		high(sc);
	} else {
		punctuation(sc);
	}
}

void tokenize(struct slice text, bool english, token_vector *out)
{
	struct scanner sc = {
		.text = text,
		.out = out,
		.english = english,
		.flags = TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_PARAGRAPH,
	};

	vector_clear(out);
	next_address(&sc);
	for (skip_space(&sc); sc.at < text.len; skip_space(&sc)) {
		if (sc.at > sc.address.start)
			next_address(&sc);
		if (sc.at == sc.address.start)
			emit_form(&sc, sc.at, sc.address.end, 0);
		else
			scan_token(&sc);
	}
}
