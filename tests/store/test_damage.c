/* test_damage.c - flipped bits and cut files: a clear refusal or an unreadable message, never another
 * room's text and never a loss that verify does not see (D10). Every damage is made by a fixed
 * sequence of pseudo-random numbers, so a failure can be played again. */
#include "files.h"
#include "harness.h"
#include "noaber/log.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MESSAGES 600

static struct house house;
static char whole[512], damaged[512];
static uint64_t dice = 88172645463325252u;

/** xorshift64 (Marsaglia 2003). */
static uint64_t
throw_dice(void)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return dice;
}

static const char *const files[] = {"noaber.db", "noaber.db-wal", "keys.db"};
/* Which of them is damaged: most rows are in the first. */
static const uint8_t turns[] = {0, 0, 0, 0, 0, 0, 1, 2};

static void
copy_house(void)
{
	char from[1024], to[1024];

	remove_tree(damaged);
	assert_int_equal(mkdir(damaged, 0700), 0);
	for (size_t i = 0; i < NB_COUNT(files); i++) {
		snprintf(from, sizeof(from), "%s/%s", whole, files[i]);
		snprintf(to, sizeof(to), "%s/%s", damaged, files[i]);
		if (!access(from, F_OK))
			assert_int_equal(nb_files_copy(from, to), NB_OK);
	}
}

/** A data directory as a stopped computer leaves it: half of the messages still in the log. */
static int
make(void **state)
{
	(void)state;
	nb_log_init("test", NB_LOG_ERROR + 1);
	house_make(&house);
	snprintf(whole, sizeof(whole), "%s.whole", house.data);
	snprintf(damaged, sizeof(damaged), "%s.damaged", house.data);
	for (int i = 0; i < MESSAGES; i++) {
		if (i == MESSAGES / 2)
			assert_int_equal(nb_db_truncate_log(house.rooms), NB_OK);
		assert_int_equal(house_post(&house, 1 + i % 2, 1 + i % 3, NULL), NB_OK);
	}
	assert_int_equal(nb_db_truncate_log(house.keys), NB_OK);
	snprintf(damaged, sizeof(damaged), "%s", whole);
	snprintf(whole, sizeof(whole), "%s", house.data);
	copy_house();
	snprintf(whole, sizeof(whole), "%s", damaged);
	snprintf(damaged, sizeof(damaged), "%s.damaged", house.data);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	remove_tree(whole);
	remove_tree(damaged);
	house_remove(&house);
	return 0;
}

static const char *
damage_one(bool cut)
{
	const char *file = files[turns[throw_dice() % NB_COUNT(turns)]];
	char path[1024];
	struct stat status;
	off_t at;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", damaged, file);
	fd = open(path, O_RDWR);
	assert_true(fd >= 0);
	assert_int_equal(fstat(fd, &status), 0);
	assert_true(status.st_size > 0);
	at = (off_t)(throw_dice() % (uint64_t)status.st_size);
	if (cut) {
		assert_int_equal(ftruncate(fd, at), 0);
	} else {
		uint8_t byte;

		assert_int_equal(pread(fd, &byte, 1, at), 1);
		byte = (uint8_t)(byte ^ (1u << throw_dice() % 8));
		assert_int_equal(pwrite(fd, &byte, 1, at), 1);
	}
	close(fd);
	return file;
}

/** Read everything there is; house_read_all fails on foreign text. Returns the number opened, or -1
 * when the house refused to open. */
static int
read_damaged(void)
{
	struct nb_db *rooms = NULL, *keys = NULL;
	struct nb_vault *vault = NULL;
	int opened = -1;

	if (nb_db_open(damaged, NB_DB_ROOMS, NB_DB_WRITER, &rooms) == NB_OK &&
	    nb_db_open(damaged, NB_DB_KEYS, NB_DB_WRITER, &keys) == NB_OK &&
	    nb_vault_open(keys, house.master, &vault) == NB_OK)
		opened = house_read_all(rooms, vault, NULL);
	nb_vault_close(vault);
	nb_db_close(keys);
	nb_db_close(rooms);
	return opened;
}

/* SQLite cuts a log off at its first wrong frame, as after a power cut, and cannot tell the two
 * apart; what is left is then a prefix of history. */
static bool
is_prefix(int opened)
{
	return opened >= MESSAGES / 2;
}

static void
D10_damage_is_refused_or_found(void **state)
{
	int found_count = 0, harmless = 0, refused = 0;

	(void)state;
	for (int i = 0; i < rounds(300, 5000); i++) {
		struct nb_store_findings found = {0};
		const char *file;
		enum nb_status status;
		int opened;

		copy_house();
		file = damage_one(i % 10 == 9);
		status = nb_store_verify(damaged, house.master, &found);
		opened = read_damaged();
		if (status != NB_OK || opened < 0) {
			refused++;
		} else if (found.damaged_pages || found.sequence_holes || found.unreadable_fields ||
		           found.missing_keys) {
			found_count++;
		} else {
			bool all = opened == MESSAGES;

			if (!all && !(file == files[1] && is_prefix(opened)))
				fail_msg("round %d: %d messages lost in %s and nobody says so", i,
				         MESSAGES - opened, file);
			harmless++;
		}
	}
	print_message("refused %d, found %d, harmless or cut log %d\n", refused, found_count,
	              harmless);
	assert_true(refused > 0 && found_count > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(D10_damage_is_refused_or_found, make, clear),
	};

	return cmocka_run_group_tests_name("damage", tests, NULL, NULL);
}
