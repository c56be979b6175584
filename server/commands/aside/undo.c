/* aside.undo - read somebody again; also somebody who left, so the own list says whom and no target. */
#include "noaber/aside.h"

struct aside_undo {
	nb_row member;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct aside_undo, member, NB_ID_MEMBER, "somebody of aside.list"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct aside_undo, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct aside_undo *args = call->args;

	return nb_aside_undo(call, args->member);
}

const struct nb_command nb_cmd_aside_undo = {
    .name = "aside.undo",
    .doc = "Take a mute or a block back.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_aside_changed),
    .run = run,
};
