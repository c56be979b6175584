/*
 * vapid.c - the key that push services know us by, and tokens under it (RFC 8292, RFC 7515).
 * The key is derived from a purpose key of the vault, so there is nothing more to keep or to lose.
 */
#include "vapid.h"

#include "noaber/secret.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <stdio.h>
#include <string.h>

#define POINT_BYTES 65
#define HALF_BYTES 32 /* of a signature: r, then s */

/* A number below the order of the curve, and not 0; the first try is it, but for one in 2^32. */
static BIGNUM *
derive(const uint8_t seed[32], const EC_GROUP *group)
{
	char label[32];
	uint8_t bytes[32];
	BIGNUM *number = NULL;

	for (unsigned turn = 0; !number && turn < 8; turn++) {
		snprintf(label, sizeof(label), "vapid %u", turn);
		nb_secret_derive(seed, label, bytes);
		number = BN_bin2bn(bytes, sizeof(bytes), NULL);
		if (number &&
		    (BN_is_zero(number) || BN_cmp(number, EC_GROUP_get0_order(group)) >= 0)) {
			BN_clear_free(number);
			number = NULL;
		}
	}
	nb_secret_wipe(bytes, sizeof(bytes));
	return number;
}

static EVP_PKEY *
assemble(const BIGNUM *number, const uint8_t *point, size_t length)
{
	OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
	EVP_PKEY_CTX *making = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
	OSSL_PARAM *parts = NULL;
	EVP_PKEY *key = NULL;

	if (builder &&
	    OSSL_PARAM_BLD_push_utf8_string(builder, OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) &&
	    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_PRIV_KEY, number) &&
	    OSSL_PARAM_BLD_push_octet_string(builder, OSSL_PKEY_PARAM_PUB_KEY, point, length))
		parts = OSSL_PARAM_BLD_to_param(builder);
	if (!parts || !making || EVP_PKEY_fromdata_init(making) <= 0 ||
	    EVP_PKEY_fromdata(making, &key, EVP_PKEY_KEYPAIR, parts) <= 0)
		key = NULL;
	OSSL_PARAM_free(parts);
	OSSL_PARAM_BLD_free(builder);
	EVP_PKEY_CTX_free(making);
	return key;
}

EVP_PKEY *
nb_vapid_key(const uint8_t seed[32])
{
	EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
	EC_POINT *point = group ? EC_POINT_new(group) : NULL;
	BIGNUM *number = point ? derive(seed, group) : NULL;
	uint8_t bytes[POINT_BYTES];
	EVP_PKEY *key = NULL;

	if (number && EC_POINT_mul(group, point, number, NULL, NULL, NULL) &&
	    EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, bytes, sizeof(bytes),
	                       NULL) == sizeof(bytes))
		key = assemble(number, bytes, sizeof(bytes));
	BN_clear_free(number);
	EC_POINT_free(point);
	EC_GROUP_free(group);
	return key;
}

bool
nb_vapid_public(EVP_PKEY *key, char ret[NB_PUSH_KEY_TEXT_BYTES + 1])
{
	uint8_t bytes[POINT_BYTES];
	size_t length = 0;

	if (!EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, bytes, sizeof(bytes),
	                                     &length) ||
	    length != sizeof(bytes))
		return false;
	nb_secret_base64url(bytes, sizeof(bytes), ret);
	return true;
}

/* DER as OpenSSL makes it, to the two numbers that JOSE wants. */
static bool
to_halves(const uint8_t *der, size_t length, uint8_t ret[2 * HALF_BYTES])
{
	ECDSA_SIG *parts = d2i_ECDSA_SIG(NULL, &der, (long)length);
	bool good =
	    parts && BN_bn2binpad(ECDSA_SIG_get0_r(parts), ret, HALF_BYTES) == HALF_BYTES &&
	    BN_bn2binpad(ECDSA_SIG_get0_s(parts), ret + HALF_BYTES, HALF_BYTES) == HALF_BYTES;

	ECDSA_SIG_free(parts);
	return good;
}

static bool
sign(EVP_PKEY *key, struct nb_str text, uint8_t ret[2 * HALF_BYTES])
{
	EVP_MD_CTX *signing = EVP_MD_CTX_new();
	uint8_t der[128];
	size_t length = sizeof(der);
	bool good =
	    signing && EVP_DigestSignInit(signing, NULL, EVP_sha256(), NULL, key) > 0 &&
	    EVP_DigestSign(signing, der, &length, (const uint8_t *)text.at, text.length) > 0;

	EVP_MD_CTX_free(signing);
	return good && to_halves(der, length, ret);
}

static size_t
text_length(size_t bytes)
{
	return (bytes * 4 + 2) / 3;
}

/* Contact and audience were checked: nothing in them needs escaping in JSON. */
bool
nb_vapid_token(EVP_PKEY *key, struct nb_str audience, const char *contact, int64_t until_s,
               char ret[NB_VAPID_TOKEN_BYTES_MOST])
{
	static const char header[] = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";
	char claims[NB_VAPID_TOKEN_BYTES_MOST / 2];
	uint8_t signature[2 * HALF_BYTES];
	int made =
	    snprintf(claims, sizeof(claims), "{\"aud\":\"%.*s\",\"exp\":%lld,\"sub\":\"%s\"}",
	             NB_STR_ARG(audience), (long long)until_s, contact);
	size_t length = text_length(sizeof(header) - 1);

	if (made < 0 || (size_t)made >= sizeof(claims) ||
	    length + 1 + text_length((size_t)made) + 1 + text_length(sizeof(signature)) >=
	        NB_VAPID_TOKEN_BYTES_MOST)
		return false;
	nb_secret_base64url(header, sizeof(header) - 1, ret);
	ret[length++] = '.';
	nb_secret_base64url(claims, (size_t)made, ret + length);
	length += text_length((size_t)made);
	if (!sign(key, (struct nb_str){ret, length}, signature))
		return false;
	ret[length++] = '.';
	nb_secret_base64url(signature, sizeof(signature), ret + length);
	return true;
}
