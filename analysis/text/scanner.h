#ifndef LEDE_TEXT_SCANNER_H
#define LEDE_TEXT_SCANNER_H

#include "text/chars.h"
#include "text/token.h"

/* The parts of the tokenizer: tokens.c has the main loop and plain words, words.c
 * what hyphens, apostrophes and the like make of a word, stops.c abbreviations,
 * numbers.c, addresses.c and marks.c what their names say. Used by these alone. */

struct scanner {
	struct slice text;
	size_t at;
	struct span address; /* the next e-mail address; behind the text when none is left */
	token_vector *out;
	uint8_t flags;       /* of the next token: what stands before it */
	bool english;
	bool quoted;         /* a ' that opened a quotation is not closed yet */
};

/* A word in the making: text[start, end), the last piece of which, behind a
 * hyphen that does not split, starts at component. */
struct part {
	size_t start, component, end;
};

static inline unsigned char byte_at(const struct scanner *sc, size_t at)
{
	return at < sc->text.len ? (unsigned char)sc->text.ptr[at] : 0;
}

static inline unsigned class_at(const struct scanner *sc, size_t at)
{
	return byte_class[byte_at(sc, at)];
}

static inline bool digit_at(const struct scanner *sc, size_t at)
{
	return class_at(sc, at) & BYTE_DIGIT;
}

static inline bool letter_at(const struct scanner *sc, size_t at)
{
	return class_at(sc, at) & BYTE_LETTER;
}

static inline size_t digits_end(const struct scanner *sc, size_t at)
{
	while (digit_at(sc, at))
		at++;
	return at;
}

static inline struct slice part_slice(const struct scanner *sc, const struct part *p)
{
	return slice_sub(sc->text, p->component, p->end);
}

static inline const struct token *last_token(const struct scanner *sc)
{
	return sc->out->len ? &sc->out->at[sc->out->len - 1] : NULL;
}

static inline struct token *emit(struct scanner *sc, size_t start, size_t end)
{
	struct token *t = vector_push(sc->out);

	*t = (struct token){ .start = (uint32_t)start, .end = (uint32_t)end, .flags = sc->flags };
	sc->flags = 0;
	sc->at = end;
	return t;
}

static inline bool extend(struct part *p, size_t component, size_t end)
{
	p->component = component;
	p->end = end;
	return true;
}

/* Does a letter or digit of any script, or white space, stand at text[at]? The end of
 * the text counts as space. */
bool scan_word_at(const struct scanner *, size_t at);
bool scan_space_at(const struct scanner *, size_t at);

/* Where the letters, digits, marks and inner underscores from text[at] on end. */
size_t scan_run_end(const struct scanner *, size_t at);

bool scan_upper(struct slice);
bool scan_all_upper(struct slice);

/* text[start, end) becomes a token; flags are added to those it has by its form. */
void scan_emit_form(struct scanner *, size_t start, size_t end, uint8_t flags);

/* The same for a word, which may be a contraction: can|not. */
void scan_emit_word(struct scanner *, size_t start, size_t end);

/* The part becomes a token, up to end; nothing of it is left. Returns false. */
bool scan_finish(struct scanner *, struct part *, size_t end);

/* Emit the part and what joins it: hyphens, apostrophes, stops. */
void scan_part(struct scanner *, struct part);

/* What stands at the part's end: does it join? These extend the part and return true,
 * or return false, when the part is complete or has been emitted. */
bool scan_full_stop(struct scanner *, struct part *);
bool scan_apostrophe(struct scanner *, struct part *, size_t width);
bool scan_scheme(struct scanner *, struct part *);

/* An apostrophe or single quotation mark of width bytes at the start of a token. */
void scan_single_quote(struct scanner *, size_t width);

/* Where the digits of a number with their separators end: 1,200.50 16:30 9/11 */
size_t scan_number_end(const struct scanner *, size_t start);

/* A number whose token starts at start and whose first digit is at digits. */
void scan_number(struct scanner *, size_t start, size_t digits);

/* ASCII punctuation and symbols; what is not ASCII. */
void scan_punctuation(struct scanner *);
void scan_high(struct scanner *);

/* The ends of a URL and of a domain that may go on with a path. */
size_t scan_url_end(const struct scanner *, size_t start, size_t at);
size_t scan_domain_end(const struct scanner *, size_t start, size_t end);

/* Find the first e-mail address that starts at sc->at or behind it. */
void scan_next_address(struct scanner *);

#endif
