#include "annotate/dates/resolve.h"

/* Which week: a weekday by the tense of its clause, or counted from the story. */

enum { NO_DIRECTION = 2 }; /* neither last nor this nor next */

static struct when weekday_of_week(const struct date_story *story, int weekday, int weeks)
{
	day_count monday = story->published - (civil_weekday(story->published) - 1);

	return when_day(monday + 7 * weeks + weekday - 1);
}

/* That Friday, the following Friday: from the story's last day. */
static struct when weekday_of_story(const struct date_story *story, int weekday, int way)
{
	const struct when *base =
		story->last_day.grain == GRAIN_DAY ? &story->last_day : &story->today;
	day_count day = when_first(base);
	int ahead;

	if (day == DAY_UNKNOWN || !base->day)
		return when_new(GRAIN_DAY);
	ahead = (weekday - civil_weekday(day) + 7) % 7;
	if (way < 0)
		ahead -= 7;
	else if (way > 0 && !ahead)
		ahead = 7;
	return when_day(day + ahead);
}

static bool ends_range(const struct date_story *story, const struct date_match *m)
{
	static const char *const words[] = { "to", "through", "-", "--", "\xe2\x80\x93", NULL };
	const struct document *doc = story->doc;
	day_count last = when_first(&story->last_day);

	if (!m->first || story->last_day_sentence != doc->tokens.at[m->first].sentence ||
	    last == DAY_UNKNOWN || last < story->published - 7 || last > story->published + 7)
		return false;
	return slice_among(token_text(doc->text, &doc->tokens.at[m->first - 1]), words);
}

/* Monday, Wednesday and Friday: behind a day to come there is another one. */
static bool goes_on(const struct date_story *story, const struct date_match *m)
{
	static const char *const words[] = { "and", "or", ",", "/", NULL };
	const struct document *doc = story->doc;
	struct date_match before;

	if (!story->at || when_first(&story->last_day) <= story->published)
		return false;
	before = date_matches_at(story->matches, story->at - 1);
	if (!date_has(&before, SYM_WEEKDAY) || before.last >= m->first ||
	    before.last + 2 < m->first)
		return false;
	return slice_among(token_text(doc->text, &doc->tokens.at[m->first - 1]), words);
}

struct when date_weekday(const struct date_story *story, const struct date_match *m)
{
	int32_t day = date_slot_or(m, SYM_WEEKDAY, date_slot_or(m, SYM_DAYABBR, 0));
	int32_t direction = NO_DIRECTION;
	enum date_tense tense;
	struct when w = when_new(GRAIN_DAY);
	int ahead;

	if (m->rule->base == BASE_STORY)
		return weekday_of_story(story, day, date_slot_or(m, SYM_SAME, 0));
	if (story->published == DAY_UNKNOWN || strcmp(m->rule->text, "SOME") == 0) {
		w.weekday = day;
		return w;
	}
	date_slot(m, SYM_DIR, 0, &direction);
	if (strcmp(m->rule->text, "AHEAD") == 0) /* Monday week */
		direction = 1;
	if (strcmp(m->rule->text, "BACK") == 0) /* a week ago Monday */
		direction = -1;
	if (date_unit_of(m) == UNIT_WEEK && direction != NO_DIRECTION)
		return weekday_of_week(story, day, direction);
	ahead = (day - civil_weekday(story->published) + 7) % 7;
	if (direction == -1)
		return when_day(story->published + ahead - 7);
	if (direction == 1)
		return when_day(story->published + (ahead ? ahead : 7));
	if (direction == 0)
		return weekday_of_week(story, day, 0);
	if (ends_range(story, m) || goes_on(story, m))
		return weekday_of_story(story, day, 1); /* from Tuesday to Thursday */
	tense = date_tense(story->doc, m);
	if (!ahead || tense >= TENSE_FUTURE)
		return when_day(story->published + ahead);
	return when_day(story->published + ahead - 7);
}
