#include "base/hash.h"
#include "base/memory.h"
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

/* What an event is known by in every run: its article, its sentence and its days. */
struct identity {
	uint32_t id, sentence;
	day_count earliest, latest;
	size_t at; /* in the list */
};

static int by_identity(const void *a, const void *b)
{
	const struct identity *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	if (x->sentence != y->sentence)
		return x->sentence < y->sentence ? -1 : 1;
	if (x->earliest != y->earliest)
		return x->earliest < y->earliest ? -1 : 1;
	if (x->latest != y->latest)
		return x->latest < y->latest ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static int by_place(const void *a, const void *b)
{
	const struct identity *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

static bool is_same(const struct identity *x, const struct identity *y)
{
	return x->id == y->id && x->sentence == y->sentence && x->earliest == y->earliest &&
	       x->latest == y->latest;
}

/* Ahead of its article, and with an end that four digits can write. */
static bool is_event(const struct appointment *a)
{
	return a->published != DAY_UNKNOWN && a->earliest > a->published &&
	       civil_from_days(a->latest + 1).year <= 9999;
}

/* The events of the list in its order, each once: a sentence may name a day twice. */
static size_t find_events(const struct appointment *list, size_t count, struct identity *events)
{
	size_t found = 0, kept = 0;

	for (size_t i = 0; i < count; i++)
		if (is_event(&list[i]))
			events[found++] = (struct identity){ hash_slice(list[i].id),
							     hash_slice(list[i].sentence),
							     list[i].earliest, list[i].latest, i };
	qsort(events, found, sizeof(*events), by_identity);
	for (size_t i = 0; i < found; i++)
		if (!kept || !is_same(&events[i], &events[kept - 1]))
			events[kept++] = events[i];
	qsort(events, kept, sizeof(*events), by_place);
	return kept;
}

static void event(struct buffer *out, const struct appointment *a, const struct identity *e)
{
	buffer_string(out, "BEGIN:VEVENT\r\n");
	buffer_format(out, "UID:%08x-%08x-%d-%d@lede\r\n", e->id, e->sentence, (int)e->earliest,
		      (int)e->latest);
	day_line(out, "DTSTAMP", a->published, "T000000Z");
	day_line(out, "DTSTART;VALUE=DATE", a->earliest, "");
	day_line(out, "DTEND;VALUE=DATE", a->latest + 1, ""); /* exclusive */
	text_line(out, "SUMMARY", a->sentence);
	text_line(out, "DESCRIPTION", a->id);
	buffer_string(out, "END:VEVENT\r\n");
}

void print_ics(const struct appointment *list, size_t count, struct buffer *out)
{
	struct identity *events = memory_new(sizeof(*events) * (count + 1));
	size_t found = find_events(list, count, events);

	buffer_string(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//lede//dates//EN\r\n");
	for (size_t i = 0; i < found; i++)
		event(out, &list[events[i].at], &events[i]);
	buffer_string(out, "END:VCALENDAR\r\n");
	free(events);
}
