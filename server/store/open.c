/*
 * open.c - open and close SQLite connections with the settings that our promises rest on.
 *
 * One connection per file writes and checkpoints; all others are read-only and never checkpoint,
 * because SQLite 3.40 can corrupt the log when two connections do (F8).
 * Not here: making or changing a schema (migrate.c).
 */
#include "engine.h"
#include "files.h"
#include "noaber/log.h"
#include "sql_table.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Wait for a lock this long; only noaberctl and a checkpoint can hold one against us. */
#define BUSY_MS 5000

/* The inner pages of the message indexes of ten million rows fit (some 3 MB), and then some. */
#define CACHE_KIB 16384

static const struct {
	int option;
	int value;
} switches[] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
};

/* Bounds on what any statement can ask for, far above what ours do. */
static const struct {
	int limit;
	int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 16777216},
    {SQLITE_LIMIT_SQL_LENGTH, 65536},
    {SQLITE_LIMIT_COLUMN, 64},
    {SQLITE_LIMIT_EXPR_DEPTH, 64},
    {SQLITE_LIMIT_COMPOUND_SELECT, 8},
    {SQLITE_LIMIT_FUNCTION_ARG, 16},
    {SQLITE_LIMIT_ATTACHED, 1}, /* VACUUM INTO needs one */
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
    {SQLITE_LIMIT_VARIABLE_NUMBER, NB_SQL_PARAMETERS_MOST},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 4},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

/* temp_store: sub-journals and sorters in memory, so that no words reach /tmp (P3). */
static const char common_pragmas[] = "PRAGMA foreign_keys = ON;"
				     "PRAGMA cell_size_check = ON;"
				     "PRAGMA trusted_schema = OFF;"
				     "PRAGMA secure_delete = ON;"
				     "PRAGMA temp_store = MEMORY;"
				     "PRAGMA mmap_size = 0;";

static const char *const control_texts[NB_STEP_COUNT] = {
    [NB_STEP_BEGIN] = "BEGIN",
    [NB_STEP_COMMIT] = "COMMIT",
    [NB_STEP_ROLLBACK] = "ROLLBACK",
    [NB_STEP_SAVEPOINT] = "SAVEPOINT command",
    [NB_STEP_RELEASE] = "RELEASE command",
    [NB_STEP_ROLLBACK_TO] = "ROLLBACK TO command",
};

const char *
nb_engine_file(enum nb_db_content content)
{
	return content == NB_DB_ROOMS ? "noaber.db" : "keys.db";
}

int64_t
nb_engine_application(enum nb_db_content content)
{
	return content == NB_DB_ROOMS ? NB_APPLICATION_ROOMS : NB_APPLICATION_KEYS;
}

bool
nb_engine_number(sqlite3 *engine, const char *sql, int64_t *ret_number)
{
	sqlite3_stmt *statement = NULL;
	bool found = sqlite3_prepare_v2(engine, sql, -1, &statement, NULL) == SQLITE_OK &&
	             sqlite3_step(statement) == SQLITE_ROW;

	if (found)
		*ret_number = sqlite3_column_int64(statement, 0);
	return sqlite3_finalize(statement) == SQLITE_OK && found;
}

static int
apply_settings(sqlite3 *engine)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < NB_COUNT(switches) && code == SQLITE_OK; i++) {
		int now = -1;

		code = sqlite3_db_config(engine, switches[i].option, switches[i].value, &now);
		if (code == SQLITE_OK && now != switches[i].value)
			code = SQLITE_ERROR;
	}
	for (size_t i = 0; i < NB_COUNT(limits); i++)
		sqlite3_limit(engine, limits[i].limit, limits[i].value);
	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(engine, BUSY_MS);
	if (code == SQLITE_OK)
		code = sqlite3_exec(engine, common_pragmas, NULL, NULL, NULL);
	return code;
}

/* Counting memory takes a lock at each allocation; nobody reads the count. Refused, and harmless,
 * when the engine is in use already. */
static void
configure_engine(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

enum nb_status
nb_engine_open(const char *path, int flags, sqlite3 **ret_engine)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	sqlite3 *engine = NULL;

	pthread_once(&once, configure_engine);
	int code = sqlite3_open_v2(path, &engine,
	                           flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (code == SQLITE_OK)
		code = apply_settings(engine);
	if (code != SQLITE_OK) {
		nb_engine_failure(engine, code, "open");
		sqlite3_close(engine);
		return NB_E_UNAVAILABLE;
	}
	*ret_engine = engine;
	return NB_OK;
}

static bool
uses_log(sqlite3 *engine, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	bool wal = sqlite3_prepare_v2(engine, sql, -1, &statement, NULL) == SQLITE_OK &&
	           sqlite3_step(statement) == SQLITE_ROW &&
	           !strcmp((const char *)sqlite3_column_text(statement, 0), "wal");

	return sqlite3_finalize(statement) == SQLITE_OK && wal;
}

enum nb_status
nb_engine_make_durable(sqlite3 *engine)
{
	int64_t synchronous;

	if (!uses_log(engine, "PRAGMA journal_mode = WAL") ||
	    sqlite3_exec(engine, "PRAGMA synchronous = FULL", NULL, NULL, NULL) != SQLITE_OK ||
	    !nb_engine_number(engine, "PRAGMA synchronous", &synchronous) || synchronous != 2) {
		nb_log(NB_LOG_ERROR, "store.not_durable",
		       "the file does not take WAL with synchronous=FULL");
		return NB_E_UNAVAILABLE;
	}
	return NB_OK;
}

/** Called by the engine after each commit; the checkpoint itself is nb_db_commit's, which can
 * report its failures. SQLite's own autocheckpoint swallows them. */
static int
note_log_pages(void *context, sqlite3 *engine, const char *name, int pages)
{
	struct nb_db *db = context;

	(void)engine;
	(void)name;
	db->log_pages = pages;
	return SQLITE_OK;
}

static enum nb_status
set_role(struct nb_db *db)
{
	char cache[64];

	snprintf(cache, sizeof(cache), "PRAGMA cache_size = -%d", CACHE_KIB);
	if (sqlite3_exec(db->engine, cache, NULL, NULL, NULL) != SQLITE_OK)
		return NB_E_UNAVAILABLE;
	if (db->role == NB_DB_WRITER) {
		sqlite3_wal_hook(db->engine, note_log_pages, db);
		return nb_engine_make_durable(db->engine);
	}
	if (sqlite3_db_config(db->engine, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL) != SQLITE_OK ||
	    sqlite3_exec(db->engine, "PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0", NULL,
	                 NULL, NULL) != SQLITE_OK)
		return NB_E_UNAVAILABLE;
	return NB_OK;
}

static int
prepare(struct nb_db *db, const char *text, sqlite3_stmt **ret_statement)
{
	return sqlite3_prepare_v3(db->engine, text, -1, SQLITE_PREPARE_PERSISTENT, ret_statement,
	                          NULL);
}

/** $n is a name to SQLite, numbered by first appearance; look each up once. */
static bool
resolve_parameters(const struct nb_sql_row *row, struct nb_statement *statement)
{
	for (int n = 1; n <= row->parameter_count; n++) {
		char name[16];

		snprintf(name, sizeof(name), "$%d", n);
		statement->parameter[n - 1] = sqlite3_bind_parameter_index(statement->engine, name);
		if (!statement->parameter[n - 1])
			return false;
	}
	return sqlite3_bind_parameter_count(statement->engine) == row->parameter_count;
}

static enum nb_status
prepare_all(struct nb_db *db)
{
	for (int i = 0; i < NB_STEP_COUNT; i++) {
		bool immediate = i == NB_STEP_BEGIN && db->role == NB_DB_WRITER;
		const char *text = immediate ? "BEGIN IMMEDIATE" : control_texts[i];

		if (prepare(db, text, &db->control[i]) != SQLITE_OK)
			return NB_E_UNAVAILABLE;
	}
	for (int i = 0; i < NB_SQL_COUNT; i++) {
		const struct nb_sql_row *row = &nb_sql_table[i];
		struct nb_statement *statement = &db->statements[i];

		if (row->content != db->content)
			continue;
		if (prepare(db, row->text, &statement->engine) != SQLITE_OK ||
		    !resolve_parameters(row, statement)) {
			nb_log(NB_LOG_ERROR, "store.not_prepared", "%s: %s", row->name,
			       sqlite3_errmsg(db->engine));
			return NB_E_UNAVAILABLE;
		}
		statement->cursor = (struct nb_cursor){
		    .db = db, .engine = statement->engine, .sql = (enum nb_sql)i};
	}
	return NB_OK;
}

enum nb_status
nb_db_open(const char *data, enum nb_db_content content, enum nb_db_role role,
           struct nb_db **ret_db)
{
	char path[NB_PATH_BYTES];
	struct nb_db *db = calloc(1, sizeof(*db));
	enum nb_status status = NB_E_UNAVAILABLE;

	if (!db || snprintf(path, sizeof(path), "%s/%s", data, nb_engine_file(content)) >=
	               (int)sizeof(path))
		goto out;
	db->content = content;
	db->role = role;
	status = nb_engine_open(
	    path, role == NB_DB_WRITER ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, &db->engine);
	if (status == NB_OK)
		status = nb_history_check(db->engine, content);
	if (status == NB_OK)
		status = set_role(db);
	if (status == NB_OK)
		status = prepare_all(db);
	/* The log is there since it was first read. SQLite passes over a failed sync of its name, and
	 * a log without a name loses what was acknowledged when the power goes (D8). */
	if (status == NB_OK && role == NB_DB_WRITER)
		status = nb_files_sync_parent(path);
	if (status == NB_OK) {
		*ret_db = db;
		db = NULL;
	}
out:
	nb_db_close(db);
	return status;
}

void
nb_db_close(struct nb_db *db)
{
	if (!db)
		return;
	for (int i = 0; i < NB_STEP_COUNT; i++)
		sqlite3_finalize(db->control[i]);
	for (int i = 0; i < NB_SQL_COUNT; i++)
		sqlite3_finalize(db->statements[i].engine);
	if (sqlite3_close(db->engine) != SQLITE_OK)
		nb_log(NB_LOG_ERROR, "store.not_closed", "a statement was left open");
	free(db);
}
