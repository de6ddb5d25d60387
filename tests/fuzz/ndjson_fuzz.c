/* A line of NDJSON -> document -> every layer -> a line, which cJSON and our own reader
 * must read back to the same. */
#include <cjson/cJSON.h>

#include "document/read.h"
#include "document/write.h"
#include "ingest/pages.h"
#include "tests/fuzz/promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was written is a document that says the same. */
static void read_back(const struct document *doc, struct slice line)
{
	static struct document again;
	struct report report = { 0 };
	cJSON *json = cJSON_ParseWithLengthOpts(line.ptr, line.len, NULL, false);

	REQUIRE(cJSON_IsObject(json));
	cJSON_Delete(json);
	REQUIRE(line.ptr[line.len - 1] == '\n' && !memchr(line.ptr, '\n', line.len - 1));
	document_reset(&again);
	REQUIRE(document_read(&again, line, LAYER_ALL, &report));
	REQUIRE(slice_equal(again.text, doc->text));
	/* those that can be read again fit the text */
	REQUIRE(again.layers & LAYER_SENTENCES && again.layers & LAYER_TOKENS);
	REQUIRE(again.layers & LAYER_ENTITIES && again.layers & LAYER_KEYWORDS);
	REQUIRE(again.tokens.len == doc->tokens.len && again.mentions.len == doc->mentions.len);
	buffer_free(&report.lines);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct document doc;
	static struct annotation how;
	static struct html_reader reader;
	static struct buffer line, out;
	struct report report = { 0 };
	enum offset_unit unit;
	unsigned reused = size % 3 ? LAYER_SENTENCES | LAYER_TOKENS | LAYER_ENTITIES : 0;

	document_reset(&doc);
	doc.place = (struct place){ "f", 1 };
	buffer_clear(&line);
	buffer_clear(&out);
	buffer_add(&line, data, size);
	for (size_t i = 0; i < line.len; i++)
		if (line.at[i] == '\n')
			line.at[i] = ' ';
	if (document_read(&doc, buffer_view(&line), reused, &report)) {
		bool ours = !(doc.layers & LAYER_TOKENS);

		if (doc.html.ptr)
			document_read_html(&doc, &reader, doc.html, NULL, HTML_PLAIN, &report);
		REQUIRE(utf8_valid_run(doc.text) == doc.text.len);
		annotate(&doc, &how, LAYER_ALL);
		require_promises(&doc, ours);
		REQUIRE(document_unit(&doc, &unit, &report));
		document_write(&out, &doc, LAYER_ALL, unit, annotation_stemmer(&how, &doc));
		read_back(&doc, buffer_view(&out));
	} else {
		REQUIRE(report.problems == 1);
	}
	buffer_free(&report.lines);
	return 0;
}
