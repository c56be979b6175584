/* test_settings.c - the settings that the promises rest on are read back, on every connection. */
#include "disk.h"
#include "harness.h"

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

/* A commit that fills the log past 4000 pages is followed by a checkpoint, and not before. */
static void
F8_writer_checkpoints_when_the_log_is_long(void **state)
{
	int before;

	(void)state;
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	before = house.rooms->log_pages;
	assert_true(before > 0);
	house.rooms->log_pages = 0;
	assert_int_equal(nb_db_begin(house.rooms), NB_OK);
	raw(house.rooms, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
	                 "18000) INSERT INTO municipality SELECT CAST(i AS TEXT), "
	                 "hex(zeroblob(500)) FROM n");
	assert_int_equal(nb_db_commit(house.rooms), NB_OK);
	assert_int_equal(house.rooms->log_pages, 0);
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
