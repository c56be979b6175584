/* account.close - stop with Noaber: gone at once, undone within 21 days, erased after (ON8). */
#include "noaber/account.h"
#include "noaber/staff.h"

static enum nb_status
run(struct nb_call *call)
{
	struct nb_until_reply *reply = call->reply;
	struct nb_account mine;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);

	if (!status)
		status = nb_keep_last_coordinator(call, call->subject.account);
	if (status)
		return status;
	/* A guest has no way back, so there is nothing to wait for. */
	reply->until_ms = call->now_ms + (mine.passphrase.at ? NB_RETURN_DAYS * NB_DAY_MS : 0);
	return nb_account_leave(call, NB_LIFE_CLOSED, reply->until_ms);
}

const struct nb_command nb_cmd_account_close = {
    .name = "account.close",
    .doc =
	"Close the account: all sessions end. Until the time told, signing in offers to come back; "
	"then names, login and words are erased. A guest is erased at once.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ACCOUNT_CLOSED,
    .fresh = true,
    .essential = true,
    .reply = &nb_shape_until_reply,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
