#include "lexicon/user_phrases.h"

#include "base/hash.h"
#include "lexicon/user_file.h"

enum { WORD_MAX = 256 }; /* bytes; longer ones are equal to nothing */

struct phrase {
	struct slice text;
	uint32_t hash, first, words; /* first: index into tokens */
};

struct user_phrases {
	struct arena arena;
	VECTOR(struct phrase) phrases;
	token_vector tokens;
	VECTOR(uint32_t) slots; /* open addressing by hash; index + 1 of a phrase */
	bool words_only;
};

static uint32_t hash_of(const struct token *t, size_t n)
{
	uint32_t hash = HASH_SEED;

	for (size_t i = 0; i < n; i++)
		hash = hash_pair(hash, t[i].hash);
	return hash;
}

static const char *add_line(void *to, struct slice line)
{
	struct user_phrases *p = to;
	token_vector tokens = { 0 };
	const char *wrong = NULL;

	tokenize(line, true, &tokens);
	if (p->words_only && tokens.len > 1)
		wrong = "more than one word";
	*vector_push(&p->phrases) = (struct phrase){
		line, hash_of(tokens.at, tokens.len), (uint32_t)p->tokens.len, (uint32_t)tokens.len
	};
	for (size_t i = 0; i < tokens.len; i++)
		*vector_push(&p->tokens) = tokens.at[i];
	vector_free(&tokens);
	return wrong;
}

static void index_phrases(struct user_phrases *p)
{
	uint32_t slots = 16, at;

	while (slots < p->phrases.len * 2)
		slots *= 2;
	vector_reserve(&p->slots, slots);
	p->slots.len = slots;
	memset(p->slots.at, 0, slots * sizeof(*p->slots.at));
	for (uint32_t i = 0; i < p->phrases.len; i++) {
		for (at = p->phrases.at[i].hash & (slots - 1); p->slots.at[at];)
			at = (at + 1) & (slots - 1);
		p->slots.at[at] = i + 1;
	}
}

struct user_phrases *user_phrases_read(const char *path, bool words_only, struct report *report)
{
	struct user_phrases *p = memory_new(sizeof(*p));

	*p = (struct user_phrases){ .words_only = words_only };
	if (!user_file_read(path, &p->arena, report, add_line, p)) {
		user_phrases_close(p);
		return NULL;
	}
	index_phrases(p);
	return p;
}

void user_phrases_close(struct user_phrases *p)
{
	if (!p)
		return;
	arena_free(&p->arena);
	vector_free(&p->phrases);
	vector_free(&p->tokens);
	vector_free(&p->slots);
	free(p);
}

static bool same_word(struct slice a, struct slice b)
{
	char folded_a[WORD_MAX * 2], folded_b[WORD_MAX * 2];

	if (a.len > WORD_MAX || b.len > WORD_MAX)
		return false;
	return slice_equal(token_fold(a, folded_a, sizeof(folded_a)),
			   token_fold(b, folded_b, sizeof(folded_b)));
}

static bool spells(const struct user_phrases *p, const struct phrase *phrase, struct slice text,
		   const struct token *t, size_t n)
{
	if (phrase->words != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!same_word(token_text(text, &t[i]),
			       token_text(phrase->text, &p->tokens.at[phrase->first + i])))
			return false;
	return true;
}

bool user_phrases_have(const struct user_phrases *p, struct slice text, const struct token *t,
		       size_t n)
{
	uint32_t hash, mask;

	if (!p)
		return false;
	hash = hash_of(t, n);
	mask = (uint32_t)p->slots.len - 1;
	for (uint32_t at = hash & mask; p->slots.at[at]; at = (at + 1) & mask) {
		const struct phrase *phrase = &p->phrases.at[p->slots.at[at] - 1];

		if (phrase->hash == hash && spells(p, phrase, text, t, n))
			return true;
	}
	return false;
}
