#include "annotate/annotate.h"
#include "annotate/dates/anchor.h"
#include "annotate/dates/resolve.h"

/* Expressions of time. Recognition (dates/atoms.c, match.c, guard.c) finds them
 * with the compiled grammar of lexicons/dates/; when the whole document has been
 * seen, resolution (dates/resolve.c) gives them values in the order of the text. */

enum { DATELINE_TOKENS = 8 };

/* Matches are resolved by blocks, so that a text of nothing but dates does not keep all of
 * them. An article is one block; what the whole document says is told by the first. */
enum { BLOCK_MATCHES = 1 << 14 };

struct scratch {
	date_atom_vector run;
	struct date_matches matches;
};

static int scratch_index(void)
{
	int i = 0;

	while (LAYER_DATES >> i != 1)
		i++;
	return i;
}

static struct scratch *scratch_of(struct annotation *how)
{
	void **place = &how->scratch[scratch_index()];

	if (!*place)
		*place = memory_zeroed(sizeof(struct scratch));
	return *place;
}

static void free_scratch(void *memory)
{
	struct scratch *scratch = memory;

	vector_free(&scratch->run);
	date_matches_free(&scratch->matches);
	free(scratch);
}

/* --- recognition ---------------------------------------------------------------- */

static bool is_quarter(const struct date_match *m)
{
	for (unsigned i = 0; i < m->count; i++)
		if ((m->slot[i].symbol == SYM_UNIT || m->slot[i].symbol == SYM_UNITS) &&
		    (m->slot[i].value == UNIT_QUARTER ||
		     (m->slot[i].value == UNIT_HALF && m->rule->op == OP_NTH)))
			return true;
	return m->rule->unit == UNIT_QUARTER;
}

/* The three months ended Sept. 30: a quarter by another name */
static bool is_three_months(const struct date_match *m)
{
	return m->rule->op == OP_DURATION && date_unit_of(m) == UNIT_MONTH &&
	       date_slot_or(m, SYM_NUM, 0) == 300;
}

static bool is_ended(const struct document *doc, const struct date_match *m)
{
	return m->last < doc->tokens.len &&
	       slice_is(token_text(doc->text, &doc->tokens.at[m->last]), "ended");
}

/* The first nine months, the year ended: what a report compares from there on. */
static bool is_other_term(const struct date_match *m)
{
	return m->rule->op == OP_DURATION &&
	       (m->rule->unit == UNIT_YEAR ||
		(date_unit_of(m) == UNIT_MONTH && !is_three_months(m)));
}

static bool has_slot(const struct date_match *m, enum date_symbol symbol)
{
	int32_t value;

	return date_slot(m, symbol, 0, &value);
}

static bool is_month_day(const struct date_match *m)
{
	return m->rule->op == OP_DATE && has_slot(m, SYM_MONTH) &&
	       (has_slot(m, SYM_DAY) || has_slot(m, SYM_ORD));
}

static void see(struct date_sight *sight, const struct date_match *match)
{
	sight->last_end = match->last;
	sight->last_is_day = is_month_day(match);
	sight->last_is_year = match->rule->op == OP_DATE && has_slot(match, SYM_YEAR);
	if (is_quarter(match) || (is_three_months(match) && is_ended(sight->doc, match)))
		sight->seen_quarter = true;
	else if (is_other_term(match))
		sight->seen_quarter = false;
}

/* The next block of matches, from token *token on; false when there is none. */
static bool recognise(struct date_sight *sight, uint32_t *token, struct scratch *scratch)
{
	const struct document *doc = sight->doc;
	struct date_match match;

	date_matches_clear(&scratch->matches);
	while (*token < doc->tokens.len && scratch->matches.kept.len < BLOCK_MATCHES) {
		date_atoms(doc, token, &scratch->run);
		for (size_t at = 0; at < scratch->run.len;) {
			if (!date_match_at(sight, &scratch->run, &at, &match))
				continue;
			date_matches_add(&scratch->matches, &match);
			see(sight, &match);
		}
	}
	return scratch->matches.kept.len;
}

/* --- what the whole document says -------------------------------------------------- */

/* Does the day stand before the month in words: 28 January? */
static bool says_day_first(const struct date_match *m)
{
	for (unsigned i = 0; i < m->count && m->slot[i].symbol != SYM_MONTH; i++)
		if (m->slot[i].symbol == SYM_DAY || m->slot[i].symbol == SYM_ORD)
			return true;
	return false;
}

/* How dates are written where the dateline is from: the value of the last PLACE before
 * its dash, 0 for none. `tokens` begin with the dateline. */
static int place_order(const struct document *doc)
{
	int order = 0;

	if (!doc->tokens.len || doc->tokens.at[0].cased != CASE_UPPER)
		return 0;
	for (size_t i = 0; i < doc->tokens.len && i < DATELINE_TOKENS; i++) {
		const struct token *t = &doc->tokens.at[i];

		if (t->first == '-' || t->first == '(' || t->first == 0xe2)
			break;
		if (date_word_is(doc, t, SYM_PLACE, 1))
			order = date_word_is(doc, t, SYM_PLACE, 2) ? 2 : 1;
	}
	return order;
}

/* Numeric dates: a number above 12 shows which of the two is the day; where none
 * does, the order of the dates in words is taken for theirs too, else that of the
 * place of publication. */
static enum date_order order_of(const struct document *doc, const struct scratch *scratch,
				int place)
{
	int day = 0, month = 0, words = 0;

	for (size_t i = 0; i < scratch->matches.kept.len; i++) {
		struct date_match m = date_matches_at(&scratch->matches, i);
		bool in_dateline =
			m.first < DATELINE_TOKENS && doc->tokens.at[0].cased == CASE_UPPER;
		int32_t value;

		if (is_month_day(&m) && !in_dateline) /* whose order is the agency's */
			words += says_day_first(&m) ? 1 : -1;
		if (!date_slot(&m, SYM_NUMDATE, 0, &value) || value & NUMDATE_YEAR_FIRST)
			continue;
		day += (value >> 5 & 31) > 12;
		month += (value & 31) > 12;
	}
	if (day == month)
		day = words, month = 0;
	if (day == month)
		day = place ? place : place_order(doc), month = 1;
	return day > month ? ORDER_DMY : ORDER_MDY;
}

/* A text full of past dates with their years, or of years that are all long past,
 * and that hardly speaks of weekdays or of today, tells history: there `in March` is
 * March of the year told of. */
static bool is_narrative(const struct scratch *scratch, day_count published)
{
	unsigned full = 0, far = 0, near = 0, relative = 0;
	int this_year = published == DAY_UNKNOWN ? 0 : civil_from_days(published).year;

	for (size_t i = 0; i < scratch->matches.kept.len; i++) {
		struct date_match m = date_matches_at(&scratch->matches, i);
		int32_t year = 0;

		if (has_slot(&m, SYM_BC) || date_slot(&m, SYM_YEAR, 0, &year)) {
			full += year < this_year - 1 &&
				(has_slot(&m, SYM_MONTH) || has_slot(&m, SYM_SEASON) ||
				 has_slot(&m, SYM_BC));
			*(year < this_year - 2 || year > this_year + 2 ? &far : &near) += 1;
		} else {
			relative +=
				has_slot(&m, SYM_WEEKDAY) || m.rule->op == OP_NTH ||
				(m.rule->op == OP_SHIFT && m.rule->base == BASE_PUBLISHED) ||
				(m.rule->op == OP_REF && strcmp(m.rule->text, "PRESENT_REF") == 0);
		}
	}
	return (full >= 4 && full > relative) || (far >= 5 && !near && far > 3 * relative);
}

/* --- ranges over two expressions --------------------------------------------------- */

static bool has_end(const struct date *d)
{
	return d->more && d->more->to;
}

/* Two places in order, close to each other. */
static bool are_ends(const struct date *a, const struct date *b)
{
	return a->type <= DATE_TIME && b->type <= DATE_TIME && !has_end(a) && !has_end(b) &&
	       b->start - a->end <= 12 && a->earliest != DAY_UNKNOWN &&
	       b->earliest != DAY_UNKNOWN && a->earliest <= b->earliest;
}

/* from A to B, A - B, between A and B */
static bool joins(const struct document *doc, const struct date *a, const struct date *b)
{
	static const char *const words[] = { "to", "through", "until",	      "till",
					     "-",  "--",      "\xe2\x80\x93", "\xe2\x80\x94",
					     NULL };
	struct slice between = slice_trim(slice_sub(doc->text, a->end, b->start));
	uint32_t from = a->start > 12 ? a->start - 12 : 0;
	struct slice before = slice_trim(slice_sub(doc->text, from, a->start));

	if (slice_among(between, words))
		return true;
	return slice_is(between, "and") &&
	       (slice_ends(before, SLICE("between")) || slice_ends(before, SLICE("Between")));
}

static void add_ends(const struct date_story *story, struct date *d, const char *from,
		     const char *to)
{
	struct date_more *more = date_more_new(story);

	if (d->more)
		*more = *d->more;
	more->from = from;
	more->to = to;
	d->more = more;
}

/* Monday to Friday, between 1985 and 1987: both get both ends. */
static void join_ranges(const struct date_story *story, struct document *doc)
{
	for (size_t i = 1; i < doc->dates.len; i++) {
		struct date *a = &doc->dates.at[i - 1], *b = &doc->dates.at[i];

		if (!are_ends(a, b) || !joins(doc, a, b))
			continue;
		add_ends(story, a, a->value, b->value);
		add_ends(story, b, a->value, b->value);
	}
}

/* The months of a quarter or a half of a year, 0 for anything else. */
static int months_of(const struct date *d)
{
	const char *part = d->type == DATE_DATE ? strchr(d->value, '-') : NULL;

	if (!part || d->earliest == DAY_UNKNOWN || strlen(part) != 3)
		return 0;
	return part[1] == 'Q' ? 3 : part[1] == 'H' ? 6 : 0;
}

/* The first of so many months that end with the day. */
static day_count first_of_months(day_count last, int months)
{
	struct civil c = civil_from_days(last + 1);
	int count = c.year * 12 + c.month - 1 - months;

	c.year = count / 12;
	c.month = count % 12 + 1;
	if (c.day > civil_days_in_month(c.year, c.month))
		c.day = civil_days_in_month(c.year, c.month);
	return civil_to_days(c);
}

/* The fourth quarter ended Sept. 30: a business year need not end in December. The value
 * is the quarter as it is called, the days are those that are told. */
static void bound_terms(struct document *doc)
{
	for (size_t i = 1; i < doc->dates.len; i++) {
		struct date *term = &doc->dates.at[i - 1];
		const struct date *end = &doc->dates.at[i];
		int months = months_of(term);
		struct slice between;

		if (!months || end->type != DATE_DATE || end->latest == DAY_UNKNOWN)
			continue;
		between = slice_trim(slice_sub(doc->text, term->end, end->start));
		if (!slice_is(between, "ended") && !slice_is(between, "ending") &&
		    !slice_is(between, "ended on"))
			continue;
		term->latest = end->latest;
		term->earliest = first_of_months(end->latest, months);
	}
}

/* A dateline that came apart from the text: its day, and the order of its place. */
static struct when read_dateline(const struct document *doc, struct scratch *scratch, int *place)
{
	struct document line = { .text = doc->dateline };
	struct when day = when_new(GRAIN_DAY);

	*place = 0;
	if (!doc->dateline.len)
		return day;
	tokenize(line.text, true, &line.tokens);
	recognise(&(struct date_sight){ .doc = &line }, &(uint32_t){ 0 }, scratch);
	day = date_anchor_alone(&scratch->matches);
	*place = place_order(&line);
	vector_free(&line.tokens);
	return day;
}

/* The day of publication: given, else in the dateline, else at the top of the text, whose
 * first matches are in scratch. */
static struct when published(const struct document *doc, const struct scratch *scratch,
			     struct when line)
{
	if (doc->published != DAY_UNKNOWN)
		return when_day(doc->published);
	return line.day ? line : date_anchor(doc, &scratch->matches);
}

static void resolve(struct date_story *story, struct document *doc)
{
	for (size_t i = 0; i < story->matches->kept.len; i++) {
		struct date_match match = date_matches_at(story->matches, i);
		struct date date;

		story->at = i;
		if (date_resolve(story, &match, &date))
			*vector_push(&doc->dates) = date;
	}
}

static void run(struct document *doc, struct annotation *how)
{
	struct scratch *scratch = scratch_of(how);
	struct date_sight sight = { .doc = doc };
	uint32_t token = 0;
	int place;
	struct when line = read_dateline(doc, scratch, &place);
	struct date_story story = { .doc = doc,
				    .arena = &doc->arena,
				    .order = how->date_order,
				    .matches = &scratch->matches,
				    .last_year = YEAR_UNKNOWN,
				    .last = when_new(GRAIN_NONE),
				    .last_day = when_new(GRAIN_NONE),
				    .last_quarter = when_new(GRAIN_NONE) };

	vector_clear(&doc->dates);
	recognise(&sight, &token, scratch);
	story.today = published(doc, scratch, line);
	story.published = doc->told_from = when_first(&story.today);
	if (story.order == ORDER_FOUND)
		story.order = order_of(doc, scratch, place);
	story.narrative = is_narrative(scratch, story.published);
	do
		resolve(&story, doc);
	while (recognise(&sight, &token, scratch));
	join_ranges(&story, doc);
	bound_terms(doc);
	vector_clear(&scratch->run);
	date_matches_clear(&scratch->matches);
}

const struct annotator dates_annotator = {
	.name = "dates",
	.needs = LAYER_SENTENCES | LAYER_TOKENS,
	.provides = LAYER_DATES,
	.run = run,
	.free_scratch = free_scratch,
};
