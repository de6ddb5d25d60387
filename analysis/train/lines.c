#include "train/lines.h"

#include <errno.h>
#include <zlib.h>

bool lines_open(struct lines *l, const char *path, struct report *report)
{
	*l = (struct lines){ .place = { path, 0 }, .in = gzopen(path, "rb") };
	if (!l->in)
		report_problem(report, l->place, "%s", strerror(errno));
	return l->in != NULL;
}

/* gzgets stops at a newline or with its room full: go on until the newline. */
static bool read_line(struct lines *l)
{
	enum { PIECE = 1 << 16 };

	buffer_clear(&l->line);
	l->place.line++;
	do {
		buffer_reserve(&l->line, PIECE);
		if (!gzgets(l->in, l->line.at + l->line.len, PIECE))
			break;
		l->line.len += strlen(l->line.at + l->line.len);
	} while (!l->line.len || l->line.at[l->line.len - 1] != '\n');
	return l->line.len > 0;
}

bool lines_next(struct lines *l)
{
	while (read_line(l))
		if (slice_trim(buffer_view(&l->line)).len)
			return true;
	return false;
}

bool lines_close(struct lines *l, struct report *report)
{
	int code = Z_OK;

	gzerror(l->in, &code);
	if (code != Z_OK && code != Z_STREAM_END)
		report_problem(report, l->place, "the file is damaged or cut short here");
	gzclose(l->in);
	buffer_free(&l->line);
	return code == Z_OK || code == Z_STREAM_END;
}
