/*
 * migrate.c - bring a file to the newest schema, one migration per transaction (D12).
 *
 * Whatever moment it dies at, the file is at a whole migration and the next start goes on from
 * there. Not here: the text of migrations (migrations/), and what they are checked against
 * (history.c).
 */
#include "engine.h"
#include "files.h"
#include "migration.h"
#include "noaber/clock.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

/* A migration is at most 1 MB (nbsql); translated it grows by less than as much again. */
#define TRANSLATED_BYTES_MOST 2000000

static const char make_history[] = "CREATE TABLE schema_migration ("
				   "number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
				   "checksum BLOB NOT NULL, applied_ms INTEGER NOT NULL) STRICT";

static bool
execute(sqlite3 *engine, const char *sql)
{
	return sqlite3_exec(engine, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static bool
record(sqlite3 *engine, const struct nb_migration *migration)
{
	uint8_t checksum[NB_SHA256_BYTES];
	sqlite3_stmt *add = NULL;
	bool added;

	nb_secret_sha256(migration->text, migration->length, checksum);
	added = sqlite3_prepare_v2(engine, "INSERT INTO schema_migration VALUES (?, ?, ?, ?)", -1,
	                           &add, NULL) == SQLITE_OK &&
	        sqlite3_bind_int(add, 1, migration->number) == SQLITE_OK &&
	        sqlite3_bind_text(add, 2, migration->name, -1, SQLITE_STATIC) == SQLITE_OK &&
	        sqlite3_bind_blob(add, 3, checksum, sizeof(checksum), SQLITE_STATIC) == SQLITE_OK &&
	        sqlite3_bind_int64(add, 4, nb_clock_now_ms()) == SQLITE_OK &&
	        sqlite3_step(add) == SQLITE_DONE;
	sqlite3_finalize(add);
	return added;
}

/** The first migration also makes the file ours: its mark and its history. */
static bool
apply_inside(sqlite3 *engine, const struct nb_migration *migration, const char *text)
{
	char mark[64];
	int64_t strays;

	if (migration->number == 1) {
		snprintf(mark, sizeof(mark), "PRAGMA application_id = %lld",
		         (long long)nb_engine_application(migration->content));
		if (!execute(engine, mark) || !execute(engine, make_history))
			return false;
	}
	return execute(engine, text) && record(engine, migration) &&
	       nb_engine_number(engine, "SELECT count(*) FROM pragma_foreign_key_check", &strays) &&
	       strays == 0;
}

static enum nb_status
apply(sqlite3 *engine, const struct nb_migration *migration)
{
	struct nb_buf text;
	enum nb_status status;

	nb_buf_init(&text, TRANSLATED_BYTES_MOST);
	status = nb_migration_translate(migration, NB_ENGINE_SQLITE, &text);
	if (status == NB_OK &&
	    (!execute(engine, "BEGIN IMMEDIATE") || !apply_inside(engine, migration, text.at) ||
	     !execute(engine, "COMMIT"))) {
		status = nb_engine_failure(engine, sqlite3_extended_errcode(engine), "migration");
		if (!sqlite3_get_autocommit(engine))
			(void)execute(engine, "ROLLBACK");
	}
	nb_buf_finish(&text);
	nb_log(status == NB_OK ? NB_LOG_INFO : NB_LOG_ERROR, "store.migration", "%s: %s",
	       migration->name, nb_status_row(status)->word);
	return status;
}

/** Keep the file as it was before ${next}, for whoever has to go back. */
static enum nb_status
keep_copy(const char *path, int next)
{
	char copy[NB_PATH_BYTES];
	int length = snprintf(copy, sizeof(copy), "%s.before-%04d", path, next);

	if (length >= (int)sizeof(copy))
		return NB_E_UNAVAILABLE;
	return nb_backup_file(path, copy);
}

static const struct nb_migration *
next_of(enum nb_db_content content, const struct nb_migration *list, size_t count, int applied)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i].content == content && list[i].number == applied + 1)
			return &list[i];
	}
	return NULL;
}

static enum nb_status
migrate_open(sqlite3 *engine, const char *path, enum nb_db_content content,
             const struct nb_migration *list, size_t count)
{
	const struct nb_migration *next;
	int applied;
	enum nb_status status = nb_history_read(engine, content, list, count, &applied);

	if (status == NB_OK)
		status = nb_engine_make_durable(engine);
	next = status == NB_OK ? next_of(content, list, count, applied) : NULL;
	if (next && applied)
		status = keep_copy(path, next->number);
	/* Rebuilding a table that others refer to needs this; apply() checks all references. */
	if (status == NB_OK && next && !execute(engine, "PRAGMA foreign_keys = OFF"))
		status = NB_E_UNAVAILABLE;
	while (status == NB_OK && next) {
		status = apply(engine, next);
		next = next_of(content, list, count, next->number);
	}
	return status;
}

enum nb_status
nb_migrate(const char *data, enum nb_db_content content, const struct nb_migration *list,
           size_t count)
{
	char path[NB_PATH_BYTES];
	sqlite3 *engine = NULL;
	enum nb_status status = nb_files_path(data, nb_engine_file(content), "", path);

	if (status == NB_OK && mkdir(data, 0700) && errno != EEXIST)
		status = NB_E_UNAVAILABLE;
	if (status == NB_OK)
		status = nb_files_create(path);
	if (status == NB_OK)
		status = nb_engine_open(path, SQLITE_OPEN_READWRITE, &engine);
	if (status == NB_OK)
		status = migrate_open(engine, path, content, list, count);
	sqlite3_close(engine);
	return status;
}

enum nb_status
nb_db_migrate(const char *data, enum nb_db_content content)
{
	return nb_migrate(data, content, nb_migrations, nb_migration_count);
}
