/* test_nbsql.c - the build tool refuses what would go wrong silently. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char directory[] = "/tmp/noaber-nbsql-XXXXXX";

static int
make(void **state)
{
	(void)state;
	return mkdtemp(directory) == NULL;
}

static int
clear(void **state)
{
	static const char *const names[] = {"in.sql", "names.h", "table.c"};
	char path[100];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", directory, names[i]);
		unlink(path);
	}
	return rmdir(directory);
}

static bool
accepts(const char *sql)
{
	char command[600], path[100];
	FILE *file;

	snprintf(path, sizeof(path), "%s/in.sql", directory);
	file = fopen(path, "wb");
	assert_non_null(file);
	fputs(sql, file);
	assert_int_equal(fclose(file), 0);
	snprintf(command, sizeof(command),
	         "exec '%s' statements '%s/names.h' '%s/table.c' '%s' 2>/dev/null", NBSQL,
	         directory, directory, path);
	return system(command) == 0;
}

static bool
written(const char *name, const char *needle)
{
	char path[100], bytes[4000];
	size_t length;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	length = fread(bytes, 1, sizeof(bytes) - 1, file);
	bytes[length] = 0;
	fclose(file);
	return strstr(bytes, needle) != NULL;
}

#define A "-- name: a   returns: none\n"

static void
statements_become_names_and_a_table(void **state)
{
	(void)state;
	assert_true(accepts("-- content: keys\n\n" A "\tSELECT $2, '$9;?', $1 -- ; $7\n;\n\n"
	                    "-- name: b_2 returns: one-or-none\nSELECT \"x\\y\"\n"));
	assert_true(written("names.h", "NB_SQL_A,\n\tNB_SQL_B_2,\n\tNB_SQL_COUNT"));
	assert_true(written("table.c", "{\"a\", NB_DB_KEYS, NB_SQL_RETURNS_NONE, 2,"));
	assert_true(written("table.c", "\\\"x\\\\y\\\"\"},"));
	assert_true(accepts(A "SELECT 1"));
	assert_true(written("table.c", "{\"a\", NB_DB_ROOMS,"));
}

static void
what_goes_wrong_silently_is_refused(void **state)
{
	static const char *const wrong[] = {
	    A "SELECT $1, $3",                    /* a gap */
	    A "SELECT $2",                        /* a gap at the start */
	    A "SELECT $0",                        /* no such parameter */
	    A "SELECT $33",                       /* too many */
	    A "SELECT ?1",                        /* an error in PostgreSQL */
	    A "SELECT ?",                         /* the same */
	    A "SELECT 1; SELECT 2",               /* two statements */
	    A "SELECT 1;;",                       /* the same */
	    A "SELECT 'a",                        /* a quote */
	    A "SELECT 1\n" A "SELECT 2",          /* a name twice */
	    A "\n",                               /* no text */
	    A "SELECT 1\n-- content: keys\n",     /* content too late */
	    "-- content: other\n" A "SELECT 1",   /* unknown content */
	    "SELECT 1",                           /* no name */
	    "-- name: A returns: none\nSELECT 1", /* upper case */
	    "-- name: a returns: some\nSELECT 1", /* unknown returns */
	    "-- name: a\nSELECT 1",               /* returns what */
	    "-- content: keys\n",                 /* nothing at all */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		if (accepts(wrong[i]))
			fail_msg("accepted: %s", wrong[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(statements_become_names_and_a_table),
	    cmocka_unit_test(what_goes_wrong_silently_is_refused),
	};

	return cmocka_run_group_tests_name("nbsql", tests, make, clear);
}
