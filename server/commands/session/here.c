/* session.here - a person is at the device: read, scrolled or touched something. Pages ask by themselves,
 * so for somebody with a hat worn for others only acts keep the session and the shift alive (LE10,
 * QU7); this is the act of who only reads. */
#include "noaber/command.h"

static enum nb_status
run(struct nb_call *call)
{
	(void)call; /* that it was asked is all of it: core/admit.c */
	return NB_OK;
}

const struct nb_command nb_cmd_session_here = {
    .name = "session.here",
    .doc =
	"You are at your device, reading. For who wears a hat for others, only acts and this keep the "
	"session and the shift alive; a page that asks by itself does not.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .run = run,
};
