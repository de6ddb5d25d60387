#include "annotate/entities/clues.h"

#include "annotate/entities/finder.h"

static void note(struct candidate *c, enum clue clue)
{
	c->clues[clue / 64] |= (uint64_t)1 << clue % 64;
}

static bool has_clue(const struct candidate *c, enum clue clue)
{
	return c->clues[clue / 64] >> clue % 64 & 1;
}

static void note_if(struct candidate *c, bool holds, enum clue clue)
{
	c->clues[clue / 64] |= (uint64_t)holds << clue % 64;
}

/* The lexicons that have the whole candidate as an entry. */
static lexicon_set whole_sets(const struct passage_view *p, const struct candidate *c)
{
	struct lexicon_match match[LEXICON_MATCHES];
	lexicon_set wanted = LEX_SET_NAMES | LEX_SET_GIVEN | LEX_SET_GIVEN_UNSURE |
			     LEX_SET_SURNAME | LEX_SET_SURNAME_UNSURE;
	lexicon_set found = 0;
	size_t n;

	if (!(lexicon_word_starts(token_at(p, c->first)->word)))
		return 0;
	n = lexicon_at(p->doc->text, &p->doc->tokens, c->first, c->last, wanted, match);
	for (size_t i = 0; i < n && match[i].last == c->last; i++) {
		struct lexicon_entry e = lexicon_entry(match[i].entry);
		/* Republican: the followers of a party are like those of a religion */
		bool follower = e.lexicon == LEX_PARTIES && slice_is(e.type, "MISC");

		found |= LEXICON_BIT(follower ? LEX_RELIGIONS : e.lexicon);
	}
	/* DAYTON: exact entries do not match capitals, the word does */
	if (c->words == 1 && token_at(p, c->first)->cased == CASE_UPPER &&
	    token_at(p, c->first)->end - token_at(p, c->first)->start > 3)
		found |= word_at(p, c->first)->sets & wanted & ~LEXICON_BIT(LEX_ACRONYMS);
	return found;
}

static lexicon_set note_whole(const struct passage_view *p, struct candidate *c)
{
	static const struct {
		lexicon_set sets;
		enum clue clue;
	} rows[] = {
		{ LEXICON_BIT(LEX_COUNTRIES), CLUE_IS_COUNTRY },
		{ LEXICON_BIT(LEX_COUNTRY_ACRONYMS), CLUE_IS_COUNTRY_ACRONYM },
		{ LEXICON_BIT(LEX_US_STATE_ABBREVIATIONS), CLUE_IS_STATE_SHORT },
		{ LEX_SET_CITY, CLUE_IS_CITY },
		{ LEX_SET_REGION, CLUE_IS_REGION },
		{ LEX_SET_PLACE_UNSURE, CLUE_IS_PLACE_UNSURE },
		{ LEX_SET_PEOPLES, CLUE_IS_PEOPLES },
		{ LEX_SET_PERSON, CLUE_IS_PERSON },
		{ LEXICON_BIT(LEX_SURNAMES_FAMOUS), CLUE_IS_FAMOUS },
		{ LEX_SET_ORG & ~LEXICON_BIT(LEX_ACRONYMS), CLUE_IS_ORG },
		{ LEXICON_BIT(LEX_ACRONYMS), CLUE_IS_ACRONYM },
		{ LEX_SET_COMPANY, CLUE_IS_COMPANY },
		{ LEX_SET_COMPANY_UNSURE, CLUE_IS_COMPANY_UNSURE },
		{ LEX_SET_TEAM, CLUE_IS_TEAM },
		{ LEX_SET_EVENT, CLUE_IS_EVENT },
		{ LEX_SET_GIVEN, CLUE_IS_GIVEN },
		{ LEX_SET_GIVEN_UNSURE, CLUE_IS_GIVEN_UNSURE },
		{ LEX_SET_SURNAME, CLUE_IS_SURNAME },
		{ LEX_SET_SURNAME_UNSURE, CLUE_IS_SURNAME_UNSURE },
	};
	lexicon_set sets = whole_sets(p, c);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		note_if(c, sets & rows[i].sets, rows[i].clue);
	note_if(c, !sets && c->words == 1 && !(word_at(p, c->first)->flags & WORD_COMMON),
		CLUE_UNKNOWN);
	return sets;
}

/* Indonesian [Red Cross], [New York] Road Runners: an entry that is part of it. */
static void note_known(struct candidate *c, uint32_t i, const struct word *w)
{
	lexicon_set set = LEXICON_BIT(lexicon_entry(w->entry).lexicon);

	note_if(c, i > c->first && w->known == c->last && set & LEX_SET_ORG, CLUE_KNOWN_ORG_LAST);
	note_if(c, i == c->first && w->known < c->last && set & LEX_SET_PLACE,
		CLUE_KNOWN_PLACE_FIRST);
}

/* Its words, one by one. */
static void note_words(const struct passage_view *p, struct candidate *c)
{
	uint32_t common = 0, counted = 0;

	for (uint32_t i = c->first; i < c->last; i++) {
		const struct word *w = word_at(p, i);
		const struct token *t = token_at(p, i);

		if (w->known && w->known <= c->last)
			note_known(c, i, w);
		note_if(c, w->flags & WORD_INITIAL, CLUE_INITIAL);
		note_if(c, t->flags & TOKEN_DIGIT, CLUE_DIGITS);
		note_if(c, t->cased == CASE_MIXED, CLUE_MIXED_CASE);
		if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL) {
			note(c, t->first == '&' ? CLUE_AMPERSAND : CLUE_HYPHEN);
			continue;
		}
		if (!(w->flags & WORD_CAPITAL)) {
			bool phrase = token_in(p, i, " of for and the on in to ");

			note_if(c, phrase, CLUE_PHRASE);
			note_if(c, !phrase && t->cased == CASE_LOWER, CLUE_PARTICLE);
			continue;
		}
		counted++;
		common += !!(w->flags & WORD_COMMON);
		note_if(c, i > c->first && w->sets & LEX_SET_PLACE, CLUE_PLACE_WORD);
		note_if(c, w->sets & LEXICON_BIT(LEX_ORG_WORDS) && i > c->first && i + 1 < c->last,
			CLUE_ORG_INSIDE);
		note_if(c, w->sets & LEXICON_BIT(LEX_EVENT_WORDS) && i + 1 < c->last,
			CLUE_EVENT_INSIDE);
	}
	note(c, common == 0	      ? CLUE_NONE_COMMON
		: common == counted ? CLUE_ALL_COMMON
				    : CLUE_SOME_COMMON);
}

static void note_length(struct candidate *c)
{
	note(c, c->words == 1 ? CLUE_ONE : c->words == 2 ? CLUE_TWO
			      : c->words == 3 ? CLUE_THREE : CLUE_LONG);
}

/* Length of the longest entry of a kind that ends the candidate; 0 for none. */
static uint32_t entry_ending(const struct passage_view *p, const struct candidate *c,
			     enum lexicon_id lexicon, const char *kind)
{
	uint32_t from = c->last - c->first > 3 ? c->last - 3 : c->first;

	for (uint32_t i = from; i < c->last; i++)
		if (entry_length(p, i, c->last, lexicon, kind) == c->last - i)
			return c->last - i;
	return 0;
}

/* Words that head names of a type. The West Bank is no bank: not where a lexicon
 * has the whole. */
static void note_heads(const struct passage_view *p, struct candidate *c, lexicon_set whole)
{
	const struct word *first = word_at(p, c->first);
	uint32_t org, place, event;

	if (c->words == 1 || whole & LEX_SET_NAMES) {
		note_if(c, c->words == 1 && !whole && first->sets & LEXICON_BIT(LEX_ORG_WORDS),
			CLUE_ORG_LAST);
		return;
	}
	org = entry_ending(p, c, LEX_ORG_WORDS, "head");
	place = entry_ending(p, c, LEX_PLACE_WORDS, "suffix");
	event = entry_ending(p, c, LEX_EVENT_WORDS, NULL);
	note_if(c, entry_ending(p, c, LEX_ORG_WORDS, "company suffix"), CLUE_ORG_SUFFIX);
	note_if(c, org && org >= place && org >= event, CLUE_ORG_LAST);
	note_if(c, place && place >= org && place >= event, CLUE_PLACE_LAST);
	note_if(c, event && event >= org && event >= place, CLUE_EVENT_LAST);
	note_if(c, entry_length(p, c->first, c->last, LEX_ORG_WORDS, "head"), CLUE_ORG_FIRST);
	note_if(c, entry_length(p, c->first, c->last, LEX_PLACE_WORDS, "prefix"), CLUE_PLACE_FIRST);
	note_if(c, entry_length(p, c->first, c->last, LEX_EVENT_WORDS, NULL), CLUE_EVENT_FIRST);
}

/* Names of persons and places at its ends. */
static void note_ends(const struct passage_view *p, struct candidate *c)
{
	const struct word *first = word_at(p, c->first), *last = word_at(p, c->last - 1);

	if (c->words == 1)
		return;
	note_if(c, first->sets & LEX_SET_GIVEN, CLUE_GIVEN_FIRST);
	note_if(c, first->sets & LEX_SET_GIVEN_UNSURE, CLUE_GIVEN_UNSURE_FIRST);
	note_if(c, last->sets & LEX_SET_SURNAME, CLUE_SURNAME_LAST);
	note_if(c, last->sets & LEX_SET_SURNAME_UNSURE, CLUE_SURNAME_UNSURE_LAST);
	note_if(c, first->sets & LEX_SET_PLACE, CLUE_COUNTRY_FIRST);
	note_if(c, first->sets & LEX_SET_PEOPLES, CLUE_PEOPLES_FIRST);
}

static bool is_known_place(const struct candidate *c)
{
	return has_clue(c, CLUE_IS_COUNTRY) || has_clue(c, CLUE_IS_CITY) ||
	       has_clue(c, CLUE_IS_REGION) || has_clue(c, CLUE_IS_PLACE_UNSURE);
}

/* -ian, -ese, -ish: the ending of adjectives made of places. */
static void note_shape(const struct passage_view *p, struct candidate *c)
{
	const struct token *t = token_at(p, c->first);
	struct slice s = token_text(p->doc->text, t);

	if (c->words != 1)
		return;
	if (t->cased == CASE_UPPER && s.len > 3 && is_known_place(c)) {
		note(c, CLUE_CAPITALS_PLACE);
	} else if (t->cased == CASE_UPPER && p->casing != PASSAGE_UPPER) {
		note(c, CLUE_ACRONYM_SHAPE);
		note_if(c, s.len <= 3, CLUE_SHORT_ACRONYM);
	}
	note_if(c, slice_ends(s, SLICE("ian")) || slice_ends(s, SLICE("ians")) ||
			   slice_ends(s, SLICE("ese")) || slice_ends(s, SLICE("ish")) ||
			   slice_ends(s, SLICE("ist")) || slice_ends(s, SLICE("ists")) ||
			   slice_ends(s, SLICE("ism")),
		CLUE_PEOPLES_ENDING);
}

static bool is_speech(const struct passage_view *p, uint32_t i)
{
	return i >= p->first && i < p->last && token_at(p, i)->cased == CASE_LOWER &&
	       lexicon_word_sets(token_at(p, i)->word) & LEXICON_BIT(LEX_REPORTING_VERBS);
}

static bool is_quote(const struct passage_view *p, uint32_t i)
{
	return token_in(p, i, " \" ' \xe2\x80\x98 \xe2\x80\x99 \xe2\x80\x9c \xe2\x80\x9d ");
}

static bool is_age(const struct passage_view *p, uint32_t i)
{
	const struct token *number;

	if (!token_is_text(p, i, ",") || !token_is_text(p, i + 2, ","))
		return false;
	number = token_at(p, i + 1);
	return number->kind == TOKEN_NUMBER && number->end - number->start <= 2;
}

static void note_left(const struct passage_view *p, struct candidate *c)
{
	uint32_t i = c->first - 1;

	note_if(c, title_before(p, c->first), CLUE_AFTER_TITLE);
	if (c->first == p->first)
		return;
	note_if(c, token_in(p, i, " in at near outside inside throughout across around towards "
				  "into toward within "),
		CLUE_AFTER_IN);
	note_if(c, token_in(p, i, " from to "), CLUE_AFTER_FROM);
	note_if(c, token_is(p, i, "by"), CLUE_AFTER_BY);
	note_if(c, token_is(p, i, "of"), CLUE_AFTER_OF);
	note_if(c, token_in(p, i, " with against for "), CLUE_AFTER_WITH);
	note_if(c, token_is(p, i, "the"), CLUE_AFTER_THE);
	note_if(c, token_in(p, i, " a an "), CLUE_AFTER_A);
	note_if(c, is_speech(p, i), CLUE_AFTER_SPEECH);
	note_if(c, token_at(p, i)->flags & TOKEN_CLITIC, CLUE_AFTER_GENITIVE);
	note_if(c, token_at(p, i)->kind == TOKEN_NUMBER, CLUE_AFTER_NUMBER);
	note_if(c, i > p->first && token_is_text(p, i, ",") &&
			   word_at(p, i - 1)->sets & LEX_SET_PLACE,
		CLUE_AFTER_PLACE);
}

/* Words of their own that tell what the name beside them is. */
static void note_nouns(const struct passage_view *p, struct candidate *c)
{
	static const char place[] = " city town village suburb province region district state "
				    "county island river lake mountain port street airport stadium "
				    "castle border coast valley peninsula neighbourhood capital ";
	static const char org[] = " company group party newspaper magazine website firm club band "
				  "agency charity bank broadcaster publisher airline daily "
				  "retailer carmaker maker operator ministry government team side ";
	static const char business[] = " shares shareholders shareholder stock profit profits "
				       "sales earnings executives employees staff investors "
				       "officials workers chairman boss ";
	bool of = c->first > p->first && token_in(p, c->first - 1, " of in at for ");

	note_if(c, of && token_in(p, c->first - 2, place), CLUE_AFTER_PLACE_NOUN);
	note_if(c, token_in(p, c->last, place), CLUE_BEFORE_PLACE_NOUN);
	note_if(c, c->first > p->first && token_in(p, c->first - 1, org), CLUE_AFTER_ORG_NOUN);
	note_if(c, token_in(p, c->last, org), CLUE_BEFORE_ORG_NOUN);
	note_if(c, of && token_in(p, c->first - 2, business), CLUE_AFTER_BUSINESS);
	note_if(c, token_in(p, c->last, business), CLUE_BEFORE_BUSINESS);
	note_if(c, c->first > p->first &&
			   token_in(p, c->first - 1, " beat v vs versus defeated over against at "),
		CLUE_AFTER_RIVAL);
	note_if(c, c->first > p->first &&
			   token_in(p, c->first - 1, " daughter son wife husband brother sister "
						     "mother father named friend colleague "),
		CLUE_AFTER_RELATIVE);
}

/* What "in" says depends on what the lexicons say. */
static void note_in(struct candidate *c)
{
	if (!has_clue(c, CLUE_AFTER_IN))
		return;
	note_if(c, has_clue(c, CLUE_IS_CITY) || has_clue(c, CLUE_IS_REGION), CLUE_PLACE_AFTER_IN);
	note_if(c, has_clue(c, CLUE_IS_PLACE_UNSURE), CLUE_UNSURE_AFTER_IN);
	note_if(c, has_clue(c, CLUE_UNKNOWN), CLUE_UNKNOWN_AFTER_IN);
}

static bool is_dateline(const struct passage_view *p, const struct candidate *c)
{
	const struct token *t = token_at(p, c->first);

	return c->first == p->first && t->flags & TOKEN_LINE_START && c->last < p->last &&
	       (token_in(p, c->last, " - -- / ( \xe2\x80\x93 \xe2\x80\x94 ") ||
		token_at(p, c->last)->kind == TOKEN_NUMBER ||
		(t->cased == CASE_UPPER && p->casing == PASSAGE_PLAIN));
}

static void note_right(const struct passage_view *p, struct candidate *c)
{
	uint32_t i = c->last;
	bool comma = token_is_text(p, i, ",");

	note_if(c, i >= p->last || (i + 1 == p->last && token_at(p, i)->kind == TOKEN_PUNCT),
		CLUE_BEFORE_STOP);
	if (i >= p->last)
		return;
	note_if(c, title_length(p, i), CLUE_BEFORE_TITLE);
	note_if(c, comma && i + 1 < p->last &&
			   (title_length(p, i + 1) || (token_in(p, i + 1, " the a an ") &&
						       i + 2 < p->last && title_length(p, i + 2))),
		CLUE_APPOSED_TITLE);
	note_if(c, is_speech(p, i), CLUE_BEFORE_SPEECH);
	note_if(c, token_is(p, i + comma, "who"), CLUE_BEFORE_WHO);
	note_if(c, is_age(p, i), CLUE_BEFORE_AGE);
	note_if(c, comma && i + 1 < p->last && !has_clue(c, CLUE_IS_COUNTRY) &&
			   word_at(p, i + 1)->sets & (LEX_SET_COUNTRY | LEXICON_BIT(LEX_REGIONS) |
						      LEXICON_BIT(LEX_US_STATE_ABBREVIATIONS)),
		CLUE_BEFORE_PLACE);
	note_if(c, comma, CLUE_BEFORE_COMMA);
	note_if(c, token_is_text(p, i, "("), CLUE_BEFORE_BRACKET);
	note_if(c, token_in(p, i, " 's \xe2\x80\x99s "), CLUE_BEFORE_GENITIVE);
	note_if(c, token_at(p, i)->kind == TOKEN_NUMBER, CLUE_BEFORE_NUMBER);
	note_if(c, token_at(p, i)->cased == CASE_LOWER && !is_speech(p, i) &&
			   !stopword(p->finder->language, token_at(p, i)->word),
		CLUE_BEFORE_NOUN);
	note_if(c, token_in(p, i, " is was has had will would were are have does did can could "),
		CLUE_BEFORE_VERB);
}

static void note_around(const struct passage_view *p, struct candidate *c)
{
	const struct word *w = word_at(p, c->first);

	note_if(c, c->first > p->first && token_is_text(p, c->first - 1, "(") &&
			   token_is_text(p, c->last, ")"),
		CLUE_IN_BRACKETS);
	note_if(c, c->first > p->first && is_quote(p, c->first - 1) && is_quote(p, c->last),
		CLUE_IN_QUOTES);
	note_if(c, w->flags & WORD_OPENS, CLUE_OPENS);
	note_if(c, w->flags & WORD_OPENS && w->flags & WORD_COMMON, CLUE_OPENS_COMMON);
	note_if(c, has_clue(c, CLUE_IS_COMPANY_UNSURE) && has_clue(c, CLUE_ALL_COMMON) &&
			   !(w->flags & WORD_OPENS) && p->casing == PASSAGE_PLAIN,
		CLUE_COMPANY_INSIDE);
	note_if(c, is_dateline(p, c), CLUE_DATELINE);
	note_if(c, c->first == p->first && c->last == p->last, CLUE_ALONE);
	note_if(c, p->casing != PASSAGE_PLAIN, CLUE_HEADLINE);
	note_if(c, c->words == 1 && w->flags & WORD_SEEN, CLUE_SEEN_CAPITAL);
	note_if(c, c->words == 1 && w->flags & WORD_SEEN_LOWER, CLUE_SEEN_LOWER);
}

void clues_collect(const struct passage_view *p, struct candidate *c)
{
	lexicon_set whole = note_whole(p, c);

	note(c, CLUE_ANY);
	note_length(c);
	note_words(p, c);
	note_heads(p, c, whole);
	note_ends(p, c);
	note_shape(p, c);
	note_left(p, c);
	note_right(p, c);
	note_around(p, c);
	note_nouns(p, c);
	note_in(c);
}
