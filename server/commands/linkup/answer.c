/* linkup.answer - its author says whether a message may be passed on. */
#include "noaber/linkup.h"
#include "noaber/notices.h"

struct linkup_answer {
	nb_row message;
	bool yes;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct linkup_answer, message, NB_ID_MESSAGE, "one of linkup.mine"),
    NB_FIELD_BOOL(struct linkup_answer, yes, "no is for good, and nobody asks why"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct linkup_answer, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct linkup_answer *args = call->args;

	return nb_linkup_answer(call, args->yes);
}

const struct nb_command nb_cmd_linkup_answer = {
    .name = "linkup.answer",
    .doc = "Say whether your message may be passed on. With a yes it goes there as any message of "
	   "somebody new: it may wait for a host first.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MESSAGE(struct linkup_answer, message),
    .needs = NB_RIGHT_LINKUP_ANSWER,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_LINKUP_ANSWERED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_message_posted, &nb_event_message_waits, &nb_event_notice_changed),
    .run = run,
};
