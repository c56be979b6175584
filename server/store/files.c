/*
 * files.c - create, copy and sync files so that they are still there after a power cut.
 *
 * A file is durable when its bytes and the directory that names it have both been synced.
 */
#include "files.h"
#include "engine.h"
#include "noaber/log.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_BYTES 65536

static enum nb_status
failed(const char *what)
{
	int error = errno;

	nb_log(NB_LOG_ERROR, "store.file_failed", "%s: errno %d", what, error);
	return error == ENOSPC || error == EDQUOT ? NB_E_STORAGE_FULL : NB_E_UNAVAILABLE;
}

enum nb_status
nb_files_path(const char *directory, const char *name, const char *suffix, char *ret)
{
	int length = snprintf(ret, NB_PATH_BYTES, "%s/%s%s", directory, name, suffix);

	return length > 0 && length < NB_PATH_BYTES ? NB_OK : NB_E_UNAVAILABLE;
}

enum nb_status
nb_files_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum nb_status status = NB_OK;

	if (fd < 0)
		return failed("open to sync");
	if (fsync(fd))
		status = failed("sync");
	close(fd);
	return status;
}

enum nb_status
nb_files_sync_parent(const char *path)
{
	char parent[NB_PATH_BYTES];
	const char *slash = strrchr(path, '/');

	if (!slash)
		return nb_files_sync(".");
	if (slash == path)
		return nb_files_sync("/");
	if ((size_t)(slash - path) >= sizeof(parent))
		return NB_E_UNAVAILABLE;
	memcpy(parent, path, (size_t)(slash - path));
	parent[slash - path] = 0;
	return nb_files_sync(parent);
}

enum nb_status
nb_files_create(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno == EEXIST ? NB_OK : failed("create");
	close(fd);
	return nb_files_sync_parent(path);
}

static enum nb_status
copy_bytes(int from, int to)
{
	static const char what[] = "copy";
	char bytes[COPY_BYTES];
	ssize_t length;

	while ((length = read(from, bytes, sizeof(bytes))) > 0) {
		for (ssize_t done = 0; done < length;) {
			ssize_t written = write(to, bytes + done, (size_t)(length - done));

			if (written < 0)
				return failed(what);
			done += written;
		}
	}
	if (length < 0 || fsync(to))
		return failed(what);
	return NB_OK;
}

enum nb_status
nb_files_copy(const char *from, const char *to)
{
	enum nb_status status;
	int source = open(from, O_RDONLY | O_CLOEXEC), target;

	if (source < 0)
		return failed("open to copy");
	target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (target < 0) {
		status = failed("create a copy");
		goto out;
	}
	status = copy_bytes(source, target);
	close(target);
	if (status != NB_OK)
		unlink(to);
out:
	close(source);
	return status;
}

bool
nb_files_empty_or_absent(const char *directory)
{
	DIR *listing = opendir(directory);
	struct dirent *entry;
	int found = 0;

	if (!listing)
		return errno == ENOENT;
	while ((entry = readdir(listing)))
		found += strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..");
	closedir(listing);
	return found == 0;
}
