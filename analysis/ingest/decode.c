#include "ingest/decode.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/pages.h"

/* What must not be read as text, by its first bytes (as file(1) knows them). */
static const struct {
	struct slice magic;
	const char *name;
} foreign[] = {
	{ { "\x1f\x8b", 2 }, "gzip data" },      { { "PK\3\4", 4 }, "a zip archive" },
	{ { "%PDF-", 5 }, "a PDF" },             { { "\x89PNG", 4 }, "a PNG image" },
	{ { "\xff\xd8\xff", 3 }, "a JPEG image" }, { { "\x7f""ELF", 4 }, "a program" },
	{ { "BZh", 3 }, "bzip2 data" },          { { "\xfd""7zXZ", 5 }, "xz data" },
	{ { "\x28\xb5\x2f\xfd", 4 }, "zstd data" }, { { "{\\rtf", 5 }, "an RTF document" },
};

enum { SAMPLE = 4096 }; /* bytes looked at to see whether it is text */

static bool is_control(unsigned char c)
{
	return (c < 0x20 && !strchr("\b\t\n\v\f\r\x1b", c)) || c == 0x7f || c == 0;
}

/* Text has hardly any control bytes. */
static bool looks_binary(struct slice s)
{
	size_t controls = 0, n = s.len < SAMPLE ? s.len : SAMPLE;

	for (size_t i = 0; i < n; i++)
		controls += is_control((unsigned char)s.ptr[i]);
	return controls * 10 > n;
}

/* UTF-16 of Latin text without a mark: NULs at the even or at the odd places, and hardly
 * any (as in U+0100) at the others. */
static int utf16_order(struct slice s)
{
	size_t nul[2] = { 0 }, n = s.len < SAMPLE ? s.len & ~(size_t)1 : SAMPLE;

	for (size_t i = 0; i < n; i++)
		nul[i & 1] += s.ptr[i] == '\0';
	if (n < 8)
		return -1;
	if (nul[1] * 5 > n * 2 && nul[0] * 50 < n)
		return 0; /* little endian */
	if (nul[0] * 5 > n * 2 && nul[1] * 50 < n)
		return 1;
	return -1;
}

bool has_utf16_mark(struct slice s)
{
	return slice_starts(s, SLICE("\xff\xfe")) || slice_starts(s, SLICE("\xfe\xff"));
}

static int32_t unit16(struct slice s, size_t at, bool big)
{
	unsigned char first = (unsigned char)s.ptr[at], second = (unsigned char)s.ptr[at + 1];

	return big ? first << 8 | second : second << 8 | first;
}

static size_t utf16_to_utf8(struct slice s, bool big, struct buffer *out)
{
	size_t bad = 0, at = 0;

	while (at + 2 <= s.len) {
		int32_t cp = unit16(s, at, big), low;

		at += 2;
		if (cp >= 0xd800 && cp < 0xe000) {
			low = at + 2 <= s.len ? unit16(s, at, big) : 0;
			if (cp < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
				cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
				at += 2;
			} else {
				cp = 0;
			}
		}
		bad += cp == 0;
		utf8_put(out, cp ? cp : 0xfffd);
	}
	if (at < s.len) {
		utf8_put(out, 0xfffd);
		bad++;
	}
	return bad;
}

size_t decode_utf16(struct slice s, struct buffer *out)
{
	bool mark = has_utf16_mark(s);
	bool big = mark ? (unsigned char)s.ptr[0] == 0xfe : utf16_order(s) == 1;

	return utf16_to_utf8(slice_sub(s, mark ? 2 : 0, s.len), big, out);
}

/* High bytes that are wrong as UTF-8, and sequences that are right. */
static void count_high(struct slice s, size_t *wrong, size_t *right)
{
	*wrong = *right = 0;
	while (s.len) {
		size_t run = utf8_valid_run(s);

		for (size_t i = 0; i < run; i++)
			*right += (unsigned char)s.ptr[i] >= 0xc0;
		if (run < s.len) {
			*wrong += s.ptr[run] != '\0';
			run++;
		}
		s = slice_sub(s, run, s.len);
	}
}

/* CR LF and lone CR become LF, in place: the text never grows. */
static struct slice unify_lines(struct slice s)
{
	char *at = (char *)s.ptr;
	size_t n;

	if (!s.len || !memchr(s.ptr, '\r', s.len))
		return s;
	n = (size_t)((char *)memchr(s.ptr, '\r', s.len) - s.ptr);
	for (size_t i = n; i < s.len; i++) {
		if (s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n')
			continue;
		at[n++] = s.ptr[i] == '\r' ? '\n' : s.ptr[i];
	}
	return slice_sub(s, 0, n);
}

static bool refuse_foreign(struct slice bytes, struct place place, struct report *report)
{
	for (size_t i = 0; i < sizeof(foreign) / sizeof(*foreign); i++) {
		if (!slice_starts(bytes, foreign[i].magic))
			continue;
		report_problem(report, place, "is %s, not text; skipped", foreign[i].name);
		return true;
	}
	return false;
}

/* UTF-8 with a few bytes of Windows-1252 in it, quotation marks and dashes pasted from a word
 * processor; what is neither becomes U+FFFD. */
static size_t mixed_to_utf8(struct slice s, struct buffer *out)
{
	size_t bad = 0;

	while (s.len) {
		size_t run = utf8_valid_run(s);
		unsigned char c;

		buffer_add(out, s.ptr, run);
		s = slice_sub(s, run, s.len);
		if (!s.len)
			break;
		c = (unsigned char)*s.ptr;
		if (c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0xa0) {
			charset_decode(charset_windows_1252, slice_sub(s, 0, 1), out);
		} else {
			utf8_put(out, 0xfffd);
			bad++;
		}
		s = slice_sub(s, 1, s.len);
	}
	return bad;
}

/* What a page of HTML declares goes if its bytes allow it: one in 200 may be wrong. */
static const struct charset *declared_fits(const struct charset *set, struct slice bytes, size_t high)
{
	struct buffer trial = { 0 };
	size_t bad;

	if (!set || set == charset_utf8 || set == charset_utf16)
		return NULL;
	bad = charset_decode(set, bytes, &trial);
	buffer_free(&trial);
	return bad * 200 <= high ? set : NULL;
}

/* What is not valid UTF-8: another encoding, or damaged. */
static size_t decode_other(struct slice bytes, struct buffer *room, struct decoded *out,
			   struct place place, struct report *report)
{
	const struct charset *set = NULL, *declared;
	size_t wrong, right;

	if (has_utf16_mark(bytes) || utf16_order(bytes) >= 0) {
		out->encoding = charset_name(charset_utf16);
		return decode_utf16(bytes, room);
	}
	count_high(bytes, &wrong, &right);
	declared = out->is_html ? charset_declared(bytes) : NULL;
	if (right < wrong * 4)
		set = declared_fits(declared, bytes, wrong + right);
	if (!set && (wrong <= right || (right && declared == charset_utf8)))
		return out->is_html ? mixed_to_utf8(bytes, room) : utf8_repair(room, bytes);
	if (!set) {
		set = charset_guess(bytes);
		report_warning(report, place, "not UTF-8; read as %s", charset_name(set));
	}
	out->encoding = charset_name(set);
	return charset_decode(set, bytes, room);
}

static size_t decode_as(const struct charset *set, struct slice bytes, struct buffer *room)
{
	if (set == charset_utf8)
		return utf8_repair(room, bytes);
	if (set == charset_utf16)
		return decode_utf16(bytes, room);
	return charset_decode(set, bytes, room);
}

bool decode_file(struct slice bytes, const struct decoding *how, struct buffer *room,
		 struct decoded *out, struct place place, struct report *report)
{
	bool utf16 = has_utf16_mark(bytes) || utf16_order(bytes) >= 0;
	size_t bad = 0;

	if (refuse_foreign(bytes, place, report))
		return false;
	if (!utf16 && looks_binary(bytes)) {
		report_problem(report, place, "is binary, not text; skipped");
		return false;
	}
	out->encoding = charset_name(charset_utf8);
	out->is_html = how->html || (!how->plain && looks_like_html(bytes));
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_sub(bytes, 3, bytes.len);
	buffer_clear(room);
	if (how->charset) {
		out->encoding = charset_name(how->charset);
		bad = decode_as(how->charset, bytes, room);
		bytes = buffer_view(room);
	} else if (utf16 || utf8_valid_run(bytes) < bytes.len) {
		bad = decode_other(bytes, room, out, place, report);
		bytes = buffer_view(room);
	}
	if (bad)
		report_warning(report, place, "%zu bytes that %s does not allow became U+FFFD", bad,
			       out->encoding);
	out->text = unify_lines(bytes);
	out->is_html = out->is_html || (!how->plain && utf16 && looks_like_html(out->text));
	return true;
}
