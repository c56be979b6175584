/* account.change_passphrase - a new passphrase for the old one. At the HTTP door, because only there
 * the session that asks can get its new token (A3). */
#include "noaber/account.h"

struct account_change_passphrase {
	struct nb_str old_passphrase;
	struct nb_str passphrase;
};

struct changed {
	struct nb_str proved; /* the hash of the old passphrase */
	struct nb_str passphrase;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct account_change_passphrase, old_passphrase, 1,
                  NB_PASSPHRASE_CHARACTERS_MOST, "the passphrase until now"),
    NB_FIELD_TEXT(struct account_change_passphrase, passphrase, NB_PASSPHRASE_CHARACTERS_LEAST,
                  NB_PASSPHRASE_CHARACTERS_MOST, "the passphrase from now on"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_change_passphrase, fields);

static enum nb_status
prepare(struct nb_call *call)
{
	const struct account_change_passphrase *args = call->args;
	struct changed *changed = NB_NEW(call->arena, struct changed);
	struct nb_account mine;

	if (!changed)
		return NB_E_TOO_LARGE;
	call->prepared = changed;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);
	if (status)
		return status;
	changed->proved = mine.passphrase;
	if (!nb_account_proves(call, args->old_passphrase, mine.passphrase))
		return NB_E_WRONG_PASSPHRASE;
	return nb_account_hash(call, args->passphrase, &changed->passphrase);
}

/* The session that asks stays, with a new token; a copy of the old cookie is worth nothing. */
static enum nb_status
run(struct nb_call *call)
{
	const struct changed *changed = call->prepared;
	int64_t rows = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_SET_PASSPHRASE,
	              NB_BIND(nb_int(call->subject.account), nb_text(changed->proved),
	                      nb_text(changed->passphrase)),
	              &rows);

	if (!status && !rows) /* changed meanwhile */
		status = NB_E_CONFLICT;
	if (!status)
		status = nb_session_renew(call);
	return status ? status
	              : nb_account_end_sessions(call, call->subject.account, call->subject.session,
	                                        "ended_elsewhere");
}

const struct nb_command nb_cmd_account_change_passphrase = {
    .name = "account.change_passphrase",
    .doc = "Change the passphrase. This session stays with a new token, all others end.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_PASSPHRASE_CHANGED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_session_ended),
    .prepare = prepare,
    .run = run,
};
