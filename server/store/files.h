/* files.h - the few file operations of the store that must reach the disk (private to store). */
#ifndef NB_FILES_H
#define NB_FILES_H

#include "noaber/store.h"

/** ${directory}/${name}${suffix} into ${ret} of NB_PATH_BYTES. NB_E_UNAVAILABLE when too long. */
NB_MUST_USE enum nb_status nb_files_path(const char *directory, const char *name,
                                         const char *suffix, char *ret);
/** fsync ${path}, a file or a directory. NB_E_UNAVAILABLE, logged. */
NB_MUST_USE enum nb_status nb_files_sync(const char *path);
/** fsync the directory that ${path} stands in: makes its name durable. */
NB_MUST_USE enum nb_status nb_files_sync_parent(const char *path);
/** Make an empty file for the owner alone (0600) unless it exists, and make its name durable. */
NB_MUST_USE enum nb_status nb_files_create(const char *path);
/** Copy ${from} to the new file ${to} (0600), synced; its name is not yet durable. Nothing is left
 * of ${to} on failure. NB_E_STORAGE_FULL, NB_E_UNAVAILABLE. */
NB_MUST_USE enum nb_status nb_files_copy(const char *from, const char *to);
/** In each backup: when it was made, in milliseconds since 1970. */
#define NB_BACKUP_MADE "made"

/** Whether ${directory} is absent or holds nothing. */
bool nb_files_empty_or_absent(const char *directory);

/**
 * A consistent copy of the database ${from}, which may be in use, as the new file ${to} (0600),
 * synced with its name (backup.c). ${to} is replaced when it exists. Nothing is left of it on
 * failure. NB_E_STORAGE_FULL, NB_E_UNAVAILABLE.
 */
NB_MUST_USE enum nb_status nb_backup_file(const char *from, const char *to);

#endif
