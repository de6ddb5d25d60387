#ifndef LEDE_LEXICON_USER_FILE_H
#define LEDE_LEXICON_USER_FILE_H

#include "base/arena.h"
#include "base/report.h"

/* Reads a file that a user wrote, a line at a time, without its byte order mark, empty lines
 * and those that begin with #. Lines are trimmed, valid UTF-8, and live in the arena. `add`
 * says what is wrong with a line, or NULL. False when the file cannot be read or a line is
 * bad, with a problem reported for each. */
bool user_file_read(const char *path, struct arena *, struct report *,
		    const char *(*add)(void *to, struct slice line), void *to);

#endif
