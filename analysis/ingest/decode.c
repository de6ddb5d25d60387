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

/* One way of reading bytes. */
struct reading {
	/* The next character, *at behind it; 0: its bytes mean none. */
	int32_t (*next)(const struct reading *, struct slice, size_t *at);
	/* Bytes at the start that are UTF-8 as they are; NULL: none are. */
	size_t (*plain)(struct slice);
	const struct charset *set;
	bool big; /* of UTF-16 */
};

static int32_t next_of_utf16(const struct reading *r, struct slice s, size_t *at)
{
	int32_t cp, low;

	if (*at + 2 > s.len) {
		*at = s.len;
		return 0;
	}
	cp = unit16(s, *at, r->big);
	*at += 2;
	if (cp < 0xd800 || cp >= 0xe000)
		return cp;
	low = *at + 2 <= s.len ? unit16(s, *at, r->big) : 0;
	if (cp >= 0xdc00 || low < 0xdc00 || low >= 0xe000)
		return 0;
	*at += 2;
	return 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
}

static int32_t next_of_set(const struct reading *r, struct slice s, size_t *at)
{
	return charset_next(r->set, s, at);
}

/* A byte that is no UTF-8. */
static int32_t next_wrong(const struct reading *r, struct slice s, size_t *at)
{
	(void)r;
	(void)s;
	++*at;
	return 0;
}

/* The same among quotation marks and dashes of Windows-1252, pasted from a word processor. */
static int32_t next_of_windows(const struct reading *r, struct slice s, size_t *at)
{
	unsigned char c = (unsigned char)s.ptr[*at];

	(void)r;
	if (c == 0x85 || (c >= 0x91 && c <= 0x97) || c == 0xa0)
		return charset_next(charset_windows_1252, s, at);
	++*at;
	return 0;
}

static size_t ascii_run(struct slice s)
{
	size_t n = utf8_ascii_run(s);
	const char *nul = n ? memchr(s.ptr, '\0', n) : NULL;

	return nul ? (size_t)(nul - s.ptr) : n;
}

static const struct reading reading_utf8 = { next_wrong, utf8_valid_run, NULL, false },
			    reading_mixed = { next_of_windows, utf8_valid_run, NULL, false };

static struct reading reading_set(const struct charset *set)
{
	return (struct reading){ next_of_set, ascii_run, set, false };
}

/* Append bytes from `at` on as UTF-8; returns how many characters became U+FFFD. */
static size_t read_bytes(const struct reading *r, struct slice s, size_t at, struct buffer *out,
			 byte_map *map)
{
	size_t bad = 0, base = out->len;

	while (at < s.len) {
		size_t run = r->plain ? r->plain(slice_sub(s, at, s.len)) : 0;
		size_t from = at, to = out->len;
		int32_t cp;

		if (run) {
			buffer_add(out, s.ptr + at, run);
			at += run;
			if (map)
				byte_map_copied(map, to - base, from, run);
			continue;
		}
		cp = r->next(r, s, &at);
		bad += cp == 0;
		utf8_put(out, cp ? cp : 0xfffd);
		if (map)
			byte_map_character(map, to - base, from, out->len - to, at - from);
	}
	return bad;
}

static size_t read_utf16(struct slice s, struct buffer *out, byte_map *map)
{
	bool mark = has_utf16_mark(s);
	struct reading r = { next_of_utf16, NULL, NULL,
			     mark ? (unsigned char)s.ptr[0] == 0xfe : utf16_order(s) == 1 };

	return read_bytes(&r, s, mark ? 2 : 0, out, map);
}

size_t decode_utf16(struct slice s, struct buffer *out)
{
	return read_utf16(s, out, NULL);
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
static struct slice unify_lines(struct slice s, byte_map *map)
{
	char *at = (char *)s.ptr;
	byte_map step = { 0 };
	size_t n;

	if (!s.len || !memchr(s.ptr, '\r', s.len))
		return s;
	n = (size_t)((char *)memchr(s.ptr, '\r', s.len) - s.ptr);
	if (map)
		byte_map_copied(&step, 0, 0, n);
	for (size_t i = n; i < s.len; i++, n++) {
		bool both = s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n';

		if (map)
			byte_map_character(&step, n, i, 1, 1 + both);
		i += both;
		at[n] = s.ptr[i] == '\r' ? '\n' : s.ptr[i];
	}
	if (map)
		byte_map_then(map, &step, (uint32_t)n);
	vector_free(&step);
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
static struct reading choose_reading(struct slice bytes, struct decoded *out, struct place place,
				     struct report *report)
{
	const struct charset *set = NULL, *declared, *other;
	size_t wrong, right;

	count_high(bytes, &wrong, &right);
	declared = out->is_html ? charset_declared(bytes) : NULL;
	if (right < wrong * 4)
		set = declared_fits(declared, bytes, wrong + right);
	other = set ? charset_overruling(set, bytes) : NULL;
	if (other)
		report_warning(report, place, "declares %s, but is %s; read as that",
			       charset_name(set), charset_name(other));
	set = other ? other : set;
	if (!set && (wrong <= right || (right && declared == charset_utf8)))
		return out->is_html ? reading_mixed : reading_utf8;
	if (!set) {
		set = charset_guess(bytes);
		report_warning(report, place, "not UTF-8; read as %s", charset_name(set));
	}
	out->encoding = charset_name(set);
	return reading_set(set);
}

/* The bytes in UTF-8, in `room` unless they are already; *bad: characters that became U+FFFD. */
static struct slice to_utf8(struct slice bytes, bool utf16, const struct decoding *how,
			    struct buffer *room, struct decoded *out, size_t *bad,
			    struct place place, struct report *report)
{
	size_t mark = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
	struct reading r;

	*bad = 0;
	buffer_clear(room);
	out->encoding = charset_name(how->charset ? how->charset : utf16 ? charset_utf16 : charset_utf8);
	if (how->charset ? how->charset == charset_utf16 : utf16) {
		*bad = read_utf16(bytes, room, how->map);
		return buffer_view(room);
	}
	if (!how->charset && utf8_valid_run(bytes) == bytes.len) {
		if (how->map && mark)
			byte_map_copied(how->map, 0, mark, bytes.len);
		return slice_sub(bytes, mark, bytes.len);
	}
	if (!how->charset)
		r = choose_reading(bytes, out, place, report);
	else
		r = how->charset == charset_utf8 ? reading_utf8 : reading_set(how->charset);
	*bad = read_bytes(&r, bytes, mark, room, how->map);
	return buffer_view(room);
}

bool decode_file(struct slice bytes, const struct decoding *how, struct buffer *room,
		 struct decoded *out, struct place place, struct report *report)
{
	bool utf16 = has_utf16_mark(bytes) || utf16_order(bytes) >= 0;
	size_t bad;

	if (how->map)
		vector_clear(how->map);
	if (refuse_foreign(bytes, place, report))
		return false;
	if (!utf16 && looks_binary(bytes)) {
		report_problem(report, place, "is binary, not text; skipped");
		return false;
	}
	out->is_html = how->html || (!how->plain && looks_like_html(bytes));
	bytes = to_utf8(bytes, utf16, how, room, out, &bad, place, report);
	if (bad)
		report_warning(report, place, "%zu bytes that %s does not allow became U+FFFD", bad,
			       out->encoding);
	out->text = unify_lines(bytes, how->map);
	out->is_html = out->is_html || (!how->plain && utf16 && looks_like_html(out->text));
	return true;
}
