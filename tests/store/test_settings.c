/* test_settings.c - the settings that the promises rest on are read back, on every connection. */
#include "disk.h"
#include "harness.h"

#include <stdio.h>
#include <string.h>

static struct house house;

static int
db_switch(struct nb_db *db, int option)
{
	int value = -1;

	sqlite3_db_config(db->engine, option, -1, &value);
	return value;
}

static void
check_common(struct nb_db *db)
{
	sqlite3_stmt *mode = NULL;

	assert_int_equal(number(db, "PRAGMA foreign_keys"), 1);
	assert_int_equal(number(db, "PRAGMA cell_size_check"), 1);
	assert_int_equal(number(db, "PRAGMA trusted_schema"), 0);
	assert_int_equal(number(db, "PRAGMA secure_delete"), 1);
	assert_int_equal(number(db, "PRAGMA temp_store"), 2);
	assert_int_equal(number(db, "PRAGMA busy_timeout"), 5000);
	assert_int_equal(db_switch(db, SQLITE_DBCONFIG_DEFENSIVE), 1);
	assert_int_equal(db_switch(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION), 0);
	assert_int_equal(db_switch(db, SQLITE_DBCONFIG_DQS_DML), 0);
	assert_int_equal(db_switch(db, SQLITE_DBCONFIG_DQS_DDL), 0);
	assert_int_equal(sqlite3_limit(db->engine, SQLITE_LIMIT_VARIABLE_NUMBER, -1), 32);
	assert_int_equal(sqlite3_prepare_v2(db->engine, "PRAGMA journal_mode", -1, &mode, NULL), 0);
	assert_int_equal(sqlite3_step(mode), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(mode, 0), "wal");
	sqlite3_finalize(mode);
}

static void
F7_writer_syncs_fully(void **state)
{
	(void)state;
	check_common(house.rooms);
	check_common(house.keys);
	assert_int_equal(number(house.rooms, "PRAGMA synchronous"), 2);
	assert_int_equal(number(house.keys, "PRAGMA synchronous"), 2);
	assert_int_equal(number(house.rooms, "PRAGMA application_id"), NB_APPLICATION_ROOMS);
	assert_int_equal(number(house.keys, "PRAGMA application_id"), NB_APPLICATION_KEYS);
}

static void
F7_every_commit_syncs(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		disk_count_from_zero();
		assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
		assert_true(disk_count(DISK_SYNC) >= 1);
	}
}

static void
F8_reader_neither_writes_nor_checkpoints(void **state)
{
	struct nb_db *reader;

	(void)state;
	assert_int_equal(nb_db_open(house.data, NB_DB_ROOMS, NB_DB_READER, &reader), NB_OK);
	check_common(reader);
	assert_int_equal(number(reader, "PRAGMA query_only"), 1);
	assert_int_equal(number(reader, "PRAGMA wal_autocheckpoint"), 0);
	assert_int_equal(db_switch(reader, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE), 1);
	assert_int_equal(sqlite3_db_readonly(reader->engine, "main"), 1);
	assert_int_not_equal(raw_code(reader, "DELETE FROM room"), SQLITE_OK);
	assert_int_not_equal(raw_code(reader, "PRAGMA query_only = OFF; DELETE FROM room"), 0);
	nb_db_close(reader);
}

/* Fills about ${pages} of the log in one transaction of ${savepoints} commands. */
static void
fill_log(int from, int pages, int savepoints)
{
	char sql[200];

	house.rooms->log_pages = 0;
	assert_int_equal(nb_db_begin(house.rooms), NB_OK);
	snprintf(sql, sizeof(sql),
	         "WITH RECURSIVE n(i) AS (SELECT %d UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
	         "INSERT INTO municipality SELECT CAST(i AS TEXT), hex(zeroblob(1900)) FROM n",
	         from, from + pages);
	raw(house.rooms, sql);
	for (int i = 0; i < savepoints; i++) {
		assert_int_equal(nb_db_savepoint(house.rooms), NB_OK);
		assert_int_equal(nb_db_release(house.rooms), NB_OK);
	}
	assert_int_equal(nb_db_commit(house.rooms), NB_OK);
}

/* A commit that fills the log past its bound is followed by a checkpoint, and not before: 1000 pages
 * while commands come one at a time, 4000 while they come together. */
static void
F8_writer_checkpoints_when_the_log_is_long(void **state)
{
	static const struct {
		int pages, savepoints;
		bool moved;
	} rows[] = {{900, 0, false}, {900, 1, false},  {1100, 0, true},
	            {1100, 1, true}, {3600, 2, false}, {4100, 2, true}};
	int from = 100000;

	(void)state;
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_true(house.rooms->log_pages > 0);
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		assert_int_equal(nb_db_truncate_log(house.rooms), NB_OK);
		fill_log(from, rows[i].pages, rows[i].savepoints);
		assert_int_equal(house.rooms->log_pages == 0, rows[i].moved);
		from += 10000;
	}
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_true(house.rooms->log_pages < 100); /* the log began anew */
}

static void
F7_open_refuses_a_file_that_was_not_migrated(void **state)
{
	struct nb_db *db = NULL;

	(void)state;
	assert_int_equal(nb_db_open("/nonexistent", NB_DB_ROOMS, NB_DB_WRITER, &db),
	                 NB_E_UNAVAILABLE);
	assert_null(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST(F7_writer_syncs_fully),
	    HOUSE_TEST(F7_every_commit_syncs),
	    HOUSE_TEST(F8_reader_neither_writes_nor_checkpoints),
	    HOUSE_TEST(F8_writer_checkpoints_when_the_log_is_long),
	    cmocka_unit_test(F7_open_refuses_a_file_that_was_not_migrated),
	};

	return cmocka_run_group_tests_name("store settings", tests, NULL, NULL);
}
