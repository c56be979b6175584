/*
 * passkey_key.c - keys and signatures by libfido2, which is asked nothing else.
 *
 * No device is talked to: the browser did that. Not here: which bytes may come this far (webauthn.c).
 */
#include "passkey_key.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/evp.h>
#include <string.h>

static const enum nb_webauthn_algorithm algorithms[] = {NB_WEBAUTHN_ES256, NB_WEBAUTHN_EDDSA,
                                                        NB_WEBAUTHN_RS256};

/* One of the three kinds, as the library wants it. owner: the function that holds it. */
struct public_key {
	enum nb_webauthn_algorithm algorithm;
	es256_pk_t *es256;
	eddsa_pk_t *eddsa;
	rs256_pk_t *rs256;
};

static void
release(struct public_key *key)
{
	es256_pk_free(&key->es256);
	eddsa_pk_free(&key->eddsa);
	rs256_pk_free(&key->rs256);
}

/* NULL when memory is short or the bytes are no key. To be released in any case. */
static const void *
load(const struct nb_webauthn_key *from, struct public_key *ret)
{
	*ret = (struct public_key){.algorithm = from->algorithm};
	switch (from->algorithm) {
	case NB_WEBAUTHN_ES256:
		ret->es256 = es256_pk_new();
		return ret->es256 && !es256_pk_from_ptr(ret->es256, from->bytes, from->length)
		           ? ret->es256
		           : NULL;
	case NB_WEBAUTHN_EDDSA:
		ret->eddsa = eddsa_pk_new();
		return ret->eddsa && !eddsa_pk_from_ptr(ret->eddsa, from->bytes, from->length)
		           ? ret->eddsa
		           : NULL;
	case NB_WEBAUTHN_RS256:
		ret->rs256 = rs256_pk_new();
		return ret->rs256 && !rs256_pk_from_ptr(ret->rs256, from->bytes, from->length)
		           ? ret->rs256
		           : NULL;
	}
	return NULL;
}

/* OpenSSL refuses points that are not on their curve. */
static bool
is_sound(const struct nb_webauthn_key *from)
{
	struct public_key key;
	EVP_PKEY *sound = NULL;

	if (load(from, &key))
		sound = key.es256   ? es256_pk_to_EVP_PKEY(key.es256)
		        : key.eddsa ? eddsa_pk_to_EVP_PKEY(key.eddsa)
		                    : rs256_pk_to_EVP_PKEY(key.rs256);
	release(&key);
	EVP_PKEY_free(sound);
	return sound != NULL;
}

static bool
read_as(enum nb_webauthn_algorithm algorithm, struct nb_str authenticator_data,
        struct nb_webauthn_key *ret)
{
	fido_cred_t *credential = fido_cred_new();
	bool read =
	    credential && !fido_cred_set_type(credential, (int)algorithm) &&
	    !fido_cred_set_authdata_raw(credential, (const unsigned char *)authenticator_data.at,
	                                authenticator_data.length);
	size_t length = read ? fido_cred_pubkey_len(credential) : 0;

	read = read && length && length <= sizeof(ret->bytes);
	if (read) {
		ret->algorithm = algorithm;
		ret->length = length;
		memcpy(ret->bytes, fido_cred_pubkey_ptr(credential), length);
	}
	fido_cred_free(&credential);
	return read;
}

bool
nb_passkey_key_read(struct nb_str authenticator_data, struct nb_webauthn_key *ret)
{
	for (size_t i = 0; i < NB_COUNT(algorithms); i++)
		if (read_as(algorithms[i], authenticator_data, ret))
			return is_sound(ret);
	return false;
}

static bool
fill(fido_assert_t *assertion, const char *rp, const struct nb_webauthn_proof *proof)
{
	return assertion && !fido_assert_set_rp(assertion, rp) &&
	       !fido_assert_set_clientdata(assertion, (const unsigned char *)proof->client_data.at,
	                                   proof->client_data.length) &&
	       !fido_assert_set_up(assertion, FIDO_OPT_TRUE) &&
	       !fido_assert_set_uv(assertion, FIDO_OPT_TRUE) &&
	       !fido_assert_set_count(assertion, 1) &&
	       !fido_assert_set_authdata_raw(assertion, 0,
	                                     (const unsigned char *)proof->authenticator_data.at,
	                                     proof->authenticator_data.length) &&
	       !fido_assert_set_sig(assertion, 0, (const unsigned char *)proof->signature.at,
	                            proof->signature.length);
}

bool
nb_passkey_key_signed(const struct nb_webauthn_key *key, struct nb_str rp,
                      const struct nb_webauthn_proof *proof)
{
	char rp_text[256] = "";
	struct public_key loaded;
	const void *pointer = load(key, &loaded);
	fido_assert_t *assertion = fido_assert_new();

	nb_assert(rp.length < sizeof(rp_text));
	memcpy(rp_text, rp.at, rp.length);
	bool good = pointer && fill(assertion, rp_text, proof) &&
	            fido_assert_verify(assertion, 0, (int)key->algorithm, pointer) == FIDO_OK;
	fido_assert_free(&assertion);
	release(&loaded);
	return good;
}
