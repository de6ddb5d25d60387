#include "cmd/stats_tally.h"

#include "base/hash.h"

enum { SLOTS_FIRST = 1024 /* a power of two */ };

void tally_free(struct tally *t)
{
	vector_free(&t->list);
	vector_free(&t->slots);
	buffer_free(&t->strings);
}

/* ---- strings: length, then bytes ---- */

static struct slice string_in(const struct buffer *strings, uint32_t offset)
{
	uint32_t len;

	memcpy(&len, strings->at + offset, sizeof(len));
	return (struct slice){ strings->at + offset + sizeof(len), len };
}

struct slice tally_string(const struct tally *t, uint32_t offset)
{
	return string_in(&t->strings, offset);
}

static uint32_t add_string(struct tally *t, struct slice s)
{
	uint32_t offset = (uint32_t)t->strings.len, len = (uint32_t)s.len;

	buffer_add(&t->strings, &len, sizeof(len));
	buffer_slice(&t->strings, s);
	return offset;
}

static size_t string_size(struct slice s)
{
	return s.len + sizeof(uint32_t);
}

/* ---- finding ---- */

static uint32_t *slot_of(const struct tally *t, uint32_t hash, struct slice key)
{
	uint32_t mask = (uint32_t)t->slots.len - 1, at = hash & mask;

	for (; t->slots.at[at]; at = (at + 1) & mask) {
		const struct tally_entry *e = &t->list.at[t->slots.at[at] - 1];

		if (e->hash == hash && slice_equal(tally_string(t, e->key), key))
			break;
	}
	return &t->slots.at[at];
}

/* All entries anew into `size` slots. */
static void rehash(struct tally *t, size_t size)
{
	uint32_t mask = (uint32_t)size - 1;

	vector_reserve(&t->slots, size);
	t->slots.len = size;
	memset(t->slots.at, 0, size * sizeof(*t->slots.at));
	for (size_t i = 0; i < t->list.len; i++) {
		uint32_t at = t->list.at[i].hash & mask;

		while (t->slots.at[at])
			at = (at + 1) & mask;
		t->slots.at[at] = (uint32_t)i + 1;
	}
}

const struct tally_entry *tally_find(const struct tally *t, struct slice key)
{
	uint32_t slot = t->slots.len ? *slot_of(t, hash_slice(key), key) : 0;

	return slot ? &t->list.at[slot - 1] : NULL;
}

/* ---- dropping the rarest ---- */

/* The most that the key can have come up. */
static uint64_t at_most(const struct tally_entry *e)
{
	uint64_t n = e->before;

	for (int group = 0; group < TALLY_GROUPS; group++)
		n += e->count[group];
	return n;
}

static size_t bytes_of(const struct tally *t, const struct tally_entry *e)
{
	size_t bytes = string_size(tally_string(t, e->key));

	return e->form == e->key ? bytes : bytes + string_size(tally_string(t, e->form));
}

/* Would at most half of the room be taken, were all dropped that came up `lost` times or
 * less? */
static bool would_do(const struct tally *t, uint64_t lost)
{
	size_t entries = 0, bytes = 0;

	for (size_t i = 0; i < t->list.len; i++) {
		const struct tally_entry *e = &t->list.at[i];

		if (at_most(e) <= lost)
			continue;
		entries++;
		bytes += bytes_of(t, e);
	}
	return entries <= t->entries_max / 2 && bytes <= t->bytes_max / 2;
}

/* The least undercount that frees enough: usually one more than before, so the search goes
 * up in doubling steps before it halves. Strings that nobody uses any more may be all there
 * is to free: then it stays what it was. */
static uint64_t next_undercount(const struct tally *t)
{
	uint64_t low = t->undercount, step = 1, high;

	if (would_do(t, low))
		return low;
	while (!would_do(t, low + step)) {
		low += step;
		step *= 2;
	}
	for (high = low + step; high - low > 1;) {
		uint64_t middle = low + (high - low) / 2;

		if (would_do(t, middle))
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void drop_rarest(struct tally *t)
{
	struct buffer old;
	size_t kept = 0;

	t->undercount = next_undercount(t);
	old = t->strings;
	t->strings = (struct buffer){ 0 };
	for (size_t i = 0; i < t->list.len; i++) {
		struct tally_entry e = t->list.at[i];
		bool same = e.form == e.key;

		if (at_most(&e) <= t->undercount)
			continue;
		e.key = add_string(t, string_in(&old, e.key));
		e.form = same ? e.key : add_string(t, string_in(&old, e.form));
		t->list.at[kept++] = e;
	}
	t->list.len = kept;
	rehash(t, t->slots.len);
	buffer_free(&old);
}

/* ---- counting ---- */

static struct tally_entry *entry_of(struct tally *t, struct slice key, struct slice form)
{
	uint32_t hash = hash_slice(key), *slot;
	struct tally_entry *e;

	if (t->list.len * 2 >= t->slots.len)
		rehash(t, t->slots.len ? t->slots.len * 2 : SLOTS_FIRST);
	slot = slot_of(t, hash, key);
	if (*slot)
		return &t->list.at[*slot - 1];
	e = vector_push(&t->list);
	*e = (struct tally_entry){ .hash = hash, .before = t->undercount };
	e->key = add_string(t, key);
	e->form = slice_equal(key, form) ? e->key : add_string(t, form);
	*slot = (uint32_t)t->list.len;
	return e;
}

/* A form that is no longer than the one before takes its place. */
static void set_form(struct tally *t, struct tally_entry *e, struct slice form)
{
	uint32_t len = (uint32_t)form.len;

	if (slice_equal(tally_string(t, e->key), form)) {
		e->form = e->key;
	} else if (e->form != e->key && tally_string(t, e->form).len >= len) {
		memcpy(t->strings.at + e->form, &len, sizeof(len));
		memcpy(t->strings.at + e->form + sizeof(len), form.ptr, len);
	} else {
		e->form = add_string(t, form);
	}
}

static void vote(struct tally *t, struct tally_entry *e, struct slice form, uint32_t votes)
{
	int32_t n = votes < INT32_MAX / 2 ? (int32_t)votes : INT32_MAX / 2;

	if (slice_equal(tally_string(t, e->form), form)) {
		e->votes = e->votes < INT32_MAX / 2 ? e->votes + n : INT32_MAX / 2;
		return;
	}
	e->votes -= n;
	if (e->votes < 0) {
		e->votes = -e->votes;
		set_form(t, e, form);
	}
}

void tally_add(struct tally *t, struct slice key, struct slice form, struct tally_place place)
{
	struct tally_entry *e;

	if (key.len > TALLY_NAME_MAX)
		return;
	if (!form.len || form.len > TALLY_NAME_MAX)
		form = key;
	if (t->list.len >= t->entries_max ||
	    t->strings.len + string_size(key) + string_size(form) > t->bytes_max)
		drop_rarest(t);
	e = entry_of(t, key, form);
	if (!e->documents[place.group] || e->document != place.document)
		e->documents[place.group]++;
	e->document = place.document;
	e->count[place.group] += place.count;
	vote(t, e, form, place.votes);
}
