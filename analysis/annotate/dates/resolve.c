#include "annotate/dates/resolve.h"

/* From a match to a value: what each operation of the grammar (lexicons/dates/rules.tsv)
 * makes of it, with its time of day, and what the story remembers. */

/* PAST_REF ends with publication, FUTURE_REF begins there; a few days later begins with what
 * was told last. */
static void bound_reference(const struct date_story *story, const struct date_match *m,
			    struct date_found *out)
{
	bool told = m->rule->base == BASE_STORY && story->last.grain != GRAIN_NONE;

	if (!slice_is(out->value, "PAST_REF"))
		out->earliest = told ? when_first(&story->last) : story->published;
	if (!slice_is(out->value, "FUTURE_REF"))
		out->latest = told ? when_last(&story->last) : story->published;
}

static bool op_ref(const struct date_story *story, const struct date_match *m,
		   struct date_found *out)
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
	out->earliest = out->latest = civil_parse(out->value); /* 9/11 */
	if (out->earliest == DAY_UNKNOWN)
		bound_reference(story, m, out);
	return true;
}

/* Half past ten, a quarter to six, five past four: the minutes are in the rule or the first of
 * two numbers. */
static int32_t told_hour(const struct date_match *m)
{
	int minutes = m->rule->text[1] == 'N' ? date_slot_or(m, SYM_NUM, 0) / 100
					      : atoi(m->rule->text + 1);
	int32_t hour = 0;

	date_slot(m, SYM_NUM, m->rule->text[1] == 'N', &hour);
	hour /= 100;
	if (hour < 1 || hour > 12 || minutes >= 60)
		return CLOCK_NONE;
	if (*m->rule->text == '-')
		minutes = 60 - minutes, hour = hour == 1 ? 12 : hour - 1;
	return hour * 7200 + minutes * 120;
}

/* 4 p.m., 8.30 p.m., 0735 GMT */
static int32_t hour_of(const struct date_match *m)
{
	int32_t n, hour, minute;

	if (!date_slot(m, SYM_NUM, 0, &n) && date_slot(m, SYM_YEAR, 0, &n))
		n *= 100;
	else if (!date_slot(m, SYM_NUM, 0, &n))
		return CLOCK_NONE;
	if ((date_has(m, SYM_ZONE) || strcmp(m->rule->text, "HRS") == 0) && n > 2400 &&
	    n % 100 == 0)
		n /= 100;
	if (*m->rule->text == '+' || *m->rule->text == '-')
		return told_hour(m);
	hour = n / 100;
	minute = n % 100;
	return hour <= 24 && minute < 60 ? hour * 7200 + minute * 120 : CLOCK_NONE;
}

/* The part of the day that a rule stands for: tonight, at dawn. */
static enum day_part part_of_text(const char *text)
{
	static const char *const names[] = { [PART_MO] = "MO", [PART_EV] = "EV", [PART_NI] = "NI" };

	for (enum day_part part = PART_MO; part <= PART_NI; part++)
		if (names[part] && strcmp(text, names[part]) == 0)
			return part;
	return PART_NONE;
}

/* The time of day: 4 p.m., noon, night. */
static void add_time(const struct date_match *m, struct when *w)
{
	int32_t clock, ampm, hour;

	if (part_of_text(m->rule->text))
		w->hours = part_of_text(m->rule->text);
	if (date_slot(m, SYM_CLOCK, 0, &clock))
		w->clock = clock;
	else if (date_slot(m, SYM_STAMP, 0, &clock))
		w->clock = clock * 120;
	else if (date_slot(m, SYM_NOON, 0, &hour))
		w->clock = hour * 7200;
	else if (m->rule->type == DATE_TIME)
		w->clock = hour_of(m);
	if (w->clock == CLOCK_NONE) {
		w->hours = (enum day_part)date_slot_or(m, SYM_PART, (int32_t)w->hours);
		return;
	}
	if (!date_slot(m, SYM_AMPM, 0, &ampm))
		ampm = date_has(m, SYM_PART) && date_slot_or(m, SYM_PART, 0) != PART_MO ? 1 : -1;
	if (ampm == 1 && w->clock < 12 * 7200)
		w->clock += 12 * 7200;
	if (ampm == 0 && w->clock >= 12 * 7200 && w->clock < 13 * 7200)
		w->clock -= 12 * 7200;
}

/* Up from February 2012: the year before the one that is told of */
static bool is_compared(const struct date_story *story, const struct date_match *m,
			const struct when *w)
{
	static const char *const leads[] = { "from", "than", "with", "against", "over", "versus",
					     NULL };
	const struct document *doc = story->doc;

	if (!m->first || story->last.year == YEAR_UNKNOWN || w->year != story->last.year - 1 ||
	    !date_has(m, SYM_YEAR))
		return false;
	return slice_among(token_text(doc->text, &doc->tokens.at[m->first - 1]), leads);
}

/* What is told for comparison only: in a narrative a count from today, in the news
 * `a year earlier` and the year-ago quarter. */
static bool is_aside(const struct date_story *story, const struct date_match *m,
		     const struct when *w)
{
	if (story->narrative)
		return m->rule->op == OP_SHIFT && m->rule->base == BASE_PUBLISHED;
	if (m->rule->by >= 0)
		return w->grain > GRAIN_YEAR && is_compared(story, m, w);
	return m->rule->op == OP_SAME ? w->grain == GRAIN_QUARTER
				      : m->rule->base == BASE_STORY && w->grain == GRAIN_YEAR;
}

/* A business quarter is over when the calendar's is, or the text says so: the fourth
 * quarter ended Sept. 30. */
static bool is_over(const struct date_story *story, const struct date_match *m,
		    const struct when *w)
{
	const struct document *doc = story->doc;

	return story->published == DAY_UNKNOWN || when_last(w) <= story->published ||
	       (m->last < doc->tokens.len &&
		slice_is(token_text(doc->text, &doc->tokens.at[m->last]), "ended"));
}

/* What later expressions may hang on. */
static void remember(struct date_story *story, const struct date_match *m, const struct when *w)
{
	bool aside = is_aside(story, m, w);

	if (aside || (w->year == YEAR_UNKNOWN && w->monday == DAY_UNKNOWN))
		return;
	story->last_sentence = story->doc->tokens.at[m->first].sentence;
	if (w->grain > GRAIN_YEAR)
		story->last_year = w->year;
	story->last = *w;
	story->last.clock = CLOCK_NONE;
	story->last.hours = PART_NONE;
	if ((w->grain == GRAIN_QUARTER || w->grain == GRAIN_HALF) && !m->rule->by &&
	    m->rule->op == OP_NTH && is_over(story, m, w))
		story->last_quarter = *w;
	if (w->grain == GRAIN_DAY && w->day) {
		story->last_day = story->last;
		story->last_day_sentence = story->doc->tokens.at[m->first].sentence;
	}
}

/* Both ends in one expression: 2009-10, Ramadan. */
static void add_range(const struct date_story *story, const struct date_match *m,
		      const struct when *w, struct date_found *out)
{
	struct when end = *w;
	int32_t value;

	if (w->lasts > 1)
		end = when_day(when_last(w));
	else if (date_slot(m, SYM_SPAN, 0, &value) && w->grain == GRAIN_YEAR)
		end.year += value % 10000;
	else
		return;
	out->from = out->value;
	out->to = when_value(story->arena, &end);
	out->value =
		arena_format(story->arena, "%.*s/%.*s", SLICE_ARG(out->from), SLICE_ARG(out->to));
	out->latest = when_last(&end);
}

/* Early, mid and late are thirds of the time named; `earlier this year` reaches up to
 * publication and `later this year` begins there, where that lies within. */
static void narrow(const struct date_story *story, const struct date_match *m,
		   struct date_found *out)
{
	int32_t mod = date_slot_or(m, SYM_MOD, m->rule->mod);
	struct slice word = token_text(story->doc->text, &story->doc->tokens.at[m->first]);
	day_count third = (out->latest - out->earliest + 1) / 3;
	bool within = story->published != DAY_UNKNOWN && out->earliest <= story->published &&
		      story->published <= out->latest;

	if (out->earliest == DAY_UNKNOWN || out->latest == DAY_UNKNOWN || third < 1)
		return;
	if (within && slice_ends(word, SLICE("arlier")))
		out->latest = story->published;
	else if (within && slice_ends(word, SLICE("ater")))
		out->earliest = story->published;
	else if (mod == MOD_START)
		out->latest = out->earliest + third - 1;
	else if (mod == MOD_END)
		out->earliest = out->latest - third + 1;
	else if (mod == MOD_MID) {
		out->earliest += third;
		out->latest -= third;
	}
}

/* A place becomes a date. `Several years ago` has none, nor has `65 million years
 * ago`, but both are in the past. */
static bool from_when(struct date_story *story, const struct date_match *m, struct when *w,
		      struct date_found *out)
{
	if (w->grain == GRAIN_NONE) {
		if (m->rule->op != OP_SHIFT || !m->rule->count)
			return false;
		out->value = m->rule->by < 0 ? SLICE("PAST_REF") : SLICE("FUTURE_REF");
		bound_reference(story, m, out);
		return true;
	}
	if (w->grain == GRAIN_DAY)
		add_time(m, w);
	if (m->rule->type == DATE_TIME && w->clock == CLOCK_NONE && !w->hours)
		return false; /* 990 AM is a radio */
	out->value = when_value(story->arena, w);
	out->earliest = when_first(w);
	out->latest = when_last(w);
	if (w->grain != GRAIN_DAY)
		narrow(story, m, out);
	add_range(story, m, w, out);
	remember(story, m, w);
	return true;
}

/* The offset of 4 p.m. EST from UTC, where the zone has but one. */
static void add_zone(const struct date_story *story, const struct date_match *m,
		     struct date_found *out)
{
	int32_t minutes = date_slot_or(m, SYM_ZONE, ZONE_UNKNOWN);
	int32_t size = minutes < 0 ? -minutes : minutes;

	if (minutes != ZONE_UNKNOWN)
		out->zone = arena_format(story->arena, "%c%02d:%02d", minutes < 0 ? '-' : '+',
					 size / 60, size % 60);
}

static enum date_mod mod_of(const struct date_match *m)
{
	return (enum date_mod)date_slot_or(m, SYM_MOD, date_slot_or(m, SYM_ABOUT, m->rule->mod));
}

static bool find_value(struct date_story *story, const struct date_match *m, struct date_found *out)
{
	static struct when (*const places[])(const struct date_story *,
					     const struct date_match *) = {
		[OP_DATE] = date_calendar,
		[OP_SHIFT] = date_shift,
		[OP_NTH] = date_nth,
		[OP_SAME] = date_same,
	};
	struct when w;

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

struct date_more *date_more_new(const struct date_story *story)
{
	struct date_more *more = ARENA_NEW(story->arena, struct date_more, 1);

	*more = (struct date_more){ 0 };
	return more;
}

bool date_resolve(struct date_story *story, const struct date_match *m, struct date *out)
{
	struct date_found found = { .earliest = DAY_UNKNOWN, .latest = DAY_UNKNOWN };

	if (!find_value(story, m, &found))
		return false;
	add_zone(story, m, &found);
	*out = (struct date){ .start = m->start,
			      .end = m->end,
			      .type = m->rule->type,
			      .mod = (uint8_t)mod_of(m),
			      .earliest = found.earliest,
			      .latest = found.latest,
			      .value = found.value.ptr,
			      .rule = m->rule->name };
	if (found.from.len || found.quant.len || found.freq.len || found.zone.len) {
		struct date_more *more = date_more_new(story);

		*more = (struct date_more){ found.from.ptr, found.to.ptr, found.quant.ptr,
					    found.freq.ptr, found.zone.ptr };
		out->more = more;
	}
	return true;
}
