#include "document/json.h"

static const uint64_t EACH_BYTE = UINT64_MAX / 0xff; /* a 1 in each */

static void separate(struct json *j)
{
	if (j->comma)
		buffer_byte(j->out, ',');
	j->comma = true;
}

void json_open(struct json *j, char bracket)
{
	separate(j);
	buffer_byte(j->out, bracket);
	j->comma = false;
}

void json_close(struct json *j, char bracket)
{
	buffer_byte(j->out, bracket);
	j->comma = true;
}

void json_key_of(struct json *j, struct slice key)
{
	char *at;

	buffer_reserve(j->out, key.len + 4);
	at = j->out->at + j->out->len;
	if (j->comma)
		*at++ = ',';
	*at++ = '"';
	memcpy(at, key.ptr, key.len);
	memcpy(at + key.len, "\":", 2);
	j->out->len = (size_t)(at + key.len + 2 - j->out->at);
	j->comma = false;
}

static bool needs_escape(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

/* The high bit of each byte that is less than `below`, which is at most 0x80, and perhaps of
 * some behind the first such one (Mycroft 1987). */
static uint64_t bytes_below(uint64_t eight, uint64_t below)
{
	return (eight - EACH_BYTE * below) & ~eight & EACH_BYTE << 7;
}

/* How many bytes from `at` on stand as they are; eight at a time, since most do. */
static size_t plain_bytes(struct slice s, size_t at)
{
	size_t i = at;

	for (uint64_t eight; i + sizeof(eight) <= s.len; i += sizeof(eight)) {
		memcpy(&eight, s.ptr + i, sizeof(eight));
		if (bytes_below(eight, 0x20) | bytes_below(eight ^ EACH_BYTE * '"', 1) |
		    bytes_below(eight ^ EACH_BYTE * '\\', 1))
			break;
	}
	while (i < s.len && !needs_escape(s.ptr[i]))
		i++;
	return i - at;
}

static void add_escaped(struct buffer *out, char c)
{
	static const char from[] = "\"\\\n\t\r\b\f", to[] = "\"\\ntrbf";
	const char *found = memchr(from, c, sizeof(from) - 1);

	if (found)
		buffer_add(out, (char[]){ '\\', to[found - from] }, 2);
	else
		buffer_format(out, "\\u%04x", (unsigned char)c);
}

void json_string(struct json *j, struct slice s)
{
	separate(j);
	buffer_byte(j->out, '"');
	for (size_t i = 0; i < s.len; i++) {
		size_t plain = plain_bytes(s, i);

		buffer_add(j->out, s.ptr + i, plain);
		i += plain;
		if (i < s.len)
			add_escaped(j->out, s.ptr[i]);
	}
	buffer_byte(j->out, '"');
}

void json_number(struct json *j, uint64_t n)
{
	separate(j);
	buffer_number(j->out, n);
}

void json_thousandths(struct json *j, uint64_t n)
{
	separate(j);
	buffer_thousandths(j->out, n);
}

void json_null(struct json *j)
{
	json_raw(j, SLICE("null"));
}

void json_raw(struct json *j, struct slice value)
{
	separate(j);
	buffer_slice(j->out, value);
}

enum { PRETTY_DEPTH = 3 };

static void new_line(struct buffer *out, int depth)
{
	buffer_byte(out, '\n');
	for (int i = 0; i < depth; i++)
		buffer_string(out, "  ");
}

/* The length of the string literal that starts at s[at]. */
static size_t literal(struct slice s, size_t at)
{
	size_t i = at + 1;

	while (i < s.len && s.ptr[i] != '"')
		i += s.ptr[i] == '\\' ? 2 : 1;
	return (i < s.len ? i + 1 : s.len) - at;
}

void json_pretty(struct buffer *out, struct slice s)
{
	int depth = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		bool empty = i + 1 < s.len && (s.ptr[i + 1] == '}' || s.ptr[i + 1] == ']');

		if (c == '"') {
			size_t len = literal(s, i);

			buffer_add(out, s.ptr + i, len);
			i += len - 1;
			continue;
		}
		if ((c == '}' || c == ']') && depth-- <= PRETTY_DEPTH && s.ptr[i - 1] != '{' &&
		    s.ptr[i - 1] != '[')
			new_line(out, depth);
		buffer_byte(out, c);
		if ((c == '{' || c == '[') && ++depth <= PRETTY_DEPTH && !empty)
			new_line(out, depth);
		else if (c == ',' && depth <= PRETTY_DEPTH)
			new_line(out, depth);
		else if (c == ':' || c == ',')
			buffer_byte(out, ' ');
	}
}
