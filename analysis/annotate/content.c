#include "annotate/content.h"

#include "base/hash.h"
#include "base/log2.h"
#include "lexicon/lexicon.h"

enum {
	KNOWN = 16384,            /* a power of two */
	BACKGROUND = 25725,       /* documents behind lexicons/words/frequency.tsv: its header */
	FOREIGN_WEIGHT = 8 * 256, /* of every term without a background */
};

void content_words_of(struct content_words *c, const char *language, struct stemmer *stemmer)
{
	if (c->known && c->stemmer == stemmer && strcmp(c->language, language) == 0)
		return;
	c->language = language;
	c->stemmer = stemmer;
	c->stopwords = stopword_language(language);
	c->background = strcmp(language, "en") == 0;
	if (!c->known)
		c->known = memory_new(KNOWN * sizeof(*c->known));
	memset(c->known, 0, KNOWN * sizeof(*c->known));
}

void content_words_free(struct content_words *c)
{
	free(c->known);
}

/* word: the stem's id in the vocabulary */
static uint32_t weight_of(const struct content_words *c, uint32_t word)
{
	struct lexicon_entry entry;

	if (!c->background)
		return FOREIGN_WEIGHT;
	if (!word || !lexicon_word_entry(word, LEX_FREQUENCY, &entry))
		return log2_256(BACKGROUND);
	return log2_256(BACKGROUND) - log2_256(entry.weight + 1);
}

static enum vague vague_of(const struct content_words *c, uint32_t word)
{
	struct lexicon_entry entry;

	if (!c->background || !(lexicon_word_sets(word) & LEXICON_BIT(LEX_VAGUE_WORDS)) ||
	    !lexicon_word_entry(word, LEX_VAGUE_WORDS, &entry))
		return VAGUE_NOT;
	return slice_is(entry.kind, "time") ? VAGUE_TIME : VAGUE_OTHER;
}

static struct content_word look_up(struct content_words *c, struct slice folded,
				   const struct token *token)
{
	struct content_word w = { .hash = token->hash };
	uint32_t word = token->word;

	if (stopword(c->stopwords, token->word) || !folded.len)
		return w;
	w.stem = c->stemmer ? stem_word(c->stemmer, folded) : folded;
	if (!slice_equal(w.stem, folded)) { /* else it has been looked up already */
		w.hash = hash_slice(w.stem);
		word = lexicon_word(w.stem, w.hash);
	}
	w.weight = weight_of(c, word);
	w.vague = vague_of(c, token->word);
	return w;
}

static void keep(struct known_word *k, const struct content_word *w, struct slice folded,
		 uint32_t hash)
{
	if (!folded.len || folded.len > KNOWN_BYTES || w->stem.len > KNOWN_BYTES)
		return;
	k->hash = hash;
	k->stem_hash = w->hash;
	k->weight = w->weight;
	k->word_len = (uint8_t)folded.len;
	k->stem_len = (uint8_t)w->stem.len;
	k->vague = w->vague;
	memcpy(k->word, folded.ptr, folded.len);
	if (w->stem.len)
		memcpy(k->stem, w->stem.ptr, w->stem.len);
}

struct content_word content_word(struct content_words *c, struct slice folded,
				 const struct token *token)
{
	struct known_word *k = &c->known[token->hash & (KNOWN - 1)];
	struct content_word w;

	if (k->word_len && k->hash == token->hash &&
	    slice_equal((struct slice){ k->word, k->word_len }, folded))
		return (struct content_word){ { k->stem, k->stem_len }, k->stem_hash, k->weight,
					      k->vague };
	w = look_up(c, folded, token);
	keep(k, &w, folded, token->hash);
	return w;
}

uint32_t content_weight(const struct content_words *c, struct slice stem)
{
	return weight_of(c, lexicon_word(stem, hash_slice(stem)));
}

struct content_word content_acronym(struct content_words *c, struct slice word)
{
	return (struct content_word){ word, hash_slice(word), content_weight(c, word), VAGUE_NOT };
}
