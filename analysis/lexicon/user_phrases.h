#ifndef LEDE_LEXICON_USER_PHRASES_H
#define LEDE_LEXICON_USER_PHRASES_H

#include "base/report.h"
#include "text/token.h"

/* Words and phrases that a user lists in a file, one a line; lines that begin with # are left
 * out. They are compared in any case. Read once, then read-only, shared by all threads. */
struct user_phrases;

/* NULL, with a problem reported for each bad line, when the file cannot be read or a line has
 * more than one word where only words are allowed. */
struct user_phrases *user_phrases_read(const char *path, bool words_only, struct report *);
void user_phrases_close(struct user_phrases *); /* NULL is fine */

/* Do the n tokens spell one of them? False for NULL. */
bool user_phrases_have(const struct user_phrases *, struct slice text, const struct token *,
		       size_t n);

#endif
