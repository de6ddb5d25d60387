#include <cjson/cJSON.h>
#include <strings.h>

#include "base/utf8.h"
#include "ingest/html/metadata.h"
#include "ingest/html/ascii.h"
#include "text/language.h"

/* ---- strings ---- */

/* One line without references, tags or white space at its ends, in the arena. */
static struct slice tidy(struct arena *arena, struct slice raw, bool escaped)
{
	struct buffer plain = { 0 };
	char *out;
	size_t n = 0;
	bool space = false, in_tag = false;

	if (escaped)
		html_unescape(&plain, raw, false);
	else
		buffer_slice(&plain, raw);
	out = arena_alloc(arena, plain.len + 1);
	for (size_t i = 0; i < plain.len; i++) {
		char c = plain.at[i];

		if (c == '<' && i + 1 < plain.len &&
		    (ascii_is_letter(plain.at[i + 1]) || plain.at[i + 1] == '/'))
			in_tag = true;
		if (c == '\xc2' && i + 1 < plain.len && plain.at[i + 1] == '\xa0')
			c = ' ', i++;
		if (in_tag || (unsigned char)c <= ' ' || c == 0x7f)
			space = true;
		else {
			if (space && n)
				out[n++] = ' ';
			out[n++] = c;
			space = false;
		}
		in_tag = in_tag && c != '>';
	}
	buffer_free(&plain);
	return (struct slice){ out, n };
}

/* The first that is known stays. */
static void set(struct html_field *field, struct slice value, enum html_source from)
{
	if (field->value.len || !value.len)
		return;
	*field = (struct html_field){ value, from };
}

static bool equal_fold(struct slice a, const char *b)
{
	return a.len == strlen(b) && strncasecmp(a.ptr, b, a.len) == 0;
}

static bool is_address(struct slice s)
{
	return slice_starts(s, SLICE("http:")) || slice_starts(s, SLICE("https:")) ||
	       slice_starts(s, SLICE("www.")) || slice_starts(s, SLICE("/"));
}

/* ---- bylines ---- */

static const struct slice before_names[] = {
	{ "written by ", 11 }, { "posted by ", 10 }, { "story by ", 9 }, { "reported by ", 12 },
	{ "by: ", 4 },	       { "by ", 3 },	     { "von ", 4 },	 { "por ", 4 },
	{ "par ", 4 },	       { "author: ", 8 },    { "autor: ", 7 },	 { "Текст: ", 12 },
	{ "veröffentlicht von ", 20 }, { "geschrieben von ", 16 }, { "publicado por ", 14 },
};

/* A name or several, or nothing: precision first. */
static struct slice clean_byline(struct slice s)
{
	size_t words = 1;

	for (size_t i = 0; i < sizeof(before_names) / sizeof(*before_names); i++) {
		struct slice p = before_names[i];

		if (s.len > p.len && strncasecmp(s.ptr, p.ptr, p.len) == 0) {
			s = slice_trim(slice_sub(s, p.len, s.len));
			break;
		}
	}
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '|' || s.ptr[i] == '@') {
			s = slice_trim(slice_sub(s, 0, i));
			break;
		}
		words += s.ptr[i] == ' ';
	}
	if (s.len && s.ptr[s.len - 1] == ',')
		s.len--;
	if (words > 14 || is_address(s) || memmem(s.ptr, s.len, "://", 3))
		return (struct slice){ 0 };
	for (size_t i = 0; i < s.len; i++)
		if (ascii_is_digit(s.ptr[i]))
			return (struct slice){ 0 };
	if (equal_fold(s, "veröffentlicht von") || equal_fold(s, "von") || equal_fold(s, "por"))
		return (struct slice){ 0 };
	if (equal_fold(s, "admin") || equal_fold(s, "by") || equal_fold(s, "author") ||
	    equal_fold(s, "autor") || equal_fold(s, "auteur") || equal_fold(s, "redaktion"))
		return (struct slice){ 0 };
	return s;
}

/* "jdadmin" is an account, "the defence ministries" no name: words of the visible page have to
 * look like names. */
static struct slice named_byline(struct slice s)
{
	static const char *const small[] = { "and", "und", "y",	 "et", "e",  "de", "da", "di", "du",
					     "la",  "van", "von", "der", "den", "bin", "al", "for", "of" };

	s = clean_byline(s);
	for (size_t at = 0, end; at < s.len; at = end + 1) {
		const char *space = memchr(s.ptr + at, ' ', s.len - at);
		bool known = !ascii_is_lower(s.ptr[at]);

		end = space ? (size_t)(space - s.ptr) : s.len;
		for (size_t i = 0; !known && at && i < sizeof(small) / sizeof(*small); i++)
			known = slice_is(slice_sub(s, at, end), small[i]);
		if (!known)
			return (struct slice){ 0 };
	}
	return s;
}

/* ---- JSON-LD ---- */

static struct slice string_of(const cJSON *value)
{
	return value && cJSON_IsString(value) ? slice_of(value->valuestring) : (struct slice){ 0 };
}

static const cJSON *member(const cJSON *object, const char *name)
{
	return cJSON_GetObjectItemCaseSensitive(object, name);
}

static bool is_article_type(struct slice type)
{
	return slice_ends(type, SLICE("Article")) || slice_ends(type, SLICE("Posting")) ||
	       slice_is(type, "Report") || slice_is(type, "Review");
}

static bool is_article(const cJSON *item)
{
	const cJSON *type = member(item, "@type"), *one;

	if (cJSON_IsArray(type)) {
		cJSON_ArrayForEach(one, type)
			if (is_article_type(string_of(one)))
				return true;
		return false;
	}
	return is_article_type(string_of(type));
}

static bool is_page(const cJSON *item)
{
	return slice_is(string_of(member(item, "@type")), "WebPage") && member(item, "datePublished");
}

enum { LD_DEPTH = 6 };

/* The first of a kind in the tree, however it is wrapped. */
static const cJSON *find_item(const cJSON *item, bool (*is_one)(const cJSON *), int depth)
{
	const cJSON *child, *found;

	if (!item || depth == LD_DEPTH || (!cJSON_IsObject(item) && !cJSON_IsArray(item)))
		return NULL;
	if (cJSON_IsObject(item) && is_one(item))
		return item;
	cJSON_ArrayForEach(child, item)
		if ((found = find_item(child, is_one, depth + 1)))
			return found;
	return NULL;
}

static const cJSON *find_article(const cJSON *json)
{
	return find_item(json, is_article, 0);
}

static const cJSON *find_page(const cJSON *json)
{
	return find_item(json, is_page, 0);
}

/* The name of what has this @id: "author":{"@id":...} is written out elsewhere in the graph. */
static const cJSON *name_by_id(const cJSON *item, struct slice id, int depth)
{
	const cJSON *child, *found;

	if (!id.len || !item || depth == LD_DEPTH || (!cJSON_IsObject(item) && !cJSON_IsArray(item)))
		return NULL;
	if (slice_equal(string_of(member(item, "@id")), id) && member(item, "name"))
		return member(item, "name");
	cJSON_ArrayForEach(child, item)
		if ((found = name_by_id(child, id, depth + 1)))
			return found;
	return NULL;
}

/* "name", {"name":...}, or a list of those: names with commas between. */
static struct slice names_of(struct arena *arena, const cJSON *value)
{
	struct slice names = { 0 };
	const cJSON *one;

	if (cJSON_IsString(value))
		return clean_byline(tidy(arena, string_of(value), true));
	if (cJSON_IsObject(value))
		return names_of(arena, member(value, "name"));
	if (!cJSON_IsArray(value))
		return names;
	cJSON_ArrayForEach(one, value) {
		struct slice name = cJSON_IsArray(one) ? (struct slice){ 0 } : names_of(arena, one);

		if (name.len && !names.len)
			names = name;
		else if (name.len && !memmem(names.ptr, names.len, name.ptr, name.len))
			names = arena_format(arena, "%.*s, %.*s", SLICE_ARG(names), SLICE_ARG(name));
	}
	return names;
}

static struct slice valid(struct arena *arena, struct slice s)
{
	struct buffer repaired = { 0 };

	if (utf8_valid_run(s) == s.len)
		return s;
	utf8_repair(&repaired, s);
	s = arena_copy(arena, buffer_view(&repaired));
	buffer_free(&repaired);
	return s;
}

static void take_json_ld(const cJSON *a, const cJSON *all, struct arena *arena,
			 struct html_article *out, struct html_known *known)
{
	const cJSON *image = member(a, "image"),
		    *account = name_by_id(all, string_of(member(member(a, "author"), "@id")), 0);
	struct slice language = string_of(member(a, "inLanguage"));

	set(&out->title, tidy(arena, string_of(member(a, "headline")), true), FROM_JSON_LD);
	set(&out->title, tidy(arena, string_of(member(a, "name")), true), FROM_JSON_LD);
	set(&out->byline, names_of(arena, member(a, "author")), FROM_JSON_LD);
	if (!out->account.len)
		out->account = named_byline(tidy(arena, string_of(account), true));
	set(&out->site, tidy(arena, string_of(member(member(a, "publisher"), "name")), true),
	    FROM_JSON_LD);
	set(&out->description, tidy(arena, string_of(member(a, "description")), true),
	    FROM_JSON_LD);
	set(&out->language, arena_copy(arena, language), FROM_JSON_LD);
	if (cJSON_IsArray(image))
		image = cJSON_GetArrayItem(image, 0);
	set(&out->caption, tidy(arena, string_of(member(image, "caption")), true), FROM_JSON_LD);
	if (out->day == DAY_UNKNOWN) {
		out->day = html_find_day(string_of(member(a, "datePublished")), false);
		out->published.from = FROM_JSON_LD;
	}
	if (!known->body.len)
		known->body = tidy(arena, string_of(member(a, "articleBody")), true);
}

static void read_json_ld(const struct html_page *page, struct arena *arena,
			 struct html_article *out, struct html_known *known)
{
	for (size_t i = 0; i < page->json_ld.len; i++) {
		struct slice s = valid(arena, page->json_ld.at[i]);
		const char *from = s.len ? memchr(s.ptr, '{', s.len) : NULL,
			   *list = s.len ? memchr(s.ptr, '[', s.len) : NULL;
		cJSON *json;

		if (list && (!from || list < from))
			from = list;
		if (!from)
			continue;
		/* not held to end there: a comment or CDATA mark may follow */
		json = cJSON_ParseWithLengthOpts(from, (size_t)(s.ptr + s.len - from), NULL, false);
		if (find_article(json))
			take_json_ld(find_article(json), json, arena, out, known);
		if (known->page_day == DAY_UNKNOWN)
			known->page_day = html_find_day(string_of(member(find_page(json), "datePublished")), false);
		cJSON_Delete(json);
	}
}

/* ---- meta ---- */

enum meta_kind { META_TITLE, META_AUTHOR, META_DATE, META_SITE, META_DESCRIPTION, META_LANGUAGE,
		 META_ADDRESS };

/* Best first of each kind. */
static const struct {
	const char *name;
	enum meta_kind kind;
} metas[] = {
	{ "og:title", META_TITLE },
	{ "twitter:title", META_TITLE },
	{ "parsely-title", META_TITLE },
	{ "dc.title", META_TITLE },
	{ "headline", META_TITLE },
	{ "author", META_AUTHOR },
	{ "article:author", META_AUTHOR },
	{ "parsely-author", META_AUTHOR },
	{ "sailthru.author", META_AUTHOR },
	{ "dc.creator", META_AUTHOR },
	{ "byl", META_AUTHOR },
	{ "article:published_time", META_DATE },
	{ "og:published_time", META_DATE },
	{ "og:article:published_time", META_DATE },
	{ "datepublished", META_DATE },
	{ "parsely-pub-date", META_DATE },
	{ "sailthru.date", META_DATE },
	{ "cxenseparse:recs:publishtime", META_DATE },
	{ "publish-date", META_DATE },
	{ "publishdate", META_DATE },
	{ "pubdate", META_DATE },
	{ "publication_date", META_DATE },
	{ "article_date_original", META_DATE },
	{ "dc.date.issued", META_DATE },
	{ "dcterms.created", META_DATE },
	{ "dc.date", META_DATE },
	{ "date", META_DATE },
	{ "og:site_name", META_SITE },
	{ "application-name", META_SITE },
	{ "og:description", META_DESCRIPTION },
	{ "description", META_DESCRIPTION },
	{ "og:locale", META_LANGUAGE },
	{ "content-language", META_LANGUAGE },
	{ "canonical", META_ADDRESS },
	{ "og:url", META_ADDRESS },
};

/* <meta name=author> is often who made the site. */
static bool is_company(struct slice s)
{
	static const char *const ends[] = { " GmbH", " AG", " e.V.", " e. V.", " Ltd", " Ltd.", " Inc", " Inc.", " LLC",
					    " KG", " S.A.", " B.V.", " S.r.l.", " UG" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (slice_ends(s, slice_of(ends[i])))
			return true;
	return false;
}

static void take_meta(enum meta_kind kind, struct slice value, struct html_article *out)
{
	switch (kind) {
	case META_TITLE:
		set(&out->title, value, FROM_META);
		break;
	case META_AUTHOR:
		if (!is_company(value))
			set(&out->byline, clean_byline(value), FROM_META);
		break;
	case META_DATE:
		if (out->day == DAY_UNKNOWN) {
			out->day = html_find_day(value, false);
			out->published.from = FROM_META;
		}
		break;
	case META_SITE:
		set(&out->site, value, FROM_META);
		break;
	case META_DESCRIPTION:
		set(&out->description, value, FROM_META);
		break;
	case META_LANGUAGE:
		set(&out->language, value, FROM_META);
		break;
	case META_ADDRESS:
		set(&out->address, value, FROM_META);
		break;
	}
}

static void read_metas(const struct html_page *page, struct arena *arena,
		       struct html_article *out)
{
	for (size_t k = 0; k < sizeof(metas) / sizeof(*metas); k++)
		for (size_t i = 0; i < page->metas.len; i++)
			if (equal_fold(page->metas.at[i].name, metas[k].name) &&
			    page->metas.at[i].content.len)
				take_meta(metas[k].kind,
					  tidy(arena, page->metas.at[i].content, true), out);
}

/* ---- all ---- */

/* 05/10/2018 is in October where English is not written, and in most countries where it is. */
static bool is_day_first(const struct html_article *a)
{
	static const char *const american[] = { ".us", ".co", ".io", ".tv", ".me", ".ai", ".fm", ".ph" };
	struct slice language = a->language.value, host = address_host(a->address.value), end;

	if (language.len >= 2 && strncasecmp(language.ptr, "en", 2) != 0)
		return true;
	if (language.len >= 5 && strncasecmp(language.ptr, "en", 2) == 0)
		return strncasecmp(language.ptr + 3, "US", 2) != 0;
	if (host.len < 4 || host.ptr[host.len - 3] != '.')
		return false;
	end = slice_sub(host, host.len - 3, host.len);
	for (size_t i = 0; i < sizeof(american) / sizeof(*american); i++)
		if (equal_fold(end, american[i]))
			return false;
	return true;
}

/* <meta>s that describe the page, under whatever name. */
static void read_descriptions(const struct html_page *page, struct arena *arena,
			      struct html_known *known)
{
	enum { MOST = sizeof(known->descriptions) / sizeof(*known->descriptions) };
	size_t n = 0;

	if (known->description.len)
		known->descriptions[n++] = known->description;
	for (size_t i = 0; i < page->metas.len && n < MOST; i++) {
		struct slice name = page->metas.at[i].name, last = SLICE("description");

		if (name.len >= last.len && page->metas.at[i].content.len &&
		    equal_fold(slice_sub(name, name.len - last.len, name.len), last.ptr))
			known->descriptions[n++] = tidy(arena, page->metas.at[i].content, true);
	}
}

void metadata_read(const struct html_page *page, struct arena *arena, struct html_article *out,
		   struct html_known *known)
{
	known->page_day = DAY_UNKNOWN;
	read_json_ld(page, arena, out, known);
	read_metas(page, arena, out);
	if (out->day == DAY_UNKNOWN && known->page_day != DAY_UNKNOWN) {
		out->day = known->page_day;
		out->published.from = FROM_JSON_LD;
	}
	if (page->language.len)
		out->language = (struct html_field){ tidy(arena, page->language, true), FROM_META };
	out->day_before_month = is_day_first(out);
	out->title.value = title_shown(out->title.value, out);
	known->title = out->title.value.len ? out->title.value
					    : title_without_site(page, tidy(arena, page->title, true), out);
	known->shown = title_without_site(page, tidy(arena, page->title, true), out);
	known->site = title_site(tidy(arena, page->title, true), out);
	if (known->site.len <= TITLE_SITE_MOST)
		set(&out->site, known->site, FROM_META);
	known->description = out->description.value;
	read_descriptions(page, arena, known);
}

static void date_from_times(const struct html_page *page, const struct html_facts *facts,
			    struct html_article *out)
{
	uint32_t from = facts->title == UINT32_MAX ? 0 : page->blocks.at[facts->title].at;
	const struct html_time *best = NULL;

	for (size_t i = 0; i < page->times.len; i++) {
		const struct html_time *t = &page->times.at[i];

		if (html_find_day(t->value, out->day_before_month) == DAY_UNKNOWN)
			continue;
		if (!best)
			best = t;
		if (t->at > from) { /* the first behind the headline, else the first */
			best = t;
			break;
		}
	}
	if (best) {
		out->day = html_find_day(best->value, out->day_before_month);
		out->published.from = FROM_TIME;
	}
}

enum { TITLE_LEAST = 12 /* bytes */, NEAR_TITLE = 12, DATE_WORDS = 24 };

/* A short block close to the headline that holds a date. */
static void date_from_text(const struct html_page *page, const struct html_facts *facts,
			   struct html_article *out)
{
	size_t from = facts->title == UINT32_MAX ? 0 : facts->title;
	size_t first = from > 3 ? from - 3 : 0;

	for (size_t i = first; i < page->blocks.len && i < from + NEAR_TITLE; i++) {
		if (facts->blocks.at[i].words > DATE_WORDS)
			continue;
		out->day = html_find_day(html_block_text(page, &page->blocks.at[i]),
					 out->day_before_month);
		out->published.from = FROM_TEXT;
		if (out->day != DAY_UNKNOWN)
			return;
	}
}

enum { PATH_DAY = 11 }; /* bytes of /2019/11/19 */

/* A part of the path that is a day: not "key-moments-of-2019-11-19". */
static day_count day_in_path(struct slice address)
{
	for (size_t i = 0; i + PATH_DAY <= address.len; i++)
		if (address.ptr[i] == '/' && ascii_is_digit(address.ptr[i + 1]) &&
		    html_find_day(slice_sub(address, i, i + PATH_DAY), false) != DAY_UNKNOWN)
			return html_find_day(slice_sub(address, i, i + PATH_DAY), false);
	return DAY_UNKNOWN;
}

/* Times of the metadata are often UTC; the newsroom's own day is that of the address. */
static void prefer_address(struct html_article *out)
{
	day_count day = day_in_path(out->address.value);

	if (out->day == DAY_UNKNOWN || day == DAY_UNKNOWN || (day != out->day + 1 && day != out->day - 1))
		return;
	out->day = day;
	out->published.from = FROM_URL;
}

static void find_date(const struct html_page *page, const struct html_facts *facts,
		      struct html_article *out)
{
	prefer_address(out);
	if (out->day == DAY_UNKNOWN)
		date_from_times(page, facts, out);
	if (out->day == DAY_UNKNOWN && out->address.value.len) {
		out->day = html_find_day(out->address.value, false);
		out->published.from = FROM_URL;
	}
	if (out->day == DAY_UNKNOWN)
		date_from_text(page, facts, out);
}

/* What is marked as the author, by the class of its element. */
static void byline_from_text(const struct html_page *page, const struct html_facts *facts,
			     struct arena *arena, struct html_article *out)
{
	size_t from = facts->title == UINT32_MAX ? 0 : facts->title;

	for (size_t i = from; i < page->blocks.len && i < from + NEAR_TITLE; i++) {
		const struct html_block *b = &page->blocks.at[i];

		for (size_t r = b->runs; r < page->runs.len && page->runs.at[r].at < b->end; r++) {
			const struct html_run *run = &page->runs.at[r];
			uint32_t end = r + 1 < page->runs.len && page->runs.at[r + 1].at < b->end
					       ? page->runs.at[r + 1].at
					       : b->end;

			if (run->style & STYLE_AUTHOR)
				set(&out->byline,
				    named_byline(tidy(arena,
						      slice_sub(buffer_view(&page->text), run->at, end),
						      false)),
				    FROM_TEXT);
		}
		if (page->nodes.at[b->node].hints & 1u << HINT_AUTHOR && facts->blocks.at[i].words < 8)
			set(&out->byline, named_byline(tidy(arena, html_block_text(page, b), false)),
			    FROM_TEXT);
	}
}

/* The first caption of a figure. */
static void caption_from_text(const struct html_page *page, struct arena *arena,
			      struct html_article *out)
{
	for (size_t i = 0; i < page->blocks.len && !out->caption.value.len; i++)
		for (uint32_t n = page->blocks.at[i].node; n; n = page->nodes.at[n].parent)
			if (page->nodes.at[n].tag == TAG_FIGCAPTION)
				set(&out->caption,
				    tidy(arena, html_block_text(page, &page->blocks.at[i]), false),
				    FROM_TEXT);
}

/* A heading may hold the day and the rubric too, behind the title that the metadata have. */
static bool says_more(struct slice heading, const struct html_article *a)
{
	struct slice title = a->title.value;

	return title.len > TITLE_LEAST && heading.len > title.len + 1 && slice_starts(heading, title) &&
	       heading.ptr[title.len] == ' ' &&
	       html_find_day(slice_sub(heading, title.len, heading.len), a->day_before_month) != DAY_UNKNOWN;
}

static void title_from_text(const struct html_page *page, const struct html_facts *facts,
			    struct arena *arena, struct html_article *out)
{
	struct slice heading = tidy(arena, html_block_text(page, &page->blocks.at[facts->title]), false);

	if (!says_more(heading, out))
		out->title = (struct html_field){ heading, FROM_TEXT };
}

void metadata_visible(const struct html_page *page, const struct html_facts *facts,
		      struct arena *arena, struct html_article *out)
{
	char day[CIVIL_ISO];

	if (facts->title != UINT32_MAX)
		title_from_text(page, facts, arena, out);
	else if (slice_equal(out->title.value, out->site.value)) /* some say no more than that */
		out->title.value = title_without_site(page, tidy(arena, page->title, true), out);
	set(&out->title, title_without_site(page, tidy(arena, page->title, true), out), FROM_META);
	if (!out->byline.value.len)
		byline_from_text(page, facts, arena, out);
	set(&out->byline, out->account, FROM_JSON_LD);
	find_date(page, facts, out);
	caption_from_text(page, arena, out);
	if (slice_equal(out->caption.value, out->title.value))
		out->caption = (struct html_field){ 0 };
	if (out->day == DAY_UNKNOWN)
		out->published.from = FROM_NOWHERE;
	else
		out->published.value = arena_copy(arena, civil_format(out->day, day));
}
