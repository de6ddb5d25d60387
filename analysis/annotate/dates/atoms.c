#include "annotate/dates/atoms.h"

#include "base/utf8.h"

/* --- words ------------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* ASCII, which is most of it, is compared as it stands. */
static bool folds_to(struct slice text, const struct token *t, struct slice folded)
{
	const char *at = text.ptr + t->start;
	char room[64];

	if (t->end - t->start > 40)
		return false;
	if (!(t->flags & TOKEN_ASCII))
		return slice_equal(token_fold(token_text(text, t), room, sizeof(room)), folded);
	if (t->end - t->start != folded.len)
		return false;
	for (size_t i = 0; i < folded.len; i++)
		if (ascii_lower(at[i]) != folded.ptr[i])
			return false;
	return true;
}

static bool is_hyphen(const struct document *doc, uint32_t i)
{
	const struct token *t = &doc->tokens.at[i];

	return t->first == '-' && t->end - t->start == 1 && !(t->flags & TOKEN_SPACE_BEFORE) &&
	       i + 1 < doc->tokens.len && !(t[1].flags & TOKEN_SPACE_BEFORE);
}

/* A quick look at a phrase's second word: most phrases fail there. */
static bool second_may_follow(const struct document *doc, uint32_t i, const struct date_word *word)
{
	if (!word->second)
		return true;
	i++;
	if (i < doc->tokens.len && is_hyphen(doc, i))
		i++;
	return i < doc->tokens.len && doc->tokens.at[i].hash == word->second;
}

/* Do the words of the phrase follow from token i on? Returns the token behind the
 * last one, or 0. Hyphens between the words do not count. */
static uint32_t phrase_end(const struct document *doc, uint32_t i, const struct date_word *word)
{
	struct slice rest = { word->folded, word->length };

	for (unsigned n = word->words; n; n--) {
		const char *space = memchr(rest.ptr, ' ', rest.len);
		struct slice part = { rest.ptr, space ? (size_t)(space - rest.ptr) : rest.len };

		if (n < word->words && i + 1 < doc->tokens.len && is_hyphen(doc, i))
			i++;
		if (i == doc->tokens.len ||
		    (n < word->words && doc->tokens.at[i].flags & TOKEN_PARAGRAPH) ||
		    !folds_to(doc->text, &doc->tokens.at[i], part))
			return 0;
		i++;
		if (space)
			rest = slice_sub(rest, part.len + 1, rest.len);
	}
	return i;
}

static bool may_be_word(uint32_t hash)
{
	uint32_t bit = hash & date_grammar.filter_mask;

	return date_grammar.filter[bit / 64] >> (bit % 64) & 1;
}

/* The longest entry that begins at token i; NULL when there is none. */
static const struct date_word *find_word(const struct document *doc, uint32_t i, uint32_t *end)
{
	const struct token *t = &doc->tokens.at[i];
	uint32_t place = t->hash & date_grammar.word_mask;

	if (!may_be_word(t->hash))
		return NULL;
	for (;; place = (place + 1) & date_grammar.word_mask) {
		const struct date_word *word = &date_grammar.words[place];

		if (!word->folded)
			return NULL;
		if (word->hash == t->hash && second_may_follow(doc, i, word) &&
		    (*end = phrase_end(doc, i, word)))
			return word;
	}
}

static void add_reading(struct date_atom *atom, int symbol, int32_t value)
{
	for (unsigned i = 0; i < atom->count; i++)
		if (atom->reading[i].symbol == symbol && atom->reading[i].value == value)
			return;
	if (atom->count < ATOM_READINGS)
		atom->reading[atom->count++] =
			(struct date_reading){ (uint16_t)symbol, false, value };
}

static bool has_capital(const struct document *doc, uint32_t first, uint32_t last)
{
	for (; first < last; first++) {
		unsigned cased = doc->tokens.at[first].cased;

		if (cased == CASE_TITLE || cased == CASE_UPPER || cased == CASE_MIXED)
			return true;
	}
	return false;
}

/* May and March are the months only with a capital. */
static void add_word(const struct document *doc, struct date_atom *atom,
		     const struct date_word *word)
{
	for (unsigned r = 0; r < word->count; r++) {
		const struct date_reading *reading = &date_grammar.readings[word->first + r];

		if (!reading->capital || has_capital(doc, atom->first, atom->last))
			add_reading(atom, reading->symbol, reading->value);
	}
}

static bool context_only(const struct date_word *word)
{
	for (unsigned r = 0; r < word->count; r++) {
		unsigned symbol = date_grammar.readings[word->first + r].symbol;

		if (symbol < SYM_CONTEXT || symbol >= SYM_LITERAL)
			return false;
	}
	return true;
}

bool date_word_is(const struct document *doc, const struct token *t, enum date_symbol symbol,
		  int32_t least)
{
	uint32_t end;
	const struct date_word *word = find_word(doc, (uint32_t)(t - doc->tokens.at), &end);

	for (unsigned r = 0; word && r < word->count; r++) {
		const struct date_reading *reading = &date_grammar.readings[word->first + r];

		if (reading->symbol == symbol && reading->value >= least)
			return true;
	}
	return false;
}

/* --- digits ------------------------------------------------------------------ */

/* A number that begins at the text's byte `at`, read from the bytes, since a date
 * may be one token or several. */
struct digits {
	struct slice text;
	size_t at;
};

static char peek(const struct digits *d, size_t ahead)
{
	return d->at + ahead < d->text.len ? d->text.ptr[d->at + ahead] : '\0';
}

/* Between `least` and `most` digits and no more; their value, or -1. */
static int take_digits(struct digits *d, unsigned least, unsigned most)
{
	unsigned n = 0;
	int value = 0;

	while (n <= most && is_digit(peek(d, n)))
		value = value * 10 + peek(d, n++) - '0';
	if (n < least || n > most)
		return -1;
	d->at += n;
	return value;
}

static bool take(struct digits *d, char c)
{
	if (peek(d, 0) != c)
		return false;
	d->at++;
	return true;
}

static bool ends_here(const struct digits *d)
{
	unsigned char c = (unsigned char)peek(d, 0);

	return !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
	       c < 0x80;
}

/* Two digits of a year are 1930 to 2029: '69 in the news is not ahead of us. */
static int full_year(int year, size_t digits)
{
	if (digits > 2)
		return year;
	return year < 30 ? 2000 + year : 1900 + year;
}

/* 2017-01-28, with T10:00 or T10:00:05.123Z behind it */
static bool iso_date(struct digits d, struct date_atom *atom)
{
	int year = take_digits(&d, 4, 4), month, day, hour, minute;
	char mark = peek(&d, 0) == '/' ? '/' : '-';

	if (year < 1000 || !take(&d, mark) || (month = take_digits(&d, 2, 2)) < 1 || month > 12 ||
	    !take(&d, mark) || (day = take_digits(&d, 2, 2)) < 1 ||
	    !civil_valid((struct civil){ year, month, day }))
		return false;
	atom->end = (uint32_t)d.at;
	if (take(&d, 'T') && (hour = take_digits(&d, 2, 2)) >= 0 && hour < 25 && take(&d, ':') &&
	    (minute = take_digits(&d, 2, 2)) >= 0 && minute < 60) {
		if (take(&d, ':'))
			take_digits(&d, 2, 2);
		if (take(&d, '.'))
			take_digits(&d, 1, 9);
		take(&d, 'Z');
		atom->end = (uint32_t)d.at;
		add_reading(atom, SYM_STAMP, hour * 60 + minute);
	} else if (!ends_here(&d) && peek(&d, 0) != 'T') {
		return false;
	}
	add_reading(atom, SYM_NUMDATE, NUMDATE_YEAR_FIRST | numdate(month, day, year));
	return true;
}

/* 28/1/2017, 1.28.17 */
static bool short_date(struct digits d, struct date_atom *atom)
{
	int a = take_digits(&d, 1, 2), b, year;
	char mark = peek(&d, 0);
	size_t from;

	if (a < 1 || a > 31 || (mark != '/' && mark != '.') || !take(&d, mark) ||
	    (b = take_digits(&d, 1, 2)) < 1 || b > 31 || (a > 12 && b > 12) || !take(&d, mark))
		return false;
	from = d.at;
	year = take_digits(&d, 2, 4);
	if (year < 0 || d.at - from == 3 || !ends_here(&d) || is_digit(peek(&d, 1)) ||
	    (mark == '.' && d.at - from == 2))
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_NUMDATE,
		    numdate(a, b, full_year(year, d.at - from)) |
			    (d.at - from == 2 ? NUMDATE_SHORT : 0));
	return true;
}

/* 16:30, 16:30:05, 7.15pm is left to the words */
static bool clock_time(struct digits d, struct date_atom *atom)
{
	int hour = take_digits(&d, 1, 2), minute, second = -1;

	if (hour < 0 || hour > 24 || !take(&d, ':') || (minute = take_digits(&d, 2, 2)) < 0 ||
	    minute > 59)
		return false;
	if (peek(&d, 0) == ':' && is_digit(peek(&d, 1)) &&
	    (d.at++, second = take_digits(&d, 2, 2)) < 0)
		return false;
	if (is_digit(peek(&d, 0)) || (peek(&d, 0) == '.' && is_digit(peek(&d, 1))))
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_CLOCK,
		    ((hour * 60 + minute) * 60 + (second < 0 ? 0 : second)) * 2 + (second >= 0));
	return true;
}

static bool take_en_dash(struct digits *d)
{
	if (peek(d, 0) != '\xe2' || peek(d, 1) != '\x80' || peek(d, 2) != '\x93')
		return false;
	d->at += 3;
	return true;
}

/* 2009-10, 1986/87, 2002/2003; the second year follows the first */
static bool year_span(struct digits d, struct date_atom *atom)
{
	int first = take_digits(&d, 4, 4), last;
	char mark = peek(&d, 0) == '/' ? '/' : '-';

	if (first < 1500 || first > 2100 || !(take(&d, mark) || take_en_dash(&d)))
		return false;
	if (mark == '/' && is_digit(peek(&d, 2)) &&
	    (last = take_digits(&d, 4, 4)) / 100 == first / 100)
		last %= 100;
	else
		last = take_digits(&d, 2, 2);
	if (last < 0 || !ends_here(&d) || (peek(&d, 0) == mark && is_digit(peek(&d, 1))))
		return false;
	last += first / 100 * 100 + (last < first % 100 ? 100 : 0);
	if (last == first || last - first > 60)
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_SPAN, first * 10000 + (last - first));
	return true;
}

static bool starts_ordinal(const struct digits *d, int n)
{
	static const char endings[4][3] = { "th", "st", "nd", "rd" };
	int last = n % 10 < 4 && n / 10 % 10 != 1 ? n % 10 : 0;

	return (peek(d, 0) | 0x20) == endings[last][0] && (peek(d, 1) | 0x20) == endings[last][1];
}

static bool ordinal(struct digits d, struct date_atom *atom)
{
	int n = take_digits(&d, 1, 3);

	if (n < 1 || !starts_ordinal(&d, n))
		return false;
	d.at += 2;
	if (!ends_here(&d))
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_ORD, n);
	return true;
}

/* 1990s, 1990's, '80s (the apostrophe is before `d`), 80s */
static bool decade(struct digits d, struct date_atom *atom, bool apostrophe)
{
	size_t from = d.at;
	int year = take_digits(&d, 2, 4);
	size_t length = d.at - from;

	if (year < 0 || length == 3 || year % 10)
		return false;
	if (peek(&d, 0) == '\'' && peek(&d, 1) == 's')
		d.at++;
	if (!take(&d, 's') || !ends_here(&d))
		return false;
	if (length == 2)
		year += year < 30 ? 2000 : 1900;
	atom->end = (uint32_t)d.at;
	add_reading(atom, length == 2 && !apostrophe ? SYM_DECADE2 : SYM_DECADE, year);
	return true;
}

/* '89 */
static bool short_year(struct digits d, struct date_atom *atom)
{
	int year = take_digits(&d, 2, 2);

	if (year < 0 || !ends_here(&d))
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_YEAR2, full_year(year, 2));
	return true;
}

enum { NUMBER_MOST = 20000000 }; /* in hundredths it still is an int32_t */

/* 28, 1,200, 2.5 */
static bool plain_number(struct digits d, struct date_atom *atom)
{
	size_t from = d.at;
	int64_t value = 0;
	int hundredths = 0;
	bool grouped = false;

	for (; is_digit(peek(&d, 0)) || (peek(&d, 0) == ',' && is_digit(peek(&d, 1))); d.at++) {
		if (peek(&d, 0) == ',')
			grouped = true;
		else if (value < NUMBER_MOST)
			value = value * 10 + peek(&d, 0) - '0';
	}
	if (peek(&d, 0) == '.' && is_digit(peek(&d, 1))) {
		hundredths = (peek(&d, 1) - '0') * 10;
		if (is_digit(peek(&d, 2)))
			hundredths += peek(&d, 2) - '0';
		for (d.at++; is_digit(peek(&d, 0)); d.at++)
			grouped = true;
	}
	if (value > NUMBER_MOST)
		return false;
	atom->end = (uint32_t)d.at;
	if (!grouped && d.at - from == 4 && value >= 1000 && value < 3000)
		add_reading(atom, SYM_YEAR, (int32_t)value);
	if (!grouped && d.at - from <= 2 && value >= 1 && value <= 31)
		add_reading(atom, SYM_DAY, (int32_t)value);
	add_reading(atom, SYM_NUM, (int32_t)value * 100 + hundredths);
	return true;
}

static bool read_digits(struct digits d, struct date_atom *atom, bool apostrophe)
{
	if (decade(d, atom, apostrophe))
		return true;
	if (apostrophe)
		return short_year(d, atom);
	return iso_date(d, atom) || short_date(d, atom) || clock_time(d, atom) ||
	       year_span(d, atom) || ordinal(d, atom) || plain_number(d, atom);
}

/* Bytes of an apostrophe at the token's start: ' or U+2018 or U+2019; 0 for none. */
static size_t apostrophe_at(struct slice text, const struct token *t)
{
	if (t->first == '\'' || t->first == '`')
		return 1;
	if (t->first == 0xe2 && t->start + 3 <= text.len &&
	    (memcmp(text.ptr + t->start, "\xe2\x80\x98", 3) == 0 ||
	     memcmp(text.ptr + t->start, "\xe2\x80\x99", 3) == 0))
		return 3;
	return 0;
}

/* A fraction of its own: 1/2 behind a number */
static bool fraction(const struct document *doc, const struct token *t, struct date_atom *atom)
{
	struct digits d = { doc->text, t->start };
	int above = take_digits(&d, 1, 1), below;

	if (above < 1 || !take(&d, '/') || (below = take_digits(&d, 1, 1)) <= above ||
	    !ends_here(&d) || peek(&d, 0) == '/')
		return false;
	atom->end = (uint32_t)d.at;
	add_reading(atom, SYM_FRACTION, above * 100 / below);
	return true;
}

static bool read_number(const struct document *doc, uint32_t i, struct date_atom *atom)
{
	const struct token *t = &doc->tokens.at[i];
	size_t skip = is_digit((char)t->first) ? 0 : apostrophe_at(doc->text, t);
	struct digits d = { doc->text, t->start + skip };

	if (t->start + skip >= doc->text.len || !is_digit(doc->text.ptr[t->start + skip]))
		return false;
	if (!skip && fraction(doc, t, atom))
		return true;
	return read_digits(d, atom, skip > 0);
}

/* --- atoms --------------------------------------------------------------------- */

/* The first token that begins at byte `end` or behind it; the end of a number is
 * the end of a token, or it is no number: 747s, 3-2 as one token. */
static uint32_t token_behind(const struct document *doc, uint32_t i, uint32_t end)
{
	while (i < doc->tokens.len && doc->tokens.at[i].start < end)
		i++;
	return i && doc->tokens.at[i - 1].end == end ? i : 0;
}

/* Of a part of a token: the readings of its single word. */
static bool read_part(const struct document *doc, struct token *part, struct date_atom *atom)
{
	uint32_t place;

	token_classify(doc->text, part);
	place = part->hash & date_grammar.word_mask;
	for (; date_grammar.words[place].folded; place = (place + 1) & date_grammar.word_mask) {
		const struct date_word *word = &date_grammar.words[place];

		if (word->hash != part->hash || word->words != 1 ||
		    !folds_to(doc->text, part, (struct slice){ word->folded, word->length }))
			continue;
		for (unsigned r = 0; r < word->count; r++)
			add_reading(atom, date_grammar.readings[word->first + r].symbol,
				    date_grammar.readings[word->first + r].value);
		return true;
	}
	return false;
}

/* The length of the prefix with its hyphen that a word begins with, and what it means. */
static uint32_t prefix_of(struct slice text, enum date_mod *mod)
{
	static const struct {
		const char *prefix;
		enum date_mod mod;
	} prefixes[] = { { "mid-", MOD_MID }, { "post-", MOD_AFTER }, { "pre-", MOD_BEFORE } };

	for (size_t p = 0; p < sizeof(prefixes) / sizeof(*prefixes); p++) {
		size_t length = strlen(prefixes[p].prefix), n = 0;

		while (n < length && n < text.len &&
		       ascii_lower(text.ptr[n]) == prefixes[p].prefix[n])
			n++;
		*mod = prefixes[p].mod;
		if (n == length && text.len > n + 1)
			return (uint32_t)n;
	}
	return 0;
}

/* mid-1996, mid-March, post-1959: a prefix that the tokenizer leaves on its word */
static bool read_prefix(const struct document *doc, uint32_t i, struct date_atom *prefix,
			struct date_atom *rest)
{
	const struct token *t = &doc->tokens.at[i];
	struct token tail = *t;
	enum date_mod mod;
	uint32_t length = prefix_of(token_text(doc->text, t), &mod);

	if (!length)
		return false;
	add_reading(prefix, SYM_MOD, mod);
	prefix->end = t->start + length - 1;
	tail.start += length;
	rest->start = tail.start;
	if (is_digit(doc->text.ptr[tail.start]))
		return read_digits((struct digits){ doc->text, tail.start }, rest, false) &&
		       rest->end == t->end;
	rest->end = t->end;
	return read_part(doc, &tail, rest);
}

static bool read_atom(const struct document *doc, uint32_t i, struct date_atom *atom)
{
	const struct token *t = &doc->tokens.at[i];
	const struct date_word *word;
	uint32_t end;

	*atom = (struct date_atom){ .start = t->start, .end = t->end, .first = i, .last = i + 1 };
	if (is_digit((char)t->first) || t->first == '\'' || t->first == 0xe2 || t->first == '`') {
		if (read_number(doc, i, atom)) {
			atom->last = token_behind(doc, i, atom->end);
			if (atom->last)
				return true;
			*atom = (struct date_atom){ .start = t->start, .end = t->end, .first = i };
		}
	}
	word = find_word(doc, i, &end);
	if (!word || context_only(word))
		return false;
	atom->last = end;
	atom->end = doc->tokens.at[end - 1].end;
	atom->hyphen = is_hyphen(doc, i);
	add_word(doc, atom, word);
	return atom->count;
}

/* --- numbers in words ------------------------------------------------------------ */

static const struct date_reading *reading_of(const struct date_atom *atom, int symbol)
{
	for (unsigned r = 0; r < atom->count; r++)
		if (atom->reading[r].symbol == symbol)
			return &atom->reading[r];
	return NULL;
}

static void set_number(struct date_atom *atom, int64_t value)
{
	atom->count = 0;
	if (value >= 150000 && value < 210000 && value % 100 == 0)
		add_reading(atom, SYM_YEAR, (int32_t)(value / 100));
	if (value <= (int64_t)NUMBER_MOST * 100)
		add_reading(atom, SYM_NUM, (int32_t)value);
}

static void swallow(struct date_atom *atom, const struct date_atom *next)
{
	atom->end = next->end;
	atom->last = next->last;
}

static bool only_literal(const struct document *doc, const struct date_atom *atom, const char *word)
{
	return folds_to(doc->text, &doc->tokens.at[atom->first], slice_of(word)) &&
	       atom->last == atom->first + 1;
}

/* Join `next` to the number before it: twenty four, two hundred, nineteen
 * ninety-six, 2 1/2. False when it does not go on with it. */
static bool join_number(struct date_atom *atom, const struct date_atom *next)
{
	const struct date_reading *a = reading_of(atom, SYM_NUM), *b = reading_of(next, SYM_NUM),
				  *scale = reading_of(next, SYM_SCALE),
				  *part = reading_of(next, SYM_FRACTION);
	bool digits = b && reading_of(next, SYM_DAY);

	if (!a)
		return false;
	if (scale && a->value < 100000 && a->value % 100 == 0)
		set_number(atom, (int64_t)a->value * scale->value);
	else if (part && next->count == 1 && a->value % 100 == 0)
		set_number(atom, a->value + part->value);
	else if (b && !digits && a->value >= 2000 && a->value % 1000 == 0 && a->value % 10000 &&
		 b->value < 1000)
		set_number(atom, a->value + b->value);
	else if (b && !digits && a->value >= 10000 && a->value % 10000 == 0 && b->value < 10000)
		set_number(atom, a->value + b->value);
	else if (b && !digits && !reading_of(atom, SYM_DAY) && a->value >= 1500 &&
		 a->value <= 2000 && b->value >= 1000 && b->value < 10000)
		set_number(atom, a->value * 100 + b->value);
	else
		return false;
	swallow(atom, next);
	return true;
}

/* `and a half` behind a number: how many atoms that are, hyphens counted, or 0 */
static size_t and_a_half(const struct document *doc, const struct date_atom *at, size_t left)
{
	static const char *const words[] = { "and", "a", "half" };
	size_t used = 0;

	for (size_t w = 0; w < 3; w++, used++) {
		if (used < left && at[used].hyphen)
			used++;
		if (used == left || !only_literal(doc, &at[used], words[w]))
			return 0;
	}
	return used;
}

/* a hundred and [twenty] */
static bool joins_with_and(const struct document *doc, const struct date_atom *atom,
			   const struct date_atom *word)
{
	const struct date_reading *n = reading_of(atom, SYM_NUM);
	const struct date_reading *next = reading_of(word + 1, SYM_NUM);

	return n && next && n->value >= 10000 && n->value % 10000 == 0 && next->value < 10000 &&
	       !is_digit(doc->text.ptr[atom->start]) && !reading_of(word + 1, SYM_DAY) &&
	       only_literal(doc, word, "and");
}

/* Join numbers in the run, in place. */
static void join_numbers(const struct document *doc, date_atom_vector *run)
{
	size_t to = 0;

	for (size_t i = 0; i < run->len;) {
		struct date_atom *atom = &run->at[to++];
		size_t half;

		*atom = run->at[i++];
		if (!reading_of(atom, SYM_NUM))
			continue;
		for (;;) {
			size_t next = i < run->len && run->at[i].hyphen ? i + 1 : i;

			if (next + 1 < run->len && joins_with_and(doc, atom, &run->at[next]))
				next++;
			if (next >= run->len || !join_number(atom, &run->at[next]))
				break;
			i = next + 1;
		}
		half = and_a_half(doc, run->at + i, run->len - i);
		if (half && reading_of(atom, SYM_NUM)->value % 100 == 0) {
			set_number(atom, reading_of(atom, SYM_NUM)->value + 50);
			swallow(atom, &run->at[i + half - 1]);
			i += half;
		}
	}
	run->len = to;
}

/* 2017-01-28T10:00 is a date and a time: two atoms over the same tokens. */
static void split_stamp(date_atom_vector *out)
{
	struct date_atom time = out->at[out->len - 1];
	struct date_atom *date = &out->at[out->len - 1];

	date->end = date->start + 10;
	date->reading[0] = date->reading[1];
	date->count = time.count = 1;
	*vector_push(out) = time;
}

enum { RUN_MOST = 1024 }; /* atoms, so that no text makes a run without end */

void date_atoms(const struct document *doc, uint32_t *at, date_atom_vector *out)
{
	uint32_t i = *at;

	out->len = 0;
	while (i < doc->tokens.len) {
		struct date_atom atom, rest = { .first = i, .last = i + 1 };

		if (out->len >= RUN_MOST || (out->len && doc->tokens.at[i].flags & TOKEN_PARAGRAPH))
			break;
		*at = i + 1;
		if (read_atom(doc, i, &atom)) {
			*vector_push(out) = atom;
			if (atom.count == 2 && atom.reading[0].symbol == SYM_STAMP)
				split_stamp(out);
			i = atom.last;
			continue;
		}
		if ((doc->tokens.at[i].first | 0x20) == 'm' ||
		    (doc->tokens.at[i].first | 0x20) == 'p') {
			atom.count = 0;
			if (read_prefix(doc, i, &atom, &rest)) {
				*vector_push(out) = atom;
				*vector_push(out) = rest;
				i++;
				continue;
			}
		}
		break;
	}
	if (i > *at)
		*at = i;
	if (out->len > 1)
		join_numbers(doc, out);
}
