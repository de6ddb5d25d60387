#ifndef LEDE_TEXT_TOKEN_H
#define LEDE_TEXT_TOKEN_H

#include "base/slice.h"
#include "base/vector.h"

/* What a token is, by its characters. */
enum token_kind {
	TOKEN_WORD,    /* letters, perhaps with digits, stops or hyphens: co-operate, U.S., 28th */
	TOKEN_NUMBER,  /* 28, 1,200.50, 3-2, 16:30 */
	TOKEN_PUNCT,   /* punctuation, brackets, dashes, quotation marks */
	TOKEN_SYMBOL,  /* $ % + emoji */
	TOKEN_URL,     /* URLs and e-mail addresses */
	TOKEN_HANDLE,  /* @name */
	TOKEN_HASHTAG, /* #tag */
};

/* How its letters are cased. */
enum token_case {
	CASE_NONE,  /* no letter with case */
	CASE_LOWER, /* trump */
	CASE_TITLE, /* Trump, A */
	CASE_UPPER, /* TRUMP, US, U.S. (two capitals or more) */
	CASE_MIXED, /* McCain, iPhone, eBay */
};

enum token_flag {
	TOKEN_SPACE_BEFORE = 1, /* white space (or the text's start) stands before it */
	TOKEN_LINE_START = 2,   /* the first token of its line */
	TOKEN_CLITIC = 4,       /* split off the token before it: 's n't 'll */
	TOKEN_DIGIT = 8,        /* has a digit */
	TOKEN_STOP = 16,        /* a word that ends in a full stop of its own: Mr. U.S. Inc. */
	TOKEN_PARAGRAPH = 32,   /* the first token after a blank line (or the text's start) */
	TOKEN_ASCII = 64,       /* all its bytes are ASCII */
};

/* 24 bytes, since a document of 50 MB has ten million of them. */
struct token {
	uint32_t start, end; /* bytes of the text */
	uint32_t sentence;   /* index of its sentence */
	uint32_t word;       /* id in the lexicon's vocabulary; 0 is unknown or not looked up */
	uint32_t hash;       /* hash_slice of its folded form (token_fold) */
	uint8_t kind;        /* enum token_kind */
	uint8_t cased;       /* enum token_case */
	uint8_t flags;       /* enum token_flag */
	uint8_t first;       /* its first byte, for quick tests */
};

typedef VECTOR(struct token) token_vector;

/* A sentence: its bytes without white space around it, and its tokens. */
struct sentence {
	uint32_t start, end;
	uint32_t first, last; /* tokens [first, last) */
	bool paragraph;       /* the first of a paragraph */
	bool headline;        /* a line without a final stop, alone in its paragraph */
};

typedef VECTOR(struct sentence) sentence_vector;

/* Split text into tokens, in order, without white space; text.len < 4 GiB and
 * valid UTF-8. English clitics are split only when english is true. `sentence`
 * and `word` are left 0. Clears out first. */
void tokenize(struct slice text, bool english, token_vector *out);

/* The plain words of UAX 29 (Unicode 15.0), white space and punctuation segments
 * left out of nothing: every segment that is not white space is a token. */
void tokenize_uax29(struct slice text, token_vector *out);

/* Fill in kind, cased, flags, hash and first of a token whose start and end are
 * known, as for one that was read from a file. */
void token_classify(struct slice text, struct token *);

/* The form in which words are compared: simple lower case of each code point,
 * U+2019 as ', marks composed with their letters (NFC), soft hyphens and zero-width
 * characters left out. Writes at most cap bytes to out, which a fold never exceeds by
 * more than the source's length times 3/2. Returns the text itself when it is folded
 * already. */
struct slice token_fold(struct slice surface, char *out, size_t cap);

/* Sentences over tokens; sets each token's `sentence`. Handles abbreviations,
 * initials, quotes and brackets closing after the stop, lists, headlines,
 * datelines; a blank line ends a sentence, and so does a single newline unless
 * the text is hard-wrapped. Clears out first. */
void sentences_split(struct slice text, token_vector *tokens, sentence_vector *out);

/* Fill in the paragraph and headline flags of sentences whose extents and tokens are
 * known, and the tokens' flags that depend on lines, as for those read from a file. */
void sentences_mark(struct slice text, token_vector *tokens, sentence_vector *);

/* The plain sentences of UAX 29 (Unicode 15.0), over any tokens. */
void sentences_uax29(struct slice text, token_vector *tokens, sentence_vector *out);

static inline struct slice token_text(struct slice text, const struct token *t)
{
	return slice_sub(text, t->start, t->end);
}

#endif
