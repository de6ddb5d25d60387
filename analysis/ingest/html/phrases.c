#define LEDE_PHRASES
#include "ingest/html/phrases.h"

#include "base/utf8.h"
#include "ingest/html/ascii.h"

const char *phrase_name(enum phrase phrase)
{
	return phrase_labels[phrase];
}

enum { LOOKED_AT = 240 }; /* bytes in which phrases are looked for */

/* Small letters, as many bytes; a letter whose small form is longer stays. */
static size_t lower(struct slice s, char out[static LOOKED_AT])
{
	size_t n = s.len < LOOKED_AT ? s.len : LOOKED_AT;

	while (n < s.len && n && utf8_continues(s.ptr[n]))
		n--;
	for (size_t i = 0; i < n;) {
		size_t next = i;
		int32_t cp = utf8_next(s, &next);
		struct buffer room = { out + i, 0, next - i };

		if (cp < 0x80)
			out[i] = (char)ascii_lower(cp);
		else if (cp >= 0xc0 && cp < 0x530 && utf8_lower(cp) >= 0x80 && next - i == 2 &&
			 utf8_lower(cp) < 0x800)
			room.cap = 4, utf8_put(&room, utf8_lower(cp));
		else
			memcpy(out + i, s.ptr + i, next - i);
		i = next;
	}
	return n;
}

static uint32_t phrases_at(const char *text, size_t len)
{
	unsigned char first = (unsigned char)text[0];
	uint32_t found = 0;

	for (size_t i = phrase_starts[first]; i < phrase_starts[first + 1]; i++) {
		const struct phrase_row *p = &phrase_rows[i];
		char end = p->text[p->len - 1];

		if (p->len > len || memcmp(text, p->text, p->len) != 0)
			continue;
		if (p->len < len && ascii_is_letter(end) &&
		    (ascii_is_letter(text[p->len]) || (unsigned char)text[p->len] >= 0x80))
			continue;
		found |= 1u << p->kind;
	}
	return found;
}

struct phrases phrases_in(struct slice s)
{
	char text[LOOKED_AT + 4];
	size_t n = lower(s, text);
	struct phrases found = { 0 };

	for (size_t i = 0; i < n; i++) {
		bool start = i == 0 || strchr(" \n([", text[i - 1]);
		uint32_t at = start ? phrases_at(text + i, n - i) : 0;

		if (i < 3)
			found.begins |= at;
		else
			found.holds |= at;
	}
	return found;
}
