#include "annotate/dates/resolve.h"

enum { REACH_BACK = 14, REACH_AHEAD = 8, REACH_OPENING = 20, LIMIT_REACH = 7, SHORTLY = 3 };

static bool token_is(const struct document *doc, uint32_t i, const char *word)
{
	return slice_is(token_text(doc->text, &doc->tokens.at[i]), word);
}

/* an unspecified date, the proposed sale, a long-planned visit: no verb */
static bool is_attribute(const struct document *doc, uint32_t i)
{
	static const char *const leads[] = { "a",   "an",  "the",   "its", "their",
					     "his", "her", "still", "-" };

	for (size_t w = 0; i && w < sizeof(leads) / sizeof(*leads); w++)
		if (token_is(doc, i - 1, leads[w]))
			return true;
	return false;
}

/* Words in -ed are past, unless they are the participle of something to come:
 * will be released, expected to be completed. Those in un- are adjectives: unfinished. */
static bool is_past_form(const struct document *doc, const struct token *t)
{
	struct slice text = token_text(doc->text, t);

	return t->kind == TOKEN_WORD && t->cased == CASE_LOWER && text.len > 4 &&
	       slice_ends(text, SLICE("ed")) && memcmp(text.ptr, "un", 2) != 0 &&
	       !is_attribute(doc, (uint32_t)(t - doc->tokens.at));
}

static bool stops_clause(const struct token *t)
{
	return t->kind == TOKEN_PUNCT && (t->first == ';' || t->first == ':' || t->first == '"');
}

/* Will Smith, in May: a capital within a sentence */
static bool is_name(const struct document *doc, const struct token *t)
{
	return t->cased == CASE_TITLE && t > doc->tokens.at && t[-1].sentence == t->sentence &&
	       t[-1].kind == TOKEN_WORD;
}

/* with heads of state, the plays, two visits: no verbs */
static bool follows_noun_sign(const struct document *doc, const struct token *t)
{
	static const char *const signs[] = {
		"the", "a",    "an",  "of",  "with", "by",    "for",   "from",	  "in",	   "on",
		"at",  "his",  "her", "its", "our",  "my",    "their", "'s",	  "state", "new",
		"two", "some", "no",  "any", "tax",  "these", "those", "several",
	};
	uint32_t i = (uint32_t)(t - doc->tokens.at);

	if (!i || doc->tokens.at[i - 1].kind == TOKEN_NUMBER)
		return i;
	for (size_t w = 0; w < sizeof(signs) / sizeof(*signs); w++)
		if (token_is(doc, i - 1, signs[w]))
			return true;
	return false;
}

static enum date_tense told_by(const struct document *doc, const struct token *t)
{
	if (t->kind != TOKEN_WORD || is_name(doc, t))
		return TENSE_UNKNOWN;
	if (date_word_is(doc, t, SYM_TO_COME, 0))
		return date_word_is(doc, t, SYM_TO_COME, 1) ? TENSE_SURELY_FUTURE : TENSE_FUTURE;
	if (date_word_is(doc, t, SYM_TO_COME, -1))
		return follows_noun_sign(doc, t) ? TENSE_UNKNOWN : TENSE_FUTURE;
	if (date_word_is(doc, t, SYM_GONE, 0))
		return date_word_is(doc, t, SYM_GONE, 1) ? TENSE_SURELY_PAST : TENSE_PAST;
	return is_past_form(doc, t) ? TENSE_PAST : TENSE_UNKNOWN;
}

/* Is one of the words among the few tokens before token i of the sentence? */
static bool shortly_before(const struct document *doc, uint32_t first, uint32_t i,
			   const char *const *words)
{
	for (uint32_t k = i; k > first && i - k < SHORTLY; k--)
		for (const char *const *word = words; *word; word++)
			if (token_is(doc, k - 1, *word))
				return true;
	return false;
}

/* more than expected, the smaller-than-expected rise */
static bool is_measure(const struct document *doc, uint32_t first, uint32_t i)
{
	if (!slice_ends(token_text(doc->text, &doc->tokens.at[i]), SLICE("ed")))
		return false;
	if (i > first + 1 && token_is(doc, i - 1, "-"))
		i--;
	return i > first && (token_is(doc, i - 1, "than") || token_is(doc, i - 1, "as"));
}

/* A sign of the future that the words before it take back: had been due on Friday,
 * could not be reached on Friday, as previously planned, next to. */
static bool taken_back(const struct document *doc, uint32_t first, uint32_t i)
{
	static const char *const over[] = { "had", "did", "previously", "originally", NULL };
	static const char *const no[] = { "not", "n't", "nor", "neither", NULL };

	if (token_is(doc, i, "next"))
		return i + 1 < doc->tokens.len && token_is(doc, i + 1, "to");
	if (token_is(doc, i, "be"))
		return shortly_before(doc, first, i, (const char *const[]){ "could", NULL }) &&
		       (shortly_before(doc, first, i, no) || token_is(doc, first, "Neither") ||
			token_is(doc, first, "None"));
	if (is_measure(doc, first, i))
		return true;
	if (i > first + 1 && token_is(doc, i - 1, "to")) /* had been due to expire */
		i -= 2;
	return shortly_before(doc, first, i, over);
}

/* is to meet on Friday */
static bool leads_ahead(const struct document *doc, uint32_t first, uint32_t i)
{
	return i > first && token_is(doc, i, "to") &&
	       (token_is(doc, i - 1, "is") || token_is(doc, i - 1, "are"));
}

/* by Friday, through Friday, as early as Friday, ahead of Friday */
static bool leads_to_limit(const struct document *doc, uint32_t first, uint32_t from)
{
	if (from - first > 1 && token_is(doc, from - 1, "as"))
		return token_is(doc, from - 2, "early") || token_is(doc, from - 2, "soon");
	if (from - first > 1 && token_is(doc, from - 1, "of"))
		return token_is(doc, from - 2, "ahead");
	if (from == first || !token_is(doc, from - 1, "through"))
		return from > first && token_is(doc, from - 1, "by");
	for (uint32_t i = from; i > first && from - i < LIMIT_REACH; i--)
		if (token_is(doc, i - 1, "from")) /* asked from Monday through Friday */
			return token_is(doc, i, "today") || token_is(doc, i, "now");
	return true;
}

/* A limit is ahead, unless the clause is surely over: had filed by Friday. */
static bool is_limit(const struct document *doc, uint32_t first, uint32_t from)
{
	if (!leads_to_limit(doc, first, from))
		return false;
	for (uint32_t i = from; i > first && from - i < LIMIT_REACH; i--)
		if (told_by(doc, &doc->tokens.at[i - 1]) == TENSE_SURELY_PAST)
			return false;
	return true;
}

/* A participle is of the tense of its verb: will be released, was to be released. */
static enum date_tense participle_tense(const struct document *doc, uint32_t first, uint32_t i)
{
	enum date_tense tense = TENSE_PAST;

	for (uint32_t k = i; k > first && i - k < SHORTLY; k--) {
		enum date_tense other = told_by(doc, &doc->tokens.at[k - 1]);

		if (token_is(doc, k - 1, "until") || token_is(doc, k - 1, "till"))
			break; /* until they asked */
		if (other == TENSE_SURELY_PAST)
			break; /* votes were held */
		if (k == i && (token_is(doc, k - 1, "is") || token_is(doc, k - 1, "are")))
			return TENSE_UNKNOWN; /* the case is heard in May */
		if (other >= TENSE_FUTURE && taken_back(doc, first, k - 1))
			return TENSE_OVER;
		if (other > tense && other >= TENSE_FUTURE)
			tense = other;
	}
	return tense;
}

/* A name, however long, is one step: a decision by the European Central Bank (ECB) on
 * Thursday. */
static bool goes_on_in_name(const struct document *doc, const struct token *t)
{
	bool inside = t > doc->tokens.at && t[-1].cased == CASE_TITLE;

	return (is_name(doc, t) && inside) || t->first == '(' || t->first == ')' ||
	       (t->cased == CASE_UPPER && t > doc->tokens.at && t[-1].first == '(');
}

/* Charges over Monday's attack, the death of Sunday's winner: that day is the noun's, whatever
 * the verb, which must be a sure one to tell. */
static bool belongs_to_noun(const struct document *doc, uint32_t first, uint32_t from)
{
	static const char *const leads[] = { "over", "after", "following", "of", "from", NULL };

	if (from == first)
		return false;
	for (const char *const *lead = leads; *lead; lead++)
		if (token_is(doc, from - 1, *lead))
			return true;
	return false;
}

/* He faces, the match starts: in the present tense of what is to come */
static bool is_present_form(const struct document *doc, const struct token *t)
{
	return date_word_is(doc, t, SYM_TO_COME, -1) && !date_word_is(doc, t, SYM_TO_COME, 0);
}

/* `sign` is the token that told. */
static enum date_tense told_before(const struct document *doc, uint32_t first, uint32_t from,
				   uint32_t *sign)
{
	uint32_t steps = 0;
	bool of_noun = belongs_to_noun(doc, first, from);

	if (from - first > 2 && token_is(doc, from - 1, "least") && token_is(doc, from - 2, "at"))
		from -= 2; /* until at least September */

	*sign = from;
	if (is_limit(doc, first, from))
		return TENSE_FUTURE;
	for (uint32_t i = from; i > first && steps < REACH_BACK && from - i < 2 * REACH_BACK; i--) {
		const struct token *t = &doc->tokens.at[i - 1];
		enum date_tense tense = told_by(doc, t);

		*sign = i - 1;
		steps += !goes_on_in_name(doc, t);
		if (stops_clause(t))
			return TENSE_UNKNOWN;
		if (leads_ahead(doc, first, i - 1))
			return TENSE_FUTURE;
		if (tense == TENSE_FUTURE && i - 1 > first &&
		    told_by(doc, t - 1) == TENSE_SURELY_FUTURE) /* has until, set for */
			return TENSE_SURELY_FUTURE;
		if (from - i > 1 && (token_is(doc, i - 1, "until") || token_is(doc, i - 1, "till")))
			tense = TENSE_UNKNOWN; /* until, at ten on Friday, he woke */
		else if (tense >= TENSE_FUTURE && taken_back(doc, first, i - 1))
			tense = token_is(doc, i - 1, "next") ? TENSE_UNKNOWN : TENSE_OVER;
		else if (tense == TENSE_PAST)
			tense = participle_tense(doc, first, i - 1);
		else if (tense == TENSE_FUTURE && of_noun && is_present_form(doc, t))
			tense = TENSE_UNKNOWN;
		if (tense != TENSE_UNKNOWN)
			return tense;
	}
	return TENSE_UNKNOWN;
}

/* On Friday >it hears< the appeal, >United face< City: a present form right behind its subject */
static bool acts_ahead(const struct document *doc, uint32_t from, uint32_t i)
{
	static const char *const subjects[] = { "he", "she", "it", "they", NULL };
	const struct token *t = &doc->tokens.at[i];

	if (i == from || !is_present_form(doc, t) || t->cased != CASE_LOWER)
		return false;
	for (const char *const *subject = subjects; *subject; subject++)
		if (token_is(doc, i - 1, *subject))
			return true;
	return t[-1].cased == CASE_TITLE && t[-1].kind == TOKEN_WORD;
}

static enum date_tense told_behind(const struct document *doc, uint32_t from, uint32_t end,
				   uint32_t reach)
{
	for (uint32_t i = from; i < end && i - from < reach; i++) {
		enum date_tense tense = told_by(doc, &doc->tokens.at[i]);

		if (stops_clause(&doc->tokens.at[i]))
			return TENSE_UNKNOWN;
		if (leads_ahead(doc, from, i) || acts_ahead(doc, from, i))
			return TENSE_FUTURE;
		if (tense != TENSE_UNKNOWN && tense != TENSE_FUTURE)
			return tense;
	}
	return TENSE_UNKNOWN;
}

/* Tokens [first, last) of the sentence */
struct bounds {
	uint32_t first, last;
};

static struct bounds sentence_of(const struct document *doc, const struct date_match *m)
{
	uint32_t n = doc->tokens.at[m->first].sentence;

	if (n >= doc->sentences.len)
		return (struct bounds){ 0, (uint32_t)doc->tokens.len };
	return (struct bounds){ doc->sentences.at[n].first, doc->sentences.at[n].last };
}

static uint32_t reach_behind(const struct date_match *m, struct bounds in)
{
	/* On Friday, the heads of all the states concerned will meet */
	return m->first <= in.first + 1 ? REACH_OPENING : REACH_AHEAD;
}

enum date_tense date_tense(const struct document *doc, const struct date_match *m)
{
	struct bounds in = sentence_of(doc, m);
	uint32_t sign, reach = reach_behind(m, in);
	enum date_tense tense = told_before(doc, in.first, m->first, &sign);

	if (tense == TENSE_FUTURE && m->first == in.first + 1) /* Until Friday, they had not met */
		tense = told_behind(doc, m->last, in.last, reach);
	return tense != TENSE_UNKNOWN ? tense : told_behind(doc, m->last, in.last, reach);
}

static bool is_one_of(const struct document *doc, uint32_t i, const char *const *words)
{
	return slice_among(token_text(doc->text, &doc->tokens.at[i]), words);
}

/* Does the token tell that something is said, and not what: said the May vote, not: said at the
 * May congress? */
static bool is_report(const struct document *doc, uint32_t i)
{
	static const char *const verbs[] = { "said",	  "told",  "added",   "warned",
					     "predicted", "urged", "alleged", "insisted",
					     "suggested", NULL };
	static const char *const places[] = { "at",	"in", "during", "after",
					      "before", "on", "over",	NULL };

	return is_one_of(doc, i, verbs) && !is_one_of(doc, i + 1, places);
}

/* What the words behind tell of something reported: would is of what is to come. */
static enum date_tense told_in_report(const struct document *doc, const struct date_match *m,
				      struct bounds in)
{
	for (uint32_t i = m->last; i < in.last && i - m->last < REACH_AHEAD; i++) {
		enum date_tense tense = told_by(doc, &doc->tokens.at[i]);

		if (stops_clause(&doc->tokens.at[i]) || is_report(doc, i))
			return TENSE_UNKNOWN;
		if (tense != TENSE_UNKNOWN) /* was and would may both stand for will */
			return tense < TENSE_FUTURE ? TENSE_OVER : tense;
	}
	return TENSE_UNKNOWN;
}

/* Told them >to appear< in court: between a verb and the match */
static bool has_infinitive(const struct document *doc, uint32_t from, uint32_t end)
{
	static const char *const nouns[] = { "the",    "a",	 "an",	   "his",	 "her",
					     "its",    "their",	 "power",  "parliament", "date",
					     "jail",   "work",	 "school", "court",	 "trial",
					     "office", "prison", "war",	   "life",	 "rest",
					     "people", NULL };

	for (uint32_t i = from; i + 1 < end; i++)
		if (token_is(doc, i, "to") && doc->tokens.at[i + 1].cased == CASE_LOWER &&
		    !is_one_of(doc, i + 1, nouns))
			return true;
	return false;
}

/* Crude for January delivery, the February contract */
static bool is_delivery(const struct document *doc, const struct date_match *m, struct bounds in)
{
	static const char *const goods[] = { "delivery", "contract", "futures", NULL };

	return (m->last < in.last && is_one_of(doc, m->last, goods)) ||
	       (m->first > in.first + 1 && token_is(doc, m->first - 2, "delivery"));
}

/* A past verb before the match: how sure it is that what happened at that time is over. In May
 * goes with the verb, the May vote less so, and for May it does not. */
static enum date_tense past_by_sign(const struct document *doc, const struct date_match *m,
				    struct bounds in, uint32_t sign)
{
	static const char *const adverbial[] = { "in", "on", "since", "during", "over", NULL };
	static const char *const auxiliaries[] = { "was", "were", "had", NULL };
	uint32_t lead = m->first - 1, distance = m->first - sign;
	bool close = distance <= 2;
	bool attribute = !is_one_of(doc, lead, adverbial);

	if (lead > in.first && token_is(doc, lead, "the"))
		lead--;
	if (token_is(doc, lead, "for") || has_infinitive(doc, sign, m->first))
		return TENSE_UNKNOWN;
	if ((!close || attribute) && is_report(doc, sign))
		return told_in_report(doc, m, in);
	if (token_is(doc, lead, "since"))
		return TENSE_SURELY_PAST;
	if (attribute)
		return close ? TENSE_PAST : TENSE_OVER;
	if (sign > in.first &&
	    is_one_of(doc, sign - 1, auxiliaries)) /* was found on the road in May */
		return TENSE_SURELY_PAST;
	return close ? TENSE_SURELY_PAST : TENSE_PAST;
}

/* Will stay until January: a weak sign, and a sure one before it */
static bool is_surely_ahead(const struct document *doc, struct bounds in, uint32_t sign)
{
	for (uint32_t i = sign; i > in.first && sign - i < REACH_AHEAD; i--) {
		if (stops_clause(&doc->tokens.at[i - 1]))
			return false;
		if (told_by(doc, &doc->tokens.at[i - 1]) == TENSE_SURELY_FUTURE)
			return !taken_back(doc, in.first, i - 1);
	}
	return false;
}

enum date_tense date_tense_of_event(const struct document *doc, const struct date_match *m)
{
	struct bounds in = sentence_of(doc, m);
	uint32_t sign, reach = reach_behind(m, in);
	enum date_tense tense = told_before(doc, in.first, m->first, &sign);

	if (is_delivery(doc, m, in))
		return TENSE_SURELY_FUTURE;
	if (tense == TENSE_FUTURE && m->first == in.first + 1)
		tense = TENSE_UNKNOWN;
	if (tense == TENSE_FUTURE && is_surely_ahead(doc, in, sign))
		return TENSE_SURELY_FUTURE;
	if (tense >= TENSE_PAST && tense < TENSE_FUTURE)
		return past_by_sign(doc, m, in, sign);
	if (tense != TENSE_UNKNOWN)
		return tense;
	tense = told_behind(doc, m->last, in.last, reach);
	if (tense >= TENSE_FUTURE)
		return tense;
	if (tense == TENSE_UNKNOWN) /* In May, ...: so stories are told */
		return m->first == in.first + 1 && token_is(doc, in.first, "In") ? TENSE_OVER
										 : tense;
	return reach == REACH_OPENING ? tense : TENSE_OVER;
}
