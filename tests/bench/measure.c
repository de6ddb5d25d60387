/* Runs a command a few times and prints the least wall time and the least processor time
 * (user and system) in seconds and the greatest resident set in kilobytes, tabs between
 * them. Its output goes to /dev/null.
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

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Seconds that one run takes; its processor time and peak go to *cpu and *rss. */
static double run(char **command, double *cpu, long *rss)
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
	*cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	*rss = usage.ru_maxrss;
	return now() - begun;
}

int main(int argc, char **argv)
{
	double wall = 1e9, cpu = 1e9;
	long most = 0;

	if (argc < 3) {
		fputs("usage: measure RUNS COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	for (int i = atoi(argv[1]); i > 0; i--) {
		long rss;
		double used, taken = run(argv + 2, &used, &rss);

		wall = taken < wall ? taken : wall;
		cpu = used < cpu ? used : cpu;
		most = rss > most ? rss : most;
	}
	printf("%.6f\t%.6f\t%ld\n", wall, cpu, most);
	return 0;
}
