#include "annotate/entities/group.h"
#include "annotate/entities/place_rows.h"
#include "base/utf8.h"

/* From forms to mentions and entities. */

/* The Hague, The Gambia, The Times: spans leave articles out, but such a name has one. */
static struct found_span with_article(const struct grouping *in, struct found_span s)
{
	struct lexicon_match match[LEXICON_MATCHES];

	if (s.first == 0 || !token_is(in, s.first - 1, "The") ||
	    !lexicon_word_starts(token_at(in, s.first - 1)->word))
		return s;
	if (lexicon_at(in->doc->text, &in->doc->tokens, s.first - 1, s.last,
		       ~(lexicon_set)0, match) &&
	    match[0].last == s.last)
		s.first--;
	return s;
}

/* The fullest form, its white space made single and soft hyphens left out. */
static struct slice canonical(struct grouping *in, struct found_span s)
{
	struct slice text = text_of(in, with_article(in, s));
	char *out;
	size_t len = 0;

	if (!memchr(text.ptr, '\n', text.len) && !memmem(text.ptr, text.len, "  ", 2) &&
	    !memchr(text.ptr, '\xc2', text.len) && !memchr(text.ptr, '\xe2', text.len))
		return text;
	out = arena_alloc(&in->doc->arena, text.len);
	for (size_t at = 0, from; at < text.len;) {
		int32_t cp;

		from = at;
		cp = utf8_next(text, &at);
		if (cp == 0xad || (cp >= 0x200b && cp <= 0x200d))
			continue;
		if (!utf8_is_space(cp)) {
			memcpy(out + len, text.ptr + from, at - from);
			len += at - from;
		} else if (len && out[len - 1] != ' ') {
			out[len++] = ' ';
		}
	}
	return (struct slice){ out, len };
}

/* In capitals because it stands in a dateline or a headline, not for being US or UAE. */
static bool is_shouted(const struct grouping *in, struct found_span s)
{
	bool longer = false;

	for (uint32_t i = s.first; i < s.last; i++) {
		const struct token *t = token_at(in, i);

		if (t->kind != TOKEN_WORD || t->cased != CASE_UPPER || !(t->flags & TOKEN_ASCII))
			return false;
		longer |= t->end - t->start > 4;
	}
	return longer;
}

/* JOHANNESBURG, Nov. 20: as the tables write it, else with a capital for each word. */
static struct slice place_name(struct grouping *in, struct found_span s)
{
	struct slice name = canonical(in, s), small;
	struct rows rows;
	char *letters;

	if (!is_shouted(in, s))
		return name;
	rows = rows_of(in->doc, s, nations | capitals | regions | cities);
	if (rows.n)
		return lexicon_entry(rows.match[0].entry).name;
	small = arena_copy(&in->doc->arena, name);
	letters = (char *)small.ptr;
	for (size_t i = 1; i < small.len; i++)
		if (letters[i - 1] != ' ' && letters[i] >= 'A' && letters[i] <= 'Z')
			letters[i] |= 0x20;
	return small;
}

static uint32_t new_entity(struct grouping *in, uint32_t head, uint32_t mention)
{
	struct form *f = &in->g->forms.at[head];

	struct found_span best = in->found->at[f->best];
	enum entity_type type = voted_type(f);

	*vector_push(&in->doc->entities) = (struct entity){
		.type = type, .mention = mention,
		.name = type == ENTITY_LOC ? place_name(in, best) : canonical(in, best),
	};
	return f->entity = (uint32_t)in->doc->entities.len - 1;
}

/* Mentions in the order of the text, entities in that of their first mention. */
void make_mentions(struct grouping *in)
{
	struct document *doc = in->doc;

	for (uint32_t i = 0; i < in->found->len; i++) {
		struct found_span s = in->found->at[i];
		uint32_t head = person_at(in, i);
		uint32_t entity = in->g->forms.at[head].entity;

		if (entity == NONE)
			entity = new_entity(in, head, i);
		doc->entities.at[entity].count++;
		*vector_push(&doc->mentions) = (struct mention){
			.start = token_at(in, s.first)->start,
			.end = token_at(in, s.last + s.tail - 1)->end,
			.entity = entity, .next = MENTION_END,
			.type = s.sure ? s.type : (uint8_t)doc->entities.at[entity].type,
		};
	}
}

struct rank {
	uint32_t count, mention, entity;
};

static int by_count(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->mention < y->mention ? -1 : x->mention > y->mention;
}

/* Entities by falling count; mentions follow, and are chained backwards so that
 * each finds its successor. */
void sort_entities(struct grouping *in)
{
	struct document *doc = in->doc;
	uint32_t n = (uint32_t)doc->entities.len;
	struct rank *ranks = ARENA_NEW(&doc->arena, struct rank, n);
	struct entity *sorted = ARENA_NEW(&doc->arena, struct entity, n);
	uint32_t *place = ARENA_NEW(&doc->arena, uint32_t, n);

	for (uint32_t i = 0; i < n; i++)
		ranks[i] = (struct rank){ doc->entities.at[i].count,
					  doc->entities.at[i].mention, i };
	qsort(ranks, n, sizeof(*ranks), by_count);
	for (uint32_t i = 0; i < n; i++) {
		sorted[i] = doc->entities.at[ranks[i].entity];
		sorted[i].mention = MENTION_END;
		place[ranks[i].entity] = i;
	}
	if (n)
		memcpy(doc->entities.at, sorted, n * sizeof(*sorted));
	for (size_t i = doc->mentions.len; i-- > 0;) {
		struct mention *m = &doc->mentions.at[i];

		m->entity = place[m->entity];
		m->next = doc->entities.at[m->entity].mention;
		doc->entities.at[m->entity].mention = (uint32_t)i;
	}
}
