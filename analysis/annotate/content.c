#include "annotate/content.h"

#include "base/hash.h"

enum {
	FOREIGN_WEIGHT = 8 * 256, /* of every term without a background */
};

void content_words_of(struct content_words *c, const char *language, struct stemmer *stemmer)
{
	c->stemmer = stemmer;
	c->stopwords = stopword_language(language);
	c->background = strcmp(language, "en") == 0;
}

/* word: the stem's id in the vocabulary */
static uint32_t weight_of(const struct content_words *c, uint32_t word)
{
	struct lexicon_entry entry;

	if (!c->background)
		return FOREIGN_WEIGHT;
	if (!word || !lexicon_word_entry(word, LEX_FREQUENCY, &entry))
		return lexicon_weight(0);
	return lexicon_weight(entry.weight);
}

/* An English word of the vocabulary. A stop word has an empty stem. */
static struct content_word packed_word(const struct token *token)
{
	struct lexicon_content c = lexicon_content(token->word);

	return (struct content_word){ c.stem, c.hash, c.weight, (uint8_t)c.vague, true };
}

uint32_t content_weight(const struct content_words *c, struct slice stem)
{
	return weight_of(c, lexicon_word(stem, hash_slice(stem)));
}

static struct content_word stemmed_word(const struct content_words *c, struct slice folded)
{
	struct content_word w = { .stem = folded };

	if (c->stemmer)
		w.stem = stem_word(c->stemmer, folded);
	w.hash = hash_slice(w.stem);
	w.weight = content_weight(c, w.stem);
	return w;
}

struct content_word content_word(const struct content_words *c, struct slice text,
				 const struct token *token, char room[static CONTENT_ROOM])
{
	if (c->background && token->word)
		return packed_word(token);
	if (stopword(c->stopwords, token->word))
		return (struct content_word){ 0 };
	return stemmed_word(c, token_fold(token_text(text, token), room, CONTENT_ROOM));
}

struct content_word content_acronym(const struct content_words *c, struct slice word)
{
	return (struct content_word){ word, hash_slice(word), content_weight(c, word), VAGUE_NOT,
				      false };
}
