/* linkup.withdraw - its author takes a message back from where it was passed on to. */
#include "noaber/linkup.h"

struct linkup_withdraw {
	nb_row message;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct linkup_withdraw, message, NB_ID_MESSAGE, "one of linkup.mine"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct linkup_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct linkup_withdraw *args = call->args;

	return nb_linkup_end(call, args->message);
}

const struct nb_command nb_cmd_linkup_withdraw = {
    .name = "linkup.withdraw",
    .doc =
	"Take your message back from where it was passed on to, at any time. Where you wrote it, "
	"it stays.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct linkup_withdraw, message),
    .needs = NB_RIGHT_LINKUP_ANSWER,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_LINKUP_WITHDRAWN,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_message_removed, &nb_event_message_waits),
    .run = run,
};
