/* message.show - a host puts a hidden message back, with a reason. */
#include "noaber/notices.h"
#include "noaber/people.h"

struct message_show {
	nb_row message;
	struct nb_str reason;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_show, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_TEXT(struct message_show, reason, 3, 500, "why; its author can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_show, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct message_show *args = call->args;
	struct nb_seq_reply *reply = call->reply;

	return nb_moderate(call, NB_MESSAGE_VISIBLE, args->reason, NB_ROOM_EVENT_SHOWN,
	                   &reply->seq);
}

const struct nb_command nb_cmd_message_show = {
    .name = "message.show",
    .doc = "Show a hidden message again.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_show, message),
    .needs = NB_RIGHT_MESSAGE_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_SHOWN,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_shown, &nb_event_room_changed, &nb_event_notice_changed),
    .run = run,
};
