/* direct.ask - ask a member of a community to talk, the two of you (S7). */
#include "noaber/talk_of_two.h"

struct direct_ask {
	nb_row member;
	struct nb_str line;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct direct_ask, member, NB_ID_MEMBER, "whom"),
    NB_FIELD_TEXT_OPT(struct direct_ask, line, 1, NB_DIRECT_LINE_MOST,
                      "one line with it; no link, address or telephone number"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct direct_ask, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct direct_ask *args = call->args;

	return nb_direct_ask(call, args->line, call->reply);
}

const struct nb_command nb_cmd_direct_ask = {
    .name = "direct.ask",
    .doc = "Ask somebody to talk, the two of you. A no is never told. When they asked you already, "
	   "the room is there at once.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct direct_ask, member),
    .needs = NB_RIGHT_DIRECT_TALK,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .args = &args_shape,
    .reply = &nb_shape_direct_reply,
    .emits = NB_EMITS(&nb_event_direct_changed),
    .run = run,
};
