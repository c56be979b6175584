/*
 * failure.c - what SQLite's result codes mean for us, as one table.
 *
 * Not here: what a lane does about it (commands layer), nor sentences for people (base/status).
 */
#include "engine.h"
#include "noaber/log.h"

#include <errno.h>

static const struct {
	int code; /* primary code, or an extended one; the first match counts */
	enum nb_status status;
} meanings[] = {
    {SQLITE_FULL, NB_E_STORAGE_FULL},
    {SQLITE_IOERR_FSYNC, NB_E_INTERNAL},
    {SQLITE_IOERR_DIR_FSYNC, NB_E_INTERNAL},
    {SQLITE_BUSY, NB_E_BUSY},
    {SQLITE_LOCKED, NB_E_BUSY},
};

bool
nb_engine_sync_failed(int code)
{
	return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

/** SQLite says FULL for ENOSPC alone; a quota and a file size limit are the same to us. Growing
 * the shared memory of the log on a full disk arrives as another I/O error. */
static bool
no_space(int code, int error)
{
	return (code & 0xff) == SQLITE_IOERR && !nb_engine_sync_failed(code) &&
	       (error == ENOSPC || error == EDQUOT || error == EFBIG);
}

static enum nb_status
meaning(int code, int error)
{
	if (no_space(code, error))
		return NB_E_STORAGE_FULL;
	for (size_t i = 0; i < NB_COUNT(meanings); i++) {
		if (meanings[i].code == code || meanings[i].code == (code & 0xff))
			return meanings[i].status;
	}
	return NB_E_UNAVAILABLE;
}

static void
report(int code, int error, const char *what, enum nb_status status)
{
	nb_log(status == NB_E_INTERNAL ? NB_LOG_ERROR : NB_LOG_WARN, "store.failed",
	       "%s: engine code %d, errno %d, %s", what, code, error, nb_status_row(status)->word);
}

enum nb_status
nb_engine_failure(sqlite3 *engine, int code, const char *what)
{
	int error = sqlite3_system_errno(engine);
	enum nb_status status = meaning(code, error);

	report(code, error, what, status);
	return status;
}

enum nb_status
nb_db_failure(struct nb_db *db, int code, const char *what)
{
	enum nb_status status = nb_engine_failure(db->engine, code, what);

	db->sync_failed |= nb_engine_sync_failed(code);
	if (db->in_transaction && db->failed == NB_OK)
		db->failed = status;
	return status;
}

/*
 * The commit frame is written before the sync and before the index of the log is brought up to
 * date. When anything after that write fails, SQLite rolls back in memory, but a restart may find
 * the frame and bring the batch back. Only a write that stopped for lack of space, and a lock that
 * was not had, are sure to have left nothing.
 */
enum nb_status
nb_engine_commit_failure(int code, int error)
{
	bool nothing_written = code == SQLITE_FULL || (code & 0xff) == SQLITE_BUSY ||
	                       (code == SQLITE_IOERR_WRITE && no_space(code, error));
	enum nb_status status = nothing_written ? meaning(code, error) : NB_E_INTERNAL;

	report(code, error, "commit", status);
	return status;
}
