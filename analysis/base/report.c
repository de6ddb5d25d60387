#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MAX = 1024 };

static void add_masked(struct buffer *lines, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		buffer_byte(lines, c < 0x20 || c == 0x7f ? '?' : *text);
	}
}

static void add_line(struct report *report, struct place place, const char *kind,
		     const char *format, va_list args)
{
	char message[MESSAGE_MAX];
	struct buffer *lines = &report->lines;

	vsnprintf(message, sizeof(message), format, args);
	buffer_string(lines, "lede: ");
	if (place.source) {
		add_masked(lines, place.source);
		if (place.line)
			buffer_format(lines, ":%zu", place.line);
		buffer_string(lines, ": ");
	}
	buffer_string(lines, kind);
	add_masked(lines, message);
	buffer_byte(lines, '\n');
}

void report_problem(struct report *report, struct place place, const char *format, ...)
{
	va_list args;

	report->problems++;
	va_start(args, format);
	add_line(report, place, "", format, args);
	va_end(args);
}

void report_warning(struct report *report, struct place place, const char *format, ...)
{
	va_list args;

	report->warnings++;
	if (report->quiet_warnings)
		return;
	va_start(args, format);
	add_line(report, place, "warning: ", format, args);
	va_end(args);
}
