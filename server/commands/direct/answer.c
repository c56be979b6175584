/* direct.answer - yes or no to somebody who asked to talk; a no is not told. */
#include "noaber/talk_of_two.h"

struct direct_answer {
	nb_row member;
	bool yes;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct direct_answer, member, NB_ID_MEMBER, "who asked"),
    NB_FIELD_BOOL(struct direct_answer, yes, "yes makes a room of the two; no is told to nobody"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct direct_answer, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct direct_answer *args = call->args;

	return nb_direct_answer(call, args->yes, call->reply);
}

const struct nb_command nb_cmd_direct_answer = {
    .name = "direct.answer",
    .doc = "Say yes or no to somebody who asked you to talk.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct direct_answer, member),
    .needs = NB_RIGHT_DIRECT_TALK,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .reply = &nb_shape_direct_reply,
    .emits = NB_EMITS(&nb_event_direct_changed),
    .run = run,
};
