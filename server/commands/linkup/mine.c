/* linkup.mine - what I am asked to pass on, and what stands elsewhere with my yes. */
#include "noaber/linkup.h"

struct linkup_mine_reply {
	struct nb_list linkups;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct linkup_mine_reply, linkups, &nb_shape_linkup, 0, "newest first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct linkup_mine_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct linkup_mine_reply *reply = call->reply;

	return nb_view_linkups(call, &reply->linkups);
}

const struct nb_command nb_cmd_linkup_mine = {
    .name = "linkup.mine",
    .doc = "Messages of yours that a host asks to pass on, and those that stand elsewhere.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
