/*
 * test_full.c - a full disk: nothing acked is lost, reads go on, and the ballast gives room for
 * what must still work (D7, F9).
 *
 * Runs on a small tmpfs of its own when it may mount one (root, in a mount namespace of its own);
 * otherwise a limit on the size of files stands in for the disk, which SQLite meets in the same
 * place but where no ballast can help.
 */
#include "harness.h"
#include "noaber/clock.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define DISK_OPTIONS "size=224m"

static char disk[256];
static bool mounted;
static struct house house;

static int
make(void **state)
{
	(void)state;
	snprintf(disk, sizeof(disk), "/tmp/noaber-disk-XXXXXX");
	assert_non_null(mkdtemp(disk));
	mounted = unshare(CLONE_NEWNS) == 0 &&
	          mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
	          mount("noaber", disk, "tmpfs", 0, DISK_OPTIONS) == 0;
	setenv("TMPDIR", disk, 1);
	house_make(&house);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	house_remove(&house);
	if (mounted)
		assert_int_equal(umount(disk), 0);
	rmdir(disk);
	return 0;
}

/** Take all space but ${leave} bytes. */
static void
fill_disk(off_t leave)
{
	char path[300];
	int fd;
	off_t at = 0;

	snprintf(path, sizeof(path), "%s/filler", disk);
	fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	for (off_t step = 16777216; step >= 4096; step /= 2) {
		while (!posix_fallocate(fd, at, step))
			at += step;
	}
	assert_int_equal(ftruncate(fd, at > leave ? at - leave : 0), 0);
	close(fd);
}

static void
free_disk(void)
{
	char path[300];

	snprintf(path, sizeof(path), "%s/filler", disk);
	unlink(path);
}

/* D7 wants a second; a machine that does other things may need more. */
#define TOLD_MS 10000

/** Post until the disk is full; returns the number acked. Each answer comes soon. */
static int
post_until_full(void)
{
	enum nb_status status;
	int acked = 0;

	for (;;) {
		int64_t start = nb_clock_steady_ms();

		status = house_post(&house, 1, 1, NULL);
		assert_true(nb_clock_steady_ms() - start < TOLD_MS);
		if (status != NB_OK)
			break;
		acked++;
		assert_true(acked < 100000);
	}
	assert_int_equal(status, NB_E_STORAGE_FULL);
	return acked;
}

static void
D7_full_disk_loses_nothing_and_recovers(void **state)
{
	int acked = 0, refused;

	(void)state;
	if (!mounted) {
		print_message("no own disk here; the size limit below covers the store's half\n");
		return;
	}
	for (int i = 0; i < rounds(10, 50); i++) {
		assert_int_equal(house_post(&house, 2, 2, NULL), NB_OK);
		acked++;
		fill_disk(i % 5 * 40960);
		acked += post_until_full();
		/* reads go on, and everything acked is there */
		assert_int_equal(house_read_all(house.rooms, house.vault, &refused), acked);
		assert_int_equal(refused, 0);
		free_disk();
		assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK); /* within its first try */
		acked++;
	}
	house_close(&house);
	house_open(&house);
	assert_int_equal(house_read_all(house.rooms, house.vault, &refused), acked);
	assert_int_equal(refused, 0);
}

static void
D7_ballast_makes_room_for_removal(void **state)
{
	char path[300];
	struct stat ballast;

	(void)state;
	if (!mounted)
		return;
	(void)nb_ballast_fill(house.data);
	(void)nb_ballast_fill(house.data);
	snprintf(path, sizeof(path), "%s/ballast", house.data);
	assert_int_equal(stat(path, &ballast), 0);
	assert_int_equal(ballast.st_size, 67108864);
	assert_true(ballast.st_blocks * 512 >= 67108864); /* real space, no hole */

	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	fill_disk(0);
	(void)post_until_full();
	assert_int_not_equal(raw_code(house.rooms, "DELETE FROM room_event; DELETE FROM message"),
	                     SQLITE_OK);
	assert_true(nb_ballast_release(house.data));
	assert_false(nb_ballast_release(house.data));
	raw(house.rooms, "DELETE FROM room_event; DELETE FROM message");
	/* it is not taken back while that would leave little, but it is after that */
	fill_disk(94371840);
	(void)nb_ballast_fill(house.data);
	assert_int_equal(stat(path, &ballast), -1);
	free_disk();
	(void)nb_ballast_fill(house.data);
	assert_int_equal(stat(path, &ballast), 0);
}

static void
D7_size_limit_is_a_full_disk_too(void **state)
{
	struct rlimit before, limit;
	int acked, refused;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = (struct rlimit){300000, before.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	acked = post_until_full();
	assert_true(acked > 0);
	assert_int_equal(house_read_all(house.rooms, house.vault, &refused), acked);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(house_post(&house, 1, 1, NULL), NB_OK);
	assert_int_equal(house_read_all(house.rooms, house.vault, &refused), acked + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(D7_full_disk_loses_nothing_and_recovers, make, clear),
	    cmocka_unit_test_setup_teardown(D7_ballast_makes_room_for_removal, make, clear),
	    cmocka_unit_test_setup_teardown(D7_size_limit_is_a_full_disk_too, make, clear),
	};

	return cmocka_run_group_tests_name("full disk", tests, NULL, NULL);
}
