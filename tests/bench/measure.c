/* Runs a command a few times and prints the least wall time and the least processor time
 * (user and system) in seconds and the greatest resident set in kilobytes, tabs between
 * them. What it prints goes to /dev/null. Several commands, which are to be compared, are run
 * in turn, so that other work on the machine disturbs them alike; a line for each.
 * usage: measure RUNS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]... */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 8 };

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

		if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
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

struct measured {
	char **command;
	double wall, cpu;
	long rss;
};

static void add_run(struct measured *m)
{
	long rss;
	double cpu, wall = run(m->command, &cpu, &rss);

	m->wall = wall < m->wall ? wall : m->wall;
	m->cpu = cpu < m->cpu ? cpu : m->cpu;
	m->rss = rss > m->rss ? rss : m->rss;
}

/* The commands between the --, each ended by NULL then. */
static int split(char **argument, struct measured *out)
{
	int n = 1;

	out[0] = (struct measured){ argument, 1e9, 1e9, 0 };
	for (; *argument; argument++) {
		if (strcmp(*argument, "--") != 0)
			continue;
		*argument = NULL;
		if (n < COMMANDS)
			out[n++] = (struct measured){ argument + 1, 1e9, 1e9, 0 };
	}
	return n;
}

int main(int argc, char **argv)
{
	struct measured all[COMMANDS];
	int n;

	if (argc < 3) {
		fputs("usage: measure RUNS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...\n", stderr);
		return 2;
	}
	n = split(argv + 2, all);
	for (int i = atoi(argv[1]); i > 0; i--)
		for (int k = 0; k < n; k++)
			add_run(&all[k]);
	for (int k = 0; k < n; k++)
		printf("%.6f\t%.6f\t%ld\n", all[k].wall, all[k].cpu, all[k].rss);
	return 0;
}
