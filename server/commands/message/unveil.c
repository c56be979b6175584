/* message.unveil - a host reads a hidden message, to judge it again. */
#include "noaber/views.h"

struct message_unveil {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_unveil, message, NB_ID_MESSAGE, "the hidden message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_unveil, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_message_event *reply = call->reply;
	struct nb_reader reader = nb_reader_of(call);

	if (call->object.message_state != NB_MESSAGE_HIDDEN)
		return NB_E_CONFLICT;
	reader.unveils = true;
	return nb_view_message(call, call->object.room, call->object.message, reader,
	                       &reply->message);
}

const struct nb_command nb_cmd_message_unveil = {
    .name = "message.unveil",
    .doc = "The words of a hidden message, for a host; it is written down, and its author can see "
	   "that it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_unveil, message),
    .needs = NB_RIGHT_MESSAGE_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_UNVEILED,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_message_event,
    .run = run,
};
