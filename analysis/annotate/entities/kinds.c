#include <strings.h>

#include "annotate/entities/entities.h"

/* What the lexicons say of a name that is no place: its kind, and an identifier where there
 * can be no doubt. A row's iso3166 tells the country that the thing belongs to, which does
 * not identify it. */

static const lexicon_set type_sets[ENTITY_TYPES] = {
	[ENTITY_PER] = LEXICON_BIT(LEX_PEOPLE) | LEXICON_BIT(LEX_LEGISLATORS) |
		       LEXICON_BIT(LEX_SURNAMES_FAMOUS),
	[ENTITY_ORG] = LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ACRONYMS) |
		       LEXICON_BIT(LEX_PARTIES) | LEXICON_BIT(LEX_ARMED_GROUPS) |
		       LEXICON_BIT(LEX_MEDIA) | LEXICON_BIT(LEX_COMPANIES_US) |
		       LEXICON_BIT(LEX_COMPANIES_US_AMBIGUOUS) | LEXICON_BIT(LEX_COMPANIES) |
		       LEXICON_BIT(LEX_COMPANIES_AMBIGUOUS) | LEXICON_BIT(LEX_TEAMS) |
		       LEXICON_BIT(LEX_ORGANISATIONS_AMBIGUOUS) |
		       LEXICON_BIT(LEX_PARTIES_AMBIGUOUS) |
		       LEXICON_BIT(LEX_ARMED_GROUPS_AMBIGUOUS) |
		       LEXICON_BIT(LEX_MEDIA_AMBIGUOUS),
	[ENTITY_MISC] = LEXICON_BIT(LEX_DEMONYMS) | LEXICON_BIT(LEX_DEMONYMS_AMBIGUOUS) |
			LEXICON_BIT(LEX_RELIGIONS) | LEXICON_BIT(LEX_LANGUAGES) |
			LEXICON_BIT(LEX_LEAGUES_EVENTS) | LEXICON_BIT(LEX_PARTIES) |
			LEXICON_BIT(LEX_RELIGIONS_AMBIGUOUS) |
			LEXICON_BIT(LEX_LANGUAGES_AMBIGUOUS) |
			LEXICON_BIT(LEX_LEAGUES_EVENTS_AMBIGUOUS) |
			LEXICON_BIT(LEX_PARTIES_AMBIGUOUS),
};

/* Lexicons of one type from the most to the least telling. */
static const uint8_t precedence[] = {
	LEX_ORGANISATIONS, LEX_ARMED_GROUPS, LEX_PARTIES, LEX_MEDIA, LEX_COMPANIES_US,
	LEX_COMPANIES, LEX_TEAMS, LEX_ACRONYMS, LEX_COMPANIES_US_AMBIGUOUS,
	LEX_COMPANIES_AMBIGUOUS, LEX_ORGANISATIONS_AMBIGUOUS, LEX_ARMED_GROUPS_AMBIGUOUS,
	LEX_PARTIES_AMBIGUOUS, LEX_MEDIA_AMBIGUOUS, LEX_LEGISLATORS, LEX_PEOPLE, LEX_SURNAMES_FAMOUS,
	LEX_DEMONYMS, LEX_DEMONYMS_AMBIGUOUS, LEX_RELIGIONS, LEX_LANGUAGES, LEX_LEAGUES_EVENTS,
	LEX_RELIGIONS_AMBIGUOUS, LEX_LANGUAGES_AMBIGUOUS, LEX_LEAGUES_EVENTS_AMBIGUOUS,
};

/* Entries for the whole of the name. */
static size_t entries_of(const struct document *doc, struct found_span s, lexicon_set wanted,
			 struct lexicon_match out[static LEXICON_MATCHES])
{
	size_t n, kept = 0;

	if (!lexicon_word_starts(doc->tokens.at[s.first].word))
		return 0;
	n = lexicon_at(doc->text, &doc->tokens, s.first, s.last, wanted, out);
	while (kept < n && out[kept].last == s.last)
		kept++;
	return kept;
}

struct slice known_identity(const struct document *doc, struct found_span s)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = s.type == ENTITY_ORG ? entries_of(doc, s, type_sets[ENTITY_ORG], match) : 0;

	for (size_t i = 0; i < n; i++) {
		struct slice ref = lexicon_entry(match[i].entry).ref;
		struct slice id = lexicon_ref(ref, "wikidata");

		if (!id.len)
			id = lexicon_ref(ref, "cik");
		if (id.len)
			return id;
	}
	return (struct slice){ 0 };
}

bool is_own_organisation(const struct document *doc, struct found_span s)
{
	struct lexicon_match match[LEXICON_MATCHES];

	return entries_of(doc, s, LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ACRONYMS),
			  match) > 0;
}

struct slice lexicon_id(struct slice ref, const char *scheme)
{
	struct slice value = lexicon_ref(ref, scheme);
	size_t before = strlen(scheme) + 1;

	return value.len ? (struct slice){ value.ptr - before, value.len + before } : value;
}

/* The part of a row's reference that identifies the thing itself, not its country. */
static struct slice own_ref(const struct lexicon_entry *e)
{
	return lexicon_ref(e->ref, "iso3166").len ? lexicon_id(e->ref, "wikidata") : e->ref;
}

/* Two rows of one table that differ in what they refer to make the name unsure. */
static bool is_unsure(const struct lexicon_match *match, size_t n, const struct lexicon_entry *e)
{
	for (size_t i = 0; i < n; i++) {
		struct lexicon_entry other = lexicon_entry(match[i].entry);

		if (other.lexicon == e->lexicon && !slice_equal(other.ref, e->ref))
			return true;
	}
	return false;
}

struct known known_name(const struct document *doc, struct found_span s)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = entries_of(doc, s, type_sets[s.type], match);

	for (size_t k = 0; n && k < sizeof(precedence); k++)
		for (size_t i = 0; i < n; i++) {
			struct lexicon_entry e = lexicon_entry(match[i].entry);
			struct known known = { e.kind, own_ref(&e), e.lexicon, "by the tables" };

			if (!known.ref.len)
				known.why = "the tables have no identifier";
			if (e.lexicon != precedence[k] || !e.kind.len)
				continue;
			if (is_unsure(match, n, &e)) {
				known.ref.len = 0;
				known.why = "the tables have several of that name";
			}
			return known;
		}
	return (struct known){ .lexicon = LEXICON_COUNT };
}

/* Words that head a name, with the kind of what they head. */
static const struct head {
	const char *word, *kind;
} heads[ENTITY_TYPES][20] = {
	[ENTITY_ORG] = {
		{ "party", "party" }, { "university", "university" }, { "college", "university" },
		{ "court", "court" }, { "ministry", "ministry" }, { "department", "ministry" },
		{ "police", "police" }, { "agency", "agency" }, { "parliament", "parliament" },
		{ "bank", "company" }, { "airlines", "company" }, { "airways", "company" },
		{ "times", "media" }, { "gazette", "media" }, { "herald", "media" },
		{ "news", "media" }, { "church", "church" }, { "school", "school" },
		{ "museum", "museum" }, { NULL, NULL },
	},
	[ENTITY_LOC] = {
		{ "river", "river" }, { "lake", "lake" }, { "sea", "sea" }, { "ocean", "sea" },
		{ "mount", "mountain" }, { "mountains", "mountain" }, { "island", "island" },
		{ "islands", "island" }, { "street", "street" }, { "road", "street" },
		{ "avenue", "street" }, { "county", "region" }, { "province", "region" },
		{ "district", "region" }, { "airport", "airport" }, { "park", "park" },
		{ "hospital", "hospital" }, { "stadium", "stadium" }, { NULL, NULL },
	},
};

/* Kinds of titles (words/titles.tsv) that tell what their bearer is. */
static const struct head bearers[] = {
	{ "political", "politician" },  { "sports", "athlete" },
	{ "business", "executive" },    { "religious", "cleric" },
	{ "royal", "royal" },           { "military", "soldier" },
	{ "police", "police officer" }, { "academic", "academic" },
	{ NULL, NULL },
};

static struct slice find_head(const struct head *heads_of, struct slice word)
{
	for (; heads_of->word; heads_of++)
		if (word.len == strlen(heads_of->word) &&
		    strncasecmp(word.ptr, heads_of->word, word.len) == 0)
			return slice_of(heads_of->kind);
	return (struct slice){ 0 };
}

/* Brother Anselm is a cleric, her brother Owen is none. */
static bool is_relative(const struct document *doc, uint32_t title, struct slice kind)
{
	return slice_is(kind, "religious") && doc->tokens.at[title].cased == CASE_LOWER;
}

static struct slice kind_of_bearer(const struct document *doc, struct found_span s)
{
	uint32_t from = s.first > 4 ? s.first - 4 : 0;

	for (uint32_t i = from; i < s.first; i++) {
		struct lexicon_match match[LEXICON_MATCHES];

		if (lexicon_word_starts(doc->tokens.at[i].word) &&
		    lexicon_at(doc->text, &doc->tokens, i, s.first, LEXICON_BIT(LEX_TITLES),
			       match) &&
		    match[0].last == s.first &&
		    !is_relative(doc, i, lexicon_entry(match[0].entry).kind))
			return find_head(bearers, lexicon_entry(match[0].entry).kind);
	}
	return (struct slice){ 0 };
}

/* The kind of the entry of a lexicon that the last word of the name is. */
static struct slice kind_of_last(const struct document *doc, struct found_span s,
				 enum lexicon_id lexicon)
{
	struct lexicon_match match[LEXICON_MATCHES];
	uint32_t last = s.last - 1;

	if (lexicon_word_starts(doc->tokens.at[last].word) &&
	    lexicon_at(doc->text, &doc->tokens, last, s.last, LEXICON_BIT(lexicon), match))
		return lexicon_entry(match[0].entry).kind;
	return (struct slice){ 0 };
}

struct slice kind_by_words(const struct document *doc, struct found_span s)
{
	struct slice kind;

	if (s.type == ENTITY_PER)
		return kind_of_bearer(doc, s);
	if (s.last - s.first == 1)
		return (struct slice){ 0 };
	if (s.type == ENTITY_MISC)
		return kind_of_last(doc, s, LEX_EVENT_WORDS);
	if (s.type == ENTITY_ORG &&
	    slice_is(kind_of_last(doc, s, LEX_ORG_WORDS), "company suffix"))
		return SLICE("company");
	kind = find_head(heads[s.type], token_text(doc->text, &doc->tokens.at[s.last - 1]));
	return kind.len ? kind
			: find_head(heads[s.type], token_text(doc->text, &doc->tokens.at[s.first]));
}
