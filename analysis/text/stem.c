#include "text/stem.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"

/* Longer words are stemmed, but not kept: few are, and few come again. */
enum { KEPT = 27, SLOTS = 8192, LONGEST = 1024 };

struct kept {
	char word[KEPT], stem[KEPT];
	uint8_t word_len, stem_len; /* word_len 0 is an empty slot */
};

struct stemmer {
	struct sb_stemmer *snowball;
	const char *language;
	struct stemmer *next; /* opened before this one; see stemmer_among */
	bool english;
	struct kept kept[SLOTS]; /* direct-mapped: a word's only place is that of its hash */
};

struct stemmer *stemmer_open(const char *language)
{
	struct sb_stemmer *snowball = sb_stemmer_new(language, "UTF_8");
	struct stemmer *stemmer;

	if (!snowball)
		return NULL;
	stemmer = memory_zeroed(sizeof(*stemmer));
	stemmer->snowball = snowball;
	stemmer->language = language;
	stemmer->english = strcmp(language, "en") == 0;
	return stemmer;
}

void stemmer_close(struct stemmer *stemmer)
{
	for (struct stemmer *next; stemmer; stemmer = next) {
		next = stemmer->next;
		sb_stemmer_delete(stemmer->snowball);
		free(stemmer);
	}
}

struct stemmer *stemmer_among(struct stemmer **opened, const char *language)
{
	struct stemmer *stemmer = *opened;

	while (stemmer && strcmp(stemmer->language, language) != 0)
		stemmer = stemmer->next;
	if (stemmer)
		return stemmer;
	stemmer = stemmer_open(language);
	if (!stemmer)
		return NULL;
	stemmer->next = *opened;
	return *opened = stemmer;
}

/* What Snowball's English keeps apart since 3.0, and releases up to 2.2, which most
 * systems have, throw together: universities and the universe, the international
 * and interns. Stems must not depend on the release. */
static struct slice english_word(struct slice word)
{
	static const struct {
		const char *word, *stem;
	} words[] = {
		{ "emergencies", "emergenc" }, { "emergency", "emergenc" }, { "evening", "evening" },
		{ "evenings", "evening" }, { "hying", "hie" }, { "interfered", "interfer" },
		{ "interfering", "interfer" }, { "internal", "internal" }, { "internality", "internal" },
		{ "internalization", "internal" }, { "internalize", "internal" },
		{ "internalized", "internal" }, { "internalizes", "internal" },
		{ "internally", "internal" }, { "internalness", "internal" },
		{ "international", "internat" }, { "internationally", "internat" },
		{ "internationals", "internat" }, { "internment", "internment" },
		{ "internments", "internment" }, { "interval", "interval" }, { "intervals", "interval" },
		{ "lateral", "lateral" }, { "laterally", "lateral" }, { "organic", "organic" },
		{ "organically", "organic" }, { "organism", "organism" }, { "organisms", "organism" },
		{ "organization", "organiz" }, { "organizations", "organiz" }, { "organize", "organiz" },
		{ "organized", "organiz" }, { "organizes", "organiz" }, { "organizing", "organiz" },
		{ "paste", "paste" }, { "pasted", "paste" }, { "pasting", "paste" },
		{ "universal", "universal" }, { "universally", "universal" },
		{ "universities", "universiti" }, { "university", "universiti" }, { "vying", "vie" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_is(word, words[i].word))
			return slice_of(words[i].stem);
	return (struct slice){ 0 };
}

/* added, ebbing: the double letter of a word with no other stays. */
static struct slice doubled(struct slice word)
{
	bool vowel = word.len > 4 && strchr("aeo", word.ptr[0]);

	if (!vowel || word.ptr[1] != word.ptr[2] || !strchr("bdfgmnprt", word.ptr[1]))
		return (struct slice){ 0 };
	if (slice_is(slice_sub(word, 3, word.len), "ed") ||
	    slice_is(slice_sub(word, 3, word.len), "ing"))
		return slice_sub(word, 0, 3);
	return (struct slice){ 0 };
}

static struct slice later_english(struct slice word)
{
	struct slice singular = word;

	if (slice_ends(word, SLICE("s")))
		singular.len--;
	if (slice_ends(singular, SLICE("logist")) && singular.len > 8)
		return slice_sub(word, 0, singular.len - 3);
	if (doubled(word).len)
		return doubled(word);
	return strchr("ehilopuv", word.ptr[0]) ? english_word(word) : (struct slice){ 0 };
}

static struct slice stem(struct stemmer *stemmer, struct slice word)
{
	struct slice later = stemmer->english ? later_english(word) : (struct slice){ 0 };
	const sb_symbol *stem;

	if (later.len)
		return later;
	stem = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.ptr, (int)word.len);
	if (!stem) /* out of memory */
		return word;
	return (struct slice){ (const char *)stem, (size_t)sb_stemmer_length(stemmer->snowball) };
}

struct slice stem_word(struct stemmer *stemmer, struct slice folded)
{
	struct kept *kept;
	struct slice stemmed;

	if (folded.len == 0 || folded.len > LONGEST)
		return folded;
	if (folded.len > KEPT)
		return stem(stemmer, folded);
	kept = &stemmer->kept[hash_slice(folded) % SLOTS];
	if (slice_equal(folded, (struct slice){ kept->word, kept->word_len }))
		return (struct slice){ kept->stem, kept->stem_len };
	stemmed = stem(stemmer, folded);
	if (stemmed.len > KEPT)
		return stemmed;
	memcpy(kept->word, folded.ptr, kept->word_len = (uint8_t)folded.len);
	memcpy(kept->stem, stemmed.ptr, kept->stem_len = (uint8_t)stemmed.len);
	return (struct slice){ kept->stem, kept->stem_len };
}
