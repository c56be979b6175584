/* config.h - the settings of one start: standard values, then the file, then --set. */
#ifndef NB_MAIN_CONFIG_H
#define NB_MAIN_CONFIG_H

#include "noaber/settings.h"

#define NB_CONFIG_PROBLEMS_MOST 64 /* more than anybody reads; the rest is counted, not kept */
#define NB_CONFIG_ROWS_MOST 128    /* asserted against nb_setting_row_count */

/* Where settings come from. Borrowed from the arguments of the program; kept for SIGHUP. */
struct nb_config_source {
	const char *path;             /* NULL = no file */
	const char *const *overrides; /* "section.name=value" */
	size_t override_count;
};

struct nb_config_problem {
	int line;         /* in the file; 0 = not of a line: --set, or a standard value */
	char where[80];   /* "server.port", as written by the operator, or "" */
	const char *what; /* a fixed sentence, fit for the log */
};

struct nb_config {
	struct nb_settings settings;    /* every path in it is absolute */
	int lines[NB_CONFIG_ROWS_MOST]; /* per setting row: the line that set it, or 0 */
	struct nb_config_problem problems[NB_CONFIG_PROBLEMS_MOST];
	size_t problem_count; /* found, also past NB_CONFIG_PROBLEMS_MOST */
};

/**
 * nb_config_read(source, ret):
 * Read everything and collect every problem instead of stopping at the first, so that an operator
 * mends a file in one round. Relative paths of the file start at the file's directory, those of
 * --set and of standard values at the current one. true: no problem, and ${ret->settings} is whole;
 * false: ${ret->problems} says why and the settings are not to be used. ${ret} is always written.
 */
NB_MUST_USE bool nb_config_read(const struct nb_config_source *source, struct nb_config *ret);

/** One sentence of ${problem} for people, with a newline, appended to ${out}. */
void nb_config_print_problem(const struct nb_config_source *source,
                             const struct nb_config_problem *problem, struct nb_buf *out);

#endif
