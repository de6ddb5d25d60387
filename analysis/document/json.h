#ifndef LEDE_DOCUMENT_JSON_H
#define LEDE_DOCUMENT_JSON_H

#include "base/buffer.h"

/* A streaming JSON writer: values go straight into a buffer, commas by themselves.
 * Ours, since building a cJSON tree for every layer costs microseconds a token;
 * tests hold what it writes against cJSON's reader. The caller sees to it that
 * what is opened is closed. */
struct json {
	struct buffer *out;
	bool comma; /* the next value needs one before it */
};

void json_open(struct json *, char bracket);  /* '{' or '[' */
void json_close(struct json *, char bracket); /* '}' or ']' */
void json_string(struct json *, struct slice utf8);
void json_number(struct json *, uint64_t n);
void json_thousandths(struct json *, uint64_t n);
void json_null(struct json *);
void json_raw(struct json *, struct slice value); /* bytes that are JSON already */

/* A key is plain ASCII without escapes. Inline, so that the length of a literal one is known. */
void json_key_of(struct json *, struct slice key);

static inline void json_key(struct json *j, const char *key)
{
	json_key_of(j, slice_of(key));
}

/* key and value in one */
static inline void json_number_at(struct json *j, const char *key, uint64_t n)
{
	json_key(j, key);
	json_number(j, n);
}

static inline void json_string_at(struct json *j, const char *key, struct slice utf8)
{
	json_key(j, key);
	json_string(j, utf8);
}

/* Lay out compact JSON for reading: a line for each member and item down to three
 * levels, what lies deeper in one line. */
void json_pretty(struct buffer *out, struct slice compact);

#endif
