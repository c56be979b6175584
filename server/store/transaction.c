/*
 * transaction.c - one transaction per batch, one savepoint per command, and what a failed commit
 * means (F7, D7, D8).
 *
 * SQLite may roll back a whole transaction by itself (disk full, out of memory). Our own flags say
 * where the caller thinks it is; `failed` stays set until the caller has rolled back as well, so
 * nothing runs outside a transaction by mistake.
 */
#include "engine.h"

#include <errno.h>

static int
control(struct nb_db *db, enum nb_step what)
{
	sqlite3_step(db->control[what]);
	return sqlite3_reset(db->control[what]);
}

enum nb_status
nb_db_begin(struct nb_db *db)
{
	int code;

	nb_assert(!db->in_transaction);
	if (db->sync_failed)
		return NB_E_INTERNAL;
	code = control(db, NB_STEP_BEGIN);
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, "begin");
	db->in_transaction = true;
	db->savepoints = 0;
	return NB_OK;
}

enum nb_status
nb_db_savepoint(struct nb_db *db)
{
	int code;

	nb_assert(db->in_transaction && !db->in_savepoint);
	if (db->failed != NB_OK)
		return db->failed;
	code = control(db, NB_STEP_SAVEPOINT);
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, "savepoint");
	db->in_savepoint = true;
	db->savepoints++;
	return NB_OK;
}

enum nb_status
nb_db_release(struct nb_db *db)
{
	int code;

	nb_assert(db->in_savepoint);
	if (db->failed != NB_OK)
		return db->failed;
	code = control(db, NB_STEP_RELEASE);
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, "release");
	db->in_savepoint = false;
	return NB_OK;
}

enum nb_status
nb_db_rollback_to(struct nb_db *db)
{
	int code;

	nb_assert(db->in_savepoint);
	db->in_savepoint = false;
	if (sqlite3_get_autocommit(db->engine)) {
		nb_assert(db->failed != NB_OK);
		return db->failed == NB_E_STORAGE_FULL ? NB_E_STORAGE_FULL : NB_E_UNAVAILABLE;
	}
	code = control(db, NB_STEP_ROLLBACK_TO);
	if (code == SQLITE_OK)
		code = control(db, NB_STEP_RELEASE);
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, "rollback to");
	db->failed = NB_OK;
	return NB_OK;
}

/** Move the log into the file once it is long. A failed sync here counts as a failed commit:
 * pages that the kernel has dropped would be taken for stored at the next try. Anything else
 * leaves the log as it is, which is safe. */
static enum nb_status
checkpoint_when_due(struct nb_db *db)
{
	bool busy = db->savepoints > 1;
	int code;

	if (db->role != NB_DB_WRITER ||
	    db->log_pages < (busy ? NB_CHECKPOINT_PAGES_BUSY : NB_CHECKPOINT_PAGES_QUIET))
		return NB_OK;
	db->log_pages = 0;
	code = sqlite3_wal_checkpoint_v2(db->engine, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY)
		return NB_OK;
	nb_db_failure(db, code, "checkpoint");
	return db->sync_failed ? NB_E_INTERNAL : NB_OK;
}

enum nb_status
nb_db_commit(struct nb_db *db)
{
	enum nb_status status = db->failed;
	int code;

	nb_assert(db->in_transaction && !db->in_savepoint);
	if (status == NB_OK && !db->sync_failed) {
		errno = 0;
		code = control(db, NB_STEP_COMMIT);
		if (code == SQLITE_OK) {
			db->in_transaction = false;
			return checkpoint_when_due(db);
		}
		status = nb_engine_commit_failure(code, errno);
		db->sync_failed |= status == NB_E_INTERNAL;
	}
	nb_db_rollback(db);
	return db->sync_failed ? NB_E_INTERNAL : status;
}

void
nb_db_rollback(struct nb_db *db)
{
	if (!sqlite3_get_autocommit(db->engine)) {
		int code = control(db, NB_STEP_ROLLBACK);

		if (code != SQLITE_OK)
			nb_db_failure(db, code, "rollback");
	}
	db->in_transaction = false;
	db->in_savepoint = false;
	db->failed = NB_OK;
}

enum nb_status
nb_db_truncate_log(struct nb_db *db)
{
	int code;

	nb_assert(db->role == NB_DB_WRITER && !db->in_transaction);
	code = sqlite3_wal_checkpoint_v2(db->engine, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, "truncate log");
	db->log_pages = 0;
	return NB_OK;
}
