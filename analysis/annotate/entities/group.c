#include "annotate/entities/group.h"

/* Mentions that name the same thing become one entity. All mentions of one form
 * (the same folded words, persons apart from the rest) belong together, so the
 * work is done on forms, in the order in which they first appear, and each looks
 * for its like through hash tables: nothing compares pairs.
 *
 *   persons        Donald Trump <- Donald J. Trump (first and last word)
 *                               <- Trump, Mr Trump, TRUMP (last words)
 *                               <- Donald (first word)
 *   organisations  Apple Inc. <- Apple;  Islamic State <-> IS
 *   countries      United States <- US (one reference in the lexicon) */

struct grouper *grouper_new(void)
{
	return memory_zeroed(sizeof(struct grouper));
}

static void each_table(struct grouper *g, void (*act)(struct table *))
{
	struct table *tables[] = { &g->by_words, &g->by_ends, &g->by_surname, &g->by_given,
				   &g->by_middle, &g->by_short, &g->by_first, &g->by_last,
				   &g->by_initials, &g->by_ref };

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		act(tables[i]);
}

void grouper_free(struct grouper *g)
{
	each_table(g, table_free);
	vector_free(&g->forms);
	vector_free(&g->form_of);
	vector_free(&g->senses);
	vector_free(&g->families);
	free(g);
}

static void grouper_reset(struct grouper *g)
{
	each_table(g, table_clear);
	vector_clear(&g->forms);
	vector_clear(&g->form_of);
	vector_clear(&g->families);
	memset(&g->evidence, 0, sizeof(g->evidence));
}

void group_names(struct grouper *g, struct document *doc, const found_vector *found)
{
	struct grouping in = { g, doc, found };

	grouper_reset(g);
	vector_clear(&doc->mentions);
	vector_clear(&doc->entities);
	make_forms(&in);
	link_persons(&in);
	link_others(&in);
	make_mentions(&in);
	describe_entities(&in);
	sort_entities(&in);
}
