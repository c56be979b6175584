/* room.mark_unread - put the read cursor back, because the reader says so. */
#include "noaber/people.h"

struct room_mark_unread {
	nb_row room;
	int64_t seq;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_mark_unread, room, NB_ID_ROOM, "the room"),
    NB_FIELD_INT(struct room_mark_unread, seq, 0, INT64_MAX, "the first number to be new again"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_mark_unread, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_mark_unread *args = call->args;
	struct nb_read_reply *reply = call->reply;

	if (call->object.read_seq == NB_INT_ABSENT)
		return NB_E_NOT_MEMBER;
	bool there = args->seq > 0 && args->seq <= call->object.head_seq;
	return nb_face_read(call, there ? args->seq - 1 : call->object.read_seq, reply);
}

const struct nb_command nb_cmd_room_mark_unread = {
    .name = "room.mark_unread",
    .doc = "Put the read cursor back before a message.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct room_mark_unread, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_read_reply,
    .emits = NB_EMITS(&nb_event_room_read_moved),
    .run = run,
};
