/* test_migrate.c - migrations: refused when in doubt, whole whenever they die (D12). */
#include "harness.h"
#include "migration.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define TEXT(literal) literal, sizeof(literal) - 1

static const char second[] = "CREATE TABLE note (id @I64@ PRIMARY KEY, body @BYTES@) @STRICT@;\n"
			     "INSERT INTO note VALUES (1, NULL);\n"
			     "ALTER TABLE room ADD COLUMN mood @I64@ NOT NULL DEFAULT 3;\n"
			     "UPDATE room SET mood = 4;\n";
static const char third[] = "CREATE INDEX note_body ON note (body);\nDELETE FROM note;\n";

#define MIGRATIONS_MOST 64

static struct nb_migration list[MIGRATIONS_MOST];
static size_t list_count;
static struct house house;

static int
make(void **state)
{
	assert_in_range(nb_migration_count, 1, MIGRATIONS_MOST - 2);
	list_count = 0;
	for (size_t i = 0; i < nb_migration_count; i++) {
		if (nb_migrations[i].content == NB_DB_ROOMS)
			list[list_count++] = nb_migrations[i];
	}
	list[list_count] =
	    (struct nb_migration){NB_DB_ROOMS, (int)list_count + 1, "second", TEXT(second)};
	list_count++;
	list[list_count] =
	    (struct nb_migration){NB_DB_ROOMS, (int)list_count + 1, "third", TEXT(third)};
	list_count++;
	return house_setup(state);
}

static enum nb_status
migrate_on(void)
{
	return nb_migrate(house.data, NB_DB_ROOMS, list, list_count);
}

static void
migrating_twice_changes_nothing(void **state)
{
	int64_t version;

	(void)state;
	version = number(house.rooms, "PRAGMA schema_version");
	assert_int_equal(nb_db_migrate(house.data, NB_DB_ROOMS), NB_OK);
	assert_int_equal(number(house.rooms, "PRAGMA schema_version"), version);
}

static void
files_are_for_the_owner_alone(void **state)
{
	char path[512];
	struct stat file;

	(void)state;
	snprintf(path, sizeof(path), "%s/noaber.db", house.data);
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
}

static void
wrong_file_is_refused(void **state)
{
	struct nb_db *db = NULL;

	(void)state;
	raw(house.rooms, "PRAGMA application_id = 1");
	assert_int_equal(nb_db_migrate(house.data, NB_DB_ROOMS), NB_E_UNAVAILABLE);
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_READER, &db), NB_E_UNAVAILABLE);
	/* 0 is what any other program's file says */
	raw(house.rooms, "PRAGMA application_id = 0");
	assert_int_equal(nb_db_migrate(house.data, NB_DB_ROOMS), NB_E_UNAVAILABLE);
	/* the keys in the place of the content */
	raw(house.rooms, "PRAGMA application_id = 1315922283");
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_WRITER, &db), NB_E_UNAVAILABLE);
}

static void
newer_schema_is_refused(void **state)
{
	struct nb_db *db = NULL;

	(void)state;
	raw(house.rooms,
	    "INSERT INTO schema_migration SELECT number + 1, 'later', checksum, 0 FROM "
	    "schema_migration ORDER BY number DESC LIMIT 1");
	assert_int_equal(nb_db_migrate(house.data, NB_DB_ROOMS), NB_E_UNAVAILABLE);
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_WRITER, &db), NB_E_UNAVAILABLE);
	assert_null(db);
}

static void
changed_checksum_is_refused(void **state)
{
	struct nb_db *db = NULL;

	(void)state;
	raw(house.rooms, "UPDATE schema_migration SET checksum = zeroblob(32) WHERE number = 1");
	assert_int_equal(nb_db_migrate(house.data, NB_DB_ROOMS), NB_E_UNAVAILABLE);
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_WRITER, &db), NB_E_UNAVAILABLE);
}

static void
older_schema_is_not_opened(void **state)
{
	struct nb_db *db = NULL;

	(void)state;
	raw(house.rooms, "DELETE FROM schema_migration");
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_WRITER, &db), NB_E_UNAVAILABLE);
}

static void
a_copy_is_kept_before_migrating(void **state)
{
	char path[512], sql[700];

	(void)state;
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_int_equal(migrate_on(), NB_OK);
	snprintf(path, sizeof(path), "%s/noaber.db.before-%04d", house.data, (int)list_count - 1);
	snprintf(sql, sizeof(sql), "ATTACH '%s' AS before", path);
	raw(house.keys, sql);
	assert_int_equal(number(house.keys, "SELECT count(*) FROM before.message"), 1);
	assert_int_equal(
	    number(house.keys, "SELECT count(*) FROM before.sqlite_schema WHERE name = 'note'"), 0);
}

/* A broken migration leaves the one before it in place, and is tried again. */
static void
a_failing_migration_leaves_the_last_whole_one(void **state)
{
	static const char broken[] = "CREATE TABLE extra (id @I64@) @STRICT@;\nINSERT INTO nowhere "
				     "VALUES (1);\n";
	struct nb_migration whole = list[list_count - 1];

	(void)state;
	list[list_count - 1] =
	    (struct nb_migration){NB_DB_ROOMS, (int)list_count, "broken", TEXT(broken)};
	assert_int_equal(migrate_on(), NB_E_UNAVAILABLE);
	assert_int_equal(number(house.rooms, "SELECT max(number) FROM schema_migration"),
	                 (int)list_count - 1);
	assert_int_equal(
	    number(house.rooms, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), 0);
	list[list_count - 1] = whole;
	assert_int_equal(migrate_on(), NB_OK);
}

/* ---- D12: die at every statement ---- */

static int statements_left;

static int
die_in_time(unsigned what, void *context, void *p, void *x)
{
	(void)what;
	(void)context;
	(void)p;
	(void)x;
	if (--statements_left < 0)
		_exit(9); /* as kill -9: nothing is closed or rolled back */
	return 0;
}

static int
watch_statements(sqlite3 *engine, char **error, const struct sqlite3_api_routines *api)
{
	(void)error;
	(void)api;
	return sqlite3_trace_v2(engine, SQLITE_TRACE_STMT, die_in_time, NULL);
}

/** true when the child lived to the end. */
static bool
migrate_dying_after(int statements)
{
	int result;
	pid_t child = fork();

	assert_true(child >= 0);
	if (!child) {
		statements_left = statements;
		sqlite3_auto_extension((void (*)(void))watch_statements);
		_exit(migrate_on() == NB_OK ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &result, 0), child);
	assert_true(WIFEXITED(result));
	assert_int_not_equal(WEXITSTATUS(result), 1);
	return WEXITSTATUS(result) == 0;
}

static void
check_whole(struct nb_db *db)
{
	int64_t applied = number(db, "SELECT max(number) FROM schema_migration");
	int64_t note = number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'note'");
	int64_t mood =
	    number(db, "SELECT count(*) FROM pragma_table_info('room') WHERE name = 'mood'");
	int64_t index = number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'note_body'");

	assert_int_equal(note, applied >= (int)list_count - 1);
	assert_int_equal(mood, applied >= (int)list_count - 1);
	assert_int_equal(index, applied >= (int)list_count);
	if (note)
		assert_int_equal(number(db, "SELECT count(*) FROM note"), !index);
	if (mood)
		assert_int_equal(number(db, "SELECT count(*) FROM room WHERE mood = 4"),
		                 ROOM_COUNT);
}

static void
D12_dying_at_any_statement_leaves_a_whole_schema(void **state)
{
	int statements = 0;
	char path[512];
	bool lived;

	(void)state;
	snprintf(path, sizeof(path), "%s/noaber.db", house.data);
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	do {
		house_close(&house);
		lived = migrate_dying_after(statements++);
		/* nb_db_open would refuse the schema of these tests, so look at the file itself. */
		house.rooms = calloc(1, sizeof(*house.rooms));
		assert_non_null(house.rooms);
		assert_int_equal(nb_engine_open(path, SQLITE_OPEN_READWRITE, &house.rooms->engine),
		                 NB_OK);
		check_whole(house.rooms);
		assert_int_equal(number(house.rooms, "SELECT count(*) FROM message"), 1);
	} while (!lived);
	assert_true(statements > 15);
	assert_int_equal(number(house.rooms, "SELECT max(number) FROM schema_migration"),
	                 (int)list_count);
}

/* ---- two dialects ---- */

static void
check_translation(const char *text, enum nb_engine engine, const char *expected)
{
	struct nb_migration migration = {NB_DB_ROOMS, 1, "test", text, strlen(text)};
	struct nb_buf out;

	nb_buf_init(&out, 10000);
	assert_int_equal(nb_migration_translate(&migration, engine, &out),
	                 expected ? NB_OK : NB_E_BAD_ARGUMENT);
	if (expected)
		assert_string_equal(out.at, expected);
	nb_buf_finish(&out);
}

static int64_t
asked(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *rows = NULL;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
	int64_t number = sqlite3_column_int64(rows, 0);
	sqlite3_finalize(rows);
	return number;
}

/* A house of the first version: what its people were, they are after every migration since. */
static void
people_of_the_first_version_are_taken_along(void **state)
{
	static const char people[] =
	    "INSERT INTO account (id, key_id, name_sealed, login_fold, lang, state, created_ms)"
	    " VALUES (1, 1, x'01', NULL, 0, 0, 1000), (2, 2, x'02', NULL, 0, 0, 2000),"
	    "        (3, 3, x'03', x'33', 0, 0, 3000);"
	    "INSERT INTO session (id, account_id, token_hash, hat, created_ms, seen_ms, expires_ms)"
	    " VALUES (10, 1, x'0a', 0, 1500, 1500, 9000), (11, 1, x'0b', 0, 1600, 1600, 9500),"
	    "        (12, 3, x'0c', 2, 3500, 3500, 9900);"
	    "INSERT INTO account_member (id, account_id, member_sealed) VALUES (20, 1, x'04');"
	    "INSERT INTO community (id, slug, name, line, theme, access, rules, member_count,"
	    " room_count, created_ms) VALUES (30, 'plein', 'Plein', '', '', 0, 'Wees lief.', 1, 0, 5);"
	    "INSERT INTO member (id, community_id, link, key_id, name_sealed, name_fold, hat, state,"
	    " joined_ms) VALUES (40, 30, x'05', 4, x'06', x'07', 0, 0, 6);";
	char data[512], path[544];
	sqlite3 *db = NULL;

	(void)state;
	snprintf(data, sizeof(data), "%s/first", house.data);
	assert_int_equal(mkdir(data, 0700), 0);
	snprintf(path, sizeof(path), "%s/noaber.db", data);
	assert_int_equal(nb_migrate(data, NB_DB_ROOMS, list, 1), NB_OK);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, people, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_int_equal(nb_db_migrate(data, NB_DB_ROOMS), NB_OK);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	/* guests are erased 30 days after their last session can have ended, others never (ON8) */
	assert_int_equal(asked(db, "SELECT due_ms FROM account WHERE id = 1"), 2592009500);
	assert_int_equal(asked(db, "SELECT due_ms FROM account WHERE id = 2"), 2592002000);
	assert_int_equal(asked(db, "SELECT count(*) FROM account WHERE due_ms IS NULL"), 1);
	assert_int_equal(asked(db, "SELECT gone FROM account_member"), 0);
	/* residents stay signed in, a hat worn for others takes the second step first (A9) */
	assert_int_equal(asked(db, "SELECT proved_ms FROM session WHERE id = 11"), 1600);
	assert_int_equal(asked(db, "SELECT proved_ms FROM session WHERE id = 12"), 0);
	/* the rules that were there are the first version, with questions; everybody is asked (ON3) */
	assert_int_equal(asked(db, "SELECT rules_version FROM community"), 1);
	assert_int_equal(asked(db, "SELECT rules_accepted FROM member"), 0);
	assert_int_equal(asked(db, "SELECT count(*) FROM rules_version WHERE community_id = 30"
	                           " AND version = 1 AND rules_nl = 'Wees lief.' AND made_ms = 5"),
	                 1);
	assert_int_equal(asked(db, "SELECT count(*) FROM rules_question"
	                           " WHERE answer < 1 + length(answers_nl)"
	                           " - length(replace(answers_nl, char(10), ''))"),
	                 3);
	sqlite3_close(db);
}

static void
dialect_tokens_and_blocks(void **state)
{
	static const char table[] = "CREATE TABLE t (a @I64@, b @BYTES@) @STRICT_CLUSTERED@;";
	static const char block[] =
	    "a\n-- only: sqlite\nb\n-- end\n-- only: postgres\nc\n-- end\nd\n";

	(void)state;
	check_translation(table, NB_ENGINE_SQLITE,
	                  "CREATE TABLE t (a INTEGER, b BLOB) STRICT, WITHOUT ROWID;\n");
	check_translation(table, NB_ENGINE_POSTGRES, "CREATE TABLE t (a BIGINT, b BYTEA) ;\n");
	check_translation(block, NB_ENGINE_SQLITE, "a\nb\nd\n");
	check_translation(block, NB_ENGINE_POSTGRES, "a\nc\nd\n");
	check_translation("@I32@", NB_ENGINE_SQLITE, NULL);
	check_translation("-- only: oracle\n-- end\n", NB_ENGINE_SQLITE, NULL);
	check_translation("-- only: sqlite\na\n", NB_ENGINE_SQLITE, NULL);
	check_translation("-- end\n", NB_ENGINE_SQLITE, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST_AFTER(make, migrating_twice_changes_nothing),
	    HOUSE_TEST_AFTER(make, files_are_for_the_owner_alone),
	    HOUSE_TEST_AFTER(make, wrong_file_is_refused),
	    HOUSE_TEST_AFTER(make, newer_schema_is_refused),
	    HOUSE_TEST_AFTER(make, changed_checksum_is_refused),
	    HOUSE_TEST_AFTER(make, older_schema_is_not_opened),
	    HOUSE_TEST_AFTER(make, a_copy_is_kept_before_migrating),
	    HOUSE_TEST_AFTER(make, a_failing_migration_leaves_the_last_whole_one),
	    HOUSE_TEST_AFTER(make, D12_dying_at_any_statement_leaves_a_whole_schema),
	    HOUSE_TEST_AFTER(make, people_of_the_first_version_are_taken_along),
	    cmocka_unit_test(dialect_tokens_and_blocks),
	};

	return cmocka_run_group_tests_name("store migrations", tests, NULL, NULL);
}
