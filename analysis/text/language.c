#include "text/language.h"

#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"

#include "text/language_table.h"

/* Embedded by the build, aligned for its numbers. */
extern const unsigned char lede_languages[];

static const char undetermined[] = "und";

static const struct language languages[] = {
	{ "ar", "Arabic", "arabic" },
	{ "ca", "Catalan", "catalan" },
	{ "da", "Danish", "danish" },
	{ "de", "German", "german" },
	{ "el", "Greek", "greek" },
	{ "en", "English", "english" },
	{ "es", "Spanish", "spanish" },
	{ "eu", "Basque", "basque" },
	{ "fi", "Finnish", "finnish" },
	{ "fr", "French", "french" },
	{ "ga", "Irish", "irish" },
	{ "hi", "Hindi", "hindi" },
	{ "hu", "Hungarian", "hungarian" },
	{ "hy", "Armenian", "armenian" },
	{ "id", "Indonesian", "indonesian" },
	{ "it", "Italian", "italian" },
	{ "lt", "Lithuanian", "lithuanian" },
	{ "ne", "Nepali", "nepali" },
	{ "nl", "Dutch", "dutch" },
	{ "no", "Norwegian", "norwegian" },
	{ "pt", "Portuguese", "portuguese" },
	{ "ro", "Romanian", "romanian" },
	{ "ru", "Russian", "russian" },
	{ "sr", "Serbian", "serbian" },
	{ "sv", "Swedish", "swedish" },
	{ "ta", "Tamil", "tamil" },
	{ "tr", "Turkish", "turkish" },
	{ "yi", "Yiddish", "yiddish" },
};

enum {
	LANGUAGE_COUNT = sizeof(languages) / sizeof(*languages),

	GLANCE = 600, /* bytes in which to look for English */
	WORD = 32, /* letters taken at once; a longer word is cut into pieces */

	/* Evidence is in 1/LANGUAGE_SCALE bits, summed over n-grams that overlap,
	 * so these are found by measuring, not derived. */
	ENOUGH_LETTERS = 160,  /* never stop before so many, */
	ENOUGH_LEAD = 6000,    /* nor before the best leads by so much */
	CHECK_LETTERS = 32,    /* how often to see whether that is so */
	LISTED_PRIOR = 150,    /* for a listed language against one to reject, */
	ENGLISH_PRIOR = 300,   /* and for English against the others: most news here is */
	LEAST_EVIDENCE = 410,  /* for each Latin letter; less looks like no language */
};

/* What has been read so far. */
struct evidence {
	uint32_t score[LANGUAGE_COLUMNS];
	uint32_t letters; /* of scripts with a table; */
	uint32_t latin;   /* those of them that are Latin, */
	uint32_t foreign; /* and letters of other scripts */
	uint32_t check;   /* count of letters at which to look at the scores next */
	size_t filled;
	bool inside; /* word[] continues one that was too long */
	uint32_t word[WORD];
	uint32_t grams[(WORD + 1) * (LANGUAGE_GRAM + 1)]; /* hashes of the word's n-grams */
	uint32_t ngrams;
};

static const struct language_table *table(void)
{
	return (const void *)lede_languages;
}

static const struct language_column *columns(void)
{
	return (const void *)(lede_languages + table()->column_offset);
}

static const struct language_slot *first_slot(uint32_t hash)
{
	const struct language_slot *slots = (const void *)(lede_languages + table()->slot_offset);

	return &slots[hash & table()->mask];
}

/* A gram that is taken with others of its word: the table is larger than the processor's
 * caches, which are asked for all of them first. */
static void take_gram(struct evidence *ev, uint32_t hash)
{
	ev->grams[ev->ngrams++] = language_hash_finish(hash);
	__builtin_prefetch(first_slot(ev->grams[ev->ngrams - 1]));
}

/* Vector types of gcc and clang: bytes may alias everything, so a loop is not made one. */
static void add_lane(uint32_t *score, const unsigned char *row)
{
	typedef uint8_t bytes __attribute__((vector_size(LANGUAGE_LANE / 2)));
	typedef uint32_t lanes __attribute__((vector_size(LANGUAGE_LANE * 2)));
	bytes half;
	lanes sum;

	for (int i = 0; i < LANGUAGE_LANE; i += LANGUAGE_LANE / 2) {
		memcpy(&half, row + i, sizeof(half));
		memcpy(&sum, score + i, sizeof(sum));
		sum += __builtin_convertvector(half, lanes);
		memcpy(score + i, &sum, sizeof(sum));
	}
}

static void add_gram(struct evidence *ev, uint32_t hash)
{
	const struct language_slot *slots = (const void *)(lede_languages + table()->slot_offset);
	uint32_t mask = table()->mask, at;

	for (at = hash & mask; slots[at].hash != hash; at = (at + 1) & mask)
		if (!slots[at].hash)
			return;

	const struct language_group *group = &table()->group[slots[at].row >> 28];
	const unsigned char *row = lede_languages + table()->row_offset +
				   (size_t)(slots[at].row & 0xfffffff) * LANGUAGE_LANE;
	uint32_t *score = ev->score + group->first;

	for (uint32_t i = 0; i < group->width; i += LANGUAGE_LANE)
		add_lane(score + i, row + i);
}

/* All n-grams that begin at word[at]; `hash` stands for what precedes them. */
static void take_grams_at(struct evidence *ev, size_t at, uint32_t hash, bool ends)
{
	size_t last = at + LANGUAGE_GRAM < ev->filled ? at + LANGUAGE_GRAM : ev->filled;

	for (size_t i = at; i < last; i++) {
		hash = language_hash_letter(hash, ev->word[i]);
		take_gram(ev, hash);
	}
	if (ends && last == ev->filled)
		take_gram(ev, language_hash_letter(hash, LANGUAGE_BOUNDARY));
}

/* Take the word that was gathered; `ends` unless more of it follows. */
static void add_word(struct evidence *ev, bool ends)
{
	ev->ngrams = 0;
	if (ev->filled && !ev->inside)
		take_grams_at(ev, 0, language_hash_letter(HASH_SEED, LANGUAGE_BOUNDARY), ends);
	for (size_t at = 0; at < ev->filled; at++)
		take_grams_at(ev, at, HASH_SEED, ends);
	for (uint32_t i = 0; i < ev->ngrams; i++)
		add_gram(ev, ev->grams[i]);
	ev->letters += (uint32_t)ev->filled;
	ev->filled = 0;
	ev->inside = !ends;
}

static void add_letter(struct evidence *ev, uint32_t letter)
{
	if (ev->filled == WORD)
		add_word(ev, false);
	ev->word[ev->filled++] = letter;
	ev->latin += letter < 0x250;
}

/* The letters of how many Latin ones this letter stands for, if no listed language
 * has its script; 0 if one has. */
static uint32_t foreign_letters(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ours[] = {
		{ 0x0000, 0x024f }, /* Latin */
		{ 0x0300, 0x03ff }, /* combining marks, Greek */
		{ 0x0400, 0x052f }, /* Cyrillic */
		{ 0x0530, 0x058f }, /* Armenian */
		{ 0x0590, 0x05ff }, /* Hebrew */
		{ 0x0600, 0x06ff }, /* Arabic */
		{ 0x0900, 0x097f }, /* Devanagari */
		{ 0x0b80, 0x0bff }, /* Tamil */
		{ 0x1e00, 0x1fff }, /* Latin, Greek */
	};

	for (size_t i = 0; i < sizeof(ours) / sizeof(*ours); i++)
		if (c >= ours[i].first && c <= ours[i].last)
			return 0;
	return c >= 0x2e80 ? 2 : 1; /* from there on syllables and ideographs */
}

/* Vowel marks of Indic scripts belong to the spelling. Those of Hebrew and Arabic
 * are written or not, and accents apart from their letter (normal form D) are
 * better dropped than taken for a letter. */
static bool mark_matters(uint32_t c)
{
	return c >= 0x900;
}

static void add_code_point(struct evidence *ev, int32_t c)
{
	uint32_t foreign;

	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_CF: /* soft hyphen, joiners, direction marks */
		return;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		if (!mark_matters((uint32_t)c))
			return;
		break;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		break;
	default:
		add_word(ev, true);
		return;
	}
	foreign = foreign_letters((uint32_t)c);
	ev->foreign += foreign;
	if (foreign)
		add_word(ev, true);
	else
		add_letter(ev, (uint32_t)utf8proc_tolower(c));
}

/* Take the next character; returns its length in bytes. */
static size_t add_character(struct evidence *ev, struct slice rest)
{
	unsigned char byte = (unsigned char)*rest.ptr;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	if (byte < 0x80) { /* most of most texts */
		byte |= 0x20;
		if (byte >= 'a' && byte <= 'z')
			add_letter(ev, byte);
		else
			add_word(ev, true);
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)rest.ptr, (utf8proc_ssize_t)rest.len, &c);
	if (n <= 0) {
		add_word(ev, true);
		return 1;
	}
	add_code_point(ev, c);
	return (size_t)n;
}

static bool same(const struct language_column *a, const struct language_column *b)
{
	return memcmp(a->identifies, b->identifies, sizeof(a->identifies)) == 0;
}

/* What a column has for it, prior belief included. */
static uint32_t column_score(const struct evidence *ev, uint32_t i)
{
	const char *code = columns()[i].identifies;
	uint32_t score = ev->score[i];

	if (!score || strcmp(code, "und") == 0)
		return score;
	return score + LISTED_PRIOR + (strcmp(code, "en") == 0 ? ENGLISH_PRIOR : 0);
}

/* The column with the best score, and by how much it leads those that identify
 * another language. */
static uint32_t best_column(const struct evidence *ev, uint32_t *lead)
{
	const struct language_column *column = columns();
	uint32_t best = 0, second = 0, score[LANGUAGE_COLUMNS];

	for (uint32_t i = 0; i < table()->columns; i++) {
		score[i] = column_score(ev, i);
		if (score[i] > score[best])
			best = i;
	}
	for (uint32_t i = 0; i < table()->columns; i++)
		if (score[i] > second && !same(&column[i], &column[best]))
			second = score[i];
	*lead = score[best] - second;
	return best;
}

static bool sure(struct evidence *ev)
{
	uint32_t lead;

	if (ev->letters < ev->check)
		return false;
	ev->check = ev->letters + CHECK_LETTERS;
	best_column(ev, &lead);
	return lead >= ENOUGH_LEAD;
}

static const struct language *find(const char *code)
{
	for (size_t i = 0; code && i < LANGUAGE_COUNT; i++)
		if (strcmp(languages[i].code, code) == 0)
			return &languages[i];
	return NULL;
}

static const char *verdict(const struct evidence *ev)
{
	uint32_t lead, best = best_column(ev, &lead);
	const struct language *language;

	if (!ev->letters || ev->foreign > ev->letters)
		return undetermined;
	/* Codes, hashes and bytes at random are Latin or not letters at all. */
	if (ev->score[best] < ev->latin * LEAST_EVIDENCE)
		return undetermined;
	language = find(columns()[best].identifies);
	return language ? language->code : undetermined;
}

/* The function words that hardly any other language has, each with blanks around it. */
static const char english_words[] = " the and that with which from this their were been have has would "
				    "they his who its about said than into could ";

/* Where the lower-case word stands in english_words; 0 for others. */
static size_t english_word(struct slice word)
{
	char wanted[16] = " ";
	const char *found;

	if (word.len < 3 || word.len > 5)
		return 0;
	memcpy(wanted + 1, word.ptr, word.len);
	wanted[word.len + 1] = ' ';
	found = strstr(english_words, wanted);
	return found ? (size_t)(found - english_words) + 1 : 0;
}

/* Most of what lede reads is English, which its function words give away at a glance
 * (Grefenstette, "Comparing two language identification schemes", 1995): at least three
 * different ones, and one word in twelve, among the first few dozen. Says no when in
 * doubt: then the n-grams decide. */
static bool plainly_english(struct slice text)
{
	size_t end = text.len < GLANCE ? text.len : GLANCE, words = 0, hits = 0, different = 0;
	uint64_t seen[4] = { 0 };

	for (size_t at = 0; at < end;) {
		size_t start = at, place;

		while (at < end && utf8_is_letter((unsigned char)text.ptr[at]))
			at++;
		if (at == start) {
			at++;
			continue;
		}
		words++;
		place = english_word(slice_sub(text, start, at));
		if (!place)
			continue;
		hits++;
		different += !(seen[place / 64] >> place % 64 & 1);
		seen[place / 64] |= (uint64_t)1 << place % 64;
	}
	return different >= 3 && hits * 12 >= words;
}

const char *language_identify(struct slice text)
{
	struct evidence ev = { .check = ENOUGH_LETTERS };
	size_t end = text.len < LANGUAGE_SAMPLE ? text.len : LANGUAGE_SAMPLE;

	if (plainly_english(text))
		return find("en")->code;
	for (size_t at = 0; at < end && !sure(&ev);)
		at += add_character(&ev, slice_sub(text, at, end));
	add_word(&ev, true);
	return verdict(&ev);
}

const struct language *language_at(size_t index)
{
	return index < LANGUAGE_COUNT ? &languages[index] : NULL;
}

const char *language_name(const char *code)
{
	const struct language *language = find(code);

	return language ? language->name : "a language that is not known";
}

const char *language_stemmer(const char *code)
{
	const struct language *language = find(code);

	return language ? language->stemmer : NULL;
}

bool language_known(const char *code)
{
	return find(code) != NULL;
}

static bool same_word(struct slice said, const char *word)
{
	return said.len == strlen(word) && strncasecmp(said.ptr, word, said.len) == 0;
}

const char *language_code(struct slice said)
{
	struct slice primary = said;

	for (size_t i = 0; i < said.len; i++) /* en-GB, en_US */
		if (i < primary.len && (said.ptr[i] == '-' || said.ptr[i] == '_'))
			primary.len = i;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		if (same_word(primary, languages[i].code) || same_word(said, languages[i].name))
			return languages[i].code;
	return same_word(said, undetermined) ? undetermined : NULL;
}
