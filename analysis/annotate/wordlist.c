#include "annotate/wordlist.h"

#include <assert.h>

#include "base/hash.h"

static void add(struct wordlist *list, struct slice word, uint16_t value)
{
	uint32_t hash = hash_slice(word), at;

	for (at = hash % WORDLIST_SLOTS; list->value[at]; at = (at + 1) % WORDLIST_SLOTS)
		if (slice_equal(list->word[at], word))
			break;
	list->hash[at] = hash;
	list->word[at] = word;
	list->value[at] |= value;
	list->words += 1;
	assert(list->words < WORDLIST_SLOTS * 3 / 4);
}

void wordlist_add(struct wordlist *list, const struct wordlist_row *rows)
{
	for (; rows->words; rows++) {
		for (const char *at = rows->words; *at;) {
			size_t len = strcspn(at, " ");

			add(list, (struct slice){ at, len }, rows->value);
			at += len;
			at += strspn(at, " ");
		}
	}
}

enum { FOLDED_MAX = 32 }; /* bytes; no listed word is longer */

uint16_t wordlist_find(const struct wordlist *list, struct slice text, const struct token *t)
{
	uint32_t at = t->hash % WORDLIST_SLOTS;
	char folded[FOLDED_MAX * 2];

	for (; list->value[at]; at = (at + 1) % WORDLIST_SLOTS)
		if (list->hash[at] == t->hash)
			break;
	if (!list->value[at] || t->end - t->start > FOLDED_MAX)
		return 0;
	return slice_equal(token_fold(token_text(text, t), folded, sizeof(folded)),
			   list->word[at]) ? list->value[at] : 0;
}
