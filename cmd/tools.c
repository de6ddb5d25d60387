#include "cmd/tool.h"

/* The one table of tools. */
const struct tool *const tools[] = {
	&brief_tool,   &clean_tool,   &tokens_tool, &entities_tool, &dates_tool, &quotes_tool,
	&keywords_tool, &summary_tool, &stats_tool,  &analyze_tool,  &eval_tool,  &train_tool, NULL,
};

const struct tool *find_tool(const char *name)
{
	for (const struct tool *const *t = tools; *t; t++)
		if (strcmp((*t)->name, name) == 0)
			return *t;
	return NULL;
}
