#include "annotate/entities/entities.h"

#include "annotate/entities/table.h"
#include "base/utf8.h"

/* Mentions that name the same thing become one entity. All mentions of one form
 * (the same folded words, persons apart from the rest) belong together, so the
 * work is done on forms, in the order in which they first appear, and each looks
 * for its like through hash tables: nothing compares pairs.
 *
 *   persons        Donald Trump <- Donald J. Trump (first and last word)
 *                               <- Trump, Mr Trump, TRUMP (last words)
 *                               <- Donald (first word)
 *   organisations  Apple Inc. <- Apple;  Islamic State <-> IS
 *   countries      United States <- US (one reference in the lexicon)
 *
 * A bare surname that two persons share goes to the one mentioned last. */

enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDERS };

#define NONE UINT32_MAX

/* A form, and after joining the head of a tree of forms. */
struct form {
	uint32_t parent;              /* itself for a head */
	uint32_t span;                /* its first */
	uint32_t count;
	uint32_t votes[ENTITY_TYPES]; /* sure ones count twice */
	uint32_t best;                /* span with the fullest form; of a head: of the tree */
	uint32_t entity;              /* index into doc->entities once there is one */
	uint8_t gender;               /* enum gender, from titles */
	uint8_t bare;                 /* a surname or given name: each mention is resolved alone */
};

/* Persons who share a last (or first) word. */
struct family {
	uint32_t only;             /* the form, while there is one person; else NONE */
	uint32_t first;            /* the person met first */
	uint32_t recent[GENDERS];  /* mentioned last, by gender; NONE */
};

struct grouper {
	VECTOR(struct form) forms;
	VECTOR(uint32_t) form_of;  /* span -> form */
	VECTOR(struct family) families;
	struct table by_words;     /* folded words and class -> form */
	struct table by_ends;      /* first and last word of a person -> form */
	struct table by_surname;   /* last words of a person -> family */
	struct table by_given;     /* first word of a person -> family */
	struct table by_short;     /* shorter form of an organisation -> form */
	struct table by_initials;  /* initials -> form */
	struct table by_ref;       /* reference -> form */
	VECTOR(uint32_t) order;    /* entities as they will be sorted */
};

/* The document, its names and the memory in one place. */
struct grouping {
	struct grouper *g;
	struct document *doc;
	const found_vector *found;
};

struct grouper *grouper_new(void)
{
	struct grouper *g = memory_new(sizeof(*g));

	memset(g, 0, sizeof(*g));
	return g;
}

void grouper_free(struct grouper *g)
{
	struct table *tables[] = { &g->by_words, &g->by_ends, &g->by_surname, &g->by_given,
				   &g->by_short, &g->by_initials, &g->by_ref };

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		table_free(tables[i]);
	vector_free(&g->forms);
	vector_free(&g->form_of);
	vector_free(&g->families);
	vector_free(&g->order);
	free(g);
}

static void grouper_reset(struct grouper *g)
{
	struct table *tables[] = { &g->by_words, &g->by_ends, &g->by_surname, &g->by_given,
				   &g->by_short, &g->by_initials, &g->by_ref };

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		table_clear(tables[i]);
	vector_clear(&g->forms);
	vector_clear(&g->form_of);
	vector_clear(&g->families);
	vector_clear(&g->order);
}

/* Heads of trees, halving the path on the way (Tarjan and van Leeuwen 1984). */
static uint32_t head_of(struct grouper *g, uint32_t form)
{
	struct form *f = g->forms.at;

	while (f[form].parent != form) {
		f[form].parent = f[f[form].parent].parent;
		form = f[form].parent;
	}
	return form;
}

static const struct token *token_at(const struct grouping *in, uint32_t i)
{
	return &in->doc->tokens.at[i];
}

static struct slice text_of(const struct grouping *in, struct found_span s)
{
	return slice_sub(in->doc->text, token_at(in, s.first)->start,
			 token_at(in, s.last - 1)->end);
}

static bool is_sign(const struct token *t)
{
	return t->kind == TOKEN_PUNCT || t->kind == TOKEN_SYMBOL;
}

/* U.S. and US are one word. */
static uint32_t word_hash(const struct grouping *in, const struct token *t)
{
	uint32_t h = HASH_SEED;

	if (!(t->flags & TOKEN_STOP) || t->cased != CASE_UPPER)
		return t->hash;
	for (uint32_t i = t->start; i < t->end; i++) {
		unsigned char byte = (unsigned char)in->doc->text.ptr[i];

		if (byte != '.')
			h = hash_byte(h, byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
	}
	return hash_finish(h);
}

static uint32_t words_hash(const struct grouping *in, uint32_t first, uint32_t last)
{
	uint32_t h = HASH_SEED;

	for (uint32_t i = first; i < last; i++)
		if (!is_sign(token_at(in, i)))
			h = hash_pair(h, word_hash(in, token_at(in, i)));
	return h;
}

/* Is the fuller form of the two the second? More words, then more letters, and
 * capitals only where there is nothing else. */
static bool is_fuller(const struct grouping *in, uint32_t old, uint32_t new)
{
	struct found_span a = in->found->at[old], b = in->found->at[new];
	bool upper_a = token_at(in, a.first)->cased == CASE_UPPER;
	bool upper_b = token_at(in, b.first)->cased == CASE_UPPER;

	if (upper_a != upper_b && a.last - a.first == b.last - b.first)
		return upper_a;
	if (a.last - a.first != b.last - b.first)
		return b.last - b.first > a.last - a.first;
	return text_of(in, b).len > text_of(in, a).len;
}

static void join(struct grouping *in, uint32_t a, uint32_t b)
{
	struct form *f = in->g->forms.at;

	a = head_of(in->g, a);
	b = head_of(in->g, b);
	if (a == b)
		return;
	if (b < a) { /* the one met first stays the head */
		uint32_t swap = a;

		a = b;
		b = swap;
	}
	f[b].parent = a;
	f[a].count += f[b].count;
	for (int t = 0; t < ENTITY_TYPES; t++)
		f[a].votes[t] += f[b].votes[t];
	if (is_fuller(in, f[a].best, f[b].best))
		f[a].best = f[b].best;
	if (f[a].gender == GENDER_UNKNOWN)
		f[a].gender = f[b].gender;
}

static bool token_is(const struct grouping *in, uint32_t i, const char *word)
{
	return slice_is(token_text(in->doc->text, token_at(in, i)), word);
}

/* What the title right before a person says. */
static enum gender title_gender(const struct grouping *in, uint32_t first)
{
	if (first == 0)
		return GENDER_UNKNOWN;
	if (token_is(in, first - 1, "Mr") || token_is(in, first - 1, "Mr.") ||
	    token_is(in, first - 1, "Sir") || token_is(in, first - 1, "Lord"))
		return GENDER_MALE;
	if (token_is(in, first - 1, "Mrs") || token_is(in, first - 1, "Mrs.") ||
	    token_is(in, first - 1, "Ms") || token_is(in, first - 1, "Ms.") ||
	    token_is(in, first - 1, "Miss") || token_is(in, first - 1, "Lady"))
		return GENDER_FEMALE;
	return GENDER_UNKNOWN;
}

static void add_to_form(struct grouping *in, uint32_t span, uint32_t form)
{
	struct form *f = &in->g->forms.at[form];
	struct found_span s = in->found->at[span];

	f->count++;
	f->votes[s.type] += s.sure ? 2 : 1;
	if (is_fuller(in, f->best, span))
		f->best = span;
	if (s.type == ENTITY_PER && f->gender == GENDER_UNKNOWN)
		f->gender = (uint8_t)title_gender(in, s.first);
	in->g->form_of.at[span] = form;
}

static void make_forms(struct grouping *in)
{
	struct grouper *g = in->g;

	vector_reserve(&g->form_of, in->found->len);
	g->form_of.len = in->found->len;
	for (uint32_t i = 0; i < in->found->len; i++) {
		struct found_span s = in->found->at[i];
		uint32_t words = words_hash(in, s.first, s.last);
		uint32_t *place = table_place(&g->by_words,
					      hash_pair(words, s.type == ENTITY_PER));

		if (!*place) {
			*vector_push(&g->forms) = (struct form){
				.parent = (uint32_t)g->forms.len, .span = i, .best = i,
				.entity = NONE,
			};
			g->forms.at[g->forms.len - 1].parent = (uint32_t)g->forms.len - 1;
			*place = (uint32_t)g->forms.len;
		}
		add_to_form(in, i, *place - 1);
	}
}

static struct found_span form_span(const struct grouping *in, uint32_t form)
{
	return in->found->at[in->g->forms.at[form].span];
}

static enum entity_type voted(const struct form *f)
{
	int best = 0;

	for (int t = 1; t < ENTITY_TYPES; t++)
		if (f->votes[t] > f->votes[best])
			best = t;
	return (enum entity_type)best;
}

/* Persons */

static bool is_suffix(const struct grouping *in, uint32_t i)
{
	return token_is(in, i, "Jr") || token_is(in, i, "Jr.") || token_is(in, i, "Sr") ||
	       token_is(in, i, "Sr.") || token_is(in, i, "II") || token_is(in, i, "III") ||
	       token_is(in, i, ",");
}

/* A particle that people leave out: [al-]Assad. */
static bool is_article(const struct grouping *in, uint32_t i)
{
	return token_is(in, i, "al") || token_is(in, i, "Al") || token_is(in, i, "el") ||
	       token_is(in, i, "El");
}

/* Where the last word of a person's name ends, Jr. aside. */
static uint32_t name_end(const struct grouping *in, struct found_span s)
{
	uint32_t last = s.last;

	while (last > s.first + 1 && is_suffix(in, last - 1))
		last--;
	return last;
}

static uint32_t name_start(const struct grouping *in, struct found_span s)
{
	uint32_t first = s.first;

	while (first + 1 < s.last && (is_article(in, first) || is_sign(token_at(in, first))))
		first++;
	return first;
}

static bool is_initial(const struct token *t)
{
	return t->end - t->start <= 2 && t->cased != CASE_LOWER && t->kind == TOKEN_WORD;
}

static struct family *family_at(struct grouper *g, struct table *table, uint32_t hash)
{
	uint32_t *place = table_place(table, hash);

	if (!*place) {
		*vector_push(&g->families) = (struct family){
			NONE, NONE, { NONE, NONE, NONE }
		};
		*place = (uint32_t)g->families.len;
	}
	return &g->families.at[*place - 1];
}

static void enter_family(struct grouper *g, struct table *table, uint32_t hash, uint32_t form)
{
	struct family *family = family_at(g, table, hash);

	if (family->first == NONE)
		family->only = family->first = form;
	else if (family->only != NONE && head_of(g, family->only) != head_of(g, form))
		family->only = NONE;
}

/* George W. Bush and George H. W. Bush: middle initials that differ tell two
 * persons apart; a missing one does not. */
static uint32_t middle_hash(const struct grouping *in, uint32_t first, uint32_t last)
{
	return last - first > 2 ? words_hash(in, first + 1, last - 1) : 0;
}

/* First and last word, and the middle when there is one. */
static void join_same_ends(struct grouping *in, uint32_t form, uint32_t first, uint32_t last)
{
	struct grouper *g = in->g;
	uint32_t ends = hash_pair(token_at(in, first)->hash, token_at(in, last - 1)->hash);
	uint32_t *place = table_place(&g->by_ends, ends);
	struct found_span other;
	uint32_t middle, others;

	if (!*place) {
		*place = form + 1;
		return;
	}
	other = form_span(in, *place - 1);
	middle = middle_hash(in, first, last);
	others = middle_hash(in, name_start(in, other), name_end(in, other));
	if (!middle || !others || middle == others)
		join(in, *place - 1, form);
}

/* A full name, entered under each form by which the article may call it later. */
static void enter_person(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t first = name_start(in, s), last = name_end(in, s), words = 0;

	join_same_ends(in, form, first, last);
	for (uint32_t i = last; i-- > first + 1 && words < 3;) {
		if (is_sign(token_at(in, i)))
			continue;
		words++;
		enter_family(in->g, &in->g->by_surname, words_hash(in, i, last), form);
	}
	if (!is_initial(token_at(in, first)))
		enter_family(in->g, &in->g->by_given, words_hash(in, first, first + 1), form);
}

static bool is_full_name(const struct grouping *in, struct found_span s)
{
	uint32_t words = 0;

	for (uint32_t i = name_start(in, s); i < name_end(in, s); i++)
		words += !is_sign(token_at(in, i)) && token_at(in, i)->cased != CASE_LOWER;
	return words > 1;
}

static uint32_t family_of(struct grouping *in, struct found_span s)
{
	uint32_t words = words_hash(in, name_start(in, s), name_end(in, s));
	uint32_t at = table_get(&in->g->by_surname, words);

	return at != TABLE_NONE ? at : table_get(&in->g->by_given, words);
}

/* Full names first, since a headline calls by surname whom the text introduces. */
static void link_persons(struct grouping *in)
{
	struct grouper *g = in->g;

	for (uint32_t i = 0; i < g->forms.len; i++)
		if (form_span(in, i).type == ENTITY_PER && is_full_name(in, form_span(in, i)))
			enter_person(in, i);
	for (uint32_t i = 0; i < g->forms.len; i++) {
		struct found_span s = form_span(in, i);
		uint32_t at;

		if (s.type != ENTITY_PER)
			continue;
		at = family_of(in, s);
		if (at == TABLE_NONE || head_of(g, g->families.at[at].first) == head_of(g, i))
			continue;
		if (g->families.at[at].only != NONE)
			join(in, g->families.at[at].first, i);
		else
			g->forms.at[i].bare = !is_full_name(in, s);
	}
}

/* The person that a mention of a bare form means. */
static uint32_t resolve(struct grouping *in, uint32_t span, uint32_t form)
{
	const struct family *family =
		&in->g->families.at[family_of(in, form_span(in, form))];
	enum gender gender = title_gender(in, in->found->at[span].first);

	if (family->recent[gender] != NONE)
		return family->recent[gender];
	return family->recent[GENDER_UNKNOWN] != NONE ? family->recent[GENDER_UNKNOWN]
						      : family->first;
}

/* This person is the one last mentioned of those with the same surname. */
static void touch(struct grouping *in, uint32_t form)
{
	struct found_span s = in->found->at[in->g->forms.at[form].best];
	uint32_t first = name_start(in, s), last = name_end(in, s);
	const struct table *tables[] = { &in->g->by_surname, &in->g->by_given };
	uint32_t words[] = { words_hash(in, last - 1, last), words_hash(in, first, first + 1) };

	for (int t = 0; t < 2; t++) {
		uint32_t at = table_get(tables[t], words[t]);

		if (at == TABLE_NONE)
			continue;
		in->g->families.at[at].recent[GENDER_UNKNOWN] = form;
		in->g->families.at[at].recent[in->g->forms.at[form].gender] = form;
	}
}

/* Organisations, places and the rest */

static bool is_designator(const struct grouping *in, uint32_t i)
{
	static const char *const words[] = { "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Ltd",
					     "Ltd.", "Limited", "LLC", "plc", "PLC", "Plc", "Co",
					     "Co.", "Company", "Group", "Holdings", "AG", "SA",
					     "NV", "SE", "SpA", "GmbH", "FC", "," };

	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (token_is(in, i, words[k]))
			return true;
	return false;
}

static bool is_acronym(const struct grouping *in, struct found_span s)
{
	const struct token *t = token_at(in, s.first);

	return s.last - s.first == 1 && t->cased == CASE_UPPER && t->end - t->start <= 10;
}

/* Initials of the words with capitals, as the hash of the acronym they make. */
static uint32_t initials_hash(const struct grouping *in, struct found_span s, uint32_t *letters)
{
	uint32_t h = HASH_SEED;

	*letters = 0;
	for (uint32_t i = s.first; i < s.last; i++) {
		const struct token *t = token_at(in, i);

		if (is_sign(t) || t->cased == CASE_LOWER || t->cased == CASE_NONE ||
		    t->flags & TOKEN_CLITIC || is_designator(in, i) || t->first >= 0x80)
			continue;
		h = hash_byte(h, t->first | 0x20);
		++*letters;
	}
	return hash_pair(HASH_SEED, hash_finish(h));
}

/* Enter the shorter forms of a name of several words. */
static void enter_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t last = s.last, letters, initials;

	while (last > s.first + 1 && is_designator(in, last - 1))
		last--;
	if (last < s.last)
		table_set(&in->g->by_short, words_hash(in, s.first, last), form);
	if (s.type == ENTITY_ORG && table_get(&in->g->by_short,
					      words_hash(in, s.first, s.first + 1)) == TABLE_NONE)
		table_set(&in->g->by_short, words_hash(in, s.first, s.first + 1), form);
	initials = initials_hash(in, s, &letters);
	if (letters > 1 && table_get(&in->g->by_initials, initials) == TABLE_NONE)
		table_set(&in->g->by_initials, initials, form);
}

/* Islamic State (IS), IS (Islamic State): does the next name stand in brackets
 * behind this one? */
static bool in_brackets(const struct grouping *in, uint32_t span)
{
	struct found_span a = in->found->at[span], b = in->found->at[span + 1];

	return b.first == a.last + 1 && b.last < in->doc->tokens.len &&
	       token_is(in, a.last, "(") && token_is(in, b.last, ")");
}

static void link_brackets(struct grouping *in)
{
	for (uint32_t i = 0; i + 1 < in->found->len; i++) {
		struct found_span a = in->found->at[i], b = in->found->at[i + 1];

		if (a.type == ENTITY_PER || b.type == ENTITY_PER || !in_brackets(in, i))
			continue;
		if ((is_acronym(in, a) && b.last - b.first > 1) ||
		    (is_acronym(in, b) && a.last - a.first > 1 && b.type == a.type))
			join(in, in->g->form_of.at[i], in->g->form_of.at[i + 1]);
	}
}

/* Countries, and organisations with a reference: US and United States. */
static void link_ref(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	struct slice ref = known_identity(in->doc, s);
	uint32_t hash, other;

	if (!ref.len)
		return;
	hash = hash_pair(hash_slice(ref), s.type);
	other = table_get(&in->g->by_ref, hash);
	if (other != TABLE_NONE)
		join(in, other, form);
	else
		table_set(&in->g->by_ref, hash, form);
}

/* Apple may stand for Apple Inc., Norwich not for Norwich Union. */
static bool may_be_short(const struct grouping *in, uint32_t form)
{
	return voted(&in->g->forms.at[form]) == ENTITY_ORG &&
	       !known_identity(in->doc, form_span(in, form)).len;
}

static void link_short(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	uint32_t words = words_hash(in, s.first, s.last), other;

	other = table_get(&in->g->by_short, words);
	if (other != TABLE_NONE && may_be_short(in, form))
		join(in, other, form);
	if (!is_acronym(in, s))
		return;
	other = table_get(&in->g->by_initials, words);
	if (other != TABLE_NONE && form_span(in, other).type == s.type)
		join(in, other, form);
}

/* Colombian <- Colombians */
static void link_plural(struct grouping *in, uint32_t form)
{
	struct found_span s = form_span(in, form);
	const struct token *t = token_at(in, s.first);
	uint32_t h = HASH_SEED, other;

	if (s.type != ENTITY_MISC || s.last - s.first > 1 || t->cased != CASE_TITLE ||
	    !(t->flags & TOKEN_ASCII) || in->doc->text.ptr[t->end - 1] != 's')
		return;
	for (uint32_t i = t->start; i < t->end - 1; i++)
		h = hash_byte(h, (unsigned char)in->doc->text.ptr[i] | 0x20);
	h = hash_pair(HASH_SEED, hash_finish(h));
	other = table_get(&in->g->by_words, hash_pair(h, false));
	if (other != TABLE_NONE && form_span(in, other).type == ENTITY_MISC)
		join(in, other, form);
}

static void link_others(struct grouping *in)
{
	struct grouper *g = in->g;

	for (uint32_t i = 0; i < g->forms.len; i++) {
		struct found_span s = form_span(in, i);

		if (s.type == ENTITY_PER)
			continue;
		link_ref(in, i);
		if (s.last - s.first > 1)
			enter_short(in, i);
	}
	for (uint32_t i = 0; i < g->forms.len; i++)
		if (form_span(in, i).type != ENTITY_PER) {
			link_short(in, i);
			link_plural(in, i);
		}
	link_brackets(in);
}

/* Results */

/* The fullest form, its white space made single and soft hyphens left out. */
static struct slice canonical(struct grouping *in, struct found_span s)
{
	struct slice text = text_of(in, s);
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

static uint32_t new_entity(struct grouping *in, uint32_t head, uint32_t mention)
{
	struct form *f = &in->g->forms.at[head];

	*vector_push(&in->doc->entities) = (struct entity){
		.type = voted(f), .name = canonical(in, in->found->at[f->best]),
		.mention = mention,
	};
	return f->entity = (uint32_t)in->doc->entities.len - 1;
}

static uint32_t person_at(struct grouping *in, uint32_t span)
{
	struct grouper *g = in->g;
	uint32_t form = g->form_of.at[span];

	if (g->forms.at[form].bare)
		form = resolve(in, span, form);
	form = head_of(g, form);
	if (in->found->at[span].type == ENTITY_PER)
		touch(in, form);
	return form;
}

/* Mentions in the order of the text, entities in that of their first mention. */
static void make_mentions(struct grouping *in)
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
			.end = token_at(in, s.last - 1)->end,
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
static void sort_entities(struct grouping *in)
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

/* What no lexicon has: by the words of the name, and by titles beside it. */
static void describe_by_words(struct grouping *in)
{
	for (uint32_t i = 0; i < in->found->len; i++) {
		uint32_t entity = in->doc->mentions.at[i].entity;
		struct entity *e = &in->doc->entities.at[entity];
		struct found_span s = in->found->at[i];

		s.type = (uint8_t)e->type;
		if (!e->kind.len)
			e->kind = kind_by_words(in->doc, s);
		if (e->type == ENTITY_LOC && e->ref.len && is_placed_elsewhere(in->doc, s))
			e->ref.len = 0;
	}
}

/* kind and ref, from the fullest form or else from another one. */
static void describe(struct grouping *in)
{
	struct known_context context = { 0 };

	for (uint32_t i = 0; i < in->g->forms.len; i++)
		known_country(in->doc, form_span(in, i), &context);
	for (uint32_t i = 0; i < in->g->forms.len; i++) {
		struct form *f = &in->g->forms.at[i];
		struct found_span s = in->found->at[f->best];
		uint32_t head = head_of(in->g, i);
		struct entity *e;
		struct known known;

		if (in->g->forms.at[head].entity == NONE)
			continue;
		e = &in->doc->entities.at[in->g->forms.at[head].entity];
		s.type = (uint8_t)e->type;
		if (e->kind.len && e->ref.len)
			continue;
		known = known_name(in->doc, s, &context);
		if (!e->kind.len)
			e->kind = known.kind;
		if (!e->ref.len)
			e->ref = known.ref;
	}
	describe_by_words(in);
}

void group_names(struct grouper *g, struct document *doc, const found_vector *found)
{
	struct grouping in = { g, doc, found };

	grouper_reset(g);
	vector_clear(&doc->mentions);
	vector_clear(&doc->entities);
	make_forms(&in);
	link_persons(&in);
	link_others(&in);
	make_mentions(&in);
	describe(&in);
	sort_entities(&in);
}
