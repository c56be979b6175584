/*
 * tombstones.h - a file outside the data directory that remembers which data keys were destroyed, so
 * that no backup brings them back (layer 4, store). Rule P3.
 *
 * It holds key numbers and times, nothing more. A key that stands in it is destroyed again before
 * anything opens, whatever copy of keys.db was put in place.
 */
#ifndef NB_TOMBSTONES_H
#define NB_TOMBSTONES_H

#include "noaber/vault.h"

#define NB_TOMBSTONES_PATH_BYTES 4096

/** Where they stand: beside the anchor of the audit log. NB_E_UNAVAILABLE: too long. */
NB_MUST_USE enum nb_status nb_tombstones_path(const char *anchor,
                                              char ret[NB_TOMBSTONES_PATH_BYTES]);

/** ${key} is destroyed at ${at_ms}: durable on return. NB_E_STORAGE_FULL, NB_E_UNAVAILABLE. */
NB_MUST_USE enum nb_status nb_tombstones_add(const char *path, nb_row key, int64_t at_ms);

struct nb_tombstones_found {
	bool absent;      /* there was no such file, or none that may be read; what keys.db knows as
	                   * destroyed begins it,
	                   * if it can be written (else logged, and erasing waits) */
	int64_t replayed; /* keys that lived again, and do no more */
};
/** Destroy again what the file ${path} knows as destroyed, and empty the accounts, faces and cards
 * that were sealed under it, so that nobody signs in to them and nothing counts them. ${rooms} and
 * ${keys} are writers outside a transaction; may be done again after a crash. NB_E_CONFLICT: the
 * file holds something else. Errors as of nb_db_commit. */
NB_MUST_USE enum nb_status nb_tombstones_replay(struct nb_db *rooms, struct nb_db *keys,
                                                const char *path, int64_t now_ms,
                                                struct nb_tombstones_found *ret);

#endif
