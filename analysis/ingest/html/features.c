#include <stdio.h>

#include "base/utf8.h"

#include "ingest/html/ascii.h"
#include "ingest/html/features.h"

static const struct group {
	char name[12];
	uint16_t first, last;
} groups[] = {
#define X(name, label, n) { label, F_##name, F_##name##_LAST },
	FEATURE_GROUPS(X)
#undef X
};

void feature_name(unsigned feature, char out[static 40])
{
	const struct group *g = groups;

	while (feature > g->last)
		g++;
	feature -= g->first;
	if (g->first == F_NEAR || g->first == F_OWN)
		snprintf(out, 40, "%s:%s", g->name, hint_name((enum hint)feature));
	else if (g->first == F_UNDER && feature < PHRASE_TOPICS)
		snprintf(out, 40, "%s:%s", g->name, phrase_name((enum phrase)feature));
	else if (g->first == F_BEGINS || g->first == F_HOLDS || g->first == F_AFTER)
		snprintf(out, 40, "%s:%s%s", g->name, phrase_name((enum phrase)(feature / 2)),
			 feature % 2 ? ",long" : "");
	else
		snprintf(out, 40, "%s:%u", g->name, feature);
}

/* ---- a list being made ---- */

struct listing {
	struct html_facts *facts;
	const struct html_page *page;
	const struct html_block *block;
	struct block_facts *f;
	struct slice text;
	size_t index;
};

static void add(struct listing *l, enum feature group, unsigned bucket)
{
	*vector_push(&l->facts->features) = (uint16_t)(group + bucket);
}

static unsigned bucket_of(uint32_t value, const uint32_t *limits, unsigned n)
{
	unsigned i = 0;

	while (i < n && value >= limits[i])
		i++;
	return i;
}

#define BUCKET(value, ...)                                                                \
	bucket_of((value), (const uint32_t[]){ __VA_ARGS__ },                             \
		  sizeof((const uint32_t[]){ __VA_ARGS__ }) / sizeof(uint32_t))

static uint32_t percent(uint64_t part, uint64_t whole)
{
	return whole ? (uint32_t)(part * 100 / whole) : 0;
}

static unsigned link_bucket(uint32_t linked, uint32_t bytes)
{
	return BUCKET(percent(linked, bytes), 1, 10, 25, 50, 80, 99);
}

static void list_bits(struct listing *l, enum feature group, uint32_t bits)
{
	for (unsigned i = 0; bits; i++, bits >>= 1)
		if (bits & 1)
			add(l, group, i);
}

/* Is `node` inside `outer`, and how far? 0 it itself, 1 a child, 2 deeper; 3 before, 4 behind. */
static unsigned place_in(const struct html_page *page, uint32_t node, uint32_t outer)
{
	unsigned steps = 0;
	uint32_t i = node;

	while (i > outer) {
		i = page->nodes.at[i].parent;
		steps++;
	}
	if (i == outer)
		return steps < 2 ? steps : 2;
	return node < outer ? 3 : 4;
}

/* ---- the text ---- */

enum { FORM_BOLD, FORM_CAPITALS, FORM_TITLE_CASE, FORM_DIGITS, FORM_BARS, FORM_ADDRESS,
       FORM_BREAKS, FORM_PRE, FORM_AUTHOR, FORM_EMPHASIS };

static bool all_capitals(struct slice s)
{
	size_t upper = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (ascii_is_lower(c))
			return false;
		upper += ascii_is_upper(c);
	}
	return upper > 2;
}

static uint8_t styles_of(const struct listing *l)
{
	uint8_t styles = 0;

	for (size_t i = l->block->runs; i < l->page->runs.len && l->page->runs.at[i].at < l->block->end; i++)
		styles |= l->page->runs.at[i].style;
	return styles;
}

static bool first_style_lasts(const struct listing *l, uint8_t style)
{
	const struct html_run *runs = l->page->runs.at;
	size_t i = l->block->runs;

	return i < l->page->runs.len && runs[i].at == l->block->start && runs[i].style & style &&
	       (i + 1 == l->page->runs.len || runs[i + 1].at >= l->block->end);
}

static void list_form(struct listing *l)
{
	const struct html_block *b = l->block;
	struct block_facts *f = l->f;
	uint32_t bytes = b->end - b->start;

	if (b->bold * 10 >= bytes * 9)
		add(l, F_FORM, FORM_BOLD);
	if (all_capitals(l->text))
		add(l, F_FORM, FORM_CAPITALS);
	else if (f->words > 3 && f->upper_words * 10 >= f->words * 7)
		add(l, F_FORM, FORM_TITLE_CASE);
	if (f->digits * 3 > bytes)
		add(l, F_FORM, FORM_DIGITS);
	if (memchr(l->text.ptr, '|', bytes) || memmem(l->text.ptr, bytes, "»", 2) ||
	    memmem(l->text.ptr, bytes, "›", 3) || memmem(l->text.ptr, bytes, "→", 3))
		add(l, F_FORM, FORM_BARS);
	if (memchr(l->text.ptr, '@', bytes) || memmem(l->text.ptr, bytes, "http", 4))
		add(l, F_FORM, FORM_ADDRESS);
	if (b->breaks)
		add(l, F_FORM, FORM_BREAKS);
	if (b->pre)
		add(l, F_FORM, FORM_PRE);
	if (styles_of(l) & STYLE_AUTHOR)
		add(l, F_FORM, FORM_AUTHOR);
	if (first_style_lasts(l, STYLE_EM))
		add(l, F_FORM, FORM_EMPHASIS);
}

static bool is_quote_mark(int32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || (cp >= 0x2018 && cp <= 0x201f) ||
	       cp == 0xab || cp == 0xbb;
}

static unsigned end_of(struct slice s)
{
	size_t at = s.len;
	int32_t cp = utf8_before(s, at, &at);

	if (cp == '.' || cp == 0x3002)
		return s.len > 3 && memcmp(s.ptr + s.len - 3, "...", 3) == 0 ? 4 : 0;
	if (cp == '!' || cp == '?' || cp == 0xff01 || cp == 0xff1f)
		return 1;
	if (is_quote_mark(cp)) {
		cp = at ? utf8_before(s, at, &at) : 0;
		return cp == '.' || cp == '!' || cp == '?' || cp == ',' ? 2 : 7;
	}
	if (cp == ':')
		return 3;
	if (cp == 0x2026)
		return 4;
	return cp == ',' || cp == ';' ? 5 : 6;
}

static unsigned start_of(struct slice s)
{
	size_t at = 0;
	int32_t cp = utf8_next(s, &at);

	if (utf8_is_upper(cp))
		return 0;
	if (utf8_is_lower(cp))
		return 1;
	if (utf8_is_letter(cp))
		return 2;
	if (cp >= '0' && cp <= '9')
		return 3;
	if (is_quote_mark(cp) || cp == '(' || cp == 0xbf)
		return 4;
	return cp == 0x2022 || cp == '-' || cp == '*' || cp == 0x2013 ? 5 : 6;
}

static bool is_heading(const struct listing *l)
{
	return tag_flags((enum tag)l->page->nodes.at[l->f->home].tag) & TAG_IS_HEADING;
}

enum { TOPICS = (1 << PHRASE_TOPICS) - 1 };

/* The heading met last counts for what lies in the element two around it. */
static void list_under(struct listing *l, uint32_t begins)
{
	struct html_facts *facts = l->facts;
	uint32_t around;

	if (is_heading(l)) {
		facts->under = begins;
		facts->heading = (uint32_t)l->index;
		return;
	}
	if (facts->heading == UINT32_MAX)
		return;
	around = outer_block(l->page, outer_block(l->page, facts->blocks.at[facts->heading].home));
	if (place_in(l->page, l->block->node, around) > 2)
		return;
	list_bits(l, F_UNDER, facts->under & TOPICS);
	add(l, F_UNDER, PHRASE_TOPICS + (l->index < facts->heading + 4));
}

static bool holds_quote(struct slice s)
{
	return memchr(s.ptr, '"', s.len) || memmem(s.ptr, s.len, "\xe2\x80\x9c", 3) ||
	       memmem(s.ptr, s.len, "\xe2\x80\x9e", 3) || memmem(s.ptr, s.len, "\xc2\xab", 2);
}

static void list_self(struct listing *l, uint32_t phrases)
{
	bool you = phrases & 1u << PHRASE_YOU, we = phrases & 1u << PHRASE_WE;

	if (you || we || l->f->names_site)
		add(l, F_SELF, l->f->names_site + 2 * you + 4 * we + 8 * holds_quote(l->text) +
			       16 * (l->f->words > 20));
}

enum { PASSED_WORDS = 12 };

static void list_phrases(struct listing *l)
{
	struct phrases found = phrases_in(l->text);
	bool is_long = l->f->words > 20;

	for (unsigned i = 0; i < PHRASE_TOPICS; i++)
		if (l->facts->passed & 1u << i)
			add(l, F_AFTER, 2 * i + is_long);
	if (l->f->words <= PASSED_WORDS && l->f->before)
		l->facts->passed |= found.begins;

	for (unsigned i = 0; i < PHRASE_TOPICS; i++) {
		if (found.begins & 1u << i)
			add(l, F_BEGINS, 2 * i + is_long);
		if (found.holds & 1u << i)
			add(l, F_HOLDS, 2 * i + is_long);
	}
	list_under(l, found.begins);
	list_self(l, found.begins | found.holds);
}

static void list_text(struct listing *l)
{
	const struct block_facts *f = l->f;
	bool is_long = f->words >= 12;

	add(l, F_WORDS, BUCKET(f->words, 2, 3, 4, 6, 9, 13, 19, 28, 41, 61, 101));
	add(l, F_LINKS, link_bucket(l->block->linked, l->block->end - l->block->start) +
				(is_long ? 7 : 0));
	list_form(l);
	add(l, F_END, end_of(l->text));
	add(l, F_START, start_of(l->text));
	add(l, F_SENTENCES, f->sentences < 4 ? f->sentences : 4);
	add(l, F_LOWER, BUCKET(percent(f->lower_words, f->words), 1, 20, 40, 60, 80));
	list_phrases(l);
}

/* ---- elements ---- */

static unsigned tag_bucket(enum tag tag)
{
	static const uint8_t tags[] = { TAG_P,	TAG_DIV,    TAG_LI,	    TAG_H1,  TAG_H2,  TAG_H3,
					TAG_H4, TAG_TD,	    TAG_BLOCKQUOTE, TAG_FIGCAPTION, TAG_DD, TAG_DT,
					TAG_PRE, TAG_SECTION, TAG_ARTICLE, TAG_TH };

	for (unsigned i = 0; i < sizeof(tags); i++)
		if (tags[i] == tag)
			return i;
	return tag == TAG_H5 || tag == TAG_H6 ? 6 : 16;
}

static unsigned holder_bucket(const struct html_facts *facts, uint32_t node)
{
	const struct node_facts *n = &facts->nodes.at[node];

	return BUCKET(percent(n->linked, n->bytes), 2, 10, 30, 60) * 6 +
	       BUCKET(percent(n->prose, facts->prose), 1, 5, 20, 50, 80);
}

static unsigned article_bucket(const struct listing *l)
{
	uint32_t node = l->block->node;
	const struct html_node *nodes = l->page->nodes.at;

	if (!l->facts->article)
		return 0;
	while (node && nodes[node].tag != TAG_ARTICLE)
		node = nodes[node].parent;
	if (!node)
		return 1;
	if (node == l->facts->article)
		return 2;
	return place_in(l->page, node, l->facts->article) < 3 ? 3 : 4;
}

static unsigned tag_class(enum tag tag)
{
	switch ((int)tag) {
	case TAG_P:
		return 0;
	case TAG_LI:
	case TAG_DD:
	case TAG_DT:
		return 1;
	case TAG_TD:
	case TAG_TH:
		return 2;
	case TAG_DIV:
	case TAG_SECTION:
	case TAG_ARTICLE:
		return 4;
	}
	return tag_flags(tag) & TAG_IS_HEADING ? 3 : 5;
}

/* The element together with its links: a list of links is not a list. */
static void list_cross(struct listing *l)
{
	unsigned tag = tag_class((enum tag)l->page->nodes.at[l->f->home].tag);
	uint32_t linked = percent(l->block->linked, l->block->end - l->block->start);

	add(l, F_TAGLINKS, tag * 4 + BUCKET(linked, 1, 50, 95));
}

enum { CARD_LEVELS = 4, CARD_PROSE = 60, CARD_LEAST = 3, CARDS_MANY = 6 };

/* Is it in a card: an element with siblings alike, that hold little each? */
static unsigned repeat_bucket(const struct listing *l)
{
	const struct node_facts *card = NULL;
	uint32_t node = outer_block(l->page, l->f->home);

	for (int i = 0; i < CARD_LEVELS && node; i++, node = outer_block(l->page, node)) {
		const struct node_facts *n = &l->facts->nodes.at[node];

		if (percent(n->prose, l->facts->prose) > CARD_PROSE)
			break;
		if (n->alike >= CARD_LEAST && (!card || n->alike > card->alike))
			card = n;
	}
	if (!card)
		return 0;
	return 1 + (card->alike >= CARDS_MANY) +
	       2 * (card->headings ? 1 : percent(card->linked, card->bytes) >= 25 ? 2 : 0);
}

static void list_place(struct listing *l)
{
	const struct html_facts *facts = l->facts;

	add(l, F_POSITION, BUCKET(percent(l->f->before, facts->prose), 1, 5, 20, 60, 90, 99, 100));
	add(l, F_REPEAT, repeat_bucket(l));
	add(l, F_PAGE, BUCKET(facts->prose, 30, 100, 250, 600, 1500) + (l->f->words >= 12 ? 6 : 0));
}

static void list_elements(struct listing *l)
{
	const struct node_facts *n = &l->facts->nodes.at[l->block->node];
	uint32_t parent = outer_block(l->page, l->f->home);

	add(l, F_TAG, l->f->home == 0 ? 17 : tag_bucket((enum tag)l->page->nodes.at[l->f->home].tag));
	list_bits(l, F_IN, n->in);
	list_bits(l, F_NEAR, n->near);
	list_bits(l, F_OWN, l->page->nodes.at[l->block->node].hints |
				    l->page->nodes.at[l->f->home].hints);
	add(l, F_ARTICLE, article_bucket(l));
	list_cross(l);
	add(l, F_PARENT, holder_bucket(l->facts, parent));
	add(l, F_GRANDPARENT, holder_bucket(l->facts, outer_block(l->page, parent)));
}

/* ---- neighbours ---- */

static unsigned neighbour_bucket(const struct listing *l, size_t i)
{
	const struct block_facts *f = &l->facts->blocks.at[i];
	const struct html_block *b = &l->page->blocks.at[i];
	bool linked = b->linked * 2 > b->end - b->start;
	bool same = outer_block(l->page, f->home) == outer_block(l->page, l->f->home);

	if (linked)
		return same ? 0 : 1;
	return 2 + BUCKET(f->words, 6, 18) * 2 + !same;
}

enum { WINDOW = 5 };

static unsigned window_bucket(const struct listing *l)
{
	size_t from = l->index > WINDOW ? l->index - WINDOW : 0, to = l->index + WINDOW + 1;
	uint64_t linked = 0, bytes = 0;

	if (to > l->page->blocks.len)
		to = l->page->blocks.len;
	for (size_t i = from; i < to; i++) {
		const struct html_block *b = &l->page->blocks.at[i];

		if (i == l->index)
			continue;
		linked += b->linked;
		bytes += b->end - b->start;
	}
	return BUCKET(percent(linked, bytes), 1, 5, 12, 25, 50, 80) + (l->f->words >= 12 ? 7 : 0);
}

static void list_neighbours(struct listing *l)
{
	size_t n = l->page->blocks.len;

	add(l, F_PREVIOUS, l->index ? neighbour_bucket(l, l->index - 1) : 8);
	add(l, F_NEXT, l->index + 1 < n ? neighbour_bucket(l, l->index + 1) : 8);
	add(l, F_WINDOW, window_bucket(l));
}

/* ---- the second pass ---- */

/* Scores are thousandths of a logit. */
static unsigned score_bucket(int64_t score)
{
	static const int32_t limits[] = { -5000, -3000, -1500, -500, 500, 1500, 3000 };
	unsigned i = 0;

	while (i < 7 && score >= limits[i])
		i++;
	return i;
}

static void list_score_at(struct listing *l, enum feature group, int64_t away)
{
	int64_t i = (int64_t)l->index + away;

	if (i < 0 || i >= (int64_t)l->facts->blocks.len)
		add(l, group, 8);
	else
		add(l, group, score_bucket(l->facts->blocks.at[i].score[0]));
}

static int64_t score_around(const struct listing *l)
{
	size_t from = l->index > 5 ? l->index - 5 : 0, to = l->index + 6;
	int64_t sum = 0, weight = 0;

	if (to > l->facts->blocks.len)
		to = l->facts->blocks.len;
	for (size_t i = from; i < to; i++) {
		const struct block_facts *f = &l->facts->blocks.at[i];

		if (i == l->index)
			continue;
		sum += (int64_t)f->score[0] * f->words;
		weight += f->words;
	}
	return weight ? sum / weight : 0;
}

static void list_heading(struct listing *l)
{
	int64_t sum = 0;
	size_t n = 0;

	if (!is_heading(l))
		return;
	for (size_t i = l->index + 1; i < l->facts->blocks.len && n < 3; i++, n++)
		sum += l->facts->blocks.at[i].score[0];
	add(l, F_HEADS, n ? score_bucket(sum / (int64_t)n) : 8);
}

static unsigned span_bucket(const struct listing *l)
{
	const struct html_facts *f = l->facts;

	if (f->first > f->last)
		return 0;
	if (l->index < f->first)
		return l->index + 3 < f->first ? 1 : 2;
	if (l->index > f->last)
		return l->index > f->last + 3 ? 5 : 4;
	return 3;
}

static unsigned alike_bucket(const struct listing *l)
{
	const struct look_tally *t = facts_alike(l->facts, l->page, l->block);
	int64_t weight = t->weight - l->f->words;

	return weight > 0 ? score_bucket((t->good - (int64_t)l->f->score[0] * l->f->words) / weight) : 8;
}

static unsigned main_bucket(const struct listing *l)
{
	const struct html_facts *f = l->facts;
	const struct look_tally *t = facts_alike(f, l->page, l->block);
	unsigned place = f->main_first > f->main_last ? 0 : l->index < f->main_first ? 1 :
			 l->index > f->main_last ? 3 : 2;

	return (place * 4 + BUCKET(percent(t->kept, f->prose), 3, 20, 50)) * 2 + (l->f->words >= 12);
}

static void list_second(struct listing *l)
{
	const struct node_facts *p = &l->facts->nodes.at[outer_block(l->page, l->f->home)];
	int64_t weight = p->weight - l->f->words;
	int64_t good = p->good - (int64_t)l->f->score[0] * l->f->words;

	add(l, F_SCORE, score_bucket(l->f->score[0]));
	list_score_at(l, F_BEFORE1, -1);
	list_score_at(l, F_BEFORE2, -2);
	list_score_at(l, F_AFTER1, 1);
	list_score_at(l, F_AFTER2, 2);
	add(l, F_AROUND, score_bucket(score_around(l)));
	add(l, F_SIBLINGS, weight > 0 ? score_bucket(good / weight) : 8);
	add(l, F_ALIKE, alike_bucket(l));
	add(l, F_STORY, place_in(l->page, l->block->node, l->facts->home));
	add(l, F_SPAN, span_bucket(l));
	list_heading(l);
	add(l, F_MAIN, main_bucket(l));
}

void facts_features(struct html_facts *facts, const struct html_page *page, size_t block, int pass)
{
	struct listing l = { facts, page, &page->blocks.at[block], &facts->blocks.at[block],
			     html_block_text(page, &page->blocks.at[block]), block };

	l.f->features[pass] = (uint32_t)facts->features.len;
	if (pass == 0) {
		add(&l, F_BIAS, 0);
		list_text(&l);
		list_elements(&l);
		list_place(&l);
		add(&l, F_TITLE, l.f->from_title);
		list_bits(&l, F_KNOWN, l.f->known);
		list_neighbours(&l);
		add(&l, F_HOME, place_in(page, l.block->node, facts->home));
	} else {
		list_second(&l);
	}
	l.f->nfeatures[pass] = (uint32_t)facts->features.len - l.f->features[pass];
}
