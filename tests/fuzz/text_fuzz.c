/* Bytes of a file -> text -> every layer. The first byte says how. */
#include "document/read.h"
#include "ingest/decode.h"
#include "tests/fuzz/promises.h"

enum { EXPLAINED_MAX = 200 /* bytes: it asks the tagger again for each of its features */ };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void explain(struct annotation *how, struct document *doc)
{
	static struct buffer why;

	buffer_clear(&why);
	entities_explain(how, doc, &why);
	REQUIRE(utf8_valid_run(buffer_view(&why)) == why.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* used again and again, as a worker does */
	static struct document doc;
	static struct annotation how;
	static struct buffer copy, room;
	struct report report = { 0 };
	struct decoding from = { .plain = true };
	struct decoded text;

	if (!size)
		return 0;
	document_reset(&doc);
	how.uax29 = data[0] & 1;
	how.language = data[0] & 2 ? "en" : NULL;
	how.summary_words = data[0] & 4 ? 30 : 0;
	how.keyword_words = data[0] & 8;
	how.summary_form = (data[0] >> 5) % 3;
	doc.published = data[0] & 16 ? 17197 : DAY_UNKNOWN;
	buffer_clear(&copy);
	buffer_add(&copy, data + 1, size - 1);
	if (decode_file(buffer_view(&copy), &from, &room, &text, (struct place){ "f", 0 }, &report)) {
		REQUIRE(utf8_valid_run(text.text) == text.text.len);
		document_read_plain(&doc, SLICE("f"), text.text);
		annotate(&doc, &how, LAYER_ALL);
		require_promises(&doc, true);
		if (doc.text.len <= EXPLAINED_MAX)
			explain(&how, &doc);
	} else {
		REQUIRE(report.problems == 1);
	}
	buffer_free(&report.lines);
	return 0;
}
