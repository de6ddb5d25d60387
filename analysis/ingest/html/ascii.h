#ifndef LEDE_INGEST_HTML_ASCII_H
#define LEDE_INGEST_HTML_ASCII_H

#include <stdbool.h>

/* Classes of ASCII: markup knows no others. */
static inline bool ascii_is_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(int c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(int c)
{
	return ascii_is_lower(c | 0x20);
}

static inline bool ascii_is_digit(int c)
{
	return c >= '0' && c <= '9';
}

static inline int ascii_lower(int c)
{
	return ascii_is_upper(c) ? c | 0x20 : c;
}

#endif
