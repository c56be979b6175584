/* introduction.list - who asks to come in where I am a host. */
#include "noaber/introductions.h"

struct introduction_list_reply {
	struct nb_list introductions;
	bool more;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct introduction_list_reply, introductions, &nb_shape_introduction_ask, 0,
                  "the longest wait first, at most 50"),
    NB_FIELD_BOOL(struct introduction_list_reply, more, "more wait than are shown"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct introduction_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct introduction_list_reply *reply = call->reply;

	return nb_view_introduction_asks(call, &reply->introductions, &reply->more);
}

const struct nb_command nb_cmd_introduction_list = {
    .name = "introduction.list",
    .doc = "Who asks to come into the communities that you host and are a member of. Empty for "
	   "everybody else.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
