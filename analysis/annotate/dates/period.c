#include "annotate/dates/resolve.h"

/* How long and how often: the operations `duration` and `set`. */

/* Two hours, nine minutes and 14 seconds */
static struct slice sum_value(const struct date_story *story, const struct date_match *m)
{
	struct slice value = SLICE("P");
	bool in_day = false;
	int32_t n = 0;

	for (unsigned i = 0; i < m->count; i++) {
		struct slice part;
		bool small = m->slot[i].value <= UNIT_HOUR;

		if (m->slot[i].symbol == SYM_NUM)
			n = m->slot[i].value;
		if (m->slot[i].symbol != SYM_UNIT && m->slot[i].symbol != SYM_UNITS)
			continue;
		part = period_value(story->arena, (enum date_unit)m->slot[i].value, n);
		part = slice_sub(part, small ? 2 : 1, part.len); /* without its P or PT */
		value = arena_format(story->arena, "%.*s%s%.*s", SLICE_ARG(value),
				     small && !in_day ? "T" : "", SLICE_ARG(part));
		in_day |= small;
	}
	return value;
}

bool date_duration(const struct date_story *story, const struct date_match *m,
		   struct date_found *out)
{
	enum date_unit unit = date_unit_of(m);
	int32_t n = date_amount(m);
	bool counted = date_has(m, SYM_NUM) || date_has(m, SYM_VAGUE);

	if (strcmp(m->rule->text, "SUM") == 0) {
		out->value = sum_value(story, m);
		return true;
	}

	if (m->rule->by)
		n = m->rule->by;
	if (!counted && date_has(m, SYM_UNITS))
		n = -1;
	if (!counted && n > 0 &&
	    (unit == UNIT_QUARTER || unit == UNIT_SECOND || unit == UNIT_WEEKEND))
		return false; /* a quarter of it, a second try */
	if (unit == UNIT_NONE || unit == UNIT_PERIOD || unit == UNIT_HALF)
		return false;
	if (date_has(m, SYM_UNIT) && counted && n >= 100000) /* World Cup 2018 day five */
		return false;
	out->value = period_value(story->arena, unit, n);
	return true;
}

static struct slice often_value(const struct date_story *story, const struct date_match *m)
{
	struct when w;
	int32_t value;

	if (date_slot(m, SYM_WEEKDAY, 0, &value) || date_slot(m, SYM_WEEKDAYS, 0, &value)) {
		w = when_new(GRAIN_DAY);
		w.weekday = value;
		w.hours = (enum day_part)date_slot_or(m, SYM_PART,
						      date_slot_or(m, SYM_PARTS, PART_NONE));
		return when_value(story->arena, &w);
	}
	if (date_has(m, SYM_MONTH))
		w = date_month_in(m, YEAR_UNKNOWN);
	else if (date_has(m, SYM_SEASON))
		w = date_season_in(m, YEAR_UNKNOWN);
	else
		w = date_holiday_in(m, YEAR_UNKNOWN);
	return when_value(story->arena, &w);
}

/* On weekdays, every weekday morning: no day of TIMEX3 says it; -WD is as -WE is for weekends. */
static struct slice weekdays_value(const struct date_story *story, enum day_part hours)
{
	return arena_format(story->arena, "XXXX-WXX-WD%s", day_part_names[hours]);
}

bool date_set(const struct date_story *story, const struct date_match *m, struct date_found *out)
{
	enum date_unit unit = date_unit_of(m);
	int32_t every = date_slot_or(m, SYM_EVERY, 0), times, often;
	struct when w = when_new(GRAIN_DAY);
	bool on_weekdays = strcmp(m->rule->text, "WD") == 0;
	bool repeated = date_slot(m, SYM_TIMES, 0, &times) || date_slot(m, SYM_NUM, 0, &times);

	if (every || date_has(m, SYM_WEEKDAYS) || date_has(m, SYM_PARTS) || on_weekdays)
		out->quant = SLICE("EVERY");
	if (on_weekdays) {
		w.hours = (enum day_part)date_slot_or(m, SYM_PART, date_slot_or(m, SYM_PARTS, 0));
		out->value = weekdays_value(story, w.hours);
		return true;
	}
	if (every) {
		if (date_has(m, SYM_WEEKDAY) || date_has(m, SYM_MONTH) || date_has(m, SYM_SEASON) ||
		    date_has(m, SYM_HOLIDAY)) {
			out->value = often_value(story, m);
			return true;
		}
		if (date_has(m, SYM_PART)) {
			w.hours = (enum day_part)date_slot_or(m, SYM_PART, 0);
			out->value = when_value(story->arena, &w);
			return true;
		}
		out->value = period_value(story->arena, unit,
					  m->rule->by ? m->rule->by
					  : date_has(m, SYM_NUM) || date_has(m, SYM_VAGUE)
						  ? date_amount(m)
						  : every * 100);
		return unit != UNIT_NONE && unit != UNIT_PERIOD && unit != UNIT_HALF;
	}
	if (date_has(m, SYM_PARTS) && !date_has(m, SYM_WEEKDAY)) {
		w.hours = (enum day_part)date_slot_or(m, SYM_PARTS, 0);
		out->value = when_value(story->arena, &w);
		return true;
	}
	if (date_has(m, SYM_WEEKDAYS) || date_has(m, SYM_WEEKDAY)) {
		out->value = often_value(story, m);
		return true;
	}
	if (date_slot(m, SYM_OFTEN, 0, &often))
		unit = (enum date_unit)often;
	if (unit == UNIT_NONE || unit == UNIT_PERIOD || unit == UNIT_HALF)
		return false;
	if (repeated)
		out->freq = arena_format(story->arena, "%dX",
					 date_has(m, SYM_TIMES) ? times : times / 100);
	out->value = period_value(story->arena, unit, 100);
	return true;
}
