#include "annotate/entities/place_rows.h"

/* What stands beside a mention. */

/* "Retired to the Chesapeake in 2012": a town has no article, a bay or a region may. */
static bool is_the(const struct document *doc, struct found_span s)
{
	static const char *const behind[] = { "in", "on",  "at", "of",	"and", "is", "was",
					      "to", "for", "by", "but", "or",  "as", NULL };
	const struct token *next = &doc->tokens.at[s.last];

	if (s.first == 0 || !slice_is(word_at(doc, s.first - 1), "the"))
		return false;
	return s.last >= doc->tokens.len || next->kind == TOKEN_PUNCT ||
	       slice_among(word_at(doc, s.last), behind);
}

/* Washington state, Georgia Gov., the state of New York, Dohuk province. */
static bool is_called_area(const struct document *doc, struct found_span s)
{
	static const char *const behind[] = {
		"state",       "State",	   "Gov.",     "Gov",	     "region",	   "province",
		"Province",    "district", "District", "prefecture", "Prefecture", "governorate",
		"Governorate", "county",   "County",   NULL
	};
	static const char *const before[] = { "state",	      "province",   "governor",
					      "governorship", "prefecture", NULL };

	if (slice_among(word_at(doc, s.last), behind) || is_the(doc, s))
		return true;
	return s.first >= 2 && slice_is(word_at(doc, s.first - 1), "of") &&
	       slice_among(word_at(doc, s.first - 2), before);
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

	if (!own.n || !slice_is(word_at(doc, s.last), ",") || at >= doc->tokens.len ||
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

/* "In French," but not "in French towns"; "learned Greenlandic properly"; "between English,
 * Korean and Mandarin" once one is known. */
static bool is_language(const struct document *doc, const found_vector *found,
			const sense_vector *senses, size_t i)
{
	static const char *const verbs[] = { "speak",	 "speaks",   "spoke",  "spoken",
					     "speaking", "learn",    "learns", "learned",
					     "learnt",	 "learning", "fluent", NULL };
	static const char *const before[] = { "in",  "into", "In",	"perfect", "his",
					      "her", "my",   "their",	"your",	   "His",
					      "Her", "My",   "between", "from",	   NULL };
	static const char *const behind[] = { "and", "or",   "is",   "was", "in",      "by",
					      "to",  "but",  "with", "for", "without", "as",
					      "at",  "than", "on",   "so",  "stops",   NULL };
	struct found_span s = found->at[i];
	struct slice last = s.first ? word_at(doc, s.first - 1) : (struct slice){ 0 };
	struct slice next = word_at(doc, s.last);
	bool noun = s.last < doc->tokens.len && doc->tokens.at[s.last].kind == TOKEN_WORD &&
		    !slice_among(next, behind) && !slice_ends(next, SLICE("ly"));
	bool list = i > 0 && senses->at[i - 1] == SENSE_LANGUAGE &&
		    s.first - found->at[i - 1].last == 1;

	if (noun)
		return false;
	return list || slice_among(last, verbs) ||
	       (slice_among(last, before) && rows_of(doc, s, languages).n);
}

/* A town's name may be that of the area around it; other names cannot, and the White House
 * is none. */
static place_sense area_of(const struct document *doc, struct found_span s)
{
	const lexicon_set others =
		nations | LEXICON_BIT(LEX_ORGANISATIONS) | LEXICON_BIT(LEX_ORGANISATIONS_AMBIGUOUS);
	struct rows r = rows_of(doc, s, cities | others);

	return r.n && !row_in(&r, others).name.len ? SENSE_AREA : 0;
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

		if (s.type == ENTITY_MISC && rows_of(doc, s, languages | peoples).n &&
		    is_language(doc, found, out, i))
			out->at[i] = SENSE_LANGUAGE;
		if (s.type != ENTITY_LOC || out->at[i])
			continue;
		if (is_called_area(doc, s)) {
			home = state_of(doc, s);
			out->at[i] = home ? home | SENSE_ITSELF : area_of(doc, s);
			continue;
		}
		out->at[i] = home = placed_in(doc, s, &end);
		if (is_state(home) && i + 1 < found->len && found->at[i + 1].first == s.last + 1 &&
		    found->at[i + 1].last == end && state_of(doc, found->at[i + 1]) == home)
			out->at[i + 1] = home | SENSE_ITSELF;
	}
}
