/*
 * acts.c - what the operator's tool did while the server runs, on its way into the audit log.
 *
 * One process alone writes the databases, so the tool leaves a small file in the data directory,
 * synced before it acts; the writer turns it into a row within a minute and takes the file away
 * after the commit. A crash between the two gives the row twice, never not at all.
 */
#include "engine.h"
#include "files.h"
#include "noaber/audit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PREFIX "act."
#define LINE_BYTES_MOST 128

enum nb_status
nb_act_leave(const char *data, const struct nb_act *act)
{
	char name[sizeof(act->file)], path[NB_PATH_BYTES], line[LINE_BYTES_MOST];
	int length =
	    snprintf(line, sizeof(line), "%s %u %" PRId64 "\n", act->event, act->uid, act->at_ms);

	snprintf(name, sizeof(name), PREFIX "%" PRId64 ".%ld", act->at_ms, (long)getpid());
	enum nb_status status = nb_files_path(data, name, "", path);
	if (status)
		return status;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return NB_E_UNAVAILABLE;
	bool written = write(fd, line, (size_t)length) == length && !fsync(fd);
	close(fd);
	status = written ? nb_files_sync_parent(path) : NB_E_UNAVAILABLE;
	if (status)
		unlink(path);
	return status;
}

/** Digits at ${*at} and ${end} behind them; moves past both. */
static bool
take_number(const char **at, char end, int64_t most, int64_t *ret)
{
	char *stop;

	if (**at < '0' || **at > '9')
		return false;
	errno = 0;
	*ret = strtoll(*at, &stop, 10);
	if (errno || *ret > most || *stop != end)
		return false;
	*at = stop + 1;
	return true;
}

/** "EVENT UID AT_MS" and a newline. */
static bool
parse(const char *line, struct nb_act *act)
{
	size_t length = strcspn(line, " ");
	const char *at = line + length + 1;
	int64_t uid;

	if (!line[length] || length >= sizeof(act->event) ||
	    !take_number(&at, ' ', UINT32_MAX, &uid) ||
	    !take_number(&at, '\n', INT64_MAX, &act->at_ms) || *at)
		return false;
	memcpy(act->event, line, length);
	act->uid = (unsigned)uid;
	return true;
}

/** A file that does not read as an act keeps its name, with an empty event. */
static void
read_one(const char *path, struct nb_act *act)
{
	char line[LINE_BYTES_MOST] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	ssize_t length = fd < 0 ? -1 : read(fd, line, sizeof(line) - 1);

	if (fd >= 0)
		close(fd);
	if (length <= 0 || !parse(line, act))
		act->event[0] = 0;
}

size_t
nb_acts_find(const char *data, struct nb_act *ret, size_t most)
{
	DIR *directory = opendir(data);
	struct dirent *entry;
	size_t count = 0;

	while (directory && count < most && (entry = readdir(directory)) != NULL) {
		char path[NB_PATH_BYTES];
		struct nb_act act = {.uid = 0};

		if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) != 0 ||
		    strlen(entry->d_name) >= sizeof(act.file) ||
		    nb_files_path(data, entry->d_name, "", path))
			continue;
		memcpy(act.file, entry->d_name, strlen(entry->d_name));
		read_one(path, &act);
		ret[count++] = act;
	}
	if (directory)
		closedir(directory);
	return count;
}

void
nb_acts_forget(const char *data, const struct nb_act *acts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char path[NB_PATH_BYTES];

		if (!nb_files_path(data, acts[i].file, "", path))
			unlink(path);
	}
}
