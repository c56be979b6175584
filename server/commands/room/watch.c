/* room.watch - get the events of a room on this connection. */
#include "noaber/views.h"

struct room_watch {
	nb_row room;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_watch, room, NB_ID_ROOM, "the room"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_watch, fields);

struct room_watch_reply {
	int64_t head_seq;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct room_watch_reply, head_seq, 0, 0, "number of the newest event"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_watch_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct room_watch *args = call->args;
	struct room_watch_reply *reply = call->reply;

	reply->head_seq = call->object.head_seq;
	nb_outbox_watch(call, args->room);
	return NB_OK;
}

const struct nb_command nb_cmd_room_watch = {
    .name = "room.watch",
    .doc = "Get the events of a room on this connection.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_ROOM(struct room_watch, room),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
