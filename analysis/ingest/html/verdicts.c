#include "ingest/html/ascii.h"
#include "ingest/html/features.h"

static bool is_title(const struct block_facts *f)
{
	return f->from_title == FROM_TITLE_IS || f->from_title == FROM_TITLE_AGAIN;
}

enum { REPEAT_WORDS = 4, REPEAT_MOST = 30 /* hundredths; above, the whole text is there twice */ };

/* What a block must score to be kept, in thousandths of a logit: chosen by cross-validation.
 * A page with hardly any text is taken to have its article among what was less sure. */
enum { KEEP_SCORE = 150, KEEP_SCORE_SHORT = -1500, SHORT_WORDS = 60 };

static int32_t score_to_keep(const struct html_facts *facts)
{
	uint64_t words = 0;

	for (size_t i = 0; i < facts->blocks.len; i++)
		if (facts->blocks.at[i].score[1] > KEEP_SCORE && !is_title(&facts->blocks.at[i]))
			words += facts->blocks.at[i].words;
	return words < SHORT_WORDS ? KEEP_SCORE_SHORT : KEEP_SCORE;
}

enum { CELL_WORDS = 20, PARTS_LEAST = 3 };

/* The innermost table, or list where the block is an item of it; 0: none. */
static uint32_t whole_of(const struct html_page *page, uint32_t node)
{
	for (uint32_t i = node; i; i = page->nodes.at[i].parent)
		switch (page->nodes.at[i].tag) {
		case TAG_TABLE:
		case TAG_UL:
		case TAG_OL:
		case TAG_DL:
			return i;
		}
	return 0;
}

/* The short parts of a table or a list stay or go together: their mean score is that of each. */
static void level_wholes(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = 0; i < facts->nodes.len; i++)
		facts->nodes.at[i].good = facts->nodes.at[i].weight = 0;
	for (int step = 0; step < 2; step++)
		for (size_t i = 0; i < page->blocks.len; i++) {
			struct block_facts *f = &facts->blocks.at[i];
			uint32_t node = whole_of(page, page->blocks.at[i].node);
			struct node_facts *whole = &facts->nodes.at[node];

			if (!node || f->words > CELL_WORDS)
				continue;
			if (step == 0) {
				whole->good += f->score[1];
				whole->weight++;
			} else if (whole->weight >= PARTS_LEAST) {
				f->score[1] =
					(int32_t)((f->score[1] + whole->good / whole->weight) / 2);
			}
		}
}

enum { CARD_LEVELS = 4, CARDS_LEAST = 6, CARD_WORDS = 100 };

/* The element around a block that is one of many alike, each with a heading of its own; 0: none. */
static uint32_t card_of(const struct html_facts *facts, const struct html_page *page, size_t i)
{
	uint32_t node = outer_block(page, facts->blocks.at[i].home);

	for (int level = 0; level < CARD_LEVELS && node; level++, node = outer_block(page, node)) {
		const struct node_facts *n = &facts->nodes.at[node];

		if (n->alike >= CARDS_LEAST && n->headings)
			return n->words <= CARD_WORDS ? node : 0;
	}
	return 0;
}

static bool heads_teaser(const struct html_facts *facts, const struct html_page *page, size_t i)
{
	const struct html_block *b = &page->blocks.at[i];

	return b->linked * 10 >= (b->end - b->start) * 8 && tag_flags((enum tag)page->nodes.at[facts->blocks.at[i].home].tag) & TAG_IS_HEADING;
}

/* A text is not kept without the heading of its card: such are teasers of other articles. */
static void level_cards(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = 0; i < facts->nodes.len; i++)
		facts->nodes.at[i].good = facts->nodes.at[i].weight = 0;
	for (size_t i = 0; i < page->blocks.len; i++) {
		uint32_t card = heads_teaser(facts, page, i) ? card_of(facts, page, i) : 0;

		if (!card)
			continue;
		facts->nodes.at[card].good += facts->blocks.at[i].score[1];
		facts->nodes.at[card].weight++;
	}
	for (size_t i = 0; i < page->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];
		uint32_t card = heads_teaser(facts, page, i) ? 0 : card_of(facts, page, i);
		const struct node_facts *n = &facts->nodes.at[card];

		if (card && n->weight && n->good <= n->weight * KEEP_SCORE)
			f->score[1] = f->score[1] < n->good / n->weight ? f->score[1] : (int32_t)(n->good / n->weight);
	}
}

enum { COPY_WORDS = 60, COPY_LEAST = 80 /* hundredths of its runs of words */,
       COPIED_MOST = 2000000 /* bytes of text; more are no article, and memory is bounded */ };

/* The article once more in one piece, as for search engines: a long block of which others before it
 * have all. */
static void drop_copies(struct html_facts *facts, const struct html_page *page)
{
	uint64_t bytes = 0;
	uint32_t count, found;

	for (size_t i = 0; i < facts->blocks.len; i++)
		if (facts->blocks.at[i].verdict == BLOCK_KEPT)
			bytes += page->blocks.at[i].end - page->blocks.at[i].start;
	if (bytes > COPIED_MOST)
		return;
	set_clear(&facts->body, bytes / 2 + 1); /* a word and what ends it take two */
	set_clear(&facts->seen, facts->blocks.len);
	for (size_t i = 0; i < facts->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];
		struct slice text = html_block_text(page, &page->blocks.at[i]);

		if (f->verdict != BLOCK_KEPT)
			continue;
		if (f->words >= COPY_WORDS && !set_has(set_of(&facts->seen), f->hash)) {
			facts_shingles(set_of(&facts->body), text, false, &count, &found);
			if (found * 100 >= count * COPY_LEAST) {
				f->verdict = BLOCK_REPEATED;
				continue;
			}
		}
		facts_shingles(set_of(&facts->body), text, true, &count, &found);
		if (f->hash)
			set_add(set_of(&facts->seen), f->hash);
	}
}

/* Words of kept blocks that were there before; with `drop` they go. */
static uint64_t repeats(struct html_facts *facts, bool drop)
{
	uint64_t repeated = 0;

	set_clear(&facts->seen, facts->blocks.len);
	for (size_t i = 0; i < facts->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		if (f->verdict != BLOCK_KEPT || !f->hash || set_add(set_of(&facts->seen), f->hash) ||
		    f->words < REPEAT_WORDS)
			continue;
		repeated += f->words;
		if (drop)
			f->verdict = BLOCK_REPEATED;
	}
	return repeated;
}

/* Nothing but a machine's time, 2019-11-19T08:57:40+01:00: for scripts, not for readers. */
static bool is_timestamp(struct slice s)
{
	static const char form[] = "0000-00-00T00:00";

	if (s.len < sizeof(form) - 1 || s.len > 32)
		return false;
	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (form[i] == '0' ? !ascii_is_digit(s.ptr[i]) : s.ptr[i] != form[i])
			return false;
	return !memchr(s.ptr, ' ', s.len);
}

void facts_decide(struct html_facts *facts, const struct html_page *page)
{
	uint64_t words = 0;
	int32_t least;

	level_cards(facts, page);
	level_wholes(facts, page);
	least = score_to_keep(facts);
	for (size_t i = 0; i < facts->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		f->verdict = f->score[1] > least ? BLOCK_KEPT : BLOCK_DROPPED;
		if (f->verdict == BLOCK_KEPT && is_title(f))
			f->verdict = BLOCK_TITLE;
		if (is_timestamp(html_block_text(page, &page->blocks.at[i])))
			f->verdict = BLOCK_DROPPED;
		words += f->verdict == BLOCK_KEPT ? f->words : 0;
	}
	drop_copies(facts, page);
	if (repeats(facts, false) * 100 < words * REPEAT_MOST)
		repeats(facts, true);
}
