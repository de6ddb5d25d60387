#ifndef LEDE_TEXT_CLASSIFY_H
#define LEDE_TEXT_CLASSIFY_H

#include "text/token.h"

/* The part of token_classify that the token's own characters decide: kind, cased,
 * hash, first, and the flags DIGIT, STOP and ASCII; other flags stay as they are. */
void token_classify_form(struct slice text, struct token *);

#endif
