#include "annotate/quotes/quotes.h"

#include "annotate/summary/dateline.h"

/* Attributions without a parser. Each word that the model knows as a cue gets a
 * few readings, (pattern, end of the content), and the model picks one or none.
 * The patterns and the features follow what S. Pareti's PolNeAR corpus annotates:
 * source, cue, content. */

enum {
	GAP_MAX = 12,     /* tokens between a cue and its "that" */
	ADDRESSEE_MAX = 4,
	CLAUSE_MAX = 120, /* tokens on either side of a cue: time stays linear */
};

/* Classes that begin another clause, or phrase. */
enum {
	CLAUSE = CLASS_BIT(CLASS_SUBORDINATOR) | CLASS_BIT(CLASS_CONJUNCTION) |
		 CLASS_BIT(CLASS_THAT),
	PHRASE = CLASS_BIT(CLASS_PREPOSITION) | CLASS_BIT(CLASS_AUXILIARY) | CLASS_BIT(CLASS_TO),
};

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
		switch (token_at(c->doc, i - 1)->first) {
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
	t = token_at(c->doc, i);
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
		if (is_inside(c->q, i))
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
	in = region_at(c->q, content->last - 1);
	if (in) {
		r = &c->q->regions.at[in - 1];
		if (r->close > c->high || (r->open < content->first))
			return false;
		content->last = r->close;
	}
	in = region_at(c->q, content->first);
	return !in || c->q->regions.at[in - 1].open == content->first;
}

/* "angry at that" */
static bool says_nothing(const struct clause *c, struct range content)
{
	return content.last - content.first == 1 && class_at(c->q, content.first) == CLASS_THAT;
}

static void add(const struct clause *c, enum cue_pattern pattern, unsigned end,
		struct range content, struct subject speaker)
{
	struct cue_candidate *k;

	if (!keep_marks(c, &content) || says_nothing(c, content))
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

		if (is_inside(c->q, i) && !c->quoted)
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

/* "said, >however,< that": the token behind what is set off by commas, or 0. */
static uint32_t behind_aside(const struct clause *c)
{
	if (c->cue + 1 >= c->high || !is_mark(c->doc, c->cue + 1, ','))
		return 0;
	for (uint32_t i = c->cue + 2; i < c->high && i < c->cue + GAP_MAX && !is_inside(c->q, i); i++)
		if (is_mark(c->doc, i, ','))
			return i + 1;
	return 0;
}

/* "said in an interview >that<", "told reporters >that<" */
static uint32_t find_that(const struct clause *c)
{
	uint32_t behind = behind_aside(c);

	if (behind)
		return behind < c->high && class_at(c->q, behind) == CLASS_THAT ? behind : 0;
	for (uint32_t i = c->cue + 1; i < c->high && i < c->cue + GAP_MAX; i++) {
		if (class_at(c->q, i) == CLASS_THAT)
			return i;
		if (is_mark(c->doc, i, ',') || is_mark(c->doc, i, ':') ||
		    class_at(c->q, i) == CLASS_AUXILIARY || is_inside(c->q, i))
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
		if (class_at(c->q, i) == CLASS_TO && token_at(c->doc, i + 1)->cased == CASE_LOWER &&
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

/* Verbs that may have whom they are said to before what is said. */
static bool has_addressee(const struct clause *c)
{
	static const char *const verbs[] = { "told",   "tells",	   "tell",     "telling", "warned",
					     "warns",  "informed", "reminded", "assured", "advised" };

	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (is_text(c->doc, c->cue, verbs[i]))
			return true;
	return false;
}

static bool is_object(const struct clause *c, uint32_t i)
{
	static const char *const objects[] = { "me", "him", "her", "them", "us" };

	for (size_t k = 0; i < c->high && k < sizeof(objects) / sizeof(*objects); k++)
		if (is_text(c->doc, i, objects[k]))
			return true;
	return false;
}

static bool is_plain_word(const struct clause *c, uint32_t i)
{
	return i < c->high && token_at(c->doc, i)->kind == TOKEN_WORD &&
	       class_at(c->q, i) == CLASS_NONE;
}

/* "told parliament >she accepted it<", "told the BBC >the report was wrong<": the token
 * behind the addressee at `at` if a clause begins there, else `at`. */
static uint32_t skip_addressee(const struct clause *c, uint32_t at)
{
	uint32_t i = at, first;

	if (!has_addressee(c))
		return at;
	i += i < c->high && class_at(c->q, i) == CLASS_DETERMINER && !is_object(c, i);
	first = i;
	i += is_object(c, i);
	while (!is_object(c, first) && is_plain_word(c, i) && i < first + ADDRESSEE_MAX &&
	       (i == first || is_capital(c->doc, i) == is_capital(c->doc, first)))
		i++;
	if (i == first || i + 1 >= c->high ||
	    !(class_in(c->q, i, CLASS_BIT(CLASS_SUBJECT) | CLASS_BIT(CLASS_DETERMINER)) ||
	      (is_capital(c->doc, i) && token_at(c->doc, i)->kind == TOKEN_WORD)))
		return at;
	return is_finite(c, i) ? i : at;
}

/* Content to the right of the cue. */
static void read_right(const struct clause *c)
{
	uint32_t that = find_that(c), wh = find_wh(c), to = find_to(c);
	uint32_t at = skip_addressee(c, skip_time(c));
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
	if (!c->quoted && is_inside(c->q, at)) {
		add_ends(c, PATTERN_MARK, at, s);
	} else if (is_mark(c->doc, at, ':')) {
		add_ends(c, PATTERN_COLON, at + 1, s);
	} else if (class_at(c->q, at) == CLASS_PREPOSITION || class_at(c->q, at) == CLASS_OF ||
		   class_at(c->q, at) == CLASS_TO) {
		add_ends(c, PATTERN_PREP, at + 1, s);
	} else if (token_at(c->doc, at)->kind == TOKEN_WORD ||
		   token_at(c->doc, at)->kind == TOKEN_NUMBER ||
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
		if (is_mark(c->doc, i, ',') && !(is_inside(c->q, i) && !c->quoted))
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
	in = c->quoted ? 0 : region_at(c->q, behind - 1);
	return in && is_mark(c->doc, c->q->regions.at[in - 1].end - 1, ',') ? behind : 0;
}

/* X of "C, said X"; not of "the report, a draft, said >engineers< had written memos". */
static struct subject inverted_subject(const struct clause *c)
{
	struct subject s = subject_after(c->q, c->doc, c->cue + 1, c->high);

	if (s.kind && s.range.last < c->high && class_at(c->q, s.range.last) == CLASS_AUXILIARY)
		return (struct subject){ 0 };
	return s;
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
	s = inverted_subject(c);
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
	while (high > low && token_at(doc, high - 1)->kind == TOKEN_PUNCT) {
		uint32_t in = region_at(q, high - 1);

		if (in && q->regions.at[in - 1].open >= low)
			break;
		if (is_mark(doc, high - 1, ')'))
			break;
		high--;
	}
	return high;
}

/* Inside a quotation the cue's clause is what is quoted of the sentence; `first` is the
 * sentence's first token, behind a dateline. */
static void bound(struct clause *c, const struct sentence *s, uint32_t first)
{
	uint32_t in = region_at(c->q, c->cue);

	c->low = first;
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
	while (c->low < c->cue && token_at(c->doc, c->low)->kind == TOKEN_PUNCT &&
	       !is_inside(c->q, c->low))
		c->low++;
	c->high = trimmed_end(c->q, c->doc, c->low, c->high);
}

/* ", adding", "by saying", "while calling": done by whoever the clause is about. */
static bool is_participle(const struct clause *c)
{
	return c->cue > c->low && ends_in(c->doc, c->cue, "ing") &&
	       (is_mark(c->doc, c->cue - 1, ',') ||
		class_in(c->q, c->cue - 1, CLASS_BIT(CLASS_PREPOSITION) | CLAUSE));
}

/* May the subject be that of the next verb, too: "X has shown no interest and told"? A
 * word that may be a noun, as "interest", has none to give. */
static bool may_carry_over(const struct clause *c)
{
	if (!c->subject.kind || c->subject.kind == SUBJECT_FAR ||
	    c->subject.kind == SUBJECT_OWNER || is_noun_use(c->q, c->doc, c->low, c->cue))
		return false;
	return c->subject.kind != SUBJECT_NOUN || is_past_speech(c->q, c->doc, c->cue) ||
	       class_at(c->q, c->cue - 1) == CLASS_AUXILIARY;
}

/* "C, said X": what follows is the speaker. */
static bool is_inverted(const struct clause *c)
{
	return (!c->subject.kind || c->subject.kind == SUBJECT_FAR) &&
	       content_before(c, c->cue) && is_past_speech(c->q, c->doc, c->cue) &&
	       inverted_subject(c).kind;
}

/* Who says what stands in marks, of a cue that direct speech has taken: whoever that is also
 * does what follows, `"It is late," Ms. Ortiz said, referring to`. */
static struct subject subject_of_direct(const struct clause *c)
{
	uint32_t low = c->cue;
	struct subject s;

	while (low > c->low && !is_inside(c->q, low - 1))
		low--;
	s = subject_before(c->q, c->doc, low, c->cue);
	return s.kind ? s : subject_after(c->q, c->doc, c->cue + 1, c->high);
}

void clause_candidates(struct quote_scratch *q, const struct document *doc, uint32_t sentence)
{
	const struct sentence *s = &doc->sentences.at[sentence];
	struct clause c = { .q = q, .doc = doc, .headline = s->headline };
	struct subject before = { 0 };
	uint32_t first = dateline_end(doc, s);

	vector_clear(&q->candidates);
	for (c.cue = first; c.cue < s->last; c.cue++) {
		if (!q->cue.at[c.cue] && !q->used.at[c.cue])
			continue;
		bound(&c, s, first);
		if (c.cue >= c.high || c.cue < c.low)
			continue;
		if (q->used.at[c.cue]) {
			before = subject_of_direct(&c);
			continue;
		}
		if (is_mark(doc, c.cue, ':')) {
			if (c.cue > c.low && c.cue < c.low + 8) {
				c.subject = subject_nouns(q, doc, c.low, c.cue);
				add_ends(&c, PATTERN_COLON, c.cue + 1, c.subject);
			}
			continue;
		}
		if (is_text(doc, c.cue, "according") || is_text(doc, c.cue, "According")) {
			read_according(&c);
			continue;
		}
		c.subject = is_participle(&c) ?
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
		if (may_carry_over(&c))
			before = c.subject;
	}
}
