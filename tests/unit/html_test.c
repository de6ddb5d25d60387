#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <gumbo.h>

#include "ingest/html/article.h"
#include "ingest/tidy.h"

/* ---- blocks ---- */

/* All blocks with bars between. */
static struct slice blocks_of(struct html_page *page, struct slice html, struct buffer *out)
{
	buffer_clear(out);
	html_read(page, html);
	for (size_t i = 0; i < page->blocks.len; i++) {
		if (i)
			buffer_byte(out, '|');
		buffer_slice(out, html_block_text(page, &page->blocks.at[i]));
	}
	return buffer_view(out);
}

static void blocks(void **state)
{
	static const struct {
		int line;
		const char *html, *blocks;
	} rows[] = {
		{ __LINE__, "", "" },
		{ __LINE__, "plain", "plain" },
		{ __LINE__, "<p>one<p>two", "one|two" },
		{ __LINE__, "<p>one<div>two</div>three</p>four", "one|two|three|four" },
		{ __LINE__, "<p>a <b>bold</b>  word\n and more", "a bold word and more" },
		{ __LINE__, "one<br>two<br><br>three", "one\ntwo|three" },
		{ __LINE__, "<ul><li>one<li>two<ul><li>three</ul><li>four</ul>", "one|two|three|four" },
		{ __LINE__, "<dl><dt>a<dd>b<dt>c</dl>", "a|b|c" },
		{ __LINE__, "<table><tr><td>a<td>b<tr><th>c</table>d", "a|b|c|d" },
		{ __LINE__, "<h1>a<h2>b</h1>c", "a|b|c" },
		{ __LINE__, "a &amp; b &lt;p&gt; &#8217;&#x92; &copy 2019 &notit;", "a & b <p> ’’ © 2019 ¬it;" },
		{ __LINE__, "a < b <3 </ > c", "a < b <3 c" },
		{ __LINE__, "a<!-- <p>no -->b<!-->c<!--->d<!-- x --!>e", "abcde" },
		{ __LINE__, "a<?php echo '>' ?>b<!x>c", "a' ?>bc" },
		{ __LINE__, "<script>if (a</p>) '<p>x'</script>text<style></p>p{}</style>", "text" },
		{ __LINE__, "<script><!-- <script> </script> x --></script>text", "text" },
		{ __LINE__, "<script>never closed <p>text", "" },
		{ __LINE__, "<!-- never closed <p>text", "" },
		{ __LINE__, "text<p title='never closed>more", "text" },
		{ __LINE__, "<title>t</title><textarea><p>no</textarea>yes", "yes" },
		{ __LINE__, "<select><option>no</select>yes<button>no</button>", "yes" },
		{ __LINE__, "<svg><text>no</text><title>no</title></svg>yes", "yes" },
		{ __LINE__, "<svg><g>no<p>yes", "yes" },
		{ __LINE__, "<noscript>no</noscript><iframe><p>no</iframe><template>no</template>yes", "yes" },
		{ __LINE__, "<noscript><div></noscript>yes<noscript></div></noscript>", "yes" },
		{ __LINE__, "<pre>a\n  b</pre>c", "a\n  b|c" },
		{ __LINE__, "<P CLASS=x>a</P><DIV\n>b</DIV\t>", "a|b" },
		{ __LINE__, "a&nbsp;&nbsp;b\xc2\xa0", "a b" },
		{ __LINE__, "<span><span>a</span> b</span></body>c</html>d", "a bcd" },
		{ __LINE__, "<button><p>no</div></button>yes", "yes" },
	};
	struct html_page page = { 0 };
	struct buffer out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct slice got = blocks_of(&page, slice_of(rows[i].html), &out);

		if (!slice_is(got, rows[i].blocks))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(got));
	}
	html_page_free(&page);
	buffer_free(&out);
}

/* ---- the reference: Debian's HTML5 parser ---- */

static bool drops(const GumboNode *node)
{
	struct slice name;

	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE)
		return node->type == GUMBO_NODE_COMMENT;
	if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
		return true;
	name = slice_of(gumbo_normalized_tagname(node->v.element.tag));
	return tag_flags(tag_find(name)) & TAG_IS_DROP || slice_is(name, "title");
}

static void letters_of(struct slice s, struct buffer *out)
{
	for (size_t i = 0; i < s.len; i++)
		if (!html_is_space(s.ptr[i]) && s.ptr[i] != '\xc2' && s.ptr[i] != '\xa0')
			buffer_byte(out, s.ptr[i]);
}

static void text_of(const GumboNode *node, struct buffer *out)
{
	const GumboVector *children;

	if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
		letters_of(slice_of(node->v.text.text), out);
	if (drops(node))
		return;
	if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_DOCUMENT)
		return;
	children = node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
						     : &node->v.element.children;
	for (unsigned i = 0; i < children->length; i++)
		text_of(children->data[i], out);
}

static struct slice gumbo_text(struct slice html, struct buffer *out)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *parsed;

	options.max_errors = 0;
	buffer_clear(out);
	parsed = gumbo_parse_with_options(&options, html.ptr, html.len);
	text_of(parsed->document, out);
	gumbo_destroy_output(&options, parsed);
	return buffer_view(out);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13, *seed ^= *seed >> 17, *seed ^= *seed << 5;
	return *seed;
}

/* Pages of random tags and text: the same text as the reference, white space aside. Tables are
 * left out, since what stands wrongly in a table is moved before it there. */
static void against_reference(void **state)
{
	static const char *const pieces[] = {
		"<p>",	  "</p>",    "<div>",  "</div>",  "word ",  "&amp;",   "&copy ", "<b>",	 "</b>",
		"<a href=x>", "</a>", "<ul>",  "</ul>",	  "<li>",   "</li>",   "<h2>",	 "</h2>", "<br>",
		"<span class='a b'>", "</span>", "<!-- c -->", "<script>a</p>b</script>", "&#8212;", "<em>",
		"</em>",  "<img alt=x>", "é",  "<article>", "</article>", "<style>p</style>", "<", "&", "<dl>",
		"<dt>",	  "<dd>",    "</dl>",  "<hr>",	  "<button>", "</button>", "<x-y>", "</x-y>",
	};
	struct html_page page = { 0 };
	struct buffer html = { 0 }, ours = { 0 }, theirs = { 0 };
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		buffer_clear(&html);
		buffer_clear(&ours);
		buffer_string(&html, "<!DOCTYPE html><body>");
		for (int i = 0; i < 30; i++)
			buffer_string(&html, pieces[next_random(&seed) % (sizeof(pieces) / sizeof(*pieces))]);
		buffer_byte(&html, '\n');
		html_read(&page, buffer_view(&html));
		for (size_t i = 0; i < page.blocks.len; i++)
			letters_of(html_block_text(&page, &page.blocks.at[i]), &ours);
		if (!slice_equal(buffer_view(&ours), gumbo_text(buffer_view(&html), &theirs)))
			fail_msg("%.*s\nours:   %.*s\ntheirs: %.*s", (int)html.len, html.at,
				 (int)ours.len, ours.at, (int)theirs.len, theirs.at);
	}
	html_page_free(&page);
	buffer_free(&html);
	buffer_free(&ours);
	buffer_free(&theirs);
}

/* ---- articles ---- */

#define PROSE                                                                                   \
	"<p>The council of Northmarch voted on Monday to rebuild the bridge over the Calder, "   \
	"which has been closed since the floods, and to pay for it out of reserves.</p>"         \
	"<p>\"We could not wait any longer,\" said the mayor, Ada Holm, after the vote. Work is " \
	"to begin in spring, she added, and will take about two years.</p>"

static const char page_html[] =
	"<!DOCTYPE html><html lang=en><head><title>Bridge to be rebuilt | The Northmarch Post</title>"
	"<meta property=og:site_name content='The Northmarch Post'>"
	"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge to be rebuilt\","
	"\"author\":{\"@type\":\"Person\",\"name\":\"Jo Merrow\"},\"datePublished\":\"2019-11-18T09:30:00Z\"}"
	"</script></head><body><nav class=menu><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>"
	"<article class=story><h1>Bridge to be rebuilt</h1><div class=byline>By Jo Merrow</div>" PROSE
	"<div class=related><h3>Related articles</h3><ul><li><a href=/1>Ferry fares rise again</a></ul></div>"
	PROSE "</article><div id=comments><h2>Leave a Reply</h2><p>Your email address will not be published."
	"</p></div><footer>&copy; 2019 The Northmarch Post. All rights reserved.</footer>";

static bool holds(struct slice text, const char *what)
{
	return memmem(text.ptr, text.len, what, strlen(what));
}

static void articles(void **state)
{
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct html_article a;

	(void)state;
	html_article(&reader, SLICE(page_html), HTML_PLAIN, &arena, &a);
	assert_true(holds(a.text, "The council of Northmarch"));
	assert_true(holds(a.text, "about two years."));
	assert_false(holds(a.text, "Home"));
	assert_false(holds(a.text, "Ferry fares"));
	assert_false(holds(a.text, "All rights reserved"));
	assert_false(holds(a.text, "Leave a Reply"));
	assert_true(slice_is(a.title.value, "Bridge to be rebuilt"));
	assert_true(slice_is(a.byline.value, "Jo Merrow"));
	assert_int_equal(a.byline.from, FROM_JSON_LD);
	assert_true(slice_is(a.published.value, "2019-11-18"));
	assert_true(slice_is(a.site.value, "The Northmarch Post"));
	assert_true(slice_is(a.language.value, "en"));
	html_article(&reader, SLICE("<html><nav><a href=/>Home</a></nav>"), HTML_PLAIN, &arena, &a);
	assert_int_equal(a.text.len, 0);
	arena_free(&arena);
	html_reader_free(&reader);
}

/* The headline is without the site; the day is the newsroom's, as its country writes it. */
static void titles(void **state)
{
#define AT(address) "<link rel=canonical href='https://www." address "'>"
	static const struct {
		int line;
		const char *html, *title, *day; /* NULL: none */
	} rows[] = {
		{ __LINE__, "<title>Bridge rebuilt - The Northmarch Post</title>" AT("northmarchpost.com/a"),
		  "Bridge rebuilt", NULL },
		{ __LINE__, "<title>Northmarch Post | Bridge</title>" AT("northmarchpost.com/a"), "Bridge", NULL },
		{ __LINE__,
		  "<title>Bridge | northmarchpost.com</title>" AT("northmarchpost.com/a") "<h1>northmarchpost.com</h1>"
											  "<h2>Bridge</h2>",
		  "Bridge", NULL },
		{ __LINE__, "<title>Bridge | A very long name of a site</title><h1>A very long name of a site</h1>"
			    "<h2>Bridge</h2>", "Bridge", NULL },
		{ __LINE__, "<meta property=og:site_name content=Post><meta property=og:title content='Bridge • Post'>",
		  "Bridge", NULL },
		{ __LINE__, "<html lang=pt><h1>Ponte</h1><p>05/10/2018</p>", "Ponte", "2018-10-05" },
		{ __LINE__, "<html lang=en-US><h1>Bridge</h1><p>05/10/2018</p>", "Bridge", "2018-05-10" },
		{ __LINE__, AT("post.com.br/a") "<h1>Ponte</h1><p>05/10/2018</p>", "Ponte", "2018-10-05" },
		{ __LINE__,
		  AT("post.com/2019/11/19/a") "<meta name=date content=2019-11-20T01:30:00Z><h1>Bridge</h1>",
		  "Bridge", "2019-11-19" },
		{ __LINE__,
		  AT("post.com/key-moments-2019-11-19") "<meta name=date content=2019-11-20T01:30:00Z><h1>Bridge</h1>",
		  "Bridge", "2019-11-20" },
		{ __LINE__,
		  "<meta property=og:title content='Bridge to be rebuilt'><h1>Bridge to be rebuilt 02.02.2022 • Town, News</h1>",
		  "Bridge to be rebuilt", "2022-02-02" },
		{ __LINE__,
		  "<meta property=og:title content='Bridge to be rebuilt'><h1>Bridge to be rebuilt by 2 towns</h1>",
		  "Bridge to be rebuilt by 2 towns", NULL },
		{ __LINE__,
		  "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2017-04-25T14:07:03+00:00\"}]}"
		  "</script><h1>Bridge</h1>", "Bridge", "2017-04-25" },
		{ __LINE__, "<title>Bridges of the north -</title><p>", "Bridges of the north", NULL },
	};
#undef AT
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct html_article a;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		html_article(&reader, slice_of(rows[i].html), HTML_PLAIN, &arena, &a);
		if (!slice_is(a.title.value, rows[i].title) ||
		    !slice_is(a.published.value, rows[i].day ? rows[i].day : ""))
			fail_msg("line %d: %.*s, %.*s", rows[i].line, SLICE_ARG(a.title.value),
				 SLICE_ARG(a.published.value));
	}
	arena_free(&arena);
	html_reader_free(&reader);
}

static void bylines(void **state)
{
#define GRAPH(name)                                                                                  \
	"<script type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#a\"}}," \
	"{\"@type\":\"Person\",\"@id\":\"#b\",\"name\":\"Cy Blue\"},"                                \
	"{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"" name "\"}]}</script><h1>Bridge</h1>"
	static const struct {
		int line;
		const char *html, *byline;
	} rows[] = {
		{ __LINE__, GRAPH("Ada Brun"), "Ada Brun" },
		{ __LINE__, GRAPH("postadmin"), "" },
		{ __LINE__, GRAPH("Ada Brun") "<div class=byline>By Jo Merrow</div>", "Jo Merrow" },
		{ __LINE__, GRAPH("admin"), "" },
		{ __LINE__, "<meta name=author content='Ada Brun'><h1>Bridge</h1>", "Ada Brun" },
		{ __LINE__, "<meta name=author content='Brücken e. V.'><h1>Bridge</h1>", "" },
		{ __LINE__, "<h1>Bridge</h1><div class=byline>By Jo Merrow</div>", "Jo Merrow" },
	};
#undef GRAPH
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct html_article a;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		html_article(&reader, slice_of(rows[i].html), HTML_PLAIN, &arena, &a);
		if (!slice_is(a.byline.value, rows[i].byline))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(a.byline.value));
	}
	arena_free(&arena);
	html_reader_free(&reader);
}

/* A page that a script puts together: the text is the metadata's. */
static void in_metadata(void **state)
{
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct buffer html = { 0 };
	struct html_article a;

	(void)state;
	buffer_string(&html, "<html><script type=application/ld+json>{\"@type\":\"NewsArticle\","
			     "\"articleBody\":\"");
	for (int i = 0; i < 10; i++)
		buffer_string(&html, "The council voted on Monday to rebuild the bridge. ");
	buffer_string(&html, "\"}</script><div id=app><p>Loading the page.</p></div>");
	html_article(&reader, buffer_view(&html), HTML_PLAIN, &arena, &a);
	assert_true(slice_starts(a.text, SLICE("The council voted on Monday to rebuild the bridge. The")));
	buffer_free(&html);
	arena_free(&arena);
	html_reader_free(&reader);
}

/* Texts of cards go with their headings, which are links; a machine's time is no text. */
static void teasers(void **state)
{
	struct html_reader r = { 0 };
	struct html_known known = { 0 };
	struct buffer html = { 0 };

	(void)state;
	buffer_string(&html, "<html><body>" PROSE "<p>2019-11-19T08:57:40+01:00</p>");
	for (int i = 0; i < 8; i++)
		buffer_format(&html, "<div class=item><h2><a href=/%d>A story</a></h2><p>The council voted on "
				     "matter %d, the mayor said.</p></div>", i, i);
	html_read(&r.page, buffer_view(&html));
	facts_gather(&r.facts, &r.page, &known);
	for (size_t i = 0; i < r.page.blocks.len; i++) /* what the model might say */
		r.facts.blocks.at[i].score[1] = i > 2 && i % 2 ? -3000 : 2000;
	facts_decide(&r.facts, &r.page);
	for (size_t i = 0; i < r.page.blocks.len; i++)
		assert_int_equal(r.facts.blocks.at[i].verdict == BLOCK_KEPT, i < 2);
	assert_int_equal(r.page.blocks.len, 19);
	buffer_free(&html);
	html_reader_free(&r);
}

/* The whole article once more in one element, as some pages have it for search engines. */
static void said_twice(void **state)
{
	static const char *const paragraphs[] = {
		"The council of Northmarch voted on Monday to rebuild the bridge over the Ouse.",
		"Work will begin in spring, said the mayor, Ada Brandt, and will take about two years.",
		"Until then, lorries must go by way of Stenfield, which adds half an hour to their trip.",
		"Shopkeepers in the old town, who lost a third of their trade, had asked for a ferry.",
		"The old bridge was closed in May, when engineers found cracks in two of its piers.",
	};
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct buffer html = { 0 };
	struct html_article a;
	const char *first;

	(void)state;
	buffer_string(&html, "<html><body><article><h1>Bridge to be rebuilt</h1>");
	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(*paragraphs); i++)
		buffer_format(&html, "<p>%s</p>", paragraphs[i]);
	buffer_string(&html, "<p>");
	for (size_t i = 0; i < sizeof(paragraphs) / sizeof(*paragraphs); i++)
		buffer_format(&html, "%s ", paragraphs[i]);
	buffer_string(&html, "</p></article></body></html>");
	html_article(&reader, buffer_view(&html), HTML_PLAIN, &arena, &a);
	first = memmem(a.text.ptr, a.text.len, "voted on Monday", 15);
	assert_non_null(first);
	assert_null(memmem(first + 1, (size_t)(a.text.ptr + a.text.len - first - 1), "voted on Monday", 15));
	assert_true(holds(a.text, "cracks in two"));
	buffer_free(&html);
	arena_free(&arena);
	html_reader_free(&reader);
}

/* ---- where the text was ---- */

/* What lies between two edits is the same in the page and in the text. */
static void check_edits(struct slice html, struct slice text, const edit_vector *edits)
{
	uint32_t at = 0, from = 0;

	for (size_t i = 0; i < edits->len; i++) {
		const struct edit *e = &edits->at[i];

		if (e->at < at || e->start < from || e->end < e->start || e->end > html.len ||
		    e->at - at != e->start - from || e->at + e->len > text.len ||
		    !slice_equal(slice_sub(html, from, e->start), slice_sub(text, at, e->at)))
			fail_msg("edit %zu of %.*s", i, SLICE_ARG(html));
		at = e->at + e->len;
		from = e->end;
	}
	assert_true(slice_equal(slice_sub(html, from, html.len), slice_sub(text, at, text.len)));
}

static void origins(void **state)
{
	static const char *const pieces[] = {
		"<p>",	   "</p>",   "<b>",	 "</b>",    "<br>",	"<pre>",   "</pre>", "&amp;",
		"&nbsp;",  "&shy;",  "word ",	 "two  ",   "lines\n",	"ends\r\n", "é ",	   "ﬁn ",    "<ul><li>",
		"</ul>",   "<h2>",   "</h2>",	 "<!-- x -->", "â€™s ",	"\xc2\xad", "\t",	     "<nav><a href=x>",
		"</a></nav>", "The council voted on Monday to rebuild the bridge, which was closed, and to pay. ",
	};
	struct html_reader reader = { .page.trace = true };
	struct arena arena = { 0 };
	struct buffer html = { 0 };
	edit_vector edits = { 0 };
	struct html_article a;
	uint32_t seed = 11;
	size_t kept = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		buffer_clear(&html);
		buffer_string(&html, "<html><article>");
		for (int i = 0; i < 40; i++)
			buffer_string(&html, pieces[next_random(&seed) % (sizeof(pieces) / sizeof(*pieces))]);
		html_article(&reader, buffer_view(&html), HTML_PLAIN, &arena, &a);
		html_edits(&reader, buffer_view(&html), &edits);
		check_edits(buffer_view(&html), a.text, &edits);
		kept += a.text.len > 100;
		arena_reset(&arena);
	}
	assert_true(kept > 1000);
	buffer_free(&html);
	vector_free(&edits);
	arena_free(&arena);
	html_reader_free(&reader);
}

/* An article for those without scripts is read where the page has no other; what <noscript> has
 * beside an article is not of it. */
static void in_noscript(void **state)
{
	static const char alone[] = "<html><div id=app></div><nav><a href=/>Home</a> <a href=/news>News</a></nav>"
				    "<noscript><h1>Bridge</h1><div><b>" PROSE "</noscript><p>Loading.</p>";
	static const char beside[] = "<html><article><h1>Bridge</h1>" PROSE PROSE "</article><noscript>"
				     "<p>Switch scripts on to read what others say of the bridge, and to say, "
				     "to all who read this page, what you think of it yourself.</p></noscript>";
	struct html_reader reader = { .page.trace = true };
	struct arena arena = { 0 };
	edit_vector edits = { 0 };
	struct html_article a;

	(void)state;
	html_article(&reader, SLICE(alone), HTML_PLAIN, &arena, &a);
	assert_true(holds(a.text, "which has been closed since the floods"));
	assert_false(holds(a.text, "<"));
	html_edits(&reader, SLICE(alone), &edits);
	check_edits(SLICE(alone), a.text, &edits);
	html_article(&reader, SLICE(alone), HTML_MARKDOWN, &arena, &a);
	assert_true(holds(a.text, "which has been closed since the floods"));
	html_article(&reader, SLICE(beside), HTML_PLAIN, &arena, &a);
	assert_true(holds(a.text, "which has been closed since the floods"));
	assert_false(holds(a.text, "Switch"));
	vector_free(&edits);
	arena_free(&arena);
	html_reader_free(&reader);
}

static void days(void **state)
{
	static const struct {
		int line;
		const char *text, *day; /* NULL: none */
		bool day_first;
	} rows[] = {
		{ __LINE__, "2019-11-18T09:30:00Z", "2019-11-18", false },
		{ __LINE__, "Published Nov. 18, 2019", "2019-11-18", false },
		{ __LINE__, "18th of November, 2019", "2019-11-18", false },
		{ __LINE__, "18 de noviembre de 2019", "2019-11-18", false },
		{ __LINE__, "Montag, 18. November 2019", "2019-11-18", false },
		{ __LINE__, "18.11.2019 09:30", "2019-11-18", false },
		{ __LINE__, "11/18/2019", "2019-11-18", false },
		{ __LINE__, "https://example.org/2019/11/18/bridge.html", "2019-11-18", false },
		{ __LINE__, "20191118", "2019-11-18", false },
		{ __LINE__, "5/10/2018", "2018-05-10", false },
		{ __LINE__, "5/10/2018", "2018-10-05", true },
		{ __LINE__, "11/18/2019", "2019-11-18", true },
		{ __LINE__, "2019年11月18日", "2019-11-18", false },
		{ __LINE__, "2019년 11월 18일 09:30", "2019-11-18", false },
		{ __LINE__, "18 ноября 2019", "2019-11-18", false },
		{ __LINE__, "18 listopada 2019 r.", "2019-11-18", false },
		{ __LINE__, "18 Kasım 2019", "2019-11-18", false },
		{ __LINE__, "2019-02-30", NULL, false },
		{ __LINE__, "Marching on, 1 2 3", NULL, false },
		{ __LINE__, "379480 and 2882015", NULL, false },
		{ __LINE__, "", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		day_count day = html_find_day(slice_of(rows[i].text), rows[i].day_first);
		char room[CIVIL_ISO];

		if (!rows[i].day ? day != DAY_UNKNOWN
				 : day == DAY_UNKNOWN || !slice_is(civil_format(day, room), rows[i].day))
			fail_msg("line %d", rows[i].line);
	}
}

static void markdown(void **state)
{
	static const char html[] = "<html><article><h1>Bridge</h1><h2>The vote</h2>" PROSE
				   "<p>The <a href='/p(1)'>plan</a> is <b>very</b> <i>old</i>, say engineers "
				   "and the people who live nearby, and has 3*4 parts.</p>" PROSE;
	struct html_reader reader = { 0 };
	struct arena arena = { 0 };
	struct html_article a;

	(void)state;
	html_article(&reader, SLICE(html), HTML_MARKDOWN, &arena, &a);
	assert_true(holds(a.text, "The [plan](/p%281%29) is **very** *old*, say"));
	assert_true(holds(a.text, "3\\*4"));
	arena_free(&arena);
	html_reader_free(&reader);
}

/* ---- plain text ---- */

static void tidying(void **state)
{
	static const struct {
		int line;
		const char *text, *clean;
	} rows[] = {
		{ __LINE__, "Nothing to do.\n\nAt all.\n", "Nothing to do.\n\nAt all.\n" },
		{ __LINE__, "two  spaces \tand\xc2\xa0more  \n", "two spaces and more\n" },
		{ __LINE__, "soft\xc2\xadhyphen zero\xe2\x80\x8bwidth", "softhyphen zerowidth" },
		{ __LINE__, "o\xef\xac\x83" "ce", "office" },
		{ __LINE__, "Itâ€™s â€œfineâ€\xc2\x9d â€“ cafÃ©, Â£5", "It’s “fine” – café, £5" },
		{ __LINE__, "CHÂTEAU Ã la mode, âge, São", "CHÂTEAU Ã la mode, âge, São" },
		{ __LINE__, "Share this\n\nThe vote was close.\n\nLeave a Reply\n\nYour email address will not "
			    "be published.\n", "The vote was close.\n" },
		{ __LINE__, "mayorLast week the Mayor said so.", "Last week the Mayor said so." },
		{ __LINE__, "eBay rose. McDonald fell. iPhone sales grew.", "eBay rose. McDonald fell. iPhone sales grew." },
		{ __LINE__, "The council voted on Monday to rebuild the bridge over\nthe Calder, which has been "
			    "closed since the floods of\nlast year, and to pay for it out of reserves that it\nhad "
			    "kept.\n\nNext.\n",
		  "The council voted on Monday to rebuild the bridge over the Calder, which has been closed since "
		  "the floods of last year, and to pay for it out of reserves that it had kept.\n\nNext.\n" },
	};
	struct buffer out = { 0 }, again = { 0 };
	edit_vector edits = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		buffer_clear(&out);
		buffer_clear(&again);
		vector_clear(&edits);
		text_tidy(slice_of(rows[i].text), true, &out, &edits);
		if (!slice_is(buffer_view(&out), rows[i].clean))
			fail_msg("line %d: %.*s", rows[i].line, (int)out.len, out.at);
		text_tidy(buffer_view(&out), true, &again, NULL);
		if (!slice_equal(buffer_view(&out), buffer_view(&again)))
			fail_msg("line %d twice: %.*s", rows[i].line, (int)again.len, again.at);
	}
	buffer_free(&out);
	buffer_free(&again);
	vector_free(&edits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks),   cmocka_unit_test(against_reference), cmocka_unit_test(articles),
		cmocka_unit_test(titles), cmocka_unit_test(bylines), cmocka_unit_test(teasers), cmocka_unit_test(in_metadata), cmocka_unit_test(in_noscript), cmocka_unit_test(said_twice), cmocka_unit_test(origins), cmocka_unit_test(days),	    cmocka_unit_test(markdown),		 cmocka_unit_test(tidying),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
