#include "annotate/dates/resolve.h"

/* Which year: of a month, a day, a season or a holiday that comes once in each. */

enum { NO_DIRECTION = 2 }; /* neither last nor this nor next */

static int64_t distance(const struct date_story *story, const struct when *w)
{
	day_count first = when_first(w), last = when_last(w);

	if (first > story->published)
		return (int64_t)first - story->published;
	return last < story->published ? (int64_t)story->published - last : 0;
}

/* How far a candidate is from publication, in halves of days; what is against the
 * tense of the clause counts as further off, by how sure the tense is. A clause
 * without a sign is rather of the past. */
static int64_t cost(const struct date_story *story, const struct when *w, enum date_tense tense)
{
	static const struct {
		uint8_t past, future;
	} factors[] = {
		[TENSE_UNKNOWN] = { 2, 6 }, [TENSE_OVER] = { 2, 14 },
		[TENSE_PAST] = { 2, 20 },   [TENSE_SURELY_PAST] = { 2, 200 },
		[TENSE_FUTURE] = { 6, 2 },  [TENSE_SURELY_FUTURE] = { 16, 2 },
	};
	bool future = when_first(w) > story->published;

	return distance(story, w) * (future ? factors[tense].future : factors[tense].past);
}

struct when date_nearest(const struct date_story *story, const struct when *w, unsigned count,
			 enum date_tense tense)
{
	unsigned best = 0;

	for (unsigned i = 1; i < count; i++)
		if (cost(story, &w[i], tense) < cost(story, &w[best], tense))
			best = i;
	return w[best];
}

/* <0 before publication, >0 behind it, 0 around it */
static int distance_sign(const struct date_story *story, const struct when *w)
{
	if (when_first(w) > story->published)
		return 1;
	return when_last(w) < story->published ? -1 : 0;
}

/* The year that a narrative is in. Months and days carry the story, and the year that follows
 * theirs; another bare year may be an aside and counts in the next sentence only. */
static int told_year(const struct date_story *story, const struct date_match *m)
{
	uint32_t sentence = story->doc->tokens.at[m->first].sentence;
	bool goes_on = story->last.year == story->last_year + 1;

	if (story->last_year == YEAR_UNKNOWN || story->last.grain > GRAIN_YEAR || goes_on ||
	    sentence - story->last_sentence <= 1)
		return story->last.year;
	return story->last_year;
}

/* March 3 of that year, of the following year; the following April, which may lie in
 * the story's own year. */
static struct when in_year_of_story(const struct date_story *story, const struct date_match *m,
				    struct when (*in_year)(const struct date_match *, int year))
{
	int32_t way = date_slot_or(m, SYM_SAME, 0);
	struct when w;

	if (story->last.year == YEAR_UNKNOWN)
		return in_year(m, YEAR_UNKNOWN);
	w = in_year(m, story->last.year);
	if (!way || w.grain == GRAIN_NONE)
		return w;
	if (date_unit_of(m) == UNIT_NONE && (way > 0 ? when_first(&w) > when_last(&story->last)
						     : when_last(&w) < when_first(&story->last)))
		return w;
	return in_year(m, year_after(story->last.year, way));
}

static bool is_one_of(struct slice word, const char *const *words)
{
	for (; *words; words++)
		if (slice_is(word, *words))
			return true;
	return false;
}

/* Between the ends of a range */
static const char *const range_words[] = { "to", "through", "until", "-", "\xe2\x80\x93", NULL };

/* Is it the second of two, from Nov. 3 to Feb. 2, the first without a year as well? Joined by
 * `and`, March and April, it need not follow unless the first is to come. */
static bool is_second(const struct date_story *story, const struct date_match *m)
{
	static const char *const pair[] = { "and", "or", NULL };
	const struct document *doc = story->doc;
	struct date_match before;
	struct slice word;
	int year;

	if (!story->at || !date_has(m, SYM_MONTH) || story->last.grain < GRAIN_MONTH)
		return false;
	before = date_matches_at(story->matches, story->at - 1);
	if (before.rule->op != OP_DATE || before.last + 1 != m->first ||
	    !date_has(&before, SYM_MONTH) || date_given_year(story, &before, &year))
		return false;
	word = token_text(doc->text, &doc->tokens.at[before.last]);
	return is_one_of(word, range_words) ||
	       (is_one_of(word, pair) && when_first(&story->last) > story->published);
}

/* A year and nothing else: 2016 */
static bool is_bare_year(const struct date_match *m)
{
	return m->rule->op == OP_DATE && date_has(m, SYM_YEAR) && !date_has(m, SYM_MONTH) &&
	       !date_has(m, SYM_SEASON) && !date_has(m, SYM_HOLIDAY) && !date_has(m, SYM_BC) &&
	       !date_has(m, SYM_MOD);
}

/* The Christmas market of 2016, the May riots in 1998: the year stands behind its noun. */
static bool year_behind_noun(const struct date_story *story, const struct date_match *m, int *year)
{
	static const char *const breaks[] = { "and", "that", "when", "as",   "but",  "who",
					      "or",  "in",   "to",   "from", "than", NULL };
	const struct document *doc = story->doc;
	struct date_match next;
	struct slice lead;

	if (story->at + 1 >= story->matches->kept.len)
		return false;
	next = date_matches_at(story->matches, story->at + 1);
	if (!is_bare_year(&next) || next.first < m->last + 1 || next.first > m->last + 4 ||
	    doc->tokens.at[next.first].sentence != doc->tokens.at[m->first].sentence)
		return false;
	lead = token_text(doc->text, &doc->tokens.at[next.first - 1]);
	if (!slice_is(lead, "of") && !slice_is(lead, "in"))
		return false;
	for (uint32_t i = m->last; i + 1 < next.first; i++)
		if (doc->tokens.at[i].kind != TOKEN_WORD ||
		    is_one_of(token_text(doc->text, &doc->tokens.at[i]), breaks))
			return false;
	*year = date_slot_or(&next, SYM_YEAR, 0);
	return true;
}

/* This year */
static bool is_year_counted(const struct date_match *m)
{
	return m->rule->op == OP_SHIFT && m->rule->base == BASE_PUBLISHED && !m->rule->count &&
	       date_unit_of(m) == UNIT_YEAR && date_has(m, SYM_DIR);
}

/* In 2009, votes were held in April and May; this year's were in June: the year that opens the
 * sentence. */
static bool year_opens_sentence(const struct date_story *story, const struct date_match *m,
				int *year)
{
	const struct document *doc = story->doc;
	uint32_t sentence = doc->tokens.at[m->first].sentence;
	struct date_match first = *m;

	for (size_t i = story->at; i; i--) {
		struct date_match before = date_matches_at(story->matches, i - 1);

		if (doc->tokens.at[before.first].sentence != sentence)
			break;
		first = before;
	}
	if (first.first == m->first || first.first > doc->sentences.at[sentence].first + 1)
		return false;
	if (is_year_counted(&first) && story->today.year != YEAR_UNKNOWN) {
		*year = story->today.year + date_slot_or(&first, SYM_DIR, 0);
		return true;
	}
	*year = date_slot_or(&first, SYM_YEAR, 0);
	return is_bare_year(&first) && first.first > doc->sentences.at[sentence].first &&
	       slice_is(token_text(doc->text, &doc->tokens.at[first.first - 1]), "In") &&
	       date_tense_of_event(doc, m) < TENSE_SURELY_FUTURE;
}

/* The beginning of a range that is named by two months: what it was or will be goes by its end.
 * April to February, said in March, began in the year before. */
static bool begins_range(const struct date_story *story, const struct date_match *m,
			 struct when (*in_year)(const struct date_match *, int year),
			 struct when *out)
{
	const struct document *doc = story->doc;
	struct when w[3];
	struct date_match end;
	int year;

	if (!date_has(m, SYM_MONTH) || m->rule->op != OP_DATE ||
	    story->at + 1 >= story->matches->kept.len)
		return false;
	end = date_matches_at(story->matches, story->at + 1);
	if (end.first != m->last + 1 || end.rule->op != OP_DATE || !date_has(&end, SYM_MONTH) ||
	    date_has(&end, SYM_DIR) || date_has(&end, SYM_SAME) ||
	    date_given_year(story, &end, &year) ||
	    !is_one_of(token_text(doc->text, &doc->tokens.at[m->last]), range_words))
		return false;
	for (int i = 0; i < 3; i++)
		w[i] = date_month_in(&end, story->today.year - 1 + i);
	w[0] = date_nearest(story, w, 3, date_tense_of_event(doc, &end));
	*out = in_year(m, w[0].year);
	if (when_first(out) > when_first(&w[0]))
		*out = in_year(m, w[0].year - 1);
	return w[0].grain != GRAIN_NONE && out->grain != GRAIN_NONE;
}

/* November 22 - Thanksgiving: the day that was just told by its other name. And in a diary, line
 * by line, what follows a day to come is to come as well. */
static bool told_before(const struct date_story *story, const struct date_match *m, struct when *w)
{
	const struct document *doc = story->doc;
	day_count last = when_first(&story->last_day);
	bool near = story->last_day_sentence == doc->tokens.at[m->first].sentence;
	bool listed = doc->tokens.at[m->first].flags & TOKEN_LINE_START &&
		      last > story->published && date_tense_of_event(doc, m) == TENSE_UNKNOWN;

	for (int i = 0; last != DAY_UNKNOWN && i < 3; i++) {
		if ((near && date_has(m, SYM_HOLIDAY) && when_first(&w[i]) == last) ||
		    (listed && when_first(&w[i]) >= last)) {
			w[0] = w[i];
			return true;
		}
	}
	return false;
}

/* A place that comes once a year, for which nobody said the year. */
static struct when in_some_year(const struct date_story *story, const struct date_match *m,
				struct when (*in_year)(const struct date_match *, int year))
{
	struct when w[3];
	int32_t direction = NO_DIRECTION, weekday;

	if (!date_is_nth_of_month(m)) /* whose `last` is of the week */
		date_slot(m, SYM_DIR, 0, &direction);
	if (m->rule->base == BASE_STORY && story->last.grain != GRAIN_NONE)
		return in_year_of_story(story, m, in_year);
	if (story->narrative && direction == NO_DIRECTION && story->last.grain != GRAIN_NONE &&
	    !(story->published == DAY_UNKNOWN && date_has(m, SYM_HOLIDAY)))
		return in_year(m, told_year(story, m));
	if (story->published == DAY_UNKNOWN) /* no year is made up */
		return in_year(m, YEAR_UNKNOWN);
	if (direction == 0) /* this winter, said in March, began the year before */
		return in_year(m, story->today.year - (date_slot_or(m, SYM_SEASON, 0) == 4 &&
						       story->today.part <= 3));
	for (int i = 0; i < 3; i++)
		w[i] = in_year(m, story->today.year - 1 + i);
	if (!date_is_nth_of_month(m) && date_slot(m, SYM_WEEKDAY, 0, &weekday))
		for (int i = 0; i < 3; i++)
			if (w[i].grain == GRAIN_DAY && w[i].day &&
			    civil_weekday(when_first(&w[i])) == weekday)
				return w[i];
	for (int i = 0; i < 3 && is_second(story, m); i++)
		if (when_first(&w[i]) >= when_first(&story->last))
			return w[i];
	if (direction == NO_DIRECTION && begins_range(story, m, in_year, &w[0]))
		return w[0];
	if (direction == NO_DIRECTION && told_before(story, m, w))
		return w[0];
	if (direction == -1 || direction == 1)
		return direction < 0 ? w[distance_sign(story, &w[1]) < 0 ? 1 : 0]
				     : w[distance_sign(story, &w[1]) > 0 ? 1 : 2];
	return date_nearest(story, w, 3, date_tense_of_event(story->doc, m));
}

/* last year, this year's third quarter */
static bool speaks_of_year(const struct date_match *m)
{
	int32_t unit;

	for (unsigned i = 0; date_slot(m, SYM_UNIT, i, &unit); i++)
		if (unit == UNIT_YEAR)
			return true;
	return m->rule->unit == UNIT_YEAR;
}

/* The year that the words themselves give: 1989, '89, last year, that year. */
bool date_given_year(const struct date_story *story, const struct date_match *m, int *year)
{
	int32_t value, direction;

	if (date_slot(m, SYM_YEAR, 0, &value) || date_slot(m, SYM_YEAR2, 0, &value) ||
	    (date_has(m, SYM_BC) && date_slot(m, SYM_NUM, 0, &value) && (value /= 100) > 0 &&
	     value <= 9999)) {
		*year = date_slot_or(m, SYM_BC, 1) < 0 ? -value : value;
		return true;
	}
	if (date_slot(m, SYM_SPAN, 0, &value)) {
		*year = value / 10000;
		return true;
	}
	if (strcmp(m->rule->text, "YY") == 0 && date_slot(m, SYM_NUM, 0, &value)) {
		*year = value / 100 + (value < 3000 ? 2000 : value < 10000 ? 1900 : 0);
		return true;
	}
	if (!speaks_of_year(m) || !date_slot(m, SYM_DIR, 0, &direction))
		return false;
	*year = story->today.year == YEAR_UNKNOWN ? YEAR_UNKNOWN : story->today.year + direction;
	return true;
}

struct when date_yearly(const struct date_story *story, const struct date_match *m,
			struct when (*in_year)(const struct date_match *, int year))
{
	int32_t last;
	int year;

	if (!date_given_year(story, m, &year) &&
	    (date_has(m, SYM_DIR) || date_has(m, SYM_SAME) ||
	     (!year_behind_noun(story, m, &year) && !year_opens_sentence(story, m, &year))))
		return in_some_year(story, m, in_year);
	/* from November to February 2012: the year is that of the last month */
	if (m->rule->after && date_slot(m, SYM_MONTH, 1, &last) &&
	    date_slot_or(m, SYM_MONTH, 0) > last)
		year--;
	return in_year(m, year);
}
