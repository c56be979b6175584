/* hours.set - other opening hours for a community, all of them at once. */
#include "noaber/duty.h"

struct hours_set {
	nb_row community;
	struct nb_list blocks;
	bool on_holidays;
	struct nb_list closed;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct hours_set, community, NB_ID_COMMUNITY, "of which"),
    NB_FIELD_LIST(struct hours_set, blocks, &nb_shape_hours_block, NB_HOURS_BLOCKS_MOST,
                  "by day, then by time; none over another"),
    NB_FIELD_BOOL(struct hours_set, on_holidays, "open on public holidays too"),
    NB_FIELD_LIST(struct hours_set, closed, &nb_shape_closed_day, NB_CLOSED_DAYS_MOST,
                  "days without hosts"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct hours_set, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct hours_set *args = call->args;
	const struct nb_hours_kept hours = {args->blocks, args->on_holidays, args->closed};
	enum nb_status status = nb_hours_store(call, args->community, &hours);

	return status ? status : nb_duty_tell(call, args->community);
}

const struct nb_command nb_cmd_hours_set = {
    .name = "hours.set",
    .doc = "Set when a community has hosts: its week, public holidays and own closed days, instead "
	   "of what was there.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct hours_set, community),
    .needs = NB_RIGHT_HOURS_SET,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_duty_changed),
    .run = run,
};
