#include "text/abbreviation.h"

#include "text/chars.h"

struct abbreviation {
	const char name[16];
	uint8_t len;
	uint8_t kind;
};

#include "abbreviations.h"

enum abbreviation_kind abbreviation_kind(struct slice word)
{
	unsigned letter = word.len ? ((unsigned char)word.ptr[0] | 0x20) - 'a' : 26;

	if (letter >= 26)
		return ABBREVIATION_NONE;
	for (size_t i = abbreviations_from[letter]; i < abbreviations_from[letter + 1]; i++)
		if (abbreviations[i].len == word.len && ascii_same(word, abbreviations[i].name))
			return abbreviations[i].kind;
	return ABBREVIATION_NONE;
}

bool word_starts_sentence(struct slice word)
{
	static const char *const starters[] = {
		"a",      "about",   "after",    "all",     "also",    "although", "an",
		"and",    "another", "any",      "are",     "as",      "at",       "because",
		"before", "both",    "but",      "by",      "can",     "could",    "despite",
		"did",    "do",      "does",     "during",  "each",    "even",     "every",
		"few",    "for",     "from",     "had",     "has",     "have",     "he",
		"her",    "here",    "his",      "how",     "however", "i",        "if",
		"in",     "instead", "is",       "it",      "its",     "just",     "like",
		"many",   "maybe",   "meanwhile", "more",   "most",    "my",       "never",
		"no",     "nor",     "not",      "now",     "of",      "on",       "once",
		"one",    "only",    "or",       "other",   "others",  "our",      "over",
		"perhaps", "several", "she",     "should",  "since",   "so",       "some",
		"soon",   "still",   "such",     "than",    "that",    "the",      "their",
		"then",   "there",   "these",    "they",    "this",    "those",    "though",
		"through", "thus",   "to",       "today",   "unlike",   "until",
		"was",    "we",      "well",     "were",    "what",    "when",     "where",
		"whether", "which",  "while",    "who",     "why",     "will",     "with",
		"without", "would",  "yes",      "yet",     "you",     "your",     "according", "among",
		"asked",  "between", "earlier",  "finally", "later",    "moreover", "nearly",
		"together", "yesterday", "currently", "eventually", "following", "initially",
		"originally", "previously", "recently", "subsequently", NULL,
	};

	return word.len && ascii_among(word, starters);
}

bool word_reports(struct slice word)
{
	static const char *const verbs[] = {
		"added",  "adds",     "answered", "asked",    "asks",     "called",  "cried",
		"cries",  "demanded", "exclaimed", "replied", "replies",  "said",    "says",
		"shouted", "sighed",  "screamed", "tells",    "thought",  "told",    "tweeted",
		"wondered", "wonders", "writes",  "wrote",    "yelled",   "quipped", "declared",
		"whispered", "chanted", NULL,
	};

	return word.len && ascii_among(word, verbs);
}
