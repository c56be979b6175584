/* session.forget_device - others use this computer too: the browser is not to be known again (P11). */
#include "noaber/command.h"

static enum nb_status
run(struct nb_call *call)
{
	nb_outbox_device(call, NB_STR("-"));
	return NB_OK;
}

const struct nb_command nb_cmd_session_forget_device = {
    .name = "session.forget_device",
    .doc =
	"Forget that somebody signed in with this browser: the cookie `__Host-nb-device` expires.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_ACT,
    .run = run,
};
