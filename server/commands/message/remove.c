/* message.remove - take one's own message back: the words are destroyed, its place stays. */
#include "noaber/linkup.h"
#include "noaber/notices.h"
#include "noaber/talk.h"

struct message_remove {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_remove, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_remove, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_seq_reply *reply = call->reply;
	enum nb_status status = nb_message_take_back(call, &reply->seq);

	return status ? status : nb_linkup_end(call, call->object.message);
}

const struct nb_command nb_cmd_message_remove = {
    .name = "message.remove",
    .doc = "Take your own message back, at any time.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_remove, message),
    .needs = NB_RIGHT_MESSAGE_REMOVE,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_seq_reply,
    .emits = NB_EMITS(&nb_event_message_removed, &nb_event_room_changed, &nb_event_notice_changed),
    .run = run,
};
