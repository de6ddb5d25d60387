/* Compiles the grammar of time expressions into read-only C tables.
 *
 *     pack_dates OUT.h TABLE.tsv...
 *
 * rules.tsv       the rules, see there
 * holidays.tsv    name, day
 * holiday_days.tsv  name, its days by year
 * any other       word or phrase, SYMBOL, value[, cap]
 *
 * The rules become one automaton: a Thompson NFA for each, their union made
 * deterministic by subset construction. Patterns have no repetition, so the
 * automaton has no loops and a match has a longest possible length. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>

#include "annotate/dates/grammar.h"
#include "base/hash.h"
#include "base/memory.c" /* one file is one command: this runs before anything is built */
#include "base/vector.h"

static const char *file;
static int line;

static _Noreturn void fail(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "pack_dates: %s:%d: ", file, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	putc('\n', stderr);
	exit(1);
}

static char *copy(const char *string)
{
	size_t size = strlen(string) + 1;

	return memcpy(memory_new(size), string, size);
}

/* --- names ------------------------------------------------------------- */

#define NAME(name) #name,
static const char *const symbol_names[] = { "", DATE_SYMBOLS(NAME) NULL };
static const char *const unit_names[] = { DATE_UNITS(NAME) NULL };
static const char *const part_names[] = { "", DATE_PARTS(NAME) NULL };
static const char *const mod_names[] = { "", DATE_MODS(NAME) NULL };
static const char *const op_names[] = { DATE_OPS(NAME) NULL };
static const char *const guard_names[] = { "", DATE_GUARDS(NAME) NULL };
static const char *const type_names[] = { "DATE", "TIME", "DURATION", "SET", NULL };
static const char *const month_names[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
					   "aug", "sep", "oct", "nov", "dec", NULL };
static const char *const weekday_names[] = { "",    "mon", "tue", "wed", "thu",
					     "fri", "sat", "sun", NULL };

static int find_name(const char *const *names, const char *name)
{
	for (int i = 0; names[i]; i++)
		if (*name && strcmp(names[i], name) == 0)
			return i;
	return -1;
}

static int need_name(const char *const *names, const char *name, const char *what)
{
	int i = find_name(names, name);

	if (i < 0)
		fail("no such %s: %s", what, name);
	return i;
}

static int need_number(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (!*text || *end)
		fail("not a number: %s", text);
	return (int)n;
}

/* --- words -------------------------------------------------------------- */

struct word {
	char *folded;
	VECTOR(struct date_reading) readings;
};

static VECTOR(struct word) words;
static VECTOR(char *) literals;

static int word_count(const char *folded)
{
	int n = 1;

	for (; *folded; folded++)
		n += *folded == ' ';
	return n;
}

static void add_reading(const char *folded, struct date_reading reading)
{
	struct word *word = NULL;

	for (size_t i = 0; i < words.len && !word; i++)
		if (strcmp(words.at[i].folded, folded) == 0)
			word = &words.at[i];
	if (!word) {
		word = vector_push(&words);
		*word = (struct word){ .folded = copy(folded) };
	}
	for (size_t i = 0; i < word->readings.len; i++)
		if (word->readings.at[i].symbol == reading.symbol &&
		    word->readings.at[i].value == reading.value)
			return;
	*vector_push(&word->readings) = reading;
}

static int literal_symbol(const char *word)
{
	for (size_t i = 0; i < literals.len; i++)
		if (strcmp(literals.at[i], word) == 0)
			return SYM_LITERAL + (int)i;
	*vector_push(&literals) = copy(word);
	add_reading(word,
		    (struct date_reading){ (uint16_t)(SYM_LITERAL + literals.len - 1), false, 0 });
	return SYM_LITERAL + (int)literals.len - 1;
}

/* +0530 is 330 minutes, - a zone whose offset the word does not tell. */
static int need_zone(const char *text)
{
	int n;

	if (strcmp(text, "-") == 0)
		return ZONE_UNKNOWN;
	n = need_number(text + 1);
	if ((*text != '+' && *text != '-') || n > 1400 || n % 100 >= 60)
		fail("no offset of a zone: %s", text);
	n = n / 100 * 60 + n % 100;
	return *text == '-' ? -n : n;
}

static int word_value(int symbol, const char *text)
{
	switch (symbol) {
	case SYM_ZONE:
		return need_zone(text);
	case SYM_UNIT:
	case SYM_UNITS:
	case SYM_OFTEN:
		return need_name(unit_names, text, "unit");
	case SYM_MOD:
	case SYM_ABOUT:
		return need_name(mod_names, text, "mod");
	case SYM_PART:
	case SYM_PARTS:
		return need_name(part_names, text, "part of day");
	default:
		return need_number(text);
	}
}

/* The words of function.tsv, one a line; they are literals of rules. */
static VECTOR(char *) function_words;

static bool is_function(const char *folded)
{
	for (size_t i = 0; i < function_words.len; i++)
		if (strcmp(function_words.at[i], folded) == 0)
			return true;
	return false;
}

static void read_function_word(char **field, int fields)
{
	/* of words that begin otherwise atoms.c reads the bytes */
	if (fields != 1 || strchr("mMpP'`0123456789", *field[0]))
		fail("one word wanted, of which nothing can begin by its first letter");
	*vector_push(&function_words) = copy(field[0]);
}

static void read_word(char **field, int fields)
{
	int symbol;

	if (fields < 3)
		fail("three columns wanted: word, symbol, value");
	symbol = need_name(symbol_names, field[1], "symbol");
	add_reading(field[0], (struct date_reading){ (uint16_t)symbol,
						     fields > 3 && strcmp(field[3], "cap") == 0,
						     word_value(symbol, field[2]) });
}

/* --- holidays ------------------------------------------------------------ */

struct holiday_days {
	char *name;
	VECTOR(struct date_holiday_day) days;
};

static VECTOR(struct date_holiday) holidays;
static VECTOR(struct holiday_days) tables;
static VECTOR(struct date_holiday_day) holiday_days;

/* name <TAB> 2017-01-28 2018-02-16 ... */
static void read_holiday_days(char **field, int fields)
{
	struct holiday_days *table = vector_push(&tables);
	int year, month, day, used, lasts, more;

	if (fields < 2)
		fail("two columns wanted: name, days");
	*table = (struct holiday_days){ .name = copy(field[0]) };
	for (char *at = field[1]; sscanf(at, "%d-%d-%d%n", &year, &month, &day, &used) == 3;
	     at += used) {
		lasts = 1;
		if (sscanf(at + used, "/%d%n", &lasts, &more) == 1)
			used += more;
		*vector_push(&table->days) =
			(struct date_holiday_day){ (int16_t)year, (int8_t)month, (int8_t)day,
						   (int8_t)lasts };
	}
	if (!table->days.len)
		fail("no days: %s", field[1]);
}

static void holiday_table(struct date_holiday *holiday, const char *name)
{
	holiday->first = (uint16_t)holiday_days.len;
	for (size_t i = 0; i < tables.len; i++) {
		if (strcmp(tables.at[i].name, name) != 0)
			continue;
		for (size_t d = 0; d < tables.at[i].days.len; d++)
			*vector_push(&holiday_days) = tables.at[i].days.at[d];
	}
	holiday->count = (uint16_t)(holiday_days.len - holiday->first);
	if (!holiday->count)
		fail("no table of days: %s", name);
}

/* fixed dec 25 | easter -2 | nth 4 thu nov [+1] | table eid al-fitr */
static struct date_holiday holiday_day(const char *text)
{
	struct date_holiday h = { 0 };
	char month[4] = "", weekday[4] = "";
	int day = 0, shift = 0;

	if (sscanf(text, "fixed %3s %d", month, &day) == 2) {
		h.kind = HOLIDAY_FIXED;
	} else if (sscanf(text, "easter %d", &shift) == 1) {
		h.kind = HOLIDAY_EASTER;
	} else if (sscanf(text, "nth %d %3s %3s %d", &day, weekday, month, &shift) >= 3) {
		h.kind = HOLIDAY_NTH;
		h.weekday = (int8_t)need_name(weekday_names, weekday, "weekday");
	} else if (strncmp(text, "table ", 6) == 0) {
		h.kind = HOLIDAY_TABLE;
		holiday_table(&h, text + 6);
	} else {
		fail("no rule for a day: %s", text);
	}
	if (*month)
		h.month = (int8_t)(need_name(month_names, month, "month") + 1);
	h.day = (int8_t)day;
	h.shift = (int16_t)shift;
	return h;
}

/* names, separated by commas <TAB> day */
static void read_holiday(char **field, int fields)
{
	if (fields < 2)
		fail("two columns wanted: names, day");
	*vector_push(&holidays) = holiday_day(field[1]);
	for (char *name = strtok(field[0], ","); name; name = strtok(NULL, ",")) {
		name += strspn(name, " ");
		add_reading(name,
			    (struct date_reading){ SYM_HOLIDAY, true, (int)holidays.len - 1 });
	}
}

/* --- patterns to NFA ------------------------------------------------------ */

/* A node either waits for a symbol and goes to `to`, or (symbol 0) goes to `to`
 * and `other` at once. NOWHERE is no way on. */
struct node {
	int symbol, to, other, rule;
};
#define NOWHERE (-1)

struct fragment {
	int in, out;  /* out: a node with a free `to` */
	int min, max; /* atoms */
};

struct macro {
	char *name, *pattern;
};

static VECTOR(struct node) nodes;
static VECTOR(struct macro) macros;
static VECTOR(struct date_rule) rules;
static VECTOR(char *) rule_texts, rule_names;

static int new_node(int symbol)
{
	*vector_push(&nodes) = (struct node){ symbol, NOWHERE, NOWHERE, RULE_NONE };
	return (int)nodes.len - 1;
}

static struct fragment empty_fragment(void)
{
	int node = new_node(0);

	return (struct fragment){ node, node, 0, 0 };
}

static struct fragment joined(struct fragment a, struct fragment b)
{
	nodes.at[a.out].to = b.in;
	return (struct fragment){ a.in, b.out, a.min + b.min, a.max + b.max };
}

static struct fragment either(struct fragment a, struct fragment b)
{
	int in = new_node(0), out = new_node(0);

	nodes.at[in].to = a.in;
	nodes.at[in].other = b.in;
	nodes.at[a.out].to = nodes.at[b.out].to = out;
	return (struct fragment){ in, out, a.min < b.min ? a.min : b.min,
				  a.max > b.max ? a.max : b.max };
}

static struct fragment parse_pattern(const char **at, int depth, struct date_rule *rule);

static struct fragment parse_name(const char *name, int depth)
{
	struct fragment f;
	int symbol;

	if (*name == '@') {
		for (size_t i = 0; i < macros.len; i++) {
			const char *pattern = macros.at[i].pattern;

			if (strcmp(macros.at[i].name, name) == 0)
				return parse_pattern(&pattern, depth + 1, NULL);
		}
		fail("no such pattern: %s", name);
	}
	symbol = isupper((unsigned char)*name) ? need_name(symbol_names, name, "symbol")
					       : literal_symbol(name);
	f.in = new_node(symbol);
	f.out = new_node(0);
	nodes.at[f.in].to = f.out;
	f.min = f.max = 1;
	return f;
}

static struct fragment parse_item(const char **at, int depth)
{
	struct fragment f;
	char name[64];
	size_t length;

	if (**at == '(' && (*at)[1] == ' ') {
		*at += 2;
		f = parse_pattern(at, depth + 1, NULL);
		if (**at != ')')
			fail("no ) for a (");
		++*at;
		if (**at == '?') {
			++*at;
			f = either(f, empty_fragment());
		}
		return f;
	}
	length = strcspn(*at, " ");
	if (length >= sizeof(name))
		fail("a word of more than %zu bytes", sizeof(name));
	memcpy(name, *at, length);
	name[length] = '\0';
	*at += length;
	if (length > 1 && name[length - 1] == '?') {
		name[length - 1] = '\0';
		return either(parse_name(name, depth), empty_fragment());
	}
	return parse_name(name, depth);
}

static uint8_t fixed_length(struct fragment f)
{
	if (f.min != f.max)
		fail("what stands outside [ ] has to have one length");
	return (uint8_t)f.min;
}

/* A sequence, or several with | between. With a rule: [ and ] are its extent. */
static struct fragment parse_pattern(const char **at, int depth, struct date_rule *rule)
{
	struct fragment f = empty_fragment(), context = { 0 };
	bool closed = false;

	if (depth > 20)
		fail("patterns nested too deeply");
	while (*(*at += strspn(*at, " ")) && **at != ')') {
		if (rule && **at == '[') {
			rule->before = fixed_length(f);
			++*at;
		} else if (rule && **at == ']') {
			closed = true;
			context = f;
			++*at;
		} else if (**at == '|') {
			if (rule)
				fail("| needs brackets ( ) around it");
			++*at;
			return either(f, parse_pattern(at, depth, NULL));
		} else {
			f = joined(f, parse_item(at, depth));
		}
	}
	if (closed)
		rule->after = fixed_length((struct fragment){ .min = f.min - context.min,
							      .max = f.max - context.max });
	return f;
}

/* --- rules ---------------------------------------------------------------- */

static int start = NOWHERE;
static char *group; /* the name of the rules that follow */

static void read_setting(struct date_rule *rule, char *key, char *value)
{
	if (strcmp(key, "unit") == 0)
		rule->unit = (uint8_t)need_name(unit_names, value, "unit");
	else if (strcmp(key, "guard") == 0)
		rule->guard = (uint8_t)need_name(guard_names, value, "guard");
	else if (strcmp(key, "mod") == 0)
		rule->mod = (uint8_t)need_name(mod_names, value, "mod");
	else if (strcmp(key, "from") == 0)
		rule->base = strcmp(value, "story") == 0 ? BASE_STORY : BASE_PUBLISHED;
	else if (strcmp(key, "by") == 0 && strcmp(value, "NUM") == 0)
		rule->by = rule->count = 1;
	else if (strcmp(key, "by") == 0 && strcmp(value, "-NUM") == 0)
		rule->by = -1, rule->count = 1;
	else if (strcmp(key, "by") == 0)
		rule->by = (int16_t)need_number(value);
	else
		fail("no such setting: %s", key);
}

static int lower_name(const char *const *names, const char *name, const char *what)
{
	char upper[32] = "";

	for (size_t i = 0; name[i] && i + 1 < sizeof(upper); i++)
		upper[i] = (char)toupper((unsigned char)name[i]);
	return need_name(names, upper, what);
}

/* op [word] [key=value ...] */
static void read_value(struct date_rule *rule, char *text)
{
	char *word = strtok(text, " ");

	rule->op = (uint8_t)lower_name(op_names, word ? word : "", "operation");
	while ((word = strtok(NULL, " "))) {
		char *equals = strchr(word, '=');

		if (equals) {
			*equals = '\0';
			read_setting(rule, word, equals + 1);
		} else {
			rule_texts.at[rules.len] = copy(word);
		}
	}
}

static void read_rule(char **field, int fields)
{
	struct date_rule rule = { .line = (uint16_t)line, .unit = UNIT_NONE };
	const char *pattern = field[0];
	struct fragment f;

	if (*field[0] == ':') {
		if (fields != 2)
			fail("two columns wanted: :name, comment");
		group = copy(field[0] + 1);
		return;
	}
	if (*field[0] == '@' && fields == 2) {
		*vector_push(&macros) = (struct macro){ copy(field[0]), copy(field[1]) };
		return;
	}
	if (fields < 4 || !strstr(field[3], " => "))
		fail("four columns wanted: pattern, type, value, example");
	if (!group)
		fail("a rule before the first name");
	*vector_push(&rule_texts) = NULL;
	*vector_push(&rule_names) = group;
	rule.type = (uint8_t)need_name(type_names, field[1], "type");
	read_value(&rule, field[2]);
	f = parse_pattern(&pattern, 0, &rule);
	nodes.at[f.out].rule = (int)rules.len;
	*vector_push(&rules) = rule;
	if (start == NOWHERE) {
		start = f.in;
	} else {
		int both = new_node(0);

		nodes.at[both].to = start;
		nodes.at[both].other = f.in;
		start = both;
	}
}

/* --- NFA to automaton ------------------------------------------------------ */

struct set {
	int *at, len;
	uint32_t hash;
};

static VECTOR(struct set) sets;
static VECTOR(struct date_state) states;
static VECTOR(struct date_edge) edges;
static int *marked, mark;
static int *buckets;
enum { BUCKETS = 1 << 16 };

/* Add node and all that it reaches without a symbol. */
static void reach(struct set *set, int node)
{
	while (node != NOWHERE && marked[node] != mark) {
		marked[node] = mark;
		if (nodes.at[node].symbol || nodes.at[node].rule != RULE_NONE)
			set->at[set->len++] = node;
		if (nodes.at[node].symbol)
			return;
		reach(set, nodes.at[node].other);
		node = nodes.at[node].to;
	}
}

static int by_number(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* The number of the state for this set of nodes; takes the set over. */
static int state_of(struct set set)
{
	int bucket;

	qsort(set.at, (size_t)set.len, sizeof(int), by_number);
	set.hash = hash_slice((struct slice){ (char *)set.at, sizeof(int) * (size_t)set.len });
	bucket = set.hash % BUCKETS;
	while (buckets[bucket] >= 0) {
		struct set *other = &sets.at[buckets[bucket]];

		if (other->hash == set.hash && other->len == set.len &&
		    memcmp(other->at, set.at, sizeof(int) * (size_t)set.len) == 0) {
			free(set.at);
			return buckets[bucket];
		}
		bucket = (bucket + 1) % BUCKETS;
	}
	buckets[bucket] = (int)sets.len;
	if (sets.len > UINT16_MAX - 1)
		fail("more than %d states", UINT16_MAX);
	*vector_push(&sets) = set;
	return (int)sets.len - 1;
}

static struct set new_set(void)
{
	mark++;
	return (struct set){ .at = memory_new(sizeof(int) * nodes.len) };
}

static VECTOR(uint16_t) accepts;

/* Where the list of the rules that end here begins: 0, an empty one, for none.
 * A set is in the order of its nodes, which is that of the rules. */
static int accepted(const struct set *set)
{
	size_t first = accepts.len;

	for (int i = 0; i < set->len; i++)
		if (nodes.at[set->at[i]].rule != RULE_NONE)
			*vector_push(&accepts) = (uint16_t)nodes.at[set->at[i]].rule;
	if (accepts.len == first)
		return 0;
	*vector_push(&accepts) = RULE_NONE;
	return (int)first;
}

static void make_state(int state)
{
	int symbols = SYM_LITERAL + (int)literals.len;

	*vector_push(&states) =
		(struct date_state){ (uint32_t)edges.len, (uint16_t)accepted(&sets.at[state]) };
	for (int symbol = 1; symbol < symbols; symbol++) {
		struct set next = { 0 };

		for (int i = 0; i < sets.at[state].len; i++) {
			struct node *node = &nodes.at[sets.at[state].at[i]];

			if (node->symbol != symbol)
				continue;
			if (!next.at)
				next = new_set();
			reach(&next, node->to);
		}
		if (next.at) {
			int target = state_of(next);

			*vector_push(&edges) =
				(struct date_edge){ (uint16_t)symbol, (uint16_t)target };
		}
	}
}

static void make_automaton(void)
{
	struct set first;

	marked = memory_new(sizeof(int) * nodes.len);
	memset(marked, 0, sizeof(int) * nodes.len);
	buckets = memory_new(sizeof(int) * BUCKETS);
	memset(buckets, 0xff, sizeof(int) * BUCKETS);
	*vector_push(&accepts) = RULE_NONE;
	first = new_set();
	reach(&first, start);
	state_of(first);
	for (int state = 0; state < (int)sets.len; state++)
		make_state(state);
}

/* --- output ----------------------------------------------------------------- */

static FILE *out;

static uint32_t first_word_hash(const char *folded)
{
	return hash_slice((struct slice){ folded, strcspn(folded, " ") });
}

static int longer_first(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int order = word_count(y->folded) - word_count(x->folded);

	return order ? order : strcmp(x->folded, y->folded);
}

static uint32_t second_word_hash(const char *folded)
{
	const char *space = strchr(folded, ' ');

	return space ? first_word_hash(space + 1) : 0;
}

enum { FILTER_BITS = 1 << 14 };

static void set_bit(uint64_t *filter, uint32_t hash)
{
	filter[hash % FILTER_BITS / 64] |= (uint64_t)1 << hash % 64;
}

static bool has_bit(const uint64_t *filter, uint32_t hash)
{
	return filter[hash % FILTER_BITS / 64] >> hash % 64 & 1;
}

static void write_filter(const char *name, const uint64_t *filter)
{
	fprintf(out, "static const uint64_t %s[] = {\n", name);
	for (size_t i = 0; i < FILTER_BITS / 64; i++)
		fprintf(out, "\t%lluu,\n", (unsigned long long)filter[i]);
	fputs("};\n\n", out);
}

/* The n-th word of a phrase, from 0; NULL behind the last. */
static const char *nth_word(const char *folded, int n)
{
	while (folded && n--)
		folded = (folded = strchr(folded, ' ')) ? folded + 1 : NULL;
	return folded;
}

static bool is_function_word(const char *words_from)
{
	char word[64];

	snprintf(word, sizeof(word), "%.*s", (int)strcspn(words_from, " "), words_from);
	return is_function(word);
}

/* said, Hong Kong: never part of an expression */
static bool is_context(const struct word *word)
{
	for (size_t r = 0; r < word->readings.len; r++)
		if (word->readings.at[r].symbol < SYM_CONTEXT ||
		    word->readings.at[r].symbol >= SYM_LITERAL)
			return false;
	return true;
}

/* An atom begins with the first word of an entry. Of `an estimated` the second counts too, or
 * the first would be passed over. */
static void write_filters(void)
{
	static uint64_t filter[FILTER_BITS / 64], atoms[FILTER_BITS / 64],
		content[FILTER_BITS / 64], functions[FILTER_BITS / 64];

	for (size_t i = 0; i < words.len; i++) {
		const char *at = words.at[i].folded;

		set_bit(filter, first_word_hash(at));
		if (is_context(&words.at[i]))
			continue;
		set_bit(atoms, first_word_hash(at));
		if (!is_function_word(at))
			set_bit(content, first_word_hash(at));
		for (int n = 1; is_function_word(at) && nth_word(words.at[i].folded, n); n++) {
			at = nth_word(words.at[i].folded, n);
			set_bit(atoms, first_word_hash(at));
		}
	}
	for (size_t i = 0; i < function_words.len; i++)
		if (!has_bit(content, hash_slice(slice_of(function_words.at[i]))))
			set_bit(functions, hash_slice(slice_of(function_words.at[i])));
	write_filter("filter", filter);
	write_filter("atom_filter", atoms);
	write_filter("function_filter", functions);
}

/* The open-addressing table: phrases with the same first word follow each other,
 * the longest first, since they are put in in that order. */
static void write_words(void)
{
	uint32_t size = 1, first = 0;
	int *table;

	while (size < words.len * 3)
		size *= 2;
	table = memory_new(sizeof(int) * size);
	memset(table, 0xff, sizeof(int) * size);
	qsort(words.at, words.len, sizeof(*words.at), longer_first);
	fputs("static const struct date_reading readings[] = {\n", out);
	for (size_t i = 0; i < words.len; i++) {
		uint32_t hash = first_word_hash(words.at[i].folded), place = hash & (size - 1);

		while (table[place] >= 0)
			place = (place + 1) & (size - 1);
		table[place] = (int)i;
		for (size_t r = 0; r < words.at[i].readings.len; r++)
			fprintf(out, "\t{ %d, %d, %d },\n", words.at[i].readings.at[r].symbol,
				words.at[i].readings.at[r].capital,
				words.at[i].readings.at[r].value);
	}
	fputs("};\n\nstatic const struct date_word words[] = {\n", out);
	for (uint32_t place = 0; place < size; place++) {
		struct word *word = table[place] < 0 ? NULL : &words.at[table[place]];

		if (!word) {
			fputs("\t{ 0, 0, 0, 0, 0, 0, 0 },\n", out);
			continue;
		}
		first = 0;
		for (int i = 0; i < table[place]; i++)
			first += (uint32_t)words.at[i].readings.len;
		fprintf(out, "\t{ %uu, %uu, \"%s\", %u, %zu, %d, %zu },\n",
			first_word_hash(word->folded), second_word_hash(word->folded), word->folded,
			first, word->readings.len, word_count(word->folded), strlen(word->folded));
	}
	fputs("};\n\n", out);
	write_filters();
	fprintf(out, "enum { WORD_MASK = %u, FILTER_MASK = %d };\n", size - 1, FILTER_BITS - 1);
	free(table);
}

/* No rule may hold function words only, nor may they be anything else. */
static void check_function_words(unsigned state)
{
	size_t end = state + 1 < states.len ? states.at[state + 1].first : edges.len;

	if (states.at[state].accept)
		fail("a rule of nothing but function words: %s",
		     rule_texts.at[accepts.at[states.at[state].accept]]);
	for (size_t i = states.at[state].first; i < end; i++)
		if (edges.at[i].symbol >= SYM_LITERAL &&
		    is_function(literals.at[edges.at[i].symbol - SYM_LITERAL]))
			check_function_words(edges.at[i].target);
	for (size_t i = 0; !state && i < words.len; i++)
		for (size_t r = 0; is_function(words.at[i].folded) && r < words.at[i].readings.len;
		     r++)
			if (words.at[i].readings.at[r].symbol < SYM_CONTEXT)
				fail("more than a function word: %s", words.at[i].folded);
}

/* Where the state's edge for the symbol leads; 0 for none, since nothing leads to the first. */
static int target_of(int state, int symbol)
{
	size_t end = state + 1 < (int)states.len ? states.at[state + 1].first : edges.len;

	for (size_t i = states.at[state].first; i < end; i++)
		if (edges.at[i].symbol == symbol)
			return edges.at[i].target;
	return 0;
}

static void write_automaton(void)
{
	fputs("\nstatic const struct date_state states[] = {\n", out);
	for (size_t i = 0; i < states.len; i++)
		fprintf(out, "\t{ %u, %u },\n", states.at[i].first, states.at[i].accept);
	fprintf(out, "\t{ %zu, %d },\n};\n\nstatic const struct date_edge edges[] = {\n", edges.len,
		0);
	for (size_t i = 0; i < edges.len; i++)
		fprintf(out, "\t{ %u, %u },\n", edges.at[i].symbol, edges.at[i].target);
	fputs("};\n\nstatic const uint16_t opening[] = {\n", out);
	for (int symbol = 0; symbol < SYM_LITERAL + (int)literals.len; symbol++)
		fprintf(out, "\t%d,\n", target_of(0, symbol));
	fputs("};\n\nstatic const uint16_t accepts[] = {\n", out);
	for (size_t i = 0; i < accepts.len; i++)
		fprintf(out, "\t%u,\n", accepts.at[i]);
	fputs("};\n", out);
}

static void write_rules(void)
{
	fputs("\nstatic const struct date_rule rules[] = {\n", out);
	for (size_t i = 0; i < rules.len; i++) {
		struct date_rule *r = &rules.at[i];

		fprintf(out, "\t{ %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, %d, \"%s\", \"%s\" },\n",
			r->line, r->type, r->op, r->guard, r->before, r->after, r->unit, r->base,
			r->by, r->count, r->mod, rule_texts.at[i] ? rule_texts.at[i] : "",
			rule_names.at[i]);
	}
	fputs("};\n", out);
}

static void write_holidays(void)
{
	fputs("\nstatic const struct date_holiday holidays[] = {\n", out);
	for (size_t i = 0; i < holidays.len; i++) {
		struct date_holiday *h = &holidays.at[i];

		fprintf(out, "\t{ %d, %d, %d, %d, %d, %d, %d },\n", h->kind, h->month, h->day,
			h->weekday, h->shift, h->first, h->count);
	}
	fputs("};\n\nstatic const struct date_holiday_day holiday_days[] = {\n", out);
	for (size_t i = 0; i < holiday_days.len; i++)
		fprintf(out, "\t{ %d, %d, %d, %d },\n", holiday_days.at[i].year,
			holiday_days.at[i].month, holiday_days.at[i].day, holiday_days.at[i].lasts);
	fputs("};\n", out);
}

/* --- reading ------------------------------------------------------------------ */

static int split(char *text, char **field, int most)
{
	int n = 0;

	text[strcspn(text, "\r\n")] = '\0';
	while (text && n < most) {
		field[n++] = text;
		text = strchr(text, '\t');
		if (text)
			*text++ = '\0';
	}
	return n;
}

static void read_file(const char *name, void (*read_line)(char **, int))
{
	static char text[1 << 16];
	FILE *in = fopen(name, "r");

	file = name;
	line = 0;
	if (!in)
		fail("cannot be read");
	while (fgets(text, sizeof(text), in)) {
		char *field[8];
		int fields;

		line++;
		if (*text == '#' || *text == '\n')
			continue;
		fields = split(text, field, 8);
		read_line(field, fields);
	}
	fclose(in);
}

static bool named(const char *path, const char *base)
{
	const char *slash = strrchr(path, '/');

	return strcmp(slash ? slash + 1 : path, base) == 0;
}

int main(int argc, char **argv)
{
	if (argc < 3 || !(out = fopen(argv[1], "w"))) {
		fprintf(stderr, "usage: pack_dates OUT.h TABLE.tsv...\n");
		return 2;
	}
	/* Tables of days are needed by the holidays, words by nobody: their order on
	 * the command line does not matter. */
	for (int i = 2; i < argc; i++)
		if (named(argv[i], "holiday_days.tsv"))
			read_file(argv[i], read_holiday_days);
	for (int i = 2; i < argc; i++) {
		if (named(argv[i], "rules.tsv"))
			read_file(argv[i], read_rule);
		else if (named(argv[i], "holidays.tsv"))
			read_file(argv[i], read_holiday);
		else if (named(argv[i], "function.tsv"))
			read_file(argv[i], read_function_word);
		else if (!named(argv[i], "holiday_days.tsv"))
			read_file(argv[i], read_word);
	}
	make_automaton();
	check_function_words(0);
	fprintf(out, "/* Made by pack_dates from lexicons/dates/; do not edit. */\n\n");
	write_words();
	write_automaton();
	write_rules();
	write_holidays();
	if (fclose(out)) {
		fprintf(stderr, "pack_dates: %s: cannot be written\n", argv[1]);
		return 1;
	}
	return 0;
}
