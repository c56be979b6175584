/* room.leave - stop taking part; one's messages stay, one's face in the community too. What still
 * waits for a host goes along: nobody saw it, and its author could not reach it any more. */
#include "noaber/people.h"

struct room_leave {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_leave, room, NB_ID_ROOM, "the room"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_leave, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_leave *args = call->args;

	return nb_face_leave_room(call, call->subject.account, call->object.member, args->room);
}

const struct nb_command nb_cmd_room_leave = {
    .name = "room.leave",
    .doc = "Stop taking part in a room.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct room_leave, room),
    .needs = NB_RIGHT_ROOM_LEAVE,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .run = run,
};
