/*
 * test_fail_nth.c - the first, second, third … write, sync or allocation fails, until none is left
 * to fail (D8, D9). What was acked is there afterwards, and what was not acked was refused.
 */
#include "disk.h"
#include "harness.h"
#include "noaber/log.h"

#include <stdio.h>

#define POSTS 3

static struct house house;

static int
make(void **state)
{
	nb_log_init("test", NB_LOG_ERROR + 1);
	return house_setup(state);
}

enum moment { FROM_OPENING, FROM_POSTING };

/** Open what can be opened; the rest stays NULL. */
static bool
open_house(void)
{
	house.arena = nb_arena_create(1048576);
	return house.arena &&
	       nb_db_open(house.data, NB_DB_KEYS, NB_DB_WRITER, &house.keys) == NB_OK &&
	       nb_db_open(house.data, NB_DB_ROOMS, NB_DB_WRITER, &house.rooms) == NB_OK &&
	       nb_vault_open(house.keys, house.master, &house.vault) == NB_OK;
}

/** Post a few. Returns the number acked; ${ret_unknown} counts commits of which nobody was told. */
static int
post_some(int *ret_unknown)
{
	int acked = 0;

	for (int i = 0; i < POSTS; i++) {
		enum nb_status status = house_post(&house, 1, 1 + i % PEOPLE_COUNT, NULL);

		if (*ret_unknown)
			assert_int_equal(status, NB_E_INTERNAL); /* nothing is acked after it */
		else
			*ret_unknown += status == NB_E_INTERNAL;
		acked += status == NB_OK;
	}
	return acked;
}

/** Everything acked is there, nothing that was refused is, and the order has no holes. What nobody
 * was told may or may not have come back. Then clear the table for the next evening. */
static void
check_morning(int acked, int unknown)
{
	int refused, opened;

	house_open(&house);
	opened = house_read_all(house.rooms, house.vault, &refused);
	assert_int_equal(refused, 0);
	assert_in_range(opened, acked, acked + unknown);
	assert_int_equal(number(house.rooms,
	                        "SELECT count(*) FROM room r WHERE r.seq <> (SELECT count(*) FROM "
	                        "message e WHERE e.room_id = r.id)"),
	                 0);
	raw(house.rooms,
	    "DELETE FROM room_event; DELETE FROM message; UPDATE room SET seq = 0 WHERE seq > 0");
	house_close(&house);
}

/** One evening after another: start, post a few, cut the log, stop. Each time a next call fails,
 * counted from ${moment} in steps of ${step}, until the evening is over before it comes. Returns
 * how many calls have failed. */
static int
fail_each(enum disk_call call, enum moment moment, int step)
{
	int failures = 0;
	bool failed;

	house_close(&house);
	for (int nth = 1;; nth += step) {
		int acked = 0, unknown = 0;

		disk_fail(call, moment == FROM_OPENING ? nth : 0);
		if (open_house()) {
			if (moment == FROM_POSTING)
				disk_fail(call, nth);
			acked = post_some(&unknown);
			if (!unknown)
				(void)!nb_db_truncate_log(house.rooms);
		}
		house_close(&house);
		failed = disk_has_failed();
		disk_fail(call, 0);
		if (!failed)
			assert_int_equal(acked, POSTS);
		check_morning(acked, unknown);
		if (!failed)
			break;
		failures++;
	}
	print_message("%d calls failed one by one\n", failures);
	return failures;
}

static void
D8_failed_sync_acks_nothing(void **state)
{
	(void)state;
	assert_true(fail_each(DISK_SYNC, FROM_OPENING, 1) >= POSTS);
}

static void
D9_every_write_may_fail(void **state)
{
	(void)state;
	assert_true(fail_each(DISK_WRITE, FROM_OPENING, 1) >= POSTS);
}

#ifndef NB_KEEP_MALLOC
static void
D9_every_allocation_may_fail(void **state)
{
	(void)state;
	assert_true(fail_each(DISK_MEMORY, FROM_POSTING, 1) >= POSTS);
	assert_true(fail_each(DISK_MEMORY, FROM_OPENING, rounds(37, 1)) >= 100);
}
#endif

/* A new house, and the next morning's migration, with every call failing once. */
static void
D9_migrating_may_fail_anywhere(void **state)
{
	(void)state;
	for (int call = 0; call < DISK_CALL_COUNT; call++) {
		int nth = 0;
		bool failed;

		do {
			enum nb_status status;

			house_remove(&house);
			house_place(&house);
			disk_fail((enum disk_call)call, ++nth);
			status = nb_db_migrate(house.data, NB_DB_KEYS);
			failed = disk_has_failed();
			disk_fail((enum disk_call)call, 0);
			if (status != NB_OK)
				assert_true(failed);
			assert_int_equal(nb_db_migrate(house.data, NB_DB_KEYS), NB_OK);
			assert_int_equal(
			    nb_db_open(house.data, NB_DB_KEYS, NB_DB_WRITER, &house.keys), NB_OK);
			assert_true(nth < 5000);
		} while (failed);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST_AFTER(make, D8_failed_sync_acks_nothing),
	    HOUSE_TEST_AFTER(make, D9_every_write_may_fail),
#ifndef NB_KEEP_MALLOC
	    HOUSE_TEST_AFTER(make, D9_every_allocation_may_fail),
#endif
	    HOUSE_TEST_AFTER(make, D9_migrating_may_fail_anywhere),
	};

	return cmocka_run_group_tests_name("fail the nth", tests, NULL, NULL);
}
