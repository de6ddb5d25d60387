#include "base/utf8.h"
#include "text/scanner.h"

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

	if (!sc->english || !scan_word_at(sc, after))
		return false;
	end = scan_run_end(sc, digit_at(sc, after) ? scan_number_end(sc, after) : after);
	next = slice_sub(sc->text, after, end);
	if (is_suffix(next) || is_whole(slice_sub(sc->text, p->component, end)))
		return extend(p, after, end);
	if (is_prefix(part_slice(sc, p)) && !ascii_among(next, links)) /* over-the-counter */
		return extend(p, after, end);
	return false;
}

/* AT&T, R&B */
static bool ampersand(struct scanner *sc, struct part *p)
{
	size_t after = p->end + 1, end = scan_run_end(sc, after);

	if (p->end - p->component > 4 || end - after > 4 || !scan_all_upper(part_slice(sc, p)) ||
	    !scan_all_upper(slice_sub(sc->text, after, end)))
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
	end = scan_run_end(sc, after);
	if (ascii_among(slice_sub(sc->text, p->start, end), words))
		return scan_finish(sc, p, end);
	return sc->text.ptr[p->start] == 'w' ? scan_finish(sc, p, after) : false;
}

/* C++ and C# */
static bool language_name(struct scanner *sc, struct part *p)
{
	size_t end = p->end + (byte_at(sc, p->end) == '+' ? 2 : 1);

	if (p->end - p->start != 1 || byte_at(sc, end - 1) != byte_at(sc, p->end) ||
	    scan_word_at(sc, end))
		return false;
	return strchr("CFJ", sc->text.ptr[p->start]) ? scan_finish(sc, p, end) : false;
}

/* US$ and HK$ before a number */
static bool dollars(struct scanner *sc, struct part *p)
{
	if (p->end - p->start > 3 || !scan_all_upper(part_slice(sc, p)))
		return false;
	return scan_finish(sc, p, p->end + 1);
}

/* f**k: a letter must follow. */
static bool asterisks(struct scanner *sc, struct part *p)
{
	size_t after = p->end;

	while (byte_at(sc, after) == '*' && after < p->end + 8)
		after++;
	return letter_at(sc, after) ? extend(p, p->component, scan_run_end(sc, after)) : false;
}

/* Marks that join letters in other scripts: the Catalan middle dot. */
static bool middle_mark(struct scanner *sc, struct part *p)
{
	size_t after = p->end;
	unsigned wb = char_properties(utf8_next(sc->text, &after)) & WB_MASK;

	if (wb != WB_MIDLETTER || !scan_word_at(sc, after))
		return false;
	return extend(p, p->component, scan_run_end(sc, after));
}

static bool high_joiner(struct scanner *sc, struct part *p)
{
	size_t at = p->end;
	int32_t cp = utf8_next(sc->text, &at);

	if (cp == 0x2019 || cp == 0x2018)
		return scan_apostrophe(sc, p, 3);
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
		return scan_full_stop(sc, p);
	case '-':
		return hyphen(sc, p, 1);
	case '\'':
		return scan_apostrophe(sc, p, 1);
	case '&':
		return ampersand(sc, p);
	case ':':
		return scan_scheme(sc, p);
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

void scan_part(struct scanner *sc, struct part p)
{
	while (joins(sc, &p))
		;
	if (p.start < p.end)
		scan_emit_word(sc, p.start, p.end);
}
