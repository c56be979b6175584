/* account.pause - away for some days: signed out everywhere, listed nowhere, back by itself (ON8). */
#include "noaber/account.h"

struct account_pause {
	int64_t days;
};

static const struct nb_field fields[] = {
    NB_FIELD_INT(struct account_pause, days, NB_PAUSE_DAYS_LEAST, NB_PAUSE_DAYS_MOST,
                 "how many days"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_pause, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct account_pause *args = call->args;
	struct nb_until_reply *reply = call->reply;

	reply->until_ms = call->now_ms + args->days * NB_DAY_MS;
	return nb_account_leave_for(call, NB_LIFE_PAUSED, reply->until_ms);
}

const struct nb_command nb_cmd_account_pause = {
    .name = "account.pause",
    .doc =
	"Pause for some days: all sessions end, hosts are not listed. Signing in asks whether to "
	"come back; on the day it ends by itself.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ACCOUNT_PAUSED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_until_reply,
    .emits = NB_EMITS(&nb_event_session_ended),
    .run = run,
};
