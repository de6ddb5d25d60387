#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

/* Two digits a step, in 32 bits where it can: offsets are most of what is printed. */
char *digits_put(char *at, uint64_t n)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324"
				    "25262728293031323334353637383940414243444546474849"
				    "50515253545556575859606162636465666768697071727374"
				    "75767778798081828384858687888990919293949596979899";
	char digits[DIGITS_MAX];
	size_t from = sizeof(digits);
	uint32_t rest;

	for (; n > UINT32_MAX; n /= 100)
		memcpy(digits + (from -= 2), pairs + n % 100 * 2, 2);
	for (rest = (uint32_t)n; rest >= 100; rest /= 100)
		memcpy(digits + (from -= 2), pairs + rest % 100 * 2, 2);
	if (rest >= 10)
		memcpy(digits + (from -= 2), pairs + rest * 2, 2);
	else
		digits[--from] = (char)('0' + rest);
	memcpy(at, digits + from, sizeof(digits) - from);
	return at + sizeof(digits) - from;
}

void buffer_number(struct buffer *b, uint64_t n)
{
	buffer_reserve(b, DIGITS_MAX);
	b->len = (size_t)(digits_put(b->at + b->len, n) - b->at);
}

void buffer_format(struct buffer *b, const char *format, ...)
{
	va_list args;
	char probe[1];
	size_t len;

	va_start(args, format);
	len = (size_t)vsnprintf(probe, sizeof(probe), format, args);
	va_end(args);
	buffer_reserve(b, len + 1);
	va_start(args, format);
	vsnprintf(b->at + b->len, len + 1, format, args);
	va_end(args);
	b->len += len;
}

void buffer_thousandths(struct buffer *b, uint64_t n)
{
	unsigned rest = (unsigned)(n % 1000);

	buffer_number(b, n / 1000);
	if (!rest)
		return;
	buffer_byte(b, '.');
	for (unsigned unit = 100; rest; rest %= unit, unit /= 10)
		buffer_byte(b, (char)('0' + rest / unit));
}
