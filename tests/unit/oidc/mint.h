/* mint.h - makes tokens and keys, good and bad, without cjose: what judges does not also make. */
#ifndef NB_TESTS_MINT_H
#define NB_TESTS_MINT_H

#include "noaber/str.h"

#include <openssl/evp.h>

enum mint_algorithm { MINT_RS256, MINT_RS512, MINT_PS256, MINT_ES256, MINT_HS256, MINT_NONE };

EVP_PKEY *mint_rsa(unsigned bits);
EVP_PKEY *mint_p256(void);
/** The public key as a member of a JWK set, with what ${more} adds (",\"use\":\"sig\""). */
void mint_jwk(EVP_PKEY *key, const char *kid, const char *more, struct nb_buf *out);
/** header.claims.signature; for MINT_HS256 ${secret} is the key. */
void mint_token(const char *header, const char *claims, enum mint_algorithm algorithm,
                EVP_PKEY *key, struct nb_str secret, struct nb_buf *out);

#endif
