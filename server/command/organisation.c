/*
 * organisation.c - attempts to sign in through an organisation, and links of accounts to it.
 *
 * The store keeps hashes: of the state that went through the browser, of the key that stayed in its
 * tab, of what the provider calls somebody. Nonce and PKCE verifier are derived from the state under
 * a key of the vault, so no row holds anything that could finish an attempt.
 * Not here: the provider and its tokens (server/oidc).
 */
#include "noaber/organisation.h"

#include "noaber/secret.h"

#include <string.h>

#define ATTEMPTS_MOST 4096 /* at the same time; the oldest gives way */

static const struct nb_field begin_args[] = {
    NB_FIELD_TEXT(struct nb_begin_args, browser_key, NB_BROWSER_KEY_CHARACTERS,
                  NB_BROWSER_KEY_CHARACTERS,
                  "256 random bits in base64url that this tab keeps until it is back"),
};
const struct nb_shape nb_shape_begin_args = NB_SHAPE_OF(struct nb_begin_args, begin_args);

static const struct nb_field begin_reply[] = {
    NB_FIELD_TEXT(struct nb_begin_reply, url, 0, 0, "where the browser has to go now"),
};
const struct nb_shape nb_shape_begin_reply = {
    .name = "BeginReply",
    .doc = "The way to the organisation; it leads back to /inloggen/terug.",
    .bytes = sizeof(struct nb_begin_reply),
    .fields = begin_reply,
    .field_count = NB_COUNT(begin_reply)};

static struct nb_str
bytes_of(const uint8_t *at, size_t length)
{
	return (struct nb_str){(const char *)at, length};
}

static void
hash_text(struct nb_str text, uint8_t ret[NB_SHA256_BYTES])
{
	nb_secret_sha256(text.at, text.length, ret);
}

/* Apart by what comes before: no two uses of the key give the same value. */
static void
derive(struct nb_call *call, char use, const char *state, char ret[NB_OIDC_STATE_BYTES + 1])
{
	uint8_t keyed[NB_SHA256_BYTES];
	char text[1 + NB_OIDC_STATE_BYTES];

	text[0] = use;
	memcpy(text + 1, state, NB_OIDC_STATE_BYTES);
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_OIDC), text, sizeof(text),
	               keyed);
	nb_secret_base64url(keyed, sizeof(keyed), ret);
	nb_secret_wipe(keyed, sizeof(keyed));
}

static void
fill_attempt(struct nb_call *call, struct nb_oidc_attempt *attempt)
{
	derive(call, 'n', attempt->state, attempt->nonce);
	derive(call, 'v', attempt->state, attempt->verifier);
}

/* ---- leaving ---- */

struct begun {
	struct nb_oidc_attempt attempt;
	struct nb_str url;
};

enum nb_status
nb_organisation_prepare_begin(struct nb_call *call)
{
	struct begun *begun = NB_NEW(call->arena, struct begun);
	uint8_t random[NB_TOKEN_BYTES];

	if (!call->tools->provider)
		return NB_E_NOT_OFFERED;
	if (!begun)
		return NB_E_TOO_LARGE;
	nb_secret_random(random, sizeof(random));
	nb_secret_base64url(random, sizeof(random), begun->attempt.state);
	fill_attempt(call, &begun->attempt);
	call->prepared = begun;
	return nb_oidc_address(call->tools->provider, &begun->attempt, call->arena, &begun->url);
}

enum nb_status
nb_organisation_begin(struct nb_call *call, nb_row account)
{
	const struct nb_begin_args *args = call->args;
	const struct begun *begun = call->prepared;
	struct nb_begin_reply *reply = call->reply;
	uint8_t state[NB_SHA256_BYTES], browser[NB_SHA256_BYTES];

	hash_text(nb_str_from(begun->attempt.state), state);
	hash_text(args->browser_key, browser);
	reply->url = begun->url;
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_OIDC_ATTEMPTS_TRIM,
	                                  NB_BIND(nb_int(ATTEMPTS_MOST - 1)), NULL);
	return status
	           ? status
	           : nb_db_run(call->tools->db, NB_SQL_OIDC_ATTEMPT_ADD,
	                       NB_BIND(nb_bytes(bytes_of(state, sizeof(state))),
	                               nb_bytes(bytes_of(browser, sizeof(browser))),
	                               nb_ref(account), nb_int(call->now_ms + NB_OIDC_ATTEMPT_MS)),
	                       NULL);
}

/* ---- coming back ---- */

/* Whatever is wrong, the answer is one: a state of another browser, purpose or account, or of too
 * long ago, is no attempt of yours. */
static enum nb_status
find_attempt(struct nb_call *call, const struct nb_returned *returned, nb_row account)
{
	uint8_t state[NB_SHA256_BYTES], browser[NB_SHA256_BYTES];
	struct nb_cursor *cursor;

	hash_text(returned->state, state);
	hash_text(returned->browser_key, browser);
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_OIDC_ATTEMPT_FIND,
	                   NB_BIND(nb_bytes(bytes_of(state, sizeof(state)))), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_ATTEMPT_OVER : status;
	struct nb_str kept = nb_cursor_bytes(cursor, 0);
	bool fits = kept.length == sizeof(browser) &&
	            nb_secret_equal(kept.at, browser, sizeof(browser)) &&
	            nb_cursor_int(cursor, 1) == account && nb_cursor_int(cursor, 2) > call->now_ms;
	status = nb_cursor_end(cursor);
	return !status && !fits ? NB_E_ATTEMPT_OVER : status;
}

enum nb_status
nb_organisation_prepare_return(struct nb_call *call, const struct nb_returned *returned,
                               nb_row account)
{
	struct nb_oidc_identity *identity = NB_NEW(call->arena, struct nb_oidc_identity);
	struct nb_oidc_attempt attempt = {0};

	if (!call->tools->provider)
		return NB_E_NOT_OFFERED;
	if (!identity)
		return NB_E_TOO_LARGE;
	call->prepared = identity;
	if (returned->state.length != NB_OIDC_STATE_BYTES) /* counted in characters until here */
		return NB_E_ATTEMPT_OVER;
	enum nb_status status = find_attempt(call, returned, account);
	if (status)
		return status;
	memcpy(attempt.state, returned->state.at, NB_OIDC_STATE_BYTES);
	fill_attempt(call, &attempt);
	const struct nb_oidc_answer answer = {
	    .code = returned->code, .iss = returned->iss, .now_ms = call->now_ms};
	status = nb_oidc_redeem(call->tools->provider, &attempt, &answer, identity);
	nb_secret_wipe(&attempt, sizeof(attempt));
	return status;
}

enum nb_status
nb_organisation_take(struct nb_call *call, const struct nb_returned *returned)
{
	uint8_t state[NB_SHA256_BYTES];
	int64_t taken = 0;

	hash_text(returned->state, state);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_OIDC_ATTEMPT_TAKE,
	              NB_BIND(nb_bytes(bytes_of(state, sizeof(state)))), &taken);
	return !status && !taken ? NB_E_ATTEMPT_OVER : status;
}

/* ---- links ---- */

void
nb_organisation_hash(struct nb_call *call, const char *subject, uint8_t ret[NB_SHA256_BYTES])
{
	char text[1 + NB_SETTING_TEXT_BYTES + NB_OIDC_SUBJECT_BYTES_MOST + 1];
	const char *issuer = call->tools->settings->oidc.issuer;
	size_t issuer_length = strlen(issuer), length = strlen(subject);

	/* A zero byte between: neither can hold one. */
	text[0] = 's';
	memcpy(text + 1, issuer, issuer_length + 1);
	memcpy(text + 1 + issuer_length + 1, subject, length);
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_OIDC), text,
	               1 + issuer_length + 1 + length, ret);
}

enum nb_status
nb_organisation_may_link(struct nb_call *call)
{
	bool allows = false;

	enum nb_status status =
	    nb_organisation_allows(call, call->subject.account, call->subject.hat, &allows);
	return !status && !allows ? NB_E_FORBIDDEN : status;
}

enum nb_status
nb_organisation_allows(struct nb_call *call, nb_row account, enum nb_hat hat, bool *ret_allows)
{
	struct nb_str ours = nb_str_from(call->tools->settings->oidc.organisation);

	*ret_allows = false;
	if (hat != NB_HAT_PROFESSIONAL && hat != NB_HAT_PARTNER)
		return NB_OK;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_GRANTS_OF_HAT,
	                                      NB_BIND(nb_int(account), nb_int(hat)));
	while (nb_cursor_next(cursor)) {
		bool holds = call->now_ms >= nb_cursor_int(cursor, 4) &&
		             call->now_ms < nb_cursor_int(cursor, 5);
		bool is_ours = !ours.length || (nb_cursor_int(cursor, 1) == NB_SCOPE_ORGANISATION &&
		                                nb_str_equal(nb_cursor_bytes(cursor, 3), ours));
		*ret_allows |= holds && is_ours;
	}
	return nb_cursor_end(cursor);
}
