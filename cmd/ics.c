#include "base/hash.h"
#include "base/utf8.h"
#include "cmd/agenda.h"
#include "cmd/print.h"

/* iCalendar (RFC 5545): an all-day event for each sentence that names a day after its
 * article's publication. What an article whose day of publication is unknown calls the
 * future cannot be told, so it has no events. */

enum { LINE_MAX_OCTETS = 75 };

/* A content line, folded so that no line is over 75 octets or cuts a code point. */
static void content_line(struct buffer *out, struct slice line)
{
	size_t room = LINE_MAX_OCTETS;

	while (line.len > room) {
		size_t cut = room;

		while (utf8_continues(line.ptr[cut]))
			cut--;
		buffer_add(out, line.ptr, cut);
		buffer_string(out, "\r\n ");
		line = slice_sub(line, cut, line.len);
		room = LINE_MAX_OCTETS - 1;
	}
	buffer_slice(out, line);
	buffer_string(out, "\r\n");
}

/* NAME:text, the text's own commas, semicolons and backslashes escaped. */
static void text_line(struct buffer *out, const char *name, struct slice text)
{
	struct buffer flat = { 0 }, line = { 0 };

	print_flat(&flat, text);
	buffer_format(&line, "%s:", name);
	for (size_t i = 0; i < flat.len; i++) {
		if (strchr(",;\\", flat.at[i]) && flat.at[i])
			buffer_byte(&line, '\\');
		buffer_byte(&line, flat.at[i]);
	}
	content_line(out, buffer_view(&line));
	buffer_free(&flat);
	buffer_free(&line);
}

static void day_line(struct buffer *out, const char *name, day_count day, const char *rest)
{
	struct civil c = civil_from_days(day);

	buffer_format(out, "%s:%04d%02d%02d%s\r\n", name, c.year, c.month, c.day, rest);
}

static void event(struct buffer *out, const struct appointment *a)
{
	buffer_string(out, "BEGIN:VEVENT\r\n");
	/* the same event of the same article keeps its identifier in another run */
	buffer_format(out, "UID:%08x-%08x-%d@lede\r\n", hash_slice(a->id),
		      hash_slice(a->sentence), (int)a->earliest);
	day_line(out, "DTSTAMP", a->published, "T000000Z");
	day_line(out, "DTSTART;VALUE=DATE", a->earliest, "");
	day_line(out, "DTEND;VALUE=DATE", a->latest + 1, ""); /* exclusive */
	text_line(out, "SUMMARY", a->sentence);
	text_line(out, "DESCRIPTION", a->id);
	buffer_string(out, "END:VEVENT\r\n");
}

void print_ics(const struct appointment *list, size_t count, struct buffer *out)
{
	buffer_string(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//lede//dates//EN\r\n");
	for (size_t i = 0; i < count; i++)
		if (list[i].published != DAY_UNKNOWN && list[i].earliest > list[i].published)
			event(out, &list[i]);
	buffer_string(out, "END:VCALENDAR\r\n");
}
