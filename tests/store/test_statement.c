/* test_statement.c - named statements, savepoints and sticky errors. */
#include "harness.h"

#include <string.h>

static struct house house;

static enum nb_status
add_key(nb_row id)
{
	return nb_db_run(house.keys, NB_SQL_DATA_KEY_ADD,
	                 NB_BIND(nb_int(id), nb_int(9), nb_bytes(NB_STR("wrapped")), nb_int(5)),
	                 NULL);
}

/* data_key_destroy has $2 before $1 in its text: SQLite numbers them by first appearance. */
static void
dialect_parameters_are_bound_by_number(void **state)
{
	int64_t changed = -1;

	(void)state;
	assert_int_equal(add_key(1001), NB_OK);
	assert_int_equal(add_key(1002), NB_OK);
	assert_int_equal(nb_db_run(house.keys, NB_SQL_DATA_KEY_DESTROY,
	                           NB_BIND(nb_int(1001), nb_int(1002)), &changed),
	                 NB_OK);
	assert_int_equal(changed, 1);
	assert_int_equal(number(house.keys, "SELECT destroyed_ms FROM data_key WHERE id = 1001"),
	                 1002);
	assert_int_equal(number(house.keys, "SELECT destroyed_ms FROM data_key WHERE id = 1002"),
	                 0);
}

static void
values_come_back_as_they_went(void **state)
{
	static const char bytes[] = {'a', 0, 'b'};
	struct nb_cursor *cursor;

	(void)state;
	assert_int_equal(
	    nb_db_run(house.keys, NB_SQL_DATA_KEY_ADD,
	              NB_BIND(nb_int(INT64_MAX), nb_int(9),
	                      nb_bytes((struct nb_str){bytes, sizeof(bytes)}), nb_int(5)),
	              NULL),
	    NB_OK);
	assert_int_equal(nb_db_find_one(house.keys, NB_SQL_DATA_KEY_WRAPPED,
	                                NB_BIND(nb_int(INT64_MAX)), &cursor),
	                 NB_OK);
	assert_int_equal(nb_cursor_bytes(cursor, 0).length, sizeof(bytes));
	assert_memory_equal(nb_cursor_bytes(cursor, 0).at, bytes, sizeof(bytes));
	assert_int_equal(nb_cursor_end(cursor), NB_OK);

	raw(house.keys, "UPDATE data_key SET wrapped = x'' WHERE owner = 9");
	assert_int_equal(nb_db_find_one(house.keys, NB_SQL_DATA_KEY_WRAPPED,
	                                NB_BIND(nb_int(INT64_MAX)), &cursor),
	                 NB_OK);
	assert_false(nb_cursor_is_null(cursor, 0));
	assert_non_null(nb_cursor_bytes(cursor, 0).at);
	assert_int_equal(nb_cursor_bytes(cursor, 0).length, 0);
	assert_int_equal(nb_cursor_end(cursor), NB_OK);

	assert_int_equal(nb_db_find_one(house.keys, NB_SQL_DATA_KEY_WRAPPED,
	                                NB_BIND(nb_int(987654321)), &cursor),
	                 NB_E_NOT_FOUND);
}

static void
cursor_may_end_before_its_last_row(void **state)
{
	struct nb_cursor *cursor;
	int rows = 0;

	(void)state;
	cursor = nb_db_find(house.keys, NB_SQL_DATA_KEY_LIVING, NB_NO_BIND);
	assert_true(nb_cursor_next(cursor));
	assert_int_equal(nb_cursor_end(cursor), NB_OK);
	cursor = nb_db_find(house.keys, NB_SQL_DATA_KEY_LIVING, NB_NO_BIND);
	while (nb_cursor_next(cursor))
		rows++;
	assert_false(nb_cursor_next(cursor));
	assert_int_equal(nb_cursor_end(cursor), NB_OK);
	assert_int_equal(rows, PEOPLE_COUNT);
}

/* A command that fails leaves its neighbours in the batch alone. */
static void
savepoint_failure_leaves_neighbours(void **state)
{
	(void)state;
	assert_int_equal(nb_db_begin(house.keys), NB_OK);

	assert_int_equal(nb_db_savepoint(house.keys), NB_OK);
	assert_int_equal(add_key(2001), NB_OK);
	assert_int_equal(nb_db_release(house.keys), NB_OK);

	assert_int_equal(nb_db_savepoint(house.keys), NB_OK);
	assert_int_equal(add_key(2002), NB_OK);
	assert_int_equal(add_key(2001), NB_E_UNAVAILABLE); /* not unique */
	assert_int_equal(add_key(2003), NB_E_UNAVAILABLE); /* sticky: was not run */
	assert_int_equal(nb_db_release(house.keys), NB_E_UNAVAILABLE);
	assert_int_equal(nb_db_rollback_to(house.keys), NB_OK);

	assert_int_equal(nb_db_savepoint(house.keys), NB_OK);
	assert_int_equal(add_key(2004), NB_OK);
	assert_int_equal(nb_db_release(house.keys), NB_OK);
	assert_int_equal(nb_db_commit(house.keys), NB_OK);

	assert_int_equal(number(house.keys, "SELECT sum(id) FROM data_key WHERE owner = 9"),
	                 2001 + 2004);
}

/* What a handler overlooks inside a cursor is not committed either. */
static void
failed_batch_does_not_commit(void **state)
{
	struct nb_cursor *cursor;

	(void)state;
	assert_int_equal(nb_db_begin(house.keys), NB_OK);
	assert_int_equal(add_key(3001), NB_OK);
	assert_int_equal(add_key(3001), NB_E_UNAVAILABLE);
	cursor = nb_db_find(house.keys, NB_SQL_DATA_KEY_LIVING, NB_NO_BIND);
	assert_false(nb_cursor_next(cursor));
	assert_int_equal(nb_cursor_end(cursor), NB_E_UNAVAILABLE);
	assert_int_equal(nb_db_commit(house.keys), NB_E_UNAVAILABLE);
	assert_int_equal(number(house.keys, "SELECT count(*) FROM data_key WHERE owner = 9"), 0);
	assert_int_equal(add_key(3001), NB_OK); /* and it is over after that */
}

static void
rollback_is_safe_anywhere(void **state)
{
	(void)state;
	nb_db_rollback(house.keys);
	assert_int_equal(nb_db_begin(house.keys), NB_OK);
	assert_int_equal(nb_db_savepoint(house.keys), NB_OK);
	assert_int_equal(add_key(4001), NB_OK);
	nb_db_rollback(house.keys);
	nb_db_rollback(house.keys);
	assert_int_equal(number(house.keys, "SELECT count(*) FROM data_key WHERE owner = 9"), 0);
}

/* A reader inside a transaction sees one moment, whatever is committed meanwhile. */
static void
reader_sees_one_moment(void **state)
{
	struct nb_db *reader;

	(void)state;
	assert_int_equal(nb_db_open(house.data, NB_DB_KEYS, NB_DB_READER, &reader), NB_OK);
	assert_int_equal(nb_db_begin(reader), NB_OK);
	assert_int_equal(number(reader, "SELECT count(*) FROM data_key"), PEOPLE_COUNT);
	assert_int_equal(add_key(5001), NB_OK);
	assert_int_equal(number(reader, "SELECT count(*) FROM data_key"), PEOPLE_COUNT);
	assert_int_equal(nb_db_commit(reader), NB_OK);
	assert_int_equal(number(reader, "SELECT count(*) FROM data_key"), PEOPLE_COUNT + 1);
	nb_db_close(reader);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST(dialect_parameters_are_bound_by_number),
	    HOUSE_TEST(values_come_back_as_they_went),
	    HOUSE_TEST(cursor_may_end_before_its_last_row),
	    HOUSE_TEST(savepoint_failure_leaves_neighbours),
	    HOUSE_TEST(failed_batch_does_not_commit),
	    HOUSE_TEST(rollback_is_safe_anywhere),
	    HOUSE_TEST(reader_sees_one_moment),
	};

	return cmocka_run_group_tests_name("store statements", tests, NULL, NULL);
}
