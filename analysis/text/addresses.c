#include "base/utf8.h"
#include "text/scanner.h"

/* The end of a URL that has begun: at white space, quotation marks, brackets
 * < >, and before punctuation that belongs to the sentence. */
size_t scan_url_end(const struct scanner *sc, size_t start, size_t at)
{
	size_t open = 0, close = 0;

	for (; at < sc->text.len; utf8_next(sc->text, &at)) {
		unsigned char c = byte_at(sc, at);
		size_t next = at;

		if (c >= 0x80) {
			unsigned class = char_properties(utf8_next(sc->text, &next)) & CLASS_MASK;

			if (class == CLASS_PUNCT || class == CLASS_SPACE)
				break;
		} else if (c <= ' ' || strchr("<>\"`|\\^{}", c)) {
			break;
		}
		open += c == '(';
		close += c == ')';
	}
	while (at > start && (strchr(".,;:!?'*]", sc->text.ptr[at - 1]) ||
			      (sc->text.ptr[at - 1] == ')' && close > open)))
		close -= sc->text.ptr[--at] == ')';
	return at;
}

/* A domain that ends at `end` may go on with a port, a path or a query. */
size_t scan_domain_end(const struct scanner *sc, size_t start, size_t end)
{
	unsigned char c = byte_at(sc, end);

	if (c == '/' || (c == ':' && digit_at(sc, end + 1)) || (c == '?' && scan_word_at(sc, end + 1)))
		return scan_url_end(sc, start, end);
	return end;
}

/* http://... */
bool scan_scheme(struct scanner *sc, struct part *p)
{
	if (byte_at(sc, p->end + 1) != '/' || byte_at(sc, p->end + 2) != '/' ||
	    !scan_word_at(sc, p->end + 3))
		return false;
	return scan_finish(sc, p, scan_url_end(sc, p->end + 3, p->end + 3));
}

/* RFC 5321 allows 64 bytes before the @. */
enum { LOCAL_PART = 64 };

static bool is_local(unsigned char c)
{
	return byte_class[c] & (BYTE_WORD | BYTE_HIGH) || (c && strchr("._%+-", c));
}

/* The address around the @ at text[at]; empty if it is none. */
static struct span address_around(const struct scanner *sc, size_t at)
{
	size_t start = at, end = at + 1;

	while (start > 0 && at - start < LOCAL_PART && is_local(byte_at(sc, start - 1)))
		start--;
	while (start < at && !(class_at(sc, start) & BYTE_WORD))
		start++;
	while (scan_word_at(sc, end)) {
		end = scan_run_end(sc, end);
		if ((byte_at(sc, end) == '.' || byte_at(sc, end) == '-') && scan_word_at(sc, end + 1))
			end++;
	}
	if (start == at || end == at + 1)
		return (struct span){ 0, 0 };
	return (struct span){ (uint32_t)start, (uint32_t)end };
}

/* Find the first address that starts at sc->at or behind it. */
void scan_next_address(struct scanner *sc)
{
	size_t from = sc->address.end > sc->at ? sc->address.end : sc->at;

	while (from < sc->text.len) {
		const char *sign = memchr(sc->text.ptr + from, '@', sc->text.len - from);
		size_t at = sign ? (size_t)(sign - sc->text.ptr) : sc->text.len;

		sc->address = sign ? address_around(sc, at) : (struct span){ 0, 0 };
		if (sc->address.end && sc->address.start >= sc->at)
			return;
		from = at + 1;
	}
	sc->address = (struct span){ UINT32_MAX, UINT32_MAX };
}
