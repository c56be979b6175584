/* message.hide - a host takes a message out of sight, with a reason. */
#include "noaber/notices.h"
#include "noaber/people.h"

struct message_hide {
	nb_row message;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_hide, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_TEXT(struct message_hide, reason, 3, 500, "why; its author can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_hide, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_hide *args = call->args;
	struct nb_seq_reply *reply = call->reply;

	return nb_moderate(call, NB_MESSAGE_HIDDEN, args->reason, NB_ROOM_EVENT_HIDDEN,
	                   &reply->seq);
}

const struct nb_command nb_cmd_message_hide = {
    .name = "message.hide",
    .doc = "Hide a message from the room; its author is told why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_hide, message),
    .needs = NB_RIGHT_MESSAGE_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_HIDDEN,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_hidden, &nb_event_room_changed, &nb_event_notice_changed),
    .run = run,
};
