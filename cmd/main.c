#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/tool.h"

enum { WIDTH_USUAL = 80, WIDTH_LEAST = 40, WIDTH_MOST = 100 };

/* Width and colour are the terminal's affair; in a pipe there is neither. */
static void look_at_terminal(struct settings *s)
{
	struct winsize size;
	const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");

	s->width = WIDTH_USUAL;
	if (!isatty(STDOUT_FILENO))
		return;
	s->pretty = true;
	s->colour = !(no_colour && *no_colour) && term && strcmp(term, "dumb") != 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		s->width = size.ws_col;
	if (s->width < WIDTH_LEAST)
		s->width = WIDTH_LEAST;
	if (s->width > WIDTH_MOST)
		s->width = WIDTH_MOST;
}

/* Standard input stands for missing names, but a person at a terminal who typed just
 * `lede` wants to know what it is, and one who typed `lede tokens` is told to type. */
static int from_standard_input(const struct tool *tool, bool bare)
{
	if (!isatty(STDIN_FILENO))
		return EXIT_DONE;
	if (bare) {
		print_usage(stderr, tool);
		return EXIT_USAGE;
	}
	fputs("lede: reading from the terminal; end with Ctrl-D\n", stderr);
	return EXIT_DONE;
}

/* What a large document took is given back to the system at once: glibc would keep blocks
 * of up to 32 MB after the first of them was freed. */
static void give_back_memory(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

/* A standard descriptor that the caller closed must not become the number of a file that
 * is opened later: this one fails at the first read or write, and that is told. */
static void hold_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* What is short goes through stdio: a full disk shows up only here. */
static int end_output(void)
{
	if (fflush(stdout) != EOF)
		return EXIT_DONE;
	fprintf(stderr, "lede: standard output: %s\n", strerror(errno));
	return EXIT_INCOMPLETE;
}

static int take_subject(const struct tool *tool, struct settings *s, const char *subject)
{
	const char *wrong = subject ? tool->take_subject(s, subject) : "is missing";

	if (!wrong)
		return EXIT_DONE;
	fprintf(stderr, "lede: %s%s%s %s; it is one of %s\nTry 'lede %s --help'.\n", tool->subject,
		subject ? " " : "", subject ? subject : "", wrong, tool->subjects, tool->name);
	return EXIT_USAGE;
}

/* The option that somebody may have meant who names it like a tool, or NULL. */
static const char *option_meant(const char *name)
{
	if (strcmp(name, "help") == 0)
		return "--help";
	return strcmp(name, "version") == 0 ? "--version" : NULL;
}

/* What is no tool is a file; but `lede sumary story.txt` without such a file is a slip. */
static int check_slip(const char *name)
{
	const struct tool *tool;
	const char *meant;

	if (!name || access(name, F_OK) == 0)
		return EXIT_DONE;
	tool = nearest_tool(name);
	meant = tool ? tool->name : option_meant(name);
	if (!meant)
		return EXIT_DONE;
	fprintf(stderr, "lede: %s: no tool and no file; did you mean '%s'?\n"
			"Try 'lede --help'.\n", name, meant);
	return EXIT_USAGE;
}

/* The tool whose name is the first that the arguments have, which is taken out of them;
 * otherwise the brief, or NULL after a slip has been told. */
static const struct tool *take_tool(int *argc, char **argv)
{
	int at = first_name(*argc, argv);
	const struct tool *tool = at < *argc ? find_tool(argv[at]) : NULL;

	if (!tool)
		return check_slip(at < *argc ? argv[at] : NULL) == EXIT_DONE ? &brief_tool : NULL;
	memmove(argv + at, argv + at + 1, (size_t)(*argc - at) * sizeof(*argv)); /* with the NULL */
	--*argc;
	return tool;
}

int main(int argc, char **argv)
{
	static char *standard_input[] = { "-" }, name[] = "lede";
	struct settings s = { .date = DAY_UNKNOWN, .jobs = 1, .max_document = 256u << 20 };
	const struct tool *tool;
	int first, status;

	hold_descriptors();
	give_back_memory();
	if (argc > 0)
		argv[0] = name; /* in getopt's messages as in ours, wherever it was found */
	tool = take_tool(&argc, argv);
	if (!tool)
		return EXIT_USAGE;
	status = parse_options(tool, argc, argv, &s, &first);
	if (status != EXIT_DONE)
		return status < 0 ? end_output() : status;
	if (tool->take_subject) {
		status = take_subject(tool, &s, first < argc ? argv[first++] : NULL);
		if (status != EXIT_DONE)
			return status;
	}
	look_at_terminal(&s);
	if (tool->no_files && first < argc) {
		fprintf(stderr, "lede: %s: %s reads no files\n", argv[first], tool->name);
		return EXIT_USAGE;
	}
	if (tool->run) {
		status = tool->run(&s, argv + first, (size_t)(argc - first));
		return status == EXIT_DONE ? end_output() : status;
	}
	if (first < argc)
		return run_tool(tool, &s, argv + first, (size_t)(argc - first));
	status = from_standard_input(tool, argc == 1 && tool == &brief_tool);
	return status == EXIT_DONE ? run_tool(tool, &s, standard_input, 1) : status;
}
