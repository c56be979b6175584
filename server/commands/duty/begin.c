/* duty.begin - be on duty in a community, for some hours (QU7, WB3). */
#include "noaber/duty.h"

struct duty_begin {
	nb_row community;
	int64_t minutes;
};

struct duty_begin_reply {
	int64_t until_ms;
	struct nb_duty_view *duty;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct duty_begin, community, NB_ID_COMMUNITY, "where"),
    NB_FIELD_INT(struct duty_begin, minutes, NB_SHIFT_MINUTES_LEAST, NB_SHIFT_MINUTES_MOST,
                 "for how long from now; no shift is longer than four hours"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct duty_begin, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct duty_begin_reply, until_ms, 0, 0, "until when the shift lasts"),
    NB_FIELD_OBJECT(struct duty_begin_reply, duty, &nb_shape_duty, "how it stands there now"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct duty_begin_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct duty_begin *args = call->args;
	struct duty_begin_reply *reply = call->reply;
	enum nb_status status = nb_duty_begin(call, args->minutes, &reply->until_ms);

	return status ? status : nb_new_duty_view(call, args->community, &reply->duty);
}

const struct nb_command nb_cmd_duty_begin = {
    .name = "duty.begin",
    .doc = "Be on duty in a community. Again while the shift runs: go on until then, four hours at "
	   "most after it began.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct duty_begin, community),
    .needs = NB_RIGHT_DUTY_LEAD,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_duty_changed),
    .run = run,
};
