/* authenticator.c - bytes as an authenticator and a browser make them. */
#include "unit.h"

#include "authenticator.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/params.h>
#include <openssl/rsa.h>
#include <stdio.h>
#include <string.h>

EVP_PKEY *
authenticator_key(enum nb_webauthn_algorithm algorithm)
{
	EVP_PKEY *key = algorithm == NB_WEBAUTHN_ES256   ? EVP_EC_gen("P-256")
	                : algorithm == NB_WEBAUTHN_EDDSA ? EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")
	                                                 : EVP_RSA_gen(2048);

	assert_non_null(key);
	return key;
}

EVP_PKEY *
authenticator_key_of_nobody(void)
{
	EC_GROUP *group = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1);
	unsigned char point[65], one[32] = {[0] = 1}; /* numbers of parameters are little endian */
	char curve[] = "P-256";
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
	EVP_PKEY *key = NULL;
	OSSL_PARAM parameters[] = {
	    OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve, 0),
	    OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)),
	    OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, one, sizeof(one)),
	    OSSL_PARAM_construct_end(),
	};

	assert_int_equal(EC_POINT_point2oct(group, EC_GROUP_get0_generator(group),
	                                    POINT_CONVERSION_UNCOMPRESSED, point, sizeof(point),
	                                    NULL),
	                 sizeof(point));
	assert_true(EVP_PKEY_fromdata_init(context) > 0);
	assert_true(EVP_PKEY_fromdata(context, &key, EVP_PKEY_KEYPAIR, parameters) > 0);
	EVP_PKEY_CTX_free(context);
	EC_GROUP_free(group);
	return key;
}

struct saying
authenticator_right(enum nb_webauthn_algorithm algorithm, enum nb_webauthn_ceremony ceremony)
{
	bool create = ceremony == NB_WEBAUTHN_CREATE;

	return (struct saying){
	    .algorithm = algorithm,
	    .type = create ? "webauthn.create" : "webauthn.get",
	    .origin = "https://noaber.example:8443",
	    .more = ",\"crossOrigin\":false",
	    .rp = "noaber.example",
	    .flags = create ? FLAGS_GOOD | FLAG_KEY : FLAGS_GOOD,
	    .count = 7,
	    .format = "none",
	    .statement = NB_STR("\xa0"),
	    .id_length = 32,
	};
}

static void
add(uint8_t *to, size_t *length, const void *bytes, size_t count)
{
	if (count)
		memcpy(to + *length, bytes, count);
	*length += count;
}

static void
add_head(uint8_t *to, size_t *length, unsigned major, size_t value)
{
	uint8_t head[3] = {(uint8_t)(major << 5 | 25), (uint8_t)(value >> 8), (uint8_t)value};

	add(to, length, head, sizeof(head));
}

static void
add_number(uint8_t *to, size_t *length, const char *name, const EVP_PKEY *key, int bytes)
{
	uint8_t number[256];
	BIGNUM *value = NULL;

	assert_true(EVP_PKEY_get_bn_param(key, name, &value));
	assert_int_equal(BN_bn2binpad(value, number, bytes), bytes);
	BN_free(value);
	add(to, length, number, (size_t)bytes);
}

/* The key as COSE has it. */
static void
add_key(uint8_t *to, size_t *length, enum nb_webauthn_algorithm algorithm, const EVP_PKEY *key)
{
	uint8_t raw[32];
	size_t raw_length = sizeof(raw);

	switch (algorithm) {
	case NB_WEBAUTHN_ES256:
		add(to, length, "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", 10);
		add_number(to, length, OSSL_PKEY_PARAM_EC_PUB_X, key, 32);
		add(to, length, "\x22\x58\x20", 3);
		add_number(to, length, OSSL_PKEY_PARAM_EC_PUB_Y, key, 32);
		break;
	case NB_WEBAUTHN_EDDSA:
		add(to, length, "\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20", 10);
		assert_true(EVP_PKEY_get_raw_public_key(key, raw, &raw_length));
		add(to, length, raw, raw_length);
		break;
	case NB_WEBAUTHN_RS256:
		add(to, length, "\xa4\x01\x03\x03\x39\x01\x00\x20\x59\x01\x00", 11);
		add_number(to, length, OSSL_PKEY_PARAM_RSA_N, key, 256);
		add(to, length, "\x21\x43\x01\x00\x01", 5);
		break;
	}
}

static void
say_client_data(const struct saying *saying, struct spoken *spoken)
{
	char challenge[NB_CHALLENGE_BYTES * 2];

	nb_secret_base64url(spoken->challenge, sizeof(spoken->challenge), challenge);
	snprintf(spoken->client_data, sizeof(spoken->client_data),
	         "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\"%s}", saying->type,
	         challenge, saying->origin, saying->more);
	spoken->proof.client_data = nb_str_from(spoken->client_data);
}

static void
say_head(const struct saying *saying, struct spoken *spoken)
{
	uint8_t hash[NB_SHA256_BYTES];
	uint8_t rest[5] = {(uint8_t)saying->flags, (uint8_t)(saying->count >> 24),
	                   (uint8_t)(saying->count >> 16), (uint8_t)(saying->count >> 8),
	                   (uint8_t)saying->count};

	spoken->data_length = 0;
	nb_secret_sha256(saying->rp, strlen(saying->rp), hash);
	add(spoken->data, &spoken->data_length, hash, sizeof(hash));
	add(spoken->data, &spoken->data_length, rest, sizeof(rest));
}

void
authenticator_enrol(const struct saying *saying, const EVP_PKEY *key, struct spoken *spoken)
{
	uint8_t id[2048], *at = spoken->attestation;
	size_t *length = &spoken->attestation_length;
	const uint8_t id_length[2] = {(uint8_t)(saying->id_length >> 8),
	                              (uint8_t)saying->id_length};

	say_client_data(saying, spoken);
	say_head(saying, spoken);
	memset(id, 0x17, sizeof(id));
	add(spoken->data, &spoken->data_length, id, 16); /* the AAGUID */
	add(spoken->data, &spoken->data_length, id_length, 2);
	add(spoken->data, &spoken->data_length, id, saying->id_length);
	add_key(spoken->data, &spoken->data_length, saying->algorithm, key);
	add(spoken->data, &spoken->data_length, saying->tail.at, saying->tail.length);

	*length = 0;
	add(at, length,
	    "\xa3\x63"
	    "fmt",
	    5);
	add_head(at, length, 3, strlen(saying->format));
	add(at, length, saying->format, strlen(saying->format));
	add(at, length,
	    "\x67"
	    "attStmt",
	    8);
	add(at, length, saying->statement.at, saying->statement.length);
	add(at, length,
	    "\x68"
	    "authData",
	    9);
	add_head(at, length, 2, spoken->data_length);
	add(at, length, spoken->data, spoken->data_length);
}

static void
sign(enum nb_webauthn_algorithm algorithm, EVP_PKEY *key, struct spoken *spoken)
{
	uint8_t signed_bytes[4096 + NB_SHA256_BYTES], hash[NB_SHA256_BYTES];
	size_t length = 0;
	EVP_MD_CTX *context = EVP_MD_CTX_new();

	nb_secret_sha256(spoken->client_data, strlen(spoken->client_data), hash);
	add(signed_bytes, &length, spoken->data, spoken->data_length);
	add(signed_bytes, &length, hash, sizeof(hash));
	spoken->signature_length = sizeof(spoken->signature);
	assert_true(EVP_DigestSignInit(
	    context, NULL, algorithm == NB_WEBAUTHN_EDDSA ? NULL : EVP_sha256(), NULL, key));
	assert_true(EVP_DigestSign(context, spoken->signature, &spoken->signature_length,
	                           signed_bytes, length));
	EVP_MD_CTX_free(context);
}

void
authenticator_prove(const struct saying *saying, EVP_PKEY *key, struct spoken *spoken)
{
	say_client_data(saying, spoken);
	say_head(saying, spoken);
	add(spoken->data, &spoken->data_length, saying->tail.at, saying->tail.length);
	sign(saying->algorithm, key, spoken);
	spoken->proof.authenticator_data =
	    (struct nb_str){(const char *)spoken->data, spoken->data_length};
	spoken->proof.signature =
	    (struct nb_str){(const char *)spoken->signature, spoken->signature_length};
}
