/* duty.list - who is on duty in a community, when there is somebody, what happens meanwhile. */
#include "noaber/duty.h"

struct duty_list {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct duty_list, community, NB_ID_COMMUNITY, "where"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct duty_list, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct duty_list *args = call->args;

	return nb_view_duty(call, args->community, true, call->reply);
}

const struct nb_command nb_cmd_duty_list = {
    .name = "duty.list",
    .doc = "Who is on duty in a community: a shift that runs, and something done in the last ten "
	   "minutes.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct duty_list, community),
    .needs = NB_RIGHT_COMMUNITY_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &nb_shape_duty,
    .run = run,
};
