/* The bundle's `lede`: finds the folder that it lies in and runs the real program with
 * the loader and the libraries that lie beside it, so that nothing of the system is
 * needed. Static; works without /proc. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* The folder of this program, without a slash at its end. */
static void find_folder(char folder[PATH_MAX])
{
	ssize_t len = readlink("/proc/self/exe", folder, PATH_MAX - 1);
	char *slash;

	if (len > 0)
		folder[len] = '\0';
	else /* no /proc: the path it was started by */
		snprintf(folder, PATH_MAX, "%s", (const char *)getauxval(AT_EXECFN));
	slash = strrchr(folder, '/');
	if (!slash)
		snprintf(folder, PATH_MAX, ".");
	else
		*slash = 0;
}

int main(int argc, char **argv)
{
	static char folder[PATH_MAX], loader[PATH_MAX + 16], libraries[PATH_MAX + 16],
		program[PATH_MAX + 16];
	char **command = calloc((size_t)argc + 7, sizeof(*command));
	int n = 0;

	if (!command)
		return 1;
	find_folder(folder);
	snprintf(loader, sizeof(loader), "%s/lib/loader", folder);
	snprintf(libraries, sizeof(libraries), "%s/lib", folder);
	snprintf(program, sizeof(program), "%s/lib/lede", folder);
	command[n++] = loader;
	command[n++] = "--library-path";
	command[n++] = libraries;
	command[n++] = "--argv0";
	command[n++] = "lede";
	command[n++] = program;
	for (int i = 1; i < argc; i++)
		command[n++] = argv[i];
	execv(loader, command);
	fprintf(stderr, "lede: %s: %s\n", loader, strerror(errno));
	return 1;
}
