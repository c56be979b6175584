/* sql_table.h - the named statements; the table itself is made by nbsql (private to store). */
#ifndef NB_SQL_TABLE_H
#define NB_SQL_TABLE_H

#include "noaber/store.h"
#include "sql_limits.h"

enum nb_sql_returns {
	NB_SQL_RETURNS_NONE,
	NB_SQL_RETURNS_ONE,
	NB_SQL_RETURNS_ONE_OR_NONE,
	NB_SQL_RETURNS_MANY,
};

struct nb_sql_row {
	const char *name;
	enum nb_db_content content;
	enum nb_sql_returns returns;
	int parameter_count; /* $1..$n, no gaps (checked by nbsql) */
	const char *text;
};

extern const struct nb_sql_row nb_sql_table[NB_SQL_COUNT];

#endif
