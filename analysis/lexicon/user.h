#ifndef LEDE_LEXICON_USER_H
#define LEDE_LEXICON_USER_H

#include "base/report.h"
#include "text/token.h"

/* A user's own names: TSV with the columns name, type (PER, ORG, LOC, MISC), kind and ref
 * (the last two may be missing), lines that begin with # left out. Read once, then
 * read-only, shared by all threads. */
struct user_lexicon;

struct user_entry {
	struct slice name, type, kind, ref;
};

/* NULL, with a problem reported for each bad line, when the file cannot be read or a row
 * is not as above: a lexicon is the user's word, and half of it would be a surprise. */
struct user_lexicon *user_lexicon_read(const char *path, struct report *);
void user_lexicon_close(struct user_lexicon *); /* NULL is fine */

/* The longest name that the tokens from `at` spell, in its own case or all in capitals;
 * the token behind it goes to *last. NULL when there is none. */
const struct user_entry *user_lexicon_at(const struct user_lexicon *, struct slice text,
					 const token_vector *, size_t at, uint32_t *last);

#endif
