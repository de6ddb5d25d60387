#include "annotate/entities/finder.h"

/* Candidates: runs of words with capitals, with the small words and signs that
 * hold a name together, cut where two names or a title and a name meet:
 *
 *     former US | President | Barack Obama     University of the West Indies
 *     Russian | Foreign Minister | Sergei Lavrov     Trump | 's | White House */

#define LIST_PARTICLES                                                                     \
	" de la le las los da das do dos du del della di van von der den ter ten bin bint " \
	"ibn al el ul ur ud abu y e zu af av "
#define LIST_HUMAN_GENITIVE                                                                \
	" people women men children workers peoples king queen kings queens farmers "      \
	"teachers magistrates nurses bishops writers players girls boys world mothers "    \
	"winners drivers employees students consumers veterans mayors builders masters "

static bool is_word(const struct passage_view *p, uint32_t i)
{
	return i < p->last && word_at(p, i)->flags & WORD_NAME;
}

static bool is_glued(const struct passage_view *p, uint32_t i)
{
	return i < p->last && !(token_at(p, i)->flags & TOKEN_SPACE_BEFORE);
}

static bool is_hyphen(const struct passage_view *p, uint32_t i)
{
	return token_in(p, i, " - \xe2\x80\x90 \xe2\x80\x91 ");
}

uint32_t entry_length(const struct passage_view *p, uint32_t i, uint32_t last,
		      enum lexicon_id lexicon, const char *kind)
{
	struct lexicon_match match[LEXICON_MATCHES];
	size_t n;

	if (!lexicon_word_starts(token_at(p, i)->word))
		return 0;
	n = lexicon_at(p->doc->text, &p->doc->tokens, i, last, LEXICON_BIT(lexicon), match);
	for (size_t k = 0; k < n; k++)
		if (!kind || slice_is(lexicon_entry(match[k].entry).kind, kind))
			return match[k].last - i;
	return 0;
}

uint32_t title_length(const struct passage_view *p, uint32_t i)
{
	return entry_length(p, i, p->last, LEX_TITLES, NULL);
}

bool title_before(const struct passage_view *p, uint32_t i)
{
	uint32_t from = i > p->first + 5 ? i - 5 : p->first;

	for (; from < i; from++)
		if (title_length(p, from) == i - from)
			return true;
	return false;
}

/* Words whose names go on with "of", "for" and the like: Ministry of, Bank of. */
static bool heads_phrase(const struct passage_view *p, uint32_t i)
{
	lexicon_set heads = LEXICON_BIT(LEX_ORG_WORDS) | LEXICON_BIT(LEX_PLACE_WORDS) |
			    LEXICON_BIT(LEX_EVENT_WORDS);

	if (entry_length(p, i, i + 1, LEX_ORG_WORDS, "company suffix"))
		return false; /* Philips NV | of | Eindhoven */
	return word_at(p, i)->sets & heads ||
	       token_in(p, i, " republic duke house gulf university isle city voice friends sons "
			      "kingdom doctors reporters organisation organization centre center "
			      "league board movement front campaign museum church cup day ");
}

static bool is_common(const struct passage_view *p, uint32_t i)
{
	const struct word *w = word_at(p, i);

	return w->flags & WORD_COMMON && !(w->sets & (LEX_SET_PLACE | LEX_SET_PEOPLES));
}

/* Has the run an "of" or "for" already? */
static bool is_phrase(const struct passage_view *p, uint32_t start, uint32_t i)
{
	for (uint32_t k = start; k < i; k++)
		if (token_at(p, k)->cased == CASE_LOWER && token_in(p, k, " of for "))
			return true;
	return false;
}

/* "A and B": one name only where the words themselves are no names. */
static bool joins_and(const struct passage_view *p, uint32_t start, uint32_t i)
{
	return is_word(p, i + 1) && is_common(p, i - 1) && is_common(p, i + 1) &&
	       (is_phrase(p, start, i) ||
		(is_word(p, i + 2) && heads_phrase(p, i + 2) && !title_length(p, i + 1)));
}

/* Kim Ji-won: short syllables behind a family name, though the last is a word. */
static bool is_syllable(const struct passage_view *p, uint32_t start, uint32_t i)
{
	const struct token *a = token_at(p, i - 1), *b = token_at(p, i + 1);

	return i - 1 > start && a->end - a->start <= 5 && b->end - b->start <= 5 &&
	       !(word_at(p, i - 1)->flags & WORD_COMMON) && a->cased == CASE_TITLE &&
	       !token_in(p, i + 1, " based led held born run owned wide style era ");
}

/* A hyphen inside a name: Akufo-Addo, Yoon Suk-yeol, COVID-19; but US-Russia are
 * two, and in Serb-held the second half is no name. The token behind what it
 * joins, or i. */
static uint32_t hyphen_end(const struct passage_view *p, uint32_t start, uint32_t i)
{
	lexicon_set nations = LEX_SET_PLACE | LEX_SET_PEOPLES | LEX_SET_ORG;
	const struct word *left = word_at(p, i - 1);

	if (!is_hyphen(p, i) || !is_glued(p, i) || !is_glued(p, i + 1) || i + 1 >= p->last)
		return i;
	if (token_at(p, i + 1)->kind == TOKEN_NUMBER)
		return i + 2;
	if (left->sets & nations && (word_at(p, i + 1)->sets & nations || i - 1 == start))
		return word_at(p, i + 1)->sets & nations || !is_word(p, i + 1) ? i : i + 2;
	if (is_word(p, i + 1))
		return i + 2;
	return token_at(p, i + 1)->cased == CASE_LOWER &&
			       (token_at(p, i + 1)->word == 0 || is_syllable(p, start, i))
		       ? i + 2
		       : i;
}

/* Small words in front of a word with a capital: de, van der, bin, al-. */
static uint32_t particles_end(const struct passage_view *p, uint32_t i)
{
	uint32_t k = i;

	while (k < i + 3 && k < p->last && token_at(p, k)->cased == CASE_LOWER &&
	       token_in(p, k, LIST_PARTICLES)) {
		k++;
		if (is_hyphen(p, k) && is_glued(p, k))
			k++;
	}
	return k > i && is_word(p, k) ? k + 1 : i;
}

/* "of", "for", "of the" after a word that heads a longer name. */
static uint32_t phrase_end(const struct passage_view *p, uint32_t start, uint32_t i)
{
	uint32_t k = i;

	if (!token_in(p, k, " of for on in to ") ||
	    (!heads_phrase(p, i - 1) && !is_phrase(p, start, i)))
		return i;
	if (token_in(p, k, " on in to ") && !token_in(p, i - 1, " committee commission council "
							       "conference center centre "
							       "organisation organization "
							       "campaign panel institute "))
		return i;
	if (token_is(p, k, "in") || token_is(p, k, "to"))
		return i;
	k++;
	if (token_is(p, k, "the"))
		k++;
	if (!is_word(p, k) || token_at(p, k)->flags & TOKEN_CLITIC)
		return i;
	return k + 1;
}

/* People's Party, Dockworkers' Union, St Mary's Hospital: the owner is no name. */
static uint32_t genitive_end(const struct passage_view *p, uint32_t start, uint32_t i)
{
	bool plural = is_glued(p, i) && (token_is_text(p, i, "'") ||
					 token_is_text(p, i, "\xe2\x80\x99"));

	if ((!plural && !(token_at(p, i)->flags & TOKEN_CLITIC)) || !is_word(p, i + 1))
		return i;
	if (token_in(p, i - 1, LIST_HUMAN_GENITIVE) ||
	    (i > start + 1 && token_in(p, i - 2, " st st. saint ")))
		return i + 2;
	return plural && is_common(p, i - 1) && heads_phrase(p, i + 1) ? i + 2 : i;
}

/* , Inc. and & Co: signs that go on with the name. */
static uint32_t sign_end(const struct passage_view *p, uint32_t i)
{
	if (token_is_text(p, i, "&") && is_word(p, i + 1))
		return i + 2;
	if (token_is_text(p, i, "plc") || token_is_text(p, i, "plc."))
		return i + 1;
	if (token_is_text(p, i, ",") &&
	    token_in(p, i + 1, " inc. inc ltd ltd. llc l.l.c. jr. jr sr. sr "))
		return i + 2;
	return i;
}

/* The end of what goes on with a run [start, i), or i. */
static uint32_t step(const struct passage_view *p, uint32_t start, uint32_t i)
{
	uint32_t end;

	if (i >= p->last || token_at(p, i)->flags & TOKEN_PARAGRAPH)
		return i;
	if (is_word(p, i))
		return word_at(p, i)->known ? word_at(p, i)->known : i + 1;
	if (word_at(p, i)->flags & WORD_CAPITAL)
		return i;
	if ((end = hyphen_end(p, start, i)) > i || (end = particles_end(p, i)) > i ||
	    (end = phrase_end(p, start, i)) > i || (end = genitive_end(p, start, i)) > i ||
	    (end = sign_end(p, i)) > i)
		return end;
	if (token_is(p, i, "and") && joins_and(p, start, i))
		return i + 2;
	return i;
}

static uint32_t run_end(const struct passage_view *p, uint32_t i)
{
	uint32_t start = i;
	uint32_t end = word_at(p, i)->known ? word_at(p, i)->known : i + 1;

	do {
		i = end;
		end = step(p, start, i);
	} while (end > i);
	return end;
}

static uint32_t hash_of(const struct passage_view *p, uint32_t first, uint32_t last)
{
	uint32_t h = HASH_SEED;

	for (uint32_t i = first; i < last; i++)
		h = hash_pair(h, token_at(p, i)->hash);
	return h;
}

/* Last checks of a piece, then keep it. */
static void add(const struct passage_view *p, uint32_t first, uint32_t last,
		candidate_vector *out)
{
	while (first < last && !(word_at(p, first)->flags & WORD_NAME) &&
	       !word_at(p, first)->known && !token_in(p, first, LIST_PARTICLES))
		first++;
	while (first < last && (token_at(p, last - 1)->kind == TOKEN_PUNCT ||
				token_at(p, last - 1)->flags & TOKEN_CLITIC))
		last--;
	if (first >= last || last - first > 24)
		return;
	if (last - first == 1 && token_at(p, first)->end - token_at(p, first)->start < 2)
		return;
	*vector_push(out) = (struct candidate){
		.first = first, .last = last, .hash = hash_of(p, first, last),
		.type = ENTITY_TYPES, .words = (uint8_t)(last - first),
	};
}

static bool ends_in_head(const struct passage_view *p, uint32_t last)
{
	const struct word *w = word_at(p, last - 1);

	return w->sets & (LEXICON_BIT(LEX_ORG_WORDS) | LEXICON_BIT(LEX_PLACE_WORDS)) &&
	       !(w->sets & (LEX_SET_SURNAME | LEX_SET_GIVEN));
}

/* Where a nation or country at the start of [first, last) ends, if it is not part
 * of what follows: Russian | Vladimir Putin, but Russian Orthodox Church. */
static uint32_t nation_end(const struct passage_view *p, uint32_t first, uint32_t last)
{
	const struct word *w = word_at(p, first);
	lexicon_set nations = LEX_SET_PEOPLES | LEX_SET_PLACE;
	uint32_t end = first + 1;

	if (w->known && w->known <= last) {
		end = w->known;
		if (!(LEXICON_BIT(lexicon_entry(w->entry).lexicon) & nations))
			return first;
	} else if (!(w->sets & nations)) {
		return first;
	}
	if (end + 1 >= last || ends_in_head(p, last) || w->sets & (LEX_SET_GIVEN | LEX_SET_SURNAME))
		return first;
	return word_at(p, end)->sets & LEX_SET_GIVEN ? end : first;
}

/* A title in [first, last) with something on one side of it: its place and length. */
static uint32_t find_title(const struct passage_view *p, uint32_t first, uint32_t last,
			   uint32_t *length)
{
	for (uint32_t i = first; i < last; i++) {
		if (word_at(p, i)->known) { /* King's College is not about a king */
			i = word_at(p, i)->known - 1;
			continue;
		}
		*length = title_length(p, i);
		if (*length && i + *length <= last)
			return i;
	}
	return last;
}

static void split_run(const struct passage_view *p, uint32_t first, uint32_t last,
		      candidate_vector *out)
{
	while (first < last) {
		uint32_t length = 0, title = find_title(p, first, last, &length);
		uint32_t nation;

		if (title < last && title + length < last && ends_in_head(p, last) &&
		    !(word_at(p, title + length)->sets & LEX_SET_GIVEN))
			title = last; /* Judge Business School; but Dr. Helen Marsh */
		nation = nation_end(p, first, title);
		if (nation > first)
			add(p, first, nation, out);
		add(p, nation > first ? nation : first, title, out);
		first = title < last ? title + length : last;
		if (title < last && first < last && token_is(p, first, "of")) {
			first++;
			first += token_is(p, first, "the");
		}
	}
}

/* A word that only opens the sentence, in front of a name: Meanwhile Germany. */
static bool only_opens(const struct passage_view *p, uint32_t i)
{
	const struct word *w = word_at(p, i);

	return w->flags & WORD_OPENS && !(w->flags & WORD_NAME) && !w->known &&
	       !title_length(p, i);
}

/* May a run begin at token i? */
static bool may_begin(const struct passage_view *p, uint32_t i)
{
	const struct word *w = word_at(p, i);

	if (token_at(p, i)->cased == CASE_LOWER) /* Mr | de Klerk */
		return particles_end(p, i) > i && title_before(p, i);
	if (w->flags & WORD_NAME || (w->known && w->flags & WORD_CAPITAL))
		return true;
	/* Prime Minister, Chief Executive at a sentence's start */
	return p->casing == PASSAGE_PLAIN && w->flags & WORD_CAPITAL && w->flags & WORD_OPENS &&
	       is_word(p, i + 1) && title_length(p, i);
}

/* A text without capitals: nothing but what the lexicons have, and no common word. */
static void chunk_lower(const struct passage_view *p, candidate_vector *out)
{
	lexicon_set firm = LEXICON_BIT(LEX_COUNTRIES) | LEXICON_BIT(LEX_CAPITALS) |
			   LEXICON_BIT(LEX_DEMONYMS) | LEX_SET_PERSON |
			   LEXICON_BIT(LEX_ORGANISATIONS);
	struct lexicon_match match[LEXICON_MATCHES];
	uint32_t end;

	for (uint32_t i = p->first; i < p->last; i = end) {
		end = i + 1;
		if (!lexicon_word_starts(token_at(p, i)->word) ||
		    !lexicon_at(p->doc->text, &p->doc->tokens, i, p->last, firm, match))
			continue;
		if (match[0].last == end &&
		    lexicon_word_sets(token_at(p, i)->word) & LEXICON_BIT(LEX_ENGLISH))
			continue;
		end = match[0].last;
		for (uint32_t k = i; k < end; k++)
			word_at(p, k)->flags = WORD_NAME | WORD_CAPITAL;
		add(p, i, end, out);
	}
}

void chunk_passage(const struct passage_view *p, candidate_vector *out)
{
	if (p->casing == PASSAGE_LOWER) {
		if (p->finder->lower)
			chunk_lower(p, out);
		return;
	}
	for (uint32_t i = p->first, end; i < p->last; i = end) {
		end = i + 1;
		if (!may_begin(p, i))
			continue;
		end = run_end(p, i);
		split_run(p, only_opens(p, i) ? i + 1 : i, end, out);
	}
}
