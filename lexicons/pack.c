/* Pack the tables of lexicons/ into the block that lexicon.c reads.
 *
 * usage: pack OUT NAMES... -- STOPWORDS...
 *
 * The order of NAMES gives the lexicons their numbers, the same as in the generated
 * lexicon_ids.h. A table that is not as lexicons/README.md says is an error with its
 * file and line, and nothing is written. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "lexicon/lexicon.h"
#include "lexicon/packed.h"
#include "text/stem.h"
#include "text/token.h"

enum { LEXICONS_MAX = 64, LANGUAGES_MAX = 64, COLUMNS = 5, WORD_MAX = 128, STRING_MAX = 255 };

/* A hash table from a key to the index of a record, growing by doubling. */
struct index {
	uint32_t *slots, size, used;
};

/* A word, a node and an entry as they are gathered; packed when all are known. */
struct word {
	uint32_t hash, text, node;
	uint32_t documents; /* the weight in the table of frequencies */
	enum vague vague;
	struct packed_class class;
};

struct node {
	uint32_t entries, children; /* how many */
};

struct row_entry {
	uint32_t node;
	struct packed_entry packed;
};

struct packer {
	struct arena arena;
	VECTOR(struct word) words;
	struct index word_index;
	VECTOR(struct packed_class) classes;
	VECTOR(struct packed_kind) kinds;
	VECTOR(struct node) nodes;
	VECTOR(struct packed_edge) edges;
	struct index edge_index;
	VECTOR(struct row_entry) entries;
	VECTOR(uint32_t) languages;
	struct buffer strings;
	struct index string_index;
	VECTOR(uint32_t) string_offsets;
	token_vector tokens;
	struct buffer name;
	uint32_t lexicons;
	uint32_t english; /* of the languages */
	const char *file;
	size_t line;
};

static _Noreturn void fail(const struct packer *p, const char *what)
{
	fprintf(stderr, "pack: %s:%zu: %s\n", p->file, p->line, what);
	exit(1);
}

/* Needs room: see index_room. */
static void index_put(struct index *index, uint32_t hash, uint32_t value)
{
	uint32_t at = hash & (index->size - 1);

	while (index->slots[at])
		at = (at + 1) & (index->size - 1);
	index->slots[at] = value + 1;
	index->used++;
}

/* Grow when one more would fill over half; `hash_of` gives back a record's hash. */
static void index_room(struct index *index, const struct packer *p,
		       uint32_t (*hash_of)(const struct packer *, uint32_t))
{
	struct index grown = { .size = index->size ? index->size * 2 : 1024 };

	if ((index->used + 1) * 2 <= index->size)
		return;
	grown.slots = memory_new(grown.size * sizeof(uint32_t));
	memset(grown.slots, 0, grown.size * sizeof(uint32_t));
	for (uint32_t i = 0; i < index->size; i++)
		if (index->slots[i])
			index_put(&grown, hash_of(p, index->slots[i] - 1), index->slots[i] - 1);
	free(index->slots);
	*index = grown;
}

static struct slice string_at(const struct packer *p, uint32_t offset)
{
	return (struct slice){ p->strings.at + offset + 1, (unsigned char)p->strings.at[offset] };
}

static uint32_t string_hash(const struct packer *p, uint32_t i)
{
	return hash_slice(string_at(p, p->string_offsets.at[i]));
}

static uint32_t intern(struct packer *p, struct slice s)
{
	uint32_t hash = hash_slice(s);
	struct index *index = &p->string_index;

	if (s.len > STRING_MAX)
		fail(p, "a column of more than 255 bytes");
	index_room(index, p, string_hash);
	for (uint32_t at = hash & (index->size - 1); index->slots[at];
	     at = (at + 1) & (index->size - 1)) {
		uint32_t offset = p->string_offsets.at[index->slots[at] - 1];

		if (slice_equal(string_at(p, offset), s))
			return offset;
	}
	index_put(index, hash, (uint32_t)p->string_offsets.len);
	*vector_push(&p->string_offsets) = (uint32_t)p->strings.len;
	buffer_byte(&p->strings, (char)s.len);
	buffer_slice(&p->strings, s);
	return p->string_offsets.at[p->string_offsets.len - 1];
}

static uint32_t word_hash(const struct packer *p, uint32_t i)
{
	return p->words.at[i].hash;
}

/* The word's index, or 0. */
static uint32_t find_word(const struct packer *p, struct slice word, uint32_t hash)
{
	const struct index *index = &p->word_index;

	for (uint32_t at = hash & (index->size - 1); index->slots[at];
	     at = (at + 1) & (index->size - 1)) {
		uint32_t id = index->slots[at] - 1;

		if (p->words.at[id].hash == hash &&
		    slice_equal(string_at(p, p->words.at[id].text), word))
			return id;
	}
	return 0;
}

static uint32_t word_id(struct packer *p, struct slice surface)
{
	char folded[WORD_MAX * 2];
	struct slice word;
	uint32_t hash, known;

	if (surface.len > WORD_MAX)
		fail(p, "a word of more than 128 bytes");
	word = token_fold(surface, folded, sizeof(folded));
	hash = hash_slice(word);
	index_room(&p->word_index, p, word_hash);
	known = find_word(p, word, hash);
	if (known)
		return known;
	index_put(&p->word_index, hash, (uint32_t)p->words.len);
	*vector_push(&p->words) = (struct word){ .hash = hash, .text = intern(p, word) };
	return (uint32_t)p->words.len - 1;
}

static uint32_t new_node(struct packer *p)
{
	if (p->nodes.len >> PACKED_NODE_BITS)
		fail(p, "more names than there are numbers for");
	*vector_push(&p->nodes) = (struct node){ 0 };
	return (uint32_t)p->nodes.len - 1;
}

static uint32_t edge_hash(const struct packer *p, uint32_t i)
{
	return hash_pair(p->edges.at[i].node, p->edges.at[i].word);
}

static uint32_t child_of(struct packer *p, uint32_t node, uint32_t word)
{
	struct index *index = &p->edge_index;
	uint32_t hash = hash_pair(node, word);

	index_room(index, p, edge_hash);
	for (uint32_t at = hash & (index->size - 1); index->slots[at];
	     at = (at + 1) & (index->size - 1)) {
		struct packed_edge *edge = &p->edges.at[index->slots[at] - 1];

		if (edge->node == node && edge->word == word)
			return edge->child;
	}
	index_put(index, hash, (uint32_t)p->edges.len);
	*vector_push(&p->edges) = (struct packed_edge){ node, word, new_node(p) };
	p->nodes.at[node].children++;
	return p->edges.at[p->edges.len - 1].child;
}

/* The node that the words of a name lead to, made as needed. */
static uint32_t node_of(struct packer *p, struct slice name)
{
	uint32_t node = 0;

	for (size_t i = 0; i < p->tokens.len; i++) {
		uint32_t word = word_id(p, token_text(name, &p->tokens.at[i]));

		if (i > 0) {
			node = child_of(p, node, word);
			continue;
		}
		p->words.at[word].class.starts |= (uint64_t)1 << p->lexicons;
		if (!p->words.at[word].node) {
			uint32_t made = new_node(p);

			p->words.at[word].node = made;
		}
		node = p->words.at[word].node;
	}
	return node;
}

static uint32_t weight_of(const struct packer *p, struct slice digits)
{
	uint64_t weight = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.ptr[i] < '0' || digits.ptr[i] > '9')
			fail(p, "weight is not a whole number");
		weight = weight * 10 + (uint64_t)(digits.ptr[i] - '0');
		if (weight > UINT32_MAX)
			fail(p, "weight is over 4,294,967,295");
	}
	return (uint32_t)weight;
}

/* Cut a line at its tabs; "-" and missing columns are empty. */
static void columns_of(const struct packer *p, struct slice line, struct slice out[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		const char *tab = line.len ? memchr(line.ptr, '\t', line.len) : NULL;
		size_t end = tab ? (size_t)(tab - line.ptr) : line.len;

		out[i] = slice_sub(line, 0, end);
		if (i > 0 && slice_is(out[i], "-"))
			out[i].len = 0;
		line = slice_sub(line, tab ? end + 1 : end, line.len);
	}
	if (line.len)
		fail(p, "more than five columns");
}

/* Few pairs of type and kind serve all rows: a search is quick enough. */
static uint16_t kind_of(struct packer *p, struct slice type, struct slice kind)
{
	struct packed_kind wanted = { intern(p, type), intern(p, kind) };

	for (size_t i = 0; i < p->kinds.len; i++)
		if (p->kinds.at[i].type == wanted.type && p->kinds.at[i].kind == wanted.kind)
			return (uint16_t)i;
	if (p->kinds.len > UINT16_MAX)
		fail(p, "more than 65,536 kinds");
	*vector_push(&p->kinds) = wanted;
	return (uint16_t)(p->kinds.len - 1);
}

/* The words of a name as they are inside a sentence: alone, the stop of "Calif."
 * would be taken for a sentence's end. */
static void tokenize_name(struct packer *p, struct slice name)
{
	buffer_clear(&p->name);
	buffer_slice(&p->name, name);
	buffer_string(&p->name, " x");
	tokenize(buffer_view(&p->name), true, &p->tokens);
	p->tokens.len--;
}

static void add_name(struct packer *p, struct slice line, bool exact)
{
	struct slice c[COLUMNS];
	bool plain;

	columns_of(p, line, c);
	plain = !c[1].len && !c[2].len && !c[3].len && !c[4].len && !exact;
	tokenize_name(p, c[0]);
	if (!p->tokens.len)
		fail(p, "a row without a name");
	if (p->tokens.len == 1) {
		uint32_t word = word_id(p, token_text(c[0], &p->tokens.at[0]));

		p->words.at[word].class.sets |= (uint64_t)1 << p->lexicons;
		if (p->lexicons == LEX_FREQUENCY)
			p->words.at[word].documents = weight_of(p, c[4]);
		if (p->lexicons == LEX_VAGUE_WORDS)
			p->words.at[word].vague = slice_is(c[2], "time") ? VAGUE_TIME : VAGUE_OTHER;
		if (plain)
			return;
	}
	*vector_push(&p->entries) = (struct row_entry){
		.node = node_of(p, c[0]),
		.packed = { .name = intern(p, c[0]), .ref = intern(p, c[3]),
			    .kind = kind_of(p, c[1], c[2]),
			    .weight = weight_of(p, c[4]),
			    .lexicon = (uint8_t)p->lexicons, .exact = exact },
	};
}

static void add_stopword(struct packer *p, struct slice line)
{
	struct slice c[COLUMNS];
	uint32_t word;

	columns_of(p, line, c);
	word = word_id(p, c[0]);
	p->words.at[word].class.stop |= (uint64_t)1 << (p->languages.len - 1);
}

static struct slice read_file(struct packer *p, const char *path)
{
	FILE *in = fopen(path, "rb");
	struct buffer b = { 0 };
	struct slice copy;
	size_t got;

	p->file = path;
	p->line = 0;
	if (!in)
		fail(p, strerror(errno));
	do {
		buffer_reserve(&b, 1 << 16);
		got = fread(b.at + b.len, 1, 1 << 16, in);
		b.len += got;
	} while (got);
	fclose(in);
	copy = arena_copy(&p->arena, buffer_view(&b));
	buffer_free(&b);
	return copy;
}

static struct slice next_line(struct packer *p, struct slice *rest)
{
	const char *end = memchr(rest->ptr, '\n', rest->len);
	struct slice line;

	p->line++;
	if (!end)
		fail(p, "the last line does not end");
	line = slice_sub(*rest, 0, (size_t)(end - rest->ptr));
	*rest = slice_sub(*rest, line.len + 1, rest->len);
	return line;
}

/* Read one table; its comment lines carry the header. */
static void add_table(struct packer *p, const char *path, bool stopwords)
{
	struct slice rest = read_file(p, path);
	bool exact = false;

	while (rest.len) {
		struct slice line = next_line(p, &rest);

		if (slice_starts(line, SLICE("# match\t")))
			exact = slice_is(line, "# match\texact");
		if (!line.len || line.ptr[0] == '#')
			continue;
		if (stopwords)
			add_stopword(p, line);
		else
			add_name(p, line, exact);
	}
}

/* Behind so many hardly any word comes twice in a story. */
enum { COMMON = 20000 };

/* The tables are larger than the processor's caches: the commonest words come first, so
 * that they, and their strings, lie side by side. */
static void add_common(struct packer *p, const char *path)
{
	struct slice rest = read_file(p, path), c[COLUMNS];

	while (rest.len && p->words.len < COMMON) {
		struct slice line = next_line(p, &rest);

		if (!line.len || line.ptr[0] == '#')
			continue;
		columns_of(p, line, c);
		word_id(p, c[0]);
	}
}

/* "lexicons/stopwords/en.tsv" -> "en" */
static struct slice stem_of(const char *path)
{
	const char *name = strrchr(path, '/');
	const char *dot = strrchr(path, '.');

	name = name ? name + 1 : path;
	return (struct slice){ name, dot && dot > name ? (size_t)(dot - name) : strlen(name) };
}

static int by_node(const void *a, const void *b)
{
	const struct row_entry *x = a, *y = b;

	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	if (x->packed.lexicon != y->packed.lexicon)
		return x->packed.lexicon < y->packed.lexicon ? -1 : 1;
	if (x->packed.weight != y->packed.weight) /* the heaviest first */
		return x->packed.weight > y->packed.weight ? -1 : 1;
	return x->packed.ref < y->packed.ref ? -1 : x->packed.ref > y->packed.ref;
}

/* Entries into the order of their nodes. */
static void settle_entries(struct packer *p)
{
	qsort(p->entries.at, p->entries.len, sizeof(*p->entries.at), by_node);
	for (size_t i = 0; i < p->entries.len; i++)
		p->nodes.at[p->entries.at[i].node].entries++;
}

/* Half as many slots again: probes stay short. */
static uint32_t slots_for(size_t n)
{
	return (uint32_t)(n + n / 2 + 8);
}

static void write_section(FILE *out, const void *bytes, size_t size)
{
	static const char zero[8];

	fwrite(bytes, 1, size, out);
	fwrite(zero, 1, -size & 7, out);
}

static void write_word_slots(struct packer *p, FILE *out, uint32_t slots)
{
	uint32_t *table = arena_zero(&p->arena, slots * sizeof(*table));

	for (uint32_t i = 1; i < p->words.len; i++) {
		uint32_t at = packed_slot(p->words.at[i].hash, slots);

		while (table[at])
			at = at + 1 < slots ? at + 1 : 0;
		table[at] = packed_tag(p->words.at[i].hash) | i;
	}
	write_section(out, table, slots * sizeof(*table));
}

static uint64_t class_key(const struct packed_class *c)
{
	return (c->sets * 0x9e3779b97f4a7c15u ^ c->starts) * 0x9e3779b97f4a7c15u ^ c->stop;
}

static uint32_t class_hash(const struct packer *p, uint32_t i)
{
	uint64_t key = class_key(&p->classes.at[i]);

	return hash_pair((uint32_t)key, (uint32_t)(key >> 32));
}

static uint16_t class_of(struct packer *p, struct index *index, const struct packed_class *class)
{
	uint32_t next = (uint32_t)p->classes.len, hash;

	*vector_push(&p->classes) = *class;
	hash = class_hash(p, next);
	index_room(index, p, class_hash);
	for (uint32_t at = hash & (index->size - 1); index->slots[at];
	     at = (at + 1) & (index->size - 1)) {
		const struct packed_class *known = &p->classes.at[index->slots[at] - 1];

		if (known->sets == class->sets && known->stop == class->stop &&
		    known->starts == class->starts) {
			p->classes.len--;
			return (uint16_t)(index->slots[at] - 1);
		}
	}
	if (next > UINT16_MAX)
		fail(p, "more than 65,536 combinations of tables for a word");
	index_put(index, hash, next);
	return (uint16_t)next;
}

/* The stem is a string of its own, whether it is a word of the tables or not. */
static void put_stem(struct packer *p, struct stemmer *english, struct packed_word *w)
{
	struct slice word = arena_copy(&p->arena, string_at(p, w->text)); /* strings move */
	struct slice stem = stem_word(english, word);
	uint32_t known = find_word(p, stem, hash_slice(stem));

	if (p->classes.at[w->class].stop >> p->english & 1)
		return;
	w->stem = intern(p, stem);
	w->stem_len = (uint8_t)stem.len;
	w->hash = hash_slice(stem);
	w->weight = (uint16_t)lexicon_weight(p->words.at[known].documents) & 0x3fff;
}

/* Words, the classes that they turn out to have, and their stems. */
static void write_words(struct packer *p, FILE *out)
{
	struct packed_word *table = ARENA_NEW(&p->arena, struct packed_word, p->words.len);
	struct stemmer *english = stemmer_open("en");
	struct index index = { 0 };

	if (!english)
		fail(p, "libstemmer has no English");
	for (size_t i = 0; i < p->words.len; i++) {
		table[i] = (struct packed_word){
			.text = p->words.at[i].text,
			.node = p->words.at[i].node & ((1u << PACKED_NODE_BITS) - 1),
			.class = class_of(p, &index, &p->words.at[i].class),
			.vague = p->words.at[i].vague & 3,
		};
		put_stem(p, english, &table[i]);
	}
	free(index.slots);
	stemmer_close(english);
	write_section(out, table, p->words.len * sizeof(*table));
}

static void write_nodes(struct packer *p, FILE *out)
{
	uint32_t *table = ARENA_NEW(&p->arena, uint32_t, p->nodes.len + 1), entry = 0;

	for (size_t i = 0; i < p->nodes.len; i++) {
		table[i] = entry | (p->nodes.at[i].children ? PACKED_CHILDREN : 0);
		entry += p->nodes.at[i].entries;
	}
	table[p->nodes.len] = entry;
	write_section(out, table, (p->nodes.len + 1) * sizeof(*table));
}

static void write_edges(struct packer *p, FILE *out, uint32_t slots)
{
	struct packed_edge *table = arena_zero(&p->arena, slots * sizeof(*table));

	for (uint32_t i = 0; i < p->edges.len; i++) {
		uint32_t at = packed_slot(edge_hash(p, i), slots);

		while (table[at].child)
			at = at + 1 < slots ? at + 1 : 0;
		table[at] = p->edges.at[i];
	}
	write_section(out, table, slots * sizeof(*table));
}

static void write_entries(struct packer *p, FILE *out)
{
	struct packed_entry *table = ARENA_NEW(&p->arena, struct packed_entry, p->entries.len);

	for (size_t i = 0; i < p->entries.len; i++)
		table[i] = p->entries.at[i].packed;
	write_section(out, table, p->entries.len * sizeof(*table));
}

static struct packed_header header_of(const struct packer *p)
{
	return (struct packed_header){
		.magic = PACKED_MAGIC,
		.version = PACKED_VERSION,
		.word_slots = slots_for(p->words.len),
		.words = (uint32_t)p->words.len,
		.nodes = (uint32_t)p->nodes.len,
		.edge_slots = slots_for(p->edges.len),
		.entries = (uint32_t)p->entries.len,
		.kinds = (uint32_t)p->kinds.len,
		.languages = (uint32_t)p->languages.len,
		.strings = (uint32_t)p->strings.len,
		.lexicons = p->lexicons,
	};
}

static void write_all(struct packer *p, const char *path)
{
	struct packed_header h = header_of(p);
	FILE *out = fopen(path, "wb");

	p->file = path;
	p->line = 0;
	if (!out)
		fail(p, strerror(errno));
	if (p->words.len > PACKED_INDEX_MASK)
		fail(p, "more than a million words");
	write_section(out, &h, sizeof(h));
	h.at[PACKED_WORD_SLOTS] = (uint32_t)ftell(out);
	write_word_slots(p, out, h.word_slots);
	h.at[PACKED_WORDS] = (uint32_t)ftell(out);
	write_words(p, out);
	h.at[PACKED_CLASSES] = (uint32_t)ftell(out);
	write_section(out, p->classes.at, p->classes.len * sizeof(*p->classes.at));
	h.at[PACKED_NODES] = (uint32_t)ftell(out);
	write_nodes(p, out);
	h.at[PACKED_EDGES] = (uint32_t)ftell(out);
	write_edges(p, out, h.edge_slots);
	h.at[PACKED_ENTRIES] = (uint32_t)ftell(out);
	write_entries(p, out);
	h.at[PACKED_KINDS] = (uint32_t)ftell(out);
	write_section(out, p->kinds.at, p->kinds.len * sizeof(*p->kinds.at));
	h.at[PACKED_LANGUAGES] = (uint32_t)ftell(out);
	write_section(out, p->languages.at, p->languages.len * sizeof(uint32_t));
	h.at[PACKED_STRINGS] = (uint32_t)ftell(out);
	write_section(out, p->strings.at, p->strings.len);
	h.classes = (uint32_t)p->classes.len; /* known only now */
	h.strings = (uint32_t)p->strings.len;
	rewind(out);
	write_section(out, &h, sizeof(h));
	if (ferror(out) | fclose(out))
		fail(p, strerror(errno));
}

/* Index 0 of each section stands for "none". */
static void reserve_nothing(struct packer *p)
{
	intern(p, (struct slice){ "", 0 });
	*vector_push(&p->words) = (struct word){ 0 };
	new_node(p);
}

int main(int argc, char **argv)
{
	struct packer p = { 0 };
	int i = 3;

	if (argc < 4) {
		fputs("usage: pack OUT COMMON NAMES... -- STOPWORDS...\n", stderr);
		return 2;
	}
	reserve_nothing(&p);
	add_common(&p, argv[2]);
	for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (p.lexicons == LEXICONS_MAX)
			fail(&p, "more than 64 tables");
		add_table(&p, argv[i], false);
		p.lexicons++;
	}
	for (i++; i < argc; i++) {
		if (p.languages.len == LANGUAGES_MAX)
			fail(&p, "more than 32 languages");
		if (slice_is(stem_of(argv[i]), "en"))
			p.english = (uint32_t)p.languages.len;
		*vector_push(&p.languages) = intern(&p, stem_of(argv[i]));
		add_table(&p, argv[i], true);
	}
	settle_entries(&p);
	write_all(&p, argv[1]);
	arena_free(&p.arena);
	return 0;
}
