#ifndef LEDE_INGEST_HTML_METADATA_H
#define LEDE_INGEST_HTML_METADATA_H

#include "ingest/html/article.h"

/* metadata_title.c: headline and site, which a page's title often has both of. What is known of the
 * site so far, its name and address, is in the article. Results are slices of the title. */

enum { TITLE_SITE_MOST = 40 }; /* bytes of what may be a site's name */

/* "Headline - Site" without the site. */
struct slice title_without_site(const struct html_page *, struct slice title,
				const struct html_article *);
/* A title of the metadata without a last part that is the site's name; else as it is. */
struct slice title_shown(struct slice title, const struct html_article *);
/* The site's name: what it calls itself, or the part of the title that is like its address. */
struct slice title_site(struct slice title, const struct html_article *);
/* Between :// and the next slash, without www. */
struct slice address_host(struct slice address);

#endif
