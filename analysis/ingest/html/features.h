#ifndef LEDE_INGEST_HTML_FEATURES_H
#define LEDE_INGEST_HTML_FEATURES_H

#include "base/civil.h"
#include "ingest/html/page.h"
#include "ingest/html/phrases.h"
#include "ingest/html/sets.h"

/* What is seen of a block, as numbers of features that it has: the weights of model.c are
 * summed over them. A group has as many features as buckets; its name is that of its first. */
#define FEATURE_GROUPS(X)                                                                     \
	X(BIAS, "bias", 1)                                                                    \
	X(WORDS, "words", 12)            /* length */                                         \
	X(LINKS, "links", 14)            /* share in links, of short and of long blocks */    \
	X(FORM, "form", 10)              /* shape of the text */                              \
	X(END, "end", 8)                 /* last character */                                 \
	X(START, "start", 7)             /* first character */                                \
	X(SENTENCES, "sentences", 5)                                                          \
	X(LOWER, "lower", 6)             /* share of words in small letters */                \
	X(TAG, "tag", 18)                /* its element */                                    \
	X(IN, "in", 17)                  /* elements around it */                             \
	X(NEAR, "near", HINT_COUNT)      /* hints of its element and the two around it */     \
	X(BEGINS, "begins", 2 * PHRASE_TOPICS) /* phrases at its start, */                     \
	X(HOLDS, "holds", 2 * PHRASE_TOPICS)   /* and further on; in short and long blocks */  \
	X(TITLE, "title", 7)             /* where it lies seen from the headline */           \
	X(KNOWN, "known", 6)             /* what the metadata say of it */                    \
	X(OWN, "own", HINT_COUNT)        /* hints of its own element */                       \
	X(UNDER, "under", PHRASE_TOPICS + 2) /* phrases of the heading that it stands under */ \
	X(ARTICLE, "article", 5)         /* in which <article> of the page */                 \
	X(TAGLINKS, "taglinks", 24)      /* element and share in links together */            \
	X(PREVIOUS, "previous", 9)       /* the block before */                               \
	X(NEXT, "next", 9)               /* the block behind */                               \
	X(PARENT, "parent", 30)          /* links and prose in the element around it, */      \
	X(GRANDPARENT, "grandparent", 30) /* and around that */                               \
	X(HOME, "home", 5)               /* place seen from the element with most prose */    \
	X(POSITION, "position", 8)       /* share of the prose that lies before it */         \
	X(REPEAT, "repeat", 7)           /* in one of many elements alike, such as cards */   \
	X(AFTER, "after", 2 * PHRASE_TOPICS) /* short blocks with a phrase lie before it, ... */ \
	X(PAGE, "page", 12)              /* prose of the page; for short and long blocks */   \
	X(SELF, "self", 32)              /* speaks of its site, to the reader, of us; with quotes; long */ \
	X(WINDOW, "window", 14)          /* share of links in five blocks on each side */     \
	/* second pass, from the scores of the first */                                       \
	X(SCORE, "score", 8)                                                                  \
	X(BEFORE1, "before1", 9)                                                              \
	X(BEFORE2, "before2", 9)                                                              \
	X(AFTER1, "after1", 9)                                                                \
	X(AFTER2, "after2", 9)                                                                \
	X(AROUND, "around", 8)           /* mean of five on each side, by words */            \
	X(SIBLINGS, "siblings", 9)       /* mean of those in the same element */              \
	X(STORY, "story", 5)             /* place seen from the element with most that is kept */ \
	X(SPAN, "span", 6)               /* place between the long blocks that are kept */    \
	X(ALIKE, "alike", 9)             /* mean of those in elements of the same name and class */ \
	X(HEADS, "heads", 9)             /* of a heading: the score of what follows */        \
	X(MAIN, "main", 32)              /* share of what is kept in elements like its own; \
					    place seen from the first and last of them */

enum feature {
#define X(name, label, n) F_##name, F_##name##_LAST = F_##name + (n)-1,
	FEATURE_GROUPS(X)
#undef X
	FEATURES,
};

/* "words:3", "near:share": into out. */
void feature_name(unsigned feature, char out[static 40]);

/* What becomes of a block: a headline is the title's, and what a page says twice (captions of
 * a slide show) is said once. */
enum verdict { BLOCK_DROPPED, BLOCK_KEPT, BLOCK_TITLE, BLOCK_REPEATED };
extern const char *const verdict_names[];

/* block_facts.from_title: the headline itself, and where it stands again. */
enum { FROM_TITLE_IS = 2, FROM_TITLE_AGAIN = 3 };

/* What is counted of a block once. */
struct block_facts {
	uint32_t words, letters, upper_words, lower_words, digits, sentences, commas;
	int32_t score[2];   /* of the two passes; a positive one is kept */
	uint32_t home;      /* the innermost block-level element */
	uint32_t before;    /* words of prose before it */
	uint64_t hash;      /* of the text without case and marks */
	uint32_t features[2], nfeatures[2]; /* of each pass: index into the list, how many */
	uint8_t known, from_title, verdict;
	bool names_site;
};

/* What is known of an element and all in it. */
struct node_facts {
	uint32_t words, prose, linked, bytes;
	uint32_t near;           /* hints: own and of the two around */
	uint32_t in;             /* elements around, bits of F_IN */
	uint32_t headings;       /* blocks that are one */
	uint64_t look;           /* hash of name and class */
	uint32_t alike;          /* its siblings of the same name and class, itself too */
	int64_t good, weight;    /* sums of the first pass: scores by words, words */
};

/* Of elements with the same key: how many; sums of the first pass's scores by words, words. */
struct look_tally {
	uint64_t key; /* 0: free */
	uint32_t count, kept;
	int64_t good, weight;
};

struct html_facts {
	VECTOR(struct block_facts) blocks;
	VECTOR(struct node_facts) nodes;
	VECTOR(uint16_t) features; /* of all blocks */
	VECTOR(uint64_t) seen;     /* hash set of texts */
	VECTOR(struct look_tally) tallies; /* of elements that are alike */
	VECTOR(uint64_t) body;     /* hash set of the metadata's articleBody */
	uint64_t site[4];          /* the words of the site's name, */
	size_t site_words;         /* and how many they are */
	uint32_t words, prose;     /* of the page */
	uint32_t passed;           /* phrases of the short blocks met so far */
	uint32_t under, heading;   /* phrases of the heading met last, and its block */
	uint32_t article;          /* the <article> with most prose, or 0 */
	uint32_t first, last;      /* long blocks that the first pass keeps */
	uint32_t main_first, main_last; /* of them those in elements that hold most */
	uint32_t home, title;      /* element with most of the prose; block of the title */
};

/* What the metadata say, for comparison with the page's blocks. */
struct html_known {
	struct slice title, site, description, body; /* plain text; empty: unknown */
	struct slice descriptions[4]; /* what different metadata say */
	struct slice shown; /* the page's own title without the site */
	day_count page_day; /* when the page, not an article, says to be published; DAY_UNKNOWN */
};

/* Count what there is to count; then list the features of one pass (0 or 1) of a block. */
void facts_gather(struct html_facts *, const struct html_page *, const struct html_known *);
void facts_features(struct html_facts *, const struct html_page *, size_t block, int pass);
/* Between the passes: what the scores of the first say of the elements. */
void facts_second(struct html_facts *, const struct html_page *);
/* verdicts.c, after them: what becomes of each block. */
void facts_decide(struct html_facts *, const struct html_page *);
void facts_free(struct html_facts *);

/* Runs of three words of a text, case and marks aside: how many there are, and how many the set
 * has; with `add` they are put into it. */
void facts_shingles(number_set, struct slice text, bool add, uint32_t *count, uint32_t *found);

/* The tally of blocks in elements like those around this one. */
const struct look_tally *facts_alike(const struct html_facts *, const struct html_page *,
				const struct html_block *);
/* The block-level element around another; 0: the page. */
uint32_t outer_block(const struct html_page *, uint32_t node);

/* classes.c: what a block is, by its element, hints and phrases: told to people, and kept when it is
 * asked for; the model does not see it. */
enum block_class { CLASS_PARAGRAPH, CLASS_HEADING, CLASS_LIST, CLASS_TABLE, CLASS_QUOTE, CLASS_CAPTION,
		   CLASS_BYLINE, CLASS_NAVIGATION, CLASS_RELATED, CLASS_SHARE, CLASS_SIGNUP,
		   CLASS_COMMENT, CLASS_COOKIES, CLASS_COPYRIGHT, CLASS_ADVERT };
extern const char *const block_class_names[];

enum block_class block_class(const struct html_facts *, const struct html_page *, size_t block);
/* Keep what was dropped in the article's midst, of classes 1 << CLASS_... */
void facts_keep(struct html_facts *, const struct html_page *, uint32_t classes);

/* model.c: score and verdict of every block. */
void model_classify(struct html_facts *, const struct html_page *);
int model_weight(int pass, unsigned feature); /* thousandths of a logit */

#endif
