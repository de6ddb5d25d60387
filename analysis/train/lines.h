#ifndef LEDE_TRAIN_LINES_H
#define LEDE_TRAIN_LINES_H

#include "base/report.h"

/* The lines of a file, plain or gzip. */
struct lines {
	struct place place; /* of the line in `line` */
	struct buffer line; /* with its newline */
	void *in;
};

/* False with a reported problem when the file cannot be opened. */
bool lines_open(struct lines *, const char *path, struct report *);

/* The next line that is not blank; false at the end. */
bool lines_next(struct lines *);

/* False with a reported problem when the file ended too early or is damaged. */
bool lines_close(struct lines *, struct report *);

#endif
