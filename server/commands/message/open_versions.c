/* message.open_versions - a host reads how a message was before it was changed. */
#include "noaber/talk.h"

struct message_open_versions {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct message_open_versions, message, NB_ID_MESSAGE, "the message"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct message_open_versions, fields);

static enum nb_status
run(struct nb_call *call)
{
	struct nb_versions_reply *reply = call->reply;

	return nb_view_versions(call, &reply->versions);
}

const struct nb_command nb_cmd_message_open_versions = {
    .name = "message.open_versions",
    .doc =
	"How a message of another read before it was changed, for a host; it is written down, and its author can see that it was read.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct message_open_versions, message),
    .needs = NB_RIGHT_MESSAGE_MODERATE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_MESSAGE_VERSIONS_READ,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_versions_reply,
    .run = run,
};
