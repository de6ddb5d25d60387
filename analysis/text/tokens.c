#include "base/hash.h"
#include "base/utf8.h"
#include "text/classify.h"
#include "text/scanner.h"

/* Words as the English treebanks of Universal Dependencies have them (EWT, GUM,
 * PUD; https://universaldependencies.org/en/, after the LDC's guidelines for the
 * English Web Treebank). One pass from left to right: the main loop looks at the
 * first byte of what comes next, and plain ASCII words, four tokens of five, are
 * cut, folded and hashed there. Whatever a stop, hyphen, apostrophe or digit may
 * belong to takes the slower way through struct part. No byte is looked at more
 * than a fixed number of times, so that the time is linear in any input. */

/* Does a letter or digit of any script stand at text[at]? */
bool scan_word_at(const struct scanner *sc, size_t at)
{
	if (!(class_at(sc, at) & BYTE_HIGH))
		return class_at(sc, at) & BYTE_WORD;
	return char_in_word(utf8_next(sc->text, &at));
}

bool scan_space_at(const struct scanner *sc, size_t at)
{
	if (!(class_at(sc, at) & BYTE_HIGH))
		return at >= sc->text.len || class_at(sc, at) & BYTE_SPACE;
	return (char_properties(utf8_next(sc->text, &at)) & CLASS_MASK) == CLASS_SPACE;
}

/* Where the letters, digits, marks and inner underscores from text[at] on end. */
size_t scan_run_end(const struct scanner *sc, size_t at)
{
	while (at < sc->text.len) {
		unsigned class = class_at(sc, at);

		if (class & BYTE_WORD)
			at++;
		else if (class & BYTE_HIGH && scan_word_at(sc, at))
			utf8_next(sc->text, &at);
		else if (byte_at(sc, at) == '_' && scan_word_at(sc, at + 1))
			at++;
		else
			break;
	}
	return at;
}

void scan_emit_form(struct scanner *sc, size_t start, size_t end, uint8_t flags)
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

void scan_emit_word(struct scanner *sc, size_t start, size_t end)
{
	struct slice word = slice_sub(sc->text, start, end);
	size_t cut = sc->english && contraction_tail(word) ? contraction(word) : 0;

	if (!cut) {
		scan_emit_form(sc, start, end, 0);
		return;
	}
	scan_emit_form(sc, start, start + cut, 0);
	scan_emit_form(sc, start + cut, end, TOKEN_CLITIC);
}

/* The part becomes a token, up to end; nothing of it is left. */
bool scan_finish(struct scanner *sc, struct part *p, size_t end)
{
	scan_emit_form(sc, p->start, end, 0);
	p->start = p->component = p->end = end;
	return false;
}

bool scan_all_upper(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!(byte_class[(unsigned char)s.ptr[i]] & BYTE_UPPER))
			return false;
	return s.len > 0;
}

bool scan_upper(struct slice s)
{
	size_t at = 0;

	return s.len && utf8_is_upper(utf8_next(s, &at));
}

/* ---- The main loop ---- */

/* Past the white space; what it was becomes the next token's flags. */
static void skip_lines(struct scanner *sc)
{
	size_t at = sc->at;
	unsigned lines = 0;

	while (at < sc->text.len && scan_space_at(sc, at)) {
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

/* The same, for the commonest of all: one blank, or none. */
static inline void skip_space(struct scanner *sc)
{
	size_t at = sc->at + (byte_at(sc, sc->at) == ' ');

	if (at >= sc->text.len || class_at(sc, at) & (BYTE_SPACE | BYTE_HIGH)) {
		skip_lines(sc);
		return;
	}
	sc->flags |= at > sc->at ? TOKEN_SPACE_BEFORE : 0;
	sc->at = at;
}

/* Marks that are tokens whatever stands beside them. */
static bool ascii_mark(struct scanner *sc)
{
	unsigned char c = byte_at(sc, sc->at);
	struct token *t;

	if (c != ',' && c != '"' && c != '(' && c != ')')
		return false;
	t = emit(sc, sc->at, sc->at + 1);
	t->hash = hash_finish(hash_byte(HASH_SEED, c));
	t->first = c;
	t->kind = TOKEN_PUNCT;
	t->flags |= TOKEN_ASCII;
	return true;
}

/* Scraped copy has captions glued to the paragraph that follows: "putinLast week". Where a
 * line begins with lower-case letters and a word that begins sentences, that word's place
 * in `word`; 0 otherwise. Names such as iPhone and eBay have shorter beginnings. */
static size_t glued_opener(struct slice word)
{
	static const char *const openers[] = {
		"a",	  "after", "an",      "and",  "as",    "at",	"before", "but",   "during",
		"earlier", "for",  "from",    "he",   "how",   "however", "if",	  "in",	   "it",
		"last",	  "many",  "meanwhile", "more", "next", "on",	"one",	  "our",   "she",
		"since",  "some",  "that",    "the",  "there", "these", "they",	  "this",  "those",
		"three",  "two",   "under",   "we",   "what",  "when",	"where",  "while", "with",
		"you",	  NULL,
	};
	size_t at = 0;

	while (at < word.len && !(byte_class[(unsigned char)word.ptr[at]] & BYTE_UPPER))
		at++;
	return at >= 3 && at < word.len && ascii_among(slice_sub(word, at, word.len), openers)
		       ? at
		       : 0;
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
	if (upper == 1 && sc->flags & TOKEN_LINE_START && sc->english) {
		size_t cut = glued_opener(slice_sub(sc->text, start, at));

		if (cut) {
			scan_emit_form(sc, start, start + cut, 0);
			scan_emit_form(sc, start + cut, at, 0);
			return true;
		}
	}
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

static void word(struct scanner *sc)
{
	scan_part(sc, (struct part){ sc->at, sc->at, scan_run_end(sc, sc->at) });
}

static void scan_token(struct scanner *sc)
{
	unsigned class = class_at(sc, sc->at);

	if (class & BYTE_LETTER) {
		if (!ascii_word(sc))
			word(sc);
	} else if (class & BYTE_DIGIT) {
		scan_number(sc, sc->at, sc->at);
	} else if (class & BYTE_HIGH) {
		scan_high(sc);
	} else if (!ascii_mark(sc)) {
		scan_punctuation(sc);
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
	scan_next_address(&sc);
	for (skip_space(&sc); sc.at < text.len; skip_space(&sc)) {
		if (sc.at > sc.address.start)
			scan_next_address(&sc);
		if (sc.at == sc.address.start)
			scan_emit_form(&sc, sc.at, sc.address.end, 0);
		else
			scan_token(&sc);
	}
}
