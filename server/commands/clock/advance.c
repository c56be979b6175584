/* clock.advance - test builds only: let time pass. */
#include "noaber/clock.h"
#include "noaber/views.h"

struct clock_advance {
	int64_t by_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_INT(struct clock_advance, by_ms, 0, INT64_MAX, "milliseconds"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct clock_advance, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct clock_advance *args = call->args;

	nb_clock_advance_ms(args->by_ms);
	return NB_OK;
}

const struct nb_command nb_cmd_clock_advance = {
    .name = "clock.advance",
    .doc = "Test builds only: let time pass for everybody.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK, /* answered before upkeep sees what the time did to its session */
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .run = run,
};
