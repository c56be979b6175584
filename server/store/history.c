/*
 * history.c - which migrations a file has had, and whether they are the ones we know.
 *
 * A file that is newer than the program, or whose history was changed, is refused: going on could
 * write rows that the other program misreads. Not here: applying migrations (migrate.c).
 */
#include "engine.h"
#include "migration.h"
#include "noaber/log.h"
#include "noaber/secret.h"

#include <string.h>

static enum nb_status
refuse(enum nb_db_content content, const char *why, int number)
{
	nb_log(NB_LOG_ERROR, "store.refused", "%s: %s (%d)", nb_engine_file(content), why, number);
	return NB_E_UNAVAILABLE;
}

static const struct nb_migration *
find(enum nb_db_content content, const struct nb_migration *list, size_t count, int number)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i].content == content && list[i].number == number)
			return &list[i];
	}
	return NULL;
}

/** Compare the rows of schema_migration with the list, one by one. */
static enum nb_status
compare(sqlite3_stmt *rows, enum nb_db_content content, const struct nb_migration *list,
        size_t count, int *ret_applied)
{
	int applied = 0, code;

	while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
		int number = sqlite3_column_int(rows, 0);
		const struct nb_migration *known = find(content, list, count, number);
		uint8_t checksum[NB_SHA256_BYTES];

		if (number != applied + 1)
			return refuse(content, "a migration is missing from its history", number);
		if (!known)
			return refuse(content, "made by a newer version", number);
		nb_secret_sha256(known->text, known->length, checksum);
		if (sqlite3_column_bytes(rows, 1) != NB_SHA256_BYTES ||
		    memcmp(sqlite3_column_blob(rows, 1), checksum, NB_SHA256_BYTES))
			return refuse(content, "a migration was changed after it was applied",
			              number);
		applied = number;
	}
	if (code != SQLITE_DONE)
		return refuse(content, "its history cannot be read", code);
	*ret_applied = applied;
	return NB_OK;
}

enum nb_status
nb_history_read(sqlite3 *engine, enum nb_db_content content, const struct nb_migration *list,
                size_t count, int *ret_applied)
{
	sqlite3_stmt *rows = NULL;
	int64_t application, tables;
	enum nb_status status;

	if (!nb_engine_number(engine, "PRAGMA application_id", &application) ||
	    !nb_engine_number(engine, "SELECT count(*) FROM sqlite_schema", &tables))
		return refuse(content, "not a readable database", sqlite3_errcode(engine));
	if (application == 0 && tables == 0) {
		*ret_applied = 0;
		return NB_OK;
	}
	if (application != nb_engine_application(content))
		return refuse(content, "a database of something else", 0);
	if (sqlite3_prepare_v2(engine,
	                       "SELECT number, checksum FROM schema_migration ORDER BY number", -1,
	                       &rows, NULL) != SQLITE_OK)
		return refuse(content, "its history cannot be read", sqlite3_errcode(engine));
	status = compare(rows, content, list, count, ret_applied);
	sqlite3_finalize(rows);
	return status;
}

enum nb_status
nb_history_check(sqlite3 *engine, enum nb_db_content content)
{
	int applied;
	enum nb_status status =
	    nb_history_read(engine, content, nb_migrations, nb_migration_count, &applied);

	if (status != NB_OK)
		return status;
	if (!applied || find(content, nb_migrations, nb_migration_count, applied + 1))
		return refuse(content, "not migrated yet", applied);
	return NB_OK;
}
