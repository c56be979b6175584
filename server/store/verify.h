/* verify.h - checking a store with or without its master key (private to store). */
#ifndef NB_VERIFY_H
#define NB_VERIFY_H

#include "noaber/store.h"

/** nb_store_verify; ${master} NULL leaves out what needs it (unreadable_fields stays 0). */
NB_MUST_USE enum nb_status nb_verify(const char *data, const uint8_t *master,
                                     struct nb_store_findings *ret);

/* One sealed column and the place it is bound to. The command that seals a field must use exactly
 * this place, else verify counts it as unreadable. */
struct nb_sealed_column {
	const char *table; /* as in struct nb_seal_place */
	const char *sql;   /* gives: key, room, row, author, sealed */
};

extern const struct nb_sealed_column nb_sealed_columns[];
extern const size_t nb_sealed_column_count;

/* Gives, in order and once each, the keys that rows of the content database use. */
extern const char nb_sealed_keys_sql[];

#endif
