#include "document/json.h"

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

void json_key(struct json *j, const char *key)
{
	separate(j);
	buffer_byte(j->out, '"');
	buffer_string(j->out, key);
	buffer_add(j->out, "\":", 2);
	j->comma = false;
}

static bool needs_escape(char c)
{
	return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

static void add_escaped(struct buffer *out, char c)
{
	static const char from[] = "\"\\\n\t\r\b\f", to[] = "\"\\ntrbf";
	const char *found = memchr(from, c, sizeof(from) - 1);

	if (found)
		buffer_format(out, "\\%c", to[found - from]);
	else
		buffer_format(out, "\\u%04x", (unsigned char)c);
}

void json_string(struct json *j, struct slice s)
{
	size_t from = 0;

	separate(j);
	buffer_byte(j->out, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (!needs_escape(s.ptr[i]))
			continue;
		buffer_add(j->out, s.ptr + from, i - from);
		add_escaped(j->out, s.ptr[i]);
		from = i + 1;
	}
	if (from < s.len)
		buffer_add(j->out, s.ptr + from, s.len - from);
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

void json_number_at(struct json *j, const char *key, uint64_t n)
{
	json_key(j, key);
	json_number(j, n);
}

void json_string_at(struct json *j, const char *key, struct slice utf8)
{
	json_key(j, key);
	json_string(j, utf8);
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
