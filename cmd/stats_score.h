#ifndef LEDE_CMD_STATS_SCORE_H
#define LEDE_CMD_STATS_SCORE_H

#include <stdint.h>

/* What corpus linguistics makes of counts. The same to the last bit on every machine that
 * has IEEE doubles: nothing but + - * / on them, where libm's logarithms differ. */

/* Binary and natural logarithm of x > 0. */
double score_log2(double x);
double score_log(double x);

/* Inverse document frequency (K. Spärck Jones, "A statistical interpretation of term
 * specificity and its application in retrieval", 1972): log2(documents / those that have
 * the term). 0 for a term of every document. */
double score_idf(uint64_t having, uint64_t documents);

/* Keyness of a word that comes up a times among c words, and b times among d words of the
 * reference.
 *
 * Log-likelihood, G2 (T. Dunning, "Accurate methods for the statistics of surprise and
 * coincidence", 1993), over the word's own two cells as P. Rayson and R. Garside have it
 * ("Comparing corpora using frequency profiling", 2000):
 *     E1 = c (a + b) / (c + d),  E2 = d (a + b) / (c + d)
 *     G2 = 2 (a ln(a / E1) + b ln(b / E2))
 * 3.84 is p < 0.05, 15.13 is p < 0.0001.
 *
 * Log ratio, the size of the effect (A. Hardie, "Log Ratio: an informal introduction",
 * 2014): log2((a / c) / (b / d)). A count of 0 is taken as one half. */
double score_log_likelihood(uint64_t a, uint64_t b, uint64_t c, uint64_t d);
double score_log_ratio(uint64_t a, uint64_t b, uint64_t c, uint64_t d);

/* Association of two words that come up x and y times among n words, xy times together.
 *
 * Pointwise mutual information (K. Church and P. Hanks, "Word association norms, mutual
 * information, and lexicography", 1990): log2(xy n / (x y)). It favours rare words.
 *
 * Log-Dice (P. Rychlý, "A lexicographer-friendly association score", 2008):
 * 14 + log2(2 xy / (x + y)). 14 when neither comes without the other; does not depend on n. */
double score_pmi(uint64_t xy, uint64_t x, uint64_t y, uint64_t n);
double score_log_dice(uint64_t xy, uint64_t x, uint64_t y);

#endif
