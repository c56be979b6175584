/* passkey_key.h - public keys of passkeys, and what they signed: all of libfido2 (private to layer 3,
 * codec). */
#ifndef NB_CODEC_PASSKEY_KEY_H
#define NB_CODEC_PASSKEY_KEY_H

#include "noaber/webauthn.h"

/** The public key in ${authenticator_data} of a registration whose layout has been looked at. False:
 * of no kind that we know, or no point of its curve. */
bool nb_passkey_key_read(struct nb_str authenticator_data, struct nb_webauthn_key *ret);
/** Did ${key} sign ${proof}, for the site ${rp}, with the flags that we ask for? */
bool nb_passkey_key_signed(const struct nb_webauthn_key *key, struct nb_str rp,
                           const struct nb_webauthn_proof *proof);

#endif
