#include "annotate/entities/finder.h"

bool token_is(const struct passage_view *p, uint32_t i, const char *word)
{
	const struct token *t;
	struct slice s;

	if (i < p->first || i >= p->last)
		return false;
	t = token_at(p, i);
	s = token_text(p->doc->text, t);
	for (size_t k = 0; k < s.len; k++)
		if (((unsigned char)s.ptr[k] | 0x20) != (unsigned char)word[k])
			return false;
	return word[s.len] == '\0';
}

bool token_is_text(const struct passage_view *p, uint32_t i, const char *text)
{
	return i >= p->first && i < p->last &&
	       slice_is(token_text(p->doc->text, token_at(p, i)), text);
}

bool token_in(const struct passage_view *p, uint32_t i, const char *list)
{
	char key[24] = " ";
	struct slice s;

	if (i < p->first || i >= p->last)
		return false;
	s = token_text(p->doc->text, token_at(p, i));
	if (s.len + 3 > sizeof(key))
		return false;
	for (size_t k = 0; k < s.len; k++)
		key[k + 1] = s.ptr[k] >= 'A' && s.ptr[k] <= 'Z' ? s.ptr[k] + 32 : s.ptr[k];
	key[s.len + 1] = ' ';
	key[s.len + 2] = '\0';
	return strstr(list, key) != NULL;
}

/* Two words that lost the space between them: putinLast. Names that begin in lower
 * case have a letter or two of it: eBay, iPhone, al-Assad. */
static bool is_glued(struct slice text, const struct token *t)
{
	uint32_t i = t->start;

	while (i < t->end && text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
		i++;
	return i - t->start > 2 && i < t->end && text.ptr[i] != '-';
}

static bool has_capital(const struct document *doc, const struct token *t)
{
	if (t->kind != TOKEN_WORD || t->flags & TOKEN_CLITIC || t->cased <= CASE_LOWER)
		return false;
	return t->cased != CASE_MIXED || !is_glued(doc->text, t);
}

/* Words of a sentence by casing, for telling headlines. */
struct casing_count {
	uint32_t words, upper, lower, capital;
	uint32_t long_words, long_capital; /* of four letters and more */
	uint32_t common; /* English words with a capital, the first word aside */
};

static struct casing_count count_casing(const struct document *doc, uint32_t first, uint32_t last)
{
	struct casing_count c = { 0 };

	for (uint32_t i = first; i < last; i++) {
		const struct token *t = &doc->tokens.at[i];
		bool capital = has_capital(doc, t);

		if (t->kind != TOKEN_WORD || t->cased == CASE_NONE || t->flags & TOKEN_CLITIC)
			continue;
		if (c.words++ && capital && t->cased != CASE_MIXED)
			c.common += !!(lexicon_word_sets(t->word) & LEXICON_BIT(LEX_ENGLISH));
		c.upper += t->cased == CASE_UPPER;
		c.lower += t->cased == CASE_LOWER;
		c.capital += capital;
		if (t->end - t->start >= 4) {
			c.long_words++;
			c.long_capital += capital;
		}
	}
	return c;
}

/* A line is a headline in capitals when nearly all of it is, common words too; in
 * title case when its long words are, and it does not end as a sentence does. */
enum passage passage_casing(const struct document *doc, uint32_t first, uint32_t last)
{
	struct casing_count c = count_casing(doc, first, last);
	char end = doc->text.ptr[doc->tokens.at[last - 1].end - 1];

	if (c.words >= 3 && c.capital == 0)
		return PASSAGE_LOWER;
	if (c.words >= 2 && c.upper * 5 >= c.words * 4 && c.lower * 8 <= c.words &&
	    (c.common || c.words >= 4))
		return PASSAGE_UPPER;
	if (c.long_words >= 3 && c.long_capital * 10 >= c.long_words * 9 && c.common >= 2 &&
	    c.common * 4 >= c.words && end != '.')
		return PASSAGE_TITLE;
	return PASSAGE_PLAIN;
}

static bool is_quote_mark(struct slice text, const struct token *t)
{
	struct slice s = token_text(text, t);

	return slice_is(s, "\"") || slice_is(s, "'") || slice_is(s, "``") ||
	       (s.len == 3 && memcmp(s.ptr, "\xe2\x80", 2) == 0 && (uint8_t)s.ptr[2] >= 0x98 &&
		(uint8_t)s.ptr[2] <= 0x9e) || slice_is(s, "\xc2\xab");
}

/* Does a capital at token i only say that something begins here? */
static bool opens(const struct document *doc, uint32_t first, uint32_t i)
{
	const struct token *before;
	struct slice s;

	while (i > first && doc->tokens.at[i - 1].kind == TOKEN_PUNCT &&
	       is_quote_mark(doc->text, &doc->tokens.at[i - 1])) {
		i--;
		if (doc->tokens.at[i].flags & TOKEN_SPACE_BEFORE &&
		    doc->tokens.at[i].end == doc->tokens.at[i + 1].start && i > first)
			return doc->tokens.at[i - 1].kind == TOKEN_PUNCT;
	}
	if (i == first)
		return true;
	before = &doc->tokens.at[i - 1];
	if (doc->tokens.at[i].flags & TOKEN_PARAGRAPH)
		return before->kind == TOKEN_PUNCT;
	s = token_text(doc->text, before);
	return before->kind == TOKEN_PUNCT && (slice_is(s, ":") || slice_is(s, "*") ||
		slice_is(s, "\xe2\x80\xa2") || slice_is(s, "...") || slice_is(s, "\xe2\x80\xa6"));
}

static struct sighting *sighting_of(struct finder *f, uint32_t hash)
{
	uint32_t *place = table_place(&f->words, hash);

	if (!*place) {
		*vector_push(&f->sightings) = (struct sighting){ 0 };
		*place = (uint32_t)f->sightings.len;
	}
	return &f->sightings.at[*place - 1];
}

/* Returns whether the sentence is all in lower case. */
static bool collect_capitals(struct finder *f, const struct document *doc,
			     const struct sentence *s)
{
	enum passage casing = passage_casing(doc, s->first, s->last);
	bool plain = casing == PASSAGE_PLAIN;

	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (has_capital(doc, t))
			sighting_of(f, t->hash)->capital += plain && !opens(doc, s->first, i);
	}
	return casing == PASSAGE_LOWER;
}

static void collect_lower(struct finder *f, const struct document *doc)
{
	for (size_t i = 0; i < doc->tokens.len; i++) {
		const struct token *t = &doc->tokens.at[i];
		uint32_t at;

		if (t->cased != CASE_LOWER || t->kind != TOKEN_WORD)
			continue;
		at = table_get(&f->words, t->hash);
		if (at != TABLE_NONE)
			f->sightings.at[at].lower++;
	}
}

void sightings_collect(struct finder *f, const struct document *doc)
{
	size_t lower = 0;

	for (size_t i = 0; i < doc->sentences.len; i++)
		if (doc->sentences.at[i].first < doc->sentences.at[i].last)
			lower += collect_capitals(f, doc, &doc->sentences.at[i]);
	f->lower = lower * 10 > doc->sentences.len * 9;
	collect_lower(f, doc);
}

/* Days and months are dates, whatever their capitals. */
static bool is_calendar(const struct passage_view *p, uint32_t i)
{
	return token_in(p, i, " monday tuesday wednesday thursday friday saturday sunday january "
			      "february march april may june july august september october "
			      "november december mon tue wed thu fri sat sun jan feb mar apr jun "
			      "jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. "
			      "nov. dec. mondays tuesdays wednesdays thursdays fridays saturdays "
			      "sundays gmt bst est edt utc pst pdt cet am pm a.m. p.m. ");
}

/* Will Grant, May Trelawney, Helen March: a word that is also a name is one beside a
 * name that is nothing else; but Will Trump go? and in May Britain left. */
static bool is_unsure_name(const struct passage_view *p, uint32_t i, const struct word *w)
{
	lexicon_set given = LEX_SET_GIVEN | LEX_SET_GIVEN_UNSURE;
	const struct token *before = i > p->first ? token_at(p, i - 1) : NULL;
	const struct token *after = i + 1 < p->last ? token_at(p, i + 1) : NULL;

	if (token_at(p, i)->cased != CASE_TITLE || p->casing != PASSAGE_PLAIN)
		return false;
	if (w->sets & (LEX_SET_SURNAME | LEX_SET_SURNAME_UNSURE | given) && before &&
	    has_capital(p->doc, before) && before->cased == CASE_TITLE &&
	    !(word_at(p, i - 1)->flags & WORD_OPENS && word_at(p, i - 1)->flags & WORD_COMMON))
		return word_at(p, i - 1)->sets & given || title_before(p, i);
	if (!(w->sets & given) || !after || !has_capital(p->doc, after) ||
	    after->cased != CASE_TITLE || lexicon_word_sets(after->word) & LEX_SET_PLACE ||
	    token_in(p, i - 1, " in on since until last next by from to of this early late mid "))
		return false;
	return !(w->flags & WORD_OPENS) || !token_is_text(p, p->last - 1, "?");
}

/* Not names either: numbers, sums of money, units. */
static bool is_measure(const struct passage_view *p, uint32_t i)
{
	struct slice s = token_text(p->doc->text, token_at(p, i));

	return s.ptr[s.len - 1] == '$' ||
	       (i + 1 < p->last && token_at(p, i + 1)->kind == TOKEN_NUMBER &&
		token_in(p, i, " no. no nos. usd eur gbp rs rs. tk vol. vol p. pp. "));
}

/* A word that is a lexicon's name of one word, and of the kind that needs no
 * other evidence, though it may be a common word elsewhere. */
#define SETS_FIRM (LEX_SET_PLACE | LEX_SET_PEOPLES | LEX_SET_COMPANY | LEX_SET_ORG | \
		   LEX_SET_TEAM | LEX_SET_EVENT | LEXICON_BIT(LEX_SURNAMES_FAMOUS))
#define SETS_ANY (SETS_FIRM | LEX_SET_PLACE_UNSURE | LEX_SET_GIVEN | LEX_SET_SURNAME)

static bool name_in_headline(const struct word *w, const struct token *t)
{
	if (w->flags & WORD_STOP)
		return false;
	if (w->flags & WORD_SEEN && !(w->flags & WORD_SEEN_LOWER))
		return true;
	if (w->flags & (WORD_COMMON | WORD_SEEN_LOWER))
		return false;
	return t->end - t->start > 1;
}

/* At the start of a sentence a capital says nothing. */
static bool name_at_start(const struct word *w, const struct token *t)
{
	if (t->cased == CASE_UPPER || t->cased == CASE_MIXED) /* UPDATE, LIVE: labels */
		return !(w->flags & WORD_COMMON) || w->flags & WORD_SEEN;
	if (w->flags & WORD_STOP)
		return false;
	if (!(w->flags & WORD_COMMON) || w->sets & (LEX_SET_COUNTRY | LEX_SET_PEOPLES))
		return true;
	return w->flags & WORD_SEEN && !(w->flags & WORD_SEEN_LOWER);
}

static bool is_name_word(const struct passage_view *p, uint32_t i, const struct word *w)
{
	const struct token *t = token_at(p, i);

	bool calendar = is_calendar(p, i);

	if ((calendar || w->flags & WORD_STOP ||
	     (w->flags & WORD_OPENS && w->flags & WORD_COMMON)) && is_unsure_name(p, i, w))
		return true;
	if (calendar || is_measure(p, i))
		return false;
	if (p->casing == PASSAGE_TITLE || p->casing == PASSAGE_UPPER)
		return name_in_headline(w, t);
	if (w->flags & WORD_INITIAL)
		return true;
	if (w->flags & WORD_OPENS)
		return name_at_start(w, t);
	if (w->flags & WORD_STOP)
		return t->cased == CASE_UPPER && t->end - t->start > 1;
	return true;
}

/* The longest entry of two words or more that begins at token i. */
static void mark_known(const struct passage_view *p, uint32_t i, struct word *w)
{
	struct lexicon_match match[LEXICON_MATCHES];

	if (!lexicon_word_starts(token_at(p, i)->word))
		return;
	if (lexicon_at(p->doc->text, &p->doc->tokens, i, p->last, LEX_SET_NAMES, match) &&
	    match[0].last > i + 1 && has_capital(p->doc, token_at(p, match[0].last - 1))) {
		w->known = match[0].last;
		w->entry = match[0].entry;
	}
}

/* US and IS are no common words where lower case would be possible. */
static bool is_known_acronym(const struct passage_view *p, const struct token *t,
			     const struct word *w)
{
	return t->cased == CASE_UPPER && p->casing != PASSAGE_UPPER &&
	       w->sets & (LEXICON_BIT(LEX_ACRONYMS) | LEXICON_BIT(LEX_COUNTRY_ACRONYMS) |
			  LEXICON_BIT(LEX_ARMED_GROUPS));
}

static void mark_word(struct passage_view *p, uint32_t i)
{
	const struct token *t = token_at(p, i);
	struct word *w = word_at(p, i);
	uint32_t length = t->end - t->start;

	*w = (struct word){ .sighting = TABLE_NONE };
	if (!has_capital(p->doc, t))
		return;
	w->flags = WORD_CAPITAL;
	w->sets = lexicon_word_sets(t->word);
	w->sighting = table_get(&p->finder->words, t->hash);
	if (!is_known_acronym(p, t, w)) {
		if (stopword(p->finder->language, t->word))
			w->flags |= WORD_STOP | WORD_COMMON;
		if (w->sets & LEXICON_BIT(LEX_ENGLISH))
			w->flags |= WORD_COMMON;
	}
	if (opens(p->doc, p->first, i))
		w->flags |= WORD_OPENS;
	if (w->sighting != TABLE_NONE) {
		const struct sighting *s = &p->finder->sightings.at[w->sighting];

		w->flags |= s->capital ? WORD_SEEN : 0;
		w->flags |= s->lower && t->cased != CASE_UPPER ? WORD_SEEN_LOWER : 0;
	}
	if (t->cased != CASE_MIXED && (length == 2 ? t->flags & TOKEN_STOP : length == 1) &&
	    i + 1 < p->last && has_capital(p->doc, t + 1))
		w->flags |= length == 2 || t->first != 'A' || !(w->flags & WORD_OPENS) ?
				    WORD_INITIAL : 0;
	if (is_name_word(p, i, w))
		w->flags |= WORD_NAME;
	mark_known(p, i, w);
}

void passage_mark(struct passage_view *p)
{
	for (uint32_t i = p->first; i < p->last; i++)
		mark_word(p, i);
}
