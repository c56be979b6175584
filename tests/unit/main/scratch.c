#include "scratch.h"

#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[64];

int
scratch_open(void **state)
{
	(void)state;
	snprintf(directory, sizeof(directory), "/tmp/noaber-unit-XXXXXX");
	return mkdtemp(directory) ? 0 : -1;
}

static void
empty(const char *path)
{
	char inside[512];
	struct dirent *entry;
	DIR *open_directory = opendir(path);

	while (open_directory && (entry = readdir(open_directory)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(inside, sizeof(inside), "%s/%s", path, entry->d_name);
		if (unlink(inside) != 0)
			rmdir(inside);
	}
	if (open_directory)
		closedir(open_directory);
}

int
scratch_close(void **state)
{
	(void)state;
	empty(directory);
	return rmdir(directory);
}

const char *
scratch_path(const char *name)
{
	static char paths[8][256];
	static size_t turn;
	char *path = paths[turn++ % 8];

	snprintf(path, sizeof(paths[0]), "%s/%s", directory, name);
	return path;
}

const char *
scratch_write(const char *name, const void *bytes, size_t length, mode_t mode)
{
	const char *path = scratch_path(name);
	unlink(path);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
	return path;
}
