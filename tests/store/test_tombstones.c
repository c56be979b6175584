/* test_tombstones.c - what was destroyed stays destroyed, whatever copy is put back (P3). */
#include "harness.h"

#include "noaber/tombstones.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY_MS INT64_C(86400000)

static struct house house;
static struct copies copies;

static int
make(void **state)
{
	(void)state;
	house_make(&house);
	copies_place(&house, &copies);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	copies_remove(&copies);
	house_remove(&house);
	return 0;
}

static void
replay(const char *data, const char *path, struct nb_tombstones_found *ret)
{
	struct nb_db *rooms, *keys;

	assert_int_equal(nb_db_open(data, NB_DB_ROOMS, NB_DB_WRITER, &rooms), NB_OK);
	assert_int_equal(nb_db_open(data, NB_DB_KEYS, NB_DB_WRITER, &keys), NB_OK);
	assert_int_equal(nb_tombstones_replay(rooms, keys, path, 9, ret), NB_OK);
	nb_db_close(rooms);
	nb_db_close(keys);
}

/* How many messages open, and how many do not. */
static int
count_open(const char *data, int *ret_refused)
{
	struct nb_db *rooms, *keys;
	struct nb_vault *vault;

	assert_int_equal(nb_db_open(data, NB_DB_ROOMS, NB_DB_READER, &rooms), NB_OK);
	assert_int_equal(nb_db_open(data, NB_DB_KEYS, NB_DB_READER, &keys), NB_OK);
	assert_int_equal(nb_vault_open(keys, house.master, &vault), NB_OK);
	int opened = house_read_all(rooms, vault, ret_refused);
	nb_vault_close(vault);
	nb_db_close(keys);
	nb_db_close(rooms);
	return opened;
}

static void
P3_a_backup_does_not_bring_back_what_was_destroyed_after_it(void **state)
{
	struct nb_tombstones_found found;
	struct nb_store_findings verified;
	int refused;

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(house_post(&house, 1, 1 + i % 2, NULL), NB_OK);
	replay(house.data, house.tombstones, &found);
	assert_true(found.absent);
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	assert_int_equal(nb_vault_destroy_key(house.vault, house.key[0], 5), NB_OK);

	assert_int_equal(nb_store_restore(copies.backup, copies.backup, copies.restored), NB_OK);
	assert_int_equal(count_open(copies.restored, &refused), 4);
	replay(copies.restored, house.tombstones, &found);
	assert_false(found.absent);
	assert_int_equal(found.replayed, 1);
	assert_int_equal(count_open(copies.restored, &refused), 2);
	assert_int_equal(refused, 2);
	/* Destroyed, not lost; and a second time there is nothing to do. */
	assert_int_equal(nb_store_verify(copies.restored, house.master, &verified), NB_OK);
	assert_int_equal(verified.missing_keys, 0);
	replay(copies.restored, house.tombstones, &found);
	assert_int_equal(found.replayed, 0);
}

static void
P3_old_content_with_the_newest_keys(void **state)
{
	char newer[600], keys[600];
	int refused;

	(void)state;
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_int_equal(house_post(&house, 1, 2, NULL), NB_OK);
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	snprintf(keys, sizeof(keys), "%s/keys.db", copies.backup);
	assert_int_equal(unlink(keys), 0);
	assert_int_not_equal(nb_store_restore(copies.backup, copies.backup, copies.restored),
	                     NB_OK);
	assert_int_equal(access(copies.restored, F_OK), -1);

	assert_int_equal(nb_vault_destroy_key(house.vault, house.key[1], 5), NB_OK);
	snprintf(newer, sizeof(newer), "%s.newer", house.data);
	assert_int_equal(nb_store_backup(house.data, newer), NB_OK);
	assert_int_equal(nb_store_restore(copies.backup, newer, copies.restored), NB_OK);
	assert_int_equal(count_open(copies.restored, &refused), 1);
	assert_int_equal(refused, 1);
	remove_tree(newer);
}

/* A power cut in the middle of a line: the key still lives, the line goes. A line that cannot be
 * read elsewhere stops everything: better no service than what was erased. */
static void
P3_a_torn_line_is_cut_and_a_damaged_file_is_refused(void **state)
{
	struct nb_tombstones_found found;
	FILE *file;

	(void)state;
	assert_int_equal(nb_tombstones_add(house.tombstones, house.key[0], 5), NB_OK);
	file = fopen(house.tombstones, "ae");
	fputs("12345678", file);
	fclose(file);
	assert_int_equal(nb_tombstones_replay(house.rooms, house.keys, house.tombstones, 9, &found),
	                 NB_OK);
	assert_int_equal(found.replayed, 1);
	assert_int_equal(nb_tombstones_add(house.tombstones, house.key[1], 6), NB_OK);
	assert_int_equal(nb_tombstones_replay(house.rooms, house.keys, house.tombstones, 9, &found),
	                 NB_OK);
	assert_int_equal(found.replayed, 1);

	file = fopen(house.tombstones, "ae");
	fputs("nothing of ours\n", file);
	fclose(file);
	assert_int_equal(nb_tombstones_add(house.tombstones, house.key[2], 7), NB_OK);
	assert_int_equal(nb_tombstones_replay(house.rooms, house.keys, house.tombstones, 9, &found),
	                 NB_E_CONFLICT);
	assert_int_equal(number(house.keys, "SELECT count(*) FROM data_key WHERE wrapped IS NULL"),
	                 2);
}

static void
P3_without_a_tombstone_nothing_is_destroyed(void **state)
{
	(void)state;
	nb_vault_tell_tombstones(house.vault, "/nowhere/at/all");
	assert_int_equal(nb_vault_destroy_key(house.vault, house.key[0], 5), NB_E_UNAVAILABLE);
	assert_int_equal(number(house.keys, "SELECT count(*) FROM data_key WHERE wrapped IS NULL"),
	                 0);
}

static void
age(const char *path, int64_t made_ms)
{
	char made[800];

	snprintf(made, sizeof(made), "%s/made", path);
	FILE *file = fopen(made, "we");
	fprintf(file, "%lld\n", (long long)made_ms);
	fclose(file);
}

static void
P3_backups_end(void **state)
{
	static const int days[] = {0, 6, 8, 34, 36};
	static const bool kept[] = {true, true, true, true, false};
	static const bool with_keys[] = {true, true, false, false, false};
	struct nb_store_pruned pruned;
	const int64_t now_ms = 100 * DAY_MS;
	char path[700];

	(void)state;
	assert_int_equal(mkdir(copies.backup, 0700), 0);
	snprintf(path, sizeof(path), "%s/foreign", copies.backup);
	assert_int_equal(mkdir(path, 0700), 0);
	for (size_t i = 0; i < NB_COUNT(days); i++) {
		snprintf(path, sizeof(path), "%s/%d", copies.backup, days[i]);
		assert_int_equal(nb_store_backup(house.data, path), NB_OK);
		age(path, now_ms - days[i] * DAY_MS - 1);
	}
	for (int round = 0; round < 2; round++) {
		assert_int_equal(nb_store_prune(copies.backup, now_ms, &pruned), NB_OK);
		assert_int_equal(pruned.keys, round ? 0 : 2);
		assert_int_equal(pruned.content, round ? 0 : 1);
		assert_int_equal(pruned.kept, round ? 4 : 2);
		assert_int_equal(pruned.foreign, 1);
		for (size_t i = 0; i < NB_COUNT(days); i++) {
			snprintf(path, sizeof(path), "%s/%d/noaber.db", copies.backup, days[i]);
			assert_int_equal(access(path, F_OK) == 0, kept[i]);
			snprintf(path, sizeof(path), "%s/%d/keys.db", copies.backup, days[i]);
			assert_int_equal(access(path, F_OK) == 0, with_keys[i]);
		}
	}
	/* Nobody made a backup for a year: the newest keys stay all the same. */
	assert_int_equal(nb_store_prune(copies.backup, now_ms + 365 * DAY_MS, &pruned), NB_OK);
	snprintf(path, sizeof(path), "%s/0/keys.db", copies.backup);
	assert_int_equal(access(path, F_OK), 0);
	snprintf(path, sizeof(path), "%s/6", copies.backup);
	assert_int_equal(access(path, F_OK), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
		P3_a_backup_does_not_bring_back_what_was_destroyed_after_it, make, clear),
	    cmocka_unit_test_setup_teardown(P3_old_content_with_the_newest_keys, make, clear),
	    cmocka_unit_test_setup_teardown(P3_a_torn_line_is_cut_and_a_damaged_file_is_refused,
	                                    make, clear),
	    cmocka_unit_test_setup_teardown(P3_without_a_tombstone_nothing_is_destroyed, make,
	                                    clear),
	    cmocka_unit_test_setup_teardown(P3_backups_end, make, clear),
	};

	return cmocka_run_group_tests_name("tombstones", tests, NULL, NULL);
}
