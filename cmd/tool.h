#ifndef LEDE_CMD_TOOL_H
#define LEDE_CMD_TOOL_H

#include <stdio.h>

#include "annotate/annotate.h"
#include "document/offsets.h"
#include "ingest/charset.h"
#include "ingest/input.h"
#include "ingest/pages.h"
#include "ingest/tidy.h"

/* A tool is a row in the table of main.c: what it prints and the options that it has
 * beside the common ones. Reading, annotating, threads and order are run.c's. */

enum exit_status { EXIT_DONE = 0, EXIT_INCOMPLETE = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

enum print_format { PRINT_USUAL, PRINT_JSON, PRINT_TSV };

/* All that the command line can say. */
struct settings {
	enum input_format from;
	enum print_format format;
	enum offset_unit unit;
	day_count date;           /* DAY_UNKNOWN: none */
	unsigned jobs;
	size_t max_document;
	const char *rejects;      /* a file's name, or NULL */
	bool unit_given, header, progress, quiet, verbose, strict;

	struct annotation how;    /* what the annotators are told */
	bool mentions, sentences, stems, each;
	bool head, markdown, explain, diff, map; /* of clean */
	const struct charset *charset; /* --encoding, or NULL */
	unsigned layers;          /* --layers; 0: the tool's own */
	unsigned terms;           /* rows of terms in stats */

	/* of the terminal */
	unsigned width;           /* columns for the brief */
	bool colour, pretty;
};

/* A row of options; the table ends with a row without a name. An option either sets a
 * flag, or has its value looked at by `set`, which returns what is wrong with it, or
 * NULL. */
struct option_row {
	const char *name;
	char letter;              /* 0: none */
	const char *argument;     /* what to call it in the help; NULL: takes none */
	const char *help;
	size_t flag;              /* offsetof a bool in struct settings */
	const char *(*set)(struct settings *, const char *value);
};

/* What a tool makes of one document: bytes to be printed, in the order of the input. */
struct output {
	const struct settings *settings;
	struct annotation *how;   /* the worker's: its stemmer */
	const struct html_reader *reader; /* of the page read last */
	const edit_vector *edits;         /* of a plain text that was cleaned */
	struct slice original;            /* that text before */
	struct buffer *out;
	size_t document;          /* number in its batch, from 0 */
};

struct tally; /* statistics of many documents: cmd/stats.c */

struct tool {
	const char *name, *about;
	const struct option_row *options;
	bool tidies;              /* cleans plain text as well as pages */
	unsigned layers;          /* what it prints */
	const char *columns;      /* of its TSV, tabs between; NULL: not in columns */
	/* Where they depend on the settings: the columns, or NULL for what has none. */
	const char *(*columns_of)(const struct settings *);

	/* Print one document for people or as TSV; runs in a worker thread. */
	void (*print)(struct output *, struct document *);

	/* Replaces printing for tools that sum up: note one document (worker thread), and
	 * take the notes in input order and print at the end (main thread). */
	void (*note)(const struct settings *, struct document *, struct buffer *notes);
	void (*merge)(struct tally *, struct slice notes);
	void (*finish)(const struct settings *, struct tally *, struct buffer *out);
};

extern const struct tool *const tools[]; /* ends with NULL */
extern const struct tool brief_tool, tokens_tool, entities_tool, dates_tool, quotes_tool,
	keywords_tool, summary_tool, stats_tool, analyze_tool, clean_tool;

/* options.c */
extern const struct option_row common_options[];

/* Read the options of argv after the tool's name; names of files are left behind them,
 * *first is the index of the first. Returns EXIT_DONE to go on, EXIT_USAGE after an
 * error has been told, or -1 when --help or --version was all that was wanted. */
int parse_options(const struct tool *, int argc, char **argv, struct settings *, int *first);
void print_usage(FILE *, const struct tool *);
const struct tool *find_tool(const char *name);

/* run.c: everything for one tool; returns the exit status. */
int run_tool(const struct tool *, struct settings *, char **names, size_t count);

/* stats.c */
struct tally *tally_open(void);
void tally_close(struct tally *);

#endif
