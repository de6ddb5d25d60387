#include "ingest/html/ascii.h"
#include "ingest/html/features.h"

/* ---- words ---- */

static bool in_word(unsigned char c)
{
	return c >= 0x80 || ascii_is_letter(c) || ascii_is_digit(c);
}

/* A hash of the next word, case aside; *at goes behind it. 0 at the end. */
static uint64_t next_word(struct slice s, size_t *at)
{
	uint64_t h = 1469598103934665603u;
	size_t i = *at;

	while (i < s.len && !in_word((unsigned char)s.ptr[i]))
		i++;
	if (i == s.len) {
		*at = i;
		return 0;
	}
	for (; i < s.len && in_word((unsigned char)s.ptr[i]); i++)
		h = (h ^ (unsigned char)(s.ptr[i] | (s.ptr[i] & 0x40) >> 1)) * 1099511628211u;
	*at = i;
	h ^= h >> 29;
	return h ? h : 1;
}

static uint64_t hash_words(struct slice s)
{
	uint64_t all = 0, word;
	size_t at = 0;

	while ((word = next_word(s, &at)))
		all = (all ^ word) * 0x9e3779b97f4a7c15u + 1;
	return all ^ all >> 31;
}

enum { SHINGLE = 3 };

void facts_shingles(number_set set, struct slice s, bool add, uint32_t *count, uint32_t *found)
{
	uint64_t last[SHINGLE] = { 0 }, word;
	size_t at = 0, n = 0;

	*count = *found = 0;
	while ((word = next_word(s, &at))) {
		uint64_t key;

		last[n++ % SHINGLE] = word;
		if (n < SHINGLE)
			continue;
		key = (last[n % SHINGLE] * 3 + last[(n + 1) % SHINGLE]) * 0x9e3779b97f4a7c15u +
		      last[(n + 2) % SHINGLE];
		key ^= key >> 31;
		key += !key;
		++*count;
		if (add)
			set_add(set, key);
		else
			*found += set_has(set, key);
	}
}

/* ---- one block ---- */

/* Chinese and Japanese are written without spaces: two characters count as a word.
 * By their first byte in UTF-8: U+3000 to U+9FFF. */
static bool is_dense(unsigned char lead)
{
	return lead >= 0xe3 && lead <= 0xe9;
}

static void count_text(struct block_facts *f, struct slice s)
{
	uint32_t dense = 0, spaces = 0;
	unsigned char before = ' ';

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool begins = before == ' ' || before == '\n';

		if (c == ' ' || c == '\n') {
			spaces++;
			f->sentences += before == '.' || before == '!' || before == '?';
		} else if (ascii_is_lower(c)) {
			f->letters++;
			f->lower_words += begins;
		} else if (ascii_is_upper(c)) {
			f->letters++;
			f->upper_words += begins;
		} else if (ascii_is_digit(c)) {
			f->digits++;
		} else if (c >= 0xc0) {
			f->letters++;
			dense += is_dense(c);
			f->lower_words += begins && c > 0xcf && !is_dense(c);
		} else if (c == ',') {
			f->commas++;
		}
		before = c;
	}
	f->words = (spaces + 1 > dense / 2 ? spaces + 1 : dense / 2);
}

/* As hash_words, and whether the words of the site's name are among them. */
static uint64_t look_at_words(const struct html_facts *facts, struct block_facts *f, struct slice s)
{
	uint64_t all = 0, word;
	size_t at = 0, met = 0;

	while ((word = next_word(s, &at))) {
		all = (all ^ word) * 0x9e3779b97f4a7c15u + 1;
		if (!facts->site_words)
			continue;
		met = word == facts->site[met] ? met + 1 : word == facts->site[0];
		if (met == facts->site_words)
			f->names_site = true, met = 0;
	}
	return all ^ all >> 31;
}

static bool is_prose(const struct block_facts *f, const struct html_block *b)
{
	return f->words >= 12 && (f->sentences || f->commas || f->words > 20) &&
	       b->linked * 3 < b->end - b->start;
}

static void count_block(struct html_facts *facts, const struct html_page *page, size_t i)
{
	const struct html_block *b = &page->blocks.at[i];
	struct block_facts *f = &facts->blocks.at[i];
	struct node_facts *node = &facts->nodes.at[b->node];
	bool prose;

	*f = (struct block_facts){ 0 };
	count_text(f, html_block_text(page, b));
	f->hash = look_at_words(facts, f, html_block_text(page, b));
	f->home = b->node;
	while (f->home && !(tag_flags((enum tag)page->nodes.at[f->home].tag) & TAG_IS_BLOCK))
		f->home = page->nodes.at[f->home].parent;
	prose = is_prose(f, b);
	f->before = facts->prose;
	node->headings += (tag_flags((enum tag)page->nodes.at[f->home].tag) & TAG_IS_HEADING) != 0;
	node->words += f->words;
	node->prose += prose ? f->words : 0;
	node->linked += b->linked;
	node->bytes += b->end - b->start;
	facts->words += f->words;
	facts->prose += prose ? f->words : 0;
}

/* ---- elements ---- */

/* Elements around that tell something, as bits. */
static uint32_t kind_of(enum tag tag)
{
	static const uint8_t kinds[] = { TAG_ARTICLE, TAG_MAIN,	  TAG_ASIDE, TAG_NAV,	TAG_FOOTER,
					 TAG_HEADER,  TAG_FORM,	  TAG_FIGURE, TAG_TABLE, TAG_UL,
					 TAG_OL,      TAG_BLOCKQUOTE, TAG_SECTION, TAG_FIGCAPTION,
					 TAG_DL,      TAG_DETAILS };

	for (uint32_t i = 0; i < sizeof(kinds); i++)
		if (kinds[i] == tag)
			return 1u << i;
	return 0;
}

enum { HIDDEN_BIT = 16 };

/* Down the tree: what surrounds each element. Its parent has the smaller index. */
static void inherit(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = 1; i < page->nodes.len; i++) {
		const struct html_node *n = &page->nodes.at[i], *p = &page->nodes.at[n->parent];
		struct node_facts *f = &facts->nodes.at[i];
		const struct node_facts *pf = &facts->nodes.at[n->parent];

		f->near = n->hints | p->hints;
		if (n->parent)
			f->near |= page->nodes.at[p->parent].hints;
		f->in = pf->in | kind_of((enum tag)n->tag) | (n->hidden ? 1u << HIDDEN_BIT : 0);
	}
}

/* Up the tree: what each element holds. */
static void sum_up(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = page->nodes.len; i-- > 1;) {
		const struct node_facts *f = &facts->nodes.at[i];
		struct node_facts *p = &facts->nodes.at[page->nodes.at[i].parent];

		p->words += f->words;
		p->headings += f->headings;
		p->prose += f->prose;
		p->linked += f->linked;
		p->bytes += f->bytes;
	}
}

/* The innermost element that still holds so many hundredths of the page's prose. */
static uint32_t home_of_prose(const struct html_facts *facts, uint32_t hundredths)
{
	uint64_t least = (uint64_t)facts->prose * hundredths / 100;
	uint32_t best = 0;

	for (uint32_t i = 1; i < facts->nodes.len; i++)
		if (facts->prose && facts->nodes.at[i].prose > least)
			best = i; /* those behind it that hold as much are inside it */
	return best;
}

/* Of those that are not inside another. */
static uint32_t main_article(const struct html_facts *facts, const struct html_page *page)
{
	uint32_t best = 0;

	for (uint32_t i = 1; i < page->nodes.len; i++)
		if (page->nodes.at[i].tag == TAG_ARTICLE &&
		    (!best || facts->nodes.at[i].prose > facts->nodes.at[best].prose))
			best = i;
	return best;
}

/* ---- elements alike ---- */

uint32_t outer_block(const struct html_page *page, uint32_t node)
{
	if (!node)
		return 0;
	do
		node = page->nodes.at[node].parent;
	while (node && !(tag_flags((enum tag)page->nodes.at[node].tag) & TAG_IS_BLOCK));
	return node;
}

static uint64_t mix(uint64_t h, uint64_t with)
{
	h = (h ^ with) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

/* Name and class, as a hash. */
static uint64_t look_of(const struct html_node *node)
{
	uint64_t h = mix(0, node->tag + 1u);

	for (size_t i = 0; i < node->class.len; i++)
		h = (h ^ (unsigned char)node->class.ptr[i]) * 1099511628211u;
	return h ^ h >> 31;
}

static struct look_tally *tally_at(const struct html_facts *facts, uint64_t key)
{
	size_t mask = facts->tallies.len - 1, i;

	key += !key;
	for (i = key & mask; facts->tallies.at[i].key; i = (i + 1) & mask)
		if (facts->tallies.at[i].key == key)
			return &facts->tallies.at[i];
	return &facts->tallies.at[i];
}

static struct look_tally *tally_add(struct html_facts *facts, uint64_t key)
{
	struct look_tally *t = tally_at(facts, key);

	t->key = key + !key;
	t->count++;
	return t;
}

static void count_alike(struct html_facts *facts, const struct html_page *page)
{
	set_clear(&facts->tallies, page->nodes.len);
	for (uint32_t i = 1; i < page->nodes.len; i++) {
		const struct html_node *n = &page->nodes.at[i];

		facts->nodes.at[i].look = look_of(n);
		tally_add(facts, mix(facts->nodes.at[i].look, n->parent));
	}
	for (uint32_t i = 1; i < page->nodes.len; i++) {
		struct node_facts *f = &facts->nodes.at[i];

		f->alike = tally_at(facts, mix(f->look, page->nodes.at[i].parent))->count;
	}
}

/* Looks of a block's element and of the two around it, whatever their place. */
static uint64_t looks_around(const struct html_facts *facts, const struct html_page *page, uint32_t node)
{
	uint64_t key = 0;

	for (int i = 0; i < 3 && node; i++, node = page->nodes.at[node].parent)
		key = mix(key, facts->nodes.at[node].look);
	return key;
}

const struct look_tally *facts_alike(const struct html_facts *facts, const struct html_page *page,
				const struct html_block *b)
{
	return tally_at(facts, looks_around(facts, page, b->node));
}

/* ---- title ---- */

/* Hundredths of the words of s that are in `set`. */
static uint32_t likeness(number_set set, struct slice s)
{
	uint32_t n = 0, found = 0;
	uint64_t word;
	size_t at = 0;

	while ((word = next_word(s, &at))) {
		n++;
		found += set_has(set, word);
	}
	return n ? found * 100 / n : 0;
}

/* The block that is the headline: of those in h1 or h2, or that say what the metadata
 * call the title, the one most like it. */
static uint32_t find_title(struct html_facts *facts, const struct html_page *page, struct slice title,
			   const struct html_known *known)
{
	uint64_t hash = hash_words(title), of_site = hash_words(known->site), word;
	uint64_t shown = hash_words(known->shown);
	uint32_t best = UINT32_MAX, most = 0;
	size_t at = 0;

	set_clear(&facts->seen, title.len / 2);
	while ((word = next_word(title, &at)))
		set_add(set_of(&facts->seen), word);
	for (uint32_t i = 0; i < page->blocks.len; i++) {
		const struct html_block *b = &page->blocks.at[i];
		enum tag tag = (enum tag)page->nodes.at[facts->blocks.at[i].home].tag;
		bool same = facts->blocks.at[i].hash == hash;
		uint32_t like = 0;

		if (!same && ((tag != TAG_H1 && tag != TAG_H2) || facts->blocks.at[i].hash == of_site))
			continue;
		same |= facts->blocks.at[i].hash == shown;
		like = same ? 150 : likeness(set_of(&facts->seen), html_block_text(page, b));
		if (facts->blocks.at[i].words < 3 && !same)
			like /= 2;
		like += tag == TAG_H1 ? 60 : 0;
		if (!title.len && tag == TAG_H1)
			like = 70; /* nothing to compare it with */
		if (like > most && like >= 70) {
			most = like;
			best = i;
		}
	}
	return best;
}

static void place_from_title(struct html_facts *facts, size_t i, uint64_t title)
{
	struct block_facts *f = &facts->blocks.at[i];

	if (facts->title == UINT32_MAX)
		f->from_title = 0;
	else if (i == facts->title)
		f->from_title = FROM_TITLE_IS;
	else if (f->hash == title)
		f->from_title = FROM_TITLE_AGAIN;
	else if (i < facts->title)
		f->from_title = 1;
	else if (i <= facts->title + 3)
		f->from_title = 4;
	else
		f->from_title = i <= facts->title + 10 ? 5 : 6;
}

/* ---- all ---- */

enum { BODY_LEAST = 300 }; /* bytes of an articleBody that is worth comparing with */

enum { IN_DESCRIPTION = 32 };

/* Blocks that are in one of the descriptions, whole or nearly so. */
static void compare_descriptions(struct html_facts *facts, const struct html_page *page,
				 const struct html_known *known)
{
	size_t n = sizeof(known->descriptions) / sizeof(*known->descriptions), bytes = 0;
	uint32_t count, found;

	for (size_t i = 0; i < n; i++)
		bytes += known->descriptions[i].len;
	if (!bytes)
		return;
	set_clear(&facts->seen, bytes / 2 + 1);
	for (size_t i = 0; i < n; i++)
		facts_shingles(set_of(&facts->seen), known->descriptions[i], true, &count, &found);
	for (size_t i = 0; i < page->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		if (f->words < SHINGLE + 2 || page->blocks.at[i].end - page->blocks.at[i].start > bytes * 2)
			continue;
		facts_shingles(set_of(&facts->seen), html_block_text(page, &page->blocks.at[i]), false, &count, &found);
		if (count && found * 10 >= count * 8)
			f->known |= IN_DESCRIPTION;
	}
}

static void compare_known(struct html_facts *facts, const struct html_page *page,
			  const struct html_known *known)
{
	bool body = known->body.len >= BODY_LEAST;
	uint64_t description = hash_words(known->description);
	uint32_t count, found;

	set_clear(&facts->body, body ? known->body.len / 3 : 1);
	if (body)
		facts_shingles(set_of(&facts->body), known->body, true, &count, &found);
	set_clear(&facts->seen, page->blocks.len);
	for (size_t i = page->blocks.len; i-- > 0;) {
		struct block_facts *f = &facts->blocks.at[i];

		if (f->words >= 3 && f->hash && !set_add(set_of(&facts->seen), f->hash))
			f->known |= 16; /* it comes again */
	}
	compare_descriptions(facts, page, known);
	set_clear(&facts->seen, page->blocks.len);
	for (size_t i = 0; i < page->blocks.len; i++) {
		struct block_facts *f = &facts->blocks.at[i];

		if (f->words >= 3 && f->hash && !set_add(set_of(&facts->seen), f->hash))
			f->known |= 1;
		if (f->words >= 3 && f->hash == description)
			f->known |= 2;
		if (!body || f->words < SHINGLE)
			continue;
		facts_shingles(set_of(&facts->body), html_block_text(page, &page->blocks.at[i]), false,
			 &count, &found);
		if (count)
			f->known |= found * 10 >= count * 6 ? 4 : 8;
	}
}

static void name_site(struct html_facts *facts, struct slice site)
{
	size_t at = 0, n = 0;
	uint64_t word;

	while ((word = next_word(site, &at)) && n < sizeof(facts->site) / sizeof(*facts->site))
		facts->site[n++] = word;
	facts->site_words = n;
}

void facts_gather(struct html_facts *facts, const struct html_page *page,
		  const struct html_known *known)
{
	struct slice title = known->title.len ? known->title : page->title;
	uint64_t hash = hash_words(title);

	vector_clear(&facts->blocks);
	vector_clear(&facts->nodes);
	vector_clear(&facts->features);
	vector_reserve(&facts->blocks, page->blocks.len);
	vector_reserve(&facts->nodes, page->nodes.len);
	facts->blocks.len = page->blocks.len;
	facts->nodes.len = page->nodes.len;
	memset(facts->nodes.at, 0, facts->nodes.len * sizeof(*facts->nodes.at));
	facts->words = facts->prose = 0;
	name_site(facts, known->site);
	for (size_t i = 0; i < page->blocks.len; i++)
		count_block(facts, page, i);
	inherit(facts, page);
	sum_up(facts, page);
	count_alike(facts, page);
	facts->passed = 0;
	facts->home = home_of_prose(facts, 60);
	facts->article = main_article(facts, page);
	facts->heading = UINT32_MAX;
	facts->title = find_title(facts, page, title, known);
	for (size_t i = 0; i < page->blocks.len; i++)
		place_from_title(facts, i, hash);
	compare_known(facts, page, known);
}

static void add_scores(struct html_facts *facts, const struct html_page *page)
{
	for (size_t i = 0; i < facts->nodes.len; i++)
		facts->nodes.at[i].good = facts->nodes.at[i].weight = facts->nodes.at[i].prose = 0;
	set_clear(&facts->tallies, page->blocks.len);
	facts->prose = 0;
	facts->first = UINT32_MAX;
	facts->last = 0;
	for (size_t i = 0; i < page->blocks.len; i++) {
		const struct block_facts *f = &facts->blocks.at[i];
		struct node_facts *node = &facts->nodes.at[page->blocks.at[i].node];
		struct look_tally *alike = tally_add(facts, looks_around(facts, page, page->blocks.at[i].node));

		alike->good += (int64_t)f->score[0] * f->words;
		alike->weight += f->words;
		node->good += (int64_t)f->score[0] * f->words;
		node->weight += f->words;
		if (f->score[0] <= 0)
			continue;
		node->prose += f->words;
		alike->kept += f->words;
		facts->prose += f->words;
		if (f->words < 20)
			continue;
		facts->first = facts->first > i ? (uint32_t)i : facts->first;
		facts->last = (uint32_t)i;
	}
}

/* Where the elements of the name and class that hold most of what is kept begin and end. */
static void find_main(struct html_facts *facts, const struct html_page *page)
{
	uint64_t key = 0;
	uint32_t most = 0;

	for (size_t i = 0; i < facts->tallies.len; i++) {
		const struct look_tally *t = &facts->tallies.at[i];

		if (t->kept > most || (t->kept == most && t->key < key))
			most = t->kept, key = t->key;
	}
	facts->main_first = UINT32_MAX;
	facts->main_last = 0;
	for (uint32_t i = 0; i < page->blocks.len && most; i++) {
		const struct block_facts *f = &facts->blocks.at[i];

		if (f->score[0] <= 0 || f->words < 12 || facts_alike(facts, page, &page->blocks.at[i])->key != key)
			continue;
		if (facts->main_first > i)
			facts->main_first = i;
		facts->main_last = i;
	}
}

void facts_second(struct html_facts *facts, const struct html_page *page)
{
	add_scores(facts, page);
	for (size_t i = page->nodes.len; i-- > 1;) {
		const struct node_facts *f = &facts->nodes.at[i];
		struct node_facts *p = &facts->nodes.at[page->nodes.at[i].parent];

		p->good += f->good;
		p->weight += f->weight;
		p->prose += f->prose;
	}
	facts->home = home_of_prose(facts, 75);
	find_main(facts, page);
}

void facts_free(struct html_facts *facts)
{
	vector_free(&facts->blocks);
	vector_free(&facts->nodes);
	vector_free(&facts->features);
	vector_free(&facts->seen);
	vector_free(&facts->tallies);
	vector_free(&facts->body);
}
