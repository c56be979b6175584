/* sanction.ban - keep somebody out of a community for a while (MO4). */
#include "noaber/sanction.h"

static const struct nb_field fields[] = {NB_SANCTION_FIELDS(NB_SANCTION_BAN_DAYS_MOST)};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct nb_sanction_args, fields);

static enum nb_status
run(struct nb_call *call)
{
	return nb_sanction_impose(call, NB_SANCTION_BAN, call->args, call->reply);
}

const struct nb_command nb_cmd_sanction_ban = {
    .name = "sanction.ban",
    .doc =
	"Keep somebody out of a community for a while: nothing of it is there for them. They are told at once, as with a pause.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct nb_sanction_args, member),
    .needs = NB_RIGHT_SANCTION_BAN,
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
