#include "annotate/dates/resolve.h"

/* From a match to a value: what each operation of the grammar (lexicons/dates/rules.tsv)
 * makes of it, with its time of day, and what the story remembers. */

/* PRESENT_REF reaches up to publication, as far as its ends are known at all. */
static bool op_ref(const struct date_story *story, const struct date_match *m, struct date *out)
{
	struct when w;

	if (strcmp(m->rule->text, "YEAR_END") == 0) {
		w = when_of_year(GRAIN_DAY, story->today.year);
		w.part = 12;
		w.day = 31;
		out->value = when_value(story->arena, &w);
		out->earliest = when_first(&w);
		out->latest = when_last(&w);
		return true;
	}
	out->value = slice_of(m->rule->text);
	if (!slice_is(out->value, "PAST_REF"))
		out->earliest = story->published;
	if (!slice_is(out->value, "FUTURE_REF"))
		out->latest = story->published;
	return true;
}

/* 4 p.m., 8.30 p.m., 0735 GMT */
static int32_t hour_of(const struct date_match *m)
{
	int32_t n, hour, minute;

	if (!date_slot(m, SYM_NUM, 0, &n) && date_slot(m, SYM_YEAR, 0, &n))
		n *= 100;
	else if (!date_slot(m, SYM_NUM, 0, &n))
		return CLOCK_NONE;
	if (date_has(m, SYM_ZONE) && n > 2400 && n % 100 == 0)
		n /= 100;
	hour = n / 100;
	minute = n % 100;
	return hour <= 24 && minute < 60 ? hour * 7200 + minute * 120 : CLOCK_NONE;
}

/* The time of day: 4 p.m., noon, night. */
static void add_time(const struct date_match *m, struct when *w)
{
	int32_t clock, ampm, hour;

	if (strcmp(m->rule->text, "NI") == 0)
		w->hours = PART_NI;
	if (date_slot(m, SYM_CLOCK, 0, &clock))
		w->clock = clock;
	else if (date_slot(m, SYM_STAMP, 0, &clock))
		w->clock = clock * 120;
	else if (date_slot(m, SYM_NOON, 0, &hour))
		w->clock = hour * 7200;
	else if (m->rule->type == DATE_TIME)
		w->clock = hour_of(m);
	if (w->clock == CLOCK_NONE) {
		w->hours = (enum day_part)date_slot_or(m, SYM_PART, w->hours);
		return;
	}
	if (!date_slot(m, SYM_AMPM, 0, &ampm))
		ampm = date_has(m, SYM_PART) && date_slot_or(m, SYM_PART, 0) != PART_MO ? 1 : -1;
	if (ampm == 1 && w->clock < 12 * 7200)
		w->clock += 12 * 7200;
	if (ampm == 0 && w->clock >= 12 * 7200 && w->clock < 13 * 7200)
		w->clock -= 12 * 7200;
}

/* What later expressions may hang on. In a narrative a count from today is an aside. */
static void remember(struct date_story *story, const struct date_match *m, const struct when *w)
{
	bool aside = story->narrative && m->rule->op == OP_SHIFT && m->rule->base == BASE_PUBLISHED;

	if (aside || (w->year == YEAR_UNKNOWN && w->monday == DAY_UNKNOWN))
		return;
	story->last_sentence = story->doc->tokens.at[m->first].sentence;
	if (w->grain > GRAIN_YEAR)
		story->last_year = w->year;
	story->last = *w;
	story->last.clock = CLOCK_NONE;
	story->last.hours = PART_NONE;
	if (w->grain == GRAIN_QUARTER && !m->rule->by && m->rule->op == OP_NTH &&
	    (story->published == DAY_UNKNOWN || when_first(w) <= story->published))
		story->last_quarter = *w;
	if (w->grain == GRAIN_DAY && w->day) {
		story->last_day = story->last;
		story->last_day_sentence = story->doc->tokens.at[m->first].sentence;
	}
}

/* Two years in one expression: 2009-10. */
static void add_range(const struct date_story *story, const struct date_match *m,
		      const struct when *w, struct date *out)
{
	struct when end = *w;
	int32_t value;

	if (!date_slot(m, SYM_SPAN, 0, &value) || w->grain != GRAIN_YEAR)
		return;
	end.year += value % 10000;
	out->from = out->value;
	out->to = when_value(story->arena, &end);
	out->value = arena_format(story->arena, "%.*s/%.*s", SLICE_ARG(out->from),
				  SLICE_ARG(out->to));
	out->latest = when_last(&end);
}

/* A place becomes a date. `Several years ago` has none, but is in the past. */
static bool from_when(struct date_story *story, const struct date_match *m, struct when *w,
		      struct date *out)
{
	if (w->grain == GRAIN_NONE) {
		if (m->rule->op != OP_SHIFT || !m->rule->count || !date_has(m, SYM_VAGUE))
			return false;
		out->value = m->rule->by < 0 ? SLICE("PAST_REF") : SLICE("FUTURE_REF");
		return true;
	}
	if (w->grain == GRAIN_DAY)
		add_time(m, w);
	out->value = when_value(story->arena, w);
	out->earliest = when_first(w);
	out->latest = when_last(w);
	add_range(story, m, w, out);
	remember(story, m, w);
	return true;
}

static struct slice mod_of(const struct date_match *m)
{
	static const char *const names[] = {
		"", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
		"EQUAL_OR_LESS", "EQUAL_OR_MORE", "START", "MID", "END", "APPROX",
	};

	return slice_of(names[date_slot_or(m, SYM_MOD, date_slot_or(m, SYM_ABOUT, m->rule->mod))]);
}

bool date_resolve(struct date_story *story, const struct date_match *m, struct date *out)
{
	static struct when (*const places[])(const struct date_story *,
					const struct date_match *) = {
		[OP_DATE] = date_calendar,
		[OP_SHIFT] = date_shift,
		[OP_NTH] = date_nth,
		[OP_SAME] = date_same,
	};
	struct when w;

	*out = (struct date){ .start = m->start,
			      .end = m->end,
			      .type = m->rule->type,
			      .mod = mod_of(m),
			      .earliest = DAY_UNKNOWN,
			      .latest = DAY_UNKNOWN };
	switch (m->rule->op) {
	case OP_DURATION:
		return date_duration(story, m, out);
	case OP_SET:
		return date_set(story, m, out);
	case OP_REF:
		return op_ref(story, m, out);
	case OP_NONE:
		return false;
	default:
		w = places[m->rule->op](story, m);
		return from_when(story, m, &w, out);
	}
}
