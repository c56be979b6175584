/* direct.end - stop a talk of two; both can still read it. */
#include "noaber/talk_of_two.h"

struct direct_end {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct direct_end, room, NB_ID_ROOM, "the room of the two"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct direct_end, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct direct_end *args = call->args;

	return nb_direct_close(call, args->room, call->object.member);
}

const struct nb_command nb_cmd_direct_end = {
    .name = "direct.end",
    .doc =
	"Stop a talk of two. Nobody writes in it any more; both can read it, until they leave it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct direct_end, room),
    .needs = NB_RIGHT_DIRECT_END,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_direct_changed),
    .run = run,
};
