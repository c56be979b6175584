/* message.look - one message as it stands now, for this reader. */
#include "noaber/views.h"

struct message_look {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_look, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_look, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_message_event *reply = call->reply;

	return nb_view_message(call, call->object.room, call->object.message, nb_reader_of(call),
	                       &reply->message);
}

const struct nb_command nb_cmd_message_look = {
    .name = "message.look",
    .doc = "One message as it stands now; its author and hosts see why it was hidden, and "
	   "its author the words.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_MESSAGE(struct message_look, message),
    .needs = NB_RIGHT_ROOM_READ,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_message_event,
    .run = run,
};
