#include "cmd/print.h"

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);

	for (size_t i = 0; i < doc->dates.len; i++) {
		const struct date *d = &doc->dates.at[i];

		line_field(&l, d->value);
		line_day(&l, d->earliest);
		line_day(&l, d->latest);
		line_string(&l, date_type_names[d->type]);
		line_field(&l, slice_sub(doc->text, d->start, d->end));
		line_offsets(&l, d->start, d->end);
		line_end(&l);
	}
}

const struct tool dates_tool = {
	.name = "dates",
	.about = "find expressions of time and what they mean (TIMEX3)",
	.layers = LAYER_DATES,
	.columns = "value\tearliest\tlatest\ttype\ttext\tstart\tend",
	.print = print,
};
