#ifndef LEDE_INGEST_DECODE_H
#define LEDE_INGEST_DECODE_H

#include "base/report.h"

/* Bytes of a plain text file to UTF-8 with LF line ends.
 *
 * The order is: byte order mark; UTF-8 if it is valid; UTF-16 without a mark, when
 * every other byte is NUL; Windows-1252 if more high bytes are wrong as UTF-8 than
 * right; else UTF-8 with U+FFFD for each bad byte. All but the first two are told as
 * a warning. *text points into bytes, which are changed in place, or into `room`.
 * False, with a problem reported, for what is no text: an image, an archive, HTML. */
bool decode_plain(struct slice bytes, struct buffer *room, struct slice *text, struct place,
		  struct report *);

bool has_utf16_mark(struct slice bytes);

/* UTF-16, of the byte order that its mark tells (little endian without one), to UTF-8
 * appended to out, without the mark. Returns how many units became U+FFFD. */
size_t decode_utf16(struct slice bytes, struct buffer *out);

#endif
