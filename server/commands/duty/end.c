/* duty.end - be on duty no longer. */
#include "noaber/duty.h"

struct duty_end {
	nb_row community;
};

struct duty_end_reply {
	struct nb_duty_view *duty;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct duty_end, community, NB_ID_COMMUNITY, "where"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct duty_end, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct duty_end_reply, duty, &nb_shape_duty, "how it stands there now"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct duty_end_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct duty_end *args = call->args;
	struct duty_end_reply *reply = call->reply;
	enum nb_status status = nb_duty_end(call);

	return status ? status : nb_new_duty_view(call, args->community, &reply->duty);
}

const struct nb_command nb_cmd_duty_end = {
    .name = "duty.end",
    .doc = "Be on duty no longer, from now on. Twice is once.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct duty_end, community),
    .needs = NB_RIGHT_DUTY_LEAD,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_duty_changed),
    .run = run,
};
