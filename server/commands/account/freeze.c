/* account.freeze - one tap, and nobody can use the account until its owner opens it (S8). */
#include "noaber/account.h"

static enum nb_status
run(struct nb_call *call)
{
	return nb_account_leave_for(call, NB_LIFE_FROZEN, 0);
}

const struct nb_command nb_cmd_account_freeze = {
    .name = "account.freeze",
    .doc = "Lock the account: all sessions end at once. It opens with the recovery phrase, or by "
	   "signing in and saying so.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ACCOUNT_FROZEN,
    .essential = true,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
