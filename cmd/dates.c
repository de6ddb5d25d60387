#include "cmd/agenda.h"
#include "cmd/print.h"

static const char *set_date_order(struct settings *s, const char *value)
{
	static const char *const names[] = {
		[ORDER_DMY] = "dmy", [ORDER_MDY] = "mdy", [ORDER_YMD] = "ymd"
	};

	for (enum date_order order = ORDER_DMY; order <= ORDER_YMD; order++) {
		if (strcmp(value, names[order]) == 0) {
			s->how.date_order = order;
			return NULL;
		}
	}
	return "is none of dmy, mdy and ymd";
}

static const struct option_row options[] = {
	{ "date-order", 0, "ORDER", "what 3/4/17 means: dmy, mdy or ymd (default: by the text)", 0,
	  set_date_order },
	{ "timeline", 0, NULL, "print the dated sentences of all articles in order of time",
	  offsetof(struct settings, timeline), NULL },
	{ "calendar", 0, NULL, "print the days that are named as a calendar, month by month",
	  offsetof(struct settings, calendar), NULL },
	{ "ics", 0, NULL, "print the days after publication as an iCalendar file",
	  offsetof(struct settings, ics), NULL },
	{ 0 },
};

static void print(struct output *o, struct document *doc)
{
	struct line l = line_of(o, doc);

	for (size_t i = 0; i < doc->dates.len; i++) {
		const struct date *d = &doc->dates.at[i];

		line_field(&l, slice_of(d->value));
		line_day(&l, d->earliest);
		line_day(&l, d->latest);
		line_string(&l, date_type_names[d->type]);
		line_field(&l, slice_sub(doc->text, d->start, d->end));
		line_offsets(&l, d->start, d->end);
		line_end(&l);
	}
}

/* A calendar has no columns. */
static const char *columns_of(const struct settings *s)
{
	if (s->timeline)
		return "earliest\tvalue\tsentence";
	return s->calendar || s->ics ? NULL : dates_tool.columns;
}

const struct tool dates_tool = {
	.name = "dates",
	.about = "find expressions of time and what they mean (TIMEX3)",
	.options = options,
	.layers = LAYER_DATES,
	.columns = "value\tearliest\tlatest\ttype\ttext\tstart\tend",
	.columns_of = columns_of,
	.print = print,
	.sums = &agenda,
};
