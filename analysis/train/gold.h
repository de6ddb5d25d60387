#ifndef LEDE_TRAIN_GOLD_H
#define LEDE_TRAIN_GOLD_H

#include "annotate/entities/model.h"
#include "document/document.h"

/* Documents whose names are marked: NDJSON, plain or gzip, with
 *   "text"   the article
 *   "gold"   [{"start","end","type"}, ...], code points, end exclusive
 *   "types"  the classes that the source marks at all (all four if missing)
 *   "silver" true when a machine did the marking */
struct gold_document {
	struct document doc; /* with tokens, sentences and word ids */
	uint32_t *allowed;   /* [token] bit (1 << tag): tags that the marking leaves open */
	uint32_t *labels;    /* silver only: what the source left open, before any dispute */
	uint32_t source;     /* index of its file in the order of reading */
	uint32_t number;     /* of the documents read; its recased copies have the same */
	bool silver;
};

struct gold_set {
	struct arena arena;
	VECTOR(struct gold_document *) documents;
	size_t names, crossed; /* marked; of them with a border inside a token */
};

/* Read one file and add its documents. What is wrong with a line is a problem at
 * its file and line, and the line is left out. False when the file cannot be read. */
bool gold_read(struct gold_set *, const char *path, uint32_t source, struct report *);

/* Add a copy of a document with other letters in its first sentences, as headlines
 * have them: all capitals, or a capital on each longer word. */
enum recasing { RECASE_UPPER, RECASE_TITLE };
void gold_recase(struct gold_set *, const struct gold_document *, enum recasing,
		 uint32_t sentences);

void gold_free(struct gold_set *);

#define ALLOW_O (1u << TAG_O)
#define ALLOW_ALL ((1u << TAGS) - 1)

#endif
