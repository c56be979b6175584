/* vapid.h - who we are to a push service (RFC 8292). Private to server/push. */
#ifndef NB_PUSH_VAPID_H
#define NB_PUSH_VAPID_H

#include "noaber/push.h"

#include <openssl/types.h>

#define NB_VAPID_TOKEN_BYTES_MOST 1024

/** The key of P-256 that ${seed} is. NULL: out of memory. Free with EVP_PKEY_free. */
EVP_PKEY *nb_vapid_key(const uint8_t seed[32]);
/** Its public point as text. */
NB_MUST_USE bool nb_vapid_public(EVP_PKEY *key, char ret[NB_PUSH_KEY_TEXT_BYTES + 1]);
/** A token for the service at ${audience} until ${until_s}, signed with ES256. */
NB_MUST_USE bool nb_vapid_token(EVP_PKEY *key, struct nb_str audience, const char *contact,
                                int64_t until_s, char ret[NB_VAPID_TOKEN_BYTES_MOST]);

#endif
