#include "annotate/entities/entities.h"

/* What the lexicons say of a name: its kind, and an identifier where there can be
 * no doubt. A row's iso3166 tells the country that the thing belongs to, which
 * identifies it only if it is that country or its people. */

static const lexicon_set country_set = LEXICON_BIT(LEX_COUNTRIES) |
				       LEXICON_BIT(LEX_COUNTRY_ACRONYMS);
static const lexicon_set city_set = LEXICON_BIT(LEX_CITIES) | LEXICON_BIT(LEX_CITIES_AMBIGUOUS);
static const lexicon_set type_sets[ENTITY_TYPES] = {
	[ENTITY_PER] = LEXICON_BIT(LEX_PEOPLE) | LEXICON_BIT(LEX_LEGISLATORS) |
		       LEXICON_BIT(LEX_SURNAMES_FAMOUS),
	[ENTITY_ORG] = LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ACRONYMS) |
		       LEXICON_BIT(LEX_PARTIES) | LEXICON_BIT(LEX_ARMED_GROUPS) |
		       LEXICON_BIT(LEX_MEDIA) | LEXICON_BIT(LEX_COMPANIES_US) |
		       LEXICON_BIT(LEX_COMPANIES_US_AMBIGUOUS) | LEXICON_BIT(LEX_COMPANIES) |
		       LEXICON_BIT(LEX_COMPANIES_AMBIGUOUS) | LEXICON_BIT(LEX_TEAMS),
	[ENTITY_LOC] = LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS) |
		       LEXICON_BIT(LEX_CAPITALS) | LEXICON_BIT(LEX_CITIES) |
		       LEXICON_BIT(LEX_CITIES_AMBIGUOUS) | LEXICON_BIT(LEX_REGIONS) |
		       LEXICON_BIT(LEX_REGIONS_AMBIGUOUS) | LEXICON_BIT(LEX_CONTINENTS) |
		       LEXICON_BIT(LEX_GEOGRAPHY),
	[ENTITY_MISC] = LEXICON_BIT(LEX_DEMONYMS) | LEXICON_BIT(LEX_DEMONYMS_AMBIGUOUS) |
			LEXICON_BIT(LEX_RELIGIONS) | LEXICON_BIT(LEX_LANGUAGES) |
			LEXICON_BIT(LEX_LEAGUES_EVENTS) | LEXICON_BIT(LEX_PARTIES),
};

/* Lexicons of one type from the most to the least telling: Georgia the country, then
 * the state; Paris the capital before the town in Texas. */
static const uint8_t precedence[] = {
	LEX_COUNTRIES, LEX_COUNTRY_ACRONYMS, LEX_CAPITALS, LEX_CONTINENTS, LEX_GEOGRAPHY,
	LEX_REGIONS, LEX_CITIES, LEX_REGIONS_AMBIGUOUS, LEX_CITIES_AMBIGUOUS,
	LEX_ORGANISATIONS, LEX_ARMED_GROUPS, LEX_PARTIES, LEX_MEDIA, LEX_COMPANIES_US,
	LEX_COMPANIES, LEX_TEAMS, LEX_ACRONYMS, LEX_COMPANIES_US_AMBIGUOUS,
	LEX_COMPANIES_AMBIGUOUS, LEX_LEGISLATORS, LEX_PEOPLE, LEX_SURNAMES_FAMOUS,
	LEX_DEMONYMS, LEX_DEMONYMS_AMBIGUOUS, LEX_RELIGIONS, LEX_LANGUAGES, LEX_LEAGUES_EVENTS,
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
	lexicon_set wanted = s.type == ENTITY_LOC   ? country_set
			     : s.type == ENTITY_ORG ? type_sets[ENTITY_ORG]
						    : 0;
	size_t n = wanted ? entries_of(doc, s, wanted, match) : 0;

	for (size_t i = 0; i < n; i++) {
		struct slice ref = lexicon_entry(match[i].entry).ref;
		struct slice id = lexicon_ref(ref, s.type == ENTITY_LOC ? "iso3166" : "wikidata");

		if (!id.len)
			id = lexicon_ref(ref, "cik");
		if (id.len)
			return id;
	}
	return (struct slice){ 0 };
}

static int country_bit(struct slice code)
{
	if (code.len != 2 || code.ptr[0] < 'A' || code.ptr[0] > 'Z' || code.ptr[1] < 'A' ||
	    code.ptr[1] > 'Z')
		return -1;
	return (code.ptr[0] - 'A') * 26 + code.ptr[1] - 'A';
}

void known_country(const struct document *doc, struct found_span s, struct known_context *context)
{
	struct lexicon_match match[LEXICON_MATCHES];
	lexicon_set wanted = country_set | LEXICON_BIT(LEX_DEMONYMS);
	size_t n = s.type == ENTITY_LOC || s.type == ENTITY_MISC ? entries_of(doc, s, wanted, match)
								 : 0;

	for (size_t i = 0; i < n; i++) {
		int bit = country_bit(lexicon_ref(lexicon_entry(match[i].entry).ref, "iso3166"));

		if (bit >= 0)
			context->countries[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static bool is_named(const struct known_context *context, struct slice ref)
{
	int bit = country_bit(lexicon_ref(ref, "iso3166"));

	return bit >= 0 && context->countries[bit / 64] >> bit % 64 & 1;
}

/* Several places have the name: the one in a country that the article names, else
 * one that is ten times the size of the next. */
static struct slice city_ref(const struct lexicon_match *match, size_t n,
			     const struct known_context *context)
{
	struct lexicon_entry best = { 0 };
	uint32_t next = 0;
	bool named = false;

	for (size_t i = 0; i < n; i++) {
		struct lexicon_entry e = lexicon_entry(match[i].entry);
		bool here = is_named(context, e.ref);

		if (!(LEXICON_BIT(e.lexicon) & city_set) || here < named)
			continue;
		if (here > named || e.weight > best.weight) {
			next = here > named ? 0 : best.weight;
			best = e;
		} else if (e.weight > next) {
			next = e.weight;
		}
		named = here;
	}
	return best.weight / 10 >= next ? lexicon_id(best.ref, "geonames") : (struct slice){ 0 };
}

struct slice lexicon_id(struct slice ref, const char *scheme)
{
	struct slice value = lexicon_ref(ref, scheme);
	size_t before = strlen(scheme) + 1;

	return value.len ? (struct slice){ value.ptr - before, value.len + before } : value;
}

/* The part of a row's reference that identifies the thing itself. */
static struct slice own_ref(const struct lexicon_entry *e)
{
	lexicon_set nations = country_set | LEXICON_BIT(LEX_DEMONYMS) |
			      LEXICON_BIT(LEX_DEMONYMS_AMBIGUOUS);

	if (LEXICON_BIT(e->lexicon) & nations)
		return e->ref;
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

struct known known_name(const struct document *doc, struct found_span s,
			const struct known_context *context)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n = entries_of(doc, s, type_sets[s.type], match);
	struct known known = { 0 };

	for (size_t k = 0; k < sizeof(precedence) && !known.kind.len; k++)
		for (size_t i = 0; i < n && !known.kind.len; i++) {
			struct lexicon_entry e = lexicon_entry(match[i].entry);

			if (e.lexicon != precedence[k])
				continue;
			known.kind = e.kind;
			if (!is_unsure(match, n, &e))
				known.ref = own_ref(&e);
		}
	if (s.type == ENTITY_LOC && n && !known.ref.len)
		known.ref = city_ref(match, n, context);
	return known;
}
