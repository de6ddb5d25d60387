#include "cmd/stats_score.h"

#include <string.h>

/* Natural logarithm of sqrt(1/2) <= m < sqrt(2) by the series of the inverse hyperbolic
 * tangent: ln m = 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1) / (m + 1). |s| < 0.172, so the
 * first term left out is below 1e-18. */
static double log_near_one(double m)
{
	double s = (m - 1) / (m + 1), square = s * s, sum = 0;

	for (int k = 21; k >= 1; k -= 2)
		sum = sum * square + 1.0 / k;
	return 2 * s * sum;
}

static const double LN2 = 0.69314718055994530942, SQRT2 = 1.41421356237309504880;

/* x = m 2^exponent; returns m. The exponent is read off the bits of the number (IEEE 754):
 * counts and their ratios are never subnormal. */
static double split(double x, int *exponent)
{
	uint64_t bits;

	memcpy(&bits, &x, sizeof(bits));
	*exponent = (int)(bits >> 52 & 0x7ff) - 1023;
	bits = (bits & 0xfffffffffffffull) | 1023ull << 52;
	memcpy(&x, &bits, sizeof(x));
	if (x >= SQRT2) {
		x /= 2;
		++*exponent;
	}
	return x;
}

double score_log2(double x)
{
	int exponent;
	double m = split(x, &exponent);

	return exponent + log_near_one(m) / LN2;
}

double score_log(double x)
{
	int exponent;
	double m = split(x, &exponent);

	return exponent * LN2 + log_near_one(m);
}

double score_idf(uint64_t having, uint64_t documents)
{
	return having && documents ? score_log2((double)documents / (double)having) : 0;
}

/* Observed times the logarithm of observed over expected; nothing observed, no surprise. */
static double surprise(double observed, double expected)
{
	return observed > 0 ? observed * score_log(observed / expected) : 0;
}

double score_log_likelihood(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	double both = (double)a + (double)b, all = (double)c + (double)d, g;

	if (!c || !d)
		return 0;
	g = 2 * (surprise((double)a, both * ((double)c / all)) +
		 surprise((double)b, both * ((double)d / all)));
	return g > 0 ? g : 0; /* equal shares may be off by a rounding */
}

double score_log_ratio(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
	double x = a ? (double)a : 0.5, y = b ? (double)b : 0.5;

	return c && d ? score_log2(x / (double)c * ((double)d / y)) : 0;
}

double score_pmi(uint64_t xy, uint64_t x, uint64_t y, uint64_t n)
{
	return score_log2((double)xy * (double)n / ((double)x * (double)y));
}

double score_log_dice(uint64_t xy, uint64_t x, uint64_t y)
{
	return 14 + score_log2(2 * (double)xy / ((double)x + (double)y));
}
