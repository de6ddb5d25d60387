#ifndef LEDE_INGEST_CHARSET_H
#define LEDE_INGEST_CHARSET_H

#include "base/buffer.h"

/* Encodings other than UTF-8 and UTF-16, by tables made at build time (lexicons/pack_charsets.c):
 * a bundle needs no iconv modules. */

struct charset; /* its tables */

/* By any of the usual labels, upper or lower case ("Latin1", "CP1252", "x-sjis"), as the WHATWG
 * Encoding Standard reads them: Latin-1 is Windows-1252. NULL: unknown. */
const struct charset *charset_find(struct slice label);
const char *charset_name(const struct charset *);

extern const struct charset *const charset_utf8, *const charset_utf16, *const charset_windows_1252;

/* What the page declares in its XML declaration or a <meta>; NULL: nothing that is known. */
const struct charset *charset_declared(struct slice page);

/* The most plausible one for bytes that are no UTF-8, by how its letters would stand together. */
const struct charset *charset_guess(struct slice bytes);

/* The encoding that bytes are in when they are clearly not in the declared one: words of another
 * script, letters that would not stand together. NULL: they may be what is declared. */
const struct charset *charset_overruling(const struct charset *declared, struct slice bytes);

/* The character at bytes[*at], and behind it; 0: none. Not for UTF-8 and UTF-16. */
int32_t charset_next(const struct charset *, struct slice bytes, size_t *at);

/* Append bytes as UTF-8; returns how many became U+FFFD. Not for UTF-8 and UTF-16. */
size_t charset_decode(const struct charset *, struct slice bytes, struct buffer *out);

/* The byte, 0x80 or more, that a single-byte set writes cp with; -1: none. */
int charset_byte(const struct charset *, int32_t cp);

#endif
