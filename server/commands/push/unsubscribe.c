/* push.unsubscribe - leave this device alone. */
#include "noaber/wake.h"

static enum nb_status
run(struct nb_call *call)
{
	return nb_db_run(call->tools->db, NB_SQL_PUSH_DROP, NB_BIND(nb_int(call->subject.session)),
	                 NULL);
}

const struct nb_command nb_cmd_push_unsubscribe = {
    .name = "push.unsubscribe",
    .doc = "Wake the device of this session no more.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .run = run,
};
