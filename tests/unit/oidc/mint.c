/* mint.c - tokens and keys by OpenSSL alone. */
#include "mint.h"

#include <stdlib.h>
#include <string.h>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include "noaber/secret.h"

EVP_PKEY *
mint_rsa(unsigned bits)
{
	return EVP_RSA_gen(bits);
}

EVP_PKEY *
mint_p256(void)
{
	return EVP_EC_gen("P-256");
}

static void
add_base64url(struct nb_buf *out, const void *bytes, size_t length)
{
	char *text = malloc(length * 4 / 3 + 8);

	nb_secret_base64url(bytes, length, text);
	nb_buf_add_text(out, text);
	free(text);
}

static void
add_number(EVP_PKEY *key, const char *name, size_t least, struct nb_buf *out)
{
	BIGNUM *number = NULL;
	uint8_t bytes[1024];

	nb_assert(EVP_PKEY_get_bn_param(key, name, &number) == 1);
	size_t length = (size_t)BN_num_bytes(number);
	if (length < least)
		length = least;
	nb_assert(BN_bn2binpad(number, bytes, (int)length) == (int)length);
	add_base64url(out, bytes, length);
	BN_free(number);
}

void
mint_jwk(EVP_PKEY *key, const char *kid, const char *more, struct nb_buf *out)
{
	bool rsa = EVP_PKEY_is_a(key, "RSA");

	nb_buf_add_format(out, "{\"kid\":\"%s\",", kid);
	nb_buf_add_text(out, rsa ? "\"kty\":\"RSA\",\"n\":\""
	                         : "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"");
	add_number(key, rsa ? OSSL_PKEY_PARAM_RSA_N : OSSL_PKEY_PARAM_EC_PUB_X, rsa ? 1 : 32, out);
	nb_buf_add_text(out, rsa ? "\",\"e\":\"" : "\",\"y\":\"");
	add_number(key, rsa ? OSSL_PKEY_PARAM_RSA_E : OSSL_PKEY_PARAM_EC_PUB_Y, rsa ? 1 : 32, out);
	nb_buf_add_format(out, "\"%s}", more);
}

/* OpenSSL gives DER, a token has the two numbers one after the other. */
static size_t
flatten(uint8_t *signature, size_t length)
{
	const uint8_t *at = signature;
	ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &at, (long)length);

	nb_assert(pair && BN_bn2binpad(ECDSA_SIG_get0_r(pair), signature, 32) == 32 &&
	          BN_bn2binpad(ECDSA_SIG_get0_s(pair), signature + 32, 32) == 32);
	ECDSA_SIG_free(pair);
	return 64;
}

static size_t
sign(enum mint_algorithm algorithm, EVP_PKEY *key, struct nb_str text, uint8_t *ret, size_t most)
{
	const EVP_MD *digest = algorithm == MINT_RS512 ? EVP_sha512() : EVP_sha256();
	EVP_MD_CTX *context = EVP_MD_CTX_new();
	EVP_PKEY_CTX *options = NULL;
	size_t length = most;

	nb_assert(EVP_DigestSignInit(context, &options, digest, NULL, key) == 1);
	if (algorithm == MINT_PS256)
		nb_assert(EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
		          EVP_PKEY_CTX_set_rsa_pss_saltlen(options, 32) == 1);
	nb_assert(EVP_DigestSign(context, ret, &length, (const uint8_t *)text.at, text.length) ==
	          1);
	EVP_MD_CTX_free(context);
	return algorithm == MINT_ES256 ? flatten(ret, length) : length;
}

void
mint_token(const char *header, const char *claims, enum mint_algorithm algorithm, EVP_PKEY *key,
           struct nb_str secret, struct nb_buf *out)
{
	uint8_t signature[1024];
	size_t length = 0;
	unsigned hash_length = 0;

	nb_buf_clear(out);
	add_base64url(out, header, strlen(header));
	nb_buf_add_byte(out, '.');
	add_base64url(out, claims, strlen(claims));
	struct nb_str text = nb_buf_str(out);
	if (algorithm == MINT_HS256) {
		HMAC(EVP_sha256(), secret.at, (int)secret.length, (const uint8_t *)text.at,
		     text.length, signature, &hash_length);
		length = hash_length;
	} else if (algorithm != MINT_NONE) {
		length = sign(algorithm, key, text, signature, sizeof(signature));
	}
	nb_buf_add_byte(out, '.');
	add_base64url(out, signature, length);
}
