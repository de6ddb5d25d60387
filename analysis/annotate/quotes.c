#include "annotate/entities/genders.h"
#include "annotate/quotes/quotes.h"

#include "lexicon/lexicon.h"

/* Who said what: direct speech first, then, of the cues it has left, everything else
 * that is attributed to somebody. */

enum { LOOSE_MARGIN = 8 }; /* see least_score; 1/16 of a natural logarithm of the odds */

/* Verbs that bring direct speech in news only with a quotation beside them, and so
 * are no reporting verbs of the lexicon. */
static const struct wordlist_row speech_rows[] = {
	{ "read began put went thinks thought laughed laughing joking quoted e-mailed "
	  "shrugged smiled sighed nodded grinned demanded urged remembered barked beamed boomed "
	  "screamed pleaded begged exhorted pointed points questioned started pressed reacted "
	  "surmised riffed sang sings chanted reads highlighted highlights reflected reflects pondered "
	  "gasped raved confided confides summarised summarized reasoned reasons ventured bellowed "
	  "roared echoed sniffed",
	  WORD_SPEECH },
	{ 0 }
};

/* Tokens */

/* A verb that brings direct speech; those of thought and perception do not. With a
 * capital within a sentence it is a name: "told the Washington Post". */
static bool is_reporting(const struct quote_scratch *q, const struct document *doc, size_t i)
{
	const struct token *t = &doc->tokens.at[i];
	const struct sentence *s = &doc->sentences.at[t->sentence];
	struct lexicon_entry entry;

	if ((t->cased == CASE_UPPER && !is_shouted(q, doc, i)) ||
	    (t->cased == CASE_TITLE && s->first != i && !s->headline) ||
	    !(lexicon_word_sets(t->word) & LEXICON_BIT(LEX_REPORTING_VERBS)) ||
	    !lexicon_word_entry(t->word, LEX_REPORTING_VERBS, &entry))
		return false;
	return slice_is(entry.kind, "say") || slice_is(entry.kind, "ask") ||
	       slice_is(entry.kind, "claim");
}

/* US officials, Will Bryce, Theresa May, Per Holm: no pronoun, no auxiliaries. */
static bool is_name_like(const struct quote_scratch *q, const struct document *doc, size_t i,
			 unsigned class)
{
	const struct token *t = &doc->tokens.at[i];

	if (is_shouted(q, doc, i))
		return false;

	if (t->cased == CASE_UPPER)
		return class == CLASS_OBJECT || class == CLASS_SUBJECT;
	return (class == CLASS_AUXILIARY || is_text(doc, (uint32_t)i, "Per")) &&
	       t->cased == CASE_TITLE &&
	       doc->sentences.at[t->sentence].first != i;
}

/* Gives back what an unusually large document took. */
static void clear(struct quote_scratch *q)
{
	vector_clear(&q->class);
	vector_clear(&q->cue);
	vector_clear(&q->used);
	vector_clear(&q->shouted);
}

/* Is every word of the sentence in capitals, and are there a few? */
static bool shouts(const struct document *doc, const struct sentence *s)
{
	unsigned words = 0;

	for (uint32_t i = s->first; i < s->last; i++) {
		const struct token *t = token_at(doc, i);

		if (t->kind == TOKEN_WORD && t->cased != CASE_UPPER &&
		    (t->cased != CASE_TITLE || t->end - t->start > 1)) /* A, I */
			return false;
		words += t->cased == CASE_UPPER;
	}
	return words > 2;
}

static void classify(struct quote_scratch *q, const struct document *doc)
{
	size_t n = doc->tokens.len;

	clear(q);
	vector_reserve(&q->shouted, doc->sentences.len + 1);
	for (size_t i = 0; i < doc->sentences.len; i++)
		q->shouted.at[i] = shouts(doc, &doc->sentences.at[i]);
	vector_reserve(&q->class, n + 1);
	vector_reserve(&q->cue, n + 1);
	vector_reserve(&q->used, n + 1);
	memset(q->used.at, 0, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct token *t = &doc->tokens.at[i];

		q->class.at[i] = (uint8_t)wordlist_find(&q->words, doc->text, t);
		if (is_name_like(q, doc, i, q->class.at[i] & WORD_CLASS))
			q->class.at[i] = CLASS_NONE;
		q->cue.at[i] = wordlist_find(&q->cues, doc->text, t);
		if (is_reporting(q, doc, i))
			q->class.at[i] |= WORD_SPEECH;
	}
}

/* Clauses */

/* Direct when all of it stands in marks, mixed when a part does. */
static enum quote_kind kind_of(const struct quote_scratch *q, struct range r)
{
	bool all = true, any = false;

	for (uint32_t i = r.first; i < r.last; i++) {
		all &= is_inside(q, i);
		any |= is_inside(q, i);
	}
	return all ? QUOTE_DIRECT : any ? QUOTE_MIXED : QUOTE_INDIRECT;
}

/* Direct speech has its own cue; a clause that would swallow it is misread. */
static bool holds_utterance(const struct quote_scratch *q, struct range r)
{
	for (uint32_t i = r.first; i < r.last; i++)
		if (is_inside(q, i) && q->regions.at[region_at(q, i) - 1].utterance)
			return true;
	return false;
}

/* "agreed and promised to help": one content, two cues. */
static bool is_repeated(const struct range *last, const struct range *now)
{
	uint32_t first = last->first > now->first ? last->first : now->first;
	uint32_t end = last->last < now->last ? last->last : now->last;
	uint32_t longer = last->last - last->first > now->last - now->first ?
		last->last - last->first : now->last - now->first;

	return end > first && (end - first) * 5 > longer * 4;
}

/* "first", "again": adverbs that the table of adverbs has not */
static bool is_between(const struct quote_scratch *q, const struct document *doc, uint32_t i)
{
	return class_at(q, i) == CLASS_NOT || is_adverb(q, doc, i) || is_text(doc, i, "first") ||
	       is_text(doc, i, "again");
}

static bool is_form_of_be(const struct document *doc, uint32_t i)
{
	static const char *const forms[] = { "is", "are", "was", "were", "be", "been", "being" };

	for (size_t k = 0; k < sizeof(forms) / sizeof(*forms); k++)
		if (is_text(doc, i, forms[k]))
			return true;
	return false;
}

/* Does the verb of the cue stand behind "is", "were", "has been"? */
static bool is_behind_be(const struct quote_scratch *q, const struct document *doc, uint32_t cue)
{
	uint32_t first = doc->sentences.at[token_at(doc, cue)->sentence].first, i = cue;

	while (i > first && is_between(q, doc, i - 1))
		i--;
	return i > first && is_form_of_be(doc, i - 1) && !ends_in(doc, cue, "ing");
}

/* "were told to", "is expected to", "was promised": the subject is not who says it. Not
 * "are worried that", which is no verb of the lexicon's that says something. */
static bool is_passive(const struct quote_scratch *q, const struct document *doc, uint32_t cue)
{
	bool participle = ends_in(doc, cue, "ed") || is_text(doc, cue, "told") ||
			  is_text(doc, cue, "said") || is_text(doc, cue, "known");

	return participle && is_behind_be(q, doc, cue) &&
	       (is_speech(q, cue) || is_text(doc, cue, "expected") || is_text(doc, cue, "known") ||
		is_text(doc, cue, "promised"));
}

/* Who says it: not "it" of "it is clear that". */
static struct subject sayer(const struct quote_scratch *q, const struct document *doc,
			    const struct cue_candidate *c)
{
	struct range r = c->speaker.range;
	bool it = c->speaker.kind && r.last == r.first + 1 &&
		  (is_text(doc, r.first, "it") || is_text(doc, r.first, "It"));

	if (is_passive(q, doc, c->cue) || (it && is_behind_be(q, doc, c->cue)))
		return (struct subject){ 0 };
	return c->speaker;
}

static void add_clause(struct quote_scratch *q, struct document *doc,
		       const struct cue_candidate *c)
{
	struct quote *quote = vector_push(&doc->quotes);

	*quote = (struct quote){
		.kind = (uint8_t)kind_of(q, c->content), .entity = QUOTE_NOBODY,
	};
	if (is_inside(q, c->cue) && quote->kind == QUOTE_DIRECT)
		quote->kind = QUOTE_INDIRECT; /* told inside a quotation */
	quote_add_span(doc, quote, c->content);
	if (c->rest.first < c->rest.last)
		quote_add_span(doc, quote, c->rest);
	quote_set_source(doc, quote, sayer(q, doc, c), c->cue);
}

uint32_t quote_mention_in(const struct document *doc, struct span s)
{
	size_t low = 0, high = doc->mentions.len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->mentions.at[middle].end <= s.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < doc->mentions.len && doc->mentions.at[low].start < s.end ?
		(uint32_t)low : MENTION_END;
}

/* "Poll: Obama leads" says who says it; "LIVE: Bridge closed" does not. */
static bool is_label(const struct document *doc, const struct cue_candidate *c)
{
	uint32_t m;

	if (!is_mark(doc, c->cue, ':') || !doc->mentions.len)
		return false;
	m = c->speaker.kind ? quote_mention_in(doc, quote_span(doc, c->speaker.range)) : MENTION_END;
	return m == MENTION_END || doc->mentions.at[m].type > ENTITY_ORG;
}

/* A thing that somebody "presented" or "hit" is seldom said; with a verb that reports
 * no speech or thought the reading has to be a clear one. */
static int least_score(const struct document *doc, const struct cue_candidate *c)
{
	uint32_t word = doc->tokens.at[c->cue].word;
	bool thing = c->pattern == PATTERN_NOUNS || c->pattern == PATTERN_PREP ||
		     c->pattern == PATTERN_TO || c->pattern == PATTERN_ING;

	if (!thing || lexicon_word_sets(word) & LEXICON_BIT(LEX_REPORTING_VERBS))
		return cue_threshold;
	return cue_threshold + LOOSE_MARGIN;
}

/* "was promised in 1951", "was reported by Tass": no words are told of. */
static bool is_time_or_agent(const struct document *doc, uint32_t content)
{
	static const char *const words[] = { "in", "by", "at", "during", "since" };

	for (size_t k = 0; content && k < sizeof(words) / sizeof(*words); k++)
		if (is_text(doc, content - 1, words[k]))
			return true;
	return false;
}

static bool is_wanted(const struct quote_scratch *q, const struct document *doc,
		      const struct cue_candidate *c, const struct range *last)
{
	if (c->pattern == PATTERN_PREP && is_time_or_agent(doc, c->content.first) &&
	    is_passive(q, doc, c->cue))
		return false;
	if (c->score <= least_score(doc, c) || is_label(doc, c) || is_repeated(last, &c->content))
		return false;
	return is_inside(q, c->cue) || !holds_utterance(q, c->content);
}

/* Of the readings of one cue, from i on, the best; *next is the next cue's first. */
static const struct cue_candidate *best_reading(const struct quote_scratch *q, size_t i,
						size_t *next)
{
	const struct cue_candidate *best = &q->candidates.at[i];

	for (*next = i; *next < q->candidates.len; (*next)++) {
		const struct cue_candidate *c = &q->candidates.at[*next];

		if (c->cue != best->cue)
			break;
		if (c->score > best->score)
			best = c;
	}
	return best;
}

/* Of each cue's readings the best, if it is good enough. */
static void add_clauses(struct quote_scratch *q, struct document *doc)
{
	struct range last = { 0 };

	for (uint32_t s = 0; s < doc->sentences.len; s++) {
		clause_candidates(q, doc, s);
		for (size_t i = 0; i < q->candidates.len;) {
			const struct cue_candidate *best = best_reading(q, i, &i);

			if (!is_wanted(q, doc, best, &last))
				continue;
			add_clause(q, doc, best);
			last = best->content;
		}
	}
}

/* Who the speakers are */

/* Can the person be meant by a pronoun of that gender, by the given name? */
static bool may_be(const struct document *doc, uint32_t entity, enum gender gender)
{
	struct slice name = doc->entities.at[entity].name;
	const char *space = memchr(name.ptr, ' ', name.len);
	enum gender own = space ? name_gender(slice_sub(name, 0, (size_t)(space - name.ptr)))
				: GENDER_UNKNOWN;

	return own == GENDER_UNKNOWN || own == gender;
}

/* Where the sentence begins that a byte is in. */
static uint32_t sentence_start(const struct document *doc, uint32_t byte)
{
	size_t low = 0, high = doc->sentences.len;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (doc->sentences.at[middle].start <= byte)
			low = middle;
		else
			high = middle;
	}
	return doc->sentences.at[low].start;
}

static bool is_quoted_in(const struct quote *quote, const struct mention *m)
{
	for (int i = 0; i < quote->nspans; i++)
		if (quote->spans[i].start <= m->start && m->end <= quote->spans[i].end)
			return true;
	return false;
}

/* "he" and "she" are the person named just before, if the sentence that names one who can
 * be meant names no other. Whom the speaker names does not count. */
static uint32_t person_before(const struct document *doc, const struct quote *quote,
			      enum gender gender)
{
	enum { NEAR = 400 }; /* bytes: two sentences or so */
	size_t low = 0, high = doc->mentions.len;
	uint32_t byte = quote->speaker.start, person = QUOTE_NOBODY, sentence = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (doc->mentions.at[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	while (low-- > 0 && byte - doc->mentions.at[low].start < NEAR) {
		uint32_t entity = doc->mentions.at[low].entity;

		if (person != QUOTE_NOBODY && doc->mentions.at[low].end <= sentence)
			break;
		if (doc->entities.at[entity].type != ENTITY_PER || entity == person ||
		    !may_be(doc, entity, gender) || is_quoted_in(quote, &doc->mentions.at[low]))
			continue;
		if (person != QUOTE_NOBODY)
			return QUOTE_NOBODY;
		person = entity;
		sentence = sentence_start(doc, doc->mentions.at[low].start);
	}
	return person;
}

/* How well a mention tells who a phrase is: "the Russian news agency Tass" is the agency,
 * "British Prime Minister Rishi Sunak" the person, "a British official" nobody named. */
static int rank_as_speaker(const struct mention *m, struct span phrase)
{
	if (m->type == ENTITY_PER)
		return 3;
	if (m->type != ENTITY_MISC)
		return 2;
	return m->start == phrase.start && m->end == phrase.end;
}

static bool is_possessive(const struct document *doc, uint32_t byte)
{
	struct slice rest = slice_sub(doc->text, byte, doc->text.len);

	return slice_starts(rest, SLICE("'s ")) || slice_starts(rest, SLICE("’s "));
}

/* "the mayor of Lune": the town does not speak. */
static bool is_place_of(const struct document *doc, const struct mention *m, struct span phrase)
{
	static const char *const words[] = { " of ", " in ", " from ", " OF ", " IN ", " FROM ", NULL };
	struct slice before = slice_sub(doc->text, phrase.start, m->start);

	for (int i = 0; m->type == ENTITY_LOC && words[i]; i++)
		if (slice_ends(before, slice_of(words[i])))
			return true;
	return false;
}

/* A line may be wrapped there. */
static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

/* Who is named behind the phrase in apposition: "her brother, >Jonas<, said". */
static uint32_t named_behind(const struct document *doc, struct span phrase)
{
	struct slice rest = slice_sub(doc->text, phrase.end, doc->text.len);
	bool comma = rest.len > 2 && rest.ptr[0] == ',' && is_blank(rest.ptr[1]);
	uint32_t m = comma ? quote_mention_in(doc, (struct span){ phrase.end, phrase.end + 3 }) :
			     MENTION_END;
	const struct mention *mention = &doc->mentions.at[m];

	if (m == MENTION_END || mention->start != phrase.end + 2 || mention->type != ENTITY_PER ||
	    mention->end == doc->text.len || !strchr(",.;)", doc->text.ptr[mention->end]))
		return QUOTE_NOBODY;
	return mention->entity;
}

/* Who is named before "who": "Ann Lee, >who< said". */
static uint32_t named_before(const struct document *doc, uint32_t byte)
{
	const char *text = doc->text.ptr;
	uint32_t m, end = byte;

	if (!end || !is_blank(text[--end]))
		return QUOTE_NOBODY;
	end -= end && text[end - 1] == ',';
	m = end ? quote_mention_in(doc, (struct span){ end - 1, end }) : MENTION_END;
	if (m == MENTION_END || doc->mentions.at[m].end != end ||
	    doc->mentions.at[m].type != ENTITY_PER)
		return QUOTE_NOBODY;
	return doc->mentions.at[m].entity;
}

/* Of the names in a phrase the first of the best rank; of "Trump's lawyer Michael Cohen"
 * the lawyer, of "Trump's lawyer" nobody. */
static uint32_t entity_in(const struct document *doc, struct span phrase)
{
	uint32_t best = QUOTE_NOBODY;
	int best_rank = 0;
	bool owner = false;

	for (uint32_t m = quote_mention_in(doc, phrase);
	     m < doc->mentions.len && doc->mentions.at[m].start < phrase.end; m++) {
		const struct mention *mention = &doc->mentions.at[m];
		int rank = rank_as_speaker(mention, phrase);

		if (rank < best_rank || (rank == best_rank && !owner) ||
		    is_place_of(doc, mention, phrase))
			continue;
		best = mention->entity;
		best_rank = rank;
		owner = is_possessive(doc, mention->end);
	}
	return owner && best_rank == 3 ? QUOTE_NOBODY : best;
}

/* The one person who is named before `end`, or QUOTE_NOBODY. */
static uint32_t only_person(const struct document *doc, uint32_t end)
{
	uint32_t person = QUOTE_NOBODY;

	for (size_t m = 0; m < doc->mentions.len && doc->mentions.at[m].end <= end; m++) {
		uint32_t entity = doc->mentions.at[m].entity;

		if (doc->mentions.at[m].type != ENTITY_PER || entity == person)
			continue;
		if (person != QUOTE_NOBODY)
			return QUOTE_NOBODY;
		person = entity;
	}
	return person;
}

/* Who answers as "A": the one person of the headline, else of all that comes before. */
static uint32_t who_answers(const struct document *doc)
{
	const struct sentence *first = doc->sentences.at;
	uint32_t person = first->headline ? only_person(doc, first->end) : QUOTE_NOBODY;

	for (size_t i = 0; person == QUOTE_NOBODY && i < doc->quotes.len; i++)
		if (doc->quotes.at[i].kind == QUOTE_TURN)
			return only_person(doc, doc->quotes.at[i].speaker.start);
	return person;
}

/* answers: who "A" is */
static void link_speaker(const struct document *doc, struct quote *quote, uint32_t answers)
{
	struct slice text = slice_at(doc->text, quote->speaker);

	if (!text.len)
		return;
	quote->entity = entity_in(doc, quote->speaker);
	if (slice_is(text, "he") || slice_is(text, "He"))
		quote->entity = person_before(doc, quote, GENDER_MALE);
	else if (slice_is(text, "she") || slice_is(text, "She"))
		quote->entity = person_before(doc, quote, GENDER_FEMALE);
	else if (slice_is(text, "A") && quote->kind == QUOTE_TURN)
		quote->entity = answers;
	else if (slice_is(text, "who"))
		quote->entity = named_before(doc, quote->speaker.start);
	else if (quote->entity == QUOTE_NOBODY)
		quote->entity = named_behind(doc, quote->speaker);
}

static int by_start(const void *a, const void *b)
{
	const struct quote *p = a, *q = b;

	if (p->start != q->start)
		return p->start < q->start ? -1 : 1;
	return (p->end > q->end) - (p->end < q->end);
}

static struct quote_scratch *scratch_of(struct annotation *how)
{
	void **scratch = &how->scratch[__builtin_ctz(LAYER_QUOTES)];
	struct quote_scratch *q = *scratch;

	if (q)
		return q;
	q = memory_zeroed(sizeof(*q));
	wordlist_add(&q->words, word_classes);
	wordlist_add(&q->words, speech_rows);
	for (uint16_t i = 1; cue_words[i].word; i++) {
		struct wordlist_row row[2] = { { cue_words[i].word, i }, { 0 } };

		wordlist_add(&q->cues, row);
	}
	*scratch = q;
	return q;
}

struct quote_scratch *quotes_prepare(struct document *doc, struct annotation *how)
{
	struct quote_scratch *q = scratch_of(how);

	annotation_lexicon(doc);
	vector_clear(&doc->quotes);
	classify(q, doc);
	quote_regions(q, doc);
	quote_turns(q, doc);
	quote_direct(q, doc);
	return q;
}

static void run(struct document *doc, struct annotation *how)
{
	struct quote_scratch *q = quotes_prepare(doc, how);
	uint32_t answers;

	add_clauses(q, doc);
	if (doc->quotes.len)
		qsort(doc->quotes.at, doc->quotes.len, sizeof(*doc->quotes.at), by_start);
	answers = doc->quotes.len ? who_answers(doc) : QUOTE_NOBODY;
	for (size_t i = 0; i < doc->quotes.len; i++)
		link_speaker(doc, &doc->quotes.at[i], answers);
	clear(q);
}

static void free_scratch(void *scratch)
{
	struct quote_scratch *q = scratch;

	vector_free(&q->class);
	vector_free(&q->cue);
	vector_free(&q->regions);
	vector_free(&q->turns);
	vector_free(&q->shouted);
	vector_free(&q->used);
	vector_free(&q->candidates);
	free(q);
}

const struct annotator quotes_annotator = {
	.name = "quotes",
	.needs = LAYER_TOKENS | LAYER_SENTENCES | LAYER_ENTITIES,
	.provides = LAYER_QUOTES,
	.run = run,
	.free_scratch = free_scratch,
};
