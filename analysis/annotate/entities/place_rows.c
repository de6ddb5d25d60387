#include "annotate/entities/place_rows.h"

/* ---- homes ---- */

static int letter_pair(const char *s)
{
	if (s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z')
		return -1;
	return (s[0] - 'A') * 26 + s[1] - 'A';
}

/* RU, US-TX; other parts of countries count as the country. */
place_home home_of(struct slice code)
{
	bool us = slice_starts(code, SLICE("US-")), ca = slice_starts(code, SLICE("CA-"));
	int pair;

	if ((us || ca) && code.len == 5 && (pair = letter_pair(code.ptr + 3)) >= 0)
		return (place_home)(1 + pair + (us ? 1 : 2) * LETTER_PAIRS);
	if (code.len < 2 || (pair = letter_pair(code.ptr)) < 0)
		return 0;
	return (place_home)(1 + pair);
}

place_home country_of(place_home home)
{
	if (home > 2 * LETTER_PAIRS)
		return home_of(SLICE("CA"));
	return home > LETTER_PAIRS ? home_of(SLICE("US")) : home;
}

/* ---- rows ---- */

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
struct rows rows_of(const struct document *doc, struct found_span s, lexicon_set wanted)
{
	struct rows r = { .n = 0 };

	if (s.first > 0 && slice_is(word_at(doc, s.first - 1), "The"))
		r = rows_between(doc, s.first - 1, s.last, wanted);
	return r.n ? r : rows_between(doc, s.first, s.last, wanted);
}

struct lexicon_entry row_in(const struct rows *r, lexicon_set tables)
{
	for (size_t i = 0; i < r->n; i++) {
		struct lexicon_entry e = lexicon_entry(r->match[i].entry);

		if (LEXICON_BIT(e.lexicon) & tables)
			return e;
	}
	return (struct lexicon_entry){ 0 };
}

place_home home_in(const struct rows *r, lexicon_set tables)
{
	return home_of(lexicon_ref(row_in(r, tables).ref, "iso3166"));
}

/* ---- towns ---- */

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

void towns_in(const struct rows *r, struct town_list *list)
{
	list->n = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct lexicon_entry e = lexicon_entry(r->match[i].entry);

		if (LEXICON_BIT(e.lexicon) & cities)
			add_towns(list, e.ref);
	}
}

const struct town *largest_town(const struct town_list *list, const bool *fits)
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

place_home town_home(const struct town *t)
{
	return home_of(slice_of(t->home));
}

const struct town *town_lying_in(const struct town_list *list, place_home home)
{
	bool fits[TOWNS] = { false };

	for (size_t i = 0; i < list->n; i++)
		fits[i] = lies_in(town_home(list->at[i]), home);
	return largest_town(list, fits);
}
