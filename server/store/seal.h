/* seal.h - AES-256-GCM with contexts that are kept, and the layout of sealed bytes (private to
 * store). */
#ifndef NB_SEAL_H
#define NB_SEAL_H

#include "noaber/str.h"

#include <openssl/evp.h>

#define NB_SEAL_KEY_BYTES 32
#define NB_SEAL_NONCE_BYTES 12 /* 96 random bits: 2^32 uses of one key at most (SP 800-38D 8.3) */
#define NB_SEAL_NONCES_KEPT 64
#define NB_SEAL_TAG_BYTES 16
/* version, nonce, then the ciphertext, then the tag */
#define NB_SEAL_HEAD_BYTES (1 + NB_SEAL_NONCE_BYTES)
#define NB_SEAL_MORE_BYTES (NB_SEAL_HEAD_BYTES + NB_SEAL_TAG_BYTES)
#define NB_SEAL_VERSION 1

/* Setting a key up costs as much as opening a message under it (0.19 of 0.45 microseconds, measured),
 * and a page has dozens of authors in turn. A power of two; 1.2 KiB each. */
#define NB_SEAL_CONTEXTS_BITS 6
#define NB_SEAL_CONTEXTS (1u << NB_SEAL_CONTEXTS_BITS)

/* A context, and the number of the key that it is set up with; 0 = none. */
struct nb_seal_context {
	EVP_CIPHER_CTX *engine;
	int64_t key;
};

/* owner: one thread. Which key a context holds is remembered by number, so that fields under one key
 * set it up once. A key has one place among those that open, which it may have to share. */
struct nb_sealer {
	struct nb_seal_context seal;
	struct nb_seal_context open[NB_SEAL_CONTEXTS];
	uint8_t nonces[NB_SEAL_NONCES_KEPT][NB_SEAL_NONCE_BYTES]; /* random, each used once */
	size_t nonce_left;
};

struct nb_seal_key {
	int64_t number; /* the same number is always the same key; 0 = never remembered */
	const uint8_t *bytes;
};

bool nb_sealer_init(struct nb_sealer *sealer); /* false when out of memory */
void nb_sealer_finish(struct nb_sealer *sealer);

/** No context is set up with the key of ${number} any more. */
void nb_sealer_forget(struct nb_sealer *sealer, int64_t number);

/** Seal ${length} bytes into ${ret}, which has room for NB_SEAL_MORE_BYTES more than that. ${bound}
 * must be the same when opening. Asserts that OpenSSL does its work. */
void nb_sealer_seal(struct nb_sealer *sealer, struct nb_seal_key key, struct nb_str bound,
                    const uint8_t *plain, size_t length, uint8_t *ret);

/** Open ${sealed} into ${ret}, which has room for the length of it less NB_SEAL_MORE_BYTES. false:
 * damaged, or sealed under another key or bound to something else; ${ret} is wiped then. */
bool nb_sealer_open(struct nb_sealer *sealer, struct nb_seal_key key, struct nb_str bound,
                    struct nb_str sealed, uint8_t *ret);

#endif
