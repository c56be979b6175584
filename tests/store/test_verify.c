/* test_verify.c - what verify counts, and that it knows every private column. */
#include "harness.h"
#include "verify.h"

#include <stdio.h>
#include <string.h>

static struct house house;

static void
verify_counts_holes_and_orphans(void **state)
{
	struct nb_store_findings found;
	nb_row key;

	(void)state;
	for (int i = 0; i < 6; i++)
		assert_int_equal(house_post(&house, 1 + i % 2, 1, NULL), NB_OK);
	assert_int_equal(nb_vault_new_key(house.vault, 77, 5, &key), NB_OK);
	raw(house.rooms, "DELETE FROM message WHERE room_id = 2 AND seq = 2");
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.sequence_holes, 1);
	assert_int_equal(found.orphan_keys, 1);
	assert_int_equal(found.damaged_pages, 0);
	raw(house.rooms, "UPDATE room SET seq = 4 WHERE id = 1"); /* the tail is missing */
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.sequence_holes, 2);
}

/* What is sealed in the places of noaber/places.h, verify opens in those of sealed.c. */
static void
verify_opens_every_place(void **state)
{
	struct nb_store_findings found;

	(void)state;
	assert_int_equal(house_post(&house, 2, 1, NULL), NB_OK);
	house_moderate(&house, 2, 2000001, 2);
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.unreadable_fields, 0);
	assert_int_equal(found.missing_keys, 0);
	assert_int_equal(found.orphan_keys, 0);
}

/* Erasing takes turns of upkeep: the name goes in the first, the key in the last (P3). Between them
 * nothing is damaged. */
static void
verify_is_calm_while_somebody_is_erased(void **state)
{
	struct nb_store_findings found;

	(void)state;
	raw(house.rooms, "UPDATE account SET name_sealed = x'' WHERE id = 1");
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.unreadable_fields, 1); /* of somebody who is here it is damage */
	raw(house.rooms, "UPDATE account SET state = 4 WHERE id = 1");
	assert_int_equal(nb_store_verify(house.data, house.master, &found), NB_OK);
	assert_int_equal(found.unreadable_fields, 0);
	assert_int_equal(found.orphan_keys, 0);
}

/* The list of sealed columns is complete: every column named *_sealed of the schema is asked for. */
static void
verify_knows_every_sealed_column(void **state)
{
	sqlite3_stmt *columns = NULL;
	int in_schema = 0;

	(void)state;
	assert_int_equal(
	    sqlite3_prepare_v2(
		house.rooms->engine,
		"SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) "
		"c WHERE t.type = 'table' AND c.name LIKE '%\\_sealed' ESCAPE '\\'",
		-1, &columns, NULL),
	    SQLITE_OK);
	while (sqlite3_step(columns) == SQLITE_ROW) {
		char from[100];
		const char *column = (const char *)sqlite3_column_text(columns, 1);
		bool known = false;

		snprintf(from, sizeof(from), "FROM %s",
		         (const char *)sqlite3_column_text(columns, 0));
		for (size_t i = 0; i < nb_sealed_column_count; i++)
			known |= strstr(nb_sealed_columns[i].sql, from) &&
			         strstr(nb_sealed_columns[i].sql, column);
		if (!known)
			fail_msg("verify does not know %s %s", from, column);
		in_schema++;
	}
	sqlite3_finalize(columns);
	assert_int_equal(in_schema, nb_sealed_column_count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    HOUSE_TEST(verify_counts_holes_and_orphans),
	    HOUSE_TEST(verify_opens_every_place),
	    HOUSE_TEST(verify_is_calm_while_somebody_is_erased),
	    HOUSE_TEST(verify_knows_every_sealed_column),
	};

	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
