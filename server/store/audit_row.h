/* audit_row.h - a row of the audit log with its place in the chain (private to store). */
#ifndef NB_AUDIT_ROW_H
#define NB_AUDIT_ROW_H

#include "noaber/audit.h"

/** The hash of ${entry} as row ${seq} behind a row of hash ${previous}: HMAC-SHA-256 under the
 * audit key over all fields, each with its length, so that no two rows look alike. */
void nb_audit_hash(const struct nb_vault *vault, int64_t seq, const struct nb_audit_entry *entry,
                   const uint8_t previous[NB_AUDIT_HASH_BYTES], uint8_t ret[NB_AUDIT_HASH_BYTES]);

/** Number and hash of the newest row; 0 and zeros when there is none. */
NB_MUST_USE enum nb_status nb_audit_head(struct nb_db *rooms, int64_t *ret_seq,
                                         uint8_t ret_hash[NB_AUDIT_HASH_BYTES]);

#endif
