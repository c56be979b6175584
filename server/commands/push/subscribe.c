/* push.subscribe - wake this device, for as long as I am signed in on it (S2). */
#include "noaber/wake.h"

struct push_subscribe {
	struct nb_str endpoint;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct push_subscribe, endpoint, 1, NB_PUSH_ENDPOINT_BYTES_MOST,
                  "where the browser can be woken, from its PushManager"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct push_subscribe, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct push_subscribe *args = call->args;

	return nb_wake_put(call, args->endpoint);
}

const struct nb_command nb_cmd_push_subscribe = {
    .name = "push.subscribe",
    .doc =
	"Wake the device of this session when something concerns you and you have no connection: "
	"without a word of what it is, and until the session ends.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .run = run,
};
