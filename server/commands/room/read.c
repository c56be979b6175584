/* room.read - move the read cursor; it only moves forward. */
#include "noaber/people.h"

struct room_read {
	nb_row room;
	int64_t seq;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_read, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT(struct room_read, seq, 0, INT64_MAX, "the last number seen"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_read, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_read *args = call->args;
	struct nb_read_reply *reply = call->reply;

	if (call->object.read_seq == NB_INT_ABSENT)
		return NB_E_NOT_MEMBER;
	return nb_face_read(
	    call, nb_read_cursor(call->object.read_seq, args->seq, call->object.head_seq), reply);
}

const struct nb_command nb_cmd_room_read = {
    .name = "room.read",
    .doc = "Move the read cursor forward.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct room_read, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_read_reply,
    .emits = NB_EMITS(&nb_event_room_read_moved),
    .run = run,
};
