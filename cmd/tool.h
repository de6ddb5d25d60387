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

enum { AGAINST_MAX = 64 /* files of --against */ };

/* What `lede stats` is told. */
struct stats_settings {
	unsigned rows;            /* of each table; 0: the usual */
	unsigned ngrams;          /* words in each; 0: none */
	unsigned least;           /* of n-grams and collocations; 0: the usual */
	unsigned period;          /* bytes of an ISO day that tell periods apart; 0: none */
	bool collocations, tfidf;
	const char *kwic;         /* or NULL */
	char *against[AGAINST_MAX + 1]; /* ends with NULL */
	size_t against_count;
};

/* What `lede train` is told; 0 and NULL are the usual. */
struct train_settings {
	const char *out, *clusters, *vectors;
	unsigned long seed, epochs, rows;
	unsigned without; /* families of features */
	bool entities, no_recasing, no_filter;
};

/* All that the command line can say. */
struct settings {
	enum input_format from;
	enum print_format format;
	enum offset_unit unit;
	day_count date;           /* DAY_UNKNOWN: none */
	unsigned jobs;
	size_t max_document;
	const char *rejects;      /* a file's name, or NULL */
	const char *lexicon;      /* the same */
	const char *model;        /* the same */
	const char *stopwords, *exclude; /* the same; of keywords */
	bool unit_given, header, progress, quiet, verbose, strict;

	struct annotation how;    /* what the annotators are told */
	bool mentions, sentences, stems, each;
	bool head, markdown, diff, map, dedupe; /* of clean */
	bool explain;             /* of clean and entities */
	uint32_t keep;            /* of clean: classes of blocks, 1 << CLASS_... */
	const struct charset *charset; /* --encoding, or NULL */
	bool bullets, cluster;     /* of summary */
	bool timeline, calendar, ics;
	struct train_settings train;
	const struct entity_format *entity_format; /* cmd/formats.h; NULL: columns */
	unsigned layers;          /* --layers; 0: the tool's own */
	struct stats_settings stats;
	const struct summing *sums; /* instead of the tool's; NULL: the tool's */

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
	struct slice original;            /* that text before, in UTF-8 */
	const byte_map *map;              /* where its bytes stood in its file */
	struct buffer *out;
	void (*drain)(struct output *); /* writes what is in `out`; NULL where it has to wait */
	void *job;                      /* drain's */
	size_t document;          /* number in its batch, from 0 */
	void *sum;                /* notes may go there at once, in order: there are no
				   * threads; else NULL */
};

/* For tools that can sum up many documents instead of printing each: note one document
 * (worker thread), then take the notes in input order and print at the end (main thread). */
struct summing {
	bool (*wanted)(const struct settings *); /* NULL: always */
	void *(*open)(void);
	void (*note)(struct output *, struct document *); /* notes into output->out */
	void (*merge)(void *sum, struct slice notes);
	/* NULL, or: files to read before the others, ended by NULL (NULL: none); told which
	 * of the two come now. */
	char **(*before)(struct settings *);
	void (*reading)(void *sum, bool before);
	void (*finish)(const struct settings *, void *sum, struct buffer *out);
	void (*close)(void *sum);
};

struct tool {
	const char *name, *about;
	const struct option_row *options;
	bool tidies;              /* cleans plain text as well as pages */
	unsigned layers;          /* what it prints */
	const char *columns;      /* of its TSV, tabs between; NULL: not in columns */
	/* Where they depend on the settings: the columns, or NULL for what has none. */
	const char *(*columns_of)(const struct settings *);

	/* Is there a blank line between documents that print something? NULL: no. print() sees
	 * to those inside a batch, where output->out is not empty. */
	bool (*apart)(const struct settings *);

	/* What comes before all documents; NULL: nothing. */
	const char *(*opening)(const struct settings *);

	/* Print one document for people or as TSV; runs in a worker thread. */
	void (*print)(struct output *, struct document *);
	/* Where it depends on the settings whether `print` is used; NULL: unless as JSON. */
	bool (*prints)(const struct settings *);
	const struct summing *sums; /* NULL: it cannot */

	/* Replaces all of the above for a tool that does not read documents one by one; the
	 * exit status. */
	int (*run)(struct settings *, char **names, size_t count);
	bool no_files;            /* it has no input at all */

	/* For tools whose first argument is no file: take it; what is wrong with it, or NULL. */
	const char *subject;      /* what to call it in the usage */
	const char *subjects;     /* those that there are, ", " between them */
	const char *(*take_subject)(struct settings *, const char *);
};

extern const struct tool *const tools[]; /* ends with NULL */
extern const struct tool brief_tool, tokens_tool, entities_tool, dates_tool, quotes_tool,
	keywords_tool, summary_tool, stats_tool, analyze_tool, eval_tool,
	train_tool, clean_tool, languages_tool;

/* options.c */
extern const struct option_row common_options[];

/* Read the options of argv after the tool's name; names of files are left behind them,
 * *first is the index of the first. Returns EXIT_DONE to go on, EXIT_USAGE after an
 * error has been told, or -1 when --help or --version was all that was wanted. */
int parse_options(const struct tool *, int argc, char **argv, struct settings *, int *first);
/* Where among the arguments the first one stands that is no option nor an option's value,
 * given the common options; argc if there is none, or if it stands behind "--" or an option
 * that is not known. */
int first_name(int argc, char **argv);
void print_usage(FILE *, const struct tool *);
const struct tool *find_tool(const char *name);
/* The tool whose name a slip of the fingers may have made into `name`, or NULL. */
const struct tool *nearest_tool(const char *name);

/* run.c: everything for one tool; returns the exit status. */
int run_tool(const struct tool *, struct settings *, char **names, size_t count);

#endif
