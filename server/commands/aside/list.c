/* aside.list - whom I muted or blocked. */
#include "noaber/aside.h"

struct aside_list_reply {
	struct nb_list people;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct aside_list_reply, people, &nb_shape_aside, 0, "newest first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct aside_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct aside_list_reply *reply = call->reply;

	return nb_view_asides(call, &reply->people);
}

const struct nb_command nb_cmd_aside_list = {
    .name = "aside.list",
    .doc = "Whom you muted or blocked, in every community.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
