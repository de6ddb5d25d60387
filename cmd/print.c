#include "cmd/print.h"

#include "document/write.h"

#include <errno.h>

enum { DRAIN_FROM = 1 << 20 }; /* bytes: many short lines take more than their text */

struct line line_of(struct output *o, struct document *doc)
{
	struct buffer id = { 0 };
	struct line l = {
		.output = o,
		.out = o->out,
		.doc = doc,
		.offsets = offsets_of(doc->text, o->settings->unit, &doc->arena),
	};

	print_flat(&id, document_id(doc));
	l.id = arena_copy(&doc->arena, buffer_view(&id));
	buffer_free(&id);
	return l;
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
	separate(l);
	buffer_slice(l->out, l->id);
	buffer_byte(l->out, '\n');
	l->begun = false;
	if (l->out->len >= DRAIN_FROM && l->output->drain)
		l->output->drain(l->output);
}

struct slice quote_speaker(const struct document *doc, const struct quote *q)
{
	if (q->entity != QUOTE_NOBODY)
		return doc->entities.at[q->entity].name;
	return slice_at(doc->text, q->speaker);
}

/* The columns of `lede tokens` are printed millions of times a second: room is made once
 * for the whole line. No token has white space, and only one of its own is a control character. */
void line_token(struct line *l, struct slice text, struct slice stem, const struct token *t)
{
	char *at;

	if (t->first < 0x20)
		text = SLICE(" ");
	buffer_reserve(l->out, text.len + stem.len + l->id.len + 3 * DIGITS_MAX + 6);
	at = l->out->at + l->out->len;
	at = mempcpy(at, text.ptr, text.len);
	if (stem.ptr) {
		*at++ = '\t';
		at = mempcpy(at, stem.ptr, stem.len);
	}
	*at++ = '\t';
	at = digits_put(at, offset_from(&l->offsets, &l->cursor, t->start));
	*at++ = '\t';
	at = digits_put(at, offset_from(&l->offsets, &l->cursor, t->end));
	*at++ = '\t';
	at = digits_put(at, t->sentence);
	*at++ = '\t';
	at = mempcpy(at, l->id.ptr, l->id.len);
	*at++ = '\n';
	l->out->len = (size_t)(at - l->out->at);
}

const char *parse_count(const char *value, unsigned long max, unsigned long *out)
{
	char *end;

	errno = 0;
	*out = strtoul(value, &end, 10);
	if (*value < '0' || *value > '9' || *end)
		return "is no whole number";
	if (errno || *out > max)
		return "is too large";
	return *out ? NULL : "must be 1 or more";
}
