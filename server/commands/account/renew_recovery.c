/* account.renew_recovery - a new recovery phrase; the old one is worth nothing from then on. */
#include "noaber/account.h"

struct account_renew_recovery {
	struct nb_str passphrase;
};

struct renewed {
	struct nb_str proved; /* the hash of the passphrase that was said */
	struct nb_recovery next;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct account_renew_recovery, passphrase, 1, NB_PASSPHRASE_CHARACTERS_MOST,
                  "the passphrase, so that an open screen is not enough"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_renew_recovery, fields);

static enum nb_status
prepare(struct nb_call *call)
{
	const struct account_renew_recovery *args = call->args;
	struct renewed *renewed = NB_NEW(call->arena, struct renewed);
	struct nb_account mine;

	if (!renewed)
		return NB_E_TOO_LARGE;
	call->prepared = renewed;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);
	if (status)
		return status;
	renewed->proved = mine.passphrase;
	if (!nb_account_proves(call, args->passphrase, mine.passphrase))
		return NB_E_WRONG_PASSPHRASE;
	return nb_account_new_recovery(call, &renewed->next);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct renewed *renewed = call->prepared;
	struct nb_recovery_reply *reply = call->reply;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_SET_RECOVERY,
	              NB_BIND(nb_int(call->subject.account), nb_text(renewed->proved),
	                      nb_text(renewed->next.hash)),
	              &changed);

	if (status)
		return status;
	reply->recovery_phrase = renewed->next.phrase;
	return changed ? NB_OK : NB_E_CONFLICT; /* the passphrase was changed meanwhile */
}

const struct nb_command nb_cmd_account_renew_recovery = {
    .name = "account.renew_recovery",
    .doc = "Make a new recovery phrase, told this one time; the one before stops working.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_RECOVERY_RENEWED,
    .args = &args_shape,
    .reply = &nb_shape_recovery_reply,
    .prepare = prepare,
    .run = run,
};
