#ifndef LEDE_BASE_REPORT_H
#define LEDE_BASE_REPORT_H

#include "base/buffer.h"

/* Where something was met: a file's name, and a line counted from 1, or 0 for
 * the whole file. */
struct place {
	const char *source;
	size_t line;
};

/* What went wrong with the input, gathered as finished lines
 *     lede: wire.ndjson:1159: string without end at byte 212; article skipped
 * so that a worker thread can hand them over in the order of its documents.
 * There are two kinds, and the difference is the exit status:
 *   a problem  a document or a file was lost     status 1
 *   a warning  it was read, but not as it stood  status 0
 * Control bytes in names and messages are printed as `?`: both may come from
 * a hostile file. */
struct report {
	struct buffer lines;
	size_t problems, warnings;
	bool quiet_warnings; /* count warnings, but write no line for them */
};

void report_problem(struct report *, struct place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void report_warning(struct report *, struct place, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
