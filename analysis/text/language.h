#ifndef LEDE_TEXT_LANGUAGE_H
#define LEDE_TEXT_LANGUAGE_H

#include "base/slice.h"

/* Which language a text is written in, among those that libstemmer has stemmers
 * for. A naive Bayes classifier on the letter n-grams of words and their
 * boundaries: the n-grams after W. B. Cavnar and J. M. Trenkle, "N-Gram-Based Text
 * Categorization" (SDAIR 1994), the classifier as in N. Shuyo, "Language Detection
 * Library for Java" (2010). Some forty more languages are modelled only to be
 * rejected. Integer arithmetic throughout: the same text gives the same answer on
 * every machine. All functions are pure and may be called by many threads. */

enum {
	LANGUAGE_SAMPLE = 4096, /* bytes of the text looked at, at most */
};

/* The ISO 639-1 code of the text's language, one of those that language_at lists,
 * or "und" (undetermined, ISO 639-2): when there are no letters, when most are of
 * a script that no listed language uses (Chinese, Thai, ...), when they look like
 * no language, or like one that is not listed (Polish, Ukrainian, ...). A single
 * word or name is guessed at as well as it can be.
 *
 * The text should be UTF-8; bytes that are not count as spaces. Reads as much of
 * the beginning as it needs to be sure, LANGUAGE_SAMPLE bytes at most, so leave
 * out what precedes the article. Static storage; never NULL; cannot fail. */
const char *language_identify(struct slice text);

/* libstemmer's algorithm for a language code: "english" for "en". NULL for a code
 * that is not listed, and for NULL. Static storage. */
const char *language_stemmer(const char *code);

/* Is this the code (lower case) of a listed language? False for "und" and NULL. */
bool language_known(const char *code);

/* The code as language_identify gives it (the same pointer, so that codes can be
 * compared by address) for what a document or a user says: "en", "EN", "en-GB",
 * "English", "und". NULL when no listed language is meant. */
const char *language_code(struct slice said);

/* The name, in English, of a code as language_identify gives it: "French" for "fr", "a
 * language that is not known" for "und". Static storage. */
const char *language_name(const char *code);

/* One listed language. All strings are static. */
struct language {
	const char *code;    /* ISO 639-1 */
	const char *name;    /* in English */
	const char *stemmer; /* libstemmer's algorithm */
};

/* The listed languages in the order of their codes: index 0 and up; NULL past the
 * last. */
const struct language *language_at(size_t index);

#endif
