/* test_backup.c - a backup made under writes restores to a prefix of history (D11). */
#include "harness.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static atomic_bool stop;
static atomic_long acked;

/** The writing lane: it owns the house while it runs. Returns not NULL when a post failed. */
static void *
write_on(void *nothing)
{
	(void)nothing;
	while (!atomic_load(&stop)) {
		if (house_post(&house, 1, 1, NULL) != NB_OK)
			return &house;
		atomic_fetch_add(&acked, 1);
	}
	return NULL;
}

static void
check_prefix(long acked_before)
{
	struct nb_store_findings found;
	struct nb_db *rooms, *keys;
	struct nb_vault *vault;
	int refused;

	assert_int_equal(nb_store_verify(copies.restored, house.master, &found), NB_OK);
	assert_int_equal(found.damaged_pages, 0);
	assert_int_equal(found.sequence_holes, 0);
	assert_int_equal(found.unreadable_fields, 0);
	assert_int_equal(found.missing_keys, 0);
	assert_true(found.messages >= acked_before);
	/* and the daemon can start on it */
	assert_int_equal(nb_db_migrate(copies.restored, NB_DB_ROOMS), NB_OK);
	assert_int_equal(nb_db_migrate(copies.restored, NB_DB_KEYS), NB_OK);
	assert_int_equal(nb_db_open(copies.restored, NB_DB_ROOMS, NB_DB_WRITER, &rooms), NB_OK);
	assert_int_equal(nb_db_open(copies.restored, NB_DB_KEYS, NB_DB_WRITER, &keys), NB_OK);
	assert_int_equal(nb_vault_open(keys, house.master, &vault), NB_OK);
	assert_int_equal(number(rooms, "SELECT max(seq) FROM message"), found.messages);
	assert_int_equal(house_read_all(rooms, vault, &refused), found.messages);
	assert_int_equal(refused, 0);
	nb_vault_close(vault);
	nb_db_close(rooms);
	nb_db_close(keys);
}

static void
D11_backup_under_writes_restores_to_a_prefix(void **state)
{
	pthread_t writer;
	void *problem;

	(void)state;
	atomic_store(&stop, false);
	atomic_store(&acked, 0);
	assert_int_equal(pthread_create(&writer, NULL, write_on, NULL), 0);
	for (int i = 0; i < rounds(20, 100); i++) {
		long acked_before = atomic_load(&acked);

		assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
		assert_int_equal(nb_store_restore(copies.backup, copies.backup, copies.restored),
		                 NB_OK);
		check_prefix(acked_before);
		copies_remove(&copies);
	}
	atomic_store(&stop, true);
	assert_int_equal(pthread_join(writer, &problem), 0);
	assert_null(problem);
	assert_true(atomic_load(&acked) > 100);
}

static void
backup_goes_into_a_new_directory_for_the_owner_alone(void **state)
{
	char path[700];
	struct stat file;

	(void)state;
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_E_CONFLICT);
	snprintf(path, sizeof(path), "%s/keys.db", copies.backup);
	assert_int_equal(stat(path, &file), 0);
	assert_int_equal(file.st_mode & 0777, 0600);
}

static void
failed_backup_leaves_nothing(void **state)
{
	char path[700];

	(void)state;
	snprintf(path, sizeof(path), "%s/keys.db", house.data);
	house_close(&house);
	assert_int_equal(unlink(path), 0);
	assert_int_not_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	assert_int_equal(access(copies.backup, F_OK), -1);
}

static void
restore_does_not_overwrite(void **state)
{
	(void)state;
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	assert_int_equal(nb_store_restore(copies.backup, copies.backup, house.data), NB_E_CONFLICT);
	assert_int_equal(mkdir(copies.restored, 0700), 0);
	assert_int_equal(nb_store_restore(copies.backup, copies.backup, copies.restored),
	                 NB_OK); /* empty is as good as absent */
}

static void
damaged_backup_is_not_restored(void **state)
{
	char path[700], noise[4096];
	FILE *file;

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_int_equal(nb_store_backup(house.data, copies.backup), NB_OK);
	snprintf(path, sizeof(path), "%s/noaber.db", copies.backup);
	file = fopen(path, "r+b");
	assert_non_null(file);
	memset(noise, 0x55, sizeof(noise));
	assert_int_equal(fseek(file, -8192, SEEK_END), 0);
	assert_int_equal(fwrite(noise, 1, sizeof(noise), file), sizeof(noise));
	assert_int_equal(fclose(file), 0);
	assert_int_not_equal(nb_store_restore(copies.backup, copies.backup, copies.restored),
	                     NB_OK);
	assert_int_equal(access(copies.restored, F_OK), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(D11_backup_under_writes_restores_to_a_prefix, make,
	                                    clear),
	    cmocka_unit_test_setup_teardown(backup_goes_into_a_new_directory_for_the_owner_alone,
	                                    make, clear),
	    cmocka_unit_test_setup_teardown(failed_backup_leaves_nothing, make, clear),
	    cmocka_unit_test_setup_teardown(restore_does_not_overwrite, make, clear),
	    cmocka_unit_test_setup_teardown(damaged_backup_is_not_restored, make, clear),
	};

	return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
