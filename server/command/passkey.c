/*
 * passkey.c - the passkeys of an account: kept, listed, looked at, used once.
 * Not here: what an authenticator's bytes must say (codec/webauthn.c), who comes in (arrive.c).
 */
#include "noaber/passkey.h"

#include "noaber/log.h"
#include "noaber/places.h"

#include <string.h>

static const uint8_t *
challenge_key(const struct nb_call *call)
{
	return nb_vault_purpose(call->tools->vault, NB_VAULT_TICKETS);
}

static struct nb_str
origin_of(const struct nb_call *call)
{
	return nb_str_from(call->tools->settings->origin);
}

/* ---- base64url ---- */

static struct nb_str
encode(struct nb_call *call, struct nb_str bytes)
{
	size_t length = (bytes.length * 4 + 2) / 3;
	char *text = nb_arena_take(call->arena, length + 1);

	if (!text)
		return (struct nb_str){NULL, 0};
	nb_secret_base64url(bytes.at, bytes.length, text);
	return (struct nb_str){text, length};
}

/* Strictly: one spelling for the same bytes. Absent when it is none, or memory is short. */
static struct nb_str
decode(struct nb_call *call, struct nb_str text)
{
	size_t length = text.length * 3 / 4;
	char *bytes = length ? nb_arena_take(call->arena, length) : NULL;

	if (!bytes || !nb_secret_unbase64url(text, bytes, length))
		return (struct nb_str){NULL, 0};
	return (struct nb_str){bytes, length};
}

/* ---- asking ---- */

enum nb_status
nb_passkey_ask(struct nb_call *call, const struct nb_challenge_bond *bond,
               struct nb_passkey_question *ret)
{
	uint8_t challenge[NB_CHALLENGE_BYTES];

	nb_challenge_make(challenge_key(call), bond, call->now_ms, challenge);
	ret->challenge = encode(call, (struct nb_str){(char *)challenge, sizeof(challenge)});
	ret->rp = nb_webauthn_rp(origin_of(call));
	return ret->challenge.at ? NB_OK : NB_E_TOO_LARGE;
}

/* Words in front of what is hashed, because the key has other uses. */
static void
keyed_hash(const struct nb_call *call, const char *word, const void *bytes, size_t length,
           uint8_t ret[NB_SHA256_BYTES])
{
	uint8_t marked[32 + NB_WEBAUTHN_ID_BYTES_MOST];
	size_t before = strlen(word) + 1;

	nb_assert(before + length <= sizeof(marked));
	memcpy(marked, word, before);
	memcpy(marked + before, bytes, length);
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_LINKS), marked,
	               before + length, ret);
}

struct nb_str
nb_passkey_handle(struct nb_call *call, nb_row account)
{
	uint8_t handle[NB_PASSKEY_HANDLE_BYTES];

	keyed_hash(call, "passkey user", &account, sizeof(account), handle);
	return encode(call, (struct nb_str){(char *)handle, sizeof(handle)});
}

/* ---- what is kept of one ---- */

/* Sealed in factor: algorithm and length of the key, the key, then the credential's id. */
#define HEAD_BYTES 4

static struct nb_str
pack(struct nb_call *call, const struct nb_webauthn_credential *credential)
{
	const struct nb_webauthn_key *key = &credential->key;
	size_t length = HEAD_BYTES + key->length + credential->id.length;
	char *bytes = nb_arena_take(call->arena, length);
	int algorithm = -(int)key->algorithm;

	if (!bytes)
		return (struct nb_str){NULL, 0};
	bytes[0] = (char)(algorithm >> 8);
	bytes[1] = (char)algorithm;
	bytes[2] = (char)(key->length >> 8);
	bytes[3] = (char)key->length;
	memcpy(bytes + HEAD_BYTES, key->bytes, key->length);
	memcpy(bytes + HEAD_BYTES + key->length, credential->id.at, credential->id.length);
	return (struct nb_str){bytes, length};
}

static bool
unpack(struct nb_str bytes, struct nb_webauthn_credential *ret)
{
	const uint8_t *at = (const uint8_t *)bytes.at;

	if (bytes.length < HEAD_BYTES)
		return false;
	*ret = (struct nb_webauthn_credential){
	    .key = {.algorithm = (enum nb_webauthn_algorithm)(-(at[0] << 8 | at[1])),
	            .length = (size_t)(at[2] << 8 | at[3])}};
	if (ret->key.length > sizeof(ret->key.bytes) || ret->key.length > bytes.length - HEAD_BYTES)
		return false;
	memcpy(ret->key.bytes, at + HEAD_BYTES, ret->key.length);
	ret->id = (struct nb_str){bytes.at + HEAD_BYTES + ret->key.length,
	                          bytes.length - HEAD_BYTES - ret->key.length};
	return true;
}

static bool
open_sealed(struct nb_call *call, nb_row factor, nb_row key, struct nb_str sealed,
            struct nb_webauthn_credential *ret)
{
	const struct nb_seal_place place = nb_place_factor_secret(factor);
	struct nb_str bytes;

	return !nb_vault_unseal(call->tools->vault, key, &place, sealed, call->arena, &bytes) &&
	       unpack(bytes, ret);
}

/* One that does not open is left out: the others are there all the same (O7). */
enum nb_status
nb_passkey_list(struct nb_call *call, struct nb_list *ret)
{
	struct nb_str *ids = nb_arena_array(call->arena, NB_FACTORS_MOST, sizeof(*ids));
	struct nb_webauthn_credential credential;
	size_t count = 0;

	if (!ids)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_PASSKEYS_OF_ACCOUNT,
	                                      NB_BIND(nb_int(call->subject.account)));
	while (count < NB_FACTORS_MOST && nb_cursor_next(cursor))
		if (open_sealed(call, nb_cursor_int(cursor, 0), nb_cursor_int(cursor, 2),
		                nb_cursor_bytes(cursor, 1), &credential))
			ids[count++] = encode(call, credential.id);
	*ret = (struct nb_list){ids, count};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_passkey_may_add(struct nb_call *call)
{
	struct nb_list passkeys = {NULL, 0};
	enum nb_status status = nb_factor_may_add(call);

	if (!status)
		status = nb_passkey_list(call, &passkeys);
	return !status && passkeys.count >= NB_FACTORS_MOST ? NB_E_CONFLICT : status;
}

/* ---- challenges count once ---- */

/* Why is for the log, in numbers; the person gets one answer for all (A6). */
static enum nb_status
refuse(enum nb_webauthn fault)
{
	nb_log(NB_LOG_INFO, "passkey.refused", "fault %d", (int)fault);
	return NB_E_WRONG_PASSKEY;
}

static enum nb_status
read_challenge(struct nb_call *call, struct nb_str client_data, enum nb_webauthn_ceremony ceremony,
               const struct nb_challenge_bond *bond, struct nb_passkey_challenge *ret)
{
	struct nb_str challenge;
	enum nb_webauthn fault =
	    nb_webauthn_client(client_data, ceremony, origin_of(call), call->arena, &challenge);

	if (fault)
		return refuse(fault);
	if (!nb_challenge_holds(challenge_key(call), bond, call->now_ms, challenge, &ret->until_ms))
		return refuse(NB_WEBAUTHN_CLIENT_DATA);
	nb_secret_sha256(challenge.at, challenge.length, ret->hash);
	return NB_OK;
}

/* Forgotten as long again after it ended: a call that was let in before that may have waited, and what
 * was forgotten would count once more. */
static enum nb_status
use_up(struct nb_call *call, const struct nb_passkey_challenge *challenge)
{
	const struct nb_str hash = {(const char *)challenge->hash, sizeof(challenge->hash)};
	int64_t changed = 0;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_PASSKEY_CHALLENGES_FORGET,
	                                  NB_BIND(nb_int(call->now_ms - NB_CHALLENGE_MS)), NULL);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_PASSKEY_CHALLENGE_USE,
		                   NB_BIND(nb_bytes(hash), nb_int(challenge->until_ms)), &changed);
	return !status && !changed ? NB_E_WRONG_PASSKEY : status;
}

/* ---- enrolling ---- */

static enum nb_status
keep(struct nb_call *call, const struct nb_webauthn_credential *credential, struct nb_str name,
     nb_row *ret_factor)
{
	struct nb_new_factor factor = {.row = nb_row_next(call->now_ms),
	                               .account = call->subject.account,
	                               .kind = NB_FACTOR_PASSKEY,
	                               .begun_by = call->subject.session,
	                               .name = name,
	                               .secret = pack(call, credential)};
	uint8_t hash[NB_SHA256_BYTES];
	int64_t changed = 0;

	*ret_factor = factor.row;
	if (!factor.secret.at)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_factor_add(call, &factor);
	keyed_hash(call, "passkey", credential->id.at, credential->id.length, hash);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_PASSKEY_ADD,
		                   NB_BIND(nb_int(factor.row),
		                           nb_bytes((struct nb_str){(char *)hash, sizeof(hash)}),
		                           nb_int(credential->sign_count),
		                           nb_int(credential->backed_up)),
		                   &changed);
	return !status && !changed ? NB_E_CONFLICT : status;
}

enum nb_status
nb_passkey_enrol(struct nb_call *call, const struct nb_challenge_bond *bond,
                 struct nb_str client_data, struct nb_str attestation, struct nb_str name,
                 nb_row *ret_factor)
{
	struct nb_webauthn_credential credential;
	struct nb_passkey_challenge challenge;
	struct nb_str client = decode(call, client_data), object = decode(call, attestation);

	enum nb_status status = read_challenge(call, client, NB_WEBAUTHN_CREATE, bond, &challenge);
	if (!status)
		status = use_up(call, &challenge);
	if (status)
		return status;
	enum nb_webauthn fault = nb_webauthn_enrol(object, origin_of(call), &credential);
	return fault ? refuse(fault) : keep(call, &credential, name, ret_factor);
}

/* ---- proving ---- */

struct kept {
	nb_row factor, account;
	int64_t sign_count;
	struct nb_webauthn_credential credential;
	bool found;
};

static enum nb_status
find(struct nb_call *call, struct nb_str id, struct kept *ret)
{
	uint8_t hash[NB_SHA256_BYTES];
	struct nb_cursor *cursor;

	*ret = (struct kept){.found = false};
	if (!id.length || id.length > NB_WEBAUTHN_ID_BYTES_MOST)
		return NB_OK;
	keyed_hash(call, "passkey", id.at, id.length, hash);
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_PASSKEY_BY_CREDENTIAL,
	                   NB_BIND(nb_bytes((struct nb_str){(char *)hash, sizeof(hash)})), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	ret->factor = nb_cursor_int(cursor, 0);
	ret->account = nb_cursor_int(cursor, 1);
	ret->sign_count = nb_cursor_int(cursor, 3);
	ret->found = open_sealed(call, ret->factor, nb_cursor_int(cursor, 4),
	                         nb_cursor_bytes(cursor, 2), &ret->credential);
	return nb_cursor_end(cursor);
}

/* An authenticator that tells whose passkey it is must tell what we told it. */
static bool
is_theirs(struct nb_call *call, const struct kept *kept, struct nb_str user)
{
	return !user.at || nb_str_equal(user, nb_passkey_handle(call, kept->account));
}

enum nb_status
nb_passkey_examine(struct nb_call *call, const struct nb_passkey_answer *answer,
                   const struct nb_challenge_bond *bond, struct nb_passkey_proof *ret)
{
	const struct nb_webauthn_proof said = {
	    .client_data = decode(call, answer->client_data),
	    .authenticator_data = decode(call, answer->authenticator_data),
	    .signature = decode(call, answer->signature),
	};
	struct kept kept;

	enum nb_status status = find(call, decode(call, answer->credential), &kept);
	if (!status)
		status =
		    read_challenge(call, said.client_data, NB_WEBAUTHN_GET, bond, &ret->challenge);
	if (status)
		return status;
	enum nb_webauthn fault =
	    nb_webauthn_prove(&said, origin_of(call), kept.found ? &kept.credential.key : NULL,
	                      kept.sign_count, &ret->use);
	if (fault)
		return refuse(fault);
	if (!is_theirs(call, &kept, answer->user) ||
	    (bond->account && bond->account != kept.account))
		return refuse(NB_WEBAUTHN_SIGNATURE);
	ret->account = kept.account;
	ret->factor = kept.factor;
	return NB_OK;
}

enum nb_status
nb_passkey_accept(struct nb_call *call, const struct nb_passkey_proof *proof)
{
	int64_t changed = 0;
	enum nb_status status = use_up(call, &proof->challenge);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_PASSKEY_USE,
		                   NB_BIND(nb_int(proof->factor), nb_int(proof->use.sign_count),
		                           nb_int(proof->use.backed_up)),
		                   &changed);
	if (!status && !changed) /* removed, or its copy was first */
		status = NB_E_WRONG_PASSKEY;
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_PASSKEY_NOTE_USE,
	                          NB_BIND(nb_int(proof->factor), nb_int(call->now_ms)), NULL);
}

/* ---- on the wire ---- */

static const struct nb_field question[] = {
    NB_FIELD_TEXT(struct nb_passkey_question, challenge, 0, 0,
                  "base64url; to be answered once, within 5 minutes, in this session"),
    NB_FIELD_TEXT(struct nb_passkey_question, rp, 0, 0, "the site that passkeys are bound to"),
    NB_FIELD_TEXT_OPT(struct nb_passkey_question, user, 0, 0,
                      "base64url; what authenticators call the account, when one is made"),
    NB_FIELD_TEXT_OPT(struct nb_passkey_question, name, 0, 0,
                      "what the list of the device may show, when one is made"),
    NB_FIELD_TEXTS(struct nb_passkey_question, credentials,
                   "base64url; the passkeys of the account, none before signing in"),
};
const struct nb_shape nb_shape_passkey_question = {.name = "PasskeyQuestion",
                                                   .doc = "What to ask an authenticator.",
                                                   .bytes = sizeof(struct nb_passkey_question),
                                                   .fields = question,
                                                   .field_count = NB_COUNT(question)};

static const struct nb_field answer_fields[] = {
    NB_FIELD_TEXT(struct nb_passkey_answer, credential, 1, NB_PASSKEY_ID_TEXT_MOST,
                  "base64url: rawId"),
    NB_FIELD_TEXT(struct nb_passkey_answer, client_data, 1, NB_PASSKEY_TEXT_MOST,
                  "base64url: response.clientDataJSON"),
    NB_FIELD_TEXT(struct nb_passkey_answer, authenticator_data, 1, NB_PASSKEY_TEXT_MOST,
                  "base64url: response.authenticatorData"),
    NB_FIELD_TEXT(struct nb_passkey_answer, signature, 1, NB_PASSKEY_TEXT_MOST,
                  "base64url: response.signature"),
    NB_FIELD_TEXT_OPT(struct nb_passkey_answer, user, 0, NB_PASSKEY_HANDLE_TEXT_BYTES,
                      "base64url: response.userHandle"),
};
const struct nb_shape nb_shape_passkey_answer = {.name = "PasskeyAnswer",
                                                 .doc = "What an authenticator answered.",
                                                 .bytes = sizeof(struct nb_passkey_answer),
                                                 .fields = answer_fields,
                                                 .field_count = NB_COUNT(answer_fields)};
