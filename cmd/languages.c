#include <stdio.h>

#include "cmd/tool.h"
#include "text/language.h"

/* The languages that texts are identified as, and which layers know each of them. */

static const char *layers_of(const struct language *l)
{
	return strcmp(l->code, "en") == 0
		       ? "tokens, sentences, entities, dates, quotes, keywords, summary, stats"
		       : "tokens, sentences, keywords, summary, stats";
}

static void print_json(const struct language *l)
{
	printf("{\"code\":\"%s\",\"name\":\"%s\",\"layers\":[", l->code, l->name);
	for (const char *at = layers_of(l), *next; at; at = next) {
		size_t len = strcspn(at, ",");

		next = at[len] ? at + len + 2 : NULL;
		printf("\"%.*s\"%s", (int)len, at, next ? "," : "");
	}
	puts("]}");
}

static int run(struct settings *s, char **names, size_t count)
{
	const struct language *l;

	(void)names, (void)count;
	if (s->header && s->format != PRINT_JSON)
		puts("code\tname\tlayers");
	for (size_t i = 0; (l = language_at(i)); i++) {
		if (s->format == PRINT_JSON)
			print_json(l);
		else
			printf("%s\t%s\t%s\n", l->code, l->name, layers_of(l));
	}
	return EXIT_DONE;
}

const struct tool languages_tool = {
	.name = "languages",
	.about = "list the languages that texts are identified as",
	.no_files = true,
	.run = run,
};
