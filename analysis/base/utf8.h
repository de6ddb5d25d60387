#ifndef LEDE_BASE_UTF8_H
#define LEDE_BASE_UTF8_H

#include "base/buffer.h"

/* UTF-8 over utf8proc. Everything behind the readers is valid UTF-8, so the
 * decoding here trusts its input: utf8_next must not be used on raw bytes. */

/* The code point at text[*at]; moves *at behind it. *at < text.len. */
int32_t utf8_next(struct slice text, size_t *at);

/* The code point that ends before text[at]; at > 0. Its start goes to *start. */
int32_t utf8_before(struct slice text, size_t at, size_t *start);

static inline bool utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Bytes at the start of s that are ASCII; eight a step. */
size_t utf8_ascii_run(struct slice s);

/* The same, one byte a step: the definition that tests hold it against. */
size_t utf8_ascii_run_plain(struct slice s);

/* Bytes at the start of s that are valid UTF-8 without a NUL. */
size_t utf8_valid_run(struct slice s);

/* Append s to out, every maximal invalid part and every NUL replaced by U+FFFD
 * (the practice of Unicode 15, 3.9, "U+FFFD substitution of maximal subparts",
 * by bytes: one replacement for each invalid byte). Returns how many. */
size_t utf8_repair(struct buffer *out, struct slice s);

/* Code points in s. */
size_t utf8_count(struct slice s);

/* Append code point cp. */
void utf8_put(struct buffer *out, int32_t cp);

/* Columns that s takes on a terminal (utf8proc's widths). */
size_t utf8_width(struct slice s);

/* General classes, by utf8proc's categories. */
bool utf8_is_letter(int32_t cp);
bool utf8_is_upper(int32_t cp); /* upper or title case */
bool utf8_is_lower(int32_t cp);
bool utf8_is_digit(int32_t cp); /* decimal digits of any script */
bool utf8_is_space(int32_t cp); /* white space, with NBSP and line separators */

/* Simple lower case of cp. */
int32_t utf8_lower(int32_t cp);

#endif
