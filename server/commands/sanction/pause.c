/* sanction.pause - let somebody read without writing for a while (MO4, MO5). */
#include "noaber/sanction.h"

static const struct nb_field fields[] = {NB_SANCTION_FIELDS(NB_SANCTION_PAUSE_DAYS_MOST)};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct nb_sanction_args, fields);

static enum nb_status
run(struct nb_call *call)
{
	return nb_sanction_impose(call, NB_SANCTION_PAUSE, call->args, call->reply);
}

const struct nb_command nb_cmd_sanction_pause = {
    .name = "sanction.pause",
    .doc =
	"Let somebody read without writing for a while. They are told at once: what, how long, which rule, why, and by whom.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct nb_sanction_args, member),
    .needs = NB_RIGHT_SANCTION_PAUSE,
    .fresh = true,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .audit = NB_AUDIT_SANCTION_IMPOSED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_sanction_reply,
    .emits = NB_EMITS(&nb_event_sanction_changed),
    .run = run,
};
