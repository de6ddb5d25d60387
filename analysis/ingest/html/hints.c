#define LEDE_HINT_WORDS
#include "ingest/html/ascii.h"
#include "ingest/html/hints.h"

enum { WORD_ROOM = sizeof(hint_words[0].word) };

/* word: small letters, NUL at its end */
static uint32_t hint_of_word(const char *word)
{
	size_t low = hint_starts[word[0] - 'a'], high = hint_starts[word[0] - 'a' + 1];

	while (low < high) {
		size_t middle = (low + high) / 2;
		int c = strcmp(word, hint_words[middle].word);

		if (c == 0)
			return 1u << hint_words[middle].hint;
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

uint32_t hints_of(struct slice value)
{
	char word[WORD_ROOM];
	size_t n = 0;
	uint32_t found = 0;
	bool small = false;

	for (size_t i = 0; i <= value.len; i++) {
		char c = i < value.len ? value.ptr[i] : ' ';
		bool upper = ascii_is_upper(c), letter = ascii_is_letter(c);

		if (n && (!letter || (upper && small))) {
			word[n < WORD_ROOM ? n : 0] = '\0'; /* a longer one is not known */
			if (word[0])
				found |= hint_of_word(word);
			n = 0;
		}
		if (letter) {
			if (n < WORD_ROOM)
				word[n] = (char)(c | 0x20);
			n++;
		}
		small = letter && !upper;
	}
	return found;
}

const char *hint_name(enum hint hint)
{
	return hint_labels[hint];
}
