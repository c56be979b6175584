/* account.renew_recovery - a new recovery phrase; the old one is worth nothing from then on. An open
 * screen is not enough for it: it asks for a fresh proof. */
#include "noaber/account.h"

static enum nb_status
prepare(struct nb_call *call)
{
	struct nb_recovery *next = NB_NEW(call->arena, struct nb_recovery);

	if (!next)
		return NB_E_TOO_LARGE;
	call->prepared = next;
	return nb_account_new_recovery(call, next);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_recovery *next = call->prepared;
	struct nb_recovery_reply *reply = call->reply;
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_SET_RECOVERY,
	              NB_BIND(nb_int(call->subject.account), nb_text(next->hash)), &changed);

	if (status)
		return status;
	reply->recovery_phrase = next->phrase;
	return changed ? NB_OK : NB_E_KEEP_FIRST; /* a guest has nothing to recover */
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
    .fresh = true,
    .reply = &nb_shape_recovery_reply,
    .prepare = prepare,
    .run = run,
};
