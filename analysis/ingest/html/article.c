#include "ingest/html/article.h"
#include "ingest/tidy.h"

const char *const html_source_names[] = { "", "json-ld", "meta", "time", "url", "text" };

static void put_plain(struct html_reader *r, const struct html_block *b)
{
	if (r->text.len)
		buffer_string(&r->text, "\n\n");
	buffer_slice(&r->text, html_block_text(&r->page, b));
}

static void put_article(struct html_reader *r, enum html_form form)
{
	buffer_clear(&r->text);
	for (size_t i = 0; i < r->page.blocks.len; i++) {
		if (!html_block_kept(&r->facts.blocks.at[i]))
			continue;
		if (form == HTML_MARKDOWN)
			markdown_put(&r->text, &r->page, i);
		else
			put_plain(r, &r->page.blocks.at[i]);
	}
}

enum { SHORT_OF = 4, BODY_WORDS = 60 };

static size_t words_in(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.ptr[i] == ' ';
	return n;
}

/* A page whose script puts its article together has hardly any of it in its elements; the
 * metadata may have all. */
static bool is_in_metadata(const struct html_reader *r, const struct html_known *known)
{
	size_t words = words_in(known->body);

	return words >= BODY_WORDS && words > SHORT_OF * words_in(buffer_view(&r->text));
}

struct slice html_put(struct html_reader *r, enum html_form form, const struct html_known *known)
{
	put_article(r, form);
	r->from_metadata = is_in_metadata(r, known);
	if (r->from_metadata) {
		buffer_clear(&r->text);
		buffer_slice(&r->text, known->body);
	}
	buffer_clear(&r->scratch);
	text_tidy(buffer_view(&r->text), false, &r->scratch, NULL);
	return buffer_view(&r->scratch);
}

static void read_article(struct html_reader *r, struct slice html, enum html_form form,
			 struct arena *arena, struct html_article *out)
{
	struct html_known known = { 0 };

	*out = (struct html_article){ .day = DAY_UNKNOWN };
	html_read(&r->page, html);
	metadata_read(&r->page, arena, out, &known);
	facts_gather(&r->facts, &r->page, &known);
	model_classify(&r->facts, &r->page);
	facts_keep(&r->facts, &r->page, r->keep);
	metadata_visible(&r->page, &r->facts, arena, out);
	out->text = html_put(r, form, &known);
}

enum { WITHOUT_MOST = 1500, NOSCRIPT_LEAST = 300 /* bytes of text, of markup */ };

/* Is the article only there? As plain text, since its form must not change what is found. A
 * script would show it, and <noscript> has it for those without. Reads the page anew. */
static bool is_in_noscript(struct html_reader *r, struct slice html, struct arena *arena,
			   struct html_article *out)
{
	size_t bytes;

	read_article(r, html, HTML_PLAIN, arena, out);
	bytes = out->text.len;
	if (bytes > WITHOUT_MOST)
		return false;
	r->page.scriptless = true;
	read_article(r, html, HTML_PLAIN, arena, out);
	return out->text.len >= NOSCRIPT_LEAST && out->text.len > SHORT_OF * bytes;
}

void html_article(struct html_reader *r, struct slice html, enum html_form form,
		  struct arena *arena, struct html_article *out)
{
	r->page.scriptless = false;
	read_article(r, html, form, arena, out);
	if (r->page.noscript < NOSCRIPT_LEAST ||
	    (form == HTML_PLAIN && out->text.len > WITHOUT_MOST))
		return;
	r->page.scriptless = is_in_noscript(r, html, arena, out);
	read_article(r, html, form, arena, out);
}

/* ---- why ---- */

/* div.story-body#main */
static void put_element(struct buffer *out, const struct html_node *n)
{
	buffer_slice(out, n->name.len ? n->name : SLICE("page"));
	if (n->id.len) {
		buffer_byte(out, '#');
		buffer_slice(out, n->id);
	}
	if (n->class.len) {
		buffer_byte(out, '.');
		buffer_slice(out, n->class);
	}
}

enum { FEATURES_SHOWN = 6 };

/* The features of the second pass's sum, the heaviest first. */
static void put_features(struct buffer *out, const struct html_facts *facts,
			 const struct block_facts *f, bool all)
{
	uint16_t list[160];
	size_t n = 0;

	for (int pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < f->nfeatures[pass] && n < 160; i++)
			list[n++] = facts->features.at[f->features[pass] + i];
	for (size_t i = 0; i < n && (all || i < FEATURES_SHOWN); i++) {
		size_t best = i;
		char name[40];
		uint16_t swap;

		for (size_t j = i + 1; j < n; j++)
			if (abs(model_weight(1, list[j])) > abs(model_weight(1, list[best])))
				best = j;
		swap = list[i];
		list[i] = list[best];
		list[best] = swap;
		feature_name(list[i], name);
		if (all)
			buffer_format(out, "%s%u=%s", i ? " " : "", list[i], name);
		else
			buffer_format(out, "%s%s %+d", i ? ", " : "", name, model_weight(1, list[i]));
	}
}

static void put_flat(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		buffer_byte(out, (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f ? ' ' : s.ptr[i]);
}

void html_explain(const struct html_reader *r, bool all, struct slice id,
		  struct buffer *out)
{
	struct buffer element = { 0 };

	for (size_t i = 0; i < r->page.blocks.len; i++) {
		const struct block_facts *f = &r->facts.blocks.at[i];

		buffer_format(out, "%s\t%s\t%d\t", verdict_names[f->verdict],
			      block_class_names[block_class(&r->facts, &r->page, i)], f->score[1]);
		buffer_clear(&element);
		put_element(&element, &r->page.nodes.at[f->home]);
		put_flat(out, buffer_view(&element));
		buffer_byte(out, '\t');
		put_features(out, &r->facts, f, all);
		buffer_byte(out, '\t');
		put_flat(out, html_block_text(&r->page, &r->page.blocks.at[i]));
		buffer_byte(out, '\t');
		put_flat(out, id);
		buffer_byte(out, '\n');
	}
	buffer_free(&element);
}

void html_reader_free(struct html_reader *r)
{
	html_page_free(&r->page);
	facts_free(&r->facts);
	buffer_free(&r->text);
	buffer_free(&r->scratch);
	buffer_free(&r->mended);
}
