/*
 * test_postgres.c - every migration and every named statement is PostgreSQL too.
 *
 * Starts a server of its own on a Unix socket in a temporary directory, runs the translated
 * migrations, prepares every statement, and stops the server again. PostgreSQL refuses to run as
 * root, so its programs then run as the user nobody.
 */
#include "harness.h"
#include "migration.h"
#include "sql_table.h"

#include <errno.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define START_TRIES 300 /* of 100 ms */

static char directory[] = "/tmp/noaber-pg-XXXXXX";
static char cluster[64];
static pid_t server;

static void
become_unprivileged(void)
{
	const struct passwd *nobody = geteuid() ? NULL : getpwnam("nobody");

	if (nobody && (setgroups(0, NULL) || setgid(nobody->pw_gid) || setuid(nobody->pw_uid)))
		_exit(126);
}

static pid_t
start(const char *program, const char *const *arguments)
{
	pid_t child = fork();

	assert_true(child >= 0);
	if (child)
		return child;
	prctl(PR_SET_PDEATHSIG, SIGINT); /* no server outlives a killed test */
	become_unprivileged();
	if (chdir(directory) || !freopen("log", "a", stdout) || !freopen("log", "a", stderr))
		_exit(127);
	execv(program, (char *const *)(uintptr_t)arguments);
	_exit(127);
}

static int
start_server(void **state)
{
	const struct passwd *nobody = getpwnam("nobody");
	const char *const init[] = {"initdb", "-D", cluster, "-A",          "trust", "-U",
	                            "noaber", "-E", "UTF8",  "--no-locale", "-N",    NULL};
	const char *const run[] = {"postgres", "-D", cluster, "-k", directory,
	                           "-h",       "",   "-F",    NULL};
	int result;

	(void)state;
	assert_non_null(mkdtemp(directory));
	snprintf(cluster, sizeof(cluster), "%s/cluster", directory);
	if (!geteuid()) {
		assert_non_null(nobody);
		assert_int_equal(chown(directory, nobody->pw_uid, nobody->pw_gid), 0);
	}
	assert_int_equal(waitpid(start(PG_BINARIES "/initdb", init), &result, 0) < 0, 0);
	assert_int_equal(result, 0);
	server = start(PG_BINARIES "/postgres", run);
	return 0;
}

static int
stop_server(void **state)
{
	int result;

	(void)state;
	kill(server, SIGINT); /* fast shutdown */
	assert_int_equal(waitpid(server, &result, 0), server);
	remove_tree(directory);
	return 0;
}

static PGconn *
connect_to(const char *database)
{
	char where[200];
	PGconn *connection = NULL;

	snprintf(where, sizeof(where), "host=%s user=noaber dbname=%s", directory, database);
	for (int i = 0; i < START_TRIES; i++) {
		connection = PQconnectdb(where);
		if (PQstatus(connection) == CONNECTION_OK)
			return connection;
		if (waitpid(server, NULL, WNOHANG) == server)
			fail_msg("the server stopped by itself");
		PQfinish(connection);
		usleep(100000);
	}
	fail_msg("the server did not start");
	return NULL;
}

static void
run_sql(PGconn *connection, const char *what, const char *sql)
{
	PGresult *result = PQexec(connection, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", what, PQerrorMessage(connection));
	PQclear(result);
}

/** A database per content, as SQLite has a file for each. */
static PGconn *
make_database(PGconn *any, enum nb_db_content content)
{
	const char *name = content == NB_DB_ROOMS ? "rooms" : "keys";
	PGconn *connection;
	char sql[60];

	snprintf(sql, sizeof(sql), "CREATE DATABASE %s", name);
	run_sql(any, name, sql);
	connection = connect_to(name);
	for (size_t i = 0; i < nb_migration_count; i++) {
		struct nb_buf text;

		if (nb_migrations[i].content != content)
			continue;
		nb_buf_init(&text, 1000000);
		assert_int_equal(
		    nb_migration_translate(&nb_migrations[i], NB_ENGINE_POSTGRES, &text), NB_OK);
		run_sql(connection, "BEGIN", "BEGIN");
		run_sql(connection, nb_migrations[i].name, text.at);
		run_sql(connection, "COMMIT", "COMMIT");
		nb_buf_finish(&text);
	}
	return connection;
}

/** Says what is wrong and returns false, so that one run shows all. */
static bool
prepare_one(PGconn *connection, const struct nb_sql_row *row)
{
	PGresult *result = PQprepare(connection, row->name, row->text, 0, NULL);
	bool right = PQresultStatus(result) == PGRES_COMMAND_OK;

	PQclear(result);
	if (!right) {
		print_error("%s: %s", row->name, PQerrorMessage(connection));
		return false;
	}
	result = PQdescribePrepared(connection, row->name);
	right = PQnparams(result) == row->parameter_count &&
	        (PQnfields(result) == 0) == (row->returns == NB_SQL_RETURNS_NONE);
	if (!right)
		print_error("%s: %d parameters, returns %d columns\n", row->name, PQnparams(result),
		            PQnfields(result));
	PQclear(result);
	return right;
}

static void
postgres_prepare(void **state)
{
	PGconn *any = connect_to("postgres");
	int prepared = 0;

	(void)state;
	for (int content = NB_DB_ROOMS; content <= NB_DB_KEYS; content++) {
		PGconn *connection = make_database(any, (enum nb_db_content)content);

		for (int i = 0; i < NB_SQL_COUNT; i++) {
			if ((int)nb_sql_table[i].content != content)
				continue;
			prepared += prepare_one(connection, &nb_sql_table[i]);
		}
		PQfinish(connection);
	}
	PQfinish(any);
	assert_int_equal(prepared, NB_SQL_COUNT);
	print_message("%d statements prepared\n", prepared);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(postgres_prepare),
	};

	return cmocka_run_group_tests_name("postgres", tests, start_server, stop_server);
}
