/* config.c - reads the settings of one start with inih into the table of settings.h.
 * Not for what a setting means or may be: names, types and bounds are rows of that table, and what
 * several settings say together is checked in config_check.c. */
#include "config.h"

#include "config_check.h"

#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Settings that name a file or directory: they become absolute. */
static const struct {
	const char *section, *name;
} paths[] = {{"server", "certificate"}, {"server", "key"},          {"server", "data"},
             {"server", "master_key"},  {"server", "audit_anchor"}, {"oidc", "client_secret_file"},
             {"oidc", "ca_file"}};

/* One reading of the file. inih hands out names and values but no line numbers (Debian builds it
 * without), so our reader counts the lines that it feeds. */
struct reading {
	struct nb_config *config;
	FILE *file;
	char directory[PATH_MAX]; /* of the file, absolute */
	char *text;               /* the current line, of getline(3) */
	size_t text_bytes;
	int line;
	bool
	    awaits_handler; /* the current line should be a setting, and inih has not said so yet */
};

void
nb_config_note(struct nb_config *config, int line, const char *section, const char *name,
               const char *what)
{
	if (config->problem_count < NB_CONFIG_PROBLEMS_MOST) {
		struct nb_config_problem *problem = &config->problems[config->problem_count];

		problem->line = line;
		problem->what = what;
		snprintf(problem->where, sizeof(problem->where), "%s%s%s", section,
		         *section && *name ? "." : "", name);
	}
	config->problem_count++;
}

int
nb_config_line_of(const struct nb_config *config, const char *section, const char *name)
{
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];

		if (strcmp(row->section, section) == 0 && strcmp(row->name, name) == 0)
			return config->lines[i];
	}
	return 0;
}

/* ---- one setting ---- */

static bool
is_path(const struct nb_setting_row *row)
{
	for (size_t i = 0; i < NB_COUNT(paths); i++) {
		if (strcmp(row->section, paths[i].section) == 0 &&
		    strcmp(row->name, paths[i].name) == 0)
			return true;
	}
	return false;
}

/* ${value} as it stands in the settings: a path gets ${directory} before it. false: too long. */
static bool
place_value(const struct nb_setting_row *row, const char *directory, const char *value,
            char ret_value[NB_SETTING_TEXT_BYTES])
{
	bool is_relative = row && is_path(row) && *value && *value != '/';
	int length = is_relative
	                 ? snprintf(ret_value, NB_SETTING_TEXT_BYTES, "%s/%s", directory, value)
	                 : snprintf(ret_value, NB_SETTING_TEXT_BYTES, "%s", value);

	return length >= 0 && length < NB_SETTING_TEXT_BYTES;
}

static size_t
find_row(const char *section, const char *name)
{
	size_t i = 0;

	while (i < nb_setting_row_count && (strcmp(nb_setting_rows[i].section, section) != 0 ||
	                                    strcmp(nb_setting_rows[i].name, name) != 0))
		i++;
	return i;
}

static const char *
why_refused(const struct nb_setting_row *row)
{
	return row->type == NB_SETTING_INT ? "is not a whole number within its bounds"
	                                   : "is too long or has a control character";
}

/* Set one; NULL when it is done, else what is wrong with it. */
static const char *
set_one(struct nb_config *config, const char *directory, const char *section, const char *name,
        const char *value)
{
	size_t i = find_row(section, name);
	char placed[NB_SETTING_TEXT_BYTES];

	if (i == nb_setting_row_count)
		return "is not a setting";
	if (!place_value(&nb_setting_rows[i], directory, value, placed) ||
	    nb_settings_set(&config->settings, section, name, placed) != NB_OK)
		return why_refused(&nb_setting_rows[i]);
	return NULL;
}

/* ---- the file ---- */

/* Blank, comment, section or setting: only a setting makes inih call our handler. */
static void
look_at_line(struct reading *reading, const char *text, size_t length)
{
	reading->awaits_handler = false;
	if (*text == '[') {
		if (!strchr(text, ']'))
			nb_config_note(reading->config, reading->line, "", "",
			               "a section needs a closing ]");
	} else if (length > 0 && *text != ';' && *text != '#') {
		reading->awaits_handler = true;
	}
}

static void
note_unread_line(struct reading *reading)
{
	if (reading->awaits_handler)
		nb_config_note(reading->config, reading->line, "", "", "is not name = value");
	reading->awaits_handler = false;
}

/* fgets(3) for inih. Leading blanks go, because inih takes an indented line for more of the value
 * before it, which nobody expects of a file of settings. A line that does not fit becomes empty. */
static char *
next_line(char *into, int into_bytes, void *stream)
{
	struct reading *reading = stream;

	note_unread_line(reading);
	ssize_t read = getline(&reading->text, &reading->text_bytes, reading->file);
	if (read < 0)
		return NULL;
	reading->line++;
	const char *text = reading->text;
	if (reading->line == 1 && strncmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		text += strlen(BYTE_ORDER_MARK);
	text += strspn(text, " \t\r\n");
	size_t length = strlen(text);

	if (strlen(reading->text) != (size_t)read || length >= (size_t)into_bytes) {
		nb_config_note(reading->config, reading->line, "", "",
		               "the line is too long or is not text");
		length = 0;
	}
	memcpy(into, text, length);
	into[length] = '\0';
	look_at_line(reading, into, length);
	return into;
}

/* Called by inih for each name = value. Its result is only asked for by inih's own error count,
 * which we do not use: we know more. */
static int
take_setting(void *user, const char *section, const char *name, const char *value)
{
	struct reading *reading = user;
	struct nb_config *config = reading->config;
	size_t row = find_row(section, name);
	const char *what;

	reading->awaits_handler = false;
	if (row < nb_setting_row_count && config->lines[row] != 0)
		what = "is set twice";
	else
		what = set_one(config, reading->directory, section, name, value);
	if (row < nb_setting_row_count)
		config->lines[row] = reading->line;
	if (what)
		nb_config_note(config, reading->line, section, name, what);
	return 1;
}

/* The directory of ${path}, absolute and without links, so that it stays true after a chdir. */
static bool
directory_of(const char *path, char ret_directory[PATH_MAX])
{
	char real[PATH_MAX];

	if (!realpath(path, real))
		return false;
	char *slash = strrchr(real, '/');
	*slash = '\0';
	memcpy(ret_directory, real, strlen(real) + 1);
	return true;
}

static void
read_file(struct nb_config *config, const char *path)
{
	struct reading reading = {.config = config};

	if (!directory_of(path, reading.directory) || !(reading.file = fopen(path, "re"))) {
		nb_config_note(config, 0, "", "", "the file cannot be opened");
		return;
	}
	(void)ini_parse_stream(next_line, &reading, take_setting, &reading);
	note_unread_line(&reading);
	if (ferror(reading.file))
		nb_config_note(config, reading.line, "", "", "the file cannot be read");
	free(reading.text);
	(void)fclose(reading.file);
}

/* ---- --set and standard values ---- */

static void
take_override(struct nb_config *config, const char *directory, const char *text)
{
	char name[sizeof(config->problems[0].where)];
	const char *equals = strchr(text, '=');

	if (!equals || (size_t)(equals - text) >= sizeof(name)) {
		nb_config_note(config, 0, "", "", "--set wants section.name=value");
		return;
	}
	memcpy(name, text, (size_t)(equals - text));
	name[equals - text] = '\0';
	char *dot = strchr(name, '.');
	if (!dot) {
		nb_config_note(config, 0, "", name, "--set wants section.name=value");
		return;
	}
	*dot = '\0';
	const char *what = set_one(config, directory, name, dot + 1, equals + 1);
	if (what)
		nb_config_note(config, 0, name, dot + 1, what);
}

static void
place_standard_paths(struct nb_config *config, const char *directory)
{
	for (size_t i = 0; i < nb_setting_row_count; i++) {
		const struct nb_setting_row *row = &nb_setting_rows[i];

		if (!is_path(row))
			continue;
		const char *what =
		    set_one(config, directory, row->section, row->name, row->standard);
		if (what)
			nb_config_note(config, 0, row->section, row->name, what);
	}
}

bool
nb_config_read(const struct nb_config_source *source, struct nb_config *ret)
{
	char here[PATH_MAX];

	nb_assert(nb_setting_row_count <= NB_CONFIG_ROWS_MOST);
	memset(ret, 0, sizeof(*ret));
	nb_settings_init(&ret->settings);
	if (!getcwd(here, sizeof(here))) {
		nb_config_note(ret, 0, "", "", "the current directory cannot be read");
		return false;
	}
	if (strcmp(here, "/") == 0)
		*here = '\0';
	place_standard_paths(ret, here);
	if (source->path)
		read_file(ret, source->path);
	for (size_t i = 0; i < source->override_count; i++)
		take_override(ret, here, source->overrides[i]);
	nb_config_check(ret);
	return ret->problem_count == 0;
}

void
nb_config_print_problem(const struct nb_config_source *source,
                        const struct nb_config_problem *problem, struct nb_buf *out)
{
	if (problem->line > 0)
		nb_buf_add_format(out, "%s:%d: ", source->path, problem->line);
	else if (source->path)
		nb_buf_add_format(out, "%s: ", source->path);
	if (*problem->where)
		nb_buf_add_format(out, "%s ", problem->where);
	nb_buf_add_format(out, "%s\n", problem->what);
}
