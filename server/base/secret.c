/*
 * secret.c - randomness, hashes and comparisons for secrets.
 *
 * Not for encryption of fields (the store's vault) and not for passphrases (passphrase.c).
 * libsodium hashes: at 43 bytes it is faster than a fetched OpenSSL digest and cannot fail.
 */
#include "noaber/secret.h"

#include <errno.h>
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>
#include <string.h>
#include <sys/random.h>

void
nb_secret_random(void *bytes, size_t length)
{
	char *at = bytes;

	while (length > 0) {
		ssize_t got = getrandom(at, length, 0);

		/* A signal may interrupt a read of more than 256 bytes; nothing else may happen. */
		if (got < 0 && errno == EINTR)
			continue;
		nb_assert(got > 0);
		at += got;
		length -= (size_t)got;
	}
}

void
nb_secret_wipe(void *bytes, size_t length)
{
	sodium_memzero(bytes, length);
}

bool
nb_secret_equal(const void *a, const void *b, size_t length)
{
	return sodium_memcmp(a, b, length) == 0;
}

void
nb_secret_sha256(const void *bytes, size_t length, uint8_t ret[NB_SHA256_BYTES])
{
	crypto_hash_sha256(ret, bytes, length);
}

void
nb_secret_hmac(const uint8_t key[32], const void *bytes, size_t length,
               uint8_t ret[NB_SHA256_BYTES])
{
	crypto_auth_hmacsha256(ret, bytes, length, key);
}

/* RFC 5869 with an empty salt (the master is already uniform) and ${label} as info. */
void
nb_secret_derive(const uint8_t master[32], const char *label, uint8_t ret[32])
{
	EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
	EVP_KDF_CTX *context = kdf ? EVP_KDF_CTX_new(kdf) : NULL;
	char digest[] = "SHA256";
	unsigned char key[32];
	unsigned char info[64];
	size_t info_bytes = strlen(label);
	OSSL_PARAM parameters[4];
	int derived;

	/* Keys are derived while starting; without them there is nothing to start. */
	nb_assert(context && info_bytes <= sizeof(info));
	memcpy(key, master, sizeof(key));
	memcpy(info, label, info_bytes);
	parameters[0] = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0);
	parameters[1] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, key, sizeof(key));
	parameters[2] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info, info_bytes);
	parameters[3] = OSSL_PARAM_construct_end();
	derived = EVP_KDF_derive(context, ret, 32, parameters);
	nb_secret_wipe(key, sizeof(key));
	EVP_KDF_CTX_free(context);
	EVP_KDF_free(kdf);
	nb_assert(derived == 1);
}

void
nb_secret_base64url(const void *bytes, size_t length, char *ret)
{
	sodium_bin2base64(ret, (length * 4 + 2) / 3 + 1, bytes, length,
	                  sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* On false ${ret} holds zeros: a half decoded secret is of no use to anybody. */
bool
nb_secret_unbase64url(struct nb_str text, void *ret, size_t length)
{
	size_t decoded = 0;

	if (sodium_base642bin(ret, length, text.at, text.length, NULL, &decoded, NULL,
	                      sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
	    decoded == length)
		return true;
	nb_secret_wipe(ret, length);
	return false;
}
