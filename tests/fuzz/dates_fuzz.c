/* Text that is nothing but expressions of time, published on any day of some 180 years. */
#include "tests/fuzz/promises.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct document doc;
	static struct annotation how = { .language = "en" };
	static struct buffer text;
	struct slice bytes = { (const char *)data + 2, size - 2 };

	if (size < 2)
		return 0;
	document_reset(&doc);
	buffer_clear(&text);
	utf8_repair(&text, bytes);
	doc.text = buffer_view(&text);
	doc.published = data[0] == 255 ? DAY_UNKNOWN : (data[0] << 8 | data[1]) - 20000;
	annotate(&doc, &how, LAYER_DATES);
	require_sentences(&doc);
	require_tokens(&doc, true);
	require_dates(&doc);
	return 0;
}
