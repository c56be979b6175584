/*
 * factor.c - second things of an account: keeping them, proving one, and how fresh a proof is.
 * Not here: the digits themselves (base/totp.c), what half a session may do (model/rights.c).
 */
#include "noaber/factor.h"

#include "noaber/account.h"
#include "noaber/places.h"
#include "noaber/secret.h"

#include <string.h>

#define MINUTE_MS (60 * 1000)

enum nb_status
nb_factor_count(struct nb_call *call, nb_row account, int64_t *ret)
{
	return nb_db_find_int(
	    call->tools->db, NB_SQL_FACTOR_COUNT,
	    NB_BIND(nb_int(account), nb_int(NB_FACTOR_PASSKEY), nb_int(NB_HAT_STAFF_FIRST)), ret);
}

enum nb_status
nb_factor_proved_at_sign_in(struct nb_call *call, nb_row account, enum nb_hat hat,
                            int64_t *ret_proved_ms)
{
	int64_t count = 0;
	enum nb_status status = nb_factor_count(call, account, &count);

	*ret_proved_ms = nb_hat_begins_half(hat, count > 0) ? 0 : call->now_ms;
	return status;
}

static enum nb_status
key_of(struct nb_call *call, nb_row account, nb_row *ret_key)
{
	return nb_db_find_int(call->tools->db, NB_SQL_ACCOUNT_BY_ID, NB_BIND(nb_int(account)),
	                      ret_key);
}

enum nb_status
nb_factor_add(struct nb_call *call, const struct nb_new_factor *factor)
{
	nb_row row = factor->row ? factor->row : nb_row_next(call->now_ms), key = 0;
	const struct nb_seal_place name_place = nb_place_factor_name(row),
				   secret_place = nb_place_factor_secret(row);
	struct nb_str name, secret;
	enum nb_status status = key_of(call, factor->account, &key);

	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &name_place, factor->name,
		                       call->arena, &name);
	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &secret_place, factor->secret,
		                       call->arena, &secret);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_FACTOR_ADD,
	                 NB_BIND(nb_int(row), nb_int(factor->account), nb_int(factor->kind),
	                         nb_int(factor->begun_by), nb_bytes(name), nb_bytes(secret),
	                         nb_int(call->now_ms)),
	                 NULL);
}

enum nb_status
nb_factor_may_add(struct nb_call *call)
{
	int64_t count = 0;
	enum nb_status status = nb_factor_count(call, call->subject.account, &count);

	if (!status && call->subject.guest)
		status = NB_E_KEEP_FIRST;
	return !status && count >= NB_FACTORS_MOST ? NB_E_CONFLICT : status;
}

/* Sessions from before were begun with less than is asked from now on. */
static enum nb_status
begin_asking(struct nb_call *call, struct nb_list *ret_codes)
{
	enum nb_status status = nb_factor_new_codes(call, ret_codes);

	return status ? status
	              : nb_account_end_sessions(call, call->subject.account, call->subject.session,
	                                        "ended_elsewhere");
}

enum nb_status
nb_factor_count_in(struct nb_call *call, nb_row factor, struct nb_list *ret_codes)
{
	int64_t before = 0, after = 0;
	enum nb_status status = nb_factor_count(call, call->subject.account, &before);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_FACTOR_COUNT_IN, NB_BIND(nb_int(factor)),
		                   NULL);
	if (!status)
		status = nb_session_prove(call);
	if (!status)
		status = nb_factor_count(call, call->subject.account, &after);
	return status || before || !after ? status : begin_asking(call, ret_codes);
}

static const struct nb_field codes_reply[] = {
    NB_FIELD_TEXTS(
	struct nb_codes_reply, codes,
	"recovery codes to write down, told this once; none when there are some already"),
};
const struct nb_shape nb_shape_codes_reply = {.name = "CodesReply",
                                              .doc = "Recovery codes.",
                                              .bytes = sizeof(struct nb_codes_reply),
                                              .fields = codes_reply,
                                              .field_count = NB_COUNT(codes_reply)};

/* ---- proving ---- */

struct candidate {
	nb_row row;
	int64_t step;
};

/* Looks at one code app; one whose seed does not open is passed over (O7). */
static bool
fits(struct nb_call *call, struct nb_cursor *cursor, struct nb_str code, struct candidate *ret)
{
	nb_row row = nb_cursor_int(cursor, 0);
	const struct nb_seal_place place = nb_place_factor_secret(row);
	struct nb_str key;

	if (nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 3), &place,
	                    nb_cursor_bytes(cursor, 1), call->arena, &key) ||
	    key.length != NB_TOTP_KEY_BYTES)
		return false;
	ret->row = row;
	return nb_totp_accepts((const uint8_t *)key.at, code, call->now_ms,
	                       nb_cursor_int(cursor, 2), &ret->step);
}

enum nb_status
nb_factor_prove_totp(struct nb_call *call, struct nb_str code, nb_row begun_by, nb_row *ret_factor)
{
	struct candidate found = {0, 0};
	bool fitting = false;
	int64_t changed = 0;
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_FACTORS_OF_KIND,
	    NB_BIND(nb_int(call->subject.account), nb_int(NB_FACTOR_TOTP), nb_int(begun_by)));

	while (nb_cursor_next(cursor))
		fitting = fitting || fits(call, cursor, code, &found);
	enum nb_status status = nb_cursor_end(cursor);
	if (!status && fitting)
		status = nb_db_run(
		    call->tools->db, NB_SQL_FACTOR_USE,
		    NB_BIND(nb_int(found.row), nb_int(found.step), nb_int(call->now_ms)), &changed);
	if (!status && !changed)
		status = NB_E_WRONG_CODE;
	if (!status && ret_factor)
		*ret_factor = found.row;
	return status;
}

enum nb_status
nb_session_prove(struct nb_call *call)
{
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_SESSION_PROVE,
	              NB_BIND(nb_int(call->subject.session), nb_int(call->subject.account),
	                      nb_int(call->now_ms)),
	              NULL);

	call->concerns.session = call->subject.session;
	return status ? status : nb_session_renew(call);
}

/* ---- fresh ---- */

/* Half a session that has nothing to prove may set up its first thing, and only that. */
static enum nb_status
half_is_fresh(struct nb_call *call)
{
	int64_t count = 0;
	enum nb_status status = nb_factor_count(call, call->subject.account, &count);

	return !status && count ? NB_E_FACTOR_NEEDED : status;
}

/* Read from the rows, not from what a connection remembers: proving was at the other door, and who was
 * a guest at hello may have kept the account since. A guest has no secret to prove with. */
enum nb_status
nb_session_is_fresh(struct nb_call *call)
{
	int64_t fresh_ms = call->tools->settings->fresh_minutes * MINUTE_MS;
	struct nb_cursor *cursor;

	if (call->subject.half)
		return half_is_fresh(call);
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_SESSION_PROVED,
	                                       NB_BIND(nb_int(call->subject.session)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_SIGNED_OUT : status;
	bool fresh =
	    call->now_ms < nb_cursor_int(cursor, 0) + fresh_ms || nb_cursor_int(cursor, 1) != 0;
	status = nb_cursor_end(cursor);
	return status || fresh ? status : NB_E_PROOF_NEEDED;
}
