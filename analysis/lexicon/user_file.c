#include "lexicon/user_file.h"

#include <errno.h>
#include <stdio.h>

#include "base/utf8.h"

static bool read_bytes(const char *path, struct buffer *out, struct report *report)
{
	FILE *in = fopen(path, "rb");
	size_t got;
	bool failed;

	if (!in) {
		report_problem(report, (struct place){ path, 0 }, "%s", strerror(errno));
		return false;
	}
	do {
		buffer_reserve(out, 1 << 16);
		got = fread(out->at + out->len, 1, 1 << 16, in);
		out->len += got;
	} while (got);
	failed = ferror(in);
	if (failed)
		report_problem(report, (struct place){ path, 0 }, "%s", strerror(errno));
	fclose(in);
	return !failed;
}

static struct slice next_line(struct slice *rest)
{
	const char *end = memchr(rest->ptr, '\n', rest->len);
	size_t len = end ? (size_t)(end - rest->ptr) : rest->len;
	struct slice line = slice_trim(slice_sub(*rest, 0, len));

	*rest = slice_sub(*rest, end ? len + 1 : len, rest->len);
	return line;
}

bool user_file_read(const char *path, struct arena *arena, struct report *report,
		    const char *(*add)(void *to, struct slice line), void *to)
{
	size_t problems = report->problems;
	struct buffer bytes = { 0 };
	struct place place = { path, 0 };
	struct slice rest = { 0 };

	if (read_bytes(path, &bytes, report))
		rest = arena_copy(arena, buffer_view(&bytes));
	buffer_free(&bytes);
	if (slice_starts(rest, SLICE("\xef\xbb\xbf")))
		rest = slice_sub(rest, 3, rest.len);
	while (rest.len) {
		struct slice line = next_line(&rest);
		const char *wrong = NULL;

		place.line++;
		if (utf8_valid_run(line) < line.len)
			wrong = "not UTF-8";
		else if (line.len && line.ptr[0] != '#')
			wrong = add(to, line);
		if (wrong)
			report_problem(report, place, "%s", wrong);
	}
	return report->problems == problems;
}
