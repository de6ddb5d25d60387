#ifndef LEDE_BASE_SLICE_H
#define LEDE_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A run of bytes that somebody else owns: UTF-8 unless said otherwise, not
 * NUL-terminated, valid as long as the memory it points into (usually that of
 * its document). The empty slice has len 0; its ptr may be NULL. */
struct slice {
	const char *ptr;
	size_t len;
};

/* A range of a document's text in bytes, end exclusive. Documents stay below
 * 4 GiB. Code points appear only where offsets are printed or read. */
struct span {
	uint32_t start, end;
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })
#define SLICE_ARG(s)   (int)(s).len, (s).ptr /* printf("%.*s", SLICE_ARG(s)) */

static inline struct slice slice_of(const char *string)
{
	return (struct slice){ string, string ? strlen(string) : 0 };
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool slice_is(struct slice a, const char *string)
{
	return slice_equal(a, slice_of(string));
}

/* Is it one of a list that NULL ends? */
static inline bool slice_among(struct slice a, const char *const *strings)
{
	for (; *strings; strings++)
		if (slice_is(a, *strings))
			return true;
	return false;
}

/* Order by bytes, which for UTF-8 is the order of code points. <0, 0, >0 */
static inline int slice_compare(struct slice a, struct slice b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

/* The bytes [start, end) of s; the caller vouches for start <= end <= s.len. */
static inline struct slice slice_sub(struct slice s, size_t start, size_t end)
{
	/* the empty slice may have no ptr, and C allows no arithmetic with that */
	return (struct slice){ start ? s.ptr + start : s.ptr, end - start };
}

static inline struct slice slice_at(struct slice text, struct span span)
{
	return slice_sub(text, span.start, span.end);
}

static inline bool slice_starts(struct slice s, struct slice prefix)
{
	return s.len >= prefix.len && memcmp(s.ptr, prefix.ptr, prefix.len) == 0;
}

static inline bool slice_ends(struct slice s, struct slice suffix)
{
	return s.len >= suffix.len &&
	       memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0;
}

/* ASCII white space cut from both ends. */
static inline struct slice slice_trim(struct slice s)
{
	while (s.len && strchr(" \t\r\n\f\v", s.ptr[s.len - 1]) && s.ptr[s.len - 1])
		s.len--;
	while (s.len && strchr(" \t\r\n\f\v", *s.ptr) && *s.ptr)
		s.ptr++, s.len--;
	return s;
}

#endif
