/* duty.off_call - be reached no longer. */
#include "noaber/waiting.h"

struct duty_off_call {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct duty_off_call, community, NB_ID_COMMUNITY, "where"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct duty_off_call, fields);

const struct nb_command nb_cmd_duty_off_call = {
    .name = "duty.off_call",
    .doc = "Cannot be reached any more, from now on. Twice is once.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct duty_off_call, community),
    .needs = NB_RIGHT_DUTY_LEAD,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .run = nb_on_call_end,
};
