#include "cmd/print.h"

static const struct option_row options[] = {
	{ "sentences", 's', NULL, "print sentences, one a line", offsetof(struct settings, sentences),
	  NULL },
	{ "stems", 0, NULL, "print the stem after each token", offsetof(struct settings, stems),
	  NULL },
	{ "uax29", 0, NULL, "plain Unicode words and sentences (UAX 29)",
	  offsetof(struct settings, how.uax29), NULL },
	{ 0 },
};

static void print_sentences(struct line *l)
{
	for (size_t i = 0; i < l->doc->sentences.len; i++) {
		const struct sentence *s = &l->doc->sentences.at[i];

		line_field(l, slice_sub(l->doc->text, s->start, s->end));
		line_offsets(l, s->start, s->end);
		line_end(l);
	}
}

enum { FOLD_ROOM = 256 };

/* The stem of a token; what no stemmer can stem is its own. `room` holds the folded form. */
static struct slice stem_of(const struct document *doc, struct stemmer *stemmer,
			    const struct token *t, char room[static FOLD_ROOM])
{
	struct slice surface = token_text(doc->text, t);

	if (surface.len * 3 / 2 <= FOLD_ROOM)
		surface = token_fold(surface, room, FOLD_ROOM);
	return stemmer ? stem_word(stemmer, surface) : surface;
}

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);
	bool stems = o->settings->stems;
	struct stemmer *stemmer = stems ? annotation_stemmer(o->how, doc) : NULL;
	struct slice stem = { 0 };
	char room[FOLD_ROOM];

	if (o->settings->sentences) {
		print_sentences(&l);
		return;
	}
	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (stems)
			stem = stem_of(doc, stemmer, t, room);
		line_token(&l, token_text(doc->text, t), stem, t);
	}
}

static const char *columns_of(const struct settings *s)
{
	if (s->sentences)
		return "text\tstart\tend";
	return s->stems ? "text\tstem\tstart\tend\tsentence" : tokens_tool.columns;
}

const struct tool tokens_tool = {
	.name = "tokens",
	.about = "split articles into tokens and sentences",
	.options = options,
	.layers = LAYER_TOKENS | LAYER_SENTENCES,
	.columns = "text\tstart\tend\tsentence",
	.columns_of = columns_of,
	.print = print,
};
