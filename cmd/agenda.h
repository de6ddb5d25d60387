#ifndef LEDE_CMD_AGENDA_H
#define LEDE_CMD_AGENDA_H

#include "cmd/tool.h"

/* What is on when, in all documents together: `lede dates --timeline`, `--calendar` and
 * `--ics`. Every dated sentence of the batch is kept until the end. */
extern const struct summing agenda;

/* One dated sentence. */
struct appointment {
	day_count earliest, latest;
	day_count published; /* of its document; DAY_UNKNOWN */
	size_t number;       /* in the order of the input */
	struct slice value, text, id, sentence;
};

/* The three ways to print appointments that are sorted by time. */
void print_timeline(const struct appointment *, size_t count, struct buffer *out);
void print_calendar(const struct appointment *, size_t count, struct buffer *out);
void print_ics(const struct appointment *, size_t count, struct buffer *out);

#endif
