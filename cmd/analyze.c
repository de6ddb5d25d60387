#include "cmd/tool.h"

/* "entities,dates" */
static const char *set_layers(struct settings *s, const char *value)
{
	struct slice rest = slice_of(value);

	do {
		const char *comma = rest.len ? memchr(rest.ptr, ',', rest.len) : NULL;
		size_t len = comma ? (size_t)(comma - rest.ptr) : rest.len;
		unsigned found = 0;

		for (int i = 1; i < LAYER_COUNT; i++)
			if (slice_is(slice_sub(rest, 0, len), layer_names[i]))
				found = 1u << i;
		if (!found)
			return "is no list of sentences, tokens, entities, dates, quotes, "
			       "keywords, summary, stats";
		s->layers |= found;
		rest = slice_sub(rest, comma ? len + 1 : len, rest.len);
	} while (rest.len);
	return NULL;
}

static const struct option_row options[] = {
	{ "layers", 'l', "LIST", "which layers, commas between (default all but tokens)", 0,
	  set_layers },
	{ 0 },
};

const struct tool analyze_tool = {
	.name = "analyze",
	.about = "all layers at once, as JSON",
	.options = options,
	.layers = LAYER_ALL & ~LAYER_TOKENS & ~LAYER_LANGUAGE,
};
