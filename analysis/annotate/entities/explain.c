#include "annotate/entities/atoms.h"
#include "annotate/entities/explain.h"

static const char *const table_names[LEXICON_COUNT] = { LEXICON_NAMES };

static void put_flat(struct buffer *out, struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		buffer_byte(out,
			    (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7f ? ' ' : s.ptr[i]);
}

static void put_quoted(struct buffer *out, struct slice s)
{
	buffer_byte(out, '"');
	put_flat(out, s);
	buffer_byte(out, '"');
}

/* ---- tables ---- */

/* The tables that have the words of tokens [first, last), each once; false if none has. */
static bool put_tables(const struct document *doc, uint32_t first, uint32_t last, bool begun,
		       struct buffer *out)
{
	struct lexicon_match match[LEXICON_MATCHES];
	lexicon_set told = 0;
	size_t n;

	if (!lexicon_word_starts(doc->tokens.at[first].word))
		return false;
	n = lexicon_at(doc->text, &doc->tokens, first, last, ~TABLES_WITHOUT_NAMES, match);
	for (size_t i = 0; i < n && match[i].last == last; i++) {
		enum lexicon_id table = lexicon_entry(match[i].entry).lexicon;

		if (told & LEXICON_BIT(table))
			continue;
		if (told) {
			buffer_string(out, ", ");
		} else {
			buffer_string(out, begun ? "; " : "  tables   ");
			put_quoted(out, slice_sub(doc->text, doc->tokens.at[first].start,
						  doc->tokens.at[last - 1].end));
			buffer_string(out, " in ");
		}
		told |= LEXICON_BIT(table);
		buffer_string(out, table_names[table]);
	}
	return told;
}

/* The whole name first, then its parts. */
static void explain_tables(const struct document *doc, struct found_span s, struct buffer *out)
{
	bool begun = false;

	for (uint32_t words = s.last - s.first; words > 0; words--)
		for (uint32_t first = s.first; first + words <= s.last; first++)
			begun |= put_tables(doc, first, first + words, begun, out);
	buffer_string(out, begun ? "\n" : "  tables   none has it\n");
}

/* ---- grouping ---- */

static const char *const rule_texts[JOIN_RULES] = {
	[JOIN_SAME_ENDS] = "first and last name as in",
	[JOIN_PERSON] = "a part of the full name",
	[JOIN_REF] = "the same identifier as",
	[JOIN_PLACED] = "the place of which the article tells where it lies,",
	[JOIN_SHORT] = "without its designator,",
	[JOIN_FIRST] = "the first word of",
	[JOIN_LAST] = "the last word of the only name that ends so,",
	[JOIN_INITIALS] = "the initials of",
	[JOIN_BESIDE] = "in brackets or behind \"or\" beside",
	[JOIN_NICKNAME] = "a short name of",
	[JOIN_PLURAL] = "the plural of",
};

static void explain_group(const struct grouping *in, uint32_t i, struct buffer *out)
{
	const struct form *forms = in->g->forms.at;
	uint32_t form = in->g->form_of.at[i];
	const struct entity *e = &in->doc->entities.at[in->doc->mentions.at[i].entity];

	buffer_string(out, "  group    ");
	if (forms[form].bare && forms[form].unnamed)
		buffer_string(out, "a person named by title and this name alone, or ");
	if (forms[form].bare)
		buffer_string(out, "of those with this name the one mentioned last, titles "
				   "considered: ");
	else if (forms[form].rule != JOIN_NOT)
		buffer_format(out, "%s ", rule_texts[forms[form].rule]);
	else
		buffer_string(out, forms[form].count > 1 ? "the same words, " : "by itself, ");
	if (!forms[form].bare && forms[form].rule != JOIN_NOT)
		put_quoted(out, text_of(in, form_span(in, forms[form].with)));
	else
		put_quoted(out, e->name);
	buffer_format(out, "; %u mention%s\n", e->count, e->count == 1 ? "" : "s");
}

/* ---- type, kind and reference ---- */

/* How the mentions of its tree voted; sure ones count twice. */
static void explain_type(const struct grouping *in, uint32_t i, struct buffer *out)
{
	const struct entity *e = &in->doc->entities.at[in->doc->mentions.at[i].entity];
	const struct form *head = &in->g->forms.at[head_of(in->g, in->g->form_of.at[i])];
	struct found_span s = in->found->at[i];

	if (s.user) {
		buffer_string(out, "  type     by your lexicon\n");
		return;
	}
	if (!s.sure)
		buffer_string(out, "  type     doubtful by itself: by vote of all mentions,");
	else if (s.type != e->type)
		buffer_format(out, "  type     %s here; the entity is %s by vote,",
			      entity_type_names[s.type], entity_type_names[e->type]);
	else
		return;
	for (int type = 0; type < ENTITY_TYPES; type++)
		if (head->votes[type])
			buffer_format(out, " %s %u", entity_type_names[type], head->votes[type]);
	buffer_byte(out, '\n');
}

/* What the tables gave each head of a tree: of its forms' rows one with a reference. */
static struct known *known_heads(struct grouping *in)
{
	size_t n = in->g->forms.len;
	struct known *heads = ARENA_NEW(&in->doc->arena, struct known, n);

	for (size_t i = 0; i < n; i++)
		heads[i] = (struct known){ .lexicon = LEXICON_COUNT };
	for (uint32_t i = 0; i < n; i++) {
		const struct form *head = &in->g->forms.at[head_of(in->g, i)];
		struct known *best = &heads[head_of(in->g, i)], known;

		if (head->entity == NONE)
			continue;
		known = known_form(in, i, voted_type(head));
		if (!best->why || (!best->ref.len && known.ref.len))
			*best = known;
	}
	return heads;
}

static void put_table_name(enum lexicon_id table, struct buffer *out)
{
	if (table < LEXICON_COUNT)
		buffer_format(out, " (%s)", table_names[table]);
}

static void explain_known(struct grouping *in, const struct known *heads, uint32_t i,
			  struct buffer *out)
{
	const struct entity *e = &in->doc->entities.at[in->doc->mentions.at[i].entity];
	struct known known = heads[head_of(in->g, in->g->form_of.at[i])];

	if (e->kind.len) {
		buffer_string(out, "  kind     ");
		put_flat(out, e->kind);
		if (in->found->at[i].user && in->found->at[i].user->kind.len)
			buffer_string(out, ", by your lexicon");
		else if (known.kind.len)
			put_table_name(known.lexicon, out);
		else
			buffer_string(out, ", by its words or a title beside it");
		buffer_byte(out, '\n');
	}
	buffer_string(out, "  ref      ");
	if (e->ref.len)
		put_flat(out, e->ref);
	else
		buffer_string(out, "none");
	if (in->found->at[i].user && in->found->at[i].user->ref.len)
		buffer_string(out, ", by your lexicon");
	else if (known.why)
		buffer_format(out, ", %s", known.why);
	buffer_byte(out, '\n');
}

/* Who found it; the tagger's scores, unless another one decided. */
static void explain_finding(struct found_span s, struct slice scores, struct buffer *out)
{
	buffer_string(out, s.user     ? "  found    by your lexicon\n"
			   : s.listed ? "  found    by the tables alone\n"
			   : s.mended ? "  found    by the tagger; mended by what stands beside or "
					"elsewhere\n"
				      : "  found    by the tagger\n");
	if (!s.user && !s.listed)
		buffer_slice(out, scores);
}

void explain_mentions(struct grouper *g, struct document *doc, const found_vector *found,
		      const struct slice *texts, struct buffer *out)
{
	struct grouping in = { g, doc, found };
	const struct known *heads = known_heads(&in);

	for (uint32_t i = 0; i < found->len; i++) {
		const struct mention *m = &doc->mentions.at[i];

		put_flat(out, text_of(&in, found->at[i]));
		buffer_format(out, "  %s  ", entity_type_names[m->type]);
		put_flat(out, doc->entities.at[m->entity].name);
		buffer_format(out, "  e%u\n", m->entity + 1);
		explain_finding(found->at[i], texts[i], out);
		explain_tables(doc, found->at[i], out);
		explain_type(&in, i, out);
		explain_group(&in, i, out);
		explain_known(&in, heads, i, out);
		buffer_byte(out, '\n');
	}
}
