#include "annotate/dates/when.h"

/* Named days, by the tables that lexicons/dates/holidays.tsv compiles to. */

static day_count nth_weekday(int year, const struct date_holiday *h)
{
	day_count first = civil_to_days((struct civil){ year, h->month, 1 });
	int to_first = (h->weekday - civil_weekday(first) + 7) % 7, in_month;

	if (h->day > 0)
		return first + to_first + 7 * (h->day - 1);
	in_month = civil_days_in_month(year, h->month);
	return first + to_first + (in_month - 1 - to_first) / 7 * 7;
}

day_count holiday_day(unsigned holiday, int year, int *lasts)
{
	const struct date_holiday *h = &date_grammar.holidays[holiday];

	*lasts = 1;
	switch (h->kind) {
	case HOLIDAY_FIXED:
		return civil_to_days((struct civil){ year, h->month, h->day });
	case HOLIDAY_EASTER:
		return civil_easter(year) + h->shift;
	case HOLIDAY_NTH:
		return nth_weekday(year, h) + h->shift;
	default:
		for (unsigned i = 0; i < h->count; i++) {
			const struct date_holiday_day *d = &date_grammar.holiday_days[h->first + i];

			if (d->year != year)
				continue;
			*lasts = d->lasts;
			return civil_to_days((struct civil){ d->year, d->month, d->day });
		}
		return DAY_UNKNOWN;
	}
}
