/* secret.h - randomness, hashes and comparisons for secrets, all from OpenSSL and libsodium
 * (layer 1, base). Field encryption is the vault's (store). */
#ifndef NB_SECRET_H
#define NB_SECRET_H

#include "noaber/str.h"

#define NB_SHA256_BYTES 32
#define NB_TOKEN_BYTES 32      /* 256 bit session token (A5) */
#define NB_TOKEN_TEXT_BYTES 43 /* the same in unpadded base64url */

/** Fill from the kernel's generator; asserts that it works. */
void nb_secret_random(void *bytes, size_t length);
void nb_secret_wipe(void *bytes, size_t length);                   /* not optimised away */
bool nb_secret_equal(const void *a, const void *b, size_t length); /* constant time */
void nb_secret_sha256(const void *bytes, size_t length, uint8_t ret[NB_SHA256_BYTES]);
void nb_secret_hmac(const uint8_t key[32], const void *bytes, size_t length,
                    uint8_t ret[NB_SHA256_BYTES]);
/** HKDF-SHA-256: a separate key per purpose from one master. */
void nb_secret_derive(const uint8_t master[32], const char *label, uint8_t ret[32]);
/** ${length} bytes as unpadded base64url into ${ret} (terminated; needs (length*4+2)/3+1). */
void nb_secret_base64url(const void *bytes, size_t length, char *ret);
/** Decode exactly ${length} bytes; false when the text is not exactly that. */
bool nb_secret_unbase64url(struct nb_str text, void *ret, size_t length);

/* Passphrases: argon2id by libsodium, pepper by HMAC before hashing. */
#define NB_PASSPHRASE_HASH_BYTES 128 /* crypto_pwhash_STRBYTES */
enum nb_passphrase_cost { NB_PASSPHRASE_RESIDENT, NB_PASSPHRASE_STAFF }; /* 19 MiB/2, 64 MiB/3 */
/** Slow (30-170 ms) and memory hungry: slow lane only. false when out of memory. */
bool nb_passphrase_hash(struct nb_str passphrase, const uint8_t pepper[32],
                        enum nb_passphrase_cost cost, char ret_hash[NB_PASSPHRASE_HASH_BYTES]);
/** ${hash} absent: the same work on a dummy hash, then false (A6: unknown names cost the same). */
bool nb_passphrase_verify(struct nb_str passphrase, const uint8_t pepper[32], struct nb_str hash);

#endif
