#include "annotate/annotate.h"
#include "annotate/dates/anchor.h"
#include "annotate/dates/resolve.h"

/* Expressions of time. Recognition (dates/atoms.c, match.c, guard.c) finds them
 * with the compiled grammar of lexicons/dates/; when the whole document has been
 * seen, resolution (dates/resolve.c) gives them values in the order of the text. */

struct scratch {
	date_atom_vector run;
	date_match_vector matches;
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

	if (!*place) {
		*place = memory_new(sizeof(struct scratch));
		memset(*place, 0, sizeof(struct scratch));
	}
	return *place;
}

static void free_scratch(void *memory)
{
	struct scratch *scratch = memory;

	vector_free(&scratch->run);
	vector_free(&scratch->matches);
	free(scratch);
}

/* --- recognition ---------------------------------------------------------------- */

static bool is_quarter(const struct date_match *m)
{
	for (unsigned i = 0; i < m->count; i++)
		if ((m->slot[i].symbol == SYM_UNIT || m->slot[i].symbol == SYM_UNITS) &&
		    m->slot[i].value == UNIT_QUARTER)
			return true;
	return m->rule->unit == UNIT_QUARTER;
}

static bool is_month_day(const struct date_match *m)
{
	int32_t value;

	return m->rule->op == OP_DATE && date_slot(m, SYM_MONTH, 0, &value) &&
	       (date_slot(m, SYM_DAY, 0, &value) || date_slot(m, SYM_ORD, 0, &value));
}

static void recognise(const struct document *doc, struct scratch *scratch)
{
	struct date_sight sight = { .doc = doc };
	struct date_match match;

	scratch->matches.len = 0;
	for (uint32_t token = 0; token < doc->tokens.len;) {
		date_atoms(doc, &token, &scratch->run);
		for (size_t at = 0; at < scratch->run.len;) {
			if (!date_match_at(&sight, &scratch->run, &at, &match))
				continue;
			*vector_push(&scratch->matches) = match;
			sight.last_end = match.last;
			sight.last_is_day = is_month_day(&match);
			sight.seen_date |= match.rule->type == DATE_DATE;
			sight.seen_quarter |= is_quarter(&match);
		}
	}
}

/* --- what the whole document says -------------------------------------------------- */

/* Numeric dates: a number above 12 shows which of the two is the day. */
static bool day_first(const struct scratch *scratch)
{
	int day = 0, month = 0;

	for (size_t i = 0; i < scratch->matches.len; i++) {
		int32_t value;

		if (!date_slot(&scratch->matches.at[i], SYM_NUMDATE, 0, &value) ||
		    value & NUMDATE_YEAR_FIRST)
			continue;
		day += (value >> 5 & 31) > 12;
		month += (value & 31) > 12;
	}
	return day > month;
}

/* A text that gives years, and speaks neither of weekdays nor of today, tells
 * history: there `in March` is March of the year told of, not of this one. */
static bool is_narrative(const struct scratch *scratch)
{
	unsigned years = 0, relative = 0;

	for (size_t i = 0; i < scratch->matches.len; i++) {
		const struct date_match *m = &scratch->matches.at[i];
		int32_t value;

		if (date_slot(m, SYM_YEAR, 0, &value) || date_slot(m, SYM_BC, 0, &value))
			years++;
		else if (date_slot(m, SYM_WEEKDAY, 0, &value) || m->rule->op == OP_NTH ||
			 (m->rule->op == OP_SHIFT && m->rule->base == BASE_PUBLISHED))
			relative++;
	}
	return years >= 5 && years > 2 * relative;
}

/* --- ranges over two expressions --------------------------------------------------- */

static bool joins(const struct document *doc, uint32_t start, uint32_t end)
{
	static const char *const words[] = { "to", "through", "until", "till", "-", "--", "and",
					     "\xe2\x80\x93", "\xe2\x80\x94" };
	struct slice between = slice_trim(slice_sub(doc->text, start, end));

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_is(between, words[i]))
			return true;
	return false;
}

/* Monday to Friday, between 1985 and 1987: both get both ends. */
static void join_ranges(struct document *doc)
{
	for (size_t i = 1; i < doc->dates.len; i++) {
		struct date *a = &doc->dates.at[i - 1], *b = &doc->dates.at[i];

		if (a->type > DATE_TIME || b->type > DATE_TIME || a->to.len || b->start - a->end > 12 ||
		    a->earliest == DAY_UNKNOWN || b->earliest == DAY_UNKNOWN ||
		    a->earliest > b->earliest || !joins(doc, a->end, b->start))
			continue;
		if (slice_is(slice_trim(slice_sub(doc->text, a->end, b->start)), "and") &&
		    !(a->start >= 8 &&
		      slice_equal(slice_sub(doc->text, a->start - 8, a->start), SLICE("between "))))
			continue;
		a->from = b->from = a->value;
		a->to = b->to = b->value;
	}
}

/* A dateline that came apart from the text. */
static day_count dateline_day(const struct document *doc, struct scratch *scratch)
{
	struct document line = { .text = doc->dateline };
	day_count day;

	if (!doc->dateline.len)
		return DAY_UNKNOWN;
	tokenize(line.text, true, &line.tokens);
	recognise(&line, scratch);
	day = date_anchor_alone(&scratch->matches);
	vector_free(&line.tokens);
	return day;
}

/* Publication: given, else in the dateline, else at the top of the text. Leaves
 * the document's matches in scratch. */
static day_count published(const struct document *doc, struct scratch *scratch)
{
	day_count day = doc->published;

	if (day == DAY_UNKNOWN)
		day = dateline_day(doc, scratch);
	recognise(doc, scratch);
	return day != DAY_UNKNOWN ? day : date_anchor(doc, &scratch->matches);
}

static void run(struct document *doc, struct annotation *how)
{
	struct scratch *scratch = scratch_of(how);
	struct date_story story = { .doc = doc,
				    .arena = &doc->arena,
				    .published = published(doc, scratch),
				    .last_year = YEAR_UNKNOWN,
				    .last = when_new(GRAIN_NONE),
				    .last_day = when_new(GRAIN_NONE),
				    .last_quarter = when_new(GRAIN_NONE) };

	vector_clear(&doc->dates);
	story.today = when_day(story.published);
	story.day_first = day_first(scratch);
	story.narrative = is_narrative(scratch);
	for (size_t i = 0; i < scratch->matches.len; i++) {
		struct date date;

		if (date_resolve(&story, &scratch->matches.at[i], &date))
			*vector_push(&doc->dates) = date;
	}
	join_ranges(doc);
	vector_clear(&scratch->run);
	vector_clear(&scratch->matches);
}

const struct annotator dates_annotator = {
	.name = "dates",
	.needs = LAYER_SENTENCES | LAYER_TOKENS,
	.provides = LAYER_DATES,
	.run = run,
	.free_scratch = free_scratch,
};
