/* room.unwatch - no more events of a room on this connection. */
#include "noaber/views.h"

struct room_unwatch {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_unwatch, room, NB_ID_ROOM, "the room"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_unwatch, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_unwatch *args = call->args;

	nb_outbox_unwatch(call, args->room, NB_AUDIENCE_MEMBERS);
	return NB_OK;
}

const struct nb_command nb_cmd_room_unwatch = {
    .name = "room.unwatch",
    .doc = "No more events of a room on this connection.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_ROOM(struct room_unwatch, room),
    .needs = NB_RIGHT_ROOM_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .run = run,
};
