#ifndef LEDE_INGEST_DECODE_H
#define LEDE_INGEST_DECODE_H

#include "base/report.h"
#include "ingest/bytemap.h"
#include "ingest/charset.h"

/* A file's bytes as UTF-8 with LF line ends. */
struct decoded {
	struct slice text;
	const char *encoding; /* what it was: "utf-8", "windows-1252", ... */
	bool is_html;
};

struct decoding {
	const struct charset *charset; /* --encoding: goes before all else; NULL: none */
	bool html, plain;              /* it is one, whatever it looks like */
	byte_map *map;                 /* gets where the text's bytes stood in the file; or NULL */
};

/* Decode a file, a page of HTML or a plain text. The order is: the given encoding; byte order
 * mark; UTF-8 if it is valid; UTF-16 without a mark, when every other byte is NUL; of a page,
 * what its XML declaration or <meta> says, where its bytes allow that and do not clearly say
 * otherwise; UTF-8 with U+FFFD for each bad byte, where more high bytes are right than wrong (of
 * a page, quotation marks and dashes of Windows-1252 are read as such); else the most plausible
 * encoding. What is not certain is told as a warning. out->text points into bytes, which are changed in place, or
 * into `room`. False, with a problem reported, for what is no text: an image, an archive. */
bool decode_file(struct slice bytes, const struct decoding *how, struct buffer *room,
		 struct decoded *out, struct place, struct report *);

bool has_utf16_mark(struct slice bytes);

/* UTF-16, of the byte order that its mark tells (little endian without one), to UTF-8
 * appended to out, without the mark. Returns how many units became U+FFFD. */
size_t decode_utf16(struct slice bytes, struct buffer *out);

#endif
