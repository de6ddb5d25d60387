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
void json_key(struct json *, const char *key); /* plain ASCII without escapes */
void json_string(struct json *, struct slice utf8);
void json_number(struct json *, uint64_t n);
void json_thousandths(struct json *, uint64_t n);
void json_null(struct json *);
void json_raw(struct json *, struct slice value); /* bytes that are JSON already */

/* key and value in one */
void json_number_at(struct json *, const char *key, uint64_t n);
void json_string_at(struct json *, const char *key, struct slice utf8);

/* Lay out compact JSON for reading: a line for each member and item down to three
 * levels, what lies deeper in one line. */
void json_pretty(struct buffer *out, struct slice compact);

#endif
