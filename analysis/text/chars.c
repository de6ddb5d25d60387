#define UAX29_TABLE
#include "text/chars.h"

#define UPPER (BYTE_LETTER | BYTE_UPPER)
#define ONES8(x) (x), (x), (x), (x), (x), (x), (x), (x)
#define ONES32(x) ONES8(x), ONES8(x), ONES8(x), ONES8(x)
#define HIGH (BYTE_HIGH | BYTE_JOINS)

const uint8_t byte_class[256] = {
	['\t'] = BYTE_SPACE,
	['\n'] = BYTE_SPACE | BYTE_NEWLINE,
	['\v'] = BYTE_SPACE | BYTE_NEWLINE,
	['\f'] = BYTE_SPACE | BYTE_NEWLINE,
	['\r'] = BYTE_SPACE | BYTE_NEWLINE,
	[' '] = BYTE_SPACE,
	['#'] = BYTE_JOINS, ['$'] = BYTE_JOINS, ['&'] = BYTE_JOINS, ['\''] = BYTE_JOINS,
	['*'] = BYTE_JOINS, ['+'] = BYTE_JOINS, ['-'] = BYTE_JOINS, ['.'] = BYTE_JOINS,
	['/'] = BYTE_JOINS, [':'] = BYTE_JOINS, ['@'] = BYTE_JOINS, ['_'] = BYTE_JOINS,
	['0'] = ONES8(BYTE_DIGIT | BYTE_JOINS), BYTE_DIGIT | BYTE_JOINS, BYTE_DIGIT | BYTE_JOINS,
	['A'] = ONES8(UPPER), ONES8(UPPER), ONES8(UPPER), UPPER, UPPER,
	['a'] = ONES8(BYTE_LETTER), ONES8(BYTE_LETTER), ONES8(BYTE_LETTER), BYTE_LETTER,
	BYTE_LETTER,
	[0x80] = ONES32(HIGH), ONES32(HIGH), ONES32(HIGH), ONES32(HIGH),
};

unsigned char_properties(int32_t cp)
{
	return uax29_page[uax29_block[cp >> 7]][cp & 127];
}

bool char_in_word(int32_t cp)
{
	unsigned p = char_properties(cp);

	switch (p & WB_MASK) {
	case WB_ALETTER:
	case WB_HEBREW_LETTER:
	case WB_KATAKANA:
	case WB_NUMERIC:
	case WB_EXTEND:
	case WB_FORMAT:
	case WB_ZWJ:
		return true;
	default:
		return (p & CLASS_MASK) == CLASS_NUMBER || (p & CLASS_MASK) == CLASS_MARK ||
		       char_is_invisible(cp);
	}
}

bool ascii_among(struct slice word, const char *const list[])
{
	for (; *list; list++)
		if (ascii_same(word, *list))
			return true;
	return false;
}

bool ends_in_domain(struct slice s)
{
	static const char *const domains[] = {
		"com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "io", "tv",
		"co",  "uk",  "us",  "ca",  "au",  "nz",  "ie",  "za",   "eu",  "de", "fr",
		"es",  "pt",  "nl",  "ch",  "se",  "dk",  "fi",  "pl",   "cz",  "gr", "ru",
		"ua",  "tr",  "il",  "cn",  "hk",  "jp",  "kr",  "sg",   "ph",  "pk", "br",
		"mx",  "ar",  "cl",  "ke",  "ng",  "news", "app", "dev", "blog", "online", NULL,
	};
	size_t dot = s.len;

	while (dot > 0 && s.len - dot < 8 && s.ptr[dot - 1] != '.')
		dot--;
	return dot > 1 && s.ptr[dot - 1] == '.' && ascii_among(slice_sub(s, dot, s.len), domains);
}
