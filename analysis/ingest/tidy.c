#include "ingest/tidy.h"

#include "base/utf8.h"
#include "ingest/html/ascii.h"
#include "ingest/html/phrases.h"
#include "ingest/mojibake.h"

const char *const edit_names[] = { "space",  "invisible", "ligature",	"mojibake",
				   "joined", "caption",	  "boilerplate", "markup",
				   "reference" };

struct tidying {
	struct slice text;
	struct buffer *out;
	edit_vector *edits;
	size_t base; /* where the cleaned text begins in out */
	bool wrapped;
	const struct charset *garbled; /* all of it is UTF-8 that was read as this; or NULL */
};

static void edit(struct tidying *t, size_t start, size_t end, const char *put, size_t len,
		 enum edit_kind kind)
{
	size_t at = t->out->len - t->base;

	buffer_add(t->out, put, len);
	if (t->edits)
		*vector_push(t->edits) = (struct edit){ (uint32_t)start, (uint32_t)end, (uint32_t)at,
							(uint32_t)len, (uint8_t)kind };
}

/* ---- characters ---- */

/* UTF-8 read as Windows-1252 at `at`, of one character alone or of a text that is garbled so
 * throughout; 0 when it is not certain. */
static size_t mojibake(const struct tidying *t, size_t at, size_t end, int32_t *found)
{
	struct slice s = slice_sub(t->text, 0, end);
	size_t run;

	if (t->garbled)
		return mojibake_run(t->garbled, s, at, found);
	run = mojibake_run(charset_windows_1252, s, at, found);
	if (!run)
		return 0;
	/* punctuation, signs of Latin-1, accented letters: nothing else is certain */
	return *found < 0x100 || (*found >= 0x2010 && *found <= 0x2122) ? run : 0;
}

static const char *ligature(int32_t cp)
{
	static const char *const letters[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

	return cp >= 0xfb00 && cp <= 0xfb06 ? letters[cp - 0xfb00] : NULL;
}

static bool is_invisible(int32_t cp)
{
	return cp == 0xad || cp == 0x200b || cp == 0x2060 || cp == 0xfeff ||
	       (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7f && cp < 0xa0);
}

static bool is_space(int32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200a) ||
	       cp == 0x202f || cp == 0x3000;
}

static bool ends_line(const struct tidying *t)
{
	return t->out->len == t->base || t->out->at[t->out->len - 1] == '\n';
}

/* A run of spaces is one space, and none at the ends of a line. */
static size_t tidy_spaces(struct tidying *t, size_t at, size_t end)
{
	size_t i = at, next = at;
	bool keep;

	while (next < end && (i = next, is_space(utf8_next(t->text, &next))))
		i = next;
	keep = !ends_line(t) && i < end;
	if (keep && i - at == 1 && t->text.ptr[at] == ' ')
		buffer_byte(t->out, ' ');
	else
		edit(t, at, i, " ", keep, EDIT_SPACE);
	return i;
}

static size_t tidy_character(struct tidying *t, size_t at, size_t end)
{
	size_t next = at, run;
	int32_t cp = utf8_next(t->text, &next), found;

	if (is_space(cp))
		return tidy_spaces(t, at, end);
	if (is_invisible(cp)) {
		edit(t, at, next, "", 0, EDIT_INVISIBLE);
	} else if (ligature(cp)) {
		edit(t, at, next, ligature(cp), strlen(ligature(cp)), EDIT_LIGATURE);
	} else if (cp >= 0xc2 && (cp <= 0xe2 || t->garbled) && (run = mojibake(t, at, end, &found))) {
		char put[4];
		struct buffer room = { put, 0, sizeof(put) };

		utf8_put(&room, found);
		if (found == 0xa0)
			put[0] = ' ', room.len = 1;
		edit(t, at, at + run, put, room.len, EDIT_MOJIBAKE);
		return at + run;
	} else {
		buffer_add(t->out, t->text.ptr + at, next - at);
	}
	return next;
}

/* One line or text without its newline. */
static void tidy_span(struct tidying *t, size_t at, size_t end)
{
	while (at < end) {
		size_t from = at;

		while (at < end && (signed char)t->text.ptr[at] > ' ' && t->text.ptr[at] != 0x7f)
			at++; /* printable ASCII */
		buffer_add(t->out, t->text.ptr + from, at - from);
		if (at < end && t->text.ptr[at] == '\n')
			buffer_byte(t->out, t->text.ptr[at++]);
		else if (at < end)
			at = tidy_character(t, at, end);
	}
}

/* ---- lines ---- */

static size_t line_end(struct slice s, size_t at)
{
	const char *end = at < s.len ? memchr(s.ptr + at, '\n', s.len - at) : NULL;

	return end ? (size_t)(end - s.ptr) : s.len;
}

static size_t words_in(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (unsigned char)s.ptr[i] > ' ' && (i == 0 || (unsigned char)s.ptr[i - 1] <= ' ');
	return n;
}

static bool ends_sentence(struct slice s)
{
	s = slice_trim(s);
	return s.len && (strchr(".!?:\"'", s.ptr[s.len - 1]) || slice_ends(s, SLICE("”")) ||
			 slice_ends(s, SLICE("’")));
}

enum { WRAPPED_LEAST = 40, WRAPPED_MOST = 110 /* bytes of a line of typed or mailed text */ };

/* Does the line that ends at `end` go on in the next one? */
static bool goes_on(struct slice s, size_t start, size_t end)
{
	struct slice line = slice_sub(s, start, end);
	unsigned char next = end + 1 < s.len ? (unsigned char)s.ptr[end + 1] : '\n';

	return line.len >= WRAPPED_LEAST && line.len <= WRAPPED_MOST && next != '\n' && next > ' ' &&
	       !strchr("-*", next) && (ascii_is_lower(next) || !ends_sentence(line));
}

/* Most line ends inside paragraphs fall inside sentences, in lines of about equal length. */
static bool is_wrapped(struct slice s)
{
	size_t inside = 0, all = 0;

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		end = line_end(s, at);
		if (end == at || end + 1 >= s.len || s.ptr[end + 1] == '\n')
			continue;
		all++;
		inside += goes_on(s, at, end);
	}
	return inside >= 3 && inside * 10 >= all * 6;
}

enum { FURNITURE_WORDS = 12 };

/* A short line that speaks of sharing, comments, subscriptions and the like. */
static bool is_furniture(struct slice line)
{
	const uint32_t kinds = 1u << PHRASE_RELATED | 1u << PHRASE_SIGNUP | 1u << PHRASE_SHARE |
			       1u << PHRASE_COMMENT | 1u << PHRASE_COPYRIGHT | 1u << PHRASE_ADVERT |
			       1u << PHRASE_COOKIE | 1u << PHRASE_ACTION;
	size_t words;

	line = slice_trim(line);
	words = words_in(line);
	if (!words || words > FURNITURE_WORDS || !(phrases_in(line).begins & kinds))
		return false;
	return !ends_sentence(line) ||
	       phrases_in(line).begins & (1u << PHRASE_COMMENT | 1u << PHRASE_COPYRIGHT);
}

/* Past what stands before the article, or back over what stands behind it. */
static size_t article_start(struct slice s)
{
	size_t from = 0;

	for (size_t at = 0, end; at < s.len; at = end + 1) {
		end = line_end(s, at);
		if (is_furniture(slice_sub(s, at, end)))
			from = end < s.len ? end + 1 : end;
		else if (slice_trim(slice_sub(s, at, end)).len)
			break;
		else if (from)
			from = end < s.len ? end + 1 : end; /* blank lines behind it */
	}
	return from;
}

static size_t article_end(struct slice s, size_t from)
{
	size_t to = s.len;

	for (size_t end = s.len; end > from;) {
		const char *before = memrchr(s.ptr + from, '\n', end - from);
		size_t at = before ? (size_t)(before - s.ptr) + 1 : from;
		struct slice line = slice_sub(s, at, end);

		if (is_furniture(line))
			to = at > from ? at - 1 : from;
		else if (slice_trim(line).len)
			break;
		end = at > from ? at - 1 : from;
	}
	while (to > from && to < s.len && s.ptr[to - 1] == '\n')
		to--; /* the blank lines before it */
	return to;
}

static bool stands_elsewhere(struct slice s, const char *word, size_t len)
{
	for (size_t at = 0; at + len < s.len; at++) {
		const char *found = memmem(s.ptr + at, s.len - at, word, len);

		if (!found)
			return false;
		at = (size_t)(found - s.ptr);
		if ((at == 0 || !ascii_is_letter(s.ptr[at - 1])) &&
		    (at + len == s.len || !ascii_is_letter(s.ptr[at + len])))
			return true;
	}
	return false;
}

enum { CAPTION_LEAST = 3, CAPTION_MOST = 30 };

/* "putinLast week" at the start of a paragraph: the caption of a picture that is gone, where
 * the text speaks of "Putin" elsewhere. Its length, or 0. */
static size_t glued_caption(struct slice s, size_t at, size_t end)
{
	char word[CAPTION_MOST];
	size_t n = 0;

	while (at + n < end && n < CAPTION_MOST && ascii_is_lower(s.ptr[at + n])) {
		word[n] = s.ptr[at + n];
		n++;
	}
	if (n < CAPTION_LEAST || n == CAPTION_MOST || at + n + 1 >= end ||
	    !ascii_is_upper(s.ptr[at + n]) || !ascii_is_lower(s.ptr[at + n + 1]))
		return 0;
	word[0] = (char)(word[0] & ~0x20);
	return stands_elsewhere(s, word, n) ? n : 0;
}

static void tidy_line(struct tidying *t, size_t at, size_t end, bool *joined)
{
	size_t caption = *joined ? 0 : glued_caption(t->text, at, end);

	if (caption)
		edit(t, at, at + caption, "", 0, EDIT_CAPTION);
	tidy_span(t, at + caption, end);
	*joined = t->wrapped && goes_on(t->text, at, end);
	if (*joined)
		edit(t, end, end + 1, " ", 1, EDIT_JOINED);
	else if (end < t->text.len)
		buffer_byte(t->out, '\n');
}

static void tidy_lines(struct tidying *t)
{
	size_t from = article_start(t->text), to = article_end(t->text, from);
	struct slice all = t->text;
	bool joined = false;

	if (from)
		edit(t, 0, from, "", 0, EDIT_BOILERPLATE);
	t->text.len = to;
	for (size_t at = from, end; at < to; at = end + 1) {
		end = line_end(t->text, at);
		tidy_line(t, at, end, &joined);
	}
	if (to < all.len)
		edit(t, to, all.len, "\n", 1, EDIT_BOILERPLATE);
}

void text_tidy(struct slice text, bool lines, struct buffer *out, edit_vector *edits)
{
	struct tidying t = { text, out, edits, out->len, lines && is_wrapped(text), NULL };
	struct garbling g;

	if (lines && garbled(text, &g) && g.is == charset_utf8)
		t.garbled = g.as;
	if (lines)
		tidy_lines(&t);
	else
		tidy_span(&t, 0, text.len);
}

uint32_t edit_origin(const edit_vector *edits, uint32_t at)
{
	int64_t shift = 0;

	for (size_t i = 0; i < edits->len && edits->at[i].at <= at; i++) {
		const struct edit *e = &edits->at[i];

		if (at < e->at + e->len)
			return e->start;
		shift = (int64_t)e->end - (e->at + e->len);
	}
	return (uint32_t)(at + shift);
}
