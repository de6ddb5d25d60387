#include "cmd/print.h"

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);

	for (size_t i = 0; i < doc->quotes.len; i++) {
		const struct quote *q = &doc->quotes.at[i];

		line_field(&l, quote_speaker(doc, q));
		line_field(&l, slice_sub(doc->text, q->start, q->end));
		line_string(&l, quote_kind_names[q->kind]);
		line_field(&l, slice_at(doc->text, q->cue));
		line_offsets(&l, q->start, q->end);
		line_end(&l);
	}
}

const struct tool quotes_tool = {
	.name = "quotes",
	.about = "find quotations and who said them",
	.layers = LAYER_QUOTES,
	.columns = "speaker\ttext\tkind\tcue\tstart\tend",
	.print = print,
};
