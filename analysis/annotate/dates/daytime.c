#include "annotate/dates/resolve.h"

/* Which day: of a time of day that has none beside it. */

enum { LONG_PAST = 365 }; /* days */

/* A line's beginning may be a soft break inside a sentence; this is not. */
static bool begins_sentence(const struct document *doc, uint32_t token)
{
	return doc->sentences.at[doc->tokens.at[token].sentence].first == token;
}

/* Nothing but brackets, commas and `on`. */
static bool is_thin(struct slice gap)
{
	for (size_t i = 0; i < gap.len; i++) {
		if (i + 1 < gap.len && memcmp(gap.ptr + i, "on", 2) == 0)
			i++;
		else if (!strchr(" \n(),", gap.ptr[i]) || !gap.ptr[i])
			return false;
	}
	return true;
}

/* 10:35 a.m. (0735 GMT) on Friday: the day that follows a time, past other times. */
static bool day_behind(const struct date_story *story, struct when *day)
{
	const struct date_matches *all = story->matches;
	uint32_t sentence = story->doc->tokens.at[all->kept.at[story->at].first].sentence;

	for (size_t i = story->at + 1; i < all->kept.len && i <= story->at + 2; i++) {
		struct date_match next = date_matches_at(all, i);

		if (!is_thin(slice_sub(story->doc->text, all->kept.at[i - 1].end, next.start)) ||
		    story->doc->tokens.at[next.first].sentence != sentence)
			return false;
		if (next.rule->op != OP_DATE || next.rule->base != BASE_PUBLISHED)
			return false;
		if (date_has(&next, SYM_WEEKDAY) ||
		    (date_has(&next, SYM_MONTH) && date_day_slot(&next))) {
			*day = date_calendar(story, &next);
			return day->grain == GRAIN_DAY && day->day;
		}
	}
	return false;
}

/* Nothing, or one short word: to, on, at, and */
static bool is_short(struct slice gap)
{
	gap = slice_trim(gap);
	return gap.len <= 4 && !memchr(gap.ptr, '.', gap.len) && !memchr(gap.ptr, ' ', gap.len);
}

/* Does the chain of times from the match in hand on, one way, lead to a set of days: from 10am
 * to 4pm >on Fridays<; >every Tuesday< at 9 p.m.? */
static bool leads_to_set(const struct date_story *story, int way)
{
	const struct date_matches *all = story->matches;
	size_t at = story->at;

	for (int steps = 0; steps < 2; steps++) {
		size_t next = at + (size_t)way; /* one before the first wraps around */
		struct date_match other;

		if (next >= all->kept.len ||
		    !is_short(slice_sub(story->doc->text, all->kept.at[way > 0 ? at : next].end,
					all->kept.at[way > 0 ? next : at].start)))
			return false;
		other = date_matches_at(all, next);
		if (other.rule->type == DATE_SET)
			return true;
		if (other.rule->type != DATE_TIME)
			return false;
		at = next;
	}
	return false;
}

/* News of today: a day years ago is told in passing. */
static bool is_long_past(const struct date_story *story)
{
	day_count last = when_first(&story->last_day);

	return story->last_day.grain != GRAIN_DAY ||
	       (!story->narrative && story->published != DAY_UNKNOWN && last != DAY_UNKNOWN &&
		last < story->published - LONG_PAST);
}

/* The day that a time of day without one belongs to: the last day that this
 * sentence or the one before spoke of, else today. */
struct when date_of_time(const struct date_story *story, const struct date_match *m)
{
	int32_t direction = date_slot_or(m, SYM_DIR, 0);
	uint32_t sentence = story->doc->tokens.at[m->first].sentence;
	struct when day;

	if (date_has(m, SYM_DIR))
		return when_shift(&story->today, UNIT_DAY, direction);
	if (leads_to_set(story, 1) || leads_to_set(story, -1))
		return when_new(GRAIN_DAY); /* of no day in particular */
	if (day_behind(story, &day))
		return day;
	if (is_long_past(story) || sentence - story->last_day_sentence > 1 ||
	    (begins_sentence(story->doc, m->first) && /* 11:22 - Rest centre */
	     !date_has(m, SYM_MOD)))		      /* earlier in the day */
		return story->today;
	if (story->published != DAY_UNKNOWN && when_first(&story->last_day) > story->published) {
		enum date_tense tense = date_tense(story->doc, m);

		if (tense > TENSE_UNKNOWN && tense < TENSE_FUTURE)
			return story->today;
	}
	return story->last_day;
}

/* The night before publication, or the one ahead; of the day just spoken of. */
struct when date_overnight(const struct date_story *story, const struct date_match *m)
{
	struct when day = date_of_time(story, m);
	bool today = story->published != DAY_UNKNOWN && when_first(&day) == story->published;

	if (today && date_tense(story->doc, m) < TENSE_FUTURE)
		day = when_shift(&day, UNIT_DAY, -1);
	day.hours = PART_NI;
	return day;
}
