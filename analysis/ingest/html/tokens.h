#ifndef LEDE_INGEST_HTML_TOKENS_H
#define LEDE_INGEST_HTML_TOKENS_H

#include "base/buffer.h"
#include "ingest/html/tags.h"

/* A page cut into tags and text by the states of the HTML standard (13.2.5), without copying:
 * tokens are slices of the page. Comments, doctypes and processing instructions are passed
 * over. The page is valid UTF-8. Every byte is looked at a bounded number of times, whatever
 * the page holds. */

enum html_kind { HTML_TEXT, HTML_START, HTML_END, HTML_DONE };

struct html_attribute {
	enum attribute name;
	struct slice value; /* as it stands, references and all */
};

enum { HTML_ATTRIBUTES = 16 }; /* known ones of one tag; more are passed over */

struct html_token {
	enum html_kind kind;
	enum tag tag;
	bool literal;      /* text without references: of <script>, <style>, ... */
	bool self_closing; /* <br/> */
	size_t at, end;    /* bytes of the page */
	struct slice text; /* of text; the name of a tag */
	struct html_attribute attributes[HTML_ATTRIBUTES];
	size_t count;
};

struct html_scanner {
	struct slice page;
	size_t at;
	enum tag raw;    /* the element whose raw text comes next; TAG_OTHER */
	bool foreign;    /* inside <svg> or <math>: CDATA is text, nothing is raw */
	bool scriptless; /* what stands in <noscript> is markup */
};

/* The next token; false, and HTML_DONE, at the end of the page. */
bool html_next(struct html_scanner *, struct html_token *);

/* The value of an attribute, empty without; *has tells the two apart (may be NULL). */
struct slice html_attribute(const struct html_token *, enum attribute, bool *has);

/* Append text with its character references replaced (standard, 13.2.5.72 on). */
void html_unescape(struct buffer *out, struct slice text, bool in_attribute);

/* The reference at text[0] == '&': its length, and up to 8 bytes of UTF-8; 0 when it is
 * none and the ampersand stands for itself. */
size_t html_reference(struct slice text, bool in_attribute, char out[static 8], size_t *len);

static inline bool html_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
