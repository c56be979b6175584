/* secrets.h - the two things that open Noaber: the master key and the TLS certificate. */
#ifndef NB_MAIN_SECRETS_H
#define NB_MAIN_SECRETS_H

#include "noaber/secret.h"

#define NB_MASTER_KEY_BYTES 32

/**
 * nb_master_key_read(path, ret):
 * Read the 32 raw bytes of the key file. NULL when ${ret} has them; otherwise a fixed sentence that
 * says why not, and ${ret} is untouched. Refuses anything but a regular file of exactly 32 bytes
 * that group and others can neither read nor write, because a key that many can read protects
 * nothing (P6).
 */
NB_MUST_USE const char *nb_master_key_read(const char *path, uint8_t ret[NB_MASTER_KEY_BYTES]);

/**
 * nb_master_key_load(path, data, ret):
 * As nb_master_key_read, for a start: ${data} exists, the key must lie outside it once links are
 * followed, and when there is no key and no database yet, a new key is made (mode 0400, synced with
 * its directory before it is used; that directory is made, 0700, when only it is missing). With a database and no key it refuses: a new key would open
 * nothing and hide that the old one is lost.
 */
NB_MUST_USE const char *nb_master_key_load(const char *path, const char *data,
                                           uint8_t ret[NB_MASTER_KEY_BYTES]);

/**
 * nb_certificate_load(chain, key, now_expired_is_fine, ret):
 * Read both PEM files and try them in a scratch SSL_CTX: the chain parses, the key is the one of
 * the first certificate, neither is weaker than OpenSSL's security level. NULL when ${ret} holds
 * chain, a 0 byte, key, a 0 byte (what NB_CONTROL_CERTIFICATE carries; the caller wipes and
 * finishes it), otherwise a fixed sentence and ${ret} is untouched.
 * ${expired_is_fine}: at a start, a page with a warning of the browser beats no page; at a reload
 * a certificate that still works is never replaced by one that has ended.
 */
NB_MUST_USE const char *nb_certificate_load(const char *chain, const char *key,
                                            bool expired_is_fine, struct nb_buf *ret);

/** Append all of a regular file without zeros, of 1 to ${bytes_most} bytes, to ${ret}.
 * ${closed_to_others}: also refuse one that group or others may touch. */
NB_MUST_USE bool nb_text_file_read(const char *path, bool closed_to_others, size_t bytes_most,
                                   struct nb_buf *ret);

/** Overwrite, then finish. For buffers that held a key. */
void nb_secrets_discard(struct nb_buf *secret);

#endif
