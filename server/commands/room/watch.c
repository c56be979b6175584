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
	int64_t held;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct room_watch_reply, head_seq, 0, 0, "number of the newest event"),
    NB_FIELD_INT_OPT(struct room_watch_reply, held, 0, 0,
                     "messages that wait for a host; for who may judge them"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct room_watch_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct room_watch_reply *reply = call->reply;
	const struct nb_object *object = &call->object;

	reply->head_seq = object->head_seq;
	reply->held = NB_INT_ABSENT;
	enum nb_status status = nb_dispatch_watch(call, object);
	/* What waits has no number, so only this tells what was missed before. */
	if (!status && !nb_rights_decide(NB_RIGHT_MESSAGE_JUDGE, &object->situation))
		status = nb_view_held_count(call, object->room, &reply->held);
	return status;
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
