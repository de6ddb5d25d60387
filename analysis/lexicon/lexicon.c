#include "lexicon/lexicon.h"

#include "base/hash.h"
#include "lexicon/packed.h"

/* the block, placed in the program by lexicon_data.S */
extern const unsigned char lede_lexicon[];

struct view {
	const struct packed_header *header;
	const struct packed_word *words;
	const uint32_t *word_slots;
	const struct packed_node *nodes;
	const struct packed_edge *edges;
	const struct packed_entry *entries;
	const uint32_t *languages;
	const unsigned char *strings;
};

static const void *section(size_t *at, size_t size)
{
	const void *here = lede_lexicon + *at;

	*at += (size + 7) & ~(size_t)7;
	return here;
}

/* A few additions: cheaper than keeping it anywhere. */
static struct view view(void)
{
	const struct packed_header *h = (const void *)lede_lexicon;
	size_t at = 0;

	return (struct view){
		.header = section(&at, sizeof(*h)),
		.words = section(&at, h->words * sizeof(struct packed_word)),
		.word_slots = section(&at, h->word_slots * sizeof(uint32_t)),
		.nodes = section(&at, h->nodes * sizeof(struct packed_node)),
		.edges = section(&at, h->edge_slots * sizeof(struct packed_edge)),
		.entries = section(&at, h->entries * sizeof(struct packed_entry)),
		.languages = section(&at, h->languages * sizeof(uint32_t)),
		.strings = section(&at, h->strings),
	};
}

static struct slice string_at(const struct view *v, uint32_t offset)
{
	const unsigned char *p = v->strings + offset;

	return (struct slice){ (const char *)p + 2, p[0] | (size_t)p[1] << 8 };
}

static uint32_t find_word(const struct view *v, struct slice folded, uint32_t hash)
{
	uint32_t mask = v->header->word_slots - 1;

	for (uint32_t at = hash & mask; v->word_slots[at]; at = (at + 1) & mask) {
		const struct packed_word *word = &v->words[v->word_slots[at]];

		if (word->hash == hash && slice_equal(string_at(v, word->text), folded))
			return v->word_slots[at];
	}
	return 0;
}

uint32_t lexicon_word(struct slice folded, uint32_t hash)
{
	struct view v = view();

	return find_word(&v, folded, hash);
}

enum { WORD_MAX = 128 }; /* bytes; no table has a longer word */

void lexicon_words(struct slice text, token_vector *tokens)
{
	struct view v = view();
	char folded[WORD_MAX * 2];

	for (size_t i = 0; i < tokens->len; i++) {
		struct token *t = &tokens->at[i];
		struct slice surface = token_text(text, t);

		t->word = surface.len > WORD_MAX ? 0
			  : find_word(&v, token_fold(surface, folded, sizeof(folded)), t->hash);
	}
}

lexicon_set lexicon_word_sets(uint32_t word)
{
	return view().words[word].sets;
}

bool lexicon_word_starts(uint32_t word)
{
	return view().words[word].node != 0;
}

static uint32_t find_child(const struct view *v, uint32_t node, uint32_t word)
{
	uint32_t mask = v->header->edge_slots - 1;

	for (uint32_t at = hash_pair(node, word) & mask; v->edges[at].child; at = (at + 1) & mask)
		if (v->edges[at].node == node && v->edges[at].word == word)
			return v->edges[at].child;
	return 0;
}

static struct lexicon_entry unpack(const struct view *v, uint32_t entry)
{
	const struct packed_entry *e = &v->entries[entry];

	return (struct lexicon_entry){
		.lexicon = (enum lexicon_id)e->lexicon,
		.name = string_at(v, e->name),
		.type = string_at(v, e->type),
		.kind = string_at(v, e->kind),
		.ref = string_at(v, e->ref),
		.weight = e->weight,
		.exact = e->exact,
	};
}

struct lexicon_entry lexicon_entry(uint32_t entry)
{
	struct view v = view();

	return unpack(&v, entry);
}

bool lexicon_word_entry(uint32_t word, enum lexicon_id lexicon, struct lexicon_entry *out)
{
	struct view v = view();
	const struct packed_node *node = &v.nodes[v.words[word].node];

	for (uint32_t e = node->first; e < node->first + node->count; e++) {
		if (v.entries[e].lexicon != lexicon)
			continue;
		*out = unpack(&v, e);
		return true;
	}
	return false;
}

/* U+2019 in the text is the ' of the table. Bytes of s from *at that make one. */
static bool is_apostrophe(struct slice s, size_t at, size_t *width)
{
	*width = slice_starts(slice_sub(s, at, s.len), SLICE("\xe2\x80\x99")) ? 3 : 1;
	return *width == 3 || s.ptr[at] == '\'';
}

static bool is_blank(struct slice s, size_t at, size_t *width)
{
	*width = slice_starts(slice_sub(s, at, s.len), SLICE("\xc2\xa0")) ? 2 : 1;
	return *width == 2 || s.ptr[at] == ' ' || (s.ptr[at] >= '\t' && s.ptr[at] <= '\r');
}

/* Is the surface the name in the name's own case? White space may differ. */
static bool same_case(struct slice surface, struct slice name)
{
	size_t i = 0, j = 0, wi, wj;

	while (i < surface.len && j < name.len) {
		if (is_apostrophe(surface, i, &wi) && is_apostrophe(name, j, &wj)) {
			i += wi, j += wj;
		} else if (is_blank(surface, i, &wi)) {
			i += wi;
		} else if (is_blank(name, j, &wj)) {
			j += wj;
		} else if (surface.ptr[i++] != name.ptr[j++]) {
			return false;
		}
	}
	return i == surface.len && j == name.len;
}

/* Add the entries of one node; `surface` is what was walked to reach it. */
static size_t add_matches(const struct view *v, uint32_t node, struct slice surface,
			  struct lexicon_match match, lexicon_set wanted,
			  struct lexicon_match *out, size_t n)
{
	uint32_t first = v->nodes[node].first;

	for (uint32_t e = first; e < first + v->nodes[node].count && n < LEXICON_MATCHES; e++) {
		const struct packed_entry *entry = &v->entries[e];

		if (!(wanted & LEXICON_BIT(entry->lexicon)))
			continue;
		if (entry->exact && !same_case(surface, string_at(v, entry->name)))
			continue;
		match.entry = e;
		out[n++] = match;
	}
	return n;
}

enum { DEPTH = 16 }; /* words of the longest name */

size_t lexicon_at(struct slice text, const token_vector *tokens, size_t at, size_t limit,
		  lexicon_set wanted, struct lexicon_match out[static LEXICON_MATCHES])
{
	struct view v = view();
	uint32_t path[DEPTH], depth = 0;
	uint32_t node = v.words[tokens->at[at].word].node;
	size_t n = 0;

	for (size_t i = at; node && depth < DEPTH;) {
		path[depth++] = node;
		if (++i >= limit || !v.nodes[node].children || !tokens->at[i].word ||
		    tokens->at[i].flags & TOKEN_PARAGRAPH)
			break;
		node = find_child(&v, node, tokens->at[i].word);
	}
	for (; depth > 0; depth--) {
		struct lexicon_match match = { (uint32_t)at, (uint32_t)(at + depth), 0 };
		struct slice surface = slice_sub(text, tokens->at[at].start,
						 tokens->at[at + depth - 1].end);

		n = add_matches(&v, path[depth - 1], surface, match, wanted, out, n);
	}
	return n;
}

struct slice lexicon_ref(struct slice ref, const char *scheme)
{
	size_t len = strlen(scheme);

	while (ref.len) {
		const char *comma = memchr(ref.ptr, ',', ref.len);
		size_t end = comma ? (size_t)(comma - ref.ptr) : ref.len;

		if (end > len && ref.ptr[len] == ':' && memcmp(ref.ptr, scheme, len) == 0)
			return slice_sub(ref, len + 1, end);
		ref = slice_sub(ref, comma ? end + 1 : end, ref.len);
	}
	return (struct slice){ 0 };
}

int stopword_language(const char *code)
{
	struct view v = view();

	for (uint32_t i = 0; i < v.header->languages; i++)
		if (slice_is(string_at(&v, v.languages[i]), code))
			return (int)i;
	return -1;
}

bool stopword(int language, uint32_t word)
{
	return language >= 0 && view().words[word].stop >> language & 1;
}
