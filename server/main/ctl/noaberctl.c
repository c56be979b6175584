/* noaberctl.c - the operator's tool: reads its arguments and runs one command.
 * Not for a running server's settings (noaberd config) nor for people's data by hand. */
#include "ctl.h"

#include "config.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define WORDS_MOST 8

static int run_help(const struct nb_ctl *ctl, int argc, char **argv);

static const struct command {
	const char *name;
	int argument_count;
	int optional_count; /* and so many more at most */
	bool needs_data;
	bool needs_key;
	bool needs_anchor;
	int (*run)(const struct nb_ctl *ctl, int argc, char **argv);
	const char *shown;
	const char *help;
} commands[] = {
    {"backup", 1, 0, true, true, false, nb_ctl_backup, "backup INTO",
     "copy the data into a new directory; the server may run"},
    {"restore", 1, 1, true, true, true, nb_ctl_restore, "restore FROM [KEYS_FROM]",
     "put a backup in place of an absent or empty data directory; keys of a newer one"},
    {"prune", 1, 0, true, true, false, nb_ctl_prune, "prune FOLDER",
     "remove keys of backups after 7 days and their content after 35"},
    {"verify", 0, 0, true, true, false, nb_ctl_verify, "verify",
     "look for damage, holes and lost keys; code 3 when there are any"},
    {"audit", 1, 0, true, true, true, nb_ctl_audit, "audit verify|show",
     "check the audit log against its anchor, or print it as JSON lines"},
    {"appoint", 3, 0, true, true, false, nb_ctl_appoint, "appoint HAT UNTIL ISSUED",
     "print a code for a coordinator of the region, an auditor or an operator"},
    {"demo", 2, 0, true, true, false, nb_ctl_demo, "demo FILE ACCOUNTS_OUT",
     "fill an empty store with the demo region of FILE"},
    {"code", 1, 0, false, false, false, nb_ctl_code, "code KEY",
     "print the six digits of now for the key of a code app"},
    {"help", 0, 0, false, false, false, run_help, "help", "print this"},
};

struct arguments {
	struct nb_ctl ctl;
	struct nb_config config;
	struct nb_config_source source; /* --config */
	char *words[WORDS_MOST];
	int word_count;
};

int
nb_ctl_fail(const char *what)
{
	fprintf(stderr, "noaberctl: %s\n", what);
	return NB_CTL_FAILED;
}

static int
run_help(const struct nb_ctl *ctl, int argc, char **argv)
{
	(void)ctl;
	(void)argc;
	(void)argv;
	printf(
	    "usage: noaberctl --config FILE COMMAND\n"
	    "       noaberctl --data DIR [--master-key FILE] [--audit-anchor FILE] COMMAND\n\ncommands\n");
	for (size_t i = 0; i < NB_COUNT(commands); i++)
		printf("  %-24s%s\n", commands[i].shown, commands[i].help);
	return NB_CTL_DONE;
}

int
nb_ctl_usage(const char *what)
{
	fprintf(stderr, "noaberctl: %s; see noaberctl help\n", what);
	return NB_CTL_USAGE;
}

/* NULL, or what is wrong. */
static const char *
take_argument(struct arguments *arguments, int count, char **list, int *at)
{
	const struct {
		const char *word;
		const char **value;
	} options[] = {
	    {"--config", &arguments->source.path},
	    {"--data", &arguments->ctl.data},
	    {"--master-key", &arguments->ctl.master_key},
	    {"--audit-anchor", &arguments->ctl.audit_anchor},
	};

	for (size_t i = 0; i < NB_COUNT(options); i++) {
		if (strcmp(list[*at], options[i].word) != 0)
			continue;
		if (*at + 1 >= count)
			return "an option lacks its value";
		*at += 1;
		*options[i].value = list[*at];
		return NULL;
	}
	if (arguments->word_count == WORDS_MOST)
		return "there are too many words";
	arguments->words[arguments->word_count++] = list[*at];
	return NULL;
}

/* What the options do not say, the server's own configuration does. */
static bool
read_config(struct arguments *arguments)
{
	struct nb_ctl *ctl = &arguments->ctl;

	if (!arguments->source.path)
		return true;
	if (!nb_config_read(&arguments->source, &arguments->config))
		return false;
	if (!ctl->data)
		ctl->data = arguments->config.settings.data;
	if (!ctl->master_key)
		ctl->master_key = arguments->config.settings.master_key;
	if (!ctl->audit_anchor)
		ctl->audit_anchor = arguments->config.settings.audit_anchor;
	ctl->settings = &arguments->config.settings;
	return true;
}

static int
run_command(const struct command *command, struct arguments *arguments)
{
	if (!read_config(arguments))
		return nb_ctl_fail("the configuration is not right; see noaberd config check");
	int words = arguments->word_count - 1;
	if (words < command->argument_count ||
	    words > command->argument_count + command->optional_count)
		return nb_ctl_usage("this command wants other arguments");
	if (command->needs_data && !arguments->ctl.data)
		return nb_ctl_usage("this command needs --config FILE or --data DIR");
	if (command->needs_key && !arguments->ctl.master_key)
		return nb_ctl_usage("this command needs --config FILE or --master-key FILE");
	if (command->needs_anchor && !arguments->ctl.audit_anchor)
		return nb_ctl_usage("this command needs --config FILE or --audit-anchor FILE");
	return command->run(&arguments->ctl, words, arguments->words + 1);
}

int
main(int argc, char **argv)
{
	struct arguments arguments = {.word_count = 0};

	(void)signal(SIGPIPE, SIG_IGN);
	for (int i = 1; i < argc; i++) {
		const char *what = take_argument(&arguments, argc, argv, &i);

		if (what)
			return nb_ctl_usage(what);
	}
	if (arguments.word_count == 0)
		return nb_ctl_usage("which command");
	if (strcmp(arguments.words[0], "--help") == 0)
		return run_help(NULL, 0, NULL);
	for (size_t i = 0; i < NB_COUNT(commands); i++) {
		if (strcmp(arguments.words[0], commands[i].name) == 0)
			return run_command(&commands[i], &arguments);
	}
	return nb_ctl_usage("there is no such command");
}
