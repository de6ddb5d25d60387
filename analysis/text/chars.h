#ifndef LEDE_TEXT_CHARS_H
#define LEDE_TEXT_CHARS_H

#include "base/slice.h"
#include "text/uax29_table.h"

/* What single bytes and code points are to the tokenizer: ASCII by a table of
 * bits, the rest by the Unicode properties of uax29_table.h. */
enum {
	BYTE_LETTER = 1,
	BYTE_UPPER = 2,
	BYTE_DIGIT = 4,
	BYTE_SPACE = 8,
	BYTE_NEWLINE = 16, /* white space that ends a line */
	BYTE_JOINS = 32,   /* after a word, may make more of it: . ' - & @ and the like */
	BYTE_HIGH = 64,    /* not ASCII */
	BYTE_WORD = BYTE_LETTER | BYTE_DIGIT,
};

extern const uint8_t byte_class[256];

/* WB_, SB_, CLASS_ values and PICTOGRAPHIC of a code point, or 0. */
unsigned char_properties(int32_t cp);

/* May it stand inside a word: letters of scripts that put spaces between words,
 * digits and numbers, and marks, soft hyphens, zero-width characters on them? */
bool char_in_word(int32_t cp);

/* Soft hyphen, zero-width space and (non-)joiner, word joiner, BOM: written, but
 * no part of the word. */
static inline bool char_is_invisible(int32_t cp)
{
	return cp == 0xad || (cp >= 0x200b && cp <= 0x200d) || cp == 0x2060 || cp == 0xfeff;
}

/* An apostrophe at text[at]: its bytes (' is 1; U+2019, and U+2018 set by
 * mistake, are 3), or 0. */
static inline size_t apostrophe_at(struct slice text, size_t at)
{
	if (at < text.len && text.ptr[at] == '\'')
		return 1;
	if (at + 3 <= text.len && memcmp(text.ptr + at, "\xe2\x80", 2) == 0 &&
	    (text.ptr[at + 2] == '\x99' || text.ptr[at + 2] == '\x98'))
		return 3;
	return 0;
}

/* Does white space of this code point end a line? */
static inline bool char_ends_line(int32_t cp)
{
	return (cp >= '\n' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

/* Does s end in a full stop and a top-level domain that is common in news: .com */
bool ends_in_domain(struct slice s);

/* Are a and the lower-case ASCII b the same but for case? */
static inline bool ascii_same(struct slice a, const char *b)
{
	for (size_t i = 0; i < a.len; i++) {
		unsigned char c = (unsigned char)a.ptr[i];

		if ((byte_class[c] & BYTE_UPPER ? c + 32 : c) != (unsigned char)b[i] || !b[i])
			return false;
	}
	return b[a.len] == '\0';
}

/* Is word one of a NULL-terminated list of lower-case ASCII words? */
bool ascii_among(struct slice word, const char *const list[]);

#endif
