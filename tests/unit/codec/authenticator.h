/*
 * authenticator.h - an authenticator made of software: says what it is told to, also what is wrong.
 */
#ifndef NB_TESTS_AUTHENTICATOR_H
#define NB_TESTS_AUTHENTICATOR_H

#include "noaber/webauthn.h"

#include <openssl/evp.h>

#define FLAGS_GOOD 0x05 /* present, verified */
#define FLAG_KEY 0x40
#define FLAG_EXTENSIONS 0x80

/* What to say; changed a little at a time by the tests. */
struct saying {
	enum nb_webauthn_algorithm algorithm;
	const char *type;
	const char *origin;
	const char *more; /* further keys of the client data, with their comma */
	const char *rp;
	unsigned flags;
	uint32_t count;
	struct nb_str tail; /* behind the authenticator data */
	const char *format;
	struct nb_str statement; /* CBOR of attStmt */
	size_t id_length;
};

struct spoken {
	char client_data[2048];
	uint8_t challenge[NB_CHALLENGE_BYTES];
	uint8_t data[4096];
	uint8_t attestation[8192];
	uint8_t signature[1024];
	size_t data_length, attestation_length, signature_length;
	struct nb_webauthn_proof proof; /* of the above */
};

/** A key pair of this kind; freed by EVP_PKEY_free. */
EVP_PKEY *authenticator_key(enum nb_webauthn_algorithm algorithm);
/** The pair of P-256 whose secret is 1. */
EVP_PKEY *authenticator_key_of_nobody(void);
/** The right words for ${ceremony} with ${algorithm}. */
struct saying authenticator_right(enum nb_webauthn_algorithm algorithm,
                                  enum nb_webauthn_ceremony ceremony);
/** Client data and, for a new credential, the attestation object. ${spoken->challenge} is set. */
void authenticator_enrol(const struct saying *saying, const EVP_PKEY *key, struct spoken *spoken);
/** Client data, authenticator data and signature. */
void authenticator_prove(const struct saying *saying, EVP_PKEY *key, struct spoken *spoken);

#endif
