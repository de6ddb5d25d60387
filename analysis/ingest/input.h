#ifndef LEDE_INGEST_INPUT_H
#define LEDE_INGEST_INPUT_H

#include "base/report.h"

/* From files and standard input to records: the raw bytes of one document each.
 * Plain text is one record a file; NDJSON is one a line. Nothing is decoded here:
 * that is done by whoever works on the record, perhaps in another thread. */

enum record_kind { RECORD_LINE, RECORD_PLAIN };

enum input_format { INPUT_BY_CONTENT, INPUT_TEXT, INPUT_HTML, INPUT_NDJSON };

struct record {
	size_t start, len; /* bytes of its batch */
	struct place place;
	enum record_kind kind;
};

/* A few records that are worked on together, and what was met while reading them.
 * Zero-initialised is empty; used again and again. */
struct batch {
	struct buffer bytes;
	VECTOR(struct record) records;
	struct report report;
};

struct input;

/* names: as on the command line, "-" is standard input; kept by the caller.
 * max_document: bytes; a longer one is reported and left out. */
struct input *input_open(char **names, size_t count, enum input_format, size_t max_document);
void input_close(struct input *);

/* Does the next input_next go on without waiting for somebody to write? */
bool input_ready(struct input *);

/* Fill the batch with the next records: up to some tens of kilobytes, or one larger
 * record, fewer when there is nothing more to read just now. False at the end of all
 * input; the batch may then still carry reports. */
bool input_next(struct input *, struct batch *);

/* Bytes read so far. */
uint64_t input_bytes(const struct input *);

void batch_clear(struct batch *);
void batch_free(struct batch *);

/* Is this the start of NDJSON: `{` and then `"`, white space aside? 1 yes, 0 no, -1
 * when it is too short to tell. */
int looks_like_ndjson(struct slice start);

#endif
