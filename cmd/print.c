#include "cmd/print.h"

#include "document/write.h"

#include <errno.h>

struct line line_of(struct output *o, struct document *doc)
{
	return (struct line){
		.out = o->out,
		.doc = doc,
		.offsets = offsets_of(doc->text, o->settings->unit, &doc->arena),
		.id = document_id(doc),
	};
}

static void separate(struct line *l)
{
	if (l->begun)
		buffer_byte(l->out, '\t');
	l->begun = true;
}

void print_flat(struct buffer *out, struct slice s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x20 && c != 0x7f)
			continue;
		buffer_add(out, s.ptr + from, i - from);
		if (!out->len || out->at[out->len - 1] != ' ')
			buffer_byte(out, ' ');
		from = i + 1;
	}
	if (from < s.len)
		buffer_add(out, s.ptr + from, s.len - from);
}

void line_field(struct line *l, struct slice s)
{
	separate(l);
	print_flat(l->out, s);
}

void line_string(struct line *l, const char *s)
{
	line_field(l, slice_of(s));
}

void line_number(struct line *l, uint64_t n)
{
	separate(l);
	buffer_number(l->out, n);
}

void line_day(struct line *l, day_count day)
{
	char iso[CIVIL_ISO];

	line_field(l, day == DAY_UNKNOWN ? (struct slice){ 0 } : civil_format(day, iso));
}

void line_offsets(struct line *l, uint32_t start, uint32_t end)
{
	line_number(l, offset_from(&l->offsets, &l->cursor, start));
	line_number(l, offset_from(&l->offsets, &l->cursor, end));
}

void line_end(struct line *l)
{
	line_field(l, l->id);
	buffer_byte(l->out, '\n');
	l->begun = false;
}

struct slice quote_speaker(const struct document *doc, const struct quote *q)
{
	if (q->entity != QUOTE_NOBODY)
		return doc->entities.at[q->entity].name;
	return slice_at(doc->text, q->speaker);
}

const char *parse_count(const char *value, unsigned long max, unsigned long *out)
{
	char *end;

	errno = 0;
	*out = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end || errno || *out > max)
		return "not a whole number, or too large";
	return *out ? NULL : "must be 1 or more";
}
