/* introduction.mine - where I asked to come in, and what was answered. */
#include "noaber/introductions.h"

struct introduction_mine_reply {
	struct nb_list introductions;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct introduction_mine_reply, introductions, &nb_shape_introduction, 0,
                  "your own, also those that were answered in the last week"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct introduction_mine_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct introduction_mine_reply *reply = call->reply;

	return nb_view_introductions(call, &reply->introductions);
}

const struct nb_command nb_cmd_introduction_mine = {
    .name = "introduction.mine",
    .doc = "Where you asked to come in, and how that stands.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
