#include "annotate/entities/places.h"

#include "annotate/entities/towns.h"
#include "base/buffer.h"

enum { TOWNS = 64, TOWN_SURE = 300000, TOWN_KNOWN = 100000, TOWN_HERE = 50000, TOWN_ABROAD = 1000000,
       ABOUT = 3, TIMES = 10 };

static const lexicon_set nations = LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS);
static const lexicon_set peoples = LEXICON_BIT(LEX_DEMONYMS);
static const lexicon_set regions = LEXICON_BIT(LEX_REGIONS) | LEXICON_BIT(LEX_REGIONS_AMBIGUOUS) |
				   LEXICON_BIT(LEX_US_STATE_ABBREVIATIONS);
static const lexicon_set cities = LEXICON_BIT(LEX_CITIES) | LEXICON_BIT(LEX_CITIES_AMBIGUOUS);
static const lexicon_set capitals = LEXICON_BIT(LEX_CAPITALS);

/* ---- homes ---- */

static int letter_pair(const char *s)
{
	if (s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z')
		return -1;
	return (s[0] - 'A') * 26 + s[1] - 'A';
}

/* RU, US-TX; other parts of countries count as the country. */
static place_home home_of(struct slice code)
{
	bool us = slice_starts(code, SLICE("US-")), ca = slice_starts(code, SLICE("CA-"));
	int pair;

	if ((us || ca) && code.len == 5 && (pair = letter_pair(code.ptr + 3)) >= 0)
		return (place_home)(1 + pair + (us ? 1 : 2) * LETTER_PAIRS);
	if (code.len < 2 || (pair = letter_pair(code.ptr)) < 0)
		return 0;
	return (place_home)(1 + pair);
}

static place_home country_of(place_home home)
{
	if (home > 2 * LETTER_PAIRS)
		return home_of(SLICE("CA"));
	return home > LETTER_PAIRS ? home_of(SLICE("US")) : home;
}

static bool is_state(place_home home)
{
	return home > LETTER_PAIRS;
}

/* Does a place of that home lie in the other, wider or the same one? */
static bool lies_in(place_home home, place_home wider)
{
	return home == wider || country_of(home) == wider;
}

/* ---- rows ---- */

/* What the tables have for the whole of one name. */
struct rows {
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n;
};

static struct slice text_at(const struct document *doc, uint32_t token)
{
	if (token >= doc->tokens.len)
		return (struct slice){ 0 };
	return token_text(doc->text, &doc->tokens.at[token]);
}

static struct rows rows_between(const struct document *doc, uint32_t first, uint32_t last,
				lexicon_set wanted)
{
	struct rows r;
	size_t kept = 0;

	r.n = 0;
	if (!lexicon_word_starts(doc->tokens.at[first].word))
		return r;
	r.n = lexicon_at(doc->text, &doc->tokens, first, last, wanted, r.match);
	while (kept < r.n && r.match[kept].last == last)
		kept++;
	r.n = kept;
	return r;
}

/* Spans leave articles out, but The Hague has one in the tables. */
static struct rows rows_of(const struct document *doc, struct found_span s, lexicon_set wanted)
{
	struct rows r = { .n = 0 };

	if (s.first > 0 && slice_is(text_at(doc, s.first - 1), "The"))
		r = rows_between(doc, s.first - 1, s.last, wanted);
	return r.n ? r : rows_between(doc, s.first, s.last, wanted);
}

/* The first row of those tables; an entry without a name when there is none. */
static struct lexicon_entry row_in(const struct rows *r, lexicon_set tables)
{
	for (size_t i = 0; i < r->n; i++) {
		struct lexicon_entry e = lexicon_entry(r->match[i].entry);

		if (LEXICON_BIT(e.lexicon) & tables)
			return e;
	}
	return (struct lexicon_entry){ 0 };
}

static place_home home_in(const struct rows *r, lexicon_set tables)
{
	return home_of(lexicon_ref(row_in(r, tables).ref, "iso3166"));
}

/* ---- towns ---- */

struct town_list {
	const struct town *at[TOWNS];
	size_t n;
};

static uint32_t number_of(struct slice digits)
{
	uint32_t n = 0;

	for (size_t i = 0; i < digits.len; i++)
		n = n * 10 + (uint32_t)(digits.ptr[i] - '0');
	return n;
}

static void add_towns(struct town_list *list, struct slice ref)
{
	size_t count;
	const struct town *t = towns_of(number_of(lexicon_ref(ref, "geonames")), &count);

	for (size_t i = 0; i < count && list->n < TOWNS; i++) {
		bool known = false;

		for (size_t k = 0; k < list->n; k++)
			known |= list->at[k]->geonames == t[i].geonames;
		if (!known)
			list->at[list->n++] = &t[i];
	}
}

static void towns_in(const struct rows *r, struct town_list *list)
{
	list->n = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct lexicon_entry e = lexicon_entry(r->match[i].entry);

		if (LEXICON_BIT(e.lexicon) & cities)
			add_towns(list, e.ref);
	}
}

/* The largest of the towns that `fits` (NULL: of all), if it is TIMES as large as the
 * next of them. */
static const struct town *largest(const struct town_list *list, const bool *fits)
{
	const struct town *best = NULL;
	uint32_t next = 0;

	for (size_t i = 0; i < list->n; i++) {
		const struct town *t = list->at[i];

		if (fits && !fits[i])
			continue;
		if (!best || t->population > best->population) {
			next = best ? best->population : 0;
			best = t;
		} else if (t->population > next) {
			next = t->population;
		}
	}
	return best && best->population / TIMES >= next ? best : NULL;
}

static place_home town_home(const struct town *t)
{
	return home_of(slice_of(t->home));
}

static struct slice town_ref(struct document *doc, const struct town *t)
{
	char ref[sizeof("geonames:") + DIGITS_MAX] = "geonames:";
	char *end = digits_put(ref + strlen(ref), t->geonames);

	return arena_copy(&doc->arena, (struct slice){ ref, (size_t)(end - ref) });
}

static const struct town *town_lying_in(const struct town_list *list, place_home home)
{
	bool fits[TOWNS] = { false };

	for (size_t i = 0; i < list->n; i++)
		fits[i] = lies_in(town_home(list->at[i]), home);
	return largest(list, fits);
}

/* ---- what stands beside a mention ---- */

static bool is_among(struct slice word, const char *const *words)
{
	for (; *words; words++)
		if (slice_is(word, *words))
			return true;
	return false;
}

/* Washington state, Georgia Gov., the state of New York, Dohuk province. */
static bool is_called_area(const struct document *doc, struct found_span s)
{
	static const char *const behind[] = { "state",	"State",      "Gov.",	    "Gov",
					      "region", "province",   "Province",   "district",
					      "District", "prefecture", "Prefecture", "governorate",
					      "Governorate", "county", "County", NULL };
	static const char *const before[] = { "state",	  "State",	"region",   "province",
					      "district", "governor",	"governorship",
					      "department", "prefecture", NULL };

	if (is_among(text_at(doc, s.last), behind))
		return true;
	return s.first >= 2 && slice_is(text_at(doc, s.first - 1), "of") &&
	       is_among(text_at(doc, s.first - 2), before);
}

/* Where the text says that a place lies: in the region or the country that follows a comma
 * behind it; *end is where that ends. A country in which no town of that name is known may
 * as well be the next of a list. */
static place_home placed_in(const struct document *doc, struct found_span s, uint32_t *end)
{
	struct lexicon_match match[LEXICON_MATCHES];
	struct rows own = rows_of(doc, s, cities);
	struct town_list towns;
	uint32_t at = s.last + 1;
	place_home home = 0;
	size_t n;

	if (!own.n || !slice_is(text_at(doc, s.last), ",") || at >= doc->tokens.len ||
	    doc->tokens.at[at].cased < CASE_TITLE || !lexicon_word_starts(doc->tokens.at[at].word))
		return 0;
	towns_in(&own, &towns);
	n = lexicon_at(doc->text, &doc->tokens, at, doc->tokens.len, regions | nations, match);
	for (size_t i = 0; i < n && match[i].last == match[0].last; i++) {
		home = home_of(lexicon_ref(lexicon_entry(match[i].entry).ref, "iso3166"));
		*end = match[i].last;
		for (size_t k = 0; k < towns.n; k++)
			if (home && lies_in(town_home(towns.at[k]), home))
				return home;
	}
	return is_state(home) ? home : 0;
}

/* The state whose name it is; 0 for no state. */
static place_home state_of(const struct document *doc, struct found_span s)
{
	struct rows r = rows_of(doc, s, regions);
	place_home home = home_in(&r, regions);

	return is_state(home) ? home : 0;
}

/* A town's name may be that of the area around it; other names cannot. */
static place_sense area_of(const struct document *doc, struct found_span s)
{
	struct rows r = rows_of(doc, s, nations | cities);

	return r.n && !row_in(&r, nations).name.len ? SENSE_AREA : 0;
}

void place_senses(const struct document *doc, const found_vector *found, sense_vector *out)
{
	vector_reserve(out, found->len);
	out->len = found->len;
	for (size_t i = 0; i < found->len; i++)
		out->at[i] = 0;
	for (size_t i = 0; i < found->len; i++) {
		struct found_span s = found->at[i];
		place_home home;
		uint32_t end;

		if (s.type != ENTITY_LOC || out->at[i])
			continue;
		if (is_called_area(doc, s)) {
			home = state_of(doc, s);
			out->at[i] = home ? home | SENSE_ITSELF : area_of(doc, s);
			continue;
		}
		out->at[i] = home = placed_in(doc, s, &end);
		if (is_state(home) && i + 1 < found->len &&
		    found->at[i + 1].first == s.last + 1 && found->at[i + 1].last == end &&
		    state_of(doc, found->at[i + 1]) == home)
			out->at[i + 1] = home | SENSE_ITSELF;
	}
}

/* ---- evidence ---- */

static void point_at(struct place_evidence *e, place_home home)
{
	if (!home)
		return;
	e->names[home] += e->names[home] < UINT8_MAX;
	if (country_of(home) != home)
		point_at(e, country_of(home));
}

/* Where the name lies if it can be one place only; 0 if it has namesakes that matter. */
static place_home certain_home(const struct rows *r)
{
	struct town_list towns;
	const struct town *t;

	if (row_in(r, nations | capitals).name.len)
		return is_state(home_in(r, regions)) ? 0 : home_in(r, nations | capitals);
	towns_in(r, &towns);
	t = largest(&towns, NULL);
	if (row_in(r, regions).name.len)
		return t && t->population >= TOWN_SURE ? 0 : home_in(r, regions);
	return t && t->population >= TOWN_KNOWN ? town_home(t) : 0;
}

void place_add(const struct document *doc, struct found_span s, place_sense sense,
	       struct place_evidence *e)
{
	struct rows r;

	if (s.type == ENTITY_MISC) {
		r = rows_of(doc, s, peoples);
		point_at(e, home_in(&r, peoples));
	} else if (s.type == ENTITY_LOC && sense) {
		point_at(e, sense & SENSE_HOME);
	} else if (s.type == ENTITY_LOC) {
		r = rows_of(doc, s, nations | capitals | regions | cities);
		point_at(e, certain_home(&r));
	}
}

unsigned place_names(const struct place_evidence *e, struct slice code)
{
	return e->names[home_of(code)];
}

/* Does the article name a state of the US, or a place in one? */
static bool names_states(const struct place_evidence *e)
{
	for (int i = 1 + LETTER_PAIRS; i < 1 + 2 * LETTER_PAIRS; i++)
		if (e->names[i])
			return true;
	return false;
}

/* ---- decisions ---- */

static struct known nation(struct lexicon_entry e)
{
	return (struct known){ e.kind, e.ref, e.lexicon, "a country by the tables" };
}

static struct known state(struct lexicon_entry e, const char *why)
{
	return (struct known){ e.kind, lexicon_id(e.ref, "iso3166"), e.lexicon, why };
}

static struct known town(struct document *doc, const struct town *t, const char *why)
{
	return (struct known){ SLICE("city"), t ? town_ref(doc, t) : (struct slice){ 0 },
			       LEX_CITIES, why };
}

/* A country that shares its name with a state: Georgia. */
static struct known nation_or_state(const struct rows *r, const struct place_evidence *e)
{
	struct lexicon_entry country = row_in(r, nations), region = row_in(r, regions);
	unsigned abroad = e->names[home_in(r, nations)];
	unsigned here = e->names[home_in(r, regions)];
	struct known known = nation(country);

	if (here > abroad || (!abroad && names_states(e)))
		return state(region, "a state: the article names places around it");
	known.why = "a country: the article names nothing of the state of that name";
	if (here && here == abroad) {
		known.ref.len = 0;
		known.why = "a country or a state: the article names places around both";
	}
	return known;
}

/* A capital is meant unless the article plays where a namesake lies. */
static struct known capital(struct document *doc, const struct rows *r,
			    const struct place_evidence *e)
{
	place_home country = home_in(r, capitals), region = home_in(r, regions);
	const struct town *t;
	struct town_list towns;

	towns_in(r, &towns);
	t = town_lying_in(&towns, country);
	if (is_state(region) && e->names[region])
		return town(doc, NULL, "a capital or the state of its name");
	for (size_t i = 0; t && i < towns.n; i++) {
		place_home home = town_home(towns.at[i]);

		/* its own name is one of those that point at its country */
		if (is_state(home) && e->names[home] && e->names[country] < 2 &&
		    towns.at[i] != t)
			return town(doc, NULL, "a capital, or its namesake near places named");
	}
	return town(doc, t, "a capital");
}

/* The most names that point at one country. */
static unsigned most_names(const struct place_evidence *e)
{
	unsigned most = 0;

	for (int i = 1; i < 1 + LETTER_PAIRS; i++)
		if (e->names[i] > most)
			most = e->names[i];
	return most;
}

/* How near the article plays to a town: in its state, in its country, elsewhere. A country
 * that is only mentioned does not count, since no table has all towns of any country. */
static int nearness(const struct town *t, const struct place_evidence *e, unsigned most)
{
	place_home home = town_home(t);

	if (is_state(home) && e->names[home])
		return 2;
	return most && e->names[country_of(home)] == most;
}

/* Is the article about one country, and names nothing else of the town's? */
static bool abroad(const struct town *t, const struct place_evidence *e)
{
	unsigned own = e->names[country_of(town_home(t))];

	return most_names(e) >= ABOUT && own < 2; /* the town itself may be one */
}

static struct known city(struct document *doc, const struct rows *r, const struct place_evidence *e)
{
	static const char *const whys[] = { "far larger than its namesakes",
					    "in the country that the article is about",
					    "in a state that the article names" };
	static const uint32_t least[] = { TOWN_SURE, TOWN_HERE, 0 };
	struct town_list towns;
	const struct town *best, *known;
	unsigned most = most_names(e);
	bool fits[TOWNS] = { false };
	int near = 0;

	towns_in(r, &towns);
	for (size_t i = 0; i < towns.n; i++)
		if (nearness(towns.at[i], e, most) > near)
			near = nearness(towns.at[i], e, most);
	for (size_t i = 0; i < towns.n; i++)
		fits[i] = nearness(towns.at[i], e, most) == near;
	best = largest(&towns, fits);
	known = largest(&towns, NULL);
	if (!best || best->population < (near || !abroad(best, e) ? least[near] : TOWN_ABROAD))
		return town(doc, NULL, "a town that has namesakes");
	/* Moscow is no village in Idaho because somebody flew to the US */
	if (known && known != best && known->population >= TOWN_KNOWN)
		return town(doc, NULL, "a town near places named, or its large namesake");
	return town(doc, best, whys[near]);
}

/* A region, unless a large city has its name, which is meant then: New York. */
static struct known region(struct document *doc, const struct rows *r,
			   const struct place_evidence *e)
{
	struct lexicon_entry row = row_in(r, regions);
	struct known known = state(row, "a region by the tables");
	place_home home = home_in(r, regions);
	struct town_list towns;
	const struct town *t;

	towns_in(r, &towns);
	t = is_state(home) ? largest(&towns, NULL) : town_lying_in(&towns, home);
	/* Quebec is the province */
	if (t && (is_state(home) ? t->population >= TOWN_SURE
				 : home != home_of(SLICE("CA")) && lies_in(town_home(t), home) &&
					   t->population >= TOWN_KNOWN))
		return city(doc, r, e);
	if (!is_state(home))
		return (struct known){ row.kind, { 0 }, row.lexicon,
				       "the tables have no identifier" };
	return known;
}

static struct known placed(struct document *doc, const struct rows *r, place_sense sense)
{
	struct town_list towns;

	if (sense & SENSE_ITSELF)
		return state(row_in(r, regions), "called a state, or stands behind its town");
	if (sense & SENSE_AREA)
		return (struct known){ SLICE("region"), { 0 }, LEXICON_COUNT,
				       "called a province or the like, not the town" };
	towns_in(r, &towns);
	return town(doc, town_lying_in(&towns, sense), "the text says where it lies");
}

/* Continents, rivers, streets. */
static struct known feature(const struct rows *r)
{
	static const lexicon_set sure = LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY);
	struct lexicon_entry e = row_in(r, sure);

	if (!e.name.len)
		e = row_in(r, ~(lexicon_set)0);
	return (struct known){ e.kind, { 0 }, e.lexicon, "the tables have no identifier" };
}

struct known place_known(struct document *doc, struct found_span s, place_sense sense,
			 const struct place_evidence *e)
{
	const lexicon_set features =
		LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY) |
		LEXICON_BIT(LEX_CONTINENTS_AMBIGUOUS) | LEXICON_BIT(LEX_GEOGRAPHY_AMBIGUOUS);
	struct rows r = rows_of(doc, s, nations | capitals | regions | cities | features);

	if (!r.n)
		return (struct known){ .lexicon = LEXICON_COUNT };
	if (sense)
		return placed(doc, &r, sense);
	if (row_in(&r, nations).name.len)
		return is_state(home_in(&r, regions)) ? nation_or_state(&r, e)
						      : nation(row_in(&r, nations));
	if (row_in(&r, capitals).name.len)
		return capital(doc, &r, e);
	if (row_in(&r, LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY)).name.len)
		return feature(&r);
	if (row_in(&r, regions).name.len)
		return region(doc, &r, e);
	return row_in(&r, cities).name.len ? city(doc, &r, e) : feature(&r);
}

bool place_is_other(struct document *doc, struct found_span s, place_sense sense)
{
	struct rows r = rows_of(doc, s, capitals | cities);
	struct town_list towns;
	const struct town *best;

	if (sense & (SENSE_ITSELF | SENSE_AREA))
		return true;
	towns_in(&r, &towns);
	best = row_in(&r, capitals).name.len ? town_lying_in(&towns, home_in(&r, capitals))
					     : largest(&towns, NULL);
	return best && !lies_in(town_home(best), sense);
}
