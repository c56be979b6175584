/* message.open_held - a host reads a message that waits, to decide about it (MO12, MO13). */
#include "noaber/people.h"

struct message_open_held {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_open_held, message, NB_ID_MESSAGE, "the message that waits"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_open_held, fields);

struct message_open_held_reply {
	struct nb_held_view *held;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct message_open_held_reply, held, &nb_shape_held, "with its words"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct message_open_held_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct message_open_held_reply *reply = call->reply;
	struct nb_list list = {nb_arena_array(call->arena, 1, sizeof(struct nb_held_view)), 0};

	if (!list.at)
		return NB_E_TOO_LARGE;
	if (call->object.held_state != NB_HELD_WAITING)
		return NB_E_CONFLICT;
	enum nb_status status =
	    nb_view_held(call, NB_SQL_HELD_ONE, call->object.message, true, &list);
	reply->held = list.at;
	return status;
}

const struct nb_command nb_cmd_message_open_held = {
    .name = "message.open_held",
    .doc = "The words of a message that waits, for a host; it is written down, and its author can "
	   "see that it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_HELD(struct message_open_held, message),
    .needs = NB_RIGHT_MESSAGE_JUDGE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_HELD_READ,
    .essential = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
