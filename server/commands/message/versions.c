/* message.versions - how one's own message read before it was changed. */
#include "noaber/talk.h"

struct message_versions {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_versions, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_versions, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_versions_reply *reply = call->reply;

	return nb_view_versions(call, &reply->versions);
}

const struct nb_command nb_cmd_message_versions = {
    .name = "message.versions",
    .doc = "How your own message read before you changed it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_MESSAGE(struct message_versions, message),
    .needs = NB_RIGHT_MESSAGE_VERSIONS,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_versions_reply,
    .run = run,
};
