/*
 * session.c - sessions: an opaque token in a cookie, its hash in the store.
 * Not here: which connection belongs to which session (core).
 */
#include "noaber/command.h"
#include "noaber/life.h"
#include "noaber/places.h"
#include "noaber/secret.h"

#include <string.h>

#define MINUTE_MS (60 * 1000)
#define HOUR_MS (60 * MINUTE_MS)

static struct nb_str
bytes_of(const uint8_t *at, size_t length)
{
	return (struct nb_str){(const char *)at, length};
}

/* What a device calls itself may say where somebody lives or works: sealed like a name (P6). */
static enum nb_status
seal_device(struct nb_call *call, nb_row account, nb_row session, struct nb_str device,
            struct nb_str *ret_sealed)
{
	const struct nb_seal_place place = nb_place_session_device(session);
	struct nb_cursor *cursor;

	*ret_sealed = (struct nb_str){NULL, 0};
	if (!device.length)
		return NB_OK;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(account)), &cursor);
	if (status)
		return status;
	nb_row key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status ? status
	              : nb_vault_seal(call->tools->vault, key, &place, device, call->arena,
	                              ret_sealed);
}

/* 256 random bits for the cookie; only their hash is stored (A5). */
static void
make_token(char ret_text[NB_TOKEN_TEXT_BYTES + 1], uint8_t ret_hash[NB_SHA256_BYTES])
{
	uint8_t token[NB_TOKEN_BYTES];

	nb_secret_random(token, sizeof(token));
	nb_secret_base64url(token, sizeof(token), ret_text);
	nb_secret_sha256(token, sizeof(token), ret_hash);
	nb_secret_wipe(token, sizeof(token));
}

struct nb_idle_limits
nb_session_idle_limits(const struct nb_call *call)
{
	const struct nb_settings *settings = call->tools->settings;

	return (struct nb_idle_limits){
	    .residents_ms = call->now_ms - settings->idle_minutes * MINUTE_MS,
	    .staff_ms = call->now_ms - settings->idle_staff_minutes * MINUTE_MS,
	};
}

enum nb_status
nb_session_begin(struct nb_call *call, const struct nb_new_session *begun)
{
	nb_row account = begun->account;
	uint8_t hash[NB_SHA256_BYTES];
	char text[NB_TOKEN_TEXT_BYTES + 1];
	struct nb_str device_sealed;
	nb_row session = nb_row_next(call->now_ms);
	int64_t expires_ms = call->now_ms + call->tools->settings->absolute_hours * HOUR_MS;

	call->concerns =
	    (struct nb_concerns){.account = account, .hat = begun->hat, .session = session};
	make_token(text, hash);
	enum nb_status status = seal_device(call, account, session, begun->device, &device_sealed);
	if (!status)
		status =
		    nb_db_run(call->tools->db, NB_SQL_SESSION_ADD,
		              NB_BIND(nb_int(session), nb_int(account),
		                      nb_bytes(bytes_of(hash, sizeof(hash))), nb_int(begun->hat),
		                      nb_bytes(device_sealed), nb_int(call->now_ms),
		                      nb_int(expires_ms), nb_int(begun->proved_ms)),
		              NULL);
	if (!status) /* nothing happens to an account that was kept */
		status = nb_db_run(
		    call->tools->db, NB_SQL_ACCOUNT_GUEST_UNTIL,
		    NB_BIND(nb_int(account), nb_int(expires_ms + NB_GUEST_DAYS * NB_DAY_MS)), NULL);
	if (!status)
		nb_outbox_session_begun(call, session, nb_str_from(text));
	nb_secret_wipe(text, sizeof(text));
	return status;
}

enum nb_status
nb_session_renew(struct nb_call *call)
{
	uint8_t hash[NB_SHA256_BYTES];
	char text[NB_TOKEN_TEXT_BYTES + 1];
	int64_t changed = 0;

	make_token(text, hash);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_SESSION_RENEW,
	              NB_BIND(nb_int(call->subject.session), nb_int(call->subject.account),
	                      nb_bytes(bytes_of(hash, sizeof(hash)))),
	              &changed);
	if (!status && !changed)
		status = NB_E_SIGNED_OUT;
	if (!status)
		nb_outbox_session_begun(call, call->subject.session, nb_str_from(text));
	nb_secret_wipe(text, sizeof(text));
	return status;
}

unsigned
nb_session_relation(const struct nb_call *call)
{
	if (!call->subject.account)
		return 0;
	return call->subject.half ? NB_IS_HALF : NB_IS_SIGNED_IN;
}

static bool
hash_credential(const struct nb_call *call, uint8_t ret_hash[NB_SHA256_BYTES])
{
	uint8_t token[NB_TOKEN_BYTES];

	if (!nb_secret_unbase64url(call->credential, token, sizeof(token)))
		return false;
	nb_secret_sha256(token, sizeof(token), ret_hash);
	nb_secret_wipe(token, sizeof(token));
	return true;
}

static enum nb_status
find(struct nb_call *call, enum nb_sql sql, struct nb_value key, struct nb_subject *ret,
     int64_t *ret_expires_ms)
{
	struct nb_subject subject = {.address = call->subject.address};
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, sql, NB_BIND(key), &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_E_SIGNED_OUT;
	if (status)
		return status;
	subject.session = nb_cursor_int(cursor, 0);
	subject.account = nb_cursor_int(cursor, 1);
	subject.hat = (enum nb_hat)nb_cursor_int(cursor, 2);
	int64_t seen_ms = nb_cursor_int(cursor, 3), expires_ms = nb_cursor_int(cursor, 4);
	subject.lang = (int)nb_cursor_int(cursor, 5);
	subject.guest = nb_cursor_int(cursor, 6) != 0;
	subject.half = nb_cursor_int(cursor, 7) == 0;
	status = nb_cursor_end(cursor);
	if (status)
		return status;
	struct nb_idle_limits limits = nb_session_idle_limits(call);
	int64_t idle_from_ms =
	    subject.hat < NB_HAT_STAFF_FIRST ? limits.residents_ms : limits.staff_ms;
	if (call->now_ms >= expires_ms || seen_ms <= idle_from_ms)
		return NB_E_SIGNED_OUT;
	*ret = subject;
	*ret_expires_ms = expires_ms;
	return NB_OK;
}

enum nb_status
nb_session_of_credential(struct nb_call *call, struct nb_subject *ret, int64_t *ret_expires_ms)
{
	uint8_t hash[NB_SHA256_BYTES];

	if (!hash_credential(call, hash))
		return NB_E_SIGNED_OUT;
	return find(call, NB_SQL_SESSION_BY_TOKEN, nb_bytes(bytes_of(hash, sizeof(hash))), ret,
	            ret_expires_ms);
}

enum nb_status
nb_session_of_row(struct nb_call *call, nb_row session, struct nb_subject *ret,
                  int64_t *ret_expires_ms)
{
	return find(call, NB_SQL_SESSION_BY_ID, nb_int(session), ret, ret_expires_ms);
}

void
nb_session_nonce(struct nb_call *call, char ret[NB_SESSION_NONCE_BYTES + 1])
{
	uint8_t hash[NB_SHA256_BYTES] = {0}, keyed[NB_SHA256_BYTES];

	/* A credential that does not read gives a nonce that nobody can have been given. */
	if (!hash_credential(call, hash))
		nb_secret_random(hash, sizeof(hash));
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_TICKETS), hash, sizeof(hash),
	               keyed);
	nb_secret_base64url(keyed, sizeof(keyed), ret);
}
