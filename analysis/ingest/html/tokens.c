#include <strings.h>

#include "ingest/html/ascii.h"
#include "ingest/html/tokens.h"

/* The place of `needle` at or after `at`, or the page's end. */
static size_t find(struct slice page, size_t at, char needle)
{
	const char *found = at < page.len ? memchr(page.ptr + at, needle, page.len - at) : NULL;

	return found ? (size_t)(found - page.ptr) : page.len;
}

static bool stands_at(struct slice page, size_t at, struct slice what)
{
	return at + what.len <= page.len && memcmp(page.ptr + at, what.ptr, what.len) == 0;
}

/* ---- what is passed over ---- */

/* `at` is behind "<!--"; the place behind the comment. */
static size_t skip_comment(struct slice page, size_t at)
{
	if (stands_at(page, at, SLICE(">")))
		return at + 1;
	if (stands_at(page, at, SLICE("->")))
		return at + 2;
	for (at = find(page, at, '-'); at < page.len; at = find(page, at + 1, '-')) {
		if (stands_at(page, at, SLICE("-->")))
			return at + 3;
		if (stands_at(page, at, SLICE("--!>")))
			return at + 4;
	}
	return page.len;
}

static size_t behind(struct slice page, size_t at, char end)
{
	at = find(page, at, end);
	return at < page.len ? at + 1 : at;
}

/* `at` is at "<!", "<?" or "</" and no letter behind; the place behind it. */
static size_t skip_markup(struct slice page, size_t at)
{
	if (stands_at(page, at, SLICE("<!--")))
		return skip_comment(page, at + 4);
	return behind(page, at + 2, '>');
}

/* ---- tags ---- */

static bool ends_name(char c)
{
	return c == '>' || c == '/' || html_is_space(c);
}

static size_t skip_spaces(struct slice page, size_t at)
{
	while (at < page.len && html_is_space(page.ptr[at]))
		at++;
	return at;
}

/* The value behind '='; *at goes behind it. */
static struct slice scan_value(struct slice page, size_t *at)
{
	size_t from = skip_spaces(page, *at), end;

	if (from < page.len && (page.ptr[from] == '"' || page.ptr[from] == '\'')) {
		end = find(page, from + 1, page.ptr[from]);
		*at = end < page.len ? end + 1 : end;
		return slice_sub(page, from + 1 < end ? from + 1 : end, end);
	}
	for (end = from; end < page.len && page.ptr[end] != '>' && !html_is_space(page.ptr[end]);)
		end++;
	*at = end;
	return slice_sub(page, from, end);
}

static void keep_attribute(struct html_token *t, enum attribute name, struct slice value)
{
	if (name == ATTR_OTHER || t->count == HTML_ATTRIBUTES)
		return;
	for (size_t i = 0; i < t->count; i++)
		if (t->attributes[i].name == name)
			return; /* the first one counts */
	t->attributes[t->count++] = (struct html_attribute){ name, value };
}

/* Attributes up to the tag's '>'; false when the page ends first. */
static bool scan_attributes(struct html_scanner *s, struct html_token *t)
{
	struct slice page = s->page, value;
	size_t at = s->at, from;

	for (;;) {
		while (at < page.len && (html_is_space(page.ptr[at]) || page.ptr[at] == '/'))
			at++;
		if (at >= page.len)
			return false;
		if (page.ptr[at] == '>')
			break;
		from = at++; /* a name may start with '=' */
		while (at < page.len && page.ptr[at] != '=' && !ends_name(page.ptr[at]))
			at++;
		value = slice_sub(page, from, at);
		from = skip_spaces(page, at);
		if (from < page.len && page.ptr[from] == '=') {
			enum attribute name = attribute_find(value);

			at = from + 1;
			value = scan_value(page, &at);
			keep_attribute(t, name, value);
		} else {
			keep_attribute(t, attribute_find(value), (struct slice){ page.ptr, 0 });
		}
	}
	t->self_closing = page.ptr[at - 1] == '/';
	s->at = at + 1;
	return true;
}

/* "<name" or "</name"; false when the page ends inside: then there is no tag. */
static bool scan_tag(struct html_scanner *s, struct html_token *t, size_t at)
{
	size_t end = at;

	while (end < s->page.len && !ends_name(s->page.ptr[end]))
		end++;
	t->text = slice_sub(s->page, at, end);
	t->tag = tag_find(t->text);
	if (s->scriptless && t->tag == TAG_NOSCRIPT)
		t->tag = TAG_OTHER;
	s->at = end;
	if (!scan_attributes(s, t)) {
		s->at = s->page.len;
		return false;
	}
	if (t->kind == HTML_START && !s->foreign && tag_flags(t->tag) & (TAG_IS_RAW | TAG_IS_RCDATA))
		s->raw = t->tag;
	return true;
}

/* ---- raw text ---- */

/* Does "</name" or "<name" stand at `at`, and its name end there? */
static bool tag_stands_at(struct slice page, size_t at, const char *name, bool end)
{
	size_t len = strlen(name), from = at + 1 + end;

	return from + len < page.len && (!end || page.ptr[at + 1] == '/') &&
	       strncasecmp(page.ptr + from, name, len) == 0 && ends_name(page.ptr[from + len]);
}

/* The end of a script: "<!--" and "<script" inside hide one "</script" (13.2.5.19 on). */
static size_t script_end(struct slice page, size_t at)
{
	bool escaped = false, twice = false;

	for (; at < page.len; at++) {
		char c = page.ptr[at];

		if (!escaped)
			at = find(page, at, '<');
		else if (c != '<' && c != '-')
			continue;
		if (at >= page.len)
			break;
		if (!twice && tag_stands_at(page, at, "script", true))
			return at;
		if (!escaped && stands_at(page, at, SLICE("<!--"))) {
			escaped = true;
			at += 1; /* "<!-->" ends it at once: look at its dashes too */
		} else if (escaped && stands_at(page, at, SLICE("-->"))) {
			escaped = twice = false;
		} else if (escaped && tag_stands_at(page, at, "script", twice)) {
			twice = !twice;
		}
	}
	return page.len;
}

static size_t raw_end(struct slice page, size_t at, enum tag tag)
{
	if (tag == TAG_SCRIPT)
		return script_end(page, at);
	for (at = find(page, at, '<'); at < page.len; at = find(page, at + 1, '<'))
		if (tag_stands_at(page, at, tag_name(tag), true))
			return at;
	return page.len;
}

static void scan_raw(struct html_scanner *s, struct html_token *t)
{
	size_t end = raw_end(s->page, s->at, s->raw);

	t->kind = HTML_TEXT;
	t->tag = s->raw;
	t->literal = !(tag_flags(s->raw) & TAG_IS_RCDATA);
	t->text = slice_sub(s->page, s->at, end);
	s->at = end;
	s->raw = TAG_OTHER;
}

/* ---- all ---- */

/* Text up to what may be a tag. */
static void scan_text(struct html_scanner *s, struct html_token *t)
{
	size_t end = s->at;

	do
		end = find(s->page, end + 1, '<');
	while (end + 1 < s->page.len && !ascii_is_letter(s->page.ptr[end + 1]) &&
	       !strchr("/!?", s->page.ptr[end + 1]));
	if (end + 1 >= s->page.len)
		end = s->page.len;
	t->kind = HTML_TEXT;
	t->tag = TAG_OTHER;
	t->literal = false;
	t->text = slice_sub(s->page, s->at, end);
	s->at = end;
}

static void scan_cdata(struct html_scanner *s, struct html_token *t)
{
	size_t from = s->at + 9, end = from;

	while ((end = find(s->page, end, ']')) < s->page.len && !stands_at(s->page, end, SLICE("]]>")))
		end++;
	t->kind = HTML_TEXT;
	t->tag = TAG_OTHER;
	t->literal = true;
	t->text = slice_sub(s->page, from, end);
	s->at = end + 3 < s->page.len ? end + 3 : s->page.len;
}

bool html_next(struct html_scanner *s, struct html_token *t)
{
	while (s->at < s->page.len) {
		const char *p = s->page.ptr + s->at;
		char next = s->at + 1 < s->page.len ? p[1] : ' ';
		bool ends = next == '/' && s->at + 2 < s->page.len && ascii_is_letter(p[2]);

		t->at = s->at;
		t->count = 0;
		t->self_closing = false;
		if (s->raw != TAG_OTHER) {
			scan_raw(s, t);
			if (!t->text.len)
				continue;
		} else if (*p == '<' && (ascii_is_letter(next) || ends)) {
			t->kind = ends ? HTML_END : HTML_START;
			if (!scan_tag(s, t, s->at + 1 + ends))
				break;
		} else if (*p == '<' && s->foreign && stands_at(s->page, s->at, SLICE("<![CDATA["))) {
			scan_cdata(s, t);
		} else if (*p == '<' && (next == '!' || next == '?' || next == '/') &&
			   s->at + 2 < s->page.len) {
			s->at = skip_markup(s->page, s->at);
			continue;
		} else {
			scan_text(s, t);
		}
		t->end = s->at;
		return true;
	}
	t->kind = HTML_DONE;
	t->at = t->end = s->page.len;
	return false;
}

struct slice html_attribute(const struct html_token *t, enum attribute name, bool *has)
{
	for (size_t i = 0; i < t->count; i++) {
		if (t->attributes[i].name != name)
			continue;
		if (has)
			*has = true;
		return t->attributes[i].value;
	}
	if (has)
		*has = false;
	return (struct slice){ 0 };
}
