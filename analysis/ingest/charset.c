#include "ingest/charset.h"

#include <stdio.h>
#include <strings.h>

#include "base/utf8.h"
#include "ingest/html/ascii.h"
#include "ingest/html/tokens.h"

#include "charsets_table.h"

enum kind { KIND_UTF8, KIND_UTF16, KIND_SINGLE, KIND_TWIN };

struct charset {
	char name[16];
	uint8_t kind, table;
};

#define SINGLES (sizeof(singles) / sizeof(*singles))
#define TWINS   (sizeof(twins) / sizeof(*twins))

/* In the order of the tables. */
static const struct charset charsets[] = {
	{ "utf-8", KIND_UTF8, 0 },
	{ "utf-16", KIND_UTF16, 0 },
	{ "windows-1250", KIND_SINGLE, 0 },
	{ "windows-1251", KIND_SINGLE, 1 },
	{ "windows-1252", KIND_SINGLE, 2 },
	{ "windows-1253", KIND_SINGLE, 3 },
	{ "windows-1254", KIND_SINGLE, 4 },
	{ "windows-1255", KIND_SINGLE, 5 },
	{ "windows-1256", KIND_SINGLE, 6 },
	{ "windows-1257", KIND_SINGLE, 7 },
	{ "windows-1258", KIND_SINGLE, 8 },
	{ "iso-8859-2", KIND_SINGLE, 9 },
	{ "iso-8859-3", KIND_SINGLE, 10 },
	{ "iso-8859-4", KIND_SINGLE, 11 },
	{ "iso-8859-5", KIND_SINGLE, 12 },
	{ "iso-8859-6", KIND_SINGLE, 13 },
	{ "iso-8859-7", KIND_SINGLE, 14 },
	{ "iso-8859-8", KIND_SINGLE, 15 },
	{ "iso-8859-10", KIND_SINGLE, 16 },
	{ "iso-8859-13", KIND_SINGLE, 17 },
	{ "iso-8859-14", KIND_SINGLE, 18 },
	{ "iso-8859-15", KIND_SINGLE, 19 },
	{ "iso-8859-16", KIND_SINGLE, 20 },
	{ "koi8-r", KIND_SINGLE, 21 },
	{ "koi8-u", KIND_SINGLE, 22 },
	{ "shift_jis", KIND_TWIN, 0 },
	{ "gbk", KIND_TWIN, 1 },
	{ "euc-kr", KIND_TWIN, 2 },
	{ "big5", KIND_TWIN, 3 },
	{ "euc-jp", KIND_TWIN, 4 },
};
_Static_assert(sizeof(charsets) / sizeof(*charsets) == 2 + SINGLES + TWINS, "a row for each table");

const struct charset *const charset_utf8 = &charsets[0], *const charset_utf16 = &charsets[1],
		     *const charset_windows_1252 = &charsets[4];

static const struct {
	char label[20], name[16];
} aliases[] = {
	{ "utf8", "utf-8" },		  { "unicode-1-1-utf-8", "utf-8" },
	{ "utf-16le", "utf-16" },	  { "utf-16be", "utf-16" },
	{ "iso-8859-1", "windows-1252" }, { "iso8859-1", "windows-1252" },
	{ "latin1", "windows-1252" },	  { "latin-1", "windows-1252" },
	{ "l1", "windows-1252" },	  { "ascii", "windows-1252" },
	{ "us-ascii", "windows-1252" },	  { "iso_8859-1", "windows-1252" },
	{ "latin2", "iso-8859-2" },	  { "iso-8859-9", "windows-1254" },
	{ "latin5", "windows-1254" },	  { "latin-9", "iso-8859-15" },
	{ "latin9", "iso-8859-15" },	  { "greek", "iso-8859-7" },
	{ "cyrillic", "iso-8859-5" },	  { "hebrew", "iso-8859-8" },
	{ "arabic", "iso-8859-6" },	  { "koi8", "koi8-r" },
	{ "koi", "koi8-r" },		  { "shift-jis", "shift_jis" },
	{ "sjis", "shift_jis" },	  { "x-sjis", "shift_jis" },
	{ "windows-31j", "shift_jis" },	  { "ms_kanji", "shift_jis" },
	{ "cp932", "shift_jis" },	  { "gb2312", "gbk" },
	{ "gb18030", "gbk" },		  { "x-gbk", "gbk" },
	{ "gb_2312-80", "gbk" },	  { "cp936", "gbk" },
	{ "euckr", "euc-kr" },		  { "ks_c_5601-1987", "euc-kr" },
	{ "korean", "euc-kr" },		  { "windows-949", "euc-kr" },
	{ "cp949", "euc-kr" },		  { "big5-hkscs", "big5" },
	{ "big-5", "big5" },		  { "cp950", "big5" },
	{ "x-euc-jp", "euc-jp" },	  { "eucjp", "euc-jp" },
};

static bool equal(struct slice label, const char *name)
{
	return label.len == strlen(name) && strncasecmp(label.ptr, name, label.len) == 0;
}

const struct charset *charset_find(struct slice label)
{
	char windows[16];

	label = slice_trim(label);
	/* cp1251, x-cp1251, win-1251 */
	for (size_t i = 0; i + 4 <= label.len && label.len < 14; i++) {
		if (i + 6 == label.len && strncasecmp(label.ptr + i, "cp125", 5) == 0) {
			snprintf(windows, sizeof(windows), "windows-125%c", label.ptr[i + 5]);
			label = slice_of(windows);
			break;
		}
	}
	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
		if (equal(label, aliases[i].label))
			label = slice_of(aliases[i].name);
	for (size_t i = 0; i < sizeof(charsets) / sizeof(*charsets); i++)
		if (equal(label, charsets[i].name))
			return &charsets[i];
	return NULL;
}

const char *charset_name(const struct charset *set)
{
	return set->name;
}

/* ---- declarations ---- */

/* The label behind `word`, an equals sign and perhaps a quote. */
static struct slice label_behind(struct slice s, struct slice word)
{
	for (size_t i = 0; i + word.len < s.len; i++) {
		size_t end;

		if (strncasecmp(s.ptr + i, word.ptr, word.len) != 0)
			continue;
		i += word.len;
		while (i < s.len && strchr(" =\"'", s.ptr[i]) && s.ptr[i])
			i++;
		for (end = i; end < s.len && !strchr(" \"';>?/", s.ptr[end]);)
			end++;
		return slice_sub(s, i, end);
	}
	return (struct slice){ 0 };
}

enum { DECLARED_WITHIN = 64 << 10 }; /* bytes: some pages have long scripts first */

const struct charset *charset_declared(struct slice page)
{
	struct html_scanner scanner = { 0 };
	struct html_token t;

	if (page.len > DECLARED_WITHIN)
		page.len = DECLARED_WITHIN;
	scanner.page = page;
	if (slice_starts(page, SLICE("<?xml"))) {
		const char *end = memchr(page.ptr, '>', page.len);
		struct slice head = { page.ptr, end ? (size_t)(end - page.ptr) : 0 };
		const struct charset *set = charset_find(label_behind(head, SLICE("encoding")));

		if (set)
			return set;
	}
	while (html_next(&scanner, &t)) {
		struct slice label;

		if (t.kind != HTML_START || t.tag != TAG_META)
			continue;
		label = html_attribute(&t, ATTR_CHARSET, NULL);
		if (!label.len)
			label = label_behind(html_attribute(&t, ATTR_CONTENT, NULL), SLICE("charset"));
		if (label.len && charset_find(label))
			return charset_find(label);
	}
	return NULL;
}

/* ---- decoding ---- */

int32_t charset_next(const struct charset *set, struct slice s, size_t *at)
{
	unsigned char lead = (unsigned char)s.ptr[(*at)++], trail;
	int32_t cp;

	if (lead < 0x80)
		return lead ? lead : 0;
	if (set->kind == KIND_SINGLE)
		return singles[set->table].high[lead - 0x80];
	if (set->table == 0 && lead >= 0xa1 && lead <= 0xdf)
		return 0xff61 + lead - 0xa1; /* half-width katakana of Shift_JIS */
	trail = *at < s.len ? (unsigned char)s.ptr[*at] : 0;
	if (lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0xff)
		return 0;
	cp = twins[set->table].pairs[(lead - 0x81) * 191 + trail - 0x40];
	*at += cp != 0 || trail >= 0x80;
	return cp;
}

size_t charset_decode(const struct charset *set, struct slice s, struct buffer *out)
{
	size_t bad = 0;

	for (size_t at = 0; at < s.len;) {
		size_t ascii = utf8_ascii_run(slice_sub(s, at, s.len));
		int32_t cp;

		if (ascii && !memchr(s.ptr + at, '\0', ascii)) {
			buffer_add(out, s.ptr + at, ascii);
			at += ascii;
			continue;
		}
		cp = charset_next(set, s, &at);
		bad += cp == 0;
		utf8_put(out, cp ? cp : 0xfffd);
	}
	return bad;
}

int charset_byte(const struct charset *set, int32_t cp)
{
	for (int i = 0; i < 128 && set->kind == KIND_SINGLE && cp; i++)
		if (singles[set->table].high[i] == cp)
			return 0x80 + i;
	return -1;
}

/* ---- guessing ---- */

enum script { SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC };

static enum script script_of(int32_t cp)
{
	return cp >= 0x370 && cp < 0x400 ? SCRIPT_GREEK : cp >= 0x400 && cp < 0x460 ? SCRIPT_CYRILLIC : SCRIPT_LATIN;
}

/* The commonest letters of Russian and Greek, and of the languages of Western Europe. */
static bool is_common(int32_t cp)
{
	static const uint16_t common[] = { 0x43e, 0x435, 0x430, 0x438, 0x43d, 0x442, 0x441, 0x440, 0x432,
					   0x43b, 0x3b1, 0x3b5, 0x3bf, 0x3b9, 0x3c4, 0x3bd, 0x3c3, 0x3c2, 0x3b7,
					   0x3c1 };

	for (size_t i = 0; i < sizeof(common) / sizeof(*common); i++)
		if (common[i] == cp)
			return true;
	return cp == 0xe9 || cp == 0xe4 || cp == 0xfc || cp == 0xf6 ||
	       cp == 0xe1 || cp == 0xed || cp == 0xf3 || cp == 0xe8 || cp == 0xe0 || cp == 0xe7 ||
	       cp == 0xf1 || cp == 0xe3;
}

/* How well a character of a single-byte set stands behind another. */
static int fit_single(int32_t before, int32_t cp)
{
	int fit = 0;

	if (!cp || (cp >= 0x80 && cp < 0xa0))
		return -6;
	if (!utf8_is_letter(cp))
		return cp >= 0x2013 && cp <= 0x201e ? 2 : cp == 0xab || cp == 0xbb || cp == 0xa9 ? 1
		       : utf8_is_letter(before) && cp != 0xa0 ? -3 : 0;
	if (utf8_is_letter(before)) {
		if (utf8_is_upper(cp) && utf8_is_lower(before))
			return -5;
		if (script_of(cp) != script_of(before))
			return -5;
		fit = utf8_is_lower(cp) ? 2 : 0;
	} else if (script_of(cp) != SCRIPT_LATIN) {
		return 0; /* one letter is no word */
	}
	return fit + is_common(cp);
}

/* The same of a pair: text is made of common characters. */
static int fit_pair(const struct charset *set, int32_t before, unsigned char lead, unsigned char trail,
		    int32_t cp, char next)
{
	bool japanese = set->table == 0 || set->table == 4;

	if (!cp)
		return -40;
	if (before < 0x80 && utf8_is_letter(before))
		return -4; /* "I’m", "SO FÄNGT": in a word of Latin letters */
	if (ascii_is_letter(trail) && ascii_is_lower(next))
		return -4; /* "Świat": at its start */
	if (japanese)
		return cp >= 0x3040 && cp < 0x3100 ? 9 : cp >= 0xff61 && cp < 0xffa0 ? -2 : 3;
	if (trail < 0x80 && set->table != 3)
		return -4; /* Latin letters behind an accented one look like that */
	if (set->table == 1)
		return lead >= 0xb0 && lead <= 0xd7 ? 6 : 1;
	if (set->table == 2)
		return lead >= 0xb0 && lead <= 0xc8 ? 7 : 0;
	return lead >= 0xa4 && lead <= 0xc6 ? 6 : 0;
}

static int64_t plausibility(const struct charset *set, struct slice s)
{
	int64_t sum = 0;
	int32_t before = ' ', cp;

	for (size_t at = 0; at < s.len; before = cp) {
		size_t ascii = utf8_ascii_run(slice_sub(s, at, s.len)), from = at + ascii;
		unsigned char lead;

		if (ascii)
			before = s.ptr[from - 1];
		if (from == s.len)
			break;
		at = from;
		lead = (unsigned char)s.ptr[at];
		cp = charset_next(set, s, &at);
		if (set->kind == KIND_SINGLE)
			sum += fit_single(before, cp);
		else
			sum += fit_pair(set, before, lead,
					from + 1 < s.len ? (unsigned char)s.ptr[from + 1] : 0, cp,
					at < s.len ? s.ptr[at] : 0);
	}
	return sum;
}

enum { GUESSED_FROM = 1 << 20 }; /* bytes */

const struct charset *charset_guess(struct slice s)
{
	static const char *const candidates[] = { "windows-1252", "windows-1251", "koi8-r",
						  "windows-1250", "iso-8859-2",	  "windows-1253",
						  "shift_jis",	  "euc-jp",	  "gbk",
						  "euc-kr",	  "big5" };
	const struct charset *best = charset_windows_1252;
	int64_t most = INT64_MIN;

	if (s.len > GUESSED_FROM)
		s.len = GUESSED_FROM;
	for (size_t i = 0; i < sizeof(candidates) / sizeof(*candidates); i++) {
		const struct charset *set = charset_find(slice_of(candidates[i]));
		int64_t score = plausibility(set, s);

		if (score > most) {
			most = score;
			best = set;
		}
	}
	return best;
}

/* ---- what was declared, and what the bytes say ---- */

static bool is_latin(const struct charset *set)
{
	static const char *const others[] = { "windows-1251", "windows-1253", "windows-1255",
					      "windows-1256", "iso-8859-5",   "iso-8859-6",
					      "iso-8859-7",   "iso-8859-8",   "koi8-r",
					      "koi8-u" };

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strcmp(set->name, others[i]) == 0)
			return false;
	return set->kind == KIND_SINGLE;
}

/* Runs of three high bytes or more that stand alone, as words of other scripts do; and runs beside
 * ASCII letters, as accented letters stand. */
static void count_alone(struct slice s, size_t *alone, size_t *beside, size_t *high)
{
	*alone = *beside = *high = 0;
	for (size_t at = 0; at < s.len;) {
		size_t ascii = utf8_ascii_run(slice_sub(s, at, s.len)), from = at + ascii, to = from;
		bool joined;

		while (to < s.len && (signed char)s.ptr[to] < 0)
			to++;
		joined = (ascii && ascii_is_letter(s.ptr[from - 1])) ||
			 (to < s.len && ascii_is_letter(s.ptr[to]));
		*alone += !joined && to - from >= 3;
		*beside += joined && to > from;
		*high += to - from;
		at = to;
	}
}

enum { ALONE_LEAST = 5 /* words */ };

const struct charset *charset_overruling(const struct charset *declared, struct slice s)
{
	size_t alone, beside, high;
	const struct charset *guess;
	bool other_script;
	int64_t score;

	if (s.len > GUESSED_FROM)
		s.len = GUESSED_FROM;
	count_alone(s, &alone, &beside, &high);
	other_script = is_latin(declared) && alone >= ALONE_LEAST && alone > beside * 9;
	score = high ? plausibility(declared, s) : 0;
	if (!other_script && score * 2 >= (int64_t)high)
		return NULL;
	guess = charset_guess(s);
	if (guess == declared || (other_script && is_latin(guess)))
		return NULL;
	return plausibility(guess, s) > score + (other_script ? 0 : (int64_t)high) ? guess : NULL;
}
