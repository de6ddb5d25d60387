#include "cmd/tool.h"

/* The one table of tools. */
const struct tool *const tools[] = {
	&brief_tool,   &clean_tool,   &tokens_tool, &entities_tool, &dates_tool, &quotes_tool,
	&keywords_tool, &summary_tool, &stats_tool,  &analyze_tool,  &eval_tool,  &train_tool,
	&languages_tool, NULL,
};

const struct tool *find_tool(const char *name)
{
	for (const struct tool *const *t = tools; *t; t++)
		if (strcmp((*t)->name, name) == 0)
			return *t;
	return NULL;
}

/* --- names that are near --------------------------------------------------------------- */

enum { NAME_MAX_LENGTH = 31 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Letters to leave out, put in, replace or swap with their neighbour; both names are of at
 * most NAME_MAX_LENGTH. Optimal string alignment, of which three rows are kept. */
static unsigned edit_distance(const char *a, const char *b)
{
	unsigned rows[3][NAME_MAX_LENGTH + 1];
	size_t n = strlen(b);

	for (unsigned j = 0; j <= n; j++)
		rows[0][j] = j;
	for (unsigned i = 1; a[i - 1]; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i - 1) % 3], *higher = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			row[j] = above[j - 1] + (a[i - 1] != b[j - 1]);
			row[j] = least(row[j], least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], higher[j - 2] + 1);
		}
	}
	return rows[strlen(a) % 3][n];
}

const struct tool *nearest_tool(const char *name)
{
	const struct tool *nearest = NULL;
	unsigned best = NAME_MAX_LENGTH;

	if (strlen(name) > NAME_MAX_LENGTH)
		return NULL;
	for (const struct tool *const *t = tools; *t; t++) {
		unsigned distance = edit_distance(name, (*t)->name);

		if (distance < best && distance * 3 <= strlen((*t)->name)) {
			nearest = *t;
			best = distance;
		}
	}
	return nearest;
}
