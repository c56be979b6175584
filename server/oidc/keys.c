/*
 * keys.c - a JWK set, narrowed to keys that may have signed a token: RSA of 2048 to 4096 bits, and
 * P-256. A symmetric key in it would make a secret of what everybody can read, so none is taken
 * (A10: HS/RS mix-up).
 */
#include "keys.h"

#include "oidc_json.h"

#include <stdlib.h>
#include <string.h>

#define RSA_BITS_LEAST 2048
#define RSA_BITS_MOST 4096 /* a check of a larger one would hold the thread up */

struct key {
	char kid[NB_OIDC_KID_BYTES];
	char alg[16]; /* "" = any that fits the kind */
	bool elliptic;
	cjose_jwk_t *jwk;
};

struct nb_oidc_keys {
	struct key keys[NB_OIDC_KEYS_MOST];
	size_t count;
};

static bool
copy_text(char *into, size_t bytes, const char *text)
{
	size_t length = strlen(text);

	if (length >= bytes)
		return false;
	memcpy(into, text, length + 1);
	return true;
}

/* Only the public members: a private one, or a chain of certificates, is none of our business. */
static cjose_jwk_t *
import(const json_t *row, bool elliptic)
{
	const char *first = nb_oidc_json_text(row, elliptic ? "x" : "n");
	const char *second = nb_oidc_json_text(row, elliptic ? "y" : "e");

	if (!nb_oidc_is_base64url(nb_str_from(first)) || !nb_oidc_is_base64url(nb_str_from(second)))
		return NULL;
	json_t *clean = elliptic
	                    ? json_pack("{s:s,s:s,s:s,s:s}", "kty", "EC", "crv", "P-256", "x",
	                                first, "y", second)
	                    : json_pack("{s:s,s:s,s:s}", "kty", "RSA", "n", first, "e", second);
	char *text = clean ? json_dumps(clean, JSON_COMPACT) : NULL;
	cjose_jwk_t *jwk = text ? cjose_jwk_import(text, strlen(text), NULL) : NULL;

	free(text);
	json_decref(clean);
	return jwk;
}

static bool
is_strong(const cjose_jwk_t *jwk, bool elliptic)
{
	size_t bits = cjose_jwk_get_keysize(jwk, NULL);

	return elliptic || (bits >= RSA_BITS_LEAST && bits <= RSA_BITS_MOST);
}

static bool
is_for_signing(const json_t *row)
{
	const char *use = nb_oidc_json_text(row, "use");

	return !*use || strcmp(use, "sig") == 0;
}

static bool
read_key(const json_t *row, struct key *ret)
{
	const char *kty = nb_oidc_json_text(row, "kty");
	struct key key = {.elliptic = strcmp(kty, "EC") == 0};

	if (!key.elliptic && strcmp(kty, "RSA") != 0)
		return false;
	if (key.elliptic && strcmp(nb_oidc_json_text(row, "crv"), "P-256") != 0)
		return false;
	if (!is_for_signing(row) || !*nb_oidc_json_text(row, "kid") ||
	    !copy_text(key.kid, sizeof(key.kid), nb_oidc_json_text(row, "kid")) ||
	    !copy_text(key.alg, sizeof(key.alg), nb_oidc_json_text(row, "alg")))
		return false;
	key.jwk = import(row, key.elliptic);
	if (!key.jwk)
		return false;
	if (!is_strong(key.jwk, key.elliptic)) {
		cjose_jwk_release(key.jwk);
		return false;
	}
	*ret = key;
	return true;
}

struct nb_oidc_keys *
nb_oidc_keys_read(struct nb_str json)
{
	json_t *root = nb_oidc_json_object(json);
	const json_t *rows = json_object_get(root, "keys");
	struct nb_oidc_keys *keys = json_is_array(rows) ? calloc(1, sizeof(*keys)) : NULL;

	for (size_t i = 0; keys && i < json_array_size(rows) && keys->count < NB_OIDC_KEYS_MOST;
	     i++)
		if (read_key(json_array_get(rows, i), &keys->keys[keys->count]))
			keys->count++;
	json_decref(root);
	return keys;
}

void
nb_oidc_keys_free(struct nb_oidc_keys *keys)
{
	for (size_t i = 0; keys && i < keys->count; i++)
		cjose_jwk_release(keys->keys[i].jwk);
	free(keys);
}

size_t
nb_oidc_keys_count(const struct nb_oidc_keys *keys)
{
	return keys->count;
}

const cjose_jwk_t *
nb_oidc_key_find(const struct nb_oidc_keys *keys, const char *kid, const char *alg)
{
	bool elliptic = strcmp(alg, "ES256") == 0;

	for (size_t i = 0; keys && i < keys->count; i++) {
		const struct key *key = &keys->keys[i];

		if (key->elliptic == elliptic && strcmp(key->kid, kid) == 0 &&
		    (!*key->alg || strcmp(key->alg, alg) == 0))
			return key->jwk;
	}
	return NULL;
}
