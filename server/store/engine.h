/* engine.h - a SQLite connection from the inside (private to store). */
#ifndef NB_ENGINE_H
#define NB_ENGINE_H

#include "noaber/store.h"
#include "sql_limits.h"

#include <sqlite3.h>

/* Written into each file, so that a wrong file is noticed: "Noab" and "Noak". */
#define NB_APPLICATION_ROOMS 0x4e6f6162
#define NB_APPLICATION_KEYS 0x4e6f616b

#define NB_PATH_BYTES 4096 /* PATH_MAX */

/* Checkpoint when the log has so many pages. While commands come one at a time: a long log takes so
 * long to go round that the kernel may have let its pages go, and reads them from the disk to write
 * into them (measured: two reads a message, a twentieth of its CPU). While they come together a
 * checkpoint costs more than that, and the longer log is clearly better (measured). */
#define NB_CHECKPOINT_PAGES_QUIET 1000
#define NB_CHECKPOINT_PAGES_BUSY 4000

struct nb_cursor {
	struct nb_db *db;
	sqlite3_stmt *engine;
	enum nb_sql sql;
	enum nb_status status; /* the first failure */
	int columns;           /* of the row that stands there; 0 = none does */
	bool open;             /* found and not ended */
	bool stepping;         /* the engine may still give rows */
};

struct nb_statement {
	sqlite3_stmt *engine;
	int parameter[NB_SQL_PARAMETERS_MOST]; /* engine's number of $1, $2, … */
	struct nb_cursor cursor;
};

enum nb_step {
	NB_STEP_BEGIN,
	NB_STEP_COMMIT,
	NB_STEP_ROLLBACK,
	NB_STEP_SAVEPOINT,
	NB_STEP_RELEASE,
	NB_STEP_ROLLBACK_TO,
	NB_STEP_COUNT
};

/* One connection.  owner: one thread
 * Invariants: (1) `failed` is NB_OK outside a transaction; (2) `in_savepoint` implies
 * `in_transaction`; (3) once `sync_failed` is set nothing is committed any more. */
struct nb_db {
	sqlite3 *engine;
	enum nb_db_content content;
	enum nb_db_role role;
	enum nb_status failed; /* sticky until rolled back */
	bool in_transaction;
	bool in_savepoint;
	bool sync_failed;
	unsigned savepoints; /* of this transaction, or of the last one */
	int log_pages;       /* in the write-ahead log after the last commit */
	sqlite3_stmt *control[NB_STEP_COUNT];
	struct nb_statement statements[NB_SQL_COUNT]; /* those of `content` are prepared */
};

/* ---- open.c ---- */

/** File name of ${content} in a data directory. Static. */
const char *nb_engine_file(enum nb_db_content content);
int64_t nb_engine_application(enum nb_db_content content);

/**
 * Open ${path} with the settings every connection of ours has: defensive, no extensions, no
 * double-quoted strings, untrusted schema, bounded sizes. ${flags} are SQLITE_OPEN_READONLY or
 * SQLITE_OPEN_READWRITE; nothing is ever created here. The caller closes it with sqlite3_close.
 * NB_E_UNAVAILABLE (logged) when it cannot be opened.
 */
NB_MUST_USE enum nb_status nb_engine_open(const char *path, int flags, sqlite3 **ret_engine);

/** Write-ahead log, synced at each commit; reads both back and fails when they did not stick (F7).
 * NB_E_UNAVAILABLE, logged. */
NB_MUST_USE enum nb_status nb_engine_make_durable(sqlite3 *engine);

/** The first column of the first row of ${sql} as a number. false: failed or no row. */
bool nb_engine_number(sqlite3 *engine, const char *sql, int64_t *ret_number);

/* ---- failure.c ---- */

/** What the engine's ${code} means outside; logs it with ${what}, a fixed word. */
enum nb_status nb_engine_failure(sqlite3 *engine, int code, const char *what);

/** The same for a connection: remembers a failed sync for good, and the first failure of a
 * transaction until it is rolled back. */
enum nb_status nb_db_failure(struct nb_db *db, int code, const char *what);

/** As nb_engine_failure, for a COMMIT: NB_E_INTERNAL unless it is sure that nothing was written.
 * ${error} is errno right after it: SQLite keeps none for a COMMIT. */
enum nb_status nb_engine_commit_failure(int code, int error);

/** Whether ${code} says that a sync failed, so that the disk holds we know not what (D8). */
bool nb_engine_sync_failed(int code);

/* ---- history.c ---- */

struct nb_migration;

/**
 * How many migrations of ${content} in ${list} the open file has had: 0 for an empty file.
 * NB_E_UNAVAILABLE, logged: not a database of ours for that content, newer than the list, or a
 * migration that was applied differs from the list.
 */
NB_MUST_USE enum nb_status nb_history_read(sqlite3 *engine, enum nb_db_content content,
                                           const struct nb_migration *list, size_t count,
                                           int *ret_applied);

/** As nb_history_read with the migrations of this program, and all of them must be applied. */
NB_MUST_USE enum nb_status nb_history_check(sqlite3 *engine, enum nb_db_content content);

#endif
