/* keys.h - the signing keys of a provider. Private to server/oidc. */
#ifndef NB_OIDC_KEYS_H
#define NB_OIDC_KEYS_H

#include "noaber/oidc.h"

#include <cjose/cjose.h>

#define NB_OIDC_KID_BYTES 256

/** The key with this kid that may sign with this algorithm; NULL. Borrowed. */
const cjose_jwk_t *nb_oidc_key_find(const struct nb_oidc_keys *keys, const char *kid,
                                    const char *alg);

#endif
