#include "ingest/decode.h"

#include <utf8proc.h>

#include "base/utf8.h"
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
	{ { "\x28\xb5\x2f\xfd", 4 }, "zstd data" },
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

/* UTF-16 of Latin text without a mark: NULs at the even or at the odd places only. */
static int utf16_order(struct slice s)
{
	size_t nul[2] = { 0 }, n = s.len < SAMPLE ? s.len & ~(size_t)1 : SAMPLE;

	for (size_t i = 0; i < n; i++)
		nul[i & 1] += s.ptr[i] == '\0';
	if (n < 8)
		return -1;
	if (nul[1] * 5 > n * 2 && !nul[0])
		return 0; /* little endian */
	if (nul[0] * 5 > n * 2 && !nul[1])
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

/* Windows-1252, 0x80 to 0x9f (the WHATWG Encoding Standard's index); elsewhere a
 * byte is its code point. 0: not assigned. */
static const uint16_t windows_1252[32] = {
	0x20ac, 0,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,	0x017d, 0,	0,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,	0x017e, 0x0178,
};

static size_t windows_1252_to_utf8(struct slice s, struct buffer *out)
{
	size_t bad = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		int32_t cp = c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c;

		bad += cp == 0;
		utf8_put(out, cp ? cp : 0xfffd);
	}
	return bad;
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

/* What is not valid UTF-8: another encoding, or damaged. */
static void decode_other(struct slice bytes, struct buffer *room, struct place place,
			 struct report *report)
{
	const char *how = "UTF-16";
	size_t wrong, right, bad;

	count_high(bytes, &wrong, &right);
	if (has_utf16_mark(bytes) || utf16_order(bytes) >= 0) {
		bad = decode_utf16(bytes, room);
	} else if (wrong > right) {
		how = "Windows-1252";
		bad = windows_1252_to_utf8(bytes, room);
		report_warning(report, place, "not UTF-8; read as Windows-1252");
	} else {
		how = "UTF-8";
		bad = utf8_repair(room, bytes);
	}
	if (bad)
		report_warning(report, place, "%zu bytes that %s does not allow became U+FFFD", bad,
			       how);
}

bool decode_file(struct slice bytes, bool html, bool plain, const char *encoding,
		 struct buffer *room, struct decoded *out, struct place place,
		 struct report *report)
{
	bool utf16 = has_utf16_mark(bytes) || utf16_order(bytes) >= 0;

	(void)encoding;
	if (refuse_foreign(bytes, place, report))
		return false;
	if (!utf16 && looks_binary(bytes)) {
		report_problem(report, place, "is binary, not text; skipped");
		return false;
	}
	out->encoding = "utf-8";
	out->is_html = html || (!plain && looks_like_html(bytes));
	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_sub(bytes, 3, bytes.len);
	if (utf16 || utf8_valid_run(bytes) < bytes.len) {
		buffer_clear(room);
		decode_other(bytes, room, place, report);
		bytes = buffer_view(room);
	}
	out->text = unify_lines(bytes);
	return true;
}
