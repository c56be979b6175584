/*
 * prune.c - backups end: their keys after a week, their content after five (P3).
 *
 * What was erased is unreadable in every backup whose keys are gone; what was not, newer keys still
 * open. The newest keys always stay, also when no backup was made for long.
 * Not here: making backups (backup.c).
 */
#include "engine.h"
#include "files.h"
#include "noaber/life.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BACKUPS_MOST 4096 /* one an hour for five weeks, several times over */

#define LINE_BYTES 32

struct old_backup {
	char path[NB_PATH_BYTES];
	int64_t made_ms;
	bool has_keys;
};

/** When the backup in ${path} was made. false: not one of ours. */
static bool
read_made(const char *path, int64_t *ret_ms)
{
	char file[NB_PATH_BYTES], line[LINE_BYTES], *end = line;
	FILE *made = nb_files_path(path, NB_BACKUP_MADE, "", file) ? NULL : fopen(file, "re");

	errno = 0;
	if (made && fgets(line, sizeof(line), made))
		*ret_ms = strtoll(line, &end, 10);
	if (made)
		fclose(made);
	return !errno && end != line && *end == '\n';
}

static enum nb_status
remove_file(const char *directory, const char *name)
{
	char path[NB_PATH_BYTES];
	enum nb_status status = nb_files_path(directory, name, "", path);

	return !status && unlink(path) && errno != ENOENT ? NB_E_UNAVAILABLE : status;
}

static enum nb_status
remove_keys(const struct old_backup *backup)
{
	enum nb_status status = remove_file(backup->path, nb_engine_file(NB_DB_KEYS));

	return status ? status : nb_files_sync(backup->path);
}

/* The date goes last: cut off before, it is still known as ours. */
static enum nb_status
remove_all(const struct old_backup *backup)
{
	enum nb_status status = remove_keys(backup);

	if (!status)
		status = remove_file(backup->path, nb_engine_file(NB_DB_ROOMS));
	if (!status)
		status = remove_file(backup->path, NB_BACKUP_MADE);
	if (!status && rmdir(backup->path))
		status = NB_E_UNAVAILABLE;
	return status ? status : nb_files_sync_parent(backup->path);
}

static enum nb_status
prune_one(const struct old_backup *backup, bool newest, int64_t now_ms, struct nb_store_pruned *ret)
{
	int64_t age_ms = now_ms - backup->made_ms;

	if (newest || age_ms < NB_BACKUP_KEYS_DAYS * NB_DAY_MS ||
	    (age_ms < NB_BACKUP_CONTENT_DAYS * NB_DAY_MS && !backup->has_keys)) {
		ret->kept++;
		return NB_OK;
	}
	if (age_ms >= NB_BACKUP_CONTENT_DAYS * NB_DAY_MS) {
		ret->content++;
		return remove_all(backup);
	}
	ret->keys++;
	return remove_keys(backup);
}

/** The next backup of ours in ${listing}. false: no more. */
static bool
next_backup(DIR *listing, const char *folder, struct old_backup *ret, struct nb_store_pruned *found)
{
	struct dirent *entry;

	while ((entry = readdir(listing))) {
		char keys[NB_PATH_BYTES];
		if (entry->d_name[0] == '.' || nb_files_path(folder, entry->d_name, "", ret->path))
			continue;
		if (!read_made(ret->path, &ret->made_ms)) {
			found->foreign++;
			continue;
		}
		ret->has_keys = !nb_files_path(ret->path, nb_engine_file(NB_DB_KEYS), "", keys) &&
		                access(keys, F_OK) == 0;
		return true;
	}
	return false;
}

static int64_t
newest_keys(DIR *listing, const char *folder)
{
	struct nb_store_pruned ignored = {0};
	struct old_backup backup;
	int64_t newest_ms = 0;

	for (size_t i = 0; i < BACKUPS_MOST && next_backup(listing, folder, &backup, &ignored); i++)
		if (backup.has_keys && backup.made_ms > newest_ms)
			newest_ms = backup.made_ms;
	rewinddir(listing);
	return newest_ms;
}

enum nb_status
nb_store_prune(const char *folder, int64_t now_ms, struct nb_store_pruned *ret)
{
	DIR *listing = opendir(folder);
	struct old_backup backup;
	enum nb_status status = NB_OK;

	*ret = (struct nb_store_pruned){0};
	if (!listing)
		return NB_E_UNAVAILABLE;
	int64_t newest_ms = newest_keys(listing, folder);
	for (size_t i = 0;
	     !status && i < BACKUPS_MOST && next_backup(listing, folder, &backup, ret); i++)
		status =
		    prune_one(&backup, backup.has_keys && backup.made_ms == newest_ms, now_ms, ret);
	closedir(listing);
	return status;
}
