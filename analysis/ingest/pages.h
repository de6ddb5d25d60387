#ifndef LEDE_INGEST_PAGES_H
#define LEDE_INGEST_PAGES_H

#include "document/document.h"
#include "ingest/html/article.h"

/* From a page of HTML to a document: text, title, byline, day, and doc->page. */

/* Does it start as HTML does, blanks, a byte order mark and comments aside? */
bool looks_like_html(struct slice start);

/* html: valid UTF-8 without NULs, kept by the caller until the document is reset. Fields that
 * the document has already stay. encoding: what it was decoded from, or NULL when it came as
 * Unicode. A page without an article gets an empty text, and a warning. */
void document_read_html(struct document *, struct html_reader *, struct slice html,
			const char *encoding, enum html_form, struct report *);

#endif
