#include "annotate/entities/place_rows.h"
#include "base/buffer.h"

/* Inhabitants: of a town that is meant without further evidence; that counts as evidence;
 * in a country that the article is about; in one that it does not name. */
enum { TOWN_SURE = 300000, TOWN_KNOWN = 100000, TOWN_HERE = 50000, TOWN_ABROAD = 1000000 };
enum { ABOUT = 3 /* names that point at a country which an article is about */ };

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
	t = largest_town(&towns, NULL);
	if (row_in(r, regions).name.len)
		return t && t->population >= TOWN_SURE ? 0 : home_in(r, regions);
	return t && t->population >= TOWN_KNOWN ? town_home(t) : 0;
}

enum { NATIONS = 4 };

/* The rows of a people that differ in their country. Of French, the Southern Territories
 * are left out: nobody lives there. */
static size_t nations_of(const struct rows *r, struct lexicon_entry out[static NATIONS])
{
	size_t n = 0;

	for (size_t i = 0; i < r->n && n < NATIONS; i++) {
		struct lexicon_entry e = lexicon_entry(r->match[i].entry);
		bool known = slice_is(e.ref, "iso3166:TF") || !e.ref.len;

		for (size_t k = 0; k < n; k++)
			known |= slice_equal(out[k].ref, e.ref);
		if (!known)
			out[n++] = e;
	}
	return n;
}

void place_add(const struct document *doc, struct found_span s, place_sense sense,
	       struct place_evidence *e)
{
	struct rows r;

	if (s.type == ENTITY_MISC && !sense) {
		struct lexicon_entry people[NATIONS];

		r = rows_of(doc, s, peoples);
		if (nations_of(&r, people) == 1)
			point_at(e, home_of(lexicon_ref(people[0].ref, "iso3166")));
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

static struct slice town_ref(struct document *doc, const struct town *t)
{
	char ref[sizeof("geonames:") + DIGITS_MAX] = "geonames:";
	char *end = digits_put(ref + strlen(ref), t->geonames);

	return arena_copy(&doc->arena, (struct slice){ ref, (size_t)(end - ref) });
}

/* Rows of countries that are a part of the one whose code they have, or may be another. */
static const struct part {
	const char *name, *ref;
} parts[] = {
	{ "England", "iso3166:GB-ENG" },
	{ "Scotland", "iso3166:GB-SCT" },
	{ "Wales", "iso3166:GB-WLS" },
	{ "Northern Ireland", "iso3166:GB-NIR" },
	{ "Congo", "" },
	{ "Ulster", "" },
	{ "British Isles", "" },
	{ "Abkhazia", "" },
	{ "South Ossetia", "" },
	{ "Transnistria", "" },
	{ "Transdniestria", "" },
	{ "Trans-Dniester", "" },
	{ "Nagorno-Karabakh", "" },
	{ "Nagorno Karabakh", "" },
	{ "Northern Cyprus", "" },
	{ "Turkish Republic of Northern Cyprus", "" },
	{ "Somaliland", "" },
	{ "Puntland", "" },
	{ "Zanzibar", "" },
	{ "Tanganyika", "" },
};

static struct known nation(struct lexicon_entry e)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (slice_is(e.name, parts[i].name))
			return (struct known){ e.kind, slice_of(parts[i].ref), e.lexicon,
					       "a part of a country, or one of two" };
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

	if (here > 2 * abroad || (!abroad && names_states(e)))
		return state(region, "a state: the article names places around it");
	known.why = "a country: the article names little of the state of that name";
	if (here && here >= abroad) {
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
		if (is_state(home) && e->names[home] && e->names[country] < 2 && towns.at[i] != t)
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
	best = largest_town(&towns, fits);
	known = largest_town(&towns, NULL);
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
	t = is_state(home) ? largest_town(&towns, NULL) : town_lying_in(&towns, home);
	/* Quebec is the province */
	if (t && (is_state(home) ? t->population >= TOWN_SURE
				 : home != home_of(SLICE("CA")) && lies_in(town_home(t), home) &&
					   t->population >= TOWN_KNOWN))
		return city(doc, r, e);
	if (!is_state(home))
		return (struct known){
			row.kind, { 0 }, row.lexicon, "the tables have no identifier"
		};
	return known;
}

static struct known placed(struct document *doc, const struct rows *r, place_sense sense)
{
	struct town_list towns;

	if (sense & SENSE_ITSELF)
		return state(row_in(r, regions), "called a state, or stands behind its town");
	if (sense & SENSE_AREA)
		return (struct known){ SLICE("region"),
				       { 0 },
				       LEXICON_COUNT,
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
	const lexicon_set features = LEXICON_BIT(LEX_CONTINENTS) | LEXICON_BIT(LEX_GEOGRAPHY) |
				     LEXICON_BIT(LEX_CONTINENTS_AMBIGUOUS) |
				     LEXICON_BIT(LEX_GEOGRAPHY_AMBIGUOUS);
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

struct known people_known(const struct document *doc, struct found_span s,
			  const struct place_evidence *e)
{
	struct rows r = rows_of(doc, s, peoples);
	struct lexicon_entry people[NATIONS];
	size_t n = nations_of(&r, people), best = 0;
	bool several = false;

	if (!n)
		return (struct known){ .lexicon = LEXICON_COUNT };
	for (size_t i = 1; i < n; i++) {
		unsigned here = place_names(e, lexicon_ref(people[i].ref, "iso3166"));
		unsigned before = place_names(e, lexicon_ref(people[best].ref, "iso3166"));

		several = here == before;
		if (here > before)
			best = i;
	}
	if (several)
		return (struct known){
			people[0].kind, { 0 }, people[0].lexicon, "the people of several countries"
		};
	return (struct known){ people[best].kind, people[best].ref, people[best].lexicon,
			       n > 1 ? "of the country that the article names" : "by the tables" };
}

bool place_is_other(struct document *doc, struct found_span s, place_sense sense)
{
	struct rows r = rows_of(doc, s, nations | capitals | cities);
	struct town_list towns;
	const struct town *best;

	if (row_in(&r, nations).name.len) /* what else it names decides */
		return false;
	if (sense & (SENSE_ITSELF | SENSE_AREA))
		return true;
	towns_in(&r, &towns);
	best = row_in(&r, capitals).name.len ? town_lying_in(&towns, home_in(&r, capitals))
					     : largest_town(&towns, NULL);
	return best && !lies_in(town_home(best), sense);
}

bool place_is_seat(const struct document *doc, struct found_span s)
{
	return rows_of(doc, s, nations | capitals).n > 0;
}
