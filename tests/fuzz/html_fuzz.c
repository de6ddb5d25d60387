/* Bytes of a page -> encoding -> article, by itself and as Markdown; and the bytes as a plain text
 * that is cleaned. */
#include "ingest/decode.h"
#include "ingest/pages.h"
#include "ingest/tidy.h"
#include "tests/fuzz/promises.h"

/* Places in the file rise with those in the text, up to its end. */
static void require_map(const byte_map *map, struct slice text, size_t size)
{
	uint32_t before = 0;

	for (uint32_t at = 0; at < text.len; at = byte_map_run_end(map, at, (uint32_t)text.len)) {
		REQUIRE(byte_map_origin(map, at) >= before);
		REQUIRE(byte_map_run_end(map, at, (uint32_t)text.len) > at);
		before = byte_map_origin(map, at);
	}
	if (text.len)
		REQUIRE(byte_map_origin(map, (uint32_t)text.len) == size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Blocks lie in the text one behind the other, inside elements that are there. */
static void require_page(const struct html_page *page)
{
	uint32_t end = 0;

	for (size_t i = 0; i < page->blocks.len; i++) {
		const struct html_block *b = &page->blocks.at[i];

		REQUIRE(b->start >= end && b->start < b->end && b->end <= page->text.len);
		REQUIRE(b->node < page->nodes.len && b->runs <= page->runs.len);
		REQUIRE(b->linked <= b->end - b->start && b->bold <= b->end - b->start);
		end = b->end;
	}
	for (size_t i = 1; i < page->nodes.len; i++)
		REQUIRE(page->nodes.at[i].parent < i && page->nodes.at[i].depth < NODE_DEPTH_MAX);
}

/* Edits are in order and tell all that changed; cleaning leads back to every byte. */
static void require_tidy(struct slice text)
{
	static struct buffer out;
	static edit_vector edits;
	uint32_t at = 0, from = 0;

	buffer_clear(&out);
	vector_clear(&edits);
	text_tidy(text, true, &out, &edits);
	REQUIRE(utf8_valid_run(buffer_view(&out)) == out.len);
	for (size_t i = 0; i < edits.len; i++) {
		const struct edit *e = &edits.at[i];

		REQUIRE(e->at >= at && e->start >= from && e->end >= e->start);
		REQUIRE(e->at - at == e->start - from);
		REQUIRE(slice_equal(slice_sub(buffer_view(&out), at, e->at),
				    slice_sub(text, from, e->start)));
		at = e->at + e->len;
		from = e->end;
	}
	REQUIRE(out.len - at == text.len - from);
	if (out.len)
		REQUIRE(edit_origin(&edits, (uint32_t)out.len - 1) < text.len);
}

/* What lies between two edits is the same in the page and in its text. */
static void require_origins(struct html_reader *reader, struct slice html, struct slice text)
{
	static edit_vector edits;
	uint32_t at = 0, from = 0;

	html_edits(reader, html, &edits);
	for (size_t i = 0; i < edits.len; i++) {
		const struct edit *e = &edits.at[i];

		REQUIRE(e->at >= at && e->start >= from && e->end >= e->start && e->end <= html.len);
		REQUIRE(e->at + e->len <= text.len && e->at - at == e->start - from);
		REQUIRE(slice_equal(slice_sub(html, from, e->start), slice_sub(text, at, e->at)));
		at = e->at + e->len;
		from = e->end;
	}
	REQUIRE(text.len - at == html.len - from);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct document doc;
	static struct html_reader reader;
	static struct buffer copy, room, why;
	static byte_map map;
	struct decoding how = { .html = true };
	struct report report = { 0 };
	struct decoded page;
	size_t kept = 0, again = 0;

	reader.page.trace = true;
	reader.map = how.map = &map;
	buffer_clear(&copy);
	buffer_add(&copy, data, size);
	if (!decode_file(buffer_view(&copy), &how, &room, &page, (struct place){ "f", 0 }, &report)) {
		buffer_free(&report.lines);
		return 0;
	}
	for (int form = HTML_PLAIN; form <= HTML_MARKDOWN; form++) {
		document_reset(&doc);
		document_read_html(&doc, &reader, page.text, page.encoding, (enum html_form)form, &report);
		require_page(&reader.page);
		if (form == HTML_PLAIN)
			require_map(&map, reader.source, size);
		if (form == HTML_PLAIN)
			require_origins(&reader, reader.source, doc.text);
		REQUIRE(utf8_valid_run(doc.text) == doc.text.len);
		for (size_t i = 0; i < reader.facts.blocks.len; i++)
			(form ? &again : &kept)[0] += html_block_kept(&reader.facts.blocks.at[i]);
	}
	REQUIRE(kept == again); /* the form of output never changes the choice */
	buffer_clear(&why);
	html_explain(&reader, size % 2, SLICE("f"), &why);
	if (page.text.len)
		require_tidy(page.text);
	buffer_free(&report.lines);
	return 0;
}
