#ifndef LEDE_H
#define LEDE_H

/* liblede: what is in a news article.
 *
 *     struct lede_context *context = lede_open(NULL);
 *     struct lede_document *doc = lede_analyze(context, text, strlen(text), LEDE_ENTITIES);
 *     for (size_t i = 0; i < lede_entity_count(doc); i++)
 *             puts(lede_entity(doc, i).name.ptr);
 *     lede_free(doc);
 *     lede_close(context);
 *
 * Ownership: a context belongs to one thread at a time; any number of contexts may be
 * open, and they share the read-only data. A document belongs to the caller until
 * lede_free; all that is read from it lives as long as it does. It may outlive its
 * context and be read by several threads.
 *
 * Offsets are Unicode code points into the text, end exclusive. Strings are UTF-8 and
 * end with a NUL, which `len` (bytes) does not count. With no memory left the process
 * ends with a message. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define LEDE_VERSION "0.1.0"

struct lede_context;
struct lede_document;

/* The layers to ask for, or-ed together. What a layer needs is computed with it. */
enum lede_layer {
	LEDE_SENTENCES = 1 << 1,
	LEDE_TOKENS = 1 << 2,
	LEDE_ENTITIES = 1 << 3,
	LEDE_DATES = 1 << 4,
	LEDE_QUOTES = 1 << 5,
	LEDE_KEYWORDS = 1 << 6,
	LEDE_SUMMARY = 1 << 7,
	LEDE_STATS = 1 << 8,
};

/* Zero means the usual. */
struct lede_options {
	const char *language;       /* ISO 639-1, such as "en"; NULL: identified */
	const char *published;      /* YYYY-MM-DD: resolves "Monday"; NULL: unknown */
	unsigned keywords;          /* how many; usually 10 */
	unsigned summary_sentences; /* how many; usually 3 */
};

struct lede_string {
	const char *ptr;
	size_t len; /* bytes */
};

struct lede_span {
	size_t start, end; /* code points */
};

struct lede_entity {
	struct lede_string name;  /* the fullest form in the article */
	struct lede_string kind;  /* "country", "politician", ...; empty when unknown */
	struct lede_string ref;   /* "iso3166:RU,..."; empty when unsure */
	const char *type;         /* "PER", "ORG", "LOC" or "MISC" */
	size_t mentions;          /* how many; 1 or more */
};

struct lede_date {
	struct lede_span span;
	const char *type;         /* "DATE", "TIME", "DURATION" or "SET" */
	struct lede_string value; /* TIMEX3, such as "2017-01-28" */
	char earliest[16];        /* the first and the last day that it may be, in ISO 8601; */
	char latest[16];          /* empty where that is not known */
};

struct lede_quote {
	struct lede_span span;
	const char *kind;           /* "direct", "turn", "mixed" or "indirect" */
	struct lede_span speaker;   /* start == end: unknown */
	size_t entity;              /* index of the speaker's entity, or SIZE_MAX */
	struct lede_span cue;       /* the reporting verb; start == end: none */
};

struct lede_keyword {
	struct lede_string text;
	unsigned score;           /* thousandths of the best one's */
	size_t count;
};

/* A context with options, which may be NULL and need not outlive the call. NULL when
 * the language or the day is not one that lede knows. */
struct lede_context *lede_open(const struct lede_options *);
void lede_close(struct lede_context *); /* NULL is fine */

/* Analyse len bytes of text (copied; less than 4 GiB). Bytes that are not UTF-8 and NULs
 * become U+FFFD, one each. NULL when the text is too long. */
struct lede_document *lede_analyze(struct lede_context *, const char *text, size_t len,
				   unsigned layers);
void lede_free(struct lede_document *); /* NULL is fine */

/* The text that offsets count in, and its language: ISO 639-1 or "und". */
struct lede_string lede_text(const struct lede_document *);
const char *lede_language(const struct lede_document *);

/* How many a layer has: 0 when it was not asked for. An index must be below that. */
size_t lede_token_count(const struct lede_document *);
size_t lede_sentence_count(const struct lede_document *);
size_t lede_entity_count(const struct lede_document *);
size_t lede_date_count(const struct lede_document *);
size_t lede_quote_count(const struct lede_document *);
size_t lede_keyword_count(const struct lede_document *);
size_t lede_summary_count(const struct lede_document *);

struct lede_span lede_token(const struct lede_document *, size_t);
struct lede_span lede_sentence(const struct lede_document *, size_t);
struct lede_entity lede_entity(const struct lede_document *, size_t);
struct lede_span lede_mention(const struct lede_document *, size_t entity, size_t mention);
struct lede_date lede_date(const struct lede_document *, size_t);
struct lede_quote lede_quote(const struct lede_document *, size_t);
struct lede_keyword lede_keyword(const struct lede_document *, size_t);
size_t lede_summary(const struct lede_document *, size_t); /* index of a sentence */

/* The document as one line of JSON, as `lede analyze` prints it (docs: the schema), with
 * a newline at its end. Made at the first call; belongs to the document. */
struct lede_string lede_json(struct lede_document *);

#ifdef __cplusplus
}
#endif

#endif
