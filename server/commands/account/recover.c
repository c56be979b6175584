/* account.recover - the passphrase is lost: set a new one with the recovery phrase. */
#include "noaber/account.h"

struct account_recover {
	struct nb_str login;
	struct nb_str recovery_phrase;
	struct nb_str passphrase;
};

/* What the slow lane found out and made. */
struct recovered {
	struct nb_account proved;
	struct nb_str passphrase;
	struct nb_recovery next;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct account_recover, login, 1, NB_LOGIN_CHARACTERS_MOST, "the login name"),
    NB_FIELD_TEXT(struct account_recover, recovery_phrase, 1, NB_RECOVERY_CHARACTERS_MOST,
                  "the words; capitals, commas and spaces do not matter"),
    NB_FIELD_TEXT(struct account_recover, passphrase, NB_PASSPHRASE_CHARACTERS_LEAST,
                  NB_PASSPHRASE_CHARACTERS_MOST, "the passphrase from now on"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_recover, fields);

/* An unknown name, an account without a phrase and a wrong phrase cost one hash each and get the
 * same answer (A6). */
static enum nb_status
prepare(struct nb_call *call)
{
	const struct account_recover *args = call->args;
	struct recovered *recovered = NB_NEW(call->arena, struct recovered);

	if (!recovered)
		return NB_E_TOO_LARGE;
	call->prepared = recovered;
	enum nb_status status = nb_account_by_login(call, args->login, &recovered->proved);
	if (status && status != NB_E_NOT_FOUND)
		return status;
	if (!nb_account_recovers(call, args->recovery_phrase, recovered->proved.recovery))
		return NB_E_WRONG_RECOVERY;
	status = nb_account_hash(call, args->passphrase, &recovered->passphrase);
	return status ? status : nb_account_new_recovery(call, &recovered->next);
}

/* The phrase opens a locked account; one that pauses or is closed is asked about when signing in. */
static enum nb_status
unlock(struct nb_call *call, nb_row account)
{
	struct nb_account now;
	enum nb_status status = nb_account_by_row(call, account, &now);

	if (status)
		return status;
	if (nb_life_may_enter(now.life, now.due_ms, call->now_ms, true)) /* gone for good (A6) */
		return NB_E_WRONG_RECOVERY;
	return now.life == NB_LIFE_FROZEN ? nb_account_return(call, account) : NB_OK;
}

/* No session begins here: signing in follows, with the choice of a hat. */
static enum nb_status
run(struct nb_call *call)
{
	const struct recovered *recovered = call->prepared;
	const struct nb_account *proved = &recovered->proved;
	struct nb_recovery_reply *reply = call->reply;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_RECOVER,
	              NB_BIND(nb_int(proved->account), nb_text(proved->recovery),
	                      nb_text(recovered->passphrase), nb_text(recovered->next.hash)),
	              &changed);

	if (status)
		return status;
	if (!changed) /* used a moment ago: a phrase works once (A9) */
		return NB_E_WRONG_RECOVERY;
	call->concerns = (struct nb_concerns){.account = proved->account, .hat = NB_HAT_RESIDENT};
	status = unlock(call, proved->account);
	if (status)
		return status;
	reply->recovery_phrase = recovered->next.phrase;
	return nb_account_end_sessions(call, proved->account, 0, "ended_elsewhere");
}

const struct nb_command nb_cmd_account_recover = {
    .name = "account.recover",
    .doc = "Set a new passphrase with the recovery phrase. All sessions end, the phrase is used "
	   "up, and a new one is told this one time.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_RECOVER,
    .audit = NB_AUDIT_ACCOUNT_RECOVERED,
    .rate_text_at = NB_RATE_TEXT(struct account_recover, login),
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_recovery_reply,
    .emits = NB_EMITS(&nb_event_session_ended),
    .prepare = prepare,
    .run = run,
};
