#include "base/utf8.h"

#include <utf8proc.h>

int32_t utf8_next(struct slice text, size_t *at)
{
	const unsigned char *p = (const unsigned char *)text.ptr + *at;

	if (p[0] < 0x80)
		return *at += 1, p[0];
	if (p[0] < 0xe0)
		return *at += 2, (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
	if (p[0] < 0xf0)
		return *at += 3, (p[0] & 0x0f) << 12 | (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
	return *at += 4, (p[0] & 0x07) << 18 | (p[1] & 0x3f) << 12 | (p[2] & 0x3f) << 6 |
			 (p[3] & 0x3f);
}

int32_t utf8_before(struct slice text, size_t at, size_t *start)
{
	size_t from = at - 1, next;

	while (from > 0 && utf8_continues(text.ptr[from]))
		from--;
	next = *start = from;
	return utf8_next(text, &next);
}

size_t utf8_ascii_run_plain(struct slice s)
{
	size_t n = 0;

	while (n < s.len && (unsigned char)s.ptr[n] < 0x80)
		n++;
	return n;
}

size_t utf8_ascii_run(struct slice s)
{
	size_t n = 0;

	for (; n + 8 <= s.len; n += 8) {
		uint64_t eight;

		memcpy(&eight, s.ptr + n, 8);
		if (eight & 0x8080808080808080u)
			break;
	}
	return n + utf8_ascii_run_plain(slice_sub(s, n, s.len));
}

size_t utf8_valid_run(struct slice s)
{
	size_t n = 0;

	while (n < s.len) {
		size_t run = utf8_ascii_run(slice_sub(s, n, s.len));
		const char *nul = run ? memchr(s.ptr + n, '\0', run) : NULL;
		int32_t cp;
		utf8proc_ssize_t width;

		if (nul)
			return (size_t)(nul - s.ptr);
		n += run;
		if (n == s.len)
			break;
		width = utf8proc_iterate((const utf8proc_uint8_t *)s.ptr + n,
					 (utf8proc_ssize_t)(s.len - n), &cp);
		if (width < 0)
			break;
		n += (size_t)width;
	}
	return n;
}

size_t utf8_repair(struct buffer *out, struct slice s)
{
	size_t replaced = 0;

	while (s.len) {
		size_t run = utf8_valid_run(s);

		buffer_add(out, s.ptr, run);
		s = slice_sub(s, run, s.len);
		if (!s.len)
			break;
		buffer_string(out, "\xef\xbf\xbd");
		replaced++;
		s = slice_sub(s, 1, s.len);
	}
	return replaced;
}

size_t utf8_count(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += !utf8_continues(s.ptr[i]);
	return n;
}

void utf8_put(struct buffer *out, int32_t cp)
{
	buffer_reserve(out, 4);
	out->len += (size_t)utf8proc_encode_char(cp, (utf8proc_uint8_t *)out->at + out->len);
}

size_t utf8_width(struct slice s)
{
	size_t columns = 0;

	for (size_t at = 0; at < s.len;) {
		int width = utf8proc_charwidth(utf8_next(s, &at));

		columns += width > 0 ? (size_t)width : 0;
	}
	return columns;
}

bool utf8_is_letter(int32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return (unsigned)(cp | 0x20) - 'a' < 26;
	c = utf8proc_category(cp);
	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(int32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return (unsigned)cp - 'A' < 26;
	c = utf8proc_category(cp);
	return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(int32_t cp)
{
	if (cp < 0x80)
		return (unsigned)cp - 'a' < 26;
	return utf8proc_category(cp) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(int32_t cp)
{
	if (cp < 0x80)
		return (unsigned)cp - '0' < 10;
	return utf8proc_category(cp) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_space(int32_t cp)
{
	utf8proc_category_t c;

	if (cp < 0x80)
		return cp == ' ' || (cp >= '\t' && cp <= '\r');
	if (cp == 0x85)
		return true;
	c = utf8proc_category(cp);
	return c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP;
}

int32_t utf8_lower(int32_t cp)
{
	if (cp < 0x80)
		return (unsigned)cp - 'A' < 26 ? cp + 32 : cp;
	return utf8proc_tolower(cp);
}
