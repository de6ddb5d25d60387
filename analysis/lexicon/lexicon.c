#include "lexicon/lexicon.h"

#include "base/hash.h"
#include "lexicon/packed.h"

/* the block, placed in the program by lexicon_data.S */
extern const unsigned char lede_lexicon[];

struct view {
	const struct packed_header *header;
	const uint32_t *word_slots;
	const struct packed_word *words;
	const struct packed_class *classes;
	const uint32_t *nodes;
	const struct packed_edge *edges;
	const struct packed_entry *entries;
	const struct packed_kind *kinds;
	const uint32_t *languages;
	const unsigned char *strings;
};

static const void *section(enum packed_section section)
{
	const struct packed_header *h = (const void *)lede_lexicon;

	return lede_lexicon + h->at[section];
}

/* What a function does not use of it costs nothing. */
static inline struct view view(void)
{
	return (struct view){
		.header = (const void *)lede_lexicon,
		.word_slots = section(PACKED_WORD_SLOTS),
		.words = section(PACKED_WORDS),
		.classes = section(PACKED_CLASSES),
		.nodes = section(PACKED_NODES),
		.edges = section(PACKED_EDGES),
		.entries = section(PACKED_ENTRIES),
		.kinds = section(PACKED_KINDS),
		.languages = section(PACKED_LANGUAGES),
		.strings = section(PACKED_STRINGS),
	};
}

static struct slice string_at(const struct view *v, uint32_t offset)
{
	return (struct slice){ (const char *)v->strings + offset + 1, v->strings[offset] };
}

static uint32_t find_word(const struct view *v, struct slice folded, uint32_t hash)
{
	uint32_t slots = v->header->word_slots, tag = packed_tag(hash), slot;

	for (uint32_t at = packed_slot(hash, slots); (slot = v->word_slots[at]);
	     at = at + 1 < slots ? at + 1 : 0) {
		uint32_t word = slot & PACKED_INDEX_MASK;

		if ((slot ^ word) == tag &&
		    slice_equal(string_at(v, v->words[word].text), folded))
			return word;
	}
	return 0;
}

uint32_t lexicon_word(struct slice folded, uint32_t hash)
{
	struct view v = view();

	return find_word(&v, folded, hash);
}

enum { WORD_MAX = 128 }; /* bytes; no table has a longer word */

/* The table is larger than the processor's caches: ask for what the next tokens need,
 * the slots first, then the words that stand there. */
static void fetch_ahead(const struct view *v, const token_vector *tokens, size_t i)
{
	enum { SLOT_AHEAD = 12, WORD_AHEAD = 6 };
	uint32_t slots = v->header->word_slots, slot;

	if (i + SLOT_AHEAD < tokens->len)
		__builtin_prefetch(
			&v->word_slots[packed_slot(tokens->at[i + SLOT_AHEAD].hash, slots)]);
	if (i + WORD_AHEAD < tokens->len) {
		slot = v->word_slots[packed_slot(tokens->at[i + WORD_AHEAD].hash, slots)];
		__builtin_prefetch(&v->words[slot & PACKED_INDEX_MASK]);
	}
}

void lexicon_words(struct slice text, token_vector *tokens)
{
	struct view v = view();
	char folded[WORD_MAX * 2];

	for (size_t i = 0; i < tokens->len; i++) {
		struct token *t = &tokens->at[i];
		struct slice surface = token_text(text, t);

		fetch_ahead(&v, tokens, i);
		t->word = surface.len > WORD_MAX ? 0
			  : find_word(&v, token_fold(surface, folded, sizeof(folded)), t->hash);
	}
}

lexicon_set lexicon_word_sets(uint32_t word)
{
	struct view v = view();

	return v.classes[v.words[word].class].sets;
}

lexicon_set lexicon_word_starts(uint32_t word)
{
	struct view v = view();

	return v.classes[v.words[word].class].starts;
}

struct lexicon_content lexicon_content(uint32_t word)
{
	struct view v = view();
	const struct packed_word *w = &v.words[word];

	return (struct lexicon_content){
		/* without a look at the string's length, which lies far away */
		{ (const char *)v.strings + w->stem + 1, w->stem_len },
		w->hash, w->weight, w->vague
	};
}

static uint32_t find_child(const struct view *v, uint32_t node, uint32_t word)
{
	uint32_t slots = v->header->edge_slots;

	for (uint32_t at = packed_slot(hash_pair(node, word), slots); v->edges[at].child;
	     at = at + 1 < slots ? at + 1 : 0)
		if (v->edges[at].node == node && v->edges[at].word == word)
			return v->edges[at].child;
	return 0;
}

/* The entries [first, end) of a node. */
static uint32_t first_entry(const struct view *v, uint32_t node)
{
	return v->nodes[node] & ~PACKED_CHILDREN;
}

static uint32_t end_entry(const struct view *v, uint32_t node)
{
	return first_entry(v, node + 1);
}

static struct lexicon_entry unpack(const struct view *v, uint32_t entry)
{
	const struct packed_entry *e = &v->entries[entry];

	return (struct lexicon_entry){
		.lexicon = (enum lexicon_id)e->lexicon,
		.name = string_at(v, e->name),
		.type = string_at(v, v->kinds[e->kind].type),
		.kind = string_at(v, v->kinds[e->kind].kind),
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
	uint32_t node = v.words[word].node;

	for (uint32_t e = first_entry(&v, node); e < end_entry(&v, node); e++) {
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
	uint32_t end = end_entry(v, node);

	for (uint32_t e = first_entry(v, node); e < end && n < LEXICON_MATCHES; e++) {
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
		if (++i >= limit || !(v.nodes[node] & PACKED_CHILDREN) || !tokens->at[i].word ||
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
	struct view v = view();

	return language >= 0 && v.classes[v.words[word].class].stop >> language & 1;
}
