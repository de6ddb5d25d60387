#include "annotate/quotes/quotes.h"

/* Noun phrases without a parser: who does what a verb of saying says. */

enum {
	NOUNS_MAX = 14,  /* tokens of a noun phrase */
	GAP_MAX = 12,    /* tokens between two verbs of one pronoun */
	APPOSITION_MAX = 25,
	CLAUSE_MAX = 120, /* tokens before a cue: time stays linear */
};

/* Classes that may stand in a noun phrase, that do not begin it, that do not end it;
 * that stand between a subject and its verb. */
enum {
	NOUNS = CLASS_BIT(CLASS_NONE) | CLASS_BIT(CLASS_DETERMINER) | CLASS_BIT(CLASS_OF),
	JOINTS = CLASS_BIT(CLASS_OF) | CLASS_BIT(CLASS_PREPOSITION),
	HEADLESS = CLASS_BIT(CLASS_OF) | CLASS_BIT(CLASS_DETERMINER),
	BETWEEN = CLASS_BIT(CLASS_AUXILIARY) | CLASS_BIT(CLASS_NOT) | CLASS_BIT(CLASS_ADVERB),
};

bool is_past_speech(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	return is_speech(q, i) && token_at(doc, i)->cased == CASE_LOWER &&
	       (ends_in(doc, i, "ed") || is_text(doc, i, "said") || is_text(doc, i, "says") ||
		is_text(doc, i, "told") || is_text(doc, i, "wrote"));
}

bool is_noun_use(const struct quote_scratch *q, const struct document *doc, uint32_t low,
		 uint32_t v)
{
	uint32_t i = v;

	if (v == low || token_at(doc, v)->cased != CASE_LOWER || is_text(doc, v, "said"))
		return false;
	if (class_at(q, v - 1) == CLASS_DETERMINER ||
	    (token_at(doc, v - 1)->flags & TOKEN_CLITIC && !is_past_speech(q, doc, v)))
		return true;
	if (is_past_speech(q, doc, v) || ends_in(doc, v, "s") || ends_in(doc, v, "ing"))
		return false;
	while (i > low && i + 3 > v && class_at(q, i - 1) == CLASS_NONE &&
	       token_at(doc, i - 1)->kind == TOKEN_WORD)
		i--;
	return i > low && class_at(q, i - 1) == CLASS_DETERMINER;
}

/* May the word be part of a noun phrase, looking from its end? */
static bool is_nominal(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	const struct token *t = token_at(doc, i);

	if (t->flags & TOKEN_CLITIC)
		return is_text(doc, i, "'s") || is_text(doc, i, "’s") || is_text(doc, i, "’") ||
		       is_text(doc, i, "'");
	if (t->kind == TOKEN_NUMBER || t->kind == TOKEN_HANDLE)
		return true;
	if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL)
		return t->first == '-' || t->first == '$' || t->first == '%' || t->first == '&';
	return class_in(q, i, NOUNS) && !is_past_speech(q, doc, i);
}

static enum subject_kind kind_of(const struct quote_scratch *q, const struct document *doc,
				 struct range r)
{
	struct slice last = token_text(doc->text, token_at(doc, r.last - 1));

	if (class_at(q, r.last - 1) == CLASS_SUBJECT) {
		if (slice_is(last, "who") || slice_is(last, "Who"))
			return SUBJECT_WHO;
		return slice_is(last, "he") || slice_is(last, "she") || slice_is(last, "He") ||
		       slice_is(last, "She") ? SUBJECT_PERSON : SUBJECT_PRONOUN;
	}
	for (uint32_t i = r.first; i < r.last; i++)
		if (is_capital(doc, i) && class_at(q, i) == CLASS_NONE)
			return SUBJECT_NAME;
	return SUBJECT_NOUN;
}

/* May a noun phrase go on to the left over the preposition at i? "a spokesman for
 * the group" and "people in Ohio", but not "on Monday Mr. Trump". */
static bool joins_nouns(const struct quote_scratch *q, const struct document *doc, uint32_t low,
			uint32_t i)
{
	if (class_at(q, i) != CLASS_PREPOSITION || i < low + 2)
		return false;
	if (class_at(q, i - 1) != CLASS_NONE || token_at(doc, i - 1)->kind != TOKEN_WORD)
		return false;
	return !is_capital(doc, i + 1) || is_text(doc, i, "for") || is_text(doc, i, "from") ||
	       is_text(doc, i, "with") || is_text(doc, i, "at");
}

/* "Mr. Roe and Ms. Ortiz": the conjunction at i, between two names. */
static bool joins_names(const struct quote_scratch *q, const struct document *doc, uint32_t low,
			uint32_t high, uint32_t i)
{
	return class_at(q, i) == CLASS_CONJUNCTION && i > low && i + 1 < high &&
	       is_capital(doc, i - 1) && is_capital(doc, i + 1);
}

/* Does the noun phrase that begins at `first` so far begin there? An article begins
 * one unless a preposition before it hangs it on more. */
static bool starts_nouns(const struct quote_scratch *q, const struct document *doc, uint32_t low,
			 uint32_t first)
{
	uint32_t before = first - 1;

	return class_at(q, first) == CLASS_DETERMINER &&
	       !class_in(q, before, HEADLESS) &&
	       !joins_nouns(q, doc, low, before);
}

struct subject subject_nouns(const struct quote_scratch *q, const struct document *doc,
			     uint32_t low, uint32_t end)
{
	uint32_t first = end;

	while (first > low && first + NOUNS_MAX > end) {
		uint32_t i = first - 1;

		if (first < end && starts_nouns(q, doc, low, first))
			break;
		if (!is_nominal(q, doc, i) && !joins_nouns(q, doc, low, i) &&
		    !joins_names(q, doc, low, end, i))
			break;
		first = i;
	}
	while (first < end && (token_at(doc, first)->kind == TOKEN_PUNCT || is_adverb(q, doc, first) ||
			       class_in(q, first, JOINTS)))
		first++;
	if (first == end)
		return (struct subject){ 0 };
	return (struct subject){ { first, end }, kind_of(q, doc, (struct range){ first, end }) };
}

/* Does the inserted phrase name who is meant: "his coach, >Mark Turner<, said"? */
static bool is_name(const struct document *doc, uint32_t first, uint32_t last)
{
	for (uint32_t i = first; i < last; i++)
		if (!is_capital(doc, i))
			return false;
	return last > first + 1;
}

/* "Jane Roe >(R., Ohio)< said": where what stands in brackets before `end` begins, or
 * `end`. */
static uint32_t before_bracket(const struct document *doc, uint32_t low, uint32_t end)
{
	uint32_t least = end > low + NOUNS_MAX ? end - NOUNS_MAX : low + 1;
	uint32_t open = end;

	if (!is_mark(doc, end - 1, ')'))
		return end;
	while (open > least && !is_mark(doc, open, '('))
		open--;
	return open;
}

/* Of "X, the senator from Texas, said", from the comma at `comma` back, the phrase before
 * what is inserted; or the name where that is what was inserted. */
static struct subject before_insertion(const struct quote_scratch *q, const struct document *doc,
				       uint32_t low, uint32_t comma)
{
	uint32_t least = comma > low + APPOSITION_MAX ? comma - APPOSITION_MAX : low;

	for (uint32_t i = comma; i-- > least + 1;) {
		uint32_t end;

		if (is_mark(doc, i, ';') || is_mark(doc, i, ':'))
			break;
		if (!is_mark(doc, i, ','))
			continue;
		end = before_bracket(doc, low, i);
		if (!is_nominal(q, doc, end - 1) || token_at(doc, end - 1)->kind != TOKEN_WORD)
			continue;
		if (is_name(doc, i + 1, comma) && !is_capital(doc, end - 1))
			return (struct subject){ { i + 1, comma }, SUBJECT_NAME };
		if (is_capital(doc, end - 1) || class_at(q, i + 1) == CLASS_DETERMINER ||
		    class_at(q, i + 1) == CLASS_SUBJECT)
			return subject_nouns(q, doc, low, end);
	}
	return (struct subject){ 0 };
}

/* "Cory James, 22, of >Flint<, Mich., said", "Jane Roe, >the editor<, a Texan, said": what was
 * found may be inserted itself, behind the name in front of the sentence. */
static struct subject over_apposition(const struct quote_scratch *q, const struct document *doc,
				      uint32_t low, uint32_t comma)
{
	struct subject s = before_insertion(q, doc, low, comma), name;
	uint32_t first = s.range.first, end;

	if (first > low && class_in(q, first - 1, JOINTS))
		first--;
	if (!s.kind || first < low + 2 || !is_mark(doc, first - 1, ','))
		return s;
	end = first - 1;
	if (end > low + 2 && token_at(doc, end - 1)->kind == TOKEN_NUMBER &&
	    is_mark(doc, end - 2, ','))
		end -= 2;
	name = subject_nouns(q, doc, low, before_bracket(doc, low, end));
	return name.range.first == low && is_name(doc, name.range.first, name.range.last) ? name : s;
}

static bool is_owner(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	static const char *const owners[] = { "his", "her", "their", "my", "our", "your", "its",
					      "His", "Her", "Their", "My", "Our", "Your", NULL };

	for (int k = 0; class_at(q, i) == CLASS_DETERMINER && owners[k]; k++)
		if (is_text(doc, i, owners[k]))
			return true;
	return false;
}

/* "Trump's >claim<", "her recent >remark<". */
static struct subject owner_before(const struct quote_scratch *q, const struct document *doc,
				   uint32_t low, uint32_t cue)
{
	uint32_t least = cue > low + 4 ? cue - 4 : low;

	for (uint32_t i = cue; i-- > least;) {
		if (is_owner(q, doc, i))
			return (struct subject){ { i, i + 1 }, SUBJECT_OWNER };
		if (token_at(doc, i)->flags & TOKEN_CLITIC && is_nominal(q, doc, i)) {
			struct subject s = subject_nouns(q, doc, low, i);

			s.kind = s.kind ? SUBJECT_OWNER : SUBJECT_NONE;
			return s;
		}
		if (class_at(q, i) != CLASS_NONE || token_at(doc, i)->kind != TOKEN_WORD)
			break;
	}
	return (struct subject){ 0 };
}

/* he, who, they */
static struct subject pronoun_at(const struct quote_scratch *q, const struct document *doc,
				 uint32_t i)
{
	struct range r = { i, i + 1 };

	return (struct subject){ r, kind_of(q, doc, r) };
}

/* Where the subject of the verb at `end` ends: before auxiliaries, adverbs and the like. */
static uint32_t subject_end(const struct quote_scratch *q, const struct document *doc,
			    uint32_t low, uint32_t end)
{
	while (end > low && (class_in(q, end - 1, BETWEEN) || is_adverb(q, doc, end - 1)))
		end--;
	return end;
}

/* "She laughed and >admitted<": the pronoun that does both. */
static struct subject pronoun_before(const struct quote_scratch *q, const struct document *doc,
				     uint32_t low, uint32_t end)
{
	uint32_t least = end > low + GAP_MAX ? end - GAP_MAX : low;

	for (uint32_t i = end; i-- > least && !is_mark(doc, i, ',');)
		if (class_at(q, i) == CLASS_SUBJECT)
			return pronoun_at(q, doc, i);
	return (struct subject){ 0 };
}

/* "Sanders has >shown little< inclination", "they have >launched petitions< calling": a verb
 * and its object; whose verb it is stands before. */
static struct subject over_verb(const struct quote_scratch *q, const struct document *doc,
				uint32_t low, struct subject s)
{
	uint32_t end = s.range.first;

	if (s.kind != SUBJECT_NOUN || end == low ||
	    !class_in(q, end - 1, CLASS_BIT(CLASS_AUXILIARY) | CLASS_BIT(CLASS_NOT)) ||
	    class_at(q, end) == CLASS_DETERMINER)
		return s;
	end = subject_end(q, doc, low, end);
	if (end == low)
		return (struct subject){ 0 };
	if (class_at(q, end - 1) == CLASS_SUBJECT)
		return pronoun_at(q, doc, end - 1);
	return subject_nouns(q, doc, low, before_bracket(doc, low, end));
}

/* "an official >who spoke without giving a name< said": X of "X who does something", where
 * the noun phrase before the verb is the object of what X does. */
static struct subject over_relative(const struct quote_scratch *q, const struct document *doc,
				    uint32_t low, struct subject s)
{
	uint32_t least = s.range.first > low + NOUNS_MAX ? s.range.first - NOUNS_MAX : low;

	if (s.kind != SUBJECT_NOUN)
		return s;
	for (uint32_t i = s.range.first; i-- > least + 1 && !is_mark(doc, i, ',');)
		if (is_text(doc, i, "who") && is_nominal(q, doc, i - 1))
			return subject_nouns(q, doc, low, i);
	return s;
}

/* "she released >a statement< saying": who did that. */
static struct subject over_object(const struct quote_scratch *q, const struct document *doc,
				  uint32_t low, struct subject s)
{
	uint32_t verb = s.range.first - 1;
	struct subject t;

	if (s.kind != SUBJECT_NOUN || s.range.first < low + 2 ||
	    class_at(q, s.range.first) != CLASS_DETERMINER || class_at(q, verb) != CLASS_NONE ||
	    token_at(doc, verb)->cased != CASE_LOWER || ends_in(doc, verb, "ing")) /* one step */
		return s;
	t = subject_before(q, doc, low, verb);
	return t.kind ? t : s;
}

struct subject subject_before(const struct quote_scratch *q, const struct document *doc,
			      uint32_t low, uint32_t cue)
{
	uint32_t end;
	struct subject owner = { 0 }, s;

	if (!is_past_speech(q, doc, cue)) /* "Trump's lawyer said": no noun, as "claim" is */
		owner = owner_before(q, doc, low, cue);
	if (owner.kind)
		return owner;
	end = subject_end(q, doc, low, cue);
	if (end == low)
		return (struct subject){ 0 };
	if (class_at(q, end - 1) == CLASS_SUBJECT)
		return pronoun_at(q, doc, end - 1);
	if (is_mark(doc, end - 1, ','))
		return over_apposition(q, doc, low, before_bracket(doc, low, end - 1));
	if (class_at(q, end - 1) == CLASS_CONJUNCTION)
		return pronoun_before(q, doc, low, end - 1);
	s = over_verb(q, doc, low, subject_nouns(q, doc, low, before_bracket(doc, low, end)));
	s = over_relative(q, doc, low, s);
	return ends_in(doc, cue, "ing") ? over_object(q, doc, low, s) : s;
}

/* May a noun phrase go on to the right over the preposition at i? "officials at the
 * agency", but not "Obama in an interview". */
static bool hangs_on(const struct quote_scratch *q, const struct document *doc, uint32_t high,
		     uint32_t i)
{
	static const char *const ends[] = { "in", "on", "during", "as", "after", NULL };

	if (class_at(q, i) != CLASS_PREPOSITION || i + 1 >= high || !is_nominal(q, doc, i + 1))
		return false;
	for (int k = 0; ends[k]; k++)
		if (is_text(doc, i, ends[k]))
			return false;
	return true;
}

/* "said the manager, >Steve Garrity<.": the end of the name behind the comma at `comma`, or
 * the comma. */
static uint32_t behind_name(const struct quote_scratch *q, const struct document *doc,
			    uint32_t comma, uint32_t high)
{
	uint32_t last = comma + 1;

	if (comma >= high || !is_mark(doc, comma, ','))
		return comma;
	while (last < high && is_capital(doc, last) && class_at(q, last) == CLASS_NONE)
		last++;
	if (last < comma + 3 || (last < high && token_at(doc, last)->kind != TOKEN_PUNCT))
		return comma;
	return last;
}

struct subject subject_after(const struct quote_scratch *q, const struct document *doc,
			     uint32_t first, uint32_t high)
{
	uint32_t last = first;

	if (first >= high)
		return (struct subject){ 0 };
	if (class_at(q, first) == CLASS_SUBJECT)
		return pronoun_at(q, doc, first);
	while (last < high && last < first + NOUNS_MAX &&
	       (is_nominal(q, doc, last) || (last > first && hangs_on(q, doc, high, last)) ||
		joins_names(q, doc, first, high, last)))
		last++;
	while (last > first && (token_at(doc, last - 1)->kind == TOKEN_PUNCT ||
				class_in(q, last - 1, HEADLESS)))
		last--;
	if (last == first)
		return (struct subject){ 0 };
	if (class_at(q, first) == CLASS_DETERMINER && !is_capital(doc, last - 1))
		last = behind_name(q, doc, last, high);
	return (struct subject){ { first, last }, kind_of(q, doc, (struct range){ first, last }) };
}

/* "In Ohio, X", "Asked why, X", "Here in Ohio, X": does the word at the sentence's start
 * begin an introduction? */
static bool introduces(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	return class_in(q, i, CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_SUBORDINATOR) |
			CLASS_BIT(CLASS_ADVERB)) ||
	       ends_in(doc, i, "ing") || ends_in(doc, i, "ly") || is_text(doc, i, "Asked") ||
	       is_text(doc, i, "Here") || is_text(doc, i, "Back");
}

/* Behind the introduction's comma; `low` where that leaves nothing before `high`. */
static uint32_t behind_introduction(const struct quote_scratch *q, const struct document *doc,
				    uint32_t low, uint32_t high)
{
	uint32_t i = low;

	if (!introduces(q, doc, low))
		return low;
	while (i < high && !is_mark(doc, i, ','))
		i++;
	return i + 1 < high ? i : low;
}

struct subject subject_first(const struct quote_scratch *q, const struct document *doc,
			     uint32_t low, uint32_t high)
{
	uint32_t i = high > low + CLAUSE_MAX ? high - CLAUSE_MAX : low;
	struct subject s;

	if (i < high)
		i = behind_introduction(q, doc, i, high);
	while (i < high && (token_at(doc, i)->kind == TOKEN_PUNCT || is_adverb(q, doc, i) ||
			    class_at(q, i) == CLASS_CONJUNCTION))
		i++;
	s = subject_after(q, doc, i, high);
	s.kind = s.kind ? SUBJECT_FAR : SUBJECT_NONE;
	return s;
}
