#include "annotate/annotate.h"
#include "annotate/entities/model.h"
#include "text/language.h"

#include "promises.h"

/* A model file that anybody may have made: it is refused, or it is used without harm. The
 * checksum is made right, so that what lies behind it is reached too. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char text[] = "Donald Trump met Vladimir Putin of Russia in New York, the "
				   "United Nations said on Monday. IS was beaten.";
	struct annotation how = { 0 };
	struct document doc = { 0 };
	struct entity_model model;
	uint64_t *block = memory_new(size + 8);

	memcpy(block, data, size);
	if (size > sizeof(struct model_header) && size % 8 == 0) {
		struct model_header *h = (void *)block;

		h->checksum = model_checksum(h + 1, size - sizeof(*h));
	}
	if (!model_open(&model, block, size)) {
		how.model = &model;
		how.language = language_code(SLICE("en"));
		document_reset(&doc);
		doc.text = SLICE(text);
		annotate(&doc, &how, LAYER_ENTITIES);
		for (size_t i = 0; i < doc.mentions.len; i++)
			if (doc.mentions.at[i].end > doc.text.len)
				abort();
		document_free(&doc);
		annotation_free(&how);
	}
	free(block);
	return 0;
}
