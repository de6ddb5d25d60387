#include "annotate/quotes/quotes.h"

/* Attributions without a parser. Each word that the model knows as a cue gets a
 * few readings, (pattern, end of the content), and the model picks one or none.
 * The patterns and the features follow what S. Pareti's PolNeAR corpus annotates:
 * source, cue, content. */

enum {
	NOUNS_MAX = 14,   /* tokens of a noun phrase */
	GAP_MAX = 12,     /* tokens between a cue and its "that" */
	APPOSITION_MAX = 25,
	CLAUSE_MAX = 120, /* tokens on either side of a cue: time stays linear */
};

/* Classes that may stand in a noun phrase, that do not begin it, that do not end it;
 * that stand between a subject and its verb; that begin another clause, or phrase. */
enum {
	NOUNS = CLASS_BIT(CLASS_NONE) | CLASS_BIT(CLASS_DETERMINER) | CLASS_BIT(CLASS_OF),
	JOINTS = CLASS_BIT(CLASS_OF) | CLASS_BIT(CLASS_PREPOSITION),
	HEADLESS = CLASS_BIT(CLASS_OF) | CLASS_BIT(CLASS_DETERMINER),
	BETWEEN = CLASS_BIT(CLASS_AUXILIARY) | CLASS_BIT(CLASS_NOT) | CLASS_BIT(CLASS_ADVERB),
	CLAUSE = CLASS_BIT(CLASS_SUBORDINATOR) | CLASS_BIT(CLASS_CONJUNCTION) |
		 CLASS_BIT(CLASS_THAT),
	PHRASE = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_AUXILIARY) | CLASS_BIT(CLASS_TO),
};

static const struct token *tok(const struct document *doc, uint32_t i)
{
	return &doc->tokens.at[i];
}

static bool is_capital(const struct document *doc, uint32_t i)
{
	const struct token *t = tok(doc, i);

	return t->kind == TOKEN_WORD && t->cased != CASE_LOWER && t->cased != CASE_NONE;
}

static bool ends_in(const struct document *doc, uint32_t i, const char *suffix)
{
	return slice_ends(token_text(doc->text, tok(doc, i)), slice_of(suffix));
}

static bool is_text(const struct document *doc, uint32_t i, const char *text)
{
	return tok(doc, i)->first == (uint8_t)*text &&
	       slice_is(token_text(doc->text, tok(doc, i)), text);
}

static bool is_adverb(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	return class_at(q, i) == CLASS_ADVERB ||
	       (tok(doc, i)->cased == CASE_LOWER && ends_in(doc, i, "ly"));
}

/* "said", "told": no nouns, as "claims" and "report" may be. */
static bool is_past_speech(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	return is_speech(q, i) && tok(doc, i)->cased == CASE_LOWER &&
	       (ends_in(doc, i, "ed") || is_text(doc, i, "said") || is_text(doc, i, "says") ||
		is_text(doc, i, "told") || is_text(doc, i, "wrote"));
}

/* May the word be part of a noun phrase, looking from its end? */
static bool is_nominal(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	const struct token *t = tok(doc, i);

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
	struct slice last = token_text(doc->text, tok(doc, r.last - 1));

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
	if (class_at(q, i - 1) != CLASS_NONE || tok(doc, i - 1)->kind != TOKEN_WORD)
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

/* The noun phrase that ends before `end`. */
static struct subject nouns_before(const struct quote_scratch *q, const struct document *doc,
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
	while (first < end && (tok(doc, first)->kind == TOKEN_PUNCT || is_adverb(q, doc, first) ||
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

/* "X, the senator from Texas, said": from the comma at `comma` back to X; or to the
 * name where that is what was inserted. */
static struct subject over_apposition(const struct quote_scratch *q, const struct document *doc,
				      uint32_t low, uint32_t comma)
{
	uint32_t least = comma > low + APPOSITION_MAX ? comma - APPOSITION_MAX : low;

	for (uint32_t i = comma; i-- > least + 1;) {
		if (is_mark(doc, i, ';') || is_mark(doc, i, ':'))
			break;
		if (!is_mark(doc, i, ',') || !is_nominal(q, doc, i - 1) ||
		    tok(doc, i - 1)->kind != TOKEN_WORD)
			continue;
		if (is_name(doc, i + 1, comma) && !is_capital(doc, i - 1))
			return (struct subject){ { i + 1, comma }, SUBJECT_NAME };
		if (is_capital(doc, i - 1) || class_at(q, i + 1) == CLASS_DETERMINER ||
		    class_at(q, i + 1) == CLASS_SUBJECT)
			return nouns_before(q, doc, low, i);
	}
	return (struct subject){ 0 };
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
		if (tok(doc, i)->flags & TOKEN_CLITIC && is_nominal(q, doc, i)) {
			struct subject s = nouns_before(q, doc, low, i);

			s.kind = s.kind ? SUBJECT_OWNER : SUBJECT_NONE;
			return s;
		}
		if (class_at(q, i) != CLASS_NONE || tok(doc, i)->kind != TOKEN_WORD)
			break;
	}
	return (struct subject){ 0 };
}

/* "She laughed and >admitted<": the pronoun that does both. */
static struct subject pronoun_before(const struct quote_scratch *q, const struct document *doc,
				     uint32_t low, uint32_t end)
{
	uint32_t least = end > low + GAP_MAX ? end - GAP_MAX : low;

	for (uint32_t i = end; i-- > least && !is_mark(doc, i, ',');)
		if (class_at(q, i) == CLASS_SUBJECT)
			return (struct subject){ { i, i + 1 },
						 kind_of(q, doc, (struct range){ i, i + 1 }) };
	return (struct subject){ 0 };
}

struct subject subject_before(const struct quote_scratch *q, const struct document *doc,
			      uint32_t low, uint32_t cue)
{
	uint32_t end = cue;
	struct subject owner = owner_before(q, doc, low, cue);

	if (owner.kind)
		return owner;
	while (end > low && (class_in(q, end - 1, BETWEEN) || is_adverb(q, doc, end - 1)))
		end--;
	if (end == low)
		return (struct subject){ 0 };
	if (class_at(q, end - 1) == CLASS_SUBJECT)
		return (struct subject){ { end - 1, end },
					 kind_of(q, doc, (struct range){ end - 1, end }) };
	if (is_mark(doc, end - 1, ','))
		return over_apposition(q, doc, low, end - 1);
	if (class_at(q, end - 1) == CLASS_CONJUNCTION)
		return pronoun_before(q, doc, low, end - 1);
	if (is_mark(doc, end - 1, ')')) { /* Jane Roe (R., Ohio) said */
		uint32_t least = end > low + NOUNS_MAX ? end - NOUNS_MAX : low + 1;

		while (end > least && !is_mark(doc, end, '('))
			end--;
	}
	return nouns_before(q, doc, low, end);
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

struct subject subject_after(const struct quote_scratch *q, const struct document *doc,
			     uint32_t first, uint32_t high)
{
	uint32_t last = first;

	if (first >= high)
		return (struct subject){ 0 };
	if (class_at(q, first) == CLASS_SUBJECT)
		return (struct subject){ { first, first + 1 },
					 kind_of(q, doc, (struct range){ first, first + 1 }) };
	while (last < high && last < first + NOUNS_MAX &&
	       (is_nominal(q, doc, last) || (last > first && hangs_on(q, doc, high, last)) ||
		joins_names(q, doc, first, high, last)))
		last++;
	while (last > first && (tok(doc, last - 1)->kind == TOKEN_PUNCT ||
				class_in(q, last - 1, HEADLESS)))
		last--;
	if (last == first)
		return (struct subject){ 0 };
	return (struct subject){ { first, last }, kind_of(q, doc, (struct range){ first, last }) };
}

struct subject subject_first(const struct quote_scratch *q, const struct document *doc,
			     uint32_t low, uint32_t high)
{
	uint32_t i = high > low + CLAUSE_MAX ? high - CLAUSE_MAX : low;
	struct subject s;

	if (class_at(q, i) == CLASS_PREPOSITION || class_at(q, i) == CLASS_SUBORDINATOR)
		while (i < high && !is_mark(doc, i, ','))
			i++;
	while (i < high && (tok(doc, i)->kind == TOKEN_PUNCT || is_adverb(q, doc, i) ||
			    class_at(q, i) == CLASS_CONJUNCTION))
		i++;
	s = subject_after(q, doc, i, high);
	s.kind = s.kind ? SUBJECT_FAR : SUBJECT_NONE;
	return s;
}

/* Readings */

/* The stretch that a cue's parts have to lie in, and what is known of the cue. */
struct clause {
	struct quote_scratch *q;
	const struct document *doc;
	uint32_t low, high;     /* the sentence, or what is quoted of it */
	uint32_t cue;
	struct subject subject;
	bool headline, quoted;
};

static unsigned auxiliary_value(const struct clause *c)
{
	uint32_t i = c->cue;
	unsigned not = 0;

	for (; i > c->low; i--) {
		if (class_at(c->q, i - 1) == CLASS_NOT)
			not = 8;
		else if (!is_adverb(c->q, c->doc, i - 1))
			break;
	}
	if (i == c->low)
		return 7;
	switch (class_at(c->q, i - 1)) {
	case CLASS_TO:
		return 1 + not;
	case CLASS_AUXILIARY:
		switch (tok(c->doc, i - 1)->first) {
		case 'h': case 'H':
			return 2 + not; /* has said */
		case 'w': case 'W':
			return is_text(c->doc, i - 1, "was") || is_text(c->doc, i - 1, "were") ?
				3 + not : 4 + not;
		case 'i': case 'a': case 'b':
			return 3 + not;
		case 'd':
			return 5 + not;
		default:
			return 4 + not; /* would say */
		}
	default:
		return not;
	}
}

static unsigned class_value(const struct clause *c, uint32_t i)
{
	const struct token *t;

	if (i >= c->high)
		return 0;
	t = tok(c->doc, i);
	if (class_at(c->q, i) != CLASS_NONE)
		return class_at(c->q, i);
	if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL)
		return t->first == ',' ? 13 : 14;
	return is_capital(c->doc, i) ? 15 : 0;
}

static unsigned length_value(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 13 ? 6 : n < 20 ? 7 : n < 30 ? 8 : 9;
}

static unsigned form_value(const struct clause *c)
{
	static const char *const forms[] = { "ing", "ed", "s", "ion", "aid", NULL };

	for (unsigned i = 0; forms[i]; i++)
		if (ends_in(c->doc, c->cue, forms[i]))
			return i + 1;
	return 0;
}

static unsigned marks_value(const struct clause *c, struct range content)
{
	unsigned value = (c->headline ? 1 : 0) + (c->quoted ? 2 : 0);

	for (uint32_t i = content.first; i < content.last && !c->quoted; i++)
		if (c->q->inside.at[i])
			return value + 4;
	return value;
}

/* A content may not cut a quotation in two: stretch it, or give up. */
static bool keep_marks(const struct clause *c, struct range *content)
{
	const struct region *r;
	uint32_t in;

	if (c->quoted || content->first >= content->last)
		return content->first < content->last;
	in = c->q->inside.at[content->last - 1];
	if (in) {
		r = &c->q->regions.at[in - 1];
		if (r->close > c->high || (r->open < content->first))
			return false;
		content->last = r->close;
	}
	in = c->q->inside.at[content->first];
	return !in || c->q->regions.at[in - 1].open == content->first;
}

static void add(const struct clause *c, enum cue_pattern pattern, unsigned end,
		struct range content, struct subject speaker)
{
	struct cue_candidate *k;

	if (!keep_marks(c, &content))
		return;
	k = vector_push(&c->q->candidates);
	*k = (struct cue_candidate){
		.cue = c->cue, .word = c->q->cue.at[c->cue], .content = content,
		.speaker = speaker, .pattern = (uint8_t)pattern,
	};
	k->values[CUE_END] = (uint8_t)end;
	k->values[CUE_LENGTH] = (uint8_t)length_value(content.last - content.first);
	k->values[CUE_SUBJECT] = (uint8_t)speaker.kind;
	k->values[CUE_AUXILIARY] = (uint8_t)auxiliary_value(c);
	k->values[CUE_NEXT] = (uint8_t)class_value(c, content.first);
	k->values[CUE_PREVIOUS] = (uint8_t)(c->cue > c->low ? class_value(c, c->cue - 1) : 12);
	k->values[CUE_MARKS] = (uint8_t)marks_value(c, content);
	k->values[CUE_REST] = (uint8_t)length_value(c->high - c->cue - 1);
	k->values[CUE_FORM] = (uint8_t)form_value(c);
	k->values[CUE_AFTER] = (uint8_t)class_value(c, content.last);
	k->score = 0;
	for (int i = CUE_WORD + 1; i < CUE_FEATURES; i++)
		k->score += cue_weights[i][pattern][k->values[i]];
	k->score += cue_words[k->word].weights[pattern];
}

/* Where a content may end: at the sentence's end, a comma, a clause that begins. */
enum content_end { END_SENTENCE, END_COMMA, END_CLAUSE, END_PHRASE, END_NEW_CUE, ENDS };

static bool is_dash_or_comma(const struct document *doc, uint32_t i)
{
	return is_mark(doc, i, ',') || is_mark(doc, i, ';') || is_mark(doc, i, '-') ||
	       is_text(doc, i, "—") || is_text(doc, i, "–");
}

static bool begins_clause(const struct clause *c, uint32_t i)
{
	return class_in(c->q, i, CLAUSE) || is_text(c->doc, i, "who") ||
	       is_text(c->doc, i, "after") || is_text(c->doc, i, "before") ||
	       is_text(c->doc, i, "as");
}

/* ", adding", ", and he", ", according to", ", who": a comma that ends what is said. */
static bool is_last_comma(const struct clause *c, uint32_t i)
{
	return is_mark(c->doc, i, ',') && i + 2 < c->high &&
	       (c->q->cue.at[i + 1] || c->q->cue.at[i + 2] ||
		class_at(c->q, i + 1) == CLASS_CONJUNCTION || is_text(c->doc, i + 1, "according") ||
		is_text(c->doc, i + 1, "who") || is_text(c->doc, i + 1, "which"));
}

/* Where the content that starts at `first` ends in each of the ways; all inside
 * [first, high]. Going down, so that the first place of each stays. */
static void find_ends(const struct clause *c, uint32_t first, uint32_t ends[ENDS])
{
	for (int i = 0; i < ENDS; i++)
		ends[i] = c->high;
	for (uint32_t i = c->high; i-- > first + 1;) {
		bool comma, clause;

		if (c->q->inside.at[i] && !c->quoted)
			continue;
		comma = is_dash_or_comma(c->doc, i);
		clause = comma || begins_clause(c, i);
		if (comma)
			ends[END_COMMA] = i;
		if (clause)
			ends[END_CLAUSE] = i;
		if (clause || class_in(c->q, i, PHRASE))
			ends[END_PHRASE] = i;
		if (is_last_comma(c, i))
			ends[END_NEW_CUE] = i;
	}
}

static void add_ends(const struct clause *c, enum cue_pattern pattern, uint32_t first,
		     struct subject speaker)
{
	uint32_t ends[ENDS];

	find_ends(c, first, ends);
	for (unsigned i = 0; i < ENDS; i++) {
		bool again = false;

		for (unsigned j = 0; j < i; j++)
			again |= ends[j] == ends[i];
		if (!again)
			add(c, pattern, i, (struct range){ first, ends[i] }, speaker);
	}
}

static bool is_finite(const struct clause *c, uint32_t first)
{
	for (uint32_t i = first; i < c->high && i < first + 16; i++) {
		if (is_mark(c->doc, i, ',') && i > first + 3)
			return false;
		if (i > first && (class_at(c->q, i) == CLASS_AUXILIARY))
			return true;
		if (class_at(c->q, i) == CLASS_SUBJECT)
			return true;
	}
	return false;
}

/* "said in an interview >that<", "told reporters >that<" */
static uint32_t find_that(const struct clause *c)
{
	for (uint32_t i = c->cue + 1; i < c->high && i < c->cue + GAP_MAX; i++) {
		if (class_at(c->q, i) == CLASS_THAT)
			return i;
		if (is_mark(c->doc, i, ',') || is_mark(c->doc, i, ':') ||
		    class_at(c->q, i) == CLASS_AUXILIARY || c->q->inside.at[i])
			break;
	}
	return 0;
}

static uint32_t find_wh(const struct clause *c)
{
	for (uint32_t i = c->cue + 1; i < c->high && i < c->cue + 5; i++) {
		if (class_at(c->q, i) == CLASS_SUBORDINATOR)
			return i;
		if (is_mark(c->doc, i, ',') || class_at(c->q, i) == CLASS_AUXILIARY)
			break;
	}
	return 0;
}

/* "told reporters", "asked him", "urged voters": `to` a few words on. */
static uint32_t find_to(const struct clause *c)
{
	for (uint32_t i = c->cue + 1; i + 1 < c->high && i < c->cue + 5; i++) {
		if (class_at(c->q, i) == CLASS_TO && tok(c->doc, i + 1)->cased == CASE_LOWER &&
		    class_at(c->q, i + 1) != CLASS_DETERMINER)
			return i;
		if (is_mark(c->doc, i, ',') || class_at(c->q, i) == CLASS_AUXILIARY ||
		    class_at(c->q, i) == CLASS_PREPOSITION)
			break;
	}
	return 0;
}

/* Days and adverbs between the cue and its content: "said Monday". */
static uint32_t skip_time(const struct clause *c)
{
	uint32_t i = c->cue + 1;

	while (i < c->high && (is_adverb(c->q, c->doc, i) ||
			       (is_capital(c->doc, i) && ends_in(c->doc, i, "day"))))
		i++;
	return i;
}

/* Content to the right of the cue. */
static void read_right(const struct clause *c)
{
	uint32_t that = find_that(c), wh = find_wh(c), to = find_to(c), at = skip_time(c);
	struct subject s = c->subject;

	if (at >= c->high)
		return;
	if (that)
		add_ends(c, PATTERN_THAT, that, s);
	if (wh)
		add_ends(c, PATTERN_WH, wh, s);
	if (to)
		add_ends(c, PATTERN_TO, to, s);
	if (that == at || wh == at || to == at)
		return;
	if (!c->quoted && c->q->inside.at[at]) {
		add_ends(c, PATTERN_MARK, at, s);
	} else if (is_mark(c->doc, at, ':')) {
		add_ends(c, PATTERN_COLON, at + 1, s);
	} else if (class_at(c->q, at) == CLASS_PREPOSITION || class_at(c->q, at) == CLASS_OF ||
		   class_at(c->q, at) == CLASS_TO) {
		add_ends(c, PATTERN_PREP, at + 1, s);
	} else if (tok(c->doc, at)->kind == TOKEN_WORD || tok(c->doc, at)->kind == TOKEN_NUMBER ||
		   is_mark(c->doc, at, '$')) {
		if (class_in(c->q, at, CLASS_BIT(CLASS_CONJUNCTION) | CLASS_BIT(CLASS_AUXILIARY)))
			return;
		if (ends_in(c->doc, at, "ing") && !is_capital(c->doc, at))
			add_ends(c, PATTERN_ING, at, s);
		else
			add_ends(c, is_finite(c, at) ? PATTERN_CLAUSE : PATTERN_NOUNS, at, s);
	}
}

/* The comma-bounded piece that ends at `end`. */
static uint32_t piece_start(const struct clause *c, uint32_t end)
{
	for (uint32_t i = end; i-- > c->low + 1;)
		if (is_mark(c->doc, i, ',') && !(c->q->inside.at[i] && !c->quoted))
			return i + 1;
	return c->low;
}

/* Give the reading added last what follows the inserted "he said,". */
static void add_rest(const struct clause *c, uint32_t comma)
{
	struct cue_candidate *k = &c->q->candidates.at[c->q->candidates.len - 1];
	struct range rest = { comma + 1, c->high };

	if (comma + 2 < c->high && is_mark(c->doc, comma, ',') && keep_marks(c, &rest))
		k->rest = rest;
}

static void add_left(const struct clause *c, enum cue_pattern pattern, uint32_t end,
		     struct subject speaker)
{
	uint32_t piece = piece_start(c, end);
	uint32_t behind = speaker.range.last > c->cue ? speaker.range.last : c->cue + 1;
	size_t before = c->q->candidates.len;

	if (end <= c->low)
		return;
	if (behind + 2 < c->high && !c->q->cue.at[behind + 1]) {
		add(c, pattern, END_CLAUSE, (struct range){ c->low, end }, speaker);
		if (c->q->candidates.len > before)
			add_rest(c, behind);
	}
	add(c, pattern, END_SENTENCE, (struct range){ c->low, end }, speaker);
	if (piece > c->low && piece < end)
		add(c, pattern, END_COMMA, (struct range){ piece, end }, speaker);
}

/* The end of a content with a comma before `behind`, or 0; in American style the
 * comma stands inside the mark: it was "too late," he said. */
static uint32_t content_before(const struct clause *c, uint32_t behind)
{
	uint32_t in;

	if (behind < c->low + 3)
		return 0;
	if (is_mark(c->doc, behind - 1, ','))
		return behind - 1;
	in = c->quoted ? 0 : c->q->inside.at[behind - 1];
	return in && is_mark(c->doc, c->q->regions.at[in - 1].end - 1, ',') ? behind : 0;
}

/* Content to the left: "C, X said" and "C, said X". */
static void read_left(const struct clause *c)
{
	uint32_t end;
	struct subject s;

	if (c->subject.kind && c->subject.kind != SUBJECT_FAR &&
	    (end = content_before(c, c->subject.range.first)))
		add_left(c, PATTERN_BEHIND, end, c->subject);
	if (!(end = content_before(c, c->cue)))
		return;
	s = subject_after(c->q, c->doc, c->cue + 1, c->high);
	if (s.kind)
		add_left(c, PATTERN_INVERTED, end, s);
}

static void read_according(const struct clause *c)
{
	struct subject s;
	uint32_t at;

	if (c->cue + 2 >= c->high || class_at(c->q, c->cue + 1) != CLASS_TO)
		return;
	s = subject_after(c->q, c->doc, c->cue + 2, c->high);
	if (c->cue > c->low + 1) {
		add_left(c, PATTERN_ACCORDING, c->cue - is_mark(c->doc, c->cue - 1, ','), s);
		return;
	}
	for (at = c->cue + 2; at < c->high && !is_mark(c->doc, at, ','); at++)
		;
	if (at + 1 < c->high)
		add_ends(c, PATTERN_ACCORDING, at + 1, s);
}

/* A sentence without its final stop; a quotation that it ends with stays whole. */
static uint32_t trimmed_end(const struct quote_scratch *q, const struct document *doc,
			    uint32_t low, uint32_t high)
{
	while (high > low && tok(doc, high - 1)->kind == TOKEN_PUNCT) {
		uint32_t in = q->inside.at[high - 1];

		if (in && q->regions.at[in - 1].open >= low)
			break;
		if (is_mark(doc, high - 1, ')'))
			break;
		high--;
	}
	return high;
}

/* Inside a quotation the cue's clause is what is quoted of the sentence. */
static void bound(struct clause *c, const struct sentence *s)
{
	uint32_t in = c->q->inside.at[c->cue];

	c->low = s->first;
	c->high = s->last;
	c->quoted = in != 0;
	if (in) {
		const struct region *r = &c->q->regions.at[in - 1];

		c->low = r->inner > c->low ? r->inner : c->low;
		c->high = r->end < c->high ? r->end : c->high;
	}
	if (c->low + CLAUSE_MAX < c->cue)
		c->low = c->cue - CLAUSE_MAX;
	if (c->high > c->cue + CLAUSE_MAX)
		c->high = c->cue + CLAUSE_MAX;
	while (c->low < c->cue && tok(c->doc, c->low)->kind == TOKEN_PUNCT &&
	       !c->q->inside.at[c->low])
		c->low++;
	c->high = trimmed_end(c->q, c->doc, c->low, c->high);
}

/* ", adding": done by whoever the clause before is about. */
static bool is_participle(const struct document *doc, uint32_t low, uint32_t cue)
{
	return cue > low && is_mark(doc, cue - 1, ',') && ends_in(doc, cue, "ing");
}

/* "C, said X": what follows is the speaker. */
static bool is_inverted(const struct clause *c)
{
	return (!c->subject.kind || c->subject.kind == SUBJECT_FAR) &&
	       content_before(c, c->cue) && is_past_speech(c->q, c->doc, c->cue);
}

void clause_candidates(struct quote_scratch *q, const struct document *doc, uint32_t sentence)
{
	const struct sentence *s = &doc->sentences.at[sentence];
	struct clause c = { .q = q, .doc = doc, .headline = s->headline };
	struct subject before = { 0 };

	vector_clear(&q->candidates);
	for (c.cue = s->first; c.cue < s->last; c.cue++) {
		if (!q->cue.at[c.cue] || q->used.at[c.cue])
			continue;
		bound(&c, s);
		if (c.cue >= c.high || c.cue < c.low)
			continue;
		if (is_mark(doc, c.cue, ':')) {
			if (c.cue > c.low && c.cue < c.low + 8) {
				c.subject = nouns_before(q, doc, c.low, c.cue);
				add_ends(&c, PATTERN_COLON, c.cue + 1, c.subject);
			}
			continue;
		}
		if (is_text(doc, c.cue, "according") || is_text(doc, c.cue, "According")) {
			read_according(&c);
			continue;
		}
		c.subject = is_participle(doc, c.low, c.cue) ?
			(struct subject){ 0 } : subject_before(q, doc, c.low, c.cue);
		if (!c.subject.kind && before.kind) {
			c.subject = before;
			c.subject.kind = SUBJECT_FAR;
		} else if (!c.subject.kind) {
			c.subject = subject_first(q, doc, c.low, c.cue);
		}
		if (!is_inverted(&c))
			read_right(&c);
		read_left(&c);
		if (c.subject.kind && c.subject.kind != SUBJECT_FAR)
			before = c.subject;
	}
}
