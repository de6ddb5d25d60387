#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "annotate/entities/model.h"
#include "base/pool.h"
#include "cmd/dedupe.h"
#include "cmd/tool.h"
#include "document/fields.h"
#include "document/json.h"
#include "document/read.h"
#include "document/write.h"
#include "ingest/decode.h"
#include "text/language.h"

/* What a worker keeps between documents. */
struct worker {
	struct document doc;
	struct annotation how;
	struct html_reader reader;
	edit_vector edits;     /* of the text cleaned last */
	byte_map map;          /* where that text stood in its file */
	struct sketch sketch;  /* with --dedupe: of the document */
	struct slice original; /* that text */
	struct buffer tidy;
	struct buffer compact; /* JSON before it is laid out for reading */
};

/* Where a document's output ends, and what it is compared by. */
struct mark {
	size_t end;
	struct place place;
	struct sketch sketch;
};

/* A batch on its way: read by the main thread, worked on by a worker, written by the
 * main thread in the order of reading. */
struct job {
	struct pool_job job;
	struct run *run;
	struct batch in;
	struct buffer out;
	struct buffer rejects;
	VECTOR(struct mark) marks; /* with --dedupe */
	size_t documents;
	bool more; /* the input went on when it was read */
	size_t foreign;              /* documents that are not in English */
	struct report first_foreign; /* tells of the first */
};

/* One run of one tool over all its input. */
struct run {
	const struct tool *tool;
	const struct settings *settings;
	struct input *input;
	unsigned printed; /* layers */
	unsigned reused;  /* layers that are taken from the input where it has them */
	const struct summing *sums; /* NULL: the tool cannot */
	bool noting;      /* sums up instead of printing */
	bool apart;       /* a blank line between documents */
	bool printing;    /* something has been printed */
	void *sum;
	struct dedupe *dedupe; /* NULL: not asked for */
	int rejects;      /* file, or -1 */
	size_t documents, problems, warnings;
	size_t foreign;   /* documents that are not in English, where that matters */
	bool stop;        /* --strict met a problem, or the output is broken */
	int status;
	struct timespec begun, shown;
	bool showing;     /* a progress line stands on the terminal */
};

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

/* ---- one document, in a worker ---- */

/* The unit to print offsets in: layers that pass through must not be mixed with new
 * ones in another unit. */
static bool choose_unit(struct job *job, struct document *doc, enum offset_unit *unit)
{
	const struct settings *s = job->run->settings;

	*unit = s->unit;
	if (!document_member(doc, FIELD_OFFSETS) && !document_has_positions(doc))
		return true;
	if (!document_unit(doc, unit, &job->in.report))
		return false;
	if (s->unit_given && *unit != s->unit)
		report_warning(&job->in.report, doc->place, "offsets stay in %s, as they came",
			       offset_unit_names[*unit]);
	return true;
}

static bool write_json(struct job *job, struct worker *w, unsigned printed)
{
	const struct settings *s = job->run->settings;
	struct document *doc = &w->doc;
	struct stemmer *stemmer = printed & LAYER_TOKENS ? annotation_stemmer(&w->how, doc) : NULL;
	bool pretty = s->pretty && s->format == PRINT_USUAL;
	enum offset_unit unit;

	if (!choose_unit(job, doc, &unit))
		return false;
	buffer_clear(&w->compact);
	document_write(pretty ? &w->compact : &job->out, doc, printed, unit, stemmer);
	if (pretty)
		json_pretty(&job->out, buffer_view(&w->compact));
	return true;
}

/* Names, dates and quotes of other languages are but what looks like English. */
enum { ENGLISH_ONLY = LAYER_ENTITIES | LAYER_DATES | LAYER_QUOTES, BYTES_TO_TELL_BY = 200 };

/* In tables of figures there is little to tell a language by. */
static bool is_table(const struct document *doc)
{
	size_t numbers = 0;

	for (size_t i = 0; i < doc->tokens.len; i++)
		numbers += doc->tokens.at[i].kind == TOKEN_NUMBER;
	return numbers * 5 > doc->tokens.len;
}

static void note_language(struct job *job, const struct document *doc)
{
	const char *code = doc->language;

	if (!(job->run->printed & ENGLISH_ONLY) || doc->text.len < BYTES_TO_TELL_BY || !code ||
	    strcmp(code, "en") == 0 || is_table(doc))
		return;
	if (!job->foreign++)
		report_warning(&job->first_foreign, doc->place,
			       "the text seems to be in %s; names, dates and quotes are found in "
			       "English only",
			       language_name(code));
}

/* Does the tool itself print documents, rather than as JSON? */
static bool prints(const struct tool *tool, const struct settings *s)
{
	if (tool->prints)
		return tool->prints(s);
	return tool->print && s->format != PRINT_JSON;
}

static void drain(struct output *);

static bool print_document(struct job *job, struct worker *w)
{
	const struct run *run = job->run;
	const struct settings *s = run->settings;
	struct output out = { s,	      &w->how,	&w->reader,	&w->edits,
			      w->original, &w->map,	&job->out,
			      s->jobs > 1 || run->noting || run->dedupe ? NULL : drain,
			      job,	   job->documents,
			      s->jobs > 1 ? NULL : run->sum };

	annotate(&w->doc, &w->how, run->printed | (run->dedupe ? LAYER_TOKENS : 0));
	if (run->dedupe)
		dedupe_sketch(&w->doc, &w->sketch);
	note_language(job, &w->doc);
	if (!(run->printed & LAYER_TOKENS) && !s->entity_format && !s->explain)
		vector_clear(&w->doc.tokens); /* of a large document: room for the output */
	if (run->noting)
		run->sums->note(&out, &w->doc);
	else if (!prints(run->tool, s))
		return write_json(job, w, run->printed);
	else
		run->tool->print(&out, &w->doc);
	return true;
}

static enum html_form form_of(const struct settings *s)
{
	return s->markdown && !s->map && !s->diff ? HTML_MARKDOWN : HTML_PLAIN;
}

/* A whole file: a page or a plain text. */
static bool read_plain(struct job *job, struct worker *w, struct slice bytes)
{
	const struct settings *s = job->run->settings;
	struct document *doc = &w->doc;
	struct decoding how = { s->charset, s->from == INPUT_HTML, s->from == INPUT_TEXT,
				w->reader.map };
	struct decoded decoded;

	if (!decode_file(bytes, &how, &doc->decoded, &decoded, doc->place, &job->in.report))
		return false;
	if (decoded.is_html) {
		doc->id = slice_of(doc->place.source);
		document_read_html(doc, &w->reader, decoded.text, decoded.encoding, form_of(s),
				   &job->in.report);
	} else {
		document_read_plain(doc, slice_of(doc->place.source), decoded.text);
		doc->encoding = strcmp(decoded.encoding, "utf-8") == 0 ? NULL : decoded.encoding;
	}
	return true;
}

/* For the tool that cleans: the text of a document that was no page; the edits of either. */
static void tidy_text(struct worker *w)
{
	struct document *doc = &w->doc;

	buffer_clear(&w->tidy);
	vector_clear(&w->edits);
	if (doc->from_html) {
		w->original = w->reader.source;
		if (w->reader.page.trace)
			html_edits(&w->reader, w->original, &w->edits);
		return;
	}
	w->original = doc->text;
	text_tidy(doc->text, true, &w->tidy, &w->edits);
	if (!w->edits.len)
		return;
	doc->text = buffer_view(&w->tidy);
	doc->text_mended = true;
	if (!doc->members.len) /* its first line may be another one now */
		document_read_plain(doc, doc->id, doc->text);
}

static bool read_record(struct job *job, struct worker *w, const struct record *record)
{
	struct document *doc = &w->doc;
	struct slice bytes = { job->in.bytes.at + record->start, record->len };

	document_reset(doc);
	doc->place = record->place;
	w->reader.keep = job->run->settings->keep;
	w->reader.page.trace = job->run->settings->map || job->run->settings->diff;
	w->reader.map = w->reader.page.trace ? &w->map : NULL;
	vector_clear(&w->map);
	if (record->kind == RECORD_PLAIN) {
		if (!read_plain(job, w, bytes))
			return false;
	} else if (!document_read(doc, bytes, job->run->reused, &job->in.report)) {
		return false;
	} else if (doc->html.ptr) {
		document_read_html(doc, &w->reader, doc->html, NULL, form_of(job->run->settings),
				   &job->in.report);
	}
	if (job->run->tool->tidies)
		tidy_text(w);
	if (job->run->settings->date != DAY_UNKNOWN)
		doc->published = job->run->settings->date;
	return true;
}

static void work(struct pool_job *pool_job, void *state)
{
	struct job *job = (struct job *)pool_job;
	struct worker *w = state;

	for (size_t i = 0; i < job->in.records.len && !interrupted; i++) {
		const struct record *record = &job->in.records.at[i];

		if (read_record(job, w, record) && print_document(job, w)) {
			job->documents++;
			if (job->run->dedupe)
				*vector_push(&job->marks) =
					(struct mark){ job->out.len, record->place, w->sketch };
			continue;
		}
		if (job->run->rejects >= 0) {
			buffer_add(&job->rejects, job->in.bytes.at + record->start, record->len);
			if (record->kind == RECORD_LINE)
				buffer_byte(&job->rejects, '\n');
		}
		if (job->run->settings->strict)
			break;
	}
	document_reset(&w->doc);
}

/* ---- output, in the main thread ---- */

static void clear_progress(struct run *run)
{
	if (run->showing)
		fputs("\r\033[K", stderr);
	run->showing = false;
}

static double seconds_since(struct timespec then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - then.tv_sec) + (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

enum { PROGRESS_AFTER = 2 /* seconds, when not asked for */ };

static void show_progress(struct run *run)
{
	double running = seconds_since(run->begun), mb = (double)input_bytes(run->input) / 1e6;

	if (run->settings->quiet || !isatty(STDERR_FILENO) || seconds_since(run->shown) < 0.2 ||
	    (!run->settings->progress && running < PROGRESS_AFTER))
		return;
	fprintf(stderr, "\rlede: %zu documents, %.1f MB, %.1f MB/s\033[K", run->documents, mb,
		running > 0 ? mb / running : 0);
	run->showing = true;
	clock_gettime(CLOCK_MONOTONIC, &run->shown);
}

/* Of the first document that is not in English. */
static void tell_of_foreign(struct run *run, const struct report *first)
{
	run->warnings++;
	if (!first->lines.len)
		return;
	clear_progress(run);
	fwrite(first->lines.at, 1, first->lines.len, stderr);
}

/* All of it, or errno. A closed pipe ends the program as its signal would. */
static bool write_all(int fd, struct slice s)
{
	while (s.len) {
		ssize_t n = write(fd, s.ptr, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EPIPE) {
			signal(SIGPIPE, SIG_DFL);
			raise(SIGPIPE);
		}
		if (n < 0)
			return false;
		s = slice_sub(s, (size_t)n, s.len);
	}
	return true;
}

static void write_output(struct run *run, int fd, const char *name, struct slice bytes)
{
	if (write_all(fd, bytes))
		return;
	fprintf(stderr, "lede: %s: %s\n", name, strerror(errno));
	run->status = EXIT_INCOMPLETE;
	run->stop = true;
}

/* The lines of a large document so far, where there are no threads. */
static void drain(struct output *o)
{
	struct job *job = o->job;

	if (!job->run->stop)
		write_output(job->run, STDOUT_FILENO, "standard output", buffer_view(o->out));
	buffer_clear(o->out);
}

/* Leave out the documents that were there before. */
static void drop_copies(struct run *run, struct job *job)
{
	size_t from = 0, kept = 0;

	for (size_t i = 0; i < job->marks.len; i++) {
		const struct mark *m = &job->marks.at[i];
		const struct sketch *first = dedupe_find(run->dedupe, &m->sketch);

		if (first) {
			report_warning(&job->in.report, m->place, "is nearly the same as %s; left out",
				       first->id);
		} else {
			/* the blank line between two documents goes with the first of them */
			if (!kept && i && m->end > from && job->out.at[from] == '\n')
				from++;
			memmove(job->out.at + kept, job->out.at + from, m->end - from);
			kept += m->end - from;
		}
		from = m->end;
	}
	job->out.len = kept;
	vector_clear(&job->marks);
}

static void emit(struct run *run, struct job *job)
{
	const struct report *report = &job->in.report;

	if (run->dedupe)
		drop_copies(run, job);
	if (run->apart && run->printing && job->out.len)
		write_output(run, STDOUT_FILENO, "standard output", SLICE("\n"));
	run->printing |= job->out.len > 0;
	if (run->noting)
		run->sums->merge(run->sum, buffer_view(&job->out));
	else if (!run->stop)
		write_output(run, STDOUT_FILENO, "standard output", buffer_view(&job->out));
	if (job->rejects.len)
		write_output(run, run->rejects, run->settings->rejects,
			     buffer_view(&job->rejects));
	if (report->lines.len) {
		clear_progress(run);
		fwrite(report->lines.at, 1, report->lines.len, stderr);
	}
	if (job->foreign && !run->foreign)
		tell_of_foreign(run, &job->first_foreign);
	run->foreign += job->foreign;
	run->documents += job->documents;
	run->problems += report->problems;
	run->warnings += report->warnings;
	if (report->problems) {
		run->status = EXIT_INCOMPLETE;
		run->stop |= run->settings->strict;
	}
	show_progress(run);
	buffer_clear(&job->out);
	buffer_clear(&job->rejects);
	buffer_clear(&job->first_foreign.lines);
	job->documents = job->foreign = 0;
}

/* ---- the runs ---- */

static void run_alone(struct run *run, struct job *job, struct worker *worker)
{
	bool more = true;

	while (more && !run->stop && !interrupted) {
		more = input_next(run->input, &job->in);
		work(&job->job, worker);
		emit(run, job);
	}
}

/* Jobs form a ring: [oldest, newest) are under way. The oldest is waited for when the
 * ring is full, or when there is no input to go on with. */
static void run_together(struct run *run, struct pool *pool, struct job *jobs, size_t count)
{
	size_t oldest = 0, newest = 0;
	bool more = true;

	while ((more && !run->stop && !interrupted) || oldest < newest) {
		struct job *first = &jobs[oldest % count], *next = &jobs[newest % count];
		bool reading = more && !run->stop && !interrupted && newest - oldest < count;

		if (reading && (oldest == newest || input_ready(run->input))) {
			more = input_next(run->input, &next->in);
			pool_submit(pool, &next->job);
			newest++;
			if (!pool_done(pool, &jobs[oldest % count].job))
				continue;
			first = &jobs[oldest % count];
		}
		pool_wait(pool, &first->job);
		if (!run->stop)
			emit(run, first);
		oldest++;
	}
}

static void with_threads(struct run *run, unsigned workers)
{
	size_t jobs = workers > 1 ? workers * 4 : 1;
	struct worker *worker = memory_new(workers * sizeof(*worker));
	struct job *job = memory_new(jobs * sizeof(*job));
	struct pool *pool = NULL;

	for (unsigned i = 0; i < workers; i++)
		worker[i] = (struct worker){ .how = run->settings->how };
	for (size_t i = 0; i < jobs; i++) {
		job[i] = (struct job){ .run = run };
		job[i].in.report.quiet_warnings = run->settings->quiet;
		job[i].first_foreign.quiet_warnings = run->settings->quiet;
	}
	if (workers > 1)
		pool = pool_open(workers, jobs, worker, sizeof(*worker), work);
	if (pool) {
		run_together(run, pool, job, jobs);
		pool_close(pool);
	} else {
		run_alone(run, job, worker);
	}
	for (unsigned i = 0; i < workers; i++) {
		document_free(&worker[i].doc);
		annotation_free(&worker[i].how);
		html_reader_free(&worker[i].reader);
		vector_free(&worker[i].edits);
		vector_free(&worker[i].map);
		buffer_free(&worker[i].tidy);
		buffer_free(&worker[i].compact);
	}
	for (size_t i = 0; i < jobs; i++) {
		batch_free(&job[i].in);
		buffer_free(&job[i].out);
		buffer_free(&job[i].rejects);
		buffer_free(&job[i].first_foreign.lines);
		vector_free(&job[i].marks);
	}
	free(worker);
	free(job);
}

static const char *columns_of(const struct tool *tool, const struct settings *s)
{
	if (s->format == PRINT_JSON || !tool->print)
		return NULL;
	return tool->columns_of ? tool->columns_of(s) : tool->columns;
}

static void print_header(struct run *run)
{
	const char *columns = columns_of(run->tool, run->settings);
	const char *opening = NULL;
	struct buffer line = { 0 };

	if (run->tool->opening && run->settings->format != PRINT_JSON)
		opening = run->tool->opening(run->settings);
	if (opening) {
		buffer_string(&line, opening);
	} else if (run->settings->header && columns) {
		buffer_string(&line, columns);
		buffer_string(&line, "\tid\n");
	}
	write_output(run, STDOUT_FILENO, "standard output", buffer_view(&line));
	buffer_free(&line);
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void print_account(const struct run *run)
{
	if (run->foreign > 1 && !run->settings->quiet)
		fprintf(stderr, "lede: %zu documents seem to be in other languages than English\n",
			run->foreign);
	if (run->settings->quiet || !(run->problems || run->settings->verbose))
		return;
	fprintf(stderr, "lede: %zu document%s read, %zu problem%s, %zu warning%s\n", run->documents,
		plural(run->documents), run->problems, plural(run->problems), run->warnings,
		plural(run->warnings));
}

static void finish(struct run *run)
{
	struct buffer out = { 0 };

	if (run->noting && !run->stop) {
		run->sums->finish(run->settings, run->sum, &out);
		write_output(run, STDOUT_FILENO, "standard output", buffer_view(&out));
		buffer_free(&out);
	}
	clear_progress(run);
	print_account(run);
	if (run->rejects >= 0 && close(run->rejects) < 0) {
		fprintf(stderr, "lede: %s: %s\n", run->settings->rejects, strerror(errno));
		run->status = EXIT_INCOMPLETE;
	}
}

/* Options that each ask for an output of its own: no more than one of them. */
static int check_outputs(const struct tool *tool, const struct settings *s)
{
	const struct {
		const struct tool *tool;
		const char *name;
		bool given;
	} outputs[] = {
		{ &entities_tool, "format", s->entity_format },
		{ &entities_tool, "explain", s->explain },
		{ &dates_tool, "timeline", s->timeline },
		{ &dates_tool, "calendar", s->calendar },
		{ &dates_tool, "ics", s->ics },
		{ &clean_tool, "explain", s->explain },
		{ &clean_tool, "diff", s->diff },
		{ &clean_tool, "map", s->map },
		{ &stats_tool, "each", s->each },
		{ &stats_tool, "kwic", s->stats.kwic },
	};
	const char *other = s->format == PRINT_JSON && tool != &stats_tool ? "json" : NULL;

	for (size_t i = 0; i < sizeof(outputs) / sizeof(*outputs); i++) {
		if (outputs[i].tool != tool || !outputs[i].given)
			continue;
		if (other) {
			fprintf(stderr,
				"lede: --%s and --%s do not go together\nTry 'lede %s --help'.\n",
				other, outputs[i].name, tool->name);
			return EXIT_USAGE;
		}
		other = outputs[i].name;
	}
	return EXIT_DONE;
}

/* What cannot be, whatever the input. */
static int check_settings(const struct tool *tool, const struct settings *s)
{
	if (check_outputs(tool, s) != EXIT_DONE)
		return EXIT_USAGE;
	if (s->format != PRINT_TSV || (columns_of(tool, s) && !s->each))
		return EXIT_DONE;
	fprintf(stderr, "lede: %s%s has no columns to print with --tsv\n", tool->name,
		s->each       ? " --each"
		: s->calendar ? " --calendar"
		: s->ics      ? " --ics"
		: s->entity_format ? " --format"
		: s->explain  ? " --explain"
			      : "");
	return EXIT_USAGE;
}

/* Is one thing told of the whole batch, and not something of each document? */
static bool sums_up(const struct summing *sums, const struct settings *s)
{
	return sums && (!sums->wanted || sums->wanted(s));
}

/* The files that are read before the others, ended by NULL; or NULL. */
static char **files_before(const struct tool *tool, struct settings *s)
{
	const struct summing *sums = tool->sums;

	return sums_up(sums, s) && sums->before ? sums->before(s) : NULL;
}

static size_t count_names(char **names)
{
	size_t n = 0;

	while (names && names[n])
		n++;
	return n;
}

/* Emptying a file that is still to be read would lose it. */
static bool is_among(const struct stat *file, char **names, size_t count)
{
	struct stat s;

	for (size_t i = 0; i < count; i++)
		if (stat(names[i], &s) == 0 && S_ISREG(s.st_mode) && s.st_dev == file->st_dev &&
		    s.st_ino == file->st_ino)
			return true;
	return false;
}

static int open_rejects(const char *name, char **names, size_t count, char **before)
{
	int fd = name ? open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666) : -1;
	struct stat file;

	if (!name)
		return -1;
	if (fd >= 0 && fstat(fd, &file) == 0 &&
	    (is_among(&file, names, count) || is_among(&file, before, count_names(before)))) {
		fprintf(stderr, "lede: %s: is to be read; not a place for --rejects\n", name);
		close(fd);
		return -1;
	}
	if (fd < 0 || (ftruncate(fd, 0) < 0 && errno != EINVAL)) {
		fprintf(stderr, "lede: %s: %s\n", name, strerror(errno));
		return -1;
	}
	return fd;
}

/* A file's bytes, for as long as the run lasts; false after telling what is wrong. */
static bool read_file(const char *name, struct buffer *out)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : 1;

	while (got > 0) {
		buffer_reserve(out, 1 << 16);
		got = read(fd, out->at + out->len, 1 << 16);
		out->len += got > 0 ? (size_t)got : 0;
	}
	if (got < 0)
		fprintf(stderr, "lede: %s: %s\n", name, strerror(errno));
	if (fd >= 0)
		close(fd);
	return got == 0;
}

/* The user's model of entities: checked before it is used. */
static int open_model(struct settings *s, struct buffer *bytes, struct entity_model *model)
{
	const char *wrong;

	if (!s->model)
		return EXIT_DONE;
	if (!read_file(s->model, bytes))
		return EXIT_USAGE;
	wrong = model_open(model, bytes->at, bytes->len);
	if (wrong)
		fprintf(stderr, "lede: %s: %s\n", s->model, wrong);
	s->how.model = model;
	return wrong ? EXIT_USAGE : EXIT_DONE;
}

/* The user's lexicon, all of it or nothing. */
static int open_lexicon(struct settings *s, struct user_lexicon **out)
{
	struct report report = { 0 };

	*out = NULL;
	if (!s->lexicon)
		return EXIT_DONE;
	*out = user_lexicon_read(s->lexicon, &report);
	if (report.lines.len)
		fwrite(report.lines.at, 1, report.lines.len, stderr);
	buffer_free(&report.lines);
	s->how.names = *out;
	return *out ? EXIT_DONE : EXIT_USAGE;
}

/* What the user listed in a file, in the same way. */
static int open_phrases(const char *name, bool words_only, const struct user_phrases **out,
			struct user_phrases **owned)
{
	struct report report = { 0 };

	if (!name)
		return EXIT_DONE;
	*out = *owned = user_phrases_read(name, words_only, &report);
	if (report.lines.len)
		fwrite(report.lines.at, 1, report.lines.len, stderr);
	buffer_free(&report.lines);
	return *owned ? EXIT_DONE : EXIT_USAGE;
}

static void read_all(struct run *run, char **names, size_t count)
{
	const struct settings *s = run->settings;

	run->input = input_open(names, count, s->from, s->max_document);
	with_threads(run, s->jobs);
	input_close(run->input);
}

static void read_before(struct run *run, char **names)
{
	if (!count_names(names))
		return;
	run->sums->reading(run->sum, true);
	read_all(run, names, count_names(names));
	run->sums->reading(run->sum, false);
}

int run_tool(const struct tool *tool, struct settings *s, char **names, size_t count)
{
	char **before = files_before(tool, s);
	struct user_lexicon *lexicon = NULL;
	struct user_phrases *stopwords = NULL, *exclude = NULL;
	struct entity_model model;
	struct buffer bytes = { 0 };
	int status = EXIT_USAGE;
	struct sigaction interrupt = { .sa_handler = on_interrupt };
	struct run run = { .tool = tool, .settings = s };

	if (check_settings(tool, s) != EXIT_DONE || open_lexicon(s, &lexicon) != EXIT_DONE ||
	    open_phrases(s->stopwords, true, &s->how.stopwords, &stopwords) != EXIT_DONE ||
	    open_phrases(s->exclude, false, &s->how.exclude, &exclude) != EXIT_DONE ||
	    open_model(s, &bytes, &model) != EXIT_DONE)
		goto out;
	run.rejects = open_rejects(s->rejects, names, count, before);
	if (s->rejects && run.rejects < 0)
		goto out;
	sigaction(SIGINT, &interrupt, NULL);
	run.printed = s->layers ? s->layers : tool->layers;
	run.reused = annotate_needs(run.printed) & ~run.printed;
	run.sums = s->sums ? s->sums : tool->sums;
	run.noting = sums_up(run.sums, s);
	run.apart = tool->apart && tool->apart(s);
	run.sum = run.noting ? run.sums->open() : NULL;
	run.dedupe = s->dedupe ? dedupe_open() : NULL;
	clock_gettime(CLOCK_MONOTONIC, &run.begun);
	print_header(&run);
	read_before(&run, before);
	read_all(&run, names, count);
	finish(&run);
	if (run.noting)
		run.sums->close(run.sum);
	dedupe_close(run.dedupe);
	status = interrupted ? EXIT_INTERRUPTED : run.status;
out:
	user_lexicon_close(lexicon);
	user_phrases_close(stopwords);
	user_phrases_close(exclude);
	buffer_free(&bytes);
	return status;
}
