/*
 * webauthn.c - what an authenticator sent, piece by piece, before any signature is looked at.
 *
 * The pieces: client data (JSON, by the browser), authenticator data (37 bytes, then a key and
 * extensions), attestation (CBOR around the latter). Not here: keys and signatures (passkey_key.c),
 * whether the challenge was ours (challenge.c).
 */
#include "noaber/webauthn.h"

#include "cbor.h"
#include "json_in.h"
#include "passkey_key.h"

#include <string.h>

/* Bits of the flags byte. */
enum {
	PRESENT = 0x01,
	VERIFIED = 0x04,
	MAY_BACK_UP = 0x08,
	BACKED_UP = 0x10,
	HAS_KEY = 0x40,
	HAS_EXTENSIONS = 0x80,
};

#define AAGUID_BYTES 16

struct nb_str
nb_webauthn_rp(struct nb_str origin)
{
	const struct nb_str scheme = NB_STR("https://");

	nb_assert(nb_str_starts(origin, scheme));
	struct nb_str host = {origin.at + scheme.length, origin.length - scheme.length};
	const char *colon = memchr(host.at, ':', host.length);
	if (colon)
		host.length = (size_t)(colon - host.at);
	return host;
}

/* ---- client data ---- */

static bool
says(const json_t *object, const char *key, struct nb_str value)
{
	const json_t *text = json_object_get(object, key);

	return json_is_string(text) &&
	       nb_str_equal((struct nb_str){json_string_value(text), json_string_length(text)},
	                    value);
}

/* A challenge is of one length, and of one spelling. */
static bool
take_challenge(const json_t *object, struct nb_arena *arena, struct nb_str *ret)
{
	const json_t *text = json_object_get(object, "challenge");
	uint8_t bytes[NB_CHALLENGE_BYTES];

	if (!json_is_string(text) ||
	    !nb_secret_unbase64url(
		(struct nb_str){json_string_value(text), json_string_length(text)}, bytes,
		sizeof(bytes)))
		return false;
	*ret = nb_arena_copy(arena, bytes, sizeof(bytes));
	return ret->at != NULL;
}

enum nb_webauthn
nb_webauthn_client(struct nb_str json, enum nb_webauthn_ceremony ceremony, struct nb_str origin,
                   struct nb_arena *arena, struct nb_str *ret_challenge)
{
	json_t *root;

	if (json.length > NB_WEBAUTHN_DATA_BYTES_MOST || nb_json_in_parse(json, arena, &root) ||
	    !nb_json_in_bounds(root))
		return NB_WEBAUTHN_CLIENT_DATA;
	if (!says(root, "type",
	          ceremony == NB_WEBAUTHN_CREATE ? NB_STR("webauthn.create")
	                                         : NB_STR("webauthn.get")))
		return NB_WEBAUTHN_TYPE;
	const json_t *cross = json_object_get(root, "crossOrigin");
	if (!says(root, "origin", origin) || (cross && !json_is_false(cross)) ||
	    json_object_get(root, "topOrigin"))
		return NB_WEBAUTHN_ORIGIN;
	return take_challenge(root, arena, ret_challenge) ? NB_WEBAUTHN_OK
	                                                  : NB_WEBAUTHN_CLIENT_DATA;
}

/* ---- authenticator data ---- */

struct head {
	unsigned flags;
	int64_t sign_count;
};

static uint8_t
byte_at(struct nb_str bytes, size_t i)
{
	return (uint8_t)bytes.at[i];
}

/* The first 37 bytes: whose site, what happened, how often. */
static enum nb_webauthn
read_head(struct nb_str data, struct nb_str origin, struct head *ret)
{
	struct nb_str rp = nb_webauthn_rp(origin);
	uint8_t hash[NB_SHA256_BYTES];

	if (data.length < NB_WEBAUTHN_PROOF_BYTES)
		return NB_WEBAUTHN_DATA;
	nb_secret_sha256(rp.at, rp.length, hash);
	if (memcmp(data.at, hash, sizeof(hash)) != 0)
		return NB_WEBAUTHN_RP;
	ret->flags = byte_at(data, 32);
	ret->sign_count = (int64_t)byte_at(data, 33) << 24 | byte_at(data, 34) << 16 |
	                  byte_at(data, 35) << 8 | byte_at(data, 36);
	if (!(ret->flags & PRESENT))
		return NB_WEBAUTHN_NOT_PRESENT;
	if (!(ret->flags & VERIFIED))
		return NB_WEBAUTHN_NOT_VERIFIED;
	if ((ret->flags & BACKED_UP) && !(ret->flags & MAY_BACK_UP))
		return NB_WEBAUTHN_BACKUP;
	return NB_WEBAUTHN_OK;
}

/* Behind the head: AAGUID, length and id, key, and extensions when a flag says so; then nothing. */
static bool
read_credential(struct nb_str data, unsigned flags, struct nb_str *ret_id)
{
	size_t before = NB_WEBAUTHN_PROOF_BYTES + AAGUID_BYTES + 2;

	if (!(flags & HAS_KEY) || data.length < before)
		return false;
	size_t length = (size_t)byte_at(data, before - 2) << 8 | byte_at(data, before - 1);
	if (!length || length > NB_WEBAUTHN_ID_BYTES_MOST || length > data.length - before)
		return false;
	*ret_id = (struct nb_str){data.at + before, length};
	struct nb_str rest = {data.at + before + length, data.length - before - length};
	if (!nb_cbor_skip_map(rest, &rest))
		return false;
	if ((flags & HAS_EXTENSIONS) && !nb_cbor_skip_map(rest, &rest))
		return false;
	return rest.length == 0;
}

/* ---- attestation ---- */

/* {"fmt": "none", "attStmt": {}, "authData": bytes} in any order, and nothing else. */
static bool
read_attestation(struct nb_str bytes, struct nb_str *ret_data)
{
	bool none = false, empty = false;
	struct nb_str rest, key, value, pairs;

	*ret_data = (struct nb_str){NULL, 0};
	if (!nb_cbor_skip_map(bytes, &rest) || rest.length)
		return false;
	if (!nb_cbor_take(&bytes, NB_CBOR_MAP, &pairs) || pairs.length != 3)
		return false;
	for (size_t i = 0; i < 3; i++) {
		if (!nb_cbor_take(&bytes, NB_CBOR_TEXT, &key))
			return false;
		if (nb_str_equal(key, NB_STR("fmt")))
			none = nb_cbor_take(&bytes, NB_CBOR_TEXT, &value) &&
			       nb_str_equal(value, NB_STR("none"));
		else if (nb_str_equal(key, NB_STR("attStmt")))
			empty = nb_cbor_take(&bytes, NB_CBOR_MAP, &value) && !value.length;
		else if (!nb_str_equal(key, NB_STR("authData")) ||
		         !nb_cbor_take(&bytes, NB_CBOR_BYTES, ret_data))
			return false;
	}
	return none && empty && ret_data->at;
}

enum nb_webauthn
nb_webauthn_enrol(struct nb_str attestation, struct nb_str origin,
                  struct nb_webauthn_credential *ret)
{
	struct nb_str data;
	struct head head;

	*ret = (struct nb_webauthn_credential){0};
	if (attestation.length > NB_WEBAUTHN_DATA_BYTES_MOST ||
	    !read_attestation(attestation, &data))
		return NB_WEBAUTHN_DATA;
	enum nb_webauthn fault = read_head(data, origin, &head);
	if (fault)
		return fault;
	if (!read_credential(data, head.flags, &ret->id))
		return NB_WEBAUTHN_DATA;
	if (!nb_passkey_key_read(data, &ret->key))
		return NB_WEBAUTHN_KEY;
	ret->sign_count = head.sign_count;
	ret->backed_up = head.flags & BACKED_UP;
	return NB_WEBAUTHN_OK;
}

/* ---- assertion ---- */

/* Stands in where there is no key, so that looking costs the same: the base point of P-256. Its
 * secret is 1, so what it signed anybody can have signed: it never counts. */
static const struct nb_webauthn_key nobody = {
    .algorithm = NB_WEBAUTHN_ES256,
    .length = 64,
    .bytes = {0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63,
              0xa4, 0x40, 0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1,
              0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96, 0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f,
              0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57,
              0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5},
};

/* Authenticators that do not count always say 0. */
static bool
has_risen(int64_t before, int64_t now)
{
	return now > before || (now == 0 && before == 0);
}

enum nb_webauthn
nb_webauthn_prove(const struct nb_webauthn_proof *proof, struct nb_str origin,
                  const struct nb_webauthn_key *key, int64_t sign_count,
                  struct nb_webauthn_use *ret)
{
	struct head head;

	if (proof->authenticator_data.length != NB_WEBAUTHN_PROOF_BYTES ||
	    !proof->signature.length || proof->signature.length > NB_WEBAUTHN_SIGNATURE_BYTES_MOST)
		return NB_WEBAUTHN_DATA;
	enum nb_webauthn fault = read_head(proof->authenticator_data, origin, &head);
	if (fault)
		return fault;
	if (head.flags & (HAS_KEY | HAS_EXTENSIONS)) /* we asked for neither */
		return NB_WEBAUTHN_DATA;
	bool good = nb_passkey_key_signed(key ? key : &nobody, nb_webauthn_rp(origin), proof);
	if (!key || !good)
		return NB_WEBAUTHN_SIGNATURE;
	if (!has_risen(sign_count, head.sign_count))
		return NB_WEBAUTHN_COUNTER;
	*ret = (struct nb_webauthn_use){head.sign_count, head.flags & BACKED_UP};
	return NB_WEBAUTHN_OK;
}
