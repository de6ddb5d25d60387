/* Runs a command a few times and prints the least wall time in seconds and the greatest
 * resident set in kilobytes, a tab between them. Its output goes to /dev/null.
 * usage: measure RUNS COMMAND [ARGUMENT...] */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds that one run takes; its peak goes to *rss. */
static double run(char **command, long *rss)
{
	double begun = now();
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
			_exit(127);
		execvp(command[0], command);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 || status != 0) {
		fprintf(stderr, "measure: %s failed\n", command[0]);
		exit(1);
	}
	*rss = usage.ru_maxrss;
	return now() - begun;
}

int main(int argc, char **argv)
{
	double least = 1e9;
	long most = 0;

	if (argc < 3) {
		fputs("usage: measure RUNS COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	for (int i = atoi(argv[1]); i > 0; i--) {
		long rss;
		double seconds = run(argv + 2, &rss);

		least = seconds < least ? seconds : least;
		most = rss > most ? rss : most;
	}
	printf("%.6f\t%ld\n", least, most);
	return 0;
}
