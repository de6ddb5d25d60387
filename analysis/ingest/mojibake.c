#include "ingest/mojibake.h"

#include "base/utf8.h"
#include "ingest/html/ascii.h"

/* The byte that a reader of `as` took for cp; -1: none. What a set does not define is often
 * left as it is. */
static int byte_of(const struct charset *as, int32_t cp)
{
	if (cp < 0x80)
		return -1;
	return cp < 0xa0 ? cp : charset_byte(as, cp);
}

static size_t width_of(unsigned char lead)
{
	return lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

size_t mojibake_run(const struct charset *as, struct slice s, size_t at, int32_t *found)
{
	unsigned char bytes[4];
	size_t i = at, n = 0, width = 1;

	while (n < width && i < s.len) {
		int byte = byte_of(as, utf8_next(s, &i));

		if (byte < 0)
			return 0;
		bytes[n++] = (unsigned char)byte;
		width = width_of(bytes[0]);
	}
	if (!width || n < width || utf8_valid_run((struct slice){ (char *)bytes, n }) != n)
		return 0;
	n = 0;
	*found = utf8_next((struct slice){ (char *)bytes, width }, &n);
	return i - at;
}

/* ---- whole texts ---- */

enum { SETS = 3 };

static const struct charset *set_number(int i)
{
	static const char *const names[SETS] = { "windows-1252", "windows-1251", "windows-1250" };

	return charset_find(slice_of(names[i]));
}

/* What is counted of the characters that are not ASCII. */
struct signs {
	const struct charset *sets[SETS];
	size_t good[SETS], other[SETS], behind[SETS]; /* runs; what is none; end of the last */
	size_t alone, mixed, foreign; /* words of accented letters only; accented letters among
				       * ASCII; what Windows-1252 does not have */
	size_t inside;		      /* signs in the midst of words, "osob¹ g³uch¹" */
};

static void count_runs(struct signs *c, struct slice s, size_t at, int32_t cp)
{
	for (int k = 0; k < SETS; k++) {
		int32_t found;
		size_t run;

		if (at < c->behind[k])
			continue;
		run = mojibake_run(c->sets[k], s, at, &found);
		c->behind[k] = at + run;
		c->good[k] += run > 0;
		c->other[k] += !run && cp != 0xa0 && cp != 0xfffd;
	}
}

static bool letter_before(struct slice s, size_t at)
{
	return at && ascii_is_letter(s.ptr[at - 1]);
}

/* A run of characters that are not ASCII; its end. */
static size_t count_word(struct signs *c, struct slice s, size_t at)
{
	bool begun = letter_before(s, at), beside = begun;
	size_t letters = 0, signs = 0;

	while (at < s.len && (signed char)s.ptr[at] < 0) {
		size_t from = at;
		int32_t cp = utf8_next(s, &at);

		count_runs(c, s, from, cp);
		letters += cp >= 0xc0 && cp <= 0xff;
		signs += cp > 0xa0 && cp < 0xc0 && cp != 0xab && cp != 0xbb && cp != 0xb7;
		c->foreign += cp != 0xfffd && byte_of(charset_windows_1252, cp) < 0;
	}
	beside |= at < s.len && ascii_is_letter(s.ptr[at]);
	c->inside += signs && begun && at < s.len && ascii_is_letter(s.ptr[at]);
	c->mixed += letters && beside;
	c->alone += letters >= 3 && !beside;
	return at;
}

enum { RUNS_LEAST = 8, WORDS_LEAST = 20, SIGNS_LEAST = 10, STRAY = 16 };

/* Most of them are of the kind; a page may have a few words that were right, or were lost. */
static bool is_unlikely(size_t good, size_t other)
{
	return other > STRAY + good / 10;
}

static bool is_hopeless(const struct signs *c)
{
	for (int k = 0; k < SETS; k++)
		if (!is_unlikely(c->good[k], c->other[k]))
			return false;
	return is_unlikely(c->alone + c->inside * 10, c->mixed) ||
	       is_unlikely(c->alone + c->inside * 10, c->foreign);
}

static bool may_be_other(const struct signs *c)
{
	return c->foreign * 10 <= c->alone + c->inside &&
	       ((c->alone >= WORDS_LEAST && c->mixed * 10 <= c->alone) ||
		(c->inside >= SIGNS_LEAST && c->inside * 20 >= c->mixed));
}

/* The bytes that were read as Windows-1252. */
static void put_bytes(struct slice s, struct buffer *out)
{
	for (size_t at = 0; at < s.len;) {
		int32_t cp = utf8_next(s, &at);
		int byte = cp < 0x80 ? cp : byte_of(charset_windows_1252, cp);

		if (byte >= 0)
			buffer_byte(out, (char)byte);
	}
}

static const struct charset *other_charset(struct slice text)
{
	struct buffer bytes = { 0 };
	const struct charset *set;

	put_bytes(text, &bytes);
	set = charset_overruling(charset_windows_1252, buffer_view(&bytes));
	buffer_free(&bytes);
	return set;
}

bool garbled(struct slice s, struct garbling *out)
{
	struct signs c = { 0 };
	int best = 0;

	for (int k = 0; k < SETS; k++)
		c.sets[k] = set_number(k);
	for (size_t at = utf8_ascii_run(s); at < s.len; at += utf8_ascii_run(slice_sub(s, at, s.len))) {
		at = count_word(&c, s, at);
		if (is_hopeless(&c))
			return false;
	}
	for (int k = 1; k < SETS; k++)
		if (c.good[k] > c.good[best])
			best = k;
	*out = (struct garbling){ charset_utf8, c.sets[best] };
	if (c.good[best] >= RUNS_LEAST && c.other[best] * 10 <= c.good[best])
		return true;
	if (!may_be_other(&c))
		return false;
	*out = (struct garbling){ other_charset(s), charset_windows_1252 };
	return out->is != NULL;
}

/* The bytes of a character of another script, one or two, out of as many characters. */
static size_t other_run(const struct garbling *g, struct slice s, size_t at, int32_t *found)
{
	unsigned char bytes[2] = { 0 };
	size_t behind[3] = { at, at, at }, n = 0, used = 0;

	while (n < 2 && behind[n] < s.len) {
		size_t next = behind[n];
		int32_t cp = utf8_next(s, &next);
		int byte = cp < 0x80 ? cp : byte_of(g->as, cp);

		if (byte < 0)
			break;
		bytes[n++] = (unsigned char)byte;
		behind[n] = next;
	}
	if (!n)
		return 0;
	*found = charset_next(g->is, (struct slice){ (char *)bytes, n }, &used);
	return *found ? behind[used] - at : 0;
}

/* "â€" and U+FFFD: the third byte is one that Windows-1252 does not have. Spaces that do not break
 * are often made plain ones. */
static size_t damaged_run(struct slice s, size_t at, int32_t *found)
{
	static const struct {
		struct slice was;
		int32_t is;
	} rows[] = { { { "â€\xef\xbf\xbd", 8 }, 0x201d }, { { "Â ", 3 }, ' ' }, { { "Ã ", 3 }, 0xe0 } };

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (!slice_starts(slice_sub(s, at, s.len), rows[i].was))
			continue;
		*found = rows[i].is;
		return rows[i].was.len;
	}
	return 0;
}

static size_t any_run(const struct garbling *g, struct slice s, size_t at, int32_t *found)
{
	size_t run;

	if (g->is != charset_utf8)
		return other_run(g, s, at, found);
	run = mojibake_run(g->as, s, at, found);
	return run || g->as != charset_windows_1252 ? run : damaged_run(s, at, found);
}

void ungarble(struct slice s, const struct garbling *g, struct buffer *out, byte_map *map)
{
	size_t base = out->len;

	for (size_t at = 0; at < s.len;) {
		size_t ascii = utf8_ascii_run(slice_sub(s, at, s.len)), from = at, to = out->len, run;
		int32_t cp;

		if (ascii) {
			buffer_add(out, s.ptr + at, ascii);
			at += ascii;
		} else if ((run = any_run(g, s, at, &cp))) {
			utf8_put(out, cp);
			at += run;
		} else {
			utf8_next(s, &at);
			buffer_add(out, s.ptr + from, at - from);
		}
		if (map && ascii)
			byte_map_copied(map, to - base, from, ascii);
		else if (map)
			byte_map_character(map, to - base, from, out->len - to, at - from);
	}
}
