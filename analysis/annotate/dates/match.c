#include "annotate/dates/match.h"

#include "dates_grammar.h" /* generated */

const struct date_grammar date_grammar = {
	.words = words,
	.word_mask = WORD_MASK,
	.filter = filter,
	.atom_filter = atom_filter,
	.function_filter = function_filter,
	.filter_mask = FILTER_MASK,
	.readings = readings,
	.states = states,
	.edges = edges,
	.accepts = accepts,
	.rules = rules,
	.holidays = holidays,
	.holiday_days = holiday_days,
};

/* A walk through the automaton: which atoms were taken, and as what. */
enum { PATH_MOST = 24, ENDS_MOST = 24 };

struct step {
	uint16_t symbol;
	uint32_t atom;
	int32_t value;
};

struct end {
	uint16_t accept;
	uint8_t length;
	struct step path[PATH_MOST];
};

struct walk {
	const date_atom_vector *run;
	struct step path[PATH_MOST];
	struct end best[ENDS_MOST]; /* places where a rule may end, the longest first */
	unsigned ends;
	unsigned left; /* steps that may still be tried; bounds the work */
};

static int follow(unsigned state, unsigned symbol)
{
	uint32_t low = states[state].first, high = states[state + 1].first;

	if (!state) /* most words go no further: a table instead of a search */
		return opening[symbol] ? opening[symbol] : -1;
	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (edges[middle].symbol < symbol)
			low = middle + 1;
		else
			high = middle;
	}
	return low < states[state + 1].first && edges[low].symbol == symbol ? edges[low].target
									    : -1;
}

/* Keep the place, sorted by how far it reaches in the text; among equals the rule
 * that stands first in the file. */
static void keep_end(struct walk *walk, unsigned accept, unsigned length)
{
	unsigned i = walk->ends < ENDS_MOST ? walk->ends++ : ENDS_MOST - 1;
	uint32_t reach = walk->path[length - 1].atom;

	for (; i; i--) {
		const struct end *other = &walk->best[i - 1];
		uint32_t other_reach = other->path[other->length - 1].atom;

		if (other_reach > reach ||
		    (other_reach == reach && accepts[other->accept] <= accepts[accept]))
			break;
		walk->best[i] = *other;
	}
	walk->best[i].accept = (uint16_t)accept;
	walk->best[i].length = (uint8_t)length;
	memcpy(walk->best[i].path, walk->path, sizeof(*walk->path) * length);
}

static void walk_from(struct walk *walk, unsigned state, size_t at, unsigned length)
{
	if (states[state].accept && length)
		keep_end(walk, states[state].accept, length);
	if (at >= walk->run->len || length == PATH_MOST || !walk->left)
		return;
	walk->left--;
	for (unsigned r = 0; r < walk->run->at[at].count; r++) {
		const struct date_reading *reading = &walk->run->at[at].reading[r];
		int next = follow(state, reading->symbol);

		if (next < 0)
			continue;
		walk->path[length] = (struct step){ reading->symbol, (uint32_t)at, reading->value };
		walk_from(walk, (unsigned)next, at + 1, length + 1);
	}
	if (length && walk->run->at[at].hyphen)
		walk_from(walk, state, at + 1, length);
}

static void fill_match(const struct walk *walk, const struct end *end, const struct date_rule *rule,
		       struct date_match *out)
{
	unsigned first = rule->before, last = end->length - rule->after - 1u;
	const struct date_atom *from = &walk->run->at[end->path[first].atom],
			       *to = &walk->run->at[end->path[last].atom];

	*out = (struct date_match){ .rule = rule,
				    .start = from->start,
				    .end = to->end,
				    .first = from->first,
				    .last = to->last };
	for (unsigned i = 0; i < end->length && out->count < MATCH_SLOTS; i++) {
		if (end->path[i].symbol >= SYM_LITERAL)
			continue;
		out->slot[out->count].symbol = end->path[i].symbol;
		out->slot[out->count++].value = end->path[i].value;
	}
}

/* 60 Minutes, This Week: a unit with a capital, not at the start of a sentence; the Winter
 * Games. */
static bool is_title(const struct document *doc, const struct date_match *m)
{
	const struct token *last = &doc->tokens.at[m->last - 1];
	int32_t unit;

	if (last->cased == CASE_TITLE && m->last < doc->tokens.len && last[1].cased == CASE_TITLE &&
	    last[1].sentence == last->sentence && last[1].flags & TOKEN_SPACE_BEFORE &&
	    m->rule->type == DATE_DATE && date_has(m, SYM_SEASON) && !date_has(m, SYM_YEAR))
		return true;

	if (last->cased != CASE_TITLE || m->last - m->first > 2 ||
	    !(date_slot(m, SYM_UNITS, 0, &unit) || date_slot(m, SYM_UNIT, 0, &unit)))
		return false;
	return m->last - m->first > 1 ||
	       !(last == doc->tokens.at || last[-1].sentence != last->sentence);
}

/* The first rule of this end whose guard agrees. */
static bool choose_rule(const struct date_sight *sight, const struct walk *walk,
			const struct end *end, struct date_match *out)
{
	for (unsigned a = end->accept; accepts[a] != RULE_NONE; a++) {
		fill_match(walk, end, &rules[accepts[a]], out);
		if (is_title(sight->doc, out))
			continue;
		if (!out->rule->guard || date_guard_holds(sight, out, out->rule->guard))
			return true;
	}
	return false;
}

/* What was found with the help of words before it gives way to a longer match of
 * its own: in [the summer] to [the summer of 1916]. */
static void prefer_own(struct date_sight *sight, const date_atom_vector *run, size_t first,
		       size_t *at, struct date_match *out)
{
	struct date_match own;
	size_t own_at = first;

	if (date_match_at(sight, run, &own_at, &own) && own.end > out->end) {
		*out = own;
		*at = own_at;
	}
}

bool date_match_at(struct date_sight *sight, const date_atom_vector *run, size_t *at,
		   struct date_match *out)
{
	struct walk walk;
	size_t first = (*at)++;

	walk.run = run;
	walk.ends = 0;
	walk.left = 256;
	walk_from(&walk, 0, first, 0);
	for (unsigned i = 0; i < walk.ends; i++) {
		const struct end *end = &walk.best[i];

		if (!choose_rule(sight, &walk, end, out))
			continue;
		*at = end->path[end->length - out->rule->after - 1u].atom + 1;
		if (out->rule->before)
			prefer_own(sight, run, end->path[out->rule->before].atom, at, out);
		return out->rule->op != OP_NONE;
	}
	return false;
}

void date_matches_add(struct date_matches *all, const struct date_match *m)
{
	*vector_push(&all->kept) = (struct date_kept){
		.start = m->start,
		.end = m->end,
		.first = m->first,
		.slots = (uint32_t)all->slots.len,
		.tokens = (uint16_t)(m->last - m->first),
		.rule = (uint16_t)(m->rule - rules),
		.count = m->count,
	};
	for (unsigned i = 0; i < m->count; i++)
		*vector_push(&all->slots) =
			(struct date_kept_slot){ m->slot[i].value, m->slot[i].symbol };
}

struct date_match date_matches_at(const struct date_matches *all, size_t i)
{
	const struct date_kept *kept = &all->kept.at[i];
	struct date_match m;

	m.rule = &rules[kept->rule];
	m.start = kept->start;
	m.end = kept->end;
	m.first = kept->first;
	m.last = kept->first + kept->tokens;
	m.count = kept->count;
	for (unsigned s = 0; s < m.count; s++) {
		m.slot[s].symbol = all->slots.at[kept->slots + s].symbol;
		m.slot[s].value = all->slots.at[kept->slots + s].value;
	}
	return m;
}

void date_matches_clear(struct date_matches *all)
{
	vector_clear(&all->kept);
	vector_clear(&all->slots);
}

void date_matches_free(struct date_matches *all)
{
	vector_free(&all->kept);
	vector_free(&all->slots);
}

bool date_slot(const struct date_match *match, enum date_symbol symbol, unsigned n, int32_t *value)
{
	for (unsigned i = 0; i < match->count; i++) {
		if (match->slot[i].symbol == symbol && !n--) {
			*value = match->slot[i].value;
			return true;
		}
	}
	return false;
}

bool date_has(const struct date_match *m, enum date_symbol symbol)
{
	int32_t value;

	return date_slot(m, symbol, 0, &value);
}

int32_t date_slot_or(const struct date_match *m, enum date_symbol symbol, int32_t otherwise)
{
	int32_t value;

	return date_slot(m, symbol, 0, &value) ? value : otherwise;
}

/* The unit of the rule, else of the match's n-th UNIT or UNITS. */
enum date_unit date_unit_of(const struct date_match *m)
{
	if (m->rule->unit != UNIT_NONE)
		return m->rule->unit;
	for (unsigned i = 0; i < m->count; i++)
		if (m->slot[i].symbol == SYM_UNIT || m->slot[i].symbol == SYM_UNITS)
			return (enum date_unit)m->slot[i].value;
	return UNIT_NONE;
}
