#include "ingest/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ingest/decode.h"

enum {
	CHUNK = 256 << 10,       /* bytes asked for in one read */
	BATCH_BYTES = 64 << 10,  /* enough to be worth handing to a thread, */
	BATCH_RECORDS = 64,      /* and few enough to be soon done */
};

struct input {
	char **names;
	size_t count, next; /* next: the name to open */
	enum input_format format;
	size_t max_document;

	int fd; /* -1: none open */
	struct place place; /* line: the number of lines begun */
	bool ndjson;        /* of the open file */
	bool begun;         /* inside a line, */
	bool skipping;      /* one that is too long */
	struct buffer partial; /* its beginning, while the rest is waited for */
	uint64_t bytes;
	size_t at, len;     /* unread bytes of chunk */
	char chunk[CHUNK];
};

struct input *input_open(char **names, size_t count, enum input_format format,
			 size_t max_document)
{
	struct input *in = memory_new(sizeof(*in));

	in->names = names;
	in->count = count;
	in->next = 0;
	in->format = format;
	in->max_document = max_document;
	in->fd = -1;
	in->bytes = 0;
	in->at = in->len = 0;
	in->partial = (struct buffer){ 0 };
	return in;
}

static void close_file(struct input *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	in->at = in->len = 0;
}

void input_close(struct input *in)
{
	close_file(in);
	buffer_free(&in->partial);
	free(in);
}

uint64_t input_bytes(const struct input *in)
{
	return in->bytes;
}

void batch_clear(struct batch *batch)
{
	buffer_clear(&batch->bytes);
	batch->records.len = 0;
	buffer_clear(&batch->report.lines);
	batch->report.problems = batch->report.warnings = 0;
}

void batch_free(struct batch *batch)
{
	buffer_free(&batch->bytes);
	vector_free(&batch->records);
	buffer_free(&batch->report.lines);
}

bool input_ready(struct input *in)
{
	struct pollfd wait = { .fd = in->fd, .events = POLLIN };

	if (in->fd < 0 || in->at < in->len)
		return true;
	return poll(&wait, 1, 0) != 0;
}

/* Would writing the output change this input while it is read? */
static bool is_output(int fd)
{
	struct stat in, out;

	return fstat(fd, &in) == 0 && S_ISREG(in.st_mode) && fstat(STDOUT_FILENO, &out) == 0 &&
	       in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

static void open_next(struct input *in, struct batch *batch)
{
	const char *name = in->names[in->next++];

	in->place = (struct place){ name, 0 };
	in->ndjson = in->format == INPUT_NDJSON;
	in->begun = in->skipping = false;
	in->at = in->len = 0;
	in->fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0) {
		report_problem(&batch->report, in->place, "%s", strerror(errno));
	} else if (is_output(in->fd)) {
		report_problem(&batch->report, in->place, "is the output too; skipped");
		close_file(in);
	}
}

/* More bytes behind those of the chunk. False at the end of the file, or when reading
 * failed or was interrupted by a signal: what was read until then stands. */
static bool fill_more(struct input *in, struct batch *batch)
{
	ssize_t got = read(in->fd, in->chunk + in->len, CHUNK - in->len);

	in->len += got > 0 ? (size_t)got : 0;
	in->bytes += got > 0 ? (size_t)got : 0;
	if (got < 0 && errno != EINTR)
		report_problem(&batch->report, (struct place){ in->place.source, 0 }, "%s",
			       strerror(errno));
	return got > 0;
}

/* The next bytes, instead of those that have been used. */
static bool fill(struct input *in, struct batch *batch)
{
	in->at = in->len = 0;
	return fill_more(in, batch);
}

int looks_like_ndjson(struct slice s)
{
	int seen = 0;

	if (slice_starts(s, SLICE("\xef\xbb\xbf")))
		s = slice_sub(s, 3, s.len);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == ' ' || (s.ptr[i] >= '\t' && s.ptr[i] <= '\r'))
			continue;
		if (s.ptr[i] != (seen ? '"' : '{'))
			return 0;
		if (seen++)
			return 1;
	}
	return -1;
}

/* [{" with or without blanks between: articles, but not one a line. */
static bool is_json_array(struct slice bytes)
{
	static const char opening[] = "[{\"";
	size_t at = slice_starts(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;

	for (const char *c = opening; *c; c++, at++) {
		while (at < bytes.len && memchr(" \t\n\r", bytes.ptr[at], 4))
			at++;
		if (at == bytes.len || bytes.ptr[at] != *c)
			return false;
	}
	return true;
}

static void add_record(struct input *in, struct batch *batch, size_t start,
		       enum record_kind kind)
{
	struct record record = { start, batch->bytes.len - start, in->place, kind };

	if (kind == RECORD_PLAIN)
		record.place.line = 0;
	*vector_push(&batch->records) = record;
}

/* The line that starts at `start` of the batch has ended: make it a record, or drop
 * it when it is blank or too long. */
static void end_line(struct input *in, struct batch *batch, size_t start)
{
	struct slice line = slice_sub(buffer_view(&batch->bytes), start, batch->bytes.len);

	if (in->skipping || !slice_trim(line).len)
		batch->bytes.len = start;
	else
		add_record(in, batch, start, RECORD_LINE);
	in->skipping = false;
}

/* Append a part of a line, unless that makes it too long. */
static void add_part(struct input *in, struct batch *batch, size_t start, const char *part,
		     size_t len)
{
	if (in->skipping)
		return;
	if (batch->bytes.len - start + len <= in->max_document) {
		buffer_add(&batch->bytes, part, len);
		return;
	}
	report_problem(&batch->report, in->place,
		       "longer than --max-document (%zu bytes); article skipped",
		       in->max_document);
	batch->bytes.len = start;
	in->skipping = true;
}

static bool batch_full(const struct batch *batch)
{
	return batch->bytes.len >= BATCH_BYTES || batch->records.len >= BATCH_RECORDS;
}

/* The rest of a line is yet to come: those before it must not wait for it. */
static void set_partial_aside(struct input *in, struct batch *batch, size_t start)
{
	if (!in->begun)
		return;
	buffer_add(&in->partial, batch->bytes.at + start, batch->bytes.len - start);
	batch->bytes.len = start;
}

/* Lines from the open NDJSON file. At its end the file is closed. */
static void read_lines(struct input *in, struct batch *batch)
{
	size_t start = batch->bytes.len;

	buffer_slice(&batch->bytes, buffer_view(&in->partial));
	buffer_clear(&in->partial);
	while (in->begun || !batch_full(batch)) {
		const char *from = in->chunk + in->at, *end;
		size_t len;

		if (in->at == in->len) {
			if (batch->records.len && !input_ready(in)) {
				set_partial_aside(in, batch, start);
				return;
			}
			if (!fill(in, batch)) {
				if (in->begun)
					end_line(in, batch, start);
				close_file(in);
				return;
			}
			continue;
		}
		end = memchr(from, '\n', in->len - in->at);
		len = end ? (size_t)(end - from) : in->len - in->at;
		if (!in->begun) {
			start = batch->bytes.len;
			in->place.line++;
		}
		add_part(in, batch, start, from, len);
		in->at += len + (end != NULL);
		in->begun = !end;
		if (end)
			end_line(in, batch, start);
	}
}

/* A text that turns out to be NDJSON only after decoding (UTF-16): its lines. */
static void split_decoded(struct input *in, struct batch *batch, struct slice text)
{
	batch->bytes.len = 0;
	for (size_t at = 0; at < text.len;) {
		const char *end = memchr(text.ptr + at, '\n', text.len - at);
		size_t len = end ? (size_t)(end - text.ptr) - at : text.len - at;
		size_t start = batch->bytes.len;

		in->place.line++;
		add_part(in, batch, start, text.ptr + at, len);
		end_line(in, batch, start);
		at += len + 1;
	}
}

/* The whole open file is one plain text, what is in the batch its beginning. */
static void read_plain(struct input *in, struct batch *batch)
{
	struct slice bytes;

	do {
		if (batch->bytes.len + in->len - in->at > in->max_document) {
			report_problem(&batch->report, (struct place){ in->place.source, 0 },
				       "longer than --max-document (%zu bytes); skipped",
				       in->max_document);
			close_file(in);
			batch->bytes.len = 0;
			return;
		}
		buffer_add(&batch->bytes, in->chunk + in->at, in->len - in->at);
	} while (fill(in, batch));
	close_file(in);
	bytes = buffer_view(&batch->bytes);
	if (has_utf16_mark(bytes) && in->format == INPUT_BY_CONTENT) {
		struct buffer text = { 0 };

		decode_utf16(bytes, &text);
		if (looks_like_ndjson(buffer_view(&text)) == 1)
			split_decoded(in, batch, buffer_view(&text));
		else
			add_record(in, batch, 0, RECORD_PLAIN);
		buffer_free(&text);
	} else if (in->format == INPUT_BY_CONTENT && is_json_array(bytes)) {
		report_problem(&batch->report, in->place, "is a JSON array; lede reads an object a "
							  "line, as jq -c '.[]' writes them; skipped");
		batch->bytes.len = 0;
	} else if (slice_trim(bytes).len) {
		add_record(in, batch, 0, RECORD_PLAIN);
	}
}

/* Too short to tell yet: go on reading behind it. When it fills the chunk, its blanks go
 * into the batch, which keeps them when the file turns out to be text. */
static void set_blanks_aside(struct input *in, struct batch *batch)
{
	size_t blanks = 0;

	if (in->len < CHUNK)
		return;
	while (blanks < in->len && in->chunk[blanks] != '{')
		blanks++;
	buffer_add(&batch->bytes, in->chunk, blanks);
	in->len -= blanks;
	memmove(in->chunk, in->chunk + blanks, in->len);
}

static void begin_lines(struct input *in, struct batch *batch)
{
	in->ndjson = true;
	for (size_t i = 0; i < batch->bytes.len; i++)
		in->place.line += batch->bytes.at[i] == '\n';
	batch->bytes.len = 0;
	if (slice_starts((struct slice){ in->chunk, in->len }, SLICE("\xef\xbb\xbf")))
		in->at = 3;
}

/* Decide what the file just opened is, by its first bytes that are not blank. */
static void begin_file(struct input *in, struct batch *batch)
{
	while (fill_more(in, batch)) {
		struct slice chunk = { in->chunk, in->len };
		int found = in->format == INPUT_BY_CONTENT ? looks_like_ndjson(chunk)
							   : in->format == INPUT_NDJSON;

		if (found == 1) {
			begin_lines(in, batch);
			return;
		}
		if (found == 0 || batch->bytes.len + in->len > in->max_document) {
			read_plain(in, batch);
			return;
		}
		set_blanks_aside(in, batch);
		if (in->len == CHUNK) { /* "{" and blanks without end: no NDJSON of ours */
			read_plain(in, batch);
			return;
		}
	}
	buffer_add(&batch->bytes, in->chunk, in->len);
	if (slice_trim(buffer_view(&batch->bytes)).len)
		add_record(in, batch, 0, RECORD_PLAIN); /* "{" and nothing more */
	else
		batch->bytes.len = 0;
	close_file(in);
}

bool input_next(struct input *in, struct batch *batch)
{
	batch_clear(batch);
	while (!batch->records.len) {
		if (in->fd < 0) {
			if (in->next == in->count)
				return false;
			if (batch->report.lines.len)
				return true; /* tell at once, before the next file is read */
			open_next(in, batch);
			if (in->fd >= 0)
				begin_file(in, batch);
		} else {
			read_lines(in, batch);
		}
		if (batch->report.problems)
			return true;
	}
	return true;
}
