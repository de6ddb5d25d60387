#include "cmd/agenda.h"
#include "cmd/print.h"

/* A month as cal(1) lays it out, weeks from Monday, with the days that are named in
 * brackets, and below it what is said of each. */

static const char *const month_names[] = {
	"January", "February", "March",	    "April",   "May",	   "June",
	"July",	   "August",   "September", "October", "November", "December",
};

static bool is_day(const struct appointment *a)
{
	return a->earliest == a->latest;
}

static struct civil month_of(const struct appointment *a)
{
	struct civil c = civil_from_days(a->earliest);

	return (struct civil){ c.year, c.month, 1 };
}

static void print_grid(struct civil month, const bool named[32], struct buffer *out)
{
	int column = civil_weekday(civil_to_days(month)) - 1;
	int days = civil_days_in_month(month.year, month.month);

	buffer_format(out, "%s %d\n Mo  Tu  We  Th  Fr  Sa  Su\n", month_names[month.month - 1],
		      month.year);
	buffer_format(out, "%*s", column * 4, "");
	for (int day = 1; day <= days; day++) {
		buffer_format(out, named[day] ? "[%2d]" : " %2d ", day);
		if (++column == 7 || day == days) {
			buffer_byte(out, '\n');
			column = 0;
		}
	}
	buffer_byte(out, '\n');
}

/* The appointments [first, last) are of one month. */
static void print_month(const struct appointment *list, size_t first, size_t last,
			struct buffer *out)
{
	bool named[32] = { false };

	for (size_t i = first; i < last; i++)
		named[civil_from_days(list[i].earliest).day] |= is_day(&list[i]);
	print_grid(month_of(&list[first]), named, out);
	for (size_t i = first; i < last; i++) {
		if (!is_day(&list[i]))
			continue;
		buffer_format(out, "%2d  ", civil_from_days(list[i].earliest).day);
		print_flat(out, list[i].sentence);
		buffer_string(out, " (");
		print_flat(out, list[i].id);
		buffer_string(out, ")\n");
	}
	buffer_byte(out, '\n');
}

void print_calendar(const struct appointment *list, size_t count, struct buffer *out)
{
	for (size_t first = 0, last; first < count; first = last) {
		struct civil month = month_of(&list[first]);
		bool any = false;

		for (last = first; last < count; last++) {
			struct civil c = month_of(&list[last]);

			if (c.year != month.year || c.month != month.month)
				break;
			any |= is_day(&list[last]);
		}
		if (any)
			print_month(list, first, last, out);
	}
}
