/* noaber-load: puts load on a chat server over TLS websockets and measures what it costs. One plan
 * a run, one line of JSON on stdout. ../README.md tells what the plans mean. */

#include "plan.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: noaber-load --dialect noaber|peer --port N --pid N --rooms FILE [--accounts FILE]\n"
    "                   --measure NAME [--seconds S] [--warm S] [--idle N] [--count N]\n"
    "\n"
    "  --dialect   how the server is spoken to\n"
    "  --port      its port on 127.0.0.1\n"
    "  --pid       its process; children are measured too\n"
    "  --rooms     ids of the rooms, one a line\n"
    "  --accounts  cookies of the accounts, one a line; written by --measure accounts\n"
    "  --measure   which plan of plan.c\n"
    "  --seconds   how long to measure (3)\n"
    "  --warm      how long to run before that (0.5)\n"
    "  --idle      how many idle members, where the plan has any (5000)\n"
    "  --count     how many accounts or messages, for the plans that prepare (0)\n";

static _Noreturn void
refuse(const char *why)
{
	fprintf(stderr, "noaber-load: %s\n%s", why, usage);
	exit(2);
}

static double
read_number(const char *text, double lowest, double highest)
{
	char *end;
	double number = strtod(text, &end);

	if (end == text || *end != '\0' || !(number >= lowest && number <= highest))
		refuse("a number is missing or out of range");
	return number;
}

/* The lines of a file, without their ends; free_lines gives them back. */
static char **
read_lines(const char *path, size_t *ret_count)
{
	FILE *file = fopen(path, "re");
	char **lines = NULL, *line = NULL;
	size_t count = 0, cap = 0, line_cap = 0;
	ssize_t len;

	if (file == NULL)
		nb_die("cannot read %s: %s", path, strerror(errno));
	while ((len = getline(&line, &line_cap, file)) > 0) {
		if (line[len - 1] == '\n')
			line[len - 1] = '\0';
		if (count == cap) {
			cap = cap == 0 ? 128 : cap * 2;
			lines = realloc(lines, cap * sizeof *lines);
		}
		if (lines == NULL)
			nb_die("out of memory");
		lines[count++] = line;
		line = NULL;
		line_cap = 0;
	}
	free(line);
	fclose(file);
	*ret_count = count;
	return lines;
}

static void
free_lines(char **lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(lines[i]);
	free(lines);
}

static void
read_option(struct nb_bench *bench, int option)
{
	struct nb_people *people = &bench->people;

	switch (option) {
	case 'd': bench->dialect = nb_dialect_named(optarg); break;
	case 'p': bench->net.port = (uint16_t)read_number(optarg, 1, 65535); break;
	case 'P': bench->server_pid = (pid_t)read_number(optarg, 1, 1 << 30); break;
	case 'r': people->rooms = read_lines(optarg, &people->room_count); break;
	case 'a': bench->accounts_path = optarg; break;
	case 'm': bench->plan = nb_plan_named(optarg); break;
	case 's': bench->measure_ns = (uint64_t)(read_number(optarg, 0.1, 600) * 1e9); break;
	case 'w': bench->warm_ns = (uint64_t)(read_number(optarg, 0, 600) * 1e9); break;
	case 'i': bench->idle_count = (uint32_t)read_number(optarg, 1, 1e6); break;
	case 'c': bench->count = (uint32_t)read_number(optarg, 0, 1e7); break;
	default: refuse("unknown option");
	}
}

static void
read_options(struct nb_bench *bench, int argc, char **argv)
{
	static const struct option options[] = {
	    {"dialect", required_argument, NULL, 'd'},
	    {"port", required_argument, NULL, 'p'},
	    {"pid", required_argument, NULL, 'P'},
	    {"rooms", required_argument, NULL, 'r'},
	    {"accounts", required_argument, NULL, 'a'},
	    {"measure", required_argument, NULL, 'm'},
	    {"seconds", required_argument, NULL, 's'},
	    {"warm", required_argument, NULL, 'w'},
	    {"idle", required_argument, NULL, 'i'},
	    {"count", required_argument, NULL, 'c'},
	    {NULL, 0, NULL, 0},
	};
	int option;

	bench->measure_ns = 3 * NB_NS_PER_S;
	bench->warm_ns = NB_NS_PER_S / 2;
	bench->idle_count = 5000;
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		read_option(bench, option);
	if (optind != argc || bench->dialect == NULL || bench->plan == NULL ||
	    bench->net.port == 0 || bench->server_pid == 0 || bench->people.rooms == NULL)
		refuse("an option is missing or wrong");
	if (bench->dialect->has_sessions && bench->accounts_path == NULL)
		refuse("this dialect needs --accounts");
}

int
main(int argc, char **argv)
{
	/* Large because of its histograms, hence not on the stack. */
	struct nb_bench *bench = nb_zalloc(1, sizeof *bench);

	read_options(bench, argc, argv);
	signal(SIGPIPE, SIG_IGN);
	if (bench->dialect->has_sessions && bench->plan->run != nb_run_accounts)
		bench->people.cookies =
		    read_lines(bench->accounts_path, &bench->people.account_count);
	nb_net_open(&bench->net, bench->net.port);
	bench->plan->run(bench);
	if (bench->plan->measures)
		nb_result_print(bench);
	nb_net_close(&bench->net);
	free_lines(bench->people.cookies, bench->people.account_count);
	free_lines(bench->people.rooms, bench->people.room_count);
	free(bench);
	return 0;
}
