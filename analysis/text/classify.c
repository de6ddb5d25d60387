#include "text/classify.h"

#include <utf8proc.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/chars.h"

/* What a look at each of its code points tells of a token. */
struct shape {
	uint32_t hash;
	uint32_t upper, lower;    /* letters of each case */
	uint32_t inner;           /* capitals that follow a letter */
	bool first_upper;         /* its first letter is a capital */
	bool letter, digit, ascii;
	bool combining;           /* marks that belong to the letter before */
	bool after_letter;
};

/* A code point as words are compared by it, or -1 for none at all. */
static int32_t fold(int32_t cp)
{
	if (cp < 0x80)
		return (unsigned)cp - 'A' < 26 ? cp + 32 : cp;
	if (cp == 0x2019)
		return '\'';
	return char_is_invisible(cp) ? -1 : utf8_lower(cp);
}

static bool is_combining(int32_t cp)
{
	return cp >= 0x300 && cp < 0x370;
}

/* The next code point, composed with the marks behind it as in NFC: one name may come
 * as José and as Jose + U+0301. */
static int32_t next_composed(struct slice s, size_t *at)
{
	utf8proc_int32_t pair[2] = { utf8_next(s, at) };

	while (*at < s.len && (unsigned char)s.ptr[*at] >= 0xcc && (unsigned char)s.ptr[*at] <= 0xcd) {
		size_t behind = *at;

		pair[1] = utf8_next(s, &behind);
		if (!is_combining(pair[1]) ||
		    utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1)
			break;
		*at = behind;
	}
	return pair[0];
}

static uint32_t hash_code_point(uint32_t h, int32_t cp)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n;

	if (cp < 0x80)
		return hash_byte(h, (unsigned char)cp);
	n = utf8proc_encode_char(cp, bytes);
	for (utf8proc_ssize_t i = 0; i < n; i++)
		h = hash_byte(h, bytes[i]);
	return h;
}

static void shape_add(struct shape *shape, int32_t cp)
{
	int32_t folded = fold(cp);
	bool upper = utf8_is_upper(cp), letter = upper || utf8_is_letter(cp);

	if (folded >= 0)
		shape->hash = hash_code_point(shape->hash, folded);
	shape->inner += upper && shape->after_letter;
	shape->first_upper |= upper && !shape->letter;
	shape->upper += upper;
	shape->lower += !upper && utf8_is_lower(cp);
	shape->letter |= letter;
	shape->digit |= utf8_is_digit(cp);
	shape->ascii &= cp < 0x80;
	shape->combining |= is_combining(cp);
	shape->after_letter = letter;
}

static enum token_case case_of(const struct shape *shape)
{
	if (!shape->upper)
		return shape->lower ? CASE_LOWER : CASE_NONE;
	if (!shape->lower)
		return shape->upper == 1 ? CASE_TITLE : CASE_UPPER;
	return shape->first_upper && !shape->inner ? CASE_TITLE : CASE_MIXED;
}

/* URLs and addresses, and domains in small letters: Amazon.com is a name. */
static bool is_url(struct slice s, const struct shape *shape)
{
	const char *at = memchr(s.ptr, '@', s.len), *colon = memchr(s.ptr, ':', s.len);

	if (at && at > s.ptr)
		return true;
	if (colon && s.ptr + s.len - colon >= 3 && memcmp(colon, "://", 3) == 0)
		return true;
	if (s.len > 4 && ascii_same(slice_sub(s, 0, 4), "www."))
		return true;
	return !shape->upper && memchr(s.ptr, '.', s.len) && ends_in_domain(s);
}

static enum token_kind kind_of(struct slice s, const struct shape *shape)
{
	size_t at = 0;
	unsigned class;

	if (shape->letter && is_url(s, shape))
		return TOKEN_URL;
	if (s.len > 1 && (shape->letter || shape->digit)) {
		if (s.ptr[0] == '@')
			return TOKEN_HANDLE;
		if (s.ptr[0] == '#')
			return TOKEN_HASHTAG;
	}
	if (shape->letter)
		return TOKEN_WORD;
	if (shape->digit)
		return TOKEN_NUMBER;
	class = char_properties(utf8_next(s, &at)) & CLASS_MASK;
	if (class == CLASS_PUNCT)
		return TOKEN_PUNCT;
	return class == CLASS_NUMBER ? TOKEN_NUMBER : TOKEN_SYMBOL;
}

/* shape_add for ASCII, by table. */
static void shape_add_ascii(struct shape *shape, unsigned char byte)
{
	unsigned class = byte_class[byte];
	bool upper = class & BYTE_UPPER, letter = class & BYTE_LETTER;

	shape->hash = hash_byte(shape->hash, upper ? byte + 32 : byte);
	shape->inner += upper && shape->after_letter;
	shape->first_upper |= upper && !shape->letter;
	shape->upper += upper;
	shape->lower += letter && !upper;
	shape->letter |= letter;
	shape->digit |= (class & BYTE_DIGIT) != 0;
	shape->after_letter = letter;
}

static uint32_t hash_folded(struct slice s)
{
	char room[512];

	return hash_slice(token_fold(s, room, sizeof(room)));
}

void token_classify_form(struct slice text, struct token *t)
{
	struct slice s = token_text(text, t);
	struct shape shape = { .hash = HASH_SEED, .ascii = true };

	for (size_t at = 0; at < s.len;)
		if ((unsigned char)s.ptr[at] < 0x80)
			shape_add_ascii(&shape, (unsigned char)s.ptr[at++]);
		else
			shape_add(&shape, utf8_next(s, &at));
	t->hash = shape.combining ? hash_folded(s) : hash_finish(shape.hash);
	t->first = (uint8_t)s.ptr[0];
	t->kind = kind_of(s, &shape);
	t->cased = case_of(&shape);
	t->flags |= (shape.digit ? TOKEN_DIGIT : 0) | (shape.ascii ? TOKEN_ASCII : 0);
	if (t->kind == TOKEN_WORD && s.len > 1 && s.ptr[s.len - 1] == '.')
		t->flags |= TOKEN_STOP;
}

/* White space before text[start]: what flags does it give? */
static uint8_t flags_before(struct slice text, size_t start)
{
	unsigned lines = 0;
	size_t at = start, before;
	int32_t cp;

	while (at > 0 && utf8_is_space(cp = utf8_before(text, at, &before))) {
		bool crlf = cp == '\r' && at < text.len && text.ptr[at] == '\n';

		lines += char_ends_line(cp) && !crlf;
		lines += cp == 0x2029;
		at = before;
	}
	if (at == 0)
		return TOKEN_SPACE_BEFORE | TOKEN_LINE_START | TOKEN_PARAGRAPH;
	return (at < start ? TOKEN_SPACE_BEFORE : 0) | (lines ? TOKEN_LINE_START : 0) |
	       (lines > 1 ? TOKEN_PARAGRAPH : 0);
}

static bool is_clitic(struct slice s)
{
	static const char *const forms[] = { "s", "m", "d", "re", "ve", "ll", "t", NULL };
	size_t quote = apostrophe_at(s, 0);

	if (quote)
		return ascii_among(slice_sub(s, quote, s.len), forms);
	return s.len > 2 && (s.ptr[0] | 0x20) == 'n' && apostrophe_at(s, 1) &&
	       (s.ptr[s.len - 1] | 0x20) == 't' && s.len == 2 + apostrophe_at(s, 1);
}

/* The rest of a word that was cut inside: can|not, gon|na; not caption|Word. */
static bool is_cut_off(struct slice text, const struct token *t)
{
	unsigned char before = t->start ? (unsigned char)text.ptr[t->start - 1] : 0;

	return t->kind == TOKEN_WORD && t->flags & TOKEN_ASCII &&
	       (unsigned char)((before | 0x20) - 'a') < 26 && (before & 0x20) == (t->first & 0x20);
}

void token_classify(struct slice text, struct token *t)
{
	t->flags = flags_before(text, t->start);
	token_classify_form(text, t);
	if (!(t->flags & TOKEN_SPACE_BEFORE) &&
	    (is_clitic(token_text(text, t)) || is_cut_off(text, t)))
		t->flags |= TOKEN_CLITIC;
}

/* The form of an ASCII word, which most are; an empty slice for any other. */
static struct slice fold_ascii(struct slice surface, char *out, size_t cap)
{
	unsigned char all = 0, changed = 0;

	if (surface.len > cap)
		return (struct slice){ 0 };
	for (size_t i = 0; i < surface.len; i++) {
		unsigned char byte = (unsigned char)surface.ptr[i];
		unsigned char lower = (unsigned char)((unsigned char)(byte - 'A') < 26) << 5;

		out[i] = (char)(byte | lower);
		all |= byte;
		changed |= lower;
	}
	if (all & 0x80)
		return (struct slice){ 0 };
	return changed ? (struct slice){ out, surface.len } : surface;
}

struct slice token_fold(struct slice surface, char *out, size_t cap)
{
	struct slice ascii = fold_ascii(surface, out, cap);
	bool same = true;
	size_t len = 0;

	if (ascii.len)
		return ascii;
	for (size_t at = 0; at < surface.len;) {
		size_t start = at;
		int32_t cp = next_composed(surface, &at), lower = fold(cp);
		utf8proc_uint8_t bytes[4];
		size_t n;

		same &= lower == cp;
		if (lower < 0)
			continue;
		n = (size_t)utf8proc_encode_char(lower, bytes);
		same &= n == at - start;
		if (len + n > cap)
			break;
		memcpy(out + len, bytes, n);
		len += n;
	}
	return same ? surface : (struct slice){ out, len };
}
