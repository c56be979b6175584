/* hours.look - the opening hours of a community: its week, and the days it is closed. */
#include "noaber/duty.h"

struct hours_look {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct hours_look, community, NB_ID_COMMUNITY, "of which"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct hours_look, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct nb_hours_kept, blocks, &nb_shape_hours_block, 0, "by day, then by time"),
    NB_FIELD_BOOL(struct nb_hours_kept, on_holidays, "open on public holidays too"),
    NB_FIELD_LIST(struct nb_hours_kept, closed, &nb_shape_closed_day, 0, "today and later"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct nb_hours_kept, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct hours_look *args = call->args;

	return nb_hours_load(call, args->community, call->reply);
}

const struct nb_command nb_cmd_hours_look = {
    .name = "hours.look",
    .doc = "When a community has hosts, on the clock of the Netherlands.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct hours_look, community),
    .needs = NB_RIGHT_COMMUNITY_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
