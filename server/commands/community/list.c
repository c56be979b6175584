/* community.list - all communities one may see. */
#include "noaber/views.h"

struct community_list_reply {
	struct nb_list communities;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct community_list_reply, communities, &nb_shape_community, 0, "by name"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct community_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct community_list_reply *reply = call->reply;

	return nb_view_communities(call, 0, &reply->communities);
}

const struct nb_command nb_cmd_community_list = {
    .name = "community.list",
    .doc = "All communities you may see.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
