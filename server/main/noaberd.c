/* noaberd.c - the program: reads its arguments and does what they say.
 * Not for anything else; one binary is supervisor, core and edge, so that they always match. */
#include "config.h"
#include "oidc_files.h"
#include "secrets.h"
#include "show.h"
#include "supervise.h"

#include "noaber/control.h"
#include "noaber/core.h"
#include "noaber/describe.h"
#include "noaber/edge.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define EXIT_USAGE 2
#define OVERRIDES_MOST 256            /* twice the settings there are room for */
#define WORDS_MOST 2                  /* of a command */
#define PRINTED_BYTES_MOST (4u << 20) /* the protocol in every form is below 1 MiB */

struct arguments {
	const char *words[WORDS_MOST]; /* the command: "config", "check" */
	size_t word_count;
	struct nb_config_source source;
	const char *overrides[OVERRIDES_MOST];
};

/* ---- commands ---- */

/* To stdout; the exit code says whether all of it arrived. */
static int
print(struct nb_buf *text)
{
	bool printed = !text->failed &&
	               fwrite(text->at ? text->at : "", 1, text->length, stdout) == text->length &&
	               fflush(stdout) == 0;

	nb_buf_finish(text);
	return printed ? 0 : 1;
}

static int
run_daemon(const struct arguments *arguments)
{
	return nb_supervise(&arguments->source);
}

/* The files that the settings name are part of what can be wrong. */
static const char *
check_files(const struct nb_settings *settings)
{
	struct nb_buf bytes;
	const char *what = nb_certificate_load(settings->certificate, settings->key, false, &bytes);

	if (what)
		return what;
	nb_secrets_discard(&bytes);
	what = nb_oidc_files_load(&settings->oidc, &bytes);
	if (!what)
		nb_secrets_discard(&bytes);
	return what;
}

static int
run_config_check(const struct arguments *arguments)
{
	struct nb_config config;
	struct nb_buf out;
	bool is_right = nb_config_read(&arguments->source, &config);
	const char *files = check_files(&config.settings);

	nb_buf_init(&out, PRINTED_BYTES_MOST);
	for (size_t i = 0; i < config.problem_count && i < NB_CONFIG_PROBLEMS_MOST; i++)
		nb_config_print_problem(&arguments->source, &config.problems[i], &out);
	if (files)
		nb_buf_add_format(&out, "%s\n", files);
	if (is_right && !files)
		nb_buf_add_text(&out, "the configuration is in order\n");
	return print(&out) == 0 && is_right && !files ? 0 : 1;
}

static int
run_config_show(const struct arguments *arguments)
{
	struct nb_config config;
	struct nb_buf out;

	if (!nb_config_read(&arguments->source, &config))
		return run_config_check(arguments);
	nb_buf_init(&out, PRINTED_BYTES_MOST);
	nb_show_settings(&config.settings, &out);
	return print(&out);
}

static int
run_describe(const struct arguments *arguments)
{
	const char *what = arguments->words[1];
	struct nb_buf out;

	nb_buf_init(&out, PRINTED_BYTES_MOST);
	if (strcmp(what, "config") == 0) {
		nb_show_example(&out);
	} else if (strcmp(what, "config-man") == 0) {
		nb_show_man_page(&out);
	} else if (!nb_describe(what, &out)) {
		fprintf(stderr, "noaberd: there is no description of that; see noaberd --help\n");
		nb_buf_finish(&out);
		return EXIT_USAGE;
	}
	return print(&out);
}

static int run_help(const struct arguments *arguments);

static int
run_version(const struct arguments *arguments)
{
	(void)arguments;
	return printf("noaberd %s\n", NB_VERSION) > 0 ? 0 : 1;
}

/* Children hold keys and people's text: no debugger and no core file (the limit is inherited).
 * They are woken for each message and work on it for a moment. With SCHED_BATCH whoever runs then is
 * not interrupted, which spares a seventh of the CPU of a lone message (measured, 1.29 to 1.11 ms). */
static bool
settle_child(const char *name)
{
	const struct sched_param unused = {.sched_priority = 0};
	int type = 0;
	socklen_t length = sizeof(type);

	if (getsockopt(NB_CONTROL_FD, SOL_SOCKET, SO_TYPE, &type, &length) != 0 ||
	    type != SOCK_SEQPACKET) {
		fprintf(stderr, "noaberd: only the supervisor starts this\n");
		return false;
	}
	(void)fcntl(NB_CONTROL_FD, F_SETFD, FD_CLOEXEC);
	(void)prctl(PR_SET_NAME, name);
	(void)prctl(PR_SET_DUMPABLE, 0);
	(void)sched_setscheduler(0, SCHED_BATCH, &unused); /* refused, it only costs more */
	return true;
}

static int
run_core(const struct arguments *arguments)
{
	(void)arguments;
	return settle_child("noaberd-core") ? nb_core_run() : EXIT_USAGE;
}

static int
run_edge(const struct arguments *arguments)
{
	(void)arguments;
	return settle_child("noaberd-edge") ? nb_edge_run() : EXIT_USAGE;
}

/* NULL as second word: none; "" as second word: any. Rows without help are for ourselves. */
static const struct command {
	const char *first;
	const char *second;
	int (*run)(const struct arguments *arguments);
	const char *shown;
	const char *help;
} commands[] = {
    {NULL, NULL, run_daemon, "", "run the server until SIGTERM; SIGHUP reloads"},
    {"config", "check", run_config_check, "config check", "tell every problem, with its line"},
    {"config", "show", run_config_show, "config show", "print the settings that would be used"},
    {"describe", "", run_describe, "describe WHAT",
     "print ts, markdown, asyncapi, rights, config or config-man"},
    {"--version", NULL, run_version, "--version", "print the version"},
    {"--help", NULL, run_help, "--help", "print this"},
    {"core", NULL, run_core, NULL, NULL},
    {"edge", NULL, run_edge, NULL, NULL},
};

static int
run_help(const struct arguments *arguments)
{
	(void)arguments;
	printf("usage: noaberd [COMMAND] [OPTION]...\n\ncommands\n");
	for (size_t i = 0; i < NB_COUNT(commands); i++) {
		if (commands[i].help)
			printf("  %-24s%s\n", *commands[i].shown ? commands[i].shown : "(none)",
			       commands[i].help);
	}
	printf("\noptions\n"
	       "  --config FILE           read settings from FILE, see noaber.conf(5)\n"
	       "  --set SECTION.NAME=VALUE  set one setting; goes before the file\n");
	return 0;
}

/* ---- arguments ---- */

static const char *
take_config(struct arguments *arguments, const char *value)
{
	if (arguments->source.path)
		return "--config is given twice";
	arguments->source.path = value;
	return NULL;
}

static const char *
take_set(struct arguments *arguments, const char *value)
{
	if (arguments->source.override_count == OVERRIDES_MOST)
		return "--set is given too often";
	arguments->overrides[arguments->source.override_count++] = value;
	return NULL;
}

static const struct {
	const char *word;
	const char *(*take)(struct arguments *arguments, const char *value);
} options[] = {
    {"--config", take_config},
    {"--set", take_set},
};

/* NULL, or what is wrong. */
static const char *
take_argument(struct arguments *arguments, int count, char **list, int *at)
{
	for (size_t i = 0; i < NB_COUNT(options); i++) {
		if (strcmp(list[*at], options[i].word) != 0)
			continue;
		if (*at + 1 >= count)
			return "an option lacks its value";
		*at += 1;
		return options[i].take(arguments, list[*at]);
	}
	if (arguments->word_count == WORDS_MOST)
		return "there are too many words";
	arguments->words[arguments->word_count++] = list[*at];
	return NULL;
}

static bool
is_word(const char *wanted, const char *given)
{
	if (!wanted || !given)
		return !wanted && !given;
	return !*wanted || strcmp(wanted, given) == 0;
}

static int
usage(const char *what)
{
	fprintf(stderr, "noaberd: %s; see noaberd --help\n", what);
	return EXIT_USAGE;
}

/* A closed stdin, stdout or stderr would give its number to a socket, and a log line to a client. */
static void
fill_standard_fds(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO && fcntl(fd, F_SETFD, 0) == 0);
	if (fd >= 0)
		close(fd);
}

int
main(int argc, char **argv)
{
	struct arguments arguments = {.word_count = 0};

	fill_standard_fds();
	(void)signal(SIGPIPE, SIG_IGN); /* a reader that left is an error code, not our end */
	arguments.source.overrides = arguments.overrides;
	for (int i = 1; i < argc; i++) {
		const char *what = take_argument(&arguments, argc, argv, &i);

		if (what)
			return usage(what);
	}
	for (size_t i = 0; i < NB_COUNT(commands); i++) {
		if (is_word(commands[i].first, arguments.words[0]) &&
		    is_word(commands[i].second, arguments.words[1]))
			return commands[i].run(&arguments);
	}
	return usage("there is no such command");
}
