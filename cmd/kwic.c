#include "base/utf8.h"
#include "cmd/print.h"
#include "cmd/stats.h"
#include "document/json.h"
#include "document/write.h"

/* Concordance lines: key words in context (H. P. Luhn, "Keyword-in-Context Index for Technical
 * Literature", 1960).
 *
 *     Mr Putin said that the new  sanctions on Russia were a mista  wire.txt
 *     the union's foreign policy  sanctions. In Brussels, the sam   wire.txt
 *
 * For a terminal they are aligned by its columns; as TSV and JSON the two sides reach to the
 * ends of the sentence. Documents are printed one by one, so nothing is kept however many
 * lines there are. */

/* What is looked for: the words of --kwic, as tokens. */
struct query {
	struct slice text;
	token_vector words;
	bool open; /* the last one goes on: sanction* */
};

/* A hit: tokens [first, last). */
struct hit {
	uint32_t first, last;
};

enum { FOLD_ROOM = 512 };

static struct slice folded(struct slice text, const struct token *t, char room[static FOLD_ROOM])
{
	struct slice s = token_text(text, t);

	return s.len * 3 / 2 <= FOLD_ROOM ? token_fold(s, room, FOLD_ROOM) : s;
}

/* Split as the document was. */
static struct query query_of(const struct output *o, const struct document *doc)
{
	struct query q = { .text = slice_trim(slice_of(o->settings->stats.kwic)) };

	q.open = slice_ends(q.text, SLICE("*"));
	q.text.len -= q.open;
	if (o->settings->how.uax29)
		tokenize_uax29(q.text, &q.words);
	else
		tokenize(q.text, strcmp(doc->language, "en") == 0, &q.words);
	return q;
}

/* In any case; but what is asked for in capitals, as US or WHO, has to have them. */
static bool same_word(const struct query *q, size_t n, const struct document *doc,
		      const struct token *t)
{
	const struct token *wanted = &q->words.at[n];
	bool goes_on = q->open && n + 1 == q->words.len;
	char room[FOLD_ROOM], wanted_room[FOLD_ROOM];
	struct slice s, w;

	if (!goes_on && t->hash != wanted->hash)
		return false;
	if (wanted->cased == CASE_UPPER && t->cased != CASE_UPPER)
		return false;
	s = folded(doc->text, t, room);
	w = folded(q->text, wanted, wanted_room);
	return goes_on ? slice_starts(s, w) : slice_equal(s, w);
}

static bool hit_at(const struct query *q, const struct document *doc, uint32_t token,
		   uint32_t sentence_end)
{
	if (!q->words.len || q->words.len > sentence_end - token)
		return false;
	for (size_t n = 0; n < q->words.len; n++)
		if (!same_word(q, n, doc, &doc->tokens.at[token + n]))
			return false;
	return true;
}

/* ---- aligned ---- */

enum { BETWEEN = 2 /* blanks between the columns */ };

/* White space and control characters are blanks, and several of them one. */
static bool is_blank(int32_t cp)
{
	return cp < 0x20 || cp == 0x7f || utf8_is_space(cp);
}

static void blanks(struct buffer *out, size_t n)
{
	while (n--)
		buffer_byte(out, ' ');
}

/* The end of text[0, end) without the blanks there. */
static size_t without_blanks(struct slice text, size_t end)
{
	size_t from;

	while (end > 0 && is_blank(utf8_before(text, end, &from)))
		end = from;
	return end;
}

/* Where to start before `end` so that the text from there takes at most `columns`; what it
 * takes goes to *taken. */
static size_t start_for(struct slice text, size_t end, size_t columns, size_t *taken)
{
	size_t at = end, width = 0, start = end;
	bool blank = false;

	*taken = 0;
	while (at > 0) {
		size_t from;
		bool was_blank = blank;

		blank = is_blank(utf8_before(text, at, &from));
		if (!(blank && was_blank))
			width += blank ? 1 : utf8_width(slice_sub(text, from, at));
		if (width > columns)
			break;
		/* no line begins with a mark that stands on the character before it */
		if (blank || utf8_width(slice_sub(text, from, at))) {
			start = from;
			*taken = width;
		}
		at = from;
	}
	return start;
}

/* Print from `at` on, to `limit` and at most `columns`; returns what it takes. */
static size_t print_right(struct buffer *out, struct slice text, size_t at, size_t limit,
			  size_t columns)
{
	size_t width = 0;
	bool blank = false;

	while (at < limit) {
		size_t from = at, wide;
		bool was_blank = blank;

		blank = is_blank(utf8_next(text, &at));
		wide = blank ? !was_blank : utf8_width(slice_sub(text, from, at));
		if (width + wide > columns)
			break;
		width += wide;
		if (!blank)
			buffer_slice(out, slice_sub(text, from, at));
		else if (!was_blank)
			buffer_byte(out, ' ');
	}
	return width;
}

static void aligned(struct output *o, struct document *doc, struct hit hit)
{
	size_t left = o->settings->width * 3 / 8, right = o->settings->width * 7 / 16;
	size_t start = doc->tokens.at[hit.first].start, end = doc->tokens.at[hit.last - 1].end;
	size_t stop = without_blanks(doc->text, start), from, taken, width;

	from = start_for(doc->text, stop, left, &taken);
	blanks(o->out, left - taken);
	print_right(o->out, doc->text, from, stop, left);
	blanks(o->out, BETWEEN);
	if (o->settings->colour)
		buffer_string(o->out, "\033[1m");
	width = print_right(o->out, doc->text, start, end, right);
	if (o->settings->colour)
		buffer_string(o->out, "\033[0m");
	width += print_right(o->out, doc->text, end, doc->text.len, right - width);
	blanks(o->out, right - width + BETWEEN);
	print_flat(o->out, document_id(doc));
	buffer_byte(o->out, '\n');
}

/* ---- columns and JSON ---- */

static void in_columns(struct line *l, const struct sentence *s, struct span span)
{
	struct slice text = l->doc->text;

	line_string(l, "kwic");
	line_field(l, slice_trim(slice_sub(text, s->start, span.start)));
	line_field(l, slice_at(text, span));
	line_field(l, slice_trim(slice_sub(text, span.end, s->end)));
	line_offsets(l, span.start, span.end);
	line_end(l);
}

static void as_json(struct line *l, const struct settings *settings, const struct sentence *s,
		    struct span span)
{
	struct slice text = l->doc->text;
	struct json j = { .out = l->out };

	json_open(&j, '{');
	json_string_at(&j, "id", document_id(l->doc));
	json_string_at(&j, "left", slice_sub(text, s->start, span.start));
	json_string_at(&j, "text", slice_at(text, span));
	json_string_at(&j, "right", slice_sub(text, span.end, s->end));
	if (settings->unit != OFFSETS_CODEPOINTS)
		json_string_at(&j, "offsets", slice_of(offset_unit_names[settings->unit]));
	json_number_at(&j, "start", offset_from(&l->offsets, &l->cursor, span.start));
	json_number_at(&j, "end", offset_from(&l->offsets, &l->cursor, span.end));
	json_close(&j, '}');
	buffer_byte(l->out, '\n');
}

static void print_hit(struct output *o, struct line *l, const struct sentence *s, struct hit hit)
{
	struct span span = { l->doc->tokens.at[hit.first].start,
			     l->doc->tokens.at[hit.last - 1].end };

	if (o->settings->format == PRINT_JSON)
		as_json(l, o->settings, s, span);
	else if (o->settings->format == PRINT_TSV)
		in_columns(l, s, span);
	else
		aligned(o, l->doc, hit);
}

void kwic_print(struct output *o, struct document *doc)
{
	struct query q = query_of(o, doc);
	struct line l = line_of(o, doc);

	for (size_t i = 0; i < doc->sentences.len; i++) {
		const struct sentence *s = &doc->sentences.at[i];

		for (uint32_t token = s->first; token < s->last; token++)
			if (hit_at(&q, doc, token, s->last))
				print_hit(o, &l, s,
					  (struct hit){ token, token + (uint32_t)q.words.len });
	}
	vector_free(&q.words);
}
