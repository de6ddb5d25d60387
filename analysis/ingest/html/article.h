#ifndef LEDE_INGEST_HTML_ARTICLE_H
#define LEDE_INGEST_HTML_ARTICLE_H

#include "base/arena.h"
#include "base/civil.h"
#include "ingest/bytemap.h"
#include "ingest/html/features.h"
#include "ingest/tidy.h"

/* The article of a page: its text, and what the page tells of it. */

/* Where a field was found: "json-ld", "meta", "time", "url" or "text" (the visible page). */
enum html_source { FROM_NOWHERE, FROM_JSON_LD, FROM_META, FROM_TIME, FROM_URL, FROM_TEXT };
extern const char *const html_source_names[];

struct html_field {
	struct slice value; /* UTF-8, one line; empty: unknown */
	enum html_source from;
};

struct html_article {
	struct slice text; /* paragraphs with blank lines between; empty: no article found */
	struct html_field title, byline, site, language, description, caption, address;
	struct html_field published; /* as YYYY-MM-DD */
	day_count day;               /* the same; DAY_UNKNOWN */
	struct slice account;        /* whose account it was posted by: the byline where there is none */
	bool day_before_month;       /* how the page's country writes 05/10/2018 */
};

/* What is kept between pages: room, no more. Zero-initialised is ready. */
struct html_reader {
	struct html_page page;
	struct html_facts facts;
	struct buffer text, scratch;
	struct buffer mended; /* a page that came garbled, as it was meant */
	struct slice source;  /* the page read last, in UTF-8 as it was meant */
	byte_map *map;        /* set by the caller: where that text's bytes stood in the file, which
			       * mending keeps true; NULL: not wanted */
	uint32_t keep;      /* set by the caller: 1 << CLASS_... to keep beside the text */
	bool from_metadata; /* the text read last is the metadata's articleBody, not of blocks */
};

enum html_form { HTML_PLAIN, HTML_MARKDOWN };

/* Read a page of valid UTF-8. Slices of *article are in the arena; its text is, and lives
 * as long as the next call. The form never changes which blocks are kept. */
void html_article(struct html_reader *, struct slice html, enum html_form, struct arena *,
		  struct html_article *out);

/* Its last step: the text of a page whose blocks have their verdicts. */
struct slice html_put(struct html_reader *, enum html_form, const struct html_known *);

/* The blocks of the page read last, one a line: verdict, class, score, element, features, text, id. */
void html_explain(const struct html_reader *, bool all_features, struct slice id,
		  struct buffer *out);

/* origins.c: how the plain text of the page read last came out of the page's bytes, as edits of
 * these, in their order; what lies between two edits was copied. page.trace has to have been
 * set when the page was read, and the form plain. */
void html_edits(struct html_reader *, struct slice html, edit_vector *out);

void html_reader_free(struct html_reader *);

/* markdown.c: append one block. */
void markdown_put(struct buffer *out, const struct html_page *, size_t block);

/* metadata.c: all fields but the text, from the page; `known` gets what blocks are compared
 * with. The visible page is looked at by metadata_visible, when blocks are counted. */
void metadata_read(const struct html_page *, struct arena *, struct html_article *,
		   struct html_known *known);
void metadata_visible(const struct html_page *, const struct html_facts *, struct arena *,
		      struct html_article *);

/* metadata_date.c: a day out of a machine's or a person's writing of it: 2019-11-18T09:30Z,
 * Nov 18, 2019, 18 November 2019, 18.11.2019, /2019/11/18/. DAY_UNKNOWN when there is none.
 * day_before_month: 05/10/2018 is in October. */
day_count html_find_day(struct slice, bool day_before_month);

static inline bool html_block_kept(const struct block_facts *f)
{
	return f->verdict == BLOCK_KEPT;
}

#endif
