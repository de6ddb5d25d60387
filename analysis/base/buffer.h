#ifndef LEDE_BASE_BUFFER_H
#define LEDE_BASE_BUFFER_H

#include "base/slice.h"
#include "base/vector.h"

/* Bytes that grow at the end: output before it is written, a line being read.
 * Zero-initialised is empty. Owns its memory; buffer_free gives it back,
 * buffer_clear empties it and keeps moderate room. */
struct buffer {
	char *at;
	size_t len, cap;
};

static inline void buffer_reserve(struct buffer *b, size_t more)
{
	vector_reserve(b, b->len + more);
}

static inline void buffer_add(struct buffer *b, const void *bytes, size_t len)
{
	buffer_reserve(b, len);
	if (len)
		memcpy(b->at + b->len, bytes, len);
	b->len += len;
}

static inline void buffer_byte(struct buffer *b, char byte)
{
	*vector_push(b) = byte;
}

static inline void buffer_slice(struct buffer *b, struct slice s)
{
	buffer_add(b, s.ptr, s.len);
}

static inline void buffer_string(struct buffer *b, const char *string)
{
	buffer_add(b, string, strlen(string));
}

static inline struct slice buffer_view(const struct buffer *b)
{
	return (struct slice){ b->at, b->len };
}

static inline void buffer_clear(struct buffer *b)
{
	vector_clear(b);
}

static inline void buffer_free(struct buffer *b)
{
	vector_free(b);
}

/* Write the decimal digits of n at `at`, which has room for DIGITS_MAX; the place behind
 * them. */
enum { DIGITS_MAX = 20 };
char *digits_put(char *at, uint64_t n);

/* Decimal digits of n. */
void buffer_number(struct buffer *, uint64_t n);

/* printf at the end. */
void buffer_format(struct buffer *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* n thousandths as a decimal without trailing zeros: 910 -> 0.91, 2000 -> 2 */
void buffer_thousandths(struct buffer *, uint64_t n);

#endif
