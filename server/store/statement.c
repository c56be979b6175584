/*
 * statement.c - run named statements: bind, step, read columns. The hot path of the store.
 *
 * A call allocates nothing of ours: statements stay prepared, each has its own cursor, and values
 * are bound without a copy.
 */
#include "engine.h"
#include "sql_table.h"

static int
bind_one(sqlite3_stmt *engine, int parameter, const struct nb_value *value)
{
	switch (value->type) {
	case NB_VALUE_NULL: return sqlite3_bind_null(engine, parameter);
	case NB_VALUE_INT: return sqlite3_bind_int64(engine, parameter, value->number);
	case NB_VALUE_TEXT:
		return sqlite3_bind_text64(engine, parameter, value->bytes.at, value->bytes.length,
		                           SQLITE_STATIC, SQLITE_UTF8);
	case NB_VALUE_BYTES:
		return sqlite3_bind_blob64(engine, parameter, value->bytes.at, value->bytes.length,
		                           SQLITE_STATIC);
	}
	nb_assert(value->type <= NB_VALUE_BYTES);
	return SQLITE_MISUSE;
}

static struct nb_statement *
statement_of(struct nb_db *db, enum nb_sql sql, size_t value_count)
{
	nb_assert((unsigned)sql < NB_SQL_COUNT);
	nb_assert(nb_sql_table[sql].content == db->content);
	nb_assert((size_t)nb_sql_table[sql].parameter_count == value_count);
	nb_assert(!db->statements[sql].cursor.open);
	return &db->statements[sql];
}

static int
bind_all(const struct nb_statement *statement, const struct nb_value *values, size_t value_count)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < value_count && code == SQLITE_OK; i++)
		code = bind_one(statement->engine, statement->parameter[i], &values[i]);
	return code;
}

enum nb_status
nb_db_run(struct nb_db *db, enum nb_sql sql, const struct nb_value *values, size_t value_count,
          int64_t *ret_changed)
{
	struct nb_statement *statement = statement_of(db, sql, value_count);
	int code;

	nb_assert(nb_sql_table[sql].returns == NB_SQL_RETURNS_NONE);
	if (db->failed != NB_OK)
		return db->failed;
	code = bind_all(statement, values, value_count);
	if (code == SQLITE_OK) {
		code = sqlite3_step(statement->engine);
		nb_assert(code != SQLITE_ROW);
		code = sqlite3_reset(statement->engine);
	}
	if (code != SQLITE_OK)
		return nb_db_failure(db, code, nb_sql_table[sql].name);
	if (ret_changed)
		*ret_changed = sqlite3_changes64(db->engine);
	return NB_OK;
}

struct nb_cursor *
nb_db_find(struct nb_db *db, enum nb_sql sql, const struct nb_value *values, size_t value_count)
{
	struct nb_statement *statement = statement_of(db, sql, value_count);
	struct nb_cursor *cursor = &statement->cursor;
	int code;

	nb_assert(nb_sql_table[sql].returns != NB_SQL_RETURNS_NONE);
	cursor->open = true;
	cursor->columns = 0;
	cursor->status = db->failed;
	if (cursor->status == NB_OK) {
		code = bind_all(statement, values, value_count);
		if (code != SQLITE_OK)
			cursor->status = nb_db_failure(db, code, nb_sql_table[sql].name);
	}
	cursor->stepping = cursor->status == NB_OK;
	return cursor;
}

bool
nb_cursor_next(struct nb_cursor *cursor)
{
	int code;

	nb_assert(cursor->open);
	if (!cursor->stepping)
		return false;
	code = sqlite3_step(cursor->engine);
	cursor->columns = sqlite3_data_count(cursor->engine);
	if (code == SQLITE_ROW)
		return true;
	cursor->stepping = false;
	if (code != SQLITE_DONE)
		cursor->status = nb_db_failure(cursor->db, code, nb_sql_table[cursor->sql].name);
	return false;
}

int64_t
nb_cursor_int(struct nb_cursor *cursor, int column)
{
	nb_assert(cursor->stepping && column >= 0 && column < cursor->columns);
	return sqlite3_column_int64(cursor->engine, column);
}

bool
nb_cursor_is_null(struct nb_cursor *cursor, int column)
{
	nb_assert(cursor->stepping && column >= 0 && column < cursor->columns);
	return sqlite3_column_type(cursor->engine, column) == SQLITE_NULL;
}

struct nb_str
nb_cursor_bytes(struct nb_cursor *cursor, int column)
{
	const void *at;

	if (nb_cursor_is_null(cursor, column))
		return (struct nb_str){NULL, 0};
	at = sqlite3_column_blob(cursor->engine, column); /* NULL for an empty one */
	return (struct nb_str){at ? at : "", (size_t)sqlite3_column_bytes(cursor->engine, column)};
}

enum nb_status
nb_cursor_end(struct nb_cursor *cursor)
{
	nb_assert(cursor->open);
	/* A changing statement with RETURNING is only finished once it has said so. */
	while (cursor->stepping && !sqlite3_stmt_readonly(cursor->engine) && nb_cursor_next(cursor))
		;
	sqlite3_reset(cursor->engine);
	cursor->stepping = false;
	cursor->open = false;
	return cursor->status;
}

enum nb_status
nb_db_find_one(struct nb_db *db, enum nb_sql sql, const struct nb_value *values, size_t value_count,
               struct nb_cursor **ret_cursor)
{
	struct nb_cursor *cursor = nb_db_find(db, sql, values, value_count);
	enum nb_status status;

	nb_assert(nb_sql_table[sql].returns != NB_SQL_RETURNS_MANY);
	if (nb_cursor_next(cursor)) {
		*ret_cursor = cursor;
		return NB_OK;
	}
	status = nb_cursor_end(cursor);
	return status == NB_OK ? NB_E_NOT_FOUND : status;
}

enum nb_status
nb_db_find_int(struct nb_db *db, enum nb_sql sql, const struct nb_value *values, size_t value_count,
               int64_t *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(db, sql, values, value_count, &cursor);

	if (status)
		return status;
	*ret = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}
