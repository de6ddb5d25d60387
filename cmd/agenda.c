#include "cmd/agenda.h"

#include "base/utf8.h"
#include "cmd/print.h"
#include "document/write.h"

struct agenda {
	struct arena arena;
	VECTOR(struct appointment) list;
};

/* Appointments as bytes, from the worker to the main thread: the struct, then its four
 * strings. */
static void add_note(struct buffer *notes, struct appointment a)
{
	buffer_add(notes, &a, sizeof(a));
	buffer_slice(notes, a.value);
	buffer_slice(notes, a.text);
	buffer_slice(notes, a.id);
	buffer_slice(notes, a.sentence);
}

/* The sentence that the byte lies in; sentences and dates come in the same order. */
static const struct sentence *sentence_at(const struct document *doc, uint32_t start, size_t *from)
{
	while (*from + 1 < doc->sentences.len && doc->sentences.at[*from + 1].start <= start)
		++*from;
	return &doc->sentences.at[*from];
}

/* Of a sentence without end what stands around the expression: it is kept for each. */
enum { SENTENCE_MOST = 1000, AROUND = 100, LOOK_BACK = 16 };

static struct slice sentence_shown(const struct document *doc, const struct sentence *s,
				   const struct date *d)
{
	uint32_t start = s->start, end = s->end;

	if (end - start > SENTENCE_MOST) {
		if (d->start - start > AROUND)
			start = d->start - AROUND;
		if (end > d->end && end - d->end > AROUND)
			end = d->end + AROUND;
		while (start < d->start && utf8_continues(doc->text.ptr[start]))
			start++;
		while (end > d->end && end < s->end && utf8_continues(doc->text.ptr[end]))
			end--;
	}
	return slice_sub(doc->text, start, end);
}

/* Saturday, Feb. 4, that is on Saturday: once is enough. */
static bool is_told(const struct document *doc, const struct sentence *s, size_t i)
{
	for (size_t k = i; k && i - k < LOOK_BACK && doc->dates.at[k - 1].start >= s->start; k--)
		if (strcmp(doc->dates.at[k - 1].value, doc->dates.at[i].value) == 0)
			return true;
	return false;
}

static void note(struct output *o, struct document *doc)
{
	struct slice id = document_id(doc);
	size_t from = 0;

	for (size_t i = 0; i < doc->dates.len; i++) {
		const struct date *d = &doc->dates.at[i];
		const struct sentence *s = sentence_at(doc, d->start, &from);

		if (d->earliest == DAY_UNKNOWN || (d->type != DATE_DATE && d->type != DATE_TIME) ||
		    slice_ends(slice_of(d->value), SLICE("_REF")) || is_told(doc, s, i))
			continue;
		add_note(o->out, (struct appointment){
					 .earliest = d->earliest,
					 .latest = d->latest,
					 .published = doc->told_from,
					 .value = slice_of(d->value),
					 .text = slice_sub(doc->text, d->start, d->end),
					 .id = id,
					 .sentence = sentence_shown(doc, s, d),
				 });
	}
}

/* The next string of the notes; `before` when it is the same. */
static struct slice take(struct agenda *agenda, struct slice *notes, size_t len,
			 struct slice before)
{
	struct slice s = slice_sub(*notes, 0, len);

	*notes = slice_sub(*notes, len, notes->len);
	return slice_equal(s, before) ? before : arena_copy(&agenda->arena, s);
}

static void merge(void *sum, struct slice notes)
{
	struct agenda *agenda = sum;

	while (notes.len) {
		struct appointment *a = vector_push(&agenda->list);
		struct appointment before =
			agenda->list.len > 1 ? a[-1] : (struct appointment){ 0 };

		memcpy(a, notes.ptr, sizeof(*a));
		notes = slice_sub(notes, sizeof(*a), notes.len);
		a->value = take(agenda, &notes, a->value.len, before.value);
		a->text = take(agenda, &notes, a->text.len, before.text);
		a->id = take(agenda, &notes, a->id.len, before.id);
		a->sentence = take(agenda, &notes, a->sentence.len, before.sentence);
		a->number = agenda->list.len;
	}
}

static int by_time(const void *a, const void *b)
{
	const struct appointment *x = a, *y = b;

	if (x->earliest != y->earliest)
		return x->earliest < y->earliest ? -1 : 1;
	if (x->latest != y->latest)
		return x->latest < y->latest ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

static void finish(const struct settings *s, void *sum, struct buffer *out)
{
	struct agenda *agenda = sum;
	size_t n = agenda->list.len;

	if (n)
		qsort(agenda->list.at, n, sizeof(*agenda->list.at), by_time);
	if (s->ics)
		print_ics(agenda->list.at, n, out);
	else if (s->calendar)
		print_calendar(agenda->list.at, n, out);
	else
		print_timeline(agenda->list.at, n, out);
}

void print_timeline(const struct appointment *list, size_t count, struct buffer *out)
{
	char iso[CIVIL_ISO];

	for (size_t i = 0; i < count; i++) {
		const struct appointment *a = &list[i];

		buffer_slice(out, civil_format(a->earliest, iso));
		buffer_byte(out, '\t');
		print_flat(out, a->value);
		buffer_byte(out, '\t');
		print_flat(out, a->sentence);
		buffer_byte(out, '\t');
		print_flat(out, a->id);
		buffer_byte(out, '\n');
	}
}

static bool wanted(const struct settings *s)
{
	return s->timeline || s->calendar || s->ics;
}

static void *open_agenda(void)
{
	struct agenda *agenda = memory_new(sizeof(*agenda));

	*agenda = (struct agenda){ 0 };
	return agenda;
}

static void close_agenda(void *sum)
{
	struct agenda *agenda = sum;

	arena_free(&agenda->arena);
	vector_free(&agenda->list);
	free(agenda);
}

const struct summing agenda = {
	.wanted = wanted,
	.open = open_agenda,
	.note = note,
	.merge = merge,
	.finish = finish,
	.close = close_agenda,
};
