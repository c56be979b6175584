/*
 * backup.c - consistent copies of databases in use, and putting them back (D11).
 *
 * VACUUM INTO reads one snapshot while the writer goes on; copying page by page would start again
 * at each write (measured). The content goes first and the keys after it, so a key that a copied
 * row needs is always in the copy; a key too many is harmless.
 */
#include "engine.h"
#include "files.h"
#include "noaber/clock.h"
#include "noaber/log.h"
#include "verify.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const enum nb_db_content contents[] = {NB_DB_ROOMS, NB_DB_KEYS};

static enum nb_status
vacuum_into(sqlite3 *engine, const char *to)
{
	sqlite3_stmt *vacuum = NULL;
	int code = sqlite3_prepare_v2(engine, "VACUUM INTO ?", -1, &vacuum, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_bind_text(vacuum, 1, to, -1, SQLITE_STATIC);
	if (code == SQLITE_OK)
		sqlite3_step(vacuum);
	code = code == SQLITE_OK ? sqlite3_finalize(vacuum) : code;
	return code == SQLITE_OK ? NB_OK : nb_engine_failure(engine, code, "copy");
}

enum nb_status
nb_backup_file(const char *from, const char *to)
{
	sqlite3 *engine = NULL;
	enum nb_status status = NB_OK;

	if (unlink(to) && errno != ENOENT)
		return NB_E_UNAVAILABLE;
	status = nb_files_create(to);
	if (status == NB_OK)
		status = nb_engine_open(from, SQLITE_OPEN_READONLY, &engine);
	if (status == NB_OK)
		status = vacuum_into(engine, to);
	sqlite3_close(engine);
	if (status == NB_OK)
		status = nb_files_sync(to);
	if (status == NB_OK)
		status = nb_files_sync_parent(to);
	if (status != NB_OK)
		unlink(to);
	return status;
}

/** Take away what a failed backup or restore has made below ${directory}. */
static void
remove_files(const char *directory)
{
	char path[NB_PATH_BYTES];

	for (size_t i = 0; i < NB_COUNT(contents); i++) {
		if (nb_files_path(directory, nb_engine_file(contents[i]), "", path) == NB_OK)
			unlink(path);
	}
	if (nb_files_path(directory, NB_BACKUP_MADE, "", path) == NB_OK)
		unlink(path);
	rmdir(directory);
}

/** Note the date in ${into}: by it the backup ends (prune.c). */
static enum nb_status
note_made(const char *into)
{
	char path[NB_PATH_BYTES];
	enum nb_status status = nb_files_path(into, NB_BACKUP_MADE, "", path);
	FILE *file = status ? NULL : fopen(path, "wex");
	bool written = file && fprintf(file, "%" PRId64 "\n", nb_clock_now_ms()) > 0;

	if (file && fclose(file))
		written = false;
	return written ? nb_files_sync(path) : NB_E_UNAVAILABLE;
}

enum nb_status
nb_store_backup(const char *data, const char *into)
{
	enum nb_status status;

	if (mkdir(into, 0700))
		return errno == EEXIST ? NB_E_CONFLICT : NB_E_UNAVAILABLE;
	status = note_made(into);
	for (size_t i = 0; i < NB_COUNT(contents) && status == NB_OK; i++) {
		const char *name = nb_engine_file(contents[i]);
		char from[NB_PATH_BYTES], to[NB_PATH_BYTES];

		status = nb_files_path(data, name, "", from);
		if (status == NB_OK)
			status = nb_files_path(into, name, "", to);
		if (status == NB_OK)
			status = nb_backup_file(from, to);
	}
	if (status == NB_OK)
		status = nb_files_sync(into);
	if (status == NB_OK)
		status = nb_files_sync_parent(into);
	if (status != NB_OK)
		remove_files(into);
	return status;
}

/** A backup is put back only when it is whole; what its fields say is for nb_store_verify, which
 * needs the master key. */
static enum nb_status
check_backup(const char *from)
{
	struct nb_store_findings found;
	enum nb_status status = nb_verify(from, NULL, &found);

	if (status == NB_OK && (found.damaged_pages || found.sequence_holes)) {
		nb_log(NB_LOG_ERROR, "store.backup_damaged", "%lld lines, %lld rooms with holes",
		       (long long)found.damaged_pages, (long long)found.sequence_holes);
		status = NB_E_CONFLICT;
	}
	return status;
}

/* Where the copy of ${content} is taken from. */
static const char *
source_of(enum nb_db_content content, const char *from, const char *keys_from)
{
	return content == NB_DB_KEYS ? keys_from : from;
}

enum nb_status
nb_store_restore(const char *from, const char *keys_from, const char *data)
{
	enum nb_status status = NB_OK;

	if (!nb_files_empty_or_absent(data))
		return NB_E_CONFLICT;
	if (mkdir(data, 0700) && errno != EEXIST)
		return NB_E_UNAVAILABLE;
	for (size_t i = 0; i < NB_COUNT(contents) && status == NB_OK; i++) {
		const char *name = nb_engine_file(contents[i]);
		char source[NB_PATH_BYTES], target[NB_PATH_BYTES];

		status = nb_files_path(source_of(contents[i], from, keys_from), name, "", source);
		if (status == NB_OK)
			status = nb_files_path(data, name, "", target);
		if (status == NB_OK)
			status = nb_files_copy(source, target);
	}
	if (status == NB_OK)
		status = check_backup(data);
	if (status == NB_OK)
		status = nb_files_sync(data);
	if (status == NB_OK)
		status = nb_files_sync_parent(data);
	if (status != NB_OK)
		remove_files(data);
	return status;
}
