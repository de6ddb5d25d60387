#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>

void buffer_number(struct buffer *b, uint64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	buffer_add(b, digits + at, sizeof(digits) - at);
}

void buffer_format(struct buffer *b, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	buffer_reserve(b, (size_t)len + 1);
	va_start(args, format);
	vsnprintf(b->at + b->len, (size_t)len + 1, format, args);
	va_end(args);
	b->len += (size_t)len;
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
