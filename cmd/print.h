#ifndef LEDE_CMD_PRINT_H
#define LEDE_CMD_PRINT_H

#include "cmd/tool.h"

/* Lines of TSV: fields with tabs between them, the document's id as the last. Tabs,
 * newlines and other control characters inside a field become spaces. */
struct line {
	struct output *output;
	struct buffer *out;
	struct document *doc;
	struct offsets offsets;
	struct offset_cursor cursor;
	struct slice id;
	bool begun;
};

struct line line_of(struct output *, struct document *);
void line_field(struct line *, struct slice);
void line_string(struct line *, const char *); /* NULL is empty */
void line_number(struct line *, uint64_t);
void line_day(struct line *, day_count);
void line_offsets(struct line *, uint32_t start, uint32_t end); /* two fields */
void line_end(struct line *);                  /* with the id */

/* A whole line for a token; the stem's column is there when stem.ptr is. */
void line_token(struct line *, struct slice text, struct slice stem, const struct token *);

/* s as a field: control characters and runs of white space become one space. */
void print_flat(struct buffer *out, struct slice s);

/* The name of whoever a quote is given to: the entity's, or as it stands in the text;
 * empty when unknown. */
struct slice quote_speaker(const struct document *, const struct quote *);

/* Shared option setters: a whole number from 1, and so on. NULL or what is wrong. */
const char *parse_count(const char *value, unsigned long max, unsigned long *out);

#endif
