/*
 * ballast.c - a file that is only there to be given back when the disk is full (F9, D7).
 *
 * SQLite needs space to delete, so without it nobody could hide, remove or erase on a full disk.
 */
#include "engine.h"
#include "files.h"
#include "noaber/log.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define BALLAST_BYTES 67108864LL /* 64 MiB (F9) */

static bool
path_of(const char *data, char *ret)
{
	return nb_files_path(data, "ballast", "", ret) == NB_OK;
}

/** Only when as much again stays free: else it would be taken back at once, and the people who
 * were just helped by it would find the disk full again. */
static bool
disk_has_room(const char *data)
{
	struct statvfs disk;

	return !statvfs(data, &disk) &&
	       (unsigned long long)disk.f_bavail * disk.f_frsize >= 2ULL * BALLAST_BYTES;
}

bool
nb_ballast_fill(const char *data)
{
	char path[NB_PATH_BYTES];
	struct stat now;
	int fd, error;

	if (!path_of(data, path))
		return false;
	if (!stat(path, &now) && now.st_size == BALLAST_BYTES)
		return true;
	if (!disk_has_room(data))
		return false;
	fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	error = fd < 0 ? errno : posix_fallocate(fd, 0, BALLAST_BYTES);
	if (fd >= 0)
		close(fd);
	if (error) {
		unlink(path);
		nb_log(NB_LOG_WARN, "store.no_ballast", "errno %d", error);
	}
	return !error;
}

bool
nb_ballast_release(const char *data)
{
	char path[NB_PATH_BYTES];

	if (!path_of(data, path) || unlink(path))
		return false;
	nb_log(NB_LOG_WARN, "store.ballast_released", "the disk is full");
	return true;
}
