/* migration.h - schema migrations, one text for both engines (private to store and its tests). */
#ifndef NB_MIGRATION_H
#define NB_MIGRATION_H

#include "noaber/store.h"

struct nb_migration {
	enum nb_db_content content;
	int number;       /* 1, 2, 3 … per content */
	const char *name; /* file name, NNNN_what.sql */
	const char *text; /* not terminated; its SHA-256 is the checksum */
	size_t length;
};

/* Made by nbsql from migrations/<content>/, in order. */
extern const struct nb_migration nb_migrations[];
extern const size_t nb_migration_count;

enum nb_engine { NB_ENGINE_SQLITE, NB_ENGINE_POSTGRES };

/**
 * Append ${migration} to ${ret} in the dialect of ${engine}, with a 0 byte after it that is not
 * counted: type tokens are replaced, `-- only: <engine>` ... `-- end` blocks of the other engine
 * are left out. NB_E_BAD_ARGUMENT: unknown token, or a block that is not closed.
 */
NB_MUST_USE enum nb_status nb_migration_translate(const struct nb_migration *migration,
                                                  enum nb_engine engine, struct nb_buf *ret);

/** nb_db_migrate with the migrations as an argument, so that tests can add a next one; ${list} may
 * hold other contents too. */
NB_MUST_USE enum nb_status nb_migrate(const char *data, enum nb_db_content content,
                                      const struct nb_migration *list, size_t count);

#endif
