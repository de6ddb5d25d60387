#include "ingest/html/ascii.h"
#include "ingest/html/metadata.h"

static const struct slice title_marks[] = { { " | ", 3 }, { " - ", 3 },	 { " – ", 5 }, { " — ", 5 },
					    { " » ", 4 }, { " :: ", 4 }, { " : ", 3 }, { " • ", 5 },
					    { " › ", 5 }, { " · ", 4 } };

/* Letters and digits alone, in small letters. */
static size_t letters(struct slice s, char *out, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < room; i++)
		if (ascii_is_letter(s.ptr[i]) || ascii_is_digit(s.ptr[i]))
			out[n++] = (char)(s.ptr[i] | 0x20);
	return n;
}

/* Between :// and the next slash. */
struct slice address_host(struct slice address)
{
	const char *from = address.len ? memmem(address.ptr, address.len, "://", 3) : NULL, *end;
	struct slice host;

	if (!from)
		return (struct slice){ 0 };
	host = slice_sub(address, (size_t)(from + 3 - address.ptr), address.len);
	end = host.len ? memchr(host.ptr, '/', host.len) : NULL;
	host = end ? slice_sub(host, 0, (size_t)(end - host.ptr)) : host;
	return slice_starts(host, SLICE("www.")) ? slice_sub(host, 4, host.len) : host;
}

enum { SITE_LEAST = 4, SITE_MOST = 64 };

/* Is it what the site calls itself, or like its address: "The Northmarch Post" of
 * northmarchpost.com, "Ada Holm's Notes" of adaholm.org? */
static bool is_site(struct slice s, struct slice site, struct slice address)
{
	char name[SITE_MOST], host[SITE_MOST];
	struct slice domain = address_host(address);
	const char *dot = domain.len ? memrchr(domain.ptr, '.', domain.len) : NULL;
	size_t n = letters(s, name, sizeof(name)), m;
	const char *from = n > 8 && memcmp(name, "the", 3) == 0 ? name + 3 : name;

	if (slice_equal(s, site))
		return s.len;
	m = letters(dot ? slice_sub(domain, 0, (size_t)(dot - domain.ptr)) : domain, host,
		    sizeof(host));
	n -= (size_t)(from - name);
	if (n < SITE_LEAST || m < SITE_LEAST)
		return false;
	return memmem(host, m, from, n) || (m > SITE_LEAST && n < m + 24 && memmem(from, n, host, m));
}

/* Does a heading say just this? */
static bool is_heading(const struct html_page *page, struct slice s)
{
	for (size_t i = 0; i < page->blocks.len; i++) {
		const struct html_block *b = &page->blocks.at[i];
		uint32_t node = b->node;

		if (b->end - b->start != s.len || !slice_equal(html_block_text(page, b), s))
			continue;
		while (node && !(tag_flags((enum tag)page->nodes.at[node].tag) & TAG_IS_BLOCK))
			node = page->nodes.at[node].parent;
		if (tag_flags((enum tag)page->nodes.at[node].tag) & TAG_IS_HEADING)
			return true;
	}
	return false;
}

/* Is the first of two parts of a page's title the headline, rather than the second? Most sites
 * put it first; but not in the longer part's place. */
static bool is_first(const struct html_page *page, struct slice first, struct slice second,
		     const struct html_article *a)
{
	bool one, other;

	if (is_site(second, a->site.value, a->address.value))
		return true;
	if (is_site(first, a->site.value, a->address.value))
		return false;
	one = is_heading(page, first);
	other = is_heading(page, second);
	return one != other ? one : one || first.len >= second.len;
}

/* "Headline -", where the site's name is missing. */
static struct slice without_mark(struct slice s)
{
	for (size_t i = 0; i < sizeof(title_marks) / sizeof(*title_marks); i++) {
		struct slice mark = title_marks[i];

		if (s.len > mark.len && slice_ends(s, slice_sub(mark, 0, mark.len - 1)))
			return slice_trim(slice_sub(s, 0, s.len - mark.len + 1));
	}
	return s;
}

/* The title of a page is often "Headline - Site". */
struct slice title_without_site(const struct html_page *page, struct slice title,
				const struct html_article *a)
{
	struct slice best = title;

	for (size_t i = 0; i < sizeof(title_marks) / sizeof(*title_marks); i++) {
		struct slice mark = title_marks[i], first, rest, second;
		const char *at = best.len ? memmem(best.ptr, best.len, mark.ptr, mark.len) : NULL,
			   *next;

		if (!at)
			continue;
		first = slice_sub(best, 0, (size_t)(at - best.ptr));
		rest = slice_sub(best, first.len + mark.len, best.len);
		next = memmem(rest.ptr, rest.len, mark.ptr, mark.len);
		second = next ? slice_sub(rest, 0, (size_t)(next - rest.ptr)) : rest;
		best = is_first(page, first, second, a) ||
				       is_site(rest, a->site.value, a->address.value)
			       ? first
			       : rest;
	}
	return without_mark(slice_trim(best));
}

/* A title that others are shown, whose own last part is the site's name. */
struct slice title_shown(struct slice title, const struct html_article *a)
{
	for (size_t i = 0; i < sizeof(title_marks) / sizeof(*title_marks); i++) {
		struct slice mark = title_marks[i];

		for (size_t at = title.len; at-- > mark.len;) {
			if (memcmp(title.ptr + at - mark.len, mark.ptr, mark.len) != 0)
				continue;
			if (is_site(slice_sub(title, at, title.len), a->site.value,
				    a->address.value))
				return slice_sub(title, 0, at - mark.len);
			break;
		}
	}
	return title;
}

/* The site's name: what it calls itself, or the part of the page's title that is like its
 * address. */
struct slice title_site(struct slice title, const struct html_article *a)
{
	for (size_t i = 0; i < sizeof(title_marks) / sizeof(*title_marks) && !a->site.value.len;
	     i++) {
		struct slice mark = title_marks[i], first, last;
		const char *at =
			title.len ? memmem(title.ptr, title.len, mark.ptr, mark.len) : NULL;

		if (!at)
			continue;
		first = slice_sub(title, 0, (size_t)(at - title.ptr));
		last = slice_sub(title, first.len + mark.len, title.len);
		if (is_site(last, a->site.value, a->address.value))
			return last;
		if (is_site(first, a->site.value, a->address.value))
			return first;
	}
	return a->site.value;
}
