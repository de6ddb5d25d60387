/* Prints the completions of a shell, made from the same tables as the program's own help.
 * usage: completions bash|zsh|fish */
#include <stdio.h>

#include "cmd/tool.h"

/* Values that an option may take, for those that have a few. */
static const char *values_of(const struct option_row *row)
{
	if (strcmp(row->name, "from") == 0)
		return "text html ndjson";
	if (strcmp(row->name, "offsets") == 0)
		return "codepoints bytes utf16";
	if (strcmp(row->name, "by") == 0)
		return "year month day";
	if (strcmp(row->name, "format") == 0)
		return "conll brat spacy html";
	if (strcmp(row->name, "date-order") == 0)
		return "dmy mdy ymd";
	if (strcmp(row->name, "keep") == 0)
		return "captions tables bylines";
	if (strcmp(row->name, "layers") == 0)
		return "tokens sentences entities dates quotes keywords summary stats";
	if (strcmp(row->name, "without") == 0)
		return "word shape affix context lexicon cluster document position stretch vector";
	return NULL;
}

/* A list for people as words. */
static void put_words(const char *list)
{
	for (; *list; list++)
		if (*list != ',')
			putchar(*list);
}

static void bash_options(const struct option_row *row)
{
	for (; row && row->name; row++)
		printf(" --%s", row->name);
}

/* tool: a shell pattern */
static void bash_values(const char *tool, const struct option_row *row)
{
	for (; row && row->name; row++)
		if (values_of(row))
			printf("\t%s:--%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n",
			       tool, row->name, values_of(row));
}

static void bash(void)
{
	puts("_lede() {\n"
	     "\tlocal word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
	     "\tlocal tool=${COMP_WORDS[1]} options\n"
	     "\tcase $tool:$previous in");
	for (const struct tool *const *t = tools; *t; t++)
		bash_values((*t)->name, (*t)->options);
	bash_values("*", common_options);
	for (const struct tool *const *t = tools; *t; t++) {
		if (!(*t)->subject)
			continue;
		printf("\t%s:%s) COMPREPLY=($(compgen -W '", (*t)->name, (*t)->name);
		put_words((*t)->subjects);
		puts("' -- \"$word\")); return ;;");
	}
	puts("\tesac\n\tcase $tool in");
	for (const struct tool *const *t = tools; *t; t++) {
		printf("\t%s) options='", (*t)->name);
		bash_options((*t)->options);
		puts("' ;;");
	}
	fputs("\tesac\n\tcase $word in\n\t-*) COMPREPLY=($(compgen -W \"$options", stdout);
	bash_options(common_options);
	puts("\" -- \"$word\")); return ;;\n\tesac");
	fputs("\tCOMPREPLY=($(compgen -f -- \"$word\"))\n"
	      "\t[ \"$COMP_CWORD\" = 1 ] && COMPREPLY+=($(compgen -W '",
	      stdout);
	for (const struct tool *const *t = tools; *t; t++)
		printf("%s ", (*t)->name);
	puts("' -- \"$word\"))\n}\ncomplete -o filenames -F _lede lede");
}

/* What stands behind the name of an option: its help, and what it takes. */
static void zsh_rest(const struct option_row *row)
{
	putchar('[');
	for (const char *c = row->help; *c; c++) /* quotes and brackets have a meaning */
		putchar(strchr("'[]:", *c) ? ' ' : *c);
	printf("]%s%s", row->argument ? ":" : "", row->argument ? row->argument : "");
	if (values_of(row))
		printf(":(%s)", values_of(row));
	else if (row->argument && strcmp(row->argument, "FILE") == 0)
		fputs(":_files", stdout);
	puts("' \\");
}

static void zsh_options(const struct option_row *row)
{
	for (; row && row->name; row++) {
		printf("\t'--%s%s", row->name, row->argument ? "=" : "");
		zsh_rest(row);
		if (!row->letter)
			continue;
		printf("\t'-%c%s", row->letter, row->argument ? "+" : "");
		zsh_rest(row);
	}
}

static void zsh(void)
{
	puts("#compdef lede\nlocal -a tools\ntools=(");
	for (const struct tool *const *t = tools; *t; t++)
		printf("\t'%s:%s'\n", (*t)->name, (*t)->about);
	puts(")\nif (( CURRENT == 2 )); then\n\t_describe tool tools\n\t_files\n\treturn\nfi\n"
	     "case $words[2] in");
	for (const struct tool *const *t = tools; *t; t++) {
		printf("%s)\n\t_arguments \\\n", (*t)->name);
		zsh_options((*t)->options);
		zsh_options(common_options);
		if ((*t)->subject) { /* the first argument is the tool */
			printf("\t'2:%s:(", (*t)->subject);
			put_words((*t)->subjects);
			puts(")' \\");
		}
		puts("\t'*:file:_files' ;;");
	}
	puts("*) _files ;;\nesac");
}

static void fish_options(const char *condition, const struct option_row *row)
{
	for (; row && row->name; row++) {
		printf("complete -c lede %s -l %s", condition, row->name);
		if (row->letter)
			printf(" -s %c", row->letter);
		if (row->argument)
			fputs(" -r", stdout);
		if (values_of(row))
			printf(" -f -a '%s'", values_of(row));
		fputs(" -d \"", stdout);
		for (const char *c = row->help; *c; c++)
			putchar(strchr("\"$", *c) ? ' ' : *c);
		puts("\"");
	}
}

static void fish(void)
{
	for (const struct tool *const *t = tools; *t; t++)
		printf("complete -c lede -n __fish_use_subcommand -a %s -d '%s'\n", (*t)->name,
		       (*t)->about);
	for (const struct tool *const *t = tools; *t; t++) {
		char condition[80];

		snprintf(condition, sizeof(condition), "-n '__fish_seen_subcommand_from %s'",
			 (*t)->name);
		fish_options(condition, (*t)->options);
		if (!(*t)->subject)
			continue;
		printf("complete -c lede %s -a '", condition);
		put_words((*t)->subjects);
		puts("'");
	}
	fish_options("", common_options);
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "bash") == 0)
		bash();
	else if (argc == 2 && strcmp(argv[1], "zsh") == 0)
		zsh();
	else if (argc == 2 && strcmp(argv[1], "fish") == 0)
		fish();
	else
		return fputs("usage: completions bash|zsh|fish\n", stderr), 2;
	return 0;
}
