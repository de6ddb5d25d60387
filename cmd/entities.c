#include "cmd/print.h"

static const struct option_row options[] = {
	{ "mentions", 'm', NULL, "print every mention, in the order of the text",
	  offsetof(struct settings, mentions), NULL },
	{ 0 },
};

static void print_mentions(struct line *l)
{
	for (size_t i = 0; i < l->doc->mentions.len; i++) {
		const struct mention *m = &l->doc->mentions.at[i];
		const struct entity *e = &l->doc->entities.at[m->entity];

		line_field(l, e->name);
		line_string(l, entity_type_names[m->type]);
		line_field(l, slice_sub(l->doc->text, m->start, m->end));
		line_offsets(l, m->start, m->end);
		line_end(l);
	}
}

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);

	if (o->settings->mentions) {
		print_mentions(&l);
		return;
	}
	for (size_t i = 0; i < doc->entities.len; i++) {
		const struct entity *e = &doc->entities.at[i];

		line_field(&l, e->name);
		line_string(&l, entity_type_names[e->type]);
		line_number(&l, e->count);
		line_field(&l, e->kind);
		line_field(&l, e->ref);
		line_end(&l);
	}
}

static const char *columns_of(const struct settings *s)
{
	return s->mentions ? "name\ttype\ttext\tstart\tend" : entities_tool.columns;
}

const struct tool entities_tool = {
	.name = "entities",
	.about = "find people, organisations, places and other names",
	.options = options,
	.layers = LAYER_ENTITIES,
	.columns = "name\ttype\tcount\tkind\tref",
	.columns_of = columns_of,
	.print = print,
};
