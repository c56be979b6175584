/*
 * vault.h - private text at rest: AES-256-GCM fields under a data key per membership
 * (layer 4, store). Destroying the wrapped key in keys.db makes every copy of the text unreadable,
 * backups included.
 *
 * owner: one thread; each lane has its own vault with its own cache of unwrapped keys.
 */
#ifndef NB_VAULT_H
#define NB_VAULT_H

#include "noaber/store.h"

struct nb_vault;

/* What a sealed field is bound to: moved to another row or room it does not open (P7). */
struct nb_seal_place {
	const char *table; /* "message", "member", … */
	nb_row room;       /* room or community; 0 = none */
	nb_row row;        /* the row the field stands in */
	nb_row author;     /* member; 0 = none */
};

/** ${keys} is borrowed and must outlive the vault; a vault on a reading connection can open and
 * seal under existing keys but make none. Purpose keys (ids, links, tickets, pepper) are made on
 * the first start by the writer and kept wrapped in keys.db. NB_E_UNAVAILABLE: the master key does
 * not open them (P6: refuse to start). */
NB_MUST_USE enum nb_status nb_vault_open(struct nb_db *keys, const uint8_t master[32],
                                         struct nb_vault **ret_vault);
void nb_vault_close(struct nb_vault *vault); /* wipes what it holds */

enum nb_vault_purpose {
	NB_VAULT_IDS,     /* public ids; 16 bytes used */
	NB_VAULT_LINKS,   /* account x community -> member look-up */
	NB_VAULT_TICKETS, /* connection tickets for a restarted core */
	NB_VAULT_PEPPER,  /* passphrases and login names */
	NB_VAULT_ADDRESS, /* hashing addresses for limits */
	NB_VAULT_AUDIT,   /* the chain of the audit log */
	NB_VAULT_LOG_IDS, /* ids of people and things in that log; 16 bytes used */
	NB_VAULT_DEVICES, /* what browsers are known by (noaber/device.h) */
	NB_VAULT_OIDC,    /* what belongs to signing in through an organisation */
	NB_VAULT_PUSH,    /* what push services know us by */
	NB_VAULT_PURPOSE_COUNT
};
/** 32 bytes, the same in every process and after every restart. Borrowed. */
const uint8_t *nb_vault_purpose(const struct nb_vault *vault, enum nb_vault_purpose purpose);

/** A new data key for ${owner}, a member or account. Called outside a transaction of keys.db, as
 * the writer does, it is durable on return, so before the content that uses it is committed; the
 * key of content that was rolled back is left over and harmless. */
NB_MUST_USE enum nb_status nb_vault_new_key(struct nb_vault *vault, nb_row owner, int64_t now_ms,
                                            nb_row *ret_key);

/** From here on each key that is destroyed is told to the tombstones in ${path} first, so that no
 * backup brings it back (noaber/tombstones.h). Borrowed; a writer's vault destroys none before. */
void nb_vault_tell_tombstones(struct nb_vault *vault, const char *path);

/** Forget for good: destroy the wrapped key. Durable and everywhere when keys.db is committed and
 * its log truncated (nb_db_truncate_log); other lanes forget their copy within 10 seconds.
 * NB_E_NOT_FOUND: no such key, or destroyed before. NB_E_STORAGE_FULL, NB_E_UNAVAILABLE: the
 * tombstone could not be written, and the key lives. */
NB_MUST_USE enum nb_status nb_vault_destroy_key(struct nb_vault *vault, nb_row key, int64_t now_ms);

/** Seal ${plain} under ${key} into the arena. Padded to steps of 64 bytes before sealing, so that
 * lengths tell less. NB_E_NOT_FOUND: no such key (erased). */
NB_MUST_USE enum nb_status nb_vault_seal(struct nb_vault *vault, nb_row key,
                                         const struct nb_seal_place *place, struct nb_str plain,
                                         struct nb_arena *arena, struct nb_str *ret_sealed);
/** NB_E_NOT_FOUND: the key is gone (the person was erased). NB_E_CONFLICT: it does not open here:
 * damaged or moved; logged as vault.not_opened. */
NB_MUST_USE enum nb_status nb_vault_unseal(struct nb_vault *vault, nb_row key,
                                           const struct nb_seal_place *place, struct nb_str sealed,
                                           struct nb_arena *arena, struct nb_str *ret_plain);

/** HMAC under the links key of (account, scope): the only road from an account to its membership
 * in a scope, 16 bytes into ${ret}. */
#define NB_MEMBER_LINK_BYTES 16
void nb_vault_member_link(const struct nb_vault *vault, nb_row account, nb_row scope,
                          uint8_t ret[NB_MEMBER_LINK_BYTES]);

#endif
