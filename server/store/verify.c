/*
 * verify.c - is everything still there and does it still open (D10, P7)?
 *
 * Reads only, one snapshot per question, so it may run beside the daemon. It counts; what to do
 * about it is for the person who asked. Damage that stops a question counts as one damaged page and
 * the next question is still asked.
 */
#include "verify.h"
#include "engine.h"
#include "files.h"
#include "noaber/log.h"
#include "noaber/vault.h"

/* The longest field is a fraction of a 64 KiB frame. */
#define FIELD_BYTES_MOST 1048576

struct check {
	sqlite3 *rooms;
	struct nb_db *keys;
	struct nb_vault *vault; /* NULL without the master key */
	struct nb_arena *arena;
	struct nb_store_findings found;
};

/* Rooms whose events, posted and others, are not exactly 1, 2 … seq; a number that is there twice is
 * found by counting the different ones. */
static const char holes_sql[] =
    "SELECT count(*) FROM room r LEFT JOIN (SELECT room_id, count(DISTINCT seq) AS n,"
    " min(seq) AS low, max(seq) AS high FROM (SELECT room_id, seq FROM message UNION ALL"
    " SELECT room_id, seq FROM room_event) GROUP BY room_id) e ON e.room_id = r.id"
    " WHERE coalesce(e.n, 0) <> r.seq OR coalesce(e.high, 0) <> r.seq OR coalesce(e.low, 1) <> 1";

static void
count_damage(struct check *check, sqlite3 *engine)
{
	sqlite3_stmt *lines = NULL;
	int code = sqlite3_prepare_v2(engine, "PRAGMA integrity_check(1000)", -1, &lines, NULL);

	while (code == SQLITE_OK && sqlite3_step(lines) == SQLITE_ROW) {
		const char *line = (const char *)sqlite3_column_text(lines, 0);

		check->found.damaged_pages +=
		    !line || !nb_str_equal(nb_str_from(line), NB_STR("ok"));
	}
	if (sqlite3_finalize(lines) != SQLITE_OK || code != SQLITE_OK)
		check->found.damaged_pages++;
}

static int64_t
number_or_damage(struct check *check, const char *sql)
{
	int64_t number = 0;

	if (!nb_engine_number(check->rooms, sql, &number))
		check->found.damaged_pages++;
	return number;
}

/** A key row that says "destroyed" was erased; no row at all is a loss. */
static void
count_missing_key(struct check *check, nb_row key)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(check->keys, NB_SQL_DATA_KEY_DESTROYED, NB_BIND(nb_int(key)), &cursor);
	bool erased = false;

	if (status == NB_OK) {
		erased = nb_cursor_int(cursor, 0) != 0;
		status = nb_cursor_end(cursor);
	}
	if (status == NB_OK || status == NB_E_NOT_FOUND)
		check->found.missing_keys += !erased;
	else
		check->found.damaged_pages++;
}

static void
open_field(struct check *check, const struct nb_sealed_column *column, sqlite3_stmt *row)
{
	nb_row key = sqlite3_column_int64(row, 0);
	const char *at = sqlite3_column_blob(row, 4);
	struct nb_seal_place place = {
	    .table = column->table,
	    .room = sqlite3_column_int64(row, 1),
	    .row = sqlite3_column_int64(row, 2),
	    .author = sqlite3_column_int64(row, 3),
	};
	struct nb_str plain, sealed = {at ? at : "", (size_t)sqlite3_column_bytes(row, 4)};
	enum nb_status status =
	    nb_vault_unseal(check->vault, key, &place, sealed, check->arena, &plain);

	if (status == NB_E_NOT_FOUND)
		count_missing_key(check, key);
	else
		check->found.unreadable_fields += status != NB_OK;
	nb_arena_reset(check->arena);
}

static void
open_fields(struct check *check)
{
	for (size_t i = 0; i < nb_sealed_column_count; i++) {
		const struct nb_sealed_column *column = &nb_sealed_columns[i];
		sqlite3_stmt *rows = NULL;
		int code = sqlite3_prepare_v2(check->rooms, column->sql, -1, &rows, NULL);

		while (code == SQLITE_OK && sqlite3_step(rows) == SQLITE_ROW)
			open_field(check, column, rows);
		if (sqlite3_finalize(rows) != SQLITE_OK || code != SQLITE_OK)
			check->found.damaged_pages++;
	}
}

/** Walk the living keys and the used ones, both in order, and count those nobody uses. */
static void
count_orphans(struct check *check)
{
	struct nb_cursor *living = nb_db_find(check->keys, NB_SQL_DATA_KEY_LIVING, NB_NO_BIND);
	sqlite3_stmt *used = NULL;
	int code = sqlite3_prepare_v2(check->rooms, nb_sealed_keys_sql, -1, &used, NULL);
	bool more = code == SQLITE_OK && sqlite3_step(used) == SQLITE_ROW;

	while (nb_cursor_next(living)) {
		nb_row key = nb_cursor_int(living, 0);

		while (more && sqlite3_column_int64(used, 0) < key)
			more = sqlite3_step(used) == SQLITE_ROW;
		check->found.orphan_keys += !more || sqlite3_column_int64(used, 0) != key;
	}
	if (nb_cursor_end(living) != NB_OK || sqlite3_finalize(used) != SQLITE_OK)
		check->found.damaged_pages++;
}

static enum nb_status
open_all(struct check *check, const char *data, const uint8_t *master)
{
	char path[NB_PATH_BYTES];
	enum nb_status status = nb_files_path(data, nb_engine_file(NB_DB_ROOMS), "", path);

	if (status == NB_OK)
		status = nb_engine_open(path, SQLITE_OPEN_READONLY, &check->rooms);
	if (status == NB_OK)
		status = nb_history_check(check->rooms, NB_DB_ROOMS);
	if (status == NB_OK)
		status = nb_db_open(data, NB_DB_KEYS, NB_DB_READER, &check->keys);
	if (status == NB_OK && master)
		status = nb_vault_open(check->keys, master, &check->vault);
	check->arena = nb_arena_create(FIELD_BYTES_MOST);
	return status == NB_OK && !check->arena ? NB_E_UNAVAILABLE : status;
}

enum nb_status
nb_verify(const char *data, const uint8_t *master, struct nb_store_findings *ret)
{
	struct check check = {0};
	enum nb_status status = open_all(&check, data, master);

	if (status == NB_OK) {
		count_damage(&check, check.rooms);
		count_damage(&check, check.keys->engine);
		check.found.sequence_holes = number_or_damage(&check, holes_sql);
		check.found.messages = number_or_damage(&check, "SELECT count(*) FROM message");
		if (check.vault)
			open_fields(&check);
		count_orphans(&check);
		*ret = check.found;
	}
	nb_arena_destroy(check.arena);
	nb_vault_close(check.vault);
	nb_db_close(check.keys);
	sqlite3_close(check.rooms);
	return status;
}

enum nb_status
nb_store_verify(const char *data, const uint8_t master[32], struct nb_store_findings *ret)
{
	return nb_verify(data, master, ret);
}
