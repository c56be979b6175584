/* introduction.withdraw - not come in after all; the words are gone at once. */
#include "noaber/introductions.h"

struct introduction_withdraw {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct introduction_withdraw, community, NB_ID_COMMUNITY, "where you asked"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct introduction_withdraw, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct introduction_withdraw *args = call->args;

	return nb_introduction_withdraw(call, args->community);
}

/* About one's own ask alone, so it can be taken back whatever became of the community. */
const struct nb_command nb_cmd_introduction_withdraw = {
    .name = "introduction.withdraw",
    .doc = "Take back your ask to come in. You may ask there again after a day.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .essential = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_introduction_waits),
    .run = run,
};
