#include "base/utf8.h"
#include "ingest/html/ascii.h"
#include "ingest/html/tokens.h"

#include "ingest/html/references_table.h"

enum { NAME_MAX_LEN = 31, BARE_MAX_LEN = 6 };

static const struct reference *find_name(struct slice name)
{
	size_t low = 0, high = sizeof(references) / sizeof(*references);

	while (low < high) {
		size_t middle = (low + high) / 2;
		int c = slice_compare(name, slice_of(references[middle].name));

		if (c == 0)
			return &references[middle];
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool is_alnum(char c)
{
	return ascii_is_letter(c) || ascii_is_digit(c);
}

/* A name with its semicolon, or else the longest one that is known without. */
static size_t named(struct slice s, bool in_attribute, char *out, size_t *len)
{
	const struct reference *r = NULL;
	size_t run = 0, n = 0;

	while (run + 1 < s.len && run <= NAME_MAX_LEN && is_alnum(s.ptr[run + 1]))
		run++;
	if (run && run + 1 < s.len && s.ptr[run + 1] == ';' && run <= NAME_MAX_LEN)
		r = find_name(slice_sub(s, 1, run + 1));
	if (r) {
		n = run + 2;
	} else {
		for (n = run < BARE_MAX_LEN ? run : BARE_MAX_LEN; n >= 2; n--) {
			r = find_name(slice_sub(s, 1, n + 1));
			if (r && r->bare)
				break;
		}
		if (n < 2)
			return 0;
		n++;
		if (in_attribute && n < s.len && (is_alnum(s.ptr[n]) || s.ptr[n] == '='))
			return 0;
	}
	*len = strlen(r->text);
	memcpy(out, r->text, *len);
	return n;
}

/* 0x80 to 0x9f mean Windows-1252 (standard, 13.2.5.80). */
static int32_t of_windows(int32_t cp)
{
	static const uint16_t table[32] = {
		0x20ac, 0x81,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,	0x017d, 0x8f,
		0x90,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
		0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,	0x017e, 0x0178,
	};

	return cp >= 0x80 && cp < 0xa0 ? table[cp - 0x80] : cp;
}

static int digit(char c, bool hex)
{
	if (ascii_is_digit(c))
		return c - '0';
	if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return -1;
}

static size_t numeric(struct slice s, char *out, size_t *len)
{
	bool hex = s.len > 2 && (s.ptr[2] | 0x20) == 'x';
	size_t at = hex ? 3 : 2, from = at;
	struct buffer room = { out, 0, 8 };
	int32_t cp = 0;

	for (; at < s.len && digit(s.ptr[at], hex) >= 0; at++)
		if (cp <= 0x10ffff) /* clamped: more digits change nothing */
			cp = cp * (hex ? 16 : 10) + digit(s.ptr[at], hex);
	if (at == from)
		return 0;
	if (cp == 0 || cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000))
		cp = 0xfffd;
	utf8_put(&room, of_windows(cp));
	*len = room.len;
	return at + (at < s.len && s.ptr[at] == ';');
}

size_t html_reference(struct slice s, bool in_attribute, char out[static 8], size_t *len)
{
	if (s.len > 1 && s.ptr[1] == '#')
		return numeric(s, out, len);
	return named(s, in_attribute, out, len);
}

void html_unescape(struct buffer *out, struct slice s, bool in_attribute)
{
	while (s.len) {
		const char *amp = memchr(s.ptr, '&', s.len);
		size_t plain = amp ? (size_t)(amp - s.ptr) : s.len, n, len;
		char put[8];

		buffer_add(out, s.ptr, plain);
		s = slice_sub(s, plain, s.len);
		if (!s.len)
			break;
		n = html_reference(s, in_attribute, put, &len);
		if (n)
			buffer_add(out, put, len);
		else
			buffer_byte(out, '&');
		s = slice_sub(s, n ? n : 1, s.len);
	}
}
