/* duty.on_call - be reached in a community for some hours, while nobody is on duty there (QU7). */
#include "noaber/notices.h"
#include "noaber/waiting.h"

struct duty_on_call {
	nb_row community;
	int64_t minutes;
};

struct duty_on_call_reply {
	int64_t until_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct duty_on_call, community, NB_ID_COMMUNITY, "where"),
    NB_FIELD_INT(struct duty_on_call, minutes, NB_ON_CALL_MINUTES_LEAST, NB_ON_CALL_MINUTES_MOST,
                 "for how long from now"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct duty_on_call, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT(struct duty_on_call_reply, until_ms, 0, 0, "until when"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct duty_on_call_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct duty_on_call *args = call->args;
	struct duty_on_call_reply *reply = call->reply;

	return nb_on_call_begin(call, args->minutes, &reply->until_ms);
}

const struct nb_command nb_cmd_duty_on_call = {
    .name = "duty.on_call",
    .doc =
	"Can be reached in a community: you are told when something waits while nobody is on duty, "
	"at most once in ten minutes. You do not count as somebody who is there.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct duty_on_call, community),
    .needs = NB_RIGHT_DUTY_LEAD,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_notice_changed),
    .run = run,
};
