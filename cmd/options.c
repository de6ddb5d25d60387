#include <getopt.h>
#include <stdio.h>

#include "cmd/print.h"
#include "cmd/tool.h"
#include "cmd/version.h"
#include "text/language.h"

static const char *set_from(struct settings *s, const char *value)
{
	if (strcmp(value, "text") == 0)
		s->from = INPUT_TEXT;
	else if (strcmp(value, "ndjson") == 0)
		s->from = INPUT_NDJSON;
	else if (strcmp(value, "html") == 0)
		s->from = INPUT_HTML;
	else
		return "is none of text, html, ndjson";
	return NULL;
}

static const char *set_encoding(struct settings *s, const char *value)
{
	s->charset = charset_find(slice_of(value));
	return s->charset ? NULL : "is no encoding that lede knows, such as windows-1252";
}

static const char *set_json(struct settings *s, const char *value)
{
	(void)value;
	s->format = PRINT_JSON;
	return NULL;
}

static const char *set_tsv(struct settings *s, const char *value)
{
	(void)value;
	s->format = PRINT_TSV;
	return NULL;
}

static const char *set_offsets(struct settings *s, const char *value)
{
	s->unit_given = true;
	return offset_unit_parse(slice_of(value), &s->unit)
		       ? NULL
		       : "is none of codepoints, bytes, utf16";
}

static const char *set_date(struct settings *s, const char *value)
{
	s->date = civil_parse(slice_of(value));
	return s->date == DAY_UNKNOWN ? "is no day such as 2017-01-31" : NULL;
}

static const char *set_language(struct settings *s, const char *value)
{
	s->how.language = language_code(slice_of(value));
	return s->how.language ? NULL
			       : "is none of ar ca da de el en es eu fi fr ga hi hu hy id it lt ne "
				 "nl no pt ro ru sr sv ta tr yi und";
}

static const char *set_jobs(struct settings *s, const char *value)
{
	unsigned long n;
	const char *wrong = parse_count(value, 1024, &n);

	s->jobs = (unsigned)n;
	return wrong;
}

/* Bytes, with K, M or G for powers of 1024. */
static const char *set_max_document(struct settings *s, const char *value)
{
	static const char units[] = "KMG";
	size_t len = strlen(value);
	const char *unit = len ? strchr(units, value[len - 1]) : NULL;
	char digits[24];
	unsigned long n;
	const char *wrong;

	if (len >= sizeof(digits))
		return "is too large";
	memcpy(digits, value, len + 1);
	if (unit && *unit)
		digits[len - 1] = '\0';
	wrong = parse_count(digits, UINT32_MAX, &n);
	if (wrong)
		return wrong;
	for (const char *u = units; unit && *unit && u <= unit; u++)
		n *= 1024;
	s->max_document = n;
	return n < UINT32_MAX ? NULL : "must be less than 4G";
}

static const char *set_rejects(struct settings *s, const char *value)
{
	s->rejects = value;
	return NULL;
}

#define FLAG(member) offsetof(struct settings, member), NULL

const struct option_row common_options[] = {
	{ "from", 0, "FORMAT", "read text, html or ndjson, whatever it looks like", 0, set_from },
	{ "encoding", 0, "NAME", "what files are encoded in, such as windows-1252", 0, set_encoding },
	{ "json", 0, NULL, "print documents as JSON, one a line", 0, set_json },
	{ "tsv", 0, NULL, "print columns, tabs between them", 0, set_tsv },
	{ "header", 0, NULL, "name the columns in a first line", FLAG(header) },
	{ "offsets", 0, "UNIT", "count in codepoints (the default), bytes or utf16", 0,
	  set_offsets },
	{ "date", 0, "YYYY-MM-DD", "the day of publication", 0, set_date },
	{ "language", 0, "CODE", "the language of the text, such as en", 0, set_language },
	{ "jobs", 'j', "N", "work on N batches at a time (default 1)", 0, set_jobs },
	{ "max-document", 0, "BYTES", "leave out longer documents (default 256M)", 0,
	  set_max_document },
	{ "strict", 0, NULL, "stop at the first document that cannot be read", FLAG(strict) },
	{ "rejects", 0, "FILE", "keep what could not be read in FILE", 0, set_rejects },
	{ "progress", 0, NULL, "show progress on the terminal from the start", FLAG(progress) },
	{ "quiet", 'q', NULL, "no warnings, no account at the end", FLAG(quiet) },
	{ "verbose", 'v', NULL, "an account at the end always", FLAG(verbose) },
	{ "help", 'h', NULL, "print this and stop", 0, NULL },
	{ "version", 0, NULL, "print the version and stop", 0, NULL },
	{ 0 },
};

enum { OPTIONS_MAX = 48, FIRST_VALUE = 256 };

/* The tool's rows and the common ones in the form that getopt_long wants. */
struct option_table {
	const struct option_row *rows[OPTIONS_MAX];
	struct option options[OPTIONS_MAX + 1];
	char letters[2 * OPTIONS_MAX + 2];
	int count;
};

static void add_rows(struct option_table *t, const struct option_row *row, char **letter)
{
	for (; row && row->name; row++) {
		t->rows[t->count] = row;
		t->options[t->count] = (struct option){
			row->name, row->argument ? required_argument : no_argument, NULL,
			FIRST_VALUE + t->count
		};
		t->count++;
		if (row->letter) {
			*(*letter)++ = row->letter;
			if (row->argument)
				*(*letter)++ = ':';
		}
	}
}

static struct option_table table_of(const struct tool *tool)
{
	struct option_table t = { 0 };
	char *letter = t.letters;

	add_rows(&t, tool->options, &letter);
	add_rows(&t, common_options, &letter);
	return t;
}

int first_name(int argc, char **argv)
{
	struct option_table t = table_of(&brief_tool);
	char letters[sizeof(t.letters) + 1] = "+"; /* do not look behind names */
	int value = 0;

	strcpy(letters + 1, t.letters);
	optind = opterr = 0;
	while (value != -1 && value != '?')
		value = getopt_long(argc, argv, letters, t.options, NULL);
	opterr = 1;
	return value == '?' || optind < 1 || strcmp(argv[optind - 1], "--") == 0 ? argc : optind;
}

static const struct option_row *row_of(const struct option_table *t, int value)
{
	if (value >= FIRST_VALUE)
		return t->rows[value - FIRST_VALUE];
	for (int i = 0; i < t->count; i++)
		if (value && t->rows[i]->letter == value)
			return t->rows[i];
	return NULL;
}

static int usage_error(const struct tool *tool, const char *what, const char *option,
		       const char *value)
{
	fprintf(stderr, "lede: --%s%s%s%s %s\nTry 'lede %s --help'.\n", option, value ? " " : "",
		value ? value : "", value ? ":" : "", what, tool->name);
	return EXIT_USAGE;
}

static int apply(const struct tool *tool, const struct option_row *row, struct settings *s)
{
	const char *wrong;

	if (strcmp(row->name, "help") == 0) {
		print_usage(stdout, tool);
		return -1;
	}
	if (strcmp(row->name, "version") == 0) {
		print_version(stdout);
		return -1;
	}
	if (!row->set) {
		*(bool *)((char *)s + row->flag) = true;
		return EXIT_DONE;
	}
	wrong = row->set(s, optarg);
	return wrong ? usage_error(tool, wrong, row->name, optarg) : EXIT_DONE;
}

int parse_options(const struct tool *tool, int argc, char **argv, struct settings *s, int *first)
{
	struct option_table t = table_of(tool);
	int value, status;

	optind = 0; /* anew, whatever first_name left */
	while ((value = getopt_long(argc, argv, t.letters, t.options, NULL)) != -1) {
		const struct option_row *row = row_of(&t, value);

		if (!row) { /* getopt_long has said what is wrong */
			fprintf(stderr, "Try 'lede %s --help'.\n", tool->name);
			return EXIT_USAGE;
		}
		status = apply(tool, row, s);
		if (status != EXIT_DONE)
			return status;
	}
	*first = optind;
	return EXIT_DONE;
}

static void print_rows(FILE *out, const struct option_row *row)
{
	for (; row && row->name; row++) {
		char left[64];

		snprintf(left, sizeof(left), "%c%c%s --%s%s%s", row->letter ? '-' : ' ',
			 row->letter ? row->letter : ' ', row->letter ? "," : " ", row->name,
			 row->argument ? " " : "", row->argument ? row->argument : "");
		fprintf(out, "  %-28s %s\n", left, row->help);
	}
}

void print_usage(FILE *out, const struct tool *tool)
{
	if (tool == &brief_tool)
		fputs("usage: lede [TOOL] [OPTIONS] [FILE...]\n\n"
		      "Read news articles, as text, HTML or NDJSON, from files or standard input (-).\n\n",
		      out);
	else
		fprintf(out, "usage: lede %s [OPTIONS]%s%s%s\n\n%s\n\n", tool->name,
			tool->subject ? " " : "", tool->subject ? tool->subject : "",
			tool->no_files ? "" : " [FILE...]", tool->about);
	if (tool == &brief_tool) {
		fputs("tools:\n", out);
		for (const struct tool *const *t = tools; *t; t++)
			fprintf(out, "  %-10s %s\n", (*t)->name, (*t)->about);
		fputs("\nWithout a tool: brief. 'lede TOOL --help' tells each tool's options.\n\n",
		      out);
	}
	if (tool->subject)
		fprintf(out, "%s is one of %s.\n\n", tool->subject, tool->subjects);
	if (tool->options && tool->options->name) {
		fprintf(out, "options of %s:\n", tool->name);
		print_rows(out, tool->options);
		fputc('\n', out);
	}
	fputs("options of every tool:\n", out);
	print_rows(out, common_options);
}
