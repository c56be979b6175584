/*
 * nbsql.c - build tool: turns sql/<area>.sql into an enum and a table, and embeds the migrations.
 *
 *     nbsql statements <sql_names.h> <sql_table.c> <file.sql>...
 *     nbsql migrations <migration_table.c> rooms <file.sql>... keys <file.sql>...
 *
 * It reads just enough SQL to catch what would go wrong silently: a gap in $1..$n, a name used
 * twice, two statements under one name. Not here: whether a statement is right; both engines say
 * that when they prepare it (server start, tests/store/test_postgres.c).
 */
#include "nbsql.h"
#include "sql_limits.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATEMENTS_MOST 1000
#define NAME_BYTES_MOST 60
/* A string literal longer than this is beyond what C99 5.2.4.1 asks of a compiler. */
#define STATEMENT_BYTES_MOST 4000

struct statement {
	char name[NAME_BYTES_MOST + 1];
	const char *content; /* "rooms" or "keys" */
	const char *returns; /* a row of return_words */
	char *text;
	int parameter_count;
};

static const struct {
	const char *word;
	const char *constant;
} return_words[] = {
    {"none", "NB_SQL_RETURNS_NONE"},
    {"one", "NB_SQL_RETURNS_ONE"},
    {"one-or-none", "NB_SQL_RETURNS_ONE_OR_NONE"},
    {"many", "NB_SQL_RETURNS_MANY"},
};

static const char *const contents[] = {"rooms", "keys"};

/* ---- reading statements ---- */

static const char *
content_of(const struct source *at, const char *word)
{
	for (size_t i = 0; i < sizeof(contents) / sizeof(contents[0]); i++) {
		if (!strcmp(contents[i], word))
			return contents[i];
	}
	fail(at, "content must be rooms or keys, not \"%s\"", word);
}

static const char *
returns_of(const struct source *at, const char *word)
{
	for (size_t i = 0; i < sizeof(return_words) / sizeof(return_words[0]); i++) {
		if (!strcmp(return_words[i].word, word))
			return return_words[i].constant;
	}
	fail(at, "returns must be none, one, one-or-none or many, not \"%s\"", word);
}

/** Step over a quoted run or a comment that starts at ${at}; ${at} itself when none does. */
static const char *
skip_quiet(const struct source *where, const char *at)
{
	const char *end;

	if (*at == '\'' || *at == '"') {
		end = strchr(at + 1, *at);
		if (!end)
			fail(where, "a quote is not closed");
		/* cppcheck-suppress nullPointerArithmeticRedundantCheck; fail() does not return */
		return end + 1;
	}
	if (at[0] == '-' && at[1] == '-') {
		end = strchr(at, '\n');
		return end ? end : at + strlen(at);
	}
	return at;
}

/** Highest $n in ${text}; fails on a gap, on ?-parameters and on anything after a semicolon. */
static int
count_parameters(const struct source *where, const char *text)
{
	bool seen[NB_SQL_PARAMETERS_MOST + 1] = {false};
	long highest = 0;

	for (const char *at = text; *at;) {
		const char *after = skip_quiet(where, at);

		if (after != at) {
			at = after;
			continue;
		}
		if (*at == '?' || *at == ';')
			fail(where, "\"%c\" has no place in a statement", *at);
		if (*at == '$') {
			char *end;
			long number = strtol(at + 1, &end, 10);

			if (end == at + 1 || number < 1 || number > NB_SQL_PARAMETERS_MOST)
				fail(where, "parameters are $1 to $%d", NB_SQL_PARAMETERS_MOST);
			/* cppcheck-suppress arrayIndexOutOfBoundsCond; fail() does not return */
			seen[number] = true;
			highest = number > highest ? number : highest;
			at = end;
			continue;
		}
		at++;
	}
	for (long number = 1; number <= highest; number++) {
		if (!seen[number])
			fail(where, "$%ld is missing below $%ld", number, highest);
	}
	return (int)highest;
}

/** Cut white space and one semicolon from the end of ${text}. */
static void
trim_end(char *text)
{
	size_t length = strlen(text);
	bool semicolon = false;

	while (length && (isspace((unsigned char)text[length - 1]) ||
	                  (text[length - 1] == ';' && !semicolon))) {
		semicolon |= text[length - 1] == ';';
		text[--length] = 0;
	}
}

static void
finish_statement(const struct source *where, struct statement *statement)
{
	trim_end(statement->text);
	if (!*statement->text)
		fail(where, "%s has no text", statement->name);
	if (strlen(statement->text) > STATEMENT_BYTES_MOST)
		fail(where, "%s is longer than %d bytes", statement->name, STATEMENT_BYTES_MOST);
	statement->parameter_count = count_parameters(where, statement->text);
}

static void
check_name(const struct source *where, const struct statement *all, size_t count)
{
	const char *name = all[count].name;

	for (const char *c = name; *c; c++) {
		if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '_')
			fail(where, "a name is lower case letters, digits and _: \"%s\"", name);
	}
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(all[i].name, name))
			fail(where, "the name %s is used twice", name);
	}
}

/** Add the statements of one file to ${all}; returns the new count. */
static size_t
read_statements(const char *path, struct statement *all, size_t count)
{
	size_t length, first = count;
	char *bytes = read_file(path, &length), *rest = bytes, *line;
	struct source where = {path, 0};
	const char *content = contents[0];

	while ((line = strsep(&rest, "\n"))) {
		char word[NAME_BYTES_MOST + 1], returns[16];

		where.line++;
		if (sscanf(line, "-- content: %60s", word) == 1) {
			if (count > first)
				fail(&where, "content stands at the top of a file");
			content = content_of(&where, word);
		} else if (!strncmp(line, "-- name:", 8)) {
			if (count > first)
				finish_statement(&where, &all[count - 1]);
			if (count == STATEMENTS_MOST)
				fail(&where, "more than %d statements", STATEMENTS_MOST);
			if (sscanf(line, "-- name: %60s returns: %15s", all[count].name, returns) !=
			    2)
				fail(&where, "expected: -- name: <name>   returns: <what>");
			check_name(&where, all, count);
			all[count].content = content;
			all[count].returns = returns_of(&where, returns);
			all[count].text = grow(NULL, 1);
			all[count++].text[0] = 0;
		} else if (count > first) {
			char *text = all[count - 1].text;
			size_t used = strlen(text), more = strlen(line);

			text = grow(text, used + more + 2);
			memcpy(text + used, line, more);
			text[used + more] = '\n';
			text[used + more + 1] = 0;
			all[count - 1].text = text;
		} else if (*line && strncmp(line, "--", 2)) {
			fail(&where, "a statement needs a name first");
		}
	}
	if (count > first)
		finish_statement(&where, &all[count - 1]);
	free(bytes);
	return count;
}

/* ---- writing ---- */

static void
write_upper(FILE *out, const char *name)
{
	for (; *name; name++)
		fputc(toupper((unsigned char)*name), out);
}

static void
write_names(const char *path, const struct statement *all, size_t count)
{
	FILE *out = open_output(path);

	fputs("#ifndef NB_SQL_NAMES_H\n#define NB_SQL_NAMES_H\n\nenum nb_sql {\n", out);
	for (size_t i = 0; i < count; i++) {
		fputs("\tNB_SQL_", out);
		write_upper(out, all[i].name);
		fputs(",\n", out);
	}
	fputs("\tNB_SQL_COUNT\n};\n\n#endif\n", out);
	close_output(out, path);
}

static void
write_literal(FILE *out, const char *text)
{
	fputs("\n\t    \"", out);
	for (; *text; text++) {
		if (*text == '\n')
			fputs("\\n\"\n\t    \"", out);
		else if (*text == '\t')
			fputs("\\t", out);
		else if (*text == '"' || *text == '\\')
			fprintf(out, "\\%c", *text);
		else
			fputc(*text, out);
	}
	fputs("\"", out);
}

static void
write_table(const char *path, const struct statement *all, size_t count)
{
	FILE *out = open_output(path);

	fputs(
	    "#include \"sql_table.h\"\n\nconst struct nb_sql_row nb_sql_table[NB_SQL_COUNT] = {\n",
	    out);
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "\t{\"%s\", NB_DB_", all[i].name);
		write_upper(out, all[i].content);
		fprintf(out, ", %s, %d,", all[i].returns, all[i].parameter_count);
		write_literal(out, all[i].text);
		fputs("},\n", out);
	}
	fputs("};\n", out);
	close_output(out, path);
}

static int
make_statements(int count, char **arguments)
{
	struct statement *all = grow(NULL, STATEMENTS_MOST * sizeof(*all));
	size_t statement_count = 0;

	for (int i = 2; i < count; i++)
		statement_count = read_statements(arguments[i], all, statement_count);
	if (!statement_count)
		fail(NULL, "nbsql: no statements");
	write_names(arguments[0], all, statement_count);
	write_table(arguments[1], all, statement_count);
	for (size_t i = 0; i < statement_count; i++)
		free(all[i].text);
	free(all);
	return 0;
}

/** The number in NNNN_what.sql; it must be ${expected}, so that none is skipped. */
static const char *
migration_name(const char *path, int expected)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *end;
	long number = strtol(name, &end, 10);

	if (end != name + 4 || *end != '_' || number != expected)
		fail(NULL, "%s: expected migration number %04d", path, expected);
	return name;
}

static int
make_migrations(int count, char **arguments)
{
	FILE *out = open_output(arguments[0]), *rows = tmpfile();
	const char *content = "";
	int number = 0;
	int c;

	if (!rows)
		fail(NULL, "nbsql: no temporary file");
	fputs("#include \"migration.h\"\n\n", out);
	for (int i = 1; i < count; i++) {
		size_t length;
		char *bytes;

		if (!strcmp(arguments[i], contents[0]) || !strcmp(arguments[i], contents[1])) {
			content = arguments[i];
			number = 0;
			continue;
		}
		if (!*content)
			fail(NULL, "nbsql: say rooms or keys before the first migration");
		number++;
		fputs("\t{NB_DB_", rows);
		write_upper(rows, content);
		fprintf(rows, ", %d, \"%s\", text_%d, sizeof(text_%d)},\n", number,
		        migration_name(arguments[i], number), i, i);
		bytes = read_file(arguments[i], &length);
		fprintf(out, "static const char text_%d[] = {", i);
		for (size_t b = 0; b < length; b++)
			fprintf(out, "%s%d,", b % 24 ? "" : "\n\t", (signed char)bytes[b]);
		fputs("\n};\n\n", out);
		free(bytes);
	}
	fputs("const struct nb_migration nb_migrations[] = {\n", out);
	rewind(rows);
	while ((c = fgetc(rows)) != EOF)
		fputc(c, out);
	fputs("};\n\nconst size_t nb_migration_count = NB_COUNT(nb_migrations);\n", out);
	fclose(rows);
	close_output(out, arguments[0]);
	return 0;
}

int
main(int count, char **arguments)
{
	if (count > 4 && !strcmp(arguments[1], "statements"))
		return make_statements(count - 2, arguments + 2);
	if (count > 4 && !strcmp(arguments[1], "migrations"))
		return make_migrations(count - 2, arguments + 2);
	fail(NULL, "usage: nbsql statements <names.h> <table.c> <file.sql>...\n"
	           "       nbsql migrations <table.c> rooms <file.sql>... keys <file.sql>...");
}
